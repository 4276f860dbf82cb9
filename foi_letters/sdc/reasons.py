"""Why each cell is suppressed, for the audit.

`explain` finds by attack what each cell would give away if it were shown; a build keeps the shorter answer, which cells
it stands beside, so that nobody waits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foi_letters.released import Suppression, SuppressionRule
from foi_letters.sdc.instance import Instance, Policy, State
from foi_letters.sdc.protect import Protection

_NAMED = 3
"""How many of the protected counts are named."""


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
    beside = Beside(instance, protection)
    found: dict[str, Reason] = {}
    for cell in instance.cells:
        if cell.state is State.PUBLISHABLE and cell.id in primary:
            found[cell.id] = Reason(cell.id, Suppression.PRIMARY, _small(cell.id, rules, instance.policy))
        elif cell.id in secondary:
            found[cell.id] = Reason(cell.id, Suppression.SECONDARY, protects(beside.nearest(cell.id)))
    return found


def _small(id_: str, rules: Mapping[str, SuppressionRule], policy: Policy) -> str:
    rule = rules.get(id_.partition(" | ")[0], SuppressionRule(policy.threshold, policy.zeros))
    return f"it is a count from {rule.least} to {rule.up_to}, which the rule withholds"


def protects(cells: list[str]) -> str:
    """Which counts a cell helps to hide."""
    named = ", ".join(f"'{cell}'" for cell in cells[:_NAMED]) or "a count that is withheld"
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return f"shown, it would help a reader to work out {named}{more}"


class Beside:
    """Which hidden counts stand beside each other in a relation: through them a reader reaches a small one."""

    def __init__(self, instance: Instance, protection: Protection) -> None:
        self._primary = frozenset(protection.primary)
        self._relations: dict[str, list[list[str]]] = {}
        for relation in instance.relations:
            hidden = [cell for cell, _ in relation.terms if cell in protection.intervals]
            for cell in hidden:
                self._relations.setdefault(cell, []).append(hidden)

    def nearest(self, cell: str) -> list[str]:
        """The small counts that are the fewest relations away from the cell."""
        seen, ring = {cell}, [cell]
        while ring:
            ring = [each for each in dict.fromkeys(self._next(ring)) if each not in seen]
            if found := [each for each in ring if each in self._primary]:
                return found
            seen.update(ring)
        return []

    def _next(self, ring: list[str]) -> Iterator[str]:
        return (each for cell in ring for hidden in self._relations.get(cell, []) for each in hidden)
