"""Disclosure control: which cells must be suppressed so that no small count can be worked out, at the least loss.

`protect` finds the cheapest pattern with proof (`secondary`), and then asks the attack, which knows nothing of how the
pattern was chosen, whether it is safe. Nothing is returned that the attack has not passed.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from foi_letters.sdc.audit import Hole, holes
from foi_letters.sdc.instance import Instance, Interval, Level, Objective, PublishedInstance
from foi_letters.sdc.limits import Limits, limits_of, needs_of
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.moves import Part, parts_of
from foi_letters.sdc.needs import Need
from foi_letters.sdc.primary import marked_primary
from foi_letters.sdc.secondary import Choice, cheapest

DEFAULT_SECONDS = 300.0
TOTALS_KEPT = 0.5
"""Of the preference among cells of equal cost, the share by which totals are shown rather than inner cells."""


class Status(StrEnum):
    """Whether the pattern is proven to be the cheapest, or is safe with a cheaper one not ruled out."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: the cost of the best safe pattern so far, and the bound below every safe pattern."""

    objective: int
    lower_bound: int


@dataclass(frozen=True, slots=True)
class Protection:
    """A safe pattern, what it costs, how much less any pattern could cost, and what it leaves a reader to work out.

    `secondary` are the cells suppressed to protect the small counts `primary`, of which those that are implied are in
    no table. `limits` says what no pattern could protect. `intervals` are the attack's, for every hidden count.
    """

    status: Status
    level: Level
    minimised: Objective
    objective: int
    lower_bound: int
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    limits: Limits
    intervals: Mapping[str, Interval]
    published: PublishedInstance

    @property
    def unprotectable(self) -> tuple[str, ...]:
        """The small counts that are exact whatever is suppressed."""
        return self.limits.unprotectable

    @property
    def gap(self) -> float:
        """By what share of its cost the pattern might be dearer than the cheapest."""
        return (self.objective - self.lower_bound) / self.objective if self.objective else 0.0


def protect(
    instance: Instance,
    *,
    level: Level = Level.COVER1,
    objective: Objective = Objective.COUNT,
    time_limit: float = DEFAULT_SECONDS,
    progress: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Protection:
    """Choose the cells to suppress, the cheapest safe pattern or the best found in `time_limit` seconds.

    The search ends early, with the best safe pattern so far, once `stopped` says so. Raises ArithmeticError where the attack finds a hole: a defect of ours, and nothing may be published.
    """
    parts = parts_of(instance, objective)
    limits = limits_of(instance, parts, level)
    needs = [needs_of(instance, part, limits, level) for part in parts]
    preferences = [_preferences(instance, part) for part in parts]
    until = _Until(time.monotonic() + time_limit, stopped, progress or (lambda _: None))
    choices = _choose(parts, needs, preferences, until)
    secondary = _chosen(parts, choices)
    marked = marked_primary(instance)
    published = instance.published([*marked, *secondary], marked)
    intervals, found = holes(instance, published, limits, level)
    if found:
        raise ArithmeticError(f"the attack found what the search had ruled out: {_named(found)}")
    cost, bound = sum(each.cost for each in choices), sum(each.bound for each in choices)
    return Protection(
        status=Status.OPTIMAL if cost == bound else Status.FEASIBLE,
        level=level,
        minimised=objective,
        objective=cost,
        lower_bound=bound,
        primary=instance.primary,
        secondary=tuple(cell.id for cell in instance.cells if cell.id in secondary),
        limits=limits,
        intervals=intervals,
        published=published,
    )


def _named(found: tuple[Hole, ...]) -> str:
    return ", ".join(f"'{hole.cell}' {hole.found}" for hole in found)


@dataclass(frozen=True, slots=True)
class _Until:
    """When a search ends, and whom it tells how far it is."""

    deadline: float
    stopped: Callable[[], bool]
    progress: Callable[[Progress], None]

    def report(self, before: list[Choice]) -> Callable[[int, int], None]:
        """Tells of one part, added to what the parts before it came to."""
        cost, bound = sum(each.cost for each in before), sum(each.bound for each in before)
        return lambda more, raised: self.progress(Progress(cost + more, bound + raised))


def _choose(
    parts: list[Part], needs: list[list[Need]], preferences: list[Floats], until: _Until
) -> list[Choice]:
    """The cheapest pattern of each part, small parts first; each may take what is left of the time."""
    choices = [Choice(part.always, 0, 0) for part in parts]
    for n in sorted(range(len(parts)), key=lambda n: len(parts[n].names)):
        if needs[n]:
            choices[n] = cheapest(
                parts[n],
                needs[n],
                preferences[n],
                deadline=until.deadline,
                stopped=until.stopped,
                report=until.report(choices),
            )
    return choices


def _preferences(instance: Instance, part: Part) -> Floats:
    """From 0 to 1 by column: among cells of equal cost, rather a small inner cell than a large one or a total."""
    cells = [instance.cell[name] for name in part.names]
    largest = max(1, *(cell.value for cell in cells)) if cells else 1
    return np.asarray(
        [TOTALS_KEPT * (cell.kind != "inner") + (1 - TOTALS_KEPT) * cell.value / largest for cell in cells]
    )


def _chosen(parts: list[Part], choices: list[Choice]) -> frozenset[str]:
    return frozenset(
        part.names[column]
        for part, choice in zip(parts, choices, strict=True)
        for column in np.flatnonzero(choice.pattern & ~part.always).tolist()
    )
