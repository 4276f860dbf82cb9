"""What is printed, and that the attack is told exactly what a reader can tell from it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_letters.errors import InputError
from foi_letters.released import Banded, Published, SuppressionRule, Zeros
from foi_letters.sdc.instance import Interval, Relation, State
from foi_letters.sdc.printing import (
    Band,
    bands,
    exact,
    printed_cell,
    read_band,
    rounded,
    rounded_from,
    usual_bands,
)
from foi_letters.sdc.ratios import NOTHING_TO_DIVIDE_BY, Ratio
from foi_letters.sdc.response import Response, read_response
from foi_letters.table_spec import Kind
from tests.sdc.northshire import figures

PERCENT = Ratio("share", "Share", Kind.PERCENT, ("of",), ("base",), 0, 1000)


def holds(relations: tuple[Relation, ...], of: int, base: int) -> bool:
    return all(relation.holds({"of": of, "base": base}) for relation in relations)


@pytest.mark.parametrize(
    ("of", "base", "decimals", "text"),
    [
        (1, 8, 1, "12.5%"),
        (1, 8, 0, "13%"),  # halves go up
        (1, 3, 2, "33.33%"),
        (0, 7, 1, "0.0%"),
        (7, 7, 0, "100%"),
        (15, 10, 0, "150%"),
        (1, 200, 0, "1%"),
        (1, 201, 0, "0%"),
    ],
)
def test_percentages_are_rounded_as_people_do(of: int, base: int, decimals: int, text: str) -> None:
    cell = PERCENT.rounded_to(decimals).printed({"of": of, "base": base})
    assert isinstance(cell, Published)
    assert cell.text == text


def test_rates_and_means_say_their_unit() -> None:
    values = {"of": 30, "base": 4000}
    rate = Ratio("r", "R", Kind.RATE, ("of",), ("base",), 1, 1000)
    assert rate.printed(values) == Published(Decimal("7.5"), " per 1,000")
    assert Ratio("m", "M", Kind.MEAN, ("base",), ("of",), 2, 1000).printed(values) == Published(
        Decimal("133.33")
    )
    assert Ratio("r", "R", Kind.RATE, ("of",), 12_000, 2, 100_000).printed(values) == Published(
        Decimal("250.00"), " per 100,000"
    )


def test_nothing_is_divided_by_0() -> None:
    assert PERCENT.printed({"of": 0, "base": 0}) == NOTHING_TO_DIVIDE_BY
    assert holds(PERCENT.says({"of": 0, "base": 0}), 0, 0)
    assert not holds(PERCENT.says({"of": 0, "base": 0}), 0, 1)


@settings(max_examples=150, deadline=None)
@given(
    of=st.integers(0, 40),
    base=st.integers(1, 40),
    kind=st.sampled_from([Kind.PERCENT, Kind.RATE, Kind.MEAN]),
    decimals=st.integers(0, 2),
    fixed=st.booleans(),
)
def test_a_ratio_says_exactly_which_counts_print_alike(
    of: int, base: int, kind: Kind, decimals: int, *, fixed: bool
) -> None:
    ratio = Ratio("r", "R", kind, ("of",), base if fixed else ("base",), decimals, 10)
    truth = {"of": of, "base": base}
    printed, says = ratio.printed(truth), ratio.says(truth)
    for other in range(41):
        for divisor in [base] if fixed else range(1, 41):
            alike = ratio.printed({"of": other, "base": divisor}) == printed
            assert holds(says, other, divisor) == alike


def response(folder: Path, more: str, count: int, up_to: int) -> Response:
    counts = f"counts: {{columns: [N], rows: {{X: [{count}]}}}}"
    spec, spot = figures(f'tables: [{{id: t, title: T, questions: ["1"], {counts}, {more}}}]')
    return read_response(spec, folder, SuppressionRule(up_to), spot)


@pytest.mark.parametrize("base", [5, 10, 100])
@pytest.mark.parametrize("up_to", [0, 2, 4, 5, 9])
@pytest.mark.parametrize("zeros", list(Zeros))
def test_a_rounded_count_is_told_as_the_counts_that_print_alike(base: int, up_to: int, zeros: Zeros) -> None:
    rule = SuppressionRule(up_to, zeros)
    marked = range(0 if zeros is Zeros.WITHHOLD else 1, up_to + 1)
    shown = [count for count in range(400) if count not in marked]
    for count in shown[:200]:
        alike = [each for each in shown if rounded(each, base) == rounded(count, base)]
        assert rounded_from(rounded(count, base), base, rule) == Interval(min(alike), max(alike))


def test_a_rounded_table_prints_the_nearest_multiple_and_the_attack_is_told_so(tmp_path: Path) -> None:
    found = response(tmp_path, "round_to: 5", 43, 5)
    [relation] = found.network.relations
    assert relation == Relation.between([("t | X | N", 1)], 43, 47)
    assert printed_cell(43, found.plans["t"], SuppressionRule(5)) == Published(45)
    [relation] = response(tmp_path, "round_to: 5", 3, 5).network.relations
    assert relation == Relation.between([("t | X | N", 1)], None, 5), "a marker there is never a larger count"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(0, 60))
def test_a_banded_count_is_told_as_its_band(tmp_path: Path, count: int) -> None:
    found = response(tmp_path, 'bands: ["0", "1 to 9", "10 - 19", "20 or more"]', count, 5)
    [relation] = found.network.relations
    cell = printed_cell(count, found.plans["t"], SuppressionRule(5))
    assert isinstance(cell, Banded)
    expected = {"0": (0, 0), "1 to 9": (1, 9), "10 - 19": (10, 19), "20 or more": (20, None)}
    assert relation == Relation.between([("t | X | N", 1)], *expected[cell.text])
    assert relation.holds({"t | X | N": count})


def test_bands_are_read_with_thousands_and_other_words(tmp_path: Path) -> None:
    found = response(tmp_path, 'bands: ["0–999", "1,000 and over"]', 1200, 5)
    assert [(band.range.lo, band.range.hi) for band in bands(found.plans["t"], SuppressionRule(5))] == [
        (0, 999),
        (1000, None),
    ]


# bands


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0", 0, 0),
        (" 1 to 9 ", 1, 9),
        ("1-9", 1, 9),
        ("5 to 5", 5, 5),
        ("1,000 to 1,999", 1000, 1999),
        ("20 or more", 20, None),
        ("1,000 and over", 1000, None),
    ],
)
def test_a_band_is_read_as_people_write_it(text: str, low: int, high: int | None) -> None:
    assert read_band(text) == Band(text.strip(), Interval(low, high))


@pytest.mark.parametrize("text", ["", "few", "9 to 1", "1 to", "more than 5", "-3 to 4", "1 to 9 to 12"])
def test_what_is_no_band_is_none(text: str) -> None:
    assert read_band(text) is None


def of_bands(folder: Path, texts: list[str], rule: SuppressionRule) -> list[str]:
    """What is wrong with the bands of a table of one count, by place and rule."""
    listed = ", ".join(f'"{text}"' for text in texts)
    counts = "counts: {columns: [N], rows: {X: [0]}}"
    spec, spot = figures(f'tables: [{{id: t, title: T, questions: ["1"], {counts}, bands: [{listed}]}}]')
    plan = read_response(spec, folder, SuppressionRule(0), spot).plans["t"]
    try:
        bands(plan, rule)
    except InputError as error:
        return [f"{each.rule}: {each.message}; {each.help}" for each in error.problems]
    return []


def test_a_band_must_not_say_more_of_a_small_count_than_the_rule(tmp_path: Path) -> None:
    fine = ["0", "1 to 9", "10 or more"]
    assert of_bands(tmp_path, fine, SuppressionRule(5)) == []
    assert of_bands(tmp_path, ["0", "1 to 5", "6 or more"], SuppressionRule(5)) == []
    assert of_bands(tmp_path, ["0 to 9", "1 to 3", "5 or more"], SuppressionRule(5)) == [
        f"narrow-band: the band '{band}' says more of a small count than the rule, which withholds 1 to 5;"
        ' begin with a band such as "1 to 9"'
        for band in ("1 to 3", "5 or more")
    ]
    assert of_bands(tmp_path, fine, SuppressionRule(12, Zeros.WITHHOLD)) == [
        f"narrow-band: the band '{band}' says more of a small count than the rule, which withholds 0 to 12;"
        ' begin with a band such as "0 to 12"'
        for band in fine
    ]


def test_what_is_no_band_is_told_with_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        response(tmp_path, 'bands: ["0", "some", "1 or more", "many"]', 3, 5)
    assert [(each.rule, str(each.place).rpartition(":")[0]) for each in error.value.problems] == [
        ("band", "case.yaml:1"),
        ("band", "case.yaml:1"),
    ]
    assert error.value.problems[0].message == "'some' is not a band"
    assert error.value.problems[0].help == 'write a band as "0", "1 to 9" or "20 or more"'


def test_a_count_between_bands_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a count of table 't' falls in none of its bands"):
        response(tmp_path, 'bands: ["0", "1 to 9", "11 or more"]', 10, 5)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (SuppressionRule(5), ("0", "1 to 9", "10 to 19", "20 to 49", "50 to 99", "100 or more")),
        (SuppressionRule(17), ("0", "1 to 17", "18 to 19", "20 to 49", "50 to 99", "100 or more")),
        (SuppressionRule(18), ("0", "1 to 18", "19 to 49", "50 to 99", "100 or more")),
        (SuppressionRule(30, Zeros.WITHHOLD), ("0 to 30", "31 to 49", "50 to 99", "100 or more")),
        (SuppressionRule(120), ("0", "1 to 120", "121 or more")),
    ],
)
def test_the_usual_bands_begin_with_all_that_the_rule_withholds(
    rule: SuppressionRule, expected: tuple[str, ...]
) -> None:
    assert usual_bands(rule) == expected


def test_a_small_count_in_a_band_is_implied_and_a_larger_one_latent(tmp_path: Path) -> None:
    for count, state in [(3, State.IMPLIED), (12, State.LATENT), (0, State.LATENT)]:
        network = response(tmp_path, 'bands: ["0", "1 to 9", "10 or more"]', count, 5).network
        assert network.cells["t | X | N"].state is state


def test_a_rounded_count_is_latent_and_a_marked_one_stays_what_it_was(tmp_path: Path) -> None:
    for count, state in [(43, State.LATENT), (3, State.PUBLISHABLE)]:
        network = response(tmp_path, "round_to: 5", count, 5).network
        assert network.cells["t | X | N"].state is state


def test_a_plain_table_prints_its_counts_and_says_nothing_else(tmp_path: Path) -> None:
    found = response(tmp_path, "notes: []", 43, 5)
    assert list(found.network.relations) == []
    assert printed_cell(43, found.plans["t"], SuppressionRule(5)) == Published(43)
    assert exact(found.plans["t"].spec)
    assert not exact(response(tmp_path, "round_to: 5", 43, 5).plans["t"].spec)
    assert not exact(response(tmp_path, 'bands: ["0", "1 or more"]', 43, 5).plans["t"].spec)
