"""The workbook, read back by openpyxl: what each sheet says and how, rule by rule as docs/workbook.md lists them."""

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.errors import InputError
from foi_letters.release.hidden.scan import scan
from foi_letters.released import Banded, Published, ReleasedFigure, ReleasedTable
from foi_letters.sheets.content import WorkbookFacts
from foi_letters.sheets.style import LINE_WIDTH
from foi_letters.workbook import workbook_files, xlsx_bytes
from tests.ooxml import violations
from tests.workbook.released import COVERED, FACTS, FIGURES, OUTCOMES, TYPES, count, percent, table, workbook

TABLE_SHEETS = ["Notes", "outcomes", "upheld-by-type", "Figures"]


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(workbook())


def sheets(book: Workbook) -> Iterator[Worksheet]:
    for name in book.sheetnames:
        sheet = book[name]
        assert isinstance(sheet, Worksheet)
        yield sheet


def cells(book: Workbook) -> Iterator[Cell]:
    for sheet in sheets(book):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def texts(data: bytes) -> list[str]:
    return [str(cell.value) for cell in cells(opened(data))]


# what it says


def test_a_figure_printed_in_words_is_not_taken_for_a_withheld_one() -> None:
    figure = ReleasedFigure("rate", "Dismissals per 1,000 officers", Banded("not applicable"))
    said = texts(xlsx_bytes((TYPES,), (figure,), FACTS))
    assert "not applicable" in said
    assert not [text for text in said if "[c] stands for" in text]


def test_the_sheets_are_the_cover_the_notes_and_one_a_table(book: Workbook) -> None:
    assert book.sheetnames == ["Cover", *TABLE_SHEETS]


def test_the_cover_says_what_this_is_and_whose(book: Workbook) -> None:
    lines = [row[0].value for row in book["Cover"].iter_rows()]
    assert lines[:4] == [
        "Figures for your request about misconduct hearings",
        "Northshire Constabulary",
        "Our reference: FOI-2026-0412",
        "Date of the response: 24 November 2026",
    ]
    assert "Information Access Team, foi@northshire.example" in lines


def test_why_figures_are_withheld_stands_once_on_the_cover_and_once_on_each_sheet_that_withholds() -> None:
    said = [text.count(FACTS.withheld) for text in texts(workbook())]
    assert sum(said) == 3  # the cover, outcomes, Figures; nothing is withheld on upheld-by-type


def test_the_marker_is_defined_once_in_the_notes(book: Workbook) -> None:
    notes = [tuple(cell.value for cell in row) for row in book["Notes"].iter_rows(min_row=5)]
    assert notes == [*FACTS.shorthand, ("[note 1]", OUTCOMES.notes[0])]


def test_rows_1_to_3_give_title_count_of_tables_question_shorthand_and_source(book: Workbook) -> None:
    sheet = book["outcomes"]
    assert sheet["A1"].value == OUTCOMES.title
    assert sheet["A2"].value == "This worksheet contains one table."
    for part in ("Question 3", "[c] stands for", "[note 1]", "Source: records of the Professional"):
        assert part in str(sheet["A3"].value)


def test_the_cells_hold_the_released_figures_as_numbers_and_the_marker(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["outcomes"].iter_rows(min_row=4)]
    assert rows == [
        ["Outcome", "2022/23", "2023/24", "2024/25", "All years"],
        [OUTCOMES.row_labels[0], 12, 15, "[c]", "[c]"],
        [OUTCOMES.row_labels[1], "[c]", 8, 9, "[c]"],
        ["No action", 1288, 16, 0, 1304],
        ["All outcomes", 1300, 39, 41, 1380],
    ]


def test_a_unit_stands_in_the_header_and_its_figures_are_numbers_with_their_decimals(book: Workbook) -> None:
    sheet = book["upheld-by-type"]
    assert sheet["C4"].value == "Upheld (%)"
    assert [(sheet[f"C{row}"].value, sheet[f"C{row}"].number_format) for row in (5, 6)] == [
        (12.5, "#,##0.0"),
        (9.0, "#,##0.0"),
    ]


