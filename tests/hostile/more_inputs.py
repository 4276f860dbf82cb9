"""Files that are no files, days at the ends of the calendar, and further shapes of records, ledgers, libraries, templates."""

import os
from collections.abc import Callable

from foi_letters.assembly.package import CONTENT_TYPES
from tests.hostile.case import CASE, RECORDS, Folder, Hostile, Right, Wrong
from tests.hostile.records_inputs import _Csv, _sheet_xml, _Xlsx
from tests.hostile.template_inputs import _Template
from tests.hostile.yaml_inputs import _case, _more

Prepare = Callable[[Folder], object]


def _pipe(name: str) -> Prepare:
    """A named pipe that nobody writes to: who reads it waits for ever."""

    def prepare(folder: Folder) -> None:
        (folder.path / name).unlink()
        os.mkfifo(folder.path / name)

    return prepare


def _folder_called(name: str) -> Prepare:
    def prepare(folder: Folder) -> None:
        (folder.path / name).unlink()
        (folder.path / name).mkdir()

    return prepare


def _link_to_itself(folder: Folder) -> None:
    (folder.path / "records.csv").unlink()
    (folder.path / "records.csv").symlink_to("records.csv")


def _profile(line: str, name: str = "", content: str | bytes = "") -> Prepare:
    """A profile with one more line, and the file that it names."""

    def prepare(folder: Folder) -> None:
        folder.write("authority.yaml", (folder.path / "authority.yaml").read_text() + line + "\n")
        if name:
            folder.write(name, content)

    return prepare


def _received(day: str, answered: str) -> Prepare:
    return _case(CASE.replace("2026-10-01", day).replace("2026-10-20", answered))


def _without(part: str) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.pop(part)


MORE = [
    Hostile("records that are a pipe", _pipe("records.csv"), Wrong("no file")),
    Hostile("a profile that is a pipe", _pipe("authority.yaml"), Wrong("no file")),
    Hostile("a case that is a pipe", _pipe("case.yaml"), Wrong("it is no file")),
    Hostile("records that are a folder", _folder_called("records.csv"), Wrong("no file")),
    Hostile("records that are a link to themselves", _link_to_itself, Wrong("no file")),
    Hostile("records from a device", _case(CASE.replace("records.csv", "/dev/zero")), Wrong("is a full path")),
    Hostile("the last day of the calendar", _received("9999-12-30", "9999-12-31"), Wrong("9999", "")),
    Hostile("the first day of the calendar", _received("0001-01-01", "0001-01-20"), Wrong("0001", "")),
    Hostile("20,000 columns", _Csv("".join(f"c{n}," for n in range(20_000)) + "kind,year\n" + ("x," * 20_000 + "by day,2024\n") * 12), Right(("All kinds",))),
    Hostile("UTF-32", _Csv(RECORDS.encode("utf-32")), Wrong("this row has 1 values", "records.csv")),
    Hostile("a header that runs backwards", _Csv(RECORDS.replace("kind", "\u202ekind", 1)), Wrong("kind")),
    Hostile("a shared string that is not there", _Xlsx(parts=_sheet_xml(b'<c r="A2" t="inlineStr"', b'<c r="A2" t="s"')), Wrong("the cell holds", "records.xlsx")),
    Hostile("a workbook without its sheet", _Xlsx(parts=_without("xl/worksheets/sheet1.xml")), Wrong("no sheet that can be seen", "records.xlsx")),
    Hostile("a workbook without styles", _Xlsx(parts=_without("xl/styles.xml")), Right(("All kinds",))),
    Hostile("a row beyond every sheet", _Xlsx(parts=_sheet_xml(b'<row r="2"', b'<row r="99999999999"')), Right(("All kinds",))),
    Hostile("a ledger of garbage", _profile("approvals: ledger.jsonl", "ledger.jsonl", b"\x00\xff not a ledger\n"), Wrong("it is not JSON", "ledger.jsonl")),
    Hostile("a ledger that is a bomb of brackets", _profile("approvals: ledger.jsonl", "ledger.jsonl", "[" * 200_000 + "\n"), Wrong("it is not JSON", "ledger.jsonl")),
    Hostile("a complex key", _more("? [a, b]\n: c\n"), Wrong("a key must be text")),
    Hostile("a version of YAML from the future", _case("%YAML 9.9\n---\n" + CASE), Wrong("incompatible YAML")),
    Hostile("line separators in a value", _case(CASE.replace("visits to police", "visits\u2028to police")), Wrong("error[yaml]")),
    Hostile("20,000 keys", _more("".join(f"k{n}: x\n" for n in range(20_000))), Wrong("is not a key that can stand here")),
    Hostile("a template without styles", _Template("x", parts=_without("word/styles.xml")), Wrong("no paragraph style", "response.docx")),
    Hostile("a template of unknown types", _Template("x", parts=lambda parts: parts.update({CONTENT_TYPES: b"<Types/>"})), Wrong("not a Word document", "response.docx")),
    Hostile("a template of 50,000 runs", _Template(xml="<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 50_000 + "</w:p>"), Right()),
]  # fmt: skip
