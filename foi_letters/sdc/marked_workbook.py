"""A workbook of tables by anyone, as an instance: with marks, as published; without, as counts to be protected.

Marks such as [c], *, **, <5 or "1 to 5" stand for counts; what a mark states of its range is told to the attack. Tables
of different sheets are tied only where their totals carry the same labels throughout.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.assembly.package import read_package
from foi_letters.errors import InputError, Place, Problem
from foi_letters.sdc.consistency import instance_problems, published_problems
from foi_letters.sdc.found_tables import TOTAL, FoundTable, shared_margins, tables_in, totals
from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Marker,
    Policy,
    PublishedCell,
    PublishedInstance,
    Relation,
    Zeros,
)
from foi_letters.sdc.marked_cell import Marked, Shown
from foi_letters.sdc.sheet_layout import text

USUAL_THRESHOLD = 5
LARGEST_AREA = 500_000
"""Cells that a sheet spans from its first to its last; a value far from all others makes it absurd."""
Note = Callable[[str], None]
_OWN, _SECOND = "[m]", "[q]"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands for a withheld count besides the marks that are known: `own` texts of the workbook, and `second`,
    the marker of figures that only protect others, where the workbook says that it has one.
    """

    own: tuple[str, ...] = ()
    second: str | None = None

    def known(self, value: object) -> object:
        """The value, or a mark that is known in place of one of these."""
        said = value.strip() if isinstance(value, str) else None
        if said is not None and said == self.second:
            return _SECOND
        return _OWN if said in self.own else value


NO_MARKS = Marks()


def published_of(
    data: bytes,
    name: str,
    *,
    up_to: int | None = None,
    zeros: Zeros | None = None,
    marks: Marks = NO_MARKS,
    note: Note = print,
) -> PublishedInstance:
    """What the workbook publishes. InputError where it holds no table, or figures that contradict each other."""
    tables = _tables(data, name, note, marks)
    marked = {id_: cell for id_, cell in _cells(tables) if isinstance(cell, Marked)}
    stated = [mark.states.hi for mark in marked.values() if mark.states and mark.states.hi is not None]
    policy = Policy(
        up_to or max(stated, default=USUAL_THRESHOLD),
        zeros or _zeros_shown(tables),
        Marker.SPLIT if marks.second else Marker.SINGLE,
        big=None,
    )
    published = PublishedInstance(
        policy,
        tuple(
            PublishedCell(id_, cell.count if isinstance(cell, Shown) else None)
            for id_, cell in _cells(tables)
        ),
        _relations(tables, note),
        tuple(_stated(tables)),
        tuple(marked),
        frozenset(id_ for id_, cell in marked.items() if marks.second and cell.mark != _SECOND),
    )
    _refuse(list(published_problems(published, name)))
    return published


def instance_of(
    data: bytes, name: str, *, up_to: int | None = None, zeros: Zeros | None = None, note: Note = print
) -> Instance:
    """The counts of the workbook, to be protected. InputError where some are marked already."""
    tables = _tables(data, name, note)
    marked = [id_ for id_, cell in _cells(tables) if isinstance(cell, Marked)]
    if marked:
        message = f"'{marked[0]}' and {len(marked) - 1} more are suppressed already, so they cannot be protected here"
        advice = "use 'foi-letters attack' to see what the workbook gives away"
        raise InputError([Problem("already-suppressed", message, Place(name), advice)])
    cells = [Cell(id_, cell.count, kind=kind) for id_, cell, kind in _with_kinds(tables)]
    policy = Policy(up_to or USUAL_THRESHOLD, zeros or Zeros.SHOW)
    instance = Instance(policy, tuple(cells), _relations(tables, note))
    _refuse(list(instance_problems(instance, name)))
    return instance


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputError(problems)


def _tables(data: bytes, name: str, note: Note, marks: Marks = NO_MARKS) -> list[FoundTable]:
    read_package(data, name=name)  # refuses what is no safe package before openpyxl opens it
    workbook = load_workbook(io.BytesIO(data), data_only=True)
    _refuse([*_too_wide(workbook, name), *_without_result(data, workbook, name)])
    found = []
    for sheet in workbook.worksheets:
        tables = list(tables_in(sheet.title, _grid(sheet, marks), note))
        found += tables
        for message in _unseen(sheet) if tables else [f"no table was found in the sheet '{sheet.title}'"]:
            note(message)
    if not found:
        message = "no table of counts was found: a row of headings, then rows with a label and figures"
        advice = "give each column its heading in one cell, and each row its label to the left of its counts"
        raise InputError([Problem("no-table", message, Place(name), advice)])
    return [_named_apart(table, n, found) for n, table in enumerate(found)]


