"""`protect` and `attack` on their own: JSON for programs, words for officers, and exit codes that tell them apart."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from foi_letters.cli.main import app
from foi_letters.errors import InputError

INSTANCES = Path(__file__).parents[1] / "sdc" / "instances"
Rows = list[list[object]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def saved(folder: Path, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "tables.xlsx"
    book.save(path)
    return path


def exact(path: Path, *options: str) -> list[str]:
    found = run("attack", path, "--json", *options)
    cells: list[str] = json.loads(found.stdout)["exact"]
    assert found.exit_code == (1 if cells else 0)
    return cells


def test_protect_prints_numbers_as_json_numbers_and_nothing_else() -> None:
    found = run(
        "protect",
        INSTANCES / "trap13_fixed_totals.json",
        "--level",
        "cover",
        "--objective",
        "value",
        "--json",
    )
    data = json.loads(found.stdout)
    assert found.exit_code == 0
    assert (data["status"], data["objective"], data["lower_bound"]) == ("optimal", 38, 38)
    assert len(data["primary"]) == 7
    assert data["intervals"]["Q1|A|w"][0] == 1


def test_protect_explains_each_cell_without_telling_its_count() -> None:
    found = run("protect", INSTANCES / "trap01_two_ones.json", "--explain")
    assert "Q1|A: it is a count from 1 to 5, which the rule withholds" in found.stdout
    assert "Q1|C: if it were shown, 'Q1|A', 'Q1|B' could be worked out exactly" in found.stdout
    assert "level exact: small counts can be narrowed down, but not worked out" in found.stdout


def test_explain_prices_each_option_in_a_table_and_as_data() -> None:
    path = INSTANCES / "trap13_fixed_totals.json"
    found = run("protect", path, "--explain")
    lines = found.stdout.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("what other choices would cost"))
    assert lines[start + 1].split() == ["withheld", "exact", "rounded", "safe"]
    assert lines[start + 2].split() == ["12", "30", "0", "yes", "as", "it", "is"]
    assert "in part: 7 narrowed down  level exact" in found.stdout
    priced = json.loads(run("protect", path, "--explain", "--json").stdout)["alternatives"]
    assert priced[0] == {
        "option": "as it is",
        "withheld": 12,
        "proven": True,
        "exact": 30,
        "rounded": 0,
        "safe": True,
        "worked_out": 0,
        "narrowed": 0,
        "told_insiders": 0,
    }
    assert len(priced) == len(lines) - start - 2


def test_what_was_not_proven_in_time_is_said_to_be_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foi_letters.sdc.pricing.EACH", 0.0)
    found = run("protect", INSTANCES / "gen01_2way_5x5.json", "--explain")
    assert "at most" in found.stdout


CASE = Path(__file__).parents[2] / "examples" / "northshire-misconduct" / "case.yaml"


def test_a_case_is_protected_as_its_build_does_it() -> None:
    found = run("protect", CASE, "--json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["level"] == "cover1"
    assert {name.count(" | ") for name in json.loads(found.stdout)["secondary"]} == {2}


FORCED = """  already_public:
  - {cell: extra | Y | N, value: 40, published_in: Annual report}
  - {cell: extra | All | N, value: 43, published_in: Annual report}
  tables:
  - {id: extra, title: Extra, questions: ["1"], rows: {total: All}, counts: {columns: [N], rows: {X: [3], Y: [40]}}}
