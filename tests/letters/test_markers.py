"""What letter and workbook say of withheld figures: each rule for its tables, two markers where there are two, no more."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.pipeline import Made, make
from foi_letters.release.law.workbook_text import read_workbook
from foi_letters.released import ReleasedTable, Suppressed, Suppression
from foi_letters.sheets.facts import facts_of
from foi_letters.workbook import workbook_files
from tests.letters.plain import plain

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "northshire-misconduct"


def made(folder: Path, old: str, new: str) -> Made:
    """The example with one change to its case file."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"), dirs_exist_ok=True)
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    assert old in text
    case.write_text(text.replace(old, new, 1), encoding="utf-8")
    return make(casefile.load(case), final=True)


def words(made: Made) -> str:
    return " ".join(plain(made.sent["letter.docx"]).split())


@pytest.fixture(scope="module")
def two_markers(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("two"), "figures:\n", "figures:\n  rule: {second_marker: '[s]'}\n")


@pytest.fixture(scope="module")
def two_rules(tmp_path_factory: pytest.TempPathFactory) -> Made:
    own = "  - id: dismissed\n    rule: {suppress_up_to: 3, zeros: withhold, marker: '*'}\n"
    return made(tmp_path_factory.mktemp("rules"), "  - id: dismissed\n", own)


def test_the_letter_says_what_each_of_two_markers_stands_for(two_markers: Made) -> None:
    said = words(two_markers)
    assert "The mark [c] stands in place of a count from 1 to 5, which we have withheld." in said
    assert "The mark [s] stands in place of another figure" in said
    assert "the mark does not tell the two apart" not in said


def test_the_notes_under_tables_and_the_workbook_name_both_markers(two_markers: Made) -> None:
    assert "[s] of one that we have withheld to protect others" in words(two_markers)
    workbook = read_workbook(two_markers.sent["tables.xlsx"], "tables.xlsx")
    marks = {mark: sum(sheet.marked(mark) for sheet in workbook.tables) for mark in ("[c]", "[s]")}
    withheld = [cell.why for table in two_markers.released.tables for cell in table.suppressed()]
    assert marks == {
        "[c]": withheld.count(Suppression.PRIMARY),
        "[s]": withheld.count(Suppression.SECONDARY),
    }
    assert "[s]" in workbook.cover


def test_the_checks_take_two_markers_for_what_they_are(two_markers: Made) -> None:
    """NUM-10 does object: more is withheld than with one marker, so another question is answered in part."""
    assert {each.rule for each in two_markers.found.stops if each.rule.startswith("NUM")} <= {"NUM-10"}


def test_each_rule_is_stated_for_its_tables(two_rules: Made) -> None:
    said = words(two_rules)
    assert "In Table 5 the mark * stands in place of a figure that we have withheld." in said
    assert "We withhold counts from 1 to 3 there." in said
    assert "A count of 0 is withheld in the same way." in said
    assert "We withhold counts from 1 to 5 there." in said
    assert "* stands in place of a figure that we have withheld" in said
    workbook = read_workbook(two_rules.sent["tables.xlsx"], "tables.xlsx")
    assert "In Table 5 we withhold counts from 1 to 3" in workbook.cover.replace("\N{NO-BREAK SPACE}", " ")
    assert [each.message for each in two_rules.found.stops if each.rule.startswith("NUM")] == []


def turned(table: ReleasedTable) -> ReleasedTable:
    """The table with every reason for suppression the other one."""
    other = {Suppression.PRIMARY: Suppression.SECONDARY, Suppression.SECONDARY: Suppression.PRIMARY}
    cells = tuple(
        tuple(Suppressed(other[cell.why]) if isinstance(cell, Suppressed) else cell for cell in row)
        for row in table.cells
    )
    return replace(table, cells=cells)


def workbook_of(made: Made, tables: tuple[ReleasedTable, ...]) -> Mapping[str, bytes]:
    facts = facts_of(made.composed.context, tables, made.file.case.questions)
    return workbook_files(tables, made.released.figures, facts)


def test_with_one_marker_no_byte_tells_which_figures_are_small(tmp_path: Path) -> None:
    found = made(tmp_path, "figures:\n", "figures:\n  rule: {marker: '[c]'}\n")
    tables = found.released.tables
    assert any(cell.why is Suppression.SECONDARY for table in tables for cell in table.suppressed())
    assert workbook_of(found, tuple(map(turned, tables))) == workbook_of(found, tables)


def test_with_two_markers_they_do(two_markers: Made) -> None:
    tables = two_markers.released.tables
    assert workbook_of(two_markers, tuple(map(turned, tables))) != workbook_of(two_markers, tables)
