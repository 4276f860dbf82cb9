"""Writes exemptions/dated/calendar.yaml from the `holidays` package: .venv/bin/python scripts/make_calendar.py

The committed file is the calendar; this script says where it came from, and a test compares the two. Only days from
Monday to Friday are written: a Saturday or Sunday is never a working day.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path

import holidays

YEARS = range(2004, 2029)
PARTS = {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"}
CALENDAR = Path(__file__).parent.parent / "exemptions" / "dated" / "calendar.yaml"

NAMES = {
    "Battle of the Boyne": "Battle of the Boyne (Orangemen's Day)",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "May Day": "Early May bank holiday",
    "New Year Holiday": "2 January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Scotland's participation in the FIFA World Cup final": "Men's World Cup",  # the day marks taking part in it
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
}

HEADING = """\
# Bank holidays of the parts of the United Kingdom that fall on a weekday, with Christmas Day and Good Friday.
# Made by scripts/make_calendar.py from the package holidays {version}. Do not edit: a new proclamation goes into
# dated/calendar-additions.yaml of your own library folder (see docs/exemptions.md).
#
# A day without `parts` is kept in all four. Which parts count is a matter of the regime: section 10(6) of the
# Freedom of Information Act 2000 and regulation 2 of the Environmental Information Regulations 2004 count a bank
# holiday in ANY part of the United Kingdom; section 73 of the Freedom of Information (Scotland) Act 2002, those of
# Scotland.
regimes:
  FOIA: [England, Northern Ireland, Scotland, Wales]
  EIR: [England, Northern Ireland, Scotland, Wales]
  FOISA: [Scotland]
  EISR: [Scotland]
years: {{from: {first}, to: {last}}}
days:
"""


def days() -> dict[tuple[date, str], list[str]]:
    """The parts of the United Kingdom that keep each (date, name)."""
    kept = defaultdict(list)
    for code, part in PARTS.items():
        for day, names in holidays.country_holidays("GB", subdiv=code, years=YEARS).items():
            if day.weekday() < 5:
                kept[day, " and ".join(label(name) for name in names.split("; "))].append(part)
    return dict(sorted(kept.items()))


def label(name: str) -> str:
    """Our own name for a day: `Boxing Day (substitute day)`."""
    substitute = name.endswith("(observed)")
    name = name.removesuffix("(observed)").strip()
    return NAMES.get(name, name) + (" (substitute day)" if substitute else "")


def line(day: date, name: str, parts: list[str]) -> str:
    """One entry of the file."""
    where = "" if len(parts) == len(PARTS) else f", parts: [{', '.join(parts)}]"
    return f"  - {{date: {day}, name: {name}{where}}}\n"


def calendar() -> str:
    """The text of the file."""
    heading = HEADING.format(version=holidays.__version__, first=YEARS[0], last=YEARS[-1])
    return heading + "".join(line(day, name, parts) for (day, name), parts in days().items())


if __name__ == "__main__":
    CALENDAR.write_text(calendar(), encoding="utf-8")
