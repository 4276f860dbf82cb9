"""A small authority without a complaints procedure: its letter says so, and the rules know it."""

from pathlib import Path

from foi_letters import casefile
from foi_letters.pipeline import make
from foi_letters.release.finding import Severity
from tests.case_texts import PROFILE, changed, written
from tests.letters.plain import plain

PARISH = changed("review: {contact: the Head of Information Rights}", "no_review: true", PROFILE)


def test_the_letter_of_an_authority_without_a_complaints_procedure_says_so_and_passes(tmp_path: Path) -> None:
    made = make(casefile.load(written(tmp_path, profile=PARISH), name="case.yaml"), final=True)
    assert "We do not have a procedure of our own" in plain(made.sent["letter.docx"])
    assert [each for each in made.found.all if each.severity in (Severity.BLOCK, Severity.ERROR)] == []
