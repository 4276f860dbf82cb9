"""The local search over the cuts: it finds covers within a budget where there are any, and none where there are not."""

import itertools
import random

import numpy as np
import pytest

from foi_letters.sdc.covering import Covering
from foi_letters.sdc.cuts import Cut
from foi_letters.sdc.linear import INFINITY, Matrix, Program
from foi_letters.sdc.moves import Pattern

Costs = np.ndarray[tuple[int], np.dtype[np.int64]]
COSTS = np.asarray([5, 2, 9, 1], dtype=np.int64)
MOVES = 30
CUTS = [Cut((0, 1), (1.0, 1.0)), Cut((1, 2, 3), (0.5, 1.0, 0.5))]


def covering(*cuts: Cut, costs: Costs = COSTS) -> Covering:
    made = Covering(costs, seed=1)
    made.add(cuts)
    return made


def chosen(*columns: int, of: int = 4) -> Pattern:
    found = np.zeros(of, dtype=np.bool_)
    found[list(columns)] = True
    return found


def found(made: Covering, budget: int, *start: int, moves: int = 50) -> list[int] | None:
    made.start(chosen(*start))
    pattern = made.cover(budget, moves, lambda: False)
    return None if pattern is None else [int(each) for each in np.flatnonzero(pattern)]


def test_the_cuts_that_a_pattern_violates_are_told() -> None:
    made = covering(*CUTS)
    assert made.violated(chosen(1).astype(np.float64)) == CUTS[1:]
    assert made.violated(chosen(1, 3).astype(np.float64)) == []
    assert made.violated(np.zeros(4)) == CUTS
    assert made.violated(np.asarray([0.5, 0.5, 0.74, 0.0])) == CUTS[1:]
    assert made.violated(np.asarray([0.5, 0.5, 0.75, 0.0])) == []


def test_a_cut_is_taken_in_once_and_one_with_a_condition_not_at_all() -> None:
    made = covering(*CUTS, CUTS[0], Cut((0, 3), (1.0, 1.0), of=2))
    made.add(CUTS)
    assert made.violated(np.zeros(4)) == CUTS


def test_a_thousand_cuts_are_kept() -> None:
    many = [Cut((n % 4, 4 + n % 7), (1.0, 1 / (n + 2))) for n in range(1000)]
    made = covering(*many, costs=np.ones(11, dtype=np.int64))
    assert made.violated(np.zeros(11)) == many
    assert made.violated(chosen(0, 1, 2, 3, of=11).astype(np.float64)) == []
    assert made.violated(chosen(0, 2, of=11).astype(np.float64)) == [
        cut for cut in many if cut.columns[0] in (1, 3)
    ]


def test_the_cheapest_cover_is_found() -> None:
    assert found(covering(*CUTS), 3, 0, 1, 2, 3) == [1, 3]
    assert found(covering(*CUTS), 2, 0, 1, 2, 3) is None


def test_a_pattern_that_is_a_cover_within_the_budget_is_left_as_it_is() -> None:
    assert found(covering(*CUTS), 14, 0, 2) == [0, 2]
    assert found(covering(*CUTS), 13, 0, 2) != [0, 2]
    assert found(covering(*CUTS), 14, 0, 2, moves=0) is None


def test_what_is_added_on_the_way_counts() -> None:
    made = covering(CUTS[0])
    assert found(made, 5, 0) == [0]
    made.add([CUTS[1]])
    assert made.cover(14, 50, lambda: False) is not None
    assert found(made, 3, 0) == [1, 3]


def test_what_is_added_on_the_way_may_be_satisfied_already() -> None:
    made = covering(CUTS[0])
    made.start(chosen(0, 2))
    made.add([CUTS[1]])
    assert made.cover(14, 1, lambda: False) is not None


def test_the_start_is_not_changed_and_what_is_found_is_its_own() -> None:
    made, start = covering(*CUTS), chosen(0, 1, 2, 3)
    made.start(start)
    first = made.cover(17, 5, lambda: False)
    assert first is not None
    made.cover(3, 50, lambda: False)
    assert start.all()
    assert first.all()


