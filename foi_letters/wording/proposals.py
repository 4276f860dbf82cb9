"""What became of the pack's own proposals, and whether words were changed with Track Changes off.

With the reviewer's tracked changes undone, the returned text should be what was sent: the proposed wording, except where
the reviewer rejected a proposal, which leaves no trace but the old words. So it must be a path through the redline, each
change of which was accepted, rejected, or half of either. If it is no such path, somebody edited without tracking.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foi_letters.wording.redline import Change, Redline, RedlinedParagraph, words
from foi_letters.wording.words import Paragraphs, Stress, Token


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where the redline proposes something: these words out, those words in."""

    out: tuple[Token, ...]
    into: tuple[Token, ...]


Part = tuple[Token, ...] | Hunk


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal that the reviewer rejected, in whole or in part: what now stands where it was."""

    hunk: Hunk
    stands: tuple[Token, ...]

    def __str__(self) -> str:
        out, into = spoken(self.hunk.out), spoken(self.hunk.into)
        if not self.hunk.out:
            return f"the insertion of “{into}”"
        return f"the deletion of “{out}”" if not self.hunk.into else f"“{into}” in place of “{out}”"


def rejected(redlined: Redline, base: Paragraphs) -> tuple[Rejected, ...] | None:
    """The rejected proposals that lead from the redline to `base`; None if nothing the reviewer could do leads there."""
    parts, found = list(_parts(redlined)), flat(base)
    paths: dict[int, tuple[Rejected, ...]] = {0: ()}
    for part in parts:
        ahead: dict[int, tuple[Rejected, ...]] = {}
        for at, path in paths.items():
            for stands, change in _ways(part):
                if found[at : at + len(stands)] == stands:
                    ahead.setdefault(at + len(stands), path if change is None else (*path, change))
        paths = ahead
    return paths.get(len(found))


def _ways(part: Part) -> Iterator[tuple[tuple[Token, ...], Rejected | None]]:
    """What can stand at a part of the redline: at a proposal, its words in, the old words, both, or neither."""
    if not isinstance(part, Hunk):
        yield part, None
        return
    yield part.into, None
    for stands in (part.out, part.out + part.into, ()):
        if stands != part.into:
            yield stands, Rejected(part, stands)


def _parts(redlined: Redline) -> Iterator[Part]:
    out: list[Token] = []
    into: list[Token] = []
    for change, tokens in (each for paragraph in redlined for each in _flat_stretches(paragraph)):
        if change is Change.DELETED:
            out += tokens
        elif change is Change.INSERTED:
            into += tokens
        elif tokens:
            if out or into:
                yield Hunk(tuple(out), tuple(into))
                out, into = [], []
            yield tuple(tokens)
    if out or into:
        yield Hunk(tuple(out), tuple(into))


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
