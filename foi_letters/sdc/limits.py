"""How far each small count can be protected at all: what even the fullest suppression cannot reach is not asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foi_letters.sdc.instance import Instance, Interval, Level
from foi_letters.sdc.moves import Part, widest
from foi_letters.sdc.needs import Need, columns_of, to_cover, to_move, to_move_for_insiders
from foi_letters.sdc.separation import Separation


@dataclass(frozen=True, slots=True)
class Limits:
    """What cannot be had, whatever is suppressed.

    `floor` is by cell the widest range within the rule's that can be covered, where that is not the whole;
    `unprotectable` are exact in any case; `pairs` (who knows, what he learns) are out of reach for an insider.
    """

    floor: Mapping[str, Interval]
    unprotectable: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def limits_of(instance: Instance, parts: Sequence[Part], level: Level) -> Limits:
    """What cannot be had of this level in these parts. Pairs are looked for at the level that protects from insiders."""
    primary = instance.primary
    moves = {cell: Interval(0, 0) for cell in primary}
    for part in parts:
        moves |= widest(part, primary)
    reach = {cell: _shift(move, instance.values[cell]) for cell, move in moves.items()}
    stuck = tuple(cell for cell in primary if reach[cell].exact)
    rule = instance.policy.rule_range
    floors = {cell: each.clip(rule) for cell, each in reach.items() if not each.contains(rule)}
    limits = Limits({cell: floor for cell, floor in floors.items() if cell not in stuck}, stuck, ())
    if level is not Level.COVER1:
        return limits
    pairs = [pair for part in parts for pair in _pairs_out_of_reach(instance, part, limits)]
    return Limits(limits.floor, limits.unprotectable, tuple(pairs))


def _shift(move: Interval, value: int) -> Interval:
    return Interval(move.lo + value, None if move.hi is None else move.hi + value)


def _protected(instance: Instance, part: Part, limits: Limits) -> list[int]:
    return columns_of(part, frozenset(instance.primary) - frozenset(limits.unprotectable))


def _pairs_out_of_reach(instance: Instance, part: Part, limits: Limits) -> Iterator[tuple[str, str]]:
    needs = to_move_for_insiders(instance, part, _protected(instance, part, limits))
    if needs:
        everything = np.ones(len(part.names), dtype=np.bool_)
        for need, _ in Separation(part, needs).violated(everything):
            if need.given is not None:
                yield part.names[need.given], part.names[need.cell]


def needs_of(instance: Instance, part: Part, limits: Limits, level: Level) -> list[Need]:
    """The moves that must be possible in this part at this level, as far as they can be."""
    columns = _protected(instance, part, limits)
    if level is Level.EXACT:
        return to_move(columns)
    needs = [*to_cover(instance, part, columns, limits.floor)]
    if level is Level.COVER:
        return needs
    beyond = frozenset(limits.pairs)
    return needs + [
        need
        for need in to_move_for_insiders(instance, part, columns)
        if need.given is not None and (part.names[need.given], part.names[need.cell]) not in beyond
    ]
