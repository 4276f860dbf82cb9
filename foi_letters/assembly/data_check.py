"""Compare what a template reads with what a context offers, both ways, before any letter is made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import Place, Problem

__all__ = ["check_data"]


def check_data(template: WordTemplate, context: Mapping[str, object]) -> tuple[Problem, ...]:
    """What the template reads and the context lacks (`missing-value`, at its places), and what the context offers and
    the template never reads (`unused-value`).

    Names are compared, not branches: a name behind `{% if name is defined %}` counts as read. Of an empty list nothing
    can be said about its items.
    """
    missing = [
        Problem("missing-value", f"the data has no {name!r}", place, _advice(name, context))
        for name, places in template.tags.items()
        if not _has(context, _steps(name))
        for place in places
    ]
    read = {step for name in template.tags for step in _prefixes(name)}
    unused = [
        Problem("unused-value", f"the template never uses {name!r}", Place(template.name))
        for name in _leaves(context)
        if not any(prefix in read for prefix in (name, *_whole(name, template.tags)))
    ]
    return (*missing, *unused)


def _steps(name: str) -> list[str]:
    return name.replace("[]", ".[]").split(".")


def _prefixes(name: str) -> Iterator[str]:
    steps = _steps(name)
    for end in range(1, len(steps) + 1):
        yield ".".join(steps[:end]).replace(".[]", "[]")


def _whole(name: str, tags: Iterable[str]) -> Iterator[str]:
    """The names that hold this one and are themselves read as a whole: `{{ address }}` uses `address.town`."""
    held = set(tags)
    for prefix in list(_prefixes(name))[:-1]:
        if prefix in held and not any(
            tag != prefix and tag.startswith((f"{prefix}.", f"{prefix}[")) for tag in held
        ):
            yield prefix


def _has(value: object, steps: Sequence[str]) -> bool:
    if not steps:
        return True
    if steps[0] == "[]":
        items = list(value) if isinstance(value, (list, tuple)) else []
        return all(_has(item, steps[1:]) for item in items)
    found, inner = _member(value, steps[0])
    return found and _has(inner, steps[1:])


def _member(value: object, name: str) -> tuple[bool, object]:
    if isinstance(value, Mapping):
        return (True, value[name]) if name in value else (hasattr(value, name), None)
    return (True, getattr(value, name)) if hasattr(value, name) else (False, None)


def _advice(name: str, context: Mapping[str, object]) -> str | None:
    close = get_close_matches(name, list(_leaves(context)), 1)
    return f"Did you mean {close[0]!r}?" if close else None


def _leaves(value: object, prefix: str = "") -> Iterator[str]:
    """The dotted names of everything that a context offers."""
    members = _members(value)
    if isinstance(value, (list, tuple)) and value and _members(value[0]):
        yield from dict.fromkeys(name for item in value for name in _leaves(item, f"{prefix}[]"))
    elif members:
        for name, inner in members.items():
            yield from _leaves(inner, f"{prefix}.{name}" if prefix else name)
    elif prefix:
        yield prefix


def _members(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return {str(key): inner for key, inner in value.items()}
    if (
        is_dataclass(value)
        and not isinstance(value, type)
        and not type(value).__module__.endswith("assembly.values")
    ):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return {}
