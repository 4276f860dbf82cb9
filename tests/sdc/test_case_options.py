"""What an officer could write instead: each option is the case's own section with one change, priced like the rest."""

from pathlib import Path
from textwrap import dedent

from foi_letters.released import SuppressionRule
from foi_letters.sdc.case_options import as_published, case_options
from foi_letters.sdc.instance import Level, Marker, Objective
from foi_letters.sdc.pricing import Price, price, prices
from foi_letters.sdc.protect import protect
from foi_letters.sdc.response import Response, read_response
from tests.sdc.northshire import figures

LEVEL = Level.COVER


def response(text: str, folder: Path = Path()) -> Response:
    spec, spot = figures(text)
    return read_response(spec, folder, SuppressionRule(5), spot)


def priced(found: Response) -> dict[str, Price]:
    option = as_published(found, "as it is", LEVEL)
    protection = protect(option.instance, level=LEVEL)
    others = case_options(found, LEVEL, protection.published.suppressed)
    every = [price(option, protection), *prices(others, Objective.COUNT)]
    return {each.words: each for each in every}


KINDS = """
    tables:
      - id: kinds
        title: T
        questions: ["1"]
        rows: {total: All}
        columns: {total: Both}
        counts:
          columns: [Men, Women]
          rows: {Theft: [40, 30], Fraud: [20, 3], Bullying: [25, 4]}
    """


def test_small_rows_are_offered_together_and_the_numbers_are_those_of_the_table() -> None:
    found = priced(response(KINDS))
    assert (found["as it is"].withheld, found["as it is"].exact) == (4, 8)
    merged = found["put 'Fraud' and 'Bullying' together in table 'kinds'"]
    assert (merged.withheld, merged.exact, merged.safe) == (0, 9, True)


def test_totals_rounding_and_bands_are_offered() -> None:
    found = priced(response(KINDS))
    assert found["table 'kinds': show the totals of its rows alone"].exact == 4
    assert found["table 'kinds': show the totals of its columns alone"].exact == 3
    rounded = found["round every count that is shown to the nearest 5"]
    assert (rounded.withheld, rounded.exact, rounded.inexact) == (2, 0, 10)
    assert found["print bands (0, 1 to 9, 10 to 19 and so on)"].inexact == 12


def test_every_way_with_zeros_but_the_own_is_offered() -> None:
    words = set(priced(response(KINDS)))
    assert {"let zeros be withheld to hide others", "withhold zeros as small counts"} <= words
    assert "print every zero" not in words
    assert "print every zero" in priced(response(KINDS + "rule: {zeros: cover}\n"))


YEARS = """
    tables:
      - id: years
        title: T
        questions: ["1"]
        rows: {total: All}
        counts: {columns: [N], rows: {2021-22: [4], 2022-23: [30], 2023-24: [40]}}
    """


def test_years_are_offered_in_pairs_the_last_two_together() -> None:
    assert "count two years together in table 'years'" in priced(response(YEARS))


