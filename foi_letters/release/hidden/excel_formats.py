"""Number formats: whether the value under one can be seen, and how much of it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from foi_letters.release.hidden.colour import INDEXED
from foi_letters.release.hidden.numbers import whole

TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|;|General|@|[0#?]+|\.|,|%|E[+-]|AM/PM|A/P|[yYmMdDhHsSeEgGbB]+|/|.',
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,12}(?:\.\d{1,12})?)\]")
ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
COLOURS = {
    "[black]": "000000", "[blue]": "0000FF", "[cyan]": "00FFFF", "[green]": "00FF00", "[magenta]": "FF00FF",
    "[red]": "FF0000", "[white]": "FFFFFF", "[yellow]": "FFFF00",
}  # fmt: skip
PALETTE = re.compile(r"\[color\s?(\d{1,2})\]", re.IGNORECASE)
COMPARE = {
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "<>": lambda a, b: a != b,
}  # fmt: skip
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"??', 44: '#,##0.00;-#,##0.00;"-"??',
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|AM/PM|A/P', re.IGNORECASE)
EPOCH, LAST_DAY = date(1899, 12, 30), 2_958_466
DATE = "yyyy-mm-dd"
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format: what it shows of a value."""

    condition: tuple[str, float] | None
    colour: str | None
    digits: bool
    zero: bool
    general: bool
    date: bool
    at: bool
    percent: bool
    decimals: int
    thousands: int
    exact: bool
    misleads: bool
    literal: str

    @property
    def shows_number(self) -> bool:
        """Whether any of a number's digits appear."""
        return self.digits or self.general or self.date or self.at


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    parts: list[list[str]] = [[]]
    for piece in TOKEN.findall(code):
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(map(_section, parts))


def _section(tokens: list[str]) -> Section:
    brackets = [piece for piece in tokens if piece.startswith("[")]
    condition = next((CONDITION.fullmatch(piece) for piece in brackets if CONDITION.fullmatch(piece)), None)
    plain = [piece for piece in tokens if piece[0] not in '"\\_*[']
    digits = [piece for piece in plain if piece[0] in "0#?"]
    return Section(
        condition=(condition[1], float(condition[2])) if condition else None,
        colour=_colour(brackets),
        digits=bool(digits),
        zero=any("0" in piece for piece in digits),
        general=any(piece.lower() == "general" for piece in plain),
        date=any(ELAPSED.fullmatch(piece) for piece in brackets)
        or any(piece[0] in "yYmMdDhHsS" for piece in plain),
        at="@" in plain,
        percent="%" in plain,
        decimals=_decimals(plain),
        thousands=_thousands(plain),
        exact=any(
            piece.upper().startswith("E+") or piece.upper().startswith("E-") or piece == "/"
            for piece in plain
        ),
        misleads=any(_literal(piece).isdecimal() for piece in tokens),
        literal="".join(_literal(piece) for piece in tokens).strip(),
    )


def _literal(piece: str) -> str:
    if piece[0] == '"':
        return piece.strip('"')
    if piece[0] in "\\*":
        return piece[1:]
    return "" if piece[0] in "_[0#?@.,%;" else piece


def _colour(brackets: list[str]) -> str | None:
    for piece in brackets:
        palette = PALETTE.fullmatch(piece)
        if palette and 0 < int(palette[1]) <= 56:
            return INDEXED[int(palette[1]) + 7]
        if piece.lower() in COLOURS:
            return COLOURS[piece.lower()]
    return None


def _decimals(plain: list[str]) -> int:
    """Digits shown after the point."""
    if "." not in plain:
        return 0
    after = plain[plain.index(".") + 1 :]
    return sum(len(piece) for piece in after if piece[0] in "0#?")


def _thousands(plain: list[str]) -> int:
    """Commas after the last digit each divide by a thousand."""
    places = [place for place, piece in enumerate(plain) if piece[0] in "0#?"]
    return sum(piece == "," for piece in plain[places[-1] + 1 :]) if places else 0


