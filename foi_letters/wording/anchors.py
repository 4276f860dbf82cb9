"""Finding each block of a pack in the returned file.

Three things show where a block is, and any one of them is enough: the grey code line above the wording, the bookmark
round it, the "Decision:" line below. The wording is everything between the code line and the decision line, so what was
typed after the end of the bookmark belongs to it. What lies in no block is compared with what was sent there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from foi_letters.wording.base_document import Style
from foi_letters.wording.manifest import Manifest, SentBlock
from foi_letters.wording.pack import DECISION
from foi_letters.wording.tracked import Piece, ReturnedParagraph, Tracked
from foi_letters.wording.views import accept_all

CODE_LINE, BOOKMARK, DECISION_LINE = ANCHORS = ("code line", "bookmark", "decision line")
_CODE_LINE = re.compile(r"\[([^\]\s]+)\] base ([0-9a-f]{8})\b")
_RUN_ON = re.compile(r"(?<=\S)\s*Decision:\t")
_LABEL = re.compile(r"\s*(decision|review by|law as at|conditions)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A block as it was found. Ranges count paragraphs of the file."""

    sent: SentBlock
    wording: tuple[ReturnedParagraph, ...]
    start: int
    """Where the wording begins, its code line included."""
    end: int
    """Behind the last line to fill in."""
    form: Mapping[str, str]
    """What the reviewer wrote on each line to fill in, by how the line begins."""
    anchors: frozenset[str]
    """Which of ANCHORS are still there."""
    base: str | None
    """The start of the hash on the code line."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: the blocks in the order of the file, the blocks that are missing or there twice, stray text."""

    found: tuple[Found, ...]
    missing: tuple[SentBlock, ...]
    twice: tuple[SentBlock, ...]
    strays: tuple[tuple[int, str], ...]
    """Text that stands in no block and was not sent: the number of its paragraph, and the text."""


def find(paragraphs: Sequence[ReturnedParagraph], manifest: Manifest) -> Search:
    """Every block of the pack in the paragraphs of a returned file."""
    codes, marks = _codes(paragraphs), _bookmarks(paragraphs)
    decisions = [at for at, each in enumerate(paragraphs) if _label(each) == DECISION]
    if len(decisions) != len(manifest.blocks):
        decisions = []  # then it cannot be told which is whose
    starts: dict[str, int] = {}
    for number, block in enumerate(manifest.blocks):
        if block.block in codes:
            starts[block.block] = codes[block.block][0]
        elif block.bookmark in marks:
            starts[block.block] = _start_above(
                paragraphs, block, marks[block.bookmark], marks[block.bookmark]
            )
        elif decisions:
            starts[block.block] = _start_above(paragraphs, block, decisions[number], decisions[number])
    found = tuple(_found(paragraphs, manifest, starts, codes, marks))
    return Search(
        found,
        tuple(block for block in manifest.blocks if block.block not in starts),
        tuple(block for block in manifest.blocks if len(codes.get(block.block, [])) > 1),
        tuple(_strays(paragraphs, manifest, found)),
    )


