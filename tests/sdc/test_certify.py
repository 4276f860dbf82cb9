"""What the solver proposes is believed only after whole numbers confirm it."""

from collections.abc import Sequence

import numpy as np
import pytest

from foi_letters.sdc.certify import as_fractions, is_direction, nearest_whole, proven_least

from .small_systems import row, system

TWO = [(0, 10), (0, 10)]


def least(
    costs: dict[int, int], duals: list[float], ranges: Sequence[tuple[int, int | None]] = TWO
) -> int | None:
    """Of two columns whose sum is 5 to 7."""
    return proven_least(system(ranges, row({0: 1, 1: 1}, 5, 7)), costs, np.asarray(duals))


def test_floats_are_rounded_to_the_nearest_whole_number() -> None:
    assert nearest_whole(np.asarray([1.9999999, -0.6, 3.0])) == [2, -1, 3]


@pytest.mark.parametrize("denominator", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 60, 2520])
def test_a_share_is_read_with_its_own_denominator(denominator: int) -> None:
    assert as_fractions(np.asarray([-1 / denominator, 2.0])) == ([-1, 2 * denominator], denominator)


def test_shares_of_several_kinds_get_the_least_denominator_that_serves_all() -> None:
    assert as_fractions(np.asarray([1 / 3, 1 / 4])) == ([4, 3], 12)


def test_the_noise_of_a_solver_is_not_taken_for_a_share() -> None:
    assert as_fractions(np.asarray([0.5 + 3e-7])) == ([1], 2)


def test_what_is_near_no_share_is_taken_as_it_comes_to_a_millionth() -> None:
    assert as_fractions(np.asarray([1 / 11])) == ([90909], 1_000_000)
    assert as_fractions(np.asarray([1e-6])) == ([1], 1_000_000)


def test_multipliers_of_the_relations_prove_how_little_a_sum_can_be() -> None:
    assert least({0: 1, 1: 1}, [1.0]) == 5


def test_a_negative_multiplier_leans_on_the_upper_side() -> None:
    assert least({0: -1, 1: -1}, [-1.0]) == -7


def test_what_no_relation_settles_leans_on_the_ranges() -> None:
    assert least({0: 3, 1: -2}, [0.0], [(1, 10), (0, 4)]) == 3 - 8


def test_a_relation_and_a_range_add_up() -> None:
    assert least({0: 2, 1: 1}, [1.0], [(3, 10), (0, 10)]) == 5 + 3


def test_a_bound_that_is_a_share_is_the_next_whole_number() -> None:
    thrice = system([(0, 10)], row({0: 3}, 4, None))
    assert proven_least(thrice, {0: 1}, np.asarray([1 / 3])) == 2


@pytest.mark.parametrize(("lo", "hi", "dual"), [(None, 7, 1.0), (5, None, -1.0)])
def test_a_multiplier_that_leans_on_a_side_without_a_bound_proves_nothing(
    lo: int | None, hi: int | None, dual: float
) -> None:
    assert proven_least(system(TWO, row({0: 1, 1: 1}, lo, hi)), {0: 1, 1: 1}, np.asarray([dual])) is None


def test_a_relation_that_is_not_used_may_lack_a_bound() -> None:
    open_ended = system(TWO, row({0: 1}, None, 3), row({0: 1, 1: 1}, 5, None))
    assert proven_least(open_ended, {0: 1, 1: 1}, np.asarray([0.0, 1.0])) == 5


def test_a_count_without_a_bound_can_be_as_large_as_you_like() -> None:
    assert least({0: -1}, [0.0], [(0, None), (0, None)]) is None


def test_a_count_whose_cost_a_relation_takes_away_needs_no_bound() -> None:
    assert least({0: -1, 1: -1}, [-1.0], [(0, None), (0, None)]) == -7


def test_a_direction_may_rise_where_nothing_is_above() -> None:
    difference = system([(0, None), (0, None), (0, 4)], row({0: 1, 1: -1}, 0, 0))
    assert is_direction(difference, [1, 1, 0])
    assert not is_direction(difference, [1, 0, 0])
    assert not is_direction(difference, [0, 1, 0])
    assert not is_direction(difference, [-1, -1, 0])
    assert not is_direction(difference, [1, 1, 1])


def test_a_direction_may_go_where_an_inequality_is_open() -> None:
    at_least = system([(0, None), (0, None)], row({0: 1, 1: -1}, 0, None))
    at_most = system([(0, None), (0, None)], row({0: 1, 1: -1}, None, 0))
    assert is_direction(at_least, [2, 1])
    assert not is_direction(at_least, [1, 2])
    assert is_direction(at_most, [1, 2])
    assert not is_direction(at_most, [2, 1])
