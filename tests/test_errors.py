from foi_letters.errors import InputError, Place, Problem, WordingNotApproved


def test_a_problem_shows_the_line_with_a_caret_under_what_is_wrong() -> None:
    place = Place("case.yaml", 12, 1, source="recieved: 2026-10-01", width=8)
    problem = Problem("unknown-key", "'recieved' is not a key of a case", place, "did you mean 'received'?")
    assert str(problem).splitlines() == [
        "case.yaml:12:1: error[unknown-key]: 'recieved' is not a key of a case",
        "   12 | recieved: 2026-10-01",
        "      | ^^^^^^^^",
        "   help: did you mean 'received'?",
    ]


def test_a_long_line_is_cut_around_the_caret() -> None:
    place = Place("case.yaml", 1, 3001, source="x" * 3000 + "here" + "y" * 3000, width=4)
    shown = str(Problem("rule", "message", place)).splitlines()
    assert len(shown[1]) < 120
    caret = shown[2].index("^")
    assert shown[1][caret : caret + 4] == "here"


def test_a_place_in_word_is_said_in_words() -> None:
    assert str(Place("letter.docx", within="table 2, row 3")) == "letter.docx: table 2, row 3"


def test_an_error_carries_every_problem_and_its_exit_code() -> None:
    error = InputError([Problem("a", "one"), Problem("b", "two")])
    assert (error.exit_code, str(error)) == (2, "error[a]: one\nerror[b]: two")
    assert WordingNotApproved.exit_code == 3
