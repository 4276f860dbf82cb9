"""Whether the dates of a case come in their order, and the section is there that its kind of letter needs."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from foi_letters.case import Case, LetterKind
from foi_letters.checking import PlaceOf
from foi_letters.errors import Problem
from foi_letters.notice import ClockKind
from foi_letters.yamlfile import Path_
from foi_letters.yamlmodel import fields_at


def _dates(case: Case, place: PlaceOf) -> Iterator[Problem]:
    if case.date < case.received:
        message = f"the letter is dated {case.date}, before the request was received on {case.received}"
        yield Problem("date-order", message, place(("date",)), "correct `date` or `received`")
    for path, day in _days_before_the_letter(case):
        if not case.received <= day <= case.date:
            message = f"{day} is not between the day of receipt ({case.received}) and that of the letter ({case.date})"
            yield Problem("date-order", message, place(path), "correct the date that is wrong")
    for path, day in _days_up_to_the_letter(case):
        if day > case.date:
            message = f"{day} is after the date of the letter ({case.date}), and must not be"
            yield Problem("date-order", message, place(path), "correct it, or the `date` of the letter")
    if case.review and case.review.requested < case.review.answered:
        message = f"the review was asked for on {case.review.requested}, before the answer of {case.review.answered}"
        yield Problem(
            "date-order", message, place(("review", "requested")), "correct `answered` or `requested`"
        )
    if case.extension and case.extension.new_date <= case.date:
        message = f"the new date {case.extension.new_date} is not after the date of the letter"
        yield Problem("date-order", message, place(("extension", "new_date")), "write a later date")
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


def _days_up_to_the_letter(case: Case) -> Iterator[tuple[Path_, date]]:
    """Days that may lie before the request, but not after the letter: opinions, earlier answers, an answer reviewed."""
    for path, holder in case.ground_holders():
        for n, each in enumerate(holder.grounds):
            ground, where = (
                (case.grounds.get(each), ("grounds", each))
                if isinstance(each, str)
                else (each, (*path, "grounds", n))
            )
            if ground and ground.qualified_person:
                yield (*where, "qualified_person", "date"), ground.qualified_person.date
    yield from ((("earlier", n, "date"), each.date) for n, each in enumerate(case.earlier) if each.date)
    if case.review:
        yield ("review", "requested"), case.review.requested
        yield ("review", "answered"), case.review.answered
    yield from ((("clearances", n, "date"), each.date) for n, each in enumerate(case.clearances))


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
            keys = ", ".join(fields_at(Case, (name,)))
            advice = f"add `{name}:` with its keys: {keys}"
            yield Problem("section-missing", f"a {kind} letter needs `{name}:`", place(("letter",)), advice)
        if present and case.letter is not kind:
            message = f"`{name}` belongs to a {kind} letter, and this is a {case.letter}"
            yield Problem("section-not-due", message, place((name,)), f"write `letter: {kind}`, or delete it")


_NOT_A_REQUEST = re.compile(r"(?i)\bsection\s8\b|\byour (real |full |own )?name\b")


def _valid_request(case: Case, place: PlaceOf) -> Iterator[Problem]:
    """What section 8(1) wants is asked for under section 8, not as a clarification under section 1(3)."""
    ask = case.clarification
    for n, each in enumerate(ask.ask if ask and not ask.missing else ()):
        if _NOT_A_REQUEST.search(f"{each.unclear} {each.question}"):
            message = "this asks for what makes a request valid (section 8(1)), and the letter would speak of section 1(3)"
            advice = "say what is missing beside `ask`: `missing: [name]`, or address, or description"
            yield Problem("request-not-valid", message, place(("clarification", "ask", n)), advice)


CHECKS: tuple[Callable[[Case, PlaceOf], Iterator[Problem]], ...] = (
    _dates,
    _sections,
    _valid_request,
)
