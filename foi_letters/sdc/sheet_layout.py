"""Where the tables stand in a sheet that anyone made: their rows of headings, their labels, and the cells of their counts.

A table is a run of rows with a label and figures in the same columns, under one row of headings or two (groups over
years, say). Titles above it, notes below it, empty rows and lines of text within it, and empty columns beside it are no
part of it. Tables stand below each other, or side by side with an empty column between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from foi_letters.sdc.marked_cell import Shown, read_cell

Value = object
Rows = Sequence[Sequence[Value]]
GAP = 2
"""So many rows in succession without figures may stand within a table."""
YEARS = range(1950, 2101)
LOOK = 20
"""So many rows are looked at to tell labels from figures."""
LABELS = 2
"""A column that begins a table beside another has so many labels or more."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table in a sheet, by the numbers of its rows and columns, counted from 0, and their labels."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]


def layouts(grid: Rows) -> Iterator[Layout]:
    """The tables of a sheet whose rows are all as long (`even`), from the left and from the top."""
    for first, last in _blocks(grid, len(grid[0]) if grid else 0):
        start = 0
        while start < len(grid):
            if found := _table(grid, start, range(first, last)):
                yield found
                start = found.rows[-1] + 1
            else:
                start += 1


def even(grid: Rows) -> Rows:
    """The rows, each as long as the longest."""
    width = max(map(len, grid), default=0)
    return [[*row, *[None] * (width - len(row))] for row in grid]


def text(value: Value) -> str:
    """What a cell says; nothing for an empty one."""
    return "" if value is None else " ".join(str(value).split())


def _blocks(grid: Rows, width: int) -> Iterator[tuple[int, int]]:
    """The ranges of columns in which tables stand: a new one begins with labels after an empty column."""
    start = 0
    for column in range(1, width):
        if _empty(grid, column - 1) and not all(_empty(grid, n) for n in range(start, column)):
            labels = [row[column] for row in grid if text(row[column]) and read_cell(row[column]) is None]
            counts = sum(read_cell(row[column]) is not None for row in grid)
            if len(labels) >= LABELS and len(labels) > counts:
                yield start, column
                start = column
    yield start, width


def _empty(grid: Rows, column: int) -> bool:
    return not any(text(row[column]) for row in grid)


def _table(grid: Rows, start: int, block: range) -> Layout | None:
    """The table whose last row of headings is `start`."""
    first = _first_row(grid, start, block)
    if first is None or _years_below(grid, start, block):
        return None
    labels = _label_columns(grid, first, block)
    headings = _headed(grid, start, first, range(labels[-1] + 1, block.stop))
    body = list(_body(grid, start, labels, headings))
    columns = sorted({n for row in body for n in _figures(grid[row], block) if n in headings})
    if not columns:
        return None
    return Layout(
        tuple(body),
        tuple(columns),
        _unique([", ".join(filter(None, (text(grid[row][n]) for n in labels))) for row in body]),
        _unique([_heading(grid, start, n, block) for n in columns]),
    )


def _first_row(grid: Rows, start: int, block: range) -> int | None:
    """The row in which the body begins: at once, or after empty rows and a line of text."""
    for row in range(start + 1, min(start + 2 + GAP, len(grid))):
        if _label_columns(grid, row, block):
            return row
        if sum(bool(text(grid[row][n])) for n in block) > 1:
            return None
    return None


def _headed(grid: Rows, start: int, first: int, columns: range) -> list[int]:
    """The columns with a heading; and one without, among them or after the last, that has a figure in the first row."""
    named = [n for n in columns if text(grid[start][n])]
    last = named[-1] + 1 if named else 0
    return [n for n in columns if n in named or (n <= last and read_cell(grid[first][n]) is not None)]


def _label_columns(grid: Rows, first: int, block: range) -> list[int]:
    """In the first row of a body: its first cell, which may be a year, and the texts that follow up to the figures.

    A text under which other rows have figures is no label, but a mark that is not known.
    """
    row = grid[first]
    filled = [n for n in block if text(row[n])]
    figures = [n for n in filled[1:] if read_cell(row[n]) is not None]
    if not figures:
        return []
    below = [each for each in grid[first + 1 : first + 1 + LOOK] if read_cell(each[figures[0]]) is not None]
    between = range(filled[0] + 1, figures[0])
    end = next((n for n in between if any(read_cell(each[n]) is not None for each in below)), figures[0])
    return list(range(filled[0], end))


def _figures(row: Sequence[Value], block: range) -> list[int]:
    return [n for n in block if read_cell(row[n]) is not None]


def _body(grid: Rows, start: int, labels: Sequence[int], headings: Sequence[int]) -> Iterator[int]:
    """The rows with figures under these headings, as long as no more than a gap is between them."""
    without = 0
    for row in range(start + 1, len(grid)):
        figures = [n for n in headings if read_cell(grid[row][n]) is not None]
        labelled = any(text(grid[row][n]) for n in labels)
        years = _years(grid[row], figures)
        if figures and labelled and not (years and (without or _in_turn(years))):
            without = 0
            yield row
        elif figures or without == GAP or _many_texts(grid[row], headings):
            return
        else:
            without += 1


def _many_texts(row: Sequence[Value], headings: Sequence[int]) -> bool:
    """Whether a row without figures looks like the headings of another table."""
    return sum(bool(text(row[n])) for n in headings) > 1


def _years(row: Sequence[Value], columns: Sequence[int]) -> list[int]:
    """What stands in these columns, two or more, if all of it can be years."""
    read = [read_cell(row[n]) for n in columns]
    years = [each.count for each in read if isinstance(each, Shown) and each.count in YEARS]
    return years if len(years) == len(columns) > 1 else []


def _in_turn(years: Sequence[int]) -> bool:
    """2022, 2023, 2024: the headings of another table, rather than counts."""
    return list(years) == list(range(years[0], years[0] + len(years)))


def _years_below(grid: Rows, start: int, block: range) -> bool:
    """Whether the row below is one of headings too: years, several of them under one group."""
    columns = _figures(grid[start + 1], block)
    over = [text(grid[start][n]) for n in columns]
    return bool(_years(grid[start + 1], columns)) and (not all(over) or len(set(over)) < len(over))


def _heading(grid: Rows, row: int, column: int, block: range) -> str:
    """The heading of a column, after that of its group, where a row of groups stands above."""
    own = text(grid[row][column])
    group = _group(grid, row, column, block) if row else ""
    if not own:
        return group or f"column {get_column_letter(column + 1)}"
    return own if not group or group == own else f"{group}, {own}"


def _group(grid: Rows, row: int, column: int, block: range) -> str:
    """What stands over the heading of a column, if the row above is one of groups."""
    above = [text(grid[row - 1][n]) for n in block]
    if len(set(filter(None, above))) < 2 or _figures(grid[row - 1], block[1:]):
        return ""  # a title, or the rows of another table
    if not text(grid[row][column]):
        return above[column - block.start]
    group = next((each for each in reversed(above[1 : column - block.start + 1]) if each), "")
    return "" if group == above[0] else group


def _unique(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels, with a number where one is repeated."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(found)
