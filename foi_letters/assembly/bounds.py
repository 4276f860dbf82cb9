"""Bounds on what a template may compute: loops, ranges, repetition, powers, widths, lengths."""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Final, NoReturn

from jinja2.runtime import Undefined

__all__ = [
    "MAX_TEXT",
    "Budget",
    "Refusal",
    "a_value",
    "bounded_call",
    "bounded_format",
    "bounded_operation",
    "bounded_range",
    "budget",
    "joined",
    "loop_over",
    "refuse_work",
]

MAX_ITERATIONS: Final = 1_000_000
MAX_RANGE: Final = 100_000
MAX_NUMBER: Final = 10_000
"""The largest number that a filter or method takes: widths, repetitions, places."""
MAX_TEXT: Final = 2_000_000
MAX_BITS: Final = 4_096

_WIDE: Final = re.compile(r"\d{4}|\*|:[^}]*\{")


class Refusal(Exception):
    """A value or an operation that a letter must not contain, said for the author of the template."""

    def __init__(self, rule: str, message: str, help_: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help_


def refuse_work(what: str) -> NoReturn:
    raise Refusal(
        "too-much-work", f"{what} is more than a letter needs", "Compute it before, and give the result."
    )


@dataclass
class Budget:
    """How many more loop iterations one rendering may take."""

    left: int = MAX_ITERATIONS

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            refuse_work("This many loop iterations")


budget: ContextVar[Budget] = ContextVar("budget")


def loop_over(items: object) -> object:
    """What a `for` runs over: counted, and never the letters of a text or nothing at all."""
    if isinstance(items, Undefined):
        return iter(items)  # raises what StrictUndefined says
    if isinstance(items, (set, frozenset)):
        raise Refusal("not-a-list", "a set has no order of its own", "Sort it: {% for x in names | sort %}.")
    if items is None or isinstance(items, (str, bytes, int, float)):
        what = (
            "nothing (None)" if items is None else "text" if isinstance(items, (str, bytes)) else "a number"
        )
        raise Refusal(
            "not-a-list", f"a loop needs a list, and this is {what}", "Give a list, or use {% if %}."
        )
    counted = items if hasattr(items, "__len__") else tuple(_bounded(items))
    budget.get().take(len(counted))
    return counted


def _bounded(items: object) -> Iterator[object]:
    if not isinstance(items, Iterable):
        raise Refusal(
            "not-a-list",
            f"a loop needs a list, and this is {a_value(items)}",
            "Give a list, or use {% if %}.",
        )
    for number, item in enumerate(items):
        if number >= MAX_ITERATIONS:
            refuse_work("A loop this long")
        yield item


def a_value(value: object) -> str:
    """What kind of value it is, in words."""
    return f"a value of type {type(value).__name__}"


def joined(parts: Sequence[object]) -> str:
    """`a ~ b`, bounded."""
    text = "".join(str(part) for part in parts)
    if len(text) > MAX_TEXT:
        refuse_work("A text this long")
    return text


def bounded_range(*arguments: int) -> range:
    """`range`, never longer than 100,000."""
    numbers = range(*arguments)
    if len(numbers) > MAX_RANGE:
        refuse_work(f"A range of {len(numbers):,} numbers")
    return numbers


def bounded_call(function: Callable[..., object], free: int = 0) -> Callable[..., object]:
    """A filter or method that refuses large numbers among its arguments, and results that are too long.

    The first `free` arguments may be anything: the value that a filter works on, and what Jinja passes before it.
    """

    @wraps(function)
    def checked(*arguments: object, **named: object) -> object:
        for argument in (*arguments[free:], *named.values()):
            if isinstance(argument, int) and argument > MAX_NUMBER:
                refuse_work(f"The number {argument:,} here")
        result = function(*arguments, **named)
        if isinstance(result, str) and len(result) > MAX_TEXT:
            refuse_work("A text this long")
        return result

    return checked


def bounded_format(template: str, formatted: Callable[..., object]) -> Callable[..., object]:
    """`"{:,}".format(n)` without widths that could fill the memory."""
    if _WIDE.search(template):
        refuse_work("A width in this format")
    return formatted


_OPERATIONS: Final[Mapping[str, Callable[[object, object], object]]] = {
    "+": operator.add,
    "*": operator.mul,
    "**": operator.pow,
    "%": operator.mod,
}


def bounded_operation(sign: str, left: object, right: object) -> object:
    """`+`, `*`, `**` or `%` of two values."""
    if sign == "%" and isinstance(left, str) and _WIDE.search(left):
        refuse_work("A width in this format")
    if sign == "*":
        _check_product(left, right)
    if sign == "**":
        _check_power(left, right)
    result = _OPERATIONS[sign](left, right)
    if isinstance(result, Sequence) and len(result) > MAX_TEXT:
        refuse_work("A text or list this long")
    return result


def _check_product(left: object, right: object) -> None:
    for items, count in ((left, right), (right, left)):
        if isinstance(items, Sequence) and isinstance(count, int) and len(items) * count > MAX_TEXT:
            refuse_work("A text or list this long")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MAX_BITS:
        refuse_work("A number this large")


def _check_power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * abs(right) > MAX_BITS:
        refuse_work("This power")
