"""Values with structure as WordprocessingML, dressed like the tag that they stand for."""

import copy
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from foi_letters.assembly import drawing
from foi_letters.assembly.names import NAMESPACES, PPR, RPR, w, xml_of
from foi_letters.assembly.numbering import BULLETS, DECIMALS
from foi_letters.assembly.rendering import rendering
from foi_letters.assembly.surroundings import Surroundings
from foi_letters.assembly.table import table
from foi_letters.assembly.text import attribute_text, run_text
from foi_letters.assembly.values import (
    Block,
    Blocks,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Styled,
    Table,
)

__all__ = ["blocks", "inline", "runs"]

_RUN_ORDER: Final = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
_PARAGRAPH_ORDER: Final = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
]
_LINK_COLOUR: Final = "0B0C8C"


def inline(value: Inline, around: Surroundings) -> str:
    """A part of a sentence as elements that stand beside runs."""
    if isinstance(value, str):
        return _run(run_text(value), around.run_properties) if value else ""
    if isinstance(value, Picture):
        return f"<w:r>{around.run_properties}{drawing.picture(value, around.part)}</w:r>"
    if isinstance(value, Link):
        return _link(value, around)
    return _run(run_text(value.text), _run_properties(value, around)) if value.text else ""


def runs(content: Sequence[Inline], around: Surroundings) -> str:
    """The parts of a sentence one after the other."""
    return "".join(inline(part, around) for part in content)


def _run(text: str, properties: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _link(value: Link, around: Surroundings) -> str:
    properties = _run_properties(value, around)
    run = _run(run_text(value.text), properties)
    if not around.may_link:
        return run
    if value.target.startswith("#"):
        anchor = attribute_text(value.target[1:])
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run}</w:hyperlink>'
    id_ = rendering.get().link(value.target, around.part)
    return f'<w:hyperlink xmlns:r="{NAMESPACES["r"]}" r:id="{id_}" w:history="1">{run}</w:hyperlink>'


def _run_properties(value: Styled | Link, around: Surroundings) -> str:
    own = None if around.run is None else around.run.find(RPR)
    properties = copy.deepcopy(own) if own is not None else etree.Element(RPR, nsmap={"w": NAMESPACES["w"]})
    for name, attribute in _changes(value):
        for old in properties.findall(w(name)):
            properties.remove(old)
        etree.SubElement(properties, w(name), {w("val"): attribute} if attribute else {})
    _sort(properties, _RUN_ORDER)
    return xml_of(properties) if len(properties) else ""


def _sort(properties: etree._Element, order: Sequence[str]) -> None:
    """Into the order that the schema asks for; what it does not know goes last."""
    ranks = {w(name): index for index, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda child: ranks.get(str(child.tag), len(ranks)))


def _changes(value: Styled | Link) -> Iterator[tuple[str, str]]:
    if isinstance(value, Link):
        style = rendering.get().resources.styles.find("Hyperlink", "character")
        yield from [("rStyle", style.id)] if style else [("color", _LINK_COLOUR), ("u", "single")]
    elif value.style:
        yield "rStyle", rendering.get().style(value.style, "character").id
    for name in ("b", "bCs") if value.bold else ():
        yield name, ""
    for name in ("i", "iCs") if value.italic else ():
        yield name, ""
    if isinstance(value, Styled):
        yield from [("strike", "")] if value.strike else []
        yield from [("u", "single")] if value.underline else []
        yield from [("color", value.colour.removeprefix("#"))] if value.colour else []
        yield from [(name, str(round(value.size * 2))) for name in ("sz", "szCs")] if value.size else []


def blocks(value: Blocks, around: Surroundings) -> str:
    """Paragraphs, lists and tables, in place of the paragraph that the tag stood in."""
    written: list[str] = []
    for block in value:
        if isinstance(block, Table) and written and written[-1].endswith("</w:tbl>"):
            written.append("<w:p/>")  # without a paragraph between them Word joins two tables
        written.append(_block(block, around))
    return "".join(written)


def _block(block: Block, around: Surroundings) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block, around, _paragraph_properties(block.style, around, None))
    if isinstance(block, Table):
        return table(block, lambda cell: runs(cell, around))
    return "".join(_list(block, around, 0))


def _paragraph(block: Paragraph, around: Surroundings, properties: str) -> str:
    return f"<w:p>{properties}{runs(block.content, around)}</w:p>"


def _list(block: ListBlock, around: Surroundings, level: int) -> Iterator[str]:
    style, number = _list_look(block, level)
    for item in block.items:
        first = True
        for part in item:
            if isinstance(part, ListBlock):
                yield from _list(part, around, level + 1)
            elif isinstance(part, Paragraph):
                numbered = (number, level) if first else (0, level)
                yield _paragraph(part, around, _paragraph_properties(part.style or style, around, numbered))
                first = False
            else:
                yield _block(part, around)


def _list_look(block: ListBlock, level: int) -> tuple[str | None, int]:
    """The paragraph style of a list, if the template has Word's own, and a list id that starts at 1."""
    current = rendering.get()
    name = ("List Number" if block.ordered else "List Bullet") + (f" {level + 1}" if level else "")
    style = current.resources.styles.find(name, "paragraph")
    pattern = DECIMALS if block.ordered else BULLETS
    if style and style.num_id:
        pattern = current.resources.numbering.abstracts.get(style.num_id, pattern)
    return (style.id if style else None), current.start_list(pattern)


def _paragraph_properties(style: str | None, around: Surroundings, numbered: tuple[int, int] | None) -> str:
    own = around.paragraph_properties
    if style:
        properties = etree.Element(PPR, nsmap={"w": NAMESPACES["w"]})
        found = rendering.get().style(style, "paragraph")
        etree.SubElement(properties, w("pStyle"), {w("val"): found.id})
        if found.frame:
            etree.SubElement(properties, w("framePr"), dict(found.frame))
    elif own is not None:
        properties = copy.deepcopy(own)
    else:
        properties = etree.Element(PPR, nsmap={"w": NAMESPACES["w"]})
    if numbered:
        _number(properties, *numbered)
    return xml_of(properties) if len(properties) else ""


def _number(properties: etree._Element, number: int, level: int) -> None:
    for name in ("numPr", "ind"):
        for old in properties.findall(w(name)):
            properties.remove(old)
    element = etree.SubElement(properties, w("numPr"))
    etree.SubElement(element, w("ilvl"), {w("val"): str(level)})
    etree.SubElement(element, w("numId"), {w("val"): str(number)})
    if not number:
        etree.SubElement(properties, w("ind"), {w("left"): str(360 * (level + 1))})
    _sort(properties, _PARAGRAPH_ORDER)
