"""The stories of a document (body, headers, footers, notes) and where in them something stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.word_styles import Properties, Styles, conditions_of
from foi_letters.release.hidden.xml import child, descendants, name_of, q, text_of, value

STORIES = ("header", "footer", "footnotes", "endnotes")
BLANK = {"w:br": "\n", "w:tab": "\t"}
BOUNDS = frozenset({"w:tc", "w:txbxContent"})


@dataclass(slots=True)
class Story:
    """One part with text. `label` is what an officer calls it: "body", "header2"."""

    label: str
    part: str
    root: etree._Element
    styles: Styles
    _numbers: dict[etree._Element, int] = field(default_factory=dict)
    _holders: dict[etree._Element, etree._Element | None] = field(default_factory=dict)
    _conditions: dict[etree._Element, dict[etree._Element, frozenset[str]]] = field(default_factory=dict)

    def paragraphs(self) -> dict[etree._Element, int]:
        """Every paragraph with its number, from 1."""
        if not self._numbers:
            self._numbers = {p: n for n, p in enumerate(descendants(self.root, "w:p"), 1)}
        return self._numbers

    def place(self, element: etree._Element) -> str:
        """Where an element stands, in words: "body, paragraph 4"."""
        paragraph = element if name_of(element) == "w:p" else above(element, "w:p")
        if paragraph is None:
            paragraph = next(descendants(element, "w:p"), None)
        number = self.paragraphs().get(paragraph) if paragraph is not None else None
        return f"{self.label}, paragraph {number}" if number else self.label

    def holder(self, paragraph: etree._Element) -> etree._Element | None:
        """The table cell or text box that holds a paragraph."""
        if paragraph not in self._holders:
            self._holders[paragraph] = next(
                (e for e in paragraph.iterancestors() if name_of(e) in BOUNDS), None
            )
        return self._holders[paragraph]

    def table_properties(self, cell: etree._Element | None, kind: str) -> Properties:
        """What the table's style gives to a cell: "rPr", "pPr" or "tcPr" properties."""
        table = None if cell is None or name_of(cell) != "w:tc" else above(cell, "w:tbl")
        if table is None or cell is None:
            return {}
        style = value(child(table, "w:tblPr/w:tblStyle")) or self.styles.default("table")
        return self.styles.conditional(style, kind, self.conditions(table, cell))

    def conditions(self, table: etree._Element, cell: etree._Element) -> frozenset[str]:
        """Which conditions of the table's style apply to a cell."""
        if table not in self._conditions:
            self._conditions[table] = conditions_of(table)
        return self._conditions[table].get(cell, frozenset({"wholeTable"}))


def above(element: etree._Element, name: str) -> etree._Element | None:
    """The nearest ancestor of this name."""
    return next(element.iterancestors(q(name)), None)


def stories(package: Package, styles: Styles) -> Iterator[Story]:
    """The body first, then headers, footers and notes in name order."""
    body = package.tree(package.main)
    assert body is not None
    yield Story("body", package.main, body, styles)
    for part in package.parts(*STORIES):
        root = package.tree(part)
        if root is not None:
            yield Story(part.rpartition("/")[2].removesuffix(".xml"), part, root, styles)


def page_of(read: Sequence[Story]) -> Page:
    """What the document shows: its paragraphs, and those of its page headers in a style for the letterhead."""
    shown = [(story, paragraph, words_of(paragraph)) for story in read for paragraph in story.paragraphs()]
    heads = (text for story, paragraph, text in shown if _is_letterhead(story, paragraph))
    return Page.of((text for _, _, text in shown), heads)


def words_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, with its tabs and line breaks."""
    pieces = descendants(paragraph, "w:t", "w:br", "w:tab")
    return "".join(text_of(piece) or BLANK.get(name_of(piece), "") for piece in pieces)


def _is_letterhead(story: Story, paragraph: etree._Element) -> bool:
    if not story.label.startswith("header"):
        return False
    return value(child(paragraph, "w:pPr/w:pStyle")).casefold().startswith("letterhead")


def styles_of(package: Package) -> Styles:
    """The styles of a document with its theme and settings."""
    return Styles(package.of_main("styles"), package.of_main("theme"), package.of_main("settings"))
