"""Wording as people type it, Markdown-like, into paragraphs, lists and emphasis.

A blank line ends a paragraph; `- ` and `1. ` begin list items, indented ones a list inside a list; `# ` to `#### `
begin a heading and `> ` a quotation, in Word's styles of those names; `*italic*`, `**bold**`, `[text](address)`; a
backslash takes the meaning from the next character. Anything else is text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from foi_letters.assembly.values import Block, Blocks, Inline, Link, ListBlock, Paragraph, Styled

__all__ = ["markdown", "parse"]

_ITEM: Final = re.compile(r"( *)([-*•]|\d{1,3}[.)]) +(?=\S)")
_HEADING: Final = re.compile(r"(#{1,4}) +(?=\S)")
_LINK: Final = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\(((?:[^()\s\\]|\\.)+)\)")
_ESCAPE: Final = re.compile(r"\\([\\*\[\]()#>.\-`_])")
_EMPHASIS: Final = ("***", "**", "*")
Fill = Callable[[str, bool, bool], Iterator[Inline]]
"""From plain text with its emphasis (bold, italic) to what stands in the paragraph."""


def markdown(text: str) -> Blocks:
    """Wording without placeholders."""
    return parse(text, _styled)


def _styled(text: str, bold: bool, italic: bool) -> Iterator[Inline]:
    if text:
        yield Styled(text, bold=bold, italic=italic) if bold or italic else text


def parse(text: str, fill: Fill) -> Blocks:
    """Wording whose plain text is made into values by `fill`."""
    lines = text.replace("\r\n", "\n").expandtabs(4).split("\n")
    return Blocks(tuple(_blocks(lines, fill)))


def _blocks(lines: Sequence[str], fill: Fill) -> Iterator[Block]:
    position = 0
    while position < len(lines):
        line = lines[position]
        if not line.strip():
            position += 1
        elif _ITEM.match(line):
            end = _end_of_list(lines, position)
            yield _list(lines[position:end], fill)
            position = end
        elif heading := _HEADING.match(line):
            yield _paragraph(line[heading.end() :], fill, f"heading {len(heading.group(1))}")
            position += 1
        else:
            end = _end_of_paragraph(lines, position)
            yield _quote_or_paragraph(lines[position:end], fill)
            position = end


def _end_of_paragraph(lines: Sequence[str], start: int) -> int:
    end = start + 1
    while (
        end < len(lines)
        and lines[end].strip()
        and not _ITEM.match(lines[end])
        and not _HEADING.match(lines[end])
    ):
        end += 1
    return end


def _quote_or_paragraph(lines: Sequence[str], fill: Fill) -> Paragraph:
    if all(line.lstrip().startswith("> ") for line in lines):
        return _paragraph(_flowed([line.lstrip()[2:] for line in lines]), fill, "Quote")
    return _paragraph(_flowed(lines), fill)


def _flowed(lines: Sequence[str]) -> str:
    """Lines run on with a space; two spaces or a backslash at the end of one keep its break."""
    pieces: list[str] = []
    for line in lines:
        kept = line.endswith(("  ", "\\"))
        pieces += [line.strip().removesuffix("\\") if kept else line.strip(), "\n" if kept else " "]
    return "".join(pieces[:-1])


def _end_of_list(lines: Sequence[str], start: int) -> int:
    """A list goes on over items and indented lines; a blank line ends it unless one of those follows."""
    first = _ITEM.match(lines[start])
    assert first is not None
    indent, ordered = len(first.group(1)), first.group(2)[0].isdigit()
    end = start + 1
    while end < len(lines):
        line = lines[end]
        item = _ITEM.match(line)
        inside = len(line) - len(line.lstrip()) > indent
        if item and len(item.group(1)) <= indent and item.group(2)[0].isdigit() != ordered:
            break
        blank_before = not lines[end - 1].strip()
        if line.strip() and not item and not inside and blank_before:
            break
        if _HEADING.match(line):
            break
        end += 1
    return end


def _list(lines: Sequence[str], fill: Fill) -> ListBlock:
    first = _ITEM.match(lines[0])
    assert first is not None
    indent = len(first.group(1))
    items: list[list[str]] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and len(item.group(1)) <= indent:
            items.append([line[item.end() :]])
        else:
            items[-1].append(line)
    contents = tuple(Blocks(tuple(_blocks(_outdented(item), fill))) for item in items)
    return ListBlock(contents, ordered=first.group(2)[0].isdigit())


def _outdented(item: Sequence[str]) -> list[str]:
    rest = [line for line in item[1:] if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return [item[0], *(line[indent:] for line in item[1:])]


def _paragraph(text: str, fill: Fill, style: str | None = None) -> Paragraph:
    return Paragraph(tuple(_Emphasis(text, fill).inlines()), style)


@dataclass
class _Emphasis:
    """One paragraph's text, read from left to right."""

    text: str
    fill: Fill

    def inlines(self, *, bold: bool = False, italic: bool = False) -> Iterator[Inline]:
        """The parts of the text: emphasis opens before a letter and closes behind one."""
        plain = position = 0
        while position < len(self.text):
            found = self._special(position, bold=bold, italic=italic)
            if found is None:
                position += 2 if self.text[position] == "\\" else 1
                continue
            end, parts = found
            yield from self.fill(_unescaped(self.text[plain:position]), bold, italic)
            yield from parts
            plain = position = end
        yield from self.fill(_unescaped(self.text[plain:]), bold, italic)

    def _special(self, position: int, *, bold: bool, italic: bool) -> tuple[int, Sequence[Inline]] | None:
        link = _LINK.match(self.text, position)
        if link:
            words = "".join(str(part) for part in self.fill(_unescaped(link.group(1)), False, False))
            target = "".join(str(part) for part in self.fill(_unescaped(link.group(2)), False, False))
            return link.end(), (Link(words, target, bold=bold, italic=italic),)
        for mark in _EMPHASIS:
            end = self._closing(position, mark)
            if end is not None:
                inside = _Emphasis(self.text[position + len(mark) : end], self.fill)
                strong, slanted = bold or len(mark) >= 2, italic or len(mark) != 2
                return end + len(mark), tuple(inside.inlines(bold=strong, italic=slanted))
        return None

    def _closing(self, position: int, mark: str) -> int | None:
        start = position + len(mark)
        if (
            not self.text.startswith(mark, position)
            or self.text[start : start + 1].isspace()
            or start >= len(self.text)
        ):
            return None
        end = self.text.find(mark, start + 1)
        while end >= 0 and (
            self.text[end - 1].isspace() or self.text[end - 1] == "\\" or self._runs_on(end, mark)
        ):
            end = self.text.find(mark, end + 1)
        return end if end >= 0 else None

    def _runs_on(self, end: int, mark: str) -> bool:
        """Whether a single asterisk found here is one of two."""
        return mark == "*" and (self.text[end + 1 : end + 2] == "*" or self.text[end - 1] == "*")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
