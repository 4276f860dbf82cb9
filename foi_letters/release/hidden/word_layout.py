"""Text and drawings that are laid out where nobody sees them: off the page, of no size, or under something."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.word_drawings import DRAWN
from foi_letters.release.hidden.word_story import Story
from foi_letters.release.hidden.word_styles import Properties, merge
from foi_letters.release.hidden.xml import (
    child,
    children,
    descendants,
    text_of,
    value,
)

A4_TWIPS = 11_906
MIN_ROW, MIN_LINE, MIN_COLUMN = 80, 80, 40
FAR_MARGIN = 1000
OFF_TWIPS = 2000
WIDEST_TWIPS, FAR_TWIPS = 17_500, 12_000  # beyond A4 on its side; most of a page of nothing
FAR_CHARACTERS = 6000  # hundredths of a character
CHARACTER_INDENTS = ("w:leftChars", "w:startChars", "w:firstLineChars", "w:rightChars", "w:endChars")
CHARACTER, LINE, CLIPPED = (
    110,
    230,
    3,
)  # twips of a letter and a line; how far text may exceed an exact height
NUMBER = re.compile(r"-?[0-9]{1,10}(?![0-9])")


def check_layout(story: Story, report: Report) -> None:
    """Paragraphs, tables, frames and drawings of a story."""
    known: dict[object, list[str]] = {}
    for paragraph in story.paragraphs():
        for code in _paragraph_codes(story, paragraph, known):
            if text_of(paragraph).strip():
                report.add(code, story.place(paragraph), text_of(paragraph).strip())
    for name, look in LOOKS.items():
        for element in descendants(story.root, name):
            for code in look(element):
                report.add(code, story.place(element), text_of(element).strip())


def _twips(element: etree._Element | None, *names: str) -> int | None:
    """The first of several attributes that holds a number."""
    for name in names if element is not None else ():
        found = NUMBER.match(value(element, name))
        if found:
            return int(found[0])
    return None


def _paragraph_codes(story: Story, paragraph: etree._Element, known: dict[object, list[str]]) -> list[str]:
    """What hides a paragraph; those with equal properties are judged once."""
    own = child(paragraph, "w:pPr")
    table = story.table_properties(story.holder(paragraph), "pPr")
    key = (b"" if own is None else etree.tostring(own, with_tail=False), id(table) if table else 0)
    if key not in known:
        properties = story.styles.paragraph(own, table)
        known[key] = [*_indents(properties), *_lines(properties), *_frame(properties)]
    return known[key]


def _indents(properties: Properties) -> Iterator[str]:
    indent = properties.get("w:ind")
    left = _twips(indent, "w:left", "w:start") or 0
    first = (_twips(indent, "w:firstLine") or 0) - (_twips(indent, "w:hanging") or 0)
    right = _twips(indent, "w:right", "w:end") or 0
    if (
        max(left, left + first) > A4_TWIPS - 1500
        or any(abs(_twips(indent, name) or 0) > FAR_CHARACTERS for name in CHARACTER_INDENTS)
        or any((_twips(tab, "w:pos") or 0) > WIDEST_TWIPS for tab in _tabs(properties))
        or min(left, left + first) < -OFF_TWIPS
        or right < -OFF_TWIPS
        or left + right > A4_TWIPS
    ):
        yield "off-page"


def _tabs(properties: Properties) -> Iterator[etree._Element]:
    tabs = properties.get("w:tabs")
    return iter(()) if tabs is None else children(tabs, "w:tab")


def _lines(properties: Properties) -> Iterator[str]:
    spacing = properties.get("w:spacing")
    if max(_twips(spacing, "w:before") or 0, _twips(spacing, "w:after") or 0) > FAR_TWIPS:
        yield "text-pushed-away"
    line = _twips(spacing, "w:line")
    if line is not None and value(spacing, "w:lineRule") == "exact" and line < MIN_LINE:
        yield "no-size"


def _frame(properties: Properties) -> Iterator[str]:
    frame = properties.get("w:framePr")
    if frame is None:
        return
    x, y = _twips(frame, "w:x") or 0, _twips(frame, "w:y") or 0
    if not -OFF_TWIPS < x < A4_TWIPS or not -OFF_TWIPS < y < 2 * A4_TWIPS:
        yield "off-page"
    width, height = _twips(frame, "w:w"), _twips(frame, "w:h")
    if (width is not None and width < MIN_COLUMN) or (
        height is not None and height < MIN_ROW and value(frame, "w:hRule") == "exact"
    ):
        yield "no-size"


def _row(element: etree._Element) -> Iterator[str]:
    height = child(element, "w:trPr/w:trHeight")
    size = _twips(height, "w:val")
    if size is None or value(height, "w:hRule") != "exact" or not text_of(element).strip():
        return
    if size < MIN_ROW:
        yield "no-size"
    elif max(map(_room_needed, children(element, "w:tc")), default=0) > CLIPPED * size:
        yield "clipped-text"


def _room_needed(cell: etree._Element) -> int:
    """About how many twips of height the text of a cell needs at ten points."""
    width = _twips(child(cell, "w:tcPr/w:tcW"), "w:w") or A4_TWIPS // 2
    line = max(1, width // CHARACTER)
    lines = sum(-(-len(text_of(p)) // line) or 1 for p in descendants(cell, "w:p"))
    return lines * LINE


def _cell(element: etree._Element) -> Iterator[str]:
    width = child(element, "w:tcPr/w:tcW")
    size = _twips(width, "w:w")
    fitted = child(element, "w:tcPr/w:tcFitText") is not None
    if (
        size is not None
        and 0 < size < (10 * MIN_COLUMN if fitted else MIN_COLUMN)
        and value(width, "w:type", "dxa") == "dxa"
        and text_of(element).strip()
    ):
        yield "no-size"
    sides = [child(element, f"w:tcPr/w:tcMar/w:{side}") for side in ("left", "start", "right", "end")]
    margins = sum(_twips(side, "w:w") or 0 for side in sides)
    if margins > (size or WIDEST_TWIPS) - MIN_COLUMN and margins > FAR_MARGIN and text_of(element).strip():
        yield "no-size"


def _table(element: etree._Element) -> Iterator[str]:
    properties = merge(child(element, "w:tblPr"))
    indent = _twips(properties.get("w:tblInd"), "w:w") or 0
    place = properties.get("w:tblpPr")
    x, y = _twips(place, "w:tblpX") or 0, _twips(place, "w:tblpY") or 0
    if abs(indent) > A4_TWIPS - 1500 or not -OFF_TWIPS < x < A4_TWIPS or not -OFF_TWIPS < y < 2 * A4_TWIPS:
        yield "off-page"
    if any(_starts_beyond(row, element) for row in children(element, "w:tr")):
        yield "off-page"
    fixed = value(properties.get("w:tblLayout"), "w:type") == "fixed"
    widths = [_twips(column, "w:w") for column in children(_grid(element), "w:gridCol")]
    if fixed and any(width is not None and width < MIN_COLUMN for width in widths):
        yield "no-size"


def _starts_beyond(row: etree._Element, table: etree._Element) -> bool:
    """Whether a cell with text begins beyond any page."""
    grid = [_twips(column, "w:w") or 0 for column in children(_grid(table), "w:gridCol")]
    skipped = _twips(child(row, "w:trPr/w:gridBefore"), "w:val") or 0
    at = max(sum(grid[:skipped]), _twips(child(row, "w:trPr/w:wBefore"), "w:w") or 0)
    for cell in children(row, "w:tc"):
        if at > WIDEST_TWIPS and text_of(cell).strip():
            return True
        width = child(cell, "w:tcPr/w:tcW")
        at += (_twips(width, "w:w") or 0) if value(width, "w:type", "dxa") == "dxa" else 0
    return False


def _grid(table: etree._Element) -> etree._Element:
    grid = child(table, "w:tblGrid")
    return etree.Element("none") if grid is None else grid


def _page(element: etree._Element) -> Iterator[str]:
    size, margin = child(element, "w:pgSz"), child(element, "w:pgMar")
    width, height = _twips(size, "w:w"), _twips(size, "w:h")
    if (width is not None and width < 2000) or (height is not None and height < 2000):
        yield "off-page"
    left, right = _twips(margin, "w:left") or 0, _twips(margin, "w:right") or 0
    top, bottom = (abs(_twips(margin, name) or 0) for name in ("w:top", "w:bottom"))
    if (
        left < -OFF_TWIPS
        or left + right > (width or A4_TWIPS) - 400
        or top + bottom > (height or 2 * A4_TWIPS) - 400
    ):
        yield "off-page"
    for name in ("w:header", "w:footer"):
        if (_twips(margin, name) or 0) > (height or 2 * A4_TWIPS):
            yield "off-page"
    if any((_twips(column, "w:w") or A4_TWIPS) < MIN_COLUMN for column in descendants(element, "w:col")):
        yield "no-size"


LOOKS: Mapping[str, Callable[[etree._Element], Iterator[str]]] = {
    "w:tr": _row,
    "w:tc": _cell,
    "w:tbl": _table,
    "w:sectPr": _page,
    **DRAWN,
}
