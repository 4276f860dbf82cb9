"""Make records.csv: invented allegations against the officers of an invented constabulary.

    python examples/northshire-misconduct/make_records.py

The same seed gives the same records. No row is about anyone.
"""

import csv
import random
from pathlib import Path

SEED = 20260417
ROWS = 2000
YEARS = {"2022-23": 0.29, "2023-24": 0.33, "2024-25": 0.38}
TYPES = {
    "Rape": 0.03,
    "Sexual assault": 0.09,
    "Sexual harassment": 0.22,
    "Harassment": 0.30,
    "Bullying": 0.36,
}
FEMALE = {
    "Rape": 0.0,
    "Sexual assault": 0.02,
    "Sexual harassment": 0.06,
    "Harassment": 0.14,
    "Bullying": 0.22,
}
"""Share of the allegations of a type that are against women."""
UPHELD = {"2022-23": 0.13, "2023-24": 0.12, "2024-25": 0.08}
"""Later years have more cases that are still open."""
HEADINGS = (
    "allegation",
    "year",
    "type",
    "source",
    "officer_sex",
    "upheld",
    "action",
    "dismissed",
    "left_before_hearing",
)


def record(number: int, chance: random.Random) -> tuple[str, ...]:
    """One allegation, as a row under `HEADINGS`."""
    year = _one_of(YEARS, chance)
    kind = _one_of(TYPES, chance)
    sex = "Female" if chance.random() < FEMALE[kind] else "Male"
    source = "Colleague" if chance.random() < 0.4 else "Public"
    upheld = chance.random() < UPHELD[year]
    action = upheld and chance.random() < 0.75
    dismissed = action and sex == "Male" and chance.random() < 0.16
    left = not action and sex == "Male" and chance.random() < 0.035
    flags = (upheld, action, dismissed, left)
    return (f"A{number:04}", year, kind, source, sex, *("Yes" if flag else "No" for flag in flags))


def _one_of(weights: dict[str, float], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def main() -> None:
    """Write records.csv beside this file."""
    chance = random.Random(SEED)
    with (Path(__file__).parent / "records.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(record(number, chance) for number in range(1, ROWS + 1))


if __name__ == "__main__":
    main()
