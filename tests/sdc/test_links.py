"""What is derived of how tables hang together is all that there is to know: no more, no less."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_letters.errors import InputError
from foi_letters.sdc import links
from foi_letters.sdc.attack import attack
from foi_letters.sdc.conditions import Source
from foi_letters.sdc.consistency import instance_problems
from foi_letters.sdc.instance import Instance, Interval, Relation, State
from foi_letters.sdc.junction import junction
from foi_letters.sdc.response import read_response
from tests.sdc.northshire import FIGURES, figures, write_records
from tests.sdc.responses import HOUSE, response


def instance(folder: Path, text: str, records: str = "") -> Instance:
    found = response(folder, text, records).network.instance("test")
    assert list(instance_problems(found)) == []
    return found


def intervals(found: Instance, *suppressed: str) -> Mapping[str, Interval]:
    return attack(found.published(suppressed))


# against an oracle that tries every set of records

VALUES = {"A": ("a1", "a2"), "B": ("b1", "b2"), "C": ("c1", "c2", "c3")}
KINDS = tuple(product(*VALUES.values()))


@dataclass(frozen=True)
class Table:
    """A table of the oracle: which columns its rows and columns are by, and a filter."""

    rows: tuple[str, ...]
    columns: str | None
    where: tuple[tuple[str, str], ...]

    def text(self, id_: str) -> str:
        columns = f", columns: {{by: {self.columns}, total: All}}" if self.columns else ""
        where = ", ".join(f"{name}: {value}" for name, value in self.where)
        rows = f"{{by: [{', '.join(self.rows)}], total: All}}"
        return f'- {{id: {id_}, title: T, questions: ["1"], where: {{{where}}}, rows: {rows}{columns}}}'

    def counts(self, records: tuple[int, ...], id_: str) -> dict[str, int]:
        """Every cell by a plain loop over the records, each the number of its kind."""
        found: dict[str, int] = {}
        for row in [", ".join(c) for c in product(*(VALUES[name] for name in self.rows))] + ["All"]:
            for column in (*VALUES[self.columns], "All") if self.columns else ("Number",):
                found[f"{id_} | {row} | {column}"] = 0
        for number in records:
            kind = dict(zip(VALUES, KINDS[number], strict=True))
            if all(kind[name] == value for name, value in self.where):
                label = ", ".join(kind[name] for name in self.rows)
                for row, column in product(
                    (label, "All"), (kind[self.columns], "All") if self.columns else ("Number",)
                ):
                    found[f"{id_} | {row} | {column}"] += 1
        return found


@st.composite
def tables(draw: st.DrawFn) -> Table:
    names = draw(st.permutations(sorted(VALUES)))
    rows = tuple(sorted(names[: draw(st.integers(1, 2))]))
    columns = draw(st.sampled_from([None, names[2]]))
    filtered = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=1))
    return Table(rows, columns, tuple((name, draw(st.sampled_from(VALUES[name]))) for name in filtered))


@cache
def all_records(size: int) -> tuple[tuple[int, ...], ...]:
    return tuple(combinations_with_replacement(range(len(KINDS)), size))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(st.integers(0, len(KINDS) - 1), min_size=2, max_size=4),
    chosen=st.lists(tables(), min_size=1, max_size=3),
    data=st.data(),
)
def test_the_attack_knows_what_trying_every_set_of_records_tells(
    tmp_path: Path, records: list[int], chosen: list[Table], data: st.DataObject
) -> None:
    everything = Table(("A",), None, ())
    named = {f"t{number}": table for number, table in enumerate([everything, *chosen])}
    lines = ["A,B,C", *(",".join(KINDS[number]) for number in records)]
    possible = ", ".join(f"{name}: [{', '.join(values)}]" for name, values in VALUES.items())
    text = f"sources: {{r: {{file: r.csv, values: {{{possible}}}}}}}\ntables:\n" + "\n".join(
        table.text(id_) for id_, table in named.items()
    )
    found = instance(tmp_path, text, "\n".join(lines) + "\n")
    truth = _counts(named, tuple(records))
    assert {id_: found.values[id_] for id_ in truth} == truth
    hideable = sorted(id_ for id_, count in truth.items() if count and id_ != "t0 | All | Number")
    hidden = data.draw(st.sets(st.sampled_from(hideable), max_size=8)) if hideable else set()
    shown = {id_: count for id_, count in truth.items() if id_ not in hidden}
    fitting = [
        counts
        for each in all_records(len(records))
        if all((counts := _counts(named, each))[id_] == count for id_, count in shown.items())
        and all(counts[id_] for id_ in hidden)
    ]
    known = intervals(found, *hidden)
    for id_ in hidden:
        values = [counts[id_] for counts in fitting]
        assert known[id_] == Interval(min(values), max(values)), id_


def _counts(named: Mapping[str, Table], records: tuple[int, ...]) -> dict[str, int]:
    return {cell: count for id_, table in named.items() for cell, count in table.counts(records, id_).items()}


# the routes by which real responses leaked

MISCONDUCT = (
    "Sex,Year,Upheld\n"
    + "Male,2019,No\n" * 58
    + "Female,2019,Yes\n" * 3
    + "Male,2020,No\n" * 66
    + "Female,2020,No\n" * 9
)


def implied(found: Instance) -> dict[str, int]:
    return {cell.id: cell.value for cell in found.cells if cell.state is State.IMPLIED}


def test_all_officers_less_the_men_is_the_women_whom_nobody_asked_for(tmp_path: Path) -> None:
    found = instance(
        tmp_path,
        """
        sources: {r: {file: r.csv}}
        tables:
          - {id: all, title: T, questions: ["1"], rows: {by: Year, total: Total}}
          - {id: men, title: T, questions: ["1"], where: {Sex: Male}, rows: {by: Year, total: Total}}
        """,
        MISCONDUCT,
    )
    name = "[r] Sex: Female; Year: 2019"
    assert implied(found) == {name: 3}
    assert intervals(found)[name] == Interval(3, 3)
    assert intervals(found, "all | 2019 | Number", "all | Total | Number")[name].hi is None


def test_a_harmless_remainder_is_left_alone(tmp_path: Path) -> None:
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: all, title: T, questions: ["1"], rows: {by: Year}}
          - {id: men, title: T, questions: ["1"], where: {Sex: Male}, rows: {by: Year}}
        links: {harmless: [{all: all, without: men, reason: Women are not who was asked about}]}
    """
    assert implied(instance(tmp_path, text, MISCONDUCT)) == {}


