"""What a publication leaves open, in whole numbers: rows over hidden counts, narrowed ranges, and parts that are apart."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from foi_letters.errors import InputError
from foi_letters.sdc.instance import Marker, Policy, Relation, State, Zeros
from foi_letters.sdc.system import Row, _narrow, components, contradiction, propagate, system_of

from .small_systems import published, row, system

Range = tuple[int, int | None]


def only_row(
    counts: dict[str, int | None], relation: Relation, known: Mapping[str, int] | None = None
) -> Row:
    [found] = system_of(published(counts, relation), known or {}).rows
    return found


def as_text(found: Row) -> str:
    terms = " + ".join(f"{c}*{n}" for n, c in zip(found.columns, found.coefficients, strict=True))
    return f"{found.lo} <= {terms} <= {found.hi}"


# rows


def test_what_is_printed_goes_to_the_bounds_of_a_relation() -> None:
    found = only_row({"A": None, "B": 3, "C": None, "Total": 9}, Relation.total("Total", "ABC"))
    assert as_text(found) == "6 <= 1*0 + 1*1 <= 6"


def test_what_a_reader_knows_besides_counts_as_printed() -> None:
    found = only_row({"A": None, "B": None, "Total": 9}, Relation.total("Total", "AB"), {"A": 2})
    assert as_text(found) == "7 <= 1*0 <= 7"


def test_shares_become_whole_numbers_and_bounds_are_drawn_in() -> None:
    third = Relation.between([("A", Fraction(1, 3)), ("B", Fraction(1, 2))], Fraction(1, 5), Fraction(7, 5))
    assert as_text(only_row({"A": None, "B": None}, third)) == "2 <= 2*0 + 3*1 <= 8"


def test_a_common_divisor_is_taken_out_and_bounds_are_drawn_in() -> None:
    even = Relation.between([("A", 4), ("B", -6), ("C", 1)], 1, 10)
    assert as_text(only_row({"A": None, "B": None, "C": 2}, even)) == "0 <= 2*0 + -3*1 <= 4"


def test_a_cell_that_stands_twice_in_a_relation_is_added_up() -> None:
    twice = Relation.equation([("A", 1), ("B", 1), ("A", 2), ("B", -1)], 6)
    assert as_text(only_row({"A": None, "B": None}, twice)) == "2 <= 1*0 <= 2"


@pytest.mark.parametrize(("lo", "hi", "text"), [(3, None, "3 <= 1*0 <= None"), (None, 3, "None <= 1*0 <= 3")])
def test_an_inequality_keeps_its_open_side(lo: int | None, hi: int | None, text: str) -> None:
    assert as_text(only_row({"A": None}, Relation.between([("A", 1)], lo, hi))) == text


def test_a_relation_of_printed_counts_alone_says_nothing() -> None:
    table = published({"A": 2, "B": None, "C": 2}, Relation.equation([("A", 1), ("C", -1)]))
    assert system_of(table, {}).rows == []


def test_a_relation_that_no_whole_number_fits_is_refused() -> None:
    with pytest.raises(InputError, match=r"cannot hold together: 2 A = 5"):
        system_of(published({"A": None}, Relation.equation([("A", 2)], 5)), {})


def test_marks_say_what_the_rule_says_and_other_hidden_counts_nothing() -> None:
    states = {"I": State.IMPLIED, "L": State.LATENT}
    policy = Policy(5, Zeros.SHOW, Marker.SPLIT, big=None)
    table = published(
        {"A": None, "B": None, "I": None, "L": None},
        policy=policy,
        states=states,
        marked_primary=frozenset("A"),
    )
    found = system_of(table, {})
    assert (found.names, found.lo, found.hi) == (["A", "B", "I", "L"], [1, 6, 0, 0], [5, None, None, None])


# contradictions


def test_a_contradiction_names_each_relation_once_and_five_at_most() -> None:
    rows = [row({0: 1}, n, n) for n in (1, 1, 2, 3, 4, 5, 6, 7)]
    text = str(contradiction(rows))
    assert "c0 = 1; c0 = 2; c0 = 3; c0 = 4; c0 = 5; and 2 more" in text
    assert "; and 1 more" in str(contradiction(rows[:7]))
    assert "more" not in str(contradiction(rows[:6]))


# ranges


def narrowed(ranges: list[Range], *rows: Row) -> list[Range]:
    open_ = system(ranges, *rows)
    assert propagate(open_)
    return list(zip(open_.lo, open_.hi, strict=True))


def test_each_part_is_at_most_what_the_others_leave() -> None:
    assert narrowed([(1, None), (2, None), (1, None)], row({0: 1, 1: 1, 2: 1}, 7, 7)) == [
        (1, 4),
        (2, 5),
        (1, 4),
    ]


def test_coefficients_and_signs_are_reckoned_with() -> None:
    assert narrowed([(0, None), (0, 3)], row({0: 2, 1: -3}, None, 4)) == [(0, 6), (0, 3)]
    assert narrowed([(0, 5), (0, None)], row({0: 2, 1: -3}, 1, None)) == [(1, 5), (0, 3)]
    assert narrowed([(0, 2), (0, None)], row({0: -2, 1: 3}, 4, None)) == [(0, 2), (2, None)]


def test_a_count_that_a_subtrahend_bounds_rises_to_the_next_whole_number() -> None:
    assert narrowed([(0, 9), (0, 9)], row({0: -2, 1: 1}, None, -3)) == [(2, 9), (0, 9)]


def test_one_relation_narrows_the_next() -> None:
    rows = [row({1: 1, 2: 1}, 4, 4), row({0: 1, 1: 1}, 3, 3)]
    assert narrowed([(0, 1), (0, None), (0, None)], *rows) == [(0, 1), (2, 3), (1, 2)]


def test_two_counts_without_a_bound_bound_nothing() -> None:
    assert narrowed([(0, None), (0, None)], row({0: 1, 1: -1}, 2, None)) == [(2, None), (0, None)]
    assert narrowed([(0, None), (0, None)], row({0: -1, 1: -1}, None, -5)) == [(0, None), (0, None)]


def test_a_count_without_a_bound_is_bounded_by_the_others() -> None:
    assert narrowed([(0, None), (0, 2), (1, 3)], row({0: -1, 1: -1, 2: 1}, None, -4)) == [
        (3, None),
        (0, 2),
        (1, 3),
    ]


def test_a_range_that_becomes_empty_is_told() -> None:
    assert not propagate(system([(3, None), (3, None)], row({0: 1, 1: 1}, 5, 5)))
    assert not propagate(system([(0, 1), (0, 1)], row({0: 1, 1: 1}, 3, 3)))


def test_a_range_of_one_value_is_not_empty() -> None:
    assert narrowed([(0, 1), (0, 1)], row({0: 1, 1: 1}, 2, 2)) == [(1, 1), (1, 1)]


def test_narrowing_that_creeps_is_given_up() -> None:
    creeping = system([(0, 10**6), (0, 10**6)], row({0: 1, 1: -1}, 1, None), row({0: 1, 1: -1}, None, -1))
    assert propagate(creeping)
    assert creeping.lo[0] == 119  # by sixty looks at each relation


def test_only_what_a_relation_narrows_is_told_so_that_others_are_not_looked_at_again() -> None:
    open_ = system([(0, None), (2, 9), (0, 5)], row({0: 1, 1: 1, 2: 1}, None, 6), row({1: 1, 2: 2}, 17, None))
    assert _narrow(open_, open_.rows[0]) == [0, 1, 2]
    assert _narrow(open_, open_.rows[0]) == []
    open_.lo[0] = 3
    assert _narrow(open_, open_.rows[0]) == [1, 2]
    lower = system([(0, 9), (0, 5)], row({0: 1, 1: 2}, 14, None))
    assert _narrow(lower, lower.rows[0]) == [0, 1]
    assert _narrow(lower, lower.rows[0]) == []


# parts


def parts(ranges: list[Range], *rows: Row) -> list[tuple[list[str], list[str]]]:
    return [
        (each.names, [as_text(found) for found in each.rows]) for each in components(system(ranges, *rows))
    ]


def test_counts_that_no_relation_connects_are_apart() -> None:
    assert parts(
        [(0, 9)] * 6, row({0: 1, 2: 1}, 4, 4), row({1: 2, 3: -1}, None, 4), row({2: 1, 4: 1}, 1, None)
    ) == [
        (["c0", "c2", "c4"], ["4 <= 1*0 + 1*1 <= 4", "1 <= 1*1 + 1*2 <= None"]),
        (["c1", "c3"], ["None <= 2*0 + -1*1 <= 4"]),
        (["c5"], []),
    ]


def test_a_count_with_one_value_left_connects_nothing() -> None:
    assert parts([(0, 9), (3, 3), (0, 9)], row({0: 1, 1: 2}, 2, 8), row({1: 1, 2: 1}, 4, 5)) == [
        (["c0"], ["-4 <= 1*0 <= 2"]),
        (["c2"], ["1 <= 1*0 <= 2"]),
    ]


def test_a_relation_of_known_counts_alone_is_dropped() -> None:
    assert parts([(3, 3), (2, 2)], row({0: 1, 1: 1}, 5, 5)) == []


def test_ranges_go_with_their_counts() -> None:
    [first, second] = components(system([(0, 4), (2, 2), (1, None)]))
    assert (first.lo, first.hi, second.lo, second.hi) == ([0], [4], [1], [None])


# tables


def test_a_table_fits_when_every_range_and_every_relation_holds() -> None:
    open_ = system([(1, 5), (0, None)], row({0: 1, 1: 1}, 4, 6))
    for table, fits in [([1, 3], True), ([5, 1], True), ([1, 2], False), ([3, 4], False), ([1, 5], True)]:
        assert open_.holds(table) is fits
    assert not open_.holds([0, 4])
    assert not open_.holds([6, 0])
    assert not open_.holds([5, -1])
    assert system([(0, None)], row({0: 1}, None, 3)).holds([3])
    assert system([(0, None)], row({0: 1}, 3, None)).holds([3])
