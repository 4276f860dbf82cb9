"""Lists inside a loop start at 1 in each repetition, and lists that a loop makes, item by item, do not.

A list belongs to a repetition when all its paragraphs stand in the loop, and they are several: two or more of its lowest
level, or one that an inner loop repeats. A single numbered paragraph in a loop (`1. {{ question }}` and its answer) is an
item of a list that runs through all repetitions.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from foi_letters.assembly.attributes import quoted
from foi_letters.assembly.blocks import Block
from foi_letters.assembly.faults import PlacedTag, Role
from foi_letters.assembly.identity import between
from foi_letters.assembly.names import PPR, TOKEN, P, tag_number, w
from foi_letters.assembly.scan import Tag
from foi_letters.assembly.styles import Styles

__all__ = ["restart_lists"]


def restart_lists(
    root: etree._Element, blocks: Sequence[Block], styles: Styles, tags: list[PlacedTag]
) -> None:
    """Let the lists of a part start anew where they belong to one repetition of a loop."""
    loops = [block for block in blocks if block.keyword in ("for", "macro")]
    if not loops:
        return
    everywhere = _numbered(root.iter(P), styles)
    settled: set[str] = set()
    for loop in reversed(loops):  # inner loops come later, and decide first
        inside = _numbered((p for node in between(loop) for p in node.iter(P)), styles)
        for number, paragraphs in inside.items():
            whole = len(paragraphs) == len(everywhere[number])
            if number not in settled and whole and _several(paragraphs, loop, loops):
                settled.add(number)
                _restart(loop, number, paragraphs, tags)


def _numbered(
    paragraphs: Iterable[etree._Element], styles: Styles
) -> dict[str, list[tuple[etree._Element, int]]]:
    """List id -> its paragraphs in reading order, each with its level."""
    found: dict[str, list[tuple[etree._Element, int]]] = defaultdict(list)
    for paragraph in paragraphs:
        number, level = _number_of(paragraph, styles)
        if number not in ("", "0"):
            found[number].append((paragraph, level))
    return found


def _number_of(paragraph: etree._Element, styles: Styles) -> tuple[str, int]:
    properties = paragraph.find(PPR)
    if properties is None:
        return "", 0
    number, level = (
        properties.find(f"{w('numPr')}/{w('numId')}"),
        properties.find(f"{w('numPr')}/{w('ilvl')}"),
    )
    if number is not None:
        digits = str(level.get(w("val"), "0")) if level is not None else "0"
        return str(number.get(w("val"), "")), int(digits) if digits.isdecimal() else 0
    style = properties.find(w("pStyle"))
    found = styles.by_id.get(str(style.get(w("val")))) if style is not None else None
    return (found.num_id or "", 0) if found else ("", 0)


def _several(paragraphs: Sequence[tuple[etree._Element, int]], loop: Block, loops: Sequence[Block]) -> bool:
    lowest = min(level for _, level in paragraphs)
    items = [paragraph for paragraph, level in paragraphs if level == lowest]
    return len(items) > 1 or any(_repeated(items[0], other) for other in loops if _within(other, loop))


def _repeated(paragraph: etree._Element, loop: Block) -> bool:
    return any(paragraph in set(node.iter(P)) for node in between(loop))


def _within(inner: Block, outer: Block) -> bool:
    return inner is not outer and any(inner.nodes[0] in set(node.iter()) for node in between(outer))


def _restart(
    loop: Block, number: str, paragraphs: Iterable[tuple[etree._Element, int]], tags: list[PlacedTag]
) -> None:
    placed = tags[tag_number(loop.nodes[0])]
    node = etree.ProcessingInstruction("tag", _add(number, "list start", placed, tags))
    loop.nodes[0].addnext(node)
    for paragraph, level in paragraphs:
        _numbering(paragraph, level).set(w("val"), f"{TOKEN}{_add(number, 'list', placed, tags)}{TOKEN}")


def _add(number: str, role: Role, placed: PlacedTag, tags: list[PlacedTag]) -> str:
    tags.append(replace(placed, tag=Tag("value", "", quoted(number), placed.tag.source, 0, 0), role=role))
    return str(len(tags) - 1)


def _numbering(paragraph: etree._Element, level: int) -> etree._Element:
    """The element with the paragraph's list id; made, for a paragraph that has it from its style."""
    properties = paragraph.find(PPR)
    assert properties is not None
    numbering = properties.find(w("numPr"))
    if numbering is None:
        numbering = etree.Element(w("numPr"))
        before = {
            w(name)
            for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
        }
        properties.insert(sum(1 for child in properties if child.tag in before), numbering)
        etree.SubElement(numbering, w("ilvl"), {w("val"): str(level)})
    found = numbering.find(w("numId"))
    return found if found is not None else etree.SubElement(numbering, w("numId"))
