"""The parts of the search: cheapest moves, leaving out, and a bound that the cuts raise."""

from pathlib import Path

import numpy as np
import pytest

from foi_letters.sdc.cuts import Cut
from foi_letters.sdc.heuristic import Heuristic
from foi_letters.sdc.instance import Level, Objective
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.limits import limits_of, needs_of
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.master import Master
from foi_letters.sdc.moves import Part, Pattern, parts_of
from foi_letters.sdc.needs import Need
from foi_letters.sdc.separation import Separation

from .small_systems import part, pattern, row

HERE = Path(__file__).parent / "instances"
SUM = row({0: 1, 1: 1, 2: 1, 3: -1}, 0, 0)
MOVES = [(1, 4), (2, 9), (5, 2), (9, 9)]
TABLE = part(MOVES, SUM, always=(0,), costs=(0, 5, 2, 9))
PRICES = TABLE.costs.astype(np.float64)


def cells(found: Pattern) -> list[int]:
    return [int(each) for each in np.flatnonzero(found)]


def completed(
    *needs: Need, at: Part = TABLE, start: Pattern | None = None, prices: Floats = PRICES
) -> list[int]:
    return cells(Heuristic(Separation(at, needs)).complete(at.always if start is None else start, prices))


# cheapest moves


def test_the_cheapest_cell_that_carries_a_move_is_added() -> None:
    assert completed(Need(0, 1, 4)) == [0, 2]


def test_what_is_cheap_and_cannot_carry_it_alone_is_joined_or_passed_over() -> None:
    assert completed(Need(0, 1, 4), prices=np.asarray([0.0, 1.0, 6.0, 9.0])) in ([0, 1, 2], [0, 2])
    assert completed(Need(0, 1, 2), prices=np.asarray([0.0, 1.0, 6.0, 9.0])) == [0, 1]


def test_a_cell_that_is_suppressed_already_is_as_good_as_free() -> None:
    assert completed(Need(0, 1, 4), start=pattern(TABLE, 3)) == [0, 3]


def test_a_move_down_is_carried_by_what_rises() -> None:
    down = part([(4, 1), (2, 9), (5, 0), (9, 9)], SUM, always=(0,), costs=(0, 5, 2, 9))
    assert completed(Need(0, -1, 4), at=down) == [0, 1]


def test_a_cell_that_may_move_either_way_takes_the_cheaper() -> None:
    uneven = part([(1, 4), (0, 9), (5, 0), (0, 0)], SUM, always=(0,), costs=(0, 5, 2, 9))
    assert completed(Need(0, 0, 1), at=uneven) == [0, 2]
    dear = np.asarray([0.0, 5.0, 7.0, 9.0])
    assert completed(Need(0, 0, 1), at=uneven, prices=dear) == [0, 1]


def test_what_an_insider_knows_is_passed_over() -> None:
    assert completed(Need(0, 1, 2, given=2)) == [0, 1]


def test_all_needs_are_met_in_the_end() -> None:
    needs = [Need(0, 1, 4), Need(0, -1, 1), Need(0, 0, 1, given=2)]
    found = Heuristic(Separation(TABLE, needs)).complete(TABLE.always, PRICES)
    assert Separation(TABLE, needs).safe(found)


def test_a_safe_pattern_is_left_as_it_is() -> None:
    assert completed(Need(0, 1, 4), start=pattern(TABLE, 2, 3)) == [0, 2, 3]


# leaving out


def pruned(
    *suppressed: int, prices: Floats = PRICES, needs: tuple[Need, ...] = (Need(0, 1, 2),)
) -> list[int]:
    return cells(Heuristic(Separation(TABLE, needs)).prune(pattern(TABLE, *suppressed), prices))


def test_the_dearest_cells_are_left_out_first() -> None:
    assert pruned(1, 2, 3) == [0, 2]
    assert pruned(1, 2, 3, prices=np.asarray([0.0, 1.0, 2.0, 0.5])) == [0, 3]
    assert pruned(1, 3) == [0, 1]


def test_what_is_hidden_anyway_stays_hidden() -> None:
    both = part(MOVES, SUM, always=(0, 3), costs=(0, 5, 2, 9))
    heuristic = Heuristic(Separation(both, [Need(0, 1, 2)]))
    assert cells(heuristic.prune(pattern(both, 1, 2), PRICES)) == [0, 3]


def test_what_is_needed_stays() -> None:
    assert pruned(1, 2, 3, needs=(Need(0, 1, 4), Need(0, 0, 1, given=2))) == [0, 1, 2]


def test_the_pattern_that_is_given_is_not_changed() -> None:
    given = pattern(TABLE, 1, 2, 3)
    heuristic = Heuristic(Separation(TABLE, [Need(0, 1, 2)]))
    heuristic.prune(given, PRICES)
    heuristic.complete(TABLE.always, PRICES)
    assert cells(given) == [0, 1, 2, 3]
    assert cells(TABLE.always) == [0]


# the master


def test_cuts_are_counted_once() -> None:
    master = Master(TABLE)
    one, other = Cut((1, 2), (1.0, 1.0)), Cut((2, 3), (1.0, 0.5))
    assert master.add([one, other, one]) == 2
    assert master.add([other]) == 0
    assert len(master) == 2


