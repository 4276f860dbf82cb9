"""Rules EXM that ask whether an exemption has what it needs: who may claim it, and the facts that it turns on."""

import re
from collections.abc import Iterator

from foi_letters.decision import Outcome
from foi_letters.ground import Ground
from foi_letters.ground_check import names_own_interests
from foi_letters.release.finding import Severity
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import plain
from foi_letters.release.law.rule import Check, Hit, How, Rule, Sees


def _grounds(evidence: Evidence, section: str) -> Iterator[Ground]:
    assert evidence.case is not None
    case = evidence.case.case
    for _, holder in case.ground_holders():
        yield from (ground for ground in case.grounds_of(holder) if ground.cite.section == section)


def _department_only(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    if any(_grounds(evidence, "35")) and not evidence.case.authority.government_department:
        yield Hit(
            f"section 35 can be used by government departments only, and {evidence.case.authority.name} is none"
        )


def _investigating_body(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    for ground in _grounds(evidence, "30"):
        if ground.cite.path[:1] == ("1",) and not evidence.case.authority.investigates:
            yield Hit("section 30(1) needs a duty or power to investigate, and the profile names none")
            return


def _argued_with(section: str, fault: str, *families: str, beside_law: bool = False) -> Check:
    """A check that the reasons for a section hold an expression of each family, in any words of it."""
    patterns = [re.compile(family, re.IGNORECASE) for family in families]

    def check(evidence: Evidence) -> Iterator[Hit]:
        argued = evidence.reasons.get(section)
        if argued is None:
            return
        said = "\n".join(each.text for each in (evidence.why[section] if beside_law else argued.body))
        whole = argued.text.casefold()
        for ground in (each for each in evidence.relied_on if each.cite.section == section):
            if any(plain(name).casefold() not in whole for name in _names(ground)):
                yield Hit(f"{ground.cite} is relied on, and the letter does not say {fault}")
                return
        if said and not all(pattern.search(said) for pattern in patterns):
            yield Hit(
                f"section {section} is relied on, and the letter does not say {fault}", argued.passages[0]
            )

    return check


def _names(ground: Ground) -> Iterator[str]:
    """Who publishes and when, or who confided, as the case has it: short enough to stand in the letter as it is."""
    if ground.publish:
        yield from (ground.publish.who, ground.publish.when)
    if ground.confidence:
        yield ground.confidence.obtained_from


_PUBLICATION = _argued_with(
    "22",
    "who will publish the information and when",
    r"publish|publication|release",
    r"\b(?:20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|week|month|year|when|once|after|following|next|soon)\b",
)
_CONFIDENCE = _argued_with(
    "41",
    "who outside the authority gave it, and that disclosure would be an actionable breach of confidence",
    r"provided|given|gave|supplied|sent|received|obtained|told|came from",
    r"breach|actionable|court|sue",
)
_PRIVILEGE = _argued_with(
    "42",
    "what kind of privilege it is and that it has not been waived",
    r"advice|litigation|proceedings",
    r"waive|shared|shown|disclosed to (?:nobody|no one)|outside|confidential|lost|\bseen\b|\balone\b|nobody",
    beside_law=True,
)
_ENDANGERMENT = _argued_with(
    "38",
    "whom disclosure would endanger and how",
    r"endanger|harm|injur|violen|attack|health|safety|suicid",
    r"person|people|famil|staff|officer|resident|child|patient|individual|members? of the public|anyone",
)


def _third_party_asked(evidence: Evidence) -> Iterator[Hit]:
    for ground in _grounds(evidence, "43"):
        own = evidence.case is not None and names_own_interests(ground, evidence.case.authority)
        if ground.cite.path[:1] == ("2",) and not ground.third_party and not own:
            yield Hit(
                "section 43(2): the case does not say whose interests are at stake and what they said when asked"
            )


def _one_ground_for_one_thing(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for decision in (each for each in case.decisions if each.outcome is not Outcome.NCND):
        seen: dict[str, Ground] = {}
        for ground in case.grounds_of(decision):
            other = seen.setdefault(ground.applies_to, ground)
            marked = (
                ground.in_the_alternative
                or other.in_the_alternative
                or ground.ncnd
                or decision.public_interest
            )
            if other.cite.section != ground.cite.section and not marked:
                yield Hit(
                    f"{other.cite} and {ground.cite} are relied on for the same thing, and neither in the alternative"
                )


_GIVES = re.compile(
    r"\b(?:given|provided|disclosed|attached|enclosed)\b|\bwe (?:give|provide|disclose|send|release)\b"
)


def _scope(evidence: Evidence) -> Iterator[Hit]:
    if not any(_GIVES.search(each.text) for each in evidence.letter.body):
        return
    for argued in evidence.reasons.values():
        for passage in argued.body:
            if found := re.search(
                r"\ball (?:of )?(?:the|your) (?:requested )?information\b[^.]{0,30}\b(?:is|are) exempt",
                passage.text,
            ):
                yield Hit(f"'{found[0]}': some of it is given", passage)


def _old_records(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for document in case.documents:
        year = re.search(r"\b(?:1[89]|20)\d\d\b", document.date or "")
        age = case.date.year - int(year[0]) if year else 0
        for ground in case.grounds_of(document):
            for lost in (
                each.historical for each in evidence.exemptions_of(ground.cite.section) if each.historical
            ):
                concerned = not lost.only_for or any(
                    ground.cite.number.startswith(each) for each in lost.only_for
                )
                if concerned and age > lost.years:
                    yield Hit(
                        f"document {document.id} is {age} years old; {ground.cite} is lost after {lost.years} years"
                    )


_SCHOOL = re.compile(r"\b(?:school|academy|college)\b", re.IGNORECASE)
_LETTERHEAD = 4


def _gives_more_time(evidence: Evidence) -> Iterator[Hit]:
    if any(_SCHOOL.search(each.text) for each in evidence.letter.passages[:_LETTERHEAD]):
        return
    for passage in evidence.letter.body:
        if re.search(r"\b(?:20|60) school days|\b60 working days", passage.text):
            yield Hit("the letter takes the time of schools or of transferred records", passage)


def _form(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    form = evidence.case.case.form
    if form and not form.given and not form.reason:
        yield Hit(f"{form.asked} was asked for and is not given, and the case does not say why")


_BLOCK, _ERROR, _WARN = Severity.BLOCK, Severity.ERROR, Severity.WARN
_LETTER, _CASE = Sees.LETTER, Sees.CASE
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA

# fmt: off
RULES = (
    Rule("EXM-16", _BLOCK, "s.35(1)", _DATA, _CASE,
         "section 35 is used by government departments only", "use section 36, or correct the profile", _department_only),
    Rule("EXM-17", _ERROR, "s.30", _DATA, _CASE,
         "section 30(1) is used by an authority that investigates", "fill in `investigates` in the profile", _investigating_body),
    Rule("EXM-19", _ERROR, "s.22(1)", _DATA, _LETTER,
         "section 22 says who will publish and when", "fill in `publish`", _PUBLICATION),
    Rule("EXM-20", _ERROR, "s.41(1)", _DATA, _LETTER,
         "section 41 says who confided and why a breach could be taken to court", "fill in `confidence`", _CONFIDENCE),
    Rule("EXM-21", _ERROR, "s.42", _DATA, _LETTER,
         "section 42 names the kind of privilege and that it is not waived", "fill in `privilege`", _PRIVILEGE),
    Rule("EXM-22", _ERROR, "s.43(2)", _DATA, _CASE,
         "section 43(2) has the view of the third party", "fill in `third_party`", _third_party_asked),
    Rule("EXM-24", _ERROR, "s.38", _SEMI, _LETTER,
         "section 38 says whom disclosure would endanger, beyond distress", "say who is endangered and how", _ENDANGERMENT),
    Rule("EXM-29", _ERROR, "s.17(1)(b)", _SEMI, _CASE,
         "one thing is withheld under one exemption, or the second is pleaded in the alternative",
         "mark one with `in_the_alternative: true`, say what each applies to, or confirm EXM-29 where both cover all of it", _one_ground_for_one_thing),
    Rule("EXM-32", _BLOCK, "s.63", _DATA, _CASE,
         "old records are not refused under an exemption that has ended for them", "use another exemption", _old_records),
    Rule("EXM-33", _ERROR, "s.2(2)", _SEMI, _LETTER,
         "an exemption is claimed for what is withheld and no more", "limit the sentence to what is withheld", _scope),
    Rule("TIM-07", _WARN, "SI 2009/1369; SI 2004/3364", _DATA, _LETTER,
         "longer times are taken only where the law gives them to this authority", "use the ordinary time", _gives_more_time),
    Rule("ATT-06", _WARN, "s.11(1)", _DATA, _CASE,
         "the form asked for is given, or the case says why not", "fill in `form`", _form),
)
# fmt: on