def test_made_less_upheld_is_not_upheld(tmp_path: Path) -> None:
    records = "Sex,Upheld\n" + "Male,Yes\n" * 20 + "Male,No\n" * 2
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - id: t
            title: T
            questions: ["1"]
            rows: {by: Sex}
            columns: {categories: [{label: Made}, {label: Upheld, where: {Upheld: "Yes"}}]}
    """
    assert implied(instance(tmp_path, text, records)) == {"[r] Upheld: No": 2}


def test_calendar_years_against_financial_years_give_the_quarter_between(tmp_path: Path) -> None:
    records = "Received\n" + "2019-05-01\n" * 10 + "2020-02-01\n" * 2 + "2020-06-01\n" * 9
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: fy, title: T, questions: ["1"], rows: {by: Received, period: financial year}}
          - {id: cy, title: T, questions: ["1"], rows: {by: Received, period: calendar year}}
    """
    found = instance(tmp_path, text, records)
    assert implied(found) == {"[r] Received: 2020-02-01": 2}
    assert intervals(found)["[r] Received: 2020-02-01"] == Interval(2, 2)


def test_a_total_stands_in_another_table_of_the_same_records(tmp_path: Path) -> None:
    records = "Year,Band\n" + "2022,C\n" * 12 + "2022,D\n" * 3
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: years, title: T, questions: ["1"], rows: {by: Year}}
          - {id: bands, title: T, questions: ["2"], where: {Year: "2022"}, rows: {by: Band}}
    """
    assert intervals(instance(tmp_path, text, records), "bands | D | Number")[
        "bands | D | Number"
    ] == Interval(3, 3)


def test_the_same_cell_in_two_tables_is_one_count(tmp_path: Path) -> None:
    records = "Year,Sex\n" + "2022,Male\n" * 12 + "2022,Female\n" * 3
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: one, title: T, questions: ["1"], rows: {by: Sex}}
          - {id: two, title: T, questions: ["2"], where: {Sex: Female}, rows: {by: Year}}
    """
    assert intervals(instance(tmp_path, text, records), "two | 2022 | Number")[
        "two | 2022 | Number"
    ] == Interval(3, 3)


