"""Working days: the calendar of each regime, and the last day to answer.

FOIA s.10(6) counts every day but Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of ANY part of the
United Kingdom; FOISA s.73 looks to Scotland alone. The days are data (`exemptions/dated/calendar.yaml`); an authority
adds a day that is proclaimed later in `dated/calendar-additions.yaml` of its own library folder.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from foi_letters.errors import FoiLettersError, InputError, Place, Problem
from foi_letters.regime import Regime
from foi_letters.resources import library_files
from foi_letters.yamlmodel import Day, FileModel, load

CALENDAR = "dated/calendar.yaml"
ADDITIONS = "dated/calendar-additions.yaml"


class Part(StrEnum):
    """A part of the United Kingdom with bank holidays of its own."""

    ENGLAND = "England"
    NORTHERN_IRELAND = "Northern Ireland"
    SCOTLAND = "Scotland"
    WALES = "Wales"


class Years(FileModel):
    """The years that a file covers, both included."""

    first: int = Field(alias="from")
    """The first year, in full."""
    last: int = Field(alias="to")
    """The last year, in full."""


class BankHoliday(FileModel):
    """A day that is not a working day in some parts of the United Kingdom."""

    date: Day
    """The day, as YYYY-MM-DD."""
    name: str
    """What the day is called, as it is printed in the list of days not counted."""
    parts: tuple[Part, ...] = tuple(Part)
    """The parts of the United Kingdom that keep it; all four where nothing is written."""


class Additions(FileModel):
    """dated/calendar-additions.yaml of an authority: what was proclaimed after the packaged calendar was made."""

    years: Years | None = None
    """Years that this file adds to the calendar; leave out to add or remove single days."""
    days: tuple[BankHoliday, ...] = ()
    """Days that are added."""
    removed: tuple[BankHoliday, ...] = ()
    """Days that are no longer bank holidays in those parts (a holiday that was moved)."""


class CalendarFile(FileModel):
    """dated/calendar.yaml: bank holidays on weekdays, and the parts that each regime looks to."""

    regimes: dict[Regime, tuple[Part, ...]]
    """For each regime, the parts of the United Kingdom whose bank holidays are not working days."""
    years: Years
    """The years for which all days are listed."""
    days: tuple[BankHoliday, ...]
    """The bank holidays that fall on a weekday."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day to answer: the `limit`th working day after the day of receipt, and the weekdays not counted."""

    received: date
    limit: int
    last_day: date
    not_counted: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one regime from `first` to `last`."""

    regime: Regime
    first: date
    last: date
    holidays: Mapping[date, str] = field(repr=False)

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts. Raises InputError for a day outside the calendar."""
        if not self.first <= day <= self.last:
            raise InputError([_outside(self, day)])
        return day.weekday() < 5 and day not in self.holidays

    def due(self, received: date, limit: int) -> DueDate:
        """The `limit`th working day after `received`, which is day zero whatever the hour or the day of the week."""
        day, counted, skipped = received, 0, []
        while counted < limit:
            day += timedelta(days=1)
            if self.is_working_day(day):
                counted += 1
            elif day in self.holidays:
                skipped.append((day, self.holidays[day]))
        return DueDate(received, limit, day, tuple(skipped))

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after one day up to and including another; 0 where `until` is not later."""
        span = (until - after).days
        return sum(self.is_working_day(after + timedelta(days=n)) for n in range(1, span + 1))


def read_calendar(folders: Sequence[Path], regime: Regime) -> Calendar:
    """The calendar of a regime from the library folders, with the authority's additions.

    Raises InputError where a file is wrong, or where years that are added do not follow on.
    """
    source = next(library_files(folders, CALENDAR), None)
    if source is None:
        raise FoiLettersError(f"the library has no {CALENDAR}")
    calendar = load(source.path, CalendarFile, name=source.name)
    last, kept = calendar.years.last, _Kept()
    kept.add(calendar.days)
    for extra in library_files(folders, ADDITIONS):
        additions = load(extra.path, Additions, name=extra.name)
        last = _extended(last, additions.years, extra.name)
        kept.add(additions.days)
        kept.remove(additions.removed)
    holidays = kept.counted(calendar.regimes[regime])
    return Calendar(regime, date(calendar.years.first, 1, 1), date(last, 12, 31), holidays)


def _extended(last: int, years: Years | None, name: str) -> int:
    if years is None:
        return last
    if years.first > last + 1:
        message = f"the years begin with {years.first}, but the calendar before them ends with {last}"
        raise InputError([Problem("calendar-gap", message, Place(name), f"add {last + 1} too")])
    return max(last, years.last)


class _Kept:
    """Which parts keep a day, and under what name."""

    def __init__(self) -> None:
        self._days: dict[date, dict[Part, str]] = {}

    def add(self, days: Iterable[BankHoliday]) -> None:
        for day in days:
            self._days.setdefault(day.date, {}).update(dict.fromkeys(day.parts, day.name))

    def remove(self, days: Iterable[BankHoliday]) -> None:
        for day in days:
            for part in day.parts:
                self._days.get(day.date, {}).pop(part, None)

    def counted(self, parts: Sequence[Part]) -> dict[date, str]:
        """The days that any of these parts keeps, with their names, in order."""
        named = {day: _label(names, parts) for day, names in sorted(self._days.items())}
        return {day: label for day, label in named.items() if label}


def _label(names: Mapping[Part, str], parts: Sequence[Part]) -> str:
    """`Good Friday`, or `St Andrew's Day (Scotland)` where only some of the parts keep the day."""
    keepers: dict[str, list[Part]] = {}
    for part in parts:
        if part in names:
            keepers.setdefault(names[part], []).append(part)
    return "; ".join(
        name if len(kept) == len(parts) else f"{name} ({', '.join(kept)})" for name, kept in keepers.items()
    )


def _outside(calendar: Calendar, day: date) -> Problem:
    message = f"{day} lies outside the calendar of bank holidays, {calendar.first} to {calendar.last}"
    year = calendar.last.year + 1
    advice = (
        f"add the bank holidays of {year} to {ADDITIONS} in your own library folder: "
        f"'years: {{from: {year}, to: {year}}}' and under 'days:' one entry a day"
    )
    return Problem("calendar-ends", message, None, advice if day > calendar.last else "check the year")
