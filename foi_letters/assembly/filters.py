"""The filters that templates may use: Jinja's, without those that write HTML, roll dice or reach into objects."""

from collections.abc import Callable, Mapping
from typing import Final

from foi_letters.assembly.allowed import COUNTED, JOINED
from foi_letters.assembly.bounds import bounded_call, bounded_operation, joined, loop_over
from foi_letters.assembly.sandbox import WordEnvironment

__all__ = ["environment_with"]

_REMOVED: Final = ("attr", "pprint", "random", "urlize", "xmlattr")
_NOTHING_TO_DO: Final = ("e", "escape", "forceescape", "safe")
"""Accepted, because templates for docxtpl have them; every value is escaped once, when it is written."""
_SIZED: Final = ("batch", "center", "indent", "join", "replace", "round", "slice", "truncate", "wordwrap")


def environment_with(filters: Mapping[str, Callable[..., object]]) -> WordEnvironment:
    """A sandbox with the filters that every template has, and further ones by name."""
    environment = WordEnvironment()
    for name in _REMOVED:
        del environment.filters[name]
    for name in _SIZED:
        environment.filters[name] = _bounded(environment.filters[name])
    for name in _NOTHING_TO_DO:
        environment.filters[name] = _unchanged
    environment.filters["format"] = _format
    environment.filters |= {COUNTED: loop_over, JOINED: joined, **filters}
    return environment


def _bounded(function: Callable[..., object]) -> Callable[..., object]:
    """The filter within bounds. Jinja passes some their context first, and says so in a mark that `wraps` keeps."""
    return bounded_call(function, free=2 if hasattr(function, "jinja_pass_arg") else 1)


def _format(template: object, *values: object, **named: object) -> object:
    """`"%.1f" | format(rate)`, with widths within bounds."""
    return bounded_operation("%", str(template), values or named)


def _unchanged(value: object) -> object:
    return value
