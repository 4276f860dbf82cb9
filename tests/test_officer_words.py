"""An officer's words fitted to where they stand, and what officers reasonably write that must simply work."""

from decimal import Decimal
from pathlib import Path

import pytest

from foi_letters import casefile, composing
from foi_letters.approvals import Ledger
from foi_letters.errors import InputError
from foi_letters.ground_check import names_own_interests
from foi_letters.notice import FeeItem
from foi_letters.officer_words import as_a_sentence, within_a_sentence
from foi_letters.request import spelled_out
from foi_letters.yamlfile import Value
from tests.case_texts import CASE, PROFILE, changed, written


@pytest.mark.parametrize(
    ("given", "fitted"),
    [
        ("The names of the officers.", "the names of the officers"),
        ("A level results", "A level results"),
        ("Freedonia's letters", "Freedonia's letters"),
        ("files, notes, etc.", "files, notes, etc."),
    ],
)
def test_words_inside_a_sentence_have_no_stop_and_no_capital_article(given: str, fitted: str) -> None:
    assert within_a_sentence(given) == fitted


@pytest.mark.parametrize(
    ("given", "fitted"),
    [
        ("two files were timed", "Two files were timed."),
        ("We timed 40%", "We timed 40%."),
        ("Who knows?", "Who knows?"),
        ("See https://northshire.example/foi", "See https://northshire.example/foi"),
        ("These:\n\n- one\n- two", "These:\n\n- one\n- two"),
        ("eBay was asked", "eBay was asked."),
        ("", ""),
    ],
)
def test_words_that_stand_alone_are_a_sentence(given: str, fitted: str) -> None:
    assert as_a_sentence(given) == fitted


IDS: Value = [{"id": each} for each in ("Q1", "2", "2a", "3.", "4")]


@pytest.mark.parametrize(
    ("written_as", "ids"),
    [
        ("2-4", ["2", "2a", "3.", "4"]),
        ("2 to 3", ["2", "2a", "3."]),
        ("1, 2a and 4", ["Q1", "2a", "4"]),
        ("question 3", "3."),
        ("all", ["Q1", "2", "2a", "3.", "4"]),
        (["1", "2a-3"], ["Q1", "2a", "3."]),
        ("2 to 9", "2 to 9"),
        ("7", "7"),
    ],
)
def test_a_list_of_questions_may_be_written_as_people_write_it(written_as: Value, ids: Value) -> None:
    assert spelled_out({"questions": written_as}, IDS) == {"questions": ids}


@pytest.mark.parametrize("pounds", ["£8.95", "8.95", "£ 8.95"])
def test_a_sum_may_have_its_sign(pounds: str) -> None:
    assert FeeItem.model_validate({"what": "postage", "pounds": pounds}).pounds == Decimal("8.95")


def reasons(tmp_path: Path, case: str, profile: str = PROFILE) -> str:
    """The first ground of a case as its letter gives it."""
    file = casefile.load(written(tmp_path, case, profile))
    composed = composing.make(file, composing.Released(), ledger=Ledger(""), draft=False)
    return str(composed.context.exemptions[0].body).replace("\N{NO-BREAK SPACE}", " ")


REPEATED = changed(
    "outcome: withheld, grounds: [names]}", "outcome: repeated, grounds: [{cite: 14(2), applies_to: it}]}"
)
REPEATED = REPEATED[: REPEATED.index("grounds:")] + REPEATED[REPEATED.index("decisions:") :]


