"""Inequalities that every safe pattern satisfies (Fischetti and Salazar-Gonzalez 2001, Management Science 47).

A relation among moves, any combination of the rows, bounds how far one cell can move by how far the others can. If
those suppressed cannot carry the move that is needed, then some of the rest must be suppressed as well: a sum of
weight x (cell suppressed) >= 1. All weights come from whole-number multipliers of the rows, so that a cut is true
whatever the floats of the solver were.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.certify import as_fractions
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.moves import Part, Pattern
from foi_letters.sdc.needs import Need

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cut:
    """Sum of weight x (cell suppressed) >= 1; with `of`, >= (that cell suppressed)."""

    columns: tuple[int, ...]
    weights: tuple[float, ...]
    of: int | None = None

    def value(self, x: Floats) -> float:
        """The left side less the right side: negative where `x` violates the cut."""
        left = float(x[list(self.columns)] @ np.asarray(self.weights))
        return left - (1.0 if self.of is None else float(x[self.of]))


class Combination:
    """One combination of the rows of a part: reduced . move <= limit for every move that the relations allow."""

    def __init__(self, part: Part, cost: tuple[int, int], row_duals: Floats) -> None:
        multipliers, self.scale = as_fractions(row_duals)
        reduced = np.zeros(len(part.names), dtype=np.int64)
        reduced[cost[0]] = cost[1] * self.scale
        self.limit: int | None = 0
        for row, multiplier in zip(part.system.rows, multipliers, strict=True):
            if multiplier:
                reduced[list(row.columns)] -= multiplier * np.asarray(row.coefficients, dtype=np.int64)
                self._add_limit(-multiplier, row.lo, row.hi)
        self.reduced: Whole = reduced

    def _add_limit(self, factor: int, lo: int | None, hi: int | None) -> None:
        end = hi if factor > 0 else lo
        self.limit = None if end is None or self.limit is None else self.limit + factor * end


def dual_cut(part: Part, need: Need, sign: int, row_duals: Floats) -> Cut | None:
    """The cut that the duals of `max sign x move` give, where that falls short of the need; None where it does not."""
    found = Combination(part, (need.cell, -sign), row_duals)
    mine = found.scale + sign * int(found.reduced[need.cell])
    if found.limit is None or mine <= 0:
        return None
    room = np.maximum(found.reduced * part.down, -found.reduced * part.up)
    room[need.cell] = 0
    if need.given is not None:
        room[need.given] = 0
    short = need.amount * mine - found.limit - int(room[part.always].sum())
    return _cut(part, room, short) if short > 0 else None


def _cut(part: Part, room: Whole, short: int) -> Cut:
    columns = np.flatnonzero((room > 0) & ~part.always)
    weights = np.minimum(room[columns] / short, 1.0)
    return Cut(tuple(columns.tolist()), tuple(weights.tolist()))


def either(cuts: Iterable[Cut]) -> Cut:
    """The cut that holds wherever at least one of these does."""
    weight: dict[int, float] = {}
    for cut in cuts:
        for column, each in zip(cut.columns, cut.weights, strict=True):
            weight[column] = max(each, weight.get(column, 0.0))
    columns = tuple(sorted(weight))
    return Cut(columns, tuple(weight[column] for column in columns))


def support_cut(part: Part, row_duals: Floats, cell: int, *, of: int | None) -> Cut | None:
    """A combination of equations in which `cell` meets only cells that may be shown: one of them must move with it."""
    found = Combination(part, (cell, -1), row_duals)
    others = found.reduced != 0
    others[cell] = False
    fixed_by_others = found.scale + int(found.reduced[cell]) != 0
    if found.limit != 0 or not fixed_by_others or (others & part.always).any():
        return None
    columns = np.flatnonzero(others)
    return Cut(tuple(columns.tolist()), (1.0,) * len(columns), of)


def pattern_cut(part: Part, pattern: Pattern) -> Cut:
    """Of a pattern known to be unsafe: something outside it must be suppressed."""
    columns = np.flatnonzero(~pattern & ~part.always)
    return Cut(tuple(columns.tolist()), (1.0,) * len(columns))
