"""Every rule that looks at a case finds its fault in a changed case, and finds none in the case as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from foi_letters.case import Form
from foi_letters.decision import Outcome
from foi_letters.notice import Earlier
from foi_letters.release.inspection import evidence
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.meaning import HARM, NOT_DECIDED
from foi_letters.release.law.personal_data import IDENTIFIABLE
from tests.letters.conftest import made
from tests.release.law.case_trials import (
    EXAMPLE,
    CaseTrial,
    a_ground,
    also_decided,
    both,
    cased,
    cells,
    decided,
    document_with,
    due,
    of,
    profiled,
    relied,
    said,
    sheets,
    undecided,
    without,
)
from tests.release.law.trials import found


@cache
def known(name: str) -> Evidence:
    """A good case with the letter that was made of it."""
    whole = made(name)
    return evidence(whole.sent, whole.file, whole.released.tables, whole.composed.timing)


def ending(day: date) -> Callable[[Evidence], Evidence]:
    """The extension to another day."""

    def change(evidence: Evidence) -> Evidence:
        extension = of(evidence).extension
        assert extension
        return cased(extension=extension.model_copy(update={"new_date": day}))(evidence)

    return change


def with_a_second_rule(evidence: Evidence) -> Evidence:
    """The first table of which figures are withheld, under another threshold."""
    first = next(table for table in evidence.tables if any(table.suppressed()))
    other = replace(first, rule=replace(first.rule, up_to=9))
    return replace(evidence, tables=tuple(other if each is first else each for each in evidence.tables))


def without_what_identifies(evidence: Evidence) -> Evidence:
    """The ground of a table without the evidence that someone can be identified."""
    ground = a_ground(of(evidence))
    assert ground.identifiability
    bare = ground.identifiability.model_copy(update={"population": None, "published": None})
    grounds = (ground.model_copy(update={"identifiability": bare}),)
    partial = next(n for n, d in enumerate(of(evidence).decisions) if d.outcome is Outcome.PARTIAL)
    return decided(partial, grounds=grounds)(evidence)


def with_factors_about(factor: str) -> Callable[[Evidence], Evidence]:
    """The first ground with another factor against disclosure."""

    def change(evidence: Evidence) -> Evidence:
        ground = next(g for g in of(evidence).grounds_of(of(evidence).documents[0]) if g.harm)
        assert ground.public_interest
        weighed = ground.public_interest.model_copy(update={"against": (factor,)})
        return document_with(grounds=(ground.model_copy(update={"public_interest": weighed}),))(evidence)

    return change


def harm_last(evidence: Evidence) -> Evidence:
    """The first harm after everything else that is said under section 31."""
    argued = evidence.reasons["31"].passages
    harm = next(each for each in argued if each.text.startswith("Someone who wished not to be found"))
    others = [each for each in evidence.letter.passages if each is harm or not HARM.said_in(each.text)]
    others.remove(harm)
    place = max(n for n, each in enumerate(others) if each in argued) + 1
    others.insert(
        place, replace(harm, text="Burglars would avoid the cameras.", number=others[place - 1].number + 1)
    )
    return replace(evidence, letter=replace(evidence.letter, passages=tuple(others)))


def without_cover(evidence: Evidence) -> Evidence:
    """The workbook with the sheets of its tables alone, and nothing that explains a mark."""
    assert evidence.workbook
    return replace(evidence, workbook=replace(evidence.workbook, sheets=evidence.workbook.tables))


# fmt: off
TRIALS = (
    CaseTrial("S17-05", "extension", without(lambda each: NOT_DECIDED.said_in(each.text))),
    CaseTrial("S17-05", "extension", said("1 September 2026", "some later day")),
    CaseTrial("S17-06", "extension", said("36(2)(b)(i)", "44(1)(a)")),
    CaseTrial("S17-07", "extension", ending(date(2027, 3, 1))),
    CaseTrial("S17-11", EXAMPLE, without(about_complaints)),
    CaseTrial("S17-12", "minutes", relied("31(1)(a)", rely_on_17_4=True)),
    CaseTrial("S17-13", "vexatious-and-repeated", relied("14(2)", earlier=None)),
    CaseTrial("S17-16", EXAMPLE, said("40 working days", "60 working days")),
    CaseTrial("HLD-01", EXAMPLE, without(lambda each: "8" in each.text)),
    CaseTrial("HLD-02", "minutes", relied("31(1)(a)")),
    CaseTrial("HLD-03", "nationality-ncnd", decided(1, tables=("arrests",))),
    CaseTrial("HLD-07", "minutes", decided(0, search=None)),
    CaseTrial("TIM-01", "acknowledgement", said("13 April 2018", "16 April 2018")),
    CaseTrial("TIM-02", "minutes", due(date(2026, 10, 15))),
    CaseTrial("TIM-03", "minutes", said("21 September 2026", "22 September 2026")),
    CaseTrial("QST-01", EXAMPLE, undecided(4)),
    CaseTrial("QST-03", EXAMPLE, said("asked for in question 8", "asked for in question 18")),
    CaseTrial("QST-04", "mixed-cost", also_decided(0, Outcome.WITHHELD)),
    CaseTrial("QST-05", "mixed-cost", said("How many officers make them?", "How many officers?")),
    CaseTrial("QST-06", "mixed-cost", decided(3, answer=None)),
    CaseTrial("QST-07", EXAMPLE, said("the numbers of allegations and of officers that the tables show as withheld", "some of it")),
    CaseTrial("QST-08", EXAMPLE, both(said("Female officers dismissed, by financial year", "Dismissals"), said("women_dismissed", "6"))),
    CaseTrial("EXM-05", "statistics-bar", undecided(1)),
    CaseTrial("EXM-13", "minutes", relied("30(1)(a)(i)", "31(1)(a)")),
    CaseTrial("EXM-16", "minutes", relied("35(1)(a)")),
    CaseTrial("EXM-17", "minutes", both(relied("30(1)(a)(i)"), profiled(investigates=None))),
    CaseTrial("EXM-22", "minutes", relied("43(2)", third_party=None)),
    CaseTrial("EXM-29", "minutes", relied("31(1)(a)", "43(2)")),
    CaseTrial("EXM-30", EXAMPLE, both(*(decided(n, grounds=()) for n in range(5)))),
    CaseTrial("EXM-31", "review", cased(confirmations=())),
    CaseTrial("EXM-32", "record-schedule", document_with(date="1961", grounds=("advice",))),
    CaseTrial("ATT-01", EXAMPLE, said("tables.xlsx", "the workbook")),
    CaseTrial("ATT-01", "narrowed", said("Yours sincerely", "The attached spreadsheet has it all.")),
    CaseTrial("ATT-02", EXAMPLE, said("tables.xlsx", "counts.xlsx")),
    CaseTrial("ATT-03", EXAMPLE, sheets(lambda each: replace(each, rows=(("A title",), *each.rows[3:])))),
    CaseTrial("ATT-04", EXAMPLE, said("Open Government Licence", "usual licence")),
    CaseTrial("ATT-06", EXAMPLE, cased(form=Form(asked="a paper copy", given=False))),
    CaseTrial("FAC-06", EXAMPLE, said("foi.review@northshire.example", "foi@elsewhere.example")),
    CaseTrial("NUM-01", EXAMPLE, said("counts from 1 to 5", "counts from 1 to 9")),
    CaseTrial("NUM-03", EXAMPLE, said("A count of 0 is shown as 0.")),
    CaseTrial("NUM-05", EXAMPLE, cells("[c]", 3)),
    CaseTrial("NUM-07", EXAMPLE, cells(1758, 1757)),
    CaseTrial("NUM-08", EXAMPLE, cells("[c]", "")),
    CaseTrial("NUM-09", EXAMPLE, decided(0, answer="There were 48 of them.")),
    CaseTrial("NUM-10", EXAMPLE, both(*(decided(n, outcome=Outcome.DISCLOSED) for n in range(4)))),
    CaseTrial("NUM-11", EXAMPLE, said("A count of 0 is shown as 0.", "A count of 0 is shown as 0. The only officer dismissed was a sergeant.")),
    CaseTrial("NUM-12", EXAMPLE, cased(earlier=(Earlier(reference="NC/2025/0001"),))),
    CaseTrial("NUM-13", EXAMPLE, with_a_second_rule),
    CaseTrial("NUM-14", EXAMPLE, without_what_identifies),
    CaseTrial("PIT-03", "minutes", with_factors_about("Zebras graze.")),
    CaseTrial("PIT-07", "minutes", harm_last),
    CaseTrial("HYG-03", "minutes", cased(clearances=())),
    CaseTrial("RGT-01", "fees", without(about_complaints)),
    CaseTrial("CAS-01", "burglary-file", said("Burglars could choose streets without patrols.", "Harm would follow.")),
    CaseTrial("CAS-01", "fees", said("www.record-office.example/pay", "our page")),
    CaseTrial("CAS-01", "extension", said("bears on decisions", "is about decisions")),
    CaseTrial("CAS-01", "review-late", said("The price is in the Land Registry.")),
    CaseTrial("NUM-02", EXAMPLE, without_cover),
    CaseTrial("CAS-01", "clarification", said("Which bridge do you mean?")),
    CaseTrial("CAS-01", "transfer", said("The Constabulary runs the cameras", "It has them")),
    CaseTrial("S17-02", "burglary-file", said("30(1)(a)(i)", "30(1)(b)")),
    CaseTrial("HLD-01", "minutes", said("We do not hold", "We know nothing of")),
    CaseTrial("HYG-07", "record-schedule", said("31(1)(b)", "31(1)(a)")),
)

WAITING = "We have not yet reached a decision on that."
ESTIMATED = "We estimate that we will reach a decision by 1 September 2026, and we will then write to you."
IN_OTHER_WORDS = (
    CaseTrial("S17-05", "extension", both(said(WAITING, "We still have to weigh the public interest in it."), said("more time", "an extension"), said("which we are still weighing", "of which more below"))),
    CaseTrial("S17-05", "extension", said(ESTIMATED, "You should hear from us by the 1st of September, or at the latest on 2nd Sept. 2026.")),
    CaseTrial("S17-06", "extension", said("36(2)(b)(ii)", "36(2)(c)")),
    CaseTrial("S17-06", "extension", said("36(2)(b)(i)", "27(1)(a)")),
    CaseTrial("S17-11", EXAMPLE, said("If you are dissatisfied with this response, you can ask us for an internal review.", "Should you disagree, you may appeal to our Chief Officer.")),
    CaseTrial("S17-11", EXAMPLE, said("you can ask us for an internal review", "please complain to our legal team, who will look at it again")),
    CaseTrial("S17-16", EXAMPLE, said("within 40 working days", "by 30 December 2026, which is 40 working days away,")),
    CaseTrial("S17-16", EXAMPLE, said("We aim to tell you the outcome within 20 working days", "You should have an answer inside 20 working days")),
    CaseTrial("PIT-03", "minutes", with_factors_about("Those who are wanted for violent crime would avoid the places that we name.")),
    CaseTrial("PIT-03", "minutes", with_factors_about("Finding people who hide is worth more than knowing the settings of a camera.")),
    CaseTrial("PIT-07", "minutes", said("Someone who wished not to be found would go where, or when, the software does not look.", "People on the run would keep to the streets in which it fails.")),
    CaseTrial("PIT-07", "minutes", said("In favour of disclosing the information", "For giving it out")),
)
"""Changes that leave a letter as good as it was: what a rule of the notice or of the public interest asks for, said otherwise."""
MISPLACED = (
    CaseTrial("S17-05", "extension", both(said(ESTIMATED), said("within six weeks of your last", "by 1 September 2026, after your last"))),
    CaseTrial("S17-06", "extension", both(said("36(2)(b)(i)", "44(1)(a)"), said("The right is in section 50", "The right is in sections 50 and 36(2)(b)(i)"))),
    CaseTrial("S17-11", EXAMPLE, both(without(about_complaints), said("We have not withheld figures because they are small.", "An internal review of the figures was held, and the regulator has seen it."))),
    CaseTrial("S17-16", EXAMPLE, both(said("within 40 working days", "soon"), said("A record stands", "After 40 working days a record stands"))),
    CaseTrial("PIT-03", "minutes", both(with_factors_about("Zebras graze."), said("A fair contest", "Finding people wanted for violent crime, and a fair contest,"))),
    CaseTrial("PIT-07", "minutes", harm_last),
)
"""The words that a rule asks for in the wrong part of the letter."""
# fmt: on


@pytest.mark.parametrize("trial", IN_OTHER_WORDS, ids=str)
def test_a_letter_in_other_words_passes_a_rule_of_the_case(trial: CaseTrial) -> None:
    assert trial.rule not in found(trial.change(known(trial.case)), trial.rule)


def test_who_can_be_identified_is_told_in_whatever_words_the_officer_has() -> None:
    unusual = "The hall has a long memory, and the seat by the window has only ever been hers."
    ground = a_ground(of(known(EXAMPLE)))
    assert ground.identifiability
    how = ground.identifiability.how
    bare = without(lambda each: IDENTIFIABLE.said_in(each.text))(said(how, unusual)(known(EXAMPLE)))
    assert "P40-02" in found(bare, "P40-02")
    told = ground.identifiability.model_copy(update={"how": unusual})
    holding = [n for n, each in enumerate(of(bare).decisions) if of(bare).grounds_of(each)]
    grounds = (ground.model_copy(update={"identifiability": told}),)
    assert "P40-02" not in found(both(*(decided(n, grounds=grounds) for n in holding))(bare), "P40-02")


def test_a_sheet_of_another_table_is_passed_over() -> None:
    untitled = sheets(lambda each: replace(each, rows=(("Another title",), *each.rows[1:])))
    assert "NUM-05" not in found(untitled(known(EXAMPLE)), "NUM-05")


@pytest.mark.parametrize("trial", MISPLACED, ids=str)
def test_the_right_words_in_the_wrong_place_do_not_help(trial: CaseTrial) -> None:
    assert trial.rule in found(trial.change(known(trial.case)), trial.rule)


@pytest.mark.parametrize("trial", TRIALS, ids=str)
def test_a_rule_of_the_case_finds_its_fault(trial: CaseTrial) -> None:
    assert trial.rule not in found(known(trial.case), trial.rule)
    assert trial.rule in found(trial.change(known(trial.case)), trial.rule)
