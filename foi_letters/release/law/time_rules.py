"""Rules TIM: dates agree with the case and the calendar, and a late letter owns up to it."""

import re
from collections.abc import Iterator
from datetime import date

from foi_letters.case import LetterKind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.complaints import complaint_section
from foi_letters.release.law.dates import dates_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees

_ANSWERS = frozenset({LetterKind.RESPONSE})


def _due_date_right(evidence: Evidence) -> Iterator[Hit]:
    if evidence.due is None or evidence.kind is not LetterKind.ACKNOWLEDGEMENT:
        return
    stated = [
        day
        for each in evidence.letter.body
        for day in dates_in(each.text)
        if evidence.on and day > evidence.on
    ]
    if evidence.due not in stated:
        yield Hit(f"the letter does not give {evidence.due} as the last day to answer")


def _last_day(evidence: Evidence) -> date | None:
    """The day after which the letter is late: more time that was taken in time moves it."""
    if evidence.due is None or evidence.case is None:
        return evidence.due
    return max(evidence.due, evidence.case.case.extended_within(evidence.due) or evidence.due)


def _late_letter_apologises(evidence: Evidence) -> Iterator[Hit]:
    last = _last_day(evidence)
    if evidence.kind not in _ANSWERS or last is None or evidence.on is None or evidence.on <= last:
        return
    apologies = list(m.APOLOGY.among(evidence.letter.body))
    if not apologies:
        yield Hit(f"the letter is dated after {evidence.due}, the last day to answer, and does not apologise")
    elif not any(each.section == "10" for each in evidence.cited):
        yield Hit("the letter is late and does not record the breach of section 10", apologies[0])


def _dates_agree(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    stated = {day for each in evidence.letter.passages for day in dates_in(each.text)}
    for what, day in (("was received", case.received), ("is dated", case.date)):
        if day not in stated:
            yield Hit(f"the letter does not give {day}, on which it {what}")


def _no_bare_period(evidence: Evidence) -> Iterator[Hit]:
    rights = set(complaint_section(evidence.letter))
    for passage in evidence.letter.body:
        if (
            passage not in rights
            and re.search(r"within (?:20|40|twenty|forty) working days", passage.text)
            and not dates_in(passage.text)
        ):
            yield Hit("the letter gives a number of working days without the date", passage)


def _extension_within_ceiling(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    extension = evidence.case.case.extension
    ceiling = evidence.extended_due
    if (
        extension
        and ceiling
        and extension.new_date > ceiling
        and not any(each.rule == "S17-07" for each in evidence.case.case.confirmations)
    ):
        yield Hit(
            f"the new date, {extension.new_date}, is later than {ceiling}, the regulator's normal ceiling"
        )


_CASE = Sees.CASE

# fmt: off
RULES = (
    Rule("TIM-01", Severity.BLOCK, "s.10(6)", How.AUTO, _CASE,
         "the last day to answer follows from the calendar of all parts of the United Kingdom", "use the date of `foi-letters due`", _due_date_right),
    Rule("TIM-02", Severity.ERROR, "s.10(1)", How.AUTO, _CASE,
         "a late letter apologises and records the breach", "add the apology", _late_letter_apologises),
    Rule("TIM-03", Severity.ERROR, "s.10", How.AUTO, _CASE,
         "the dates in the letter are those of the case", "correct the dates", _dates_agree),
    Rule("TIM-08", Severity.INFO, "practice", How.AUTO, Sees.LETTER,
         "a number of working days comes with its date", "give the date", _no_bare_period),
    Rule("S17-07", Severity.WARN, "s.10(3), 17(3)", How.SEMI, _CASE,
         "an extension ends within the regulator's normal ceiling", "choose an earlier date, or confirm S17-07 with the reason", _extension_within_ceiling),
)
# fmt: on
