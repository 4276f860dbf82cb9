"""Instances as JSON: the format of docs/disclosure-control.md, read strictly and written back in the same form.

`from_json` and `published_from_json` report every fault of the file at once, each with the cell it is about. Figures
are read as decimals, so that 0.05 is one twentieth and not the nearest binary fraction. Keys that only record how an
instance was made or solved (`meta`, `primary`, `optimum` ...) are allowed and not read: what can be derived is derived.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from foi_letters.errors import InputError, Place, Problem
from foi_letters.sdc.consistency import instance_problems, published_problems
from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Marker,
    Policy,
    PublishedCell,
    PublishedInstance,
    Relation,
    State,
    Zeros,
)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def _whole(value: object) -> object:
    """Counts such as 3.0, which spreadsheets write, are whole; 2.5 is left for the model to refuse."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


Count = Annotated[int, BeforeValidator(_whole)]
Number = int | Decimal


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _PolicyForm(_Form):
    threshold: Count
    zeros: Zeros = Zeros.SHOW
    marker: Marker = Marker.SINGLE
    big: Count | None = None


class _CellForm(_Form):
    id: str
    value: Count | None = None
    state: State = State.PUBLISHABLE
    kind: str = "inner"
    weight: Count = 1
    keep: bool = False


class _EquationForm(_Form):
    terms: tuple[tuple[str, Number], ...]
    rhs: Number = 0

    def relation(self) -> Relation:
        return Relation.equation([(cell, Fraction(c)) for cell, c in self.terms], Fraction(self.rhs))


class _InequalityForm(_Form):
    terms: tuple[tuple[str, Number], ...]
    lo: Number | None = None
    hi: Number | None = None

    def relation(self) -> Relation:
        terms = [(cell, Fraction(c)) for cell, c in self.terms]
        lo, hi = (None if bound is None else Fraction(bound) for bound in (self.lo, self.hi))
        return Relation.between(terms, lo, hi)


class _InstanceForm(_Form):
    id: str = ""
    policy: _PolicyForm
    cells: tuple[_CellForm, ...]
    equations: tuple[_EquationForm, ...] = ()
    inequalities: tuple[_InequalityForm, ...] = ()
    suppressed: tuple[str, ...] | None = None
    marked_primary: tuple[str, ...] | None = None
    primary: tuple[str, ...] = ()

    def relations(self) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
        return (
            tuple(form.relation() for form in self.equations),
            tuple(form.relation() for form in self.inequalities),
        )


def from_json(text: str, *, name: str = "instance.json") -> Instance:
    """The instance with its true counts. Raises InputError naming every cell and relation that is wrong."""
    form = _form(text, name)
    _refuse(_unknown_values(form, name))
    equations, inequalities = form.relations()
    instance = Instance(
        policy=Policy(**dict(form.policy)),
        cells=tuple(
            Cell(cell.id, cell.value or 0, cell.state, cell.kind, cell.weight, cell.keep)
            for cell in form.cells
        ),
        equations=equations,
        inequalities=inequalities,
        id=form.id,
    )
    _refuse(instance_problems(instance, name))
    return instance


def published_from_json(text: str, *, name: str = "instance.json") -> PublishedInstance:
    """What is published of the instance: values of suppressed, implied and latent cells are dropped, if present.

    A publishable cell is suppressed where `suppressed` lists it or it has no value.
    """
    form = _form(text, name)
    hidden = {cell.id for cell in form.cells if _hidden(cell)} | set(form.suppressed or ())
    marked = form.primary if form.marked_primary is None else form.marked_primary
    split = form.policy.marker is Marker.SPLIT
    equations, inequalities = form.relations()
    published = PublishedInstance(
        policy=Policy(form.policy.threshold, form.policy.zeros, form.policy.marker, big=None),
        cells=tuple(_published_cell(cell, hidden) for cell in form.cells),
        equations=equations,
        inequalities=inequalities,
        suppressed=tuple(dict.fromkeys([c.id for c in form.cells if c.id in hidden] + sorted(hidden))),
        marked_primary=frozenset(hidden.intersection(marked)) if split else frozenset(),
    )
    _refuse(published_problems(published, name))
    return published


def _hidden(cell: _CellForm) -> bool:
    return cell.state is State.PUBLISHABLE and cell.value is None


def _published_cell(cell: _CellForm, hidden: set[str]) -> PublishedCell:
    shown = cell.state in (State.PUBLISHABLE, State.PUBLIC) and cell.id not in hidden
    return PublishedCell(cell.id, cell.value if shown else None, cell.state, cell.kind)


def _unknown_values(form: _InstanceForm, name: str) -> Iterable[Problem]:
    for cell in form.cells:
        if cell.value is None:
            yield Problem(
                "missing-count",
                f"cell '{cell.id}' has no value; which cells to suppress can be chosen only by whoever holds the counts",
                Place(name, within=f"cell '{cell.id}'"),
                "to find out what a published table gives away, use 'foi-letters attack'",
            )


