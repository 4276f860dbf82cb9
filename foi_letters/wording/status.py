"""How the wording stands on a day, at a glance: each block, its state, who approved it, until when, what changed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from foi_letters.approvals import Line, State, Verdict
from foi_letters.block import Wording
from foi_letters.wording.pack import changed_words
from foi_letters.wording.redline import redline
from foi_letters.wording.sources import Sources
from foi_letters.wording.words import from_yaml


@dataclass(frozen=True, slots=True)
class Row:
    """One block."""

    wording: Wording
    state: State
    approval: Line | None
    """The last approval of any wording of the block."""
    changed_words: int
    """How many words differ from that wording."""


def status(sources: Sources, on: dt.date, ids: Iterable[str] = ()) -> tuple[Row, ...]:
    """The blocks that letters of a day use; with `ids`, of these exemptions or blocks alone."""
    return tuple(_row(sources, wording, on) for wording in sources.current(on, ids))


def _row(sources: Sources, wording: Wording, on: dt.date) -> Row:
    approval = sources.state(wording, on)
    last = approval.last_approval
    changed = changed_words(redline(from_yaml(last.text), from_yaml(wording.text))) if last else 0
    return Row(wording, approval.state, last, changed)


def counts(rows: Iterable[Row]) -> dict[State, int]:
    """How many blocks are in each state, every state named."""
    states = [row.state for row in rows]
    return {state: states.count(state) for state in State}


def verdict_words(verdict: Verdict) -> str:
    """A verdict as a person reads it."""
    return {
        Verdict.APPROVE: "approved",
        Verdict.APPROVE_WITH_CHANGES: "approved with changes",
        Verdict.REJECT: "rejected",
        Verdict.WITHDRAW: "withdrawn",
    }[verdict]
