"""The search as a whole: how near it is when it turns to dearer means, and how seldom it needs them."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from foi_letters.sdc.covering import Covering
from foi_letters.sdc.heuristic import Heuristic
from foi_letters.sdc.instance import Instance, Level, Objective
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.linear import Floats
from foi_letters.sdc.master import Master
from foi_letters.sdc.moves import Pattern
from foi_letters.sdc.needs import Need
from foi_letters.sdc.protect import Progress, protect
from foi_letters.sdc.secondary import cheapest

from .small_systems import part, row

HERE = Path(__file__).parent / "instances"
EXACT, COVER, COVER1 = Level
COUNT, VALUE = Objective
GEN01, GEN04 = "gen01_2way_5x5", "gen04_2way_20x12"
TRAP11, TRAP13 = "trap11_issue135", "trap13_fixed_totals"
LOCAL, WHOLE = "cover", "solve"


def instance(stem: str) -> Instance:
    return from_json((HERE / f"{stem}.json").read_text(encoding="utf-8"))


@dataclass
class Course:
    """What a search knew when it first turned to local search, and to a program in whole numbers; how often it did."""

    told: list[Progress] = field(default_factory=list)
    before: dict[str, Progress] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)

    def watch(self, name: str, original: Callable[..., object]) -> Callable[..., object]:
        def asked(*arguments: object) -> object:
            self.times[name] += 1
            self.before.setdefault(name, self.told[-1])
            return original(*arguments)

        return asked


def course(patch: pytest.MonkeyPatch, stem: str, level: Level, objective: Objective) -> Course:
    found = Course()
    patch.setattr(Covering, LOCAL, found.watch(LOCAL, Covering.cover))
    patch.setattr(Master, WHOLE, found.watch(WHOLE, Master.solve))
    protect(instance(stem), level=level, objective=objective, progress=found.told.append)
    return found


@pytest.mark.parametrize(
    ("stem", "level", "objective"),
    [
        *((GEN01, level, COUNT) for level in Level),
        (GEN01, EXACT, VALUE),
        (GEN04, EXACT, COUNT),
        (TRAP13, EXACT, COUNT),
        (TRAP13, EXACT, VALUE),
        (TRAP13, COVER, VALUE),
    ],
)
def test_fractional_rounds_and_what_they_point_to_can_be_the_proof(
    monkeypatch: pytest.MonkeyPatch, stem: str, level: Level, objective: Objective
) -> None:
    assert not course(monkeypatch, stem, level, objective).times


@pytest.mark.parametrize(
    ("stem", "level", "objective", "near"),
    [
        (GEN01, COVER, VALUE, Progress(47, 37)),
        (TRAP11, COVER1, COUNT, Progress(3, 2)),
        (TRAP11, COVER1, VALUE, Progress(33, 14)),
        (TRAP13, COVER1, COUNT, Progress(6, 4)),
        (TRAP13, COVER1, VALUE, Progress(50, 38)),
    ],
)
def test_the_first_pattern_and_bound_are_near_before_any_local_search(
    monkeypatch: pytest.MonkeyPatch, stem: str, level: Level, objective: Objective, near: Progress
) -> None:
    reached = course(monkeypatch, stem, level, objective).before[LOCAL]
    assert reached.objective <= near.objective
    assert reached.lower_bound >= near.lower_bound


@pytest.mark.parametrize(
    ("stem", "level", "objective"),
    [
        (GEN04, EXACT, VALUE),
        (TRAP11, EXACT, COUNT),
        (TRAP11, EXACT, VALUE),
        (TRAP11, COVER1, COUNT),
        (TRAP11, COVER1, VALUE),
        (TRAP13, COVER, COUNT),
    ],
)
def test_what_local_search_learns_can_be_the_proof(
    monkeypatch: pytest.MonkeyPatch, stem: str, level: Level, objective: Objective
) -> None:
    assert course(monkeypatch, stem, level, objective).times[WHOLE] == 0


def test_local_search_finds_the_optimum_and_nearly_its_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = course(monkeypatch, TRAP13, COVER1, VALUE).before[WHOLE]
    assert (reached.objective, reached.lower_bound) == (45, 44)


@pytest.mark.parametrize(
    ("stem", "level", "objective", "programs"),
    [
        (GEN01, COVER, VALUE, 2),
        (GEN01, COVER1, VALUE, 2),
        (TRAP13, COVER1, COUNT, 2),
        (TRAP13, COVER1, VALUE, 1),
    ],
)
def test_few_programs_in_whole_numbers_are_solved(
    monkeypatch: pytest.MonkeyPatch, stem: str, level: Level, objective: Objective, programs: int
) -> None:
    assert course(monkeypatch, stem, level, objective).times[WHOLE] <= programs


# what it does, and how long


def test_programs_in_whole_numbers_alone_find_and_prove_the_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Covering, LOCAL, lambda *_: None)
    for stem, optimum in ((GEN01, 46), (TRAP13, 45)):
        found = protect(instance(stem), level=COVER1, objective=VALUE, time_limit=20)
        assert (found.objective, found.lower_bound) == (optimum, optimum)


def test_each_walk_is_twice_as_long_as_the_one_before_up_to_ten_thousand_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[int] = []

    def walk(*arguments: object) -> None:
        left.append(cast(int, arguments[2]))

    monkeypatch.setattr(Covering, LOCAL, walk)
    monkeypatch.setattr(Master, WHOLE, lambda *_: (None, 0))
    protect(instance(GEN01), level=COVER, objective=VALUE, stopped=lambda: len(left) > 12)
    assert left == [min(10_000, left[0] * 2**n) for n in range(len(left))]
    assert left[-1] == 10_000


def test_a_walk_goes_on_after_new_cuts_for_as_long_as_it_may_and_knows_the_cuts_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[int] = []
    original = Covering.cover

    def walk(covering: Covering, budget: int, moves: int, stopped: Callable[[], bool]) -> Pattern | None:
        left.append(moves)
        assert covering.violated(np.zeros(33))
        return original(covering, budget, moves, stopped)

    monkeypatch.setattr(Covering, LOCAL, walk)
    asked: list[int] = []

    def ask(*_: object) -> tuple[None, int]:
        asked.append(len(left))
        return None, 0

    monkeypatch.setattr(Master, WHOLE, ask)
    protect(instance(GEN01), level=COVER, objective=VALUE, stopped=lambda: bool(asked))
    assert len(left) > 1
    assert max(left) == left[0]


def test_only_what_is_cheaper_by_one_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Progress] = []
    budgets: list[tuple[int, int]] = []

    def ask(*arguments: object) -> tuple[None, int]:
        budgets.append((cast(int, arguments[1]), told[-1].objective))
        return None, 0

    monkeypatch.setattr(Covering, LOCAL, lambda *arguments: ask(*arguments)[0])
    monkeypatch.setattr(Master, WHOLE, ask)
    protect(
        instance(GEN01),
        level=COVER,
        objective=VALUE,
        progress=told.append,
        stopped=lambda: len(budgets) > 3,
    )
    assert all(budget == cost - 1 for budget, cost in budgets)


def test_six_patterns_are_guided_by_costs_that_are_raised_by_a_twentieth_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    noises: list[Floats] = []
    original = Master.nearly_cheapest

    def nearly(master: Master, noise: Floats) -> Floats:
        noises.append(noise)
        return original(master, noise)

    monkeypatch.setattr(Master, "nearly_cheapest", nearly)
    protect(instance(GEN01), level=COVER, objective=VALUE)
    assert len(noises) == 6
    assert all(0 <= noise.min() < noise.max() <= 0.05 for noise in noises)


def test_what_a_fractional_pattern_holds_is_priced_at_a_twentieth(monkeypatch: pytest.MonkeyPatch) -> None:
    prices: list[Floats] = []
    original = Heuristic.complete

    def complete(heuristic: Heuristic, pattern: Pattern, at: Floats) -> Pattern:
        prices.append(at)
        return original(heuristic, pattern, at)

    monkeypatch.setattr(Heuristic, "complete", complete)
    protect(instance(GEN01), level=COVER, objective=VALUE)
    shares = np.concatenate([each[prices[0] > 1] / prices[0][prices[0] > 1] for each in prices[:7]])
    assert (shares.min(), shares.max()) == pytest.approx((0.05, 1.0))


def test_no_preference_outweighs_a_cost() -> None:
    """Two cells that are better kept, or a third that costs one more than both."""
    carried = row({0: 1, 1: 1, 2: 1}, 0, 0)
    two_or_one = part([(4, 4)] * 4, carried, row({1: 1, 3: -1}, 0, 0), always=(0,), costs=(0, 1, 3, 1))
    found = cheapest(
        two_or_one,
        [Need(0, 1, 2)],
        np.asarray([0.0, 1.0, 0.0, 1.0]),
        deadline=time.monotonic() + 5,
        stopped=lambda: False,
        report=lambda *_: None,
    )
    assert (np.flatnonzero(found.pattern).tolist(), found.cost, found.bound) == ([0, 1, 3], 2, 2)
