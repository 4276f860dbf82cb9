"""Why each cell is suppressed, for the audit."""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_letters.released import Suppression, SuppressionRule
from foi_letters.sdc.instance import Instance, Policy, State
from foi_letters.sdc.protect import Protection


@dataclass(frozen=True, slots=True)
class Reason:
    """A suppressed cell and why it is; the words say no more of its count than the rule does."""

    cell: str
    why: Suppression
    words: str


def reasons(
    instance: Instance, protection: Protection, rules: Mapping[str, SuppressionRule]
) -> Mapping[str, Reason]:
    """The reason of every suppressed cell, by its id, in the order of the tables; `rules` are those of the tables."""
    primary, secondary = frozenset(protection.primary), frozenset(protection.secondary)
    found: dict[str, Reason] = {}
    for cell in instance.cells:
        if cell.state is State.PUBLISHABLE and cell.id in primary:
            found[cell.id] = Reason(cell.id, Suppression.PRIMARY, _small(cell.id, rules, instance.policy))
        elif cell.id in secondary:
            words = "shown, it would help a reader to work out a small count that is withheld"
            found[cell.id] = Reason(cell.id, Suppression.SECONDARY, words)
    return found


def _small(id_: str, rules: Mapping[str, SuppressionRule], policy: Policy) -> str:
    rule = rules.get(id_.partition(" | ")[0])
    high = policy.threshold if rule is None else rule.up_to
    return f"it is a count from {policy.rule_range.lo} to {high}, which the rule withholds"
