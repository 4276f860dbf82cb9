"""What is printed, and that the attack is told exactly what a reader can tell from it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_letters.released import Banded, Published, SuppressionRule, Zeros
from foi_letters.sdc.instance import Interval, Relation
from foi_letters.sdc.printing import bands, printed_cell, rounded, rounded_from
from foi_letters.sdc.ratios import NOTHING_TO_DIVIDE_BY, Ratio
from foi_letters.sdc.response import Response, read_response
from foi_letters.table_spec import Kind
from tests.sdc.northshire import figures

PERCENT = Ratio("share", "Share", Kind.PERCENT, ("of",), ("base",), 0)


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
    assert Ratio("m", "M", Kind.MEAN, ("base",), ("of",), 2).printed(values) == Published(Decimal("133.33"))
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
