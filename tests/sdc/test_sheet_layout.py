"""Tables as people lay them out: titles, groups of headings, gaps, notes, labels anywhere, several on one sheet."""

from collections.abc import Callable

import pytest

from foi_letters.sdc.found_tables import FoundTable, tables_in
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.marked_cell import Marked, Shown, read_cell

Rows = list[list[object]]
PLAIN: Rows = [["Force", "Men", "Women"], ["North", 4, "*"], ["South", 8, 9]]


def found(grid: Rows, note: Callable[[str], None] = lambda _: None) -> list[FoundTable]:
    return list(tables_in("S", grid, note))


def shape(grid: Rows) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(table.rows, table.columns) for table in found(grid)]


EXPECTED = [(("North", "South"), ("Men", "Women"))]


def test_a_plain_table_is_found() -> None:
    assert shape(PLAIN) == EXPECTED
    assert found(PLAIN)[0].cells[0] == (Shown(4), Marked("*"))


@pytest.mark.parametrize(
    "grid",
    [
        [["Table 1: Complaints in 2023"], [], *PLAIN],
        [["Table 1"], ["Figures are for the year"], *PLAIN],
        [["Table 1", None, 2023], *PLAIN],
        [*PLAIN, [], ["* means fewer than 5"], ["Source: records, 2023"]],
        [*PLAIN, ["Note 1: as of 1 April 2023"]],
        [[None, *row] for row in PLAIN],
        [[], *([None, None, *row] for row in PLAIN)],
        [PLAIN[0], [], *PLAIN[1:]],
        [PLAIN[0], PLAIN[1], [], PLAIN[2]],
        [PLAIN[0], PLAIN[1], [], [], PLAIN[2]],
        [PLAIN[0], ["All regions"], *PLAIN[1:]],
        [PLAIN[0], PLAIN[1], ["The south"], PLAIN[2]],
        [[row[0], None, *row[1:]] for row in PLAIN],
        [[*row, None, None] for row in PLAIN],
        [["Title", None, None, None, "right"], [], *PLAIN, ["x"]],
        [*PLAIN[:2], ["South", 8, 9, None, None]],
    ],
)
def test_what_stands_around_and_within_a_table_is_no_part_of_it(grid: Rows) -> None:
    assert shape(grid) == EXPECTED


def test_a_row_that_ends_early_has_no_count_there() -> None:
    assert found([*PLAIN, ["West", 3]])[0].cells[-1] == (Shown(3), None)


@pytest.mark.parametrize("grid", [[], [[]], [[], []], [["only text"]], [["a", "b"]], [[1, 2], [3, 4]]])
def test_a_sheet_without_a_table_has_none(grid: Rows) -> None:
    assert shape(grid) in ([], [(("3",), ("2",))])


def test_years_as_numbers_are_headings_and_labels() -> None:
    grid: Rows = [["Year", "Men", "Women"], [2022, 4, 5], [2023, 6, "*"]]
    assert shape(grid) == [(("2022", "2023"), ("Men", "Women"))]
    turned: Rows = [["Sex", 2022, 2023], ["Men", 4, 5], ["Women", 6, "*"]]
    assert shape(turned) == [(("Men", "Women"), ("2022", "2023"))]


def test_groups_over_the_headings_are_said_with_each() -> None:
    """As read from a sheet: a merged heading stands over each of its columns."""
    grid: Rows = [
        ["", "Men", "Men", "Women", "Women", "Both"],
        ["Force", "2022", "2023", "2022", "2023", "All"],
        ["North", 4, 5, 6, 7, 22],
    ]
    columns = ("Men, 2022", "Men, 2023", "Women, 2022", "Women, 2023", "Both, All")
    assert shape(grid) == [(("North",), columns)]


