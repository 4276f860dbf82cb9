"""Clean files by anyone are not blocked for harmless structure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from foi_letters.release.finding import stopping
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.clean import our_letter
from tests.release.hidden.conftest import PAGE, TABLE, convert
from tests.release.hidden.office_excel import excel_workbook
from tests.release.hidden.office_word import word_letter
from tests.release.hidden.packs import Pack
from tests.release.hidden.vectors_rare_xlsx import chart
from tests.release.hidden.vectors_shared import set_property


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("source", "text", "to"),
    [("letter.html", PAGE, "docx:MS Word 2007 XML"), ("table.csv", TABLE, "xlsx")],
    ids=["docx", "xlsx"],
)
def test_a_file_saved_by_libreoffice_only_tells_its_program(
    source: str, text: str, to: str, tmp_path: Path
) -> None:
    (tmp_path / source).write_text(text)
    saved = convert(tmp_path / source, to, tmp_path)
    found = scan(saved, f"clean.{to.partition(':')[0]}", ours=False)
    assert {finding.rule for finding in found} == {"program-details"}
    assert not stopping(found)


HARMLESS = {"docx": {"program-details", "revision-ids", "custom-xml-empty"},
            "xlsx": {"program-details", "revision-ids", "printer-settings", "saved-folder", "formula", "hidden-empty", "unknown-markup"}}  # fmt: skip
OFFICE_FILES = {"docx": word_letter, "xlsx": excel_workbook}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_in_the_shape_of_microsoft_office_is_not_blocked(kind: str) -> None:
    found = scan(OFFICE_FILES[kind](), f"clean.{kind}", ours=False, allow_authors=["Northshire Constabulary"])
    assert [str(finding) for finding in stopping(found)] == []
    assert {finding.rule for finding in found} == HARMLESS[kind]


@pytest.mark.libreoffice
@pytest.mark.parametrize("letter", [word_letter, our_letter], ids=["of Word", "of ours"])
def test_a_letter_that_libreoffice_saved_again_is_not_blocked(
    letter: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "letter.docx"
    source.write_bytes(letter())
    again = convert(source, "docx:MS Word 2007 XML", tmp_path / "in")
    found = scan(again, "letter.docx", ours=False, allow_authors=["Northshire Constabulary"])
    assert [str(finding) for finding in stopping(found)] == []


@pytest.mark.parametrize(
    ("title", "rules"), [("Dismissal of Hargreaves", {"property-note"}), ("North", set())]
)
def test_a_title_that_the_page_does_not_show_may_be_that_of_an_earlier_document(
    title: str, rules: set[str], libreoffice_files: dict[str, bytes]
) -> None:
    pack = Pack.read(libreoffice_files["docx"], "docx")
    set_property(pack, "dc:title", title)
    found = scan(pack.data, "titled.docx", ours=False)
    assert {finding.rule for finding in found} - {"program-details"} == rules
    assert not stopping(found)


def test_a_chart_may_part_its_labels_and_name_its_trend(libreoffice_files: dict[str, bytes]) -> None:
    pack = Pack.read(libreoffice_files["xlsx"], "xlsx")
    chart(
        "<c:plotArea><c:trendline><c:name>Trend of visits</c:name></c:trendline><c:separator>; </c:separator></c:plotArea>"
    )(pack)
    assert not stopping(scan(pack.data, "charted.xlsx", ours=False))
