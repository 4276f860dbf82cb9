"""Move control tags to the level that they act on, and take away the paragraphs and rows that held nothing else.

A paragraph that holds only control tags vanishes; so does a row. docxtpl's `{%p %}`, `{%tr %}` and `{%tc %}` say the
level outright; text that shares such a paragraph, row or cell is a fault, because docxtpl would drop it silently.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    SDT,
    TC,
    TR,
    P,
    R,
    has_content,
    is_tag,
    tag_nodes,
    tag_number,
)

__all__ = ["end_with_paragraph", "hoist", "to_their_levels"]

_UNITS: Final = {"p": (P, "paragraph"), "tr": (TR, "row"), "tc": (TC, "cell")}


def to_their_levels(root: etree._Element, tags: Sequence[PlacedTag], faults: Faults) -> None:
    """Hoist every control tag of a part out of paragraphs, rows and cells that hold nothing but control tags."""
    for node in _control_nodes(root, tags):
        _obey_prefix(node, tags[tag_number(node)], faults)
    for unit in (P, TR):
        for element in dict.fromkeys(_units_around(root, tags, unit)):
            if not has_content(element) and not any(
                _acts_on_cells(node, tags) for node in tag_nodes(element)
            ):
                hoist(element)


def _control_nodes(root: etree._Element, tags: Sequence[PlacedTag]) -> list[etree._Element]:
    return [node for node in tag_nodes(root) if is_tag(node) and tags[tag_number(node)].tag.kind != "value"]


def _units_around(root: etree._Element, tags: Sequence[PlacedTag], unit: str) -> list[etree._Element]:
    return [
        a for node in _control_nodes(root, tags) if (a := next(node.iterancestors(unit), None)) is not None
    ]


def _acts_on_cells(node: etree._Element, tags: Sequence[PlacedTag]) -> bool:
    return tags[tag_number(node)].tag.prefix == "tc"


def _obey_prefix(node: etree._Element, placed: PlacedTag, faults: Faults) -> None:
    if placed.tag.prefix not in _UNITS:
        return
    name, words = _UNITS[placed.tag.prefix]
    unit = next(node.iterancestors(name), None)
    parent = node.getparent()
    if unit is None and placed.tag.prefix == "p" and parent is not None and parent.tag != R:
        return  # an earlier {%p %} took the paragraph away
    if unit is None:
        message = f"{placed.tag.source!r} acts on a table {words}, but it is not in a table"
        faults.add("outside-table", message, placed.place, f"Leave {placed.tag.prefix!r} out of the tag.")
    elif has_content(unit):
        message = f"{placed.tag.source!r} takes its {words} away, and with it other text that stands there"
        faults.add("text-beside-tag", message, placed.place, _cure(placed.tag.prefix))
    else:
        hoist(unit)


def _cure(prefix: str) -> str:
    if prefix == "tr":
        return (
            "Put the tag in a row of its own; or leave out 'tr', with the opening tag first in the row's first cell "
            "and the closing tag last in its last cell."
        )
    unit = "paragraph" if prefix == "p" else "cell"
    return f"Put the tag in a {unit} of its own, or leave {prefix!r} out of it."


def hoist(element: etree._Element) -> None:
    """Take an element away, leaving its tags, and the bookmarks in it, where it stood."""
    parent = element.getparent()
    assert parent is not None
    for node in [n for n in element.iter() if is_tag(n) or n.tag in (BOOKMARK_START, BOOKMARK_END)]:
        node.tail = None
        element.addprevious(node)
    parent.remove(element)
    end_with_paragraph(parent)


def end_with_paragraph(story: etree._Element) -> None:
    """Word calls a cell without a paragraph damaged: one that lost its last gets an empty one."""
    if story.tag == TC and story.find(P) is None and story.find(SDT) is None:
        etree.SubElement(story, P)
