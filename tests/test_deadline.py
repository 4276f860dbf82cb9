"""The time for answering: what restarts it, what does not count, and when a letter is late."""

from datetime import date
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.deadline import Timing, timing
from foi_letters.working_days import read_calendar
from tests.case_texts import changed, written


def _timing(folder: Path, *lines: str, on: str = "2026-10-20") -> Timing:
    case = changed("date: 2026-10-20", "\n".join([f"date: {on}", *lines]))
    file = casefile.load(written(folder, case))
    calendar = read_calendar(file.library.folders, file.case.regime)
    return timing(file.case, calendar, file.dated.time_limits(file.case.regime, file.case.date))


@pytest.mark.parametrize(("on", "late_by"), [("2026-10-29", 0), ("2026-10-30", 1), ("2026-11-02", 2)])
def test_a_letter_is_late_from_the_day_after_the_twentieth_working_day(
    tmp_path: Path, on: str, late_by: int
) -> None:
    found = _timing(tmp_path, on=on)
    assert found.due.last_day == date(2026, 10, 29)
    assert found.late_by == late_by


def test_clarification_that_was_needed_starts_the_time_again(tmp_path: Path) -> None:
    asked = "{event: clarification_asked, date: 2026-10-06}"
    clock = f"clock: [{asked}, {{event: clarification_received, date: 2026-10-13}}]"
    assert _timing(tmp_path, clock).due.last_day == date(2026, 11, 10)


def test_the_days_from_a_fees_notice_to_the_payment_do_not_count(tmp_path: Path) -> None:
    clock = "clock: [{event: fee_asked, date: 2026-10-05}, {event: fee_paid, date: 2026-10-09}]"
    assert _timing(tmp_path, clock).due.last_day == date(2026, 11, 5)


def test_more_time_that_was_taken_too_late_moves_nothing(tmp_path: Path) -> None:
    found = _timing(tmp_path, "holding_letter: 2026-10-30", "extended_to: 2026-11-20", on="2026-11-20")
    assert found.late_by == 16


def test_an_earlier_notice_of_more_time_moves_the_day_after_which_the_letter_is_late(tmp_path: Path) -> None:
    found = _timing(tmp_path, "holding_letter: 2026-10-28", "extended_to: 2026-11-20", on="2026-11-20")
    assert found.late_by == 0
    assert found.due.last_day == date(2026, 10, 29)
