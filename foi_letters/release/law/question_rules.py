"""Rules QST: every question answered, every list of questions whole and right."""

import re
from collections.abc import Iterator

from foi_letters.case import ANSWERS
from foi_letters.decision import Outcome
from foi_letters.release.finding import Severity
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage, plain
from foi_letters.release.law.rule import Hit, How, Rule, Sees

_ITEMS = re.compile(
    r"(?:(?:\d[\w().]*|[A-Za-z](?:\(\w+\))?(?=[\s,&.]|$)|[ivxIVX]+(?=[\s,&]|$))|\s?(?:,|&|\band\b|\bto\b|-)\s?|\s)+"
)
_NUMBER = re.compile(r"\d+")


def _question_lists(passage: Passage) -> Iterator[str]:
    """`1, 6 & &` of "Questions 1, 6 & & are ...": from the word up to what can no longer be part of a list."""
    for match in re.finditer(r"\b[Qq]uestions?\.?\s", passage.text):
        rest = passage.text[match.end() :]
        items = _ITEMS.match(rest)
        if items and _NUMBER.search(items[0]):
            yield items[0].rstrip()


def _lists_whole(evidence: Evidence) -> Iterator[Hit]:
    for passage in evidence.letter.passages:
        for written in _question_lists(passage):
            if fault := _fault(written.rstrip("., ")):
                yield Hit(f"the list of questions '{written}' {fault}", passage)


def _fault(written: str) -> str | None:
    if re.search(r"&\s*&|\band\s+(?:and|&)|&\s+and\b|,\s*,", written) or written.endswith("&"):
        return "is not finished"
    ids = [each for each in re.split(r"\s*(?:,|&|\band\b|\bto\b|(?<=\d)-(?=\d))\s*", written) if each]
    if len(set(ids)) < len(ids):
        return "names a question twice"
    for first, last in re.findall(r"\b(\d+)\s*(?:to|-)\s*(\d+)\b", written):
        if int(first) >= int(last):
            return "runs backwards"
    return None


def _known_questions(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    known = {part for shown in evidence.case.case.questions.shown.values() for part in _ids(shown)}
    asked = plain(" ".join(each.text for each in evidence.case.case.questions.by_id.values()))
    for passage in evidence.letter.passages:
        for written in _question_lists(passage):
            for id_ in _ids(written):
                if id_ not in known and passage.text not in asked:
                    yield Hit(
                        f"the letter speaks of question {id_}, which the request does not have", passage
                    )


def _ids(written: str) -> list[str]:
    """The numbers of questions in a list, or in the id that a letter prints: 3 of "3 bis", 1.2 of "1.2"."""
    return re.findall(r"(?<![\w(.])\d+(?:\.\d+)*(?:[a-z]|\([\w]+\))*", written)


def _answered_in_the_letter(evidence: Evidence) -> Iterator[Hit]:
    """In our letters each question has its row in the decision table and its heading."""
    assert evidence.case is not None
    case = evidence.case.case
    answered = {leaf for decision in case.decisions for leaf in case.leaves_of(decision)}
    for leaf in case.questions.leaves if case.letter in ANSWERS else ():
        if leaf.id not in answered:
            yield Hit(f"question {leaf.id} is not answered")


def _not_both(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for leaf in case.questions.leaves:
        outcomes = {d.outcome for d in case.decisions if leaf.id in case.leaves_of(d) and d.slice is None}
        if {Outcome.DISCLOSED, Outcome.WITHHELD} <= outcomes:
            yield Hit(f"question {leaf.id} is said to be disclosed and withheld, both whole")


def _request_quoted(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    said = plain(evidence.letter.text.replace("\n", " "))
    case = evidence.case.case
    for leaf in case.questions.leaves if case.letter in ANSWERS else ():
        if leaf.text and plain(leaf.text) not in said:
            yield Hit(f"the words of question {leaf.id} do not stand in the letter as they were asked")


def _something_given(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for decision in case.decisions:
        gives = decision.outcome in (Outcome.DISCLOSED, Outcome.PARTIAL)
        if gives and not (case.tables_of(decision) or decision.documents or decision.answer):
            questions = case.questions.phrase(decision.questions)
            yield Hit(f"{questions}: something is disclosed, but the letter gives nothing")


def _part_named(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case, said = evidence.case.case, plain(evidence.letter.text.replace("\n", " "))
    for decision in case.decisions:
        for ground in case.grounds_of(decision) if decision.outcome is Outcome.PARTIAL else ():
            if plain(ground.applies_to) not in said:
                yield Hit(f"the letter does not say which part {ground.cite} applies to: {ground.applies_to}")


def _where_the_answer_is(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case, said = evidence.case.case, plain(evidence.letter.text)
    titles = {table.id: table.title for table in evidence.tables}
    for decision in case.decisions:
        for table in case.tables_of(decision):
            if table in titles and plain(titles[table]) not in said and table not in said:
                yield Hit(
                    f"{case.questions.phrase(decision.questions)}: the letter does not say where the table '{titles[table]}' is"
                )


_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("QST-01", Severity.BLOCK, "s.1(1)", How.AUTO, _CASE,
         "every question is answered, refused or out of scope", "add a decision", _answered_in_the_letter),
    Rule("QST-02", Severity.ERROR, "drafting", How.AUTO, _LETTER,
         "lists of questions are whole, in order and without repetition", "correct the list", _lists_whole),
    Rule("QST-03", Severity.ERROR, "drafting", How.AUTO, _CASE,
         "no question is named that was not asked", "correct the number", _known_questions),
    Rule("QST-04", Severity.ERROR, "drafting", How.AUTO, _CASE,
         "no question is both disclosed and withheld whole", "say which part is which", _not_both),
    Rule("QST-05", Severity.WARN, "s.45 Code", How.AUTO, _CASE,
         "the request stands in the letter in the requester's words", "quote the question", _request_quoted),
    Rule("QST-06", Severity.WARN, "s.1", How.AUTO, _CASE,
         "what is disclosed is given", "name the table or document, or write the answer", _something_given),
    Rule("QST-07", Severity.ERROR, "s.17(1)(c)", How.SEMI, _CASE,
         "a question answered in part says which part is withheld", "say what the exemption applies to", _part_named),
    Rule("QST-08", Severity.WARN, "s.11", How.AUTO, _CASE,
         "the letter says where each answer is", "name the sheet and the table", _where_the_answer_is),
)
# fmt: on
