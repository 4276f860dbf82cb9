"""The cuts found so far as a covering problem, and a local search for cheaper covers (Gao, Weise and Li 2015, EJOR 246).

A pattern that satisfies every cut may still be unsafe, but it is quickly found: one cell leaves the pattern and others
join for a cut that is violated, while cuts that stay violated gain weight. What separation says of such a pattern
becomes new cuts, so that search and bound learn from each other.
"""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.cuts import Cut
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.moves import Pattern

FIRST_ROOM = 256
COVERED = 1 - 1e-4
CHEAP = 0.1
"""What a cell without cost counts as, where gains are weighed against costs."""

Columns = npt.NDArray[np.int64]


class Covering:
    """Cuts without conditions, each a row: the shares of the columns in a pattern are to sum to 1 or more."""

    def __init__(self, costs: npt.NDArray[np.int64], seed: int) -> None:
        self._costs = costs
        self._prices = np.maximum(costs, CHEAP)
        self._random = np.random.default_rng(seed)
        self._cuts: dict[Cut, None] = {}
        self._columns: list[Columns] = []
        self._shares = np.zeros((len(costs), FIRST_ROOM), dtype=np.float32)  # by column, then by cut
        self._weights, self._reached = np.ones(FIRST_ROOM), np.zeros(FIRST_ROOM, dtype=np.float32)
        self._changed = np.zeros(len(costs), dtype=np.int64)
        self.moves = 0
        """How many moves were made so far."""
        self.start(np.zeros(len(costs), dtype=np.bool_))

    def add(self, cuts: Iterable[Cut]) -> int:
        """Take in the cuts that are new and hold without condition; how many these were."""
        new = [cut for cut in dict.fromkeys(cuts) if cut.of is None and cut not in self._cuts]
        for cut in new:
            self._append(cut)
        return len(new)

    def _append(self, cut: Cut) -> None:
        number, columns = len(self._cuts), np.asarray(cut.columns, dtype=np.int64)
        if number == len(self._weights):
            self._shares = np.concatenate([self._shares, np.zeros_like(self._shares)], axis=1)
            self._weights = np.concatenate([self._weights, np.ones_like(self._weights)])
            self._reached = np.concatenate([self._reached, np.zeros_like(self._reached)])
        self._cuts[cut] = None
        self._columns.append(columns)
        self._shares[columns, number] = cut.weights
        self._reached[number] = self._shares[self._in, number].sum()

    def violated(self, x: Floats) -> list[Cut]:
        """The cuts that this pattern, whole or fractional, violates."""
        reached = x.astype(np.float32) @ self._shares[:, : len(self._cuts)]
        return [cut for cut, each in zip(self._cuts, reached.tolist(), strict=True) if each < COVERED]

    def start(self, pattern: Pattern) -> None:
        """Search from this pattern (of columns that cost) onwards."""
        self._in = pattern.copy()
        self._cost = int(self._costs[pattern].sum())
        self._reached[:] = self._shares[pattern].sum(axis=0)

    def cover(self, budget: int, moves: int, stopped: Callable[[], bool]) -> Pattern | None:
        """A pattern within the budget that satisfies every cut, or None after so many moves."""
        for _ in range(moves):
            if self._cost <= budget and not len(self._open()):
                return self._in.copy()
            if stopped():
                return None
            self._move(budget)
        return None

    def _open(self) -> Columns:
        return np.flatnonzero(self._reached[: len(self._cuts)] < COVERED)

    def _move(self, budget: int) -> None:
        """The column missed least leaves; one joins, pushing out others if it must; more join as the budget allows."""
        self.moves += 1
        if self._in.any():
            self._flip(self._least_missed())
        money = budget
        while len(open_ := self._open()):
            joins = self._most_wanted(open_, money)
            if joins is None:
                break
            self._flip(joins)
            while self._cost > budget:
                self._flip(self._least_missed())
            money = budget - self._cost
        self._weights[open_] += 1

    def _flip(self, column: int) -> None:
        sign = -1 if self._in[column] else 1
        self._in[column] = sign > 0
        self._cost += sign * int(self._costs[column])
        self._reached += sign * self._shares[column]
        self._changed[column] = self.moves

    def _least_missed(self) -> int:
        """Of those that did not join just now, the column whose cuts lose least by weight; the longest there of equals."""
        inside = np.flatnonzero(self._in)
        settled = inside[self._changed[inside] < self.moves - 1]
        columns, used = (settled if len(settled) else inside), len(self._cuts)
        short = np.maximum(COVERED - self._reached[:used], 0)
        shorter = np.maximum(COVERED - self._reached[:used] + self._shares[columns, :used], 0)
        return self._oldest(columns, (shorter - short) @ self._weights[:used] / self._prices[columns])

    def _most_wanted(self, open_: Columns, money: int) -> int | None:
        """The column of some violated cut that serves the violated cuts best by weight for what it costs."""
        columns = self._columns[int(open_[self._random.integers(len(open_))])]
        fresh = ~self._in[columns] & (self._changed[columns] < self.moves) & (self._costs[columns] <= money)
        columns = columns[fresh]
        if not len(columns):
            return None
        short = COVERED - self._reached[open_]
        served = np.minimum(self._shares[np.ix_(columns, open_)], short) @ self._weights[open_]
        return self._oldest(columns, -served / self._prices[columns])

    def _oldest(self, columns: Columns, scores: Floats) -> int:
        best = columns[scores <= scores.min() + 1e-9]
        return int(best[np.argmin(self._changed[best])])
