"""Where the cells of a worksheet are, and what they hold."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

Area = tuple[int, int, int, int]  # first row, first column, last row, last column; from 1


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The reverse of `column_number`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area(reference: str) -> Area | None:
    """`$B$2:C9` as (2, 2, 9, 3); whole columns and rows reach to the end of the sheet."""
    first, _, last = reference.replace("$", "").rpartition("!")[2].partition(":")
    corners = [_corner(first, low=True), _corner(last or first, low=False)]
    if None in corners:
        return None
    (top, left), (bottom, right) = (corner for corner in corners if corner)
    return top, left, bottom, right


def _corner(text: str, *, low: bool) -> tuple[int, int] | None:
    found = re.fullmatch(r"([A-Z]{0,3})([0-9]{0,7})", text)
    if not found or not text:
        return None
    row = int(found[2]) if found[2] else (1 if low else 1_048_576)
    return row, column_number(found[1]) if found[1] else (1 if low else 16_384)


@dataclass(slots=True)
class Grid:
    """What the cells of one sheet hold: raw values by (row, column), its texts, and where the eye does not reach."""

    sheet: str
    values: dict[tuple[int, int], str] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    first_in_column: dict[int, int] = field(default_factory=dict)
    longest: dict[int, int] = field(default_factory=dict)
    """The digits of the longest whole number of each column."""
    empty_hidden_rows: int = 0

    def put(self, row: int, column: int, shown: str, *, numeric: bool) -> None:
        """Take in what a cell shows."""
        self.values[row, column] = shown
        self.first_in_column.setdefault(column, row)
        if not numeric:
            self.texts[shown] = None
        elif len(shown) > self.longest.get(column, 0) and shown.isdecimal():
            self.longest[column] = len(shown)

    def place(self, row: int, column: int) -> str:
        """`Table 1!B4`."""
        return f"{self.sheet}!{column_letters(column)}{row}"

    def inside(self, where: Area) -> list[tuple[int, int]]:
        """The cells with content in an area."""
        top, left, bottom, right = where
        if (bottom - top + 1) * (right - left + 1) < len(self.values):
            span = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            return [cell for cell in span if cell in self.values]
        return [(r, c) for r, c in self.values if top <= r <= bottom and left <= c <= right]
