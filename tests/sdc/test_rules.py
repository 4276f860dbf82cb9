"""Tables with rules of their own in one response, and two markers: what is shown, what the attack is told, what is refused."""

import json
from pathlib import Path
from textwrap import indent

import pytest

from foi_letters.errors import BlockingFindings, InputError
from foi_letters.released import SuppressionRule, Zeros
from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Interval, Marker, Policy
from foi_letters.sdc.instance_json import published_from_json
from foi_letters.sdc.release import Released, release
from foi_letters.sdc.response import read_response
from tests.sdc.northshire import figures

HOUSE = SuppressionRule(5)


def released(text: str, house: SuppressionRule = HOUSE, folder: Path = Path()) -> Released:
    spec, spot = figures(text)
    return release(spec, folder, house, find=spot.find)


def policy(text: str) -> Policy:
    spec, spot = figures(text)
    return read_response(spec, Path(), HOUSE, spot).network.policy


def typed(id_: str, rows: str, more: str = "") -> str:
    return f'  - {{id: {id_}, title: T, questions: ["1"], rows: {{total: All}}, counts: {{columns: [N], rows: {rows}}}{more}}}\n'


def printed(found: Released, table: str) -> dict[str, str]:
    chosen = next(each for each in found.tables if each.id == table)
    return {
        label: chosen.text(cells[0]) for label, cells in zip(chosen.row_labels, chosen.cells, strict=True)
    }


def told(found: Released) -> dict[str, Interval]:
    """What a reader works out, from the certificate alone."""
    return dict(attack(published_from_json(json.dumps(json.loads(found.certificate)["published"]))))


# thresholds


def test_each_table_withholds_up_to_its_own_threshold() -> None:
    text = "tables:\n" + typed("low", "{X: [4], Y: [2], Z: [30]}", ", rule: {suppress_up_to: 2}")
    found = released(text + typed("high", "{X: [4], Y: [20], Z: [30]}"))
    assert printed(found, "low")["X"] == "4"
    assert printed(found, "low")["Y"] == "[c]"
    assert printed(found, "high")["X"] == "[c]"
    assert {each.cell: each.words for each in found.reasons}["low | Y | N"] == (
        "it is a count from 1 to 2, which the rule withholds"
    )


def test_no_note_complains_of_a_range_that_is_the_table_s_own() -> None:
    rule = ", rule: {zeros: show, suppress_up_to: 3}"
    text = "rule: {zeros: withhold}\ntables:\n" + typed("t", "{X: [2], Y: [20], Z: [30]}", rule)
    assert released(text).notes == ()


