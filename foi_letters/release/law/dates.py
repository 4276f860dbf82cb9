"""Dates as letters write them, and the date of a letter by anyone."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from foi_letters.release.law.letter_text import LetterText, Passage

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WRITTEN = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:day of )?{_MONTH},? (?P<year>\d{{4}})\b")
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d\d)(?![\d/.]\d)"
)
_OPENING = 15
"""The date of a letter stands in its first passages."""
_DATELINE = 8
"""A passage of so few words that holds a date is the line of the date, or of the reference and the date."""
_ANOTHER_DATE = re.compile(
    r"\b(?:receiv\w+|request\w*|your (?:letter|e-?mail|message)|asked|since|until|between|before|after|from|by|on|due)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:date|dated|sent)(?: of (?:this )?(?:letter|response|reply))?\s?:?\s?$", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:Dear|Sir|Madam|Hello|Hi|Thank you|I (?:write|refer|am))\b")


def dates_in(text: str) -> list[date]:
    """Every date in a text, in order: `2 November 2026`, `2nd Nov. 2026`, `02/11/2026`."""
    return [day for _, day in _placed(text)]


def _placed(text: str) -> list[tuple[int, date]]:
    """Every date with the place in the text at which it begins; days that no calendar has are left out."""
    matches = sorted((*_WRITTEN.finditer(text), *_FIGURES.finditer(text)), key=lambda match: match.start())
    return [(match.start(), day) for match in matches if (day := _date(match))]


def _date(match: re.Match[str]) -> date | None:
    name, year = match["month"], int(match["year"])
    month = int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
    try:
        return date(year if year >= 100 else 2000 + year, month, int(match["day"]))
    except ValueError:
        return None


def date_of(letter: LetterText) -> date | None:
    """The date of a letter by anyone: in a line of its own, behind the word "date", or before the salutation."""
    opening = (*letter.passages[:_OPENING], *letter.margins)
    found = (*_datelines(opening), *_labelled(opening), *_before_the_salutation(opening))
    return next(iter(found), None)


def _datelines(passages: Iterable[Passage]) -> Iterator[date]:
    for each in passages:
        if len(each.text.split()) <= _DATELINE:
            yield from (day for at, day in _placed(each.text) if not _ANOTHER_DATE.search(each.text[:at]))


def _labelled(passages: Iterable[Passage]) -> Iterator[date]:
    for each in passages:
        yield from (day for at, day in _placed(each.text) if _LABELLED.search(each.text[:at]))


def _before_the_salutation(passages: Iterable[Passage]) -> Iterator[date]:
    for each in passages:
        if _BEGINS.match(each.text):
            return
        before, *_ = _BEGINS.split(each.text)
        yield from (day for at, day in _placed(before) if not _ANOTHER_DATE.search(before[:at]))
