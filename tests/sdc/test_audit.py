"""Every hole in a pattern is found by the attack alone, and a contradiction is told by as few relations as make it."""

import pytest

from foi_letters.sdc.attack import attack, exact_for_insider, given_away
from foi_letters.sdc.audit import Hole, holes
from foi_letters.sdc.conflict import conflict, ends, matrix_of
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Policy, Relation, State
from foi_letters.sdc.limits import Limits
from foi_letters.sdc.linear import INFINITY
from foi_letters.sdc.system import Row

from .small_systems import published, row, system

NO_LIMITS = Limits({}, (), ())
CELLS = (Cell("A", 1), Cell("B", 4), Cell("C", 9), Cell("D", 7), Cell("T", 21))
STOPS = Instance(Policy(5), CELLS, (Relation.total("T", "ABCD"),))


def found(
    suppressed: str, level: Level, limits: Limits = NO_LIMITS, instance: Instance = STOPS
) -> tuple[Hole, ...]:
    return holes(instance, instance.published(suppressed), limits, level)[1]


def test_a_safe_pattern_has_no_holes_and_comes_with_its_intervals() -> None:
    intervals, none = holes(STOPS, STOPS.published("ABC"), NO_LIMITS, Level.COVER1)
    assert none == ()
    assert intervals == {"A": Interval(1, 12), "B": Interval(1, 12), "C": Interval(1, 12)}


def test_a_count_that_is_exact_is_a_hole_at_every_level() -> None:
    for level in Level:
        assert found("A", level)[0] == Hole("A", Interval(1, 1), Interval(1, 5))


def test_a_count_that_is_shown_is_a_hole() -> None:
    assert found("A", Level.EXACT)[1] == Hole("B", Interval(4, 4), Interval(1, 5))


def test_a_count_of_which_a_reader_can_say_more_than_the_rule_is_a_hole_in_cover() -> None:
    assert found("AB", Level.EXACT) == ()
    assert found("AB", Level.COVER) == (
        Hole("A", Interval(1, 4), Interval(1, 5)),
        Hole("B", Interval(1, 4), Interval(1, 5)),
    )


def test_a_floor_is_all_that_is_asked_for() -> None:
    limits = Limits({"A": Interval(1, 4), "B": Interval(2, 4)}, (), ())
    assert found("AB", Level.COVER, limits) == ()
    assert found("AB", Level.COVER, Limits({"A": Interval(1, 4)}, (), ())) == (
        Hole("B", Interval(1, 4), Interval(1, 5)),
    )


def test_what_cannot_be_protected_is_no_hole() -> None:
    assert found("", Level.COVER1, Limits({}, ("A", "B"), ())) == ()


def test_the_one_person_in_a_count_of_1_is_an_insider() -> None:
    limits = Limits({"A": Interval(1, 4), "B": Interval(1, 4)}, (), ())
    assert found("AB", Level.COVER1, limits) == (Hole("B", Interval(1, 4), insider="A"),)
    assert found("AB", Level.COVER, limits) == ()
    assert found("AB", Level.COVER1, Limits(limits.floor, (), (("A", "B"),))) == ()
    assert len(found("AB", Level.COVER1, Limits(limits.floor, (), (("B", "A"),)))) == 1


def test_the_person_in_an_unprotectable_count_is_no_insider() -> None:
    limits = Limits({"B": Interval(1, 4)}, ("A",), ())
    assert found("AB", Level.COVER1, limits) == ()


def test_a_count_of_2_makes_nobody_an_insider() -> None:
    cells = (Cell("A", 2), *CELLS[1:4], Cell("T", 22))
    limits = Limits({"A": Interval(1, 5), "B": Interval(1, 5)}, (), ())
    assert found("AB", Level.COVER1, limits, Instance(Policy(5), cells, STOPS.equations)) == ()


# insiders, and what is given away


def test_an_insider_learns_what_is_left_and_never_his_own_count() -> None:
    table = published({"A": None, "B": None, "C": None, "D": 4, "T": 12}, Relation.total("T", "ABCD"))
    pair = published({"A": None, "B": None, "T": 8}, Relation.total("T", "AB"))
    assert exact_for_insider(pair, "A", "AB") == {"B"}
    assert exact_for_insider(table, "A", "ABC") == frozenset()
    assert exact_for_insider(table, "A", "ABC", value=6) == {"B", "C"}
    assert exact_for_insider(pair, "A", "") == frozenset()


def test_what_is_no_target_is_not_told() -> None:
    sums = [Relation.total("T", "AB"), Relation.total("U", "BC")]
    table = published({"A": None, "B": None, "C": None, "T": 8, "U": 12}, *sums)
    assert exact_for_insider(table, "A", "BC") == {"B", "C"}
    assert exact_for_insider(table, "A", "C") == {"C"}


def test_an_implied_count_is_given_away_only_if_it_is_small() -> None:
    states = {"W": State.IMPLIED}
    sum_ = Relation.total("T", "AW")
    for value, given in [(5, ["W"]), (6, [])]:
        table = published({"A": 9, "W": None, "T": 9 + value}, sum_, states=states)
        assert list(given_away(table, attack(table))) == given


# contradictions


def test_the_rows_of_a_conflict_are_as_few_as_make_it() -> None:
    rows = [row({n: 1}, 1, None) for n in range(5)]
    one, other = row({2: 1, 3: 1}, None, 4), row({2: 1, 3: 1}, 5, None)
    assert conflict(system([(0, 9)] * 5, *rows[:2], one, *rows[2:], other)) == [one, other]


def test_a_conflict_of_whole_numbers_alone_is_found() -> None:
    halves = row({0: 2, 1: -2}, 1, 1)
    assert conflict(system([(0, 9)] * 2, row({0: 1}, 0, 5), halves, row({1: 1}, 0, 5))) == [halves]


def test_a_conflict_with_the_ranges_is_one_row() -> None:
    high = row({0: 1}, 10, None)
    assert conflict(system([(0, 9)] * 2, row({1: 1}, 1, 3), high)) == [high]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_every_row_of_a_conflict_may_be_needed(size: int) -> None:
    rows = [row({n: 1, n + 1: -1}, 1, None) for n in range(size)]
    assert conflict(system([(0, size - 1)] * (size + 1), *rows)) == rows


def test_the_solver_takes_no_bound_as_an_endless_one() -> None:
    rows: list[Row] = [row({0: 1}, None, 3), row({1: 2}, 4, None)]
    matrix = matrix_of(rows)
    assert (list(matrix.lo), list(matrix.hi)) == ([-INFINITY, 4], [3, INFINITY])
    assert ends([0, None, 7]).tolist() == [0.0, INFINITY, 7.0]
