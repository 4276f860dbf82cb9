"""Run the compiled code of one part, and turn whatever goes wrong into a problem with its place."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Final

from jinja2.exceptions import SecurityError, UndefinedError

from foi_letters.assembly.bounds import Budget, Refusal, budget, refuse_work
from foi_letters.assembly.compile import CompiledPart
from foi_letters.assembly.containers import settle
from foi_letters.assembly.missing import Absence, AbsentError, collecting, explained
from foi_letters.assembly.preparing import PreparedPart
from foi_letters.assembly.sandbox import Captured
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["evaluate", "problem_of", "run"]

MAX_OUTPUT: Final = 50_000_000
"""Characters of one part; the longest letters have some 2 million."""
_BATCH: Final = 1_000


def run(part: PreparedPart, context: Mapping[str, object]) -> tuple[str, dict[str, list[str]]]:
    """The XML of one part for one context, and the notes in it by kind. Raises `TemplateError`."""
    text = evaluate(part.compiled, context, part.place)
    return settle(text) if part.marked else (text, {})


def evaluate(compiled: CompiledPart, context: Mapping[str, object], otherwise: Place) -> str:
    """What compiled code writes for one context.

    Raises `TemplateError` with the places of what went wrong, `otherwise` where none is known.
    """
    try:
        return _written(compiled, context)
    except TemplateError as error:
        raise _used_at(error, compiled, error.__traceback__) from None
    except AbsentError as error:
        raise TemplateError(dict.fromkeys(_absences(error, compiled, context, otherwise))) from None
    except Exception as error:  # noqa: BLE001  # filters and properties of the caller may raise anything
        raise TemplateError([problem_of(error, compiled, otherwise)]) from None


def _written(compiled: CompiledPart, context: Mapping[str, object]) -> str:
    template = compiled.template
    return _joined(template.root_render_func(template.new_context(dict(context))))


def _absences(
    error: AbsentError, compiled: CompiledPart, context: Mapping[str, object], otherwise: Place
) -> Iterator[Problem]:
    """Every value that is missing on the way that this context takes; at least the first one met."""
    found: list[Absence] = []
    tokens = collecting.set(found), budget.set(Budget())
    try:
        _written(compiled, context)
    except Exception:  # noqa: BLE001, S110  # what fails besides is told when nothing is missing any more
        pass
    finally:
        collecting.reset(tokens[0])
        budget.reset(tokens[1])
    places = [(a.error, compiled.tag_in_line(a.line)) for a in found if compiled.is_code(a.code)]
    for absent, placed in dict.fromkeys(places or [(error, compiled.tag_at(error.__traceback__))]):
        names = [name for name, tag in compiled.names if tag is placed]
        message, help_ = explained(absent, names, context)
        source = f"{placed.tag.source!r}: " if placed else ""
        yield Problem("missing-value", source + message, placed.place if placed else otherwise, help_)


def _joined(pieces: Iterable[object]) -> str:
    """Everything as one text, a thousand pieces at a time, so that a document without end is stopped."""
    written: list[str] = []
    size = 0
    pieces = iter(pieces)
    while batch := list(islice(pieces, _BATCH)):
        text = _text_of(batch)
        size += len(text)
        if size > MAX_OUTPUT:
            refuse_work("A document this long")
        written.append(text)
    return "".join(written)


def _text_of(batch: list[object]) -> str:
    try:
        return "".join(batch)  # type: ignore[arg-type]  # all are text, unless a recursive loop captured something
    except TypeError:
        return "".join(piece.xml if isinstance(piece, Captured) else str(piece) for piece in batch)


def problem_of(error: Exception, compiled: CompiledPart, otherwise: Place) -> Problem:
    """What a fault at run time means, at the tag that was at work, else at the place given."""
    placed = compiled.tag_at(error.__traceback__)
    source = f"{placed.tag.source!r}: " if placed else ""
    rule, message, help_ = _explained(error)
    return Problem(rule, source + message, placed.place if placed else otherwise, help_)


def _explained(error: Exception) -> tuple[str, str, str]:
    if isinstance(error, Refusal):
        return error.rule, error.message, error.help
    if isinstance(error, UndefinedError):
        help_ = "Check the spelling against the data; for a value that may be missing write {% if name is defined %}."
        return "missing-value", str(error.message), help_
    if isinstance(error, SecurityError):
        return "not-allowed", str(error), "Give the result as a value."
    if isinstance(error, RecursionError):
        return (
            "too-much-work",
            "this goes on without end",
            "Check what the macro or the recursive loop calls.",
        )
    return "cannot-compute", f"{type(error).__name__}: {error}", "Check the value and the filters of the tag."


def _used_at(error: TemplateError, compiled: CompiledPart, traceback: TracebackType | None) -> TemplateError:
    """A fault inside wording that a value brought along: say also where the letter uses it."""
    placed = compiled.tag_at(traceback)
    if placed is None:
        return error
    used = f"It is used by {placed.tag.source!r} at {placed.place}."
    return TemplateError(
        Problem(p.rule, p.message, p.place, f"{p.help} {used}" if p.help else used) for p in error.problems
    )
