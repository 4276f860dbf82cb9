"""docxtpl's tags about a table cell: `colspan`, `cellbg`, and `vm`, `hm` that merge the cells of a loop."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag, Role
from foi_letters.assembly.names import PPR, TC, TCPR, TOKEN, P, tag_nodes, tag_number, w
from foi_letters.assembly.scan import Tag

__all__ = ["CELL_KEYWORDS", "apply_to_cells"]

CELL_KEYWORDS: Final = frozenset({"colspan", "cellbg", "vm", "hm"})
_ORDER: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def apply_to_cells(root: etree._Element, tags: list[PlacedTag], faults: Faults) -> None:
    """Turn each cell tag of a part into the cell's property that it means."""
    for node in tag_nodes(root):
        placed = tags[tag_number(node)]
        if placed.tag.keyword not in CELL_KEYWORDS:
            continue
        cell = next(node.iterancestors(TC), None)
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)
        if cell is None:
            message = f"{placed.tag.source!r} acts on a table cell, but it is not in a table"
            faults.add("outside-table", message, placed.place, "Delete it, or move it into a cell.")
        else:
            _ACTIONS[placed.tag.keyword](cell, placed, tags)


def _token(
    placed: PlacedTag, tags: list[PlacedTag], body: str, role: Role = "text", *, control: bool = False
) -> str:
    tag = Tag(
        "control" if control else "value", "", body, placed.tag.source, placed.tag.start, placed.tag.end
    )
    tags.append(replace(placed, tag=tag, role=role))
    return f"{TOKEN}{len(tags) - 1}{TOKEN}"


def _node(placed: PlacedTag, tags: list[PlacedTag], body: str) -> etree._Element:
    token = _token(placed, tags, body, control=True)
    return etree.ProcessingInstruction("tag", token.strip(TOKEN))


def _argument(placed: PlacedTag) -> str:
    return placed.tag.body.removeprefix(placed.tag.keyword).strip()


def _property(cell: etree._Element, name: str) -> etree._Element:
    """The cell's property of that name, made at its place in the schema's order."""
    properties = cell.find(TCPR)
    if properties is None:
        properties = etree.Element(TCPR)
        cell.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        before = [w(earlier) for earlier in _ORDER[: _ORDER.index(name)]]
        properties.insert(sum(1 for child in properties if child.tag in before), found)
    return found


def _colspan(cell: etree._Element, placed: PlacedTag, tags: list[PlacedTag]) -> None:
    _property(cell, "gridSpan").set(w("val"), _token(placed, tags, _argument(placed), "number"))


def _cellbg(cell: etree._Element, placed: PlacedTag, tags: list[PlacedTag]) -> None:
    shading = _property(cell, "shd")
    shading.attrib.clear()
    shading.set(w("val"), "clear")
    shading.set(w("color"), "auto")
    shading.set(w("fill"), _token(placed, tags, _argument(placed), "colour"))


def _merge_down(cell: etree._Element, placed: PlacedTag, tags: list[PlacedTag]) -> None:
    value = _token(placed, tags, "'restart' if loop.first else 'continue'", "attribute")
    _property(cell, "vMerge").set(w("val"), value)
    content = [child for child in cell if child.tag != TCPR]
    content[0].addprevious(_node(placed, tags, "if loop.first"))
    empty = etree.Element(P)
    properties = content[0].find(PPR)
    if properties is not None:
        empty.append(etree.fromstring(etree.tostring(properties)))
    cell.extend([_node(placed, tags, "else"), empty, _node(placed, tags, "endif")])


def _merge_across(cell: etree._Element, placed: PlacedTag, tags: list[PlacedTag]) -> None:
    span = _property(cell, "gridSpan")
    columns = span.get(w("val"), "1")
    span.set(w("val"), _token(placed, tags, f"loop.length * {columns}", "number"))
    cell.addprevious(_node(placed, tags, "if loop.first"))
    cell.addnext(_node(placed, tags, "endif"))


_ACTIONS: Final[dict[str, Callable[[etree._Element, PlacedTag, list[PlacedTag]], None]]] = {
    "colspan": _colspan,
    "cellbg": _cellbg,
    "vm": _merge_down,
    "hm": _merge_across,
}
