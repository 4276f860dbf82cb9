"""The tracked edits of a reviewer in one block, as a list that a person can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from foi_letters.wording.tracked import Piece, ReturnedParagraph, Revision
from foi_letters.wording.views import accept_all

TAKEN_BACK = "took back"
"""The reviewer deleted, with Track Changes on, what the pack proposed to insert."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One tracked change: `kind` is inserted, deleted, moved from, moved to, stressed, or what became of a paragraph."""

    kind: str
    text: str
    author: str
    date: str | None

    def __str__(self) -> str:
        return f"{self.kind} “{self.text}”"


def edits(wording: Iterable[ReturnedParagraph], ours: str) -> tuple[Edit, ...]:
    """What reviewers did, in the order of the text; `ours` is the author of the pack's own proposals."""
    return tuple(
        edit for paragraph in wording for edit in (*_of_words(paragraph, ours), *_of_mark(paragraph, ours))
    )


def _of_words(paragraph: ReturnedParagraph, ours: str) -> Iterator[Edit]:
    changes = [(_change(piece, ours), piece.text) for piece in paragraph.pieces if piece.text]
    for change, group in groupby(changes, key=lambda each: each[0]):
        text = " ".join("".join(text for _, text in group).split())
        if change is not None and text:
            yield Edit(change[0], text, change[1].author, change[1].date)


def _change(piece: Piece, ours: str) -> tuple[str, Revision] | None:
    """What a reviewer did with a piece. What reviewers inserted and deleted again is nothing."""
    inserted, deleted = (each if each and each.author != ours else None for each in _tracks(piece))
    if deleted and inserted:
        return None
    if deleted:
        return (
            TAKEN_BACK if piece.tracked.inserted else "moved from" if deleted.moved else "deleted"
        ), deleted
    if inserted:
        return ("moved to" if inserted.moved else "inserted"), inserted
    if piece.restressed and piece.restressed[0].author != ours and piece.restressed[1] is not piece.stress:
        return "stressed", piece.restressed[0]
    return None


def _tracks(piece: Piece) -> tuple[Revision | None, Revision | None]:
    return piece.tracked.inserted, piece.tracked.deleted


def _of_mark(paragraph: ReturnedParagraph, ours: str) -> Iterator[Edit]:
    """A paragraph begun or joined to the next, where its text stays."""
    text = paragraph.text(accept_all).strip()
    inserted, deleted = paragraph.mark.inserted, paragraph.mark.deleted
    if deleted and deleted.author != ours and not inserted and text:
        yield Edit("joined to the next the paragraph", text, deleted.author, deleted.date)
    if inserted and inserted.author != ours and not deleted and text:
        yield Edit("ended the paragraph after", text, inserted.author, inserted.date)
