"""Which part of a letter argues which exemption.

Reasons run from the heading, or from the first passage, that cites a provision on which information is refused, up to
the next one that cites another, to a heading of the same rank, or to the part that tells how to complain.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from foi_letters.release.law.cited import THE_ACT, Cited, cited_in
from foi_letters.release.law.letter_text import LetterText, Passage
from foi_letters.release.law.meaning import NO_REVIEW, REGULATOR_RIGHT, REVIEW_OFFER


@dataclass(frozen=True, slots=True)
class Reasons:
    """The passages that argue one section (`40`), headings included, and every provision of it cited there."""

    section: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The passages, a line each."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def body(self) -> tuple[Passage, ...]:
        """Without headings."""
        return tuple(passage for passage in self.passages if passage.level is None)


def about_complaints(passage: Passage) -> bool:
    """Whether a passage tells the requester how to complain, by its own words or its heading's."""
    return any(m.said_in(passage.text) for m in (REVIEW_OFFER, NO_REVIEW, REGULATOR_RIGHT))


def reasons(letter: LetterText, refuses: Callable[[Cited], bool]) -> dict[str, Reasons]:
    """Sections of the Act to the passages that argue them; `refuses` tells grounds from sections cited in passing.

    A section that has a heading of its own is argued there, and not where a summary mentions it.
    """
    headed: dict[str, list[Passage]] = {}
    inline: dict[str, list[Passage]] = {}
    for passage, sections, under_heading in _argued(letter, refuses):
        for section in sections:
            (headed if under_heading else inline).setdefault(section, []).append(passage)
    found = {**inline, **headed}
    return {section: Reasons(section, tuple(passages)) for section, passages in found.items()}


def _argued(
    letter: LetterText, refuses: Callable[[Cited], bool]
) -> Iterator[tuple[Passage, frozenset[str], bool]]:
    current: frozenset[str] = frozenset()
    rank: int | None = None  # of the heading that opened the reasons, if a heading did
    for passage in letter.passages:
        if passage.table is not None:
            continue
        named = frozenset(c.section for c in cited_in(passage) if c.law == THE_ACT and refuses(c))
        if passage.level is not None:
            if named or rank is None or passage.level <= rank:
                current, rank = named, passage.level if named else None
        elif about_complaints(passage):
            current, rank = frozenset(), None
        elif named and rank is None:
            current = named
        yield passage, current, rank is not None
