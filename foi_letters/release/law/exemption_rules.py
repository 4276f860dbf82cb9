"""Rules EXM: what is cited exists, is in force, is argued as what it is, and has what the Act needs."""

import re
from collections.abc import Iterator

from foi_letters.citation import Citation
from foi_letters.claim import Status
from foi_letters.provision import Basis, Kind
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.cited import Cited
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage, plain
from foi_letters.release.law.notice_rules import own_reasons, weighs_qualified
from foi_letters.release.law.rule import Hit, How, Rule, Sees


def _exists_and_in_force(evidence: Evidence) -> Iterator[Hit]:
    if evidence.law_of is None:
        return
    for each in _once(evidence.cited):
        standing = evidence.library.standing(_citation(each), evidence.law_of)
        if standing.status is Status.UNKNOWN and evidence.refuses(each):
            yield Hit(f"section {each.number} does not exist", each.passage)
        elif standing.status in (Status.REPEALED, Status.NOT_YET):
            instead = (
                f"; the law is now in {', '.join(str(c) for c in standing.replaced_by)}"
                if standing.replaced_by
                else ""
            )
            yield Hit(
                f"section {each.number} is {standing.status} on {evidence.law_of}{instead}", each.passage
            )


def _once(cited: tuple[Cited, ...]) -> list[Cited]:
    return list({each.number: each for each in reversed(cited)}.values())[::-1]


def _citation(each: Cited) -> Citation:
    return Citation(Regime.FOIA, each.section, each.steps)


def _no_run_together(evidence: Evidence) -> Iterator[Hit]:
    for each in _once(evidence.cited):
        if len(each.steps) > 2 and [_kind(step) for step in each.steps[1:3]] == ["letter", "letter"]:
            yield Hit(
                f"section {each.number} prints the two parts of one rule as if either would do", each.passage
            )


def _kind(step: str) -> str:
    return (
        "number"
        if step[0].isdigit()
        else "roman"
        if re.fullmatch(r"i{1,3}|iv|vi{0,3}|ix|x", step)
        else "letter"
    )


def _one_form(evidence: Evidence) -> Iterator[Hit]:
    """`section 40(2)` in one place and `s.40(2)` or `Section 40` in another."""
    forms: dict[str, str] = {}
    for each in evidence.grounds:
        form = re.match(r"[A-Za-z]+\.?", each.words)
        word = form[0].lower().rstrip(".").removesuffix("s") if form and len(form[0]) > 2 else "s"
        if forms.setdefault(each.section, word) != word:
            yield Hit(f"section {each.section} is cited in two forms: here as '{each.words}'", each.passage)
            return


def _argued_but_not_cited(evidence: Evidence) -> Iterator[Hit]:
    """In a letter with its case: every ground argued is one that the case relies on, and the other way round."""
    assert evidence.case is not None
    case = evidence.case.case
    relied = {
        c.section
        for _, holder in case.ground_holders()
        for g in case.grounds_of(holder)
        for c in (g.cite, *g.via)
    }
    for section in evidence.reasons:
        if section not in relied:
            yield Hit(
                f"section {section} is argued, and no decision relies on it",
                evidence.reasons[section].passages[0],
            )


