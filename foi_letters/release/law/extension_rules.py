"""Rules S17 on more time for the public interest test: what a letter that takes it must say, and for what it may be taken."""

import re
from collections.abc import Iterator
from datetime import date

from foi_letters.provision import Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.dates import dates_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees

_WAITS = re.compile(
    r"\b(?:have|has) not (?:yet )?(?:reached|made|decided|come to|concluded)|still (?:to )?(?:consider|weigh)|(?:more|further|additional|such) time",
    re.IGNORECASE,
)
_TELLS_WHEN = re.compile(
    r"\b(?:deci\w+|conclu\w+|hear|write|reply|respond|answer you|tell you|outcome|so by|able to)\b",
    re.IGNORECASE,
)


def _outside(evidence: Evidence) -> list[Passage]:
    return [each for each in evidence.letter.body if not about_complaints(each)]


def _takes_time(evidence: Evidence) -> bool:
    """Whether the letter takes more time: by its case, or by what it says itself of an exemption that it cites."""
    if evidence.case:
        return evidence.case.case.extension is not None
    said = m.NOT_DECIDED.among(_outside(evidence))
    return bool(evidence.grounds) and any(_WAITS.search(each.text) for each in said)


def _says_all(evidence: Evidence) -> Iterator[Hit]:
    if not _takes_time(evidence):
        return
    outside = _outside(evidence)
    if not evidence.grounds:
        yield Hit("the letter claims more time but names no exemption")
    if not any(m.NOT_DECIDED.among(outside)):
        yield Hit("the letter does not say that the public interest has still to be decided")
    after = _expected(evidence)
    told = [day for each in outside if _TELLS_WHEN.search(each.text) for day in dates_in(each.text)]
    if after and not any(day >= after for day in told):
        yield Hit("the letter gives no date by which the decision is expected")


def _expected(evidence: Evidence) -> date | None:
    """The day from which on a date can be that of the decision: the case's own, else that of the letter."""
    extension = evidence.case.case.extension if evidence.case else None
    return extension.new_date if extension else evidence.on


def _only_for_qualified(evidence: Evidence) -> Iterator[Hit]:
    if not _takes_time(evidence):
        return
    decided = _decided_sections(evidence)
    wanting = [each for each in evidence.grounds if each.section not in decided]
    absolute = [
        e for e in wanting if evidence.rules(e) and Kind.QUALIFIED not in {r.kind for r in evidence.rules(e)}
    ]
    if evidence.case is None and len(absolute) < len(wanting):
        return  # a letter by anyone may decide on one exemption and take time for another
    for each in absolute:
        message = f"section {each.number} is absolute: no time can be taken to weigh the public interest"
        yield Hit(message, each.passage)


def _decided_sections(evidence: Evidence) -> set[str]:
    """The sections relied on for questions that the letter answers beside taking more time for others."""
    case = evidence.case.case if evidence.case else None
    return {g.cite.section for each in case.decisions for g in case.grounds_of(each)} if case else set()


# fmt: off
RULES = (
    Rule("S17-05", Severity.BLOCK, "s.17(2)", How.AUTO, Sees.LETTER,
         "an extension names the exemption, says that nothing is decided and estimates a date", "complete the extension", _says_all),
    Rule("S17-06", Severity.BLOCK, "s.10(3)", How.AUTO, Sees.LETTER,
         "more time is taken only for a qualified exemption", "decide now; only the public interest test can wait", _only_for_qualified),
)
# fmt: on
