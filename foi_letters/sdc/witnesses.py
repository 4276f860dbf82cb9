"""Moves found so far. Each one shows that its cells can move together, in every pattern that frees them all."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.moves import Part, Pattern
from foi_letters.sdc.needs import Need

FIRST_ROOM = 64
LEAST, MOST = np.iinfo(np.int64).min, np.iinfo(np.int64).max
"""The ends of a row that has none."""


class Witnesses:
    """Whole-number moves of a part, checked exactly when they are added; and which needs a pattern is seen to meet."""

    def __init__(self, part: Part, needs: Sequence[Need]) -> None:
        self._down, self._up = part.down, part.up
        rows = part.system.rows
        self._row = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])
        self._column = np.asarray([column for row in rows for column in row.columns], dtype=np.int64)
        self._coefficient = np.asarray([c for row in rows for c in row.coefficients], dtype=np.int64)
        self._lo = np.asarray([LEAST if row.lo is None else row.lo for row in rows], dtype=np.int64)
        self._hi = np.asarray([MOST if row.hi is None else row.hi for row in rows], dtype=np.int64)
        self._cells = np.asarray([need.cell for need in needs], dtype=np.int64)
        self._sign = np.asarray([need.sign for need in needs], dtype=np.int64)
        self._amount = np.asarray([need.amount for need in needs], dtype=np.int64)
        given = np.asarray([-1 if need.given is None else need.given for need in needs], dtype=np.int64)
        self._given = given
        self._used = 0
        self._moved = np.zeros((FIRST_ROOM, len(part.names)), dtype=np.bool_)
        self._meets = np.zeros((FIRST_ROOM, len(needs)), dtype=np.bool_)

    def add(self, move: Sequence[int]) -> bool:
        """Keep a move, if it is one and meets any need."""
        steps = np.asarray(move, dtype=np.int64)
        if not self._allowed(steps):
            return False
        meets = self._met_by(steps)
        if meets.any():
            self._append(steps != 0, meets)
        return True

    def _allowed(self, steps: npt.NDArray[np.int64]) -> bool:
        """Whether ranges and relations allow these steps."""
        sums = np.zeros(len(self._lo), dtype=np.int64)
        np.add.at(sums, self._row, self._coefficient * steps[self._column])
        in_range = (steps >= -self._down) & (steps <= self._up)
        return bool(in_range.all() and ((sums >= self._lo) & (sums <= self._hi)).all())

    def _met_by(self, steps: npt.NDArray[np.int64]) -> Pattern:
        of_cell = steps[self._cells]
        far = np.where(self._sign == 0, np.abs(of_cell), self._sign * of_cell) >= self._amount
        insider_stays = (self._given < 0) | (steps[self._given] == 0)
        return np.asarray(far & insider_stays)

    def _append(self, moved: Pattern, meets: Pattern) -> None:
        if self._used == len(self._moved):
            self._moved = np.concatenate([self._moved, np.zeros_like(self._moved)])
            self._meets = np.concatenate([self._meets, np.zeros_like(self._meets)])
        self._moved[self._used], self._meets[self._used] = moved, meets
        self._used += 1

    def unmet(self, pattern: Pattern) -> Pattern:
        """By need: whether no move found so far shows that this pattern meets it."""
        fits = ~(self._moved[: self._used] & ~pattern).any(axis=1)
        return np.asarray(~self._meets[: self._used][fits].any(axis=0))
