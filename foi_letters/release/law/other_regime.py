"""Whether a letter by anyone answers under a law whose rules are not supplied."""

import re

from foi_letters.errors import InputError, Place, Problem
from foi_letters.release.law.letter_text import LetterText

_FOIA = re.compile(
    r"\bFOIA\b|\bFOI Act\b|Freedom of Information Act\b|Freedom of Information \(FOI\) Act", re.IGNORECASE
)
_SCOTTISH_ACT = re.compile(r"Freedom of Information \(Scotland\) Act|\bFOI\(?S\)?A\b", re.IGNORECASE)
_SCOTTISH_REGULATOR = re.compile(r"Scottish Information Commissioner", re.IGNORECASE)
_REGULATIONS = re.compile(r"Environmental Information (?:\(Scotland\) )?Regulations|\bEIRs?\b")


def require_supplied(letter: LetterText) -> None:
    """Raises InputError for a letter that is wholly under the Scottish Act or the environmental regulations.

    A letter that names the Act of 2000 beside them is checked by that Act.
    """
    law = _law_of(letter.text)
    if law:
        message = f"the letter answers under {law}, whose rules are not supplied"
        advice = "the checks are of letters under the Freedom of Information Act 2000"
        raise InputError([Problem("regime-not-supplied", message, Place(letter.name), advice)])


def _law_of(text: str) -> str | None:
    if _FOIA.search(text):
        return None
    if _SCOTTISH_ACT.search(text) and _SCOTTISH_REGULATOR.search(text):
        return "the Freedom of Information (Scotland) Act 2002"
    return "the Environmental Information Regulations" if _REGULATIONS.search(text) else None
