"""What tracked text says under a view of its changes: all accepted, all rejected, or those of one author alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from foi_letters.wording.tracked import Piece, ReturnedParagraph, Revision
from foi_letters.wording.words import Kind, Paragraph, Paragraphs, Stress, from_word

Accept = Callable[[Revision], bool]


def accept_all(_: Revision) -> bool:
    """As the reviewer leaves it."""
    return True


def reject_all(_: Revision) -> bool:
    """As if nobody had changed anything."""
    return False


def accept_of(author: str) -> Accept:
    """As if only this author had changed anything."""
    return lambda revision: revision.author == author


def seen(paragraphs: Iterable[ReturnedParagraph], accept: Accept) -> Paragraphs:
    """The paragraphs under a view. Where a paragraph mark does not stand, a paragraph runs on into the next one."""
    found: list[Paragraph] = []
    runs: list[tuple[str, Stress]] = []
    kind = Kind.TEXT
    for paragraph in paragraphs:
        own = [
            (piece.text, _stress(piece, accept)) for piece in paragraph.pieces if piece.tracked.stands(accept)
        ]
        if own or not runs:
            kind = _kind(paragraph, accept)
        runs += own
        if paragraph.mark.stands(accept):
            found.append(from_word(kind, runs))
            runs = []
    found.append(from_word(kind, runs))
    return tuple(paragraph for paragraph in found if paragraph.tokens)


def with_kinds_sent(
    paragraphs: Sequence[ReturnedParagraph], sent: Paragraphs, ours: Accept, accept: Accept
) -> tuple[ReturnedParagraph, ...]:
    """The paragraphs, those whose kind a program changed by itself put right.

    Where a paragraph mark is deleted with Track Changes on, LibreOffice gives the paragraph behind it the style of the
    one before, and does not track that. Under the view `accept`, a paragraph that begins alone is what it was when sent.
    """
    kinds = {paragraph.text: paragraph.kind for paragraph in sent}
    put_right = list(paragraphs[:1])
    for before, paragraph in pairwise(paragraphs):
        alone = not before.mark.deleted or before.mark.stands(accept) or not before.text(accept).strip()
        kind = kinds.get(" ".join(paragraph.text(ours).split())) if before.mark.deleted and alone else None
        put_right.append(paragraph if kind is None else replace(paragraph, kind=kind))
    return tuple(put_right)


def _stress(piece: Piece, accept: Accept) -> Stress:
    if piece.restressed and not accept(piece.restressed[0]):
        return piece.restressed[1]
    return piece.stress


def _kind(paragraph: ReturnedParagraph, accept: Accept) -> Kind:
    if paragraph.reshaped and not accept(paragraph.reshaped[0]):
        return paragraph.reshaped[1]
    return paragraph.kind
