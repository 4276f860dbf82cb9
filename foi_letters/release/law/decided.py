"""Where a letter tells what its case decides: the passages that are about one decision."""

import re

from foi_letters.decision import Decision
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage


def passages_on(evidence: Evidence, decision: Decision) -> tuple[Passage, ...]:
    """What names the questions of a decision, stands under their headings, or cites what it rests on."""
    assert evidence.case
    case = evidence.case.case
    cells = [re.escape(case.questions.cell(leaf)) for leaf in case.leaves_of(decision)]
    named = re.compile(rf"(?<![\w(])(?:{'|'.join(cells)})(?![\w(])")
    grounds = [ground.cite for ground in (*case.grounds_of(decision), *case.document_grounds(decision))]
    citing = {each.passage for each in evidence.cited if any(each.within(cite) for cite in grounds)}
    return tuple(
        each
        for each in evidence.letter.body
        if not about_complaints(each)
        and (each in citing or any(named.search(said) for said in (each.text, *each.headings[-1:])))
    )


def questions_of(evidence: Evidence, decision: Decision) -> str:
    """The questions of a decision as a finding names them."""
    assert evidence.case
    return evidence.case.case.questions.phrase(decision.questions)
