"""What a reviewer did with one block: the verdict, the edits, the comments, and every problem by name."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from foi_letters.approvals import Comment, Verdict
from foi_letters.errors import Place
from foi_letters.release.finding import Finding, Severity
from foi_letters.wording import dates
from foi_letters.wording.anchors import Found
from foi_letters.wording.manifest import SentBlock
from foi_letters.wording.pack import CONDITIONS, DECISION, LAW_AS_AT, REVIEW_BY, proposed
from foi_letters.wording.proposals import flat, rejected, untracked
from foi_letters.wording.returned import Piece, Revision
from foi_letters.wording.views import accept_all, accept_of, seen
from foi_letters.wording.words import Paragraphs


@dataclass(frozen=True, slots=True)
class Edit:
    """A tracked change of the reviewer's: `kind` is inserted, deleted, moved from, moved to, or stressed."""

    kind: str
    text: str
    author: str
    date: str | None

    def __str__(self) -> str:
        return f"{self.kind} “{self.text}”"


@dataclass(frozen=True, slots=True)
class Form:
    """What the reviewer wrote on the lines to fill in."""

    verdict: Verdict | None = None
    review_by: dt.date | None = None
    law_as_at: dt.date | None = None
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One block as it came back."""

    sent: SentBlock
    form: Form
    wording: Paragraphs
    """The wording with every change accepted: what the reviewer wants."""
    edits: tuple[Edit, ...]
    rejected: tuple[str, ...]
    """The pack's proposals that the reviewer did not take."""
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Whether the reviewer wants other wording than was proposed."""
        return self.wording != self.sent.proposed_words


def reading(
    found: Found, ours: str, comments: tuple[Comment, ...], file: str, *, allow_untracked: bool
) -> Reading:
    """What the reviewer did with a block; `ours` is the author of the pack's own proposals."""
    sent = found.sent
    final, base = seen(found.wording, accept_all), seen(found.wording, accept_of(ours))
    dropped = rejected(proposed(sent.approved_words, sent.proposed_words), base)
    form, unclear = _form(found, Place(file, within=sent.block))
    place = Place(file, within=sent.block)
    findings = [
        *unclear,
        *_anchor_findings(found, place),
        *_unreadable(found, place),
        *_wording_findings(sent, base, final, place),
    ]
    if dropped is None:
        severity = Severity.WARN if allow_untracked else Severity.ERROR
        findings.append(_untracked(untracked(sent.proposed_words, base), severity, place))
    edits = tuple(_edits(found, ours))
    findings += _verdict_findings(form.verdict, edited=flat(final) != flat(sent.proposed_words), place=place)
    taken_back = (f"the insertion of “{edit.text}”" for edit in edits if edit.kind == _TAKEN_BACK)
    return Reading(
        sent, form, final,
        tuple(edit for edit in edits if edit.kind != _TAKEN_BACK),
        (*(str(each) for each in dropped or ()), *taken_back),
        comments, tuple(findings),
    )  # fmt: skip


def _error(rule: str, message: str, place: Place, cure: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, severity, message, place, cure)


# The lines to fill in.


_PROMPT = re.compile(r"\[[^\]]*\]")
_ENDINGS = " .,;:!-–—\u00a0"
_VERDICTS = {
    Verdict.APPROVE: {"approve", "approved", "i approve", "agreed", "agree", "yes", "ok", "okay"},
    Verdict.APPROVE_WITH_CHANGES: {
        f"{approve} {how}"
        for approve in ("approve", "approved", "i approve", "agreed", "agree")
        for how in (
            "with changes",
            "with the changes",
            "with my changes",
            "with amendments",
            "with edits",
            "as amended",
            "as edited",
            "as changed",
            "as marked",
            "subject to changes",
            "subject to my changes",
        )  # fmt: skip
    },
    Verdict.REJECT: {
        "reject",
        "rejected",
        "i reject",
        "not approved",
        "do not approve",
        "refuse",
        "refused",
        "no",
    },
}


