"""The Jinja environment of a template: it can compute what a letter says, and nothing else.

Immutable sandbox, strict about missing values. Attributes that begin with an underscore, calls other than macros, a
few built-ins and pure methods, and work without bound (huge ranges, repetition, powers, widths, loops) are refused
when they are reached; `allowed` refuses most of them when the template is opened.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from foi_letters.assembly.bounds import (
    MAX_TEXT,
    Refusal,
    a_value,
    bounded_call,
    bounded_format,
    bounded_operation,
    bounded_range,
    refuse_work,
)
from foi_letters.assembly.missing import Missing

__all__ = ["GLOBALS", "LEVELS", "Captured", "WordEnvironment"]

LEVELS: Final = {"run": "\x01", "paragraph": "\x02", "cell": "\x03", "row": "\x04"}
"""What captured output consists of, as its first character; no document and no value can hold these characters."""

_TEXT_METHODS: Final = (
    "capitalize casefold center count endswith expandtabs find format index isalnum isalpha isdecimal isdigit islower "
    "isnumeric isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex "
    "rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title upper zfill"
)
_PURE: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset(_TEXT_METHODS.split()),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    dict: frozenset({"get", "items", "keys", "values"}),
    date: frozenset({"strftime", "isoformat", "weekday", "isoweekday", "date", "time"}),
    time: frozenset({"strftime", "isoformat"}),
    timedelta: frozenset({"total_seconds"}),
}


@dataclass(frozen=True, slots=True)
class Captured:
    """What a macro, a `{% set %}` block or a recursive loop produced: it can be printed, tested, and nothing else."""

    xml: str
    level: str

    @classmethod
    def join(cls, pieces: Iterable[object]) -> "Captured":
        """Used by compiled templates in place of `"".join`. The level marker is the first character of the first."""
        text = "".join(piece.xml if isinstance(piece, Captured) else str(piece) for piece in pieces)
        if len(text) > MAX_TEXT:
            refuse_work("This much text")
        level = next((name for name, mark in LEVELS.items() if text.startswith(mark)), "")
        return cls(text[1:] if level else text, level)

    def __bool__(self) -> bool:
        return bool(self.xml)

    def __str__(self) -> str:
        raise Refusal(
            "captured-wording",
            "wording made by a macro or a set block can be printed, but not changed or compared",
            "Apply the filter to the values inside it.",
        )


_SIZED: Final = frozenset({"center", "expandtabs", "join", "ljust", "replace", "rjust", "zfill"})

GLOBALS: Final[Mapping[str, object]] = {
    "range": bounded_range,
    "dict": dict,
    "namespace": Namespace,
    "cycler": Cycler,
    "joiner": Joiner,
}
_CALLABLE: Final = (Macro, LoopContext, Cycler, Joiner)


@dataclass(frozen=True)
class Method:
    """A pure method bound to its value; the only methods that can be called."""

    name: str
    call: Callable[..., object] = field(repr=False)


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as templates may use it."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    concat = staticmethod(Captured.join)  # type: ignore[assignment]  # macros return what they wrote as one value

    def __init__(self) -> None:
        super().__init__(
            block_start_string="<?%",
            block_end_string="?>",
            variable_start_string="<?=",
            variable_end_string="?>",
            comment_start_string="<?#",
            comment_end_string="?>",
            undefined=Missing,
            keep_trailing_newline=True,
            optimized=False,  # folding constants costs more than the few that templates have
        )
        self.globals.clear()
        self.globals.update(GLOBALS)

    def getattr(self, obj: object, attribute: str) -> object:
        """`a.b`: the item of a mapping first, so that a key called `items` is not hidden by the method."""
        if type(obj) is dict and attribute in obj:  # the usual case, quickly
            return obj[attribute]
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return self._item(obj, attribute)
        return self._checked(obj, attribute, value)

    def getitem(self, obj: object, argument: object) -> object:
        """`a["b"]` or `a[0]`: an item, or an attribute as with a dot."""
        try:
            return obj[argument]  # type: ignore[index]
        except (TypeError, LookupError):
            if not isinstance(argument, str):
                return self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, argument)

    def _item(self, obj: object, attribute: str) -> object:
        try:
            return obj[attribute]  # type: ignore[index]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=attribute)

    def _checked(self, obj: object, attribute: str, value: object) -> object:
        if not callable(value) or isinstance(value, Macro):
            return value
        if isinstance(obj, (LoopContext, Cycler)) and attribute in ("cycle", "changed", "next", "reset"):
            return Method(attribute, value)
        if any(isinstance(obj, kind) and attribute in names for kind, names in _PURE.items()):
            return Method(attribute, self._bounded(obj, attribute, value))
        if isinstance(obj, Mapping) and attribute in _PURE[dict]:
            return Method(attribute, value)
        return self.unsafe_undefined(obj, attribute)

    def _bounded(self, obj: object, name: str, method: Callable[..., object]) -> Callable[..., object]:
        if name == "format" and isinstance(obj, str):
            safe: Callable[..., object] = self.wrap_str_format(method) or method
            return bounded_format(obj, safe)
        return bounded_call(method) if name in _SIZED else method

    def call(self, context: Context, obj: object, *arguments: object, **named: object) -> object:
        """Call a macro, a built-in or a pure method; anything else is refused."""
        if isinstance(obj, Method):
            for own in ("_loop_vars", "_block_vars"):  # Jinja's, for functions that ask for the context
                named.pop(own, None)
            return obj.call(*arguments, **named)
        if isinstance(obj, _CALLABLE) or any(obj is allowed for allowed in GLOBALS.values()):
            return context.call(obj, *arguments, **named)  # type: ignore[arg-type]
        if isinstance(obj, Undefined):
            return obj()
        raise SecurityError(f"{a_value(obj)} cannot be called from a template")

    def call_binop(self, _context: Context, operator: str, left: object, right: object) -> object:
        """`+`, `*`, `**` and `%`, within bounds."""
        return bounded_operation(operator, left, right)
