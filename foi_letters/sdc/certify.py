"""Exact arithmetic over what the linear program proposes: a float is believed only after whole numbers confirm it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from foi_letters.sdc.linear import Floats
from foi_letters.sdc.system import Row, System

DENOMINATORS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 60, 2520, 1_000_000)
NEAR = 1e-6


def nearest_whole(x: Floats) -> list[int]:
    """Every value rounded to the nearest whole number."""
    return [round(value) for value in x.tolist()]


def as_fractions(x: Floats) -> tuple[list[int], int]:
    """Numerators over one small denominator that is near every value; the last denominator is taken as it comes."""
    values = x.tolist()
    for denominator in DENOMINATORS[:-1]:
        numerators = [round(value * denominator) for value in values]
        if all(abs(value * denominator - n) < NEAR for value, n in zip(values, numerators, strict=True)):
            return numerators, denominator
    return [round(value * DENOMINATORS[-1]) for value in values], DENOMINATORS[-1]


def proven_least(system: System, costs: Mapping[int, int], row_duals: Floats) -> int | None:
    """A whole number below which sum of cost x column cannot lie, by weak duality in exact arithmetic.

    Any multipliers of the rows give a true bound, so a duality gap can make it weak but never wrong. None where the
    multipliers lean on a side that has no bound.
    """
    multipliers, scale = as_fractions(row_duals)
    reduced: dict[int, int] = defaultdict(int, {column: c * scale for column, c in costs.items()})
    total = 0
    for row, multiplier in zip(system.rows, multipliers, strict=True):
        if multiplier:
            side = row.lo if multiplier > 0 else row.hi
            if side is None:
                return None
            total += multiplier * side
            _subtract(reduced, row, multiplier)
    for column, cost in reduced.items():
        if cost:
            end = system.lo[column] if cost > 0 else system.hi[column]
            if end is None:
                return None
            total += cost * end
    return -(-total // scale)


def _subtract(reduced: dict[int, int], row: Row, multiplier: int) -> None:
    for column, c in zip(row.columns, row.coefficients, strict=True):
        reduced[column] -= multiplier * c


def is_direction(system: System, direction: Sequence[int]) -> bool:
    """Whether every table stays a table however far it is moved in this direction of whole numbers."""
    for column, step in enumerate(direction):
        if step < 0 or (step > 0 and system.hi[column] is not None):
            return False
    return all(_open_ended(row, direction) for row in system.rows)


def _open_ended(row: Row, direction: Sequence[int]) -> bool:
    change = sum(c * direction[column] for column, c in zip(row.columns, row.coefficients, strict=True))
    return (row.lo is None or change >= 0) and (row.hi is None or change <= 0)
