"""What a workbook hides is refused cell by cell, and what it smuggles in is not read."""

import io
from datetime import time
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.sdc import xlsx_source
from tests.sdc.test_sources import SHEET, read, refused, rewritten, values, workbook


def nothing(_: Worksheet) -> None:
    """Leaves the workbook as it is."""


def test_each_hidden_column_is_named_once_and_its_neighbours_are_not(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (1, 2, 3):
            for column in (3, 4, 5):
                sheet.cell(row, column, f"{column}{row}")
        sheet.column_dimensions.group("B", "D", hidden=True)

    found = refused(tmp_path, workbook(hide), "cases.xlsx")
    assert [each.message for each in found] == [f"column {letter} is hidden" for letter in "BCD"]


def test_a_column_of_no_width_is_hidden_and_one_of_some_width_is_not(tmp_path: Path) -> None:
    cols = b'<cols><col min="2" max="2" width="%s" customWidth="1"/></cols><sheetData>'
    for width, hidden in ((b"0", True), (b"0.0", True), (b"10", False)):
        data = rewritten(workbook(nothing), SHEET, b"<sheetData>", cols % width)
        if hidden:
            assert refused(tmp_path, data, "cases.xlsx")[0].message == "column B is hidden"
        else:
            assert read(tmp_path, data, "cases.xlsx").size == 2


def test_many_hidden_rows_are_listed_in_part(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for row in range(2, 40):
            sheet.cell(row, 1, "2020-21")
            sheet.row_dimensions[row].hidden = True

    found = refused(tmp_path, workbook(hide), "cases.xlsx")
    assert len(found) == 21
    assert found[-2].message == "row 21 is hidden"
    assert found[-1].message == "there are more faults like these"


def test_a_hidden_row_with_nothing_in_it_hides_nothing(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[9].hidden = True

    assert read(tmp_path, workbook(hide), "cases.xlsx").size == 2


def test_hidden_rows_above_the_names_are_no_matter(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet.cell(1, 1, "Cases of the year")
        sheet.row_dimensions[1].hidden = True

    assert read(tmp_path, workbook(hide), "cases.xlsx", header_row=2).size == 2


def test_an_entity_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """UTF-16 hides the declaration from a search for its letters, but not from the parser."""
    data = workbook(nothing)
    with ZipFile(io.BytesIO(data)) as package:
        sheet = package.read(SHEET)
    declared = sheet.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY e "Smuggled">]><worksheet')
    declared = declared.replace(b"<t>Male</t>", b"<t>&e;</t>")
    assert declared != sheet
    smuggled = rewritten(data, SHEET, sheet, declared.decode().encode("utf-16"))
    assert refused(tmp_path, smuggled, "cases.xlsx")[0].rule == "xml-entities"


def test_a_part_beyond_the_limit_is_to_be_saved_as_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_source, "_MAX_PART", 2_000_000)
    padding = Random(1).randbytes(1_000_000).hex().encode()
    data = rewritten(workbook(nothing), SHEET, b"<sheetData>", b"<!--" + padding + b"--><sheetData>")
    [problem] = refused(tmp_path, data, "cases.xlsx")
    assert problem.message == "the workbook has a part of more than 2,000,000 bytes"


@pytest.mark.parametrize("reference", [b"A:A", b"A0:ZZZ"])
def test_a_merged_range_without_rows_is_refused_by_its_name(tmp_path: Path, reference: bytes) -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="' + reference + b'"/></mergeCells>'
    data = rewritten(workbook(nothing), SHEET, b"</sheetData>", merged)
    [problem] = refused(tmp_path, data, "cases.xlsx")
    assert problem.rule == "merged-cells"
    assert reference.decode() in problem.message


def test_times_without_a_day_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def stamp(sheet: Worksheet) -> None:
        sheet["B2"] = time(9, 30)

    assert values(read(tmp_path, workbook(stamp), "cases.xlsx"), "Sex")[0] == "09:30:00"


def test_rows_and_cells_without_their_numbers_follow_each_other(tmp_path: Path) -> None:
    data = workbook(nothing)
    for reference in (b' r="A2"', b' r="B2"', b' r="2"', b' r="3"'):
        data = rewritten(data, SHEET, reference, b"")
    assert values(read(tmp_path, data, "cases.xlsx"), "Sex") == ["Male", "Female"]
