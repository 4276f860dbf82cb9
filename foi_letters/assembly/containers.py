"""What must never end up empty: cells need a paragraph, tables need rows, rows need cells, or Word calls the file damaged.

Where tags decide what a container holds, marks stand around it; after rendering, `settle` looks at what came out:
an empty row or table goes, a cell that does not end in a paragraph gets one. The marks are control characters, which
neither documents nor values can hold.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from foi_letters.assembly.names import STORIES, TBL, TC, TR, Instruction, P, is_tag

__all__ = ["MARKS", "mark_containers", "settle"]

MARKS: Final = {"story end": "\x11", "table": "\x12", "table end": "\x13", "row": "\x14", "row end": "\x15"}
_SPLIT: Final = re.compile("([\x11-\x15])")
_EMPTY: Final = "<w:p/>"
_ENDINGS: Final = ("</w:p>", _EMPTY, "</w:sdt>")


def mark_containers(root: etree._Element) -> bool:
    """Put marks around the containers of a part whose content depends on tags; whether there were any."""
    marked = False
    for element in list(root.iter(TBL, TR, *STORIES)):
        if element.tag in (TBL, TR):
            name, needed = ("table", TR) if element.tag == TBL else ("row", TC)
            if not any(_always_there(child) for child in element.iterchildren(needed)) or _beside_table(
                element
            ):
                element.addprevious(_mark(name))
                element.addnext(_mark(f"{name} end"))
                marked = True
        elif _may_end_badly(element):
            element.append(_mark("story end"))
            marked = True
    return marked


def _mark(name: str) -> etree._Element:
    return etree.ProcessingInstruction("mark", name)


def _always_there(child: etree._Element) -> bool:
    """Whether a child stands outside every block: no tag of its parent is before and after it."""
    return not any(is_tag(sibling) for sibling in child.itersiblings(preceding=True)) or not any(
        is_tag(sibling) for sibling in child.itersiblings()
    )


def _beside_table(element: etree._Element) -> bool:
    """Whether only tags stand between this table and another: rendered, they could touch, and Word would join them."""
    neighbours = [element.getprevious(), element.getnext()]
    return element.tag == TBL and any(n is not None and is_tag(n) for n in neighbours)


def _may_end_badly(story: etree._Element) -> bool:
    last = story[-1] if len(story) else None
    if story.tag.endswith("}body"):
        return False
    return (
        last is None
        or last.tag != P
        or is_tag(last)
        or any(isinstance(child, Instruction) for child in story)
    )


def settle(text: str) -> str:
    """Resolve the marks of a rendered part."""
    out: list[str] = []
    starts: list[int] = []
    for piece in _pieces(text):
        if piece == MARKS["story end"]:
            if not _tail(out).endswith(_ENDINGS):
                out.append(_EMPTY)
        elif piece in (MARKS["table"], MARKS["row"]):
            starts.append(len(out))
        elif piece in (MARKS["table end"], MARKS["row end"]):
            _close(out, starts.pop(), needed="<w:tr" if piece == MARKS["table end"] else "<w:tc")
        else:
            out.append(piece)
    return "".join(out)


def _pieces(text: str) -> Iterator[str]:
    return (piece for piece in _SPLIT.split(text) if piece)


def _tail(out: list[str]) -> str:
    return out[-1] if out else ""


def _close(out: list[str], start: int, needed: str) -> None:
    inside = "".join(out[start:])
    del out[start:]
    body = inside.partition("</w:tblGrid>")[2] or inside
    if f"{needed}>" not in body and f"{needed} " not in body:
        return
    if needed == "<w:tr" and _tail(out).endswith("</w:tbl>"):
        out.append(_EMPTY)
    out.append(inside)
