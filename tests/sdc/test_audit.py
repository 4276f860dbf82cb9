"""The audit of a pattern: each small count that is less protected than its level asks is named, and no other."""

import pytest

from foi_letters.sdc.audit import Hole, holes
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Policy, Relation, State, Zeros
from foi_letters.sdc.limits import Limits
from foi_letters.sdc.primary import marked_primary

NO_LIMITS = Limits({}, (), ())


def in_a_list(*counts: int, zeros: Zeros = Zeros.SHOW) -> Instance:
    """Cells A, B, ... under their total."""
    cells = tuple(Cell(chr(65 + n), count) for n, count in enumerate(counts))
    total = Relation.total("All", [cell.id for cell in cells])
    return Instance(Policy(5, zeros), (*cells, Cell("All", sum(counts))), (total,))


def found(
    instance: Instance, secondary: str = "", level: Level = Level.COVER, limits: Limits = NO_LIMITS
) -> tuple[Hole, ...]:
    marked = marked_primary(instance)
    published = instance.published([*marked, *secondary], marked)
    return holes(instance, published, limits, level)[1]


def test_a_count_that_subtraction_gives_is_a_hole_at_every_level() -> None:
    hole = Hole("A", Interval(3, 3), Interval(1, 5))
    assert [found(in_a_list(3, 20, 30), level=level) for level in Level] == [(hole,)] * 3


def test_a_second_suppressed_cell_closes_it() -> None:
    assert [found(in_a_list(3, 20, 30), "B", level) for level in Level] == [()] * 3


def test_level_exact_is_content_with_two_values_and_cover_is_not() -> None:
    """3 and 1 under a total of 4 can each be 1 to 3."""
    instance = in_a_list(3, 1, 20)
    assert found(instance, level=Level.EXACT) == ()
    narrow, asked = Interval(1, 3), Interval(1, 5)
    assert found(instance, level=Level.COVER) == (Hole("A", narrow, asked), Hole("B", narrow, asked))


@pytest.mark.parametrize(
    ("zeros", "range_"), [(Zeros.SHOW, (1, 5)), (Zeros.COVER, (1, 5)), (Zeros.WITHHOLD, (0, 5))]
)
def test_what_is_asked_is_the_range_that_the_rule_states(zeros: Zeros, range_: tuple[int, int]) -> None:
    [hole] = found(in_a_list(3, 20, 30, zeros=zeros))
    assert hole.asked == Interval(*range_)


def test_a_count_that_is_never_suppressed_is_known_as_it_is() -> None:
    """An implied small count that a reader can subtract is a hole, though no table shows it."""
    cells = (Cell("Women", 3, State.IMPLIED), Cell("Men", 20), Cell("All", 23))
    instance = Instance(Policy(5), cells, (Relation.total("All", ["Women", "Men"]),))
    assert found(instance) == (Hole("Women", Interval(3, 3), Interval(1, 5)),)


def test_the_one_person_in_a_count_is_asked_at_level_cover1_alone() -> None:
    instance = in_a_list(1, 5, 20)
    assert found(instance, level=Level.COVER) == ()
    assert found(instance, level=Level.COVER1) == (Hole("B", Interval(1, 5), insider="A"),)


def test_a_count_of_two_makes_no_insider() -> None:
    assert found(in_a_list(2, 4, 20), "C", Level.COVER1) == ()


def test_what_cannot_be_had_is_not_asked_for() -> None:
    instance = in_a_list(3, 1, 20)
    floor = Limits({"A": Interval(1, 3)}, (), ())
    assert [hole.cell for hole in found(instance, limits=floor)] == ["B"]
    stuck = Limits({}, ("A", "B"), ())
    assert found(instance, limits=stuck) == ()
    pair = Limits({}, (), (("A", "B"),))
    assert found(in_a_list(1, 5, 20), level=Level.COVER1, limits=pair) == ()


def test_the_intervals_are_those_of_the_reader() -> None:
    instance = in_a_list(3, 20, 30)
    intervals, _ = holes(instance, instance.published(["A", "B"]), NO_LIMITS, Level.COVER)
    assert intervals == {"A": Interval(1, 22), "B": Interval(1, 22)}
