"""Tables that are given as counts, typed in the case file or standing in a sheet.

Such a table becomes a source like any other, with one weighted record for each cell, so that merging, totals and what
ties tables together are the same for counts as for records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from foi_letters.errors import InputError, Place, Problem
from foi_letters.figures_check import Spot
from foi_letters.sdc.conditions import Filter, Source
from foi_letters.sdc.raw import Counts
from foi_letters.sdc.records import Column, Records, limited, records_of, tidy
from foi_letters.sdc.slots import Labelled, Role, Slot, arranged
from foi_letters.table_spec import Axis, TableSpec, parse_count

ROWS, COLUMNS = "rows", "columns"
"""The columns of the records that a typed table becomes."""

_TOTALS = ("total", "totals", "grand total", "overall", "overall total", "sum")
"""Labels that are taken for a total although `total:` does not say so."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A table of counts as given, totals included."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counts = field(repr=False)


def typed_in(spec: TableSpec, spot: Spot) -> Typed:
    """The counts that stand in the case file."""
    assert spec.counts is not None  # the caller asks only then
    columns = tuple(map(tidy, spec.counts.columns))
    _refuse_twice(columns, (spot / "counts" / "columns").place)
    rows = tuple(map(tidy, spec.counts.rows))
    _refuse_twice(rows, (spot / "counts" / "rows").place)
    problems = [
        Problem(
            "row-length",
            f"the row '{label}' has {len(counts)} counts; there are {len(columns)} columns",
            (spot / "counts" / "rows" / label).place,
        )
        for label, counts in spec.counts.rows.items()
        if len(counts) != len(columns)
    ]
    if problems:
        raise InputError(problems)
    return Typed(
        rows, columns, np.array(list(spec.counts.rows.values()), np.int64).reshape(len(rows), len(columns))
    )


def typed_sheet(records: Records) -> Typed:
    """The counts of a sheet: row labels in its first column that holds anything, counts in the others."""
    used = [number for number, name in enumerate(records.header) if name or any(records.at(number).values)]
    if len(used) < 2 or not records.size:
        message = "a sheet of counts has row labels in its first column, counts in others, and a row or more"
        raise InputError([Problem("no-counts", message, Place(records.name))])
    labels = records.at(used[0])
    rows = tuple(labels.values[code] for code in labels.codes)
    columns = [records.at(number) for number in used[1:]]
    _refuse_without_name(columns)
    _refuse_incomplete(labels, columns)
    _refuse_twice(rows, Place(records.name))
    counts, problems = [], []
    for column in columns:
        values: dict[int, int] = {}
        for number, value in enumerate(column.values):
            try:
                values[number] = parse_count(value)
            except ValueError as fault:
                message, _, advice = str(fault).partition("\n")
                problems.append(Problem("count", message, column.place(number), advice))
        counts.append([values.get(int(code), 0) for code in column.codes])
    if problems:
        raise InputError(limited(problems, records.name))
    names = tuple(column.name for column in columns)
    _refuse_twice(names, Place(records.name))
    return Typed(rows, names, np.array(counts, np.int64).reshape(len(counts), len(rows)).T)


def _refuse_without_name(columns: Sequence[Column]) -> None:
    for column in columns:
        if not column.name:
            place = column.place(next(n for n, value in enumerate(column.values) if value))
            advice = "write a heading over the column, or delete what stands in it"
            raise InputError([Problem("no-heading", "this column has no heading", place, advice)])


def _refuse_incomplete(labels: Column, columns: Sequence[Column]) -> None:
    """A row without a label, and one without any count: the heading of a group, or a note below the table."""
    if "" in labels.values:
        place = labels.place(labels.values.index(""))
        raise InputError([Problem("row-label", "a row has no label in the first column", place)])
    filled = np.zeros(len(labels.codes), np.bool_)
    for column in columns:
        filled |= np.array([bool(value) for value in column.values], np.bool_)[column.codes]
    if not filled.all():
        code = int(labels.codes[int(np.argmin(filled))])
        message = f"the row '{labels.values[code][:60]}' has no counts"
        advice = "delete the row; where it is a note below the table, say last_row: <number of the last row above it>"
        raise InputError([Problem("no-counts", message, labels.place(code), advice)])


def _refuse_twice(labels: Sequence[str], place: Place) -> None:
    seen: set[str] = set()
    for label in labels:
        if label.casefold() in seen:
            message = f"'{label}' stands twice"
            raise InputError(
                [Problem("duplicate-label", message, place, "give each row and column its own label")]
            )
        seen.add(label.casefold())


def laid_out(typed: Typed, spec: TableSpec, spot: Spot) -> tuple[tuple[Slot, ...], tuple[Slot, ...], Source]:
    """Its rows and columns, and the source that they count. InputError names each total that does not add up."""
    problems = [
        *_wrong_totals(typed.rows, typed.columns, typed.counts, spec.rows, spot / "rows"),
        *_wrong_totals(typed.columns, typed.rows, typed.counts.T, spec.columns, spot / "columns"),
    ]
    if problems:
        raise InputError(problems)
    rows = _slots(typed.rows, spec.rows, ROWS, spot / "rows")
    columns = _slots(typed.columns, spec.columns, COLUMNS, spot / "columns")
    return rows, columns, _source(typed, spec, spot)


def _total(labels: Sequence[str], axis: Axis) -> str | None:
    """The label of the total among `labels`."""
    if axis.total is not None:
        return axis.total if axis.total in labels else None
    return next((label for label in labels if label.casefold() in _TOTALS and len(labels) > 1), None)


def _wrong_totals(
    labels: Sequence[str], others: Sequence[str], counts: Counts, axis: Axis, spot: Spot
) -> list[Problem]:
    total = _total(labels, axis)
    if total is None or axis.overlapping:
        return []
    at = labels.index(total)
    sums = counts.sum(axis=0) - counts[at]
    advice = "correct it; if someone can be counted twice, so that they do not add up, say overlapping: true"
    return [
        Problem(
            "wrong-total",
            f"'{total}' of '{other}' is given as {given:,}; the others add up to {found:,}",
            spot.place,
            advice,
        )
        for other, given, found in zip(others, counts[at], sums, strict=True)
        if given != found
    ]


def _slots(labels: Sequence[str], axis: Axis, name: str, spot: Spot) -> tuple[Slot, ...]:
    total = _total(labels, axis)
    inner: Labelled = {label: (Filter.of({name: frozenset({label})}),) for label in labels if label != total}
    if total is not None and axis.overlapping:
        own = Slot(total, (Filter.of({name: frozenset({total})}),), Role.TOTAL)
        return (*arranged(axis.model_copy(update={"total": None}), inner, spot), own)
    return arranged(axis.model_copy(update={"total": axis.total or total}), inner, spot)


def _source(typed: Typed, spec: TableSpec, spot: Spot) -> Source:
    """One weighted record for each cell that is no total; an overlapping total is counted on its own."""
    kept = [_kept(typed.rows, spec.rows), _kept(typed.columns, spec.columns)]
    cells = [(row, column) for row in kept[0] for column in kept[1]]
    columns: Mapping[str, list[str]] = {
        ROWS: [typed.rows[row] for row, _ in cells],
        COLUMNS: [typed.columns[column] for _, column in cells],
    }
    records = records_of(f"table {spec.id}", columns, lambda _: (spot / "counts").place)
    weights = np.array([typed.counts[cell] for cell in cells], np.int64)
    return Source(records, weights=weights)


def _kept(labels: Sequence[str], axis: Axis) -> list[int]:
    total = None if axis.overlapping else _total(labels, axis)
    return [number for number, label in enumerate(labels) if label != total]
