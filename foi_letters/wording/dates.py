"""Dates as a British lawyer writes and reads them; no locale of the machine takes part."""

import datetime as dt
import re

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WRITTEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)


def written(day: dt.date) -> str:
    """`2 March 2026`"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read(text: str) -> dt.date | None:
    """The date in `2 March 2026`, `2 Mar 2026`, `02/03/2026` (the day first) or `2026-03-02`; None if it is none."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _SLASHED.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _WRITTEN.fullmatch(text):
        month = next(
            (at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(found[2].lower())), 0
        )
        return _date(found[3], str(month), found[1])
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
