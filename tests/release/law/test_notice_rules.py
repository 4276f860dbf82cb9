"""What a notice under section 17 must say: each rule passes letters in different words, and fails the right ones."""

from collections.abc import Callable

import pytest

from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import apply
from tests.release.law.good_letters import FORMAL, PLAIN

Witness = Callable[[str], Evidence]


def fired(evidence: Evidence, severities: tuple[str, ...] = ("block", "error")) -> set[str]:
    return {each.rule for each in apply(RULES, evidence) if each.severity in severities}


@pytest.mark.parametrize("text", [FORMAL, PLAIN])
def test_good_letters_in_different_words_pass_every_rule(witness: Witness, text: str) -> None:
    assert fired(witness(text)) == set()


@pytest.mark.parametrize(
    ("words", "instead", "rule"),
    [
        (
            "You can ask us for an internal review within 40 working days. Write to foi@authority.example.",
            "",
            "S17-09",
        ),
        (
            "You also have the right to apply to the Information Commission for a decision: https://ico.org.uk, 0303 123 1113.",
            "",
            "S17-10",
        ),
        ("https://ico.org.uk, 0303 123 1113", "as it is known", "S17-10"),
        (
            "The public interest in knowing how patrols are planned is outweighed by that in keeping them useful.",
            "",
            "S17-04",
        ),
        ("2 November 2026", "", "S17-14"),
        ("Yours sincerely\nFreedom of Information Officer", "", "S17-14"),
        ("Our reference: NC/2026/0417", "", "S17-14"),
        ("# Freedom of Information Act 2000: response", "# Response", "S17-17"),
    ],
)
def test_a_letter_without_a_statutory_element_trips_its_rule(
    witness: Witness, words: str, instead: str, rule: str
) -> None:
    assert words in FORMAL
    assert rule in fired(witness(FORMAL.replace(words, instead)))


def test_a_review_mentioned_in_the_reasons_is_no_offer_of_one(witness: Witness) -> None:
    text = FORMAL.replace(
        "You can ask us for an internal review within 40 working days. Write to foi@authority.example.", ""
    ).replace("would be likely to help", "was shown by the internal review of 2019 to help")
    assert "S17-09" in fired(witness(text))


@pytest.mark.parametrize(
    ("rule", "words", "instead"),
    [
        (
            "S17-09",
            "You can ask us for an internal review within 40 working days. Write to foi@authority.example.",
            "Complaints are heard by the Registrar, at whose door a box hangs.",
        ),
        (
            "S17-10",
            "You also have the right to apply to the Information Commission for a decision: https://ico.org.uk, 0303 123 1113.",
            "Appeals from the Registrar lie to the Information Commission at https://ico.org.uk.",
        ),
    ],
)
def test_what_is_said_in_unknown_words_is_doubted_and_stops_nothing(
    witness: Witness, rule: str, words: str, instead: str
) -> None:
    said, unsaid = (witness(FORMAL.replace(words, other)) for other in (instead, ""))
    assert words in FORMAL
    assert rule in fired(said, ("warn",))
    assert rule not in fired(said)
    assert rule in fired(unsaid)


def test_a_public_interest_mentioned_in_the_complaints_paragraph_is_no_test(witness: Witness) -> None:
    weighed = (
        "The public interest in knowing how patrols are planned is outweighed by that in keeping them useful."
    )
    text = FORMAL.replace(weighed, "").replace(
        "You also have",
        "It is in the public interest, which outweighs our wishes, that you complain. You also have",
    )
    assert "S17-04" in fired(witness(text))


def test_a_statement_that_there_is_no_procedure_is_enough(witness: Witness) -> None:
    text = FORMAL.replace(
        "You can ask us for an internal review within 40 working days. Write to foi@authority.example.",
        "We do not have a complaints procedure.",
    )
    assert "S17-09" not in fired(witness(text))


def test_an_exemption_that_is_named_but_not_argued_trips_its_rule(witness: Witness) -> None:
    text = FORMAL.replace("withhold the names of the two witnesses", "withhold the names under section 43(2)")
    assert "S17-03" in fired(witness(text))


def test_a_whole_section_is_not_a_citation(witness: Witness) -> None:
    text = FORMAL.replace("31(1)(a)", "31")
    assert "S17-02" in fired(witness(text))


def test_a_letter_that_discloses_everything_needs_no_rights(witness: Witness) -> None:
    text = "Ref 1\n2 November 2026\nFreedom of Information Act 2000\nHere it all is.\nYours sincerely\nAn Officer"
    assert fired(witness(text)) == set()


NCND = FORMAL.replace("Section 31(1)(a)", "Section 31(3)").replace(
    "disclosing the routes of night patrols would",
    "we neither confirm nor deny holding the routes; to confirm it would",
)


def test_neither_confirming_nor_denying_needs_its_clause(witness: Witness) -> None:
    assert "HLD-04" not in fired(witness(NCND))
    assert "HLD-04" in fired(witness(NCND.replace("31(3)", "31(1)(a)")))


def test_under_a_qualified_clause_confirming_is_what_is_weighed(witness: Witness) -> None:
    assert "HLD-05" in fired(witness(NCND))
    weighed = NCND.replace("The public interest in knowing", "The public interest in confirming or denying")
    assert "HLD-05" not in fired(witness(weighed))


def test_section_21_never_neither_confirms_nor_denies(witness: Witness) -> None:
    assert "HLD-06" in fired(witness(NCND.replace("31(3)", "21(1)")))


SIGNED = "Yours sincerely\nFreedom of Information Officer"


@pytest.mark.parametrize(
    "line", ["Harbour Master", "for the Clerk on the day, the Northshire Records and Information Team"]
)
def test_a_post_at_the_end_signs_a_letter(witness: Witness, line: str) -> None:
    assert "S17-14" not in fired(witness(FORMAL.replace(SIGNED, line)))


def test_a_line_of_capitals_in_the_middle_signs_nothing(witness: Witness) -> None:
    text = FORMAL.replace(SIGNED, "").replace("# Question 1\n", "# Question 1\nHarbour Road Stations\n")
    assert "S17-14" in fired(witness(text))


def test_a_letter_without_a_date_has_no_address_of_its_day(witness: Witness) -> None:
    undated = FORMAL.replace("2 November 2026", "").replace(
        "https://ico.org.uk,", "Wycliffe House, Water Lane,"
    )
    assert "FAC-02" not in fired(witness(undated))


def test_a_subsection_beside_its_paragraph_is_cited_far_enough(witness: Witness) -> None:
    text = FORMAL.replace(
        "Section 31(1)(a) applies", "Section 31(1) has a paragraph for it. Section 31(1)(a) applies"
    )
    assert "EXM-14" not in fired(witness(text))


def test_a_mark_that_is_called_what_it_is_is_one_mark(witness: Witness) -> None:
    text = FORMAL.replace("We hold this information", "A withheld figure is shown as a dash (-). We hold it")
    assert "NUM-02" not in fired(witness(text))


def test_what_leads_up_to_a_citation_is_no_argument_of_its_own(witness: Witness) -> None:
    told = "The exemption is an absolute exemption in other letters.\nWe hold this information"
    assert "EXM-08" not in fired(witness(FORMAL.replace("We hold this information", told)))
