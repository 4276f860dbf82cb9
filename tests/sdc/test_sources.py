"""Files of records as people have them: each is read right, or refused with its place and a cure."""

import hashlib
import io
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.errors import InputError, Problem
from foi_letters.figures_spec import SourceSpec
from foi_letters.sdc.records import Records
from foi_letters.sdc.source import read_source


def values(records: Records, name: str) -> list[str]:
    column = records.column(name)
    return [column.values[code] for code in column.codes]


def read(folder: Path, data: bytes | str, file: str = "records.csv", **source: object) -> Records:
    (folder / file).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_source(SourceSpec.model_validate({"file": file, **source}), folder)[0]


def refused(
    folder: Path, data: bytes | str, file: str = "records.csv", **source: object
) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(folder, data, file, **source)
    return caught.value.problems


def workbook(fill: Callable[[Worksheet], object], *, from_1904: bool = False) -> bytes:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Cases"
    for row in (["Year", "Sex"], ["2019-20", "Male"], ["2020-21", "Female"]):
        sheet.append(row)
    fill(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# CSV


@pytest.mark.parametrize(
    ("label", "data"),
    [
        ("UTF-8", "Name,Sex\nZoë,Male\n".encode()),
        ("UTF-8 with its mark", "Name,Sex\nZoë,Male\n".encode("utf-8-sig")),
        ("UTF-16", "Name,Sex\nZoë,Male\n".encode("utf-16")),
        ("Windows-1252", "Name,Sex\nZoë,Male\n".encode("cp1252")),
        ("CR alone", "Name,Sex\rZoë,Male\r".encode()),
        ("semicolons", "Name;Sex\r\nZoë;Male\r\n".encode()),
        ("tabs", "Name\tSex\nZoë\tMale\n".encode()),
        ("a declared separator", "sep=|\nName|Sex\nZoë|Male\n".encode()),
        ("spaces around values", "Name ,Sex\n  Zoë\xa0,Male\n\n\n".encode()),
        ("letters in two pieces", "Name,Sex\nZoe\u0308,Male\n".encode()),
    ],
)
def test_csv_of_any_usual_make_reads_the_same(tmp_path: Path, label: str, data: bytes) -> None:
    records = read(tmp_path, data)
    assert (values(records, "Name"), values(records, "Sex")) == (["Zoë"], ["Male"]), label


def test_a_line_break_in_quotes_is_part_of_the_value(tmp_path: Path) -> None:
    records = read(tmp_path, 'Name,Note\nA,"first\nsecond, with comma"\nB,x\n')
    assert values(records, "Note") == ["first second, with comma", "x"]


def test_text_that_only_looks_like_numbers_stays_text(tmp_path: Path) -> None:
    records = read(tmp_path, "Code\n007\n1e5\n=1+1\n٣\n")
    assert values(records, "Code") == ["007", "1e5", "=1+1", "٣"]


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        ("", "row 1, which should hold the names of the columns, is empty", None),
        ("A,B\n1,2\n3\n", "this row has 1 values; there are 2 columns", 3),
        ("A,B\n1,2,3\n", "row 2 has a value outside the 2 columns that have a name", 2),
        ("A,B\n1,2\n\nTotal,2\n", "row 4 stands after an empty row", 4),
        ('A,B\n1,"2\n3,4\n', "a quotation mark that opens here is never closed", 2),
        ('A,B\n1,"2"3\n', "the quotation marks in this line are not closed where the value ends", 2),
        (f"A,B\n1,{'x' * 10_000_000}\n", "a value that begins here has more than 131,072 characters", 2),
        (b"PK\x03\x04 a workbook with another name", "this is not a CSV file: it is an Excel", None),
        ("\n <html><table><tr><td>1", "this is a web page or XML, not a CSV file", None),
        (b"A,B\n1,\x00\n", "it holds zero bytes, so it is not text", None),
        (b"A,B\n1,\x81\n", "its characters are neither UTF-8 nor UTF-16 nor Windows-1252", 2),
    ],
)
def test_what_is_not_plain_csv_is_refused_at_its_line(
    tmp_path: Path, data: bytes | str, message: str, line: int | None
) -> None:
    problem = refused(tmp_path, data)[0]
    assert problem.message.startswith(message)
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("records.csv", line)


def test_all_ragged_rows_are_reported_but_not_without_end(tmp_path: Path) -> None:
    assert len(refused(tmp_path, "A,B\n" + "1\n" * 3)) == 3
    found = refused(tmp_path, "A,B\n" + "1\n" * 500)
    assert len(found) == 21
    assert found[-1].message == "there are more faults like these"