def test_groups_over_years_that_are_numbers_are_two_rows_of_headings() -> None:
    grid: Rows = [
        [None, "Men", None, "Women", None],
        ["Force", 2022, 2023, 2022, 2023],
        ["North", 4, 5, 6, 7],
        ["South", 4, 5, 6, 7],
    ]
    columns = ("Men, 2022", "Men, 2023", "Women, 2022", "Women, 2023")
    assert shape(grid) == [(("North", "South"), columns)]


def test_counts_that_could_be_years_are_counts_below_headings_of_their_own() -> None:
    assert shape([PLAIN[0], ["North", 2011, 2015], PLAIN[2]]) == EXPECTED
    assert shape([["Force", "Men"], ["North", 4], ["South", 2011], ["West", 5]]) == [
        (("North", "South", "West"), ("Men",))
    ]


@pytest.mark.parametrize("before", [0, 1, 3])
def test_groups_are_read_wherever_the_table_begins(before: int) -> None:
    grid: Rows = [
        [None, "Men", None, "Women", None],
        ["Force", "2022", "2023", "2022", "2023"],
        ["North", 4, 5, 6, 7],
    ]
    columns = ("Men, 2022", "Men, 2023", "Women, 2022", "Women, 2023")
    assert shape([[*([None] * before), *row] for row in grid]) == [(("North",), columns)]


def test_a_total_whose_heading_stands_among_the_groups_is_a_column() -> None:
    grid: Rows = [[None, "Sex", None, "Total"], ["Force", "Men", "Women", None], ["North", 4, "*", 6]]
    assert shape(grid) == [(("North",), ("Sex, Men", "Sex, Women", "Total"))]


def test_a_column_of_counts_without_a_heading_is_called_by_its_letter() -> None:
    assert shape([["Force", "Men", "Women"], ["North", 4, "*", 6]]) == [
        (("North",), ("Men", "Women", "column D"))
    ]


def test_two_columns_of_labels_are_one_label() -> None:
    grid: Rows = [["Region", "Force", "N"], ["East", "North", 4], ["East", "South", 5], [None, "Total", 9]]
    assert shape(grid) == [(("East, North", "East, South", "Total"), ("N",))]


def test_tables_below_each_other_are_several() -> None:
    other: Rows = [["Kind", "2022", "2023"], ["Theft", 1, 2], ["Fraud", 3, 4]]
    below: Rows = [*PLAIN, [], ["Table 2"], *other]
    assert shape(below) == [*EXPECTED, (("Theft", "Fraud"), ("2022", "2023"))]
    assert shape([*PLAIN, [], *other]) == [*EXPECTED, (("Theft", "Fraud"), ("2022", "2023"))]
    assert shape([*PLAIN, *other]) == [*EXPECTED, (("Theft", "Fraud"), ("2022", "2023"))]


def test_a_table_below_whose_headings_are_years_is_not_taken_for_a_row() -> None:
    years: Rows = [["Kind", 2022, 2023], ["Theft", 1, 2], ["Fraud", 3, 4]]
    assert shape([*PLAIN, [], *years]) == [*EXPECTED, (("Theft", "Fraud"), ("2022", "2023"))]


def test_tables_side_by_side_are_several() -> None:
    right: Rows = [["Kind", "2022"], ["Theft", 1], ["Fraud", 3]]
    beside: Rows = [[*left, None, *other] for left, other in zip(PLAIN, right, strict=True)]
    assert shape(beside) == [*EXPECTED, (("Theft", "Fraud"), ("2022",))]


def test_an_empty_column_with_headings_but_mostly_counts_after_it_divides_no_table() -> None:
    grid: Rows = [
        [None, "Men", None, "Women"],
        ["Force", "All ages", None, "All ages"],
        ["North", 4, None, 5],
        ["South", 8, None, 9],
        ["West", 1, None, 2],
    ]
    assert shape(grid) == [(("North", "South", "West"), ("Men, All ages", "Women, All ages"))]


