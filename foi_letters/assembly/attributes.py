"""Tags where no text runs: in alternative text and other attributes, in links' addresses, in document properties."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag, Role
from foi_letters.assembly.names import HYPERLINK, TOKEN, P, r
from foi_letters.assembly.package import Relationship
from foi_letters.assembly.scan import Fault, Tag, find_tags, literal_text

__all__ = ["tags_in_attributes", "tags_in_links", "tags_in_properties"]

_OPENINGS: Final = ("{{", "{%", "{#")


def tags_in_attributes(
    root: etree._Element, place_of: Callable[[etree._Element], str], tags: list[PlacedTag], faults: Faults
) -> None:
    """Replace the tags in every attribute by tokens. A block must begin and end in one attribute."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if any(opening in value for opening in _OPENINGS):
                within = place_of(element)
                place = f"{within}, {_called(str(name))}" if within else _called(str(name))
                element.set(name, _tokens(str(value), place, "attribute", tags, faults))


def _called(attribute: str) -> str:
    local = attribute.rpartition("}")[2]
    return "alternative text" if local in ("descr", "alt", "title") else f"attribute {local!r}"


def _tokens(text: str, place: str, role: Role, tags: list[PlacedTag], faults: Faults) -> str:
    pieces: list[str] = []
    position = 0
    depth = 0
    for found in find_tags(text):
        if isinstance(found, Fault):
            faults.add(found.rule, found.message, faults.place(place), found.help)
            continue
        pieces += (literal_text(text[position : found.start]), f"{TOKEN}{len(tags)}{TOKEN}")
        tags.append(PlacedTag(found, faults.place(place), role))
        depth += _step(found)
        position = found.end
    if depth:
        message = "a block that begins in this attribute or property does not end in it"
        faults.add(
            "block-crosses", message, faults.place(place), "Put the opening and the closing tag into it."
        )
    return "".join([*pieces, literal_text(text[position:])])


def _step(tag: Tag) -> int:
    if tag.keyword in ("if", "for") or (tag.keyword == "set" and "=" not in tag.body):
        return 1
    return -1 if tag.keyword.startswith("end") else 0


def tags_in_properties(root: etree._Element, label: str, tags: list[PlacedTag], faults: Faults) -> None:
    """Replace the tags in the texts of a property part by tokens."""
    for element in root.iter(etree.Element):
        text = element.text or ""
        if any(opening in text for opening in _OPENINGS):
            place = f"{label}, {element.tag.rpartition('}')[2]}"
            element.text = _tokens(text, place, "property", tags, faults)


def tags_in_links(
    root: etree._Element,
    relationships: Sequence[Relationship],
    place_of: Callable[[etree._Element], str],
    tags: list[PlacedTag],
    faults: Faults,
) -> Iterator[str]:
    """Let links whose address has tags take it from the data, where they stand; yields the relationships not needed
    any more.

    Word writes the braces of an address as %7B and %7D.
    """
    targets = {
        rel.id: unquote(rel.target) for rel in relationships if rel.external and _has_tag(unquote(rel.target))
    }
    for link in list(root.iter(HYPERLINK)):
        target = targets.get(str(link.get(r("id"))))
        if target is None:
            continue
        place = ", ".join(filter(None, (place_of(link), "address of a link")))
        body = " ~ ".join(_address(target, place, faults))
        link.set(r("id"), f"{TOKEN}{len(tags)}{TOKEN}")
        tag = Tag("value", "", body, target, 0, len(target))
        tags.append(PlacedTag(tag, faults.place(place), "target"))
    yield from targets


def _has_tag(text: str) -> bool:
    return any(opening in text for opening in _OPENINGS)


def _address(target: str, place: str, faults: Faults) -> Iterator[str]:
    """The parts of an address as Jinja expressions to be joined."""
    position = 0
    yield "''"
    for found in find_tags(target):
        if isinstance(found, Fault):
            faults.add(found.rule, found.message, faults.place(place), found.help)
        elif found.kind == "control":
            message = f"{found.source!r} cannot stand in the address of a link"
            faults.add("not-supported", message, faults.place(place), "Give the whole address as one value.")
        elif found.kind == "value":
            yield _string(target[position : found.start])
            yield f"({found.body})"
            position = found.end
    yield _string(target[position:])


def _string(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def place_in_paragraphs(places: dict[etree._Element, str]) -> Callable[[etree._Element], str]:
    """From a paragraph's place to that of anything in it."""

    def place_of(element: etree._Element) -> str:
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        return places.get(paragraph, "") if paragraph is not None else ""

    return place_of
