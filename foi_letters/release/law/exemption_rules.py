"""Rules EXM on what is argued: as absolute or qualified, as class or prejudice, and with what the Act needs."""

import re
from collections.abc import Iterator, Sequence

from foi_letters.provision import Basis, Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.evidence import EXCEPTION, Evidence
from foi_letters.release.law.letter_text import Passage, plain
from foi_letters.release.law.notice_rules import own_reasons, weighs_qualified
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences


def _no_test_for_absolute(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        if evidence.kinds(section) != {Kind.ABSOLUTE}:
            continue
        for passage in m.PUBLIC_INTEREST_TEST.among(argued.own_body):
            if not m.CONFIDENCE_DEFENCE.said_in(passage.text):
                yield Hit(f"section {section} is absolute, and a public interest test follows it", passage)
                break


def _called_what_it_is(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        kinds = evidence.kinds(section) - {Kind.NONE}
        for passage in argued.own:
            for kind in (Kind.ABSOLUTE, Kind.QUALIFIED):
                called = re.search(
                    rf"\b(?:is|are|as|an?|being)\b[^.]{{0,25}}\b{kind}\b[^.]{{0,20}}exemption",
                    passage.text,
                    re.IGNORECASE,
                )
                if called and kinds and kind not in kinds and not re.search(r"\bnot\b", called[0]):
                    yield Hit(
                        f"section {section} is called {kind}; it is {' or '.join(sorted(kinds))}", passage
                    )


def _no_harm_by_parliament(evidence: Evidence) -> Iterator[Hit]:
    for passage in m.HARM_BY_PARLIAMENT.among(evidence.letter.body):
        yield Hit(
            "an absolute exemption is explained by a harm that Parliament is said to have found", passage
        )


def _one_limb_of_likelihood(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in _prejudice(evidence):
        said = [each for passage in argued for each in sentences(passage.text)]
        own = "\n".join(each for each in said if not re.search(r"would,? or would be likely to", each))
        likely, would = (
            bool(re.search(r"would be likely to", own)),
            bool(re.search(r"\bwould (?!be likely|have|not be|apply)", own)),
        )
        both = any(re.search(r"would,? or would be likely to", passage.text) for passage in argued)
        if not likely and not would and both:
            yield Hit(
                f"section {section}: the letter does not choose between 'would' and 'would be likely to'",
                argued[0],
            )


def _prejudice(evidence: Evidence) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for section, argued in evidence.reasons.items():
        bases = {
            rule.basis
            for each in evidence.grounds
            if each.section == section
            for rule in evidence.rules(each)
        }
        if bases == {Basis.PREJUDICE}:
            yield section, argued.body


def _harm_argued(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in _prejudice(evidence):
        told = _harm_told(argued) if evidence.case is None else _harm_of_the_case(evidence, section)
        if argued and not told and not any(m.HARM.among(evidence.why[section])):
            yield Hit(
                f"section {section} is about prejudice, and the letter does not say what harm would follow and how",
                argued[0],
            )


def _harm_told(argued: Sequence[Passage]) -> bool:
    """Whether an account of the harm stands between what is at stake and how likely "this harm" is."""
    stakes = [number for number, passage in enumerate(argued) if "at stake" in passage.text]
    after = [number for number, passage in enumerate(argued) if "this harm would" in passage.text]
    return bool(stakes and after) and max(after) > min(stakes) + 1


def _harm_of_the_case(evidence: Evidence, section: str) -> bool:
    """Whether the letter says, in the officer's words, how the harm of the case would come about."""
    assert evidence.case is not None
    case, said = evidence.case.case, plain(evidence.letter.text)
    grounds = (ground for _, holder in case.ground_holders() for ground in case.grounds_of(holder))
    harms = [ground.harm for ground in grounds if ground.harm and ground.cite.section == section]
    return bool(harms) and all(plain(harm.causal_link) in said for harm in harms)


def _class_not_argued_as_harm(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        bases = {
            rule.basis
            for each in evidence.grounds
            if each.section == section
            for rule in evidence.rules(each)
        }
        if bases == {Basis.CLASS}:
            for passage in argued.own_body:
                if re.search(
                    r"would(?: be likely to)?,? (?:or would be likely to,? )?prejudice", passage.text
                ):
                    yield Hit(
                        f"section {section} needs no prejudice, and the letter argues it as if it did",
                        passage,
                    )
                    break


def _exact_place(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("21")
    if argued is None:
        return
    links = re.findall(r"(?:https?://|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+", evidence.letter.text)
    exact = [
        link
        for link in links
        if re.search(r"[a-z]/[^/\s.]", re.sub(r"https?://", "", link)) and "ico.org.uk" not in link
    ]
    located = exact or m.PLACE.said_in(argued.text)
    if not located:
        yield Hit("section 21 is relied on without the exact place of the information", argued.passages[0])


def _enactment_named(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("44")
    if argued is None:
        return
    said = "\n".join(each.text for each in (*argued.passages[:1], *evidence.particular["44"]))
    acts = re.findall(r"[A-Z][\w'() ]+ (?:Act|Order|Regulations) (?:of )?\d{4}", said)
    others = [act for act in acts if "Freedom of Information" not in act]
    if not others and not re.search(r"contempt of court|assimilated|retained EU", said):
        yield Hit(
            "section 44 is relied on without the enactment that prohibits disclosure", argued.passages[0]
        )
    if others and all("Data Protection Act" in act for act in others):
        yield Hit("the Data Protection Act is not a bar to disclosure under section 44", argued.passages[0])


def _qualified_person(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("36")
    if argued is None:
        return
    said = [each for passage in evidence.particular["36"] for each in sentences(passage.text)]
    given = [
        each
        for each in said
        if _OPINION.search(each) and not re.search(r"would,? or would be likely|\bweigh", each)
    ]
    if not given:
        yield Hit("section 36 is relied on without the opinion of the qualified person", argued.passages[0])
    for person in (each.qualified_person for each in evidence.relied_on):
        if person and plain(person.post).casefold() not in evidence.letter.text.casefold():
            yield Hit(
                f"the letter does not say that the opinion is that of {person.post}", argued.passages[0]
            )


_OPINION = re.compile(r"qualified person|opinion", re.IGNORECASE)


def _the_request_not_the_person(evidence: Evidence) -> Iterator[Hit]:
    for passage in evidence.letter.body:
        if re.search(
            r"\b(?:you are|requester is|applicant is|your behaviour is)\b[^.]{0,20}\bvexatious\b",
            passage.text,
            re.IGNORECASE,
        ):
            yield Hit("the letter calls the person vexatious; section 14(1) is about the request", passage)


_ENVIRONMENT = re.compile(
    r"\b(?:noise|emissions?|pollution|planning application|air quality|flood\w*|contaminated land|biodiversity)\b",
    re.IGNORECASE,
)
_REGULATIONS = re.compile(r"environmental information regulations|\bEIRs?\b", re.IGNORECASE)


def _environmental(evidence: Evidence) -> Iterator[Hit]:
    """What may be environmental, in a letter that does not speak of the Regulations; or both laws for one thing."""
    grounds = [each for each in evidence.grounds if each.section != "39"]
    if len(grounds) < len(evidence.grounds) or not grounds:
        return
    if _REGULATIONS.search(evidence.letter.text):
        both = [each.passage for each in grounds if EXCEPTION.search(each.passage.text)]
        message = "an exception of the Environmental Information Regulations and an exemption of the Act are relied on for one thing"
    else:
        both = [each for each in evidence.letter.body[:20] if _ENVIRONMENT.search(each.text)]
        message = (
            "this may be environmental information, to which the Environmental Information Regulations apply"
        )
    if both:
        yield Hit(message, both[0])


_LETTER, _CASE = Sees.LETTER, Sees.CASE
_BLOCK, _ERROR, _WARN = Severity.BLOCK, Severity.ERROR, Severity.WARN
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA

# fmt: off
RULES = (
    Rule("EXM-04", _BLOCK, "s.17(1)(c)", _AUTO, _LETTER,
         "every exemption that is cited has its reasons", "say why the exemption applies to this information", own_reasons),
    Rule("EXM-06", _ERROR, "s.2(2)(a), (3)", _AUTO, _LETTER,
         "an absolute exemption has no public interest test", "take the test out", _no_test_for_absolute),
    Rule("EXM-07", _BLOCK, "s.2(2)(b), 17(3)", _AUTO, _LETTER,
         "a qualified exemption has a public interest test", "add the factors and the balance", weighs_qualified),
    Rule("EXM-08", _ERROR, "s.2(3)", _AUTO, _LETTER,
         "exemptions are called absolute or qualified as they are", "correct the word", _called_what_it_is),
    Rule("EXM-09", _ERROR, "s.2(3)", _SEMI, _LETTER,
         "absolute means that no public interest test is needed, and no more", "take the sentence about harm out", _no_harm_by_parliament),
    Rule("EXM-10", _ERROR, "prejudice test", _SEMI, _LETTER,
         "one likelihood is chosen for each prejudice", "choose 'would' or 'would be likely to'", _one_limb_of_likelihood),
    Rule("EXM-11", _ERROR, "prejudice test (EA/2005/0026)", _SEMI, _LETTER,
         "a prejudice is argued: the interest, the harm and how it follows", "say what would happen, and why", _harm_argued),
    Rule("EXM-12", _WARN, "ss.30, 32, 35, 41, 42", _SEMI, _LETTER,
         "a class exemption is not argued by harm", "say why the information is of that class", _class_not_argued_as_harm),
    Rule("EXM-15", _BLOCK, "s.36(2), (5)", _DATA, _LETTER,
         "section 36 rests on the opinion of the qualified person", "say whose opinion it is and when it was given", _qualified_person),
    Rule("EXM-18", _BLOCK, "s.21", _AUTO, _LETTER,
         "section 21 gives the exact place", "give the link to the page itself, or say where in which document", _exact_place),
    Rule("EXM-23", _BLOCK, "s.44(1)", _AUTO, _LETTER,
         "section 44 names the enactment", "name the Act and the section", _enactment_named),
    Rule("EXM-27", _ERROR, "s.14", _SEMI, _LETTER,
         "it is the request that is vexatious", "speak of the request", _the_request_not_the_person),
    Rule("EXM-28", _WARN, "s.39; EIR", _SEMI, _LETTER,
         "environmental information is not refused under the Act", "answer under the Regulations, or confirm EXM-28", _environmental),
)
# fmt: on