"""
ACCEPTED = "  accepted_risk: [{cell: extra | X | N, reason: Known to all, approver: Head of Legal}]\n"


@pytest.mark.parametrize(("more", "code"), [(FORCED, 1), (ACCEPTED + FORCED, 0)])
def test_a_risk_that_the_case_accepts_is_no_failure(tmp_path: Path, more: str, code: int) -> None:
    shutil.copytree(CASE.parent, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("out"))
    case = tmp_path / "case.yaml"
    text = case.read_text(encoding="utf-8")
    assert "\n  tables:\n" in text
    case.write_text(text.replace("  tables:\n", more, 1), encoding="utf-8")
    found = run("protect", case)
    assert found.exit_code == code
    assert "cannot be protected: extra | X | N" in found.stdout


def test_a_count_that_cannot_be_protected_is_named_and_told_by_the_exit_code(tmp_path: Path) -> None:
    cells = [
        {"id": "A", "value": 2},
        {"id": "B", "value": 9, "state": "public"},
        {"id": "T", "value": 11, "state": "public"},
    ]
    equations = [{"terms": [["T", -1], ["A", 1], ["B", 1]]}]
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"policy": {"threshold": 5}, "cells": cells, "equations": equations}))
    found = run("protect", path)
    assert found.exit_code == 1
    assert "cannot be protected: A" in found.stdout


def test_attack_drops_true_values_and_prints_null_for_no_bound(tmp_path: Path) -> None:
    data = json.loads((INSTANCES / "trap01_two_ones.json").read_text(encoding="utf-8"))
    data["suppressed"] = ["Q1|A", "Q1|B", "Q1|Total"]
    path = tmp_path / "published.json"
    path.write_text(json.dumps(data))
    found = run("attack", path, "--json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["intervals"]["Q1|A"] == [1, None]


@pytest.mark.parametrize("name", ["missing.json", "missing.xlsx"])
def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path, name: str) -> None:
    found = run("attack", tmp_path / name)
    assert isinstance(found.exception, InputError)


# workbooks by anyone


@pytest.mark.parametrize("mark", ["[c]", "*", "**", "c", "x", "#", "withheld", "[x]"])
def test_one_mark_in_a_row_with_its_total_is_given_away(tmp_path: Path, mark: str) -> None:
    rows: Rows = [["Force", "2023", "2024", "Total"], ["North", mark, 12, 15], ["South", 8, 9, 17]]
    assert exact(saved(tmp_path, Stops=rows)) == ["Stops | North | 2023"]


def test_a_mark_that_states_a_range_is_believed(tmp_path: Path) -> None:
    rows: Rows = [["Force", "a", "b", "Total"], ["North", "1 to 5", "1 to 5", 10], ["South", 8, 9, 17]]
    assert exact(saved(tmp_path, Stops=rows)) == ["Stops | North | a", "Stops | North | b"]
    rows[1][1:3] = ["<5", "<5"]
    rows[1][3] = 7
    found = run("attack", saved(tmp_path, Stops=rows), "--json")
    assert json.loads(found.stdout)["intervals"]["Stops | North | a"] == [3, 4]


def test_an_unlabelled_last_line_that_adds_up_is_a_total(tmp_path: Path) -> None:
    rows: Rows = [["", "a", "b", "c"], ["x", 6, 7, "*"], ["y", 8, 9, 10], ["both", 14, 16, 13]]
    assert exact(saved(tmp_path, One=rows)) == ["One | x | c"]


def test_a_last_line_that_does_not_add_up_is_no_total(tmp_path: Path) -> None:
    rows: Rows = [["", "a", "b", "c"], ["x", 6, 7, "*"], ["y", 8, 9, 10], ["z", 15, 16, 13]]
    assert exact(saved(tmp_path, One=rows)) == []


def test_years_as_numbers_are_headings(tmp_path: Path) -> None:
    rows: Rows = [["Force", 2023, 2024, "Total"], ["North", "*", 12, 15], ["South", 8, 9, 17]]
    assert exact(saved(tmp_path, Stops=rows)) == ["Stops | North | 2023"]


TWO: dict[str, Rows] = {
    "ByForce": [
        ["Force", "2023", "2024"],
        ["North", 6, 7],
        ["South", "*", 9],
        ["West", "*", 5],
        ["Total", 20, 21],
    ],
    "BySex": [["Sex", "2023", "2024"], ["Men", "*", 11], ["Women", 8, 10], ["Total", "*", 21]],
}


def test_totals_of_two_sheets_with_the_same_labels_are_one(tmp_path: Path) -> None:
    sheets = {name: [list(row) for row in rows] for name, rows in TWO.items()}
    for rows, count in zip(sheets.values(), (7, 12), strict=True):
        for n, row in enumerate(rows):
            row.append("2025" if n == 0 else count)
    sheets["ByForce"][-1][-1] = sheets["BySex"][-1][-1] = 24
    sheets["ByForce"][1][-1], sheets["BySex"][1][-1] = 10, 12
    assert exact(saved(tmp_path, **sheets)) == ["BySex | Men | 2023", "BySex | Total | 2023"]


def test_totals_under_other_labels_are_not_assumed_to_be_one(tmp_path: Path) -> None:
    sheets = {name: [list(row) for row in rows] for name, rows in TWO.items()}
    sheets["BySex"][0][1] = "2023/24"
    assert exact(saved(tmp_path, **sheets)) == []


def test_a_workbook_of_plain_counts_can_be_protected(tmp_path: Path) -> None:
    rows: Rows = [
        ["Force", "a", "b", "Total"],
        ["North", 2, 12, 14],
        ["South", 8, 9, 17],
        ["Total", 10, 21, 31],
    ]
    found = run("protect", saved(tmp_path, Stops=rows), "--json", "--suppress-up-to", "5")
    data = json.loads(found.stdout)
    assert data["primary"] == ["Stops | North | a"]
    assert data["objective"] == 3


def test_a_workbook_with_marks_cannot_be_protected_again(tmp_path: Path) -> None:
    rows: Rows = [["Force", "a", "Total"], ["North", "*", 14], ["South", 8, 9]]
    found = run("protect", saved(tmp_path, Stops=rows))
    assert isinstance(found.exception, InputError)
    assert "foi-letters attack" in str(found.exception)


def test_a_workbook_without_a_table_says_what_is_looked_for(tmp_path: Path) -> None:
    found = run("attack", saved(tmp_path, Notes=[["only words"], ["and more"]]))
    assert isinstance(found.exception, InputError)
    assert "a row of headings" in str(found.exception)


# published workbooks as other authorities make them


def sheet_of(folder: Path, rows: Rows, merged: tuple[str, ...] = ()) -> Path:
    """A workbook of one sheet, with merged cells."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    for each in merged:
        sheet.merge_cells(each)
    path = folder / "published.xlsx"
    book.save(path)
    return path


