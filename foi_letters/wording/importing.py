"""Carrying out an answer: the edits go into the YAML, the decisions into the ledger; all of it, or nothing.

Everything is worked out and checked before the first byte is written. The library is written before the ledger, so that a
machine that stops between the two leaves wording that counts as changed, never an approval of words that nobody wrote;
importing the file again then completes it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from foi_letters.approvals import Decided, Verdict
from foi_letters.block import Wording, WordingFile, wording_hash
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption_file import Exemption
from foi_letters.release.finding import Finding, Severity, stopping
from foi_letters.wording import ledger, writeback
from foi_letters.wording.answer import Answer
from foi_letters.wording.reading import Reading
from foi_letters.wording.rewrite import rewritten
from foi_letters.wording.sources import Sources
from foi_letters.wording.words import Paragraphs, collapsed, to_yaml
from foi_letters.wording.writing import replace_text
from foi_letters.yamlfile import Document, parse
from foi_letters.yamlmodel import validate


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decided, in what role, and on which day it is recorded."""

    name: str
    role: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class NewText:
    """New text for one scalar of a file of the library."""

    wording: Wording
    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Import:
    """What importing an answer does, worked out: `findings` are those of the answer and those about carrying it out."""

    answer: Answer
    reviewer: Reviewer | None
    decisions: tuple[Decided, ...]
    files: tuple[tuple[Path, str], ...]
    """The files of the library that change, each with its whole new text."""
    findings: tuple[Finding, ...]

    @property
    def stopped(self) -> bool:
        """Whether something stands against carrying it out."""
        return bool(stopping(self.findings))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands against it, as errors are told."""
        return tuple(Problem(f.rule, f.message, f.place, f.cure or None) for f in stopping(self.findings))


def plan(
    answer: Answer, sources: Sources, day: dt.date, reviewer: str | None = None, role: str = ""
) -> Import:
    """Work out what importing does; writes nothing. Raises InputError when the library or ledger cannot be read."""
    who, unknown = _reviewer(answer, reviewer)
    decided, texts, findings = [], [], [*answer.findings, *unknown]
    for reading in answer.readings:
        if reading.verdict is None:
            continue
        current = _current(sources, reading)
        if current is None:
            findings.append(_stale(sources, reading, answer.returned.name))
        else:
            new = _new_text(sources, current, reading)
            findings += _unwritable(sources, new) if new else ()
            texts += [new] if new else []
            decided.append(_decided(answer, reading, current, new, Reviewer(who or "?", role, day)))
    files, invalid = _files(texts) if not stopping(findings) else ((), ())
    recorded = {_identity(line) for line in sources.ledger.lines}
    fresh = tuple(each for each in decided if _identity(each) not in recorded)
    found = (*findings, *invalid)
    return Import(answer, Reviewer(who, role, day) if who else None, fresh, files, found)


def _identity(decided: Decided) -> tuple[str, str, Verdict, str | None]:
    """What makes two decisions one: a file imported twice, or returned again with more in it, records each once."""
    return decided.block, decided.wording_hash, decided.decision, decided.pack


def carry_out(planned: Import, sources: Sources) -> None:
    """Write the library and the ledger. Raises InputError, with nothing written, where something stands against it."""
    if planned.stopped:
        raise InputError(planned.problems)
    for path, text in planned.files:
        replace_text(path, text)
    if planned.decisions:
        ledger.append(sources.ledger_file, planned.decisions)


def _reviewer(answer: Answer, named: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    """Who decided: as named, or the one person whose edits and comments the file holds."""
    if named or len(answer.people) == 1:
        return named or answer.people[0], ()
    decides = any(reading.verdict for reading in answer.readings)
    who = (
        f"edits and comments are by {', '.join(answer.people)}"
        if answer.people
        else "nobody edited or commented"
    )
    message = f"the file does not say who decided: {who}"
    place = Place(answer.returned.name)
    finding = Finding(
        "reviewer-unknown", Severity.ERROR, message, place, "name the reviewer with --reviewer NAME"
    )
    return None, (finding,) if decides else ()


def _current(sources: Sources, reading: Reading) -> Wording | None:
    """The wording that was sent, as it stands; also when an earlier import has written this very answer already."""
    wanted = {collapsed(reading.sent.text), collapsed(to_yaml(reading.wording))}
    versions = sources.versions(reading.sent.block)
    return next((each for each in versions if collapsed(each.text) in wanted), None)


def _stale(sources: Sources, reading: Reading, file: str) -> Finding:
    block = reading.sent.block
    there = sources.versions(block)
    what = "was changed in the library since the pack was sent" if there else "is no longer in the library"
    place = there[0].place if there else Place(file, within=block)
    return Finding(
        "stale-base", Severity.ERROR, f"{block} {what}", place, "send a new pack, or restore the wording"
    )


def _new_text(sources: Sources, current: Wording, reading: Reading) -> NewText | None:
    """The new text of the block; None where the wording stays, or the reviewer does not approve."""
    approves = reading.verdict in (Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES)
    if not approves or not reading.wording or _says(current, reading.wording):
        return None
    document = sources.library.file(current.id.rpartition("/")[0]).document
    return NewText(
        current, document, rewritten(writeback.scalar(document.value, current.yaml_path), reading.wording)
    )


def _says(current: Wording, wording: Paragraphs) -> bool:
    return collapsed(current.text) == collapsed(to_yaml(wording))


def _unwritable(sources: Sources, new: NewText) -> Iterator[Finding]:
    problem = sources.check_own(new.wording)
    if problem:
        yield Finding(problem.rule, Severity.ERROR, problem.message, problem.place, problem.help or "")


def _decided(
    answer: Answer, reading: Reading, current: Wording, new: NewText | None, by: Reviewer
) -> Decided:
    """The line for the ledger: the wording as it will stand, or for a rejection as it was proposed."""
    assert reading.verdict is not None
    text = new.text.strip() if new else current.text
    return Decided(
        block=reading.sent.block,
        wording_hash=wording_hash(text),
        text=text,
        used_when=reading.sent.used_when,
        decision=reading.verdict,
        reviewer=by.name,
        role=by.role,
        date=by.day,
        review_by=reading.form.review_by,
        law_as_at=reading.form.law_as_at,
        conditions=reading.form.conditions,
        pack=answer.manifest.id,
        returned_file=answer.returned.digest,
        comments=reading.comments,
    )


def _files(texts: Iterable[NewText]) -> tuple[tuple[tuple[Path, str], ...], tuple[Finding, ...]]:
    """The whole new text of every file concerned, each checked as the library checks it."""
    by_file: dict[Path, list[NewText]] = {}
    for new in texts:
        by_file.setdefault(new.wording.file.path, []).append(new)
    files: list[tuple[Path, str]] = []
    findings: list[Finding] = []
    for path, news in by_file.items():
        document = news[0].document
        text = writeback.replaced(document, {new.wording.yaml_path: new.text for new in news})
        files.append((path, text))
        findings += _invalid(parse(text, document.name))
    return tuple(files), tuple(findings)


def _invalid(document: Document) -> Iterator[Finding]:
    is_exemption = isinstance(document.value, dict) and "limbs" in document.value
    try:
        validate(document, Exemption if is_exemption else WordingFile)
    except InputError as error:
        for each in error.problems:
            yield Finding(
                each.rule, Severity.ERROR, f"as edited: {each.message}", each.place, each.help or ""
            )
