"""The styles of a template: looked up by the names that Word shows, or by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from foi_letters.assembly.names import PPR, w

__all__ = ["Style", "Styles"]

_BUILT_IN_HEADING: Final = "heading "


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its id, its kind ("paragraph", "character", "table"), its outline level, its numbering, its frame."""

    id: str
    name: str
    kind: str
    outline: int | None
    num_id: str | None
    frame: tuple[tuple[str, str], ...] = ()
    """The attributes of its text frame, if it has one: LibreOffice reads a frame from the paragraph alone."""


@dataclass(frozen=True)
class Styles:
    """The styles of one template by (kind, lower-case name) and by id."""

    by_name: Mapping[tuple[str, str], Style]
    by_id: Mapping[str, Style]

    @classmethod
    def read(cls, root: etree._Element | None) -> "Styles":
        """Read styles.xml; a template without one has no styles."""
        styles = [] if root is None else [_style(element) for element in root.iter(w("style"))]
        return cls({(s.kind, s.name.lower()): s for s in styles}, {s.id: s for s in styles})

    def find(self, name: str, kind: str) -> Style | None:
        """The style of that name or id."""
        found = self.by_name.get((kind, name.lower())) or self.by_id.get(name)
        return found if found and found.kind == kind else None

    @cached_property
    def headings(self) -> dict[str, int]:
        """Ids of the heading styles with their levels, from 1."""
        return {
            style.id: level
            for style in self.by_id.values()
            if style.kind == "paragraph" and (level := _heading_level(style)) is not None
        }


def _style(element: etree._Element) -> Style:
    name = element.find(w("name"))
    outline = element.find(f"{PPR}/{w('outlineLvl')}")
    number = element.find(f"{PPR}/{w('numPr')}/{w('numId')}")
    frame = element.find(f"{PPR}/{w('framePr')}")
    return Style(
        str(element.get(w("styleId"))),
        str(name.get(w("val"))) if name is not None else "",
        str(element.get(w("type"), "paragraph")),
        int(str(outline.get(w("val")))) if outline is not None else None,
        str(number.get(w("val"))) if number is not None else None,
        tuple((str(key), str(value)) for key, value in frame.items()) if frame is not None else (),
    )


def _heading_level(style: Style) -> int | None:
    digits = style.name.lower().removeprefix(_BUILT_IN_HEADING)
    if style.name.lower().startswith(_BUILT_IN_HEADING) and digits.isdecimal():
        return int(digits)
    return style.outline + 1 if style.outline is not None and style.outline < 9 else None
