"""Instances are read strictly, written back the same, and refused with the names of the cells that are wrong."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from foi_letters.errors import InputError
from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Interval,
    Marker,
    Policy,
    PublishedInstance,
    Relation,
    State,
    Zeros,
)
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
    "number",
    ["9" * 5000, "9" * 31, "1e999999999", "1e-999999999", "-1.5E400", "0e999999", "1e31", "1e-31"],
)
def test_a_number_of_absurd_length_is_an_input_error(number: str) -> None:
    with pytest.raises(InputError, match="more digits"):
        from_json('{"cells": [' + number + "]}")


# what is read where a key is missing, and how it is written back


def test_what_is_not_said_has_its_usual_value() -> None:
    instance = from_json(instance_text())
    assert instance.policy == Policy(5, Zeros.SHOW, Marker.SINGLE, big=None)
    assert instance.cells[0] == Cell("A", 2, State.PUBLISHABLE, "inner", weight=1, keep=False)
    assert instance.equations == (Relation.total("Total", "AB"),)
    assert (instance.id, instance.inequalities) == ("", ())


def test_everything_that_is_said_is_read_and_written_in_the_same_form() -> None:
    data = {
        "id": "stops",
        "policy": {"threshold": 3, "zeros": "cover", "marker": "split", "big": 7},
        "cells": [
            {"id": "Köln", "value": 2, "state": "implied", "kind": "inner", "weight": 3},
            {"id": "B", "value": 0, "state": "publishable", "kind": "total", "keep": True},
        ],
        "equations": [{"terms": [["Köln", 2], ["B", -1]], "rhs": 4}],
        "inequalities": [{"terms": [["Köln", 0.5]], "lo": None, "hi": 1.25}],
    }
    text = to_json(from_json(json.dumps(data)))
    assert json.loads(text) == data
    assert "Köln" in text
    assert text.startswith('{\n "id": "stops",\n "policy": {\n  "threshold": 3,')
    assert text.endswith("}\n")


def test_what_is_published_is_written_in_the_same_form() -> None:
    policy = Policy(5, Zeros.WITHHOLD, Marker.SPLIT)
    cells = (Cell("A", 2), Cell("B", 9), Cell("T", 11, State.PUBLIC, "grand"), Cell("C", 1, State.LATENT))
    instance = Instance(policy, cells, (Relation.total("T", "AB"),), (Relation.between([("C", 1)], 0, 9),))
    text = published_to_json(instance.published("BA", "A"))
    assert json.loads(text) == {
        "policy": {"threshold": 5, "zeros": "withhold", "marker": "split"},
        "cells": [
            {"id": "A", "value": None, "state": "publishable", "kind": "inner"},
            {"id": "B", "value": None, "state": "publishable", "kind": "inner"},
            {"id": "T", "value": 11, "state": "public", "kind": "grand"},
            {"id": "C", "value": None, "state": "latent", "kind": "inner"},
        ],
        "equations": [{"terms": [["T", -1], ["A", 1], ["B", 1]], "rhs": 0}],
        "inequalities": [{"terms": [["C", 1]], "lo": 0, "hi": 9}],
        "suppressed": ["A", "B"],
        "marked_primary": ["A"],
    }
    assert published_from_json(text) == instance.published("AB", "A")


def test_one_marker_needs_no_list_of_what_carries_it() -> None:
    published = from_json(instance_text()).published("AB", "A")
    assert published.marked_primary == frozenset()
    assert "marked_primary" not in published_to_json(published)


def test_shares_that_are_no_decimals_are_multiplied_out() -> None:
    third = Relation.between([("A", Fraction(1, 3)), ("B", Fraction(1, 7))], Fraction(1, 2), None)
    base = from_json(instance_text())
    [found] = from_json(to_json(replace(base, inequalities=(third,)))).inequalities
    assert found == Relation.between([("A", 7), ("B", 3)], Fraction(21, 2), None)
    sixth = Relation.equation([("A", Fraction(1, 3)), ("B", Fraction(1, 6))], Fraction(13, 6))
    cells = (Cell("A", 2), Cell("B", 9))
    assert "0.3" not in to_json(Instance(Policy(5), cells, (sixth,)))
    assert from_json(to_json(Instance(Policy(5), cells, (sixth,)))).equations == (
        Relation.equation([("A", 2), ("B", 1)], 13),
    )


def test_decimals_are_not_multiplied_out() -> None:
    relation = Relation.between([("A", Fraction(1, 8)), ("B", Fraction(-3, 10))], None, Fraction(5, 2))
    data = json.loads(to_json(replace(from_json(instance_text()), inequalities=(relation,))))
    assert data["inequalities"] == [{"terms": [["A", 0.125], ["B", -0.3]], "lo": None, "hi": 2.5}]


# what is published, read


def seen(text: str) -> PublishedInstance:
    return published_from_json(text)


def test_a_cell_without_a_value_is_suppressed_whether_or_not_it_is_listed() -> None:
    cells = [{"id": "A"}, {"id": "B", "value": None}, {"id": "Total", "value": 11}]
    assert seen(instance_text(cells=cells)).suppressed == ("A", "B")
    assert seen(instance_text(cells=cells, suppressed=["B", "Total"])).suppressed == ("A", "B", "Total")


def test_implied_and_latent_cells_are_hidden_and_not_suppressed() -> None:
    cells = [
        {"id": "A", "value": 2, "state": "implied"},
        {"id": "B", "state": "latent"},
        {"id": "Total", "value": 11},
    ]
    found = seen(instance_text(cells=cells))
    assert found.suppressed == ()
    assert [cell.value for cell in found.cells] == [None, None, 11]


def test_two_markers_tell_which_cells_are_small() -> None:
    policy = {"threshold": 5, "marker": "split"}
    hidden = {"policy": policy, "suppressed": ["A", "B"]}
    assert seen(instance_text(**hidden, marked_primary=["A", "Total"])).marked_primary == {"A"}
    assert seen(instance_text(**hidden, primary=["B"])).marked_primary == {"B"}
    assert seen(instance_text(**hidden, primary=["B"], marked_primary=["A"])).marked_primary == {"A"}
    one = hidden | {"policy": {"threshold": 5}}
    assert seen(instance_text(**one, marked_primary=["A"])).marked_primary == frozenset()


def test_what_is_published_has_no_limit_of_belief() -> None:
    assert seen(instance_text(policy={"threshold": 5, "big": 9})).policy == Policy(5, big=None)


# faults of form


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        from_json(text, name="case.json")
    return [f"{each.place}: {each.rule}: {each.message}" for each in error.value.problems]


def test_what_is_no_json_is_told_with_its_place() -> None:
    assert faults('{"policy":\n 3,,}') == [
        "case.json:2:4: json: this is not JSON: Expecting property name enclosed in double quotes"
    ]
    assert faults("[" * 100_000) == ["case.json: json: this is nested too deeply"]
    assert faults("9" * 5000) == ["case.json: json: a number has more digits than any count"]


def test_sixty_characters_of_a_number_are_read() -> None:
    text = instance_text(inequalities=[{"terms": [["A", 77], ["B", 1]], "lo": 0}])
    assert "coefficient-too-large" in faults(text.replace("77", f"0.{'3' * 58}"))[0]
    assert "more digits than any count" in faults(text.replace("77", f"0.{'3' * 59}"))[0]


def test_thirty_digits_are_read() -> None:
    for number in (10**30 - 1, 1e-30):
        [found] = faults(instance_text(inequalities=[{"terms": [["A", number], ["B", 1]], "lo": 0}]))
        assert found.startswith("case.json: equations: coefficient-too-large: ")


def test_each_fault_of_form_names_the_cell_or_the_place() -> None:
    cells = [{"id": "A", "value": 2.5, "state": "secret"}, {"value": 1}, {"id": "B", "value": "x"}]
    found = faults(
        json.dumps({"policy": {"threshold": "5 or so"}, "cells": cells, "equations": [{"rhs": 1}]})
    )
    assert found[1:-1] == [
        "case.json: cell 'A', value: int-type: '2.5' is not a whole number",
        "case.json: cell 'A', state: enum: 'secret' is not one of 'publishable', 'public', 'implied' or 'latent'",
        "case.json: cells.1.id: missing: 'id' is missing",
        "case.json: cell 'B', value: int-type: 'x' is not a whole number",
    ]
    assert found[0] == "case.json: policy.threshold: int-type: '5 or so' is not a whole number"
    assert found[-1] == "case.json: equations.0.terms: missing: 'terms' is missing"


def test_a_file_that_is_no_object_is_told_without_a_place() -> None:
    assert faults("[]") == [
        "case.json: model-type: '[]' is not an object with keys, such as policy and cells"
    ]


def test_a_term_without_a_coefficient_is_told_with_its_place() -> None:
    assert faults(instance_text(inequalities=[{"terms": [["A"]], "lo": 0}])) == [
        "case.json: inequalities.0.terms.0.1: missing: '1' is missing"
    ]


@pytest.mark.parametrize("value", ["2", True, [2]])
def test_what_only_looks_like_a_count_is_refused(value: object) -> None:
    message = f"case.json: cell 'A', value: int-type: '{value}' is not a whole number"
    assert faults(instance_text(cells=[{"id": "A", "value": value}])) == [message]


@pytest.mark.parametrize("number", ["0.5", True, float("nan"), float("inf"), {}])
def test_what_only_looks_like_a_number_is_refused(number: object) -> None:
    text = instance_text(inequalities=[{"terms": [["A", number]], "lo": number}])
    message = f"'{number}' is not a number".replace("inf'", "Infinity'").replace("nan'", "NaN'")
    found = [each.replace("'inf'", "'Infinity'").replace("'nan'", "'NaN'") for each in faults(text)]
    assert found == [
        f"case.json: inequalities.0.terms.0.1: number: {message}",
        f"case.json: inequalities.0.lo: number: {message}",
    ]


@pytest.mark.parametrize("name", ["", "x" * 501, "A\x1b[31m", "two\nlines", "\x85"])
def test_what_is_no_name_of_a_cell_is_refused_and_printed_safely(name: str) -> None:
    [found] = faults(instance_text(cells=[{"id": name, "value": 1}], equations=[]))
    assert found.endswith("is not a name: 1 to 500 characters, none of them a control character")
    assert found.isprintable()


def test_a_name_of_500_characters_is_read() -> None:
    assert from_json(instance_text(cells=[{"id": "x" * 500, "value": 1}], equations=[])).cells[0].value == 1


def test_what_is_wrong_is_shown_in_part_when_it_is_long() -> None:
    [found] = faults(instance_text(cells=[{"id": "A", "value": ["x" * 1000]}]))
    assert found.endswith(": '['" + "x" * 38 + "...' is not a whole number")
    [whole] = faults(instance_text(cells=[{"id": "A", "value": "x" * 40}]))
    assert whole.endswith(": '" + "x" * 40 + "' is not a whole number")


def test_each_cell_without_a_value_is_named() -> None:
    with pytest.raises(InputError) as error:
        from_json(instance_text(cells=[{"id": "A"}, {"id": "B", "value": 1}, {"id": "C"}]))
    assert [str(each.place) for each in error.value.problems] == [
        "instance.json: cell 'A'",
        "instance.json: cell 'C'",
    ]


def test_whole_numbers_may_be_written_as_a_spreadsheet_writes_them() -> None:
    cells = [{"id": "A", "value": 2.0}, {"id": "B", "value": 9}, {"id": "Total", "value": 11.00}]
    assert list(from_json(instance_text(cells=cells)).values.values()) == [2, 9, 11]


# intervals and relations


def test_an_interval_contains_what_lies_within_it() -> None:
    for one, other, within in [
        ((1, 5), (1, 5), True),
        ((1, 5), (2, 4), True),
        ((1, 5), (0, 4), False),
        ((1, 5), (2, 6), False),
        ((1, None), (1, None), True),
        ((1, None), (3, 9), True),
        ((1, 5), (2, None), False),
    ]:
        assert Interval(*one).contains(Interval(*other)) is within


def test_an_interval_is_clipped_to_another() -> None:
    assert Interval(0, 9).clip(Interval(1, 5)) == Interval(1, 5)
    assert Interval(2, 4).clip(Interval(1, None)) == Interval(2, 4)
    assert Interval(0, None).clip(Interval(1, 5)) == Interval(1, 5)
    assert Interval(3, None).clip(Interval(1, None)) == Interval(3, None)


def test_an_interval_is_exact_when_it_holds_one_value() -> None:
    assert Interval(3, 3).exact
    assert not Interval(3, 4).exact
    assert not Interval(3, None).exact


def test_the_threshold_is_small_and_what_is_above_it_is_not() -> None:
    assert [value for value in range(8) if Policy(5).small(value)] == [1, 2, 3, 4, 5]
    assert [value for value in range(8) if Policy(5, Zeros.COVER).small(value)] == [1, 2, 3, 4, 5]
    assert [value for value in range(8) if Policy(2, Zeros.WITHHOLD).small(value)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("zeros", "primary", "secondary"),
    [(Zeros.SHOW, (1, 5), (6, None)), (Zeros.COVER, (0, 5), (0, None)), (Zeros.WITHHOLD, (0, 5), (6, None))],
)
def test_two_markers_say_what_the_rule_does_with_zeros(
    zeros: Zeros, primary: tuple[int, int | None], secondary: tuple[int, int | None]
) -> None:
    policy = Policy(5, zeros, Marker.SPLIT)
    assert policy.marked_range(primary=True) == Interval(*primary)
    assert policy.marked_range(primary=False) == Interval(*secondary)


def test_a_relation_holds_at_both_of_its_ends() -> None:
    relation = Relation.between([("A", 2), ("B", -1)], 1, 3)
    found = [value for value in range(6) if relation.holds({"A": value, "B": 3})]
    assert found == [2, 3]
    assert Relation.between([("A", 1)], None, 3).holds({"A": 3})
    assert Relation.between([("A", 1)], 3, None).holds({"A": 3})


def test_an_attacker_believes_in_a_thousand_more_unless_told_otherwise() -> None:
    assert Policy(5).big == 1000


def test_counts_stay_out_of_what_is_printed_of_an_instance() -> None:
    shown = repr(from_json(instance_text(id="case", inequalities=[{"terms": [["A", 1]], "lo": 0}])))
    assert "Instance" in shown
    assert "Cell" not in shown
    assert "Relation" not in shown


def test_only_cells_that_are_shown_have_a_value_in_what_is_published() -> None:
    cells = tuple(Cell(state.value, n, state) for n, state in enumerate(State))
    found = Instance(Policy(5), cells).published(["publishable"])
    assert {cell.id: cell.value for cell in found.cells} == {
        "publishable": None,
        "public": 1,
        "implied": None,
        "latent": None,
    }
    assert found.suppressed == ("publishable",)
