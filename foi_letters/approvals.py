"""The approvals ledger: which wording is approved, by whom, on what law, until when.

`approvals.jsonl` is append-only: one JSON object a line, each naming the hash of the line before it, so that a line
changed, moved, added or taken out of the middle breaks the chain. Lines cut off the end leave a sound chain; they are
found by the head hash, which the audit of every letter records (`Ledger.check_head`).

An approval is of exact words: it is looked up by the block and the hash of its wording, as things stood on the date of
the letter. What was decided later neither helps nor harms a letter, so an old one can be rebuilt as it was.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from foi_letters.errors import InputError, Place, Problem
from foi_letters.yamlmodel import FileModel

GENESIS = "0" * 64
"""The head of a ledger without lines."""

EXPIRING = dt.timedelta(days=30)
"""How long before its review date an approval is said to be expiring."""


class Verdict(StrEnum):
    """What a reviewer decided of a block."""

    APPROVE = "approve"
    APPROVE_WITH_CHANGES = "approve_with_changes"
    REJECT = "reject"
    WITHDRAW = "withdraw"


class State(StrEnum):
    """How a block of wording stands on a date."""

    DRAFT = "draft"
    CHANGED = "changed"
    APPROVED = "approved"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def usable(self) -> bool:
        """Whether a final letter may use the wording."""
        return self in (State.APPROVED, State.EXPIRING)


class LedgerModel(FileModel):
    """Base of what stands in the ledger: text is kept exactly as it was written."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Reply(LedgerModel):
    """An answer in the thread of a comment."""

    author: str
    date: str | None = None
    text: str


class Comment(Reply):
    """A comment of the reviewer, with the words it hangs on: the why of a decision."""

    words: str = ""
    resolved: bool = False
    replies: tuple[Reply, ...] = ()


class Decided(LedgerModel):
    """One decision about one block of wording: what a reviewer says, before it has its place in the chain."""

    block: str
    wording_hash: str = Field(pattern="^[0-9a-f]{64}$")
    text: str
    """The wording that the decision is about, whole: the ledger can say what was approved without the library."""
    used_when: str
    decision: Verdict
    reviewer: str = Field(min_length=1)
    role: str = ""
    date: dt.date
    review_by: dt.date | None = None
    law_as_at: dt.date | None = None
    conditions: str = ""
    pack: str | None = None
    returned_file: str | None = None
    """SHA-256 of the Word file that the decision was read from."""
    comments: tuple[Comment, ...] = ()


class Line(Decided):
    """A decision in its place in the chain."""

    line: int
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Approval:
    """How one wording stands on a date: its state, the line that says so, and the last approval of the block."""

    block: str
    wording_hash: str
    state: State
    line: Line | None
    last_approval: Line | None
    """The latest approval of any wording of this block, whatever became of it."""

    def problem(self, place: Place) -> Problem | None:
        """Why a final letter may not use this wording, or None if it may; `place` is where the wording stands."""
        if self.state.usable:
            return None
        return Problem("wording-not-approved", f"{self.block} {self._why()}", place, _CURE[self.state])

    def _why(self) -> str:
        last = self.last_approval
        approved = f"{last.reviewer} approved it last, on {last.date}" if last else "it was never approved"
        if self.state is State.CHANGED:
            return f"has changed since its approval; {approved}"
        if self.state is State.EXPIRED and last:
            return f"was approved until {last.review_by}; {approved}"
        if self.state is State.WITHDRAWN and self.line:
            return f"was withdrawn by {self.line.reviewer} on {self.line.date}; {approved}"
        return f"is a draft; {approved}"

    def as_audit(self) -> Mapping[str, str | int | None]:
        """The row of this wording under `wording:` in the audit record of a letter."""
        line = self.line.line if self.line else None
        return {
            "block": self.block,
            "hash": self.wording_hash,
            "ledger_line": line,
            "state": self.state.value,
        }


