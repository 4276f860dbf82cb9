"""Tags where no text runs: in alternative text and other attributes, in links' addresses, in document properties."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag, Role
from foi_letters.assembly.names import HYPERLINK, TOKEN, P, r
from foi_letters.assembly.package import Relationship
from foi_letters.assembly.scan import Fault, Tag, find_tags, literal_text

__all__ = ["AttributeReader", "place_in_paragraphs", "quoted"]

_OPENINGS: Final = ("{{", "{%", "{#")


@dataclass(frozen=True)
class AttributeReader:
    """Reads the tags of one part that do not stand in text, and appends them to `tags`.

    `place_of` says where an element stands, `part_of` to which part the relationships of an element belong.
    """

    tags: list[PlacedTag]
    faults: Faults
    place_of: Callable[[etree._Element], str]
    part_of: Callable[[etree._Element], str]

    def attributes(self, root: etree._Element) -> None:
        """Replace the tags in every attribute by tokens. A block must begin and end in one attribute."""
        for element in root.iter(etree.Element):
            for name, value in element.attrib.items():
                if "{" in value and _has_tag(str(value)):
                    place = ", ".join(filter(None, (self.place_of(element), _called(str(name)))))
                    element.set(name, self._tokens(str(value), place, "attribute"))

    def properties(self, root: etree._Element, label: str) -> None:
        """Replace the tags in the texts of a property part by tokens."""
        for element in root.iter(etree.Element):
            if element.text and _has_tag(element.text):
                place = f"{label}, {element.tag.rpartition('}')[2]}"
                element.text = self._tokens(element.text, place, "property")

    def links(
        self, root: etree._Element, relationships: Mapping[str, Sequence[Relationship]]
    ) -> Iterator[tuple[str, str]]:
        """Let links whose address has tags take it from the data, where they stand.

        Yields (part, id) of the relationships that are not needed any more. Word writes braces as %7B and %7D.
        """
        targets = {
            (part, rel.id): unquote(rel.target)
            for part, own in relationships.items()
            for rel in own
            if rel.external and _has_tag(unquote(rel.target))
        }
        for link in root.iter(HYPERLINK):
            key = self.part_of(link), str(link.get(r("id")))
            if key in targets:
                place = ", ".join(filter(None, (self.place_of(link), "address of a link")))
                body = " ~ ".join(self._address(targets[key], place))
                link.set(r("id"), f"{TOKEN}{len(self.tags)}{TOKEN}")
                tag = Tag("value", "", body, targets[key], 0, len(targets[key]))
                self.tags.append(PlacedTag(tag, self.faults.place(place), "target", key[0]))
                yield key

    def _tokens(self, text: str, within: str, role: Role) -> str:
        place = self.faults.place(within)
        pieces: list[str] = []
        position = depth = 0
        for found in find_tags(text):
            if isinstance(found, Fault):
                self.faults.add(found.rule, found.message, place, found.help)
                continue
            pieces += (literal_text(text[position : found.start]), f"{TOKEN}{len(self.tags)}{TOKEN}")
            self.tags.append(PlacedTag(found, place, role))
            depth += _step(found)
            position = found.end
        if depth:
            message = "a block that begins in this attribute or property does not end in it"
            self.faults.add("block-crosses", message, place, "Put the opening and the closing tag into it.")
        return "".join([*pieces, literal_text(text[position:])])

    def _address(self, target: str, within: str) -> Iterator[str]:
        """The parts of an address as Jinja expressions to be joined."""
        place = self.faults.place(within)
        position = 0
        yield "''"
        for found in find_tags(target):
            if isinstance(found, Fault):
                self.faults.add(found.rule, found.message, place, found.help)
            elif found.kind == "control":
                message = f"{found.source!r} cannot stand in the address of a link"
                self.faults.add("not-supported", message, place, "Give the whole address as one value.")
            elif found.kind == "value":
                yield quoted(target[position : found.start])
                yield f"({found.body})"
                position = found.end
        yield quoted(target[position:])


def _has_tag(text: str) -> bool:
    return any(opening in text for opening in _OPENINGS)


def _called(attribute: str) -> str:
    local = attribute.rpartition("}")[2]
    return "alternative text" if local in ("descr", "alt", "title") else f"attribute {local!r}"


def _step(tag: Tag) -> int:
    if tag.keyword in ("if", "for") or (tag.keyword == "set" and "=" not in tag.body):
        return 1
    return -1 if tag.keyword.startswith("end") else 0


def quoted(text: str) -> str:
    """Text as a Jinja string."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def place_in_paragraphs(places: Mapping[etree._Element, str]) -> Callable[[etree._Element], str]:
    """From a paragraph's place to that of anything in it."""

    def place_of(element: etree._Element) -> str:
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        return places.get(paragraph, "") if paragraph is not None else ""

    return place_of
