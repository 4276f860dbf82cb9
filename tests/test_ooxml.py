"""The validator of the tests finds what it is there to find."""

import io
import zipfile

import docx
import pytest

from foi_letters.assembly.package import read_package, write_package
from tests.ooxml import violations
from tests.workbook.released import workbook


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The package with parts replaced, added, or (None) left out; `__` in a name stands for a slash."""
    kept = dict(read_package(data).parts)
    for name, content in parts.items():
        path = name.replace("__", "/").replace("_xml", ".xml")
        if content is None:
            del kept[path]
        else:
            kept[path] = content
    return write_package(kept)


def test_a_workbook_of_ours_is_valid() -> None:
    assert violations(workbook()) == []


def test_what_python_docx_writes_by_default_is_not_valid() -> None:
    saved = io.BytesIO()
    docx.Document().save(saved)
    assert any("zoom" in violation for violation in violations(saved.getvalue()))


def test_an_element_out_of_place_is_found() -> None:
    core = read_package(workbook()).parts["docProps/core.xml"]
    assert violations(changed(workbook(), docProps__core_xml=core.replace(b"dc:title", b"dc:shortTitle")))


def test_what_a_file_declares_ignorable_is_ignored_and_nothing_else() -> None:
    sheet = read_package(workbook()).parts["xl/worksheets/sheet1.xml"]
    names = b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="urn:x" x:a="1"'
    stranger = sheet.replace(b"<worksheet", b"<worksheet" + names, 1)
    ignorable = sheet.replace(b"<worksheet", b"<worksheet" + names + b' mc:Ignorable="x"', 1)
    assert violations(changed(workbook(), xl__worksheets__sheet1_xml=stranger))
    assert violations(changed(workbook(), xl__worksheets__sheet1_xml=ignorable)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"xl__extra_xml": b"<x/>"}, "no relationship leads to it"),
        ({"xl__styles_xml": None}, "does not exist"),
        ({"xl__raw.csv": b"1"}, "has no content type"),
    ],
)
def test_a_package_that_breaks_a_rule_is_found(change: dict[str, bytes | None], message: str) -> None:
    assert any(message in violation for violation in violations(changed(workbook(), **change)))


def test_two_parts_of_one_name_are_found() -> None:
    twice = io.BytesIO(workbook())
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("XL/STYLES.XML", archive.read("xl/styles.xml"))
    assert any("two parts are called" in violation for violation in violations(twice.getvalue()))
