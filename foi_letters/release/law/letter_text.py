"""A finished letter as a reader has it: its passages in order, each under its heading. Reads any DOCX, not only ours.

Tracked insertions are read, deletions and hidden text are not: the release scan reports those. Letters without true
heading styles are common; there a short paragraph that is wholly bold, or numbered and bold, is taken as a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from lxml import etree

from foi_letters.assembly.package import Package, read_package
from foi_letters.errors import InputError, Place, Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
HEADING_WORDS = 14
PLAIN_HEADING_WORDS = 9


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its text with plain spaces and quotes, the headings it stands under, and where it is."""

    number: int
    text: str
    headings: tuple[str, ...] = ()
    level: int | None = None
    """1 to 9 for a heading, None for body text."""
    table: int | None = None
    """Which table it stands in, from 1; None outside tables."""
    story: str = "body"
    """body, header, footer, footnotes ..."""

    @property
    def place(self) -> str:
        """Where a reader finds it: `under "Your right to complain"`, `footer`."""
        if self.story != "body":
            return self.story
        where = f"paragraph {self.number}"
        return f'{where}, under "{self.headings[-1]}"' if self.headings else where


@dataclass(frozen=True, slots=True)
class Section:
    """Passages that stand under one heading; the heading is empty before the first one."""

    heading: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The passages, a line each, without the heading."""
        return "\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class LetterText:
    """A letter read back from its finished file."""

    name: str
    passages: tuple[Passage, ...]
    """The body, headings included, in order."""
    margins: tuple[Passage, ...] = ()
    """Headers, footers and notes."""

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """Body text without headings."""
        return tuple(passage for passage in self.passages if passage.level is None)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Body text by its headings; without any heading, the whole letter is one section."""
        grouped = groupby(self.body, key=lambda passage: passage.headings)
        return tuple(Section(headings[-1] if headings else "", tuple(group)) for headings, group in grouped)

    @cached_property
    def text(self) -> str:
        """All that a reader of the body reads, a paragraph a line."""
        return "\n".join(passage.text for passage in self.passages)

    def place(self, passage: Passage | None) -> Place:
        """The place of a passage, for a finding; of the letter as a whole for None."""
        return Place(self.name, within=passage.place if passage else None)


def read_letter(data: bytes, name: str) -> LetterText:
    """The text of a DOCX. Raises InputError if it is no Word document, or is built to break a reader."""
    package = read_package(data, name=name)
    main = package.main_part
    if main is None or "wordprocessingml" not in package.content_type(main):
        raise InputError([Problem("not-word", "it is not a Word document", Place(name))])
    levels = _heading_levels(package, main)
    passages = tuple(_body(package.parse(main), levels))
    return LetterText(name, passages, tuple(_margins(package, main)))


def plain(text: str) -> str:
    """Text as rules compare it: no-break and other spaces plain, quotes and dashes straight, runs of spaces single."""
    for fancy, simple in (
        ("\u2019", "'"),
        ("\u2018", "'"),
        ("\u201c", '"'),
        ("\u201d", '"'),
        ("\u2011", "-"),
        ("\u2013", "-"),
    ):
        text = text.replace(fancy, simple)
    return " ".join(text.split())


def _body(root: etree._Element, levels: dict[str, int]) -> Iterator[Passage]:
    open_headings: list[tuple[int, str]] = []
    tables: dict[etree._Element, int] = {}
    for number, paragraph in enumerate(root.iter(f"{{{W}}}p"), 1):
        text = plain(paragraph_text(paragraph))
        if not text or _in_fallback(paragraph) or _framed(paragraph):
            continue
        table = _table(paragraph, tables)
        level = None if table else _level(paragraph, text, levels)
        if level is not None:
            open_headings = [each for each in open_headings if each[0] < level]
        headings = tuple(heading for _, heading in open_headings)
        yield Passage(number, text, headings, level, table)
        if level is not None:
            open_headings.append((level, text))


