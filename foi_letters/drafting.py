"""Putting wording into words: blocks of the library filled from the tags, officers' prose, and the draft marks.

A `Drafter` remembers which blocks it used, so that a final letter can be refused for the one that nobody approved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeGuard

from foi_letters.approvals import Approval, Ledger
from foi_letters.assembly.fragment import Fragment
from foi_letters.assembly.markdown import markdown
from foi_letters.assembly.values import Block, Blocks, Inline, ListBlock, Paragraph, Styled
from foi_letters.block import Wording
from foi_letters.exemption import Library
from foi_letters.provision import When
from foi_letters.quotes import Quotes
from foi_letters.regime import Regime
from foi_letters.reliance import GroundUse
from foi_letters.typography import together

LEAD = "Lead"
"""The paragraph style of a line that leads into what follows."""

KEPT = "Kept"
"""The paragraph style of a sentence that stays with the table after it."""

DRAFT_MARK = "Draft mark"
"""The paragraph style of the mark in the margin."""


@dataclass(frozen=True)
class Drafter:
    """Renders the wording of one letter."""

    library: Library
    regime: Regime
    on: date
    ledger: Ledger
    draft: bool
    quotes: Quotes
    tags: Mapping[str, object]
    """The tags that every block may name."""
    facts: frozenset[When] = frozenset()
    """What is so of the letter as a whole."""
    used: dict[str, tuple[Wording, Approval]] = field(default_factory=dict)
    """Every block used so far, by its id."""

    def say(self, name: str, **tags: object) -> Blocks:
        """A block placed by name (`standard/decision/nil`), if its conditions hold; nothing if they do not."""
        wording = self.library.block(f"{self.regime.lower()}/{name}", self.on)
        if not wording.entry.holds(self.facts, ()):
            return Blocks()
        return self._render(wording, tags)

    def line(self, name: str, **tags: object) -> str:
        """A block of one line, as text without its full stop, for a cell. It is not marked: a mark would not fit."""
        wording = self.library.block(f"{self.regime.lower()}/{name}", self.on)
        return str(self._fill(wording, tags)).removesuffix(".")

    def reasons(self, use: GroundUse, facts: frozenset[When], **tags: object) -> Blocks:
        """The reasons for a ground, block by block; `facts` are what is so of it."""
        wordings = self.library.reasons(use.claim, facts | self.facts, self.on)
        return joined(*(self._render(wording, tags) for wording in wordings))

    def prose(self, text: str) -> Blocks:
        """An officer's own words as paragraphs, the figures that they quote filled in. Braces in them are text."""
        return self._finished(markdown(text))

    def _render(self, wording: Wording, tags: Mapping[str, object]) -> Blocks:
        filled = self._fill(wording, tags)
        approval = self.used[wording.id][1]
        if self.draft and not approval.state.usable and filled:
            return Blocks((Paragraph((f"{approval.state}: {wording.id}",), style=DRAFT_MARK), *filled))
        return filled

    def _fill(self, wording: Wording, tags: Mapping[str, object]) -> Blocks:
        approval = self.ledger.state(wording.id, wording.wording_hash, self.on, used_when=wording.used_when)
        self.used[wording.id] = (wording, approval)
        fragment = Fragment.compile(wording.text, place=wording.place)
        return self._finished(fragment.render({**self.tags, **tags}))

    def _finished(self, blocks: Blocks) -> Blocks:
        """Blocks with the figures that prose in them quotes, and no-break spaces where a line must not end."""
        return with_leads(with_text(blocks, lambda text: together(self.quotes.fill(text))))


def joined(*parts: Blocks) -> Blocks:
    """Blocks one after the other."""
    return Blocks(tuple(block for part in parts for block in part))


def styled(blocks: Blocks, style: str) -> Blocks:
    """The blocks with every plain paragraph in a paragraph style of the template."""
    return Blocks(
        tuple(
            replace(each, style=style) if isinstance(each, Paragraph) and each.style is None else each
            for each in blocks
        )
    )


def with_leads(blocks: Blocks) -> Blocks:
    """The blocks with each paragraph that is bold throughout set as a lead, which stays with what follows."""
    return Blocks(tuple(replace(each, style=LEAD) if _is_bold(each) else each for each in blocks))


def _is_bold(block: Block) -> TypeGuard[Paragraph]:
    if not isinstance(block, Paragraph) or block.style:
        return False
    return all(isinstance(part, Styled) and part.bold for part in block.content) and bool(block.content)


def with_text(blocks: Blocks, change: Callable[[str], str]) -> Blocks:
    """The blocks with every text in them changed."""
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
