"""Reading a case: what does not hang together is said at its line, in words for an officer, all at once."""

from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.errors import InputError, Problem
from tests.case_texts import CASE, PROFILE, changed, written

ONE = '- {questions: "1", outcome: disclosed, answer: There were several.}\n'
NIL = "- {questions: 2a, outcome: nil}\n"
NAMES = "- {questions: 2b, outcome: withheld, grounds: [names]}\n"


def _problems(folder: Path, case: str, profile: str = PROFILE) -> list[Problem]:
    with pytest.raises(InputError) as raised:
        casefile.load(written(folder, case, profile), name="case.yaml")
    return list(raised.value.problems)


def test_a_case_that_hangs_together_is_read_with_its_profile(tmp_path: Path) -> None:
    file = casefile.load(written(tmp_path))
    assert file.case.reference == "NC/2026/1"
    assert file.authority.short_name == "the Constabulary"
    assert file.authority.rule.up_to == 5


@pytest.mark.parametrize(
    ("old", "new", "rule", "says"),
    [
        (NIL, "", "question-unanswered", "question 2a is not answered"),
        (NIL, NIL + NIL, "question-answered-twice", "question 2a is answered whole by 2 decisions"),
        ("questions: 2a", "questions: 2c", "unknown-question", "there is no question 2c in the request"),
        ("questions: 2a,", "questions: 2a, slice: {period: May},", "question-unanswered", "only as to May"),
        ("{id: 2a,", '{id: "1",', "duplicate-question", "question 1 stands twice"),
        ("grounds: [names]", "grounds: [name]", "unknown-ground", "there is no ground 'name'"),
        (NAMES, NAMES.replace(", grounds: [names]", ""), "ground-missing", "section 17(1)(b)"),
        (NIL, NIL.replace("}", ", grounds: [names]}"), "ground-not-due", "leaves nothing to withhold"),
        ("withheld, grounds", "cost, grounds", "wrong-ground", "rests on section 12(1)"),
        ("outcome: nil", "outcome: not_held", "search-missing", "what was searched"),
        ("outcome: nil", "outcome: explained", "answer-missing", "the explanation"),
        (", answer: There were several.", "", "nothing-given", "gives something, and nothing is given"),
        ("date: 2026-10-20", "date: 2026-09-20", "date-order", "before the request was received"),
        ("outcome: nil", "same_as: 2a", "same-as-itself", "cannot be answered by itself"),
        ("outcome: nil", "tables: [t], outcome: nil", "unknown-table", "there is no table 't'"),
        ("outcome: nil", "documents: [d], outcome: nil", "unknown-document", "there is no document 'd'"),
        ("regime: FOIA", "regime: FOIA\nletter: internal_review", "section-missing", "needs `review:`"),
        ("regime: FOIA", "regime: FOIA\nletter: acknowledgement", "decisions-not-due", "decides nothing"),
        ('text: "How many were by night?"', "label: x", "empty-question", "question 2a has no text"),
        ("cite: 40(2)", "cite: 40(2)(3A)(a)", "value-error", "runs two provisions together"),
        ("regime: FOIA", "regime: EIR", "regime-not-supplied", "no EIR yet"),
        ("authority: authority.yaml", "authority: other.yaml", "no-authority", "no file 'other.yaml'"),
        ("2026-10-01", "1 October 2026", "value-error", "'1 October 2026' is not a date"),
        ("regime: FOIA", "regime: FOIA\nextension: {}", "missing-key", "'grounds' is missing"),
        ("outcome: nil", "slice: {}, outcome: nil", "value-error", "a slice needs one of"),
        ("    purpose: The public may wish to know.\n", "", "input-missing", "needs `purpose`"),
        ("    via: [40(3A)(a)]\n", "", "needs-second-provision", "must come with one of"),
        ("cite: 40(2)", "cite: 40(3)(a)(i)", "provision-not-in-force", "no longer in force"),
        ("cite: 40(2)", "cite: 40(9)", "unknown-provision", "not in the library"),
        ("withheld, grounds: [names]", "ncnd, grounds: [names]", "ncnd-clause", "no ground for neither"),
    ],
)
def test_what_does_not_hang_together_is_named(
    tmp_path: Path, old: str, new: str, rule: str, says: str
) -> None:
    problems = _problems(tmp_path, changed(old, new))
    assert [each for each in problems if each.rule == rule and says in each.message], problems


