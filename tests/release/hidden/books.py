"""Editing a workbook in tests: its last sheet, a number in it, the look of a cell."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from lxml import etree

from foi_letters.release.hidden.xml import child, descendants, q
from tests.release.hidden.packs import Pack, xml

STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"


def sheet_part(pack: Pack) -> str:
    """The last worksheet."""
    return max(part for part in pack.parts if part.startswith("xl/worksheets/sheet"))


@contextmanager
def editing(pack: Pack, part: str) -> Iterator[etree._Element]:
    """A part's root, written back at the end."""
    root = pack.root(part)
    yield root
    pack.put(part, root)


@contextmanager
def sheet(pack: Pack) -> Iterator[etree._Element]:
    """The root of the last worksheet."""
    with editing(pack, sheet_part(pack)) as root:
        yield root


def number_cell(root: etree._Element) -> etree._Element:
    """The first cell with a number."""
    return next(c for c in descendants(root, "s:c") if c.get("t", "n") == "n" and child(c, "s:v") is not None)


def text_cell(root: etree._Element) -> etree._Element:
    """The first cell with text."""
    return next(c for c in descendants(root, "s:c") if c.get("t") in {"s", "inlineStr"})


def row_of(cell: etree._Element) -> etree._Element:
    """The row of a cell."""
    row = cell.getparent()
    assert row is not None
    return row


def first(root: etree._Element, name: str) -> etree._Element:
    """The first element of this name, made at the end of the root where there is none."""
    found = next(descendants(root, name), None)
    return etree.SubElement(root, q(name)) if found is None else found


def put_text(root: etree._Element, reference: str, text: str) -> None:
    """A text in a new cell, in a new row where none has its number."""
    number = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = [row for row in descendants(root, "s:row") if row.get("r") == number]
    row = rows[0] if rows else etree.SubElement(first(root, "s:sheetData"), q("s:row"), {"r": number})
    cell = xml(f'<s:c r="{reference}" t="inlineStr"><s:is><s:t/></s:is></s:c>')
    next(descendants(cell, "s:t")).text = text
    row.append(cell)


def restyle(
    pack: Pack,
    cell: etree._Element,
    *,
    font: str = "",
    fill: str = "",
    number_format: str = "",
    extra: str = "",
) -> None:
    """Give a cell a style of its own: markup for font, fill and further children of the xf, and a format code."""
    with editing(pack, STYLES) as styles:
        formats = first(styles, "s:cellXfs")
        look = deepcopy(formats[int(cell.get("s", "0"))])
        if font:
            look.set("fontId", _append(styles, "s:fonts", f"<s:font>{font}</s:font>"))
        if fill:
            look.set("fillId", _append(styles, "s:fills", f"<s:fill>{fill}</s:fill>"))
        if number_format:
            entry = etree.SubElement(first(styles, "s:numFmts"), q("s:numFmt"), {"numFmtId": "190"})
            entry.set("formatCode", number_format)
            look.set("numFmtId", "190")
        if extra:
            look.append(xml(extra))
        formats.append(look)
        cell.set("s", str(len(formats) - 1))


def _append(styles: etree._Element, name: str, markup: str) -> str:
    items = first(styles, name)
    items.append(xml(markup))
    return str(len(items) - 1)


def difference(pack: Pack, markup: str) -> str:
    """A differential format; its number."""
    with editing(pack, STYLES) as styles:
        return _append(styles, "s:dxfs", f"<s:dxf>{markup}</s:dxf>")


def solid(colour: str) -> str:
    """Markup of a fill in one colour."""
    return f'<s:patternFill patternType="solid"><s:fgColor rgb="FF{colour}"/></s:patternFill>'


def set_value(cell: etree._Element, text: str) -> None:
    """Another number in a cell."""
    found = child(cell, "s:v")
    assert found is not None
    found.text = text
