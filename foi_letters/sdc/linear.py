"""HiGHS, as disclosure control uses it: a program over columns in ranges, solved again for other costs and ranges.

One thread and a fixed seed: the same program gives the same answer. What HiGHS returns is a float; whoever calls
turns it into whole numbers and checks them (`bounds`, `cuts`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import highspy
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
INFINITY = highspy.kHighsInf


class Outcome(Enum):
    """How a run of the solver ended."""

    OPTIMAL = auto()
    INFEASIBLE = auto()
    UNBOUNDED = auto()
    STOPPED = auto()
    """At a time limit or interrupted; `Solution.x` may hold the best found."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What a run gave: values and reduced costs by column, duals by row; in whole numbers, the proven bound."""

    outcome: Outcome
    objective: float
    x: Floats
    row_dual: Floats
    reduced_cost: Floats
    bound: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of sparse coefficients, each with a range."""

    columns: Sequence[Sequence[int] | Ints]
    coefficients: Sequence[Sequence[float] | Floats]
    lo: Sequence[float]
    hi: Sequence[float]


class _Quiet(highspy.Highs):
    """HiGHS that prints nothing: it writes a banner on standard output, where our data goes, at its first method."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the first method that highspy's own constructor calls
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Program:
    """min cost . x over rows and column ranges; `whole` names the columns that must be whole numbers."""

    def __init__(self, matrix: Matrix, lo: Floats, hi: Floats, *, whole: Sequence[int] = ()) -> None:
        self._solver = _Quiet()  # type: ignore[no-untyped-call]
        self._mixed = bool(whole)
        self.columns = len(lo)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("random_seed", 0)
        if not whole:
            self._solver.setOptionValue("presolve", "off")
            self._solver.setOptionValue("solver", "simplex")
        self._every = np.arange(self.columns, dtype=np.int32)
        none = np.zeros(0, dtype=np.int32)
        empty = np.zeros(0)
        self._solver.addCols(self.columns, np.zeros(self.columns), lo, hi, 0, none, none, empty)
        self.add_rows(matrix)
        if whole:
            kind = np.full(len(whole), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._solver.setOptionValue(
                "mip_rel_gap", 0.0
            )  # costs in millions are proven to the last one, too
            self._solver.changeColsIntegrality(len(whole), np.asarray(whole, dtype=np.int32), kind)

    def add_rows(self, matrix: Matrix) -> None:
        """Append rows."""
        sizes = np.asarray([len(columns) for columns in matrix.columns], dtype=np.int32)
        if not len(sizes):
            return
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
        index = np.concatenate([np.asarray(row, dtype=np.int32) for row in matrix.columns])
        value = np.concatenate([np.asarray(row, dtype=np.float64) for row in matrix.coefficients])
        lo, hi = np.asarray(matrix.lo, dtype=np.float64), np.asarray(matrix.hi, dtype=np.float64)
        self._solver.addRows(len(sizes), lo, hi, len(index), starts, index, value)

    def set_costs(self, costs: Floats) -> None:
        """Replace the cost of every column."""
        self._solver.changeColsCost(self.columns, self._every, costs)

    def set_cost(self, column: int, cost: float) -> None:
        """Replace the cost of one column."""
        self._solver.changeColCost(column, cost)

    def set_ranges(self, lo: Floats, hi: Floats) -> None:
        """Replace the range of every column."""
        self._solver.changeColsBounds(self.columns, self._every, lo, hi)

    def set_range(self, column: int, lo: float, hi: float) -> None:
        """Replace the range of one column."""
        self._solver.changeColBounds(column, lo, hi)

    def stop_when(self, stopped: Callable[[], bool]) -> None:
        """End a run in whole numbers early, with the best found, as soon as `stopped` says so."""
        self._solver.cbMipInterrupt.subscribe(lambda event: event.interrupt(stopped()))

    def minimise(self, *, seconds: float | None = None) -> Solution:
        """Solve; stop after so many seconds, if given."""
        clock = self._solver.getRunTime()  # HiGHS counts from the first run of the program
        self._solver.setOptionValue("time_limit", INFINITY if seconds is None else clock + max(0.0, seconds))
        self._solver.run()
        return self._solution()

    def _solution(self) -> Solution:
        outcome = _OUTCOMES.get(self._solver.getModelStatus(), Outcome.STOPPED)
        found, info = self._solver.getSolution(), self._solver.getInfo()
        return Solution(
            outcome,
            float(info.objective_function_value),
            np.asarray(found.col_value),
            np.asarray(found.row_dual),
            np.asarray(found.col_dual),
            float(info.mip_dual_bound) if self._mixed else float(info.objective_function_value),
        )


_STATUS = highspy.HighsModelStatus
_OUTCOMES = {
    _STATUS.kOptimal: Outcome.OPTIMAL,
    _STATUS.kModelEmpty: Outcome.OPTIMAL,
    _STATUS.kInfeasible: Outcome.INFEASIBLE,
    _STATUS.kUnbounded: Outcome.UNBOUNDED,
    _STATUS.kUnboundedOrInfeasible: Outcome.UNBOUNDED,
}
