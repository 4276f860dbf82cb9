"""A law rule: one row with its id, how severe it is, the law behind it, what it looks at, and its check."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from foi_letters.errors import Place
from foi_letters.release.finding import STOPS, Finding, Severity
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage


class How(StrEnum):
    """Who decides: the program alone, the program with a person to confirm it, or a field of the case file."""

    AUTO = "auto"
    SEMI = "semi"
    DATA = "data"


class Sees(StrEnum):
    """What a rule has to see. Rules of LETTER work on a letter by anyone."""

    LETTER = "letter"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach: what was found, in words that complete the finding, and where.

    It is `doubtful` where the letter speaks of what is missed, in words that the rule does not know.
    """

    found: str
    passage: Passage | None = None
    doubtful: bool = False


Check = Callable[[Evidence], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules. `checks` says what must be so; `cure` what to do where it is not."""

    id: str
    severity: Severity
    basis: str
    how: How
    sees: Sees
    checks: str
    cure: str
    check: Check


def apply(rules: Iterable[Rule], evidence: Evidence) -> tuple[Finding, ...]:
    """Every finding of these rules on a letter; what the case confirms by name is reported as information."""
    return tuple(finding for rule in rules for finding in _findings(rule, evidence))


def _findings(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    if rule.sees is Sees.CASE and evidence.case is None:
        return
    confirmed = _confirmed(rule, evidence)
    for hit in rule.check(evidence):
        severity = Severity.INFO if confirmed else _severity(rule, hit, evidence)
        message = f"{hit.found} (confirmed: {confirmed})" if confirmed else hit.found
        yield Finding(
            rule.id, severity, message, _place(hit, evidence), "" if confirmed else rule.cure, rule.basis
        )


def _severity(rule: Rule, hit: Hit, evidence: Evidence) -> Severity:
    """A doubt stops no letter by others; with a case at hand, the words of the library are known and there is none."""
    doubtful = hit.doubtful and evidence.case is None and rule.severity in STOPS
    return Severity.WARN if doubtful else rule.severity


def _confirmed(rule: Rule, evidence: Evidence) -> str | None:
    """The reason with which the case confirms a rule that a person may decide."""
    if rule.how is not How.SEMI or evidence.case is None:
        return None
    return next((each.reason for each in evidence.case.case.confirmations if each.rule == rule.id), None)


def _place(hit: Hit, evidence: Evidence) -> Place:
    return evidence.letter.place(hit.passage)
