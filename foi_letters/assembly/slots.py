"""Where values meet Word: each value tag has a slot that knows what surrounds it and writes the value's XML.

A slot is called with the value and returns text for the part. It escapes, turns line breaks and tabs into Word's
elements, refuses what a letter must not hold, and hands values with structure to `emit`.
"""

import re
from dataclasses import dataclass, field

from foi_letters.assembly import emit
from foi_letters.assembly.bounds import Refusal
from foi_letters.assembly.rendering import rendering
from foi_letters.assembly.sandbox import Captured
from foi_letters.assembly.surroundings import Surroundings
from foi_letters.assembly.text import attribute_text, escaped, plain_text, run_text
from foi_letters.assembly.values import Blocks, Link, ListBlock, Paragraph, Picture, Styled, Table

__all__ = [
    "AttributeSlot",
    "ColourSlot",
    "InstructionSlot",
    "LevelSlot",
    "NumberSlot",
    "ParagraphSlot",
    "PropertySlot",
    "TargetSlot",
    "TextSlot",
]


@dataclass(frozen=True)
class TextSlot:
    """A tag in running text."""

    around: Surroundings

    def __call__(self, value: object) -> str:
        if type(value) is str:
            return run_text(value)
        return self._rich(value)

    def _rich(self, value: object) -> str:
        if isinstance(value, Captured):
            return self._captured(value)
        if isinstance(value, (Link, Styled, Picture)):
            return self.around.leave_run(emit.inline(value, self.around))
        if isinstance(value, (Blocks, Paragraph, ListBlock, Table)):
            return self._only_paragraph(value)
        return run_text(plain_text(value))

    def _captured(self, value: Captured) -> str:
        if value.level in ("run", "") or not value.xml:
            return self.around.leave_run(value.xml) if value.xml else ""
        raise Refusal(
            "wrong-level",
            f"this prints whole {value.level}s in the middle of a paragraph",
            "Put the tag alone into a paragraph of its own.",
        )

    def _only_paragraph(self, value: Blocks | Paragraph | ListBlock | Table) -> str:
        blocks = value.blocks if isinstance(value, Blocks) else (value,)
        if not blocks:
            return ""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.around.leave_run(
                "".join(emit.inline(part, self.around) for part in blocks[0].content)
            )
        raise Refusal(
            "blocks-inside-text",
            "this value has several paragraphs, and the tag stands in the middle of one",
            "Put the tag alone into a paragraph of its own.",
        )


@dataclass(frozen=True)
class ParagraphSlot(TextSlot):
    """A tag alone in its paragraph: `before` and `after` are the paragraph's XML around the tag."""

    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    last: bool = False
    """Whether the paragraph is the last of a cell, a note or a margin, which must end with one."""

    def __call__(self, value: object) -> str:
        if type(value) is str:
            return self.before + run_text(value) + self.after
        if isinstance(value, (Blocks, Paragraph, ListBlock, Table)):
            blocks = value if isinstance(value, Blocks) else Blocks((value,))
            return self._ended(emit.blocks(blocks, self.around))
        if isinstance(value, Captured) and (value.level == "paragraph" or not value.xml):
            return self._ended(value.xml)
        return self.before + self._rich(value) + self.after

    def _ended(self, xml: str) -> str:
        return xml if not self.last or xml.endswith("</w:p>") else f"{xml}<w:p/>"


@dataclass(frozen=True)
class LevelSlot:
    """Where `{% call %}` stands: what it prints must be of the level at which it stands."""

    level: str

    def __call__(self, value: object) -> str:
        if isinstance(value, Captured) and value.level in (self.level, ""):
            return value.xml
        raise Refusal(
            "wrong-level",
            "what this calls was written for another place: text, paragraphs, cells or rows",
            "Write the macro where the call stands: in a sentence, in paragraphs of its own, or in table rows.",
        )


@dataclass(frozen=True)
class AttributeSlot:
    """A tag in an attribute (alternative text, a link's tip) or in a document property."""

    def __call__(self, value: object) -> str:
        if isinstance(value, Captured):
            return value.xml
        return attribute_text(plain_text(value))


@dataclass(frozen=True)
class PropertySlot:
    """A tag in the text of a document property."""

    def __call__(self, value: object) -> str:
        return value.xml if isinstance(value, Captured) else escaped(plain_text(value))


@dataclass(frozen=True)
class InstructionSlot:
    """A tag in a field code: quotes and backslashes are escaped, so that a value cannot become another field."""

    def __call__(self, value: object) -> str:
        text = " ".join(plain_text(value).split())
        return escaped(text.replace("\\", "\\\\").replace('"', '\\"'))


@dataclass(frozen=True)
class TargetSlot:
    """The address of a link: the slot writes the id of a relationship that leads there."""

    part: str

    def __call__(self, value: object) -> str:
        return rendering.get().link(plain_text(value), self.part)


@dataclass(frozen=True)
class NumberSlot:
    """A count of columns."""

    def __call__(self, value: object) -> str:
        if isinstance(value, int) or (isinstance(value, str) and value.strip().isdecimal()):
            number = int(value)
            if 1 <= number <= 63:  # Word's own limit of columns
                return str(number)
        raise Refusal("not-a-number", f"{value!r} is no number of columns (1 to 63)", "Give a whole number.")


@dataclass(frozen=True)
class ColourSlot:
    """A colour in hexadecimal, with or without its hash sign."""

    def __call__(self, value: object) -> str:
        text = plain_text(value).strip().removeprefix("#")
        if text == "auto" or re.fullmatch("[0-9A-Fa-f]{6}", text):
            return text.upper() if text != "auto" else text
        raise Refusal(
            "not-a-colour", f"{text!r} is no colour", "Give six hexadecimal digits, such as D9E2F3."
        )