@pytest.mark.parametrize(
    ("old", "new", "help_"),
    [
        ("outcome: withheld", "outcome: refused", "write withheld, or partial where some is given"),
        ("outcome: withheld", "outcome: s12", "write cost"),
        ("outcome: disclosed", "outcome: granted", "write disclosed"),
        ("outcome: nil", "outcome: none", "write nil, or not_held where no record is held"),
        ("regime: FOIA", "regime: foi", "did you mean 'FOIA'?"),
        (
            "requester: {name: R Sample}",
            "requester: R Sample",
            "its keys are: name, salutation, address, email",
        ),
        ("    cite: 40(2)\n", "   cite: 40(2)\n", "begin it in column 4, as the line above"),
        ("    cite: 40(2)\n", "    s40(2)\n", "needs its key: write it as `key: s40(2)`"),
        ("answer: There were several.", "answer: Visits: 4, or so.", "must stand in quotes"),
        ("answer: There were several.}", "answer: There were several.", "look too for a } that is missing"),
        ("    applies_to: the names of the visitors\n", "", "What is withheld under it, in your words"),
        ("outcome: withheld", "outcome: ncnd", "cite section 40(5A) or section 40(5B)(a)(i)"),
        (
            "    purpose: The",
            "    harm: {interest: i, mechanism: M., causal_link: C., limb: would}\n    purpose: The",
            "say it in `reason`",
        ),
        (
            "    purpose: The",
            "    public_interest: {for: F., against: A., balance: B.}\n    purpose: The",
            "no public interest test",
        ),
    ],
)
def test_an_officer_is_told_what_to_write_instead(tmp_path: Path, old: str, new: str, help_: str) -> None:
    assert any(help_ in (problem.help or "") for problem in _problems(tmp_path, changed(old, new)))


def test_an_outcome_may_be_written_as_it_is_said(tmp_path: Path) -> None:
    case = changed(
        "outcome: nil",
        "outcome: Not held, search: We looked.",
        changed("outcome: disclosed", "outcome: Disclosed"),
    )
    outcomes = [each.outcome for each in casefile.load(written(tmp_path, case)).case.decisions]
    assert outcomes == ["disclosed", "not_held", "withheld"]


def test_a_file_of_records_that_is_not_there_is_named_at_its_line_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("Year\n2025\n")
    figures = 'figures:\n  sources: {v: {file: visit.csv}}\n  tables: [{id: t, title: T, questions: ["1"], rows: {by: Year}}]\n'
    found = _problems(tmp_path, changed(NIL, "") + figures)
    assert [problem.rule for problem in found] == ["question-unanswered", "no-file"]
    assert found[1].help == "did you mean visits.csv?"
    assert found[1].place
    assert found[1].place.line == 28


def test_one_item_may_stand_for_a_list_of_it(tmp_path: Path) -> None:
    text = changed("via: [40(3A)(a)]", "via: 40(3A)(a)", changed("grounds: [names]", "grounds: names"))
    file = casefile.load(written(tmp_path, text))
    assert file.case == casefile.load(written(tmp_path)).case


def test_an_alias_is_refused_with_what_to_do_beside_the_other_mistakes(tmp_path: Path) -> None:
    text = changed("purpose: The public", "purpose: *p", changed("outcome: nil", "outcome: none"))
    found = {
        problem.message: problem.help
        for problem in _problems(tmp_path, text.replace("*p may wish to know.", "*p"))
    }
    assert "name a ground under `grounds`" in str(found["an alias (*p) is not allowed here"])
    assert any("'none' is not an outcome" in message for message in found)


def test_a_close_name_is_suggested(tmp_path: Path) -> None:
    [problem] = _problems(tmp_path, changed("[names]}", "[nmaes]}").replace("names: {", "names: {", 1))[1:]
    assert problem.help == "did you mean names?"


def test_a_ground_that_nothing_relies_on_is_refused(tmp_path: Path) -> None:
    [problem] = _problems(
        tmp_path, changed("grounds:\n", "grounds:\n  crime: {cite: 31(1)(a), applies_to: x}\n")
    )
    assert problem.rule == "unused-ground"
    assert problem.place
    assert problem.place.line == 16


def test_a_missing_input_names_the_exemption_and_why_the_act_needs_it(tmp_path: Path) -> None:
    [problem] = _problems(tmp_path, changed("    necessity: The numbers serve it as well.\n", ""))
    assert problem.message.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "section 40(2) by virtue of section 40(3A)(a)"
    )
    assert problem.help
    assert problem.place
    assert problem.place.line == 17


@pytest.mark.parametrize(
    ("ground", "rule"),
    [
        (
            "{cite: 35(1)(a), applies_to: advice, public_interest: {for: [a], against: [b], balance: c}}",
            "claimant",
        ),
        ("{cite: 30(1)(a)(i), applies_to: files, offence: theft}", "claimant"),
        ("{cite: 31(1), applies_to: plans}", "provision-too-wide"),
        ("{cite: 31(1)(a), applies_to: plans}", "input-missing"),
        ("{cite: 21(1), applies_to: the report}", "input-missing"),
    ],
)
def test_a_ground_is_refused_as_the_library_says(tmp_path: Path, ground: str, rule: str) -> None:
    case = changed("grounds: [names]}", f"grounds: [names, {ground}]}}")
    assert rule in [each.rule for each in _problems(tmp_path, case)]


