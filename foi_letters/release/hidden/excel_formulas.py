"""Formulas: a released figure is a value; a formula says what it was computed from."""

import re
from functools import lru_cache

LITERAL = re.compile(r'"((?:[^"]|"")*)"')
QUOTED_SHEET = re.compile(r"'(?:[^']|'')*'!")
REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?\d+|[A-Za-z_]\w*\[|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}")
OUTSIDE = re.compile(r"\[\d+\]|\[[^\]]*\.xl\w*\]|\bDDE\b|\w+\|'", re.IGNORECASE)
REACHING = re.compile(
    r"\b(WEBSERVICE|RTD|INDIRECT|CUBE\w+|GETPIVOTDATA|CALL|REGISTER(\.ID)?|EXEC|CELL|INFO|STOCKHISTORY|IMAGE|FILTERXML|SQL\.REQUEST)\s*\(",
    re.IGNORECASE,
)
MARKER = re.compile(r"[*\[\]<>–—.:xcz-]{1,8}|.{0,3}\*.*|\[.{1,12}\]|<.{1,6}", re.IGNORECASE)
SECRET_LITERAL = 12
NUMBER = re.compile(r"(?<![A-Za-z$\d.])\d+(\.\d+)?(?![A-Za-z\d(])")


@lru_cache(maxsize=65536)
def formula_code(formula: str, shown: str) -> str:
    """How much a formula tells beyond the value that is shown: "formula-reveals" or only "formula"."""
    literals = LITERAL.findall(formula)
    bare = QUOTED_SHEET.sub("S!", LITERAL.sub("", formula))
    if OUTSIDE.search(formula) or REACHING.search(bare):
        return "formula-reveals"
    if not REFERENCE.search(bare):
        return "formula-reveals" if NUMBER.search(bare) or literals else "formula"
    if MARKER.fullmatch(shown) and (NUMBER.search(bare) or literals):
        return "formula-reveals"
    if any(len(literal) >= SECRET_LITERAL and literal not in shown for literal in literals):
        return "formula-reveals"
    return "formula"
