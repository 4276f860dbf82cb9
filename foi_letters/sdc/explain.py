"""Why each cell is suppressed, and what other choices would cost, in words that an officer can repeat.

Internal: the words name what a reader could otherwise work out, never a count that is withheld.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Instance, Interval, Level, Zeros
from foi_letters.sdc.primary import marked_primary
from foi_letters.sdc.protect import Protection, Status, protect

NAMED = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another rule or level: what it is, and the fewest further cells that it needs."""

    words: str
    objective: int
    status: Status


def why(instance: Instance, protection: Protection) -> Mapping[str, str]:
    """The reason of every suppressed cell, by id, in the order of the instance."""
    rule = instance.policy.rule_range
    primary, secondary = frozenset(marked_primary(instance)), frozenset(protection.secondary)
    found = {}
    for cell in instance.cells:
        if cell.id in primary:
            found[cell.id] = f"it is a count from {rule.lo} to {rule.hi}, which the rule withholds"
        elif cell.id in secondary:
            found[cell.id] = _if_shown(instance, protection, cell.id)
    return found


def _if_shown(instance: Instance, protection: Protection, cell: str) -> str:
    marked = marked_primary(instance)
    others = [each for each in protection.secondary if each != cell]
    shown = attack(instance.published([*marked, *others], marked))
    narrower = [each for each in protection.primary if shown.get(each) != protection.intervals.get(each)]
    exact = [each for each in narrower if each in shown and shown[each].exact]
    if exact:
        return f"if it were shown, {_list(exact)} could be worked out exactly from the figures around it"
    if narrower:
        return f"if it were shown, a reader could say more of {_list(narrower)} than the rule does"
    return "if it were shown, the one person in a count of 1 could work out another count"


def _list(cells: list[str]) -> str:
    named = [f"'{cell}'" for cell in cells[:NAMED]]
    more = f" and {len(cells) - NAMED} more" if len(cells) > NAMED else ""
    return ", ".join(named) + more


def alternatives(instance: Instance, protection: Protection, seconds: float) -> Iterator[Alternative]:
    """What the other levels, and the other ways with zeros, would cost; each is found and audited like the first."""
    for level in Level:
        if level is not protection.level:
            yield _alternative(f"level {level.value}", instance, protection, level, seconds)
    for zeros in Zeros:
        if zeros is not instance.policy.zeros:
            other = replace(instance, policy=replace(instance.policy, zeros=zeros))
            yield _alternative(f"zeros: {zeros.value}", other, protection, protection.level, seconds)


def _alternative(
    words: str, instance: Instance, protection: Protection, level: Level, seconds: float
) -> Alternative:
    found = protect(instance, level=level, objective=protection.minimised, time_limit=seconds)
    return Alternative(words, found.objective, found.status)


def as_range(interval: Interval) -> str:
    """`1 to 5`, `12 or more`, `exactly 3`."""
    if interval.exact:
        return f"exactly {interval.lo}"
    return f"{interval.lo} or more" if interval.hi is None else f"{interval.lo} to {interval.hi}"
