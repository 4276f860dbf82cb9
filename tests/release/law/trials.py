"""A trial of a rule: a good letter that it passes, and one small change of the letter that it finds."""

from dataclasses import dataclass

from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import apply
from tests.release.law.good_letters import GOOD


@dataclass(frozen=True, slots=True)
class Trial:
    """The rule that finds fault with a good letter, by its name, once `words` are replaced."""

    rule: str
    letter: str
    words: str
    instead: str = ""
    after: str | None = None
    """For words in the wrong place: they are moved behind these."""

    @property
    def good(self) -> str:
        """The letter before the change."""
        return GOOD[self.letter]

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
        moved = " moved" if self.after else ""
        return f"{self.rule}: {self.letter}{moved}"


def found(evidence: Evidence) -> set[str]:
    """The ids of the rules that find fault."""
    return {finding.rule for finding in apply(RULES, evidence) if finding.cure}


def stopped(evidence: Evidence) -> set[str]:
    """The ids of the rules that would stop a final letter."""
    return {finding.rule for finding in apply(RULES, evidence) if finding.stops}
