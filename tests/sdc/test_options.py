"""What else could be published, and what it would cost: rows found from totals, options that are true, prices that are audited."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from foi_letters.sdc.consistency import instance_problems
from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Level,
    Marker,
    Objective,
    Policy,
    Relation,
    State,
    Zeros,
)
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.lines import families
from foi_letters.sdc.options import options, quoted
from foi_letters.sdc.pricing import Price, plain, price, prices
from foi_letters.sdc.protect import protect

INSTANCES = sorted((Path(__file__).parent / "instances").glob("*.json"))


def table(rows: dict[str, list[int]], state: State = State.PUBLISHABLE) -> Instance:
    """A table with the columns a, b, ... and totals of both."""
    counts = {label: [*row, sum(row)] for label, row in rows.items()}
    counts["Total"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    names = [*"abcdefgh"[: len(counts["Total"]) - 1], "Total"]
    cells = tuple(
        Cell(f"T | {row} | {name}", count, state if "Total" in (row, name) else State.PUBLISHABLE)
        for row, line in counts.items()
        for name, count in zip(names, line, strict=True)
    )
    across = [
        Relation.total(f"T | {row} | Total", [f"T | {row} | {name}" for name in names[:-1]]) for row in counts
    ]
    down = [Relation.total(f"T | Total | {name}", [f"T | {row} | {name}" for row in rows]) for name in names]
    return Instance(Policy(5), cells, (*across, *down))


def priced(instance: Instance, level: Level = Level.COVER) -> dict[str, Price]:
    return {each.words: each for each in prices(options(instance, level), Objective.COUNT)}


SMALL_IN_TWO = table({"N": [2, 30], "E": [3, 40], "S": [50, 60], "W": [70, 80]})


# rows and columns


def test_rows_and_columns_are_found_from_the_totals() -> None:
    found = {family.whole: [family.label(line) for line in family.lines] for family in families(SMALL_IN_TWO)}
    assert found == {"T | Total | Total": ["N", "E", "S", "W"]}, "two columns leave none to put together"


def test_a_row_knows_its_cells_and_the_column_totals_beside_it() -> None:
    [family] = families(SMALL_IN_TWO)
    assert set(family.lines[0].all) == {"T | N | a", "T | N | b", "T | N | Total"}
    assert set(family.margin) == {"T | Total | a", "T | Total | b"}


def test_a_list_is_a_family_of_single_cells() -> None:
    cells = tuple(Cell(name, count) for name, count in (("A", 2), ("B", 9), ("C", 20), ("All", 31)))
    instance = Instance(Policy(5), cells, (Relation.total("All", ["A", "B", "C"]),))
    [family] = families(instance)
    assert [line.all for line in family.lines] == [("A",), ("B",), ("C",)]
    assert "put 'A' and 'B' together" in priced(instance)


def test_a_total_with_the_sign_turned_is_the_same() -> None:
    turned = [
        Relation.equation([(cell, -int(c)) for cell, c in each.terms]) for each in SMALL_IN_TWO.equations
    ]
    instance = Instance(SMALL_IN_TWO.policy, SMALL_IN_TWO.cells, tuple(turned))
    assert list(families(instance)) == list(families(SMALL_IN_TWO))


def test_equal_counts_and_other_sums_are_no_totals() -> None:
    cells = tuple(Cell(name, 4) for name in "ABCD")
    two = Relation.equation([("A", 1), ("B", -1)])
    weighted = Relation.equation([("A", 2), ("B", 1), ("C", -3)])
    shifted = Relation.equation([("A", 1), ("B", 1), ("C", -1)], 4)
    assert not list(families(Instance(Policy(5), cells, (two, weighted, shifted))))


# options


def option_instances() -> Iterator[tuple[str, Instance]]:
    for path in INSTANCES:
        instance = from_json(path.read_text(encoding="utf-8"), name=path.stem)
        yield from ((f"{path.stem}: {each.words}", each.instance) for each in options(instance, Level.COVER))


def test_every_option_of_every_instance_is_true_of_its_counts() -> None:
    found = list(option_instances())
    assert len(found) > 100
    assert [words for words, instance in found if list(instance_problems(instance))] == []


@pytest.mark.parametrize("policy", [Policy(5, zeros, marker) for zeros in Zeros for marker in Marker])
def test_options_are_true_under_every_rule(policy: Policy) -> None:
    instance = Instance(policy, SMALL_IN_TWO.cells, SMALL_IN_TWO.equations)
    every = list(options(instance, Level.COVER))
    assert not [each.words for each in every if list(instance_problems(each.instance))]
    assert len({each.words for each in every}) == len(every)


def test_public_counts_are_neither_put_together_nor_left_out() -> None:
    words = priced(table({"N": [2, 30], "E": [3, 40], "S": [50, 60]}, State.PUBLIC))
    assert not [each for each in words if each.startswith("put")]
    assert "show totals alone, and no count within" in words


def test_putting_two_small_rows_together_shows_one_row_in_their_place() -> None:
    instance = table({"N": [2, 30], "E": [4, 40], "S": [50, 60], "W": [70, 80]})
    found = priced(instance)["put 'N' and 'E' together"]
    assert (found.withheld, found.exact, found.safe) == (0, 12, True)


def test_what_is_put_together_is_withheld_where_it_is_still_small() -> None:
    found = priced(table({"N": [1, 30], "E": [1, 40], "S": [50, 60], "W": [70, 80]}))
    assert found["put 'N' and 'E' together"].withheld == 4


def test_all_rows_with_small_counts_are_put_together_where_others_are_left() -> None:
    rows = {"A": [2, 30], "B": [3, 31], "C": [4, 32], "D": [60, 70]}
    assert "put 'A', 'B' and 'C' together" in priced(table(rows))


def test_totals_alone_give_up_every_count_within() -> None:
    found = priced(SMALL_IN_TWO)["show totals alone, and no count within"]
    assert (found.withheld, found.exact, found.inexact) == (0, 7, 0)
    rows = priced(SMALL_IN_TWO)["show the totals of 'N', 'E', 'S' and 'W' alone, without their breakdown"]
    assert (rows.withheld, rows.exact) == (0, 5)


def test_a_small_count_that_is_no_longer_shown_is_still_attacked() -> None:
    """N less its public column b is N's column a, however the table is cut down."""
    cells = tuple(
        Cell(cell.id, cell.value, State.PUBLIC if cell.id == "T | N | b" else cell.state)
        for cell in SMALL_IN_TWO.cells
    )
    instance = Instance(SMALL_IN_TWO.policy, cells, SMALL_IN_TWO.equations)
    rounded = priced(instance)["round every count that is shown to the nearest 5"]
    assert not rounded.safe
    assert rounded.narrowed + rounded.known == 1