_SEND = "send it to a lawyer with: foi-letters wording pack --changed"
_CURE = {
    State.DRAFT: _SEND,
    State.CHANGED: _SEND,
    State.EXPIRED: _SEND,
    State.WITHDRAWN: "use other wording, or send a new one to a lawyer",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of a ledger whose chain is sound."""

    name: str
    lines: tuple[Line, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Ledger":
        """Read a ledger; one that does not exist has no lines yet.

        Raises InputError naming every line that is damaged or does not follow from the line before it.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return cls(str(path))
        except OSError as error:
            raise InputError(
                [Problem("cannot-read", f"cannot read it: {error.strerror}", Place(str(path)))]
            ) from None
        return cls.parse(data, str(path))

    @classmethod
    def parse(cls, data: bytes, name: str) -> "Ledger":
        """The ledger in `data`; `name` is what errors call it. Raises as `read`."""
        lines: list[Line] = []
        problems: list[Problem] = []
        previous = GENESIS
        for number, raw in enumerate(data.splitlines(keepends=True), 1):
            place = Place(name, number)
            line = _line(raw, place, problems)
            if line is None:
                break  # nothing after a line that cannot be read can be followed
            if (line.line, line.previous) != (number, previous):
                message = "this line does not follow the one before it: a line was added, removed or moved"
                problems.append(Problem("ledger-chain", message, place, _RESTORE))
            lines.append(line)
            previous = line.hash
        if problems:
            raise InputError(problems)
        return cls(name, tuple(lines))

    @property
    def head(self) -> str:
        """The hash of the last line: it stands for everything in the ledger."""
        return self.lines[-1].hash if self.lines else GENESIS

    def check_head(self, head: str, recorded_in: str) -> Problem | None:
        """A problem if a head hash recorded earlier is no longer in the chain: the ledger was cut or replaced."""
        if head == GENESIS or any(line.hash == head for line in self.lines):
            return None
        message = f"the head {head[:12]} recorded in {recorded_in} is not in this ledger: lines were cut off or replaced"
        return Problem("ledger-truncated", message, Place(self.name), _RESTORE)

    def state(self, block: str, wording_hash: str, on: dt.date, *, used_when: str | None = None) -> Approval:
        """How a wording stands on a date. With `used_when`, an approval for another use is not one for this."""
        about = [line for line in self.lines if line.block == block and line.date <= on]
        approvals = [line for line in about if line.decision in _APPROVES]
        same = [line for line in about if line.wording_hash == wording_hash and _same_use(line, used_when)]
        last = same[-1] if same else None
        state = _state(last, on) if last else State.DRAFT
        if state is State.DRAFT and approvals:
            state = State.CHANGED
        return Approval(block, wording_hash, state, last, approvals[-1] if approvals else None)

    def about(self, block: str) -> tuple[Line, ...]:
        """Every line about a block, oldest first."""
        return tuple(line for line in self.lines if line.block == block)


_APPROVES = (Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES)
_RESTORE = "restore the ledger from a copy; never edit it by hand"


def _same_use(line: Line, used_when: str | None) -> bool:
    return used_when is None or line.used_when == used_when


def _state(line: Line, on: dt.date) -> State:
    """The state of a wording by the last line about exactly this wording."""
    if line.decision is Verdict.WITHDRAW:
        return State.WITHDRAWN
    if line.decision is Verdict.REJECT:
        return State.DRAFT
    if line.review_by is None:
        return State.APPROVED
    if on > line.review_by:
        return State.EXPIRED
    return State.EXPIRING if line.review_by - on <= EXPIRING else State.APPROVED


def _line(raw: bytes, place: Place, problems: list[Problem]) -> Line | None:
    """One line of the file, or None, with the problem noted, if it cannot be read as one."""
    if not raw.endswith(b"\n"):
        message = "the last line is incomplete: it was being written when the machine stopped, or it was cut"
        problems.append(Problem("ledger-incomplete", message, place, _RESTORE))
        return None
    try:
        record = json.loads(raw)
        line = Line.model_validate(record)
    except (ValueError, RecursionError) as error:
        problems.append(
            Problem("ledger-damaged", f"this line cannot be read: {_reason(error)}", place, _RESTORE)
        )
        return None
    if chain_hash(record) != line.hash:
        message = "the words of this line are not those that its hash was made of: it was changed"
        problems.append(Problem("ledger-tampered", message, place, _RESTORE))
    return line


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False)
        )
    return "it is not JSON"


def chain_hash(record: Mapping[str, object]) -> str:
    """SHA-256 of a line without its own hash, as JSON with sorted keys and no spaces."""
    rest = {key: value for key, value in record.items() if key != "hash"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def unapproved(approvals: Iterable[tuple[Approval, Place]]) -> tuple[Problem, ...]:
    """Every reason for which a letter that uses these wordings may not be final, for `WordingNotApproved`."""
    found = (approval.problem(place) for approval, place in approvals)
    return tuple(problem for problem in found if problem)
