"""Tables counted from records, or given as counts: what is counted, and what is refused."""

from collections import Counter
from pathlib import Path

import pytest

from foi_letters.errors import InputError, Problem
from foi_letters.released import SuppressionRule
from foi_letters.sdc import tables
from foi_letters.sdc.response import Response, read_response
from tests.sdc.northshire import figures, write_records

HOUSE = SuppressionRule(5)

RECORDS = """Year,Received,Sex,Outcome,Days
2019,2019-03-31,Male,Upheld,10
2019,2019-04-01,Male,Not upheld,20
2019,2019-12-31,Female,Upheld,30
2020,2020-01-01,Male,Upheld,"1,000"
2020,31/03/2020,Male,,5
2020,2020-04-01,Female,Upheld,7
"""


def response(folder: Path, text: str, records: str = RECORDS) -> Response:
    (folder / "r.csv").write_text(records)
    spec, spot = figures("sources: {r: {file: r.csv}}\n" + text)
    return read_response(spec, folder, HOUSE, spot)


def counts(folder: Path, table: str, records: str = RECORDS) -> dict[str, list[int]]:
    """The counts of a table, by row label."""
    read = response(folder, f'tables: [{{id: t, title: T, questions: ["1"], {table}}}]', records)
    raw, plan = read.raw["t"].unprotected(), read.plans["t"]
    return {slot.label: raw[number].tolist() for number, slot in enumerate(plan.rows)}


def labels(folder: Path, table: str) -> list[str]:
    read = response(folder, f'tables: [{{id: t, title: T, questions: ["1"], {table}}}]')
    return [slot.label for slot in read.plans["t"].columns]


def refused(folder: Path, table: str, records: str = RECORDS) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        counts(folder, table, records)
    return caught.value.problems


def test_rows_by_columns_with_totals(tmp_path: Path) -> None:
    table = "rows: {by: Year, total: All years}, columns: {by: Sex, total: Both}"
    assert counts(tmp_path, table) == {"2019": [1, 2, 3], "2020": [1, 2, 3], "All years": [2, 4, 6]}
    assert labels(tmp_path, table) == ["Female", "Male", "Both"]


def test_the_order_is_as_shown_and_a_label_without_records_is_0(tmp_path: Path) -> None:
    table = "rows: {by: Year, show: ['2021', '2020', '2019']}, columns: {by: Sex, show: [Male, Female]}"
    assert counts(tmp_path, table) == {"2021": [0, 0], "2020": [2, 1], "2019": [2, 1]}


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ("{Sex: Male}", 4),
        ("{Outcome: [Upheld, Not upheld]}", 5),
        ("{Outcome: {not: Upheld}}", 2),
        ("{Outcome: {not: [Upheld, Not upheld]}}", 1),
        ("{Outcome: {blank: true}}", 1),
        ("{Outcome: {blank: false}, Sex: Male}", 3),
        ("{Received: {from: 2019-04-01, to: 2020-03-31}}", 4),
        ("{Received: {to: 01/04/2019}}", 2),
        ("{Days: {from: 10}}", 4),
        ("{Days: {from: 7, to: '20'}}", 3),
        ("{Outcome: {not: Upheld, blank: false}}", 1),
    ],
)
def test_filters_count_what_they_say(tmp_path: Path, where: str, count: int) -> None:
    assert counts(tmp_path, f"where: {where}, rows: {{total: N, only_total: true}}") == {"N": [count]}


def test_dates_are_counted_by_period(tmp_path: Path) -> None:
    def by(period: str) -> dict[str, int]:
        found = counts(tmp_path, f"rows: {{by: Received, period: {period}}}")
        return {label: row[0] for label, row in found.items()}

    assert by("financial year") == {"2018-19": 1, "2019-20": 4, "2020-21": 1}
    assert by("calendar year") == {"2019": 3, "2020": 3}
    assert by("quarter") == {"2019 Q1": 1, "2019 Q2": 1, "2019 Q4": 1, "2020 Q1": 2, "2020 Q2": 1}
    assert list(by("month"))[:2] == ["March 2019", "April 2019"]
    shown = "rows: {by: Received, period: financial year, show: [2018-19, 2019-20, 2020-21, 2021-22]}"
    assert counts(tmp_path, shown)["2021-22"] == [0]


