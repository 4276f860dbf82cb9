"""Say in words where a paragraph stands, as someone looking at the page would: part, heading, table, row, column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from foi_letters.assembly.names import PPR, STORIES, TBL, TC, TR, P, T, w

__all__ = ["Surveyor"]

_TEXT_BOX: Final = w("txbxContent")
_NOTES: Final = {w("footnote"): "footnote", w("endnote"): "endnote"}


@dataclass
class Surveyor:
    """Walks one part in reading order, before anything in it moves, and names the place of each paragraph.

    `part` is what the part is called ("" for the body); `headings` maps the ids of heading styles to their levels.
    """

    part: str
    headings: Mapping[str, int]
    _heading: str = ""
    _counts: dict[etree._Element, int] = field(default_factory=dict)
    _tables: dict[etree._Element, int] = field(default_factory=dict)
    _boxes: dict[etree._Element, int] = field(default_factory=dict)

    def place(self, paragraph: etree._Element) -> str:
        """Such as `under “Your request”, table 2, row 3, column 1`. Call once for each paragraph, in order."""
        story = next((a for a in paragraph.iterancestors() if a.tag in STORIES), None)
        number = self._number(story)
        words = [self.part, self._note(paragraph), self._text_box(paragraph)]
        if self._heading:
            words.append(f"under “{self._heading}”")
        words.append(self._cell(paragraph))
        if story is None or story.tag != TC or len(story.findall(P)) > 1:
            words.append(f"paragraph {number}")
        if not self.part and self._is_heading(paragraph):
            self._heading = _shortened("".join(t.text or "" for t in paragraph.iter(T)))
        return ", ".join(word for word in words if word)

    def _number(self, story: etree._Element | None) -> int:
        if story is None:
            return 1
        self._counts[story] = self._counts.get(story, 0) + 1
        return self._counts[story]

    def _is_heading(self, paragraph: etree._Element) -> bool:
        style = paragraph.find(f"{PPR}/{w('pStyle')}")
        return style is not None and str(style.get(w("val"))) in self.headings

    def _note(self, paragraph: etree._Element) -> str:
        for ancestor in paragraph.iterancestors(*_NOTES):
            return f"{_NOTES[str(ancestor.tag)]} {ancestor.get(w('id'))}"
        return ""

    def _text_box(self, paragraph: etree._Element) -> str:
        for ancestor in paragraph.iterancestors(_TEXT_BOX):
            return f"text box {self._boxes.setdefault(ancestor, len(self._boxes) + 1)}"
        return ""

    def _cell(self, paragraph: etree._Element) -> str:
        words: list[str] = []
        for cell in reversed(list(paragraph.iterancestors(TC))):  # the outer table is counted first
            row = cell.getparent()
            table = next(cell.iterancestors(TBL), None)
            if row is None or table is None:
                continue
            number = self._tables.setdefault(table, len(self._tables) + 1)
            row_number = 1 + sum(1 for _ in row.itersiblings(TR, preceding=True))
            column = 1 + sum(1 for _ in cell.itersiblings(TC, preceding=True))
            words.insert(0, f"table {number}, row {row_number}, column {column}")
        return ", in ".join(words)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 50 else flat[:49] + "…"
