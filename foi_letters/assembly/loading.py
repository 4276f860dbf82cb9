"""Open the package of a template: what is kept, what is dropped, and what every letter shares.

Only parts that relationships reach are kept, and not those that tell about the template's making: comments, people,
custom XML, thumbnails, glossaries, printer settings, the path of another template. A macro is refused.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from lxml import etree

from foi_letters.assembly import drawing
from foi_letters.assembly.manifest import (
    WORD,
    content_types,
    relationships_name,
    relationships_xml,
    types_xml,
)
from foi_letters.assembly.names import DECLARATION, NAMESPACES, SECTPR, w
from foi_letters.assembly.normalise import normalise
from foi_letters.assembly.numbering import Numbering
from foi_letters.assembly.package import CONTENT_TYPES, Package, Packed, Relationship, pack, read_package
from foi_letters.assembly.parts import TemplatedPart, templated_parts
from foi_letters.assembly.rendering import Rendering, Resources
from foi_letters.assembly.styles import Styles
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["LoadedPackage", "LoadedPart", "load"]

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_DROPPED: Final = frozenset(
    {
        *(
            "comments",
            "commentsExtended",
            "commentsIds",
            "commentsExtensible",
            "people",
            "customXml",
            "customXmlProps",
        ),
        *("thumbnail", "glossaryDocument", "attachedTemplate", "printerSettings", "documenttasks"),
        *("keyMapCustomizations", "attachedToolbars", "classificationlabels"),
    }
)
_NUMBERING: Final = "word/numbering.xml"
_A4_TEXT: Final = 9026


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


def load(source: Path | bytes, name: str) -> LoadedPackage:
    """Read and normalise a template's package. Raises `TemplateError` when it is no Word document, or a hostile one."""
    package = read_package(source, name=name, error=TemplateError)
    main = _main_part(package)
    kept = _reachable(package)
    done: Counter[str] = Counter()
    roots = {part: _tidy(package, part, done) for part in kept if part == main or _is_word_xml(package, part)}
    document = roots[main]
    parts = tuple(
        LoadedPart(part, roots[part.name] if part.name in roots else package.parse(part.name))
        for part in templated_parts(package, main, document)
        if part.name in kept
    )
    templated = {loaded.part.name for loaded in parts}
    fixed = {
        part: pack(_xml(roots[part]) if part in roots else package.parts[part])
        for part in kept
        if part and part not in templated
    }
    types = content_types(package, main, [*kept])
    resources = _resources(package, main, roots)
    return LoadedPackage(name, main, parts, _notes(done, package, kept), resources, kept, types, fixed)


def _main_part(package: Package) -> str:
    main = package.main_part
    kind = package.content_type(main) if main else ""
    if (main and "macroEnabled" in kind) or any(
        part.lower().endswith("vbaproject.bin") for part in package.parts
    ):
        _refuse(package, "macros", "this file holds macros", "Save it as .docx, without macros.")
    if not main or not kind.startswith(WORD) or "main+xml" not in kind:
        _refuse(package, "not-word", "this is not a Word document", "Save it in Word as .docx.")
    root = package.parse(main)
    if root.tag == f"{{{_STRICT}}}document":
        _refuse(
            package,
            "strict-format",
            "this is a Strict Open XML document",
            "Save it as “Word Document (.docx)”.",
        )
    if root.tag != w("document"):
        _refuse(package, "not-word", "this is not a Word document", "Save it in Word as .docx.")
    return main


def _refuse(package: Package, rule: str, message: str, help_: str) -> NoReturn:
    raise TemplateError([Problem(rule, message, Place(package.name), help_)])


def _reachable(package: Package) -> dict[str, list[Relationship]]:
    """The parts that kept relationships lead to, each with its own kept relationships; "" is the package itself."""
    found: dict[str, list[Relationship]] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        if part in found:
            continue
        found[part] = [
            rel for rel in package.relationships(part) if rel.type.rpartition("/")[2] not in _DROPPED
        ]
        found[part] = [rel for rel in found[part] if rel.external or rel.target in package.parts]
        waiting += [rel.target for rel in reversed(found[part]) if not rel.external]
    return found


def _is_word_xml(package: Package, part: str) -> bool:
    kind = package.content_type(part)
    return kind.startswith(WORD) and kind.endswith("+xml")


def _tidy(package: Package, part: str, done: Counter[str]) -> etree._Element:
    root = package.parse(part, layout=False)
    done.update(normalise(root))
    return _usual_prefixes(root)


def _usual_prefixes(root: etree._Element) -> etree._Element:
    """The same tree with WordprocessingML under its usual prefix `w`, which what is written later relies on."""
    if root.nsmap.get("w") == NAMESPACES["w"] and root.prefix == "w":
        return root
    others = {
        prefix: uri
        for prefix, uri in root.nsmap.items()
        if prefix and prefix != "w" and uri != NAMESPACES["w"]
    }
    renamed = etree.Element(root.tag, nsmap={"w": NAMESPACES["w"], **others})
    for name, value in root.attrib.items():
        renamed.set(name, value)
    renamed.extend(list(root))
    etree.cleanup_namespaces(renamed, keep_ns_prefixes=["w", *others])
    return renamed


def _xml(root: etree._Element) -> bytes:
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()


def _resources(package: Package, main: str, roots: Mapping[str, etree._Element]) -> Resources:
    targets = {rel.type.rpartition("/")[2]: rel.target for rel in package.relationships(main)}
    numbering = targets.get("numbering", "")
    ids = [
        int(i)
        for root in roots.values()
        for i in map(_drawing_id, root.iter(f"{{{NAMESPACES['wp']}}}docPr"))
        if i
    ]
    return Resources(
        styles=Styles.read(roots.get(targets.get("styles", ""))),
        numbering=Numbering(roots.get(numbering), numbering if numbering in roots else ""),
        first_id=max(ids, default=0) + 1,
        text_width=_text_width(roots[main]),
    )


def _drawing_id(element: etree._Element) -> str:
    text = str(element.get("id", ""))
    return text if text.isdecimal() else ""


def _text_width(document: etree._Element) -> int:
    for section in document.iter(SECTPR):
        page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if page is not None and margins is not None:
            sides = [_twips(margins, "left"), _twips(margins, "right")]
            width = _twips(page, "w") - sum(sides)
            return width if width > 0 else _A4_TEXT
    return _A4_TEXT


def _twips(element: etree._Element, name: str) -> int:
    text = str(element.get(w(name), "0"))
    return int(text) if text.lstrip("-").isdecimal() else 0


def _notes(done: Counter[str], package: Package, kept: Mapping[str, object]) -> tuple[str, ...]:
    words = [
        f"{done[kind]} tracked {kind} accepted" for kind in ("insertions", "deletions", "moves") if done[kind]
    ]
    if done["comments"]:
        words.append(f"{done['comments']} comments dropped")
    hidden = [
        part for part in package.parts if part not in kept and not part.endswith((".rels", CONTENT_TYPES))
    ]
    if hidden:
        words.append("parts dropped: " + ", ".join(sorted(hidden)))
    return tuple(words)
