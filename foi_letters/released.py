"""What may be published: figures after disclosure control.

A leaf module. Nothing here has a field in which a suppressed count could sit: a cell is `Published`, with its value,
or `Banded`, with the band alone, or `Suppressed`, with the reason and nothing else. The letter and the workbook are both made from these types alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class CellName:
    """Which cell of which table, as people write it: `upheld | 2021-22 | Male`."""

    table: str
    row: str
    column: str

    @classmethod
    def parse(cls, text: str) -> "CellName":
        """Reads `table | row | column`. ValueError says how it is written."""
        parts = [part.strip() for part in text.split("|")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"'{text}' does not name a cell\nwrite it as: table | row | column")
        return cls(*parts)

    def __str__(self) -> str:
        return f"{self.table} | {self.row} | {self.column}"


class Suppression(StrEnum):
    """Why a cell is suppressed. PRIMARY: its own count is small. SECONDARY: it would give a primary cell away."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Zeros(StrEnum):
    """What happens to a count of 0: shown as 0, usable as cover for others, or withheld as a small count is."""

    SHOW = "show"
    COVER = "cover"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """The rule that a letter states: counts from 1 up to `up_to` are withheld and printed as `marker`."""

    up_to: int
    zeros: Zeros = Zeros.SHOW
    marker: str = "[c]"
    second_marker: str | None = None
    """Printed in place of a figure that is withheld to protect others, where that is to be told apart."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The marker, or both."""
        return (self.marker,) if self.second_marker is None else (self.marker, self.second_marker)

    def mark(self, why: Suppression) -> str:
        """What is printed in place of a figure that is suppressed for this reason."""
        return self.marks[-1] if why is Suppression.SECONDARY else self.marker

    @property
    def least(self) -> int:
        """The smallest count that is withheld for its own sake."""
        return 0 if self.zeros is Zeros.WITHHOLD else 1

    def withholds(self, count: int) -> bool:
        """Whether a count is small."""
        return self.least <= count <= self.up_to


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that anyone may read: a count, or a derived figure already rounded as it is printed."""

    value: int | Decimal
    unit: str = ""
    """Printed after the value: "%", " per 1,000" or nothing."""

    @property
    def text(self) -> str:
        """The figure as printed: `1,234`, `12.5%`."""
        return f"{self.value:,}{self.unit}"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A figure that is withheld. There is no count in it to leak."""

    why: Suppression


@dataclass(frozen=True, slots=True)
class Banded:
    """A count that is printed as the band it falls in: "0", "1 to 9", "20 or more". Where in the band, nobody is told."""

    text: str


Cell = Published | Banded | Suppressed


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """One figure outside the grid of a table: a percentage, rate or mean, named so that prose can quote it."""

    id: str
    title: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A table of counts after disclosure control.

    `cells[r][c]` belongs to `row_labels[r]` and `column_labels[c]`. Totals are rows and columns like any other;
    `total_rows` and `total_columns` name those that are to be set in bold. `questions` are ids of the request.
    """

    id: str
    title: str
    questions: tuple[str, ...]
    row_heading: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    rule: SuppressionRule
    source: str = ""
    notes: tuple[str, ...] = ()
    total_rows: frozenset[str] = field(default_factory=frozenset)
    total_columns: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.row_labels):
            raise ValueError(f"table {self.id}: {len(self.cells)} rows for {len(self.row_labels)} labels")
        if any(len(row) != len(self.column_labels) for row in self.cells):
            raise ValueError(f"table {self.id}: a row is not {len(self.column_labels)} cells long")

    def cell(self, row: str, column: str) -> Cell:
        """The cell under these labels; KeyError names what is missing and the labels there are."""
        for label, labels in ((row, self.row_labels), (column, self.column_labels)):
            if label not in labels:
                raise KeyError(f"{label!r} is not one of {', '.join(labels)}")
        return self.cells[self.row_labels.index(row)][self.column_labels.index(column)]

    def text(self, cell: Cell) -> str:
        """What is printed for a cell: the figure, or the marker."""
        return self.rule.mark(cell.why) if isinstance(cell, Suppressed) else cell.text

    def suppressed(self) -> Iterator[Suppressed]:
        """Every suppressed cell, row by row."""
        return (cell for row in self.cells for cell in row if isinstance(cell, Suppressed))
