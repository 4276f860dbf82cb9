"""What became of the pack's own proposals, and whether words were changed with Track Changes off.

With the reviewer's tracked changes undone, the returned text should be what was sent: the proposed wording, except where
the reviewer rejected a proposal, which leaves no trace but the old words. So it must be a path through the redline, each
change of which was accepted, rejected, or half of either. If it is no such path, somebody edited without tracking.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from foi_letters.wording.redline import Change, Redline, RedlinedParagraph, words
from foi_letters.wording.words import Paragraphs, Stress, Token


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where the redline proposes something: these words out, those words in."""

    out: tuple[Token, ...]
    into: tuple[Token, ...]
    both: tuple[Token, ...]
    """All of them, in the order in which they stand in the document."""


Part = tuple[Token, ...] | Hunk


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal that the reviewer rejected, in whole or in part."""

    hunk: Hunk
    whole: bool

    def __str__(self) -> str:
        out, into = spoken(self.hunk.out), spoken(self.hunk.into)
        if not self.hunk.out:
            what = f"the insertion of “{into}”"
        else:
            what = f"“{into}” in place of “{out}”" if self.hunk.into else f"the deletion of “{out}”"
        return what if self.whole else f"{what}, taken in part"


_Atoms = tuple[str, ...]
_Path = tuple[Rejected, ...]


def rejected(redlined: Redline, base: Paragraphs) -> tuple[Rejected, ...] | None:
    """The rejected proposals that lead from the redline to `base`; None if nothing the reviewer could do leads there.

    A reviewer may reject any part of a change, so where the redline proposes something, any of its letters may stand.
    """
    found = _atoms(flat(base))
    paths: dict[int, _Path] = {0: ()}
    for part in _parts(redlined):
        ahead: dict[int, _Path] = {}
        for at, path in paths.items():
            for end, change in _ways(part, found, at):
                ahead.setdefault(end, path if change is None else (*path, change))
        paths = ahead
    return paths.get(len(found))


def _ways(part: Part, found: _Atoms, at: int) -> Iterator[tuple[int, Rejected | None]]:
    """Where what stands at a part of the redline can end, likely ends first: as proposed, as it was, anything else."""
    if not isinstance(part, Hunk):
        yield from ((at + len(same), None) for same in [_atoms(part)] if _stands(same, found, at))
        return
    out, into = _atoms(part.out), _atoms(part.into)
    if _stands(into, found, at):
        yield at + len(into), None
    if _stands(out, found, at):
        yield at + len(out), Rejected(part, whole=True)
    for end in range(_farthest(_atoms(part.both), found, at), at - 1, -1):
        yield end, Rejected(part, whole=end == at and not out)


def _stands(atoms: _Atoms, found: _Atoms, at: int) -> bool:
    return found[at : at + len(atoms)] == atoms


def _farthest(proposal: _Atoms, found: _Atoms, at: int) -> int:
    """How far what was found can be made of some of the letters of a proposal, in their order."""
    for atom in proposal:
        if at < len(found) and found[at] == atom:
            at += 1
    return at


def _atoms(tokens: Iterable[Token]) -> _Atoms:
    """Letters; a placeholder, or the end of a paragraph, is one."""
    return tuple(
        atom
        for token in tokens
        for atom in ([token.shown] if token.placeholder or token.text.startswith("\n") else token.text)
    )


def _parts(redlined: Redline) -> Iterator[Part]:
    """What stays and what is proposed, in turn."""
    row = [
        (change, token)
        for paragraph in redlined
        for change, tokens in _flat_stretches(paragraph)
        for token in tokens
    ]
    for same, group in groupby(row, key=lambda each: each[0] is Change.SAME):
        stretch = list(group)
        if same:
            yield tuple(token for _, token in stretch)
            continue
        out = tuple(token for change, token in stretch if change is Change.DELETED)
        into = tuple(token for change, token in stretch if change is Change.INSERTED)
        yield Hunk(out, into, tuple(token for _, token in stretch))


def _flat_stretches(paragraph: RedlinedParagraph) -> Iterator[tuple[Change, list[Token]]]:
    for stretch in paragraph.stretches:
        yield stretch.change, [_plain(token) for token in stretch.tokens if token.text != " "]
    yield paragraph.change, [_end(paragraph.kind)]


def flat(paragraphs: Paragraphs) -> tuple[Token, ...]:
    """The words of paragraphs in one row, without spaces and stress, each paragraph ended by a token of its kind."""
    return tuple(
        token
        for paragraph in paragraphs
        for token in (*(_plain(t) for t in paragraph.tokens if t.text != " "), _end(paragraph.kind))
    )


def _plain(token: Token) -> Token:
    return Token(token.text, token.placeholder, Stress.NONE)


def _end(kind: str) -> Token:
    return Token(f"\n{kind}")


def untracked(sent: Paragraphs, base: Paragraphs) -> tuple[str, ...]:
    """Each difference between what was sent and what came back that no tracked change explains, in words."""
    stretches = [s for s in words(flat(sent), flat(base)) if s.change is not Change.SAME]
    verbs = {Change.DELETED: "deleted", Change.INSERTED: "inserted"}
    return tuple(f"{verbs[s.change]} “{spoken(s.tokens)}”" for s in stretches)


def spoken(tokens: Sequence[Token]) -> str:
    """Words for a message: the ends of paragraphs as ¶."""
    text = " ".join(
        "¶" if token.text.startswith("\n") else token.shown for token in tokens if token.text != " "
    )
    for mark in ",.;:)”’?!":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("“ ", "“").replace("‘ ", "‘")
