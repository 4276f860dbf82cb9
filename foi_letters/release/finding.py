"""A finding: what a check says about a letter, a workbook or a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from foi_letters.errors import Place


class Severity(StrEnum):
    """BLOCK and ERROR stop a final build; WARN asks the officer to confirm; INFO advises."""

    BLOCK = "block"
    ERROR = "error"
    WARN = "warn"
    INFO = "info"


STOPS = frozenset({Severity.BLOCK, Severity.ERROR})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the rule, how severe, where, what was found, its cure, and the law or practice behind it."""

    rule: str
    severity: Severity
    message: str
    place: Place | None = None
    cure: str = ""
    basis: str = ""

    @property
    def stops(self) -> bool:
        """Whether a final build stops on it."""
        return self.severity in STOPS

    def __str__(self) -> str:
        """As printed by `foi-letters check`."""
        where = f"{self.place}: " if self.place else ""
        basis = f" ({self.basis})" if self.basis else ""
        cure = f"\n   help: {self.cure}" if self.cure else ""
        return f"{where}{self.severity}[{self.rule}]: {self.message}{basis}{cure}"


def stopping(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop a final build."""
    return tuple(finding for finding in findings if finding.stops)
