"""Disclosure control, measured: open instances to their stated optimum, large tables by their gap, the attack by itself.

    python benchmarks/disclosure.py [FOLDER OF INSTANCES]       every instance, at each level, for each objective
    python benchmarks/disclosure.py --large                     generated tables: 50x20 to a gap, and a 100x50 attack

The folder defaults to the invented instances of the tests. `slow` marks more than the larger of 2 s and ten times the
seconds written in the instance. Memory is the most that this process ever used.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Cell, Instance, Level, Objective, Policy, Relation
from foi_letters.sdc.instance_json import from_json
from foi_letters.sdc.primary import candidates, marked_primary
from foi_letters.sdc.protect import protect

INVENTED = Path("tests/sdc/instances")
PRIMARY_SHARES = (0.08, 0.04, 0.02)
SECONDS = 120.0

# What the field's tools left on 19 tables on which each ended (2-way 5x5 to 50x20, 3-way, hierarchical; threshold 5,
# zeros shown): further cells suppressed, and tables with a cell that is exact, narrowed, or learnt by an insider.
FIELD = """
method                                   cells  exact  narrowed  insiders
optimum, level exact                       125      0         -         -
optimum, level cover                       174      0         0         -
GaussSuppression, default                  179      0        18        12
GaussSuppression, range 5                  194      0        18        11
sdcTable OPT                               142      7        18        13
sdcTable HITAS                             141      8        17        13
sdcTable HYPERCUBE                         276      0        12         0
sdcTable SIMPLEHEURISTIC                   208      4        19        12
sdcTable SIMPLEHEURISTIC with singletons   242      1        16         5
"""


def generated(seed: int, rows: int, columns: int, share: float) -> Instance:
    """A two-way table with totals, in which this share of the inner cells is small, and a twentieth is zero."""
    random_ = random.Random(seed)
    inner = {(r, c): _count(random_, share) for r in range(rows) for c in range(columns)}
    by_row = {r: sum(inner[r, c] for c in range(columns)) for r in range(rows)}
    by_column = {c: sum(inner[r, c] for r in range(rows)) for c in range(columns)}
    cells = [
        *(Cell(f"r{r}c{c}", value) for (r, c), value in inner.items()),
        *(Cell(f"r{r}", value, kind="total") for r, value in by_row.items()),
        *(Cell(f"c{c}", value, kind="total") for c, value in by_column.items()),
        Cell("all", sum(inner.values()), kind="grand"),
    ]
    equations = [
        *(Relation.total(f"r{r}", [f"r{r}c{c}" for c in by_column]) for r in by_row),
        *(Relation.total(f"c{c}", [f"r{r}c{c}" for r in by_row]) for c in by_column),
        Relation.total("all", [f"r{r}" for r in by_row]),
        Relation.total("all", [f"c{c}" for c in by_column]),
    ]
    return Instance(Policy(5), tuple(cells), tuple(equations))


def _count(random_: random.Random, share: float) -> int:
    if random_.random() < share:
        return random_.randint(1, 5)
    return 0 if random_.random() < 0.05 else 6 + int(random_.expovariate(1 / 30))


def open_instances(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        instance, stated = from_json(text, name=path.name), json.loads(text)["optimum"]
        for level in Level:
            for objective in Objective:
                expected = stated[level.value][objective.value]
                start = time.perf_counter()
                found = protect(instance, level=level, objective=objective)
                took = time.perf_counter() - start
                same = found.objective == found.lower_bound == expected["optimum"]
                verdict = "optimal" if same else f"not the stated {expected['optimum']:g}"
                slow = took > max(2.0, 10 * expected["seconds"])
                yield (
                    f"{path.stem:24} {level.value:7} {objective.value:6} {found.objective:5} "
                    f"{verdict:12} {took:6.2f} s "
                    f"(stated {expected['seconds']:.2f} s){' slow' if slow else ''}"
                )


def large() -> Iterator[str]:
    for share in PRIMARY_SHARES:
        for objective in Objective:
            instance, start = generated(1, 50, 20, share), time.perf_counter()
            found = protect(instance, objective=objective, time_limit=SECONDS)
            yield (
                f"50x20, {len(found.primary)} primary, {objective.value}: {found.objective}, none below "
                f"{found.lower_bound}, gap {found.gap:.1%}, {time.perf_counter() - start:.0f} s"
            )
    yield from the_attack()


def the_attack() -> Iterator[str]:
    instance = replace(generated(7, 100, 50, 0.03), id="100x50")
    small = marked_primary(instance)
    others = random.Random(7).sample(candidates(instance), max(0, 300 - len(small)))
    published = instance.published([*small, *others], small)
    start = time.perf_counter()
    intervals = attack(published)
    took = time.perf_counter() - start
    exact = sum(interval.exact for interval in intervals.values())
    yield f"attack of 100x50, {len(intervals)} suppressed: {took:.2f} s, {exact} of them exact"


def main() -> None:
    arguments = sys.argv[1:]
    lines = (
        large() if "--large" in arguments else open_instances(Path(arguments[0]) if arguments else INVENTED)
    )
    for line in lines:
        print(line, flush=True)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(FIELD)


if __name__ == "__main__":
    main()
