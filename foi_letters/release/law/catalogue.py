"""All law rules, family by family."""

from dataclasses import dataclass

from foi_letters.release.finding import Severity
from foi_letters.release.law import (
    attachment_rules,
    case_words_rules,
    citation_rules,
    condition_rules,
    cost_rules,
    exemption_rules,
    extension_rules,
    facts_rules,
    fees_rules,
    form_rules,
    holding_rules,
    hygiene_rules,
    input_rules,
    notice_rules,
    number_rules,
    personal_data_rules,
    public_interest_rules,
    question_rules,
    rights_rules,
    time_rules,
)
from foi_letters.release.law.rule import Rule

_FAMILIES = (
    notice_rules,
    extension_rules,
    rights_rules,
    form_rules,
    holding_rules,
    time_rules,
    question_rules,
    citation_rules,
    exemption_rules,
    cost_rules,
    input_rules,
    public_interest_rules,
    condition_rules,
    personal_data_rules,
    number_rules,
    attachment_rules,
    facts_rules,
    hygiene_rules,
    fees_rules,
    case_words_rules,
)

RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule that no row looks for, because nothing can be built that breaks it: where it is kept."""

    id: str
    severity: Severity
    basis: str
    checks: str
    by: str


# fmt: off
KEPT = (
    Kept("TIM-04", Severity.BLOCK, "s.10(1), (6)", "receipt is day zero, and clarification starts the time again",
         "`deadline.timing` computes every due date; tests/law/test_working_days.py"),
    Kept("NUM-06", Severity.BLOCK, "leak", "no withheld count can be worked out from what is published",
         "`sdc/attack.py` must find none, or the build stops; the proof is in the audit"),
    Kept("ATT-05", Severity.BLOCK, "data protection", "the published copy names nobody who asked",
         "`release/publication.py` reads the finished copy, or the build stops"),
    Kept("HYG-08", Severity.INFO, "audit", "the hash of each file is recorded",
         "`release/audit.py` records every input and output"),
)
# fmt: on

NOT_SUPPLIED = (
    "TIM-05",
    "TIM-06",
    "FAC-04",
    *(f"EIR-{n:02}" for n in range(1, 6)),
    *(f"FSA-{n:02}" for n in range(1, 5)),
)
"""Rules of the environmental regulations and of Scottish law: they come with those regimes."""