def test_two_exemptions_that_exclude_each_other_are_refused_for_the_same_information(tmp_path: Path) -> None:
    both = "{cite: 23(1), applies_to: names}, {cite: 24(1), applies_to: names}"
    problems = _problems(tmp_path, changed("grounds: [names]}", f"grounds: [names, {both}]}}"))
    assert "exclusive-exemptions" in [each.rule for each in problems]


def test_two_slices_answer_a_question_between_them(tmp_path: Path) -> None:
    halves = "".join(
        NIL.replace("outcome", f"slice: {{period: {month}}}, outcome") for month in ("May", "June")
    )
    assert len(casefile.load(written(tmp_path, changed(NIL, halves))).case.decisions_on("2a")) == 2


def test_a_slice_beside_the_whole_is_an_exception_to_it(tmp_path: Path) -> None:
    ncnd = (
        NIL
        + "- {questions: 2a, slice: {text: visits by ghosts}, outcome: ncnd, grounds: [{cite: 23(5), applies_to: ghosts}]}\n"
    )
    assert len(casefile.load(written(tmp_path, changed(NIL, ncnd))).case.decisions_on("2a")) == 2


def test_mistakes_of_every_kind_are_reported_together_each_at_its_line(tmp_path: Path) -> None:
    wrong = CASE
    for old, new in (
        ("received:", "recieved:"),
        ("date: 2026-10-20", "date: 2026-10-42"),
        ("subject: visits to police stations", "subject: visits\nsubject: again"),
        ("questions: 2a", "questions: 2c"),
        ("withheld", "witheld"),
    ):
        wrong = changed(old, new, wrong)
    found = {(each.rule, each.place.line) for each in _problems(tmp_path, wrong) if each.place}
    assert found == {
        ("missing-key", 1),
        ("unknown-key", 2),
        ("date-from-datetime-parsing", 3),
        ("duplicate-key", 8),
        ("unknown-question", 27),
        ("enum", 28),
    }


def test_the_lines_stay_true_when_an_item_before_is_unreadable(tmp_path: Path) -> None:
    wrong = changed('{questions: "1", outcome: disclosed', '{questions: "1", outcome: gone')
    wrong = changed("grounds: [names]", "grounds: [other]", wrong)
    found = {(each.rule, each.place.line) for each in _problems(tmp_path, wrong) if each.place}
    assert ("unknown-ground", 27) in found


def test_nothing_is_said_to_be_missing_that_is_only_unreadable(tmp_path: Path) -> None:
    problems = _problems(tmp_path, changed("questions: 2a, outcome: nil", "questions: 2a, outcome: nihil"))
    assert [each.rule for each in problems] == ["enum"]


def test_problems_of_the_profile_are_reported_with_those_of_the_case(tmp_path: Path) -> None:
    problems = _problems(
        tmp_path, changed("questions: 2a", "questions: 9"), PROFILE.replace("review:", "revue:")
    )
    assert {each.place.file for each in problems if each.place} == {"case.yaml", "authority.yaml"}


def test_a_profile_must_say_how_to_complain(tmp_path: Path) -> None:
    problems = _problems(
        tmp_path, CASE, PROFILE.replace("review: {contact: the Head of Information Rights}\n", "")
    )
    assert "section 17(7)(a)" in problems[0].message


def test_a_profile_of_an_impossible_name_is_a_problem_of_the_case(tmp_path: Path) -> None:
    case = changed("authority: authority.yaml", f"authority: {'x' * 5000}")
    with pytest.raises(InputError, match="there is no file"):
        casefile.load(written(tmp_path, case))


def test_the_file_of_a_document_that_is_sent_must_be_there(tmp_path: Path) -> None:
    documents = 'documents: [{id: "1", title: Letter, treatment: disclosed, file: gone.pdf}]\ndecisions:\n'
    case = changed("decisions:\n", documents).replace("outcome: nil}", 'outcome: disclosed, documents: "1"}')
    [problem] = _problems(tmp_path, case)
    assert problem.rule == "no-file"


@pytest.mark.parametrize(("regime", "cite"), [("EIR", "EIR/12(4)(e)"), ("FOISA", "FOISA/38(1)(b)")])
def test_a_case_under_a_regime_that_is_not_supplied_is_read_and_refused_for_that_alone(
    tmp_path: Path, regime: str, cite: str
) -> None:
    case = changed("regime: FOIA", f"regime: {regime}")
    case = changed("    cite: 40(2)\n    via: [40(3A)(a)]\n", f"    cite: {cite}\n", case)
    [problem] = _problems(tmp_path, case)
    assert problem.rule == "regime-not-supplied"
    assert InputError.exit_code == 2
