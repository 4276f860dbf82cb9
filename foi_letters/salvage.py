"""Reading a file as far as it can be read, so that its problems of sense are reported together with those of form.

What does not fit the model is cut out, and the rest is validated again, until it fits. Every part that is left knows
where it stood in the file; what was cut out is noted, so that nobody complains of its absence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from foi_letters.errors import Place, Problem
from foi_letters.yamlfile import Document, Path_, Value
from foi_letters.yamlmodel import Model, path_in, problems_of

_ROUNDS = 20


@dataclass(frozen=True)
class Reading(Generic[Model]):
    """A file as far as it could be read: the model (None where too little was left), and the problems of form."""

    document: Document
    model: Model | None
    problems: tuple[Problem, ...] = ()
    cut: frozenset[Path_] = frozenset()
    """Paths in the file of what was cut out."""
    _origins: Mapping[int, Path_] = field(default_factory=dict, repr=False)
    _value: Value = field(default=None, repr=False)

    def place(self, path: Path_) -> Place:
        """Where something stands in the file; `path` is its path in the model."""
        return self.document.place(self.path_in_file(path))

    def path_in_file(self, path: Path_) -> Path_:
        """The path in the file of a path in the model: they differ where items of a list were cut out."""
        for depth in range(len(path), -1, -1):
            origin = self._origins.get(id(_at(self._value, path[:depth])))
            if origin is not None:
                return (*origin, *path[depth:])
        return path


def read_through(document: Document, model: type[Model], stand_ins: Mapping[str, Value]) -> Reading[Model]:
    """Validate a document; where it fails, cut out what is wrong and validate the rest.

    `stand_ins` are values for keys at the top without which nothing could be validated.
    """
    try:
        return Reading(document, model.model_validate(document.value), (), frozenset(), {}, document.value)
    except ValidationError as error:
        problems = tuple(problems_of(error, document, model))
    origins: dict[int, Path_] = {}
    value, cut = _copy(document.value, (), origins), set[Path_]()
    for _ in range(_ROUNDS):
        try:
            rest = model.model_validate(value)
        except ValidationError as error:
            _cut_out(value, error, stand_ins, origins, cut)
        else:
            return Reading(document, rest, problems, frozenset(cut), origins, value)
    return Reading(document, None, problems)


def _copy(value: Value, path: Path_, origins: dict[int, Path_]) -> Value:
    """A copy that can be cut, each mapping and list of it noted under its path in the file."""
    copy: Value = value
    if isinstance(value, dict):
        copy = {key: _copy(inner, (*path, key), origins) for key, inner in value.items()}
    elif isinstance(value, list):
        copy = [_copy(inner, (*path, number), origins) for number, inner in enumerate(value)]
    if isinstance(copy, dict | list):
        origins[id(copy)] = path
    return copy


def _cut_out(
    value: Value,
    error: ValidationError,
    stand_ins: Mapping[str, Value],
    origins: dict[int, Path_],
    cut: set[Path_],
) -> None:
    """Cut out everything that an error names; from the end, so that the numbers of list items stay true."""
    targets = {_target(value, details) for details in error.errors(include_url=False)}
    for path in sorted(targets, key=lambda path: [str(step).rjust(6) for step in path], reverse=True):
        holder = _at(value, path[:-1])
        if not path or (not _has(holder, path[-1]) and path[0] not in stand_ins):
            continue
        cut.add((*origins.get(id(holder), path[:-1]), path[-1]))
        if len(path) == 1 and path[0] in stand_ins and isinstance(value, dict):
            value[str(path[0])] = stand_ins[str(path[0])]
        elif _has(holder, path[-1]):
            del holder[path[-1]]  # type: ignore[union-attr, arg-type]


def _target(value: Value, details: ErrorDetails) -> Path_:
    """What to cut out for an error: the value that is wrong, or what lacks a key, or the missing key at the top."""
    path = path_in(value, details["loc"])
    return path or tuple(details["loc"][:1])


def _at(value: Value, path: Path_) -> Value:
    for step in path:
        value = value[step] if _has(value, step) else None  # type: ignore[index]
    return value


def _has(value: Value, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)
