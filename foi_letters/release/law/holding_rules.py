"""Rules HLD: whether information is held is said, neither confirmed nor denied, and not given away elsewhere."""

import re
from collections.abc import Iterator

from foi_letters.case import ANSWERS
from foi_letters.decision import Outcome
from foi_letters.provision import Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.decided import passages_on, questions_of
from foi_letters.release.law.evidence import NOTICES, Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees


def _holding_stated(evidence: Evidence) -> Iterator[Hit]:
    """Every question must be answered under its own number, and whether its information is held must be said."""
    assert evidence.case is not None
    case = evidence.case.case
    for leaf in case.questions.leaves if case.letter in ANSWERS else ():
        printed = case.questions.cell(leaf.id)
        wanted = re.compile(rf"(?<![\w(]){re.escape(printed)}(?![\w(])")
        if not any(wanted.search(each.text) for each in evidence.letter.passages):
            yield Hit(f"the letter says nothing about question {leaf.id}")
    for decision in case.decisions if case.letter in NOTICES else ():
        told = _HELD.get(decision.outcome) if decision.outcome else None
        if told and not any(told.among(passages_on(evidence, decision))):
            yield Hit(f"{questions_of(evidence, decision)}: the letter does not say {told.name}")


_HELD = {
    Outcome.WITHHELD: m.HELD,
    Outcome.PARTIAL: m.HELD,
    Outcome.NIL: m.HELD,
    Outcome.NOT_HELD: m.NOT_HELD,
}
"""What is disclosed is thereby confirmed; of what is refused for its cost or as vexatious, nothing need be said here."""


def _no_exemption_for_what_is_not_held(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    for decision in evidence.case.case.decisions:
        if decision.outcome is Outcome.NOT_HELD and decision.grounds:
            questions = evidence.case.case.questions.phrase(decision.questions)
            yield Hit(f"{questions}: an exemption is applied to information that is not held")


def _ncnd_not_undone(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    for decision in evidence.case.case.decisions:
        if decision.outcome is Outcome.NCND and (
            evidence.case.case.tables_of(decision) or decision.documents
        ):
            questions = evidence.case.case.questions.phrase(decision.questions)
            yield Hit(f"{questions}: neither confirmed nor denied, and yet something is attached to it")


def _ncnd_names_its_clause(evidence: Evidence) -> Iterator[Hit]:
    for passage in m.NEITHER_CONFIRMS.among(evidence.letter.body):
        sections = [s for s, argued in evidence.reasons.items() if passage in argued.passages]
        clauses = [each for each in evidence.grounds if each.section in sections and evidence.is_ncnd(each)]
        if sections and not clauses:
            yield Hit(
                f"the letter neither confirms nor denies under section {sections[0]}, but cites no clause that allows it",
                passage,
            )


def _ncnd_weighs_confirming(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        clauses = [each for each in evidence.grounds if each.section == section and evidence.is_ncnd(each)]
        qualified = [
            each for each in clauses if all(rule.kind is Kind.QUALIFIED for rule in evidence.rules(each))
        ]
        alone = qualified and len(clauses) == len(
            [each for each in evidence.grounds if each.section == section]
        )
        weighing = "\n".join(
            each.text for each in m.PUBLIC_INTEREST.among(argued.body) if not _points_elsewhere(each)
        )
        if (
            alone
            and weighing
            and not re.search(r"confirm|deny|whether .{0,40}\bheld?\b|\bhold\b", weighing, re.IGNORECASE)
        ):
            yield Hit(
                f"the public interest under {qualified[0].words} is weighed about disclosing, not about confirming",
                argued.passages[0],
            )


def _points_elsewhere(passage: Passage) -> bool:
    return m.FORMULA.said_in(passage.text) or m.WEIGHED_TOGETHER.said_in(passage.text)


def _section_21_is_no_ncnd(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("21")
    for passage in m.NEITHER_CONFIRMS.among(argued.own_body if argued else ()):
        yield Hit("section 21 has no clause for neither confirming nor denying", passage)


def _search_explained(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    for decision in evidence.case.case.decisions:
        if decision.outcome is Outcome.NOT_HELD and not decision.search:
            questions = questions_of(evidence, decision)
            yield Hit(
                f"{questions}: not held, but neither the search nor why it would not be held is explained"
            )


_BLOCK, _ERROR, _WARN, _INFO = Severity.BLOCK, Severity.ERROR, Severity.WARN, Severity.INFO
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA
_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("HLD-01", _BLOCK, "s.1(1)(a)", _DATA, _CASE,
         "every question is dealt with in the letter", "answer the question", _holding_stated),
    Rule("HLD-02", _BLOCK, "s.1(1)", _AUTO, _CASE,
         "no exemption is applied to what is not held", "drop the ground, or change the outcome", _no_exemption_for_what_is_not_held),
    Rule("HLD-03", _BLOCK, "s.2(1)", _AUTO, _CASE,
         "what is neither confirmed nor denied is not given away elsewhere", "remove the table or document", _ncnd_not_undone),
    Rule("HLD-04", _BLOCK, "s.17(1)(b)", _AUTO, _LETTER,
         "neither confirming nor denying rests on a clause that allows it", "cite the clause, such as section 31(3) or 40(5B)(a)(i)", _ncnd_names_its_clause),
    Rule("HLD-05", _BLOCK, "s.17(3)(a)", _AUTO, _LETTER,
         "under a qualified clause the public interest in confirming is weighed", "weigh whether to confirm, not whether to disclose", _ncnd_weighs_confirming),
    Rule("HLD-06", _BLOCK, "s.21", _AUTO, _LETTER,
         "section 21 is not used to neither confirm nor deny", "give the place where the information is", _section_21_is_no_ncnd),
    Rule("HLD-07", _WARN, "s.16", _SEMI, _CASE,
         "a not-held answer explains the search", "fill in `search`", _search_explained),
)
# fmt: on