def _framed(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands in a frame beside the text, as the marks of a draft do."""
    return paragraph.find(f"{{{W}}}pPr/{{{W}}}framePr") is not None


def _margins(package: Package, main: str) -> Iterator[Passage]:
    for number, paragraph in enumerate(package.parse(main).iter(f"{{{W}}}p"), 1):
        if _framed(paragraph) and (text := plain(paragraph_text(paragraph))):
            yield Passage(number, text, story="frame")
    for relationship in package.relationships(main):
        story = relationship.type.rsplit("/", 1)[-1]
        if relationship.external or story not in ("header", "footer", "footnotes", "endnotes"):
            continue
        for number, paragraph in enumerate(package.parse(relationship.target).iter(f"{{{W}}}p"), 1):
            if text := plain(paragraph_text(paragraph)):
                yield Passage(number, text, story=story)


def paragraph_text(paragraph: etree._Element) -> str:
    """What a reader sees of a paragraph: runs in order, breaks and tabs as space, no deleted or hidden text."""
    return "".join(_piece(node) for node in paragraph.iter(f"{{{W}}}*") if _nearest(node, "p") is paragraph)


_PIECES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def _piece(node: etree._Element) -> str:
    tag = etree.QName(node).localname
    if tag == "t":
        return "" if _hidden(node) else node.text or ""
    return _PIECES.get(tag, "") if next(node.iterancestors(f"{{{W}}}r"), None) is not None else ""


def _hidden(node: etree._Element) -> bool:
    run = _nearest(node, "r")
    deleted = any(_nearest(node, tag) is not None for tag in ("del", "moveFrom"))
    return deleted or (run is not None and bool(run.xpath("w:rPr/w:vanish[not(@w:val='0')]", namespaces=NS)))


def _nearest(node: etree._Element, tag: str) -> etree._Element | None:
    return next(node.iterancestors(f"{{{W}}}{tag}"), None)


def _in_fallback(paragraph: etree._Element) -> bool:
    """A text box stands twice in a document; the copy for old programs is not read again."""
    return any(etree.QName(ancestor).localname == "Fallback" for ancestor in paragraph.iterancestors())


def _table(paragraph: etree._Element, tables: dict[etree._Element, int]) -> int | None:
    outermost = list(paragraph.iterancestors(f"{{{W}}}tbl"))
    return tables.setdefault(outermost[-1], len(tables) + 1) if outermost else None


def _level(paragraph: etree._Element, text: str, levels: dict[str, int]) -> int | None:
    named = str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS))
    outline = str(paragraph.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=NS))
    if outline.isdigit() and int(outline) < 9:
        return int(outline) + 1
    if named in levels:
        return levels[named]
    return 9 if _looks_like_heading(paragraph, text) or _reads_like_heading(paragraph, text) else None


_TITLES = re.compile(
    r"\b(?:exemptions?|public interest|harm|balanc\w+|factors|arguments|considerations|internal review|reviews?|appeals?|appealing|complain\w*|your rights?|reasons?"
    r"|conclusion|advice and assistance)\b|^(?:section|s\.? ?)\d|^(?:the )?(?:your |our )?(?:request|response|reply|decision|questions?)(?: \d+)?$",
    re.IGNORECASE,
)


def _reads_like_heading(paragraph: etree._Element, text: str) -> bool:
    """A heading that nothing marks: a few words without a stop, no item of a list, on what letters have headings for."""
    text = re.sub(r"^\d+(?:\.\d+)*[.)]?\s+", "", text)
    if len(text.split()) > PLAIN_HEADING_WORDS or not text[:1].isupper() or re.search(r"[.;,:!@\d]$", text):
        return False
    listed = paragraph.xpath("w:pPr/w:numPr | w:pPr/w:pStyle[contains(@w:val, 'List')]", namespaces=NS)
    return not listed and bool(_TITLES.search(text))


def _looks_like_heading(paragraph: etree._Element, text: str) -> bool:
    if len(text.split()) > HEADING_WORDS or re.search(r"[.;,]$", text):
        return False
    runs = [run for run in paragraph.iter(f"{{{W}}}r") if str(run.xpath("string(.)")).strip()]
    return bool(runs) and all(run.xpath("w:rPr/w:b[not(@w:val='0')]", namespaces=NS) for run in runs)


def _heading_levels(package: Package, main: str) -> dict[str, int]:
    """Style ids of headings with their level: by outline level, or by the name that Word gives in any language."""
    part = next((r.target for r in package.relationships(main) if r.type.endswith("/styles")), None)
    if part is None:
        return {}
    levels: dict[str, int] = {}
    for style in package.parse(part).iter(f"{{{W}}}style"):
        outline = str(style.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=NS))
        name = re.fullmatch(
            r"heading (\d)", str(style.xpath("string(w:name/@w:val)", namespaces=NS)), re.IGNORECASE
        )
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else int(name[1]) if name else None
        if level:
            levels[str(style.get(f"{{{W}}}styleId"))] = level
    return levels
