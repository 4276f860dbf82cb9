"""The `figures:` part of a case file: where the records are, which tables are counted from them, and what is already public.

It says how figures are made, and holds a count only where an officer types a table of counts. How the tables hang
together (totals, subsets, the same records under two groupings) is derived in `sdc/`; `links` says what cannot be.
"""

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from foi_letters.table_spec import CellRef, CellRefs, Count, Id, Kind, Label, RuleSpec, TableSpec
from foi_letters.yamlmodel import FileModel


class SourceSpec(FileModel):
    """A file of records, one row for each record, or a sheet of counts."""

    file: str = Field(min_length=1)
    """The CSV or XLSX file, as a path from the folder of the case file."""
    sheet: Label | None = None
    """The sheet of an XLSX file; it must be named where the file has several."""
    header_row: int = Field(default=1, ge=1, le=1000)
    """The row that holds the names of the columns, counted from 1; titles may stand above it."""
    header_rows: int = Field(default=1, ge=1, le=4)
    """How many rows the names take: with 2, `Men` under `2022-23` is the column `2022-23, Men`."""
    last_row: int | None = Field(default=None, ge=2)
    """The last row that is read; notes may stand below it."""
    values: dict[Label, tuple[Label, ...]] = Field(default_factory=dict)
    """Column -> values that it may hold although no record does, so that a count of them is 0 and not a slip of the pen."""

    @model_validator(mode="after")
    def _relative(self) -> Self:
        if re.match(r"[/\\]|[A-Za-z]:", self.file):
            raise ValueError(f"'{self.file}' is a full path\nwrite the path from the folder of the case file")
        if self.last_row is not None and self.last_row < self.header_row + self.header_rows:
            raise ValueError(
                "'last_row' is not below the names of the columns\ncount all rows from the top of the sheet"
            )
        return self


class DerivedSpec(FileModel):
    """One figure outside the tables, which the letter can quote by its id: [[id]]."""

    id: Id
    """A short name; the letter quotes the figure as [[id]]."""
    title: str = Field(min_length=1)
    """What the figure is, in words."""
    kind: Kind
    """`count` adds cells up; `percent`, `rate` and `mean` divide them by the base."""
    of: CellRefs
    """The cell, or the cells that are added up: table | row | column."""
    base: CellRefs | Count | None = None
    """What it is divided by: a cell, cells that are added up, or a number that anyone can know, such as a population."""
    decimals: int = Field(default=0, ge=0, le=4)
    """How many decimals are printed; fewer give less away."""
    per: Count = 1000
    """For a rate: per how many."""

    @model_validator(mode="after")
    def _base(self) -> Self:
        if self.kind is Kind.COUNT and self.base is not None:
            raise ValueError("a count has no base\nremove 'base', or write kind: percent, rate or mean")
        if self.kind is not Kind.COUNT and self.base is None:
            raise ValueError(f"a {self.kind} needs a base\nadd base: <table> | <row> | <column>")
        return self


class PublicCount(FileModel):
    """A count that anyone can already read elsewhere, so that it cannot be withheld."""

    cell: CellRef
    """The cell that is already public: table | row | column."""
    value: Count
    """The count as it was published; it is compared with what the records give."""
    published_in: str = Field(min_length=1)
    """Where: an earlier response, an annual report."""


class SubsetLink(FileModel):
    """Each cell of one table counts some of what the cell under the same labels of another counts."""

    table: Id
    """The table of the part."""
    of: Id
    """The table of the whole."""


class TotalLink(FileModel):
    """A cell of one table is the total of cells of others: a total that stands in another question."""

    cell: CellRef
    """The cell that is the total."""
    of: CellRefs
    """The cells that add up to it; `*` stands for every row or column that is not a total: ages | * | Clients."""


class ComplementLink(FileModel):
    """A breakdown that nobody asked for but anyone can subtract: all officers without the men are the women."""

    name: Label
    """What the difference counts, in words."""
    all: Id
    """The table of the whole."""
    without: Id
    """The table of the part, with the same labels."""


class HarmlessComplement(FileModel):
    """A difference of two tables whose small counts say nothing about anyone, so that they need no protection."""

    all: Id
    """The table of the whole."""
    without: Id
    """The table of the part."""
    reason: str = Field(min_length=1)
    """Why nobody is harmed by a small difference."""


class Links(FileModel):
    """How tables hang together, where the program cannot derive it from the records."""

    subsets: tuple[SubsetLink, ...] = ()
    """Tables that count a part of what another table counts."""
    totals: tuple[TotalLink, ...] = ()
    """Cells that are the total of other cells."""
    complements: tuple[ComplementLink, ...] = ()
    """Differences that anyone can work out and that must be protected."""
    harmless: tuple[HarmlessComplement, ...] = ()
    """Differences that are protected unless it is said here why they need not be."""


class AcceptedRisk(FileModel):
    """A cell that can be worked out whatever is withheld, and that the authority publishes around all the same."""

    cell: CellRef
    """The cell: table | row | column."""
    reason: str = Field(min_length=1)
    """Why the risk is accepted."""
    approver: str = Field(min_length=1)
    """The post of the person who accepts it."""


class Protection(FileModel):
    """How much protection, and at whose cost."""

    level: Literal["exact", "cover", "cover1"] = "cover1"
    """`exact`: no count is known; `cover`: every count of the rule stays possible; `cover1`: also for someone who is counted himself."""
    objective: Literal["count", "value"] = "count"
    """Withhold the fewest further cells (`count`), or those that count the fewest people (`value`)."""
    keep: tuple[CellRef, ...] = ()
    """Cells that must not be withheld to protect others, such as headline totals."""


class FiguresSpec(FileModel):
    """The figures of a case."""

    rule: RuleSpec = Field(default_factory=RuleSpec)
    """Which small counts are withheld, where this response differs from the authority's profile."""
    sources: dict[Id, SourceSpec] = Field(default_factory=dict)
    """Id -> file of records or sheet of counts."""
    tables: tuple[TableSpec, ...] = ()
    """The tables, in the order in which they are shown."""
    derived: tuple[DerivedSpec, ...] = ()
    """Figures outside the tables: sums, percentages, rates and means."""
    already_public: tuple[PublicCount, ...] = ()
    """Counts that anyone can already read elsewhere."""
    links: Links = Field(default_factory=Links)
    """How tables hang together, where the program cannot derive it."""
    protection: Protection = Field(default_factory=Protection)
    """How much protection is wanted, and which cells are to be kept."""
    accepted_risk: tuple[AcceptedRisk, ...] = ()
    """Cells that can be worked out all the same, each accepted by name."""
