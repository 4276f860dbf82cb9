"""Letters written in a few lines, made into real Word files and read back as the rules read them."""

from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from foi_letters.assembly.package import write_package
from foi_letters.dated import DatedFacts
from foi_letters.exemption import Library
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import LetterText, read_letter
from foi_letters.resources import library_folders

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPC = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

Writer = Callable[[str], LetterText]
Witness = Callable[[str], Evidence]


def docx(text: str) -> bytes:
    """A Word file of a text: `# ` and `## ` begin headings, `**` around a whole line makes it bold."""
    body = "".join(paragraph(line.strip()) for line in text.splitlines() if line.strip())
    return write_package(
        {
            "[Content_Types].xml": f'<Types xmlns="{OPC}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{OPC}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
        }
    )


def paragraph(line: str) -> str:
    level = len(line) - len(line.lstrip("#"))
    properties = f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>' if level else ""
    bold = line.startswith("**")
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    words = escape(line.strip("#* "))
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


@pytest.fixture
def written() -> Writer:
    """A text as the letter that is read back from its Word file."""
    return lambda text: read_letter(docx(text), "letter.docx")


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open()


@pytest.fixture
def witness(written: Writer, library: Library) -> Witness:
    """A text as evidence by itself, without a case: a letter by anyone."""
    return lambda text: Evidence(written(text), library, DatedFacts(library_folders()))
