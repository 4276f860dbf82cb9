"""Rules EXM on section 12: the limit, an estimate of what may be counted, sums that are right, and advice to narrow."""

import re
from collections.abc import Iterator
from decimal import Decimal

from foi_letters.dated import CostLimit
from foi_letters.dated_file import CostBand
from foi_letters.errors import InputError
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees


def _cost_shown(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("12")
    if argued is None:
        return
    text = "\n".join(passage.text for passage in argued.passages)
    for what, pattern in (
        ("the limit", r"£\s?\d|\d+ hours"),
        (
            "an estimate",
            r"estimat|minutes|sampl|timed|\b(?:tak|need|requir|spen|amount)\w*\b[^.]{0,60}\bhours",
        ),
    ):
        if not re.search(pattern, text):
            yield Hit(f"section 12 is relied on without {what}", argued.passages[0])
    yield from _sums_right(evidence)
    counted = re.search(
        r"(?<!no )\b(redact\w*|consider\w* exemptions|public interest test|quality assur\w*)\b",
        text,
        re.IGNORECASE,
    )
    if counted and not re.search(r"not (?:been )?(?:count|includ|allow)", text):
        yield Hit(f"section 12: '{counted[0]}' is not an activity that may be counted", argued.passages[0])


def _limit(evidence: Evidence) -> CostLimit | None:
    try:
        return evidence.facts.cost_limit(Regime.FOIA, CostBand.OTHER, evidence.on) if evidence.on else None
    except InputError:
        return None


def _sums_right(evidence: Evidence) -> Iterator[Hit]:
    """Hours and the pounds that are said to be their cost, at the rate of the regulations."""
    argued = evidence.reasons.get("12")
    limit = _limit(evidence)
    if argued is None or limit is None:
        return
    for passage in argued.body:
        for hours, pounds in _COSTED.findall(passage.text):
            cost = Decimal(hours.replace(",", "")) * limit.rate
            if abs(Decimal(pounds.replace(",", "")) - cost) > 2 * limit.rate:
                yield Hit(f"{hours} hours do not cost £{pounds}", passage)


_COSTED = re.compile(
    r"\b(\d[\d,]*(?:\.\d+)?) hours?\b[^.£]{0,40}£(\d[\d,]*(?:\.\d+)?)(?!\d)(?! ?(?:per|an|a) )"
)


def _refinement_advised(evidence: Evidence) -> Iterator[Hit]:
    if "12" in evidence.reasons and not any(m.REFINEMENT.among(evidence.letter.body)):
        yield Hit(
            "the cost limit is relied on, and the letter does not say how the request could be narrowed, or that it cannot"
        )


# fmt: off
RULES = (
    Rule("EXM-25", Severity.BLOCK, "s.12; SI 2004/3244", How.AUTO, Sees.LETTER,
         "the cost limit comes with its figure and an estimate of what may be counted", "show the estimate", _cost_shown),
    Rule("EXM-26", Severity.ERROR, "s.16", How.AUTO, Sees.LETTER,
         "a refusal for cost says how the request could be narrowed", "add the advice", _refinement_advised),
)
# fmt: on
