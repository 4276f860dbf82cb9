"""Deliberate misuses of raw counts, each an error of types. mypy checks this file and fails if a wall is loosened.

Nothing here runs. `warn_unused_ignores` turns an ignore that is no longer needed, a misuse that types would now allow,
into an error of its own.
"""

from foi_letters.released import Banded, Published, ReleasedTable, Suppressed
from foi_letters.sdc.raw import RawTable
from foi_letters.sdc.records import Records


def a_raw_table_cannot_be_indexed_or_iterated(raw: RawTable) -> None:
    raw[0]  # type: ignore[index]
    list(raw)  # type: ignore[call-overload]
    len(raw)  # type: ignore[arg-type]
    raw.counts  # type: ignore[attr-defined]  # noqa: B018
    0 in raw  # type: ignore[operator]  # noqa: B015


def a_raw_table_is_not_a_released_one(raw: RawTable) -> tuple[ReleasedTable, ...]:
    return (raw,)  # type: ignore[return-value]


def a_suppressed_cell_has_no_count(cell: Suppressed) -> int:
    return cell.value  # type: ignore[attr-defined, no-any-return]


def a_band_has_no_count(cell: Banded) -> int:
    return cell.value  # type: ignore[attr-defined, no-any-return]


def a_cell_must_be_asked_what_it_is(table: ReleasedTable) -> object:
    return table.cells[0][0].value  # type: ignore[union-attr]


def what_is_released_does_not_change(table: ReleasedTable, cell: Published) -> None:
    table.cells = ()  # type: ignore[misc]
    cell.value = 3  # type: ignore[misc]
    table.cells[0] = ()  # type: ignore[index]


def records_are_not_a_sequence(records: Records) -> None:
    list(records)  # type: ignore[call-overload]
    records[0]  # type: ignore[index]
