"""What a filter of the case file means: for each column, the set of its values that pass."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from foi_letters.errors import Gathered, InputError, Place, Problem
from foi_letters.figures_check import Spot
from foi_letters.sdc.raw import Counts
from foi_letters.sdc.records import MAX_SHOWN, Column, Records, limited, tidy
from foi_letters.table_spec import AnyCondition, Condition, Where


@dataclass(frozen=True, slots=True)
class Filter:
    """Columns with the values that pass; a column that is not named may hold anything. All must pass."""

    columns: tuple[tuple[str, frozenset[str]], ...] = ()

    @classmethod
    def of(cls, columns: Mapping[str, frozenset[str]]) -> "Filter":
        """The filter of these columns, in the order of their names."""
        return cls(tuple(sorted(columns.items())))

    def __and__(self, other: "Filter") -> "Filter":
        columns = dict(self.columns)
        for name, values in other.columns:
            columns[name] = columns[name] & values if name in columns else values
        return Filter.of(columns)


@dataclass(frozen=True, slots=True)
class Source:
    """Records, with the values that columns may hold although no record does.

    A typed table is a source too: one record for each cell, with its count as the record's weight.
    """

    records: Records
    possible: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Counts | None = field(default=None, repr=False)

    def column(self, name: str, spot: Spot) -> Column:
        """The column that the case file names at `spot`."""
        return self.records.column(tidy(name), spot.place)

    def values(self, column: Column) -> frozenset[str]:
        """Every value that the column holds or may hold."""
        return frozenset(column.values).union(map(tidy, self.possible.get(column.name, ())))


def filter_of(where: Where, source: Source, spot: Spot) -> Filter:
    """The filter that `where`, at `spot` of the case file, describes. InputError with every problem in it."""
    gathered = Gathered()
    columns: dict[str, frozenset[str]] = {}
    for name, condition in where.items():
        with gathered.attempt():
            column = source.column(name, spot / name)
            columns[column.name] = _passing(condition, column, source, spot / name)
    gathered.stop()
    return Filter.of(columns)


def _passing(condition: AnyCondition, column: Column, source: Source, spot: Spot) -> frozenset[str]:
    if not isinstance(condition, Condition):
        return named(_texts(condition), column, source, spot)
    passing = source.values(column)
    if condition.not_ is not None:
        passing -= named(_texts(condition.not_), column, source, spot / "not")
    if condition.blank is not None:
        passing = frozenset(value for value in passing if (value == "") == condition.blank)
    if condition.from_ is not None or condition.to is not None:
        passing &= _within(condition, column, spot)
    return passing


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def named(names: Iterable[str], column: Column, source: Source, spot: Spot) -> frozenset[str]:
    """The values of these names. InputError for one that no record holds, and for one that others differ from in case only."""
    known, found, problems = source.values(column), set(), []
    for name in map(tidy, names):
        if problem := _doubt(name, known, column.name, spot.place):
            problems.append(problem)
        found.add(name)
    if problems:
        raise InputError(problems)
    return frozenset(found)


def _doubt(name: str, known: frozenset[str], column: str, place: Place) -> Problem | None:
    alike = sorted(value for value in known if value.casefold() == name.casefold() and value != name)
    if alike and name in known:
        message = f"the column '{column}' holds '{alike[0]}' as well as '{name}'"
        return Problem("alike-values", message, place, "list both, or make them the same in the records")
    if name in known:
        return None
    close = alike or difflib.get_close_matches(name, sorted(known), n=1)
    listed = ", ".join(f"'{value}'" for value in sorted(known) if value)
    advice = (
        f"did you mean '{close[0]}'?"
        if close
        else (
            f"the values are: {listed}; if '{name}' may occur, list it under 'values' of the source"
            if len(known) <= MAX_SHOWN
            else f"if '{name}' may occur, list it under 'values' of the source"
        )
    )
    return Problem("unknown-value", f"no record has '{name}' in the column '{column}'", place, advice)


# dates and numbers

Known = TypeVar("Known", date, Decimal)


def _within(condition: Condition, column: Column, spot: Spot) -> frozenset[str]:
    """The values from `from` to `to`; blank ones lie nowhere."""
    bounds = {
        key: text for key, text in (("from", condition.from_), ("to", condition.to)) if text is not None
    }
    limits = {key: _limit(text, spot / key) for key, text in bounds.items()}
    if any(isinstance(limit, date) for limit in limits.values()):
        known = {value: Decimal(day.toordinal()) for value, day in dates(column).items()}
    else:
        known = _read_all(column, as_number)
    low, high = (_position(limits.get(key)) for key in ("from", "to"))
    return frozenset(
        value for value, at in known.items() if (low is None or low <= at) and (high is None or at <= high)
    )


def _limit(text: str, spot: Spot) -> date | Decimal:
    try:
        return as_date(text) if re.search(r"\d[-/]\d", text) else as_number(text)
    except ValueError as fault:
        raise InputError([Problem("bound", str(fault), spot.place, "write a date as 2021-04-01")]) from None


def _position(limit: date | Decimal | None) -> Decimal | None:
    return Decimal(limit.toordinal()) if isinstance(limit, date) else limit


def dates(column: Column) -> dict[str, date]:
    """Each value of the column that is not blank, as a date. InputError names the cells that hold none."""
    return _read_all(column, as_date)


def _read_all(column: Column, read: Callable[[str], Known]) -> dict[str, Known]:
    known: dict[str, Known] = {}
    problems: list[Problem] = []
    for number, value in enumerate(column.values):
        try:
            known |= {value: read(value)} if value else {}
        except ValueError as fault:
            problems.append(
                Problem("value", str(fault), column.place(number), "correct it, or leave it blank")
            )
    if problems:
        raise InputError(limited(problems, column.place(0).file))
    return known


def as_date(text: str) -> date:
    """The day of 2021-04-01 or 01/04/2021, with or without a time. ValueError says why it is none."""
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?", text, re.ASCII)
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", text, re.ASCII)
    if iso is None and british is None:
        raise ValueError(f"'{text}' is not a date")
    year, month, day = iso.groups() if iso else british.groups()[::-1] if british else ()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"there is no day '{text}'") from None


def as_number(text: str) -> Decimal:
    """The number of 12, 1,234 or -0.5. ValueError when it is none."""
    if not re.fullmatch(r"-?(\d{1,15}|\d{1,3}(,\d{3}){1,4})(\.\d{1,15})?", text, re.ASCII):
        raise ValueError(f"'{text}' is not a number")
    return Decimal(text.replace(",", ""))
