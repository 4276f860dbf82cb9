"""The faults of the response that started the project, D1 to D14: each is tried through the case, the wording or the
template, and either the case is refused, or the letter is stopped by a named check, or the fault has no place to stand.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.assembly.package import read_package, write_package
from foi_letters.errors import InputError
from foi_letters.pipeline import Made, make
from foi_letters.resources import packaged
from tests.letters.conftest import CASES
from tests.letters.plain import plain

Changes = Iterable[tuple[str, str]]
LetterOf = Callable[[str], Made]
EXAMPLE = "northshire-misconduct"


@dataclass(frozen=True)
class Tampered:
    """The example in a folder of its own, to be changed."""

    folder: Path
    example: Made

    def case(self, *changes: tuple[str, str]) -> None:
        """Change the case file; each passage must be there."""
        _change(self.folder / "case.yaml", changes)

    def wording(self, file: str, *changes: tuple[str, str]) -> None:
        """Change a file of wording, as an authority's own library would."""
        own = self.folder / "library" / "foia" / file
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(packaged("exemptions") / "foia" / file, own)
        _change(own, changes)
        self._profile("library: library")

    def template(self, *changes: tuple[str, str]) -> None:
        """Change the template, as an authority's own would."""
        package = read_package(packaged("templates") / "response.docx")
        text = package.parts["word/document.xml"].decode()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        own = self.folder / "templates"
        own.mkdir()
        (own / "response.docx").write_bytes(
            write_package({**package.parts, "word/document.xml": text.encode()})
        )
        self._profile("templates: templates")

    def _profile(self, line: str) -> None:
        profile = self.folder / "authority.yaml"
        profile.write_text(f"{profile.read_text()}{line}\n")

    def refused(self) -> set[str]:
        """The rules of the problems for which the case is refused."""
        with pytest.raises(InputError) as raised:
            casefile.load(self.folder / "case.yaml")
        return {problem.rule for problem in raised.value.problems}

    def stopped(self) -> set[str]:
        """The rules that stop the letter that is made of it."""
        return {finding.rule for finding in self._made().found.stops}

    def found(self) -> set[str]:
        """The rules of all findings."""
        return {finding.rule for finding in self._made().found.all}

    def _made(self) -> Made:
        file = casefile.load(self.folder / "case.yaml")
        return make(file, final=True, released=self.example.released)


def _change(path: Path, changes: Changes) -> None:
    text = path.read_text()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text)


@pytest.fixture
def tampered(tmp_path: Path, letter_of: LetterOf) -> Tampered:
    """A copy of the example."""
    for file in CASES[EXAMPLE].parent.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    return Tampered(tmp_path, letter_of(EXAMPLE))


def test_the_example_itself_is_stopped_by_nothing(letter_of: LetterOf) -> None:
    assert [str(finding) for finding in letter_of(EXAMPLE).found.stops] == []


@pytest.mark.parametrize("citation", ["40(2)(a)(b)", "40(2)(a)(b)&(3)(a)(i)", "40(3)(a)(i)", "40(2)(3A)(a)"])
def test_d1_a_repealed_or_run_together_provision_cannot_be_cited(tampered: Tampered, citation: str) -> None:
    tampered.case(("cite: 40(2)", f"cite: {citation}"))
    assert tampered.refused() & {"value-error", "provision-not-in-force"}


def test_d2_the_conditions_cannot_be_placed_in_the_data_protection_act(tampered: Tampered) -> None:
    tampered.wording(
        "s40-2.yaml",
        (
            "one of three conditions in section 40\n      is met",
            "it satisfies the first, second or third condition of the Data Protection Act 2018",
        ),
    )
    assert "P40-05" in tampered.stopped()


def test_d3_the_principles_cannot_be_taken_from_section_34(tampered: Tampered) -> None:
    tampered.wording(
        "s40-2.yaml", ("Article 5(1)(a) of the", "section 34 of the Data Protection Act 2018 and the")
    )
    assert "P40-04" in tampered.stopped()


def test_d4_a_breach_of_the_gdpr_that_only_could_happen_is_noticed(tampered: Tampered) -> None:
    tampered.wording(
        "s40-2.yaml",
        (
            "It would therefore contravene\n      Article 5(1)(a) of the UK GDPR",
            "It could therefore breach\n      the rights in the GDPR",
        ),
    )
    assert {"P40-07", "P40-12"} & tampered.found()


