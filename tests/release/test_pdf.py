"""The PDF of a letter: only its pages, two properties, and links that lead where they may."""

import io
from collections.abc import Callable

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from foi_letters.errors import InputError, UnsafeOutput
from foi_letters.release import pdf
from foi_letters.release.pdf import as_pdf, scan_pdf

AUTHORITY = "Northshire Constabulary"


def letter() -> bytes:
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = "R Sample", "Response"
    document.add_heading("Our response")
    document.add_paragraph("You asked for three figures.")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def script(key: str) -> dict[NameObject, DictionaryObject]:
    """A script that runs at an event of the document."""
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    return {NameObject(key): action}


def plain(change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.metadata = {"/Author": AUTHORITY}
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.libreoffice
def test_the_pdf_of_a_letter_says_what_the_letter_says_and_nothing_about_its_making() -> None:
    made = as_pdf(letter(), author=AUTHORITY, title="Response")
    assert scan_pdf(made, "letter.pdf", allow_authors={AUTHORITY}) == ()
    reader = PdfReader(io.BytesIO(made))
    assert "You asked for three figures." in reader.pages[0].extract_text()
    assert {key: str(value) for key, value in (reader.metadata or {}).items()} == {
        "/Author": AUTHORITY,
        "/Title": "Response",
    }
    assert "/StructTreeRoot" in reader.root_object
    assert not any(word in made for word in (b"LibreOffice", b"R Sample", b"CreationDate"))


def test_without_libreoffice_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(InputError, match="needs LibreOffice"):
        as_pdf(letter(), author=AUTHORITY, title="Response")


def test_a_libreoffice_that_makes_nothing_is_an_output_that_was_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "PROGRAMS", ("true",))
    with pytest.raises(UnsafeOutput, match="could not make a PDF"):
        as_pdf(letter(), author=AUTHORITY, title="Response")


def test_a_plain_pdf_has_no_finding() -> None:
    assert (
        scan_pdf(
            plain(
                lambda writer: writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://a.example/b"))
            ),
            "a.pdf",
            allow_authors={AUTHORITY},
        )
        == ()
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda w: w.root_object.update(script("/OpenAction")), "does something when it is opened"),
        (lambda w: w.root_object.update(script("/AA")), "holds /AA"),
        (lambda w: w.add_attachment("raw.csv", b"1,2,3"), "holds /Names"),
        (lambda w: w.add_annotation(0, FreeText(text="draft", rect=(0, 0, 9, 9))), "page 1 holds a comment"),
        (lambda w: w.add_annotation(0, Link(rect=(0, 0, 9, 9), url="file:///srv/x.xlsx")), "a link to file:"),
        (lambda w: w.add_annotation(0, Link(rect=(0, 0, 9, 9), url="\\\\srv\\x")), "a link to"),
        (lambda w: w.add_metadata({"/Author": "R Sample"}), "names R Sample as its author"),
        (lambda w: w.add_metadata({"/Company": "Northshire"}), "has the property /Company"),
        (lambda w: w.encrypt("secret"), None),
    ],
)
def test_what_a_pdf_carries_beside_its_pages_is_found(
    change: Callable[[PdfWriter], object], message: str | None
) -> None:
    if message is None:
        with pytest.raises(InputError):
            scan_pdf(plain(change), "a.pdf", allow_authors={AUTHORITY})
        return
    findings = scan_pdf(plain(change), "a.pdf", allow_authors={AUTHORITY})
    assert any(message in finding.message for finding in findings)


def test_bytes_after_the_end_and_earlier_versions_are_found() -> None:
    appended = plain() + b"1,2,3"
    twice = plain() + plain()
    for data in (appended, twice):
        assert scan_pdf(data, "a.pdf", allow_authors={AUTHORITY})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>"])
def test_what_is_no_pdf_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match="not a PDF"):
        scan_pdf(data, "a.pdf", allow_authors=())
