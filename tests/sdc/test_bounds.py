"""Bounds are exact in whole numbers, whatever relations tie the counts."""

import itertools
import random
from collections.abc import Sequence

import numpy as np
import pytest

from foi_letters.errors import InputError
from foi_letters.sdc import bounds
from foi_letters.sdc.bounds import Bounds
from foi_letters.sdc.conflict import conflict
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.linear import INFINITY, Matrix, Outcome, Program, Solution
from foi_letters.sdc.system import Row, System, components, propagate

from .small_systems import row, system


def found(ranges: Sequence[tuple[int, int | None]], *rows: Row) -> list[Interval]:
    return list(Bounds(system(ranges, *rows)).intervals().values())


# by hand


def test_counts_that_nothing_ties_have_their_ranges() -> None:
    assert found([(1, 5), (0, None)]) == [Interval(1, 5), Interval(0, None)]


def test_a_sum_bounds_its_parts() -> None:
    assert found([(1, 9), (2, 9)], row({0: 1, 1: 1}, 6, 6)) == [Interval(1, 4), Interval(2, 5)]


def test_what_is_tied_to_a_count_without_a_bound_has_none_either() -> None:
    difference = row({0: 1, 1: -1}, 2, 2)
    assert found([(0, None), (0, None), (0, 3)], difference, row({1: 1, 2: -1}, 0, None)) == [
        Interval(2, None),
        Interval(0, None),
        Interval(0, 3),
    ]


def test_a_count_rises_without_bound_only_in_the_company_of_others() -> None:
    rows = row({0: 1, 1: -2}, 0, 0), row({1: 1, 2: -1}, None, 0), row({3: 1, 0: 1}, None, 7)
    assert found([(0, None)] * 4, *rows) == [
        Interval(0, 6),
        Interval(0, 3),
        Interval(0, None),
        Interval(0, 7),
    ]


def test_growth_by_more_than_one_at_a_time_is_growth() -> None:
    assert found([(0, None), (0, None)], row({0: 2, 1: -3}, 0, 0)) == [Interval(0, None), Interval(0, None)]


def test_whole_numbers_leave_less_than_shares_do() -> None:
    assert found([(0, 9), (0, 9)], row({0: 2, 1: 3}, 7, 7)) == [Interval(2, 2), Interval(1, 1)]
    assert found([(0, 9), (0, 9)], row({0: 3, 1: -5}, 1, 1)) == [Interval(2, 7), Interval(1, 4)]


def test_only_the_columns_that_are_asked_for_are_told() -> None:
    whole = Bounds(system([(1, 9), (2, 9)], row({0: 1, 1: 1}, 6, 6)))
    assert whole.intervals([1]) == {"c1": Interval(2, 5)}
    assert whole.intervals([]) == {}


def test_a_count_moves_when_it_has_two_values() -> None:
    rows = row({0: 1, 1: 1}, 6, 6), row({2: 2, 3: -2, 0: 4}, 8, 8), row({2: 1, 3: -1}, 0, 0)
    fixed = Bounds(system([(1, 9), (2, 9), (0, 9), (0, None)], *rows))
    assert list(fixed.movable([0, 1, 2, 3])) == [False, False, True, True]
    assert list(fixed.movable([3, 0])) == [True, False]


@pytest.mark.parametrize(
    "rows", [(row({0: 1, 1: 1}, 9, None),), (row({0: 2, 1: -2}, 1, 1),), (row({0: 3, 1: 3}, 4, 5),)]
)
def test_figures_that_no_table_fits_are_refused_with_the_relation(rows: tuple[Row, ...]) -> None:
    with pytest.raises(InputError, match="cannot hold together"):
        Bounds(system([(0, 4), (0, 4)], *rows))


