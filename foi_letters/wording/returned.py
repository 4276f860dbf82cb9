"""A returned Word file as text with its history: who inserted, deleted, moved or commented what.

The file is hostile input. Only text crosses from it, never a part: macros and embedded files are refused, hidden text is
reported, pictures and text boxes are named as what cannot be taken over. Word, LibreOffice and others write the same
thing in many ways; what they share is ECMA-376 part 1, 17.13 (annotations).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from foi_letters.assembly.package import Limits, Package, read_package
from foi_letters.errors import InputError, Place, Problem
from foi_letters.wording.comments import notes
from foi_letters.wording.markup import NumberingFormats, StyleNames, flag, local, value, w
from foi_letters.wording.tracked import Piece, Returned, ReturnedParagraph, Revision, Tracked
from foi_letters.wording.word_xml import Element
from foi_letters.wording.words import Kind, Stress

LIMITS = Limits(archive=20_000_000, members=500, member=16_000_000, total=48_000_000)
_PACK = re.compile(r"Review pack\s+([0-9a-f]{12})(?![0-9a-f])")


def read(path: Path) -> Returned:
    """Read a returned file. Raises InputError when it is no Word file, is damaged, or was made to do harm."""
    package = read_package(path, name=path.name, limits=LIMITS)
    main = package.main_part
    if main is None or "wordprocessingml" not in package.content_type(main):
        message = "this is not a Word document"
        raise InputError(
            [Problem("not-word", message, Place(path.name), "ask for the file in Word format (.docx)")]
        )
    problems = list(_dangers(package))
    if problems:
        raise InputError(problems)
    body = package.parse(main).find(w("body"))
    reader = _Reader(StyleNames.of(package, main), NumberingFormats.of(package, main))
    reader.children(() if body is None else body, Tracked())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    packs = frozenset(_packs(package, main, reader.paragraphs))
    paragraphs = tuple(reader.paragraphs)
    return Returned(path.name, digest, packs, _tracking(package, main), paragraphs, notes(package, main))


def _dangers(package: Package) -> Iterator[Problem]:
    """What no reviewer's file needs, and what could bring in more than its text."""
    for part in package.parts:
        kind = package.content_type(part)
        if "vbaProject" in kind or "macroEnabled" in kind or part.lower().endswith("vbaproject.bin"):
            message = "the file carries macros"
        elif "oleObject" in kind or "/embeddings/" in f"/{part.lower()}" or "activeX" in part:
            message = "the file carries an embedded file or a control"
        elif any(link.type.endswith("/aFChunk") for link in package.relationships(part)):
            message = "the file carries another document inside it"
        else:
            continue
        yield Problem(
            "unsafe-part", message, Place(package.name, within=part), "ask for a plain .docx without it"
        )


def _packs(package: Package, main: str, paragraphs: Iterable[ReturnedParagraph]) -> Iterator[str]:
    """Where the id of the pack stands: on the first page, in the footers, among the document's properties."""
    yield from (match[1] for each in paragraphs for match in _PACK.finditer(each.everything))
    for link in package.relationships(main):
        if link.type.endswith(("/footer", "/header")) and link.target in package.parts:
            yield from (
                match[1]
                for match in _PACK.finditer(
                    "".join(str(text) for text in package.parse(link.target).itertext())
                )
            )
    for link in package.relationships():
        if link.type.endswith("/custom-properties") and link.target in package.parts:
            properties = package.parse(link.target).iter("{*}property")
            yield from (
                "".join(str(text) for text in e.itertext()).strip()
                for e in properties
                if e.get("name") == "Review pack"
            )


def _tracking(package: Package, main: str) -> bool:
    for link in package.relationships(main):
        if link.type.endswith("/settings") and link.target in package.parts:
            return flag(package.parse(link.target), "trackRevisions")
    return False


_INSERTED = {w("ins"), w("moveTo")}
_DELETED = {w("del"), w("moveFrom")}
_MOVED = {w("moveTo"), w("moveFrom")}
_TRANSPARENT = {
    w(tag)
    for tag in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "tbl",
        "tr",
        "tc",
    )
}
_SPOKEN = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("ptab"): "\t"}
_UNREADABLE = {
    "drawing": "a picture or text box",
    "pict": "a picture or text box",
    "object": "an embedded object",
    "AlternateContent": "a picture or text box",
    "oMath": "an equation",
    "oMathPara": "an equation",
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "sym": "a symbol of a symbol font",
    "altChunk": "another document",
}


def revision(element: Element) -> Revision:
    """The tracked change that an element records."""
    return Revision(value(element, "author"), value(element, "date") or None, element.tag in _MOVED)


