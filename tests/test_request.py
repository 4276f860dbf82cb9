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
