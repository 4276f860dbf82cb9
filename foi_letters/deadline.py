"""The time for answering: the last day, what stopped or restarted the clock, and by how much a letter is late."""

from dataclasses import dataclass
from datetime import timedelta

from foi_letters.case import Case, LetterKind
from foi_letters.dated_file import TimeLimits
from foi_letters.notice import ClockKind
from foi_letters.working_days import Calendar, DueDate


@dataclass(frozen=True, slots=True)
class Timing:
    """The last day to answer, and how many working days after it the letter is dated."""

    due: DueDate
    late_by: int


def timing(case: Case, calendar: Calendar, limits: TimeLimits) -> Timing:
    """When the case had to be answered. Raises InputError for days outside the calendar.

    Clarification that was needed starts the time again on the day it is received (section 1(3)). The working days from
    a fees notice to the payment do not count (section 10(2)). An earlier notice of more time (section 10(3)), if it was
    given in time, moves the day after which the letter is late, but not the day printed as due.
    """
    received = [each.date for each in case.clock if each.event is ClockKind.CLARIFICATION_RECEIVED]
    due = calendar.due(max([case.received, *received]), limits.answer.days + _days_of_fees(case, calendar))
    if case.letter is LetterKind.INTERNAL_REVIEW and case.review:
        due = calendar.due(case.review.requested, limits.answer_review.days)
    last = max(due.last_day, case.extended_within(due.last_day) or due.last_day)
    return Timing(due, calendar.working_days(last, case.date) if case.date > last else 0)


def _days_of_fees(case: Case, calendar: Calendar) -> int:
    asked = [each.date for each in case.clock if each.event is ClockKind.FEE_ASKED]
    paid = [each.date for each in case.clock if each.event is ClockKind.FEE_PAID]
    return sum(
        calendar.working_days(start - timedelta(days=1), end) for start, end in zip(asked, paid, strict=False)
    )