def test_columns_are_found_by_their_exact_name(tmp_path: Path) -> None:
    records = read(tmp_path, "Year,Officer  sex,year\n2019,Male,x\n")
    assert values(records, "Officer sex") == ["Male"]
    for name, message, advice in (
        ("Officer sec", "there is no column 'Officer sec' in records.csv", "did you mean 'Officer sex'?"),
        (
            "Rank",
            "there is no column 'Rank' in records.csv",
            "the columns are: 'Year', 'Officer sex', 'year'",
        ),
        ("Year", "2 columns have the name 'Year': 'Year', 'year'", "give each column its own name"),
    ):
        with pytest.raises(InputError) as caught:
            records.column(name)
        [problem] = caught.value.problems
        assert problem.message == message
        assert str(problem.help).startswith(advice)


def test_an_unseen_character_matters_only_where_its_column_is_used(tmp_path: Path) -> None:
    records = read(tmp_path, "Year,Note\n2019,a\u202eb\n2020,c\u200bd\n")
    assert values(records, "Year") == ["2019", "2020"]
    with pytest.raises(InputError) as caught:
        records.column("Note")
    assert [p.message for p in caught.value.problems] == [
        "the character RIGHT-TO-LEFT OVERRIDE cannot be seen and is not allowed",
        "the character ZERO WIDTH SPACE cannot be seen and is not allowed",
    ]


# XLSX


def test_xlsx_reads_as_what_a_person_sees(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["2021-22", None])
        sheet.append([2022, True])
        sheet.append(["12", 2.5])
        sheet.append([date(2021, 4, 1), datetime(2021, 4, 1, 9, 30)])  # noqa: DTZ001  Excel knows no zones

    records = read(tmp_path, workbook(fill), "cases.xlsx")
    assert values(records, "Year") == ["2019-20", "2020-21", "2021-22", "2022", "12", "2021-04-01"]
    assert values(records, "Sex") == ["Male", "Female", "", "TRUE", "2.5", "2021-04-01 09:30:00"]


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    data = workbook(lambda sheet: sheet.append([date(2021, 4, 1), "Male"]), from_1904=True)
    assert values(read(tmp_path, data, "cases.xlsx"), "Year")[-1] == "2021-04-01"


def test_a_sheet_is_named_where_there_are_several(tmp_path: Path) -> None:
    data = workbook(lambda sheet: sheet.parent.create_sheet("Other") if sheet.parent else None)
    assert values(read(tmp_path, data, "cases.xlsx", sheet="Cases"), "Sex") == ["Male", "Female"]
    [problem] = refused(tmp_path, data, "cases.xlsx")
    assert problem.help == "say sheet: one of 'Cases', 'Other'"
    [problem] = refused(tmp_path, data, "cases.xlsx", sheet="cases")
    assert problem.message == "there is no sheet 'cases'"


def test_the_header_may_stand_below_a_title(tmp_path: Path) -> None:
    def title(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet.cell(1, 1, "Cases of the year")

    data = workbook(title)
    assert values(read(tmp_path, data, "cases.xlsx", header_row=3), "Sex") == ["Male", "Female"]


def hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def hidden_sheet(sheet: Worksheet) -> None:
    assert sheet.parent
    sheet.parent.create_sheet("Front")
    sheet.sheet_state = "veryHidden"


@pytest.mark.parametrize(
    ("fill", "rule", "where"),
    [
        (hidden_row, "hidden-row", "Cases, row 3"),
        (hidden_sheet, "hidden-sheet", None),
        (lambda sheet: sheet.merge_cells("A2:A3"), "merged-cells", "Cases!A2:A3"),
        (lambda sheet: sheet.cell(2, 3, "x"), "ragged-row", "Cases, row 2"),
        (lambda sheet: sheet.cell(1_048_576, 16_384, "x"), "far-cell", "Cases, row 1048576"),
        (lambda sheet: sheet.cell(900_000, 1, "2019-20"), "rows-after-gap", "Cases, row 900000"),
    ],
)
def test_what_is_in_doubt_in_a_sheet_is_refused(
    tmp_path: Path, fill: Callable[[Worksheet], object], rule: str, where: str | None
) -> None:
    problem = refused(tmp_path, workbook(fill), "cases.xlsx", sheet="Cases")[0]
    assert problem.rule == rule
    assert problem.place is not None
    assert problem.place.within == where


@pytest.mark.parametrize(
    ("value", "rule"), [("=1+1", "formula"), ("#N/A", "error-cell"), ("#DIV/0!", "error-cell")]
)
def test_a_formula_or_an_error_matters_only_where_its_column_is_used(
    tmp_path: Path, value: str, rule: str
) -> None:
    records = read(tmp_path, workbook(lambda sheet: sheet.append(["2021-22", value])), "cases.xlsx")
    assert len(values(records, "Year")) == 3
    with pytest.raises(InputError) as caught:
        records.column("Sex")
    [problem] = caught.value.problems
    assert problem.rule == rule
    assert problem.place is not None
    assert problem.place.within == "Cases!B4"


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "rule"),
    [
        (SHEET, b"<sheetData>", b"<sheetData><row", "damaged-xml"),
        (SHEET, b"<worksheet", b'<!DOCTYPE w [<!ENTITY e "x">]><worksheet', "xml-entities"),
        (SHEET, b'r="B2"', b'r="A2"', "far-cell"),
        ("xl/workbook.xml", b"<sheets>", b"<sheets><", "damaged-xml"),
        ("[Content_Types].xml", b"spreadsheetml.sheet.main", b"wordprocessingml.document.main", "not-xlsx"),
    ],
)
def test_a_tampered_workbook_is_refused(tmp_path: Path, part: str, old: bytes, new: bytes, rule: str) -> None:
    data = rewritten(workbook(lambda _: None), part, old, new)
    assert refused(tmp_path, data, "cases.xlsx")[0].rule == rule


