"""A returned file read against the record of its pack: what the reviewer decided and edited, block by block.

Nothing is written here. Whether it is carried out is for `importing.py`, which does so only if nothing stands against it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from foi_letters.approvals import Comment
from foi_letters.errors import InputError, Place, Problem
from foi_letters.release.finding import Finding, Severity, stopping
from foi_letters.wording import returned as returned_file
from foi_letters.wording.anchors import Found, Search, find, parted
from foi_letters.wording.comments import Note
from foi_letters.wording.manifest import Manifest, load
from foi_letters.wording.reading import Reading, read_block
from foi_letters.wording.tracked import Returned, ReturnedParagraph
from foi_letters.wording.views import accept_all

ANONYMOUS = frozenset({"", "Author", "Unknown Author"})
"""What programs call a person whose name they do not know, or have removed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    returned: Returned
    manifest: Manifest
    readings: tuple[Reading, ...]
    comments: tuple[Comment, ...]
    """Comments that hang on no block."""
    general: tuple[Finding, ...]
    """Findings about the file as a whole."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, the file first, then block by block."""
        return (*self.general, *(finding for reading in self.readings for finding in reading.findings))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody but us who edited, filled in a line or commented under a name, in the order of names."""
        comments = {note.author for note in self.returned.comments}
        return tuple(
            sorted((_authors(self.returned.paragraphs) | comments) - {self.manifest.author, *ANONYMOUS})
        )


def read_answer(file: Path, packs: Path, *, allow_untracked: bool = False) -> Answer:
    """Read a returned file; `packs` is the folder with the records of what was sent.

    Raises InputError when it is no Word file, was made to do harm, or is not the return of a pack of ours. Problems
    with what it says are findings of the answer.
    """
    returned = returned_file.read(file)
    manifest = load(packs, _pack_of(returned), returned.name)
    returned = replace(returned, paragraphs=tuple(parted(returned.paragraphs)))
    search = find(returned.paragraphs, manifest)
    comments = _by_block(returned, search.found)
    readings = tuple(
        read_block(
            found,
            manifest.author,
            comments.get(found.sent.block, ()),
            returned.name,
            allow_untracked=allow_untracked,
        )
        for found in search.found
    )
    return Answer(
        returned, manifest, readings, comments.get("", ()), tuple(_general(returned, manifest, search))
    )


def _pack_of(returned: Returned) -> str:
    """The id of the pack that the file answers."""
    if len(returned.packs) == 1:
        return next(iter(returned.packs))
    if returned.packs:
        message = f"it holds parts of several review packs: {', '.join(sorted(returned.packs))}"
    else:
        message = "it says of no review pack that it is its answer"
    raise InputError(
        [Problem("wrong-pack", message, Place(returned.name), "ask for the file that was sent, edited")]
    )


def _general(returned: Returned, manifest: Manifest, search: Search) -> Iterator[Finding]:
    place = Place(returned.name)
    for block in search.missing:
        message = f"{block.block} was sent and is not in the file"
        yield Finding(
            "block-missing",
            Severity.ERROR,
            message,
            place,
            "to do without a block, write reject on its decision line",
        )
    for block in search.twice:
        yield Finding(
            "block-twice",
            Severity.ERROR,
            f"{block.block} stands in the file more than once",
            place,
            "delete one",
        )
    yield from (_stray(text, place) for _, text in search.strays)
    if not returned.tracking:
        message = "Track Changes was off when the file was saved; every block was compared with what was sent"
        yield Finding("tracking-setting", Severity.WARN, message, place)
    proposes = any(block.approved is not None for block in manifest.blocks)
    if proposes and _anonymous(returned.paragraphs):
        message = "the file was stripped of the names of those who edited it, so its proposals and its edits look alike"
        cure = "ask for it without “Remove personal information”"
        yield Finding("authors-removed", Severity.WARN, message, place, cure)


def _stray(text: str, place: Place) -> Finding:
    """Text outside the blocks: new, or one of the pack's own lines edited, which is made from the wording."""
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    message = f"there is text between the blocks that was not sent: “{shown}”"
    cure = "ask the reviewer to put it into a block or a comment; headings, facts and illustrations are not for editing"
    return Finding("text-between-blocks", Severity.ERROR, message, place, cure)


def _anonymous(paragraphs: Iterable[ReturnedParagraph]) -> bool:
    authors = _authors(paragraphs)
    return bool(authors) and authors <= ANONYMOUS


def _authors(paragraphs: Iterable[ReturnedParagraph]) -> set[str]:
    """Everybody who tracked a change, us included."""
    tracked = (each for p in paragraphs for each in (p.mark, *(piece.tracked for piece in p.pieces)))
    return {each.author for pair in tracked for each in (pair.inserted, pair.deleted) if each}


# comments


def _by_block(returned: Returned, found: Sequence[Found]) -> Mapping[str, tuple[Comment, ...]]:
    """The comments by the block they hang on; under "" those that hang on none."""
    owners = dict(_owners(returned.paragraphs, found))
    by_block: dict[str, tuple[Comment, ...]] = {}
    for note in returned.comments:
        places = [
            at
            for at, each in enumerate(returned.paragraphs)
            if any(note.id in p.comments for p in each.pieces)
        ]
        block = next((owners[at] for at in places if owners[at]), "")
        by_block[block] = (
            *by_block.get(block, ()),
            _comment(note, [returned.paragraphs[at] for at in places]),
        )
    return by_block


def _owners(paragraphs: Sequence[ReturnedParagraph], found: Sequence[Found]) -> Iterator[tuple[int, str]]:
    """To which block each paragraph belongs: its lines, and what was sent with it above and below."""
    for at, paragraph in enumerate(paragraphs):
        inside = next((f.sent.block for f in found if f.start <= at < f.end), None)
        before = next((f for f in reversed(found) if f.end <= at), None)
        after = next((f for f in found if f.start > at), None)
        text = " ".join(paragraph.everything.split())
        framed = next((f.sent.block for f in (after, before) if f and _frames(f, text)), "")
        yield at, framed if inside is None else inside


def _frames(found: Found, text: str) -> bool:
    return any(" ".join(each.split()) == text for each in found.sent.frame)


def _comment(note: Note, paragraphs: Iterable[ReturnedParagraph]) -> Comment:
    """A comment with the words it hangs on: those that stand, or if none stand, those deleted."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces if note.id in piece.comments]
    standing = "".join(piece.text for piece in pieces if piece.tracked.stands(accept_all))
    words = standing if standing.strip() else "".join(piece.text for piece in pieces)
    return Comment(
        author=note.author,
        date=note.date,
        text=note.text,
        words=" ".join(words.split()),
        resolved=note.resolved,
        replies=note.replies,
    )


def stops(answer: Answer) -> bool:
    """Whether something found stands against carrying the answer out."""
    return bool(stopping(answer.findings))
