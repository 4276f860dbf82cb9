"""The static guarantee: all tags of a block (`if` ... `elif` ... `endif`) end up children of one element.

What stands between two children of one element is whole elements, so the letter is well-formed whichever branches are
taken and however often a loop runs. A tag that stands first or last in its paragraph, cell, row or hyperlink is lifted
out of it where that makes the tags siblings; otherwise the block is a fault that names both places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.levels import end_with_paragraph, hoist
from foi_letters.assembly.names import (
    HYPERLINK,
    SDT,
    STORIES,
    TBL,
    TC,
    TR,
    P,
    R,
    has_content,
    is_tag,
    tag_nodes,
    tag_number,
)

__all__ = ["Block", "align", "closes", "opens"]

_ENDS: Final = {
    f"end{keyword}": keyword for keyword in ("if", "for", "macro", "call", "set", "with", "filter")
}
_MIDDLES: Final = {"else": ("if", "for"), "elif": ("if",)}
_VANISHING: Final = frozenset({P, TC, TR, TBL, R, HYPERLINK, SDT})
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its keyword and the nodes of its tags, opening first, closing last."""

    keyword: str
    nodes: tuple[etree._Element, ...]


def opens(placed: PlacedTag) -> bool:
    """Whether the tag opens a block. `{% set x = 1 %}` does not, `{% set x %}` does."""
    keyword = placed.tag.keyword
    if keyword == "set":
        return "=" not in placed.tag.body
    return keyword in _ENDS.values()


def closes(placed: PlacedTag) -> bool:
    """Whether the tag closes a block."""
    return placed.tag.keyword in _ENDS


def align(root: etree._Element, tags: Sequence[PlacedTag], faults: Faults) -> tuple[Block, ...]:
    """Make the tags of each block siblings, outermost block first; the blocks in the order in which they open."""
    blocks = tuple(_matched(root, tags, faults))
    for block in blocks:
        if not _make_siblings(block, tags):
            _report(block, tags, faults)
    return blocks


def _matched(root: etree._Element, tags: Sequence[PlacedTag], faults: Faults) -> Iterator[Block]:
    stack: list[list[etree._Element]] = []
    found: list[list[etree._Element]] = []
    for node in tag_nodes(root):
        placed = tags[tag_number(node)]
        if opens(placed):
            stack.append([node])
            found.append(stack[-1])
        elif closes(placed) or placed.tag.keyword in _MIDDLES:
            _continue(stack, node, tags, faults)
    for opened in stack:
        _report_unclosed(tags[tag_number(opened[0])], faults)
    unclosed = {id(opened) for opened in stack}
    for nodes in found:
        if id(nodes) not in unclosed:
            yield Block(tags[tag_number(nodes[0])].tag.keyword, tuple(nodes))


def _continue(
    stack: list[list[etree._Element]], node: etree._Element, tags: Sequence[PlacedTag], faults: Faults
) -> None:
    placed = tags[tag_number(node)]
    keyword = placed.tag.keyword
    wanted = (_ENDS[keyword],) if keyword in _ENDS else _MIDDLES[keyword]
    innermost = tags[tag_number(stack[-1][0])].tag.keyword if stack else ""
    if innermost in wanted:
        stack[-1].append(node)
        if keyword in _ENDS:
            stack.pop()
        return
    opener = " or ".join(f"{{% {word} %}}" for word in wanted)
    if any(tags[tag_number(opened[0])].tag.keyword in wanted for opened in stack):
        _drop_inner(stack, wanted, faults, tags)
        _continue(stack, node, tags, faults)
    else:
        message = f"{placed.tag.source!r} has no {opener} before it"
        faults.add(
            "nothing-to-close", message, placed.place, f"Delete it, or put {opener} where the block begins."
        )


def _drop_inner(
    stack: list[list[etree._Element]], wanted: tuple[str, ...], faults: Faults, tags: Sequence[PlacedTag]
) -> None:
    while tags[tag_number(stack[-1][0])].tag.keyword not in wanted:
        _report_unclosed(tags[tag_number(stack.pop()[0])], faults)


