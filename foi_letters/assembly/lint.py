"""Everything that can be said about a template before a letter is made from it: faults, and what readers will miss.

Faults are what `WordTemplate.open` refuses. Remarks are of two kinds: about tags that work but were perhaps meant
otherwise, and about the document: what someone using a screen reader will not find, and what the template hides.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from lxml import etree

from foi_letters.assembly.names import NAMESPACES, PPR, TBL, TR, P, T, w
from foi_letters.assembly.package import Package, read_package
from foi_letters.assembly.paragraph import pieces_of
from foi_letters.assembly.parts import TemplatedPart, templated_parts
from foi_letters.assembly.places import Surveyor
from foi_letters.assembly.scan import Tag, find_tags
from foi_letters.assembly.styles import Styles
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["RULES", "Remark", "Severity", "lint"]


class Severity(StrEnum):
    """Whether letters can be made all the same."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a template, with its place and a cure."""

    severity: Severity
    problem: Problem

    def __str__(self) -> str:
        """As a user reads it."""
        return str(self.problem).replace(": error[", f": {self.severity}[", 1)


RULES: Final[Mapping[str, str]] = {
    "no-tags": "the document has no tag, so every letter is the same",
    "tag-in-tracked-change": "a tag touches a tracked insertion or deletion, which is accepted as it stands",
    "stray-delimiter": "half a tag stands in the text and will be printed",
    "foreign-syntax": "this looks like a tag of another program, and will be printed",
    "loop-variable-outside": "a loop's variable is used outside the loop",
    "invisible-character": "a tag holds characters that cannot be seen, which are ignored",
    "no-alt-text": "a picture has no alternative text",
    "no-header-row": "a table has no header row, so a screen reader cannot name its columns",
    "heading-jump": "a heading is more than one level below the one before it",
    "no-language": "the document does not say which language it is in",
    "hidden-data": "the file holds what its pages do not show; it is dropped from every letter",
    "active-content": "the file holds content that fetches or runs something, and letters would carry it",
}
"""The rules of remarks, and what each says; the rules of faults are in the messages themselves."""

_STRAY: Final = re.compile(r"\{\s+\{|\}\s+\}|\{\s+%|%\s+\}|\}\}|%\}|#\}")
_FOREIGN: Final = re.compile(
    r"\{[#/^][\w. ]+\}|(?<!\{)\{[A-Za-z_][\w.]*\}(?!\})|\+\+\+[^+]{1,80}\+\+\+|<<\[?[\w. ]+\]?>>|«[\w. ]+»|\$\{[\w. ]+\}"
)
_INVISIBLE: Final = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_ACTIVE_FIELDS: Final = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b")
_ACTIVE_TYPES: Final = frozenset({"oleObject", "package", "aFChunk", "control", "frame", "subDocument"})
_DRAWING: Final = f"{{{NAMESPACES['wp']}}}docPr"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True)
class _Part:
    """A part as the author saved it, and the place of each paragraph."""

    part: TemplatedPart
    root: etree._Element
    places: Mapping[etree._Element, str]
    styles: Styles

    def place_of(self, element: etree._Element) -> str:
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        if paragraph is None:
            paragraph = next(element.iter(P), None)
        return self.places.get(paragraph, self.part.label) if paragraph is not None else self.part.label


Found = Iterator[tuple[str, str, str, str]]
"""Place in words, rule, message, help."""


def lint(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    filters: Mapping[str, Callable[..., object]] | None = None,
) -> tuple[Remark, ...]:
    """Every fault and every remark about a template, faults first. Raises `TemplateError` when it is no Word document."""
    path = Path(source) if isinstance(source, str) else source
    called = name or (path.name if isinstance(path, Path) else "template.docx")
    package = read_package(path, name=called, error=TemplateError)
    remarks: list[Remark] = []
    template = None
    try:
        template = WordTemplate.open(path, filters=filters, name=called)
    except TemplateError as error:
        remarks += [Remark(Severity.ERROR, problem) for problem in error.problems]
    found = [*_of_template(template), *_of_package(package)] if template else list(_of_package(package))
    remarks += [
        Remark(Severity.WARNING, Problem(rule, message, Place(called, within=within or None), help_))
        for within, rule, message, help_ in dict.fromkeys(found)
    ]
    return tuple(remarks)


def _of_template(template: WordTemplate) -> Found:
    if not template.tags:
        yield "", "no-tags", RULES["no-tags"], "Type {{ reference }} where the reference of the case belongs."
    loops = {name for part in template.parts for name in part.compiled.loop_variables}
    for name, places in template.tags.items():
        first = name.partition(".")[0].partition("[")[0]
        inside = f"[]{name[len(first) :]}"
        if first in loops and any(other.endswith(inside) for other in template.tags):
            for place in places:
                message = f"{first!r} is the variable of a loop, and is used here outside of it"
                yield (
                    place.within or "",
                    "loop-variable-outside",
                    message,
                    "Move the tag between for and endfor.",
                )
    for note in template.notes:
        yield "", "hidden-data", note, "Nothing to do; or accept the changes in Word and delete the comments."