def test_a_fractional_pattern_costs_the_least_that_the_cuts_allow() -> None:
    master = Master(TABLE)
    assert master.relaxed()[0].tolist() == [1.0, 0.0, 0.0, 0.0]
    master.add([Cut((1, 2), (1.0, 0.5)), Cut((1, 3), (1.0, 1.0), of=2)])
    x, bound = master.relaxed()
    assert x == pytest.approx([1.0, 2 / 3, 2 / 3, 0.0])
    assert bound <= 14 / 3
    assert np.ceil(bound) == 5


@pytest.mark.parametrize("cost", [1, 7, 40_000, 2_400_001, 50_000_000])
def test_a_bound_leaves_room_for_rounding_and_loses_no_whole_unit_by_it(cost: int) -> None:
    dear = part(MOVES, SUM, always=(0,), costs=(0, cost, cost, cost))
    master = Master(dear)
    master.add([Cut((1, 2, 3), (1.0, 1.0, 1.0))])
    _, bound = master.relaxed()
    assert cost - 0.1 < bound <= cost - (1e-4 + 1e-9 * cost) / 2
    assert np.ceil(bound) == cost
    assert master.solve(cost, 60.0, lambda: False)[1] == cost


def test_a_cut_of_a_cell_binds_only_where_the_cell_is_suppressed() -> None:
    master = Master(TABLE)
    master.add([Cut((2,), (1.0,)), Cut((1, 3), (1.0, 1.0), of=2)])
    assert master.relaxed()[0].tolist() == [1.0, 1.0, 1.0, 0.0]


def test_noise_points_to_another_pattern_and_leaves_the_costs() -> None:
    master = Master(TABLE)
    master.add([Cut((1, 2, 3), (1.0, 1.0, 1.0))])
    noise = np.asarray([0.0, 0.0, 2.0, 0.0])
    assert master.nearly_cheapest(noise).tolist() == [1.0, 1.0, 0.0, 0.0]
    assert master.relaxed()[0].tolist() == [1.0, 0.0, 1.0, 0.0]


def test_a_whole_pattern_comes_with_a_bound() -> None:
    master = Master(TABLE)
    master.add([Cut((1, 2), (0.5, 0.5)), Cut((2, 3), (1.0, 1.0))])
    found, bound = master.solve(16, 60.0, lambda: False)
    assert found is not None
    assert (cells(found), bound) == ([0, 1, 2], 7)


def test_where_nothing_is_within_the_budget_the_bound_is_one_above_it() -> None:
    master = Master(TABLE)
    master.add([Cut((1, 2), (0.5, 0.5)), Cut((2, 3), (1.0, 1.0))])
    assert master.solve(5, 60.0, lambda: False) == (None, 6)


def test_a_search_that_has_no_time_proposes_nothing_or_something_with_a_true_bound() -> None:
    master = Master(TABLE)
    master.add([Cut((1, 2), (0.5, 0.5)), Cut((2, 3), (1.0, 1.0))])
    _, bound = master.solve(16, 0.0, lambda: True)
    assert 0 <= bound <= 7


# together, on the open instances


def parts_with_needs(stem: str, level: Level, objective: Objective) -> list[tuple[Part, list[Need]]]:
    instance = from_json((HERE / f"{stem}.json").read_text(encoding="utf-8"))
    parts = parts_of(instance, objective)
    limits = limits_of(instance, parts, level)
    return [(each, needs) for each in parts if (needs := needs_of(instance, each, limits, level))]


def first_cost(part_: Part, needs: list[Need]) -> int:
    heuristic = Heuristic(Separation(part_, needs))
    prices = part_.costs.astype(np.float64)
    return part_.cost(heuristic.prune(heuristic.complete(part_.always, prices), prices))


def first_bound(part_: Part, needs: list[Need]) -> float:
    separation, master = Separation(part_, needs), Master(part_)
    x, bound = master.relaxed()
    while master.add(separation.fractional(x)):
        x, bound = master.relaxed()
    return bound


@pytest.mark.parametrize(
    ("stem", "level", "objective", "at_most", "at_least"),
    [
        ("gen01_2way_5x5", Level.COVER, Objective.COUNT, 5, 3.4),
        ("gen01_2way_5x5", Level.COVER, Objective.VALUE, 47, 36.8),
        ("gen04_2way_20x12", Level.COVER, Objective.COUNT, 12, 8.1),
        ("gen04_2way_20x12", Level.EXACT, Objective.COUNT, 11, 8.0),
        ("trap11_issue135", Level.COVER1, Objective.COUNT, 5, 1.9),
        ("trap13_fixed_totals", Level.COVER, Objective.VALUE, 41, 37.9),
        ("trap13_fixed_totals", Level.EXACT, Objective.COUNT, 5, 2.0),
        ("trap13_fixed_totals", Level.COVER1, Objective.VALUE, 51, 37.9),
    ],
)
def test_first_patterns_and_fractional_rounds_come_near_the_optimum(
    stem: str, level: Level, objective: Objective, at_most: int, at_least: float
) -> None:
    parts = parts_with_needs(stem, level, objective)
    assert sum(first_cost(*each) for each in parts) <= at_most
    assert sum(first_bound(*each) for each in parts) >= at_least
