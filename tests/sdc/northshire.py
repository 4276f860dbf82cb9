"""Invented allegation records, and the tables that the Northshire case asks of them."""

import csv
import random
from pathlib import Path
from textwrap import dedent

from foi_letters.figures_check import Spot
from foi_letters.figures_spec import FiguresSpec
from foi_letters.yamlfile import parse
from foi_letters.yamlmodel import validate

HEADER = ("Year", "Received", "Type", "Officer sex", "Upheld", "Action", "Dismissed", "Left before hearing")

FIGURES = """
    sources:
      allegations: {file: allegations.csv}
    tables:
      - id: allegations
        title: Allegations against serving officers, by financial year and sex
        questions: ["1", "2"]
        rows: {by: Year, show: [2019-20, 2020-21, 2021-22], total: Total}
        columns: {by: Officer sex, show: [Male, Female], total: All officers}
      - id: outcomes
        title: What came of the allegations against male officers
        questions: ["3", "4", "5"]
        where: {Officer sex: Male}
        rows: {by: Year, total: Total}
        columns:
          categories:
            - {label: Upheld, where: {Upheld: "Yes"}}
            - {label: Disciplinary action, where: {Upheld: "Yes", Action: {not: None}}}
            - {label: Dismissed, where: {Upheld: "Yes", Action: {not: None}, Dismissed: "Yes"}}
      - id: dismissed_women
        title: Female officers dismissed
        questions: ["6"]
        where: {Officer sex: Female, Dismissed: "Yes"}
        rows: {by: Year, total: Total}
      - id: left_before
        title: Male officers who left before a hearing
        questions: ["7"]
        where: {Officer sex: Male, Left before hearing: [Resigned, Retired]}
        rows: {by: Year, total: Total}
    derived:
      - {id: share, title: Share upheld, kind: percent, of: outcomes | Total | Upheld, base: allegations | Total | Male, decimals: 1}
"""


def figures(text: str) -> tuple[FiguresSpec, Spot]:
    """The section, and where its parts are."""
    document = parse(dedent(text), "case.yaml")
    return validate(document, FiguresSpec), Spot(document.place)


def write_records(folder: Path, size: int = 2000, seed: int = 1) -> list[dict[str, str]]:
    """`allegations.csv` in `folder`; the rows are returned for tests that count them in another way."""
    draw = random.Random(seed)
    rows = [_record(draw) for _ in range(size)]
    with (folder / "allegations.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return rows


def _record(draw: random.Random) -> dict[str, str]:
    start = draw.choice((2019, 2020, 2021))
    month = draw.randint(1, 12)
    upheld = draw.random() < 0.12
    action = draw.choice(("Written warning", "Final warning", "Dismissal", "None")) if upheld else "None"
    return {
        "Year": f"{start}-{(start + 1) % 100:02}",
        "Received": f"{start + (month < 4)}-{month:02}-{draw.randint(1, 28):02}",
        "Type": draw.choice(("Harassment", "Bullying", "Sexual assault", "Sexual harassment")),
        "Officer sex": "Female" if draw.random() < 0.08 else "Male",
        "Upheld": "Yes" if upheld else "No",
        "Action": action,
        "Dismissed": "Yes" if action == "Dismissal" else "No",
        "Left before hearing": draw.choices(("Resigned", "Retired", "No"), (1, 1, 60))[0],
    }
