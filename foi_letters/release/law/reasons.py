"""Which part of a letter argues which exemption.

Reasons run from the heading, or from the first passage, that cites a provision on which information is refused, up to
the next one that cites another, to a heading that turns to something else, or to the part that tells how to complain.
What stands under a heading such as "Evidence of harm" or "Public interest test", which cites nothing, belongs to every
exemption that the letter has brought up by then.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from foi_letters.release.law.cited import THE_ACT, Cited, cited_in
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.letter_text import LetterText, Passage

_ARGUES = re.compile(
    r"\b(?:harm|prejudice|public interest|balanc\w*|weigh\w*|factors?|favour\w*|for and against|considerations?|arguments?|reasons?|reasoning|why"
    r"|conclusions?|findings?|tests?|explanation|evidence|exemptions?|exempt|identif\w+|personal data|legitimate|necess\w+|lawful\w*|fair\w*|expectations?)\b",
    re.IGNORECASE,
)
_TURNS_AWAY = re.compile(
    r"^(?:(?:the |your |our )?(?:q(?:uestions?)?\b|requests?\b|rights?\b|answers?\b|responses?\b)|you asked|advice|assistance|help\b|how to|what (?:you can|next|happens)"
    r"|complain|internal review|review|appeal|next steps|contact|attach|enclos|disclosure$|licen[cs]|copyright|re-?us|background|further information"
    r"|if you(?:'re| are)|are you|not happy|unhappy|want to|need )",
    re.IGNORECASE,
)
_WEIGHS = re.compile(r"public interest|balanc|factors|favour", re.IGNORECASE)
_BARE = 14
"""A passage of so few words that cites a ground is an entry of a list of grounds, and no argument."""
_BEGINNING = 40
"""Where a passage must cite a ground to be about it, under a heading that is about several."""
_PROSE = 25
"""From so many words on, what stands in a table is prose: some letters are laid out in one."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The passages that argue one section (`40`), headings included, and every provision of it cited there."""

    section: str
    passages: tuple[Passage, ...]
    own: tuple[Passage, ...]
    """Those among the passages that argue this section alone: a fault in them is a fault of this section."""

    @property
    def text(self) -> str:
        """The passages, a line each."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def body(self) -> tuple[Passage, ...]:
        """Without headings."""
        return _without_headings(self.passages)

    @property
    def own_body(self) -> tuple[Passage, ...]:
        """What argues this section alone, without headings."""
        return _without_headings(self.own)


def _without_headings(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.level is None)


class _Under(Enum):
    """What makes a passage an argument: a mention, a heading that cites the ground, or one that only argues."""

    MENTION = "mention"
    CITING = "heading that cites"
    WEIGHING = "heading that cites, of the public interest"
    ARGUING = "heading that argues"


@dataclass(frozen=True, slots=True)
class _Argued:
    passage: Passage
    sections: frozenset[str]
    under: _Under
    leads_in: bool = False
    """Whether it stands before the passage that cites: what was counted, say, before the cost limit is named."""


def weighs_under(passage: Passage) -> bool:
    """Whether a passage stands under a heading that speaks of the public interest test."""
    return bool(passage.headings and _WEIGHS.search(passage.headings[-1]))


def reasons(letter: LetterText, refuses: Callable[[Cited], bool]) -> dict[str, Reasons]:
    """Sections of the Act to the passages that argue them; `refuses` tells grounds from sections cited in passing.

    A section that has a heading of its own is argued there, and not where a summary mentions it.
    """
    argued = [each for each in _argued(letter, refuses) if each.sections]
    sections = dict.fromkeys(section for each in argued for section in sorted(each.sections))
    return {
        section: _reasons(section, [each for each in argued if section in each.sections])
        for section in sections
    }


def _reasons(section: str, argued: list[_Argued]) -> Reasons:
    headed = any(each.under is _Under.CITING for each in argued)
    kept = [each for each in argued if not (headed and each.under is _Under.MENTION)]
    own = tuple(each.passage for each in kept if len(each.sections) == 1 and not each.leads_in)
    return Reasons(section, tuple(each.passage for each in kept), own)


def _begins_with_a_citation(passage: Passage) -> bool:
    return any(cited_in(replace(passage, text=passage.text[:_BEGINNING])))


class _Reader:
    """Reads a letter from above, and knows at each passage which grounds are being argued."""

    def __init__(self) -> None:
        self.current: frozenset[str] = frozenset()
        self.introduced: frozenset[str] = frozenset()
        self.under = _Under.MENTION
        self.rank: int | None = None
        """Of the heading that cites what is being argued, if one does."""
        self.listing = False

    def heading(self, passage: Passage, level: int, named: frozenset[str]) -> None:
        """A heading opens the reasons for what it cites, goes on with what is being argued, or ends it."""
        if named:
            weighs = _WEIGHS.search(passage.text)
            self._turn(named, _Under.WEIGHING if weighs else _Under.CITING, level)
        elif self.rank is not None and level > self.rank:
            pass
        elif _TURNS_AWAY.search(passage.text):
            self._turn(frozenset(), _Under.MENTION)
        elif self.introduced and _ARGUES.search(passage.text):
            self._turn(self.introduced, _Under.ARGUING)
        elif self.rank is not None or self.under is _Under.ARGUING:
            self._turn(frozenset(), _Under.MENTION)

    def body(self, passage: Passage, named: frozenset[str]) -> None:
        """A passage under no heading that cites argues what it cites itself, or what the one before it did."""
        bare = bool(named) and len(passage.text.split()) <= _BARE
        if about_complaints(passage):
            self._turn(frozenset(), _Under.MENTION)
        elif named and self.under is _Under.ARGUING and not _begins_with_a_citation(passage):
            pass
        elif named and self.rank is None:
            self.current = self.current | named if bare and self.listing else named
        self.listing = bare
        self.introduced |= named

    def _turn(self, sections: frozenset[str], under: _Under, rank: int | None = None) -> None:
        self.current, self.under, self.rank, self.listing = sections, under, rank, False
        self.introduced |= sections


_ASKS = re.compile(
    r"[\"'(]|(?:thank you|you (?:asked|wrote|ask|have asked)|your request|dear)\b", re.IGNORECASE
)


def _argued(letter: LetterText, refuses: Callable[[Cited], bool]) -> Iterator[_Argued]:
    reader, before = _Reader(), list[Passage]()
    for passage in letter.passages:
        if passage.table is not None and len(passage.text.split()) < _PROSE:
            continue
        named = frozenset(c.section for c in cited_in(passage) if c.law == THE_ACT and refuses(c))
        if passage.level is not None:
            reader.heading(passage, passage.level, named)
            before.clear()
        else:
            reader.body(passage, named)
        if reader.current and reader.under is _Under.MENTION:
            yield from (_Argued(each, reader.current, reader.under, leads_in=True) for each in before)
        yield _Argued(passage, reader.current, reader.under)
        apart = reader.current or _ASKS.match(passage.text) or about_complaints(passage)
        before = [] if apart else [*before, passage]
