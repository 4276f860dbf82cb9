"""The workbook opens in LibreOffice without repair, keeps all that it says, and clips nothing when it is printed."""

import dataclasses
import io
import subprocess

import openpyxl
import pytest

from foi_letters.workbook import xlsx_bytes
from tests.office import converted, pdf_text
from tests.workbook.released import FACTS, FIGURES, OUTCOMES, TYPES, count, table, workbook

pytestmark = pytest.mark.libreoffice


def values(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets
    }


def test_a_round_trip_keeps_every_cell_and_every_table() -> None:
    again = converted(workbook(), ".xlsx", "xlsx")
    assert values(again) == values(workbook())
    sheets = openpyxl.load_workbook(io.BytesIO(again)).worksheets
    tables = {name for sheet in sheets for name in sheet.tables}
    assert tables == {"notes", "table_outcomes", "table_upheld_by_type", "other_figures"}


def test_text_that_looks_like_a_formula_is_still_text_after_a_round_trip() -> None:
    labels = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "_x0041_", "0012", "TRUE")
    data = xlsx_bytes((table(*[(count(7),)] * len(labels), labels=labels),), (), FACTS)
    rows = values(converted(data, ".xlsx", "xlsx"))["given"][4:]
    assert [row[0] for row in rows] == list(labels)


def test_no_row_clips_its_text_in_print() -> None:
    long = (
        "Allegations that were withdrawn by the complainant before the investigation began " * 4
        + "LAST WORDS"
    )
    heavy = dataclasses.replace(
        OUTCOMES,
        row_labels=(long, "W" * 60 + " CAPITALS", "ill " * 60 + "NARROW", "All outcomes"),
        column_labels=("A header of several words", "2023/24", "2024/25", "All years"),
        title=f"{OUTCOMES.title}, {'and so on, ' * 10} END OF TITLE",
    )
    text = pdf_text(converted(xlsx_bytes((heavy, TYPES), FIGURES, FACTS), ".xlsx", "pdf"))
    for last in (
        "LAST WORDS",
        "CAPITALS",
        "NARROW",
        "END OF TITLE",
        "2 November 2026.",
        "recognise a person.",
        "1,380",
    ):
        assert last in text
    assert "###" not in text


def test_a_wide_table_prints_on_the_width_of_one_page_with_its_header_on_every_page() -> None:
    columns = tuple(f"year {number}" for number in range(30))
    data = xlsx_bytes((table(*[(count(7),) * 30] * 200, columns=columns),), (), FACTS)
    pdf = converted(data, ".xlsx", "pdf")
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    pages = int(info.split("Pages:")[1].split()[0])
    cover_and_notes = 2
    assert 2 <= pages - cover_and_notes == pdf_text(pdf).count("year 29")