def test_d5_an_absolute_exemption_is_not_explained_by_harm(tampered: Tampered) -> None:
    tampered.wording(
        "s40-2.yaml",
        (
            "is an absolute exemption.",
            "is an absolute exemption, because Parliament found that harm would be caused by any release.",
        ),
    )
    assert "EXM-09" in tampered.stopped()


def test_d6_small_numbers_alone_are_no_reason(tampered: Tampered) -> None:
    text = (tampered.folder / "case.yaml").read_text()
    start, end = text.index("    identifiability:"), text.index("    purpose:")
    tampered.case((text[start:end], ""))
    assert tampered.refused() == {"input-missing"}


@pytest.mark.parametrize("missing", ["purpose", "necessity", "balance"])
def test_d7_purpose_necessity_and_balance_must_each_be_given(tampered: Tampered, missing: str) -> None:
    lines = (tampered.folder / "case.yaml").read_text().splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"    {missing}:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("      "))
    tampered.case(("".join(lines[start:end]), ""))
    assert tampered.refused() == {"input-missing"}


def test_d8_data_about_offences_is_noticed_when_the_case_does_not_say_so(tampered: Tampered) -> None:
    text = (tampered.folder / "case.yaml").read_text()
    start, end = text.index("    criminal_offence:"), text.index("decisions:")
    tampered.case((text[start:end], "\n"))
    assert "P40-09" in tampered.found()


def test_d9_no_question_can_be_left_out(tampered: Tampered) -> None:
    text = (tampered.folder / "case.yaml").read_text()
    start, end = text.index('- questions: "8"'), text.index("notes:")
    tampered.case((text[start:end], "\n"))
    assert tampered.refused() == {"question-unanswered"}


def test_d9_a_list_of_questions_cannot_dangle(tampered: Tampered) -> None:
    tampered.case(('questions: ["2", "4", "5"]', 'questions: ["2", "4", "5", "&"]'))
    assert tampered.refused() == {"unknown-question"}


def test_d10_there_cannot_be_two_markers(tampered: Tampered) -> None:
    tampered.wording("standard/figures.yaml", ("The mark {{ figures.marker }}", "The mark (**)"))
    with pytest.raises(InputError):  # the placeholder that is declared must be used
        tampered.stopped()


def test_d10_a_second_marker_beside_the_first_is_stopped(tampered: Tampered) -> None:
    tampered.wording(
        "standard/figures.yaml",
        (
            "The mark {{ figures.marker }}",
            "A figure is represented by a black space (**). The mark {{ figures.marker }}",
        ),
    )
    assert "NUM-02" in tampered.stopped()


@pytest.mark.parametrize(("block", "rule"), [("review", "S17-09"), ("regulator", "S17-10")])
def test_d11_a_template_without_the_complaint_rights_is_stopped(
    tampered: Tampered, block: str, rule: str
) -> None:
    del block
    tampered.template(("{{ complaint }}", "Please write to us."))
    assert rule in tampered.stopped()


def test_d12_a_letter_without_a_date_is_stopped(tampered: Tampered) -> None:
    tampered.template(("{{ letter.date }}", "Today"))
    assert {"S17-14", "TIM-03"} & tampered.stopped()


def test_d12_each_question_is_told_whether_the_information_is_held(letter_of: LetterOf) -> None:
    text = plain(letter_of(EXAMPLE).sent["letter.docx"])
    decision = text[text.index("## Our decision") : text.index("[table]")]
    for said in ("questions 1, 3 and 7", "questions 2, 4 and 5", "question 6", "question 8"):
        assert said in decision


def test_d13_what_the_records_are_comes_from_the_case_alone(letter_of: LetterOf) -> None:
    text = plain(letter_of(EXAMPLE).sent["letter.docx"])
    assert "officers who were serving, or had lately left" in text
    assert "investigations and proceedings" not in text


def test_d14_the_effect_of_disclosure_is_not_overstated(tampered: Tampered) -> None:
    tampered.wording(
        "standard/closing.yaml",
        (
            "Disclosure under the Act is to the world at large.",
            "Once disclosed, it must be communicated to any individual who asks.",
        ),
    )
    assert "HYG-04" in tampered.found()