def test_a_repeated_request_names_the_earlier_one_from_the_case(tmp_path: Path) -> None:
    earlier = "earlier: [{reference: NC/2026/9, date: 2026-08-03, about: visits}]\n"
    said = reasons(tmp_path, REPEATED + earlier)
    assert "your request with reference NC/2026/9 about visits, which we answered on 3 August 2026" in said


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        ("{cite: 14(2), applies_to: it}", "Name it"),
        ("{cite: 14(2), applies_to: it, earlier: your last request}", "date or reference"),
    ],
)
def test_an_earlier_request_that_cannot_be_found_is_refused(tmp_path: Path, ground: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        casefile.load(written(tmp_path, REPEATED.replace("{cite: 14(2), applies_to: it}", ground)))
    assert told in str(error.value)


def commercial(interest: str, third_party: str = "") -> str:
    """The case with section 43(2) in place of its ground."""
    start, end = CASE.index("grounds:"), CASE.index("decisions:")
    balance = "{for: Openness., against: A fair price., balance: The price.}"
    return (
        f"{CASE[:start]}grounds:\n  names:\n    cite: 43(2)\n    applies_to: the valuation\n"
        f"    harm: {{interest: {interest}, mechanism: M., causal_link: C., limb: would}}\n"
        f"    public_interest: {balance}\n{third_party}{CASE[end:]}"
    )


@pytest.mark.parametrize(
    ("interest", "own"),
    [
        ("our own position as seller of the land", True),
        ("the commercial interests of the Constabulary", True),
        ("the Constabulary's bargaining position", True),
        ("the business of the Constabulary's supplier", False),
        ("the commercial interests of Example Ltd", False),
    ],
)
def test_nobody_else_is_asked_about_the_authoritys_own_commercial_interests(
    tmp_path: Path, interest: str, own: bool
) -> None:
    path = written(tmp_path, commercial(interest))
    if own:
        file = casefile.load(path)
        assert names_own_interests(file.case.grounds["names"], file.authority)
    else:
        with pytest.raises(InputError, match="third_party"):
            casefile.load(path)


@pytest.mark.parametrize(
    "fragment", ["Example Ltd, which objected on 2 October 2026.", "Example Trading Ltd. It objected."]
)
def test_a_name_is_no_account_of_what_a_third_party_said(tmp_path: Path, fragment: str) -> None:
    case = commercial("the commercial interests of Example Ltd", f'    third_party: "{fragment}"\n')
    with pytest.raises(InputError, match="a name and no sentence"):
        casefile.load(written(tmp_path, case))


def test_what_would_be_learned_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'They would learn that they did\.'"):
        casefile.load(written(tmp_path, changed("learned: It says that", "learned: That")))


def test_a_question_is_not_itself_what_is_withheld(tmp_path: Path) -> None:
    said = reasons(tmp_path, changed("applies_to: the names of the visitors", "applies_to: question 2b"))
    assert said.startswith("We have withheld the information asked for in question 2b.")


AUDIT = "{cite: 33(2), applies_to: drafts, function: audit under section 20 of the Example Act 2014, harm: {interest: the audit, mechanism: M., causal_link: C., limb: would}, public_interest: {for: F., against: A., balance: B.}}"


def test_section_33_belongs_to_those_who_audit_others(tmp_path: Path) -> None:
    case = changed("grounds: [names]}", f"grounds: [names, {AUDIT}]}}")
    with pytest.raises(InputError, match="`audits`"):
        casefile.load(written(tmp_path, case))
    auditor = written(tmp_path, case, f"{PROFILE}audits: the Example Act 2014\n")
    assert casefile.load(auditor).authority.audits


def letter(tmp_path: Path, kind: str, section: str) -> str:
    """The opening of a letter of another kind, and what it says of the time for answering."""
    case = CASE[: CASE.index("grounds:")] + f"letter: {kind}\n{section}\n"
    file = casefile.load(written(tmp_path, case))
    context = composing.make(file, composing.Released(), ledger=Ledger(""), draft=False).context
    return f"{context.opening}\n{context.time}".replace("\N{NO-BREAK SPACE}", " ")


def test_a_message_that_is_no_request_is_told_what_it_lacks(tmp_path: Path) -> None:
    said = letter(
        tmp_path,
        "clarification",
        "clarification: {missing: [name, description], ask: {unclear: You sign as a friend., question: What is your name?}}",
    )
    assert "Section 8(1) of the Act says what a request needs" in said
    assert "does not give your name or a description of the information that you want" in said
    assert "1(3)" not in said


def test_a_fee_for_what_is_over_the_limit_shows_the_estimate_and_that_nobody_has_to_pay(
    tmp_path: Path,
) -> None:
    said = letter(
        tmp_path,
        "fees_notice",
        "fees: {items: [{what: staff time, pounds: £750}], how_to_pay: pay online, over_limit:"
        " {method: two files were timed, items: [{task: read, units: 600, minutes_each: 3}]}}",
    )
    assert "Section 13 of the Act allows us to answer all the same for a fee" in said
    assert "refusal notice under section 17(5)" in said
    assert "if you pay £750.00" in said
    assert "You do not have to pay." in said
    assert "within three months" not in said