def _of_package(package: Package) -> Found:
    main = package.main_part
    if main is None:
        return
    document = package.parse(main)
    targets = {rel.type.rpartition("/")[2]: rel.target for rel in package.relationships(main)}
    styles_part = targets.get("styles", "")
    styles_root = package.parse(styles_part) if styles_part in package.parts else None
    styles = Styles.read(styles_root)
    if styles_root is None or styles_root.find(f"{w('docDefaults')}//{w('lang')}") is None:
        cure = "Select all, then Review, Language, Set Proofing Language, English (United Kingdom)."
        yield "", "no-language", RULES["no-language"], cure
    for part in templated_parts(package, main, document):
        if part.kind == "properties" or part.name not in package.parts:
            continue
        root = document if part.name == main else package.parse(part.name)
        surveyor = Surveyor(part.label, styles.headings)
        read = _Part(part, root, {p: surveyor.place(p) for p in root.iter(P)}, styles)
        for rule in _PART_RULES:
            yield from rule(read)
    yield from _active_parts(package)


def _active_parts(package: Package) -> Found:
    for part in package.parts:
        for relationship in package.relationships(part):
            kind = relationship.type.rpartition("/")[2]
            if kind in _ACTIVE_TYPES or (kind == "image" and relationship.external):
                message = f"{part} refers to {relationship.target!r} ({kind})"
                yield (
                    "",
                    "active-content",
                    message,
                    "Delete the object or picture; insert a picture of it instead.",
                )


def _texts(part: _Part) -> Found:
    for paragraph, within in part.places.items():
        text = "".join(piece.text for piece in pieces_of(paragraph))
        tags = [tag for tag in find_tags(text) if isinstance(tag, Tag)]
        outside = _without(text, tags)
        for found in _STRAY.finditer(outside):
            beside = outside[max(0, found.start() - 20) : found.end() + 20]
            message = f"{found.group()!r} stands alone in {_excerpt(beside)!r}"
            yield within, "stray-delimiter", message, "Type the tag again: {{ name }} or {% if name %}."
        for found in _FOREIGN.finditer(outside):
            message = f"{found.group()!r} is printed as it stands"
            yield (
                within,
                "foreign-syntax",
                message,
                "Write {{ name }} for a value, {% for x in list %} for a loop.",
            )
        for tag in tags:
            if _INVISIBLE.search(tag.source):
                message = f"{_excerpt(tag.source)!r} holds characters that cannot be seen"
                yield within, "invisible-character", message, "Type the tag again."


def _without(text: str, tags: Sequence[Tag]) -> str:
    """The text between the tags."""
    edges = [0, *(edge for tag in tags for edge in (tag.start, tag.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 50 else flat[:49] + "…"


def _tracked(part: _Part) -> Found:
    for change in part.root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")):
        text = "".join(node.text or "" for node in change.iter(T, w("delText")))
        if any(sign in text for sign in ("{{", "}}", "{%", "%}")):
            verb = (
                "is taken into the letters"
                if change.tag in (w("ins"), w("moveTo"))
                else "is left out of the letters"
            )
            message = f"{_excerpt(text)!r} is a tracked change and {verb}"
            yield (
                part.place_of(change),
                "tag-in-tracked-change",
                message,
                "Accept or reject the changes in Word.",
            )


def _pictures(part: _Part) -> Found:
    for picture in part.root.iter(_DRAWING):
        if not str(picture.get("descr", "")).strip() and not any(True for _ in picture.iter(_DECORATIVE)):
            cure = "Right-click the picture, View Alt Text, and say what it shows or mark it as decorative."
            yield part.place_of(picture), "no-alt-text", RULES["no-alt-text"], cure


def _tables(part: _Part) -> Found:
    for table in part.root.iter(TBL):
        rows = list(table.iterchildren(TR))
        if len(rows) > 1 and rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is None:
            cure = "Select the first row, then Layout, Repeat Header Rows."
            yield part.place_of(table), "no-header-row", RULES["no-header-row"], cure


def _headings(part: _Part) -> Found:
    last = 0
    for paragraph in part.root.iter(P):
        style = paragraph.find(f"{PPR}/{w('pStyle')}")
        level = part.styles.headings.get(str(style.get(w("val")))) if style is not None else None
        if level is not None:
            if level > last + 1:
                message = (
                    f"a heading of level {level} follows one of level {last}"
                    if last
                    else f"the first heading is of level {level}"
                )
                yield part.place_of(paragraph), "heading-jump", message, f"Make it Heading {last + 1}."
            last = level


def _fields(part: _Part) -> Found:
    for code in part.root.iter(w("instrText")):
        found = _ACTIVE_FIELDS.search(code.text or "")
        if found:
            message = f"a field {found.group()} fetches content when the letter is opened"
            yield part.place_of(code), "active-content", message, "Delete the field, and type its result."


_PART_RULES: Final[tuple[Callable[[_Part], Found], ...]] = (
    _texts,
    _tracked,
    _pictures,
    _tables,
    _headings,
    _fields,
)
