"""Putting wording into words: blocks of the library filled from the tags, officers' prose, and the draft marks.

A `Drafter` remembers which blocks it used, so that a final letter can be refused for the one that nobody approved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from foi_letters.approvals import Approval, Ledger
from foi_letters.assembly.fragment import Fragment
from foi_letters.assembly.markdown import markdown
from foi_letters.assembly.values import Blocks
from foi_letters.block import Wording
from foi_letters.errors import InputError, Problem
from foi_letters.exemption import Library
from foi_letters.layout import DRAFT_MARK, joined, line, spaced, with_leads, with_text
from foi_letters.provision import When
from foi_letters.quotes import Quotes
from foi_letters.regime import Regime
from foi_letters.reliance import GroundUse
from foi_letters.typography import together
from foi_letters.yamlfile import Document, Path_, Value


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
            return line(f"{approval.state}: {wording.id}", DRAFT_MARK) + filled
        return filled

    def _fill(self, wording: Wording, tags: Mapping[str, object]) -> Blocks:
        approval = self.ledger.state(wording.id, wording.wording_hash, self.on, used_when=wording.used_when)
        self.used[wording.id] = (wording, approval)
        fragment = Fragment.compile(wording.text, place=wording.place)
        return self._finished(fragment.render({**self.tags, **tags}))

    def _finished(self, blocks: Blocks) -> Blocks:
        """Blocks with the figures that prose in them quotes, and no-break spaces where a line must not end."""
        return spaced(with_leads(with_text(blocks, lambda text: together(self.quotes.fill(text)))))


def check_quotes(document: Document, quotes: Quotes) -> None:
    """Every figure quoted anywhere in the case file can be quoted; all those that cannot, each at its line."""
    problems: list[Problem] = []
    for path, text in _texts(document.value, ()):
        try:
            quotes.fill(text, document.place(path))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def _texts(value: Value, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from _texts(inner, (*path, key))
    for number, inner in enumerate(value) if isinstance(value, list) else ():
        yield from _texts(inner, (*path, number))
