"""What one part of a case file says against another: every question answered once, nothing named that is not there.

Each check is a generator of problems, each at its line, in words for an officer. All checks run; all problems are
reported together.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from foi_letters import figures_check
from foi_letters.case import ANSWERS, Case, LetterKind
from foi_letters.decision import REFUSALS, Decision, Outcome, Treatment
from foi_letters.errors import Place, Problem
from foi_letters.notice import ClockKind
from foi_letters.yamlfile import Path_

PlaceOf = Callable[[Path_], Place]


def problems(case: Case, place: PlaceOf) -> list[Problem]:
    """Everything in a case that does not hang together; `place` finds a path of the case in its file."""
    found = [problem for check in _CHECKS for problem in check(case, place)]
    if case.figures:
        found += figures_check.problems(case.figures, lambda path: place(("figures", *path)))
    return found


def _request(case: Case, place: PlaceOf) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, request in case.placed_requests():
        if request.id in seen:
            message = f"question {request.id} stands twice in the request"
            yield Problem(
                "duplicate-question", message, place((*path, "id")), "give each question its own id"
            )
        seen.add(request.id)
        if not request.parts and not request.text:
            message = f"question {request.id} has no text"
            yield Problem("empty-question", message, place(path), "add `text:` with the requester's words")


def _named_questions(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for path, ids in _question_lists(case):
        for number, id_ in enumerate(ids):
            if id_ not in case.questions.by_id:
                where = place((*path, number)) if len(ids) > 1 else place(path)
                yield Problem(
                    "unknown-question",
                    f"there is no question {id_} in the request",
                    where,
                    _known(id_, case.questions.by_id, "the questions are"),
                )


def _question_lists(case: Case) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    """Every list of questions in the file, with its path."""
    yield from ((("decisions", n, "questions"), each.questions) for n, each in enumerate(case.decisions))
    yield from ((("notes", n, "questions"), each.questions) for n, each in enumerate(case.notes))
    same = ((n, each.same_as) for n, each in enumerate(case.decisions))
    yield from ((("decisions", n, "same_as"), (id_,)) for n, id_ in same if id_)
    for name, section in (("extension", case.extension), ("transfer", case.transfer)):
        if section:
            yield (name, "questions"), section.questions
    if case.review:
        yield from (
            (("review", "complaints", n, "questions"), each.questions)
            for n, each in enumerate(case.review.complaints)
        )
    if case.clarification:
        yield from (
            (("clarification", "ask", n, "questions"), each.questions)
            for n, each in enumerate(case.clarification.ask)
        )
    if case.figures:
        yield from (
            (("figures", "tables", n, "questions"), each.questions)
            for n, each in enumerate(case.figures.tables)
        )


def _known(name: str, names: Iterable[str], introduction: str) -> str:
    close = difflib.get_close_matches(name, list(names), n=1)
    return f"did you mean {close[0]}?" if close else f"{introduction}: {', '.join(names) or 'none'}"


def _every_question_once(case: Case, place: PlaceOf) -> Iterator[Problem]:
    waiting = case.waiting
    if case.letter not in ANSWERS and not (waiting and case.decisions):
        if case.decisions:
            message = f"a letter of the kind {case.letter} decides nothing"
            advice = "leave `decisions` out; an extension for some `questions` may answer the others"
            yield Problem("decisions-not-due", message, place(("decisions",)), advice)
        return
    for path, leaf in case.placed_requests():
        if leaf.parts or leaf.id in waiting:
            continue
        deciding = [(n, each) for n, each in enumerate(case.decisions) if leaf.id in case.leaves_of(each)]
        whole = [n for n, each in deciding if each.slice is None]
        if not deciding:
            advice = f"add a decision with `questions: {leaf.id}`"
            yield Problem("question-unanswered", f"question {leaf.id} is not answered", place(path), advice)
        elif len(whole) > 1:
            message = f"question {leaf.id} is answered whole by {len(whole)} decisions"
            advice = "keep one; where each is about a part, give each a `slice`"
            yield Problem(
                "question-answered-twice", message, place(("decisions", whole[1], "questions")), advice
            )
        elif not whole and len(deciding) == 1:
            message = f"question {leaf.id} is answered only as to {deciding[0][1].slice_phrase}"
            yield Problem(
                "question-unanswered",
                message,
                place(("decisions", deciding[0][0], "slice")),
                "add a decision about the rest of the question",
            )


def _slices(case: Case, place: PlaceOf) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for number, decision in enumerate(case.decisions):
        if decision.slice is None:
            continue
        keys = {(leaf, decision.slice_phrase) for leaf in case.leaves_of(decision)}
        for leaf, phrase in sorted(keys & seen):
            message = f"question {leaf} is answered twice as to {phrase}"
            yield Problem("question-answered-twice", message, place(("decisions", number, "slice")))
        seen |= keys


def _same_as(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for number, decision in enumerate(case.decisions):
        if not decision.same_as:
            continue
        path = ("decisions", number, "same_as")
        if set(case.leaves_of(decision)) & set(case.questions.covered([decision.same_as])):
            message = f"question {decision.same_as} cannot be answered by itself"
            yield Problem("same-as-itself", message, place(path), "name the question that has the answer")
        elif any(each.same_as for each in case.decisions_on(decision.same_as)):
            message = f"the answer to question {decision.same_as} only points to another"
            yield Problem("same-as-chain", message, place(path), "name the question that has the answer")


def _named_things(case: Case, place: PlaceOf) -> Iterator[Problem]:
    tables = [table.id for table in case.figures.tables] if case.figures else []
    documents = [document.id for document in case.documents]
    for path, names, known, what in _references(case, tables, documents):
        for name in names:
            if name not in known:
                advice = _known(name, known, f"the {what}s are")
                yield Problem(f"unknown-{what}", f"there is no {what} '{name}'", place(path), advice)
    yield from _unused(case, place)
    for id_, count in Counter(documents).items():
        if count > 1:
            number = len(documents) - 1 - documents[::-1].index(id_)
            message = f"document {id_} stands twice"
            yield Problem("duplicate-document", message, place(("documents", number, "id")))


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
            yield Problem("wrong-ground", message, place(("decisions", number, "grounds")))
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
        yield Problem("answer-missing", message, where)


def _documents(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for number, document in enumerate(case.documents):
        refused = document.treatment in (Treatment.REDACTED, Treatment.WITHHELD)
        if refused and not document.grounds:
            message = f"document {document.id} is {document.treatment} without a ground"
            yield Problem("ground-missing", message, place(("documents", number)), "add `grounds`")
        if not refused and document.grounds:
            message = f"document {document.id} is {document.treatment}, yet grounds are given"
            yield Problem("ground-not-due", message, place(("documents", number, "grounds")))
        if document.treatment is Treatment.WITHHELD and document.file:
            message = f"document {document.id} is withheld, so its file must not be sent"
            yield Problem("withheld-file", message, place(("documents", number, "file")), "delete `file`")


def _dates(case: Case, place: PlaceOf) -> Iterator[Problem]:
    if case.date < case.received:
        message = f"the letter is dated {case.date}, before the request was received on {case.received}"
        yield Problem("date-order", message, place(("date",)))
    for path, day in _days_before_the_letter(case):
        if not case.received <= day <= case.date:
            message = f"{day} is not between the day of receipt ({case.received}) and that of the letter ({case.date})"
            yield Problem("date-order", message, place(path))
    if case.extension and case.extension.new_date <= case.date:
        message = f"the new date {case.extension.new_date} is not after the date of the letter"
        yield Problem("date-order", message, place(("extension", "new_date")))
    asked = {
        ClockKind.CLARIFICATION_RECEIVED: ClockKind.CLARIFICATION_ASKED,
        ClockKind.FEE_PAID: ClockKind.FEE_ASKED,
    }
    for n, event in enumerate(case.clock):
        before = {each.event for each in case.clock[:n]}
        if event.event in asked and asked[event.event] not in before:
            message = f"{event.event} without {asked[event.event]} before it"
            yield Problem(
                "clock-order", message, place(("clock", n, "event")), "list the events in their order"
            )


def _days_before_the_letter(case: Case) -> Iterator[tuple[Path_, date]]:
    yield from ((("clock", n, "date"), each.date) for n, each in enumerate(case.clock))
    if case.holding_letter:
        yield ("holding_letter",), case.holding_letter


_SECTIONS = {
    "extension": LetterKind.TIME_EXTENSION,
    "clarification": LetterKind.CLARIFICATION,
    "fees": LetterKind.FEES_NOTICE,
    "transfer": LetterKind.TRANSFER,
    "review": LetterKind.INTERNAL_REVIEW,
}


def _sections(case: Case, place: PlaceOf) -> Iterator[Problem]:
    for name, kind in _SECTIONS.items():
        present = getattr(case, name) is not None
        if case.letter is kind and not present:
            yield Problem("section-missing", f"a {kind} letter needs `{name}:`", place(("letter",)))
        if present and case.letter is not kind:
            message = f"`{name}` belongs to a {kind} letter, and this is a {case.letter}"
            yield Problem("section-not-due", message, place((name,)), f"write `letter: {kind}`, or delete it")


_CHECKS: tuple[Callable[[Case, PlaceOf], Iterator[Problem]], ...] = (
    _request,
    _named_questions,
    _every_question_once,
    _slices,
    _same_as,
    _named_things,
    _outcomes,
    _documents,
    _dates,
    _sections,
)
