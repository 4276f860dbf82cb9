"""Models of the files that people type: pydantic over strict YAML, every problem with its line and a suggestion."""

import difflib
import re
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from foi_letters.errors import InputError, Problem
from foi_letters.yamlfile import Document, Path_, Value, read


class FileModel(BaseModel):
    """Base of every model that is read from a file: frozen, no unknown keys, every field described."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


def _day(value: object) -> object:
    """A date as written: YYYY-MM-DD and nothing else. (pydantic would read 20261001 as a moment of 1970.)"""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        meant = _date_meant(value)
        advice = f"write {meant}" if meant else "write it as YYYY-MM-DD, for example 2026-10-01"
        raise ValueError(f"'{value}' is not a date\n{advice}")
    return value


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _date_meant(value: str) -> date | None:
    """The date that was written the way people write dates here: 30/10/2026, 5th October 2026."""
    found = re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[A-Za-z]{3,9})[\s./-]+(\d{4})", value.strip()
    )
    if not found:
        return None
    written = found[2].lower()
    month = (
        int(written) if written.isdigit() else _MONTHS.index(written[:3]) + 1 if written[:3] in _MONTHS else 0
    )
    try:
        return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None


Day = Annotated[date, BeforeValidator(_day)]
"""A date, written YYYY-MM-DD."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that must not be empty."""


def one_or_more(value: object) -> object:
    """A value as a list: itself if it is one, else a list of it alone."""
    return value if isinstance(value, list | tuple) or value is None else [value]


OneOrMore = BeforeValidator(one_or_more)
"""For a list: a single item may stand for itself."""

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model]) -> Model:
    """The document as a model. Raises InputError with every problem, each at its line, with a suggestion where close."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise InputError(problems_of(error, document, model)) from None


def load(path: Path, model: type[Model], *, name: str | None = None) -> Model:
    """Read and validate in one step."""
    return validate(read(path, name=name), model)


# pydantic's errors in words for officers


_MESSAGES = {
    "missing": "'{field}' is missing",
    "extra_forbidden": "'{field}' is not a key that can stand here",
    "string_type": "text is needed here",
    "bool_parsing": "'{input}' is not 'true' or 'false'",
    "int_parsing": "'{input}' is not a whole number",
    "int_from_float": "'{input}' is not a whole number",
    "decimal_parsing": "'{input}' is not a number",
    "date_from_datetime_parsing": "'{input}' is not a date",
    "date_parsing": "'{input}' is not a date",
    "date_from_datetime_inexact": "'{input}' is a time; a date is needed",
    "enum": "'{input}' is not one of {expected}",
    "literal_error": "'{input}' is not one of {expected}",
    "list_type": "a list is needed here",
    "tuple_type": "a list is needed here",
    "dict_type": "keys and values are needed here",
    "model_type": "keys and values are needed here",
    "model_attributes_type": "keys and values are needed here",
    "string_too_short": "this must not be empty",
    "too_short": "this list must not be empty",
}

_HELP = {
    "missing": None,
    "date_from_datetime_parsing": "write it as YYYY-MM-DD",
    "date_parsing": "write it as YYYY-MM-DD",
    "int_parsing": "write digits alone, such as 120",
    "decimal_parsing": "write digits alone, such as 120 or 1.5",
    "list_type": "begin each item with '- '",
    "tuple_type": "begin each item with '- '",
}


_EMPTY = frozenset({"string_too_short", "string_type"})
"""What pydantic says of text that is not there: the field's own description helps more."""


MOST_PROBLEMS = 30
"""How many problems of one file are told at once: nobody reads more."""