def test_rounding_and_bands_leave_no_count_exact() -> None:
    found = priced(SMALL_IN_TWO)
    rounded = found["round every count that is shown to the nearest 10"]
    assert (rounded.withheld, rounded.exact, rounded.inexact) == (2, 0, 13)
    [bands] = [each for words, each in found.items() if words.startswith("print bands")]
    assert (bands.withheld, bands.exact, bands.inexact, bands.safe) == (0, 0, 15, True)


# prices


def test_two_markers_tell_more_and_so_cost_more() -> None:
    """With one marker, North 2 and 3 hide each other; with a second, they say that neither is above 5."""
    found = priced(from_json((INSTANCES[0]).read_text(encoding="utf-8"), name="gen01"), Level.COVER1)
    as_it_is = protect(from_json(INSTANCES[0].read_text(encoding="utf-8"), name="gen01"))
    split = found["a second marker for what is withheld to hide small counts"]
    assert split.withheld > len(as_it_is.published.suppressed)
    assert split.safe


def test_level_exact_says_how_many_counts_can_be_narrowed_down() -> None:
    found = priced(SMALL_IN_TWO)["level exact: small counts can be narrowed down, but not worked out"]
    assert (found.known, found.safe) == (0, found.narrowed == 0)


def test_a_count_that_can_be_worked_out_makes_an_option_unsafe() -> None:
    cells = (Cell("A", 2), Cell("B", 9, State.PUBLIC), Cell("All", 11, State.PUBLIC))
    instance = Instance(Policy(5), cells, (Relation.total("All", ["A", "B"]),))
    found = price(plain("as it is", instance, Level.COVER), protect(instance))
    assert (found.known, found.safe, found.withheld, found.exact) == (1, False, 1, 2)


