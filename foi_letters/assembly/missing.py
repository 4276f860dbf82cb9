"""Values that the context lacks: each is an error, and all that a rendering meets are told together.

Rendering stops at the first missing value. Then the same code runs once more with `collecting` set, missing values read as
nothing and note themselves, and every one of them on the way that this context takes is reported.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from types import FrameType
from typing import Final

from jinja2 import Undefined
from jinja2.exceptions import UndefinedError
from jinja2.utils import missing

__all__ = ["Absence", "AbsentError", "Missing", "collecting", "explained"]


class AbsentError(UndefinedError):
    """A missing value was used: what was asked of what."""

    def __init__(self, owner: object, name: str) -> None:
        super().__init__(f"{name!r} is missing")
        self.owner, self.name = owner, name


@dataclass(frozen=True)
class Absence:
    """A missing value that was met while collecting, and the frame that met it, by its line of Python."""

    error: AbsentError
    code: Mapping[str, object]
    line: int


collecting: ContextVar[list[Absence] | None] = ContextVar("missing values met", default=None)


class Missing(Undefined):
    """A missing value, as strict as Jinja's StrictUndefined, which while collecting notes itself and reads as nothing."""

    __slots__ = ()

    def _absent(self) -> None:
        if self._undefined_exception is not UndefinedError:  # not missing, but refused
            raise self._undefined_exception(self._undefined_message)
        error = AbsentError(self._undefined_obj, str(self._undefined_name))
        found = collecting.get()
        if found is None:
            raise error
        frame = _template_frame(sys._getframe(1))  # noqa: SLF001  # the frame of the running template
        if frame is not None:
            found.append(Absence(error, frame.f_globals, frame.f_lineno))

    def __getattr__(self, name: str) -> "Missing":
        if name.startswith("__"):
            raise AttributeError(name)
        self._absent()
        return self

    def __getitem__(self, _: object) -> "Missing":  # type: ignore[override]  # Jinja's always raises
        self._absent()
        return self

    def __str__(self) -> str:
        self._absent()
        return ""

    def __iter__(self) -> Iterator[object]:
        self._absent()
        return iter(())

    def __len__(self) -> int:
        self._absent()
        return 0

    def __bool__(self) -> bool:
        self._absent()
        return False

    def __eq__(self, _: object) -> bool:
        self._absent()
        return False

    def __ne__(self, _: object) -> bool:
        self._absent()
        return True

    def __hash__(self) -> int:
        self._absent()
        return 0

    def __contains__(self, _: object) -> bool:
        self._absent()
        return False


def _template_frame(frame: FrameType | None) -> FrameType | None:
    while frame is not None and "root" not in frame.f_globals:
        frame = frame.f_back
    return frame


_HELP: Final = "Give it in the data; for a value that may be missing write {% if name is defined %}."


def explained(error: AbsentError, names: Iterable[str], top: Iterable[str]) -> tuple[str, str]:
    """A message and help: `names` are the dotted names that the tag reads, `top` what the context has."""
    dotted = next((name for name in names if name.rpartition(".")[2] == error.name), error.name)
    known = list(top) if error.owner is missing else _names_of(error.owner)
    close = get_close_matches(error.name, known, 1)
    help_ = f"Did you mean {close[0]!r}?" if close else _HELP
    return f"the data has no {dotted!r}", help_


def _names_of(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return [name for name in dir(owner) if not name.startswith("_")]
