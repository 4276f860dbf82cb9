"""A workbook by anyone as an instance: its threshold, its ways with zeros, its merged headings, and what it ties."""

import io

import pytest
from openpyxl import Workbook

from foi_letters.errors import InputError
from foi_letters.sdc.instance import Marker, Relation, Zeros
from foi_letters.sdc.marked_workbook import Marks, instance_of, published_of

Rows = list[list[object]]
COUNTS: Rows = [
    ["Force", "a", "b", "Total"],
    ["North", 2, 12, 14],
    ["South", 8, 9, 17],
    ["Total", 10, 21, 31],
]


def book(*sheets: Rows, merged: str = "", hidden: tuple[int, ...] = ()) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for n, rows in enumerate(sheets, 1):
        sheet = workbook.create_sheet(f"S{n}")
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
        for row_number in hidden:
            sheet.row_dimensions[row_number].hidden = True
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def marked(mark: str, other: object = 9) -> bytes:
    return book([["Force", "a", "b"], ["North", mark, 12], ["South", 8, other]])


def quiet(_: str) -> None:
    """Notes are of no account."""


@pytest.mark.parametrize(
    ("mark", "up_to", "threshold"),
    [("<10", None, 9), ("1 to 3", None, 3), ("*", None, 5), ("<10", 4, 4), ("*", 7, 7)],
)
def test_the_threshold_is_the_one_asked_for_or_the_one_that_a_mark_states_or_the_usual_one(
    mark: str, up_to: int | None, threshold: int
) -> None:
    assert published_of(marked(mark), "w.xlsx", up_to=up_to, note=quiet).policy.threshold == threshold


def test_of_marks_that_state_ranges_the_widest_tells_the_threshold() -> None:
    assert published_of(marked("<5", "<10"), "w.xlsx", note=quiet).policy.threshold == 9


def test_where_a_zero_is_printed_a_mark_is_none() -> None:
    assert published_of(marked("*", 0), "w.xlsx", note=quiet).policy.zeros is Zeros.SHOW
    assert published_of(marked("*", 9), "w.xlsx", note=quiet).policy.zeros is Zeros.WITHHOLD
    asked = published_of(marked("*", 0), "w.xlsx", zeros=Zeros.COVER, note=quiet)
    assert asked.policy.zeros is Zeros.COVER


def test_what_a_mark_states_is_told_to_the_attack() -> None:
    [stated] = published_of(marked("1 to 3"), "w.xlsx", note=quiet).inequalities
    assert stated == Relation.between([("S1 | North | a", 1)], 1, 3)
    assert published_of(marked("*"), "w.xlsx", note=quiet).inequalities == ()


def test_with_a_second_marker_the_others_stand_for_small_counts() -> None:
    found = published_of(marked("[c]", "[s]"), "w.xlsx", marks=Marks(second="[s]"), note=quiet)
    assert found.policy.marker is Marker.SPLIT
    assert set(found.suppressed) == {"S1 | North | a", "S1 | South | b"}
    assert found.marked_primary == {"S1 | North | a"}
    one = published_of(marked("[c]", "[s]"), "w.xlsx", note=quiet)
    assert (one.policy.marker, one.marked_primary) == (Marker.SINGLE, frozenset())


def test_plain_counts_are_under_the_usual_rule_unless_another_is_asked_for() -> None:
    found = instance_of(book(COUNTS), "w.xlsx", note=quiet)
    assert (found.policy.threshold, found.policy.zeros) == (5, Zeros.SHOW)
    asked = instance_of(book(COUNTS), "w.xlsx", up_to=9, zeros=Zeros.COVER, note=quiet)
    assert (asked.policy.threshold, asked.policy.zeros) == (9, Zeros.COVER)


def test_counts_in_a_row_or_column_of_totals_are_totals() -> None:
    found = instance_of(book(COUNTS), "w.xlsx", note=quiet)
    assert [cell.id for cell in found.cells if cell.kind == "inner"] == [
        "S1 | North | a",
        "S1 | North | b",
        "S1 | South | a",
        "S1 | South | b",
    ]
    assert {cell.kind for cell in found.cells} == {"inner", "total"}


def test_how_many_counts_are_suppressed_already_is_said() -> None:
    with pytest.raises(InputError, match=r"'S1 \| North \| a' and 1 more are suppressed already"):
        instance_of(marked("*", "*"), "w.xlsx", note=quiet)


def test_a_heading_merged_over_columns_and_rows_stands_in_each_of_its_cells() -> None:
    """Below a title, from the second row: B2:C3 is one heading of two columns, D its own."""
    rows: Rows = [
        ["Complaints"],
        ["Force", "Men", None, "Women"],
        [None, None, None, None],
        ["North", 4, 5, 6],
    ]
    found = instance_of(book(rows, merged="B2:C3"), "w.xlsx", note=quiet)
    assert [cell.id for cell in found.cells] == [
        "S1 | North | Men",
        "S1 | North | Men (2)",
        "S1 | North | Women",
    ]


def test_a_label_and_one_merged_heading_are_headings() -> None:
    rows: Rows = [["Force", "Men", None], [None, None, None], ["North", 4, 5]]
    found = instance_of(book(rows, merged="B1:C2"), "w.xlsx", note=quiet)
    assert [cell.id for cell in found.cells] == ["S1 | North | Men", "S1 | North | Men (2)"]


def test_two_texts_in_a_row_are_headings_and_one_alone_is_a_title() -> None:
    rows: Rows = [[None, "Men", None, "Women"], ["Force", 2022, 2023, 2023], ["North", 4, 5, 6]]
    found = instance_of(book(rows, merged="B1:C1"), "w.xlsx", note=quiet)
    assert [cell.id.split(" | ")[2] for cell in found.cells] == ["Men, 2022", "Men, 2023", "Women, 2023"]
    title: Rows = [[None, "Complaints", None, None], ["Force", "a", "b", "d"], ["North", 4, 5, 6]]
    found = instance_of(book(title, merged="B1:C1"), "w.xlsx", note=quiet)
    assert [cell.id.split(" | ")[2] for cell in found.cells] == ["a", "b", "d"]


def test_tables_of_one_sheet_are_numbered_and_those_of_others_are_not() -> None:
    below: Rows = [["Force", "a", "b"], ["North", 7, 12], [], ["Kind", "v", "w"], ["Theft", 8, 9]]
    found = instance_of(book(below, COUNTS), "w.xlsx", note=quiet)
    assert list(dict.fromkeys(cell.id.split(" | ")[0] for cell in found.cells)) == ["S1", "S1 (2)", "S2"]


def test_a_sheet_without_a_table_and_the_first_hidden_rows_are_noted() -> None:
    said: list[str] = []
    instance_of(book(COUNTS, [["words"]], hidden=(2, 3, 4, 5, 6, 7)), "w.xlsx", note=said.append)
    assert said == [
        "the sheet 'S1' has hidden rows (2, 3, 4, 5, 6); they are read as published",
        "no table was found in the sheet 'S2'",
    ]


def test_a_workbook_without_hidden_parts_gives_no_note() -> None:
    said: list[str] = []
    instance_of(book(COUNTS), "w.xlsx", note=said.append)
    assert said == []