def test_options_are_priced_as_long_as_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foi_letters.sdc.pricing.TOGETHER", 0.0)
    missed: list[str] = []
    others = options(SMALL_IN_TWO, Level.COVER)
    assert list(prices(others, Objective.COUNT, missed=missed.append)) == []
    assert len(missed) == 1


def test_what_an_insider_learns_whatever_is_withheld_makes_an_option_safe_in_part_alone() -> None:
    cells = (Cell("A", 1), Cell("B", 5), Cell("All", 6, State.PUBLIC))
    instance = Instance(Policy(5), cells, (Relation.total("All", ["A", "B"]),))
    found = price(plain("as it is", instance, Level.COVER1), protect(instance))
    assert (found.known, found.narrowed, found.told_insiders, found.safe) == (0, 0, 1, False)


def test_families_with_the_same_labels_are_told_apart_by_their_total() -> None:
    """Two tables of the same rows, tied by nothing."""
    first = table({"N": [2, 30], "E": [3, 40], "S": [50, 60]})
    second = table({"N": [4, 35], "E": [1, 45], "S": [55, 65]})
    renamed = [Cell(cell.id.replace("T |", "U |"), cell.value) for cell in second.cells]
    ties = [
        Relation.equation([(cell.replace("T |", "U |"), int(c)) for cell, c in each.terms])
        for each in second.equations
    ]
    both = Instance(first.policy, (*first.cells, *renamed), (*first.equations, *ties))
    words = [each.words for each in options(both, Level.COVER)]
    assert len(set(words)) == len(words)
    assert "put 'N' and 'E' together, within 'U | Total | Total'" in words


def test_a_list_has_no_counts_within_to_give_up() -> None:
    cells = tuple(Cell(name, count) for name, count in (("A", 2), ("B", 9), ("C", 20), ("All", 31)))
    instance = Instance(Policy(5), cells, (Relation.total("All", ["A", "B", "C"]),))
    assert not [each.words for each in options(instance, Level.COVER) if "no count within" in each.words]


def test_counts_within_are_kept_where_one_of_them_is_public_already() -> None:
    public = tuple(
        Cell(cell.id, cell.value, State.PUBLIC if cell.id == "T | N | b" else cell.state)
        for cell in SMALL_IN_TWO.cells
    )
    instance = Instance(SMALL_IN_TWO.policy, public, SMALL_IN_TWO.equations)
    assert not [each.words for each in options(instance, Level.COVER) if "alone" in each.words]


def test_many_labels_are_named_in_part() -> None:
    assert quoted(["A"]) == "'A'"
    assert quoted("ABCD") == "'A', 'B', 'C' and 'D'"
    assert quoted("ABCDEF") == "'A', 'B', 'C', 'D' and 2 more"


def test_a_total_put_together_is_a_total_and_a_count_a_count() -> None:
    kinds = [
        Cell(c.id, c.value, c.state, "total" if "Total" in c.id else "inner") for c in SMALL_IN_TWO.cells
    ]
    instance = Instance(SMALL_IN_TWO.policy, tuple(kinds), SMALL_IN_TWO.equations)
    [option] = [each for each in options(instance, Level.COVER) if each.words == "put 'N' and 'E' together"]
    new = {cell.id: (cell.value, cell.kind) for cell in option.instance.cells if "+" in cell.id}
    assert new == {
        "T | N | Total + T | E | Total": (75, "total"),
        "T | N | a + T | E | a": (5, "inner"),
        "T | N | b + T | E | b": (70, "inner"),
    }
