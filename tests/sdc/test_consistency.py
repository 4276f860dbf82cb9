"""What makes an instance unusable is named with its cells, in the words of the table."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from foi_letters.sdc import consistency
from foi_letters.sdc.consistency import describe, instance_problems, published_problems
from foi_letters.sdc.instance import Cell, Instance, Policy, PublishedInstance, Relation, State

from .small_systems import published

SUM = Relation.total("Total", "AB")
A, B, TOTAL = Cell("A", 2), Cell("B", 9), Cell("Total", 11)
GOOD = Instance(Policy(5), (A, B, TOTAL), (SUM,))


def told(instance: Instance | PublishedInstance) -> list[str]:
    found = instance_problems(instance) if isinstance(instance, Instance) else published_problems(instance)
    return [f"{each.rule} {each.place and each.place.within}: {each.message}" for each in found]


def of_policy(policy: Policy) -> list[str]:
    return told(replace(GOOD, policy=policy))


def of_cells(*cells: Cell) -> list[str]:
    return told(replace(GOOD, cells=cells))


def test_a_good_instance_has_no_problems() -> None:
    assert told(GOOD) == []


# the rule


@pytest.mark.parametrize("threshold", [1, 1_000_000_000])
def test_a_threshold_is_any_count_from_1(threshold: int) -> None:
    assert of_policy(Policy(threshold, big=None)) == []


@pytest.mark.parametrize("threshold", [0, -5, 1_000_000_001])
def test_a_threshold_that_makes_nothing_small_is_refused(threshold: int) -> None:
    message = f"threshold policy: the threshold is {threshold}; it is the largest small count, such as 5"
    assert of_policy(Policy(threshold, big=0)) == [message]


def test_a_reader_must_believe_in_more_than_the_threshold() -> None:
    assert of_policy(Policy(5, big=5)) == of_policy(Policy(5, big=1_000_000_000)) == []
    assert of_policy(Policy(5, big=4)) == [
        "big policy: 'big' is 4; it is from the threshold, 5, to 1,000,000,000"
    ]
    assert of_policy(Policy(5, big=1_000_000_001))[0].startswith("big policy: 'big' is 1,000,000,001;")


# cells


def test_a_count_is_from_0_to_a_thousand_million() -> None:
    top = Cell("Total", 1_000_000_000)
    assert of_cells(Cell("A", 0), Cell("B", 1_000_000_000), top) == []
    assert of_cells(replace(A, value=-1), B, replace(TOTAL, value=1_000_000_001)) == [
        "negative-count cell 'A': cell 'A' is -1; a count is 0 or more",
        "count-too-large cell 'Total': cell 'Total' is 1,000,000,001; the largest count allowed is 1,000,000,000",
    ]


def test_a_weight_is_from_0_to_a_million() -> None:
    assert of_cells(replace(A, weight=0), replace(B, weight=1_000_000), TOTAL) == []
    assert of_cells(replace(A, weight=-1), replace(B, weight=1_000_001), TOTAL) == [
        "weight cell 'A': cell 'A' has the weight -1; a weight is from 0 to 1,000,000",
        "weight cell 'B': cell 'B' has the weight 1,000,001; a weight is from 0 to 1,000,000",
    ]


def test_a_cell_that_is_given_twice_is_named_once() -> None:
    assert of_cells(A, A, B, A, TOTAL) == ["duplicate-cell cell 'A': cell 'A' is given 3 times"]


def test_a_response_has_so_many_cells_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency, "MAX_CELLS", 3)
    assert told(GOOD) == []
    assert of_cells(A, B, TOTAL, Cell("C", 1)) == [
        "too-many-cells cells: there are 4 cells; the most that one response can have is 3"
    ]


def test_its_relations_have_so_many_terms_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency, "MAX_TERMS", 4)
    at_least = Relation.between([("A", 1)], 0, None)
    assert told(replace(GOOD, inequalities=(at_least,))) == []
    assert told(replace(GOOD, inequalities=(at_least, at_least))) == [
        "too-many-terms equations: the relations have 5 terms; the most that one response can have is 4"
    ]


def test_the_limits_are_those_of_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "disclosure-control.md").read_text(encoding="utf-8")
    for limit, of in [
        (consistency.MAX_CELLS, "cells"),
        (consistency.MAX_TERMS, "terms"),
        (consistency.MAX_COUNT, "as a count"),
        (consistency.MAX_COEFFICIENT, "as a coefficient"),
        (consistency.MAX_WEIGHT, "as a weight"),
    ]:
        assert f"{limit:,} {of}" in " ".join(text.split())


# relations


def of_unknown_cells(number: int) -> str:
    unknown = Relation.total("Total", [f"x{n}" for n in range(number)])
    [message] = told(replace(GOOD, equations=(SUM, unknown)))
    return message


def test_cells_that_do_not_exist_are_named_with_their_relation() -> None:
    assert of_unknown_cells(2) == (
        "unknown-cell equations: x0, x1 is in a relation (Total = x0 + x1), and is not a cell"
    )


def test_eight_cells_are_named_at_most() -> None:
    assert "x6, x7 is in a relation (Total = x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7)," in of_unknown_cells(8)
    assert "x6, x7 and 1 more is in a relation" in of_unknown_cells(9)
    assert " + x7 ... (1 more))," in of_unknown_cells(9)


@pytest.mark.parametrize(
    ("relation", "fine"),
    [
        (Relation.between([("A", 1_000_000_000), ("B", -1_000_000_000)], None, 0), False),
        (Relation.between([("A", 1_000_000_001)], 0, None), True),
        (Relation.between([("A", -1_000_000_001)], None, 0), True),
        (Relation.between([("A", Fraction(1, 1_000_000_000)), ("B", 1)], 0, None), False),
        (Relation.between([("A", Fraction(1, 500_000_001)), ("B", 2)], 0, None), True),
        (Relation.between([("A", 1)], -(10**18), 10**18), False),
        (Relation.between([("A", 1)], None, 10**18 + 1), True),
        (Relation.between([("A", Fraction(1, 2))], -(10**18), None), True),
    ],
)
def test_a_relation_is_no_finer_than_the_solver_can_be_sure_of(relation: Relation, fine: bool) -> None:
    found = told(replace(GOOD, inequalities=(relation,)))
    message = f"{describe(relation)}: in whole numbers a coefficient is above 1,000,000,000"
    assert found == ([f"coefficient-too-large equations: {message}"] if fine else [])


def test_every_relation_that_is_untrue_is_told_of_equations_and_inequalities() -> None:
    more = Relation.between([("A", 1), ("B", -1)], 0, None)
    assert told(replace(GOOD, cells=(A, B, replace(TOTAL, value=12)), inequalities=(more,))) == [
        "does-not-add-up equations: 'Total' is 12, and its parts add up to 11: A = 2, B = 9",
        "does-not-add-up equations: 0 <= A - B does not hold: the sum is -7",
    ]


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        (
            Relation.equation([("A", 1), ("B", 1), ("Total", -1)], 1),
            "A + B - Total = 1 does not hold: the sum is 0",
        ),
        (Relation.equation([("A", 2), ("Total", -1)]), "Total = 2 A does not hold: the sum is -7"),
        (
            Relation.equation([("A", -1), ("B", -1), ("Total", 1)], 2),
            "-A - B + Total = 2 does not hold: the sum is 0",
        ),
        (Relation.equation([("A", -1), ("B", -1)]), "-A - B = 0 does not hold: the sum is -11"),
        (Relation.between([("A", Fraction(1, 4))], 1, 2), "1 <= 0.25 A <= 2 does not hold: the sum is 0.5"),
    ],
)
def test_what_is_no_plain_total_is_told_as_it_stands(relation: Relation, message: str) -> None:
    assert told(replace(GOOD, equations=(relation,))) == [f"does-not-add-up equations: {message}"]


def test_counts_are_not_added_up_while_their_form_is_wrong() -> None:
    assert of_cells(A, B, Cell("Total", -3)) == [
        "negative-count cell 'Total': cell 'Total' is -3; a count is 0 or more"
    ]


# in words


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        (Relation.total("T", "AB"), "T = A + B"),
        (Relation.equation([("T", -1), ("A", 1), ("B", -2)]), "T = A - 2 B"),
        (Relation.equation([("A", 1), ("B", -1)]), "B = A"),
        (Relation.equation([("A", 1), ("B", -1)], 3), "A - B = 3"),
        (Relation.equation([("A", -1), ("B", -1), ("C", 1)]), "-A - B + C = 0"),
        (Relation.equation([("A", -2), ("B", Fraction(5, 2))]), "-2 A + 2.5 B = 0"),
        (Relation.between([("A", 100), ("T", -Fraction(1, 2))], 0, None), "0 <= 100 A - 0.5 T"),
        (Relation.between([("A", 1), ("T", -1)], None, 0), "A - T <= 0"),
        (Relation.between([("A", 1)], 1, 5), "1 <= A <= 5"),
        (Relation.equation([], 1), "0 = 1"),
        (Relation.equation([("A", 0), ("B", 0), ("C", 1)], 3), "0 A + 0 B + C = 3"),
        (Relation.between([("A", 1), ("B", 1)], None, None), "A + B"),
        (Relation.between([("A", 1), ("T", -1)], -1, 0), "-1 <= A - T <= 0"),
    ],
)
def test_relations_are_told_as_a_reader_would_write_them(relation: Relation, text: str) -> None:
    assert describe(relation) == text


# what is published


def test_what_is_published_may_lack_suppressed_and_implied_counts() -> None:
    states = {"B": State.IMPLIED}
    assert told(published({"A": None, "B": None, "Total": 11}, SUM, states=states)) == []


def test_what_is_visible_must_add_up() -> None:
    seen = published({"A": 2, "B": 9, "Total": 12, "C": None}, SUM, Relation.total("Total", "AC"))
    assert told(seen) == [
        "does-not-add-up equations: 'Total' is 12, and its parts add up to 11: A = 2, B = 9"
    ]


def test_what_is_visible_is_not_added_up_while_its_form_is_wrong() -> None:
    seen = published({"A": 2, "B": -9, "Total": 12}, SUM)
    assert told(seen) == ["negative-count cell 'B': cell 'B' is -9; a count is 0 or more"]


def test_only_publishable_cells_can_be_suppressed() -> None:
    states = {"B": State.PUBLIC, "Total": State.LATENT}
    seen = replace(
        published({"A": None, "B": 9, "Total": None}, states=states), suppressed=("A", "B", "C", "Total")
    )
    assert told(seen) == [
        "not-suppressible suppressed: 'B' is public, so it cannot be suppressed",
        "unknown-cell suppressed: 'C' is listed as suppressed, and is not a cell",
        "not-suppressible suppressed: 'Total' is latent, so it cannot be suppressed",
    ]


def test_a_public_count_has_a_value() -> None:
    states = {"A": State.PUBLIC, "B": State.PUBLIC}
    assert told(published({"A": None, "B": 3}, states=states)) == [
        "missing-count cell 'A': 'A' is public, and has no value"
    ]
