"""What a level asks of each small count, how far counts can move at all, and which moves are known."""

import numpy as np

from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Interval,
    Level,
    Marker,
    Objective,
    Policy,
    Relation,
    State,
    Zeros,
)
from foi_letters.sdc.limits import limits_of, needs_of
from foi_letters.sdc.moves import Part, parts_of, widest
from foi_letters.sdc.needs import Need, columns_of, to_cover, to_move, to_move_for_insiders
from foi_letters.sdc.primary import candidates, cost, marked_primary
from foi_letters.sdc.witnesses import Witnesses

from .small_systems import part, pattern, row


def total(*cells: Cell, policy: Policy = Policy(5, big=20)) -> Instance:  # noqa: B008 - frozen
    """These cells and their total."""
    whole = Cell("T", sum(cell.value for cell in cells), kind="grand")
    return Instance(policy, (*cells, whole), (Relation.total("T", [cell.id for cell in cells]),))


STOPS = total(Cell("A", 1), Cell("B", 4), Cell("C", 9), Cell("D", 0))


def only_part(instance: Instance, objective: Objective = Objective.COUNT) -> Part:
    [found] = parts_of(instance, objective)
    return found


# which cells


def test_small_counts_are_primary_unless_they_are_public_or_latent() -> None:
    cells = [Cell(state.value, 3, state) for state in State]
    assert total(*cells).primary == ("publishable", "implied")
    assert marked_primary(total(*cells)) == ("publishable",)


def test_candidates_are_the_other_publishable_counts() -> None:
    cells = [Cell(state.value, 9, state) for state in State]
    assert candidates(total(*cells, Cell("kept", 9, keep=True))) == ("publishable", "T")
    assert candidates(STOPS) == ("C", "T")


def test_a_zero_is_a_candidate_only_as_cover() -> None:
    cells = (Cell("A", 1), Cell("D", 0))
    for zeros, expected in [(Zeros.SHOW, ("T",)), (Zeros.COVER, ("D", "T")), (Zeros.WITHHOLD, ("T",))]:
        instance = total(*cells, Cell("C", 9), policy=Policy(1, zeros))
        assert candidates(instance) == ("D", "C", "T") if zeros is Zeros.COVER else ("C", *expected)


def test_a_cell_costs_its_weight_or_what_is_lost() -> None:
    assert cost(Cell("A", 7, weight=3), Objective.COUNT) == 3
    assert cost(Cell("A", 7, weight=3), Objective.VALUE) == 21


# moves


def test_a_count_moves_down_to_the_least_that_a_mark_means_and_up_as_far_as_anyone_believes() -> None:
    found = only_part(STOPS)
    assert found.names == ["A", "B", "C", "T"]
    assert found.down.tolist() == [0, 3, 8, 13]
    assert found.up.tolist() == [20, 20, 20, 20]
    assert found.always.tolist() == [True, True, False, False]
    assert found.costs.tolist() == [0, 0, 1, 1]
    assert [(each.lo, each.hi) for each in found.system.rows] == [(0, 0)]


def test_a_marker_of_small_counts_keeps_them_small() -> None:
    split = Policy(5, marker=Marker.SPLIT, big=20)
    found = only_part(total(Cell("A", 1), Cell("B", 4), Cell("C", 9), policy=split))
    assert found.up.tolist() == [4, 1, 20, 20]
    assert found.down.tolist() == [0, 3, 3, 8]


def test_a_reader_who_is_not_told_believes_in_a_thousand_more() -> None:
    assert only_part(total(Cell("A", 1), Cell("B", 4), policy=Policy(5, big=None))).up.tolist() == [1000] * 3


def test_the_bounds_of_a_relation_are_those_of_moves() -> None:
    at_most = Relation.between([("B", 1)], None, 6)
    instance = Instance(STOPS.policy, STOPS.cells, STOPS.equations, (at_most,))
    found = only_part(instance)
    assert [(each.lo, each.hi) for each in found.system.rows] == [(0, 0), (None, 2)]


def test_costs_are_counts_where_counts_are_to_be_kept() -> None:
    found = only_part(STOPS, Objective.VALUE)
    assert found.costs.tolist() == [0, 0, 9, 14]
    assert found.cost(pattern(found, 2)) == 9
    assert found.cost(pattern(found, 2, 3)) == 23
    assert found.cost(found.always) == 0


def test_the_widest_move_is_that_of_the_fullest_suppression() -> None:
    assert widest(only_part(STOPS), ["A", "B", "X"]) == {"A": Interval(0, 20), "B": Interval(-3, 20)}
    assert widest(only_part(STOPS), []) == {}


# needs


def cover(instance: Instance, **floor: Interval) -> list[Need]:
    found = only_part(instance)
    return list(to_cover(instance, found, columns_of(found, frozenset(instance.primary)), floor))


def test_to_cover_the_rules_range_is_to_move_to_both_of_its_ends() -> None:
    assert cover(STOPS) == [Need(0, 1, 4), Need(1, 1, 1), Need(1, -1, 3)]


def test_a_floor_is_asked_for_in_place_of_the_range() -> None:
    assert cover(STOPS, B=Interval(3, None)) == [Need(0, 1, 4), Need(1, -1, 1)]
    assert cover(STOPS, B=Interval(4, 4)) == [Need(0, 1, 4), Need(1, 0, 1)]


