"""The rows and the columns of a table: what each is called, and which records it counts."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from foi_letters.errors import Gathered, InputError, Problem
from foi_letters.figures_check import Spot
from foi_letters.sdc.conditions import Filter, Source, dates, filter_of
from foi_letters.sdc.records import Column, tidy
from foi_letters.table_spec import Axis, Period


class Role(StrEnum):
    """What a row or column is in its table."""

    INNER = "inner"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Slot:
    """A row or column. It counts a record when any of its filters passes it."""

    label: str
    filters: tuple[Filter, ...] = (Filter(),)
    role: Role = Role.INNER


Labelled = dict[str, tuple[Filter, ...]]


def slots(axis: Axis, source: Source, spot: Spot) -> tuple[Slot, ...]:
    """The rows (or columns) that `axis` describes, in the order in which they are shown, the total last."""
    found = _categories(axis, source, spot) if axis.categories else _by(axis, source, spot)
    return arranged(axis, found, spot)


def arranged(axis: Axis, found: Labelled, spot: Spot) -> tuple[Slot, ...]:
    """The labels merged, chosen and put in order as `axis` says, with their total."""
    shown = _chosen(axis, _merged(axis, found, spot), spot)
    if barred := next((label for label in shown if "|" in label), None):
        message = f"the label '{barred}' holds a '|', which stands between the parts of a cell's name"
        advice = f"give it another: merge: {{New label: ['{barred}']}}"
        raise InputError([Problem("label", message, spot.place, advice)])
    if axis.total in shown:
        message = f"'{axis.total}' is the label of a row or column, and of the total"
        raise InputError(
            [Problem("total-label", message, (spot / "total").place, "give the total another label")]
        )
    inner = tuple(Slot(label, filters) for label, filters in shown.items())
    if axis.total is None:
        return inner
    every = dict.fromkeys(each for filters in shown.values() for each in filters)
    total = Slot(axis.total, tuple(every), Role.TOTAL)
    return (total,) if axis.only_total else (*inner, total)


def _categories(axis: Axis, source: Source, spot: Spot) -> Labelled:
    gathered, found = Gathered(), Labelled()
    for number, category in enumerate(axis.categories):
        where = spot / "categories" / number
        with gathered.attempt():
            if category.label in found:
                message = f"two categories are called '{category.label}'"
                raise InputError([Problem("duplicate-label", message, (where / "label").place)])
            found[category.label] = (filter_of(category.where, source, where / "where"),)
    gathered.stop()
    return found


def _by(axis: Axis, source: Source, spot: Spot) -> Labelled:
    """A label for each value of the column, or for each combination of values of the columns."""
    parts = [_of_column(source.column(name, spot / "by"), axis, source, spot) for name in axis.by]
    return {
        ", ".join(label for label, _ in chosen): (Filter.of(dict(values for _, values in chosen)),)
        for chosen in product(*parts)
    }


_Part = tuple[str, tuple[str, frozenset[str]]]
"""A label, and the values of a column that it stands for."""


def _of_column(column: Column, axis: Axis, source: Source, spot: Spot) -> list[_Part]:
    blank = [number for number, value in enumerate(column.values) if not value]
    if blank and axis.others == "refuse":
        message = f"some records have nothing in the column '{column.name}'"
        advice = f"fill it, or count without them: where: {{{column.name}: {{blank: false}}}}, or others: leave out"
        raise InputError([Problem("blank-value", message, column.place(blank[0]), advice)])
    if axis.period is not None:
        return _periods(column, axis, axis.period)
    known = {value for value in source.values(column) if value}
    if len(axis.by) == 1:
        known |= _without_records(axis, known, spot)
    _refuse_alike(known.difference(*axis.merge.values()), column, spot)
    return [(value, (column.name, frozenset({value}))) for value in sorted(known, key=_natural)]


def _without_records(axis: Axis, known: AbstractSet[str], spot: Spot) -> set[str]:
    """The labels to show of which no record holds the value. One that looks like a slip of the pen is refused."""
    wanted = {tidy(label) for label in axis.show} - axis.merge.keys()
    for label in sorted(wanted - known):
        if close := difflib.get_close_matches(label, sorted(known - wanted), n=1):
            message = f"no record has '{label}'"
            raise InputError(
                [Problem("unknown-value", message, (spot / "show").place, f"did you mean '{close[0]}'?")]
            )
    return wanted - known


def _refuse_alike(values: Iterable[str], column: Column, spot: Spot) -> None:
    seen: dict[str, str] = {}
    for value in sorted(values):
        if (other := seen.setdefault(value.casefold(), value)) != value:
            message = f"the column '{column.name}' holds '{other}' as well as '{value}'"
            advice = f"make them the same in the records, or merge: {{{value}: [{other}, {value}]}}"
            raise InputError([Problem("alike-values", message, spot.place, advice)])


def _natural(value: str) -> list[tuple[int, str]]:
    """Numbers in their order, 2 before 10, and letters without regard to case."""
    return [
        (int(part), "") if part.isascii() and part.isdigit() else (0, part)
        for part in re.split(r"(\d{1,9})", value.casefold())
    ]


def _periods(column: Column, axis: Axis, period: Period) -> list[_Part]:
    """A label for each period in which a record lies, and for those to show in which none does."""
    spans: dict[tuple[int, int], set[str]] = {}
    for value, day in dates(column).items():
        spans.setdefault(_span(day, period), set()).add(value)
    parts = {_name(span, period): frozenset(spans[span]) for span in sorted(spans)}
    for label in axis.show:
        if re.fullmatch(_FORMS[period], label, re.ASCII):
            parts.setdefault(label, frozenset())
    return [(label, (column.name, values)) for label, values in parts.items()]


def _span(day: date, period: Period) -> tuple[int, int]:
    """The year and the part of the year in which a day lies. Financial years begin on 1 April."""
    if period is Period.FINANCIAL_YEAR:
        return (day.year if day.month >= 4 else day.year - 1, 0)
    parts = {Period.CALENDAR_YEAR: 0, Period.QUARTER: (day.month + 2) // 3, Period.MONTH: day.month}
    return (day.year, parts[period])


# fmt: off
_MONTHS = (  # calendar.month_name speaks the language of the machine
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on


_FORMS: Mapping[Period, str] = {
    Period.FINANCIAL_YEAR: r"\d{4}-\d{2}",
    Period.CALENDAR_YEAR: r"\d{4}",
    Period.QUARTER: r"\d{4} Q[1-4]",
    Period.MONTH: rf"({'|'.join(_MONTHS)}) \d{{4}}",
}


def _name(span: tuple[int, int], period: Period) -> str:
    year, part = span
    names: Mapping[Period, str] = {
        Period.FINANCIAL_YEAR: f"{year}-{(year + 1) % 100:02}",
        Period.CALENDAR_YEAR: str(year),
        Period.QUARTER: f"{year} Q{part}",
        Period.MONTH: f"{_MONTHS[part - 1]} {year}",
    }
    return names[period]


def _merged(axis: Axis, found: Labelled, spot: Spot) -> Labelled:
    """The labels with those of each group under the group's own, where the first of them stood."""
    group_of = {tidy(label): group for group, labels in axis.merge.items() for label in labels}
    if missing := [label for label in group_of if label not in found]:
        message = f"there is no '{missing[0]}' to merge into '{group_of[missing[0]]}'"
        raise InputError(
            [Problem("unknown-label", message, (spot / "merge").place, f"there is: {_listed(found)}")]
        )
    merged = Labelled()
    for label, filters in found.items():
        name = group_of.get(label, label)
        merged[name] = (*merged.get(name, ()), *filters)
    return merged


def _chosen(axis: Axis, found: Labelled, spot: Spot) -> Labelled:
    if not axis.show:
        return found
    wanted = [tidy(label) for label in axis.show]
    if missing := [label for label in wanted if label not in found]:
        message = f"there is no '{missing[0]}'"
        raise InputError(
            [Problem("unknown-label", message, (spot / "show").place, f"there is: {_listed(found)}")]
        )
    others = [label for label in found if label not in wanted]
    if others and axis.others == "refuse":
        message = f"the records also hold '{others[0]}'" + (
            f" and {len(others) - 1} more" if others[1:] else ""
        )
        advice = "show it, merge it into another, or say others: leave out"
        raise InputError([Problem("other-value", message, (spot / "show").place, advice)])
    return {label: found[label] for label in wanted}


def _listed(labels: Sequence[str] | Mapping[str, object]) -> str:
    shown = list(labels)[:20]
    return ", ".join(f"'{label}'" for label in shown) + (", ..." if len(labels) > len(shown) else "")
