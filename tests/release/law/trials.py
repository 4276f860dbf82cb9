"""A trial of a rule: a good letter that it passes, and one small change of the letter that it finds."""

from collections.abc import Collection
from dataclasses import dataclass

from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Rule, apply
from tests.release.law.good_letters import GOOD
from tests.release.law.house_styles import HOUSE

LETTERS = {**GOOD, **HOUSE}


@dataclass(frozen=True, slots=True)
class Trial:
    """The rule that finds fault with a good letter, by its name, once `words` are replaced."""

    rule: str
    letter: str
    words: str
    instead: str = ""
    after: str | None = None
    """For words in the wrong place: they are moved behind these, whatever stands `instead`."""

    in_passing: bool = False
    """Whether the changed letter has the words of what it lacks, in another sense."""

    @property
    def good(self) -> str:
        """The letter before the change."""
        return LETTERS[self.letter]

    @property
    def bad(self) -> str:
        """The letter after it."""
        assert self.words in self.good, f"{self.letter!r} does not say {self.words!r}"
        changed = self.good.replace(self.words, self.instead)
        if self.after is None:
            return changed
        assert self.after in changed, f"{self.letter!r} does not say {self.after!r}"
        return changed.replace(self.after, f"{self.after} {self.words}", 1)

    def __str__(self) -> str:
        return f"{self.rule}: {self.letter}{' moved' if self.misplaced else ''}"

    @property
    def misplaced(self) -> bool:
        """Whether the right words stand in the wrong place, or only in passing."""
        return self.after is not None or self.in_passing


def found(evidence: Evidence, *only: str) -> set[str]:
    """The ids of the rules that find fault; with `only`, of these rules alone."""
    return {finding.rule for finding in apply(_rules(only), evidence) if finding.cure}


def stopped(evidence: Evidence, *only: str) -> set[str]:
    """The ids of the rules that would stop a final letter; with `only`, of these rules alone."""
    return {finding.rule for finding in apply(_rules(only), evidence) if finding.stops}


def _rules(only: Collection[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if not only or rule.id in only)
