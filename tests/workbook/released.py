"""Released tables and facts of an invented authority, for the tests of the workbook."""

from decimal import Decimal

from foi_letters.released import (
    Cell,
    Published,
    ReleasedFigure,
    ReleasedTable,
    Suppressed,
    Suppression,
    SuppressionRule,
)
from foi_letters.sheets.content import WorkbookFacts
from foi_letters.workbook import xlsx_bytes

RULE = SuppressionRule(up_to=5)
WITHHELD = Suppressed(Suppression.PRIMARY)
COVERED = Suppressed(Suppression.SECONDARY)


def count(value: int) -> Published:
    """A published count."""
    return Published(value)


def percent(value: str) -> Published:
    """A published percentage, rounded already."""
    return Published(Decimal(value), "%")


def table(
    *rows: tuple[Cell, ...], labels: tuple[str, ...] = (), columns: tuple[str, ...] = ()
) -> ReleasedTable:
    """A table with these cells; labels are made up where none are given."""
    width = len(rows[0])
    return ReleasedTable(
        "given",
        "A table",
        ("1",),
        "Row",
        labels or tuple(f"row {number}" for number in range(len(rows))),
        columns or tuple(f"column {number}" for number in range(width)),
        rows,
        RULE,
    )


OUTCOMES = ReleasedTable(
    id="outcomes",
    title="Misconduct hearings of Northshire Constabulary by outcome, 2022/23 to 2024/25",
    questions=("3",),
    row_heading="Outcome",
    row_labels=(
        "Dismissed without notice",
        "Would have been dismissed had the officer not resigned or retired before the hearing took place",
        "No action",
        "All outcomes",
    ),
    column_labels=("2022/23", "2023/24", "2024/25", "All years"),
    cells=(
        (count(12), count(15), COVERED, COVERED),
        (WITHHELD, count(8), count(9), COVERED),
        (count(1288), count(16), count(0), count(1304)),
        (count(1300), count(39), count(41), count(1380)),
    ),
    rule=RULE,
    source="records of the Professional Standards Department, extracted on 2 November 2026",
    notes=("A hearing is counted in the year in which it ended.",),
    total_rows=frozenset({"All outcomes"}),
    total_columns=frozenset({"All years"}),
)
TYPES = ReleasedTable(
    id="upheld-by-type",
    title="Allegations by type and share upheld, Northshire Constabulary, 2024/25",
    questions=("1", "2"),
    row_heading="Allegation type",
    row_labels=("Discreditable conduct", "Use of force"),
    column_labels=("Allegations", "Upheld"),
    cells=((count(120), percent("12.5")), (count(1431), percent("9.0"))),
    rule=RULE,
)
FIGURES = (
    ReleasedFigure(
        "mean-days", "Mean time from allegation to decision", Published(Decimal("143.2"), " days")
    ),
    ReleasedFigure("rate", "Dismissals per 1,000 officers", WITHHELD),
)
FACTS = WorkbookFacts(
    authority="Northshire Constabulary",
    reference="FOI-2026-0412",
    date="24 November 2026",
    title="Figures for your request about misconduct hearings",
    answers={"outcomes": "Question 3", "upheld-by-type": "Questions 1 and 2"},
    shorthand=(("[c]", "confidential: a count from 1 to 5, or a figure from which one could be worked out"),),
    withheld="Counts from 1 to 5 are withheld, because so small a number could let somebody recognise a person.",
    contact="Information Access Team, foi@northshire.example",
)


def workbook() -> bytes:
    """The workbook of these tables and figures."""
    return xlsx_bytes((OUTCOMES, TYPES), FIGURES, FACTS)
