"""A finished letter as plain text that a lawyer can read in a diff: headings, quotes, lists and tables marked, no layout."""

from collections.abc import Iterator

from lxml import etree

from foi_letters.assembly.package import read_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {
    "Heading1": "# ",
    "Heading2": "## ",
    "Heading3": "### ",
    "RequestText": "> ",
    "ListBullet": "- ",
    "ListItemKept": "- ",
    "ListNumber": "1. ",
    "Caption": "[table] ",
    "TableNote": "[note] ",
    "DraftMark": "[mark] ",
    "Lead": "**",
    "LeadAfterTable": "**",
}


def plain(docx: bytes) -> str:
    """The letter, part by part: the letterhead, the running header, the body."""
    package = read_package(docx, name="letter.docx")
    lines: list[str] = []
    for part in ("word/header1.xml", "word/header2.xml", "word/document.xml"):
        lines += [f"--- {part}", *_lines(package.parse(part))]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _lines(root: etree._Element) -> Iterator[str]:
    body = root.find(f"{W}body")
    for element in body if body is not None else root:
        if element.tag == f"{W}p":
            yield _marked(element)
        elif element.tag == f"{W}tbl":
            yield from (" | ".join(_cells(row)) for row in element.iter(f"{W}tr"))


def _cells(row: etree._Element) -> Iterator[str]:
    return (" ".join(_text(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))


def _marked(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    mark = _MARKS.get(str(style.get(f"{W}val")), "") if style is not None else ""
    return f"{mark}{_text(paragraph)}{'**' if mark == '**' else ''}"


def _text(paragraph: etree._Element) -> str:
    return "".join(str(each.text or "") for each in paragraph.iter(f"{W}t"))
