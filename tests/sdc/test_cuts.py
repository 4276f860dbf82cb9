"""A cut is what a combination of relations says of a pattern; separation finds one for each need that is not met."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from foi_letters.sdc.cuts import Combination, Cut, dual_cut, either, pattern_cut, support_cut
from foi_letters.sdc.instance import Instance, Level, Objective
from foi_letters.sdc.limits import limits_of, needs_of
from foi_letters.sdc.moves import Part, Pattern, parts_of
from foi_letters.sdc.needs import Need
from foi_letters.sdc.primary import candidates, marked_primary
from foi_letters.sdc.separation import Separation

from .brute_force import every_table, small_instance
from .small_systems import part, pattern, row

SUM = row({0: 1, 1: 1, 2: 1, 3: -1}, 0, 0)
"""Three parts and their total."""
MOVES = [(1, 4), (1, 9), (5, 2), (9, 3)]
TABLE = part(MOVES, SUM, always=(0,))


def of(found: Cut | None) -> tuple[Mapping[int, float], int | None] | None:
    return None if found is None else (dict(zip(found.columns, found.weights, strict=True)), found.of)


def dual(part_: Part, need: Need, multiplier: float) -> Mapping[int, float] | None:
    found = of(dual_cut(part_, need, need.sign, np.asarray([multiplier])))
    return found and found[0]


# one combination


def test_a_combination_carries_its_cost_less_its_rows() -> None:
    found = Combination(TABLE, (0, -1), np.asarray([-0.5]))
    assert (found.scale, found.limit, found.reduced.tolist()) == (2, 0, [-1, 1, 1, -1])


def test_the_limits_of_rows_add_up() -> None:
    rows = (row({0: 1, 1: -1}, None, 3), row({0: 1, 2: 1}, -4, None), row({1: 1}, 0, 9))
    part_ = part(MOVES[:3], *rows, always=(0,))
    assert Combination(part_, (0, -1), np.asarray([-2.0, 3.0, 0.0])).limit == 2 * 3 - 3 * -4


def test_a_row_without_a_bound_on_its_side_limits_nothing() -> None:
    part_ = part(MOVES[:2], row({0: 1, 1: -1}, None, 3), row({0: 1}, 0, 0))
    assert Combination(part_, (0, -1), np.asarray([1.0, -1.0])).limit is None
    assert Combination(part_, (0, -1), np.asarray([-1.0, 1.0])).limit == 3


# cuts of needs


def test_to_rise_the_other_parts_must_fall_or_the_total_rise() -> None:
    assert dual(TABLE, Need(0, 1, 4), -1.0) == {1: 0.25, 2: 1.0, 3: 0.75}


def test_half_a_combination_says_the_same() -> None:
    assert dual(TABLE, Need(0, 1, 4), -0.5) == {1: 0.25, 2: 1.0, 3: 0.75}
    found = support_cut(TABLE, np.asarray([-0.5]), 0, of=3)
    assert of(found) == ({1: 1.0, 2: 1.0, 3: 1.0}, 3)


def test_to_fall_the_other_parts_must_rise_or_the_total_fall() -> None:
    assert dual(TABLE, Need(0, -1, 4), 1.0) == {1: 1.0, 2: 0.5, 3: 1.0}


def test_what_is_hidden_anyway_carries_its_share() -> None:
    assert dual(part(MOVES, SUM, always=(0, 1)), Need(0, 1, 4), -1.0) == {2: 1.0, 3: 1.0}


def test_what_an_insider_knows_carries_nothing() -> None:
    assert dual(TABLE, Need(0, 1, 4, given=2), -1.0) == {1: 0.25, 3: 0.75}


def test_an_inequality_carries_as_far_as_it_has_room() -> None:
    part_ = part(MOVES, row({0: 1, 3: -1}, None, 2), always=(0,))
    assert dual(part_, Need(0, 1, 8), -1.0) == {3: 0.5}


def test_there_is_no_cut_where_the_combination_bounds_nothing() -> None:
    assert dual(TABLE, Need(0, 1, 4), 0.0) is None
    assert dual(part(MOVES, row({0: 1, 3: -1}, 2, None), always=(0,)), Need(0, 1, 4), -1.0) is None


def test_there_is_no_cut_where_what_is_hidden_anyway_suffices() -> None:
    assert dual(part(MOVES, SUM, always=(0, 2)), Need(0, 1, 5), -1.0) is None
    assert dual(part(MOVES, SUM, always=(0, 2)), Need(0, 1, 6), -1.0) == {1: 1.0, 3: 1.0}


# other cuts


def test_a_cell_of_an_equation_needs_another_of_it() -> None:
    assert of(support_cut(TABLE, np.asarray([-1.0]), 0, of=3)) == ({1: 1.0, 2: 1.0, 3: 1.0}, 3)


def test_a_cell_needs_no_other_beside_one_that_is_hidden_anyway() -> None:
    hidden = part(MOVES, SUM, always=(0, 2))
    assert support_cut(hidden, np.asarray([-1.0]), 0, of=None) is None


def test_a_combination_in_which_the_cell_does_not_stand_says_nothing_of_it() -> None:
    assert support_cut(TABLE, np.asarray([0.0]), 0, of=None) is None


def test_an_inequality_ties_no_cell_to_another() -> None:
    part_ = part(MOVES, row({0: 1, 3: -1}, None, 2), always=(0,))
    assert support_cut(part_, np.asarray([-1.0]), 0, of=None) is None


def test_something_outside_an_unsafe_pattern_must_be_suppressed() -> None:
    assert of(pattern_cut(TABLE, pattern(TABLE, 2))) == ({1: 1.0, 3: 1.0}, None)


def test_either_of_two_cuts_asks_for_the_more_of_both() -> None:
    one, other = Cut((1, 3), (0.25, 1.0)), Cut((1, 2), (0.5, 0.75))
    assert either([one, other]) == Cut((1, 2, 3), (0.5, 0.75, 1.0))


def test_a_cut_says_by_how_much_a_pattern_falls_short_of_it() -> None:
    x = np.asarray([1.0, 0.5, 0.0, 0.25])
    assert Cut((1, 3), (0.5, 1.0)).value(x) == -0.5
    assert Cut((1, 3), (0.5, 1.0), of=1).value(x) == 0.0


# separation, by hand


def violations(part_: Part, pattern_: Pattern, *needs: Need) -> list[tuple[Need, Mapping[int, float] | None]]:
    return [(need, (of(cut) or (None,))[0]) for need, cut in Separation(part_, needs).violated(pattern_)]


def test_a_need_is_met_by_a_cell_that_can_move_against_it() -> None:
    assert violations(TABLE, pattern(TABLE, 2), Need(0, 1, 4), Need(0, -1, 1)) == []


def test_a_need_that_is_not_met_gives_its_cut() -> None:
    rise, fall = Need(0, 1, 4), Need(0, -1, 1)
    expected = {1: 0.25, 2: 1.0, 3: 0.75}
    assert violations(TABLE, pattern(TABLE, 1), rise, fall) == [(rise, expected)]


def test_a_cell_that_may_move_either_way_needs_one_of_them() -> None:
    either_way = Need(0, 0, 1)
    assert violations(TABLE, pattern(TABLE), either_way) == [(either_way, {1: 1.0, 2: 1.0, 3: 1.0})]
    only_down = part([(1, 4), (0, 9), (5, 2), (9, 3)], SUM, always=(0,))
    assert violations(only_down, pattern(only_down, 1), either_way) == []
    only_up = part([(1, 4), (2, 0), (5, 2), (9, 3)], SUM, always=(0,))
    assert violations(only_up, pattern(only_up, 1), either_way) == []


@pytest.mark.parametrize("half", [(0, 1), (1, 0)])
def test_half_of_a_move_either_way_is_none(half: tuple[int, int]) -> None:
    halves = part([(1, 1), half, (9, 9)], row({0: 2, 1: -1, 2: -1}, 0, 0), always=(0,))
    need = Need(0, 0, 1)
    assert violations(halves, pattern(halves, 1), need) == [(need, {1: 0.5, 2: 1.0})]


def test_an_insider_needs_a_third_cell() -> None:
    outsider, insider = Need(0, 0, 1), Need(0, 0, 1, given=2)
    assert violations(TABLE, pattern(TABLE, 2), outsider, insider) == [(insider, {1: 1.0, 3: 1.0})]
    assert violations(TABLE, pattern(TABLE, 2, 1), insider) == []


def test_half_a_person_cannot_move() -> None:
    odd = part([(3, 3), (3, 3)], row({0: 2, 1: -3}, 0, 0), always=(0,))
    fits = Need(0, 1, 3)
    assert violations(odd, pattern(odd, 1), fits) == []
    twice = part([(1, 1), (1, 1), (1, 1)], row({0: 1, 1: -2}, 0, 0), row({0: 1, 2: -2}, 0, 0), always=(0,))
    assert violations(twice, pattern(twice, 1), Need(0, 1, 1)) == [(Need(0, 1, 1), {2: 1.0})]
    assert violations(twice, pattern(twice, 1, 2), Need(0, 1, 1)) == [(Need(0, 1, 1), {})]


def test_a_tested_need_is_met_from_then_on() -> None:
    separation = Separation(TABLE, [Need(0, 1, 4)])
    assert separation.witnesses.unmet(pattern(TABLE, 2)).tolist() == [True]
    assert separation.safe(pattern(TABLE, 2))
    assert separation.witnesses.unmet(pattern(TABLE, 2)).tolist() == [False]
    assert not separation.safe(pattern(TABLE, 1))


def cuts_at(part_: Part, x: Sequence[float], *needs: Need) -> list[tuple[Mapping[int, float], int | None]]:
    found = [of(cut) for cut in Separation(part_, needs).fractional(np.asarray(x))]
    return [each for each in found if each is not None]


def test_a_share_of_a_cell_carries_a_share_of_the_move() -> None:
    rise = Need(0, 1, 4)
    assert cuts_at(TABLE, [1, 0, 0.5, 0], rise) == [({1: 0.25, 2: 1.0, 3: 0.75}, None)]
    assert cuts_at(TABLE, [1, 0, 1, 0], rise) == []


def test_a_cell_that_carries_the_move_in_larger_steps_is_enough() -> None:
    twice = part([(2, 2), (4, 4)], row({0: 2, 1: -1}, 0, 0), always=(0,))
    assert cuts_at(twice, [1, 1], Need(0, 1, 2)) == []
    assert cuts_at(twice, [1, 0.5], Need(0, 1, 2)) == [({1: 1.0}, None)]


def test_a_cell_that_must_move_at_all_needs_a_whole_other() -> None:
    assert cuts_at(TABLE, [1, 0.25, 0.25, 0], Need(0, 0, 1)) == [({1: 1.0, 2: 1.0, 3: 1.0}, None)]
    assert cuts_at(TABLE, [1, 0.5, 0.5, 0], Need(0, 0, 1)) == []


def test_a_total_that_must_move_needs_a_whole_part() -> None:
    total = part(MOVES, SUM, always=(3,))
    assert cuts_at(total, [0.25, 0.25, 0, 1], Need(3, 0, 1)) == [({0: 1.0, 1: 1.0, 2: 1.0}, None)]
    assert cuts_at(total, [0.5, 0.5, 0, 1], Need(3, 0, 1)) == []


def test_a_suppressed_cell_needs_as_much_of_others() -> None:
    free = part([(3, 3)] * 4, row({0: 1, 1: -1}, 0, 0), row({2: 1, 3: -1}, 0, 0), always=(0,))
    assert cuts_at(free, [1, 1, 0.5, 0.25], Need(0, 1, 1)) == [({3: 1.0}, 2)]
    assert cuts_at(free, [1, 1, 0.25, 0.25], Need(0, 1, 1)) == []


# separation, by every pattern of small instances


@dataclass(frozen=True)
class Small:
    """A part of a small instance, and every table that a reader could hold possible of it."""

    instance: Instance
    part: Part
    needs: list[Need]
    tables: list[Mapping[str, int]]

    def patterns(self) -> Iterator[Pattern]:
        free = np.flatnonzero(~self.part.always).tolist()
        for size in range(len(free) + 1):
            for chosen in itertools.combinations(free, size):
                yield pattern(self.part, *chosen)

    def moves(self, pattern_: Pattern) -> list[list[int]]:
        found = []
        for table in self.tables:
            move = [table[name] - self.instance.values[name] for name in self.part.names]
            if not np.any(np.asarray(move)[~pattern_]):
                found.append(move)
        return found

    def met(self, need: Need, moves: list[list[int]]) -> bool:
        return any(
            (need.sign * move[need.cell] if need.sign else abs(move[need.cell])) >= need.amount
            and (need.given is None or not move[need.given])
            for move in moves
        )


def small_parts(seed: int, *, options: int = 5, most_tables: int = 150) -> Iterator[Small]:
    random_ = random.Random(seed)
    instance = small_instance(random_)
    big = random_.choice([4, 6])
    instance = replace(instance, policy=replace(instance.policy, big=big))
    marked = marked_primary(instance)
    if len(candidates(instance)) > options:
        return
    published = instance.published([*candidates(instance), *marked], marked)
    caps = {cell.id: instance.values[cell.id] + big for cell in published.cells if cell.value is None}
    tables = list(itertools.islice(every_table(published, caps), most_tables))
    if len(tables) < most_tables:
        parts = parts_of(instance, Objective.COUNT)
        limits = limits_of(instance, parts, Level.COVER1)
        for part_ in parts:
            if needs := needs_of(instance, part_, limits, Level.COVER1):
                yield Small(instance, part_, needs, tables)


@cache
def many_small_parts() -> list[Small]:
    return [each for seed in range(120) for each in small_parts(seed)]


@pytest.mark.parametrize("quarter", range(4))
def test_separation_agrees_with_every_move_and_its_cuts_with_every_safe_pattern(quarter: int) -> None:
    tried = 0
    for small in many_small_parts()[quarter::4]:
        safe, cuts = [], []
        separation = Separation(small.part, small.needs)
        for each in small.patterns():
            moves = small.moves(each)
            unmet = [need for need in small.needs if not small.met(need, moves)]
            found = list(separation.violated(each))
            assert [need for need, _ in found] == unmet
            assert all(cut.value(each.astype(np.float64)) < 0 for _, cut in found)
            cuts += [cut for _, cut in found]
            safe += [each] if not unmet else []
        assert all(cut.value(each.astype(np.float64)) > -1e-9 for cut in cuts for each in safe)
        tried += len(cuts)
    assert tried > 100


def test_fractional_cuts_are_violated_and_hold_for_every_safe_pattern_that_is_lean() -> None:
    random_ = np.random.default_rng(1)
    tried = 0
    for small in many_small_parts():
        safe = [
            each for each in small.patterns() if all(small.met(n, small.moves(each)) for n in small.needs)
        ]
        lean = [
            each
            for each in safe
            if not any((other & ~each).sum() == 0 and (other != each).any() for other in safe)
        ]
        separation = Separation(small.part, small.needs)
        for x in (random_.random(len(small.part.names)) * 0.9 for _ in range(3)):
            for cut in separation.fractional(np.where(small.part.always, 1.0, x)):
                assert cut.value(np.where(small.part.always, 1.0, x)) < -1e-2
                against = safe if cut.of is None else lean
                assert all(cut.value(each.astype(np.float64)) > -1e-9 for each in against)
                tried += 1
    assert tried > 100
