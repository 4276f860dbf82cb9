"""Rules S17 on the form of the letter: its date, its reference, who signs it, and the law that it is written under."""

import re
from collections.abc import Iterator

from foi_letters.release.finding import Severity
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees


def _dated_and_signed(evidence: Evidence) -> Iterator[Hit]:
    if evidence.on is None:
        yield Hit("the letter has no date")
    head = [each for each in evidence.letter.passages[:15] if not about_complaints(each)]
    if not any(_REFERENCE.search(each.text) for each in (*head, *evidence.letter.margins)):
        yield Hit("the letter gives no reference", doubtful=any(_CODE.search(each.text) for each in head))
    lines = [each.text for each in evidence.letter.passages[5:] if len(each.text.split()) <= _LINE]
    last = [each.text for each in evidence.letter.body[-4:]]
    if not any(_SIGNS_OFF.search(line) for line in lines) and not any(_POST.fullmatch(line) for line in last):
        yield Hit("nobody signs the letter, by name or by post")


_LINE = 12
"""Words of a line that signs: to be mentioned in a sentence is not to sign."""
_CODE = re.compile(r"\b[A-Z]{2,}[/-][\w/-]*\d")
"""What may be a reference, without a word that says so."""
_REFERENCE = re.compile(
    r"\bref(erence)?\b|\b(request|case|enquiry) (number|no\b)|\bFOI[A-Z]{0,3}\b.{0,24}\d|\bFOI[A-Z]{0,3}\d|\b(case|request|disclosure)\b.{0,12}\d[\d/-]+",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:[A-Z][\w.'-]*,?(?: (?:of|and|the|for|to))? ?){1,6}")
"""A line of capitalised words at the end: a name, or a post such as Harbour Master."""
_SIGNS_OFF = re.compile(
    r"yours (sincerely|faithfully|truly)|\bregards\b|best wishes|many thanks|obedient servant|on behalf of"
    r"|\b(officer|manager|head|team|director|adviser|advisor|secretary|clerk|unit|registrar|solicitor|coordinator|governance|disclosure|analyst|lead|executive|principal|headteacher)\s*$"
    r"|^(head|director|chief|secretary|clerk) (of|to)\b",
    re.IGNORECASE,
)


def _names_the_regime(evidence: Evidence) -> Iterator[Hit]:
    outside = (each.text for each in evidence.letter.passages if not about_complaints(each))
    by_right = evidence.grounds and _ITS_SECTION_50.search(evidence.letter.text)
    if not by_right and not any(_REGIME.search(text) for text in outside):
        yield Hit("the letter does not say under which law the request was answered")


_ITS_SECTION_50 = re.compile(
    r"\b(?:section |s\.? ?)50 of the (?:Freedom of Information|FOI) Act|section 50 FOIA"
)
"""To give the right of section 50 of the Act is to name the Act whose other sections are cited."""

_REGIME = re.compile(
    r"freedom of information (\(scotland\) )?(act|law|request)|\bfoia\b|\bfoi (act|law|request)\b|environmental information"
    r" (\(scotland\) )?regulations|(?<![-/])\bEIRs?\b(?![-/])",
    re.IGNORECASE,
)


_ERROR, _AUTO, _LETTER = Severity.ERROR, How.AUTO, Sees.LETTER

# fmt: off
RULES = (
    Rule("S17-14", _ERROR, "s.17; s.50", _AUTO, _LETTER,
         "the letter is dated, referenced and signed", "add the date, the reference and the signatory", _dated_and_signed),
    Rule("S17-17", _ERROR, "practice on s.40", _AUTO, _LETTER,
         "the letter says which law applied", "name the Act in the opening", _names_the_regime),
)
# fmt: on
