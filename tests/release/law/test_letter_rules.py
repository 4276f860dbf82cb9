"""Every rule that reads a letter alone finds its fault, and finds none in good letters of quite different words."""

from collections.abc import Callable

import pytest

from foi_letters.release.law.evidence import Evidence
from tests.release.law import house_trials
from tests.release.law.fault_trials import FAULTS
from tests.release.law.good_letters import GOOD
from tests.release.law.letter_trials import (
    DRAFTING,
    EXEMPTIONS,
    FACTS,
    HOLDING,
    NOTICE,
    PUBLIC_INTEREST,
)
from tests.release.law.section_40_trials import PERSONAL_DATA
from tests.release.law.trials import Trial, found

Witness = Callable[[str], Evidence]
TRIALS = (
    *NOTICE,
    *HOLDING,
    *EXEMPTIONS,
    *FACTS,
    *DRAFTING,
    *PUBLIC_INTEREST,
    *PERSONAL_DATA,
    *house_trials.NOTICE,
    *house_trials.ELSEWHERE,
    *house_trials.PUBLIC_INTEREST,
    *house_trials.PERSONAL_DATA,
    *FAULTS,
)
ADVICE = {"S17-15"}
"""A letter in plain words need not call itself a refusal notice."""


@pytest.mark.parametrize("name", GOOD)
def test_a_good_letter_passes_every_rule(witness: Witness, name: str) -> None:
    assert found(witness(GOOD[name])) <= (ADVICE if "plain" in name else set())


@pytest.mark.parametrize("trial", TRIALS, ids=str)
def test_a_rule_finds_its_fault(witness: Witness, trial: Trial) -> None:
    assert trial.rule not in found(witness(trial.good), trial.rule)
    assert trial.rule in found(witness(trial.bad), trial.rule)
