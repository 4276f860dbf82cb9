"""Rules HYG: nothing unfinished, nothing said twice, no claim too many."""

import re
from collections import Counter
from collections.abc import Iterator

from foi_letters.decision import Treatment
from foi_letters.release.finding import Severity
from foi_letters.release.law.cited import cited_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees

LONG = 25
"""Words from which on a paragraph said twice is a mistake and not a formula."""

_UNFINISHED = re.compile(
    r"\{\{|\}\}|\{%|%\}|«|»|\[(?:insert|add|delete|name|date|xxx?|tbc|to be)[^\]]*\]|#NOANSWER#|#N/A|\bTBC\b|\bTBA\b|\bXX+\b"
    r"|<(?:insert|name|date)[^>]*>|Error! (?:Reference|Bookmark)|\bMERGEFIELD\b|\bLorem ipsum\b|\[\[|\]\]",
    re.IGNORECASE,
)
_EMPTY_FIELD = re.compile(
    r"\b(?:within|at|on|by|from|under|between|of|for) (?:I|we) (?:can|am|are|have|do|will)\b|\bhis ?/ ?her\b|\b(?:the|a) (?:[,.;]|and the ,)"
    r"|\bdated ?[,.](?!\d)|\( ?\)"
)
_OVERCLAIM = re.compile(
    r"must (?:therefore )?be (?:communicated|disclosed|released|provided) to (?:any|every|all)\w*"
    r"|(?:any|all) information (?:released|disclosed)[^.]{0,40}(?:is|will be) (?:also |always )?published"
    r"|considered suitable for open publication|is considered public information and must",
    re.IGNORECASE,
)
_REPUTATION = re.compile(
    r"extremely seriously|very seriously|zero[- ]tolerance|is a priority for|highest standards|robustly|fully committed|takes? pride|rebuilding trust",
    re.IGNORECASE,
)
_KNOWN_SHORT = frozenset(
    {
        "UK",
        "FOI",
        "FOIA",
        "ICO",
        "NHS",
        "PDF",
        "CSV",
        "XLSX",
        "DOCX",
        "GDPR",
        "DRAFT",
        "OGL",
        "EU",
        "II",
        "III",
        "IV",
        "VI",
        "MP",
        "QC",
        "KC",
        "PO",
        "BOX",
    }
)


def _unfinished(evidence: Evidence) -> Iterator[Hit]:
    for passage in (*evidence.letter.passages, *evidence.letter.margins):
        for pattern in (_UNFINISHED, _EMPTY_FIELD):
            if found := pattern.search(passage.text):
                yield Hit(f"'{found[0]}' looks like a field that was not filled in", passage)
                break


def _said_twice(evidence: Evidence) -> Iterator[Hit]:
    """Answers and reasons may be alike; the paragraphs that serve the whole letter stand once."""
    reasoned = {each for argued in evidence.reasons.values() for each in argued.passages}
    apart = [
        each for each in evidence.letter.body if not (each.table or _of_a_question(each) or each in reasoned)
    ]
    counted = Counter(passage.text for passage in apart)
    for passage in apart:
        if len(passage.text.split()) >= LONG and counted[passage.text] > 1:
            counted[passage.text] = 0
            yield Hit(f"this paragraph stands twice: '{passage.text[:50]}...'", passage)


def _of_a_question(passage: Passage) -> bool:
    return any(re.match(r"(?:Q(?:uestion)?\b|\d)", heading) for heading in passage.headings)


def _clearances(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    if not evidence.case.case.clearances:
        yield Hit("the case records nobody who agreed to the letter")


def _overclaims(evidence: Evidence) -> Iterator[Hit]:
    for passage in evidence.letter.body:
        if found := _OVERCLAIM.search(passage.text):
            yield Hit(
                f"'{found[0]}' claims too much: disclosure under the Act is to the world at large", passage
            )


def _abbreviations(evidence: Evidence) -> Iterator[Hit]:
    text = evidence.letter.text
    for short in dict.fromkeys(re.findall(r"(?<![/.-])\b[A-Z]{2,6}\b(?![/.]\w|[- ]?\d|-[A-Z])", text)):
        defined = re.search(rf"\(\s?(?:the )?[\"']?{short}[\"']?\s?\)|known as (?:the )?{short}\b", text)
        if short not in _KNOWN_SHORT and not defined and len(re.findall(rf"\b{short}\b", text)) > 1:
            yield Hit(f"{short} is used and nowhere explained")


def _reputation(evidence: Evidence) -> Iterator[Hit]:
    for argued in evidence.reasons.values():
        for passage in argued.body:
            if found := _REPUTATION.search(passage.text):
                yield Hit(f"'{found[0]}' is about reputation and stands among the legal reasons", passage)


def _redactions(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    scheduled = {cited.number for each in evidence.letter.passages if each.table for cited in cited_in(each)}
    for document in case.documents:
        if document.treatment not in (Treatment.REDACTED, Treatment.WITHHELD):
            continue
        for ground in case.grounds_of(document):
            if ground.cite.number not in scheduled:
                yield Hit(
                    f"document {document.id} is {document.treatment}, and the schedule does not say under {ground.cite.number}"
                )


_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("HYG-01", Severity.BLOCK, "drafting", How.AUTO, _LETTER,
         "no field is left unfilled", "fill it in, or take it out of the template", _unfinished),
    Rule("HYG-02", Severity.WARN, "drafting", How.AUTO, _LETTER,
         "no standard paragraph stands twice", "keep one", _said_twice),
    Rule("HYG-03", Severity.WARN, "practice", How.DATA, _CASE,
         "who agreed to the letter is recorded", "fill in `clearances`", _clearances),
    Rule("HYG-04", Severity.WARN, "accuracy", How.SEMI, _LETTER,
         "nothing is claimed of publication that the Act does not say", "say that disclosure is to the world at large", _overclaims),
    Rule("HYG-05", Severity.INFO, "drafting", How.AUTO, _LETTER,
         "abbreviations are explained once", "write it out the first time, with the short form in brackets", _abbreviations),
    Rule("HYG-06", Severity.INFO, "drafting", How.SEMI, _LETTER,
         "no talk of reputation stands in the legal reasons", "move it to the context, or leave it out", _reputation),
    Rule("HYG-07", Severity.ERROR, "practice", How.AUTO, _CASE,
         "every redaction is marked with its exemption", "give the schedule its grounds", _redactions),
)
# fmt: on