GROUPED: Rows = [
    ["Table 3: Complaints by force, year and sex"],
    [],
    ["", "2022/23", None, None, "2023/24", None, None],
    ["Force", "Men", "Women", "Total", "Men", "Women", "Total"],
    ["North", 40, "fewer than 5", 43, 31, 12, 43],
    [],
    ["South", 20, 9, 29, 22, 8, 30],
    ["* and words stand for small numbers"],
]


def test_a_published_workbook_with_title_groups_gaps_and_notes_is_attacked(tmp_path: Path) -> None:
    path = sheet_of(tmp_path, GROUPED, ("A1:G1", "B3:D3", "E3:G3"))
    assert exact(path) == ["Data | North | 2022/23, Women"]


def test_a_total_of_a_group_adds_up_the_columns_of_its_group(tmp_path: Path) -> None:
    rows: Rows = [list(row) for row in GROUPED]
    rows[4][2], rows[4][5] = "*", "*"
    assert exact(sheet_of(tmp_path, rows, ("B3:D3", "E3:G3"))) == [
        "Data | North | 2022/23, Women",
        "Data | North | 2023/24, Women",
    ]


def test_hidden_rows_and_columns_are_published_all_the_same(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows: Rows = [["Force", "a", "b", "Total"], ["North", "*", 12, 15], ["South", 8, 9, 17]]
    for row in rows:
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    path = tmp_path / "hidden.xlsx"
    book.save(path)
    found = run("attack", path, "--json")
    assert json.loads(found.stdout)["exact"] == ["Sheet | North | a"]
    assert "has hidden columns (C); they are read as published" in found.stderr


def test_a_formula_without_its_result_is_named(tmp_path: Path) -> None:
    rows: Rows = [["Force", "a", "b"], ["North", 2, 12], ["South", 8, 9], ["Total", "=SUM(B2:B3)", 21]]
    found = run("protect", sheet_of(tmp_path, rows))
    assert isinstance(found.exception, InputError)
    assert "Data!B4" in str(found.exception)
    assert "open the workbook in Excel and save it" in str(found.exception)


def test_a_mark_of_the_workbook_s_own_is_named(tmp_path: Path) -> None:
    rows: Rows = [["Force", "a", "b", "Total"], ["North", "-", 12, 15], ["South", 8, 9, 17]]
    path = saved(tmp_path, Stops=rows)
    found = run("attack", path)
    assert "Stops!B2 holds '-', no count and no known mark" in found.stderr
    assert exact(path, "--mark", "-") == ["Stops | North | a"]


def test_a_second_marker_says_that_a_figure_is_not_small(tmp_path: Path) -> None:
    """7 in two cells, one of which is above 5: the other is 1, where a mark is never a zero."""
    rows: Rows = [["Force", "a", "b", "c", "Total"], ["North", "[c]", "[s]", 0, 7], ["South", 8, 9, 7, 24]]
    path = saved(tmp_path, Stops=rows)
    assert exact(path) == []
    assert exact(path, "--second-marker", "[s]") == ["Stops | North | a", "Stops | North | b"]


def test_a_value_far_from_all_others_does_not_take_for_ever(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = 1
    path = tmp_path / "far.xlsx"
    book.save(path)
    found = run("attack", path)
    assert isinstance(found.exception, InputError)
    assert "reaches to row 1,048,576 and column XFD" in str(found.exception)
