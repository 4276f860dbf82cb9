"""Records as other programs save them, and as an enemy would."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.assembly.package import read_package, write_package
from tests.hostile.case import CASE, RECORDS, Folder, Hostile, Right, Wrong

Parts = dict[str, bytes]


class _Csv:
    """Records in this CSV file."""

    def __init__(self, data: str | bytes) -> None:
        self.data = data

    def __call__(self, folder: Folder) -> None:
        folder.write("records.csv", self.data)


class _Xlsx:
    """Records in a workbook: `fill` changes the sheet, `parts` the package, `last` the bytes."""

    def __init__(
        self,
        fill: Callable[[Worksheet], object] = lambda _: None,
        parts: Callable[[Parts], object] = lambda _: None,
        last: Callable[[bytes], bytes] = lambda data: data,
        *,
        name: str = "records.xlsx",
    ) -> None:
        self.fill, self.parts, self.last, self.name = fill, parts, last, name

    def __call__(self, folder: Folder) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        for line in RECORDS.splitlines():
            sheet.append(line.split(","))
        self.fill(sheet)
        saved = io.BytesIO()
        book.save(saved)
        parts = dict(read_package(saved.getvalue()).parts)
        self.parts(parts)
        folder.write(self.name, self.last(write_package(parts)))
        folder.change("file: records.csv", f"file: {self.name}")


class _Counts:
    """A table of counts typed into the case file, one of them this."""

    def __init__(self, count: str) -> None:
        self.count = count

    def __call__(self, folder: Folder) -> None:
        folder.write(
            "case.yaml",
            CASE.partition("  sources:")[0]
            + "  tables:\n  - id: visits\n    title: Visits\n    questions: ['1']\n"
            + f"    counts: {{columns: ['2024'], rows: {{by day: [{self.count}], by night: [20]}}}}\n",
        )


def _sheet_xml(old: bytes, new: bytes) -> Callable[[Parts], object]:
    def change(parts: Parts) -> None:
        name = "xl/worksheets/sheet1.xml"
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


def _hide_sheet(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.create_sheet("Other").append(["x"])
    sheet.sheet_state = "hidden"


def _two_sheets(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.create_sheet("Other").append(["x"])


def _from_1904(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.epoch = CALENDAR_MAC_1904


def _bomb(parts: Parts) -> None:
    parts["xl/worksheets/sheet1.xml"] += b" " * 130_000_000


def _entities(parts: Parts) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    parts["xl/worksheets/sheet1.xml"] = bomb + parts["xl/worksheets/sheet1.xml"]


def _outside_entity(parts: Parts) -> None:
    parts["xl/worksheets/sheet1.xml"] = (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + parts["xl/worksheets/sheet1.xml"]
    )


def _with_member(name: str, data: bytes) -> Callable[[bytes], bytes]:
    def add(package: bytes) -> bytes:
        stream = io.BytesIO(package)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, data)
        return stream.getvalue()

    return add


def _document(_: bytes) -> bytes:
    saved = io.BytesIO()
    docx.Document().save(saved)
    return saved.getvalue()


WIDE = "kind,year\n" + "by day,2024\n" * 20

RECORD_FILES = [
    # CSV
    Hostile(
        "CSV in Windows-1252",
        _Csv(RECORDS.replace("by day", "journée").encode("cp1252")),
        Right(("journée",)),
    ),
    Hostile(
        "CSV in UTF-16", _Csv(RECORDS.replace("by day", "journée").encode("utf-16")), Right(("journée",))
    ),
    Hostile("CSV with a byte order mark", _Csv(RECORDS.encode("utf-8-sig")), Right(("by day",))),
    Hostile("CSV with CR alone", _Csv(RECORDS.replace("\n", "\r")), Right(("by day",))),
    Hostile("CSV with semicolons", _Csv(RECORDS.replace(",", ";")), Right(("by day",))),
    Hostile(
        "CSV with a short row",
        _Csv(RECORDS + "by day\n"),
        Wrong("values; there are 2 columns", "records.csv:81"),
    ),
    Hostile(
        "CSV with a long row",
        _Csv(RECORDS + "by day,2024,x\n"),
        Wrong("outside the 2 columns", "records.csv:81"),
    ),
    Hostile(
        "CSV with a field of 10 MB",
        _Csv(RECORDS + "x" * 10_000_000 + ",2024\n"),
        Wrong("characters", "records.csv:81"),
    ),
    Hostile(
        "CSV with an open quotation mark",
        _Csv(RECORDS + '"by day,2024\n'),
        Wrong("never closed", "records.csv:81"),
    ),
    Hostile(
        "CSV with zero bytes", _Csv(RECORDS.encode() + b"by\0day,2024\n"), Wrong("zero bytes", "records.csv")
    ),
    Hostile("CSV without rows", _Csv("kind,year\n"), Right()),
    Hostile("an empty CSV", _Csv(""), Wrong("is empty", "records.csv")),
    Hostile("CSV with two equal headers", _Csv(RECORDS.replace("kind,year", "kind,kind")), Wrong("kind", "")),
    Hostile(
        "CSV with headers alike but for case",
        _Csv("kind,Kind,year\n" + "a,b,2024\n" * 9),
        Wrong("2 columns have the name 'kind'", "records.csv"),
    ),
    Hostile(
        "CSV without the column",
        _Csv(RECORDS.replace("kind,", "sort,")),
        Wrong("there is no column 'kind'", "case.yaml:"),
    ),
    Hostile(
        "CSV with a total row after a gap",
        _Csv(RECORDS + "\nTotal,79\n"),
        Wrong("after an empty row", "records.csv:82"),
    ),
    Hostile(
        "a web page called .csv", _Csv("<html><table><tr><td>1</table>"), Wrong("web page", "records.csv")
    ),
    Hostile("a ZIP called .csv", _Csv(b"PK\x03\x04\x14"), Wrong("another name", "records.csv")),
    Hostile(
        "a control character in CSV",
        _Csv(RECORDS.replace("by night", "by\x07night")),
        Wrong("cannot be seen", "records.csv:52"),
    ),
    Hostile(
        "text that runs backwards in CSV",
        _Csv(RECORDS.replace("by night", "by\u202enight")),
        Wrong("RIGHT-TO-LEFT", "records.csv:52"),
    ),
    Hostile("300,000 rows", _Csv(RECORDS + "by day,2024\n" * 300_000), Right(("300,020",))),
    Hostile(
        "a source that is missing",
        lambda f: (f.path / "records.csv").unlink(),
        Wrong("there is no file 'records.csv' beside the case", "case.yaml:14:20"),
    ),
    Hostile(
        "a source with a full path",
        lambda f: f.change("file: records.csv", "file: /etc/passwd"),
        Wrong("full path"),
    ),
    Hostile(
        "a source that is a folder",
        lambda f: f.change("file: records.csv", "file: .csv"),
        Wrong("there is no file '.csv' beside the case", "case.yaml:14:20"),
    ),
    Hostile(
        "a source of another kind",
        lambda f: f.change("file: records.csv", "file: case.yaml"),
        Wrong("not a kind of file"),
    ),
    # counts
    Hostile("a negative count", _Counts("-3"), Wrong("-3")),
    Hostile("a fraction as a count", _Counts("2.5"), Wrong("2.5")),
    Hostile("NaN as a count", _Counts(".nan"), Wrong(".nan")),
    Hostile("infinity as a count", _Counts(".inf"), Wrong(".inf")),
    Hostile("a count in other digits", _Counts("٣"), Wrong("٣")),
    Hostile("a count with an underline", _Counts("3_0"), Wrong("3_0")),
    Hostile("a count of 400 digits", _Counts("9" * 400), Wrong("999", "case.yaml:17:49")),
    # XLSX
    Hostile("a plain workbook", _Xlsx(), Right(("by day",))),
    Hostile(
        "a formula in a workbook",
        _Xlsx(lambda s: s.append(["=A2", "2024"])),
        Wrong("formula", "records.xlsx"),
    ),
    Hostile(
        "an error in a workbook", _Xlsx(lambda s: s.append(["#REF!", "2024"])), Wrong("#REF!", "records.xlsx")
    ),
    Hostile(
        "merged cells", _Xlsx(lambda s: s.merge_cells("A2:A5")), Wrong("A2:A5 are merged", "records.xlsx")
    ),
    Hostile(
        "a hidden row",
        _Xlsx(lambda s: setattr(s.row_dimensions[3], "hidden", True)),
        Wrong("row 3 is hidden", "records.xlsx"),
    ),
    Hostile(
        "a hidden column",
        _Xlsx(lambda s: setattr(s.column_dimensions["B"], "hidden", True)),
        Wrong("column B is hidden", "column B"),
    ),
    Hostile("a hidden sheet", _Xlsx(_hide_sheet), Wrong("there is no column 'kind'", "case.yaml:19:31")),
    Hostile("two sheets and none named", _Xlsx(_two_sheets), Wrong("sheet", "")),
    Hostile("the calendar of 1904", _Xlsx(_from_1904), Right(("by day",))),
    Hostile(
        "a cell at the far corner",
        _Xlsx(lambda s: s.cell(1_048_576, 16_384, "x")),
        Wrong("far from the others", "row 1048576"),
    ),
    Hostile("a ZIP bomb", _Xlsx(parts=_bomb), Wrong("unpacks to more", "records.xlsx")),
    Hostile("an entity bomb", _Xlsx(parts=_entities), Wrong("entities", "records.xlsx")),
    Hostile("an entity from outside", _Xlsx(parts=_outside_entity), Wrong("entities", "records.xlsx")),
    Hostile(
        "a member that climbs out",
        _Xlsx(last=_with_member("../../evil.txt", b"x")),
        Wrong("lead out of the file", "records.xlsx"),
    ),
    Hostile(
        "a part twice",
        _Xlsx(last=_with_member("XL/workbook.xml", b"<x/>")),
        Wrong("two parts", "records.xlsx"),
    ),
    Hostile(
        "a workbook cut short",
        _Xlsx(last=lambda data: data[: len(data) // 2]),
        Wrong("damaged", "records.xlsx"),
    ),
    Hostile(
        "a workbook with a password",
        _Xlsx(last=lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        Wrong("password", "records.xlsx"),
    ),
    Hostile("a document called .xlsx", _Xlsx(last=_document), Wrong("not an XLSX workbook", "records.xlsx")),
    Hostile(
        "a workbook with macros", _Xlsx(name="records.xlsm"), Wrong("not a kind of file", "records.xlsm")
    ),
    Hostile(
        "XML that is not well formed",
        _Xlsx(parts=_sheet_xml(b"</worksheet>", b"</work>")),
        Wrong("damaged", "records.xlsx"),
    ),
    Hostile(
        "a cell without end",
        _Xlsx(parts=_sheet_xml(b'r="A2"', b'r="A99999999999"')),
        Right(("by day",)),
    ),
]
