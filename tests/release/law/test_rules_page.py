"""The list of rules in the documentation is the list of rules."""

import importlib.util
from pathlib import Path

from foi_letters.release.law.catalogue import KEPT, NOT_SUPPLIED, RULES

TOP = Path(__file__).resolve().parents[3]
FAMILIES = {
    "S17": 17,
    "HLD": 7,
    "TIM": 8,
    "EXM": 33,
    "PIT": 7,
    "P40": 15,
    "NUM": 14,
    "QST": 8,
    "ATT": 6,
    "FAC": 9,
    "EIR": 5,
    "FSA": 4,
    "HYG": 8,
    "CAS": 1,
    "FEE": 2,
    "RGT": 1,
}


def test_the_page_is_made_from_the_rules() -> None:
    spec = importlib.util.spec_from_file_location("make_rules_page", TOP / "scripts/make_rules_page.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (TOP / "docs/rules.md").read_text(encoding="utf-8") == script.page()


def test_every_rule_of_the_list_is_a_row_or_is_kept_or_waits_for_its_regime() -> None:
    known = [*(rule.id for rule in RULES), *(kept.id for kept in KEPT), *NOT_SUPPLIED]
    wanted = {f"{family}-{number:02}" for family, count in FAMILIES.items() for number in range(1, count + 1)}
    assert len(known) == len(set(known))
    assert set(known) == wanted


def test_every_rule_says_what_to_do() -> None:
    assert all(rule.cure and rule.checks and rule.basis for rule in RULES)
