"""Whatever the Act asks for is taken out of finished letters, one element at a time, and each time a rule stops them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from foi_letters.release.law import complaints
from foi_letters.release.law import meaning as m
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.dates import dates_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.personal_data import IDENTIFIABLE
from tests.release.law.case_trials import EXAMPLE, of, said, without
from tests.release.law.test_case_rules import known
from tests.release.law.trials import stopped

Element = Callable[[Passage], bool]


def under(*beginnings: str) -> Element:
    """What stands under a heading that begins so, and the heading."""
    return lambda each: (
        each.text.startswith(beginnings) or any(h.startswith(beginnings) for h in each.headings)
    )


def refusal(passage: Passage) -> bool:
    return not about_complaints(passage) and m.REFUSES.said_in(passage.text)


def review(passage: Passage) -> bool:
    return complaints.REVIEW_OFFER.said_in(passage.text)


def right(passage: Passage) -> bool:
    return complaints.REGULATOR_RIGHT.said_in(passage.text)


def signature(passage: Passage) -> bool:
    return passage.text.startswith(
        (
            "Yours",
            "Freedom of Information Officer",
            "Information Rights",
            "Northshire Con",
            "Sent with",
            "- ",
            "tables.xlsx",
            "in the folder",
        )
    )


def weighing(passage: Passage) -> bool:
    headings = ("In favour", "The balance", "The public interest")
    return m.PUBLIC_INTEREST.said_in(passage.text) or any(h.startswith(headings) for h in passage.headings)


def identifying(passage: Passage) -> bool:
    return IDENTIFIABLE.said_in(passage.text)


# fmt: off
ELEMENTS: dict[str, tuple[str, Element, set[str]]] = {
    "the statement of refusal": (EXAMPLE, refusal, {"S17-01"}),
    "the reasons": (EXAMPLE, lambda each: under("What we refuse, and why")(each) and each.level is None, {"S17-03", "EXM-04"}),
    "who can be identified": (EXAMPLE, identifying, {"P40-02"}),
    "the purpose": (EXAMPLE, under("Is there a legitimate interest?"), {"P40-03"}),
    "the necessity": (EXAMPLE, under("Is disclosure necessary"), {"P40-03"}),
    "the balance": (EXAMPLE, under("Do the rights and freedoms"), {"P40-03"}),
    "data about offences": (EXAMPLE, lambda each: "Article 10" in each.text or "Article 9" in each.text, {"P40-09"}),
    "the internal review": (EXAMPLE, review, {"S17-09"}),
    "the right to apply to the regulator": (EXAMPLE, right, {"S17-10"}),
    "how to complain": (EXAMPLE, about_complaints, {"S17-09", "S17-10", "S17-11"}),
    "the answer to a question": (EXAMPLE, lambda each: "8" in each.text, {"HLD-01"}),
    "the rule for zeros": (EXAMPLE, lambda each: each.text == "A count of 0 is shown as 0.", {"NUM-03"}),
    "the public interest test": ("minutes", weighing, {"S17-04", "EXM-07"}),
    "the internal review of 2024": ("suppressed-total", review, {"S17-09"}),
    "the regulator of 2024": ("suppressed-total", right, {"S17-10"}),
    "who can be identified in 2024": ("suppressed-total", identifying, {"P40-02"}),
    "the estimate": ("mixed-cost", lambda each: any(word in each.text for word in ("stimate", "timed", "inutes", "of work,")), {"EXM-25"}),
    "the advice to narrow": ("mixed-cost", lambda each: m.REFINEMENT.said_in(each.text), {"EXM-26"}),
}
# fmt: on


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_letter_without_an_element_is_stopped_by_its_rule(element: str) -> None:
    case, is_element, rules = ELEMENTS[element]
    assert stopped(known(case)) == set()
    assert rules <= stopped(without(is_element)(known(case)))


NOTICES = (
    "aggregated-cost",
    "burglary-file",
    "correspondence",
    "cross-question",
    "exclusions",
    "inspection-notes",
)


@pytest.mark.parametrize("case", NOTICES)
def test_every_kind_of_refusal_needs_its_statement_and_the_rights(case: str) -> None:
    assert "S17-01" in stopped(without(refusal)(known(case)))
    assert "S17-09" in stopped(without(review)(known(case)))
    assert "S17-10" in stopped(without(right)(known(case)))


def headless(evidence: Evidence) -> Evidence:
    """Without the running header, which repeats the reference."""
    return replace(evidence, letter=replace(evidence.letter, margins=()))


def test_a_letter_without_its_reference_is_stopped() -> None:
    reference = of(known(EXAMPLE)).reference
    bare = without(lambda each: reference in each.text)(headless(known(EXAMPLE)))
    assert "S17-14" in stopped(bare)


def test_a_letter_without_its_date_is_stopped() -> None:
    assert "TIM-03" in stopped(without(lambda each: bool(dates_in(each.text)))(known(EXAMPLE)))


def test_a_letter_that_names_no_act_is_stopped() -> None:
    unnamed = without(lambda each: "Freedom of Information Act" in each.text)(known(EXAMPLE))
    assert "S17-17" in stopped(unnamed)


def test_a_letter_without_its_citations_is_stopped() -> None:
    assert "P40-01" in stopped(said("40(3A)(a)", "40")(known(EXAMPLE)))
    assert "S17-08" in stopped(said("12(1)", "12")(known("mixed-cost")))


@pytest.mark.parametrize(
    ("case", "regulator", "not_yet"),
    [
        ("mixed-cost", "Information Commissioner", "Information Commission "),
        ("suppressed-total", "Information Commissioner", "Information Commission "),
        (EXAMPLE, "Information Commission ", "Information Commissioner"),
    ],
)
def test_each_letter_has_the_regulator_of_its_day(case: str, regulator: str, not_yet: str) -> None:
    text = known(case).letter.text
    assert regulator in text
    assert not_yet not in text
    assert "FAC-01" in stopped(said(regulator, not_yet)(known(case)))


def test_only_letters_before_the_move_give_the_old_address() -> None:
    assert "Wycliffe House" in known("mixed-cost").letter.text
    assert "Wycliffe House" in known("suppressed-total").letter.text
    assert "Wycliffe House" not in known(EXAMPLE).letter.text
    moved = said("https://ico.org.uk.", "https://ico.org.uk, Wycliffe House, Water Lane, Wilmslow.")
    assert "FAC-02" in stopped(moved(known(EXAMPLE)))


def test_each_letter_has_the_data_protection_law_of_its_day() -> None:
    assert "UK GDPR" in known("suppressed-total").letter.text
    assert "UK GDPR" not in known("exclusions").letter.text  # of October 2019
    assert "GDPR" in known("exclusions").letter.text
