"""What one cell of a published table says: a count, a mark in place of one, or neither."""

import re
from dataclasses import dataclass

from foi_letters.sdc.instance import Interval

_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_BELOW = re.compile(r"(?:<|less than|fewer than|under|below)\s*(\d+)", re.IGNORECASE)
_UP_TO = re.compile(r"(?:<=|≤|up to)\s*(\d+)|(\d+)\s*or\s*(?:fewer|less)", re.IGNORECASE)
_RANGE = re.compile(r"(?:between\s+)?(\d+)\s*(?:to|and|-|–|—)\s*(\d+)", re.IGNORECASE)
_MARK = re.compile(
    r"\*+|#+|~|\.\.|\[(?:[a-z]|low)\]|\([a-z]\)|[cxs]|suppressed|confidential|withheld|redacted|s\.?\s?40(?:\(2\))?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*[\[(](?:notes? [\d, ]+|[rpe]|\d{1,2})[\])]$", re.IGNORECASE)
"""What follows a count or a mark without changing it: a note, or that it is revised, provisional or an estimate."""
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"\[z\]|\(z\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as printed."""

    count: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark where a count would be; `states` is the range that the mark itself gives, as `<5` and `1 to 5` do."""

    mark: str
    states: Interval | None = None


def read_cell(value: object) -> Shown | Marked | None:
    """A count, a mark, or None for text, an empty cell, or a number that is no count."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return Shown(int(value)) if value >= 0 and float(value).is_integer() else None
    said = _NOTE.sub("", " ".join(str(value).split()))
    return _read_text(_WORD.sub(lambda found: str(_NUMBERS.index(found[0].lower())), said))


def _read_text(text: str) -> Shown | Marked | None:
    if _COUNT.fullmatch(text):
        return Shown(int(text.replace(",", "")))
    if found := _RANGE.fullmatch(text):
        return Marked(text, Interval(int(found[1]), int(found[2])))
    if found := _BELOW.fullmatch(text):
        return Marked(text, Interval(0, int(found[1]) - 1))
    if found := _UP_TO.fullmatch(text):
        return Marked(text, Interval(0, int(found[1] or found[2])))
    return Marked(text) if _MARK.fullmatch(text) and not _NO_COUNT.fullmatch(text) else None