def test_a_search_that_is_stopped_finds_nothing() -> None:
    made = covering(*CUTS)
    made.start(chosen(0, 1, 2, 3))
    assert made.cover(3, 50, lambda: True) is None


def test_a_search_can_start_from_nothing() -> None:
    assert found(covering(*CUTS), 3) == [1, 3]
    assert found(covering(), 0) == []


def test_a_cell_without_cost_can_join() -> None:
    free = np.asarray([0, 3, 0], dtype=np.int64)
    made = Covering(free, seed=1)
    made.add([Cut((0, 1), (1.0, 1.0)), Cut((1, 2), (1.0, 1.0))])
    made.start(chosen(1, of=3))
    pattern = made.cover(0, 20, lambda: False)
    assert pattern is not None
    assert pattern.tolist() == [True, False, True]


def problem(random_: random.Random) -> tuple[Costs, list[Cut]]:
    columns = random_.randrange(6, 11)
    costs = np.asarray([random_.choice([1, 1, 2, 3, 7, 12]) for _ in range(columns)], dtype=np.int64)
    cuts = []
    for _ in range(random_.randrange(4, 12)):
        members = sorted(random_.sample(range(columns), random_.randrange(2, 5)))
        weights = [random_.choice([1.0, 1.0, 0.5, 0.25]) for _ in members]
        weights[0] = 1.0
        cuts.append(Cut(tuple(members), tuple(weights)))
    return costs, cuts


def least(costs: Costs, cuts: list[Cut]) -> int:
    every = (np.asarray(bits, dtype=np.float64) for bits in itertools.product([0, 1], repeat=len(costs)))
    return min(int(x @ costs) for x in every if all(cut.value(x) >= 0 for cut in cuts))


@pytest.mark.parametrize("seed", range(40))
def test_the_least_cover_is_found_in_few_moves_and_nothing_below_it(seed: int) -> None:
    costs, cuts = problem(random.Random(seed))
    optimum = least(costs, cuts)
    made = covering(*cuts, costs=costs)
    made.start(np.ones(len(costs), dtype=np.bool_))
    pattern = made.cover(optimum, MOVES, lambda: False)
    assert pattern is not None
    assert int(costs[pattern].sum()) <= optimum
    assert made.violated(pattern.astype(np.float64)) == []
    assert made.cover(optimum - 1, 30, lambda: False) is None


def moves_to(optimum: int, costs: Costs, cuts: list[Cut]) -> int:
    """How many moves the search makes from the whole to a cover of this cost."""
    made = covering(*cuts, costs=costs)
    made.start(np.ones(len(costs), dtype=np.bool_))
    assert made.cover(optimum, 500, lambda: False) is not None
    return made.moves


def test_a_small_optimum_takes_seven_moves_on_the_average() -> None:
    problems = [problem(random.Random(seed)) for seed in range(40)]
    assert sum(moves_to(least(*each), *each) for each in problems) <= 40 * 7


def harder(random_: random.Random) -> tuple[Costs, list[Cut]]:
    """Thirty columns of much the same cost, so that what counts is how well they serve together."""
    costs = np.asarray([random_.choice([3, 4, 5, 6, 7]) for _ in range(30)], dtype=np.int64)
    cuts = []
    for _ in range(40):
        members = sorted(random_.sample(range(30), random_.randrange(3, 7)))
        cuts.append(Cut(tuple(members), tuple(random_.choice([1.0, 1.0, 0.5]) for _ in members)))
    return costs, cuts


def least_by_solver(costs: Costs, cuts: list[Cut]) -> int:
    rows = Matrix(
        [cut.columns for cut in cuts],
        [cut.weights for cut in cuts],
        [1.0] * len(cuts),
        [INFINITY] * len(cuts),
    )
    program = Program(rows, np.zeros(len(costs)), np.ones(len(costs)), whole=range(len(costs)))
    program.set_costs(costs.astype(np.float64))
    return round(program.minimise().objective)


def test_an_optimum_among_a_thousand_million_patterns_takes_some_forty_moves() -> None:
    problems = [harder(random.Random(seed)) for seed in range(12)]
    assert sum(moves_to(least_by_solver(*each), *each) for each in problems) <= 12 * 45
