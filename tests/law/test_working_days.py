"""Working days: the last day to answer, by the bank holidays of the parts that the regime looks to."""

import runpy
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.errors import FoiLettersError, InputError
from foi_letters.regime import Regime
from foi_letters.resources import library_folders
from foi_letters.working_days import Calendar, read_calendar

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_calendar.py"
YEARS = range(2004, 2029)


@cache
def calendar(regime: Regime = Regime.FOIA) -> Calendar:
    return read_calendar(library_folders(), regime)


def due(received: str, *, regime: Regime = Regime.FOIA, limit: int = 20) -> str:
    return str(calendar(regime).due(date.fromisoformat(received), limit).last_day)


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2024-11-22", "2024-12-23"),
        ("2025-06-20", "2025-07-21"),
        ("2026-03-06", "2026-04-08"),
        ("2026-06-12", "2026-07-14"),
        ("2026-05-22", "2026-06-23"),
        ("2026-10-31", "2026-11-27"),
        ("2026-11-02", "2026-12-01"),
        ("2026-11-23", "2026-12-22"),
        ("2026-12-10", "2027-01-13"),
        ("2026-12-24", "2027-01-27"),
        ("2027-03-05", "2027-04-07"),
        ("2027-12-17", "2028-01-20"),
        ("2028-01-01", "2028-02-01"),
    ],
)
def test_the_twentieth_working_day_under_section_10(received: str, last_day: str) -> None:
    assert due(received) == last_day
    assert due(received, regime=Regime.EIR) == last_day


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2026-03-06", "2026-04-06"),
        ("2026-06-12", "2026-07-13"),
        ("2026-12-24", "2027-01-27"),
        ("2027-03-05", "2027-04-05"),
    ],
)
def test_scotland_counts_its_own_bank_holidays(received: str, last_day: str) -> None:
    assert due(received, regime=Regime.FOISA) == last_day
    assert due(received, regime=Regime.EISR) == last_day


def test_forty_working_days_are_counted_the_same_way() -> None:
    assert due("2026-11-02", limit=40) == "2026-12-31"


def test_the_days_not_counted_are_named_with_the_part_that_keeps_them() -> None:
    assert calendar().due(date(2026, 11, 23), 20).not_counted == (
        (date(2026, 11, 30), "St Andrew's Day (Scotland)"),
    )
    assert dict(calendar().due(date(2026, 12, 10), 20).not_counted) == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 28): "Boxing Day (substitute day)",
        date(2027, 1, 1): "New Year's Day",
        date(2027, 1, 4): "2 January (substitute day) (Scotland)",
    }


@given(st.dates(date(2004, 1, 1), date(2028, 11, 15)), st.integers(1, 20))
def test_the_last_day_is_that_many_working_days_after_receipt(received: date, limit: int) -> None:
    answer = calendar().due(received, limit)
    assert calendar().is_working_day(answer.last_day)
    assert calendar().working_days(received, answer.last_day) == limit
    assert calendar().working_days(received, answer.last_day - timedelta(days=1)) == limit - 1
    assert all(received < day < answer.last_day for day, _ in answer.not_counted)


def test_no_working_days_lie_between_a_day_and_one_before_it() -> None:
    assert calendar().working_days(date(2026, 5, 8), date(2026, 5, 8)) == 0
    assert calendar().working_days(date(2026, 5, 8), date(2026, 5, 1)) == 0


@pytest.mark.parametrize("code", ["ENG", "WLS", "SCT", "NIR"])
def test_every_weekday_holiday_of_each_part_is_not_counted(code: str) -> None:
    kept = {day for day in holidays.country_holidays("GB", subdiv=code, years=YEARS) if day.weekday() < 5}
    assert kept <= set(calendar().holidays)
    if code == "SCT":
        assert kept == set(calendar(Regime.FOISA).holidays)


def test_no_other_weekday_is_left_out() -> None:
    union = {day for code in ("ENG", "WLS", "SCT", "NIR")
             for day in holidays.country_holidays("GB", subdiv=code, years=YEARS) if day.weekday() < 5}  # fmt: skip
    assert set(calendar().holidays) == union


def test_the_committed_calendar_is_what_the_script_makes() -> None:
    script = runpy.run_path(str(SCRIPT))
    assert script["CALENDAR"].read_text(encoding="utf-8") == script["calendar"]()


# an authority's own additions


def own_library(folder: Path, additions: str) -> Calendar:
    (folder / "dated").mkdir()
    (folder / "dated" / "calendar-additions.yaml").write_text(additions, encoding="utf-8")
    return read_calendar(library_folders(folder), Regime.FOIA)


def test_a_date_beyond_the_calendar_says_how_to_extend_it() -> None:
    with pytest.raises(InputError, match=r"2029-01-01 lies outside .*2004-01-01 to 2028-12-31") as caught:
        due("2028-12-11")
    assert "from: 2029, to: 2029" in str(caught.value)
    assert "dated/calendar-additions.yaml" in str(caught.value)
    with pytest.raises(InputError, match="check the year"):
        calendar().is_working_day(date(2003, 12, 31))


def test_a_new_proclamation_moves_the_date(tmp_path: Path) -> None:
    calendar = own_library(tmp_path, "days:\n- {date: 2027-05-04, name: Proclaimed day, parts: [Wales]}\n")
    answer = calendar.due(date(2027, 4, 30), 1)
    assert str(answer.last_day) == "2027-05-05"
    assert answer.not_counted[-1] == (date(2027, 5, 4), "Proclaimed day (Wales)")


def test_a_day_that_one_part_gives_up_still_counts_where_another_keeps_it(tmp_path: Path) -> None:
    moved = "removed:\n- {date: 2027-05-03, name: Early May, parts: [Wales]}\n"
    calendar = own_library(tmp_path, moved)
    assert (
        calendar.holidays[date(2027, 5, 3)] == "Early May bank holiday (England, Northern Ireland, Scotland)"
    )


def test_a_holiday_that_was_moved_is_a_working_day_again(tmp_path: Path) -> None:
    moved = "days:\n- {date: 2027-05-07, name: Early May}\nremoved:\n- {date: 2027-05-03, name: Early May}\n"
    calendar = own_library(tmp_path, moved)
    assert calendar.is_working_day(date(2027, 5, 3))
    assert not calendar.is_working_day(date(2027, 5, 7))


def test_further_years_extend_the_calendar_and_must_follow_on(tmp_path: Path) -> None:
    calendar = own_library(
        tmp_path, "years: {from: 2029, to: 2029}\ndays:\n- {date: 2029-01-01, name: New Year}\n"
    )
    assert str(calendar.due(date(2028, 12, 29), 1).last_day) == "2029-01-02"
    (tmp_path / "b").mkdir()
    with pytest.raises(InputError, match="begin with 2030, but the calendar before them ends with 2028"):
        own_library(tmp_path / "b", "years: {from: 2030, to: 2031}\n")


def test_a_mistake_in_the_additions_is_reported_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        own_library(
            tmp_path, "days:\n- {date: 4 May, name: X}\n- {date: 2027-05-04, name: Y, parts: [Wlaes]}\n"
        )
    assert "calendar-additions.yaml:2:10" in str(caught.value)
    assert "calendar-additions.yaml:3:39" in str(caught.value)


def test_a_library_without_a_calendar_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(FoiLettersError, match=r"has no dated/calendar\.yaml"):
        read_calendar((tmp_path,), Regime.FOIA)
