"""Letters by anyone, as Word files in many house styles: a good one passes whole, and nothing in it stops it."""

from pathlib import Path

import pytest
import typer

from foi_letters.cli.check import Only, check
from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.evidence import alone
from foi_letters.release.law.letter_text import read_letter
from foi_letters.release.law.rule import apply
from tests.release.law.fault_trials import IN_TABLES
from tests.release.law.house_styles import DOUBTED, HOUSE, word_file
from tests.release.law.trials import Trial, found


@pytest.mark.parametrize("name", HOUSE)
def test_a_good_letter_of_any_style_is_not_stopped(name: str) -> None:
    letter = read_letter(word_file(HOUSE[name]), f"{name}.docx")
    findings = apply(RULES, alone(letter))
    assert [str(finding) for finding in findings if finding.severity.value != "info"] == []


@pytest.mark.parametrize("name", DOUBTED)
def test_a_good_letter_in_words_that_no_rule_knows_is_doubted_and_not_stopped(name: str) -> None:
    findings = apply(RULES, alone(read_letter(word_file(DOUBTED[name]), f"{name}.docx")))
    assert {finding.severity.value for finding in findings} - {"info"} == {"warn"}


def test_a_letter_in_a_table_reads_as_one_in_paragraphs() -> None:
    """Some authorities lay the whole letter out in a table."""
    text = "\n".join(f"| {line.strip('*# ')} |" for line in HOUSE["lord-chamberlain"].splitlines())
    findings = apply(RULES, alone(read_letter(word_file(text), "table.docx")))
    assert [str(finding) for finding in findings if finding.stops] == []


@pytest.mark.parametrize("trial", IN_TABLES, ids=str)
def test_a_fault_of_a_letter_with_tables_is_found(trial: Trial) -> None:
    good, bad = (alone(read_letter(word_file(text), "letter.docx")) for text in (trial.good, trial.bad))
    assert trial.rule not in found(good, trial.rule)
    assert trial.rule in found(bad, trial.rule)


def test_the_command_reads_a_letter_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(word_file(HOUSE["parish"].replace("section 40(3A)(a)", "section 40(3)(a)(i)")))
    with pytest.raises(typer.Exit):
        check(file, only=Only.LAW)
    assert "P40-06" in capsys.readouterr().out
