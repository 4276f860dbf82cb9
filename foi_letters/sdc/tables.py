"""From the `tables` of a case to counts: each table laid out, and counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import prod

import numpy as np

from foi_letters.errors import Gathered, InputError, Problem
from foi_letters.figures_check import Spot
from foi_letters.released import CellName
from foi_letters.sdc.conditions import Filter, Source, filter_of
from foi_letters.sdc.raw import Counts, RawTable
from foi_letters.sdc.slots import Role, Slot, slots
from foi_letters.sdc.space import MAX_ATOMS, Space, classes
from foi_letters.sdc.typed import Typed, laid_out
from foi_letters.table_spec import Axis, TableSpec

MAX_CELLS = 20_000
"""The most cells of one table: beyond it, nobody waits for the proof that no count can be worked out."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A table laid out: its rows, its columns, and which records each of its cells counts. It holds no count."""

    spec: TableSpec
    spot: Spot = field(repr=False)
    source: str
    """The id of the source; the table's own, in quotes, where it is given as counts."""
    rows: tuple[Slot, ...]
    columns: tuple[Slot, ...]
    where: Filter = field(default=Filter(), repr=False)

    def name(self, row: int, column: int) -> CellName:
        """The name of the cell in this row and column."""
        return CellName(self.spec.id, self.rows[row].label, self.columns[column].label)

    def filters(self, row: int, column: int) -> tuple[Filter, ...]:
        """What the cell counts: the records that any of these passes."""
        chosen = ((one, other) for one in self.rows[row].filters for other in self.columns[column].filters)
        return tuple(self.where & one & other for one, other in chosen)

    def all_filters(self) -> Iterator[Filter]:
        """Every filter that takes part in what a cell counts."""
        yield self.where
        for slot in (*self.rows, *self.columns):
            yield from slot.filters

    def kind(self, row: int, column: int) -> str:
        """inner, total (of a row or a column) or grand (of both, or of a list)."""
        several = (len(self.rows) > 1) + (len(self.columns) > 1)
        totals = (self.rows[row].role is Role.TOTAL) + (self.columns[column].role is Role.TOTAL)
        return "inner" if not totals else "grand" if totals >= several else "total"

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every row and column number, row by row."""
        return ((row, column) for row in range(len(self.rows)) for column in range(len(self.columns)))


def from_records(spec: TableSpec, source_id: str, source: Source, spot: Spot) -> Plan:
    """The plan of a table that is counted from records. InputError with the problems of its filters and labels."""
    where = filter_of(spec.where, source, spot / "where")
    gathered = Gathered()
    with gathered.attempt():
        rows = _axis(spec.rows, spec.rows.total or "Number", source, spot / "rows")
    with gathered.attempt():
        columns = _axis(spec.columns, spec.count_heading, source, spot / "columns")
    gathered.stop()
    return _sized(Plan(spec, spot, source_id, rows, columns, where))


def _axis(axis: Axis, otherwise: str, source: Source, spot: Spot) -> tuple[Slot, ...]:
    """The rows or columns that it describes; one that counts everything where it describes none."""
    return slots(axis, source, spot) if axis.by or axis.categories else (Slot(otherwise),)


def from_counts(spec: TableSpec, typed: Typed, spot: Spot) -> tuple[Plan, Source]:
    """The plan of a table that is given as counts, and the source that it is. InputError when totals are wrong."""
    rows, columns, source = laid_out(typed, spec, spot)
    return _sized(Plan(spec, spot, f"'{spec.id}'", rows, columns)), source


def _sized(plan: Plan) -> Plan:
    if (size := len(plan.rows) * len(plan.columns)) > MAX_CELLS:
        message = f"the table '{plan.spec.id}' would have {size:,} cells; the limit is {MAX_CELLS:,}"
        raise InputError([Problem("too-large", message, plan.spot.place, "merge rows, or use wider periods")])
    return plan


def counted(plan: Plan, source: Source) -> RawTable:
    """The counts of the table."""
    divided = classes(source, plan.all_filters())
    if prod(len(column.values) for column in divided.values()) > MAX_ATOMS:
        message = f"the filters of table '{plan.spec.id}' tell too many kinds of record apart"
        raise InputError([Problem("too-large", message, plan.spot.place, "merge rows, or use wider periods")])
    space = Space.of(list(divided.values()), source)
    return RawTable(plan.spec.id, _counts(plan, space))


def _counts(plan: Plan, space: Space) -> Counts:
    where = space.mask([plan.where])
    columns = np.array([space.mask(slot.filters) for slot in plan.columns])
    rows = (space.mask(slot.filters) & where for slot in plan.rows)
    return np.array([columns @ np.where(row, space.counts, 0) for row in rows], np.int64)