def test_months_are_offered_as_quarters(tmp_path: Path) -> None:
    days = [f"2024-{month:02}-15" for month in range(1, 7) for _ in range(3 if month == 2 else 20)]
    (tmp_path / "r.csv").write_text("Received\n" + "\n".join(days) + "\n")
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: t, title: T, questions: ["1"], rows: {by: Received, period: month, total: All}}
        """
    found = priced(response(text, tmp_path))["count by quarter in table 't'"]
    assert (found.withheld, found.exact) == (0, 3)


def test_tables_with_the_same_rows_change_together(tmp_path: Path) -> None:
    rows = (
        ["Men,A"] * 3 + ["Men,B"] * 20 + ["Men,C"] * 30 + ["Women,A"] * 9 + ["Women,B"] * 4 + ["Women,C"] * 40
    )
    (tmp_path / "r.csv").write_text("Sex,Kind\n" + "\n".join(rows) + "\n")
    text = dedent("""
        sources: {r: {file: r.csv}}
        tables:
          - {id: men, title: T, questions: ["1"], where: {Sex: Men}, rows: {by: Kind, total: All}}
          - {id: women, title: T, questions: ["2"], where: {Sex: Women}, rows: {by: Kind, total: All}}
        """)
    found = priced(response(text, tmp_path))
    assert found["put 'A' and 'B' together in tables 'men' and 'women'"].withheld == 0


def test_an_option_that_the_rest_of_the_case_does_not_allow_is_left_out() -> None:
    """The annual report has a cell of a row that would be gone."""
    public = "already_public: [{cell: kinds | Bullying | Men, value: 25, published_in: Annual report}]\n"
    words = priced(response(KINDS + public))
    assert not [each for each in words if each.startswith("put 'Fraud' and 'Bullying'")]


def test_an_earlier_table_is_no_part_of_what_is_counted() -> None:
    earlier = KINDS + dedent("""
          - {id: old, title: T, questions: ["1"], published_in: FOI 3, counts: {columns: [N], rows: {X: [50]}}}
        """).replace("\n", "\n      ")
    assert priced(response(earlier))["as it is"].exact == 8


def test_no_option_without_a_loss() -> None:
    big = KINDS.replace("3]", "33]").replace("4]", "44]")
    assert not [each for each in priced(response(big)) if each.startswith(("put", "count", "table"))]


def test_percentages_count_as_numbers_that_are_shown_or_withheld() -> None:
    share = (
        "derived: [{id: s, title: S, kind: percent, of: kinds | Theft | Men, base: kinds | Theft | Both}]\n"
    )
    assert priced(response(KINDS + share))["as it is"].exact == 9


# each option as a section of a case: what it would print


def offered(found: Response, suppressed: str) -> dict[str, dict[str, int]]:
    """The counts of every option when this cell is suppressed, without a search."""
    return {
        each.words: {cell: each.instance.values[cell] for cell in sorted(each.shown)}
        for each in case_options(found, LEVEL, [suppressed])
    }


SMALL = "kinds | Fraud | Women"


def test_the_other_levels_are_offered_and_protect_as_they_say() -> None:
    levels = {
        each.words.partition(":")[0]: each.level for each in case_options(response(KINDS), LEVEL, [SMALL])
    }
    assert levels["level exact"] is Level.EXACT
    assert levels["level cover1"] is Level.COVER1
    assert "level cover" not in levels


def test_a_second_marker_is_offered_where_there_is_one_and_one_where_there_are_two() -> None:
    one, two = response(KINDS), response(KINDS + "rule: {second_marker: '[d]'}\n")
    markers = {each.words: each.instance.policy.marker for each in case_options(one, LEVEL, [SMALL])}
    split = "a second marker for what is withheld to hide small counts"
    single = "one marker for all that is withheld"
    assert markers[split] is Marker.SPLIT
    assert single not in markers
    markers = {each.words: each.instance.policy.marker for each in case_options(two, LEVEL, [SMALL])}
    assert markers[single] is Marker.SINGLE
    assert split not in markers


def test_of_an_odd_number_of_years_the_first_stands_alone() -> None:
    found = offered(response(YEARS), "years | 2021-22 | N")["count two years together in table 'years'"]
    assert found == {"years | 2021-22 | N": 4, "years | 2022-23 to 2023-24 | N": 70, "years | All | N": 74}


def test_of_many_years_each_is_put_together_with_its_neighbour() -> None:
    text = YEARS.replace("{2021-22", "{2019-20: [10], 2020-21: [20], 2021-22")
    found = offered(response(text), "years | 2021-22 | N")["count two years together in table 'years'"]
    years = [cell.split(" | ")[1] for cell in found]
    assert years == ["2019-20", "2020-21 to 2021-22", "2022-23 to 2023-24", "All"]


def test_rows_with_small_counts_are_offered_together_where_others_are_left() -> None:
    small = KINDS.replace("Theft: [40, 30]", "Theft: [40, 2]")
    assert [each for each in offered(response(small), SMALL) if each.startswith("put")] == [
        "put 'Fraud' and 'Bullying' together in table 'kinds'"
    ]
    more = small.replace("{Theft", "{Arson: [50, 60], Theft")
    assert [each for each in offered(response(more), SMALL) if each.startswith("put")] == [
        "put 'Fraud' and 'Bullying' together in table 'kinds'",
        "put 'Theft', 'Fraud' and 'Bullying' together in table 'kinds'",
    ]


def test_a_table_of_totals_alone_has_no_breakdown_to_leave_out() -> None:
    alone = KINDS.replace("rows: {total: All}", "rows: {total: All, only_total: true}")
    words = [each for each in offered(response(alone), "kinds | All | Women") if "alone" in each]
    assert words == ["table 'kinds': show the totals of its rows alone"]


GROUPED = KINDS.replace("rows: {total: All}", "rows: {total: All, merge: {Lies: [Fraud, Perjury]}}").replace(
    "Fraud: [20, 3],", "Fraud: [10, 1], Perjury: [10, 2], Threats: [9, 40],"
)


def test_a_group_that_is_put_together_with_a_row_gives_way_to_the_larger_group() -> None:
    found = offered(response(GROUPED), "kinds | Lies | Women")[
        "put 'Lies' and 'Bullying' together in table 'kinds'"
    ]
    rows = {cell.split(" | ")[1]: count for cell, count in found.items() if cell.endswith("| Both")}
    assert rows == {"Theft": 70, "Lies and Bullying": 52, "Threats": 49, "All": 171}


def test_a_group_stays_when_other_rows_are_put_together() -> None:
    text = GROUPED.replace("Fraud: [10, 1], Perjury: [10, 2]", "Fraud: [60, 10], Perjury: [60, 20]")
    text = text.replace("Threats: [9, 40]", "Threats: [20, 3]")
    found = offered(response(text), "kinds | Threats | Women")
    merged = found["put 'Threats' and 'Bullying' together in table 'kinds'"]
    rows = {cell.split(" | ")[1]: count for cell, count in merged.items() if cell.endswith("| Both")}
    assert rows == {"Theft": 70, "Lies": 150, "Threats and Bullying": 52, "All": 272}


TWO_TABLES = """
    tables:
      - {id: a, title: T, questions: ["1"], rows: {total: All}, counts: {columns: [N], rows: {X: [2], Y: [9], Z: [30]}}}
      - {id: b, title: T, questions: ["1"], MORE, counts: {columns: [N], rows: {X: [8], Y: [9], Z: [30]}}}
    """


def test_only_tables_whose_rows_are_made_alike_change_together() -> None:
    def words(more: str) -> list[str]:
        found = offered(response(TWO_TABLES.replace("MORE", more)), "a | X | N")
        return [each for each in found if each.startswith("put")]

    assert words("rows: {total: All}") == ["put 'X' and 'Y' together in tables 'a' and 'b'"]
    assert words("rows: {total: All, heading: Kind}") == ["put 'X' and 'Y' together in tables 'a' and 'b'"]
    assert words("rows: {total: Every}") == ["put 'X' and 'Y' together in table 'a'"]
    assert words("rows: {total: All}, published_in: FOI 3") == ["put 'X' and 'Y' together in table 'a'"]
