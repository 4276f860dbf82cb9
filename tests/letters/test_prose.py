"""What officers and requesters write is data: nothing in it is computed, and no withheld figure can be quoted in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from foi_letters import casefile, composing
from foi_letters.approvals import Ledger
from foi_letters.errors import InputError
from foi_letters.pipeline import make
from foi_letters.released import Published, ReleasedTable, Suppressed, Suppression, SuppressionRule
from tests.case_texts import changed, written
from tests.letters.plain import plain

TABLE = ReleasedTable(
    id="visits",
    title="Visits",
    questions=("1",),
    row_heading="Place",
    row_labels=("Northam", "Exton"),
    column_labels=("2025",),
    cells=((Published(1204),), (Suppressed(Suppression.PRIMARY),)),
    rule=SuppressionRule(5),
)


def _composed(folder: Path, answer: str) -> composing.Composed:
    case = changed("answer: There were several.", f"answer: {answer}")
    file = casefile.load(written(folder, case), name="case.yaml")
    return composing.make(file, composing.Released((TABLE,)), ledger=Ledger(""), draft=False)


def test_a_figure_is_quoted_as_it_is_released(tmp_path: Path) -> None:
    composed = _composed(tmp_path, '"There were [[visits | Northam | 2025]] visits."')
    assert "There were 1,204 visits." in str(composed.context.questions[0].answers[0].body)


def test_a_withheld_figure_cannot_be_quoted_and_the_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        _composed(tmp_path, '"There were [[visits | Exton | 2025]] visits."')
    [problem] = raised.value.problems
    assert problem.rule == "quote-withheld"
    assert problem.place
    assert problem.place.line == 25


def test_braces_and_angle_brackets_in_prose_are_text(tmp_path: Path) -> None:
    case = changed("answer: There were several.", 'answer: "Fewer than <5 {{ authority.name }} & {% if x %}"')
    case = changed('"Who made them?"', '"Who {{ made }} them <b>?"', case)
    file = casefile.load(written(tmp_path, case))
    text = plain(make(file, final=True).sent["letter.docx"])
    assert "Fewer than <5 {{ authority.name }} & {% if x %}" in text
    assert "> Who {{ made }} them <b>?" in text


def test_a_draft_marks_each_block_that_nobody_approved(tmp_path: Path) -> None:
    file = casefile.load(written(tmp_path))
    text = plain(make(file, final=False).sent["letter.docx"])
    assert "DRAFT - not to be sent" in text
    assert "[mark] draft: foia/standard/opening/thanks" in text


def test_words_that_stand_by_themselves_get_a_capital_and_a_full_stop(tmp_path: Path) -> None:
    case = changed(
        "how: By their names., learned: It says that they did.",
        "how: by their names, learned: it says that they did",
    )
    file = casefile.load(written(tmp_path, case), name="case.yaml")
    composed = composing.make(file, composing.Released(), ledger=Ledger(""), draft=False)
    said = str(composed.context.exemptions[0].body)
    assert "By their names." in said
    assert "It says that they did." in said


def test_a_table_that_answers_two_questions_stands_under_the_first_of_them(tmp_path: Path) -> None:
    case = changed("{questions: 2a, outcome: nil}", "{questions: 2a, outcome: disclosed}").replace(
        ", answer: There were several.", ""
    )
    table = replace(TABLE, questions=("1", "2a"), cells=((Published(1204),), (Published(75),)))
    figures = 'figures: {tables: [{id: visits, title: Visits, questions: ["1", 2a], counts: {columns: ["2025"], rows: {Northam: [1204], Exton: [75]}}}]}\n'
    file = casefile.load(written(tmp_path, case + figures), name="case.yaml")
    composed = composing.make(file, composing.Released((table,)), ledger=Ledger(""), draft=False)
    first, second = (str(each.answers[0].body) for each in composed.context.questions[:2])
    assert "Northam" in first
    assert "Table\N{NO-BREAK SPACE}1" in second
    assert "Northam" not in second
