"""The filters that templates may use: Jinja's, without those that write HTML, roll dice or reach into objects."""

from collections.abc import Callable, Mapping
from typing import Final

from foi_letters.assembly.allowed import COUNTED, JOINED
from foi_letters.assembly.bounds import bounded_call, joined, loop_over
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
        environment.filters[name] = _keeping_context(environment.filters[name])
    for name in _NOTHING_TO_DO:
        environment.filters[name] = _unchanged
    environment.filters |= {COUNTED: loop_over, JOINED: joined, **filters}
    return environment


def _keeping_context(function: Callable[..., object]) -> Callable[..., object]:
    """The filter within bounds; its mark that it takes Jinja's context or environment first is kept by `wraps`."""
    return bounded_call(function)


def _unchanged(value: object) -> object:
    return value
