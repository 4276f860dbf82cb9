"""A template's package after loading: what every letter shares, and how a letter's parts are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from foi_letters.assembly import drawing
from foi_letters.assembly.manifest import WORD, relationships_name, relationships_xml, types_xml
from foi_letters.assembly.names import w
from foi_letters.assembly.notes import NotesFrame
from foi_letters.assembly.package import CONTENT_TYPES, Packed, Relationship, pack
from foi_letters.assembly.parts import TemplatedPart
from foi_letters.assembly.rendering import Rendering, Resources

__all__ = ["LoadedPackage", "LoadedPart"]

_NUMBERING: Final = "word/numbering.xml"


@dataclass(frozen=True)
class LoadedPart:
    """A part that may hold tags, normalised."""

    part: TemplatedPart
    root: etree._Element


@dataclass
class LoadedPackage:
    """A template's package. `fixed` holds the compressed parts that are the same in every letter."""

    name: str
    main: str
    parts: tuple[LoadedPart, ...]
    notes: tuple[str, ...]
    resources: Resources
    relationships: dict[str, list[Relationship]]
    types: tuple[dict[str, str], dict[str, str]]
    fixed: dict[str, Packed]
    notes_frames: Mapping[str, NotesFrame]
    """By kind ("footnote", "endnote"), where notes are written with the document."""

    def part_of(self, element: etree._Element, loaded: LoadedPart) -> str:
        """The part that an element's relationships belong to: that of the notes, inside a note."""
        notes = element.iterancestors(w("footnote"), w("endnote")) if self.notes_frames else ()
        for ancestor in notes:
            frame = self.notes_frames.get(ancestor.tag.rpartition("}")[2])
            return frame.name if frame else loaded.part.name
        return loaded.part.name

    def forget(self, unneeded: set[tuple[str, str]]) -> None:
        """Drop relationships by (part, id)."""
        for part in {part for part, _ in unneeded}:
            self.relationships[part] = [
                rel for rel in self.relationships[part] if (part, rel.id) not in unneeded
            ]

    def filled(self, notes: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The parts of notes that a rendering wrote; without any note a part keeps its separators."""
        return {
            self.notes_frames[kind].name: self.notes_frames[kind].filled(own) for kind, own in notes.items()
        }

    @property
    def next_relationship(self) -> Mapping[str, int]:
        """For each part, the first number that no relationship id of it has."""
        return {
            part: 1
            + max((int(i) for rel in rels if (i := rel.id.removeprefix("rId")).isdecimal()), default=0)
            for part, rels in self.relationships.items()
        }

    def seal(self) -> None:
        """Compress the relationships and content types, once the compiler has made its changes to them."""
        for part, relationships in self.relationships.items():
            if relationships:
                self.fixed[relationships_name(part)] = pack(relationships_xml(relationships))
        self.fixed[CONTENT_TYPES] = pack(types_xml(*self.types))

    def with_parts(self, rendered: Mapping[str, str], current: Rendering) -> dict[str, bytes | Packed]:
        """The parts of one letter: the fixed ones, the rendered ones, and what the rendering added."""
        parts: dict[str, bytes | Packed] = dict(self.fixed)
        for frame in self.notes_frames.values():
            parts[frame.name] = frame.filled(()).encode()
        for name, text in rendered.items():
            parts[name] = text.encode()
        if current.lists:
            self._add_lists(parts, current)
        for part, added in current.relationships.items():
            relative = [*self.relationships.get(part, []), *added.values()]
            parts[relationships_name(part)] = relationships_xml(relative)
        if current.media:
            parts |= current.media
            extensions = {name.rpartition(".")[2] for name in current.media}
            defaults = self.types[0] | {e: drawing.CONTENT_TYPES[e] for e in sorted(extensions)}
            parts[CONTENT_TYPES] = types_xml(defaults, self._overrides(current))
        elif current.lists:
            parts[CONTENT_TYPES] = types_xml(self.types[0], self._overrides(current))
        return parts

    def _overrides(self, current: Rendering) -> dict[str, str]:
        numbering = self.resources.numbering.name or _NUMBERING
        own = {numbering: WORD + "numbering+xml"} if current.lists else {}
        return self.types[1] | own

    def _add_lists(self, parts: dict[str, bytes | Packed], current: Rendering) -> None:
        numbering = self.resources.numbering
        parts[numbering.name or _NUMBERING] = numbering.with_lists(current.lists)
        if not numbering.name:
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
            own = current.relationships.setdefault(self.main, {})
            own[kind, _NUMBERING] = Relationship("rIdNumbering", kind, _NUMBERING, external=False)