def _report_unclosed(placed: PlacedTag, faults: Faults) -> None:
    ending = f"{{% end{placed.tag.keyword} %}}"
    message = f"{placed.tag.source!r} is never closed with {ending}"
    faults.add("block-not-closed", message, placed.place, f"Put {ending} where the block ends.")


def _make_siblings(block: Block, tags: Sequence[PlacedTag]) -> bool:
    shared = _shared_ancestor(block.nodes)
    if shared is None:
        return False
    if shared.tag == TR and _spans_row(block, shared, tags):
        table = shared.getparent()
        return table is not None and all(_lift(node, table, block, tags) for node in block.nodes)
    return all(_lift(node, shared, block, tags) for node in block.nodes)


def _shared_ancestor(nodes: Sequence[etree._Element]) -> etree._Element | None:
    shared = list(nodes[0].iterancestors())
    for node in nodes[1:]:
        own = set(node.iterancestors())
        shared = [ancestor for ancestor in shared if ancestor in own]
    return shared[0] if shared else None


def _spans_row(block: Block, row: etree._Element, tags: Sequence[PlacedTag]) -> bool:
    """`for` first in the first cell and `endfor` last in the last cell of a row: the block is about the row."""
    if any(tags[tag_number(node)].tag.prefix == "tc" for node in block.nodes) or len(block.nodes) != 2:
        return False
    first, last = block.nodes
    return not _content_beside(first, row, "before") and not _content_beside(last, row, "after")


def _lift(node: etree._Element, target: etree._Element, block: Block, tags: Sequence[PlacedTag]) -> bool:
    """Make a tag a child of `target`, an ancestor of it; false when text stands in the way."""
    if node.getparent() is target:
        return True
    child = _child_on_path(node, target)
    if child is None or tags[tag_number(node)].tag.prefix in ("tr", "tc"):
        return False
    if child.tag in _VANISHING and not has_content(child):
        hoist(child)
        return True
    sides: tuple[Side, Side] = ("after", "before") if node is block.nodes[-1] else ("before", "after")
    for side in sides:
        if not _content_beside(node, child, side):
            _move_out(node, child, side)
            return True
    return False


def _child_on_path(node: etree._Element, target: etree._Element) -> etree._Element | None:
    """The child of `target` that holds the node; none when a text box or note would have to be left on the way."""
    child = node
    for ancestor in node.iterancestors():
        if ancestor is target:
            return child
        if ancestor.tag in STORIES and ancestor.tag != TC:
            return None
        child = ancestor
    return None


def _content_beside(node: etree._Element, container: etree._Element, side: Side) -> bool:
    while node is not container:
        if any(has_content(sibling) for sibling in node.itersiblings(preceding=side == "before")):
            return True
        parent = node.getparent()
        assert parent is not None
        node = parent
    return False


def _move_out(node: etree._Element, container: etree._Element, side: Side) -> None:
    """Move a tag out of its container, and with it the tags between it and the container's edge, in their order."""
    nodes = [n for n in tag_nodes(container) if is_tag(n) and n.getparent() is not None]
    at = nodes.index(node)
    moved = nodes[: at + 1] if side == "before" else list(reversed(nodes[at:]))
    for each in moved:
        story = next(each.iterancestors(*STORIES), None)
        each.tail = None
        if side == "before":
            container.addprevious(each)
        else:
            container.addnext(each)
        if story is not None:
            end_with_paragraph(story)


def _report(block: Block, tags: Sequence[PlacedTag], faults: Faults) -> None:
    first, last = tags[tag_number(block.nodes[0])], tags[tag_number(block.nodes[-1])]
    message = (
        f"{first.tag.source!r} opens here and {last} closes it, but between them a paragraph, cell or row "
        "begins or ends in the middle of text"
    )
    help_ = "Put both tags into one paragraph, or each into a paragraph (or a table row) of its own."
    faults.add("block-crosses", message, first.place, help_)
