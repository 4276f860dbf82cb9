"""The letter as PDF, made by LibreOffice, stripped of what LibreOffice adds, and scanned before it goes out.

A PDF is outside the promise of identical bytes: the line breaks and the font programs are those of the LibreOffice that
made it. It is tagged, so that it can be read aloud.
"""

import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, TextStringObject

from foi_letters.errors import InputError, Place, Problem, UnsafeOutput
from foi_letters.release.finding import Finding, Severity

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 120
"""Seconds that LibreOffice may take; its first start on a machine is slow."""
_EXPORT = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportLinksRelativeFsys": {"type": "boolean", "value": "true"},
}


def as_pdf(letter: bytes, *, author: str, title: str, language: str = "en-GB") -> bytes:
    """The DOCX letter as PDF, with these properties and no others.

    Raises InputError where LibreOffice is not installed, and UnsafeOutput where it fails or takes too long.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        advice = "install LibreOffice, or leave out --pdf"
        raise InputError(
            [Problem("no-libreoffice", "--pdf needs LibreOffice, which is not there", None, advice)]
        )
    with tempfile.TemporaryDirectory(prefix="foi-letters-") as name:
        pdf = _converted(program, letter, Path(name))
    return _with_properties(pdf, author, title, language)


def _converted(program: str, letter: bytes, folder: Path) -> bytes:
    source, target = folder / "letter.docx", folder / "letter.pdf"
    source.write_bytes(letter)
    command = [
        program,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",  # its own, so that an open LibreOffice is no obstacle
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(_EXPORT)}",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  a fixed program
        return target.read_bytes()
    except subprocess.TimeoutExpired:
        message = f"LibreOffice did not finish within {PATIENCE} seconds"
    except OSError:
        message = "LibreOffice could not make a PDF of the letter"
    raise UnsafeOutput([Problem("no-pdf", message, Place("letter.pdf"), "try again, or leave out --pdf")])


def _with_properties(pdf: bytes, author: str, title: str, language: str) -> bytes:
    """The PDF written anew: no names of programs, no times, no earlier versions of any object."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.metadata = {"/Author": author, "/Title": title}
    writer.xmp_metadata = None
    writer.root_object[TextStringObject("/Lang")] = TextStringObject(language)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# the scan: what stands in a PDF of ours, and nothing else

_CATALOG = {
    "/Type",
    "/Pages",
    "/Lang",
    "/MarkInfo",
    "/StructTreeRoot",
    "/OpenAction",
    "/Outlines",
    "/PageMode",
    "/ViewerPreferences",  # the title in the title bar, not the file's name
}
_PAGE = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/StructParents",
    "/Tabs", "/Annots",
}  # fmt: skip
_INFO = {"/Author", "/Title"}
_SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s]+|[A-Za-z0-9_-]+\.(xlsx|docx)(#.*)?")
_CURE = "make the PDF from the letter again with --pdf"


def scan_pdf(data: bytes, name: str, *, allow_authors: Collection[str]) -> tuple[Finding, ...]:
    """What a PDF carries beside its pages; empty for a letter that `as_pdf` made. Raises InputError where it is no PDF.

    `allow_authors` are the names that may stand as its author.
    """
    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        messages = [*_file(data, reader), *_properties(reader, allow_authors)]
        for number, page in enumerate(reader.pages, 1):
            messages += [f"page {number} {message}" for message in _page(page)]
    except (PdfReadError, RecursionError, ValueError, KeyError, TypeError) as fault:
        message = f"this file is damaged or is not a PDF: {fault}"
        raise InputError([Problem("not-a-pdf", message, Place(name), _CURE)]) from None
    return tuple(Finding("pdf-hidden", Severity.BLOCK, message, Place(name), _CURE) for message in messages)


def _file(data: bytes, reader: PdfReader) -> Iterator[str]:
    if reader.is_encrypted:
        yield "is protected with a password"
    if data.count(b"%%EOF") > 1:
        yield "holds an earlier version of itself"
    if data.rstrip()[-5:] != b"%%EOF" or not data.startswith(b"%PDF-"):
        yield "holds bytes before or after the document"
    catalog = reader.root_object
    yield from (f"holds {key}, which no letter needs" for key in sorted(set(catalog) - _CATALOG))
    if not isinstance(catalog.get("/OpenAction", ArrayObject()), ArrayObject):
        yield "does something when it is opened"


def _properties(reader: PdfReader, allow_authors: Collection[str]) -> Iterator[str]:
    found = {str(key): str(value) for key, value in (reader.metadata or {}).items()}
    yield from (f"has the property {key}" for key in sorted(found.keys() - _INFO))
    author = found.get("/Author", "")
    if author and author not in allow_authors:
        yield f"names {author} as its author"


def _page(page: DictionaryObject) -> Iterator[str]:
    yield from (f"holds {key}, which no letter needs" for key in sorted(set(page) - _PAGE))
    annotations = page.get("/Annots", ArrayObject())
    for entry in _items(annotations):
        annotation = entry.get_object()
        if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") != "/Link":
            yield "holds a comment or another thing that lies on it"
        elif (target := _target(annotation)) is not None and not _SAFE_LINK.fullmatch(target):
            yield f"has a link to {target}"


def _items(value: PdfObject) -> list[PdfObject]:
    array = value.get_object()
    return list(array) if isinstance(array, ArrayObject) else []


def _target(link: DictionaryObject) -> str | None:
    """Where a link leads: an address, None for a place in the document, the kind of action for any other."""
    action = link.get("/A")
    if action is None:
        return None
    inner = action.get_object()
    kind = str(inner.get("/S")) if isinstance(inner, DictionaryObject) else "?"
    if kind == "/GoTo":
        return None
    return (
        str(inner["/URI"]) if kind == "/URI" and isinstance(inner, DictionaryObject) else f"an action, {kind}"
    )
