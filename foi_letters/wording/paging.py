"""Where the pages of a pack break: a block that would not fit below the one before it begins a new page.

Word and LibreOffice keep long chains of paragraphs together in different ways, or not at all, so the pack says itself where
a page begins. Heights are estimates in points from the styles of `base_document.py`, on the safe side.
"""

import math
from collections.abc import Iterable

from foi_letters.wording.redline import Redline

PAGE = 680.0
"""What the text of an A4 page with the margins of a pack can hold, less a line or two."""

HEADING = 40.0
_TITLE, _FORM, _LABEL = 48.0, 72.0, 22.0


def block_height(facts: Iterable[str], code_line: str, wording: Redline, sample: Iterable[str]) -> float:
    """How high a block is: its title, facts, code line, wording, lines to fill in and illustration."""
    texts = ["".join(t.shown for stretch in each.stretches for t in stretch.tokens) for each in wording]
    illustration = [*sample]
    return (
        _TITLE
        + sum(_height(fact, 72, 13, 3) for fact in facts)
        + _height(code_line, 90, 10, 14)
        + sum(_height(text, 78, 15, 6) for text in texts)
        + _FORM
        + (_LABEL if illustration else 0)
        + sum(_height(text, 92, 13, 5) for text in illustration)
    )


def _height(text: str, a_line: int, line: float, after: float) -> float:
    """The height of a paragraph: so many characters a line, each line so high, and the space behind it."""
    return max(1, math.ceil(len(text) / a_line)) * line + after
