"""What became of a block over time: each decision, and what changed in the words, as a person reads it."""

import datetime as dt
from dataclasses import dataclass

from foi_letters.approvals import Line, Verdict
from foi_letters.errors import InputError, Problem
from foi_letters.wording.redline import Change, Redline, redline
from foi_letters.wording.sources import Sources
from foi_letters.wording.words import Kind, from_yaml

_MARKS = {Kind.TEXT: "", Kind.BULLET: "- ", Kind.NUMBER: "# "}
_SIGNS = {Change.SAME: ("", ""), Change.DELETED: ("[-", "-]"), Change.INSERTED: ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Step:
    """A decision, and how its wording differs from that approved before it; None where it does not."""

    line: Line
    difference: str | None


def history(sources: Sources, block: str) -> tuple[Step, ...]:
    """Every decision about a block, oldest first. Raises InputError where neither ledger nor library knows it."""
    lines = sources.ledger.about(block)
    if not lines and not sources.versions(block):
        message = f"neither the library nor the ledger has a block {block}"
        raise InputError(
            [Problem("unknown-wording", message, None, "foi-letters wording status lists the blocks")]
        )
    steps: list[Step] = []
    approved: str | None = None
    for line in lines:
        steps.append(Step(line, None if approved is None else difference(approved, line.text) or None))
        if line.decision in (Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES):
            approved = line.text
    return tuple(steps)


def text_on(sources: Sources, block: str, on: dt.date) -> str:
    """The wording of a block on a day: the last approved by then, or what the library says for that day.

    Raises InputError where there was none.
    """
    approvals = [
        line for line in sources.ledger.about(block) if line.date <= on and line.decision in _APPROVES
    ]
    return approvals[-1].text if approvals else sources.library.block(block, on).text


_APPROVES = (Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES)


def text_of(sources: Sources, block: str, version: str) -> str:
    """The wording of a block by the number of a line of the ledger, the start of a hash, or the word `library`.

    Raises InputError where no version is called that, or several are.
    """
    found = {
        line.wording_hash: line.text
        for line in sources.ledger.about(block)
        if version in (str(line.line), "")
    }
    found = found or {
        digest: text
        for digest, text in (
            *((line.wording_hash, line.text) for line in sources.ledger.about(block)),
            *((each.wording_hash, each.text) for each in sources.versions(block)),
        )
        if digest.startswith(version)
    }
    if version == "library":
        found = {each.wording_hash: each.text for each in sources.versions(block)[-1:]}
    if len(found) != 1:
        message = f"{block} has {'several versions' if found else 'no version'} called {version}"
        advice = "give the number of a line of its history, the start of a hash, or the word library"
        raise InputError([Problem("unknown-version", message, None, advice)])
    return next(iter(found.values()))


def difference(old: str, new: str) -> str:
    """The redline of two wordings in plain text: [-deleted-] and {+inserted+}; empty where nothing changed."""
    redlined = redline(from_yaml(old), from_yaml(new))
    changed = any(s.change is not Change.SAME for paragraph in redlined for s in paragraph.stretches)
    return _plain(redlined) if changed else ""


def _plain(redlined: Redline) -> str:
    paragraphs = []
    for paragraph in redlined:
        words = []
        for stretch in paragraph.stretches:
            begin, end = _SIGNS[stretch.change]
            words.append(begin + "".join(token.shown for token in stretch.tokens) + end)
        paragraphs.append(_MARKS[paragraph.kind] + "".join(words))
    return "\n".join(paragraphs)