def section_for(code: str, number: float) -> Section:
    """The section that Excel uses for a number."""
    found = sections(code)[:3]
    for section in found:
        if section.condition and COMPARE[section.condition[0]](number, section.condition[1]):
            return section
    if any(section.condition for section in found):
        rest = [section for section in found if not section.condition]
        return rest[-1] if rest else found[-1]
    if len(found) == 1 or number > 0 or (number == 0 and len(found) == 2):
        return found[0]
    return found[1] if number < 0 else found[2]


def codes_for_number(code: str, number: float) -> tuple[str, ...]:
    """What a format hides of a number: all of it, or the digits beyond those shown."""
    section = section_for(code, number)
    dash = not section.literal.strip("-–—") and bool(section.literal)
    if not section.shows_number:
        return () if number == 0 and dash else ("masked-number",)
    if section.date:
        return ("rounded-number",) if _date_hides(code, number) else ()
    if section.exact or section.general or section.at:
        return _exact_codes(code, number) if section.exact else ()
    if section.digits and not section.zero and round(number, section.decimals) == 0:
        return () if dash else ("masked-number",)
    return ("masked-number",) if section.misleads else _digit_codes(section, number)


def _digit_codes(section: Section, number: float) -> tuple[str, ...]:
    shown = number * 100 if section.percent else number / 1000**section.thousands
    if abs(shown - round(shown, section.decimals)) <= TOLERANCE * max(1.0, abs(shown)):
        return ()
    return ("hidden-precision",) if section.percent or section.thousands else ("rounded-number",)


def _date_hides(code: str, number: float) -> bool:
    """Whether a format shows less of a moment than it holds: its time, its day, or only its time."""
    letters = QUOTED.sub("", code).casefold()
    time, day = bool(re.search("[hs]", letters)), bool(re.search("[dg]", letters))
    if not 0 < number < LAST_DAY:
        return False
    if not time and abs(number - round(number)) > TOLERANCE:
        return True
    if time:
        return number >= 1 and not day and "[" not in letters
    return not day and (EPOCH + timedelta(days=int(number))).day != 1


def _exact_codes(code: str, number: float) -> tuple[str, ...]:
    """Fractions and powers of ten show an approximation."""
    if "/" in code:
        places = re.search(r"/\s*([?#0]+|\d+)", QUOTED.sub("", code))
        below = (
            10 ** len(places[1]) - 1
            if places and not places[1].isdecimal()
            else whole(places and places[1], 99)
        )
        near = Fraction(number).limit_denominator(max(1, below))
        return () if abs(float(near) - number) <= TOLERANCE * max(1.0, abs(number)) else ("hidden-precision",)
    after = re.search(r"\.([0#?]+)E", code, re.IGNORECASE)
    near_ten = float(f"{number:.{len(after[1]) if after else 0}e}")
    return () if abs(near_ten - number) <= TOLERANCE * max(1.0, abs(number)) else ("rounded-number",)


@lru_cache(maxsize=4096)
def shows_every_count(code: str) -> bool:
    """Whether a format shows any whole number in full: one section, without scale, date or colour."""
    found = sections(code)
    first = found[0]
    plain = (
        (first.zero or first.general or first.at)
        and not first.misleads
        and not (first.date or first.thousands or first.colour or first.exact)
    )
    return len(found) == 1 and plain


def codes_for_text(code: str) -> tuple[str, ...]:
    """Whether a format hides a text: its fourth section, or a single one of text, stands without the text."""
    found = sections(code)
    return ("masked-number",) if len(found) == 4 and not found[3].at else ()


def masks_something(code: str) -> bool:
    """Whether any section of a format hides the numbers it is for (a dash for zero apart)."""
    found = sections(code)[:3]
    return any(
        not section.shows_number and not (place == 2 and section.literal and not section.literal.strip("-–—"))
        for place, section in enumerate(found)
    )
