"""WordprocessingML of a review pack: paragraphs, runs, tracked changes, bookmarks and tables, as elements of a tree."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, groupby

from lxml import etree

from foi_letters.wording.base_document import PLACEHOLDER, Style, W
from foi_letters.wording.redline import Change, RedlinedParagraph, Stretch
from foi_letters.wording.words import Kind, Stress, Token

Element = etree._Element  # noqa: SLF001  lxml has no public name for the type of an element

WORDING_STYLES = {Kind.TEXT: Style.WORDING, Kind.BULLET: Style.BULLET, Kind.NUMBER: Style.NUMBER}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRACKED = {Change.DELETED: "del", Change.INSERTED: "ins"}


def w(tag: str, *children: Element, **values: str | int) -> Element:
    """An element `w:tag` with attributes `w:name`."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W})
    for name, value in values.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(children)
    return element


def run(
    text: str, *, stress: Stress = Stress.NONE, style: str = "", bold: bool = False, deleted: bool = False
) -> Element:
    """A run of text; a tab in the text is a tab in Word."""
    look = [w("rStyle", val=style)] if style else []
    look += [w("b")] if bold or stress in (Stress.BOLD, Stress.BOTH) else []
    look += [w("i")] if stress in (Stress.ITALIC, Stress.BOTH) else []
    pieces: list[Element] = []
    for at, part in enumerate(text.split("\t")):
        pieces += [w("tab")] if at else []
        pieces += [_text(part, deleted=deleted)] if part else []
    return w("r", *([w("rPr", *look)] if look else []), *pieces)


def _text(text: str, *, deleted: bool) -> Element:
    element = w("delText" if deleted else "t")
    element.text = text
    element.set(_XML_SPACE, "preserve")
    return element


def paragraph(style: Style, *content: Element, new_page: bool = False) -> Element:
    """A paragraph that nothing is tracked in."""
    look = [w("pStyle", val=style.id), *([w("pageBreakBefore")] if new_page else [])]
    return w("p", w("pPr", *look), *content)


@dataclass(frozen=True)
class Tracker:
    """Marks changes as proposed by one author on one day; ids count up through the document."""

    author: str
    day: dt.date
    ids: "count[int]" = field(default_factory=lambda: count(1), repr=False)

    def redlined(self, paragraph: RedlinedParagraph, numbered_list: int) -> Element:
        """A paragraph of a redline; `numbered_list` is the id of the list that it is counted in, if it is numbered."""
        look = [w("pStyle", val=WORDING_STYLES[paragraph.kind].id)]
        if paragraph.kind is Kind.NUMBER:
            look.append(w("numPr", w("ilvl", val=0), w("numId", val=numbered_list)))
        if paragraph.change is not Change.SAME:
            look.append(w("rPr", self._mark(paragraph.change)))
        stretches = (self._stretch(stretch) for stretch in paragraph.stretches)
        return w("p", w("pPr", *look), *(element for elements in stretches for element in elements))

    def _stretch(self, stretch: Stretch) -> list[Element]:
        runs = list(_runs(stretch.tokens, deleted=stretch.change is Change.DELETED))
        return runs if stretch.change is Change.SAME else [self._mark(stretch.change, *runs)]

    def _mark(self, change: Change, *runs: Element) -> Element:
        when = f"{self.day.isoformat()}T00:00:00Z"
        return w(_TRACKED[change], *runs, id=next(self.ids), author=self.author, date=when)

    def bookmarked(self, name: str, paragraphs: list[Element]) -> list[Element]:
        """The same paragraphs, with a bookmark from the start of the first to the end of the last."""
        number = next(self.ids)
        paragraphs[0].insert(1, w("bookmarkStart", id=number, name=name))
        paragraphs[-1].append(w("bookmarkEnd", id=number))
        return paragraphs


def _runs(tokens: Iterable[Token], *, deleted: bool) -> Iterable[Element]:
    for (stress, placeholder), group in groupby(tokens, key=lambda token: (token.stress, token.placeholder)):
        shown = [token.shown for token in group]
        for text in shown if placeholder else ["".join(shown)]:
            yield run(text, stress=stress, style=PLACEHOLDER if placeholder else "", deleted=deleted)


def table(widths: tuple[int, ...], rows: Iterable[tuple[str, ...]]) -> Element:
    """A plain table with a rule under each row; the first row is its heading, repeated on each page."""
    borders = w(
        "tblBorders",
        *(w(edge, val="single", sz=4, space=0, color="C7CCD6") for edge in ("top", "bottom", "insideH")),
    )
    look = w("tblPr", w("tblW", w=sum(widths), type="dxa"), borders, w("tblLayout", type="fixed"))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", look, grid, *(_row(widths, row, heading=at == 0) for at, row in enumerate(rows)))


def _row(widths: tuple[int, ...], row: tuple[str, ...], *, heading: bool) -> Element:
    look = w("trPr", w("cantSplit"), *([w("tblHeader")] if heading else []))
    cells = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(Style.CELL, run(text, bold=heading)))
        for width, text in zip(widths, row, strict=True)
    )
    return w("tr", look, *cells)


def document(body: Iterable[Element]) -> bytes:
    """document.xml: the body on A4 with margins of 2.5 cm and the footer of the pack."""
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    root = etree.Element(f"{{{W}}}document", nsmap={"w": W, "r": relationships})
    reference = w("footerReference", type="default")
    reference.set(f"{{{relationships}}}id", "rId4")
    page = [
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=1304, right=1418, bottom=1304, left=1418, header=709, footer=567, gutter=0),
    ]
    root.append(w("body", *body, w("sectPr", reference, *page)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
