"""The choice of cells: a program over "suppressed or not" whose rows are the cuts found so far.

It is a relaxation, for it holds only some of the cuts: what it costs at the least is a bound below every safe
pattern. Costs are whole numbers, and the solver makes use of that.
"""

from collections.abc import Callable, Collection, Iterable

import numpy as np

from foi_letters.sdc.cuts import Cut
from foi_letters.sdc.linear import INFINITY, Floats, Ints, Matrix, Outcome, Program
from foi_letters.sdc.moves import Part, Pattern

NOISE = 1e-4
"""What a bound may be out by: the solver's tolerance of reduced costs (1e-7) over as many columns as it meets."""
RELATIVE_NOISE = 1e-9
"""The same as a share of the bound, for costs in millions."""

Row = tuple[Ints, Floats, float]
"""A cut over the columns that cost: these, with these weights, come to this at the least."""


class Master:
    """The program of one part."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._free = np.flatnonzero(~part.always)
        self._place = {column: n for n, column in enumerate(self._free.tolist())}
        self._costs = part.costs[self._free].astype(np.float64)
        self._cuts: dict[Cut, Row] = {}
        self._lo, self._hi = np.zeros(len(self._free)), np.ones(len(self._free))
        self._linear = Program(Matrix([], [], [], []), self._lo, self._hi)
        self._linear.set_costs(self._costs)

    def __len__(self) -> int:
        return len(self._cuts)

    def add(self, cuts: Iterable[Cut]) -> int:
        """Add cuts; how many were new."""
        new = [cut for cut in dict.fromkeys(cuts) if cut not in self._cuts]
        rows = [self._row(cut) for cut in new]
        self._cuts |= zip(new, rows, strict=True)
        self._linear.add_rows(_matrix(rows))
        return len(new)

    def _row(self, cut: Cut) -> Row:
        columns, weights, least = [self._place[column] for column in cut.columns], [*cut.weights], 1.0
        if cut.of is not None:
            columns, weights, least = [*columns, self._place[cut.of]], [*weights, -1.0], 0.0
        return np.asarray(columns, dtype=np.int32), np.asarray(weights), least

    def relaxed(self) -> tuple[Floats, float]:
        """The cheapest fractional pattern, and what it costs at the least."""
        solution = self._linear.minimise()
        return self._whole_length(solution.x), self._bound(solution.objective)

    def nearly_cheapest(self, noise: Floats) -> Floats:
        """A fractional pattern that is cheapest when each cost is raised by its share of noise."""
        self._linear.set_costs(self._costs * (1 + noise[self._free]))
        solution = self._linear.minimise()
        self._linear.set_costs(self._costs)
        return self._whole_length(solution.x)

    def solve(self, budget: int, seconds: float, stopped: Callable[[], bool]) -> tuple[Pattern | None, int]:
        """The cheapest pattern that no cut refutes, if found in time, and a bound below every safe pattern.

        Only patterns that cost at most the budget are sought; the bound is at most one above it.
        """
        hi = np.where(self._too_dear(budget), 0.0, self._hi)
        program = Program(_matrix(self._cuts.values()), self._lo, hi, whole=range(len(self._free)))
        program.set_costs(self._costs)
        program.stop_when(stopped)
        solution = program.minimise(seconds=seconds)
        if solution.outcome is Outcome.INFEASIBLE:
            return None, budget + 1
        bound = max(0, int(np.ceil(self._bound(solution.bound)))) if np.isfinite(solution.bound) else 0
        if solution.outcome not in (Outcome.OPTIMAL, Outcome.STOPPED) or len(solution.x) != len(self._free):
            return None, min(bound, budget + 1)
        return self._whole_length(solution.x) > 0.5, min(bound, budget + 1)

    def _too_dear(self, budget: int) -> Pattern:
        """The columns that are in no pattern within the budget, by their reduced costs in the relaxed program."""
        solution = self._linear.minimise()
        return np.asarray(solution.reduced_cost > budget - self._bound(solution.objective) + NOISE)

    def _whole_length(self, x: Floats) -> Floats:
        full = np.ones(len(self._part.names))
        full[self._free] = np.clip(x, 0.0, 1.0)
        return full

    def _bound(self, value: float) -> float:
        """The bound with room for the solver's rounding."""
        return value - NOISE - RELATIVE_NOISE * abs(value)


def _matrix(rows: Collection[Row]) -> Matrix:
    return Matrix(
        [row[0] for row in rows],
        [row[1] for row in rows],
        [row[2] for row in rows],
        [INFINITY] * len(rows),
    )