class _Reader:
    """Walks the body once, in reading order, keeping what is open: comments and bookmarks reach over paragraphs."""

    def __init__(self, styles: StyleNames, numbering: NumberingFormats) -> None:
        self.styles = styles
        self.numbering = numbering
        self.paragraphs: list[ReturnedParagraph] = []
        self.open_comments: set[str] = set()
        self.bookmark_names: dict[str, str] = {}
        self.pieces: list[Piece] = []
        self.begun: set[str] = set()
        self.ended: set[str] = set()
        self.unreadable: list[str] = []

    def children(self, elements: Iterable[Element], tracked: Tracked) -> None:
        for element in elements:
            self._element(element, tracked)

    def _element(self, element: Element, tracked: Tracked) -> None:
        tag = element.tag
        if tag == w("p"):
            self._paragraph(element, tracked)
        elif tag == w("r"):
            self._run(element, tracked)
        elif tag in _INSERTED:
            self.children(element, Tracked(revision(element), tracked.deleted))
        elif tag in _DELETED:
            self.children(element, Tracked(tracked.inserted, revision(element)))
        elif tag in _TRANSPARENT:
            self.children(element, tracked)
        else:
            self._point(element)

    def _point(self, element: Element) -> None:
        """Elements that only mark a place: where a comment or a bookmark begins or ends."""
        tag, number = element.tag, value(element, "id")
        if tag == w("commentRangeStart"):
            self.open_comments.add(number)
        elif tag == w("commentRangeEnd"):
            self.open_comments.discard(number)
        elif tag == w("commentReference"):
            self.pieces.append(Piece("", Tracked(), Stress.NONE, None, frozenset({number})))
        elif tag == w("bookmarkStart"):
            self.bookmark_names[number] = value(element, "name")
            self.begun.add(value(element, "name"))
        elif tag == w("bookmarkEnd"):
            self.ended.add(self.bookmark_names.get(number, ""))
        elif local(element) in _UNREADABLE:
            self.unreadable.append(_UNREADABLE[local(element)])

    def _paragraph(self, element: Element, tracked: Tracked) -> None:
        look = element.find(w("pPr"))
        mark, style, kind, reshaped = tracked, "", Kind.TEXT, None
        if look is not None:
            mark = self._mark(look, tracked)
            style, kind = self._shape(look)
            change = look.find(w("pPrChange"))
            before = None if change is None else change.find(w("pPr"))
            if change is not None and before is not None:
                reshaped = (revision(change), self._shape(before)[1])
        self.children(element, tracked)
        self.paragraphs.append(
            ReturnedParagraph(
                tuple(self.pieces), kind, style, mark, reshaped,
                frozenset(self.begun), frozenset(self.ended), tuple(self.unreadable),
            )
        )  # fmt: skip
        self.pieces, self.begun, self.ended, self.unreadable = [], set(), set(), []

    def _mark(self, look: Element, tracked: Tracked) -> Tracked:
        """What happened to the paragraph mark: it stands in the properties of the paragraph's own run."""
        inserted, deleted = tracked.inserted, tracked.deleted
        own = look.find(w("rPr"))
        for element in () if own is None else own:
            inserted = revision(element) if element.tag in _INSERTED else inserted
            deleted = revision(element) if element.tag in _DELETED else deleted
        return Tracked(inserted, deleted)

    def _shape(self, look: Element) -> tuple[str, Kind]:
        style = self.styles.name(look.find(w("pStyle")))
        numbering = look.find(w("numPr"))
        return style, self.styles.kind(style) if numbering is None else self.numbering.kind(numbering)

    def _run(self, element: Element, tracked: Tracked) -> None:
        look = element.find(w("rPr"))
        stress, restressed = _stress(look), None
        change = None if look is None else look.find(w("rPrChange"))
        if change is not None:
            restressed = (revision(change), _stress(change.find(w("rPr"))))
        text = "".join(self._spoken(child) for child in element)
        if look is not None and text and (flag(look, "vanish") or self.styles.hides(look.find(w("rStyle")))):
            self.unreadable.append("hidden text")
        if text:
            self.pieces.append(Piece(text, tracked, stress, restressed, frozenset(self.open_comments)))

    def _spoken(self, element: Element) -> str:
        if element.tag in (w("t"), w("delText")):
            return element.text or ""
        if element.tag in _SPOKEN:
            return _SPOKEN[element.tag]
        self._point(element)
        return ""


def _stress(look: Element | None) -> Stress:
    return Stress.NONE if look is None else Stress.of(bold=flag(look, "b"), italic=flag(look, "i"))
