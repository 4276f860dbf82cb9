"""Whether decisions and documents fit what they name: tables, documents, grounds; and say what their outcome needs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from foi_letters.case import Case
from foi_letters.checking import PlaceOf, suggested
from foi_letters.decision import REFUSALS, Decision, Outcome, Treatment
from foi_letters.errors import Place, Problem
from foi_letters.yamlfile import Path_


def _named_things(case: Case, place: PlaceOf) -> Iterator[Problem]:
    tables = [table.id for table in case.figures.tables] if case.figures else []
    documents = [document.id for document in case.documents]
    for path, names, known, what in _references(case, tables, documents):
        for name in names:
            if name not in known:
                advice = suggested(name, known, f"the {what}s are")
                yield Problem(f"unknown-{what}", f"there is no {what} '{name}'", place(path), advice)
    yield from _unused(case, place)
    for id_, count in Counter(documents).items():
        if count > 1:
            number = len(documents) - 1 - documents[::-1].index(id_)
            message = f"document {id_} stands twice"
            advice = "give each document its own id"
            yield Problem("duplicate-document", message, place(("documents", number, "id")), advice)


def _references(
    case: Case, tables: list[str], documents: list[str]
) -> Iterator[tuple[Path_, Iterable[str], Iterable[str], str]]:
    for n, decision in enumerate(case.decisions):
        yield ("decisions", n, "tables"), decision.tables, tables, "table"
        yield ("decisions", n, "documents"), decision.documents, documents, "document"
        if decision.slice:
            yield ("decisions", n, "slice", "documents"), decision.slice.documents, documents, "document"
    for path, holder in case.ground_holders():
        for n, ground in enumerate(holder.grounds):
            if isinstance(ground, str):
                yield (*path, "grounds", n), [ground], list(case.grounds), "ground"


def _unused(case: Case, place: PlaceOf) -> Iterator[Problem]:
    used = {each for _, holder in case.ground_holders() for each in holder.grounds if isinstance(each, str)}
    for name in case.grounds:
        if name not in used:
            message = f"no decision relies on the ground '{name}'"
            advice = "name it in the `grounds` of a decision or document, or delete it"
            yield Problem("unused-ground", message, place(("grounds", name)), advice)
    answering = {id_ for decision in case.decisions for id_ in decision.documents}
    for number, document in enumerate(case.documents):
        if case.decisions and document.id not in answering:
            message = f"document {document.id} answers no question"
            advice = f"add `documents: {document.id}` to the decision that it belongs to"
            yield Problem("unused-document", message, place(("documents", number)), advice)


SECTION_OF = {
    Outcome.COST: ("12", "12(1)"),
    Outcome.VEXATIOUS: ("14", "14(1)"),
    Outcome.REPEATED: ("14", "14(2)"),
}
"""The section that an outcome rests on, and the citation to write."""

_NEEDS_ANSWER = {
    Outcome.EXPLAINED: "the explanation",
    Outcome.OUT_OF_SCOPE: "why it falls outside",
    Outcome.NOT_INFORMATION: "the answer given outside the Act",
}


def _outcomes(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for number, decision in enumerate(case.decisions):
        where = place(("decisions", number, "outcome"))
        outcome, grounds = decision.outcome, case.grounds_of(decision)
        if outcome in REFUSALS and not decision.grounds and not case.document_grounds(decision):
            cite = SECTION_OF[outcome][1] if outcome in SECTION_OF else "the provision relied on"
            advice = f"add `grounds:` with `cite: {cite}`"
            if outcome is Outcome.PARTIAL:
                advice += "; if what is missing is not held, give that part a decision of its own, `not_held`, with a `slice`"
            message = (
                f"the outcome {outcome} needs a ground: section 17(1)(b) requires the exemption to be named"
            )
            yield Problem("ground-missing", message, where, advice)
        if outcome not in REFUSALS and decision.grounds:
            message = f"the outcome {outcome} leaves nothing to withhold, yet grounds are given"
            advice = "write the outcome `partial` or `withheld`, or delete the grounds"
            yield Problem("ground-not-due", message, place(("decisions", number, "grounds")), advice)
        if outcome in SECTION_OF and any(each.cite.section != SECTION_OF[outcome][0] for each in grounds):
            message = f"the outcome {outcome} rests on section {SECTION_OF[outcome][1]}"
            advice = "give what is withheld on another ground a decision of its own, with a `slice` if it is a part"
            yield Problem("wrong-ground", message, place(("decisions", number, "grounds")), advice)
        yield from _content(decision, case, where)


def _content(decision: Decision, case: Case, where: Place) -> Iterator[Problem]:
    """An outcome that gives something must say what is given."""
    outcome = decision.outcome
    given = decision.answer or decision.documents or case.tables_of(decision) or decision.assist
    if outcome in (Outcome.DISCLOSED, Outcome.PARTIAL) and not given:
        message = f"the outcome {outcome} gives something, and nothing is given"
        yield Problem("nothing-given", message, where, "add `answer`, `tables` or `documents`")
    if outcome is Outcome.NOT_HELD and not decision.search:
        message = "the outcome not_held needs `search`: what was searched, or why nothing would be held"
        advice = (
            "section 16 and the regulator expect it: `search: We searched the register of ... and asked ...`"
        )
        yield Problem("search-missing", message, where, advice)
    if outcome in _NEEDS_ANSWER and not decision.answer:
        message = f"the outcome {outcome} needs `answer`: {_NEEDS_ANSWER[outcome]}"
        yield Problem("answer-missing", message, where, "add `answer:` with it, in your words")


def _documents(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for number, document in enumerate(case.documents):
        refused = document.treatment in (Treatment.REDACTED, Treatment.WITHHELD)
        if refused and not document.grounds:
            message = f"document {document.id} is {document.treatment} without a ground"
            yield Problem("ground-missing", message, place(("documents", number)), "add `grounds`")
        if not refused and document.grounds:
            message = f"document {document.id} is {document.treatment}, yet grounds are given"
            advice = "write the treatment `redacted` or `withheld`, or delete the grounds"
            yield Problem("ground-not-due", message, place(("documents", number, "grounds")), advice)
        if document.treatment is Treatment.WITHHELD and document.file:
            message = f"document {document.id} is withheld, so its file must not be sent"
            yield Problem("withheld-file", message, place(("documents", number, "file")), "delete `file`")


_SENT_ALONG = re.compile(r"(?i)\b(?:we|I) (?:enclose|attach)\b|\b(?:is|are) (?:enclosed|attached)\b")


def _sent_along(case: Case, place: PlaceOf) -> Iterator[Problem]:
    """An answer that speaks of an enclosure has one: rule ATT-01 reads the letter, this the case, at its line."""
    for number, decision in enumerate(case.decisions):
        sent = decision.documents or case.tables_of(decision) or any(each.file for each in case.documents)
        if decision.answer and not sent and (said := _SENT_ALONG.search(decision.answer)):
            message = f"the answer says '{said[0]}', and neither a document nor a table goes with the letter"
            advice = "list it under `documents:` with its `file`, and name it in `documents` of this decision"
            yield Problem("nothing-enclosed", message, place(("decisions", number, "answer")), advice)


CHECKS: tuple[Callable[[Case, PlaceOf], Iterator[Problem]], ...] = (
    _named_things,
    _outcomes,
    _documents,
    _sent_along,
)
