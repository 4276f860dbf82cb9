"""The search as a whole: how near it is when it turns to dearer means, and how seldom it needs them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from foi_letters.sdc.covering import Covering
from foi_letters.sdc.instance import Level, Objective
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.master import Master
from foi_letters.sdc.protect import Progress, protect

HERE = Path(__file__).parent / "instances"
EXACT, COVER, COVER1 = Level
COUNT, VALUE = Objective
GEN01, GEN04 = "gen01_2way_5x5", "gen04_2way_20x12"
TRAP11, TRAP13 = "trap11_issue135", "trap13_fixed_totals"
LOCAL, WHOLE = "cover", "solve"


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
    instance = from_json((HERE / f"{stem}.json").read_text(encoding="utf-8"))
    protect(instance, level=level, objective=objective, progress=found.told.append)
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
