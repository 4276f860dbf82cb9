"""The pattern chosen is safe by the attack, and the cheapest of all safe ones by every other pattern there is."""

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from foi_letters.sdc.audit import Hole
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Objective, Policy, Relation, State
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.primary import candidates, marked_primary
from foi_letters.sdc.protect import Progress, Protection, Status, protect

from .brute_force import cheapest, every_table, small_instance

HERE = Path(__file__).parent / "instances"
OPEN_INSTANCES = sorted(HERE.glob("*.json"))
QUICK = [path for path in OPEN_INSTANCES if "20x12" not in path.stem]
EVERY_WAY = list(itertools.product(Level, Objective))


def stated(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def optimum(path: Path, level: Level, objective: Objective) -> int:
    of_level = json.loads(path.read_text(encoding="utf-8"))["optimum"][level.value]
    return int(of_level[objective.value]["optimum"])


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
@pytest.mark.parametrize(("level", "objective"), EVERY_WAY)
def test_the_stated_optimum_is_reached_and_proven(path: Path, level: Level, objective: Objective) -> None:
    found = protect(from_json(path.read_text(encoding="utf-8")), level=level, objective=objective)
    assert found.status is Status.OPTIMAL
    assert found.objective == found.lower_bound == optimum(path, level, objective)


SPARSE = HERE / "gen04_2way_20x12.json"


def proven(level: Level, objective: Objective) -> bool:
    found = protect(from_json(SPARSE.read_text(encoding="utf-8")), level=level, objective=objective)
    return found.objective == found.lower_bound == optimum(SPARSE, level, objective)


@pytest.mark.parametrize(
    ("level", "objective"),
    [(Level.EXACT, Objective.COUNT), (Level.EXACT, Objective.VALUE), (Level.COVER1, Objective.VALUE)],
)
def test_the_optimum_of_a_sparse_table_is_reached_and_proven(level: Level, objective: Objective) -> None:
    assert proven(level, objective)


@pytest.mark.soak
@pytest.mark.parametrize("level", [Level.COVER, Level.COVER1])
def test_the_optimum_of_a_sparse_table_is_reached_and_proven_whatever_is_counted(level: Level) -> None:
    assert proven(level, Objective.COUNT)
    assert proven(level, Objective.VALUE)


@pytest.mark.parametrize("path", OPEN_INSTANCES, ids=lambda path: path.stem)
def test_what_is_derived_of_an_instance_is_what_it_states(path: Path) -> None:
    instance, says = from_json(path.read_text(encoding="utf-8")), stated(path)
    found = protect(instance, time_limit=0.1)
    assert list(instance.primary) == says["primary"]
    assert list(candidates(instance)) == says["candidates"]
    assert list(found.unprotectable) == says["unprotectable"]
    assert {cell: [floor.lo, floor.hi] for cell, floor in found.limits.floor.items()} == says["floor"]
    assert sorted(map(list, found.limits.pairs)) == says["singleton_unprotectable_pairs"]


@pytest.mark.parametrize("objective", Objective)
def test_a_search_that_is_cut_short_is_safe_and_says_how_far_it_may_be_off(objective: Objective) -> None:
    instance = from_json((HERE / "gen04_2way_20x12.json").read_text(encoding="utf-8"))
    found = protect(instance, objective=objective, time_limit=0.0)
    assert found.status is Status.FEASIBLE
    assert found.lower_bound < found.objective
    assert found.gap == pytest.approx(1 - found.lower_bound / found.objective)


def test_a_loss_in_the_millions_is_proven_to_the_last_one() -> None:
    counts = {("1", "a"): 3, ("1", "b"): 2_400_001, ("2", "a"): 1_300_007, ("2", "b"): 4_500_011}
    counts |= {("3", "a"): 1_700_003, ("3", "b"): 1_900_013}
    lines = {key: [pair for pair in counts if key in pair] for key in ("1", "2", "3", "a", "b")}
    inner = [Cell("".join(pair), count) for pair, count in counts.items()]
    totals = [Cell(key, sum(counts[pair] for pair in pairs), kind="total") for key, pairs in lines.items()]
    equations = tuple(Relation.total(key, ["".join(p) for p in pairs]) for key, pairs in lines.items())
    found = protect(Instance(Policy(5), (*inner, *totals), equations), objective=Objective.VALUE)
    assert (found.status, found.objective) == (
        Status.OPTIMAL,
        2_400_004 + 3_000_013,
    )  # the totals of its row and column


def test_progress_tells_of_better_patterns_and_higher_bounds() -> None:
    told: list[Progress] = []
    instance = from_json((HERE / "gen01_2way_5x5.json").read_text(encoding="utf-8"))
    found = protect(instance, level=Level.COVER, progress=told.append)
    assert [each.objective for each in told] == sorted((each.objective for each in told), reverse=True)
    assert [each.lower_bound for each in told] == sorted(each.lower_bound for each in told)
    assert told[-1] == Progress(found.objective, found.lower_bound)
    assert len(set(told)) == len(told)


def test_the_same_instance_gives_the_same_pattern() -> None:
    instance = from_json((HERE / "trap13_fixed_totals.json").read_text(encoding="utf-8"))
    assert protect(instance) == protect(instance)


# choices among cells


def table(*cells: Cell, policy: Policy = Policy(5)) -> Instance:  # noqa: B008 - frozen
    parts = [cell.id for cell in cells if cell.id != "Total"]
    total = sum(cell.value for cell in cells)
    given = any(cell.id == "Total" for cell in cells)
    whole = cells if given else (*cells, Cell("Total", total, kind="grand"))
    return Instance(policy, whole, (Relation.total("Total", parts),))


def chosen(instance: Instance, objective: Objective = Objective.COUNT) -> tuple[str, ...]:
    return protect(instance, objective=objective).secondary


def test_among_equals_a_small_inner_cell_goes_before_a_large_one_or_a_total() -> None:
    assert chosen(table(Cell("A", 2), Cell("B", 40), Cell("C", 9))) == ("C",)


def test_a_cell_that_is_to_be_kept_is_not_suppressed() -> None:
    assert chosen(table(Cell("A", 2), Cell("B", 40), Cell("C", 9, keep=True))) == ("B",)


def test_weights_say_what_a_cell_is_worth() -> None:
    assert chosen(table(Cell("A", 2), Cell("B", 40), Cell("C", 9, weight=9)), Objective.VALUE) == ("B",)
    assert chosen(table(Cell("A", 2), Cell("B", 40), Cell("C", 9, weight=3)), Objective.VALUE) == ("C",)


def test_a_table_without_small_counts_is_left_alone() -> None:
    found = protect(table(Cell("A", 20), Cell("B", 40)))
    assert (found.primary, found.secondary, found.status) == ((), (), Status.OPTIMAL)


def test_a_count_that_is_public_by_subtraction_is_named_as_unprotectable() -> None:
    cells = (Cell("A", 2), Cell("B", 9, State.PUBLIC), Cell("Total", 11, State.PUBLIC))
    found = protect(Instance(Policy(5), cells, (Relation.total("Total", "AB"),)))
    assert found.unprotectable == ("A",)
    assert found.intervals == {"A": Interval(2, 2)}


def test_tables_that_share_no_cell_are_protected_apart() -> None:
    two = [
        table(Cell("A", 2), Cell("B", 40), Cell("C", 9)),
        table(Cell("D", 3), Cell("E", 50), Cell("F", 8)),
    ]
    renamed = [
        Cell("Sum" if cell.id == "Total" else cell.id, cell.value, kind=cell.kind) for cell in two[1].cells
    ]
    both = Instance(
        Policy(5), (*two[0].cells, *renamed), (*two[0].equations, Relation.total("Sum", ["D", "E", "F"]))
    )
    assert chosen(both) == ("C", "F")


# every other pattern


def agrees_with_every_pattern(seed: int, *, options: int = 7, most_tables: int = 250) -> bool:
    """Whether the instance of this seed is small enough to be tried; asserts that its optimum is the true one."""
    random_ = random.Random(seed)
    instance = small_instance(random_)
    instance = replace(instance, policy=replace(instance.policy, big=random_.choice([4, 6])))
    marked = marked_primary(instance)
    published = instance.published([*candidates(instance), *marked], marked)
    hidden = [cell.id for cell in published.cells if cell.value is None]
    if not instance.primary or len(candidates(instance)) > options:
        return False
    big = instance.policy.big or 0
    caps = {cell: instance.values[cell] + big for cell in hidden}
    tables = list(itertools.islice(every_table(published, caps), most_tables))
    if len(tables) == most_tables:
        return False
    for level in Level:
        objective = random_.choice([*Objective])
        found = protect(instance, level=level, objective=objective)
        assert found.status is Status.OPTIMAL, (seed, level)
        truth = cheapest(instance, level, objective, tables)
        assert found.objective == truth, (seed, level, objective)
    return True


@pytest.mark.parametrize("sixty", range(4))
def test_the_optimum_agrees_with_every_other_pattern(sixty: int) -> None:
    tried = [agrees_with_every_pattern(seed) for seed in range(60 * sixty, 60 * sixty + 60)]
    assert sum(tried) > 12


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_the_optimum_agrees_with_every_other_pattern_hundreds_of_times() -> None:
    tried = [agrees_with_every_pattern(seed, options=9, most_tables=2000) for seed in range(1000, 3000)]
    assert sum(tried) > 500


def test_protection_holds_no_clock() -> None:
    assert not {"seconds", "time", "started"} & set(Protection.__dataclass_fields__)


# two parts, and interruptions


def two_parts() -> Instance:
    first = [Cell("A", 2), Cell("B", 40), Cell("C", 9)]
    second = [Cell("D", 3), Cell("E", 50), Cell("F", 8), Cell("G", 9)]
    cells = (*first, Cell("S", 51, State.PUBLIC), *second, Cell("T", 70, State.PUBLIC))
    return Instance(Policy(5), cells, (Relation.total("S", "ABC"), Relation.total("T", "DEFG")))


def test_the_progress_of_a_part_is_added_to_what_the_parts_before_it_came_to() -> None:
    told: list[Progress] = []
    found = protect(two_parts(), level=Level.EXACT, progress=told.append)
    assert (found.secondary, found.objective, found.lower_bound) == (("C", "F"), 2, 2)
    assert told[0].objective == 1
    assert told[-1] == Progress(2, 2)


def test_a_search_that_is_stopped_at_once_is_safe_all_the_same() -> None:
    instance = from_json((HERE / "gen04_2way_20x12.json").read_text(encoding="utf-8"))
    found = protect(instance, level=Level.COVER, stopped=lambda: True)
    assert found.status is Status.FEASIBLE
    assert 9 <= found.objective < 20
    assert found.lower_bound <= 9


def test_a_pattern_in_which_the_attack_finds_a_hole_is_never_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hole = Hole("A", Interval(2, 2))
    monkeypatch.setattr("foi_letters.sdc.protect.holes", lambda *_: ({}, (hole,)))
    with pytest.raises(ArithmeticError, match=r"'A' Interval\(lo=2, hi=2\)"):
        protect(two_parts())


def test_a_pattern_that_costs_nothing_has_no_gap() -> None:
    found = protect(table(Cell("A", 20), Cell("B", 40)))
    assert (found.objective, found.lower_bound, found.gap) == (0, 0, 0.0)


def test_what_is_returned_says_how_it_was_found_and_what_is_published() -> None:
    found = protect(two_parts(), level=Level.EXACT, objective=Objective.VALUE)
    assert (found.level, found.minimised, found.primary) == (Level.EXACT, Objective.VALUE, ("A", "D"))
    assert found.objective == 9 + 8
    assert found.published == two_parts().published(["A", "C", "D", "F"])
    assert found.intervals == {
        "A": Interval(1, 10),
        "C": Interval(1, 10),
        "D": Interval(1, 10),
        "F": Interval(1, 10),
    }


def test_totals_are_kept_where_inner_cells_cost_as_much() -> None:
    cells = (
        Cell("A", 2),
        Cell("B", 90),
        Cell("C", 0, State.PUBLIC),
        Cell("D", 2, State.PUBLIC, "total"),
        Cell("Total", 92, kind="grand"),
    )
    assert chosen(Instance(Policy(5), cells, (Relation.total("Total", "ABC"),))) == ("B",)


def test_among_inner_cells_the_largest_is_kept() -> None:
    cells = [Cell(f"x{n}", value) for n, value in enumerate([2, 90, 30, 6, 50])]
    assert chosen(table(*cells, Cell("Total", 178, State.PUBLIC))) == ("x3",)
