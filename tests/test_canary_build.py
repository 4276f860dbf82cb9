"""A canary build: withheld counts are five-digit primes, so that any trace of one in what is sent can be found.

Small counts stand in every file by chance; a prime like 10007 does not. The same build with one of them planted in the
letter must be found out, so that the search itself is tested.
"""

import shutil
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.assembly.package import read_package, write_package
from foi_letters.pipeline import Made, make
from foi_letters.release.canary import leaks
from foi_letters.released import Suppressed

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "northshire-misconduct"
SMALL = (10007, 10009, 10037, 10039, 10061, 10067)
LARGE = (50021, 50023, 50033, 50047, 50051, 50053, 60013, 60017, 60029, 70001)
GRID = {
    "North": (SMALL[0], LARGE[0], LARGE[1], LARGE[2]),
    "South": (LARGE[3], SMALL[1], LARGE[4], LARGE[5]),
    "East": (LARGE[6], LARGE[7], SMALL[2], SMALL[3]),
    "West": (SMALL[4], LARGE[8], LARGE[9], SMALL[5]),
}
COLUMNS = ("2021", "2022", "2023", "2024")

CASE = """
reference: CANARY
received: 2026-10-01
date: 2026-10-20
regime: FOIA
authority: authority.yaml
requester: {{name: R Sample}}
subject: visits
requests:
- {{id: "1", text: How many visits were made?}}
decisions:
- questions: "1"
  outcome: partial
  grounds:
  - cite: 40(2)
    via: [40(3A)(a)]
    applies_to: the numbers that the table shows as withheld
    identifiability: {{who: visitors, how: Neighbours could tell., learned: It says that they made a visit.}}
    purpose: There is an interest.
    necessity: It is met by the rest.
    balance: Their rights override it.
figures:
  rule: {{suppress_up_to: 20000}}
  tables:
  - id: visits
    title: Visits by area and year
    questions: ["1"]
    counts:
      columns: [{columns}]
      rows:
{rows}
    rows: {{heading: Area, total: All areas}}
    columns: {{total: All years}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("canary")
    for name in ("authority.yaml", "approvals.jsonl"):
        shutil.copy(EXAMPLE / name, folder)
    rows = "\n".join(f"        {area}: [{', '.join(map(str, counts))}]" for area, counts in GRID.items())
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    (folder / "case.yaml").write_text(CASE.format(columns=columns, rows=rows), encoding="utf-8")
    return make(casefile.load(folder / "case.yaml"), final=True)


def true_count(row: str, column: str) -> int:
    """What was typed, or the sum of it where the row or column is a total."""
    rows = [GRID[row]] if row in GRID else list(GRID.values())
    return sum(n for each in rows for n in ([each[COLUMNS.index(column)]] if column in COLUMNS else each))


def withheld(made: Made) -> list[int]:
    """The true counts of the suppressed cells."""
    (table,) = made.released.tables
    labels = [(row, column) for row in table.row_labels for column in table.column_labels]
    return [true_count(*label) for label in labels if isinstance(table.cell(*label), Suppressed)]


def test_small_primes_are_withheld_and_others_with_them(made: Made) -> None:
    assert set(SMALL) < set(withheld(made))


def test_no_withheld_count_reaches_any_byte_that_is_sent(made: Made) -> None:
    assert leaks(withheld(made), made.sent) == ()


def test_a_count_that_is_planted_in_the_letter_is_found(made: Made) -> None:
    package = read_package(made.sent["letter.docx"])
    planted = package.parts["word/document.xml"].replace(b"visits", b"10,007 visits", 1)
    files = {**made.sent, "letter.docx": write_package({**package.parts, "word/document.xml": planted})}
    assert leaks(withheld(made), files)


def test_a_count_that_is_planted_in_the_workbook_is_found(made: Made) -> None:
    package = read_package(made.sent["tables.xlsx"])
    (sheet,) = [name for name in package.parts if b"[c]" in package.parts[name] and "worksheets" in name][-1:]
    planted = package.parts[sheet].replace(b"[c]", b"10009", 1)
    files = {**made.sent, "tables.xlsx": write_package({**package.parts, sheet: planted})}
    assert leaks(withheld(made), files)