def verdict_of(line: str) -> Verdict | None:
    """The verdict in what stands on a decision line. Raises ValueError if it is none that can be told for certain."""
    said = " ".join(_PROMPT.sub(" ", line).lower().split()).strip(_ENDINGS)
    if not said:
        return None
    found = next((verdict for verdict, phrases in _VERDICTS.items() if said in phrases), None)
    if found is None:
        raise ValueError(said)
    return found


def _form(found: Found, place: Place) -> tuple[Form, list[Finding]]:
    findings: list[Finding] = []
    verdict: Verdict | None = None
    try:
        verdict = verdict_of(found.form.get(DECISION, ""))
    except ValueError as error:
        cure = "the line must say approve, approve with changes, or reject; put conditions on the line for conditions"
        findings.append(
            _error("decision-unclear", f"“{error}” is no decision that can be recorded", place, cure)
        )
    days = [_day(found, label, place, findings) for label in (REVIEW_BY, LAW_AS_AT)]
    conditions = _PROMPT.sub("", found.form.get(CONDITIONS, "")).strip()
    return Form(verdict, days[0], days[1], conditions), findings


def _day(found: Found, label: str, place: Place, findings: list[Finding]) -> dt.date | None:
    said = _PROMPT.sub("", found.form.get(label, "")).strip(_ENDINGS)
    day = dates.read(said) if said else None
    if said and day is None:
        cure = "write a date as 1 November 2027"
        findings.append(_error("date-unclear", f"“{said}” on the line “{label}” is not a date", place, cure))
    return day


def _verdict_findings(verdict: Verdict | None, *, edited: bool, place: Place) -> Iterator[Finding]:
    if verdict is None and edited:
        message = "the block was edited and no decision was given; its edits are reported, not written"
        yield _error(
            "no-decision", message, place, "ask the reviewer for a decision and import again", Severity.WARN
        )
    if verdict is Verdict.REJECT and edited:
        message = "the block is rejected; its edits are reported, not written"
        yield _error("rejected-with-edits", message, place, "", Severity.INFO)
    if verdict is Verdict.APPROVE and edited:
        message = "it says approve, and the wording was edited: recorded as approved with changes"
        yield _error("approved-with-edits", message, place, "", Severity.INFO)


# The wording.


def _wording_findings(
    sent: SentBlock, base: Paragraphs, final: Paragraphs, place: Place
) -> Iterator[Finding]:
    if not final:
        cure = "to do without a block, write reject on its decision line"
        yield _error("block-deleted", "all its wording was deleted", place, cure)
        return
    yield from _placeholder_findings(sent, base, final, place)
    stray = [
        token.text
        for paragraph in final
        for token in paragraph.tokens
        if not token.placeholder and token.text in "«»"
    ]
    if stray:
        cure = "restore the placeholder as it was; angle quotes stand for nothing else"
        yield _error("placeholder-broken", "half of a placeholder's «angle quotes» is gone", place, cure)
    hidden = sorted({f"U+{ord(c):04X}" for p in final for t in p.tokens for c in t.text if c in _INVISIBLE})
    if hidden:
        cure = "retype the words around it"
        yield _error(
            "invisible-character",
            f"the wording holds characters that cannot be seen: {', '.join(hidden)}",
            place,
            cure,
        )