def test_an_answer_of_the_solver_that_no_table_reaches_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Lying(Program):
        def minimise(self, *, seconds: float | None = None) -> Solution:
            honest = super().minimise(seconds=seconds)
            wrong = honest.objective - 1
            return Solution(honest.outcome, wrong, honest.x, honest.row_dual * 0, honest.reduced_cost, wrong)

    monkeypatch.setattr(bounds, "Program", Lying)
    with pytest.raises(ArithmeticError, match="no whole-number bound of 'c0'"):
        found([(0, 9), (0, 9)], row({0: 1, 1: 2}, 5, 7))


def test_a_direction_that_grows_nothing_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Idle(Program):
        """Says of the program of directions that all can grow, and shows none that does."""

        def minimise(self, *, seconds: float | None = None) -> Solution:
            honest = super().minimise(seconds=seconds)
            if len(honest.x) == 4:
                honest.x[:] = [0.0, 0.0, 1.0, 1.0]
            return honest

    monkeypatch.setattr(bounds, "Program", Idle)
    assert found([(0, None), (0, None)], row({0: 1}, None, 4)) == [Interval(0, 4), Interval(0, None)]


# by every table


def random_system(random_: random.Random) -> System:
    columns = random_.choice([2, 3, 4])
    ranges = [(low := random_.choice([0, 0, 1]), low + random_.randrange(1, 6)) for _ in range(columns)]
    rows = []
    for _ in range(random_.choice([1, 2, 3])):
        chosen = random_.sample(range(columns), random_.randrange(1, columns + 1))
        terms = {column: random_.choice([1, 1, -1, 2, 3, -2]) for column in chosen}
        middle = sum(c * random_.randint(*ranges[column]) for column, c in terms.items())
        lo = None if random_.random() < 0.2 else middle - random_.choice([0, 0, 1])
        hi = None if random_.random() < 0.2 else middle + random_.choice([0, 0, 2])
        rows.append(row(terms, lo, hi))
    return system(ranges, *rows)


def every_table(open_: System) -> list[tuple[int, ...]]:
    ranges = [range(lo, (hi or 0) + 1) for lo, hi in zip(open_.lo, open_.hi, strict=True)]
    return [table for table in itertools.product(*ranges) if open_.holds(table)]


@pytest.mark.parametrize("seed", range(4))
def test_bounds_are_those_of_every_table(seed: int) -> None:
    random_ = random.Random(seed)
    possible = 0
    for _ in range(60):
        open_ = random_system(random_)
        tables = every_table(open_)
        if not tables:
            with pytest.raises(InputError, match="cannot hold together"):
                Bounds(open_)
            continue
        possible += 1
        truth = [Interval(min(values), max(values)) for values in zip(*tables, strict=True)]
        whole = Bounds(open_)
        moves = list(Bounds(open_).movable(range(len(truth))))
        assert list(whole.intervals().values()) == truth
        assert moves == [not each.exact for each in truth]
    assert possible > 30


def test_narrowing_and_taking_apart_lose_no_table() -> None:
    random_ = random.Random(9)
    for _ in range(200):
        open_ = random_system(random_)
        tables = every_table(open_)
        names = list(open_.names)
        if not propagate(open_):
            assert not tables
            continue
        for name, lo, hi in zip(names, open_.lo, open_.hi, strict=True):
            assert all(lo <= table[names.index(name)] <= (hi or 0) for table in tables)
        if tables:
            parts = components(open_)
            size = np.prod([len(every_table(part)) for part in parts], initial=1)
            assert size == len(tables)
            assert sum(len(part.names) for part in parts) == sum(
                lo != hi for lo, hi in zip(open_.lo, open_.hi, strict=True)
            )


def test_a_conflict_is_one_and_none_of_its_rows_can_be_spared() -> None:
    random_ = random.Random(3)
    tried = 0
    for _ in range(150):
        open_ = random_system(random_)
        if not every_table(open_):
            rows = conflict(open_)
            ranges = list(zip(open_.lo, open_.hi, strict=True))
            assert not every_table(system(ranges, *rows))
            for n in range(len(rows)):
                assert every_table(system(ranges, *rows[:n], *rows[n + 1 :]))
            tried += 1
    assert tried > 10


