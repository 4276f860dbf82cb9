"""No rule without a letter or a case that it passes and one in which it finds its fault."""

from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.rule import Sees
from tests.release.law.test_case_rules import TRIALS as CASE_TRIALS
from tests.release.law.test_letter_rules import TRIALS as LETTER_TRIALS

TWO_WORDINGS = ("S17-0", "P40-0")
"""What section 17 asks for, and the heart of section 40, is tried on letters of different words."""
ONE_WORDING = {"S17-08", "P40-04", "P40-05", "P40-06", "P40-07"}
"""Rules about a citation or a name, which has no other words."""


def test_every_rule_that_reads_a_letter_alone_is_tried_on_a_letter() -> None:
    tried = {trial.rule for trial in LETTER_TRIALS}
    assert {rule.id for rule in RULES if rule.sees is Sees.LETTER} - tried == set()


def test_every_rule_of_the_case_is_tried_on_a_case() -> None:
    tried = {trial.rule for trial in CASE_TRIALS}
    assert {rule.id for rule in RULES if rule.sees is Sees.CASE} - tried == set()


def test_what_can_be_said_in_many_ways_is_tried_in_two() -> None:
    letters = {
        rule.id: {trial.letter for trial in LETTER_TRIALS if trial.rule == rule.id}
        for rule in RULES
        if rule.sees is Sees.LETTER and rule.id.startswith(TWO_WORDINGS) and rule.id not in ONE_WORDING
    }
    assert [rule for rule, names in letters.items() if len(names) < 2] == []
