"""How values are set in a letter: dates, sums, numbers with their nouns, with no-break spaces where a line must not end.

No locale is read: the letter of an authority looks the same wherever it is built.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from foi_letters.citation import NO_BREAK_SPACE

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date) -> str:
    """`2 October 2026`, on one line."""
    return NO_BREAK_SPACE.join((str(value.day), _MONTHS[value.month - 1], str(value.year)))


def counted(number: int | Decimal, noun: str, plural: str = "") -> str:
    """`1 figure`, `1,400 figures`; `plural` where it is not the noun with an s."""
    words = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,}{NO_BREAK_SPACE}{words.replace(' ', NO_BREAK_SPACE)}"


def pounds(value: Decimal) -> str:
    """`£450`, `£1,075.50`."""
    whole = value == value.to_integral_value()
    return f"£{value:,.0f}" if whole else f"£{value:,.2f}"


def hours(value: Decimal) -> str:
    """`18 hours`, `7.5 hours`, `12.75 hours`: to the hundredth, so that a column of them adds up to its total."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    return counted(rounded.quantize(Decimal(1)) if whole else rounded.normalize(), "hour")


_TOGETHER = (
    re.compile(r"\b(sections?|regulations?|paragraphs?|Articles?|questions?|Tables?|documents?) (?=\d)"),
    re.compile(rf"\b(\d{{1,2}}) ((?:{'|'.join(_MONTHS)})) (?=\d{{4}}\b)"),
    re.compile(rf"\b(\d{{1,2}}) (?=(?:{'|'.join(_MONTHS)})\b)"),
    re.compile(r"(?<=\d) (?=(?:working )?days?\b)"),
    re.compile(r"(?<=working) (?=days?\b)"),
    re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) (?=\d[A-Z]{2}\b)"),
    re.compile(r"(?<=\d) (?=\d{3}\b)"),
)
"""What a line must not part: citations, dates, numbers of days, postcodes, telephone numbers."""


def together(text: str) -> str:
    """The text with no-break spaces where a line must not end."""
    for pattern in _TOGETHER:
        text = pattern.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
    return text
