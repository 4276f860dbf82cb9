"""What one code of the release scan is."""

from dataclasses import dataclass

from foi_letters.release.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. `level` is for a file by anyone; in a file of our own making every code blocks.

    `what` completes "this file has ..."; `cure` says what to do in Word or Excel.
    """

    name: str
    level: Severity
    what: str
    cure: str


def table(level: Severity, *rows: tuple[str, str, str]) -> tuple[Code, ...]:
    """Codes of one level from (name, what, cure)."""
    return tuple(Code(name, level, what, cure) for name, what, cure in rows)
