"""Read one paragraph as text, and cut its tags out of the runs that Word scattered them over.

A value tag becomes a node inside the `w:t` where it began, so its first run's formatting wins; a control tag becomes
a node between runs, and the run that held it is split. The nodes are processing instructions, `<?tag 12?>`: nothing
else in a document can look like them.
"""

import copy
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from foi_letters.assembly.names import HYPERLINK, RPR, SDT, SDT_CONTENT, XML_SPACE, P, R, T, w
from foi_letters.assembly.scan import BARRIER, Tag

__all__ = ["Piece", "cut_out", "pieces_of"]

INSTRUCTION: Final = w("instrText")
_AS_TEXT: Final = {
    w("tab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
    w("lastRenderedPageBreak"): "",
}
_BREAK: Final = w("br")
_CONTAINERS: Final = frozenset(
    {HYPERLINK, SDT, SDT_CONTENT, *map(w, ("fldSimple", "bdo", "dir", "ins", "smartTag"))}
)
_IGNORED: Final = frozenset(
    map(
        w,
        (
            "pPr",
            "rPr",
            "sdtPr",
            "sdtEndPr",
            "bookmarkStart",
            "bookmarkEnd",
            "proofErr",
            "permStart",
            "permEnd",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text: the node that holds it, and where it starts in the whole."""

    node: etree._Element
    text: str
    start: int


def pieces_of(paragraph: etree._Element) -> tuple[Piece, ...]:
    """The text of a paragraph, piece by piece, in reading order; nested paragraphs (text boxes) are not its text."""
    pieces: list[Piece] = []
    position = 0
    for node in _leaves(paragraph):
        text = _text_of(node)
        pieces.append(Piece(node, text, position))
        position += len(text)
    return tuple(pieces)


def _leaves(container: etree._Element) -> Iterator[etree._Element]:
    for child in container:
        if child.tag in _IGNORED:
            continue
        if child.tag == R:
            yield from (leaf for leaf in child if leaf.tag != RPR)
        elif child.tag in _CONTAINERS:
            yield from _leaves(child)
        else:
            yield child


def _text_of(node: etree._Element) -> str:
    if node.tag in (T, INSTRUCTION):
        return node.text or ""
    if node.tag == _BREAK:
        return "\n" if node.get(w("type"), "textWrapping") == "textWrapping" else BARRIER
    return _AS_TEXT.get(str(node.tag), BARRIER)


def cut_out(pieces: tuple[Piece, ...], tag: Tag, number: int) -> None:
    """Replace the characters of one tag by its node. Call for the last tag of a paragraph first: earlier ones keep
    their places.
    """
    spanned = _spanned(pieces, tag)
    first, offset, _ = spanned[0]
    _, _, stop = spanned[-1]
    last = spanned[-1][0]
    after = last.node.text[stop:] if last is not first and last.node.text else ""
    for piece, _, _ in spanned[1:-1] if last is not first else ():
        _discard(piece.node)
    if last is not first:
        last.node.text = after or None
        if not after and not len(last.node):
            _discard(last.node)
    text = first.node.text or ""
    rest = text[stop:] if last is first else ""
    node = etree.ProcessingInstruction("tag", str(number))
    if tag.kind == "value" or first.node.tag == INSTRUCTION:
        _place_in_text(first.node, node, text[:offset], rest)
    else:
        _place_between_runs(first.node, node, text[:offset], rest)


def _spanned(pieces: tuple[Piece, ...], tag: Tag) -> list[tuple[Piece, int, int]]:
    """The pieces that a tag covers, each with the offsets in it where the tag starts and stops."""
    at = bisect_right([piece.start for piece in pieces], tag.start) - 1
    spanned = []
    for piece in pieces[at:]:
        if piece.start >= tag.end:
            break
        if piece.text:
            spanned.append(
                (piece, max(0, tag.start - piece.start), min(len(piece.text), tag.end - piece.start))
            )
    return spanned


def _discard(node: etree._Element) -> None:
    """Remove a piece, and its run and hyperlink when nothing is left in them."""
    parent = node.getparent()
    while parent is not None:
        parent.remove(node)
        if parent.tag == P or parent.tag not in (R, HYPERLINK) or any(child.tag != RPR for child in parent):
            return
        node, parent = parent, parent.getparent()


def _place_in_text(holder: etree._Element, node: etree._Element, before: str, after: str) -> None:
    node.tail = after or None
    holder.text = before or None
    holder.insert(0, node)
    if holder.tag == T:
        holder.set(XML_SPACE, "preserve")


def _place_between_runs(holder: etree._Element, node: etree._Element, before: str, after: str) -> None:
    run = holder.getparent()
    assert run is not None
    rest = _split_behind(run, holder, after)
    holder.text = before or None
    holder.set(XML_SPACE, "preserve")
    run.addnext(node)
    if rest is not None:
        node.addnext(rest)
    if not before and not len(holder):
        _discard_from_run(run, holder)


def _split_behind(run: etree._Element, holder: etree._Element, text: str) -> etree._Element | None:
    """The second half of a run: what follows `holder`, beginning with `text` and the values that stand in it."""
    rest = etree.SubElement(run, R)
    run.remove(rest)
    for name, value in run.attrib.items():
        rest.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    if text or len(holder):
        moved = etree.SubElement(rest, holder.tag)
        moved.text = text or None
        moved.set(XML_SPACE, "preserve")
        moved.extend(list(holder))
    for follower in list(holder.itersiblings()):
        rest.append(follower)
    return rest if any(child.tag != RPR for child in rest) else None


def _discard_from_run(run: etree._Element, holder: etree._Element) -> None:
    run.remove(holder)
    if all(child.tag == RPR for child in run):
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
