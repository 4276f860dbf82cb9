"""The `figures:` section as officers write it, and what is said when it is wrong."""

from textwrap import dedent

import pytest

from foi_letters.errors import InputError, Problem
from foi_letters.figures_check import problems
from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import CellName, SuppressionRule, Zeros
from foi_letters.table_spec import Kind, RuleSpec
from foi_letters.yamlfile import parse
from foi_letters.yamlmodel import validate

NORTHSHIRE = """
    rule: {suppress_up_to: 5, zeros: show, marker: "[c]"}
    sources:
      allegations: {file: data/allegations.csv}
    tables:
      - id: allegations
        title: Allegations against serving officers, by financial year and sex
        questions: ["1", "2"]
        rows: {by: Year, show: [2019-20, 2020-21, 2021-22], total: Total}
        columns: {by: Officer sex, show: [Male, Female], total: All officers}
      - id: outcomes
        title: What came of the allegations against male officers
        questions: ["3", "4", "5"]
        where: {Officer sex: Male}
        rows: {by: Year, show: [2019-20, 2020-21, 2021-22], total: Total}
        columns:
          categories:
            - {label: Upheld, where: {Upheld: "Yes"}}
            - {label: Disciplinary action, where: {Upheld: "Yes", Action: {not: None}}}
            - {label: Dismissed, where: {Upheld: "Yes", Action: {not: None}, Dismissed: "Yes"}}
      - id: left_before
        title: Male officers who resigned or retired before a hearing
        questions: ["7"]
        where: {Officer sex: Male, Left before hearing: [Resigned, Retired], Received: {from: 2019-04-01, to: 2022-03-31}}
        rows: {by: Year, show: [2019-20, 2020-21, 2021-22], total: Total}
    derived:
      - id: upheld_share
        title: Allegations against men that were upheld
        kind: percent
        of: outcomes | Total | Upheld
        base: allegations | Total | Male
    already_public:
      - {cell: allegations | 2019-20 | All officers, value: "1,061", published_in: Annual report 2019-20}
    accepted_risk:
      - {cell: allegations | 2019-20 | Female, reason: The annual report names both figures, approver: Head of Information Governance}
"""


def figures(text: str) -> FiguresSpec:
    return validate(parse(dedent(text), "case.yaml"), FiguresSpec)


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        figures(text)
    return caught.value.problems


def cross_checked(text: str) -> list[Problem]:
    document = parse(dedent(text), "case.yaml")
    return list(problems(validate(document, FiguresSpec), document.place))


def test_an_officer_writes_the_misconduct_case_without_one_equation() -> None:
    spec = figures(NORTHSHIRE)
    assert [table.id for table in spec.tables] == ["allegations", "outcomes", "left_before"]
    assert spec.tables[0].rows.by == ("Year",)
    assert spec.derived[0].kind is Kind.PERCENT
    assert spec.derived[0].of == (CellName("outcomes", "Total", "Upheld"),)
    assert spec.already_public[0].value == 1061
    assert cross_checked(NORTHSHIRE) == []


def test_what_the_case_does_not_say_comes_from_the_authority() -> None:
    default = SuppressionRule(up_to=5, zeros=Zeros.SHOW, marker="**")
    assert RuleSpec(suppress_up_to=9).over(default) == SuppressionRule(9, Zeros.SHOW, "**")
    assert RuleSpec(suppress_up_to=0).over(default).up_to == 0


def test_below_is_refused_with_the_number_to_write() -> None:
    [problem] = refused("rule: {below: 5}")
    assert "'below' is not used" in problem.message
    assert problem.help == "write suppress_up_to: 4, the largest count that is withheld"


@pytest.mark.parametrize("count", ["-1", "3.0", "٣", "3_0", "nan", "", "1e3", "1,00", "true"])
def test_what_is_not_a_whole_number_is_not_a_count(count: str) -> None:
    table = (
        f'tables: [{{id: t, title: T, questions: ["1"], counts: {{columns: [A], rows: {{X: ["{count}"]}}}}}}]'
    )
    [problem] = refused(table)
    assert f"'{count}' is not a count" in problem.message


def test_every_mistake_of_a_section_is_reported_with_its_line() -> None:
    found = refused("""
        sources: {records: {file: /srv/records.csv}}
        tables:
          - id: First Table
            title: T
            questions: []
            rows: {buy: Year}
          - {id: t2, title: T, questions: ["1"], counts: {columns: [A], rows: {X: [1]}}, where: {A: B}}
        derived: [{id: d, title: D, kind: percent, of: t2}]
    """)
    assert [(p.place.line if p.place else None) for p in found] == [2, 4, 6, 7, 8, 9]
    assert "did you mean" in (found[3].help or "") or "by" in (found[3].help or "")
    assert found[0].message == "'/srv/records.csv' is a full path"
    assert "does not name a cell" in found[-1].message


@pytest.mark.parametrize(
    ("axis", "message"),
    [
        ("{by: Year, categories: [{label: A}]}", "'by' and 'categories' cannot stand together"),
        ("{by: Year, only_total: true}", "'only_total' needs the label of the total"),
        ("{by: Year, merge: {Other: [A, B], Rest: [B, C]}}", "a label is merged twice"),
        ("{total: Total}", "it is not said what its rows are"),
    ],
)
def test_an_axis_that_says_two_things_or_none_is_refused(axis: str, message: str) -> None:
    [problem] = refused(f'tables: [{{id: t, title: T, questions: ["1"], rows: {axis}}}]')
    assert problem.message == message


def test_only_an_earlier_table_says_what_was_withheld() -> None:
    table = 'tables: [{id: t, title: T, questions: ["1"], rows: {by: Year}, withheld: [t | A | B]}]'
    assert refused(table)[0].message == "'withheld' is for a table that is published already"


def test_names_of_tables_and_sources_must_be_known() -> None:
    found = cross_checked("""
        sources: {a: {file: a.csv}, b: {file: b.csv}}
        tables:
          - {id: t, title: T, questions: ["1"], rows: {by: Year}}
          - {id: t, title: T, questions: ["1"], source: c, rows: {by: Year}}
        derived: [{id: d, title: D, kind: mean, of: [t | A | B, u | A | B], base: "12"}]
        links: {subsets: [{table: t, of: v}]}
    """)
    assert [problem.rule for problem in found] == [
        "duplicate-id",
        "no-source",
        "unknown-source",
        "unknown-table",
        "unknown-table",
    ]
    assert found[1].help == "add 'source'; the sources are: a, b"
    assert found[3].help == "the tables are: t"


def test_a_condition_is_a_value_a_list_or_keys() -> None:
    [problem] = refused("""
        tables:
          - {id: t, title: T, questions: ["1"], rows: {by: Year}, where: {A: x, B: [x, y], C: {nott: x}}}
    """)
    assert problem.rule == "unknown-key"
    assert problem.help == "did you mean 'not'?"
