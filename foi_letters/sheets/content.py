"""What the sheets of the workbook say, before anything is written: the cover, the notes, and one table a sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from foi_letters.errors import InputError, Place, Problem
from foi_letters.naming import CSV_FOLDER, FIGURES, LETTER, NOTES, WORKBOOK, sheet_cell, table_names
from foi_letters.released import Published, ReleasedFigure, ReleasedTable, Suppressed, SuppressionRule
from foi_letters.sheets import grid

HEADER_ROW = 4
COUNT_OF_TABLES = "This worksheet contains one table."
ALL_SHOWN = "Every figure of this table is shown."


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """What the workbook says beside its figures; all of it is taken from the letter, so that the two agree.

    `date` is the date of the letter in words. `answers` says of a table's id which questions it answers, as the letter
    names them ("Questions 2 and 3"). `shorthand` lists each marker with its meaning, and `withheld` says in a sentence
    or two why figures are withheld; both are empty when nothing is. `marker` stands for a suppressed figure, `second_marker` for
    one that is suppressed to protect others, where that is told apart.
    """

    authority: str
    reference: str
    date: str
    title: str
    answers: Mapping[str, str] = field(default_factory=dict)
    marker: str = "[c]"
    second_marker: str | None = None
    shorthand: tuple[tuple[str, str], ...] = ()
    withheld: str = ""
    contact: str = ""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table: what stands in rows 1 to 3, the headers, the rows, and which of them are totals."""

    name: str
    table: str
    title: str
    about: str
    headers: tuple[str, ...]
    rows: tuple[tuple[grid.Value, ...], ...]
    text_columns: int = 1
    """How many columns, from the left, hold text and not figures."""
    total_rows: frozenset[int] = frozenset()
    total_columns: frozenset[int] = frozenset()


class Kind(Enum):
    """What a line of the cover is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the cover; `target` is the cell that a link leads to."""

    text: str
    kind: Kind = Kind.TEXT
    target: str = ""


def sheets(
    tables: Sequence[ReleasedTable], figures: Sequence[ReleasedFigure], facts: WorkbookFacts
) -> tuple[Sheet, ...]:
    """The sheets after the cover: notes where there are any, each table, and the figures outside the tables."""
    return (*_notes(tables, facts), *_tables(tables, facts), *_figures(figures, facts))


def _notes(tables: Sequence[ReleasedTable], facts: WorkbookFacts) -> Iterator[Sheet]:
    noted = ((f"[note {number}]", text) for text, number in _numbered(tables).items())
    rows = (*facts.shorthand, *noted)
    if rows:
        title = "Shorthand and notes, and what they mean"
        about = "These notes apply to the sheets on which their shorthand stands."
        yield Sheet(NOTES, "notes", title, about, ("Shorthand", "Meaning"), rows, text_columns=2)


def _tables(tables: Sequence[ReleasedTable], facts: WorkbookFacts) -> Iterator[Sheet]:
    names, notes = table_names(table.id for table in tables), _numbered(tables)
    for table in tables:
        shared = grid.units(table)
        rows = tuple(
            (label, *(grid.value(table, cell, unit) for cell, unit in zip(cells, shared, strict=True)))
            for label, cells in zip(grid.labels(table), table.cells, strict=True)
        )
        yield Sheet(
            names[table.id].sheet,
            names[table.id].table,
            table.title,
            " ".join(_about(table, notes, facts)),
            grid.headers(table),
            rows,
            total_rows=frozenset(n for n, label in enumerate(table.row_labels) if label in table.total_rows),
            total_columns=frozenset(
                n for n, label in enumerate(table.column_labels, 1) if label in table.total_columns
            ),
        )


def _about(table: ReleasedTable, notes: Mapping[str, int], facts: WorkbookFacts) -> Iterator[str]:
    if answers := facts.answers.get(table.id):
        yield f"This table answers {answers}."
    if any(table.suppressed()):
        yield _withheld(table.rule, facts)
    else:
        yield ALL_SHOWN
    if table.notes:
        yield f"See {', '.join(f'[note {notes[text]}]' for text in table.notes)} on the sheet {NOTES}."
    if table.source:
        yield f"Source: {table.source.rstrip('.')}."


def _withheld(rule: SuppressionRule, facts: WorkbookFacts) -> str:
    if rule.second_marker is None:
        said = f"{rule.marker} stands for a figure that is withheld."
    else:
        said = f"{rule.marker} stands for a figure that is withheld for its own sake, {rule.second_marker} for one that is withheld to protect others."
    return f"{said} {facts.withheld}".strip()