def _codes(paragraphs: Sequence[ReturnedParagraph]) -> dict[str, list[int]]:
    """The paragraphs in which the code line of each block stands."""
    codes: dict[str, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        for match in _CODE_LINE.finditer(paragraph.everything):
            codes.setdefault(match[1], []).append(at)
    return codes


def _bookmarks(paragraphs: Sequence[ReturnedParagraph]) -> dict[str, int]:
    return {name: at for at, paragraph in enumerate(paragraphs) for name in paragraph.bookmarks}


def _label(paragraph: ReturnedParagraph) -> str | None:
    """Which line to fill in a paragraph is, whether or not the reviewer deleted or edited it."""
    match = _LABEL.match(paragraph.everything)
    return f"{match[1].capitalize()}:" if match else None


def _start_above(
    paragraphs: Sequence[ReturnedParagraph], block: SentBlock, below: int, otherwise: int
) -> int:
    """Where the wording begins that a paragraph below it belongs to: behind the head of its block, or what is left of it."""
    head = {_collapsed(text) for text in block.frame}
    for at in range(below - 1, -1, -1):
        paragraph = paragraphs[at]
        if paragraph.style == Style.CODE or _collapsed(paragraph.everything) in head:
            return at + 1
        if _label(paragraph):
            break
    return otherwise


def _found(
    paragraphs: Sequence[ReturnedParagraph],
    manifest: Manifest,
    starts: Mapping[str, int],
    codes: Mapping[str, list[int]],
    marks: Mapping[str, int],
) -> Iterator[Found]:
    in_order = sorted(
        (block for block in manifest.blocks if block.block in starts), key=lambda b: starts[b.block]
    )
    limits = [starts[block.block] for block in in_order[1:]] + [len(paragraphs)]
    for block, limit in zip(in_order, limits, strict=True):
        start = starts[block.block]
        stop = _wording_end(paragraphs, block, start, limit)
        form, end = _form(paragraphs, stop, limit)
        there = (block.block in codes, block.bookmark in marks, DECISION in form)
        anchors = frozenset(anchor for anchor, is_there in zip(ANCHORS, there, strict=True) if is_there)
        base = _base(paragraphs[start], block.block)
        yield Found(block, _wording(paragraphs[start:stop], block), start, end, form, anchors, base)


def _wording_end(paragraphs: Sequence[ReturnedParagraph], block: SentBlock, start: int, limit: int) -> int:
    """Where the wording ends: at the lines to fill in, or if they are gone, at the illustration or the bookmark's end.

    A paragraph in the style of those lines is one, rather than a paragraph of wording that happens to begin like one.
    """
    inside = range(start, limit)
    lines = next((at for at in inside if paragraphs[at].style == Style.DECISION), None)
    if lines is None:
        lines = next((at for at in inside if _label(paragraphs[at])), None)
    while lines is not None and lines > start and _label(paragraphs[lines - 1]) == DECISION:
        lines -= 1  # LibreOffice may have given it the style of what was deleted above it
    if lines is not None:
        return lines
    frame = {_collapsed(text) for text in block.frame}
    below = (at for at in inside if _collapsed(paragraphs[at].everything) in frame)
    ends = (at + 1 for at in inside if block.bookmark in paragraphs[at].ends)
    return next(below, next(ends, limit))


def _base(paragraph: ReturnedParagraph, block: str) -> str | None:
    return next((m[2] for m in _CODE_LINE.finditer(paragraph.everything) if m[1] == block), None)


def _wording(paragraphs: Sequence[ReturnedParagraph], block: SentBlock) -> tuple[ReturnedParagraph, ...]:
    """The paragraphs of the wording, without the code line; words joined onto that line are kept."""
    if not paragraphs or _base(paragraphs[0], block.block) is None:
        return tuple(paragraphs)
    rest = _without_code_line(paragraphs[0], block)
    return (rest, *paragraphs[1:]) if rest.everything.strip() else tuple(paragraphs[1:])


def _without_code_line(paragraph: ReturnedParagraph, block: SentBlock) -> ReturnedParagraph:
    whole = re.compile(f"{re.escape(block.code_line)}|{_CODE_LINE.pattern}.*")
    match = whole.search(paragraph.everything)
    assert match is not None  # it was found by its code line
    before, after = _cut(paragraph.pieces, match.start())[0], _cut(paragraph.pieces, match.end())[1]
    return replace(paragraph, pieces=(*before, *after))


def _cut(pieces: Iterable[Piece], at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Pieces cut in two where so many characters have gone by."""
    before: list[Piece] = []
    after: list[Piece] = []
    for piece in pieces:
        here = min(max(0, at), len(piece.text))
        before += [replace(piece, text=piece.text[:here])] if here or not piece.text else []
        after += [replace(piece, text=piece.text[here:])] if here < len(piece.text) else []
        at -= len(piece.text)
    return tuple(before), tuple(after)


def parted(paragraphs: Iterable[ReturnedParagraph]) -> Iterator[ReturnedParagraph]:
    """The paragraphs, words that ran on into a decision line parted from it: somebody deleted what was between them."""
    for paragraph in paragraphs:
        if label := _RUN_ON.search(paragraph.everything):
            before, after = _cut(paragraph.pieces, label.start())
            yield replace(paragraph, pieces=before, style=Style.WORDING.value, mark=Tracked())
            yield replace(
                paragraph, pieces=after, style=Style.DECISION.value, bookmarks=frozenset(), ends=frozenset()
            )
        else:
            yield paragraph


def _form(paragraphs: Sequence[ReturnedParagraph], start: int, limit: int) -> tuple[dict[str, str], int]:
    """What stands on the lines to fill in; a paragraph in their style continues the line above it."""
    form: dict[str, str] = {}
    label, at = "", start
    while at < limit and (_label(paragraphs[at]) or paragraphs[at].style == Style.DECISION):
        own = _label(paragraphs[at])
        text = paragraphs[at].text(accept_all)
        label = own or label
        written = _LABEL.sub("", text, count=1) if own else text
        form[label] = f"{form[label]}\n{written}".strip() if label in form else written.strip()
        at += 1
    return form, at


def _strays(
    paragraphs: Sequence[ReturnedParagraph], manifest: Manifest, found: Iterable[Found]
) -> Iterator[tuple[int, str]]:
    """Text outside the blocks that is not what was sent there, as the reviewer leaves it; not what is left of a code line."""
    inside = {at for block in found for at in range(block.start, block.end)}
    sent = Counter(
        _collapsed(text) for text in (*manifest.frame, *(t for block in manifest.blocks for t in block.frame))
    )
    for at, paragraph in enumerate(paragraphs):
        text = _collapsed(paragraph.text(accept_all))
        remnant = paragraph.style == Style.CODE or any(
            f"[{block.block}]" in text for block in manifest.blocks
        )
        if at in inside or not text or remnant:
            continue
        if sent[text]:
            sent[text] -= 1
        else:
            yield at, text


def _collapsed(text: str) -> str:
    return " ".join(text.split())
