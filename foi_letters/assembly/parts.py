"""Which parts of a package hold what a template may write, found through relationships, never by file name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from foi_letters.assembly.names import SECTPR, r, w
from foi_letters.assembly.package import Package

__all__ = ["TemplatedPart", "templated_parts"]

Kind = Literal["document", "margin", "notes", "properties"]
_STORY_KINDS: Final[dict[str, tuple[Kind, str]]] = {
    "header": ("margin", "header"),
    "footer": ("margin", "footer"),
    "footnotes": ("notes", "footnotes"),
    "endnotes": ("notes", "endnotes"),
}
_PROPERTIES: Final = {
    "core-properties": "document properties",
    "custom-properties": "custom properties",
}
_PAGES: Final = {"first": "first-page ", "even": "even-page ", "default": ""}


@dataclass(frozen=True, slots=True)
class TemplatedPart:
    """A part that may hold tags, and what people call it: "" for the body, "first-page header", "footnotes"."""

    name: str
    kind: Kind
    label: str


def templated_parts(package: Package, main: str, document: etree._Element) -> Iterator[TemplatedPart]:
    """The document first, then headers, footers and notes in the order of its relationships, then properties."""
    yield TemplatedPart(main, "document", "")
    pages = _pages(document)
    seen = {main}
    for relationship in package.relationships(main):
        kind, label = _STORY_KINDS.get(relationship.type.rpartition("/")[2], (None, ""))
        if kind is None or relationship.target not in package.parts or relationship.target in seen:
            continue
        seen.add(relationship.target)
        words = _PAGES.get(pages.get(relationship.id, "default"), "") + label if kind == "margin" else ""
        yield TemplatedPart(relationship.target, kind, words)
    for relationship in package.relationships():
        label = _PROPERTIES.get(relationship.type.rpartition("/")[2], "")
        if label and relationship.target in package.parts:
            yield TemplatedPart(relationship.target, "properties", label)


def _pages(document: etree._Element) -> dict[str, str]:
    """Relationship id -> the pages that a header or footer is for."""
    pages: dict[str, str] = {}
    for section in document.iter(SECTPR):
        for reference in section.iterchildren(w("headerReference"), w("footerReference")):
            pages.setdefault(str(reference.get(r("id"))), str(reference.get(w("type"), "default")))
    return pages
