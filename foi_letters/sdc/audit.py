"""Whether a published pattern is safe, by the attack alone: what each small count still lacks at a level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foi_letters.sdc.attack import attack, exact_for_insider
from foi_letters.sdc.instance import Instance, Interval, Level, PublishedInstance
from foi_letters.sdc.limits import Limits


@dataclass(frozen=True, slots=True)
class Hole:
    """A small count that is less protected than its level asks; `insider` is the cell whose one person learns it."""

    cell: str
    found: Interval
    asked: Interval | None = None
    insider: str | None = None


def holes(
    instance: Instance, published: PublishedInstance, limits: Limits, level: Level
) -> tuple[Mapping[str, Interval], tuple[Hole, ...]]:
    """The intervals that a reader is left with, and every hole in the protection of the small counts."""
    intervals = attack(published)
    protected = [cell for cell in instance.primary if cell not in limits.unprotectable]
    found = [*_outside(instance, intervals, protected, limits, level)]
    if level is Level.COVER1:
        found += _inside(instance, published, intervals, protected, limits)
    return intervals, tuple(found)


def _outside(
    instance: Instance, intervals: Mapping[str, Interval], protected: list[str], limits: Limits, level: Level
) -> Iterator[Hole]:
    for cell in protected:
        asked = limits.floor.get(cell, instance.policy.rule_range)
        known = Interval(instance.values[cell], instance.values[cell])
        interval = intervals.get(cell, known)
        if interval.exact or (level is not Level.EXACT and not interval.contains(asked)):
            yield Hole(cell, interval, asked)


def _inside(
    instance: Instance,
    published: PublishedInstance,
    intervals: Mapping[str, Interval],
    protected: list[str],
    limits: Limits,
) -> Iterator[Hole]:
    for knower in protected:
        if instance.values[knower] == 1:
            learned = exact_for_insider(published, knower, protected)
            for cell in protected:
                if cell in learned and (knower, cell) not in limits.pairs:
                    yield Hole(cell, intervals[cell], insider=knower)
