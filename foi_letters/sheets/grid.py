"""A released table as plain headers and values, the same in the workbook and in its CSV file.

A label is one line, and none is empty. A unit stands once, in the header of its column, so that the figures under it are
numbers. Headers are unique whatever their case: Excel calls a table damaged otherwise.
"""

from collections.abc import Iterator
from decimal import Decimal

from foi_letters.released import Cell, Published, ReleasedTable

Value = int | Decimal | str

EXACT_DIGITS = 15
"""Spreadsheet programs keep no more digits of a number; a longer one is written as text, so that none is lost."""
_TOO_LONG: int = 10**EXACT_DIGITS


BLANK = "(blank)"
"""The label of a row whose records say nothing there."""


def labels(table: ReleasedTable) -> tuple[str, ...]:
    """The labels of the rows, each on one line."""
    return tuple(_one_line(label) or BLANK for label in table.row_labels)


def headers(table: ReleasedTable) -> tuple[str, ...]:
    """The header of the labels and of each column, with the unit of its figures: `Upheld (%)`."""
    labelled = (
        _with_unit(label, unit) for label, unit in zip(table.column_labels, units(table), strict=True)
    )
    return tuple(_unique([table.row_heading, *labelled]))


def units(table: ReleasedTable) -> tuple[str, ...]:
    """The unit that all published figures of a column have; "" where they have none, or not the same."""
    return tuple(_shared_unit(column) for column in zip(*table.cells, strict=True)) or ("",) * len(
        table.column_labels
    )


def value(table: ReleasedTable, cell: Cell, unit: str) -> Value:
    """What a cell of a column with this unit holds: a number where it can be one, else the text that is printed."""
    if not isinstance(cell, Published) or cell.unit != unit:
        return table.text(cell)
    return cell.value if _exact(cell.value) else f"{Decimal(cell.value):f}"


def _exact(number: int | Decimal) -> bool:
    if isinstance(number, int):
        return -_TOO_LONG < number < _TOO_LONG  # quick, for there may be very many
    return len(number.as_tuple().digits) <= EXACT_DIGITS


def _shared_unit(column: tuple[Cell, ...]) -> str:
    found = {cell.unit for cell in column if isinstance(cell, Published)}
    return found.pop() if len(found) == 1 else ""


def _with_unit(label: str, unit: str) -> str:
    plain = unit.strip()
    return f"{label} ({plain})" if plain and plain not in label else label


def _unique(labels: list[str]) -> Iterator[str]:
    taken: set[str] = set()
    for number, label in enumerate(labels, 1):
        base = _one_line(label) or f"Column {number}"
        name, again = base, 1
        while name.casefold() in taken:
            again += 1
            name = f"{base} ({again})"
        taken.add(name.casefold())
        yield name


def _one_line(text: str) -> str:
    return " ".join(text.split())