def test_a_lone_text_after_an_empty_column_begins_no_table() -> None:
    """Its heading is the only text of the column, which has no count in the first row."""
    grid: Rows = [["Force", "Men", None, "Remark"], ["North", 4, None, None], ["South", 8, None, None]]
    assert shape(grid) == [(("North", "South"), ("Men",))]


def test_an_unknown_mark_beside_the_first_label_is_no_label() -> None:
    grid: Rows = [["Force", "Men", "Women"], ["North", "n/k", 4], ["South", 8, 9]]
    assert shape(grid) == EXPECTED


def test_a_repeated_label_is_numbered() -> None:
    grid: Rows = [["Force", "N", "N"], ["North", 4, 5], ["North", 6, 7]]
    assert shape(grid) == [(("North", "North (2)"), ("N", "N (2)"))]


def test_a_text_in_place_of_a_count_is_pointed_out_by_its_cell() -> None:
    said: list[str] = []
    [table] = found([["Force", "Men", "Women"], ["North", 4, "see note"], ["South", 8, "[z]"]], said.append)
    assert table.cells == ((Shown(4),), (Shown(8),))
    assert said == []
    [table] = found([["Force", "Men"], ["North", 4], ["South", 8], ["West", "n/k"], ["East", 5]], said.append)
    assert [row[0] for row in table.cells] == [Shown(4), Shown(8), Shown(5)]


def test_a_text_beside_counts_is_pointed_out_by_its_cell() -> None:
    said: list[str] = []
    grid: Rows = [["Force", "Men", "Women"], ["North", 4, "see note"], ["South", 8, 9]]
    found([["Title"], [], *grid], said.append)
    assert said == ["S!C4 holds 'see note', no count and no known mark; totals over it are not used"]


def test_many_texts_are_named_in_part_and_rates_not_at_all() -> None:
    said: list[str] = []
    body: Rows = [[f"Force {n}", n, "n/k", "12.5%"] for n in range(9)]
    found([["Force", "Men", "Women", "Share"], ["All", 36, 40, "12.5%"], *body], said.append)
    assert len(said) == 6
    assert said[-1] == "S holds 4 more such texts; --mark names one that stands for a withheld count"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (12, Shown(12)),
        (12.0, Shown(12)),
        ("1,234", Shown(1234)),
        ("12 [note 1]", Shown(12)),
        ("12 (r)", Shown(12)),
        ("12[p]", Shown(12)),
        (0, Shown(0)),
        (12.5, None),
        (-3, None),
        (True, None),
        ("12%", None),
        ("-", None),
        ("[z]", None),
        ("North", None),
        ("*", Marked("*")),
        ("**", Marked("**")),
        ("[c]", Marked("[c]")),
        ("[low]", Marked("[low]")),
        ("..", Marked("..")),
        ("c [note 2]", Marked("c")),
        ("Suppressed", Marked("Suppressed")),
        ("<5", Marked("<5", Interval(0, 4))),
        ("< 5", Marked("< 5", Interval(0, 4))),
        ("<5 [note 2]", Marked("<5", Interval(0, 4))),
        ("fewer than 5", Marked("fewer than 5", Interval(0, 4))),
        ("Fewer than five", Marked("Fewer than 5", Interval(0, 4))),
        ("less than 10", Marked("less than 10", Interval(0, 9))),
        ("5 or fewer", Marked("5 or fewer", Interval(0, 5))),
        ("five or less", Marked("5 or less", Interval(0, 5))),
        ("≤5", Marked("≤5", Interval(0, 5))),
        ("1 to 5", Marked("1 to 5", Interval(1, 5))),
        ("1–4", Marked("1–4", Interval(1, 4))),
        ("between 1 and 5", Marked("between 1 and 5", Interval(1, 5))),
    ],
)
def test_a_cell_is_a_count_a_mark_or_neither(value: object, read: Shown | Marked | None) -> None:
    assert read_cell(value) == read
