"""What goes with a letter: the tables in the workbook, by number, title, sheet and file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from foi_letters import tags
from foi_letters.assembly.values import Blocks, Link, Table
from foi_letters.citation import NO_BREAK_SPACE, listed
from foi_letters.layout import CAPTION, TABLE_NOTE, bullets, joined, line
from foi_letters.layout import table as small_table
from foi_letters.naming import CSV_FOLDER, WORKBOOK, TableNames, table_names
from foi_letters.released import ReleasedTable, SuppressionRule, Zeros
from foi_letters.request import Questions
from foi_letters.standard import Standard
from foi_letters.typography import counted

INLINE_ROWS = 10
INLINE_COLUMNS = 5
"""Tables up to this size stand in the letter as well as in the workbook."""

FIGURE_WIDTH = 0.13
"""The share of the page's width that a column of figures takes."""


@dataclass(frozen=True)
class Attached:
    """The released tables of a letter."""

    tables: tuple[ReleasedTable, ...]
    questions: Questions

    @cached_property
    def by_id(self) -> Mapping[str, ReleasedTable]:
        """The tables under their ids."""
        return {table.id: table for table in self.tables}

    @cached_property
    def names(self) -> Mapping[str, TableNames]:
        """What each table is called in the workbook."""
        return table_names(table.id for table in self.tables)

    def number(self, id_: str) -> str:
        """`Table 2`: tables are numbered in the order of the workbook."""
        return f"Table{NO_BREAK_SPACE}{[table.id for table in self.tables].index(id_) + 1}"

    def answers(self, id_: str, question: str) -> bool:
        """Whether a table answers a question."""
        table = self.by_id.get(id_)
        return table is not None and question in self.questions.covered(table.questions)

    def phrase(self, ids: Iterable[str], *, titles: bool = True) -> str:
        """`Table 2, “Allegations by year”, in tables.xlsx, sheet “women”`."""
        return listed([self._described(id_, title=titles) for id_ in ids if id_ in self.by_id])

    def _described(self, id_: str, *, title: bool) -> str:
        named = f", “{self.by_id[id_].title}”," if title else ""
        return f"{self.number(id_)}{named} in {WORKBOOK}, sheet{NO_BREAK_SPACE}“{self.names[id_].sheet}”"

    def sheets(self, ids: Iterable[str]) -> str:
        """`tables.xlsx, sheet “women”`; nothing where there is no table."""
        names = [f"“{self.names[id_].sheet}”" for id_ in ids if id_ in self.by_id]
        plural = "s" if len(names) > 1 else ""
        return f"{WORKBOOK}, sheet{plural}{NO_BREAK_SPACE}{listed(names)}" if names else ""

    def files(self) -> tuple[str, ...]:
        """The files of the tables, as the letter lists what is sent with it."""
        if not self.tables:
            return ()
        csv = listed([names.csv.removeprefix(f"{CSV_FOLDER}/") for names in self.names.values()])
        return (WORKBOOK, f"in the folder {CSV_FOLDER}: {csv}")

    def figures(self) -> tags.Figures | None:
        """The tables as wording and templates name them; None where there are none."""
        if not self.tables:
            return None
        withheld = [self.by_id[id_] for id_ in self.suppressed_tables()] or list(self.tables)
        return self._figures(withheld)

    def by_rule(self) -> tuple[tuple[SuppressionRule, tags.Figures], ...]:
        """The rules under which figures are withheld, each with the tags of the tables that follow it."""
        withheld = [self.by_id[id_] for id_ in self.suppressed_tables()]
        rules = dict.fromkeys(table.rule for table in withheld)
        return tuple(
            (rule, self._figures([each for each in withheld if each.rule == rule])) for rule in rules
        )

    def _figures(self, tables: Sequence[ReleasedTable]) -> tags.Figures:
        """What is said of tables that have one rule; where they have several, that of the first."""
        rule = tables[0].rule
        return tags.Figures(
            marker=rule.marker,
            second_marker=rule.second_marker,
            smallest="1",
            largest=str(rule.up_to),
            withheld=counted(sum(1 for table in tables for _ in table.suppressed()), "figure"),
            questions=self.questions.phrase(
                tuple(id_ for table in tables if any(table.suppressed()) for id_ in table.questions)
            ),
            named=listed([self.number(table.id) for table in tables]),
            workbook=WORKBOOK,
            tables=self.index(),
        )

    def figures_of(self, id_: str) -> tags.Figures:
        """The tags of one table."""
        return self._figures([self.by_id[id_]])

    def index(self) -> Blocks:
        """The tables as a list: number, title, questions and a link to the sheet."""
        return bullets(
            (
                f"{self.number(table.id)}: ",
                Link(table.title, self.names[table.id].link),
                f" ({self.questions.phrase(table.questions)}; sheet{NO_BREAK_SPACE}“{self.names[table.id].sheet}”)",
            )
            for table in self.tables
        )

    def inline(self, id_: str) -> Blocks:
        """A table as it stands in the letter, with its caption; nothing for one that is too large for a letter."""
        table = self.by_id[id_]
        if len(table.row_labels) > INLINE_ROWS or len(table.column_labels) > INLINE_COLUMNS:
            return Blocks()
        caption = line(f"{self.number(id_)}: {table.title}", CAPTION)
        notes = (line(note, TABLE_NOTE) for note in table.notes)
        return joined(caption, Blocks((_grid(table),)), *notes)

    @property
    def suppressed(self) -> int:
        """How many figures are withheld in all tables."""
        return sum(1 for table in self.tables for _ in table.suppressed())

    def suppressed_tables(self) -> tuple[str, ...]:
        """The tables that have withheld figures."""
        return tuple(table.id for table in self.tables if any(table.suppressed()))


_ZEROS = {
    Zeros.SHOW: Standard.ZEROS_SHOWN,
    Zeros.COVER: Standard.ZEROS_COVER,
    Zeros.WITHHOLD: Standard.ZEROS_WITHHELD,
}


def wording_of(rule: SuppressionRule, *, alone: bool) -> tuple[Standard, Standard]:
    """What says which figures are withheld under a rule, and what happens to zeros; `alone`: all tables have it."""
    marker = Standard.MARKERS if rule.second_marker else Standard.MARKER
    return marker if alone else Standard.MARKER_OF_TABLES, _ZEROS[rule.zeros]


def _grid(table: ReleasedTable) -> Table:
    rows = [
        (label, *(table.text(cell) for cell in cells))
        for label, cells in zip(table.row_labels, table.cells, strict=True)
    ]

    def bold(row: int, column: int) -> bool:
        in_total_column = column > 0 and table.column_labels[column - 1] in table.total_columns
        return table.row_labels[row] in table.total_rows or in_total_column

    return small_table(
        (table.row_heading, *table.column_labels),
        rows,
        title=table.title,
        widths=(0.34, *(FIGURE_WIDTH,) * len(table.column_labels)),
        bold=bold,
    )
