"""Values that a context may hold besides plain text and numbers: wording with structure, links, tables, pictures.

All are immutable. A tag that stands alone in its paragraph, `{{ reasons }}`, becomes the paragraphs of its value;
inside a sentence a tag takes text, `Styled`, `Link`, `Picture` or a value of one paragraph. Text is data: characters
of XML, Jinja or Markdown in it come out as themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = [
    "Block",
    "Blocks",
    "Inline",
    "Link",
    "ListBlock",
    "Paragraph",
    "Picture",
    "Styled",
    "Table",
    "text_of",
]


@dataclass(frozen=True, slots=True)
class Styled:
    """Text with direct formatting, or with a character style of the template by its name. `size` is in points."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    style: str | None = None
    colour: str | None = None
    size: float | None = None

    def __str__(self) -> str:
        """The text alone."""
        return self.text


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere: a web address, a file beside the letter (`tables.xlsx#Table1!A1`), or a bookmark of
    the letter itself (`#bookmark`).
    """

    text: str
    target: str
    bold: bool = False
    italic: bool = False

    def __str__(self) -> str:
        """The text alone."""
        return self.text


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, JPEG or GIF with the text that describes it. Sizes are in millimetres; one given, the other follows."""

    data: bytes
    alt: str
    width: float | None = None
    height: float | None = None


Inline = str | Styled | Link | Picture


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `style` names a paragraph style of the template; without one it looks as its tag's paragraph."""

    content: tuple[Inline, ...]
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. Each item is one or more paragraphs, and lists in it; a numbered list starts at 1."""

    items: tuple["Blocks", ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text whose first `header_rows` rows repeat on every page.

    `title` and `description` are its alternative text; `widths` are shares of the page's width; columns in `numeric`
    (counted from 0) are aligned right; `style` names a table style of the template.
    """

    rows: tuple[tuple["Cell", ...], ...]
    header_rows: int = 1
    title: str = ""
    description: str = ""
    widths: tuple[float, ...] = ()
    numeric: frozenset[int] = frozenset()
    style: str | None = None


Cell = Inline | Paragraph
Block = Paragraph | ListBlock | Table


@dataclass(frozen=True, slots=True)
class Blocks:
    """Paragraphs, lists and tables in order."""

    blocks: tuple[Block, ...] = ()

    def __iter__(self) -> Iterator[Block]:
        """The blocks in order."""
        return iter(self.blocks)

    def __bool__(self) -> bool:
        """Whether there is anything, so that `{% if reasons %}` reads as expected."""
        return bool(self.blocks)

    def __add__(self, other: "Blocks") -> "Blocks":
        """One after the other."""
        return Blocks(self.blocks + other.blocks)

    def __str__(self) -> str:
        """The words alone, paragraphs apart by an empty line."""
        return text_of(self)


def text_of(value: Blocks | Block | Inline) -> str:
    """The words of a value, without formatting; for checks, logs and comparisons."""
    if isinstance(value, Blocks):
        return "\n\n".join(text_of(block) for block in value)
    if isinstance(value, Paragraph):
        return "".join(text_of(part) for part in value.content)
    if isinstance(value, ListBlock):
        return "\n".join(text_of(item) for item in value.items)
    if isinstance(value, Table):
        return "\n".join("\t".join(text_of(cell) for cell in row) for row in value.rows)
    return value.alt if isinstance(value, Picture) else str(value)