def _refuse(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise InputError(found)


# reading, with every fault of form in words

MAX_DIGITS = 60


def _whole_number(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise ValueError
    return int(text)


def _decimal_number(text: str) -> Decimal:
    """A number with a point or an exponent: 1e999999999 is short to write and fills the memory as a whole number."""
    number = Decimal(text)
    if len(text) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
        raise ValueError
    return number


def _form(text: str, name: str) -> _InstanceForm:
    try:
        data: Json = json.loads(text, parse_float=_decimal_number, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        raise InputError([Problem("json", f"this is not JSON: {error.msg}", place)]) from None
    except RecursionError:
        raise InputError([Problem("json", "this is nested too deeply", Place(name))]) from None
    except ValueError:
        raise InputError([Problem("json", "a number has more digits than any count", Place(name))]) from None
    try:
        return _InstanceForm.model_validate(data)
    except ValidationError as error:
        raise InputError(_fault(details, data, name) for details in error.errors(include_url=False)) from None


_MESSAGES = {
    "int_type": "'{input}' is not a whole number",
    "int_from_float": "'{input}' is not a whole number",
    "missing": "'{field}' is missing",
    "enum": "'{input}' is not one of {expected}",
}


def _fault(details: ErrorDetails, data: Json, name: str) -> Problem:
    where = ".".join(str(step) for step in details["loc"])
    found = data
    for step in details["loc"]:
        if isinstance(found, dict) and "id" in found:
            where = f"cell '{found['id']}', {step}"
        found = _step(found, step)
    expected = details.get("ctx", {}).get("expected", "")
    message = _MESSAGES.get(details["type"], details["msg"])
    field = details["loc"][-1] if details["loc"] else ""
    message = message.format(field=field, input=details["input"], expected=expected)
    return Problem(details["type"].replace("_", "-"), message, Place(name, within=where or None))


def _step(value: Json, step: int | str) -> Json:
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value.get(step) if isinstance(value, dict) and isinstance(step, str) else None


# writing


def to_json(instance: Instance) -> str:
    """The instance with its true counts, in the documented format. Internal: never to be published."""
    policy = instance.policy
    cells: list[Json] = []
    for cell in instance.cells:
        entry: dict[str, Json] = {
            "id": cell.id,
            "value": cell.value,
            "state": cell.state.value,
            "kind": cell.kind,
        }
        if cell.weight != 1:
            entry["weight"] = cell.weight
        if cell.keep:
            entry["keep"] = True
        cells.append(entry)
    data: dict[str, Json] = {"id": instance.id} if instance.id else {}
    data["policy"] = _policy(policy) | {"big": policy.big}
    data["cells"] = cells
    return _dump(data | _relations(instance.equations, instance.inequalities))


def published_to_json(published: PublishedInstance) -> str:
    """What is published, in the documented format: no value of a suppressed cell is in it to be written."""
    data: dict[str, Json] = {"policy": _policy(published.policy)}
    data["cells"] = [
        {"id": cell.id, "value": cell.value, "state": cell.state.value, "kind": cell.kind}
        for cell in published.cells
    ]
    data |= _relations(published.equations, published.inequalities)
    data["suppressed"] = [*published.suppressed]
    if published.policy.marker is Marker.SPLIT:
        data["marked_primary"] = [*sorted(published.marked_primary)]
    return _dump(data)


def _dump(data: Mapping[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _policy(policy: Policy) -> dict[str, Json]:
    return {"threshold": policy.threshold, "zeros": policy.zeros.value, "marker": policy.marker.value}


def _relations(equations: tuple[Relation, ...], inequalities: tuple[Relation, ...]) -> dict[str, Json]:
    return {
        "equations": [{"terms": _terms(each), "rhs": _number(each.lo)} for each in map(_decimal, equations)],
        "inequalities": [
            {"terms": _terms(each), "lo": _number(each.lo), "hi": _number(each.hi)}
            for each in map(_decimal, inequalities)
        ],
    }


def _terms(relation: Relation) -> Json:
    return [[cell, _number(coefficient)] for cell, coefficient in relation.terms]


def _decimal(relation: Relation) -> Relation:
    """The relation multiplied by what makes every number in it a finite decimal."""
    numbers = [c for _, c in relation.terms] + [b for b in (relation.lo, relation.hi) if b is not None]
    scale = 1
    for number in numbers:
        if Fraction(repr(float(number))) != number:
            scale *= (number * scale).denominator
    terms = tuple((cell, c * scale) for cell, c in relation.terms)
    lo, hi = (None if bound is None else bound * scale for bound in (relation.lo, relation.hi))
    return Relation(terms, lo, hi)


def _number(value: Fraction | None) -> Json:
    if value is None or value.denominator != 1:
        return None if value is None else float(value)
    return int(value)