def test_a_count_that_one_table_shows_and_another_withholds_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Kind\n" + "A\n" * 4 + "B\n" * 40)
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: low, title: T, questions: ["1"], rows: {by: Kind}, rule: {suppress_up_to: 3}}
          - {id: high, title: T, questions: ["2"], rows: {by: Kind}}
        """
    with pytest.raises(
        BlockingFindings, match=r"'high \| A \| Number' is withheld, but a reader can work it out"
    ):
        released(text, folder=tmp_path)


# zeros


SHOWN_BESIDE = "tables:\n" + typed("other", "{X: [20], Y: [30]}")


@pytest.mark.parametrize("zeros", ["withhold", "cover"])
def test_a_table_that_prints_zeros_may_stand_beside_tables_that_do_not(zeros: str) -> None:
    """3 and 2 under a total of 5: with zeros printed, neither can be 5, so the total goes too."""
    own = typed("t", "{X: [3], Y: [2], Z: [0]}", ", rule: {zeros: show}")
    found = released(f"rule: {{zeros: {zeros}}}\n" + SHOWN_BESIDE + own)
    assert printed(found, "t")["Z"] == "0"
    intervals = told(found)
    assert {intervals[f"t | {row} | N"].lo for row in "XY"} == {1}
    assert all(intervals[f"t | {row} | N"].contains(Interval(1, 5)) for row in "XY")


def test_a_table_that_withholds_zeros_may_stand_beside_tables_that_print_them() -> None:
    own = typed("t", "{X: [0], Y: [20], Z: [30]}", ", rule: {zeros: withhold}")
    found = released(SHOWN_BESIDE + typed("zero", "{X: [0], Y: [40]}") + own)
    assert printed(found, "t")["X"] == "[c]"
    assert printed(found, "zero")["X"] == "0"
    assert told(found)["t | X | N"].contains(Interval(0, 5))


def test_withheld_zeros_beside_zeros_as_cover_are_refused_with_what_to_do() -> None:
    own = typed("t", "{X: [0], Y: [20]}", ", rule: {zeros: cover}")
    with pytest.raises(InputError) as caught:
        released("rule: {zeros: withhold}\n" + SHOWN_BESIDE + own)
    [problem] = caught.value.problems
    assert (problem.rule, problem.place is not None) == ("zeros-differ", True)
    assert problem.help == "write zeros: show for this table, or zeros: withhold as in the rest"


def test_a_sum_follows_the_rule_of_the_response() -> None:
    own = typed("t", "{X: [0], Y: [0]}", ", rule: {zeros: withhold}")
    derived = "derived: [{id: both, title: Both, kind: count, of: [other | X | N, other | Y | N]}]\n"
    assert released(SHOWN_BESIDE + own + derived).figures[0].cell.__class__.__name__ == "Published"


# two markers


TWO = "rule: {second_marker: '[s]'}\ntables:\n"


def test_a_second_marker_stands_where_a_figure_protects_others() -> None:
    found = released(TWO + typed("t", "{X: [3], Y: [20], Z: [30]}"))
    assert [printed(found, "t")[row] for row in "XYZ"].count("[s]") == 1
    assert printed(found, "t")["X"] == "[c]"
    [table] = found.tables
    assert table.rule.marks == ("[c]", "[s]")


def test_the_attack_knows_what_each_of_two_markers_says() -> None:
    found = released(TWO + typed("t", "{X: [3], Y: [20], Z: [30]}"))
    assert json.loads(found.certificate)["published"]["policy"]["marker"] == Marker.SPLIT
    assert json.loads(found.certificate)["published"]["marked_primary"] == ["t | X | N"]
    intervals = told(found)
    assert intervals["t | X | N"] == Interval(1, 5)
    [other] = set(intervals) - {"t | X | N"}
    assert intervals[other].lo > 5


def test_two_markers_withhold_more_where_they_would_tell_too_much() -> None:
    """2 and 3 hide each other under one marker with the total; under two, both are known to be small."""
    rows = "{X: [5], Y: [1], Z: [6], W: [30]}"
    one = released("tables:\n" + typed("t", rows))
    two = released(TWO + typed("t", rows))
    assert len(two.reasons) >= len(one.reasons)
    assert all(told(two)[f"t | {row} | N"].contains(Interval(1, 5)) for row in "XY")


def test_a_second_marker_that_is_the_first_is_one_marker() -> None:
    assert policy("rule: {marker: '*', second_marker: '*'}").marker is Marker.SINGLE
    assert SuppressionRule(5, Zeros.SHOW, "*").marks == ("*",)


def test_with_two_markers_every_table_has_one_rule() -> None:
    own = typed("t", "{X: [3], Y: [20]}", ", rule: {suppress_up_to: 3}")
    with pytest.raises(InputError) as caught:
        released(TWO.removesuffix("tables:\n") + SHOWN_BESIDE + own)
    [problem] = caught.value.problems
    assert problem.rule == "rules-differ"
    assert "remove it, or the rule of this table" in (problem.help or "")


def test_a_withheld_percentage_never_says_that_a_count_behind_it_is_small() -> None:
    bands = indent("bands: ['0', '1 to 9', '10 or more']", "")
    text = (
        "rule: {second_marker: '[s]'}\ntables:\n"
        + typed("t", "{X: [3], Y: [6]}", f", {bands}").replace("rows: {total: All}, ", "")
        + "derived: [{id: p, title: P, kind: percent, of: t | X | N, base: 7, decimals: 4}]\n"
    )
    found = released(text)
    assert found.figures[0].cell.__class__.__name__ in ("Published", "Suppressed")
    assert getattr(found.figures[0].cell, "why", "secondary") == "secondary"


# what is public already


def test_a_count_that_is_public_stays_known_where_it_is_printed_rounded() -> None:
    public = "already_public: [{cell: t | Y | N, value: 43, published_in: Annual report}]\n"
    text = "tables:\n" + typed("t", "{X: [3], Y: [43], Z: [30]}", ", round_to: 5") + public
    spec, spot = figures(text)
    network = read_response(spec, Path(), HOUSE, spot).network
    assert network.cells["t | Y | N"].state == "public"


def test_a_marker_in_a_rounded_table_is_known_to_stand_for_a_small_count() -> None:
    text = "tables:\n" + typed("t", "{X: [3], Y: [43], Z: [30]}", ", round_to: 5")
    assert told(released(text))["t | X | N"].hi == 5
