"""Which published relations cannot hold together: a smallest set that no whole numbers fit."""

import numpy as np

from foi_letters.sdc.linear import INFINITY, Floats, Matrix, Outcome, Program
from foi_letters.sdc.system import Row, System


def matrix_of(rows: list[Row]) -> Matrix:
    """The rows as the solver takes them."""
    return Matrix(
        [row.columns for row in rows],
        [row.coefficients for row in rows],
        [-INFINITY if row.lo is None else row.lo for row in rows],
        [INFINITY if row.hi is None else row.hi for row in rows],
    )


def ends(values: list[int] | list[int | None]) -> Floats:
    """The ends of ranges as the solver takes them; None is no bound."""
    return np.asarray([INFINITY if end is None else end for end in values], dtype=np.float64)


def conflict(system: System) -> list[Row]:
    """A smallest set of rows that no whole numbers fit, found by leaving out ever smaller shares of them."""
    kept = list(system.rows)
    size = max(1, len(kept) // 2)
    while True:
        for start in range(len(kept) - 1, -1, -size):
            fewer = kept[: max(0, start - size + 1)] + kept[start + 1 :]
            if not _fits(system, fewer):
                kept = fewer
        if size == 1:
            return kept
        size //= 2


def _fits(system: System, rows: list[Row]) -> bool:
    lo, hi = ends(system.lo), ends(system.hi)
    if Program(matrix_of(rows), lo, hi).minimise().outcome is Outcome.INFEASIBLE:
        return False
    every = range(len(system.names))
    return Program(matrix_of(rows), lo, hi, whole=every).minimise().outcome is Outcome.OPTIMAL
