"""All law rules, family by family."""

from foi_letters.release.law import (
    attachment_rules,
    exemption_rules,
    facts_rules,
    holding_rules,
    hygiene_rules,
    notice_rules,
    number_rules,
    personal_data_rules,
    public_interest_rules,
    question_rules,
    time_rules,
)
from foi_letters.release.law.rule import Rule

_FAMILIES = (
    notice_rules,
    number_rules,
    personal_data_rules,
    public_interest_rules,
    holding_rules,
    time_rules,
    question_rules,
    attachment_rules,
    exemption_rules,
    facts_rules,
    hygiene_rules,
)

RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)
