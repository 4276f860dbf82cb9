"""A small, good case in a folder; each hostile input is this case with one thing changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROFILE = """\
name: Northshire Constabulary
short_name: the Constabulary
kind: police
address: [Constabulary Headquarters, Harbour Road, Northam, NS1 2AB]
email: foi@northshire.example
review: {contact: the Head of Information Rights}
signatory: {post: Freedom of Information Officer}
"""
CASE = """\
reference: NC/2026/1
received: 2026-10-01
date: 2026-10-20
regime: FOIA
authority: authority.yaml
requester: {name: R Sample}
subject: visits to police stations
requests:
- {id: "1", text: "How many visits were there in each year, by kind?"}
decisions:
- {questions: "1", outcome: disclosed, answer: The table gives the numbers.}
figures:
  sources:
    visits: {file: records.csv}
  tables:
  - id: visits
    title: Visits to police stations of Northshire Constabulary, by kind and year
    questions: ["1"]
    rows: {heading: Kind, by: kind, total: All kinds}
    columns: {by: year, total: All years}
"""
RECORDS = (
    "kind,year\n"
    + "by day,2024\n" * 20
    + "by day,2025\n" * 30
    + "by night,2024\n" * 12
    + "by night,2025\n" * 17
)


class Folder:
    """The folder of a case, with what a hostile input changes in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("authority.yaml", PROFILE)
        self.write("case.yaml", CASE)
        self.write("records.csv", RECORDS)

    def write(self, name: str, content: str | bytes) -> None:
        """A file of the case; folders above it are made."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, old: str, new: str, name: str = "case.yaml") -> None:
        """Replace a passage of a file; it must be there."""
        text = (self.path / name).read_text()
        assert old in text, old
        self.write(name, text.replace(old, new))


@dataclass(frozen=True)
class Right:
    """The build is right, and its letter or workbook says these things."""

    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wrong:
    """The build is refused: one clear error, which says this and names this place, and nothing is changed."""

    message: str
    place: str = "case.yaml"
    codes: tuple[int, ...] = (2,)


@dataclass(frozen=True)
class Hostile:
    """One input: what it is, what it changes, and what must come of it."""

    name: str
    prepare: Callable[[Folder], object]
    expected: Right | Wrong
