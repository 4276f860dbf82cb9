"""Records as read from a file, column by column. They are about people: none of these types prints what it holds."""

import difflib
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NewType

import numpy as np
import numpy.typing as npt

from foi_letters.errors import InputError, Place, Problem

MAX_SHOWN = 20
"""How many faults of one file are listed; one mistake often stands in every row."""

Codes = npt.NDArray[np.int32]
RowNumber = NewType("RowNumber", int)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds no value to count: an Excel error, a formula. It matters only where its column is used."""

    rule: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the names of the columns stand in a file (`names`, of row numbers), and which row is the last that is read.

    `gaps` says whether empty rows may stand between others, as they do in tables of counts.
    """

    names: range = range(1, 2)
    last: int | None = None
    gaps: bool = False

    def reads(self, row: int) -> bool:
        """Whether the row holds names or is below them, and not below the last row."""
        return row >= self.names.start and (self.last is None or row <= self.last)


Row = tuple[RowNumber, Sequence[str | BadCell]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a file or sheet, header first, in the order in which they stand; blank rows come as empty ones.

    `place` turns a row number of the file and a column, counted from 0, into the place that messages give.
    """

    name: str
    rows: Iterator[Row] = field(repr=False)
    place: Callable[[RowNumber, int | None], Place] = field(repr=False)
    full_rows: bool = False
    """Whether a row with fewer values than the header is a fault, as it is in CSV."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the distinct values, and for each record the number of its value among them."""

    name: str
    values: tuple[str, ...] = field(repr=False)
    codes: Codes = field(repr=False)
    place: Callable[[int], Place] = field(repr=False)
    """Where the distinct value of this number first stands."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one source. `size` is how many there are."""

    name: str
    size: int = field(repr=False)
    header: tuple[str, ...]
    _columns: tuple[Column, ...] = field(repr=False)
    _faults: tuple[tuple[Problem, ...], ...] = field(repr=False)

    def column(self, name: str, asked: Place | None = None) -> Column:
        """The column of this name. InputError when there is none, or two, or a cell in it cannot be counted.

        `asked` is where the name stands in the case file.
        """
        same = [number for number, each in enumerate(self.header) if each.casefold() == name.casefold()]
        if name not in self.header:
            raise InputError([self._unknown(name, asked)])
        if len(same) > 1:
            shown = ", ".join(f"'{self.header[number]}'" for number in same)
            message = f"{len(same)} columns have the name '{name}': {shown}"
            advice = "give each column its own name; small and capital letters make no difference"
            raise InputError([Problem("duplicate-column", message, Place(self.name), advice)])
        if faults := self._faults[same[0]]:
            raise InputError(faults)
        return self._columns[same[0]]

    def at(self, number: int) -> Column:
        """The column of this number, counted from 0. InputError when a cell in it cannot be counted."""
        if faults := self._faults[number]:
            raise InputError(faults)
        return self._columns[number]

    def _unknown(self, name: str, asked: Place | None) -> Problem:
        close = difflib.get_close_matches(name, self.header, n=1) or [
            each for each in self.header if each.casefold() == name.casefold()
        ]
        names = ", ".join(f"'{each}'" for each in self.header if each)
        advice = f"did you mean '{close[0]}'?" if close else f"the columns are: {names}"
        message = f"there is no column '{name}' in {self.name}"
        return Problem("unknown-column", message, asked or Place(self.name), advice)


def tidy(text: str) -> str:
    """The text of a cell without the spaces around it, runs of spaces as one, letters composed (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_records(grid: Grid, extent: Extent) -> Records:
    """The records under the header. InputError with every fault of form: no header, ragged rows, rows after a gap."""
    rows = ((number, cells) for number, cells in grid.rows if extent.reads(number))
    header, first = _header(grid, rows, extent.names)
    encoders = [_Encoder() for _ in header]
    body = Grid(grid.name, chain(first, rows), grid.place, grid.full_rows)
    problems = list(islice(_fill(body, header, encoders, gaps=extent.gaps), MAX_SHOWN + 1))
    if problems:
        raise InputError(limited(problems, grid.name))
    columns = [
        encoder.column(name, grid, number)
        for number, (name, encoder) in enumerate(zip(header, encoders, strict=True))
    ]
    faults = [tuple(encoder.faults(grid, number)) for number, encoder in enumerate(encoders)]
    return Records(grid.name, len(encoders[0].codes), header, tuple(columns), tuple(faults))


def records_of(name: str, columns: Mapping[str, Sequence[str]], place: Callable[[int], Place]) -> Records:
    """Records that stand in no file: for each column its values, all of one length; `place` finds a record."""
    rows = zip(*columns.values(), strict=True)
    numbered = ((RowNumber(number), list(row)) for number, row in enumerate(rows))
    header: Row = (RowNumber(-1), list(columns))
    grid = Grid(name, chain([header], numbered), lambda row, _: place(row))
    return read_records(grid, Extent(range(-1, 0)))


def limited(problems: Sequence[Problem], name: str) -> list[Problem]:
    """At most MAX_SHOWN problems, and a last one that says there are more."""
    if len(problems) <= MAX_SHOWN:
        return list(problems)
    more = Problem("more", "there are more faults like these", Place(name))
    return [*problems[:MAX_SHOWN], more]


def _header(grid: Grid, rows: Iterator[Row], names: range) -> tuple[tuple[str, ...], list[Row]]:
    """The names of the columns, each joined from the rows of names; and the row below them, if that was read."""
    levels: list[Row] = []
    for number, cells in rows:
        if number >= names.stop:
            below = [(number, cells)]
            break
        levels.append((number, [tidy(cell) if isinstance(cell, str) else "" for cell in cells]))
    else:
        below = []
    joined = _joined(grid, levels)
    if not joined or [number for number, _ in levels] != list(names):
        message = f"row {names.start}, which should hold the names of the columns, is empty"
        if len(names) > 1:
            message = f"rows {names.start} to {names[-1]}, which should hold the names of the columns, are not all filled"
        raise InputError(
            [Problem("no-header", message, Place(grid.name), "say header_row: <number> for this source")]
        )
    return joined, below


def _joined(grid: Grid, levels: Sequence[Row]) -> tuple[str, ...]:
    """`2022-23, Men` of `2022-23` over `Men`. InputError where it is not clear what stands over a name."""
    width = max((len(cells) for _, cells in levels), default=0)
    full = [(number, [*map(str, cells), *[""] * (width - len(cells))]) for number, cells in levels]
    problems = [
        Problem(
            "unclear-heading",
            f"it is not clear whether '{full[level + 1][1][column]}' stands under '{cells[column - 1]}'",
            grid.place(number, column),
            "merge the heading over all of its columns or write it over each, and move a heading that has none to its row",
        )
        for level, (number, cells) in enumerate(full[:-1])
        for column in range(1, width)
        if not cells[column] and cells[column - 1] and full[level + 1][1][column]
    ]
    if problems:
        raise InputError(limited(problems, grid.name))
    names = [
        ", ".join(dict.fromkeys(filter(None, parts)))
        for parts in zip(*(cells for _, cells in full), strict=True)
    ]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _fill(
    grid: Grid, header: Sequence[str], encoders: Sequence["_Encoder"], *, gaps: bool
) -> Iterator[Problem]:
    """Puts the rows into the columns; yields the faults."""
    width, gap = len(header), False
    for number, cells in grid.rows:
        if not any(cells):
            gap = not gaps
            continue
        if gap:
            message = f"row {number} stands after an empty row"
            advice = (
                "records stand in one block; delete totals and notes below them, and empty rows between them"
            )
            yield Problem("rows-after-gap", message, grid.place(number, None), advice)
            gap = False
        if grid.full_rows and len(cells) < width:
            message = f"this row has {len(cells)} values; there are {width} columns"
            advice = "a line break or a separator inside a value must stand in quotation marks"
            yield Problem("ragged-row", message, grid.place(number, None), advice)
        if any(cells[width:]):
            message = f"row {number} has a value outside the {width} columns that have a name"
            yield Problem(
                "ragged-row",
                message,
                grid.place(number, None),
                "name the column, or delete the value; where the names stand lower, below a title, say header_row: <number>",
            )
        for column, encoder in enumerate(encoders):
            encoder.add(cells[column] if column < len(cells) else "", number)


class _Encoder:
    """Collects one column. Each distinct raw text is tidied once."""

    def __init__(self) -> None:
        self.codes = array("i")
        self._raw: dict[str, int] = {}
        self._values: dict[str, int] = {}
        self._first: list[RowNumber] = []
        self._bad: list[tuple[RowNumber, BadCell]] = []

    def add(self, cell: str | BadCell, row: RowNumber) -> None:
        if isinstance(cell, BadCell):
            if len(self._bad) <= MAX_SHOWN:
                self._bad.append((row, cell))
            cell = ""
        code = self._raw.get(cell)
        if code is None:
            code = self._raw[cell] = self._code(tidy(cell), row)
        self.codes.append(code)

    def _code(self, value: str, row: RowNumber) -> int:
        if value not in self._values:
            self._values[value] = len(self._values)
            self._first.append(row)
        return self._values[value]

    def column(self, name: str, grid: Grid, number: int) -> Column:
        codes = np.frombuffer(self.codes, dtype=np.int32) if self.codes else np.zeros(0, np.int32)
        return Column(name, tuple(self._values), codes, lambda value: grid.place(self._first[value], number))

    def faults(self, grid: Grid, number: int) -> Iterable[Problem]:
        found = [Problem(bad.rule, bad.message, grid.place(row, number), bad.help) for row, bad in self._bad]
        for value, row in zip(self._values, self._first, strict=True):
            if not value.isprintable() and (unseen := next(filter(_unseen, value), None)):
                label = unicodedata.name(unseen, f"U+{ord(unseen):04X}")
                message = f"the character {label} cannot be seen and is not allowed"
                found.append(Problem("control-character", message, grid.place(row, number), "delete it"))
        return limited(found, grid.name)


_JOINERS = "\u200c\u200d\u200e\u200f"
"""Joiners and directional marks are part of how some scripts are written."""


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co") and character not in _JOINERS
