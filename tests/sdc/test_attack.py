"""The attack finds exactly what a reader can work out: no more than every possible table shows, and no less."""

import itertools
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from foi_letters.errors import InputError
from foi_letters.sdc.attack import attack, exact_for_insider, given_away
from foi_letters.sdc.instance import (
    Interval,
    Marker,
    Policy,
    PublishedInstance,
    Relation,
    State,
    Zeros,
)

from .brute_force import capped, every_table, exact_given, hide, intervals, small_instance
from .small_systems import published


def test_one_suppressed_cell_beside_its_total_is_given_away() -> None:
    table = published({"A": None, "B": 9, "Total": 11}, Relation.total("Total", "AB"))
    assert attack(table) == {"A": Interval(2, 2)}
    assert list(given_away(table, attack(table))) == ["A"]


def test_printed_zeros_tell_that_each_marked_cell_is_at_least_1() -> None:
    table = published({"A": None, "B": None, "Total": 2}, Relation.total("Total", "AB"))
    assert attack(table) == {"A": Interval(1, 1), "B": Interval(1, 1)}


def test_withheld_zeros_widen_what_is_possible() -> None:
    table = published(
        {"A": None, "B": None, "Total": 2},
        Relation.total("Total", "AB"),
        policy=Policy(5, Zeros.WITHHOLD, big=None),
    )
    assert attack(table) == {"A": Interval(0, 2), "B": Interval(0, 2)}


def test_a_suppressed_total_with_its_part_has_no_upper_bound() -> None:
    table = published({"A": None, "B": 9, "Total": None}, Relation.total("Total", "AB"))
    assert attack(table) == {"A": Interval(1, None), "Total": Interval(10, None)}


def test_two_markers_narrow_both_sides() -> None:
    policy = Policy(5, marker=Marker.SPLIT, big=None)
    table = published(
        {"A": None, "B": None, "Total": 8},
        Relation.total("Total", "AB"),
        policy=policy,
        marked_primary=frozenset("A"),
    )
    assert attack(table) == {"A": Interval(1, 2), "B": Interval(6, 7)}


def test_an_implied_count_may_be_zero_and_is_worked_out_by_subtraction() -> None:
    table = published(
        {"All": 10, "Men": 7, "Women": None},
        Relation.total("All", ["Men", "Women"]),
        states={"Women": State.IMPLIED},
    )
    assert attack(table) == {"Women": Interval(3, 3)}
    assert list(given_away(table, attack(table))) == ["Women"]


def test_a_latent_count_that_is_exact_is_no_finding() -> None:
    table = published(
        {"All": 10, "Men": 7, "Women": None},
        Relation.total("All", ["Men", "Women"]),
        states={"Women": State.LATENT},
    )
    assert list(given_away(table, attack(table))) == []


def test_a_rounded_percentage_narrows_its_numerator() -> None:
    low = Relation.between([("A", 100), ("Total", -Fraction(1, 2))], 0, None)
    high = Relation.between([("A", 100), ("Total", -Fraction(3, 2))], None, 0)
    table = published({"A": None, "B": None, "Total": 412}, Relation.total("Total", "AB"), low, high)
    assert attack(table) == {"A": Interval(3, 6), "B": Interval(406, 409)}


def test_whole_numbers_say_more_than_fractions_do() -> None:
    twice = Relation.equation([("A", 2), ("B", -2), ("C", 1)], 1)
    table = published({"A": None, "B": None, "C": None}, twice, Relation.between([("C", 1)], None, 2))
    assert attack(table)["C"] == Interval(1, 1)


def test_three_way_tables_are_bounded_in_whole_numbers_too() -> None:
    odd_cycle = [Relation.equation([(a, 1), (b, 1)], 5) for a, b in ("AB", "BC")]
    table = published(
        {"A": None, "B": None, "C": None}, *odd_cycle, Relation.equation([("A", 3), ("C", 1)], 12)
    )
    assert attack(table) == {"A": Interval(3, 3), "B": Interval(2, 2), "C": Interval(3, 3)}


def test_an_insider_knows_more() -> None:
    table = published({"A": None, "B": None, "Total": 5}, Relation.total("Total", "AB"))
    assert attack(table)["B"] == Interval(1, 4)
    assert exact_for_insider(table, "A", ["A", "B"]) == {"B"}


def test_figures_that_cannot_all_be_true_are_refused_with_the_relations_named() -> None:
    table = published({"A": None, "B": 12, "Total": 11}, Relation.total("Total", "AB"))
    with pytest.raises(InputError, match=r"cannot hold together: Total = A \+ B"):
        attack(table)


def test_only_the_relations_of_a_contradiction_are_named() -> None:
    cells = {"A": None, "B": None, "C": None, "D": None, "T": 9, "U": 10, "V": 12}
    table = published(
        cells,
        Relation.total("T", "AB"),
        Relation.total("U", "AB"),
        Relation.total("V", "CD"),
        Relation.total("V", "AD"),
    )
    with pytest.raises(InputError) as error:
        attack(table)
    assert "cannot hold together: T = A + B; U = A + B\n" in str(error.value) + "\n"


MOST_TABLES = 3000


def agrees_with_every_table(seed: int) -> bool:
    """Whether the instance of this seed is small enough to be tried; asserts that all bounds are as they must be."""
    random_ = random.Random(seed)
    instance = small_instance(random_)
    table = hide(instance, random_)
    hidden = [cell.id for cell in table.cells if cell.value is None]
    if not 0 < len(hidden) < 9:
        return False
    cap = max((instance.values[cell] for cell in hidden), default=0) + random_.choice([0, 1, 4])
    tables = list(itertools.islice(every_table(table, cap), MOST_TABLES))
    if len(tables) == MOST_TABLES:
        return False
    small_world = capped(table, cap)
    bounds = attack(small_world)
    assert bounds == intervals(tables, hidden), seed
    for knower in table.suppressed:
        if instance.values[knower] == 1:
            found = exact_for_insider(small_world, knower, hidden)
            assert found == exact_given(tables, knower, hidden), (seed, knower)
    for cell, wider in attack(table).items():
        assert wider.contains(bounds[cell]), (seed, cell)
    return True


@pytest.mark.parametrize("hundred", range(4))
def test_the_attack_agrees_with_every_possible_table(hundred: int) -> None:
    tried = [agrees_with_every_table(seed) for seed in range(100 * hundred, 100 * hundred + 100)]
    assert sum(tried) > 60


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_attack_agrees_with_every_possible_table_thousands_of_times() -> None:
    tried = [agrees_with_every_table(seed) for seed in range(1000, 6000)]
    assert sum(tried) > 3000


def grows_without_bound(table: PublishedInstance, cell: str) -> bool:
    least = Relation.between([(cell, 1)], 1_000, None)
    try:
        attack(replace(table, inequalities=(*table.inequalities, least)))
    except InputError:
        return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_a_count_has_no_upper_bound_exactly_where_it_can_be_a_thousand(seed: int) -> None:
    random_ = random.Random(seed)
    table = hide(small_instance(random_), random_)
    for cell, interval in attack(table).items():
        assert (interval.hi is None) == grows_without_bound(table, cell), cell
