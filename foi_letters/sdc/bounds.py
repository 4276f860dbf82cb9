"""The exact bounds of every hidden count of one connected part of a system, in whole numbers.

A bound is *certified* when two things meet: a table of whole numbers that reaches it, and a combination of the
published relations that forbids more, both checked in exact arithmetic (`certify`). The linear program proposes both.
Where they do not meet, for the part is not integral, a program in whole numbers decides. Tables are shared: each one
found is a witness for every count it holds.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from foi_letters.sdc.certify import as_fractions, is_direction, nearest_whole, proven_least
from foi_letters.sdc.conflict import conflict, ends, matrix_of
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.linear import INFINITY, Floats, Matrix, Outcome, Program, Solution
from foi_letters.sdc.system import System, contradiction


class Bounds:
    """The bounds of one part, found as they are asked for. Raises InputError where no table fits the part."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._lo, self._hi = ends(system.lo), ends(system.hi)
        self._linear = Program(matrix_of(system.rows), self._lo, self._hi)
        self._in_whole: Program | None = None
        self._least = self._most = self._first_table()
        self._endless = self._find_endless()

    def intervals(self, columns: Iterable[int] | None = None) -> dict[str, Interval]:
        """The interval of every hidden count, or of those in these columns, by name."""
        wanted = range(len(self.system.names)) if columns is None else columns
        return {self.system.names[column]: self._interval(column) for column in wanted}

    def movable(self, columns: Sequence[int]) -> Iterator[bool]:
        """For each column, whether more than one value is possible."""
        for column in columns:
            yield column in self._endless or self._moves(column)

    # one count

    def _interval(self, column: int) -> Interval:
        lo = self._extreme(column, 1)
        return Interval(lo, None if column in self._endless else -self._extreme(column, -1))

    def _moves(self, column: int) -> bool:
        return self._seen(column, 1) < -self._seen(column, -1) or (
            self._extreme(column, 1) < -self._extreme(column, -1)
        )

    def _seen(self, column: int, sign: int) -> int:
        """The least value of sign x column in any table found so far."""
        return self._least[column] if sign > 0 else -self._most[column]

    def _extreme(self, column: int, sign: int) -> int:
        """The least value of sign x column in any table."""
        limit = self.system.lo[column] if sign > 0 else self.system.hi[column]
        if limit is not None and self._seen(column, sign) == sign * limit:
            return sign * limit
        solution = self._solve(self._linear, column, sign)
        if proven_least(self.system, {column: sign}, solution.row_dual) == self._seen(column, sign):
            return self._seen(column, sign)
        return self._decide(column, sign)

    def _solve(self, program: Program, column: int, sign: int) -> Solution:
        program.set_cost(column, sign)
        solution = program.minimise()
        program.set_cost(column, 0.0)
        if solution.outcome is Outcome.OPTIMAL:
            self._keep(solution.x)
        return solution

    def _decide(self, column: int, sign: int) -> int:
        """The least value of sign x column by branch and bound; the table that reaches it is checked exactly."""
        solution = self._solve(self._whole_program(), column, sign)
        if solution.outcome is not Outcome.OPTIMAL or self._seen(column, sign) != round(solution.objective):
            raise ArithmeticError(f"the solver gave no whole-number bound of '{self.system.names[column]}'")
        return self._seen(column, sign)

    def _whole_program(self) -> Program:
        if self._in_whole is None:
            every = range(len(self.system.names))
            self._in_whole = Program(matrix_of(self.system.rows), self._lo, self._hi, whole=every)
        return self._in_whole

    # tables

    def _first_table(self) -> list[int]:
        solution = self._linear.minimise()
        table = nearest_whole(solution.x)
        if solution.outcome is Outcome.OPTIMAL and not self.system.holds(table):
            solution = self._whole_program().minimise()
            table = nearest_whole(solution.x)
        if solution.outcome is not Outcome.OPTIMAL or not self.system.holds(table):
            raise contradiction(conflict(self.system))
        return table

    def _keep(self, x: Floats) -> None:
        """Note what a table reaches."""
        table = nearest_whole(x)
        if self.system.holds(table):
            self._least = [min(pair) for pair in zip(self._least, table, strict=True)]
            self._most = [max(pair) for pair in zip(self._most, table, strict=True)]

    # counts without a bound

    def _find_endless(self) -> frozenset[int]:
        """The columns that can grow for ever: the widest support of a direction in which every table can move."""
        columns = len(self.system.names)
        if all(hi is not None for hi in self.system.hi):
            return frozenset()
        solution = _direction_program(self.system).minimise()
        direction = solution.x[:columns]
        grows = frozenset(np.flatnonzero(solution.x[columns:] > 0.5).tolist())
        whole, _ = as_fractions(direction)
        if is_direction(self.system, whole) and all(whole[column] > 0 for column in grows):
            return grows
        return frozenset(
            column for column in grows if self._solve(self._linear, column, -1).outcome is Outcome.UNBOUNDED
        )


def _direction_program(system: System) -> Program:
    """Maximise the sum of t over directions d >= 0, with t <= d and t <= 1: t is 1 wherever d can be positive."""
    columns = len(system.names)
    kept_at_0 = ends(system.hi) < INFINITY
    rows = matrix_of(system.rows)
    every = range(columns)
    matrix = Matrix(
        [*rows.columns, *([n, columns + n] for n in every)],
        [*rows.coefficients, *([1.0, -1.0] for _ in every)],
        [*(-INFINITY if row.lo is None else 0.0 for row in system.rows), *(0.0 for _ in every)],
        [*(INFINITY if row.hi is None else 0.0 for row in system.rows), *(INFINITY for _ in every)],
    )
    hi = np.concatenate([np.where(kept_at_0, 0.0, INFINITY), np.where(kept_at_0, 0.0, 1.0)])
    program = Program(matrix, np.zeros(2 * columns), hi)
    program.set_costs(np.concatenate([np.zeros(columns), np.full(columns, -1.0)]))
    return program
