"""Counts that nobody asked for but anyone can subtract: all officers less the men, allegations made less those upheld.

Where two cells have the same filters but for one column, and one of them counts more values of it, the difference is
a count of records like any other. If the rule would suppress it in a table, it is protected here as an implied cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foi_letters.figures_spec import HarmlessComplement
from foi_letters.released import CellName
from foi_letters.sdc.conditions import Filter
from foi_letters.sdc.instance import Cell, State
from foi_letters.sdc.links import Cluster, name
from foi_letters.sdc.network import Network, total_of
from foi_letters.sdc.space import Space
from foi_letters.sdc.tables import Plan

Box = tuple[frozenset[int], ...]
"""For each column of a space the classes that a cell counts; the cell counts every combination of them."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Cells that differ in one column alone, by the classes of that column that they count."""

    axis: int
    rest: Box


def add_remainders(cluster: Cluster, harmless: tuple[HarmlessComplement, ...], network: Network) -> None:
    """Adds the small remainders of the cluster's cells as implied cells."""
    plan_of = {plan.spec.id: plan for plan in cluster.plans}
    skip = {(each.all, each.without) for each in harmless}
    for line, cells in _lines(cluster).items():
        for whole, parts, left in _remainders(cells):
            tables = {part.table for part in parts}
            box = (*line.rest[: line.axis], left, *line.rest[line.axis + 1 :])
            groups = np.unique(cluster.group_of[_atoms(box, cluster.space)])
            if not network.policy.small(int(cluster.counts[groups].sum())):
                continue
            names = [name(int(group), cluster, network) for group in groups]
            public = all(plan_of[table].spec.published_in for table in {whole.table, *tables})
            if public or any((whole.table, table) in skip for table in tables):
                network.harmless.update(names)  # or public already: nothing that is withheld now would help
            else:
                _add(whole, parts, names, network)


def _add(whole: CellName, parts: tuple[CellName, ...], groups: Sequence[str], network: Network) -> None:
    """Makes the remainder an implied cell: its group itself, or the sum of its groups."""
    if len(groups) == 1:
        [id_] = groups
        if network.cells[id_].state is not State.LATENT:
            return  # a table shows it
        network.change(id_, State.IMPLIED)
    else:
        id_ = f"{whole} less {', '.join(map(str, parts))}"
        network.add(Cell(id_, sum(map(network.value, groups)), State.IMPLIED))
        network.equal(total_of(id_, groups))
    network.remainders.setdefault(id_, (str(whole), *map(str, parts)))


def _atoms(box: Box, space: Space) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask = np.zeros(space.shape, np.bool_)
    mask[np.ix_(*(sorted(classes) for classes in box))] = True
    return mask.reshape(-1)


def _lines(cluster: Cluster) -> Mapping[_Line, dict[frozenset[int], CellName]]:
    """For each line the cells on it that count different classes; of equal ones the first."""
    lines: dict[_Line, dict[frozenset[int], CellName]] = {}
    for plan in cluster.plans:
        for cell, box in _boxes(plan, cluster.space):
            for axis, classes in enumerate(box):
                line = _Line(axis, (*box[:axis], frozenset(), *box[axis + 1 :]))
                lines.setdefault(line, {}).setdefault(classes, cell)
    return {line: cells for line, cells in lines.items() if len(cells) > 1}


def _boxes(plan: Plan, space: Space) -> Iterator[tuple[CellName, Box]]:
    where = _box((plan.where,), space)
    rows = [_box(slot.filters, space) for slot in plan.rows]
    columns = [_box(slot.filters, space) for slot in plan.columns]
    for row, column in plan.cells():
        one, other = rows[row], columns[column]
        if where is not None and one is not None and other is not None:
            box = tuple(a & b & c for a, b, c in zip(where, one, other, strict=True))
            if all(box):
                yield plan.name(row, column), box


def _box(filters: tuple[Filter, ...], space: Space) -> Box | None:
    """The classes that any of the filters passes, column by column; None when that is not all that they say."""
    singles = [_single(each, space) for each in filters]
    box = tuple(
        frozenset().union(*(single[axis] for single in singles)) for axis in range(len(space.columns))
    )
    if len(singles) > 1 and not np.array_equal(_atoms(box, space), space.mask(filters)):
        return None
    return box


def _single(each: Filter, space: Space) -> Box:
    named = dict(each.columns)
    return tuple(
        column.passing(named[column.name]) if column.name in named else frozenset(range(len(column.values)))
        for column in space.columns
    )


def _remainders(
    cells: Mapping[frozenset[int], CellName],
) -> Iterator[tuple[CellName, tuple[CellName, ...], frozenset[int]]]:
    """Each cell of a line that has others within it, those others, and the classes that none of them counts."""
    for classes, whole in cells.items():
        within = [other for other in cells if other < classes]
        left = classes.difference(*within)
        if within and left:
            largest = [each for each in within if not any(each < other for other in within)]
            yield whole, tuple(cells[each] for each in largest), left
