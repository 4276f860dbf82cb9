"""Open the package of a template: what is kept, what is dropped, and what every letter shares.

Only parts that relationships reach are kept, and not those that tell about the template's making: comments, people,
custom XML, thumbnails, glossaries, printer settings, the path of another template. A macro is refused.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NoReturn

from lxml import etree

from foi_letters.assembly.loaded import LoadedPackage, LoadedPart
from foi_letters.assembly.manifest import (
    WORD,
    content_types,
)
from foi_letters.assembly.names import BOOKMARK_START, DECLARATION, NAMESPACES, SECTPR, w
from foi_letters.assembly.normalise import normalise, normalise_properties
from foi_letters.assembly.notes import KINDS, NotesFrame, move_notes
from foi_letters.assembly.numbering import Numbering
from foi_letters.assembly.package import CONTENT_TYPES, Limits, Package, Relationship, pack, read_package
from foi_letters.assembly.parts import templated_parts
from foi_letters.assembly.rendering import Resources
from foi_letters.assembly.styles import Styles
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["load"]

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
_PROPERTIES: Final = frozenset(
    {
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
)
_LIMITS: Final = Limits(archive=32_000_000, members=2_000, member=32_000_000, total=100_000_000)
_LONGEST_PART: Final = 8_000_000
_A4_TEXT: Final = 9026


def load(source: Path | bytes, name: str) -> LoadedPackage:
    """Read and normalise a template's package. Raises `TemplateError` when it is no Word document, or a hostile one."""
    package = read_package(source, name=name, limits=_LIMITS, error=TemplateError)
    main = _main_part(package)
    kept = _reachable(package)
    done: Counter[str] = Counter()
    roots = {part: _tidy(package, part, done) for part in kept if part == main or _is_word_xml(package, part)}
    roots |= {
        part: _tidy_properties(package, part) for part in kept if package.content_type(part) in _PROPERTIES
    }
    document = roots[main]
    frames = dict(_frames(package, main, roots))
    written = {frame.name for frame in frames.values()}
    parts = tuple(
        LoadedPart(part, roots[part.name] if part.name in roots else package.parse(part.name))
        for part in templated_parts(package, main, document)
        if part.name in kept and part.name not in written
    )
    templated = {loaded.part.name for loaded in parts}
    fixed = {
        part: pack(_xml(roots[part]) if part in roots else package.parts[part])
        for part in kept
        if part and part not in templated
    }
    types = content_types(package, main, [*kept])
    resources = _resources(package, main, roots)
    return LoadedPackage(
        name, main, parts, _notes(done, package, kept), resources, kept, types, fixed, frames
    )


def _main_part(package: Package) -> str:
    main = package.main_part
    kind = package.content_type(main) if main else ""
    if (main and "macroEnabled" in kind) or any(
        part.lower().endswith("vbaproject.bin") for part in package.parts
    ):
        _refuse(package, "macros", "this file holds macros", "Save it as .docx, without macros.")
    if not main or not kind.startswith(WORD) or "main+xml" not in kind:
        _refuse(package, "not-word", "this is not a Word document", "Save it in Word as .docx.")
    _refuse_long(package, main)
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


def _refuse_long(package: Package, part: str) -> None:
    if len(package.parts[part]) > _LONGEST_PART:
        message = f"{part} has more than {_LONGEST_PART // 1_000_000} MB of text and formatting"
        _refuse(package, "too-large", message, "Take out what every letter does not need.")


def _is_word_xml(package: Package, part: str) -> bool:
    kind = package.content_type(part)
    return kind.startswith(WORD) and kind.endswith("+xml")


def _tidy(package: Package, part: str, done: Counter[str]) -> etree._Element:
    _refuse_long(package, part)
    root = package.parse(part, layout=False)
    done.update(normalise(root))
    return _usual_prefixes(root)


def _tidy_properties(package: Package, part: str) -> etree._Element:
    _refuse_long(package, part)
    root = package.parse(part, layout=False)
    normalise_properties(root)
    return root


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


def _frames(
    package: Package, main: str, roots: Mapping[str, etree._Element]
) -> Iterator[tuple[str, NotesFrame]]:
    for relationship in package.relationships(main):
        kind = KINDS.get(relationship.type.rpartition("/")[2])
        if kind and relationship.target in roots:
            frame = move_notes(roots[main], roots[relationship.target], kind, relationship.target)
            if frame:
                yield kind, frame


def _resources(package: Package, main: str, roots: Mapping[str, etree._Element]) -> Resources:
    targets = {rel.type.rpartition("/")[2]: rel.target for rel in package.relationships(main)}
    numbering = targets.get("numbering", "")
    ids = [number for root in roots.values() for number in _ids(root)]
    return Resources(
        styles=Styles.read(roots.get(targets.get("styles", ""))),
        numbering=Numbering(roots.get(numbering), numbering if numbering in roots else ""),
        first_id=max(ids, default=0) + 1,
        text_width=_text_width(roots[main]),
    )


def _ids(root: etree._Element) -> Iterator[int]:
    """The ids of drawings and bookmarks."""
    for element in root.iter(f"{{{NAMESPACES['wp']}}}docPr", BOOKMARK_START):
        text = str(element.get("id") or element.get(w("id"), ""))
        if text.isdecimal():
            yield int(text)


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