def test_each_kind_counts_the_same_under_years_as_under_sexes(tmp_path: Path) -> None:
    kinds = ("K", 8, 1), ("L", 9, 3), ("M", 2, 12)
    records = "Kind,Year,Sex\n" + "".join(
        f"{kind},2021,Male\n" * first + f"{kind},2022,Female\n" * second for kind, first, second in kinds
    )
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: years, title: T, questions: ["1"], rows: {by: Kind}, columns: {by: Year}}
          - {id: sexes, title: T, questions: ["2"], rows: {by: Kind}, columns: {by: Sex}}
    """
    found = instance(tmp_path, text, records)
    for small, count in [("K | 2022", 1), ("L | 2022", 3), ("M | 2021", 2)]:
        assert intervals(found, f"years | {small}")[f"years | {small}"] == Interval(count, count)
    hidden = intervals(found, "years | L | 2021", "years | L | 2022")
    assert hidden["years | L | 2021"] == Interval(1, 11)


def test_tables_agree_on_every_combination_of_the_columns_that_they_share(tmp_path: Path) -> None:
    lines = [f"{a},{b},{c},{c}\n" for a in "ab" for b in "uvw" for c in "xy" for _ in range(1 + ord(b) % 4)]
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: one, title: T, questions: ["1"], rows: {by: [A, B]}, columns: {by: C}}
          - {id: two, title: T, questions: ["2"], rows: {by: [A, B]}, columns: {by: D}}
    """
    found = instance(tmp_path, text, "A,B,C,D\n" + "".join(lines))
    for a in "ab":
        for b in "uvw":
            cell = f"one | {a}, {b} | x"
            assert intervals(found, cell)[cell].exact


def test_tables_in_a_circle_that_is_too_large_are_tied_pair_by_pair_and_the_officer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
        sources: {r: {file: r.csv}}
        tables:
          - {id: ab, title: T, questions: ["1"], rows: {by: A}, columns: {by: B}}
          - {id: bc, title: T, questions: ["2"], rows: {by: B}, columns: {by: C}}
          - {id: ca, title: T, questions: ["3"], rows: {by: C}, columns: {by: A}}
    """
    records = "A,B,C\n" + "a,u,x\nb,v,y\n" * 9
    assert response(tmp_path, text, records).network.notes == []
    monkeypatch.setattr(links, "JOINED", 7)
    assert response(tmp_path, text, records).network.notes == [
        "r: tables that share columns in a circle are tied pair by pair"
    ]


def test_counts_are_not_printed_with_what_holds_them(tmp_path: Path) -> None:
    text = 'sources: {r: {file: r.csv}}\ntables: [{id: t, title: T, questions: ["1"], rows: {by: A}}]'
    found = response(tmp_path, text, "A\n" + "a\n" * 7919)
    records, _ = found.read["r"]
    [cluster] = links.link_source("r", Source(records), [found.plans["t"]], found.network)
    assert "7919" not in repr(found) + repr(cluster) + repr(found.network)


# what is declared

TYPED = """
    tables:
      - {id: clients, title: T, questions: ["1"], counts: {columns: [Clients], rows: {"2021": [4], "2022": [15]}}}
      - {id: bands, title: T, questions: ["2"], counts: {columns: [Clients], rows: {C: [12], D: [3]}}}
