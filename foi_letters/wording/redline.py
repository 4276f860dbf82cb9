"""A redline: from one wording to another in words kept, deleted and inserted, as lawyers read it.

Paragraphs are matched first, then the words inside each pair that is alike. A paragraph that is new, gone or of another
kind is inserted or deleted whole, its mark included, so that rejecting everything gives the old wording and accepting
everything the new one, exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from foi_letters.wording.words import Kind, Paragraph, Paragraphs, Token

ALIKE = 0.4
"""Two paragraphs that share less than this part of their words are not one edited, but one replaced by another."""


class Change(StrEnum):
    """What became of words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words of one fate."""

    change: Change
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class RedlinedParagraph:
    """A paragraph as it stands in the redline; `change` is what became of the paragraph itself, mark and all."""

    change: Change
    kind: Kind
    stretches: tuple[Stretch, ...]


Redline = tuple[RedlinedParagraph, ...]


def redline(old: Paragraphs, new: Paragraphs) -> Redline:
    """The redline from `old` to `new`."""
    return tuple(_paragraphs(old, new))


def side(redlined: Redline, unwanted: Change) -> Paragraphs:
    """One side of a redline: without what was DELETED it is the new wording, without what was INSERTED the old."""
    return tuple(
        Paragraph(
            paragraph.kind,
            tuple(t for s in paragraph.stretches if s.change is not unwanted for t in s.tokens),
        )
        for paragraph in redlined
        if paragraph.change is not unwanted
    )


def _paragraphs(old: Paragraphs, new: Paragraphs) -> Iterator[RedlinedParagraph]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield from _aligned(old[old_from:old_to], new[new_from:new_to])


def _aligned(old: Paragraphs, new: Paragraphs) -> Iterator[RedlinedParagraph]:
    """Two runs of paragraphs, those that are alike paired in order, the others deleted or inserted whole."""
    old_done = new_done = 0
    for old_at, new_at in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_whole(each, Change.DELETED) for each in old[old_done:old_at])
        yield from (_whole(each, Change.INSERTED) for each in new[new_done:new_at])
        if new_at < len(new):
            before, after = old[old_at], new[new_at]
            yield RedlinedParagraph(Change.SAME, after.kind, words(before.tokens, after.tokens))
        old_done, new_done = old_at + 1, new_at + 1


def _pairs(old: Paragraphs, new: Paragraphs) -> Iterator[tuple[int, int]]:
    """Which old paragraph became which new one."""
    done = 0
    for new_at, paragraph in enumerate(new):
        partner = next((at for at in range(done, len(old)) if _alike(old[at], paragraph)), None)
        if partner is not None and not any(
            _closer(old[partner], paragraph, other) for other in new[new_at + 1 :]
        ):
            yield partner, new_at
            done = partner + 1


def _whole(paragraph: Paragraph, change: Change) -> RedlinedParagraph:
    return RedlinedParagraph(change, paragraph.kind, (Stretch(change, paragraph.tokens),))


def _alike(old: Paragraph, new: Paragraph) -> bool:
    return old.kind is new.kind and _likeness(old, new) >= ALIKE


def _closer(old: Paragraph, paragraph: Paragraph, other: Paragraph) -> bool:
    return _alike(old, other) and _likeness(old, other) > _likeness(old, paragraph)


def _likeness(old: Paragraph, new: Paragraph) -> float:
    ours, theirs = ([t for t in each.tokens if t.text != " "] for each in (old, new))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def words(old: Sequence[Token], new: Sequence[Token]) -> tuple[Stretch, ...]:
    """The words of one paragraph; between neighbouring changes a lone space or mark is not kept, so phrases stay whole."""
    stretches: list[Stretch] = []
    for same, before, after in _merged(old, new):
        if same:
            stretches.append(Stretch(Change.SAME, tuple(after)))
            continue
        stretches += [Stretch(Change.DELETED, tuple(before))] if before else []
        stretches += [Stretch(Change.INSERTED, tuple(after))] if after else []
    return tuple(stretches)


_Part = tuple[bool, Sequence[Token], Sequence[Token]]


def _merged(old: Sequence[Token], new: Sequence[Token]) -> list[_Part]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    parts: list[_Part] = [(tag == "equal", old[a:b], new[c:d]) for tag, a, b, c, d in codes]
    merged: list[_Part] = []
    for at, (same, before, after) in enumerate(parts):
        joins = same and 0 < at < len(parts) - 1 and not any(_is_word(token) for token in after)
        if merged and not merged[-1][0] and (joins or not same):
            merged[-1] = (False, [*merged[-1][1], *before], [*merged[-1][2], *after])
        else:
            merged.append((same, before, after))
    return merged


def _is_word(token: Token) -> bool:
    return token.placeholder or any(character.isalnum() for character in token.text)
