"""A case at the far end of what an authority answers: 300 questions, and 100 tables of 200 rows that go with the letter.

Builds it as a command of its own and prints processor time and memory against what is promised: 20 s and 300 MB. Exits
with 1 where either is exceeded.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.hostile.case import CASE, PROFILE

SECONDS: Final = 20.0
MEGABYTES: Final = 300
QUESTIONS, TABLES, ROWS = 300, 100, 200


def case() -> str:
    """The case file. Each table answers three questions; its counts are above the threshold."""
    requests = "".join(
        f'- {{id: "{n}", text: "How many visits of kind {n}?"}}\n' for n in range(1, QUESTIONS + 1)
    )
    decisions = "".join(
        f'- {{questions: ["{3 * n + 1}", "{3 * n + 2}", "{3 * n + 3}"], outcome: disclosed, answer: The table gives the numbers.}}\n'
        for n in range(TABLES)
    )
    head = CASE[: CASE.index("requests:")]
    return f"{head}requests:\n{requests}decisions:\n{decisions}figures:\n  tables:\n{''.join(map(table, range(TABLES)))}"


def table(number: int) -> str:
    """One table of 200 rows and three columns."""
    rows = "".join(
        f"        Station {row}: [{', '.join(str(10 + (number * row + column * 7) % 900) for column in range(3))}]\n"
        for row in range(1, ROWS + 1)
    )
    questions = ", ".join(f'"{3 * number + each}"' for each in (1, 2, 3))
    return (
        f"  - id: t{number}\n    title: Visits to stations of division {number}\n    questions: [{questions}]\n"
        f"    rows: {{heading: Station}}\n    counts:\n      columns: [By day, By night, By phone]\n      rows:\n{rows}"
    )


def main() -> None:
    """Build and measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "authority.yaml").write_text(PROFILE)
        (path / "case.yaml").write_text(case())
        command = [sys.executable, "-m", "foi_letters", "build", str(path / "case.yaml")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    print(f"{QUESTIONS} questions, {TABLES} tables of {ROWS} rows: {seconds:.1f} s (at most {SECONDS:.0f}), ")
    print(f"{megabytes} MB (at most {MEGABYTES})")
    sys.exit(seconds > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    os.nice(10)
    main()
