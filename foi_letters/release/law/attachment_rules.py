"""Rules ATT: the letter and what is sent with it name each other, and both are there."""

import re
from collections.abc import Iterator

from foi_letters.naming import FIGURES, WORKBOOK
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import plain
from foi_letters.release.law.rule import Hit, How, Rule, Sees

_FILE = re.compile(r"(?<![\w./-])[\w./-]+\.(?:xlsx|csv|docx|pdf)\b")


def _attachment_there(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    files = [document for document in evidence.case.case.documents if document.file]
    if evidence.tables and WORKBOOK not in evidence.letter.text:
        yield Hit(f"{WORKBOOK} is sent, and the letter does not mention it")
    if not evidence.tables and not files:
        for passage in m.SENT_AS_ATTACHMENT.among(evidence.letter.body):
            if re.search(
                r"\b(attached|enclosed|accompanying) (spreadsheet|workbook|file|document|table)", passage.text
            ):
                yield Hit("the letter mentions an attachment, and nothing is attached", passage)


def _names_exist(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    sent = set(evidence.sent) | {document.file for document in evidence.case.case.documents}
    for passage in evidence.letter.body:
        for name in _FILE.findall(passage.text):
            if "://" not in passage.text and name not in sent:
                yield Hit(f"the letter names {name}, which is not among the files sent", passage)


def _sheets_name_their_questions(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    labels = [plain(label) for label in evidence.case.case.questions.labels.values()]
    named = re.compile("|".join([r"\bquestions?\s+\S", *map(re.escape, labels)]), re.IGNORECASE)
    for sheet in evidence.workbook.tables if evidence.workbook else ():
        if sheet.name != FIGURES and not any(named.search(plain(text)) for text in sheet.head):
            yield Hit(f"the sheet {sheet.name} does not say which question it answers")


def _licence(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    licence = evidence.case.authority.reuse
    if evidence.tables and licence and plain(licence) not in evidence.letter.text:
        yield Hit(f"figures are sent, and the letter does not name the licence for their re-use: {licence}")


_AUTO, _CASE = How.AUTO, Sees.CASE

# fmt: off
RULES = (
    Rule("ATT-01", Severity.BLOCK, "s.1(1)(b)", _AUTO, _CASE,
         "what the letter says is attached is attached, and the other way round", "attach it, or correct the letter", _attachment_there),
    Rule("ATT-02", Severity.ERROR, "consistency", _AUTO, _CASE,
         "files named in the letter exist", "correct the name", _names_exist),
    Rule("ATT-03", Severity.WARN, "s.16", _AUTO, _CASE,
         "each sheet says which question it answers", "name the question under the title", _sheets_name_their_questions),
    Rule("ATT-04", Severity.ERROR, "s.11(1A), 11A", How.DATA, _CASE,
         "a dataset comes with its licence", "add the re-use paragraph", _licence),
)
# fmt: on
