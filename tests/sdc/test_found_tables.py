"""Which lines of a table in a sheet are totals, of which lines, and which totals of two tables are one."""

from foi_letters.sdc.found_tables import FoundTable, shared_margins, totals
from foi_letters.sdc.instance import Relation
from foi_letters.sdc.marked_cell import Shown, read_cell


def found(rows: dict[str, list[object]], columns: str = "ab", sheet: str = "S") -> FoundTable:
    return FoundTable(
        sheet,
        tuple(rows),
        tuple(columns.split() if " " in columns else columns),
        tuple(tuple(map(read_cell, line)) for line in rows.values()),
    )


def sums(table: FoundTable, said: list[str] | None = None) -> set[str]:
    """`a: Total = A + B` for each total that is found."""

    def equation(relation: Relation) -> str:
        total, *parts = (cell.split(" | ") for cell, _ in relation.terms)
        in_rows = parts[0][2] == total[2]
        at, line = (1, 2) if in_rows else (2, 1)
        return f"{total[line]}: {total[at]} = {' + '.join(part[at] for part in parts)}"

    note = said.append if said is not None else lambda _: None
    return {equation(each) for each in totals(table, note)}


# unlabelled totals


def test_a_last_line_that_adds_up_in_two_columns_is_a_total() -> None:
    assert sums(found({"A": [1, 0], "B": [0, 1], "C": [1, 1]})) == {"a: C = A + B", "b: C = A + B"}


def test_a_last_line_that_adds_up_in_one_column_may_do_so_by_chance() -> None:
    assert sums(found({"A": [1, 3], "B": [2, "*"], "C": [3, 4]})) == set()


def test_a_last_line_of_zeros_under_zeros_is_no_total() -> None:
    assert sums(found({"A": [0, 0], "B": [0, 0], "C": [0, 0]})) == set()


def test_a_line_equal_to_the_only_one_above_it_is_no_total() -> None:
    assert sums(found({"A": [4, 5], "B": [4, 5]})) == set()


def test_a_last_line_that_adds_up_is_no_total_below_one_that_is_labelled() -> None:
    assert sums(found({"A": [1, 2], "Total": [1, 2], "C": [2, 4]})) == {"a: Total = A", "b: Total = A"}


# labelled totals


def test_each_subtotal_adds_up_the_rows_since_the_one_before_and_the_last_adds_up_them_all() -> None:
    rows: dict[str, list[object]] = {
        "A": [1, 5], "B": [2, 6], "Subtotal north": [3, 11],
        "C": [3, 7], "D": [4, 8], "Subtotal south": [7, 15],
        "E": [5, 9], "F": [6, 1], "Subtotal west": [11, 10],
    }  # fmt: skip
    assert {each for each in sums(found(rows)) if each.startswith("a")} == {
        "a: Subtotal north = A + B",
        "a: Subtotal south = C + D",
        "a: Subtotal west = E + F",
    }


def test_a_total_of_subtotals_is_also_the_sum_of_all_rows() -> None:
    rows: dict[str, list[object]] = {
        "A": [1, 5], "Subtotal north": [1, 5], "C": [3, 7], "D": [4, 8], "Subtotal south": [7, 15],
        "Grand total": [8, 20],
    }  # fmt: skip
    assert "a: Grand total = A + C + D" in sums(found(rows))


def test_a_total_that_adds_up_other_totals_alone_is_known_as_that() -> None:
    """Some rows are not shown at all."""
    rows: dict[str, list[object]] = {
        "A": [1, 5], "Subtotal north": [2, 9], "C": [3, 7], "Subtotal south": [7, 15], "Total": [9, 24],
    }  # fmt: skip
    said: list[str] = []
    assert sums(found(rows), said) == {
        f"{column}: Total = Subtotal north + Subtotal south" for column in "ab"
    }
    assert said[:2] == [
        "'Subtotal north' in 'S' does not add up from the rows it stands with; not used",
        "'Subtotal south' in 'S' does not add up from the rows it stands with; not used",
    ]


def test_a_total_over_marks_is_believed_where_the_visible_parts_do_not_exceed_it() -> None:
    assert sums(found({"A": [1, 5], "B": ["*", "*"], "Total": [4, 5]})) >= {
        "a: Total = A + B",
        "b: Total = A + B",
    }


def test_a_total_smaller_than_its_visible_parts_is_none() -> None:
    said: list[str] = []
    assert sums(found({"A": [5, 5], "B": ["*", 1], "Total": [4, 6]}), said) == set()
    assert said == ["'Total' in 'S' does not add up from the rows it stands with; not used"]


def test_where_a_cell_of_a_total_holds_no_count_the_others_still_add_up() -> None:
    rows: dict[str, list[object]] = {"A": [1, 5], "B": [2, "n/k"], "Total": [3, 9]}
    assert sums(found(rows)) == {"a: Total = A + B"}


def test_a_column_is_a_total_as_a_row_is() -> None:
    table = found({"A": [1, 2, 3], "B": [4, 5, 9]}, "Men Women All")
    assert sums(table) == {"A: All = Men + Women", "B: All = Men + Women"}


# totals of two tables


def shared(one: FoundTable, other: FoundTable) -> list[str]:
    ties = list(shared_margins([one, other]))
    assert all(sorted(c for _, c in each.terms) == [-1, 1] for each in ties)
    return [" = ".join(cell for cell, _ in each.terms) for each in ties]


FORCES: dict[str, list[object]] = {"North": [1, 5], "Total": [8, 9]}
KINDS: dict[str, list[object]] = {"Theft": [3, 4], "All": [8, 9]}


def test_totals_with_the_same_labels_and_counts_are_one_whatever_their_own_name_and_case() -> None:
    one, other = found(FORCES, "2022 Late"), found(KINDS, "2022 late", "K")
    assert shared(one, other) == ["K | All | 2022 = S | Total | 2022", "K | All | late = S | Total | Late"]


def test_totals_that_differ_in_a_count_are_two() -> None:
    assert shared(found(FORCES), found(KINDS | {"All": [8, 7]}, sheet="K")) == []


def test_totals_with_one_visible_pair_are_two() -> None:
    assert shared(found(FORCES), found(KINDS | {"All": [8, "*"]}, sheet="K")) == []


def test_totals_with_a_cell_without_a_count_are_two() -> None:
    third: dict[str, list[object]] = {"North": [1, 5, 2], "Total": [8, 9, None]}
    assert shared(found(third, "abc"), found(third, "abc", "K")) == []


def test_totals_within_one_sheet_are_not_taken_for_one() -> None:
    assert shared(found(FORCES), found(KINDS)) == []


def test_a_row_of_totals_is_the_same_as_a_column_of_them() -> None:
    turned = FoundTable("K", ("a", "b"), ("Theft", "Total"), ((Shown(3), Shown(8)), (Shown(4), Shown(9))))
    assert shared(found(FORCES), turned) == ["K | a | Total = S | Total | a", "K | b | Total = S | Total | b"]
