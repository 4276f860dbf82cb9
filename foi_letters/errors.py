"""The error tree. Every error that a user can cause is one of these; each knows its exit code.

    FoiLettersError                 70  a defect of ours, unless a subclass says otherwise
    ├── InputError                   2  a file or argument is wrong; carries every problem found, each with its place
    │   └── TemplateError            2  a Word template, or a fragment of wording, is wrong
    ├── BlockingFindings             1  the checks found what must not be released, or cells can be deduced
    ├── WordingNotApproved           3  --final, and a block of wording is not approved
    └── UnsafeOutput                 4  an output failed its own release scan, or could not be written whole

A `Problem` is one thing wrong at one `Place`. It prints as

    case.yaml:12:9: error[unknown-key]: 'recieved' is not a key of a case
       12 | recieved: 2026-10-01
          | ^^^^^^^^
       help: did you mean 'received'?
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = [
    "BlockingFindings",
    "FoiLettersError",
    "Gathered",
    "InputError",
    "Place",
    "Problem",
    "TemplateError",
    "UnsafeOutput",
    "WordingNotApproved",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: in a text file by line and column (both from 1), in a Word or Excel file in words.

    `file` is what the user calls the file. `within` is a place that has no line: "table 2, row 3", "Sheet1!B4",
    "header, paragraph 1". `source` is the text of the line, and `width` how many characters the caret underlines.
    """

    file: str
    line: int | None = None
    column: int | None = None
    within: str | None = None
    source: str | None = None
    width: int = 1

    def __str__(self) -> str:
        """`case.yaml:12:9` or `letter.docx: table 2, row 3`."""
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        where = ":".join([self.file, *numbers])
        return f"{where}: {self.within}" if self.within else where


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the rule it breaks, where, what was found, and what to do about it."""

    rule: str
    message: str
    place: Place | None = None
    help: str | None = None

    def __str__(self) -> str:
        """The problem as a user reads it, with the source line and a caret where there is one."""
        where = f"{self.place}: " if self.place else ""
        lines = [f"{where}error[{self.rule}]: {self.message}"]
        if self.place and self.place.source is not None and self.place.line is not None:
            lines += _excerpt(self.place, self.place.source, self.place.line)
        if self.help:
            lines.append(f"   help: {self.help}")
        return "\n".join(lines)


EXCERPT_WIDTH = 100


def _excerpt(place: Place, source: str, line: int) -> list[str]:
    column = place.column or 1
    start = max(0, column - EXCERPT_WIDTH // 2) if len(source) > EXCERPT_WIDTH else 0
    shown = "".join(c if c.isprintable() else " " for c in source[start : start + EXCERPT_WIDTH])
    caret = "^" * max(1, min(place.width, len(shown) - (column - 1 - start)))
    return [f"{line:5} | {shown}", f"      | {' ' * (column - 1 - start)}{caret}"]


class FoiLettersError(Exception):
    """Root of the tree. `problems` holds everything that was found, not only the first."""

    exit_code = 70

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        found = (Problem("defect", problems),) if isinstance(problems, str) else tuple(problems)
        self.problems: tuple[Problem, ...] = found
        super().__init__("\n".join(str(problem) for problem in found))


class InputError(FoiLettersError):
    """A file or an argument that the user gave is wrong."""

    exit_code = 2


@dataclass(slots=True)
class Gathered:
    """The problems of several independent steps, so that all are reported at once."""

    problems: list[Problem] = field(default_factory=list)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run a step; an InputError in it is kept and the next step goes on."""
        try:
            yield
        except InputError as error:
            self.problems.extend(error.problems)

    def stop(self) -> None:
        """Raise InputError with what was gathered, each problem once, if there is any."""
        if self.problems:
            raise InputError(dict.fromkeys(self.problems))


class TemplateError(InputError):
    """A Word template or a fragment of wording is wrong: every fault, each with its place in the document."""


class BlockingFindings(FoiLettersError):
    """The checks found something that must not be released."""

    exit_code = 1


class WordingNotApproved(FoiLettersError):
    """A final letter would use wording that no lawyer has approved."""

    exit_code = 3


class UnsafeOutput(FoiLettersError):
    """An output was not safe to write, or could not be written whole; nothing was changed."""

    exit_code = 4
