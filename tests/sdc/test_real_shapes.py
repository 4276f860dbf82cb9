"""The shapes in which real responses leaked, with invented labels and counts: each is closed, or stops and says why."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from foi_letters.errors import BlockingFindings
from foi_letters.released import Suppressed, Suppression, SuppressionRule, Zeros
from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.instance_json import published_from_json
from foi_letters.sdc.release import Released, release
from tests.sdc.northshire import figures

UNDER_5 = SuppressionRule(4, marker="number is under 5")


def released(folder: Path, text: str, rule: SuppressionRule = UNDER_5) -> Released:
    spec, spot = figures(text)
    return release(spec, folder, rule, find=spot.find)


def deducible(found: Released) -> Mapping[str, Interval]:
    """What somebody else works out from the certificate, by the attack alone."""
    return attack(published_from_json(json.dumps(json.loads(found.certificate)["published"])))


def withheld(found: Released) -> set[str]:
    return {reason.cell for reason in found.reasons}


CROSS_QUESTION = """
    tables:
      - id: clients
        title: Clients placed, by year
        questions: ["1"]
        counts: {columns: [Clients], rows: {2020/21: [0], 2021/22: [3], 2022/23: [19]}}
      - id: bands
        title: Clients placed in 2022/23, by band
        questions: ["2"]
        counts: {columns: [Clients], rows: {Band A: [0], Band B: [0], Band C: [17], Band D: [2]}}
    links:
      totals: [{cell: clients | 2022/23 | Clients, of: bands | * | Clients}]
"""


def test_a_total_in_another_question_no_longer_gives_the_band_away(tmp_path: Path) -> None:
    found = released(tmp_path, CROSS_QUESTION)
    assert withheld(found) > {"clients | 2021/22 | Clients", "bands | Band D | Clients"}
    assert deducible(found)["bands | Band D | Clients"].contains(Interval(1, 4))


def test_without_the_link_the_officer_is_asked(tmp_path: Path) -> None:
    unlinked = CROSS_QUESTION[: CROSS_QUESTION.index("    links:")]
    found = released(tmp_path, unlinked)
    assert withheld(found) == {"clients | 2021/22 | Clients", "bands | Band D | Clients"}
    assert found.notes == (
        (
            "'clients | 2022/23 | Clients' equals the sum of 'bands | Band A | Clients' to 'bands | Band D | Clients'; "
            "if they count the same, say so under links: totals"
        ),
    )
    assert released(tmp_path, CROSS_QUESTION).notes == ()


@pytest.mark.parametrize(
    ("other", "bands"),
    [
        ("19", "{Band A: [0], Band B: [0], Band C: [19], Band D: [0]}"),
        ("19", "{Band A: [6], Band B: [0], Band C: [13], Band D: [0]}"),
        ("18", "{Band A: [0], Band B: [0], Band C: [17], Band D: [2]}"),
        ("3", "{Band A: [3], Band B: [0], Band C: [0], Band D: [0]}"),
    ],
)
def test_the_officer_is_not_asked_where_a_sum_gives_nothing_away(
    tmp_path: Path, other: str, bands: str
) -> None:
    text = CROSS_QUESTION[: CROSS_QUESTION.index("    links:")]
    text = text.replace("2022/23: [19]", f"2022/23: [{other}]")
    text = text.replace("{Band A: [0], Band B: [0], Band C: [17], Band D: [2]}", bands)
    assert [note for note in released(tmp_path, text).notes if "equals the sum" in note] == []


YEARS = "[2017, 2018, 2019, 2020, 2021]"
SUBSETS = f"""
    tables:
      - {{id: all, title: Investigations, questions: ["1"], counts: {{columns: {YEARS}, rows: {{Hospital: [35, 44, 19, 33, 26]}}}}, columns: {{total: Total}}}}
      - {{id: ward, title: Of those on the ward, questions: ["2"], counts: {{columns: {YEARS}, rows: {{Hospital: [1, 2, 0, 1, 1]}}}}, columns: {{total: Total}}}}
      - {{id: falls, title: Falls, questions: [3i], counts: {{columns: {YEARS}, rows: {{Hospital: [9, 7, 10, 12, 8]}}}}, columns: {{total: Total}}}}
      - {{id: ward_falls, title: Falls on the ward, questions: [3ii], counts: {{columns: {YEARS}, rows: {{Hospital: [1, 1, 0, 0, 1]}}}}, columns: {{total: Total}}}}
    links:
      subsets: [{{table: ward, of: all}}, {{table: falls, of: all}}, {{table: ward_falls, of: ward}}, {{table: ward_falls, of: falls}}]