def problems_of(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    details_of = error.errors(include_url=False)[:MOST_PROBLEMS]
    found = [_problem(details, document, model) for details in details_of]
    unique = {(p.rule, p.message, p.place): p for p in found}
    return sorted(
        unique.values(), key=lambda p: (p.place.line or 0, p.place.column or 0) if p.place else (0, 0)
    )


def _problem(details: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem:
    kind, path = details["type"], path_in(document.value, details["loc"])
    rule, name = kind.replace("_", "-"), str(details["loc"][-1]) if details["loc"] else ""
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        known = fields_at(model, details["loc"][:-1])
        close = difflib.get_close_matches(name, known, n=1)
        advice = (
            f"did you mean '{close[0]}'?" if close else f"the keys are: {', '.join(known)}" if known else None
        )
        if details["input"] is None and " " in name:
            advice = "text between { and } that contains a comma must stand in quotes"
        return Problem(
            "unknown-key",
            f"'{name}' is not a key that can stand here",
            document.place(path, key=True),
            advice,
        )
    if kind == "value_error":
        message, _, advice = str(context.get("error", details["msg"])).partition("\n")
        return Problem(rule, message, document.place(path), advice or None)
    if kind == "missing":
        return Problem(
            "missing-key",
            f"'{name}' is missing",
            document.place(path[:-1] if path and path[-1] == name else path),
            _described(model, details["loc"]),
        )
    text = details["input"] if isinstance(details["input"], str) else ""
    expected = str(context.get("expected", ""))
    message = _MESSAGES.get(kind, details["msg"]).format(field=name, input=text, expected=expected)
    known = fields_at(model, details["loc"]) if kind.startswith("model_") else ()
    keys = f"its keys are: {', '.join(known)}" if known else None
    what = _described(model, details["loc"]) if kind in _EMPTY else None
    advice = _HELP.get(kind) or keys or what or _closest(text, expected)
    return Problem(context.get("rule", rule), message, document.place(path), context.get("help", advice))


def _closest(text: str, expected: str) -> str | None:
    choices = re.findall(r"'([^']*)'", expected)
    like = {choice.lower(): choice for choice in choices}
    close = [like[each] for each in difflib.get_close_matches(text.lower(), like, n=1)]
    return f"did you mean '{close[0]}'?" if close else None


def path_in(value: Value, loc: tuple[int | str, ...]) -> Path_:
    """The part of pydantic's location that exists in the file; pydantic adds the names of union members to it."""
    path: list[str | int] = []
    for step in loc:
        inner = _inner(value, step)
        if inner is not _ABSENT:
            path.append(step)
            value = inner
    return tuple(path)


_ABSENT: Value = ["absent"]


def _inner(value: Value, step: int | str) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step, _ABSENT)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return _ABSENT


# what keys a model knows at a place inside it


def fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The names of the keys of the model at `location` (pydantic's, from `model` down), or nothing if there is none."""
    current: object = model
    for step in location:
        current = _step(current, step)
    return tuple(name for each in _models(current) for name in _names(each))


def _described(model: type[BaseModel], location: tuple[int | str, ...]) -> str | None:
    """What the key at the end of `location` is for, from the model."""
    current: object = model
    for step in location[:-1]:
        current = _step(current, step)
    infos = {
        info.alias or name: info for each in _models(current) for name, info in each.model_fields.items()
    }
    info = infos.get(str(location[-1]))
    return info.description if info and info.description else None


def _names(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _step(kind: object, step: int | str) -> object:
    """The type one step into `kind`; `kind` itself where the step is only the name of a union's member."""
    for model in _models(kind):
        for name, info in model.model_fields.items():
            if (info.alias or name) == step:
                return info.annotation
    return _item(kind, step)


def _item(kind: object, step: int | str) -> object:
    for candidate in _members(kind):
        if get_origin(candidate) in (list, tuple, frozenset, set) and isinstance(step, int):
            return get_args(candidate)[0]
        if get_origin(candidate) is dict:
            return get_args(candidate)[1]
    return kind


def _members(kind: object) -> tuple[object, ...]:
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return tuple(member for each in get_args(kind) for member in _members(each))
    return (kind,)


def _models(kind: object) -> list[type[BaseModel]]:
    return [member for member in _members(kind) if isinstance(member, type) and issubclass(member, BaseModel)]