def test_categories_have_filters_of_their_own(tmp_path: Path) -> None:
    table = """rows: {by: Year}, columns: {total: Any, categories: [
        {label: Made}, {label: Upheld, where: {Outcome: Upheld}}, {label: Slow, where: {Days: {from: 20}}}]}"""
    assert counts(tmp_path, table) == {"2019": [3, 2, 2, 3], "2020": [3, 2, 1, 3]}


def test_small_rows_are_merged(tmp_path: Path) -> None:
    table = "rows: {by: Outcome, others: leave out, merge: {Any: [Upheld, Not upheld]}}, columns: {by: Year}"
    assert counts(tmp_path, table) == {"Any": [3, 2]}


def test_a_row_for_each_combination_of_two_columns(tmp_path: Path) -> None:
    table = "rows: {by: [Year, Sex], total: Total}"
    assert counts(tmp_path, table) == {
        "2019, Female": [1],
        "2019, Male": [2],
        "2020, Female": [1],
        "2020, Male": [2],
        "Total": [6],
    }


@pytest.mark.parametrize(
    ("table", "message", "advice"),
    [
        ("rows: {by: Yeer}", "there is no column 'Yeer' in r.csv", "did you mean 'Year'?"),
        (
            "rows: {by: Outcome}",
            "some records have nothing in the column 'Outcome'",
            "fill it, or count without",
        ),
        ("rows: {by: Sex, show: [Male]}", "the records also hold 'Female'", "show it, merge it"),
        ("rows: {by: Sex, show: [Mael, Female]}", "no record has 'Mael'", "did you mean 'Male'?"),
        (
            "rows: {by: Sex}, where: {Sex: male}",
            "no record has 'male' in the column 'Sex'",
            "did you mean 'Male'?",
        ),
        (
            "rows: {by: Sex}, where: {Sex: X}",
            "no record has 'X' in the column 'Sex'",
            "the values are: 'Female', 'Male'; if 'X' may",
        ),
        ("rows: {by: Sex}, where: {Sex: {from: 2019-01-01}}", "'Male' is not a date", "correct it"),
        ("rows: {by: Sex}, where: {Days: {from: x}}", "'x' is not a number", "write a date as"),
        (
            "rows: {by: Sex}, where: {Received: {from: 2019-02-30}}",
            "there is no day '2019-02-30'",
            "write a date",
        ),
        ("rows: {by: Sex, period: month}", "'Male' is not a date", "correct it"),
        (
            "rows: {by: Sex, merge: {Any: [Male, Other]}}",
            "there is no 'Other' to merge into 'Any'",
            "there is: ",
        ),
        (
            "rows: {by: Sex, total: Male}",
            "'Male' is the label of a row or column, and of the total",
            "give the total",
        ),
        ("rows: {categories: [{label: A}, {label: A}]}", "two categories are called 'A'", ""),
    ],
)
def test_a_slip_in_a_table_is_refused_with_a_cure(
    tmp_path: Path, table: str, message: str, advice: str
) -> None:
    problem = refused(tmp_path, table)[0]
    assert problem.message == message
    assert (problem.help or "").startswith(advice)
    assert problem.place is not None
    assert problem.place.line is not None


def test_values_that_differ_in_case_alone_are_not_counted_apart(tmp_path: Path) -> None:
    records = "Sex\nMale\nmale\n"
    assert refused(tmp_path, "rows: {by: Sex}", records)[0].rule == "alike-values"
    assert (
        refused(tmp_path, "rows: {total: T, only_total: true}, where: {Sex: Male}", records)[0].rule
        == "alike-values"
    )
    assert counts(tmp_path, "rows: {by: Sex, merge: {Male: [Male, male]}}", records) == {"Male": [2]}