"""


def test_a_suppressed_total_beside_visible_zeros_is_told_to_the_officer(tmp_path: Path) -> None:
    rule = SuppressionRule(5, marker="≤5")
    found = released(tmp_path, SUBSETS, rule)
    small = {
        f"{table} | Hospital | {year}" for table in ("ward", "ward_falls") for year in (2017, 2018, 2021)
    }
    narrowed = {note.split("'")[1] for note in found.notes if "can tell more than the rule says" in note}
    assert withheld(found) >= small - {"ward_falls | Hospital | 2019"}
    assert "ward | Hospital | Total" in narrowed
    assert not [id_ for id_ in withheld(found) if deducible(found)[id_].exact]


def test_withholding_zeros_too_leaves_the_whole_range_open(tmp_path: Path) -> None:
    rule = SuppressionRule(5, Zeros.WITHHOLD, "≤5")
    found = released(tmp_path, SUBSETS, rule)
    assert deducible(found)["ward_falls | Hospital | 2017"].contains(Interval(0, 5))
    assert "ward | Hospital | 2019" in withheld(found)


def test_calendar_years_of_an_earlier_answer_count_against_financial_years(tmp_path: Path) -> None:
    """Jan to Mar 2020: what the financial year 2019-20 has beyond the calendar year 2019."""
    days = ["2019-05-01"] * 20 + ["2020-02-01"] * 3 + ["2020-06-01"] * 20 + ["2021-02-01"] * 30
    (tmp_path / "r.csv").write_text("Received\n" + "\n".join(days) + "\n")
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - id: earlier
            title: By calendar year
            questions: ["1"]
            published_in: FOI 12
            rows: {by: Received, period: calendar year}
          - id: now
            title: By financial year
            questions: ["1"]
            rows: {by: Received, period: financial year}
    """
    found = released(tmp_path, text)
    assert [table.id for table in found.tables] == ["now"]
    assert withheld(found) == {"now | 2019-20 | Number", "now | 2020-21 | Number"}
    assert deducible(found)["[r] Received: 2020-02-01"].contains(Interval(1, 4))


def test_an_earlier_answer_and_a_total_that_must_stay_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Sex,Year\n" + "Male,2020\n" * 30 + "Female,2020\n" * 2)
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: all, title: T, questions: ["1"], published_in: FOI 12, rows: {by: Year}}
          - {id: men, title: T, questions: ["1"], published_in: FOI 13, where: {Sex: Male}, rows: {by: Year}}
          - {id: women, title: T, questions: ["1"], where: {Sex: Female}, rows: {by: Year}}
    """
    with pytest.raises(BlockingFindings) as caught:
        released(tmp_path, text)
    assert [problem.message for problem in caught.value.problems] == [
        "the small count 'women | 2020 | Number' is withheld, but a reader can work it out"
    ]


def test_what_an_earlier_answer_withheld_stays_protected(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Sex\n" + "Male\n" * 30 + "Female\n" * 2)
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - id: earlier
            title: T
            questions: ["1"]
            published_in: FOI 12
            rows: {by: Sex}
            withheld: [earlier | Female | Number]
          - {id: now, title: T, questions: ["1"], rows: {only_total: true, total: All officers}}
    """
    found = released(tmp_path, text)
    assert withheld(found) == {"now | All officers | Number"}
    assert deducible(found)["earlier | Female | Number"].contains(Interval(1, 4))


def test_a_sum_in_the_letter_counts_as_published(tmp_path: Path) -> None:
    text = """
        tables:
          - {id: resigned, title: R, questions: ["1"], counts: {columns: [N], rows: {Men: [31], Women: [2]}}, rows: {total: All}}
          - {id: retired, title: R, questions: ["1"], counts: {columns: [N], rows: {Men: [40], Women: [18]}}, rows: {total: All}}
        derived:
          - {id: left, title: Left in all, kind: count, of: [resigned | All | N, retired | All | N]}
        protection: {keep: [resigned | Men | N]}
    """
    found = released(tmp_path, text)
    assert deducible(found)["resigned | Women | N"].contains(Interval(1, 4))
    assert withheld(found) > {"resigned | Women | N", "resigned | All | N"}


def test_a_percentage_of_a_large_base_narrows_and_is_withheld(tmp_path: Path) -> None:
    text = """
        tables:
          - id: stops
            title: Stops
            questions: ["1"]
            rows: {total: All}
            counts: {columns: [N], rows: {Arrest: [4], Caution: [11], Fine: [3], No action: [394]}}
        already_public: [{cell: stops | All | N, value: 412, published_in: Annual report}]
        derived: [{id: share, title: Share, kind: percent, of: stops | Arrest | N, base: stops | All | N}]
    """
    found = released(tmp_path, text, SuppressionRule(5))
    assert found.figures[0].cell == Suppressed(Suppression.SECONDARY)
    assert deducible(found)["stops | Arrest | N"].contains(Interval(1, 5))
