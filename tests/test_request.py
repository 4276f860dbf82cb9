"""The request tree, and how lists of questions are printed."""

import pytest

from foi_letters.request import Questions, Request


def _questions(*ids: str | tuple[str, tuple[str, ...]]) -> Questions:
    return Questions(
        tuple(
            Request(id=each, text="How many?")
            if isinstance(each, str)
            else Request(id=each[0], parts=tuple(Request(id=part, text="How many?") for part in each[1]))
            for each in ids
        )
    )


NESTED = _questions("1", "2", ("3", ("3i", "3ii", "3iii", "3iv")), "4")


@pytest.mark.parametrize(
    ("ids", "printed"),
    [
        (["1"], "question 1"),
        (["2", "1"], "questions 1 and 2"),
        (["1", "2", "3"], "questions 1 to 3"),
        (["1", "2", "3i"], "questions 1, 2 and 3i"),
        (["3ii", "3iii", "3iv"], "questions 3ii to 3iv"),
        (["3i", "3ii", "3iii", "3iv"], "question 3"),
        (["3i", "3", "1", "1"], "questions 1 and 3"),
        (["1", "2", "3", "4"], "questions 1 to 4"),
        (["2", "3ii", "4"], "questions 2, 3ii and 4"),
        (["9"], ""),
    ],
)
def test_a_list_of_questions_is_printed_in_order_once_each_and_as_ranges(
    ids: list[str], printed: str
) -> None:
    assert NESTED.phrase(ids).replace("\N{NO-BREAK SPACE}", " ") == printed


def test_a_question_with_parts_stands_for_all_its_parts() -> None:
    assert NESTED.covered(["3", "1"]) == ("1", "3i", "3ii", "3iii", "3iv")


def test_ids_of_any_form_are_kept_as_the_requester_wrote_them() -> None:
    roman = _questions("i", ("ii", ("ii.a", "ii.b")), "B")
    assert roman.phrase(["ii.a", "B"], capital=True) == "Questions\N{NO-BREAK SPACE}ii.a and B"


@pytest.mark.parametrize(
    ("id_", "printed"),
    [
        ("Q4", "question 4"),
        ("Q1.2", "question 1.2"),
        ("4.", "question 4"),
        ("4)", "question 4"),
        ("i)", "question i"),
        ("(b)", "question (b)"),
        ("1(a)", "question 1(a)"),
        ("Question 4(b)", "question 4(b)"),
        ("3 bis", "question 3 bis"),
        ("Quality 1", "question Quality 1"),
        ("Q", "question Q"),
    ],
)
def test_what_only_marks_an_id_as_a_number_is_not_printed(id_: str, printed: str) -> None:
    assert _questions(id_, "x").phrase([id_]).replace("\N{NO-BREAK SPACE}", " ") == printed


def test_ids_that_would_then_look_alike_are_printed_as_they_are() -> None:
    assert _questions("1", "1.", "2.").phrase(["1", "1.", "2."]) == "questions\N{NO-BREAK SPACE}1 to 2"
    assert _questions("1", "1.", "2.").phrase(["1."]) == "question\N{NO-BREAK SPACE}1."


def test_a_label_stands_in_place_of_the_word_question_and_the_id() -> None:
    first, second = (
        Request(id=each, label=f"the {each} bullet point", text="Who?") for each in ("first", "second")
    )
    asked = Questions((Request(id="1", text="Who?"), first, second))
    assert asked.phrase(["first"], capital=True) == "The first bullet point"
    assert (
        asked.phrase(["1", "first", "second"]).replace("\N{NO-BREAK SPACE}", " ")
        == "question 1, the first bullet point and the second bullet point"
    )
    assert asked.cell("second") == "The second bullet point"


def test_a_lone_question_that_nobody_numbered_is_the_request() -> None:
    alone = Questions((Request(id="1", numbered_by="authority", text="Who?"),))
    assert alone.phrase(["1"]) == "your request"
    assert Questions((Request(id="1", text="Who?"),)).phrase(["1"]) == "question\N{NO-BREAK SPACE}1"
