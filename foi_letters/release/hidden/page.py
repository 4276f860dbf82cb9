"""What a file shows, for comparing with what it carries beside that: a label that repeats the page tells nothing new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PIECES = re.compile(r"[;\n]")
SEPARATORS = re.compile(r"[|:;\t\n]")


def fold(text: str) -> str:
    """Text without regard to case and to what kind of blanks stands between its words."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file. `lines` are its paragraphs or cells, `letterhead` those that say whose file it is; all folded."""

    lines: frozenset[str]
    letterhead: frozenset[str]
    _text: str

    @classmethod
    def of(cls, lines: Iterable[str], letterhead: Iterable[str] = ()) -> "Page":
        """The page of these paragraphs or cells."""
        written = list(lines)
        alone = frozenset(fold(piece) for line in written for piece in (line, *SEPARATORS.split(line)))
        return cls(alone, frozenset(map(fold, letterhead)), "\n".join(map(fold, written)))

    def says(self, label: str) -> bool:
        """Whether each piece of a label (parted at `;`) stands somewhere on the page, in whole words."""
        return not self.adds(label)

    def adds(self, label: str) -> list[str]:
        """The pieces of a label that do not stand on the page, folded."""
        return [piece for piece in map(fold, PIECES.split(label)) if piece and not self._holds(piece)]

    def _holds(self, piece: str) -> bool:
        at = self._text.find(piece)
        while at >= 0:
            if not (_joined(self._text[at - 1 : at + 1]) or _joined(self._text[at + len(piece) - 1 :][:2])):
                return True
            at = self._text.find(piece, at + 1)
        return False


def _joined(pair: str) -> bool:
    """Whether two characters belong to one word."""
    return len(pair) > 1 and pair.isalnum()
