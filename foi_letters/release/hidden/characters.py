"""Characters that are in a text and not on its page."""

import re
import unicodedata
from collections.abc import Iterator

from foi_letters.release.hidden.report import Report

# One sweep in C finds the few texts that need a closer look.
SUSPECT = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
PUSHED = re.compile(r"\S[ \t\u00a0\u2000-\u200a\u3000]{40,}\S|\S(?:[ \t\u00a0]*[\r\n]){12,}\s*\S")
EXOTIC_SPACES = re.compile("[\u2000-\u200a\u205f\u3000\u00a0 ]{6,}")
BLANKS, SWITCHED, MANY_SWITCHES = re.compile(r"[ \t]{8,}"), re.compile(r"\t(?= )| (?=\t)"), 4
LATIN, OTHER = "A-Za-zÀ-ɏ", "Ͱ-ͽͿ-ϿЀ-ԯԱ-֏Ꭰ-Ᏽ"
MIXED = re.compile(
    f"[{LATIN}][{OTHER}][{LATIN}]|[{LATIN}]{{2,}}[{OTHER}]+(?![{OTHER}])|[{OTHER}][{LATIN}]{{3,}}"
)
FOREIGN = re.compile(f"[{OTHER}]")
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

FLAG, TAGS = "\U0001f3f4", range(0xE0020, 0xE0080)
FLAGS = tuple(
    "".join(chr(0xE0000 + ord(letter)) for letter in f"{name}\x7f") for name in ("gbeng", "gbsct", "gbwls")
)
JOINERS = frozenset("\u200c\u200d")
MARKS = frozenset("\u200e\u200f\u061c")
ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
PRESENTATION = frozenset("\ufe0e\ufe0f")
SYMBOL_FONT = range(0xF000, 0xF100)
SOFT_HYPHEN = "\u00ad"


def check_text(text: str, where: str, report: Report) -> None:
    """Notice zero-width and other invisible characters, and text pushed out of sight by white space."""
    if SUSPECT.search(text):
        for code, character in _invisible(text):
            report.add(code, where, f"U+{ord(character):04X}")
    if not text.isascii() and FOREIGN.search(text):
        for found in MIXED.finditer(text):
            report.add("look-alike-letter", where, found[0])
    if "  " in text or "\t" in text or "\n" in text or EXOTIC_SPACES.search(text):
        _check_spaces(text, where, report)


def is_code(blanks: str) -> bool:
    """Whether blanks between elements are a message: tabs and spaces that take turns."""
    return len(SWITCHED.findall(blanks)) >= MANY_SWITCHES


def unescape(text: str) -> str:
    """Excel's `_x200B_` as the character that it shows."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _check_spaces(text: str, where: str, report: Report) -> None:
    if "\t" in text and any(len(SWITCHED.findall(run)) >= MANY_SWITCHES for run in BLANKS.findall(text)):
        report.add("spaces-as-code", where)
    if PUSHED.search(text):
        report.add("text-pushed-away", where)
    for run in EXOTIC_SPACES.findall(text):
        if len(set(run)) > 2 or (len(set(run)) == 2 and len(run) >= 16):
            report.add("spaces-as-code", where)


def _invisible(text: str) -> Iterator[tuple[str, str]]:
    for found in SUSPECT.finditer(text):
        at, character = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        code = _code(text, at, character, before, after)
        if code:
            yield code, character


def _code(text: str, at: int, character: str, before: str, after: str) -> str | None:
    """The code that one suspect character deserves where it stands; None where it belongs."""
    number = ord(character)
    unseen: str | None = "invisible-character"
    if character in JOINERS:
        unseen = None if _joins(before, after) else unseen
    elif character in PRESENTATION:
        unseen = unseen if not before or before.isspace() or before in PRESENTATION else None
    elif number in TAGS:
        unseen = None if _in_flag(text, at) else unseen
    elif character == SOFT_HYPHEN:
        unseen = "soft-hyphen" if before.isalpha() and after.isalpha() else unseen
    elif character in MARKS | ISOLATES:
        unseen = None if _right_to_left(text) else "direction-mark"
    elif unicodedata.category(character) == "Co":
        unseen = None if number in SYMBOL_FONT else "private-character"
    return unseen


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands between letters of a script that joins, or between emoji."""
    return all(
        c and (unicodedata.category(c) in {"So", "Sk", "Mn", "Mc"} or _joining(c)) for c in (before, after)
    )


JOINING_SCRIPTS = ("ARABIC", "SYRIAC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU",
                   "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER", "MONGOLIAN", "NKO", "TIBETAN", "VARIATION")  # fmt: skip


def _joining(character: str) -> bool:
    return unicodedata.name(character, "").startswith(JOINING_SCRIPTS)


def _in_flag(text: str, at: int) -> bool:
    """Whether a tag character belongs to the flag of England, Scotland or Wales."""
    start = text.rfind(FLAG, max(0, at - 7), at)
    return start >= 0 and text.startswith(FLAGS, start + 1)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in text)