def test_a_value_that_no_record_holds_can_be_declared(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(RECORDS)
    spec, spot = figures("""
        sources: {r: {file: r.csv, values: {Outcome: [Withdrawn]}}}
        tables: [{id: t, title: T, questions: ["1"], where: {Outcome: Withdrawn}, rows: {by: Sex}}]
    """)
    assert read_response(spec, tmp_path, HOUSE, spot).raw["t"].unprotected().tolist() == [[0], [0]]


def test_no_records_at_all_count_0(tmp_path: Path) -> None:
    assert counts(tmp_path, "rows: {by: Sex, show: [Male], total: All}", "Sex,Year\n") == {
        "Male": [0],
        "All": [0],
    }


def test_the_counts_of_the_northshire_case_are_those_of_a_plain_loop(tmp_path: Path) -> None:
    rows = write_records(tmp_path)
    spec, spot = figures("""
        sources: {allegations: {file: allegations.csv}}
        tables:
          - id: t
            title: T
            questions: ["1"]
            where: {Action: {not: None}, Received: {from: 2019-06-01, to: 2021-08-15}}
            rows: {by: Type, total: Total}
            columns: {by: [Officer sex, Dismissed], total: All}
    """)
    read = read_response(spec, tmp_path, HOUSE, spot)
    kept = [r for r in rows if r["Action"] != "None" and "2019-06-01" <= r["Received"] <= "2021-08-15"]
    plain = Counter((r["Type"], f"{r['Officer sex']}, {r['Dismissed']}") for r in kept)
    plan, raw = read.plans["t"], read.raw["t"].unprotected()
    assert raw[-1, -1] == len(kept)
    for row, column in plan.cells():
        if plan.kind(row, column) == "inner":
            assert raw[row, column] == plain[plan.rows[row].label, plan.columns[column].label]


# counts


def typed(folder: Path, counts_: str, more: str = "") -> dict[str, list[int]]:
    return counts(folder, f"counts: {counts_}{more}")


def test_a_table_of_counts_gets_the_totals_that_it_lacks(tmp_path: Path) -> None:
    given = "{columns: [A, B], rows: {X: [1, '1,200'], Y: [3, 4]}}"
    assert typed(tmp_path, given) == {"X": [1, 1200], "Y": [3, 4]}
    assert typed(tmp_path, given, ", rows: {total: All}, columns: {total: Sum}") == {
        "X": [1, 1200, 1201],
        "Y": [3, 4, 7],
        "All": [4, 1204, 1208],
    }


def test_a_given_total_is_known_for_one_by_its_name(tmp_path: Path) -> None:
    read = response(
        tmp_path,
        'tables: [{id: t, title: T, questions: ["1"], counts: {columns: [A, B, Total], rows: {X: [1, 2, 3], Total: [1, 2, 3]}}}]',
    )
    assert read.plans["t"].kind(1, 2) == "grand"
    assert read.raw["t"].unprotected().tolist() == [[1, 2, 3], [1, 2, 3]]


def test_a_total_that_does_not_add_up_names_row_and_column(tmp_path: Path) -> None:
    found = refused(
        tmp_path, "counts: {columns: [A, B, Total], rows: {X: [1, 2, 4], Y: [3, 4, 7], Total: [4, 7, 11]}}"
    )
    assert [problem.message for problem in found] == [
        "'Total' of 'B' is given as 7; the others add up to 6",
        "'Total' of 'X' is given as 4; the others add up to 3",
    ]


def test_overlapping_counts_need_not_add_up(tmp_path: Path) -> None:
    given = "{columns: [People], rows: {Bullying: [6], Harassment: [7], Total: [10]}}"
    assert typed(tmp_path, given, ", rows: {overlapping: true}")["Total"] == [10]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("{columns: [A, a], rows: {X: [1, 2]}}", "'a' stands twice"),
        ("{columns: [A, B], rows: {X: [1]}}", "the row 'X' has 1 counts; there are 2 columns"),
        ("{columns: [A], rows: {X: [1], x: [2]}}", "'x' stands twice"),
    ],
)
def test_a_table_of_counts_must_be_whole(tmp_path: Path, given: str, message: str) -> None:
    assert [p.message for p in refused(tmp_path, f"counts: {given}")] == [message]


