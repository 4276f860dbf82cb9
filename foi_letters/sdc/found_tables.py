"""Tables of counts found in sheets by anyone: where they stand, their labels, and which lines are totals.

A table is a run of rows with a label and figures in the same columns, under a row of headings. A line (a row or a
column) is a total where its label says so, or where it is the last and adds up throughout; and only if what is
visible of it agrees.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foi_letters.sdc.instance import Relation
from foi_letters.sdc.marked_cell import Marked, Shown, read_cell

TOTAL = re.compile(
    r"(?:grand |sub-?|over)?-?\s*totals?\b.*|all\b.*|overall\b.*|sum\b.*|.*\btotal", re.IGNORECASE
)
AGREEING = 2
"""How many complete lines must add up before an unlabelled last line is taken for a total."""
Grid = Sequence[Sequence[object]]


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


def tables_in(sheet: str, grid: Grid) -> Iterator[FoundTable]:
    """The tables of a sheet, from the top."""
    n = 0
    while n < len(grid):
        run = _run(grid, n)
        if run is None:
            n += 1
            continue
        yield _table(sheet, grid, n, run)
        n = run[0]


def _figures(row: Sequence[object]) -> list[int]:
    first = next((n for n, value in enumerate(row) if value not in (None, "")), 0)
    return [n for n, value in enumerate(row) if n > first and read_cell(value) is not None]


def _run(grid: Grid, start: int) -> tuple[int, list[int]] | None:
    """From `start`: the row after the last of a table whose headings are at `start`, and its columns of figures."""
    headings = [n for n, value in enumerate(grid[start]) if n and str(value or "").strip()]
    end = start + 1
    used: set[int] = set()
    while end < len(grid):
        here = set(_figures(grid[end])) & set(headings)
        if not here or not str(next(iter(grid[end]), "") or "").strip():
            break
        used |= here
        end += 1
    return (end, sorted(used)) if used and end - start > 1 else None


def _table(sheet: str, grid: Grid, start: int, run: tuple[int, list[int]]) -> FoundTable:
    end, columns = run
    body = [grid[n] for n in range(start + 1, end)]
    return FoundTable(
        sheet,
        _unique([str(row[0]).strip() for row in body]),
        _unique([str(grid[start][n]).strip() for n in columns]),
        tuple(tuple(read_cell(row[n]) if n < len(row) else None for n in columns) for row in body),
    )


def _unique(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels, with a number where one is repeated."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(found)


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
