"""A finished workbook as a reader has it: each sheet with its first lines and its cells as shown."""

import io
from dataclasses import dataclass
from functools import cached_property

from openpyxl import load_workbook

from foi_letters.assembly.package import read_package
from foi_letters.naming import COVER, NOTES

HEAD_ROWS = 4
"""Title, count of tables, shorthand and source stand above the table, which begins in the row after them."""


@dataclass(frozen=True)
class SheetText:
    """One sheet: its name and its rows of text and numbers, empty cells left out at the end of a row."""

    name: str
    rows: tuple[tuple[str | int | float, ...], ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The lines above the table."""
        return tuple(str(cell) for row in self.rows[: HEAD_ROWS - 1] for cell in row)

    @cached_property
    def table(self) -> tuple[tuple[str | int | float, ...], ...]:
        """The table with its header row."""
        return tuple(row for row in self.rows[HEAD_ROWS - 1 :] if row)

    def marked(self, marker: str) -> int:
        """How many cells of the table hold the marker."""
        return sum(cell == marker for row in self.table[1:] for cell in row)


@dataclass(frozen=True)
class WorkbookText:
    """A workbook read back from its finished file."""

    name: str
    sheets: tuple[SheetText, ...]

    @property
    def tables(self) -> tuple[SheetText, ...]:
        """The sheets that hold a table of the response."""
        return tuple(sheet for sheet in self.sheets if sheet.name not in (COVER, NOTES))

    @property
    def cover(self) -> str:
        """The words of the cover and the notes."""
        return "\n".join(str(c) for s in self.sheets if s not in self.tables for row in s.rows for c in row)


def read_workbook(data: bytes, name: str) -> WorkbookText:
    """The text of an XLSX. Raises InputError if it is no workbook, or is built to break a reader."""
    read_package(data, name=name)  # refuses bombs before openpyxl unpacks anything
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = tuple(
            SheetText(sheet.title, tuple(map(_row, sheet.iter_rows(values_only=True))))
            for sheet in book.worksheets
        )
    finally:
        book.close()
    return WorkbookText(name, sheets)


def _row(values: tuple[object, ...]) -> tuple[str | int | float, ...]:
    cells = [
        value if isinstance(value, int | float) else str(value) if value is not None else ""
        for value in values
    ]
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)
