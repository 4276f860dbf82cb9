"""Text with its history: what a returned Word file says, and who inserted, deleted or moved which part of it."""

from collections.abc import Callable
from dataclasses import dataclass

from foi_letters.wording.comments import Note
from foi_letters.wording.words import Kind, Stress


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: whose, when, and whether it is half of a move."""

    author: str
    date: str | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """Whether something is there depends on these two: it was inserted, it was deleted, or both."""

    inserted: Revision | None = None
    deleted: Revision | None = None

    def stands(self, accept: Callable[[Revision], bool]) -> bool:
        """Whether it is there once the changes that `accept` likes are accepted and the others rejected."""
        kept = self.inserted is None or accept(self.inserted)
        return kept and (self.deleted is None or not accept(self.deleted))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one run, with what happened to it and the ids of the comments that hang on it."""

    text: str
    tracked: Tracked
    stress: Stress
    restressed: tuple[Revision, Stress] | None = None
    """A tracked change of its stress, and the stress before it."""
    comments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """A paragraph of the body, in a table or not; `mark` says what happened to the paragraph mark at its end."""

    pieces: tuple[Piece, ...]
    kind: Kind
    style: str
    mark: Tracked = Tracked()
    reshaped: tuple[Revision, Kind] | None = None
    """A tracked change of what kind of paragraph it is, and its kind before."""
    bookmarks: frozenset[str] = frozenset()
    """The names of the bookmarks that begin in it."""
    ends: frozenset[str] = frozenset()
    """The names of the bookmarks that end in it."""
    unreadable: tuple[str, ...] = ()
    """What stands in it that is not text that a reader sees: pictures, text boxes, hidden text."""

    def text(self, accept: Callable[[Revision], bool]) -> str:
        """What it says once some changes are accepted and the others rejected."""
        return "".join(piece.text for piece in self.pieces if piece.tracked.stands(accept))

    @property
    def everything(self) -> str:
        """All its text, deleted text too."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file, read."""

    name: str
    digest: str
    packs: frozenset[str]
    """The ids of review packs that the file says it is; one, unless something is wrong."""
    tracking: bool
    """Whether Track Changes was on when it was saved."""
    paragraphs: tuple[ReturnedParagraph, ...]
    comments: tuple[Note, ...] = ()
