"""Ids that stay unique when a loop repeats what bears them: drawings, bookmarks, and links to those bookmarks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from foi_letters.assembly.attributes import quoted
from foi_letters.assembly.blocks import Block
from foi_letters.assembly.faults import PlacedTag, Role
from foi_letters.assembly.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    NAMESPACES,
    TOKEN,
    tag_number,
    w,
)
from foi_letters.assembly.notes import NotesFrame
from foi_letters.assembly.scan import Tag
from foi_letters.errors import Place

__all__ = ["REPEATING", "between", "keep_ids_unique", "number_notes"]

REPEATING: Final = frozenset({"for", "macro", "call", "set"})
_DRAWING: Final = f"{{{NAMESPACES['wp']}}}docPr"


def keep_ids_unique(blocks: Sequence[Block], tags: list[PlacedTag]) -> None:
    """Let every id inside a repeating block be drawn anew for each repetition."""
    done: set[etree._Element] = set()
    for block in blocks:
        if block.keyword not in REPEATING:
            continue
        placed = tags[tag_number(block.nodes[0])]
        named = {str(mark.get(w("name"))) for mark in _inside(block, BOOKMARK_START)}
        for element in _inside(block, _DRAWING, BOOKMARK_START, BOOKMARK_END, HYPERLINK):
            if element not in done and TOKEN not in str(element.get("id") or element.get(w("id"))):
                done.add(element)
                _renew(element, placed, named, tags)


def number_notes(
    root: etree._Element, frames: Mapping[str, NotesFrame], tags: list[PlacedTag], place: Place
) -> None:
    """Let notes that stand in their references be numbered as they come, the note after its reference."""
    for kind, frame in frames.items():
        for reference in root.iter(w(f"{kind}Reference")):
            note = reference.find(w(kind))
            if note is not None:
                placed = PlacedTag(Tag("value", "", "", "", 0, 0), place)
                reference.set(w("id"), _token(f"{kind} {frame.first}", "note", placed, tags))
                note.set(w("id"), _token(kind, "note end", placed, tags))


def between(block: Block) -> Iterator[etree._Element]:
    """The elements between the first and the last tag of a block."""
    node = block.nodes[0].getnext()
    while node is not None and node is not block.nodes[-1]:
        yield node
        node = node.getnext()


def _inside(block: Block, *names: str) -> Iterator[etree._Element]:
    for node in between(block):
        yield from node.iter(*names)


def _renew(element: etree._Element, placed: PlacedTag, named: set[str], tags: list[PlacedTag]) -> None:
    if element.tag == _DRAWING:
        element.set("id", _token("", "drawing", placed, tags))
    elif element.tag == HYPERLINK:
        anchor = element.get(w("anchor"))
        if anchor in named:
            element.set(w("anchor"), _token(anchor, "anchor", placed, tags))
    else:
        id_, name = str(element.get(w("id"))), element.get(w("name"))
        element.attrib.clear()  # the id must be written before the name, whose number follows it
        role: Role = "bookmark" if name is not None else "bookmark end"
        element.set(w("id"), _token(id_, role, placed, tags))
        if name is not None:
            element.set(w("name"), _token(name, "bookmark name", placed, tags))


def _token(text: str, role: Role, placed: PlacedTag, tags: list[PlacedTag]) -> str:
    tags.append(replace(placed, tag=Tag("value", "", quoted(text), placed.tag.source, 0, 0), role=role))
    return f"{TOKEN}{len(tags) - 1}{TOKEN}"
