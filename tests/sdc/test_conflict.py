"""Published figures that cannot all be true: the relations named are a smallest set that no whole numbers fit."""

import random
from itertools import product

import pytest

from foi_letters.sdc.conflict import conflict, ends, matrix_of
from foi_letters.sdc.instance import Relation
from foi_letters.sdc.linear import INFINITY
from foi_letters.sdc.system import Row, System


def row(coefficients: dict[int, int], lo: int | None, hi: int | None) -> Row:
    columns, values = tuple(coefficients), tuple(coefficients.values())
    return Row(
        columns, values, lo, hi, Relation.between([(str(n), c) for n, c in coefficients.items()], lo, hi)
    )


def system(*rows: Row, columns: int = 3, most: int | None = 9) -> System:
    return System([str(n) for n in range(columns)], [0] * columns, [most] * columns, list(rows))


SUM_IS_5 = row({0: 1, 1: 1}, 5, 5)
SUM_IS_6 = row({0: 1, 1: 1}, 6, 6)
IDLE = row({1: 1, 2: 1}, 0, 12)


def test_two_totals_of_the_same_cells_are_named_and_nothing_else() -> None:
    assert conflict(system(IDLE, SUM_IS_5, IDLE, SUM_IS_6, IDLE)) == [SUM_IS_5, SUM_IS_6]


def test_one_relation_can_contradict_the_ranges_alone() -> None:
    too_much = row({0: 1, 1: 1}, 19, 19)
    assert conflict(system(IDLE, too_much)) == [too_much]


def test_a_chain_of_relations_is_kept_whole() -> None:
    chain = [row({0: 1, 1: -1}, 1, None), row({1: 1, 2: -1}, 1, None), row({2: 1, 0: -1}, 1, None)]
    assert conflict(system(IDLE, *chain, SUM_IS_5)) == chain


def test_fractions_fit_where_whole_numbers_do_not() -> None:
    """X + y = 5 and x = y: halves would do."""
    equal = row({0: 1, 1: -1}, 0, 0)
    assert conflict(system(equal, IDLE, SUM_IS_5)) == [equal, SUM_IS_5]


def test_counts_without_a_bound_are_no_obstacle() -> None:
    assert conflict(system(IDLE, SUM_IS_5, SUM_IS_6, most=None)) == [SUM_IS_5, SUM_IS_6]


def fits(rows: list[Row], most: int) -> bool:
    return any(system(*rows, most=most).holds(values) for values in product(range(most + 1), repeat=3))


def any_row(draw: random.Random) -> Row:
    coefficients = {n: draw.choice([-2, -1, 1, 2]) for n in draw.sample(range(3), draw.randint(1, 3))}
    low = draw.randint(-4, 6)
    return row(coefficients, draw.choice([low, None]), low + draw.randint(0, 1))


@pytest.mark.parametrize("seed", range(40))
def test_the_set_fits_nothing_and_without_any_one_of_it_something_fits(seed: int) -> None:
    draw = random.Random(seed)
    rows = [any_row(draw)]
    while fits(rows, 4):
        rows.append(any_row(draw))
    rows += [any_row(draw) for _ in range(draw.randint(0, 3))]
    draw.shuffle(rows)
    found = conflict(system(*rows, most=4))
    assert found == [each for each in rows if each in found], "in their order"
    assert not fits(found, 4)
    assert all(fits(found[:n] + found[n + 1 :], 4) for n in range(len(found)))


def test_no_bound_is_infinity_to_the_solver() -> None:
    assert ends([3, None]).tolist() == [3.0, INFINITY]
    matrix = matrix_of([row({0: 1}, None, 4), row({1: 2}, 1, None)])
    assert (list(matrix.lo), list(matrix.hi)) == ([-INFINITY, 1], [4, INFINITY])
