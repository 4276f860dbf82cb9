"""Records column by column: they print nothing of what they hold, and a source of many faults lists the first."""

from functools import partial

import pytest

from foi_letters.errors import InputError, Place
from foi_letters.sdc.records import MAX_SHOWN, BadCell, Extent, Grid, RowNumber, read_records

ONE_ROW = Extent()


def grid(*rows: list[str | BadCell], full: bool = False) -> Grid:
    numbered = ((RowNumber(n), row) for n, row in enumerate(rows, 1))
    return Grid("r.csv", numbered, lambda row, column: Place("r.csv", row, within=f"column {column}"), full)


def refused(*rows: list[str | BadCell], extent: Extent = ONE_ROW, full: bool = False) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_records(grid(*rows, full=full), extent)
    return [each.message for each in caught.value.problems]


def test_no_type_of_records_prints_what_it_holds() -> None:
    records = read_records(grid(["Name"], ["Eve Sample"]), Extent())
    assert repr(grid(["Name"], ["Eve Sample"])) == "Grid(name='r.csv', full_rows=False)"
    assert repr(records) == "Records(name='r.csv', header=('Name',))"
    assert repr(records.column("Name")) == "Column(name='Name')"


def test_a_grid_takes_short_rows_unless_it_says_otherwise() -> None:
    plain = Grid(
        "r.csv", iter([(RowNumber(1), ["A", "B"]), (RowNumber(2), ["1"])]), lambda _, __: Place("r.csv")
    )
    assert read_records(plain, Extent()).size == 1
    assert refused(["A", "B"], ["1"], full=True) == ["this row has 1 values; there are 2 columns"]


def test_each_gap_is_a_fault_of_the_row_below_it_alone() -> None:
    rows: list[list[str | BadCell]] = [["A"], ["1"], [""], ["2"], ["3"], [""], ["4"]]
    assert refused(*rows) == ["row 4 stands after an empty row", "row 7 stands after an empty row"]
    assert read_records(grid(*rows), Extent(gaps=True)).size == 4


def test_what_stands_above_the_names_and_below_the_last_row_is_not_read() -> None:
    rows: list[list[str | BadCell]] = [["Title", "x"], ["A"], ["1"], ["2"], ["3", "note"]]
    records = read_records(grid(*rows), Extent(range(2, 3), last=4))
    assert (records.header, records.size) == (("A",), 2)


def test_as_many_bad_cells_as_are_shown_are_all_listed_and_one_more_is_hinted_at() -> None:
    bad: str | BadCell = BadCell("formula", "a formula", "paste values")
    for count, last in ((MAX_SHOWN, "a formula"), (MAX_SHOWN + 1, "there are more faults like these")):
        records = read_records(grid(["A"], *([bad] for _ in range(count))), Extent())
        assert records.size == count
        for asked in (partial(records.column, "A"), partial(records.at, 0)):
            with pytest.raises(InputError) as caught:
                asked()
            assert len(caught.value.problems) == count
            assert caught.value.problems[-1].message == last


def test_a_value_is_placed_where_it_first_stands() -> None:
    records = read_records(grid(["A", "B"], ["x", "1"], ["x", "2"], ["y", "2"]), Extent())
    column = records.column("B")
    assert [str(column.place(n).line) for n in range(2)] == ["2", "3"]
    assert column.place(1).within == "column 1"
    assert column.codes.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("names", "rows", "message"),
    [
        (range(2, 3), [["A"]], "row 2, which should hold the names of the columns, is empty"),
        (
            range(1, 3),
            [["A"]],
            "rows 1 to 2, which should hold the names of the columns, are not all filled",
        ),
        (range(1, 2), [["", ""], ["1"]], "row 1, which should hold the names of the columns, is empty"),
    ],
)
def test_rows_of_names_that_are_not_there_are_named(
    names: range, rows: list[list[str | BadCell]], message: str
) -> None:
    assert refused(*rows, extent=Extent(names)) == [message]


def test_joined_names_say_each_part_once_and_nothing_after_the_last() -> None:
    rows: list[list[str | BadCell]] = [
        ["Force", "2022", "2022", ""],
        ["Force", "Men", "", ""],
        ["x", "1", "2"],
    ]
    assert read_records(grid(*rows), Extent(range(1, 3))).header == ("Force", "2022, Men", "2022")


@pytest.mark.parametrize("unseen", ["\u200b", "\x07", "\ue000"])
def test_an_unseen_character_is_a_fault(unseen: str) -> None:
    with pytest.raises(InputError, match="cannot be seen"):
        read_records(grid(["A"], [f"a{unseen}b"]), Extent()).column("A")


def test_a_joiner_is_part_of_how_a_script_is_written() -> None:
    assert read_records(grid(["A"], ["a\u200db"]), Extent()).column("A").values == ("a\u200db",)
