"""The cheapest safe pattern of one part, by cuts: a lower bound that rises and a safe pattern that improves.

The master proposes the cheapest pattern that no cut refutes; separation shows it safe, and so cheapest of all, or
gives the cuts that it violates. Fractional rounds come first, for they raise the bound at little cost. A safe pattern
is at hand from the start and at every interruption.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foi_letters.sdc.covering import Covering
from foi_letters.sdc.cuts import Cut, pattern_cut
from foi_letters.sdc.heuristic import Heuristic
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.master import Master
from foi_letters.sdc.moves import Part, Pattern
from foi_letters.sdc.needs import Need
from foi_letters.sdc.separation import Separation

Report = Callable[[int, int], None]
"""Told of the cost of the best safe pattern and of the bound below all, whenever either changes."""
Stopped = Callable[[], bool]
"""Whether the search is to end now, with the best safe pattern so far."""


GUIDED_ROUNDS = 6
NOISE = 0.05
POINTED_TO = 0.95
"""By how much a cell that is wholly in a fractional pattern is cheaper to the heuristic."""
SEED = 1
MOST_MOVES = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A safe pattern, what it costs, and a bound below what any safe pattern costs."""

    pattern: Pattern
    cost: int
    bound: int


class Search:
    """The search for one part's cheapest safe pattern."""

    def __init__(
        self,
        part: Part,
        needs: list[Need],
        preferences: Floats,
        *,
        deadline: float,
        stopped: Stopped,
        report: Report,
    ) -> None:
        self._part, self._report = part, report
        self._deadline = deadline
        self._stopped: Stopped = lambda: stopped() or time.monotonic() >= deadline
        self._separation = Separation(part, needs)
        self._heuristic = Heuristic(self._separation)
        self._master = Master(part)
        self._covering = Covering(part.costs, SEED)
        self._prices = part.costs + 0.01 * preferences
        self._best = np.ones(len(part.names), dtype=np.bool_)
        self._bound = 0
        self._random = np.random.default_rng(SEED)

    def run(self) -> Choice:
        """Search until the bound meets the best pattern, or it is stopped."""
        self._offer(self._part.always, self._prices)
        self._raise_bound()
        for _ in range(GUIDED_ROUNDS):
            self._guided()
        moves = len(self._best)
        while not self._done():
            self._walk(moves)
            self._raise_bound()
            self._close()
            moves = min(2 * moves, MOST_MOVES)
        return Choice(self._best, self._part.cost(self._best), self._bound)

    def _done(self) -> bool:
        return self._bound >= self._part.cost(self._best) or self._stopped()

    def _offer(self, pattern: Pattern, prices: Floats) -> None:
        """Make a pattern safe and lean, and keep it if it is the best so far."""
        lean = self._heuristic.prune(self._heuristic.complete(pattern, prices), self._prices)
        self._keep(lean)

    def _keep(self, safe: Pattern) -> None:
        if self._value(safe) < self._value(self._best):
            self._best = safe
            self._report(self._part.cost(safe), self._bound)

    def _value(self, pattern: Pattern) -> float:
        return float(self._prices[pattern & ~self._part.always].sum())

    def _lift(self, bound: float) -> None:
        whole = int(np.ceil(bound))
        if whole > self._bound:
            self._bound = whole
            self._report(self._part.cost(self._best), self._bound)

    def _raise_bound(self) -> None:
        """Rounds of fractional patterns, until they violate no cut or stop paying."""
        while not self._done():
            x, bound = self._master.relaxed()
            self._lift(bound)
            found = [*self._separation.fractional(x)]
            known = self._covering.violated(x)
            self._covering.add(found)
            if not self._master.add([*known, *found]):
                return

    def _guided(self) -> None:
        """The safe pattern that one fractional pattern near the cheapest points to."""
        if self._done():
            return
        x = self._master.nearly_cheapest(NOISE * self._random.random(len(self._best)))
        self._offer(self._part.always, self._prices * (1 - POINTED_TO * x))

    def _walk(self, moves: int) -> None:
        """Local search for a cheaper pattern among those that the cuts allow; what refutes one becomes new cuts."""
        optional, last = ~self._part.always, self._covering.moves + moves
        self._covering.start(self._best & optional)
        while not self._done():
            budget, left = self._part.cost(self._best) - 1, last - self._covering.moves
            found = self._covering.cover(budget, left, self._stopped)
            if found is None:
                return
            pattern = found | self._part.always
            refutations = self._refutations(pattern)
            if not refutations:
                self._keep(self._heuristic.prune(pattern, self._prices))
                self._covering.start(self._best & optional)
                last = self._covering.moves + moves
            elif not self._covering.add(refutations):
                return

    def _refutations(self, pattern: Pattern) -> list[Cut]:
        return [cut for _, cut in self._separation.violated(pattern)]

    def _close(self) -> None:
        """The cheapest whole pattern that no cut refutes: safe and so the best of all, or a reason for more cuts."""
        pattern = self._proposed()
        if pattern is None:
            return
        cuts = self._refutations(pattern)
        if not cuts:
            self._keep(pattern)
            return
        cuts += self._separation.fractional(pattern.astype(np.float64))
        if not self._master.add(cuts):
            self._master.add([pattern_cut(self._part, pattern)])
        self._covering.add(cuts)
        self._offer(pattern, self._prices)

    def _proposed(self) -> Pattern | None:
        """The cheapest pattern that satisfies every cut, of which the master is given those that it needs."""
        while not self._done():
            budget, left = self._part.cost(self._best) - 1, self._deadline - time.monotonic()
            pattern, bound = self._master.solve(budget, left, self._stopped)
            self._lift(bound)
            if pattern is None or not self._master.add(self._covering.violated(pattern.astype(np.float64))):
                return pattern
        return None


def cheapest(
    part: Part,
    needs: list[Need],
    preferences: Floats,
    *,
    deadline: float,
    stopped: Stopped,
    report: Report,
) -> Choice:
    """The cheapest safe pattern of the part found before the deadline (of time.monotonic), with its bound."""
    return Search(part, needs, preferences, deadline=deadline, stopped=stopped, report=report).run()