"""


def test_a_declared_total_ties_two_typed_tables(tmp_path: Path) -> None:
    linked = TYPED + '    links: {totals: [{cell: clients | 2022 | Clients, of: "bands | * | Clients"}]}\n'
    assert intervals(instance(tmp_path, linked), "bands | D | Clients")["bands | D | Clients"] == Interval(
        3, 3
    )
    assert intervals(instance(tmp_path, TYPED), "bands | D | Clients")["bands | D | Clients"] == Interval(
        1, None
    )


PAIR = """
    tables:
      - {id: all, title: T, questions: ["1"], counts: {columns: [N], rows: {"2021": [44], "2022": [15]}}}
      - {id: men, title: T, questions: ["2"], counts: {columns: [N], rows: {"2021": [40], "2022": [5]}}}
"""


def test_a_declared_complement_is_implied_where_it_is_small(tmp_path: Path) -> None:
    found = instance(tmp_path, PAIR + "    links: {complements: [{name: Women, all: all, without: men}]}\n")
    assert implied(found) == {"Women | 2021 | N": 4}
    assert intervals(found)["Women | 2021 | N"] == Interval(4, 4)


def test_a_complement_may_be_empty(tmp_path: Path) -> None:
    same = PAIR.replace('"2021": [40]', '"2021": [44]')
    text = same + "    links: {complements: [{name: Women, all: all, without: men}]}\n"
    assert instance(tmp_path, text).values["Women | 2021 | N"] == 0


def test_a_declared_subset_bounds_a_suppressed_cell(tmp_path: Path) -> None:
    found = instance(tmp_path, PAIR + "    links: {subsets: [{table: men, of: all}]}\n")
    assert intervals(found, "men | 2022 | N")["men | 2022 | N"] == Interval(1, 15)


def test_a_lone_column_is_compared_whatever_it_is_called(tmp_path: Path) -> None:
    text = (
        PAIR.replace("columns: [N]", "columns: [Heard]", 1)
        + "    links: {subsets: [{table: men, of: all}]}\n"
    )
    assert intervals(instance(tmp_path, text), "men | 2022 | N")["men | 2022 | N"] == Interval(1, 15)


def test_overlapping_rows_are_each_within_the_total(tmp_path: Path) -> None:
    text = """
        tables:
          - id: t
            title: T
            questions: ["1"]
            rows: {overlapping: true}
            counts: {columns: [People], rows: {Bullying: [3], Harassment: [7], Total: [9]}}
    """
    found = intervals(instance(tmp_path, text), "t | Bullying | People")
    assert found["t | Bullying | People"] == Interval(2, 9)


def test_overlapping_columns_are_each_within_the_total_of_their_row(tmp_path: Path) -> None:
    text = """
        tables:
          - id: t
            title: T
            questions: ["1"]
            columns: {overlapping: true}
            counts: {columns: [Bullying, Harassment, Total], rows: {"2021": [3, 7, 9], "2022": [20, 5, 22]}}
    """
    found = intervals(instance(tmp_path, text), "t | 2021 | Bullying", "t | 2022 | Total")
    assert found == {"t | 2021 | Bullying": Interval(2, 9), "t | 2022 | Total": Interval(20, 25)}


def test_what_is_public_already_cannot_be_withheld(tmp_path: Path) -> None:
    text = PAIR + '    already_public: [{cell: all | 2021 | N, value: "44", published_in: Annual report}]\n'
    assert instance(tmp_path, text).cell["all | 2021 | N"].state is State.PUBLIC
    earlier = PAIR.replace("id: all,", "id: all, published_in: FOI 12,")
    assert instance(tmp_path, earlier).cell["all | 2022 | N"].state is State.PUBLIC


def test_cells_to_keep_are_kept(tmp_path: Path) -> None:
    assert instance(tmp_path, PAIR + "    protection: {keep: [all | 2021 | N]}\n").cell["all | 2021 | N"].keep


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            "links: {subsets: [{table: all, of: men}]}",
            "'all | 2021 | N' counts more than 'men | 2021 | N', of which it",
        ),
        (
            "links: {totals: [{cell: all | 2021 | N, of: [men | 2021 | N]}]}",
            "the cells do not add up to 'all | 2021 | N'",
        ),
        (
            "links: {complements: [{name: W, all: men, without: all}]}",
            "'all | 2021 | N' counts more than 'men | 2021 | N', so",
        ),
        (
            "already_public: [{cell: all | 2021 | N, value: 45, published_in: X}]",
            "'all | 2021 | N' is 45 in X, and another",
        ),
        ("protection: {keep: [all | 2023 | N]}", "table 'all' has no row '2023'"),
        ("derived: [{id: d, title: D, kind: count, of: all | 2021 | M}]", "table 'all' has no column 'M'"),
    ],
)
def test_what_is_declared_must_be_true_of_the_figures(tmp_path: Path, more: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        instance(tmp_path, PAIR + f"    {more}\n")
    [problem] = caught.value.problems
    assert problem.message.startswith(message)
    assert problem.place is not None
    assert problem.place.line == 5


def test_a_sum_quoted_in_prose_is_a_count_like_any_other(tmp_path: Path) -> None:
    text = (
        PAIR + "    derived: [{id: left, title: Left, kind: count, of: [all | 2022 | N, men | 2022 | N]}]\n"
    )
    assert intervals(instance(tmp_path, text), "men | 2022 | N")["men | 2022 | N"] == Interval(5, 5)


def test_a_table_with_a_lower_threshold_shows_its_small_counts(tmp_path: Path) -> None:
    found = instance(tmp_path, PAIR.replace("id: men,", "id: men, rule: {suppress_up_to: 0},"))
    assert found.cell["men | 2022 | N"].state is State.PUBLIC


# size


def test_the_northshire_case_needs_no_equation_and_stays_small(tmp_path: Path) -> None:
    write_records(tmp_path)
    spec, spot = figures(FIGURES)
    found = read_response(spec, tmp_path, HOUSE, spot).network.instance("northshire")
    assert list(instance_problems(found)) == []
    assert len(found.cells) <= 60


def test_tables_on_different_columns_do_not_multiply(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(12)]
    lines = [",".join(names)] + [",".join(f"v{(row * (k + 3)) % 7}" for k in range(12)) for row in range(300)]
    tables = "\n".join(
        f'          - {{id: {name}, title: T, questions: ["1"], rows: {{by: {name}, total: All}}}}'
        for name in names
    )
    found = instance(
        tmp_path,
        f"sources: {{r: {{file: r.csv}}}}\ntables:\n{tables.replace(' ' * 10, '  ')}",
        "\n".join(lines),
    )
    assert len(found.cells) <= 12 * 8 + 12


def sets_of(*words: str) -> Iterator[frozenset[str]]:
    return (frozenset(word) for word in words)


def test_columns_are_joined_only_where_sets_form_a_circle() -> None:
    tree = junction(sets_of("ab", "bc", "b", "cd"), len, 10)
    assert tree.exact
    assert sorted(map(sorted, tree.cliques)) == [["a", "b"], ["b", "c"], ["c", "d"]]
    circle = junction(sets_of("ab", "bc", "ca"), len, 10)
    assert circle.exact
    assert list(map(sorted, circle.cliques)) == [["a", "b", "c"]]
    assert not junction(sets_of("ab", "bc", "ca"), lambda columns: len(columns) * 10, 20).exact


@pytest.mark.parametrize(("zeros", "least"), [("show", 1), ("cover", 0), ("withhold", 0)])
def test_what_an_earlier_answer_withheld_is_no_zero_where_zeros_are_printed(
    tmp_path: Path, zeros: str, least: int
) -> None:
    text = f"""
        rule: {{zeros: {zeros}}}
        tables:
          - id: old
            title: T
            questions: ["1"]
            published_in: FOI 3
            withheld: [old | X | N, old | Y | N]
            counts: {{columns: [N], rows: {{X: [2], Y: [9], Z: [30]}}}}
    """
    found = instance(tmp_path, text)
    assert found.cell["old | X | N"].state is State.IMPLIED
    assert found.cell["old | Y | N"].state is State.LATENT
    assert found.inequalities == tuple(
        Relation.between([(f"old | {row} | N", 1)], least, None) for row in "XY"
    )
