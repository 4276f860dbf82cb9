"""A request split into its questions, in the numbering that its writer used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.request_text import Question, split

EIGHT = """I would like to know the following about officers of the force.

Specifically:
1. How many allegations were made against male officers?
2. How many against female officers?
3. How many were upheld?
4. How many led to action?
5. How many men were dismissed?
6. How many women were dismissed?
7. How many resigned or retired
before the hearing?
8. How many agreements were signed?

Yours faithfully
"""


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [each for question in questions for each in (question.id, *ids(question.parts))]


def words(questions: tuple[Question, ...]) -> list[str]:
    return [word for question in questions for word in (*question.text.split(), *words(question.parts))]


def test_eight_numbered_questions_keep_their_numbers_and_the_rest_is_shown() -> None:
    request = split(EIGHT)
    assert ids(request.questions) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert request.questions[6].text == "How many resigned or retired before the hearing?"
    assert request.left_over == (
        "I would like to know the following about officers of the force.",
        "Specifically:",
        "Yours faithfully",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. x\n   a) y\n   b) z\n2. w", ["1", "1a", "1b", "2"]),
        ("1. x\n(i) a\n(ii) b\n(iii) c\n2. x\n(i) d", ["1", "1(i)", "1(ii)", "1(iii)", "2", "2(i)"]),
        ("A. x\nB. y\nG. z", ["A", "B", "G"]),
        ("I. x\nII. y\nIII. z\nIV. v\nV. w\nVI. u", ["I", "II", "III", "IV", "V", "VI"]),
        ("1. x\n3. y\n4. z", ["1", "3", "4"]),
        ("Q1: x\nQuestion 2: y", ["1", "2"]),
        ("i. x\nii. y\na) one\nb) two", ["i", "ii", "ii.a", "ii.b"]),
        ("a) x\nb) y\nh) y\ni) z\nj) z", ["a", "b", "h", "i", "j"]),
        ("Please say (1) how many (2) what it cost (3) why", ["1", "2", "3"]),
        ("- one\n- two\n  - under two\n- three", ["1", "2", "2(1)", "3"]),
        ("How many dogs? How many cats? Thank you.", ["1", "2"]),
        ("Send me the minutes of the meeting.", ["1"]),
        ("1(iii) x\n3c) y", ["1(iii)", "3c"]),
    ],
)
def test_ids_are_those_that_the_requester_wrote(text: str, expected: list[str]) -> None:
    assert ids(split(text).questions) == expected


def test_a_sentence_that_begins_with_a_number_is_no_question() -> None:
    request = split("2019 was a hard year.\n3 officers left. Why?")
    assert [question.text for question in request.questions] == ["Why?"]


def test_bullets_and_question_marks_give_numbers_of_our_own() -> None:
    assert not split("- one\n- two").numbered
    assert not split("How many?").numbered
    assert split("1. one").numbered


# Z is no numeral, and no label while no list of capitals begins: it is text wherever it stands.
TEXT = st.text(st.sampled_from("1234abiv()._-?: \n\tZQ•"), max_size=200)


@given(TEXT)
def test_no_letter_of_the_text_is_lost_or_said_twice(text: str) -> None:
    request = split(text)
    kept = [*words(request.questions), *(word for part in request.left_over for word in part.split())]
    letters = sorted(c for c in text if c == "Z")
    assert sorted(c for word in kept for c in word if c == "Z") == letters


def test_numbers_with_decimals_and_a_bis_are_questions_and_the_signature_is_none() -> None:
    request = split(
        "Q1. How many?\nQ1.2 How many more?\nQ2. Who?\n3 bis. The contract.\nThanks in advance\nJ. Example"
    )
    assert ids(request.questions) == ["1", "1.2", "2", "3 bis"]
    assert request.left_over == ("Thanks in advance J. Example",)


def test_a_decimal_in_a_sentence_numbers_nothing() -> None:
    assert ids(split("1. How many?\n2.5 officers are said to be there.").questions) == ["1"]


def test_a_lone_x_is_the_initial_of_a_name_and_one_that_goes_on_with_a_list_is_its_label() -> None:
    request = split("1. How many?\n\nX. Example\n1 High Street")
    assert ids(request.questions) == ["1"]
    assert request.left_over == ("X. Example 1 High Street",)
    assert split("X. 1").questions[0].text == "X. 1"
    numerals = "\n".join(
        f"{numeral}. one" for numeral in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    )
    assert ids(split(numerals).questions)[-1] == "X"
    letters = "\n".join(f"{letter}. one" for letter in "ABCDEFGHIJKLMNOPQRSTUVWX")
    assert ids(split(letters).questions) == list("ABCDEFGHIJKLMNOPQRSTUVWX")