# the solver


def program(*, whole: Sequence[int] = ()) -> Program:
    """Of x and y: x + y >= 2.5, x - y <= 1, both from 0 to 9; cost 2 x + y."""
    matrix = Matrix([[0, 1], [0, 1]], [[1.0, 1.0], [1.0, -1.0]], [2.5, -INFINITY], [INFINITY, 1.0])
    made = Program(matrix, np.zeros(2), np.full(2, 9.0), whole=whole)
    made.set_costs(np.asarray([2.0, 1.0]))
    return made


def test_a_program_is_solved_with_its_values_and_duals() -> None:
    solution = program().minimise()
    assert solution.outcome is Outcome.OPTIMAL
    assert (solution.objective, solution.bound) == (2.5, 2.5)
    assert solution.x.tolist() == [0.0, 2.5]
    assert solution.row_dual.tolist() == [1.0, 0.0]


def test_a_program_in_whole_numbers_has_whole_values_and_a_bound() -> None:
    solution = program(whole=[0, 1]).minimise()
    assert (solution.outcome, solution.objective, solution.bound) == (Outcome.OPTIMAL, 3.0, 3.0)
    assert program(whole=[0]).minimise().x.tolist() == [0.0, 2.5]


def test_costs_ranges_and_rows_can_be_changed() -> None:
    made = program()
    made.set_cost(1, 5.0)
    assert made.minimise().x.tolist() == [1.75, 0.75]
    made.set_range(0, 0.0, 1.0)
    assert made.minimise().x.tolist() == [1.0, 1.5]
    made.add_rows(Matrix([], [], [], []))
    made.add_rows(Matrix([[1], [0]], [[2.0], [1.0]], [4.0, 0.5], [6.0, 9.0]))
    assert made.minimise().x.tolist() == [0.5, 2.0]
    made.set_ranges(np.asarray([3.0, 2.5]), np.asarray([3.0, 9.0]))
    assert made.minimise().x.tolist() == [3.0, 2.5]


def test_how_a_run_ended_is_told() -> None:
    made = program()
    made.set_ranges(np.zeros(2), np.ones(2))
    assert made.minimise().outcome is Outcome.INFEASIBLE
    made.set_ranges(np.zeros(2), np.full(2, INFINITY))
    made.set_costs(np.asarray([-1.0, -1.0]))
    assert made.minimise().outcome is Outcome.UNBOUNDED


def split_market(seed: int) -> Program:
    """Thirty numbers that are to be shared out evenly four times over: minutes of work for any solver."""
    random_, every = random.Random(seed), list(range(30))
    weights = [[float(random_.randrange(100)) for _ in every] for _ in range(4)]
    halves = [sum(each) // 2 for each in weights]
    return Program(Matrix([every] * 4, weights, halves, halves), np.zeros(30), np.ones(30), whole=every)


def test_a_run_ends_at_its_time_or_when_it_is_told_to() -> None:
    limited, told = split_market(1), split_market(1)
    assert limited.minimise(seconds=0.05).outcome is Outcome.STOPPED
    told.stop_when(lambda: True)
    assert told.minimise().outcome is Outcome.STOPPED


def test_the_time_of_a_run_is_its_own() -> None:
    made = program(whole=[0, 1])
    made.minimise()
    assert made.minimise(seconds=10.0).outcome is Outcome.OPTIMAL


def test_what_grows_without_bound_is_found_for_all_counts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    class Counted(Program):
        def minimise(self, *, seconds: float | None = None) -> Solution:
            runs.append(len(runs))
            return super().minimise(seconds=seconds)

    monkeypatch.setattr(bounds, "Program", Counted)
    ties = [row({n: 1, n + 1: -1}, 0, 3) for n in range(20)]
    assert {each.hi for each in found([(0, None)] * 21, *ties)} == {None}
    assert len(runs) == 2  # a table, and a direction; the table is at every lower end


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    program(whole=[0, 1]).minimise()
    assert capfd.readouterr() == ("", "")
