"""All law rules, family by family."""

from foi_letters.release.law import holding_rules, notice_rules
from foi_letters.release.law.rule import Rule

RULES: tuple[Rule, ...] = (*notice_rules.RULES, *holding_rules.RULES)
