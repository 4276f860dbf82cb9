"""Whether a pattern meets the needs of a part: shown by a move, or refuted by a cut that the pattern violates."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from foi_letters.sdc.certify import nearest_whole
from foi_letters.sdc.conflict import matrix_of
from foi_letters.sdc.cuts import Cut, dual_cut, either, pattern_cut, support_cut
from foi_letters.sdc.linear import INFINITY, Floats, Matrix, Outcome, Program
from foi_letters.sdc.moves import Part, Pattern
from foi_letters.sdc.needs import Need
from foi_letters.sdc.witnesses import Witnesses

NEAR = 1e-6
VIOLATED = 1e-2
UNLIMITED = 1e3


class Separation:
    """Tests patterns of one part, whole or fractional (a share of each cell)."""

    def __init__(self, part: Part, needs: Sequence[Need]) -> None:
        self.part, self.needs = part, needs
        self.witnesses = Witnesses(part, needs)
        self._down, self._up = part.down.astype(np.float64), part.up.astype(np.float64)
        still = np.zeros(len(part.names))
        self._linear = Program(matrix_of(part.system.rows), still, still)
        self._equations = Program(_equations_alone(part), still, still)
        self._in_whole: Program | None = None

    # whole patterns

    def violated(self, pattern: Pattern) -> Iterator[tuple[Need, Cut]]:
        """Each need that the pattern fails to meet, with a cut that it violates; none if the pattern is safe."""
        unmet = self.witnesses.unmet(pattern)
        for n, need in enumerate(self.needs):
            if unmet[n]:
                cut = self.test(need, pattern)
                if cut is None:
                    unmet &= self.witnesses.unmet(pattern)
                else:
                    yield need, cut

    def safe(self, pattern: Pattern) -> bool:
        """Whether the pattern meets every need."""
        return next(self.violated(pattern), None) is None

    def test(self, need: Need, pattern: Pattern) -> Cut | None:
        """None if the pattern meets the need (the move that shows it is kept), else a cut that it violates."""
        cuts = []
        for sign in (need.sign,) if need.sign else (1, -1):
            cut = self._test_direction(need, sign, pattern)
            if cut is None:
                return None
            cuts.append(cut)
        return cuts[0] if len(cuts) == 1 else either(cuts)

    def _test_direction(self, need: Need, sign: int, pattern: Pattern) -> Cut | None:
        lo, hi = np.where(pattern, -self._down, 0.0), np.where(pattern, self._up, 0.0)
        if need.given is not None:
            lo[need.given] = hi[need.given] = 0.0
        self._linear.set_ranges(lo, hi)
        self._linear.set_cost(need.cell, -sign)
        solution = self._linear.minimise()
        self._linear.set_cost(need.cell, 0.0)
        if -solution.objective < need.amount - NEAR:
            return dual_cut(self.part, need, sign, solution.row_dual) or pattern_cut(self.part, pattern)
        if self.witnesses.add(nearest_whole(solution.x)):
            return None
        return self._test_in_whole_numbers(need, sign, lo, hi, pattern)

    def _test_in_whole_numbers(
        self, need: Need, sign: int, lo: Floats, hi: Floats, pattern: Pattern
    ) -> Cut | None:
        if self._in_whole is None:
            every = range(len(self.part.names))
            self._in_whole = Program(matrix_of(self.part.system.rows), lo, hi, whole=every)
        if sign > 0:
            lo[need.cell], hi[need.cell] = need.amount, self._up[need.cell]
        else:
            lo[need.cell], hi[need.cell] = -self._down[need.cell], -need.amount
        self._in_whole.set_ranges(lo, hi)
        solution = self._in_whole.minimise()
        if solution.outcome is Outcome.OPTIMAL and self.witnesses.add(nearest_whole(solution.x)):
            return None
        return pattern_cut(self.part, pattern)

    # fractional patterns

    def fractional(self, x: Floats) -> Iterator[Cut]:
        """Cuts that a fractional pattern violates: the share of each cell caps how far it carries a need's move."""
        far = sorted((need for need in self.needs if need.sign), key=lambda need: need.amount)
        for amount, needs in groupby(far, key=lambda need: need.amount):
            self._linear.set_ranges(-np.minimum(self._down, amount) * x, np.minimum(self._up, amount) * x)
            for need in needs:
                yield from self._fractional(need, x)
        yield from self._supports(x)

    def _fractional(self, need: Need, x: Floats) -> Iterator[Cut]:
        self._linear.set_cost(need.cell, -need.sign)
        solution = self._linear.minimise()
        self._linear.set_cost(need.cell, 0.0)
        if -solution.objective < need.amount * (1 - VIOLATED):
            cut = dual_cut(self.part, need, need.sign, solution.row_dual)
            if cut is not None and cut.value(x) < -VIOLATED:
                yield cut

    def _supports(self, x: Floats) -> Iterator[Cut]:
        """Cuts that say: a cell that must move, or that is suppressed at all, needs another to move with it.

        The second kind holds for every pattern from which no cell can be left out, and the best is one of these.
        """
        room = np.where(self.part.always, UNLIMITED, x)
        self._equations.set_ranges(-room, room)
        for need in self.needs:
            if need.sign == 0 and need.given is None:
                yield from self._support(need.cell, 1.0, x, of=None)
        for column in np.flatnonzero(~self.part.always & (x > VIOLATED)).tolist():
            yield from self._support(column, x[column], x, of=column)

    def _support(self, cell: int, share: float, x: Floats, *, of: int | None) -> Iterator[Cut]:
        self._equations.set_cost(cell, -1.0)
        solution = self._equations.minimise()
        self._equations.set_cost(cell, 0.0)
        if -solution.objective < share - VIOLATED:
            cut = support_cut(self.part, solution.row_dual, cell, of=of)
            if cut is not None and cut.value(x) < -VIOLATED:
                yield cut


def _equations_alone(part: Part) -> Matrix:
    """The rows of a part with the inequalities left open, so that only equations tie cells together."""
    rows = part.system.rows
    matrix = matrix_of(rows)
    equal = [row.lo == row.hi for row in rows]
    return Matrix(
        matrix.columns,
        matrix.coefficients,
        [0.0 if each else -INFINITY for each in equal],
        [0.0 if each else INFINITY for each in equal],
    )


def first_of_each(found: Iterable[tuple[Need, Cut]]) -> list[Cut]:
    """The cuts alone, each once."""
    return list(dict.fromkeys(cut for _, cut in found))
