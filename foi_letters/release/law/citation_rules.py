"""Rules EXM on what is cited: it exists, is in force, is whole, and is what the case relies on."""

import re
from collections.abc import Iterator

from foi_letters.citation import Citation
from foi_letters.claim import Status
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law.cited import Cited
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees


def _exists_and_in_force(evidence: Evidence) -> Iterator[Hit]:
    if evidence.law_of is None:
        return
    for each in _once(evidence.cited):
        standing = evidence.library.standing(_citation(each), evidence.law_of)
        if standing.status is Status.UNKNOWN and (evidence.refuses(each) or _relied_on(each)):
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


_INSERTED = re.compile(r"\d+[A-Z]+")
_RELIES = re.compile(
    r"\b(?:exempt|withh[eo]ld|refus)\w*\b[^.]*\b(?:under|by virtue of|pursuant to|by|in)\b[^.]*$",
    re.IGNORECASE,
)


def _relied_on(each: Cited) -> bool:
    """Whether a section that was never inserted into the Act is relied on to refuse. Sections of other Acts, which
    letters name without the Act, are not.
    """
    before = each.passage.text.split(each.words)[0]
    return bool(_INSERTED.fullmatch(each.section) and _RELIES.search(before))


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
        if each.words[0].isdigit():
            continue
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
    if case.fees and case.fees.over_limit:
        relied.add("12")  # a fee under section 13 is for what section 12 would let the authority refuse
    for section in evidence.reasons:
        if section not in relied:
            yield Hit(
                f"section {section} is argued, and no decision relies on it",
                evidence.reasons[section].passages[0],
            )


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
    Rule("EXM-05", _BLOCK, "s.17(1)(b)", _AUTO, _CASE,
         "nothing is argued that is not relied on", "add the ground to a decision, or take the reasons out", _argued_but_not_cited),
    Rule("EXM-13", _BLOCK, "ss.24(1), 31(1), 36(1)", _AUTO, _CASE,
         "exemptions that exclude each other are pleaded in the alternative", "mark one with `in_the_alternative: true`", _not_together),
    Rule("EXM-14", _BLOCK, "s.31", _AUTO, _LETTER,
         "section 31 is cited to its paragraph, and 31(1)(g) with its purpose", "complete the citation", _law_enforcement_paragraph),
    Rule("EXM-30", _BLOCK, "s.17(1)", _AUTO, _CASE,
         "everything withheld has a ground", "add the ground to the decision", _every_withheld_item_has_a_ground),
    Rule("EXM-31", _WARN, "s.17", _AUTO, _CASE,
         "a ground first raised at review is said to be new", "confirm EXM-31, or say so", _late_reliance),
)
# fmt: on