MERGED_TEXTS = 2
"""A row with so many texts or more has headings; one with a text alone has a title."""


def _grid(sheet: Worksheet, marks: Marks) -> list[list[object]]:
    """The values of a sheet, a merged heading standing over each of its columns."""
    grid = [[marks.known(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        top, first = grid[merged.min_row - 1], merged.min_col - 1
        if isinstance(top[first], str) and sum(bool(text(value)) for value in top) >= MERGED_TEXTS:
            for row in grid[merged.min_row - 1 : merged.max_row]:
                row[first : merged.max_col] = [top[first]] * (merged.max_col - first)
    return grid


def _unseen(sheet: Worksheet) -> Iterator[str]:
    """What stands in hidden rows, columns and sheets is published too: anyone can unhide it."""
    if sheet.sheet_state != "visible":
        yield f"the sheet '{sheet.title}' is hidden; anyone can unhide it, so it is read as published"
    rows = [str(number) for number, each in sheet.row_dimensions.items() if each.hidden]
    columns = [letter for letter, each in sheet.column_dimensions.items() if each.hidden]
    for what, names in (("rows", rows), ("columns", columns)):
        if names:
            yield f"the sheet '{sheet.title}' has hidden {what} ({', '.join(names[:5])}); they are read as published"


def _too_wide(workbook: Workbook, name: str) -> Iterator[Problem]:
    """Sheets with a value far from all others."""
    for sheet in workbook.worksheets:
        if sheet.max_row * sheet.max_column > LARGEST_AREA:
            message = f"the sheet '{sheet.title}' reaches to row {sheet.max_row:,} and column {get_column_letter(sheet.max_column)}"
            advice = "delete what stands far from its tables, or save them in a workbook of their own"
            yield Problem("too-large", message, Place(name, within=sheet.title), advice)


def _without_result(data: bytes, workbook: Workbook, name: str) -> Iterator[Problem]:
    """Formulas of which the file does not hold what they come to."""
    if any(sheet.max_row * sheet.max_column > LARGEST_AREA for sheet in workbook.worksheets):
        return
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and workbook[sheet.title][cell.coordinate].value is None:
                    place = Place(name, within=f"{sheet.title}!{cell.coordinate}")
                    message = "a formula stands here whose result is not stored in the file"
                    yield Problem("no-result", message, place, "open the workbook in Excel and save it")


def _named_apart(table: FoundTable, n: int, found: Sequence[FoundTable]) -> FoundTable:
    """Tables of one sheet are numbered, so that the ids of their cells differ."""
    earlier = sum(other.sheet == table.sheet for other in found[:n])
    sheet = table.sheet if not earlier else f"{table.sheet} ({earlier + 1})"
    return FoundTable(sheet, table.rows, table.columns, table.cells)


def _cells(tables: Sequence[FoundTable]) -> Iterator[tuple[str, Shown | Marked]]:
    for table in tables:
        for row, line in enumerate(table.cells):
            for column, cell in enumerate(line):
                if cell is not None:
                    yield table.name(row, column), cell


def _with_kinds(tables: Sequence[FoundTable]) -> Iterator[tuple[str, Shown, str]]:
    for table in tables:
        for row, line in enumerate(table.cells):
            for column, cell in enumerate(line):
                if isinstance(cell, Shown):
                    of_total = bool(
                        TOTAL.fullmatch(table.rows[row]) or TOTAL.fullmatch(table.columns[column])
                    )
                    yield table.name(row, column), cell, "total" if of_total else "inner"


def _zeros_shown(tables: Sequence[FoundTable]) -> Zeros:
    """Where a zero is printed a mark is none; where none is, a mark may be one."""
    printed = any(isinstance(cell, Shown) and cell.count == 0 for _, cell in _cells(tables))
    return Zeros.SHOW if printed else Zeros.WITHHOLD


def _relations(tables: Sequence[FoundTable], note: Note) -> tuple[Relation, ...]:
    return (*(each for table in tables for each in totals(table, note)), *shared_margins(tables))


def _stated(tables: Sequence[FoundTable]) -> Iterator[Relation]:
    for id_, cell in _cells(tables):
        if isinstance(cell, Marked) and cell.states:
            yield Relation.between([(id_, 1)], cell.states.lo, cell.states.hi)