def test_a_reference_to_a_text_that_is_not_there_is_a_damaged_cell(tmp_path: Path) -> None:
    data = rewritten(
        workbook(lambda _: None), SHEET, b' t="inlineStr"><is><t>Male</t></is>', b' t="s"><v>99999999999</v>'
    )
    records = read(tmp_path, data, "cases.xlsx")
    with pytest.raises(InputError, match="which Excel does not write"):
        records.column("Sex")


def test_a_stated_dimension_is_not_trusted(tmp_path: Path) -> None:
    data = rewritten(workbook(lambda _: None), SHEET, b'ref="A1:B3"', b'ref="A1:XFD1048576"')
    assert values(read(tmp_path, data, "cases.xlsx"), "Sex") == ["Male", "Female"]


# files


def test_a_pipe_a_folder_or_nothing_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for file in ("pipe.csv", "folder.csv", "nothing.csv", "nul\0.csv", "x" * 300 + ".csv"):
        with pytest.raises(InputError) as caught:
            read_source(SourceSpec(file=file), tmp_path)
        assert caught.value.problems[0].rule == "cannot-read"


def test_the_kind_of_file_is_told_by_its_ending(tmp_path: Path) -> None:
    assert refused(tmp_path, "x", "records.xls")[0].help == "save it as .csv or .xlsx"
    assert refused(tmp_path, "x", "records.csv", sheet="A")[0].message == "a CSV file has no sheets"
    assert refused(tmp_path, "A,B\n1,2\n", "records.xlsx")[0].rule == "not-a-package"


def test_the_audit_knows_a_source_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"A\n1\n")
    _, file = read_source(SourceSpec(file="a.csv"), tmp_path)
    assert (file.file, file.sha256) == ("a.csv", hashlib.sha256(b"A\n1\n").hexdigest())


def test_records_print_neither_a_value_nor_how_many_there_are(tmp_path: Path) -> None:
    records = read(tmp_path, "Name\nEve Sample\n")
    assert "Eve" not in repr(records) + repr(records.column("Name"))
    assert "1" not in repr(records) + repr(records.column("Name"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "surrogatepass"))
    )
)
def test_any_bytes_called_csv_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    try:
        records = read(tmp_path, data)
        for name in records.header:
            records.column(name)
    except InputError:
        pass


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=5),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_csv_and_xlsx_of_the_same_rows_read_the_same(tmp_path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("S")
    quote = lambda text: '"' + text.replace('"', '""') + '"'  # noqa: E731
    lines = [["A", "B"], *rows]
    for row in lines:
        sheet.append(row if not any(cell[0] in "=#" for cell in row) else ["x", "x"])
    book.save(tmp_path / "same.xlsx")
    plain = [["x", "x"] if any(cell[0] in "=#" for cell in row) else row for row in lines]
    from_csv = read(tmp_path, "".join(",".join(map(quote, row)) + "\n" for row in plain))
    from_xlsx = read_source(SourceSpec(file="same.xlsx"), tmp_path)[0]
    assert values(from_csv, "B") == values(from_xlsx, "B")
