"""What must never end up empty: cells need a paragraph, tables need rows, rows need cells, or Word calls the file damaged.

Where tags decide what a container holds, marks stand around it; after rendering, `settle` looks at what came out:
an empty row or table goes, a cell that does not end in a paragraph gets one. The marks are control characters, which
neither documents nor values can hold.
"""

from typing import Final

from lxml import etree

from foi_letters.assembly.names import STORIES, TBL, TC, TR, Instruction, P, is_tag
from foi_letters.assembly.notes import KINDS

__all__ = ["MARKS", "mark_containers", "settle"]

_MARK: Final = "\x11"
MARKS: Final = {
    name: _MARK + letter
    for name, letter in {
        "story end": "s",
        "table": "t",
        "table end": "T",
        "row": "r",
        "row end": "R",
        "footnote": "f",
        "footnote end": "F",
        "endnote": "e",
        "endnote end": "E",
    }.items()
}
_NOTE_ENDS: Final = {MARKS[f"{kind} end"]: kind for kind in KINDS.values()}
_STARTS: Final = frozenset(MARKS[name] for name in ("table", "row", *KINDS.values()))
_EMPTY: Final = "<w:p/>"
_ENDINGS: Final = ("</w:p>", _EMPTY, "</w:sdt>")


def mark_containers(root: etree._Element) -> None:
    """Put marks around the containers of a part whose content depends on tags."""
    for element in list(root.iter(TBL, TR, *STORIES)):
        if element.tag in (TBL, TR):
            name, needed = ("table", TR) if element.tag == TBL else ("row", TC)
            if not any(_always_there(child) for child in element.iterchildren(needed)) or _beside_table(
                element
            ):
                element.addprevious(_mark(name))
                element.addnext(_mark(f"{name} end"))
        elif _may_end_badly(element):
            element.append(_mark("story end"))


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
    if story.tag.endswith("}body"):
        return False
    elements = [child for child in story if not isinstance(child, Instruction)]
    return not elements or elements[-1].tag != P or any(is_tag(child) for child in story)


def settle(text: str) -> tuple[str, dict[str, list[str]]]:
    """Resolve the marks of a rendered part; the notes that stood in it, by kind, in the order of their references."""
    first, *others = text.split(_MARK)
    out, starts = [first], list[int]()
    notes: dict[str, list[str]] = {}
    for piece in others:
        kind = _MARK + piece[0]
        if kind in _STARTS:
            starts.append(len(out))
        elif kind == MARKS["story end"]:
            if not _tail(out).endswith(_ENDINGS):
                out.append(_EMPTY)
        elif kind in _NOTE_ENDS:
            start = starts.pop()
            notes.setdefault(_NOTE_ENDS[kind], []).append("".join(out[start:]))
            del out[start:]
        else:
            _close(out, starts.pop(), needed="<w:tr" if kind == MARKS["table end"] else "<w:tc")
        out.append(piece[1:])
    return "".join(out), notes


def _tail(out: list[str]) -> str:
    return next((piece for piece in reversed(out) if piece), "")


def _close(out: list[str], start: int, needed: str) -> None:
    """Keep what stands between two marks if it holds a row, or a cell; two tables that touch are kept apart."""
    inside = "".join(out[start:])
    del out[start:]
    if f"{needed}>" not in inside and f"{needed} " not in inside:
        return
    if needed == "<w:tr" and _tail(out).endswith("</w:tbl>"):
        out.append(_EMPTY)
    out.append(inside)
