"""Do the tests of a package notice when its code is wrong? Changes one thing at a time, and counts what is noticed.

`mutation.py [--package NAME] [--sample N] [--seed N] [--jobs N] [MODULE ...]`, from the root of a checkout, tries N
changes drawn with a seed from these modules of `foi_letters/NAME` (`sdc` if none is given; all of its modules if none is
named; every change if no N is given). A seed that found what was then mended no longer measures: draw with another. It
prints each change that no test noticed, the score of every module, and exits with 1 where a score is below 90%. Changes
that cannot be noticed, for the code means the same, stand with the reason in `tried/equivalent*.yaml` and do not count.
"""

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from tried.change import Change, changes
from tried.trial import Package, Test, begin, noticed, reaching, recorded, warm

PACKAGES = [
    Package(
        "sdc", ("tests/sdc", "tests/cli/test_figures.py", "tests/test_security_page.py"), "equivalent.yaml"
    ),
    Package("release/hidden", ("tests/release/hidden",), "equivalent-hidden.yaml"),
    Package("release/law", ("tests/release/law",), "equivalent-law.yaml"),
]
SCORE = 0.9
SEED = 4
HERE = Path(__file__).parent


def every_change(folder: Path, modules: Sequence[str]) -> list[Change]:
    names = modules or sorted(path.stem for path in folder.glob("*.py"))
    return [
        each for name in names for each in changes(name, (folder / f"{name}.py").read_text(encoding="utf-8"))
    ]


def equivalent(file: str, possible: Sequence[Change], modules: Sequence[str]) -> Mapping[str, str]:
    """The reason by change. Exits where the list names one that the code no longer has."""
    listed = yaml.safe_load((HERE / "tried" / file).read_text(encoding="utf-8")) or {}
    reasons = {change: reason for reason, group in listed.items() for change in group}
    names = {str(each) for each in possible}
    stale = [each for each in reasons if each not in names and not modules]
    if stale:
        sys.exit(f"{file} names changes that do not exist:\n" + "\n".join(stale))
    return reasons


def tried(
    root: Path, package: Package, chosen: Sequence[Change], tests: Sequence[Test], jobs: int
) -> Iterator[tuple[Change, bool]]:
    """Each change with whether it was noticed, as they are found out; so many at once."""
    running: dict[int, Change] = {}
    left = list(reversed(chosen))
    while left or running:
        while left and len(running) < jobs:
            change = left.pop()
            running[begin(root, package, change, reaching(change, tests, package))] = change
        child, status = os.wait()
        yield running.pop(child), noticed(status)


def table(outcome: Mapping[str, Counter[str]]) -> Iterator[str]:
    for module, each in sorted(outcome.items()):
        counted = each["noticed"] + each["not"]
        score = f"{each['noticed'] / counted:6.1%}" if counted else "      "
        yield f"{module:18} {counted:5} {each['noticed']:5} {score} {each['equivalent'] or '':>5}"


def main() -> None:
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("modules", nargs="*")
    reader.add_argument("--package", choices=[each.folder for each in PACKAGES], default="sdc")
    reader.add_argument("--sample", type=int)
    reader.add_argument("--seed", type=int, default=SEED)
    reader.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = reader.parse_args()
    os.nice(15)
    root = Path.cwd()
    package = next(each for each in PACKAGES if each.folder == asked.package)
    possible = every_change(package.path(root), asked.modules)
    reasons = equivalent(package.equivalent, possible, asked.modules)
    chosen = random.Random(asked.seed).sample(possible, min(asked.sample or len(possible), len(possible)))
    warm(root, package)
    tests = recorded(root, package)
    outcome: dict[str, Counter[str]] = {each.module: Counter() for each in chosen}
    for change in chosen:
        outcome[change.module]["equivalent"] += str(change) in reasons
    for change, found in tried(
        root, package, [each for each in chosen if str(each) not in reasons], tests, asked.jobs
    ):
        outcome[change.module]["noticed" if found else "not"] += 1
        if not found:
            print(f"not noticed  line {change.line:3}  {change}", flush=True)
    print("module           changes noticed score equivalent", *table(outcome), sep="\n")
    total = sum(outcome.values(), Counter())
    counted = total["noticed"] + total["not"]
    score = total["noticed"] / max(1, counted)
    print(
        f"{total['noticed']} of {counted} changes noticed: {score:.1%}"
        f" ({total['equivalent']} more mean the same; {len(possible)} possible)"
    )
    sys.exit(score < SCORE)


if __name__ == "__main__":
    main()
