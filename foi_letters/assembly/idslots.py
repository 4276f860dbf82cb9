"""Slots of the tags that the engine itself adds: ids that each repetition draws anew. Their values are plain keys."""

from typing import Final

from foi_letters.assembly.compile import Slot
from foi_letters.assembly.faults import Role
from foi_letters.assembly.rendering import rendering
from foi_letters.assembly.text import attribute_text

__all__ = ["ID_SLOTS"]

_LONGEST_NAME: Final = 40
"""Word's limit of a bookmark's name."""


def _drawing(_: object) -> str:
    return str(rendering.get().ids.fresh())


def _bookmark(key: object) -> str:
    return str(rendering.get().ids.begin_bookmark(str(key)))


def _bookmark_end(key: object) -> str:
    return str(rendering.get().ids.bookmarks.get(str(key), 0))


def _bookmark_name(name: object) -> str:
    times = rendering.get().ids.times
    times[str(name)] = times.get(str(name), 0) + 1
    return _anchor(name)


def _anchor(name: object) -> str:
    """The name that the bookmark has in this repetition: its own the first time, then with a number."""
    number = rendering.get().ids.times.get(str(name), 1)
    suffix = f"_{number}" if number > 1 else ""
    return attribute_text(str(name)[: _LONGEST_NAME - len(suffix)] + suffix)


def _list(number: object) -> str:
    return rendering.get().ids.lists.get(str(number), str(number))


def _list_start(number: object) -> str:
    rendering.get().restart_list(str(number))
    return ""


def _note(key: object) -> str:
    kind, _, first = str(key).partition(" ")
    return str(rendering.get().ids.begin_note(kind, int(first)))


def _note_end(kind: object) -> str:
    return str(rendering.get().ids.notes[str(kind)])


ID_SLOTS: Final[dict[Role, Slot]] = {
    "drawing": _drawing,
    "bookmark": _bookmark,
    "bookmark end": _bookmark_end,
    "bookmark name": _bookmark_name,
    "anchor": _anchor,
    "list": _list,
    "list start": _list_start,
    "note": _note,
    "note end": _note_end,
}