def test_that_none_is_exact_is_to_move_either_way() -> None:
    assert to_move([2, 5]) == [Need(2, 0, 1), Need(5, 0, 1)]


def test_an_insider_must_not_learn_of_any_other() -> None:
    two_ones = total(Cell("A", 1), Cell("B", 1), Cell("C", 3), Cell("E", 8))
    needs = to_move_for_insiders(two_ones, only_part(two_ones), [0, 1, 2])
    assert needs == [Need(1, 0, 1, 0), Need(2, 0, 1, 0), Need(0, 0, 1, 1), Need(2, 0, 1, 1)]


def test_each_level_asks_more() -> None:
    parts = parts_of(STOPS, Objective.COUNT)
    limits = limits_of(STOPS, parts, Level.COVER1)
    assert needs_of(STOPS, parts[0], limits, Level.EXACT) == [Need(0, 0, 1), Need(1, 0, 1)]
    covered = [Need(0, 1, 4), Need(1, 1, 1), Need(1, -1, 3)]
    assert needs_of(STOPS, parts[0], limits, Level.COVER) == covered
    assert needs_of(STOPS, parts[0], limits, Level.COVER1) == [*covered, Need(1, 0, 1, 0)]


# what cannot be had


def test_what_cannot_be_had_is_a_floor_an_exact_count_or_a_pair() -> None:
    public = Cell("P", 3, State.PUBLIC)
    cells = (Cell("A", 1), Cell("B", 2), Cell("X", 2), public, Cell("S", 3, State.PUBLIC))
    alone = Relation.equation([("X", 2), ("P", 1)], 7)
    instance = Instance(Policy(5), cells, (Relation.total("S", "AB"), alone))
    limits = limits_of(instance, parts_of(instance, Objective.COUNT), Level.COVER1)
    assert limits.unprotectable == ("X",)
    assert limits.floor == {"A": Interval(1, 2), "B": Interval(1, 2)}
    assert limits.pairs == (("A", "B"),)
    assert limits_of(instance, parts_of(instance, Objective.COUNT), Level.COVER).pairs == ()


def test_a_mark_that_allows_one_value_gives_it_away_whatever_is_suppressed() -> None:
    cells = (Cell("A", 1), Cell("B", 7), Cell("T", 8))
    instance = Instance(Policy(1, marker=Marker.SPLIT), cells, (Relation.total("T", "AB"),))
    limits = limits_of(instance, parts_of(instance, Objective.COUNT), Level.COVER)
    assert (limits.unprotectable, limits.floor) == (("A",), {})


def test_what_an_insider_learns_anyway_is_not_asked_for() -> None:
    cells = (Cell("A", 1), Cell("B", 2), Cell("S", 3, State.PUBLIC))
    instance = Instance(Policy(5), cells, (Relation.total("S", "AB"),))
    parts = parts_of(instance, Objective.COUNT)
    limits = limits_of(instance, parts, Level.COVER1)
    assert needs_of(instance, parts[0], limits, Level.COVER1) == [Need(0, 1, 1), Need(1, -1, 1)]


# moves that are known

SUM = part([(9, 9)] * 3, row({0: 1, 1: 1, 2: -1}, 0, 0), always=(0,))
NEEDS = [Need(0, 1, 3), Need(0, -1, 1), Need(0, 0, 2), Need(0, 0, 2, given=1)]


def unmet(witnesses: Witnesses, *suppressed: int) -> list[bool]:
    found: list[bool] = witnesses.unmet(pattern(SUM, *suppressed)).tolist()
    return found


def test_a_move_meets_the_needs_that_it_carries_in_patterns_that_free_it() -> None:
    witnesses = Witnesses(SUM, NEEDS)
    assert unmet(witnesses, 1, 2) == [True] * 4
    assert witnesses.add([3, -3, 0])
    assert unmet(witnesses, 1) == [False, True, False, True]
    assert unmet(witnesses, 2) == [True] * 4
    assert witnesses.add([-2, 0, -2])
    assert unmet(witnesses, 2) == [True, False, False, False]
    assert unmet(witnesses, 1, 2) == [False] * 4


def test_a_move_that_is_too_short_meets_nothing_and_is_one_all_the_same() -> None:
    witnesses = Witnesses(SUM, NEEDS)
    assert witnesses.add([1, 0, 1])
    assert witnesses.add([0, 0, 0])
    assert unmet(witnesses, 1, 2) == [True] * 4


def test_what_the_relations_do_not_carry_is_no_move() -> None:
    witnesses = Witnesses(SUM, NEEDS)
    assert not witnesses.add([3, 0, 0])
    assert not witnesses.add([10, -10, 0])
    assert unmet(witnesses, 1, 2) == [True] * 4


def test_a_thousand_moves_are_kept() -> None:
    needs = [Need(n, 1, 1) for n in range(200)]
    wide = part([(1, 1)] * 201, *(row({n: 1, 200: 1}, None, 2) for n in range(200)))
    witnesses = Witnesses(wide, needs)
    for n in range(200):
        move = [0] * 201
        move[n] = 1
        assert witnesses.add(move)
        assert witnesses.unmet(np.ones(201, dtype=np.bool_)).tolist() == [False] * (n + 1) + [True] * (
            199 - n
        )
        assert witnesses.unmet(pattern(wide, n)).tolist() == [k != n for k in range(200)]
