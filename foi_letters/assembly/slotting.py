"""Give every value tag the slot that fits where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from foi_letters.assembly.compile import Instruction, Slot
from foi_letters.assembly.containers import MARKS
from foi_letters.assembly.faults import Faults, PlacedTag, Role
from foi_letters.assembly.idslots import ID_SLOTS
from foi_letters.assembly.names import PPR, RPR, SECTPR, P, T, is_tag, tag_nodes, tag_number
from foi_letters.assembly.slots import (
    AttributeSlot,
    ColourSlot,
    InstructionSlot,
    LevelSlot,
    NumberSlot,
    ParagraphSlot,
    PropertySlot,
    TargetSlot,
    TextSlot,
)
from foi_letters.assembly.surroundings import Surroundings

__all__ = ["assign_slots", "wrap_lone_tags"]

_BY_ROLE: Final[dict[Role, Slot]] = {
    "attribute": AttributeSlot(),
    "property": PropertySlot(),
    "instruction": InstructionSlot(),
    "number": NumberSlot(),
    "colour": ColourSlot(),
}


def wrap_lone_tags(root: etree._Element, tags: Sequence[PlacedTag], faults: Faults) -> None:
    """Put nodes around each paragraph that is one value tag and nothing else: its value may be paragraphs."""
    for node in tag_nodes(root):
        placed = tags[tag_number(node)] if is_tag(node) else None
        if placed is None or placed.tag.kind != "value":
            continue
        paragraph = _lone_in(node)
        if paragraph is not None:
            paragraph.addprevious(etree.ProcessingInstruction("open", str(tag_number(node))))
            paragraph.addnext(etree.ProcessingInstruction("close", str(tag_number(node))))
        elif placed.tag.prefix == "p":
            message = (
                f"{placed.tag.source!r} takes its paragraph away, and with it other text that stands there"
            )
            faults.add("text-beside-tag", message, placed.place, "Put the tag in a paragraph of its own.")
        if placed.tag.prefix in ("tr", "tc"):
            message = f"{placed.tag.source!r}: whole rows or cells cannot come from a value"
            cure = "Loop over rows: {%tr for row in rows %} ... {%tr endfor %}; or give a Table value."
            faults.add("not-supported", message, placed.place, cure)


def _lone_in(node: etree._Element) -> etree._Element | None:
    text = node.getparent()
    run = text.getparent() if text is not None and text.tag == T else None
    paragraph = run.getparent() if run is not None else None
    if text is None or run is None or paragraph is None or paragraph.tag != P:
        return None
    alone = (
        len(text) == 1
        and not ((text.text or "") + (node.tail or "")).strip()
        and all(child is text or child.tag == RPR for child in run)
        and all(child is run or child.tag == PPR for child in paragraph)
        and paragraph.find(f"{PPR}/{SECTPR}") is None
    )
    return paragraph if alone else None


def assign_slots(
    source: Sequence[str | int | Instruction],
    tags: Sequence[PlacedTag],
    levels: Mapping[int, str],
    around: Mapping[int, Surroundings],
) -> tuple[dict[int, Slot], list[str | int]]:
    """The slots by tag number, and the source with lone paragraphs folded into the slots of their tags."""
    slots: dict[int, Slot] = {}
    pieces: list[str | int] = []
    start = 0
    for piece in source:
        if isinstance(piece, int):
            pieces.append(piece)
            slots |= _slot(piece, tags[piece], around, levels)
        elif isinstance(piece, str):
            pieces.append(piece)
        elif piece[0] == "mark":
            pieces.append(MARKS[piece[1]])
        elif piece[0] == "open":
            start = len(pieces)
        else:
            pieces[start:] = _folded(pieces[start:], int(piece[1]), around, slots)
    return slots, pieces


def _slot(
    number: int, placed: PlacedTag, around: Mapping[int, Surroundings], levels: Mapping[int, str]
) -> Iterator[tuple[int, Slot]]:
    if placed.tag.keyword == "call":
        yield number, LevelSlot(levels.get(number, ""))
    elif placed.tag.kind == "value":
        yield number, _value_slot(number, placed, around)


def _value_slot(number: int, placed: PlacedTag, around: Mapping[int, Surroundings]) -> Slot:
    if placed.role == "text":
        return TextSlot(around[number])
    if placed.role == "target":
        return TargetSlot(placed.part)
    return ID_SLOTS.get(placed.role) or _BY_ROLE[placed.role]


def _folded(
    pieces: list[str | int], number: int, around: Mapping[int, Surroundings], slots: dict[int, Slot]
) -> list[str | int]:
    """A lone paragraph as its tag alone; its XML goes into the slot. Not when an attribute in it has a tag too."""
    if [piece for piece in pieces if isinstance(piece, int)] != [number]:
        return pieces
    at = pieces.index(number)
    before, after = ("".join(map(str, part)) for part in (pieces[:at], pieces[at + 1 :]))
    slots[number] = ParagraphSlot(around[number], before, after, around[number].is_last)
    return [number]
