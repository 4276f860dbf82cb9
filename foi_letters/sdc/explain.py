"""Why each cell is suppressed, in words that an officer can repeat; `options` and `pricing` say what else could be done.

Internal: the words name what a reader could otherwise work out, never a count that is withheld.
"""

import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from foi_letters.sdc.audit import Hole, holes
from foi_letters.sdc.instance import Instance, Interval, Level
from foi_letters.sdc.primary import marked_primary
from foi_letters.sdc.protect import Protection
from foi_letters.sdc.reasons import Beside, protects

NAMED = 3
NOTHING_UNSHOWN: Mapping[str, Sequence[str]] = MappingProxyType({})
SECONDS = 30.0
"""For how long each cell is tried by attack; the reasons of the rest are taken from where they stand."""


def why(
    instance: Instance,
    protection: Protection,
    seconds: float = SECONDS,
    unshown: Mapping[str, Sequence[str]] = NOTHING_UNSHOWN,
) -> Mapping[str, str]:
    """The reason of every suppressed cell, by id, in the order of the instance.

    `unshown` gives, for counts that no table shows, the cells from which a reader would work them out.
    """
    until = time.monotonic() + seconds
    rule = instance.policy.rule_range
    primary, secondary = frozenset(marked_primary(instance)), frozenset(protection.secondary)
    beside = Beside(instance, protection)
    found = {}
    for cell in instance.cells:
        if cell.id in primary:
            found[cell.id] = f"it is a count from {rule.lo} to {rule.hi}, which the rule withholds"
        elif cell.id in secondary and time.monotonic() < until:
            found[cell.id] = _said_of(_if_shown(instance, protection, cell.id), unshown)
        elif cell.id in secondary:
            found[cell.id] = protects(beside.nearest(cell.id))
    return found


def _if_shown(instance: Instance, protection: Protection, cell: str) -> tuple[Hole, ...]:
    """What the attack finds with this cell shown and all others as they are."""
    marked = marked_primary(instance)
    others = [each for each in protection.secondary if each != cell]
    shown = instance.published([*marked, *others], marked)
    level = Level.EXACT if protection.level is Level.EXACT else Level.COVER
    _, found = holes(instance, shown, protection.limits, level)
    if not found and protection.level is Level.COVER1:
        _, found = holes(instance, shown, protection.limits, Level.COVER1)
    return found


def _said_of(found: tuple[Hole, ...], unshown: Mapping[str, Sequence[str]]) -> str:
    if exact := [hole.cell for hole in found if hole.found.exact]:
        return f"if it were shown, {_list(exact, unshown)} could be worked out exactly from the figures around it"
    if narrower := [hole.cell for hole in found if hole.insider is None]:
        return f"if it were shown, a reader could say more of {_list(narrower, unshown)} than the rule does"
    if found:  # to name them would say whose count is 1
        return "if it were shown, the one person in a count of 1 could work out another small count"
    return "it was found to be withheld when time ran out; a longer search may show it"


def _list(cells: list[str], unshown: Mapping[str, Sequence[str]]) -> str:
    named = [_named(cell, unshown.get(cell, ())) for cell in cells[:NAMED]]
    more = f" and {len(cells) - NAMED} more" if len(cells) > NAMED else ""
    return ", ".join(named) + more


def _named(cell: str, given_by: Sequence[str]) -> str:
    if not given_by:
        return f"'{cell}'"
    quoted = " and ".join(f"'{each}'" for each in given_by)
    return f"the count between {quoted} (shown by no table)"


def as_range(interval: Interval) -> str:
    """`1 to 5`, `12 or more`, `exactly 3`."""
    if interval.exact:
        return f"exactly {interval.lo}"
    return f"{interval.lo} or more" if interval.hi is None else f"{interval.lo} to {interval.hi}"
