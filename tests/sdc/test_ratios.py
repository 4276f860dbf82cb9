"""What a figure is computed from, and what a reader is told by it."""

from pathlib import Path

import pytest

from foi_letters.errors import InputError
from foi_letters.sdc.instance import Relation
from foi_letters.sdc.ratios import Ratio
from foi_letters.table_spec import Kind

from .responses import response

TABLE = """
    tables:
      - id: t
        title: T
        questions: ["1"]
        counts: {columns: [A, B], rows: {X: [3, 40], Y: [0, 0]}}
        %s
    %s
"""
SHARE = Ratio("share", "Share", Kind.PERCENT, ("of",), ("base",), 0, 1000)


def ratios(folder: Path, added: str = "", derived: str = "") -> dict[str, Ratio]:
    return {each.id: each for each in response(folder, TABLE % (added, derived)).ratios}


def test_figures_and_added_columns_say_what_they_are_computed_from(tmp_path: Path) -> None:
    found = ratios(
        tmp_path,
        "added_columns: [{label: Rate, kind: rate, of: A, base: B, decimals: 1, per: 100}]",
        'derived: [{id: d, title: D, kind: mean, of: t | X | A, base: "50", decimals: 2}]',
    )
    assert list(found) == ["d", "t | X | Rate", "t | Y | Rate"]
    assert found["d"].cells == ("t | X | A",)
    assert (found["d"].base, found["d"].decimals, found["d"].unit) == (50, 2, "")
    assert found["t | Y | Rate"].cells == ("t | Y | A", "t | Y | B")
    assert found["t | Y | Rate"].unit == " per 100"


def test_a_count_is_no_ratio(tmp_path: Path) -> None:
    assert ratios(tmp_path, derived="derived: [{id: d, title: D, kind: count, of: t | X | A}]") == {}


def test_a_fixed_base_of_0_is_refused_where_it_stands(tmp_path: Path) -> None:
    derived = 'derived: [{id: d, title: D, kind: percent, of: t | X | A, base: "0"}]'
    with pytest.raises(InputError, match="cannot be divided by 0") as caught:
        ratios(tmp_path, derived=derived)
    assert caught.value.problems[0].place is not None
    assert caught.value.problems[0].place.line == 8


def test_a_base_of_0_says_that_each_of_its_cells_is_0() -> None:
    share = Ratio("s", "S", Kind.PERCENT, ("of",), ("one", "other"), 0, 1000)
    assert share.says({"of": 0, "one": 0, "other": 0}) == (
        Relation.equation([("one", 1)]),
        Relation.equation([("other", 1)]),
    )


def test_a_printed_percentage_is_two_inequalities_in_whole_numbers() -> None:
    assert SHARE.says({"of": 1, "base": 8}) == (  # 13%
        Relation.between([("of", 200), ("base", -25)], 0, None),
        Relation.between([("of", 200), ("base", -27)], None, -1),
    )
    fixed = Ratio("s", "S", Kind.PERCENT, ("of",), 8, 0, 1000)
    assert fixed.says({"of": 1}) == (
        Relation.between([("of", 200)], 200, None),
        Relation.between([("of", 200)], None, 215),
    )
