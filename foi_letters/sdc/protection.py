"""A safe pattern found by pruning: everything that could be withheld, less what is not needed.

It stands in for the exact search of `protect` and proves no optimum; `lower_bound` is the trivial one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_letters.released import Zeros
from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Objective, State


@dataclass(frozen=True, slots=True)
class Protection:
    """Which cells are suppressed, and what a reader can still deduce."""

    status: str
    objective: int
    lower_bound: int
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    unprotectable: tuple[str, ...]
    intervals: Mapping[str, Interval]
    level: Level


def protect(instance: Instance, *, level: Level, objective: Objective, time_limit: float) -> Protection:  # noqa: ARG001
    """A pattern from which no cell can be taken, at the levels `exact` and `cover`."""
    level = min(level, Level.COVER, key=list(Level).index)
    policy, protected = instance.policy, (State.PUBLISHABLE, State.IMPLIED)
    primary = tuple(c.id for c in instance.cells if c.state in protected and policy.small(c.value))
    marked = tuple(id_ for id_ in primary if instance.cell[id_].state is State.PUBLISHABLE)
    secondary = [cell.id for cell in instance.cells if _is_candidate(cell, instance)]
    widest = attack(instance.published([*marked, *secondary]))
    for id_ in sorted(secondary, key=lambda each: -instance.values[each]):
        without = [each for each in secondary if each != id_]
        found = attack(instance.published([*marked, *without]))
        if all(_enough(found[each], widest[each], instance, level) for each in primary):
            secondary = without
    cost = (
        len(secondary) if objective is Objective.COUNT else sum(map(instance.values.__getitem__, secondary))
    )
    intervals = attack(instance.published([*marked, *secondary]))
    exact = tuple(id_ for id_ in primary if intervals[id_].exact)
    return Protection("feasible", cost, 0, primary, tuple(secondary), exact, intervals, level)


def _is_candidate(cell: Cell, instance: Instance) -> bool:
    printed_zero = cell.value == 0 and instance.policy.zeros is Zeros.SHOW
    free = cell.state is State.PUBLISHABLE and not cell.keep
    return free and not printed_zero and not instance.policy.small(cell.value)


def _enough(found: Interval, widest: Interval, instance: Instance, level: Level) -> bool:
    if level is Level.EXACT:
        return widest.exact or not found.exact
    return found.contains(widest.clip(instance.policy.rule_range))
