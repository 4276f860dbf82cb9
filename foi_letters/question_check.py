"""Whether every question is answered once, and every list of questions names questions of the request."""

from collections.abc import Callable, Iterator

from foi_letters.case import ANSWERS, Case
from foi_letters.checking import PlaceOf, suggested
from foi_letters.errors import Problem
from foi_letters.yamlfile import Path_


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
                    suggested(id_, case.questions.by_id, "the questions are"),
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
                "add a decision about the rest of the question; or delete `slice`, where `applies_to` of a ground says what is withheld",
            )


def _slices(case: Case, place: PlaceOf) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for number, decision in enumerate(case.decisions):
        if decision.slice is None:
            continue
        keys = {(leaf, decision.slice_phrase) for leaf in case.leaves_of(decision)}
        for leaf, phrase in sorted(keys & seen):
            message = f"question {leaf} is answered twice as to {phrase}"
            advice = "keep one of the two decisions, or give them different slices"
            yield Problem("question-answered-twice", message, place(("decisions", number, "slice")), advice)
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


CHECKS: tuple[Callable[[Case, PlaceOf], Iterator[Problem]], ...] = (
    _request,
    _named_questions,
    _every_question_once,
    _slices,
    _same_as,
)