def _no_test_for_absolute(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        if evidence.kinds(section) != {Kind.ABSOLUTE}:
            continue
        for passage in m.PUBLIC_INTEREST.among(argued.body):
            if not m.CONFIDENCE_DEFENCE.said_in(passage.text):
                yield Hit(f"section {section} is absolute, and a public interest test follows it", passage)
                break


def _called_what_it_is(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        kinds = evidence.kinds(section) - {Kind.NONE}
        for passage in argued.passages:
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
        own = "\n".join(p.text for p in argued if not re.search(r"would,? or would be likely to", p.text))
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
        if argued and not any(m.HARM.among(argued)) and not _harm_of_the_case(evidence, section):
            yield Hit(
                f"section {section} is about prejudice, and the letter does not say what harm would follow and how",
                argued[0],
            )


def _harm_of_the_case(evidence: Evidence, section: str) -> bool:
    """Whether the letter says, in the officer's words, how the harm of the case would come about."""
    if evidence.case is None:
        return False
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
            for passage in argued.body:
                if re.search(
                    r"would(?: be likely to)?,? (?:or would be likely to,? )?prejudice", passage.text
                ):
                    yield Hit(
                        f"section {section} needs no prejudice, and the letter argues it as if it did",
                        passage,
                    )
                    break


def _not_together(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for path, holder in case.ground_holders():
        del path
        grounds = [ground for ground in case.grounds_of(holder) if not ground.in_the_alternative]
        files = {evidence.library.for_citation(ground.cite).id: ground for ground in grounds}
        for ground in grounds:
            exemption = evidence.library.for_citation(ground.cite)
            for other in exemption.not_with:
                if other in files and exemption.id < other:
                    yield Hit(
                        f"{ground.cite} and {files[other].cite} are relied on for the same information, and only one of them can apply"
                    )


def _law_enforcement_paragraph(evidence: Evidence) -> Iterator[Hit]:
    for each in _once(evidence.grounds):
        if each.section != "31" or not each.steps or each.steps[0] == "2":
            continue
        if each.steps == ("1",) and not _further(evidence, "31"):
            yield Hit("section 31(1) is cited without its paragraph", each.passage)
        purposes = [
            other
            for other in evidence.grounds
            if other.section == "31" and other.steps[:1] == ("2",) and len(other.steps) > 1
        ]
        if each.steps[:2] == ("1", "g") and not purposes:
            yield Hit("section 31(1)(g) is cited without its purpose in section 31(2)", each.passage)


def _further(evidence: Evidence, section: str) -> bool:
    """Whether the letter cites a paragraph of subsection (1), or the clause for neither confirming nor denying."""
    cited = [each for each in evidence.grounds if each.section == section]
    return any(len(each.steps) > 1 or evidence.is_ncnd(each) for each in cited)


def _exact_place(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("21")
    if argued is None:
        return
    links = re.findall(r"(?:https?://|www\.)\S+", evidence.letter.text)
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
    acts = re.findall(r"[A-Z][\w'() ]+ (?:Act|Order|Regulations) (?:of )?\d{4}", argued.text)
    others = [act for act in acts if "Freedom of Information" not in act]
    if not others and not re.search(r"contempt of court|assimilated|retained EU", argued.text):
        yield Hit(
            "section 44 is relied on without the enactment that prohibits disclosure", argued.passages[0]
        )
    if others and all("Data Protection Act" in act for act in others):
        yield Hit("the Data Protection Act is not a bar to disclosure under section 44", argued.passages[0])


def _qualified_person(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("36")
    if argued and not re.search(r"qualified person|opinion", argued.text, re.IGNORECASE):
        yield Hit("section 36 is relied on without the opinion of the qualified person", argued.passages[0])


def _cost_shown(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("12")
    if argued is None:
        return
    text = "\n".join(passage.text for passage in argued.passages)
    for what, pattern in (
        ("the limit", r"£\s?\d|\d+ hours"),
        (
            "an estimate",
            r"estimat|minutes|sampl|timed|\b(?:tak|need|requir|spen|amount)\w*\b[^.]{0,60}\bhours",
        ),
    ):
        if not re.search(pattern, text):
            yield Hit(f"section 12 is relied on without {what}", argued.passages[0])
    counted = re.search(
        r"\b(redact\w*|consider\w* exemptions|public interest test|quality assur\w*)\b", text, re.IGNORECASE
    )
    if counted and not re.search(r"not (?:been )?(?:count|includ|allow)", text):
        yield Hit(f"section 12: '{counted[0]}' is not an activity that may be counted", argued.passages[0])


def _refinement_advised(evidence: Evidence) -> Iterator[Hit]:
    if "12" in evidence.reasons and not any(m.REFINEMENT.among(evidence.letter.body)):
        yield Hit(
            "the cost limit is relied on, and the letter does not say how the request could be narrowed, or that it cannot"
        )


def _the_request_not_the_person(evidence: Evidence) -> Iterator[Hit]:
    for passage in evidence.letter.body:
        if re.search(
            r"\b(?:you are|requester is|applicant is|your behaviour is)\b[^.]{0,20}\bvexatious\b",
            passage.text,
            re.IGNORECASE,
        ):
            yield Hit("the letter calls the person vexatious; section 14(1) is about the request", passage)


def _environmental(evidence: Evidence) -> Iterator[Hit]:
    if any(each.section == "39" for each in evidence.grounds):
        return
    for passage in evidence.letter.body[:20]:
        if evidence.grounds and re.search(
            r"\b(?:noise|emissions?|pollution|planning application|air quality|flood\w*|contaminated land|biodiversity)\b",
            passage.text,
            re.IGNORECASE,
        ):
            yield Hit(
                "this may be environmental information, to which the Environmental Information Regulations apply",
                passage,
            )
            return


def _every_withheld_item_has_a_ground(evidence: Evidence) -> Iterator[Hit]:
    suppressed = {table.id: table for table in evidence.tables if any(table.suppressed())}
    if evidence.case is None or not suppressed:
        return
    case = evidence.case.case
    for table in suppressed.values():
        holders = [d for d in case.decisions if table.id in case.tables_of(d)]
        if holders and not any(case.grounds_of(decision) for decision in holders):
            yield Hit(f"figures of the table '{table.title}' are withheld, and its decisions have no ground")


def _late_reliance(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    if (
        case.review
        and any(case.grounds_of(d) for d in case.decisions)
        and not any(c.rule == "EXM-31" for c in case.confirmations)
    ):
        yield Hit(
            "grounds are stated at review; confirm that they were relied on before, or say in the letter that they are new"
        )


_LETTER, _CASE = Sees.LETTER, Sees.CASE
_BLOCK, _ERROR, _WARN = Severity.BLOCK, Severity.ERROR, Severity.WARN
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA

# fmt: off
RULES = (
    Rule("EXM-01", _BLOCK, "s.17(1)(b)", _AUTO, _LETTER,
         "every provision cited exists and is in force on the date of the letter", "cite the provision of that day", _exists_and_in_force),
    Rule("EXM-02", _ERROR, "s.40(2)", _AUTO, _LETTER,
         "parts of one rule that must both be met are not printed as alternatives", "cite the rule: section 40(2)", _no_run_together),
    Rule("EXM-03", _WARN, "drafting", _AUTO, _LETTER,
         "each exemption is cited in one form throughout", "use one form", _one_form),
    Rule("EXM-04", _BLOCK, "s.17(1)(c)", _AUTO, _LETTER,
         "every exemption that is cited has its reasons", "say why the exemption applies to this information", own_reasons),
    Rule("EXM-05", _BLOCK, "s.17(1)(b)", _AUTO, _CASE,
         "nothing is argued that is not relied on", "add the ground to a decision, or take the reasons out", _argued_but_not_cited),
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
    Rule("EXM-13", _BLOCK, "ss.24(1), 31(1), 36(1)", _AUTO, _CASE,
         "exemptions that exclude each other are pleaded in the alternative", "mark one with `in_the_alternative: true`", _not_together),
    Rule("EXM-14", _BLOCK, "s.31", _AUTO, _LETTER,
         "section 31 is cited to its paragraph, and 31(1)(g) with its purpose", "complete the citation", _law_enforcement_paragraph),
    Rule("EXM-15", _BLOCK, "s.36(2), (5)", _DATA, _LETTER,
         "section 36 rests on the opinion of the qualified person", "say whose opinion it is and when it was given", _qualified_person),
    Rule("EXM-18", _BLOCK, "s.21", _AUTO, _LETTER,
         "section 21 gives the exact place", "give the link to the page itself, or say where in which document", _exact_place),
    Rule("EXM-23", _BLOCK, "s.44(1)", _AUTO, _LETTER,
         "section 44 names the enactment", "name the Act and the section", _enactment_named),
    Rule("EXM-25", _BLOCK, "s.12; SI 2004/3244", _AUTO, _LETTER,
         "the cost limit comes with its figure and an estimate of what may be counted", "show the estimate", _cost_shown),
    Rule("EXM-26", _ERROR, "s.16", _AUTO, _LETTER,
         "a refusal for cost says how the request could be narrowed", "add the advice", _refinement_advised),
    Rule("EXM-27", _ERROR, "s.14", _SEMI, _LETTER,
         "it is the request that is vexatious", "speak of the request", _the_request_not_the_person),
    Rule("EXM-28", _WARN, "s.39; EIR", _SEMI, _LETTER,
         "environmental information is not refused under the Act", "answer under the Regulations, or confirm EXM-28", _environmental),
    Rule("EXM-30", _BLOCK, "s.17(1)", _AUTO, _CASE,
         "everything withheld has a ground", "add the ground to the decision", _every_withheld_item_has_a_ground),
    Rule("EXM-31", _WARN, "s.17", _AUTO, _CASE,
         "a ground first raised at review is said to be new", "confirm EXM-31, or say so", _late_reliance),
)
# fmt: on
