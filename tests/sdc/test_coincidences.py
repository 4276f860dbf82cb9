"""An officer is asked about a total that may stand in another question, and about nothing else."""

from pathlib import Path

import pytest

from .responses import response

ONE = '{id: one, title: T, questions: ["1"], counts: {columns: [N], rows: {X: [%s], Y: [%s]}}}'
BANDS = '{id: bands, title: T, questions: ["2"], counts: {columns: [A, B, C], rows: {Z: [%s]}}}'


def asked(folder: Path, *tables: str, more: str = "") -> list[str]:
    listed = "\n".join(f"      - {table}" for table in tables)
    return list(response(folder, f"\n    tables:\n{listed}\n    {more}\n").network.notes)


def test_a_row_whose_sum_stands_in_another_table_is_asked_about(tmp_path: Path) -> None:
    assert asked(tmp_path, ONE % (33, 90), BANDS % "3, 10, 20") == [
        (
            "'one | X | N' equals the sum of 'bands | Z | A' to 'bands | Z | C'; "
            "if they count the same, say so under links: totals"
        )
    ]


def test_a_column_whose_sum_stands_in_another_table_is_asked_about(tmp_path: Path) -> None:
    rows = '{id: rows, title: T, questions: ["2"], counts: {columns: [N], rows: {A: [3], B: [7], C: [0]}}}'
    [question] = asked(tmp_path, ONE % (90, 10), rows)
    assert question.startswith("'one | Y | N' equals the sum of 'rows | A | N' to 'rows | C | N';")


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        (33, 90, "6, 7, 20"),  # no part is small
        (3, 90, "3, 0, 0"),  # one part is all there is
        (32, 34, "3, 10, 20"),  # no cell equals the sum
        (33, 33, "3, 10, 20"),  # more than one does: it is chance
    ],
)
def test_no_question_is_asked_where_none_is_to_be_asked(
    tmp_path: Path, first: int, second: int, parts: str
) -> None:
    assert asked(tmp_path, ONE % (first, second), BANDS % parts) == []


def test_two_parts_are_enough_for_a_question(tmp_path: Path) -> None:
    assert len(asked(tmp_path, ONE % (8, 90), BANDS % "0, 5, 3")) == 1


def test_what_is_declared_is_not_asked(tmp_path: Path) -> None:
    links = 'links: {totals: [{cell: one | X | N, of: "bands | Z | *"}]}'
    assert asked(tmp_path, ONE % (33, 90), BANDS % "3, 10, 20", more=links) == []


def test_a_total_of_the_table_itself_is_not_asked_about(tmp_path: Path) -> None:
    own = BANDS.replace("counts:", "rows: {total: All}, columns: {total: All}, counts:")
    assert asked(tmp_path, own % "3, 10, 20") == []


def test_a_table_of_records_is_not_asked_about(tmp_path: Path) -> None:
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: years, title: T, questions: ["1"], rows: {by: Year}}
          - {id: one, title: T, questions: ["2"], counts: {columns: [N], rows: {X: [9], Y: [90]}}}
    """
    assert response(tmp_path, text, "Year\n" + "2021\n" * 3 + "2022\n" * 6).network.notes == []


def test_no_more_than_ten_questions_are_asked(tmp_path: Path) -> None:
    rows = ", ".join(f"R{n}: [{n * 100 + 50}]" for n in range(12))
    totals = f'{{id: all, title: T, questions: ["1"], counts: {{columns: [N], rows: {{{rows}}}}}}}'
    parts = ", ".join(f"P{n}: [3, {n * 100 + 47}]" for n in range(12))
    split = f'{{id: split, title: T, questions: ["2"], counts: {{columns: [A, B], rows: {{{parts}}}}}}}'
    assert len(asked(tmp_path, totals, split)) == 10
