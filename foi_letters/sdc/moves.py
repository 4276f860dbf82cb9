"""How far the counts of a response could move from the truth if cells were suppressed.

A table that a reader must hold possible is the true one plus a *move*: a whole number for each hidden count, which
the relations carry. Suppressing a cell lets it move within the range of its marker; a cell that is shown stays. One
`Part` holds the cells that relations connect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.bounds import Bounds
from foi_letters.sdc.instance import DEFAULT_BIG, Instance, Interval, Objective
from foi_letters.sdc.primary import candidates, cost, marked_primary
from foi_letters.sdc.system import Row, System, components, system_of

Pattern = npt.NDArray[np.bool_]
"""By column: whether the cell is suppressed (or never shown, and so free to move)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Connected cells: the system of their moves, which are free to move in any case, and what the others cost."""

    system: System
    always: Pattern
    costs: npt.NDArray[np.int64]

    @property
    def names(self) -> Sequence[str]:
        """The cells, by column."""
        return self.system.names

    @property
    def down(self) -> npt.NDArray[np.int64]:
        """How far each cell can fall."""
        return -np.asarray(self.system.lo, dtype=np.int64)

    @property
    def up(self) -> npt.NDArray[np.int64]:
        """How far each cell can rise."""
        return np.asarray(self.system.hi, dtype=np.int64)

    def cost(self, pattern: Pattern) -> int:
        """What suppressing this pattern costs."""
        return int(self.costs[pattern & ~self.always].sum())


def parts_of(instance: Instance, objective: Objective) -> list[Part]:
    """The connected parts of all moves that the fullest suppression would allow."""
    others = frozenset(candidates(instance))
    marked = marked_primary(instance)
    system = _moves(instance, system_of(instance.published([*marked, *others], marked), {}))
    return [_part(instance, part, others, objective) for part in components(system)]


def _part(instance: Instance, system: System, others: frozenset[str], objective: Objective) -> Part:
    optional = [name in others for name in system.names]
    costs = [
        cost(instance.cell[name], objective) if free else 0
        for name, free in zip(system.names, optional, strict=True)
    ]
    return Part(system, ~np.asarray(optional, dtype=np.bool_), np.asarray(costs, dtype=np.int64))


def _moves(instance: Instance, system: System) -> System:
    """The system of counts, as one of differences from the true counts."""
    big = DEFAULT_BIG if instance.policy.big is None else instance.policy.big
    truth = [instance.values[name] for name in system.names]
    lo = [low - value for low, value in zip(system.lo, truth, strict=True)]
    hi = [big if high is None else high - value for high, value in zip(system.hi, truth, strict=True)]
    return System(list(system.names), lo, list(hi), [_shifted(row, truth) for row in system.rows])


def _shifted(row: Row, truth: Sequence[int]) -> Row:
    now = sum(c * truth[column] for column, c in zip(row.columns, row.coefficients, strict=True))
    lo, hi = (None if bound is None else bound - now for bound in (row.lo, row.hi))
    return replace(row, lo=lo, hi=hi)


def widest(part: Part, cells: Sequence[str]) -> Mapping[str, Interval]:
    """How far each of these cells could move if everything in the part were suppressed."""
    wanted = frozenset(cells)
    columns = [column for column, name in enumerate(part.names) if name in wanted]
    if not columns:
        return {}
    return Bounds(part.system).intervals(columns)
