"""What a reader can work out of the suppressed counts, from what is published and nothing else.

The reader knows every published figure, the rule with its marker and what it does with zeros, how the figures add up,
and that counts are whole numbers. `attack` gives, for each hidden count, the smallest and the largest value that some
table fits; `exact_for_insider` names what the one person in a cell of 1 can work out besides. Nothing here knows how,
or by whom, the suppressed cells were chosen.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from foi_letters.sdc.bounds import Bounds
from foi_letters.sdc.conflict import conflict
from foi_letters.sdc.instance import Interval, PublishedInstance, State
from foi_letters.sdc.system import System, components, contradiction, propagate, system_of

NOTHING: Mapping[str, int] = MappingProxyType({})


def attack(published: PublishedInstance, known: Mapping[str, int] = NOTHING) -> Mapping[str, Interval]:
    """The interval of every hidden count (suppressed, implied or latent), for a reader who also knows `known`.

    Counts that nothing bounds from above have `hi` None. Raises InputError, naming the relations, where no whole
    numbers fit what is published.
    """
    system, parts = _open_parts(published, known)
    found = {name: Interval(lo, hi) for name, lo, hi in zip(system.names, system.lo, system.hi, strict=True)}
    for part in parts:
        found |= Bounds(part).intervals()
    return found


def exact_for_insider(
    published: PublishedInstance, knower: str, targets: Collection[str], value: int = 1
) -> frozenset[str]:
    """Those of `targets` that a reader works out exactly who knows that the hidden count `knower` is `value`."""
    system, parts = _open_parts(published, {knower: value})
    wanted = frozenset(targets) - {knower}
    fixed = zip(system.names, system.lo, system.hi, strict=True)
    exact = {name for name, lo, hi in fixed if name in wanted and lo == hi}
    for part in parts:
        columns = [column for column, name in enumerate(part.names) if name in wanted]
        moves = Bounds(part).movable(columns) if columns else ()
        exact |= {part.names[column] for column, free in zip(columns, moves, strict=True) if not free}
    return frozenset(exact)


def given_away(published: PublishedInstance, intervals: Mapping[str, Interval]) -> Iterator[str]:
    """The counts that a reader works out exactly, although they are marked, or implied and small by the rule."""
    suppressed = frozenset(published.suppressed)
    for cell in published.cells:
        interval = intervals.get(cell.id)
        if interval is None or not interval.exact:
            continue
        implied = cell.state is State.IMPLIED and published.policy.small(interval.lo)
        if cell.id in suppressed or implied:
            yield cell.id


def _open_parts(published: PublishedInstance, known: Mapping[str, int]) -> tuple[System, list[System]]:
    system = system_of(published, known)
    if not propagate(system):
        raise contradiction(conflict(system_of(published, known)))
    return system, components(system)