def test_figures_outside_the_tables_have_a_sheet(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Figures"].iter_rows(min_row=4)]
    assert rows == [
        ["Figure", "Value"],
        ["Mean time from allegation to decision (days)", 143.2],
        ["Dismissals per 1,000 officers", "[c]"],
    ]


def test_a_column_of_figures_in_several_units_is_text() -> None:
    mixed = opened(xlsx_bytes((table((count(3000),), (percent("50"),)),), (), FACTS))["given"]
    assert [mixed["B4"].value, mixed["B5"].value, mixed["B6"].value] == ["column 0", 3000, "50%"]


def test_a_number_of_more_digits_than_excel_keeps_is_text() -> None:
    sheet = opened(xlsx_bytes((table((count(1234567890123456789),)),), (), FACTS))["given"]
    assert sheet["B5"].value == "1234567890123456789"


def test_nothing_withheld_and_no_notes_needs_no_notes() -> None:
    facts = WorkbookFacts("Northshire Constabulary", "1", "1 May 2026", "Figures")
    assert opened(xlsx_bytes((TYPES,), (), facts)).sheetnames == ["Cover", "upheld-by-type"]


def test_without_tables_and_figures_there_is_no_workbook() -> None:
    assert workbook_files((), (), FACTS) == {}


def test_a_csv_file_stands_beside_it_for_each_table() -> None:
    assert sorted(workbook_files((OUTCOMES, TYPES), FIGURES, FACTS)) == [
        "tables.xlsx",
        "tables/outcomes.csv",
        "tables/upheld-by-type.csv",
    ]


# how it looks


@pytest.mark.parametrize("name", TABLE_SHEETS)
def test_each_sheet_has_one_real_table_from_row_4_without_blank_or_merged_cells(
    book: Workbook, name: str
) -> None:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    (only,) = sheet.tables.values()
    assert only.ref == f"A4:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert [column.name for column in only.tableColumns] == [cell.value for cell in sheet[4]]
    assert only.autoFilter is None
    assert not sheet.merged_cells.ranges
    assert all(cell.value is not None for row in sheet.iter_rows(min_row=4) for cell in row)


def test_text_is_left_and_figures_and_markers_are_right(book: Workbook) -> None:
    sheet = book["outcomes"]
    for row in sheet.iter_rows(min_row=4):
        assert [cell.alignment.horizontal for cell in row] == ["left", *["right"] * 4]
    assert sheet["B7"].number_format == "#,##0"


def test_totals_are_bold_and_nothing_else_is(book: Workbook) -> None:
    sheet = book["outcomes"]
    bold = {cell.coordinate for row in sheet.iter_rows(min_row=5) for cell in row if cell.font.bold}
    assert bold == {"A8", "B8", "C8", "D8", "E5", "E6", "E7", "E8"}


@pytest.mark.parametrize("name", TABLE_SHEETS)
def test_the_header_is_filled_frozen_and_repeated_in_print(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    assert {cell.fill.fgColor.rgb for cell in sheet[4]} == {"FFDCE6F1"}
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"


def test_pages_are_landscape_a4_and_as_wide_as_the_paper(book: Workbook) -> None:
    for sheet in sheets(book):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, int(sheet.title == "Cover"))
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_every_row_has_its_height_and_every_column_its_width(book: Workbook) -> None:
    for sheet in sheets(book):
        assert set(sheet.row_dimensions) == set(range(1, sheet.max_row + 1))
        assert all(dimension.height > 12 for dimension in sheet.row_dimensions.values())
        assert all(dimension.width >= 12 for dimension in sheet.column_dimensions.values())


def test_what_stands_above_a_table_does_not_wrap_where_there_is_room_beside_it(book: Workbook) -> None:
    for sheet in list(sheets(book))[1:]:
        for cell in (sheet["A1"], sheet["A2"], sheet["A3"]):
            assert bool(cell.alignment.wrap_text) == (len(str(cell.value)) > LINE_WIDTH)
            assert cell.offset(column=1).value is None


def test_titles_and_headings_are_tagged_as_such(book: Workbook) -> None:
    assert {sheet["A1"].style for sheet in sheets(book)} == {"Heading 1"}
    headings = [row[0].value for row in book["Cover"].iter_rows() if row[0].style == "Heading 2"]
    assert headings == [
        "Why some figures are withheld",
        "Sheets of this workbook",
        "Other formats",
        "Contact",
    ]


def test_the_font_is_arial_of_12_points_or_more(book: Workbook) -> None:
    assert {cell.font.name for cell in cells(book)} == {"Arial"}
    assert min(cell.font.size for cell in cells(book)) == 12
    assert b"Calibri" not in zipfile.ZipFile(io.BytesIO(workbook())).read("xl/styles.xml")


def test_it_opens_at_a1_of_the_cover(book: Workbook) -> None:
    assert book.active is book["Cover"]
    assert book["Cover"].sheet_view.selection[0].activeCell == "A1"


def test_the_cover_links_to_each_sheet(book: Workbook) -> None:
    links = {cell.hyperlink.location: str(cell.value) for cell in cells(book) if cell.hyperlink}
    assert list(links) == [f"'{name}'!A1" for name in TABLE_SHEETS]
    assert links["'outcomes'!A1"] == f"outcomes: {OUTCOMES.title}"


# what it does not hold


def test_there_is_no_formula_no_error_and_nothing_hidden(book: Workbook) -> None:
    assert {cell.data_type for cell in cells(book)} == {"n", "s"}
    for sheet in sheets(book):
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
    assert not book.defined_names


def test_its_only_properties_are_authority_title_and_language() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {name.partition("/")[0] for name in archive.namelist()} == {
            "[Content_Types].xml",
            "_rels",
            "docProps",
            "xl",
        }
        assert not {"docProps/app.xml", "xl/theme/theme1.xml", "xl/sharedStrings.xml"} & set(
            archive.namelist()
        )
        assert b"openpyxl" not in b"".join(map(archive.read, archive.namelist()))
    assert re.findall(r"<(\w+:\w+)>([^<]*)<", core) == [
        ("dc:creator", "Northshire Constabulary"),
        ("dc:title", "Figures for your request about misconduct hearings"),
        ("dc:language", "en-GB"),
    ]


def test_the_release_scan_finds_nothing_in_it() -> None:
    labels = ("=1+1", "{{ x }}", "ŵyth")
    odd = xlsx_bytes((table(*[(count(7),)] * 3, labels=labels),), (), FACTS)
    for data in (workbook(), odd):
        assert scan(data, "tables.xlsx", ours=True, allow_authors={"Northshire Constabulary"}) == ()


def test_it_is_valid() -> None:
    assert violations(workbook()) == []


def test_the_same_figures_give_the_same_bytes() -> None:
    assert workbook() == workbook()


# whatever the texts are

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "=cmd|' /C calc'!A0",
    "#N/A",
    "#REF!",
    "TRUE",
    "2026-11-24",
    "0012",
    "_x0041_",
    "_x005F_",
    "<b>&amp;</b>]]>",
    "{{ 7*7 }}",
    " padded ",
    "naïve “quotes” – ŵ 漢字 🚓",
    "e\u0301",
    "line\nbreak",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_out_as_itself_and_stays_text(text: str) -> None:
    given_table = table((count(7), count(8)), labels=(text,), columns=(f"a{text}", text))
    data = xlsx_bytes((given_table,), (), FACTS)
    sheet = opened(data)["given"]
    assert unescape(str(sheet["A5"].value)) == " ".join(text.split())
    assert sheet["A5"].data_type == "s"
    assert sheet["C4"].data_type == "s"
    assert violations(data) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_text_that_looks_like_a_formula_stays_text_when_the_cell_is_edited(text: str) -> None:
    assert opened(xlsx_bytes((table((count(7),), labels=(text,)),), (), FACTS))["given"]["A5"].quotePrefix


def test_headers_that_are_empty_or_alike_but_for_case_are_made_unique() -> None:
    columns = ("Male", "male", "", "MALE", "row")
    data = xlsx_bytes((table((count(6),) * 5, columns=columns),), (), FACTS)
    headers = [cell.value for cell in opened(data)["given"][4]]
    assert headers == ["Row", "Male", "male (2)", "Column 4", "MALE (3)", "row (2)"]


xml_text = st.text(  # what a file that was read strictly can hold
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)


@st.composite
def released_tables(draw: st.DrawFn) -> ReleasedTable:
    """Any table: any texts, any counts, percentages and suppressed cells."""
    labels = draw(st.lists(xml_text, min_size=1, max_size=4))
    columns = draw(st.lists(xml_text, min_size=1, max_size=4))
    cell = st.one_of(
        st.integers(0, 10**20).map(count),
        st.decimals(0, 100, places=2).map(lambda value: Published(Decimal(value), "%")),
        st.just(COVERED),
    )
    rows = draw(st.lists(st.tuples(*[cell] * len(columns)), min_size=len(labels), max_size=len(labels)))
    return table(*rows, labels=tuple(labels), columns=tuple(columns))


@settings(max_examples=40, deadline=None)
@given(released_tables(), xml_text)
def test_any_table_makes_a_valid_workbook_that_reads_back(given_table: ReleasedTable, title: str) -> None:
    facts = WorkbookFacts("Northshire Constabulary", title, "1 May 2026", title)
    data = xlsx_bytes((given_table,), (), facts)
    assert violations(data) == []
    sheet = opened(data)["given"]
    assert sheet.max_row == 4 + len(given_table.row_labels)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s"}


# what no workbook can hold


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (table((count(6),), labels=("x" * 32_768,)), "32,768 characters is longer than the 32,767"),
        (table((count(6),), columns=("x" * 256,)), "256 characters is longer than the 255"),
        (table((count(6),), labels=("bell\x07",)), r"U\+0007 cannot stand in a workbook"),
        (table((count(6),), labels=("half \ud83d",)), r"U\+D83D"),
        (table((count(6),), columns=("\ufffe",)), r"U\+FFFE"),
        (table((count(6),) * 16_384), "16,385 columns cannot be a sheet"),
    ],
)
def test_what_excel_cannot_hold_is_an_error_that_names_the_sheet(bad: ReleasedTable, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        xlsx_bytes((bad,), (), FACTS)
    assert "tables.xlsx: sheet given" in str(raised.value)


def test_all_that_excel_cannot_hold_is_reported_at_once() -> None:
    bad = table((count(6),), (count(6),), labels=("\x00", "\x01"), columns=("\x02",))
    with pytest.raises(InputError) as raised:
        xlsx_bytes((bad,), (), FACTS)
    assert len(raised.value.problems) == 3
