"""Rules FEE: what a fees notice under section 9 must say, and what the requester needs to act on it."""

import re
from collections.abc import Iterator

from foi_letters.case import LetterKind
from foi_letters.release.finding import Severity
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees

_NOTICE = re.compile(r"\bfees? notice\b|\bnotice\b[^.]{0,40}\bsection 9\b", re.IGNORECASE)
_AMOUNT = re.compile(r"£\s?\d")
_PAY = re.compile(
    r"\b(?:please|can|may|must|should|to) (?:pay|send|make)\b|\bpayable\b|\bpayment (?:can|may|should|must)\b",
    re.IGNORECASE,
)
_LAPSES = re.compile(r"\b(?:three|3) months\b", re.IGNORECASE)


def _is_fees_notice(evidence: Evidence) -> bool:
    if evidence.kind:
        return evidence.kind is LetterKind.FEES_NOTICE
    return bool(_NOTICE.search(evidence.letter.text))


def _amount_stated(evidence: Evidence) -> Iterator[Hit]:
    if _is_fees_notice(evidence) and not _AMOUNT.search(evidence.letter.text):
        yield Hit("the notice does not say how much the fee is")


def _can_be_paid(evidence: Evidence) -> Iterator[Hit]:
    if not _is_fees_notice(evidence):
        return
    for what, pattern in (("how to pay", _PAY), ("that the request lapses after three months", _LAPSES)):
        if not pattern.search(evidence.letter.text):
            yield Hit(f"the fees notice does not say {what}")


# fmt: off
RULES = (
    Rule("FEE-01", Severity.BLOCK, "s.9(1)", How.AUTO, Sees.LETTER,
         "a fees notice specifies the fee", "state the amount", _amount_stated),
    Rule("FEE-02", Severity.WARN, "s.9(2)", How.AUTO, Sees.LETTER,
         "a fees notice says how to pay and when the request lapses", "say where to send the fee, and that three months are given for it", _can_be_paid),
)
# fmt: on
