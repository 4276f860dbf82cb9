"""Every invented case as the letter that it makes, kept as plain text beside it.

A change of wording shows here as a diff that a lawyer can read. To accept it: FOI_LETTERS_ACCEPT=1 pytest tests/letters
"""

import os
from collections.abc import Callable

import pytest

from foi_letters.pipeline import Made
from foi_letters.release.finding import Severity
from tests.letters.conftest import CASES
from tests.letters.plain import plain


@pytest.mark.parametrize("name", CASES)
def test_a_case_makes_the_letter_that_is_kept_beside_it(name: str, letter_of: Callable[[str], Made]) -> None:
    text = plain(letter_of(name).sent["letter.docx"])
    kept = CASES[name].parent / "letter.txt"
    if os.environ.get("FOI_LETTERS_ACCEPT"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_letter_has_no_gap_and_no_trace_of_how_it_was_made(
    name: str, letter_of: Callable[[str], Made]
) -> None:
    text = plain(letter_of(name).sent["letter.docx"])
    for trace in ("{{", "{%", "| None", "None.", "DRAFT", "[mark]", "[[", "  "):
        assert trace not in text, trace
    assert [line for line in text.splitlines() if not line.strip()] == []


@pytest.mark.parametrize("name", CASES)
def test_no_rule_finds_fault_with_a_good_letter(name: str, letter_of: Callable[[str], Made]) -> None:
    found = [str(each) for each in letter_of(name).found.all if each.severity is not Severity.INFO]
    assert found == []
