"""No rule without a letter or a case that it passes and one in which it finds its fault."""

import pytest

from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.rule import Rule, Sees
from tests.release.law.test_case_rules import IN_OTHER_WORDS, MISPLACED
from tests.release.law.test_case_rules import TRIALS as CASE_TRIALS
from tests.release.law.test_letter_rules import TRIALS as LETTER_TRIALS

WORDS = ("S17-", "PIT-", "P40-")
"""Rules on what a notice says, on the public interest and on personal data: none may look for a keyword alone."""
BY_FIELDS = {"S17-07", "S17-12", "S17-13"}
"""Rules that compare fields of the case, and no words."""


def test_every_rule_that_reads_a_letter_alone_is_tried_on_a_letter() -> None:
    tried = {trial.rule for trial in LETTER_TRIALS}
    assert {rule.id for rule in RULES if rule.sees is Sees.LETTER} - tried == set()


def test_every_rule_of_the_case_is_tried_on_a_case() -> None:
    tried = {trial.rule for trial in CASE_TRIALS}
    assert {rule.id for rule in RULES if rule.sees is Sees.CASE} - tried == set()


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.id.startswith(WORDS)], ids=lambda rule: rule.id
)
def test_no_rule_looks_for_a_keyword_alone(rule: Rule) -> None:
    """Each passes what it asks for in two wordings, and fails the same words in the wrong place."""
    if rule.sees is Sees.LETTER:
        trials = [trial for trial in LETTER_TRIALS if trial.rule == rule.id]
        wordings, misplaced = {trial.letter for trial in trials}, [t for t in trials if t.misplaced]
        assert len(wordings) >= 2
        assert misplaced
    elif rule.id not in BY_FIELDS:
        assert len([trial for trial in IN_OTHER_WORDS if trial.rule == rule.id]) >= 2
        assert [trial for trial in MISPLACED if trial.rule == rule.id]
