"""The lines of a block that a reviewer fills in: the decision, the date of review, the law as at, conditions."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foi_letters.approvals import Verdict
from foi_letters.errors import Place
from foi_letters.release.finding import Finding, Severity
from foi_letters.wording import dates
from foi_letters.wording.pack import CONDITIONS, DECISION, LAW_AS_AT, PROMPTS, REVIEW_BY

_ENDINGS = " .,;:!-–—\u00a0[]"
_APPROVE = ("approve", "approved", "i approve", "agree", "agreed", "accept", "accepted")
_WITH = ("change", "changes", "amendment", "amendments", "edit", "edits", "tracked changes")
_AS = ("amended", "changed", "edited", "marked", "tracked")
_VERDICTS = {
    Verdict.APPROVE: {*_APPROVE, "yes", "ok", "okay"},
    Verdict.APPROVE_WITH_CHANGES: {
        *(
            f"{approve} with {whose}{what}"
            for approve in _APPROVE
            for whose in ("", "the ", "my ")
            for what in _WITH
        ),
        *(f"{approve} as {how}" for approve in _APPROVE for how in _AS),
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


@dataclass(frozen=True, slots=True)
class Form:
    """What the reviewer wrote on the lines of one block."""

    verdict: Verdict | None = None
    review_by: dt.date | None = None
    law_as_at: dt.date | None = None
    conditions: str = ""
    findings: tuple[Finding, ...] = ()
    """Lines that cannot be read for certain."""


def read_form(lines: Mapping[str, str], place: Place) -> Form:
    """What stands on the lines, by how each begins; a prompt that still stands counts as nothing."""
    said = {label: text.replace(PROMPTS.get(label, ""), " ").strip() for label, text in lines.items()}
    findings = (*_unclear_verdict(said, place), *_unclear_dates(said, place))
    days = {label: dates.read(said.get(label, "").strip(_ENDINGS)) for label in (REVIEW_BY, LAW_AS_AT)}
    verdict = verdict_of(said.get(DECISION, ""))
    return Form(verdict, days[REVIEW_BY], days[LAW_AS_AT], said.get(CONDITIONS, ""), findings)


def verdict_of(line: str) -> Verdict | None:
    """The verdict that a decision line states in words that leave no doubt; None otherwise."""
    said = " ".join(re.sub(r"[^a-z]+", " ", line.lower()).split())
    return next((verdict for verdict, phrases in _VERDICTS.items() if said in phrases), None)


def _unclear_verdict(said: Mapping[str, str], place: Place) -> Iterator[Finding]:
    line = said.get(DECISION, "").strip(_ENDINGS)
    if line and verdict_of(line) is None:
        message = f"“{line}” is no decision that can be recorded"
        cure = (
            "the line must say approve, approve with changes, or reject; conditions have a line of their own"
        )
        yield Finding("decision-unclear", Severity.ERROR, message, place, cure)


def _unclear_dates(said: Mapping[str, str], place: Place) -> Iterator[Finding]:
    for label in (REVIEW_BY, LAW_AS_AT):
        line = said.get(label, "").strip(_ENDINGS)
        if line and dates.read(line) is None:
            message = f"“{line}” on the line “{label}” is not a date"
            yield Finding("date-unclear", Severity.ERROR, message, place, "write a date as 1 November 2027")