def _figures(figures: Sequence[ReleasedFigure], facts: WorkbookFacts) -> Iterator[Sheet]:
    if not figures:
        return
    withheld = any(isinstance(figure.cell, Suppressed) for figure in figures)
    rule = SuppressionRule(0, marker=facts.marker, second_marker=facts.second_marker)
    about = _withheld(rule, facts) if withheld else ALL_SHOWN
    title = "Other figures that the response gives"
    yield Sheet(FIGURES, "other_figures", title, about, ("Figure", "Value"), tuple(_listed(figures, rule)))


def _listed(figures: Sequence[ReleasedFigure], rule: SuppressionRule) -> Iterator[tuple[grid.Value, ...]]:
    for figure in figures:
        cell = figure.cell
        if isinstance(cell, Published):
            unit = cell.unit.strip()
            yield f"{figure.title} ({unit})" if unit else figure.title, cell.value
        else:
            yield figure.title, rule.mark(cell.why) if isinstance(cell, Suppressed) else cell.text


def _numbered(tables: Sequence[ReleasedTable]) -> Mapping[str, int]:
    """The notes of all the tables, each once, numbered in the order in which they come."""
    texts = dict.fromkeys(text for table in tables for text in table.notes)
    return {text: number for number, text in enumerate(texts, 1)}


def cover(pages: Sequence[Sheet], facts: WorkbookFacts) -> Iterator[CoverLine]:
    """The lines of the cover: what this is, why figures are withheld, and a link to each sheet."""
    yield CoverLine(facts.title, Kind.TITLE)
    yield CoverLine(facts.authority)
    yield CoverLine(f"Our reference: {facts.reference}")
    yield CoverLine(f"Date of the response: {facts.date}")
    yield CoverLine(f"This workbook holds the figures of our response, which is in {LETTER}.")
    if facts.withheld:
        yield CoverLine("Why some figures are withheld", Kind.HEADING)
        yield CoverLine(facts.withheld)
    yield CoverLine("Sheets of this workbook", Kind.HEADING)
    for sheet in pages:
        yield CoverLine(f"{sheet.name}: {sheet.title}", Kind.LINK, sheet_cell(sheet.name))
    yield CoverLine("Other formats", Kind.HEADING)
    yield CoverLine(f"Each table is also a CSV file, in the folder {CSV_FOLDER}.")
    if facts.contact:
        yield CoverLine("Contact", Kind.HEADING)
        yield CoverLine(facts.contact)


# what Excel can hold

MAX_TEXT = 32_767
"""Characters in a cell."""
MAX_HEADER = 255
MAX_ROWS = 1_048_576 - HEADER_ROW
MAX_COLUMNS = 16_384
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check(pages: Sequence[Sheet], facts: WorkbookFacts) -> None:
    """Raise InputError with every text and table that no workbook can hold; openpyxl would cut or drop some silently."""
    problems = [
        *(
            _text_problems(line.text, f"cover, row {row}", MAX_TEXT)
            for row, line in enumerate(cover(pages, facts), 1)
        ),
        *(_sheet_problems(sheet) for sheet in pages),
    ]
    found = [problem for each in problems for problem in each]
    if found:
        raise InputError(found)


def _sheet_problems(sheet: Sheet) -> Iterator[Problem]:
    yield from _text_problems(sheet.about, f"sheet {sheet.name}, A3", MAX_TEXT)
    for number, text in enumerate(sheet.headers, 1):
        yield from _text_problems(text, f"sheet {sheet.name}, header {number}", MAX_HEADER)
    for number, row in enumerate(sheet.rows, HEADER_ROW + 1):
        for value in row[: sheet.text_columns]:
            yield from _text_problems(str(value), f"sheet {sheet.name}, row {number}", MAX_TEXT)
    if not 0 < len(sheet.rows) <= MAX_ROWS or len(sheet.headers) > MAX_COLUMNS:
        message = f"a table of {len(sheet.rows):,} rows and {len(sheet.headers):,} columns cannot be a sheet of Excel"
        yield Problem("table-size", message, Place(WORKBOOK, within=f"sheet {sheet.name}"), "split the table")


def _text_problems(text: str, where: str, limit: int) -> Iterator[Problem]:
    place = Place(WORKBOOK, within=where)
    if len(text) > limit:
        message = f"a text of {len(text):,} characters is longer than the {limit:,} that Excel holds there"
        yield Problem("text-too-long", message, place, "shorten it")
    if match := _NOT_IN_XML.search(text):
        yield Problem(
            "control-character",
            f"the character U+{ord(match[0]):04X} cannot stand in a workbook",
            place,
            "delete it",
        )
