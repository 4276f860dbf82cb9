"""Instances are read strictly, written back the same, and refused with the names of the cells that are wrong."""

import json
from pathlib import Path

import pytest

from foi_letters.errors import InputError
from foi_letters.sdc.instance import Instance, Interval, Marker, Policy, State, Zeros
from foi_letters.sdc.instance_json import from_json, published_from_json, published_to_json, to_json

INSTANCES = sorted((Path(__file__).parent / "instances").glob("*.json"))


def instance_text(**changes: object) -> str:
    base: dict[str, object] = {
        "policy": {"threshold": 5},
        "cells": [
            {"id": "A", "value": 2},
            {"id": "B", "value": 9},
            {"id": "Total", "value": 11, "kind": "grand"},
        ],
        "equations": [{"terms": [["Total", -1], ["A", 1], ["B", 1]]}],
    }
    return json.dumps(base | changes)


def messages(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        from_json(text)
    return [f"{problem.rule}: {problem.message}" for problem in error.value.problems]


@pytest.mark.parametrize("path", INSTANCES, ids=lambda path: path.stem)
def test_an_instance_survives_being_written_and_read(path: Path) -> None:
    instance = from_json(path.read_text(encoding="utf-8"))
    assert from_json(to_json(instance)) == instance
    assert len(instance.cells) > 4


def test_a_total_that_does_not_add_up_names_the_total_and_its_parts() -> None:
    cells = [{"id": "A", "value": 2}, {"id": "B", "value": 9}, {"id": "Total", "value": 12}]
    assert messages(instance_text(cells=cells)) == [
        "does-not-add-up: 'Total' is 12, and its parts add up to 11: A = 2, B = 9"
    ]


def test_every_fault_is_reported_at_once_with_its_cell() -> None:
    cells = [{"id": "A", "value": -2}, {"id": "A", "value": 9}, {"id": "Total", "value": 10**10}]
    assert messages(instance_text(cells=cells)) == [
        "duplicate-cell: cell 'A' is given 2 times",
        "negative-count: cell 'A' is -2; a count is 0 or more",
        "count-too-large: cell 'Total' is 10,000,000,000; the largest count allowed is 1,000,000,000",
        "unknown-cell: B is in a relation (Total = A + B), and is not a cell",
    ]


def test_a_fractional_count_is_refused_with_its_cell() -> None:
    with pytest.raises(InputError) as error:
        from_json(instance_text(cells=[{"id": "A", "value": 2.5}]))
    assert "cell 'A', value" in str(error.value)
    assert "'2.5' is not a whole number" in str(error.value)


def test_a_count_without_a_value_points_to_attack() -> None:
    with pytest.raises(InputError, match="foi-letters attack"):
        from_json(instance_text(cells=[{"id": "A", "value": None}]))


def test_an_inequality_that_is_untrue_is_refused() -> None:
    found = messages(instance_text(inequalities=[{"terms": [["A", 1], ["B", -1]], "lo": 0}]))
    assert found == ["does-not-add-up: 0 <= A - B does not hold: the sum is -7"]


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "{}", "[]", '{"policy": 3}'])
def test_what_is_no_instance_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError):
        from_json(text)


def test_decimals_are_read_exactly_and_written_back() -> None:
    third = {"terms": [["A", 0.1], ["B", 1]], "lo": 0.3}
    instance = from_json(instance_text(inequalities=[third]))
    assert str(instance.inequalities[0].terms[0][1]) == "1/10"
    assert from_json(to_json(instance)).inequalities == instance.inequalities


def test_what_is_published_holds_no_hidden_count() -> None:
    instance = from_json(instance_text())
    published = instance.published(["A", "B"])
    assert [cell.value for cell in published.cells] == [None, None, 11]
    assert published.policy.big is None
    assert published_from_json(published_to_json(published)) == published


def test_true_values_of_hidden_cells_are_dropped_when_a_published_instance_is_read() -> None:
    cells = [
        {"id": "A", "value": 2},
        {"id": "B", "value": 9, "state": "implied"},
        {"id": "Total", "value": 11},
    ]
    published = published_from_json(instance_text(cells=cells, suppressed=["A"]))
    assert [cell.value for cell in published.cells] == [None, None, 11]
    assert published.suppressed == ("A",)


def test_a_public_cell_cannot_be_suppressed() -> None:
    cells = [
        {"id": "A", "value": 2},
        {"id": "B", "value": 9},
        {"id": "Total", "value": 11, "state": "public"},
    ]
    with pytest.raises(InputError, match="'Total' is public, so it cannot be suppressed"):
        published_from_json(instance_text(cells=cells, suppressed=["Total"]))


@pytest.mark.parametrize(
    ("zeros", "rule", "least"),
    [
        (Zeros.SHOW, Interval(1, 5), 1),
        (Zeros.COVER, Interval(1, 5), 0),
        (Zeros.WITHHOLD, Interval(0, 5), 0),
    ],
)
def test_the_rule_states_its_range(zeros: Zeros, rule: Interval, least: int) -> None:
    policy = Policy(5, zeros)
    assert policy.rule_range == rule
    assert policy.marked_range(primary=True) == Interval(least, None)
    assert policy.small(0) is (zeros is Zeros.WITHHOLD)


def test_two_markers_tell_small_counts_from_their_cover() -> None:
    policy = Policy(5, Zeros.SHOW, Marker.SPLIT)
    assert policy.marked_range(primary=True) == Interval(1, 5)
    assert policy.marked_range(primary=False) == Interval(6, None)


def test_every_state_of_the_format_is_read() -> None:
    cells = [{"id": state.value, "value": 1, "state": state.value} for state in State]
    instance: Instance = from_json(instance_text(cells=cells, equations=[]))
    assert [cell.state for cell in instance.cells] == list(State)


@pytest.mark.parametrize(
    "number", ["9" * 5000, "9" * 61, "1e999999999", "1e-999999999", "-1.5E400", "0e999999"]
)
def test_a_number_of_absurd_length_is_an_input_error(number: str) -> None:
    with pytest.raises(InputError, match="more digits"):
        from_json('{"cells": [' + number + "]}")
