"""Safe patterns found quickly: cheapest moves one need after another (Kelly, Golden and Assad 1992), then pruning."""

import numpy as np

from foi_letters.sdc.conflict import matrix_of
from foi_letters.sdc.linear import Floats, Matrix, Outcome, Program
from foi_letters.sdc.moves import Pattern
from foi_letters.sdc.needs import Need
from foi_letters.sdc.separation import Separation

ALMOST_FREE = 1e-3
REWEIGHTED = 3


class Heuristic:
    """Makes patterns safe and lean."""

    def __init__(self, separation: Separation) -> None:
        self._separation, self._part = separation, separation.part
        part, columns = self._part, len(self._part.names)
        rows, still = matrix_of(part.system.rows), np.zeros(2 * columns)
        self._cheapest = Program(
            Matrix(
                [[*row, *(columns + column for column in row)] for row in rows.columns],
                [[*row, *(-c for c in row)] for row in rows.coefficients],
                rows.lo,
                rows.hi,
            ),
            still,
            still,
        )

    def complete(self, pattern: Pattern, prices: Floats) -> Pattern:
        """The pattern with what the cheapest moves for its unmet needs add, the furthest first, at these prices."""
        needs, witnesses = self._separation.needs, self._separation.witnesses
        for n in sorted(range(len(needs)), key=lambda n: -needs[n].amount):
            if witnesses.unmet(pattern)[n] and self._separation.test(needs[n], pattern) is not None:
                pattern = self._add_cheapest(needs[n], pattern, prices)
        return pattern

    def _add_cheapest(self, need: Need, pattern: Pattern, prices: Floats) -> Pattern:
        signs = (need.sign,) if need.sign else (1, -1)
        options = [self._cheapest_move(need, sign, pattern, prices) for sign in signs]
        added = [pattern | moved for moved in options if moved is not None]
        better = [each for each in added if self._separation.test(need, each) is None]
        if not better:
            return np.ones_like(pattern)
        return min(better, key=lambda each: float(prices[each & ~pattern].sum()))

    def _cheapest_move(self, need: Need, sign: int, pattern: Pattern, prices: Floats) -> Pattern | None:
        columns = len(self._part.names)
        rise, fall = self._part.up.astype(np.float64), self._part.down.astype(np.float64)
        if need.given is not None:
            rise[need.given] = fall[need.given] = 0.0
        lo, hi = np.zeros(2 * columns), np.concatenate([rise, fall])
        mine, other = (need.cell, columns + need.cell) if sign > 0 else (columns + need.cell, need.cell)
        lo[mine] = need.amount
        hi[other] = 0.0
        self._cheapest.set_ranges(lo, hi)
        cost = np.where(pattern, ALMOST_FREE, prices)
        moved = pattern
        for _ in range(REWEIGHTED):
            self._cheapest.set_costs(np.concatenate([cost, cost]))
            solution = self._cheapest.minimise()
            if solution.outcome is not Outcome.OPTIMAL:
                return None
            steps = solution.x[:columns] + solution.x[columns:]
            moved = steps > 1e-6
            cost = np.where(pattern, ALMOST_FREE, prices / np.maximum(steps, ALMOST_FREE))
        return moved

    def prune(self, pattern: Pattern, prices: Floats) -> Pattern:
        """The pattern without each cell, dearest first, that it is safe without."""
        pattern = pattern.copy()
        optional = np.flatnonzero(pattern & ~self._part.always)
        for column in optional[np.argsort(-prices[optional], kind="stable")].tolist():
            pattern[column] = False
            if not self._separation.safe(pattern):
                pattern[column] = True
        return pattern
