"""What a level asks for each small count.

A `Need` is one move that a reader must hold possible: this cell up by so much, or down by so much, or (`sign` 0)
either way by one; for an insider, while the cell that he knows stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foi_letters.sdc.instance import Instance, Interval
from foi_letters.sdc.moves import Part


@dataclass(frozen=True, slots=True)
class Need:
    """One move that must be possible. `cell` and `given` (what an insider knows) are columns of a part."""

    cell: int
    sign: int
    amount: int
    given: int | None = None


def columns_of(part: Part, cells: frozenset[str]) -> list[int]:
    """The columns of those of these cells that are in the part."""
    return [column for column, name in enumerate(part.names) if name in cells]


def to_move(columns: Sequence[int]) -> list[Need]:
    """That none of these is exact."""
    return [Need(column, 0, 1) for column in columns]


def to_cover(
    instance: Instance, part: Part, columns: Sequence[int], floor: Mapping[str, Interval]
) -> Iterator[Need]:
    """That each of these covers the rule's range, or its floor, and is not exact."""
    for column in columns:
        cell = part.names[column]
        value, asked = instance.values[cell], floor.get(cell, instance.policy.rule_range)
        top = value if asked.hi is None else asked.hi
        found = [Need(column, 1, top - value), Need(column, -1, value - asked.lo)]
        yield from [need for need in found if need.amount > 0] or [Need(column, 0, 1)]


def to_move_for_insiders(instance: Instance, part: Part, columns: Sequence[int]) -> list[Need]:
    """That none of these is exact for the one person in another of them that is 1."""
    knowers = [column for column in columns if instance.values[part.names[column]] == 1]
    return [Need(column, 0, 1, knower) for knower in knowers for column in columns if column != knower]