def sheet(folder: Path, data: str) -> dict[str, list[int]]:
    (folder / "s.csv").write_text(data)
    spec, spot = figures(
        'sources: {s: {file: s.csv}}\ntables: [{id: t, title: T, questions: ["1"], counts_from: s}]'
    )
    read = read_response(spec, folder, HOUSE, spot)
    raw = read.raw["t"].unprotected()
    return {slot.label: raw[number].tolist() for number, slot in enumerate(read.plans["t"].rows)}


def test_counts_come_from_a_sheet(tmp_path: Path) -> None:
    data = 'Year,Male,Female\n2019,12,3\n2020,"1,012",0\n'
    assert sheet(tmp_path, data) == {"2019": [12, 3], "2020": [1012, 0]}


@pytest.mark.parametrize("count", ["-1", "2.5", "NaN", "inf", "٣", "3_0", "TRUE", "Eve Sample"])
def test_what_is_no_count_in_a_sheet_is_refused_at_its_line(tmp_path: Path, count: str) -> None:
    with pytest.raises(InputError) as caught:
        sheet(tmp_path, f"Year,Male\n2019,12\n2020,{count}\n")
    [problem] = caught.value.problems
    assert problem.message == f"'{count}' is not a count"
    assert problem.place is not None
    assert problem.place.line == 3


@pytest.mark.parametrize("data", ["Year\n2019\n", "Year,Male\n"])
def test_a_sheet_without_counts_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(InputError, match="a sheet of counts has row labels in its first column"):
        sheet(tmp_path, data)


def test_a_label_with_a_bar_can_be_renamed(tmp_path: Path) -> None:
    records = "Kind\na | b\n"
    assert (
        refused(tmp_path, "rows: {by: Kind}", records)[0].help
        == "give it another: merge: {New label: ['a | b']}"
    )
    assert counts(tmp_path, "rows: {by: Kind, merge: {ab: ['a | b']}}", records) == {"ab": [1]}


def test_a_repeated_row_of_a_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'2019' stands twice"):
        sheet(tmp_path, "Year,Male\n2019,12\n2019,13\n")


def test_a_table_has_so_many_cells_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_CELLS", 6)
    assert counts(tmp_path, "rows: {by: Year, total: T}, columns: {by: Sex}") == {
        "2019": [1, 2],
        "2020": [1, 2],
        "T": [2, 4],
    }
    [problem] = refused(tmp_path, "rows: {by: Year, total: T}, columns: {by: Sex, total: Both}")
    assert problem.message == "the table 't' would have 9 cells; the limit is 6"


def test_a_table_tells_so_many_kinds_of_record_apart_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ATOMS", 4)
    assert len(counts(tmp_path, "rows: {by: Year}, columns: {by: Sex}")) == 2
    [problem] = refused(tmp_path, "rows: {by: Year}, columns: {by: Sex}, where: {Days: ['10', '20']}")
    assert problem.message == "the filters of table 't' tell too many kinds of record apart"


def test_a_source_without_records_counts_0(tmp_path: Path) -> None:
    header = RECORDS.splitlines(keepends=True)[0]
    table = "rows: {by: Year, show: ['2019']}, columns: {by: Sex, show: [Male, Female]}"
    assert counts(tmp_path, table, header) == {"2019": [0, 0]}


def test_a_row_of_counts_without_a_label_is_refused_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("Kind,N\nx,1\n,2\n")
    spec, spot = figures(
        'sources: {s: {file: s.csv}}\ntables: [{id: t, title: T, questions: ["1"], counts_from: s}]'
    )
    with pytest.raises(InputError) as error:
        read_response(spec, tmp_path, HOUSE, spot)
    assert [(each.rule, str(each.place)) for each in error.value.problems] == [("row-label", "s.csv:3")]


def test_a_lone_value_that_is_no_date_is_refused_with_its_place(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "rows: {by: Received, period: month}", "Received\nsoon\n")
    assert problem.message == "'soon' is not a date"
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("r.csv", 2)


def test_two_wrong_names_in_one_table_are_told_together(tmp_path: Path) -> None:
    found = refused(tmp_path, "rows: {by: Yeer}, columns: {by: Sax}")
    assert [each.message for each in found] == [
        "there is no column 'Yeer' in r.csv",
        "there is no column 'Sax' in r.csv",
    ]
