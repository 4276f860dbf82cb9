"""Rules P40 on what is cited of section 40: the condition that is met, the paragraph, and nothing that is repealed."""

import re
from collections.abc import Iterator

from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.cited import Cited
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.facts_rules import retired
from foi_letters.release.law.reasons import Reasons
from foi_letters.release.law.rule import Hit, How, Rule, Sees

CONDITIONS = frozenset({"3A", "3B", "4A"})


def section_40(evidence: Evidence, *subsections: str) -> tuple[Reasons | None, list[Cited]]:
    """The reasons under section 40, and its citations that begin with one of these subsections."""
    cited = [
        each
        for each in evidence.grounds
        if each.section == "40" and each.steps[:1] and each.steps[0] in subsections
    ]
    return evidence.reasons.get("40"), cited


def _condition_named(evidence: Evidence) -> Iterator[Hit]:
    argued, others_data = section_40(evidence, "2")
    _, conditions = section_40(evidence, *CONDITIONS)
    if argued and others_data and not conditions:
        yield Hit(
            "section 40(2) is relied on without the condition that is met: section 40(3A)(a), (3A)(b), (3B) or (4A)",
            others_data[0].passage,
        )


def _conditions_in_the_right_act(evidence: Evidence) -> Iterator[Hit]:
    misplaced = re.compile(
        r"(?:conditions?|subsections?|sections? 3\(a\))[^.]{0,90}(?:of|in|under|by) the (?:DPA|Data Protection Act)",
        re.IGNORECASE,
    )
    for passage in evidence.letter.body:
        if (
            misplaced.search(passage.text)
            and re.search(r"first|second|third|\b3\(a\)|\b4\(c\)", passage.text)
            and "Schedule" not in passage.text
        ):
            yield Hit(
                "the conditions are in section 40 of the Freedom of Information Act, not in the Data Protection Act",
                passage,
            )


def _no_old_law(evidence: Evidence) -> Iterator[Hit]:
    old = [
        each
        for each in evidence.cited
        if each.section == "40" and each.steps[:1] and each.steps[0] in ("3", "4")
    ]
    for each in old[:1]:
        yield Hit(f"section {each.number} is the law before 25 May 2018", each.passage)
    for passage in evidence.letter.body:
        if re.search(
            r"Schedule 2\b[^.]{0,40}[Cc]ondition (?:6|six)|[Cc]ondition (?:6|six)[^.]{0,40}Schedule 2",
            passage.text,
        ):
            yield Hit("Schedule 2 of the Data Protection Act 1998 is repealed", passage)


def _gdpr(evidence: Evidence) -> Iterator[Hit]:
    yield from retired(evidence, "GDPR", "General Data Protection Regulation")


def _ncnd_paragraph(evidence: Evidence) -> Iterator[Hit]:
    for each in evidence.grounds:
        if each.section == "40" and each.steps in (("5",), ("5B",)):
            yield Hit(f"section {each.number} is cited without its paragraph", each.passage)
    argued = evidence.reasons.get("40")
    unconfirmed = argued and any(m.NEITHER_CONFIRMS.among(argued.own_body))
    _, clauses = section_40(evidence, "5A", "5B")
    if argued and unconfirmed and not clauses:
        yield Hit(
            "personal data is neither confirmed nor denied without section 40(5A) or (5B)", argued.passages[0]
        )


def _own_data(evidence: Evidence) -> Iterator[Hit]:
    argued, own = section_40(evidence, "1")
    if (
        argued
        and own
        and not re.search(
            r"subject access|right of access|data protection|UK GDPR", argued.text, re.IGNORECASE
        )
    ):
        yield Hit(
            "section 40(1) is relied on, and the letter does not say that the data can be asked for under data protection law",
            own[0].passage,
        )


_LETTER, _AUTO = Sees.LETTER, How.AUTO
_BLOCK, _ERROR, _WARN = Severity.BLOCK, Severity.ERROR, Severity.WARN

# fmt: off
RULES = (
    Rule("P40-01", _BLOCK, "s.40(2); s.17(1)(b)", _AUTO, _LETTER,
         "section 40(2) names the condition that is met", "cite it: section 40(2) by virtue of section 40(3A)(a)", _condition_named),
    Rule("P40-05", _ERROR, "s.40(3A)-(4A)", _AUTO, _LETTER,
         "the conditions are placed in section 40", "cite section 40(3A)(a)", _conditions_in_the_right_act),
    Rule("P40-06", _BLOCK, "DPA 2018 Sch 19", _AUTO, _LETTER,
         "nothing is cited that was repealed on 25 May 2018", "cite section 40(3A)(a)", _no_old_law),
    Rule("P40-07", _WARN, "UK GDPR", _AUTO, _LETTER,
         "the regulation is called what it was on the date of the letter", "write UK GDPR", _gdpr),
    Rule("P40-10", _BLOCK, "s.40(5A), (5B)", _AUTO, _LETTER,
         "personal data is neither confirmed nor denied under a paragraph of section 40(5A) or (5B)", "cite the paragraph", _ncnd_paragraph),
    Rule("P40-11", _BLOCK, "s.40(1)", How.DATA, _LETTER,
         "the requester's own data is referred to data protection law", "say how to make a subject access request", _own_data),
)
# fmt: on
