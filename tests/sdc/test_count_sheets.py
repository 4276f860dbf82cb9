"""Sheets of counts as officers keep them: titles, groups of names, empty rows, notes; and what is refused, with its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.errors import InputError, Problem
from foi_letters.released import SuppressionRule
from foi_letters.sdc.response import read_response
from tests.sdc.northshire import figures

Rows = list[list[object]]
STAFF: Rows = [
    ["Staff of Northshire Constabulary"],
    [],
    [None, "2022-23", None, "2023-24", None],
    ["Grade", "Men", "Women", "Men", "Women"],
    ["Officer", 40, 30, 41, 31],
    ["Staff", 20, 10, 21, 11],
]
TWO_ROWS = "header_row: 3, header_rows: 2"


def nothing(_: Worksheet) -> None:
    """Changes nothing."""


def grouped(sheet: Worksheet) -> None:
    """The groups of names merged, and the title over the whole table."""
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("D3:E3")


def counts(
    folder: Path, rows: Rows, where: str = TWO_ROWS, change: Callable[[Worksheet], None] = grouped
) -> dict[str, dict[str, int]]:
    """The counts of the sheet, by row and column."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(folder / "s.xlsx")
    spec, spot = figures(
        f'sources: {{s: {{file: s.xlsx, {where}}}}}\ntables: [{{id: t, title: T, questions: ["1"], counts_from: s}}]'
    )
    read = read_response(spec, folder, SuppressionRule(5), spot)
    plan, raw = read.plans["t"], read.raw["t"].unprotected()
    return {
        row.label: dict(zip([slot.label for slot in plan.columns], line, strict=True))
        for row, line in zip(plan.rows, raw.tolist(), strict=True)
    }


def refused(
    folder: Path, rows: Rows, where: str = TWO_ROWS, change: Callable[[Worksheet], None] = grouped
) -> Problem:
    with pytest.raises(InputError) as caught:
        counts(folder, rows, where, change)
    return caught.value.problems[0]


EXPECTED = {
    "Officer": {"2022-23, Men": 40, "2022-23, Women": 30, "2023-24, Men": 41, "2023-24, Women": 31},
    "Staff": {"2022-23, Men": 20, "2022-23, Women": 10, "2023-24, Men": 21, "2023-24, Women": 11},
}


def test_two_rows_of_names_under_a_merged_title_are_joined(tmp_path: Path) -> None:
    assert counts(tmp_path, STAFF) == EXPECTED


def test_groups_may_be_written_over_each_name(tmp_path: Path) -> None:
    rows: Rows = [*STAFF[:2], [None, "2022-23", "2022-23", "2023-24", "2023-24"], *STAFF[3:]]
    assert counts(tmp_path, rows, change=nothing) == EXPECTED


def test_a_group_that_is_not_merged_is_not_guessed_at(tmp_path: Path) -> None:
    problem = refused(tmp_path, STAFF, change=nothing)
    assert problem.rule == "unclear-heading"
    assert problem.message == "it is not clear whether 'Women' stands under '2022-23'"
    assert problem.place is not None
    assert problem.place.within == "Data!C3"


def test_a_name_merged_over_both_rows_stands_once(tmp_path: Path) -> None:
    rows: Rows = [
        [*row, total] for row, total in zip(STAFF, [None, None, "Total", None, 142, 62], strict=True)
    ]

    def merged(sheet: Worksheet) -> None:
        grouped(sheet)
        sheet.merge_cells("F3:F4")
        sheet.merge_cells("A3:A4")
        sheet["A3"] = "Grade"

    assert counts(tmp_path, rows, change=merged)["Officer"]["Total"] == 142


def test_empty_rows_and_notes_below_are_passed_over(tmp_path: Path) -> None:
    rows: Rows = [*STAFF[:5], [], STAFF[5], [], ["Note: as of 31 March"]]
    assert counts(tmp_path, rows, f"{TWO_ROWS}, last_row: 7") == EXPECTED


def test_a_note_below_is_pointed_out_where_it_is_not_excluded(tmp_path: Path) -> None:
    problem = refused(tmp_path, [*STAFF, [], ["Note: as of 31 March"]])
    assert problem.message == "the row 'Note: as of 31 March' has no counts"
    assert "last_row" in (problem.help or "")
    assert problem.place is not None
    assert problem.place.within == "Data!A8"


def test_labels_may_stand_in_any_column(tmp_path: Path) -> None:
    rows: Rows = [[None, *row] for row in STAFF]

    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("C3:D3")
        sheet.merge_cells("E3:F3")

    assert counts(tmp_path, rows, change=merged) == EXPECTED


def test_a_column_of_counts_needs_a_name(tmp_path: Path) -> None:
    rows: Rows = [["Grade", None, "Men"], ["Officer", 4, 40], ["Staff", 2, 20]]
    problem = refused(tmp_path, rows, "header_row: 1", nothing)
    assert problem.rule == "no-heading"
    assert problem.place is not None
    assert problem.place.within == "Data!B2"


def test_a_title_without_header_row_is_answered_with_what_to_write(tmp_path: Path) -> None:
    problem = refused(tmp_path, [["Staff"], ["Grade", "Men"], ["Officer", 40]], "header_row: 1", nothing)
    assert "say header_row: <number>" in (problem.help or "")


def hide(sheet: Worksheet) -> None:
    grouped(sheet)
    sheet.column_dimensions["C"].hidden = True


def test_a_hidden_column_is_refused_as_a_hidden_row_is(tmp_path: Path) -> None:
    problem = refused(tmp_path, STAFF, change=hide)
    assert (problem.rule, problem.message) == ("hidden-column", "column C is hidden")
    assert problem.place is not None
    assert problem.place.within == "Data, column C"


def test_a_hidden_column_with_nothing_in_it_hides_nothing(tmp_path: Path) -> None:
    def hide_empty(sheet: Worksheet) -> None:
        grouped(sheet)
        sheet.column_dimensions["H"].hidden = True

    assert counts(tmp_path, STAFF, change=hide_empty) == EXPECTED


@pytest.mark.parametrize("cells", ["A5:A6", "B4:B5", "A1:A6", "B5:C5"])
def test_merged_counts_are_refused_with_their_cells(tmp_path: Path, cells: str) -> None:
    problem = refused(tmp_path, STAFF, change=lambda sheet: sheet.merge_cells(cells))
    assert problem.rule == "merged-cells"
    assert problem.place is not None
    assert problem.place.within == f"Data!{cells}"


def test_the_last_row_is_below_the_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'last_row' is not below the names"):
        counts(tmp_path, STAFF, f"{TWO_ROWS}, last_row: 4")


def test_a_range_merged_without_end_is_read_as_far_as_columns_are(tmp_path: Path) -> None:
    problem = refused(tmp_path, STAFF, change=lambda sheet: sheet.merge_cells("B3:XFD3"))
    assert problem.rule in ("count", "no-counts", "unclear-heading", "duplicate-label")


def test_a_row_of_counts_without_a_label_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, [*STAFF, [None, 1, 2, 3, 4]])
    assert (problem.rule, problem.message) == ("row-label", "a row has no label in the first column")
    assert problem.place is not None
    assert problem.place.within == "Data!A7"
