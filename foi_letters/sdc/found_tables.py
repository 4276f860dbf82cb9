"""Tables of counts found in sheets by anyone: where they stand, their labels, and which lines are totals.

`sheet_layout` says where tables stand. A line (a row or a column) is a total where its label says so, or where it is the last and adds up throughout; and only if what is
visible of it agrees.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from foi_letters.sdc.instance import Relation
from foi_letters.sdc.marked_cell import Marked, Shown, read_cell
from foi_letters.sdc.sheet_layout import Rows, even, layouts, text

TOTAL = re.compile(
    r"(?:grand |sub-?|over)?-?\s*totals?\b.*|all\b.*|overall\b.*|sum\b.*|.*\btotal", re.IGNORECASE
)
AGREEING = 2
"""How many complete lines must add up before an unlabelled last line is taken for a total."""
NO_COUNT = frozenset({"", "[z]", "(z)", "n/a", "N/A", "z"})
"""What stands in cells that have no count, as empty ones do."""
RATE = re.compile(r"[-+]?[\d.,]+\s*%?")
NAMED = 5
"""So many texts of a table that cannot be read are named."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in a sheet: labels, and its cells by row and column (None where there is no count)."""

    sheet: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Shown | Marked | None, ...], ...]

    def name(self, row: int, column: int) -> str:
        """The id of a cell: sheet, row and column."""
        return f"{self.sheet} | {self.rows[row]} | {self.columns[column]}"

    def turned(self) -> "FoundTable":
        """The same table with rows as columns; ids are the caller's to keep."""
        return FoundTable(self.sheet, self.columns, self.rows, tuple(zip(*self.cells, strict=True)))


def tables_in(sheet: str, grid: Rows, note: Callable[[str], None]) -> Iterator[FoundTable]:
    """The tables of a sheet, from the top. `note` is told of texts where a count would stand."""
    grid = even(grid)
    for layout in layouts(grid):
        places = [[(row, column) for column in layout.columns] for row in layout.rows]
        for message in _unread(sheet, grid, [at for line in places for at in line]):
            note(message)
        cells = tuple(tuple(read_cell(grid[row][column]) for row, column in line) for line in places)
        yield FoundTable(sheet, layout.row_labels, layout.column_labels, cells)


def _unread(sheet: str, grid: Rows, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The first texts that are no count, no mark and no rate; totals over them cannot be checked."""
    texts = [
        (row, column, text(grid[row][column]))
        for row, column in places
        if isinstance(grid[row][column], str) and read_cell(grid[row][column]) is None
    ]
    unread = [each for each in texts if each[2] not in NO_COUNT and not RATE.fullmatch(each[2])]
    for row, column, said in unread[:NAMED]:
        place = f"{sheet}!{get_column_letter(column + 1)}{row + 1}"
        yield f"{place} holds '{said[:30]}', no count and no known mark; totals over it are not used"
    if len(unread) > NAMED:
        more = len(unread) - NAMED
        yield f"{sheet} holds {more} more such texts; --mark names one that stands for a withheld count"


# totals


def totals(table: FoundTable, note: Callable[[str], None]) -> Iterator[Relation]:
    """The relations by which lines of the table are totals of others."""
    yield from _row_totals(table, table.name, note)
    turned = table.turned()
    yield from _row_totals(turned, lambda row, column: table.name(column, row), note)


def _row_totals(
    table: FoundTable, name: Callable[[int, int], str], note: Callable[[str], None]
) -> Iterator[Relation]:
    for total, parts in _sums(table, note).items():
        for column in range(len(table.columns)):
            if all(table.cells[row][column] is not None for row in (total, *parts)):
                yield Relation.total(name(total, column), [name(row, column) for row in parts])


def _sums(table: FoundTable, note: Callable[[str], None]) -> Mapping[int, list[int]]:
    """Which rows are totals, by index, and the rows that each is the sum of."""
    labelled = [n for n, label in enumerate(table.rows) if TOTAL.fullmatch(label)]
    last = len(table.rows) - 1
    if not labelled and last > 1 and _agreement(table, last, list(range(last))) == "adds up":
        return {last: list(range(last))}
    found: dict[int, list[int]] = {}
    for total in labelled:
        parts = _parts(table, total, labelled)
        if parts:
            found[total] = parts
        else:
            note(
                f"'{table.rows[total]}' in '{table.sheet}' does not add up from the rows it stands with; not used"
            )
    return found


def _parts(table: FoundTable, total: int, labelled: Sequence[int]) -> list[int]:
    """The rows that this total adds up: the rest, the rows since the last total, or the totals before it."""
    before = max((n for n in labelled if n < total), default=-1)
    options = [
        [n for n in range(len(table.rows)) if n not in labelled],
        list(range(before + 1, total)),
        [n for n in labelled if n < total],
    ]
    for parts in options:
        if parts and _agreement(table, total, parts) != "does not":
            return parts
    return []


def _agreement(table: FoundTable, total: int, parts: Sequence[int]) -> str:
    """`adds up`, `does not`, or `unknown` where too few columns are wholly visible."""
    complete = 0
    for column in range(len(table.columns)):
        cells = [table.cells[row][column] for row in (total, *parts)]
        counts = [cell.count for cell in cells if isinstance(cell, Shown)]
        if isinstance(cells[0], Shown) and sum(counts[1:]) > counts[0]:
            return "does not"
        if len(counts) == len(cells):
            if counts[0] != sum(counts[1:]):
                return "does not"
            complete += counts[0] > 0
    return "adds up" if complete >= AGREEING else "unknown"


def shared_margins(tables: Sequence[FoundTable]) -> Iterator[Relation]:
    """Equal totals of different tables: the same labels throughout, and the same counts wherever both are visible."""
    margins = [margin for table in tables for margin in _margins(table)]
    for n, (sheet, one) in enumerate(margins):
        for other_sheet, other in margins[:n]:
            if sheet != other_sheet and one.keys() == other.keys() and _same(one, other):
                for label, (cell, _) in one.items():
                    yield Relation.equation([(cell, 1), (other[label][0], -1)])


Margin = Mapping[str, tuple[str, Shown | Marked | None]]


def _margins(table: FoundTable) -> Iterator[tuple[str, Margin]]:
    for row, label in enumerate(table.rows):
        if TOTAL.fullmatch(label):
            cells = {
                _plain(name): (table.name(row, column), table.cells[row][column])
                for column, name in enumerate(table.columns)
            }
            yield table.sheet, cells
    for column, label in enumerate(table.columns):
        if TOTAL.fullmatch(label):
            cells = {
                _plain(name): (table.name(row, column), table.cells[row][column])
                for row, name in enumerate(table.rows)
            }
            yield table.sheet, cells


def _plain(label: str) -> str:
    return "total" if TOTAL.fullmatch(label) else " ".join(label.casefold().split())


def _same(one: Margin, other: Margin) -> bool:
    pairs = [(one[label][1], other[label][1]) for label in one]
    if any(cell is None for pair in pairs for cell in pair):
        return False
    visible = [(a.count, b.count) for a, b in pairs if isinstance(a, Shown) and isinstance(b, Shown)]
    return len(visible) >= AGREEING and all(a == b for a, b in visible)
