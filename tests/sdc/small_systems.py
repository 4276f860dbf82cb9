"""Publications, systems, parts and moves of a few cells, written out by hand."""

from collections.abc import Mapping, Sequence

import numpy as np

from foi_letters.sdc.instance import Policy, PublishedCell, PublishedInstance, Relation, State
from foi_letters.sdc.moves import Part, Pattern
from foi_letters.sdc.system import Row, System

RULE = Policy(5, big=None)


def published(
    shown: dict[str, int | None],
    *relations: Relation,
    policy: Policy = RULE,
    states: dict[str, State] | None = None,
    marked_primary: frozenset[str] = frozenset(),
) -> PublishedInstance:
    """These counts as published, None for one that is hidden; hidden ones that are publishable are suppressed."""
    known_states = states or {}
    cells = tuple(
        PublishedCell(cell, value, known_states.get(cell, State.PUBLISHABLE)) for cell, value in shown.items()
    )
    suppressed = tuple(c.id for c in cells if c.value is None and c.state is State.PUBLISHABLE)
    return PublishedInstance(policy, cells, relations, (), suppressed, marked_primary)


def row(coefficients: Mapping[int, int], lo: int | None, hi: int | None) -> Row:
    """Lo <= sum of coefficient x column <= hi; the columns are called c0, c1 ..."""
    origin = Relation.between([(f"c{column}", c) for column, c in coefficients.items()], lo, hi)
    return Row(tuple(coefficients), tuple(coefficients.values()), lo, hi, origin)


def system(ranges: Sequence[tuple[int, int | None]], *rows: Row) -> System:
    """Columns c0, c1 ... with these ranges."""
    names = [f"c{n}" for n in range(len(ranges))]
    return System(names, [lo for lo, _ in ranges], [hi for _, hi in ranges], list(rows))


def part(
    moves: Sequence[tuple[int, int]], *rows: Row, always: tuple[int, ...] = (), costs: tuple[int, ...] = ()
) -> Part:
    """Cells that can fall and rise so far; those in `always` are hidden anyway."""
    free = np.zeros(len(moves), dtype=np.bool_)
    free[list(always)] = True
    each = np.asarray(costs or [1] * len(moves), dtype=np.int64)
    return Part(system([(-down, up) for down, up in moves], *rows), free, np.where(free, 0, each))


def pattern(part_: Part, *suppressed: int) -> Pattern:
    """These cells suppressed, with those that are hidden anyway."""
    chosen = part_.always.copy()
    chosen[list(suppressed)] = True
    return chosen
