"""Rules S17 on section 17(7): how to complain to the authority, and the right to apply to the regulator."""

import re
from collections.abc import Iterator

from foi_letters.case import LetterKind
from foi_letters.decision import Outcome
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law.complaints import (
    CONTACT,
    NO_REVIEW,
    REGULATOR,
    REGULATOR_RIGHT,
    REVIEW_DONE,
    REVIEW_OFFER,
    complaint_section,
)
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences


def _review_details(evidence: Evidence) -> Iterator[Hit]:
    if not evidence.is_notice:
        return
    if any((*NO_REVIEW.among(evidence.letter.body), *REVIEW_DONE.among(evidence.letter.body))):
        return
    offers = [*REVIEW_OFFER.among(evidence.letter.body), *_addressed(evidence)]
    if not offers and evidence.kind is not LetterKind.INTERNAL_REVIEW:
        yield Hit(
            "the letter neither says how to complain to the authority nor that it has no complaints procedure",
            doubtful=any(_OF_A_REVIEW.search(said) for said in _said_apart_from_the_regulator(evidence)),
        )
    elif offers and not any(
        CONTACT.said_in(each.text) or _IN_WRITING.search(each.text)
        for each in complaint_section(evidence.letter)
    ):
        yield Hit("the letter offers a review but does not say how to ask for one", offers[0])


def _said_apart_from_the_regulator(evidence: Evidence) -> Iterator[str]:
    """What the letter says outside the reasons for a refusal, where a review may be spoken of in passing."""
    argued = {passage for reasons in evidence.reasons.values() for passage in reasons.passages}
    for each in evidence.letter.body:
        if each not in argued:
            clauses = (clause for said in sentences(each.text) for clause in said.split(";"))
            yield from (clause for clause in clauses if not REGULATOR.said_in(clause))


_OF_A_REVIEW = re.compile(
    r"\b(?:internal review|reconsider|complain|appeal|unhappy|dissatisf|disagree)|\bnot (?:happy|satisfied|content|agree)\b"
    r"|\breview (?:this|our|the) (?:decision|reply|response|answer|refusal)|\blook(?:ed)? (?:at|into) \w+ again",
    re.IGNORECASE,
)


def _addressed(evidence: Evidence) -> Iterator[Passage]:
    """What stands under a heading on complaints and says where to send them, in however few words."""
    for each in evidence.letter.body:
        headed = bool(each.headings) and _ON_COMPLAINTS.search(each.headings[-1])
        own = [said for said in sentences(each.text) if headed and not REGULATOR.said_in(said)]
        if any(CONTACT.said_in(said) for said in own):
            yield each


_ON_COMPLAINTS = re.compile(r"complain|\breview|appeal|unhappy|dissatisf|disagree", re.IGNORECASE)
_IN_WRITING = re.compile(
    r"\b(?:in writing|your letter|(?:write|writing|letter|e-?mail|repl\w+) (?:to|us|me|this))\b",
    re.IGNORECASE,
)
"""To whom to write is enough: the address stands at the head of the letter."""


def _regulator_right(evidence: Evidence) -> Iterator[Hit]:
    if evidence.is_notice:
        yield from _right_missed(evidence)


def _right_missed(evidence: Evidence) -> Iterator[Hit]:
    rights = list(REGULATOR_RIGHT.among(evidence.letter.body))
    if not rights:
        yield Hit(
            "the letter does not give the right to apply to the regulator",
            doubtful=any(_OF_THE_RIGHT.search(each.text) for each in REGULATOR.among(evidence.letter.body)),
        )
    elif not _reachable(evidence, rights[0]):
        yield Hit("the letter names the regulator but not how to reach it", rights[0])


_OF_THE_RIGHT = re.compile(
    r"\b(?:complain|appeal|appl(?:y|ication)|refer|contact|write|section 50\b|s\.? ?50\b)", re.IGNORECASE
)


def _reachable(evidence: Evidence, right: Passage) -> bool:
    """Whether the letter tells, from where it gives the right on, how to reach the regulator."""
    after = [each for each in complaint_section(evidence.letter) if each.number >= right.number]
    return any(CONTACT.said_in(each.text) or _gives_address(evidence, each) for each in after)


def _gives_address(evidence: Evidence, passage: Passage) -> bool:
    regulator = evidence.facts.regulator_versions(Regime.FOIA)
    addresses = regulator.addresses if regulator else ()
    return any(address.lines[0] in passage.text for address in addresses)


def _rights_on_partial(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    partial = any(each.outcome is Outcome.PARTIAL for each in evidence.case.case.decisions)
    if partial and not complaint_section(evidence.letter):
        yield Hit("the letter withholds a part and says nothing of the right to complain")


def _review_window(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    review = evidence.case.authority.review
    if review is None or not evidence.is_notice or evidence.kind is LetterKind.INTERNAL_REVIEW:
        return
    text = "\n".join(each.text for each in complaint_section(evidence.letter))
    for days in (review.within_working_days, review.reply_working_days):
        if not re.search(rf"\b{days} working days\b", text):
            yield Hit(f"the complaints paragraph does not give the profile's {days} working days")


def _rights_elsewhere(evidence: Evidence) -> Iterator[Hit]:
    """In an answer that is no notice under section 17, the rights are good practice."""
    if evidence.is_notice or evidence.kind not in _ANSWERS:
        return
    if not any(
        (
            *REVIEW_OFFER.among(evidence.letter.body),
            *NO_REVIEW.among(evidence.letter.body),
            *REVIEW_DONE.among(evidence.letter.body),
        )
    ):
        yield Hit("the letter does not tell how to complain to the authority")
    yield from _right_missed(evidence)


_ANSWERS = frozenset({LetterKind.RESPONSE, LetterKind.INTERNAL_REVIEW, LetterKind.FEES_NOTICE})


_BLOCK, _WARN = Severity.BLOCK, Severity.WARN
_AUTO = How.AUTO
_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("RGT-01", _WARN, "s.45 Code, part 5; s.50", _AUTO, _CASE,
         "an answer that refuses nothing gives the same rights", "add the complaints paragraph", _rights_elsewhere),
    Rule("S17-09", _BLOCK, "s.17(7)(a)", _AUTO, _LETTER,
         "the letter tells how to complain to the authority, or that it has no procedure", "add the complaints paragraph", _review_details),
    Rule("S17-10", _BLOCK, "s.17(7)(b)", _AUTO, _LETTER,
         "the letter gives the right to apply to the regulator and how to reach it", "add the regulator's paragraph", _regulator_right),
    Rule("S17-11", _BLOCK, "s.17(7)", _AUTO, _CASE,
         "a letter that withholds only a part gives the same rights", "add the complaints paragraph", _rights_on_partial),
    Rule("S17-16", _WARN, "s.45 Code, part 5", _AUTO, _CASE,
         "the time to ask for a review and to answer it are those of the profile", "use the profile's figures", _review_window),
)
# fmt: on
