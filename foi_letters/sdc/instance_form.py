"""Instances as JSON: the form of the file, read strictly, with every fault of form in words and the cell it is about.

Figures are read as decimals, so that 0.05 is one twentieth and not the nearest binary fraction.
"""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    Strict,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from foi_letters.errors import InputError, Place, Problem
from foi_letters.released import Zeros
from foi_letters.sdc.instance import Marker, Relation, State

MAX_DIGITS = 30
"""The most digits before or after the point of any number in an instance."""
SHOWN = 40
"""How much of a wrong value is shown."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def _whole(value: object) -> object:
    """Counts such as 3.0, which spreadsheets write, are whole; 2.5 is left for the model to refuse."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _exact(value: object) -> Fraction:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    raise PydanticCustomError("number", "not a number")


Count = Annotated[int, Strict(), BeforeValidator(_whole)]
Number = Annotated[Fraction, PlainValidator(_exact)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _PolicyForm(_Form):
    threshold: Count
    zeros: Zeros = Zeros.SHOW
    marker: Marker = Marker.SINGLE
    big: Count | None = None


class CellForm(_Form):
    """A cell; its value may be left out or null."""

    id: Name
    value: Count | None = None
    state: State = State.PUBLISHABLE
    kind: str = "inner"
    weight: Count = 1
    keep: bool = False


class _EquationForm(_Form):
    terms: tuple[tuple[Name, Number], ...]
    rhs: Number = Fraction(0)

    def relation(self) -> Relation:
        return Relation.equation(self.terms, self.rhs)


class _InequalityForm(_Form):
    terms: tuple[tuple[Name, Number], ...]
    lo: Number | None = None
    hi: Number | None = None

    def relation(self) -> Relation:
        return Relation.between(self.terms, self.lo, self.hi)


class InstanceForm(_Form):
    """A whole file, of which keys that only record how it was made or solved are not read."""

    id: str = ""
    policy: _PolicyForm
    cells: tuple[CellForm, ...]
    equations: tuple[_EquationForm, ...] = ()
    inequalities: tuple[_InequalityForm, ...] = ()
    suppressed: tuple[str, ...] | None = None
    marked_primary: tuple[str, ...] | None = None
    primary: tuple[str, ...] = ()

    def relations(self) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
        """The equations and the inequalities."""
        return (
            tuple(form.relation() for form in self.equations),
            tuple(form.relation() for form in self.inequalities),
        )


def read_form(text: str, name: str) -> InstanceForm:
    """The file `name` as it is written. InputError with every fault of form."""
    try:
        data: Json = json.loads(text, parse_float=_decimal_of, parse_int=_whole_of)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        raise InputError([Problem("json", f"this is not JSON: {error.msg}", place)]) from None
    except RecursionError:
        raise InputError([Problem("json", "this is nested too deeply", Place(name))]) from None
    except ValueError:
        raise InputError([Problem("json", "a number has more digits than any count", Place(name))]) from None
    try:
        return InstanceForm.model_validate(data)
    except ValidationError as error:
        raise InputError(_fault(details, data, name) for details in error.errors()) from None


def _decimal_of(text: str) -> Decimal:
    """The number as written. ValueError for one so large or so small that reckoning with it would not end."""
    number = Decimal(text)
    if abs(number.adjusted()) > MAX_DIGITS or len(text) > 2 * MAX_DIGITS:
        raise ValueError(text)
    return number


def _whole_of(text: str) -> int:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise ValueError(text)
    return int(text)


_WHOLE = "'{input}' is not a whole number"
_NAME = "'{input}' is not a name: 1 to 500 characters, none of them a control character"
_MESSAGES = {
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "finite_number": _WHOLE,
    "number": "'{input}' is not a number",
    "string_too_short": _NAME,
    "string_too_long": _NAME,
    "string_pattern_mismatch": _NAME,
    "model_type": "'{input}' is not an object with keys, such as policy and cells",
    "missing": "'{field}' is missing",
    "enum": "'{input}' is not one of {expected}",
}


def _fault(details: ErrorDetails, data: Json, name: str) -> Problem:
    where = ".".join(str(step) for step in details["loc"])
    found = data
    for step in details["loc"]:
        if isinstance(found, dict) and "id" in found:
            where = f"cell '{_shown(found['id'])}', {step}"
        found = _step(found, step)
    expected = details.get("ctx", {}).get("expected", "")
    field = details["loc"][-1] if details["loc"] else ""
    words = _MESSAGES.get(details["type"], details["msg"].replace("{", "{{").replace("}", "}}"))
    message = words.format(field=field, input=_shown(details["input"]), expected=expected)
    return Problem(details["type"].replace("_", "-"), message, Place(name, within=where or None))


def _shown(value: object) -> str:
    """The beginning of a value, without what would move the cursor of a terminal."""
    text = "".join(letter if letter.isprintable() else "?" for letter in str(value)[: SHOWN + 1])
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def _step(value: Json, step: int | str) -> Json:
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value.get(str(step)) if isinstance(value, dict) else None
