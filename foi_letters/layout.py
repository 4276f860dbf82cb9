"""How prose and tables are laid out in a letter: the styles of our templates by name, and the blocks made with them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from foi_letters.assembly.values import Block, Blocks, Inline, ListBlock, Paragraph, Styled, Table

LEAD = "Lead"
"""A line that leads into what follows, and stays with it."""
KEPT = "Kept"
"""A sentence that stays with what is after it."""
LEAD_AFTER_TABLE = "Lead after table"
LIST_ITEM_KEPT = "List item kept"
SHORT_TABLE = 8
"""A table of the template of up to so many rows stays on one page."""
CAPTION = "caption"
TABLE_NOTE = "Table note"
AFTER_TABLE = "After table"
TABLE = "Letter table"
DRAFT_MARK = "Draft mark"
"""The mark in the margin beside wording that is not approved."""


def joined(*parts: Blocks) -> Blocks:
    """Blocks one after the other."""
    return Blocks(tuple(block for part in parts for block in part))


def line(text: str, style: str) -> Blocks:
    """One paragraph in a style."""
    return Blocks((Paragraph((text,), style=style),))


def bullets(items: Iterable[Iterable[Inline]], *, kept: bool = False) -> Blocks:
    """A list with a bullet for each item; nothing where there is none. `kept` holds it together on one page."""
    paragraphs = [Paragraph(tuple(item)) for item in items]
    if kept:
        paragraphs[:-1] = [replace(each, style=LIST_ITEM_KEPT) for each in paragraphs[:-1]]
    return Blocks((ListBlock(tuple(Blocks((each,)) for each in paragraphs)),)) if paragraphs else Blocks()


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str = "",
    widths: tuple[float, ...],
    bold: Callable[[int, int], bool] = lambda row, column: False,  # noqa: ARG005
) -> Table:
    """A small table that stays on one page: text in the first column, numbers to the right in the others.

    `widths` are shares of the page's width; `bold` says which cells, by row and column, are set in bold. For people who
    do not see it, the table is described by its headings: words that stand on the page.
    """
    last = len(rows) - 1
    body = (
        tuple(
            Paragraph((Styled(cell, bold=bold(number, column)),), style=_style(column, kept=number != last))
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    heading = tuple(Paragraph((text,), style="Table heading") for text in headings)
    return Table(
        (heading, *body),
        title=title,
        description="; ".join(headings),
        widths=widths,
        numeric=frozenset(range(1, len(headings))),
        style=TABLE,
    )


def kept_rows(count: int, *, lines: int = 1) -> tuple[bool, ...]:
    """Which rows, of so many lines each, stay on the page of the next: all of a short table, else the first and the last three."""
    return tuple(
        number < count - 1 and (count * lines <= SHORT_TABLE or number == 0 or number >= count - 3)
        for number in range(count)
    )


def _style(column: int, *, kept: bool) -> str:
    return ("Table number" if column else "Table text") + (" kept" if kept else "")


def styled(blocks: Blocks, style: str) -> Blocks:
    """The blocks with every plain paragraph in a paragraph style of the template."""
    return Blocks(tuple(replace(each, style=style) if _is_plain(each) else each for each in blocks))


def _is_plain(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.style is None


def spaced(blocks: Blocks) -> Blocks:
    """The blocks with room between a table and what follows it, and the sentence before a table on its page."""
    every = tuple(blocks)
    before, after = (None, *every[:-1]), (*every[1:], None)
    return Blocks(tuple(_between(*three) for three in zip(before, every, after, strict=True)))


def _between(before: Block | None, block: Block, after: Block | None) -> Block:
    if isinstance(before, Table):
        return _after_table(block)
    if isinstance(after, Table) and _is_plain(block):
        return replace(block, style=KEPT)
    return block


def _after_table(block: Block) -> Block:
    """A block with the room above it that a table before it does not give."""
    if _is_plain(block):
        return replace(block, style=AFTER_TABLE)
    if isinstance(block, Paragraph) and block.style == LEAD:
        return replace(block, style=LEAD_AFTER_TABLE)
    return block


def ends_in_table(blocks: Blocks) -> bool:
    """Whether a table is the last of the blocks."""
    return isinstance((None, *blocks)[-1], Table)


def with_last_kept(blocks: Blocks) -> Blocks:
    """The blocks with their last paragraph on the page of what is after them."""
    every = tuple(blocks)
    if not every or not _is_plain(last := every[-1]):
        return blocks
    return Blocks((*every[:-1], replace(last, style=KEPT)))


def with_leads(blocks: Blocks) -> Blocks:
    """The blocks with each paragraph that is bold throughout set as a lead."""
    return Blocks(tuple(replace(each, style=LEAD) if _is_bold(each) else each for each in blocks))


def _is_bold(block: Block) -> TypeGuard[Paragraph]:
    if not _is_plain(block) or not block.content:
        return False
    return all(isinstance(part, Styled) and part.bold for part in block.content)


def with_text(blocks: Blocks, change: Callable[[str], str]) -> Blocks:
    """The blocks with every text in them changed; tables are left as they are."""
    return Blocks(tuple(_changed(block, change) for block in blocks))


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, content=tuple(_changed_part(part, change) for part in block.content))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(with_text(item, change) for item in block.items))
    return block


def _changed_part(part: Inline, change: Callable[[str], str]) -> Inline:
    if isinstance(part, str):
        return change(part)
    return replace(part, text=change(part.text)) if isinstance(part, Styled) else part