_INVISIBLE = frozenset("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _placeholders(paragraphs: Paragraphs) -> Counter[str]:
    return Counter(token.shown for paragraph in paragraphs for token in paragraph.tokens if token.placeholder)


def _placeholder_findings(
    sent: SentBlock, base: Paragraphs, final: Paragraphs, place: Place
) -> Iterator[Finding]:
    """The placeholders must be those sent, or those that stand once rejected proposals are left out."""
    here = _placeholders(final)
    expected = _placeholders(sent.proposed_words)
    if here in (expected, _placeholders(base), _placeholders(sent.approved_words or ())):
        return
    cure = "a placeholder may be moved within its block, not changed, added or deleted; put it back or ask for other wording"
    gone, new = expected - here, here - expected
    if gone:
        yield _error(
            "placeholder-removed", f"gone from the wording: {', '.join(sorted(gone.elements()))}", place, cure
        )
    if new:
        yield _error(
            "placeholder-added", f"not among those sent: {', '.join(sorted(new.elements()))}", place, cure
        )


def _untracked(changes: tuple[str, ...], severity: Severity, place: Place) -> Finding:
    message = f"words were changed with Track Changes off: {'; '.join(changes)}"
    cure = "ask the reviewer whether they are meant; then import again with --allow-untracked"
    return Finding("tracking-off", severity, message, place, cure)


def _anchor_findings(found: Found, place: Place) -> Iterator[Finding]:
    lost = {"code line", "bookmark", "decision line"} - found.anchors
    if lost:
        message = f"found without its {' and '.join(sorted(lost))}"
        yield _error("anchor-lost", message, place, "compare what is reported with the file", Severity.INFO)
    if "decision line" in lost:
        message = "its decision line is gone, so it has no decision"
        yield _error("decision-line-gone", message, place, "ask the reviewer for a decision", Severity.WARN)
    if found.base is not None and not found.sent.wording_hash.startswith(found.base):
        message = f"its code line says base {found.base}; what was sent is {found.sent.wording_hash[:8]}"
        yield _error(
            "wrong-base", message, place, "the block comes from another pack; ask for the file as it was sent"
        )


def _unreadable(found: Found, place: Place) -> Iterator[Finding]:
    for what in sorted({what for paragraph in found.wording for what in paragraph.unreadable}):
        cure = "wording is plain text; ask the reviewer to write it as text or to take it out"
        yield _error("not-text", f"the wording holds {what}", place, cure)


# The tracked edits.


_TAKEN_BACK = "taken back"


def _edits(found: Found, ours: str) -> Iterator[Edit]:
    pieces = ((piece, paragraph) for paragraph in found.wording for piece in paragraph.pieces)
    changes = ((_kind(piece, ours), piece.text) for piece, _ in pieces)
    for key, group in groupby(changes, key=lambda each: each[0]):
        text = " ".join("".join(text for _, text in group).split())
        if key is not None and text:
            kind, revision = key
            yield Edit(kind, text, revision.author, revision.date)
    yield from _paragraph_edits(found, ours)


def _kind(piece: Piece, ours: str) -> tuple[str, Revision] | None:
    """What the reviewer did with a piece. Text inserted and deleted again by the reviewer is nothing."""
    inserted, deleted = piece.tracked.inserted, piece.tracked.deleted
    theirs = [each for each in (inserted, deleted) if each and each.author != ours]
    if deleted in theirs and deleted is not None:
        if inserted in theirs:
            return None
        return (_TAKEN_BACK if inserted else "moved from" if deleted.moved else "deleted"), deleted
    if inserted in theirs and inserted is not None:
        return ("moved to" if inserted.moved else "inserted"), inserted
    if piece.restressed and piece.restressed[0].author != ours and piece.restressed[1] is not piece.stress:
        return "stressed", piece.restressed[0]
    return None


def _paragraph_edits(found: Found, ours: str) -> Iterable[Edit]:
    """Paragraphs begun or joined: changes of the mark where the text around it stays."""
    for paragraph in found.wording:
        inserted, deleted = paragraph.mark.inserted, paragraph.mark.deleted
        if deleted and deleted.author != ours and paragraph.text(accept_all).strip() and not inserted:
            yield Edit(
                "joined the paragraph after", paragraph.text(accept_all).strip(), deleted.author, deleted.date
            )
        if inserted and inserted.author != ours and not deleted:
            yield Edit(
                "began a paragraph after", paragraph.text(accept_all).strip(), inserted.author, inserted.date
            )
