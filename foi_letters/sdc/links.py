"""How the tables of one source hang together, derived from how they were computed.

Every cell is the sum of its atoms (see `space`). Atoms that no cell tells apart are one; an atom that a published cell
counts alone is that cell; the others become latent cells. What follows by sums alone (totals, shared totals, subsets,
complements, one list under two groupings) is then in the relations, whichever tables it spans.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
import numpy.typing as npt

from foi_letters.sdc.conditions import Source
from foi_letters.sdc.instance import Cell, State
from foi_letters.sdc.junction import Columns, Junction, junction
from foi_letters.sdc.network import Network, total_of
from foi_letters.sdc.slots import Role
from foi_letters.sdc.space import Classes, Mask, Space, classes
from foi_letters.sdc.tables import Plan

JOINED = 20_000
"""The most atoms for which sets of columns are joined to make the derivation exact."""

Groups = npt.NDArray[np.int64]


@dataclass(slots=True, repr=False)
class Cluster:
    """Some tables of a source over one set of columns, with their atoms put into the groups that they tell apart."""

    source: str
    space: Space
    plans: tuple[Plan, ...]
    group_of: Groups
    first: Groups
    """An atom of each group."""
    counts: Groups
    names: dict[int, str] = field(default_factory=dict)
    """The cell that is a group, for groups that some cell counts alone or that a relation needs."""
    members: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The groups that each cell counts."""

    def atoms(self, group: int) -> Groups:
        """The atoms of a group."""
        return np.flatnonzero(self.group_of == group)


def link_source(source_id: str, source: Source, plans: Sequence[Plan], network: Network) -> list[Cluster]:
    """Adds the cells of these tables, which count the records of one source, and all that ties them."""
    divided = classes(source, (each for plan in plans for each in plan.all_filters()))
    over = {plan.spec.id: _columns(plan, divided) for plan in plans}

    def size(columns: Columns) -> int:
        return prod(len(divided[name].values) for name in columns)

    joined = junction(over.values(), size, JOINED)
    if not joined.exact:
        network.notes.append(f"{source_id}: tables that share columns in a circle are tied pair by pair")
    clusters = []
    for number, clique in enumerate(joined.cliques):
        own = tuple(plan for plan in plans if joined.home(over[plan.spec.id]) == number)
        space = Space.of([divided[name] for name in sorted(clique)], source)
        cluster = _grouped(source_id, space, own, _shared(joined, number))
        _add_cells(cluster, network)
        clusters.append(cluster)
    for edge in joined.edges:
        _agree(
            clusters[edge[0]], clusters[edge[1]], joined.cliques[edge[0]] & joined.cliques[edge[1]], network
        )
    return clusters


def _columns(plan: Plan, divided: Mapping[str, Classes]) -> Columns:
    """The columns that the table uses to tell records apart."""
    named = {name for each in plan.all_filters() for name, _ in each.columns}
    return frozenset(name for name in named if len(divided[name].values) > 1)


def _shared(joined: Junction, number: int) -> list[Columns]:
    """The sets of columns on which this set must agree with others."""
    return [joined.cliques[i] & joined.cliques[j] for i, j in joined.edges if number in (i, j)]


# groups of atoms


def _grouped(source_id: str, space: Space, plans: tuple[Plan, ...], shared: Sequence[Columns]) -> Cluster:
    """Puts atoms into one group that no cell and no shared column tells apart."""
    code = np.zeros(len(space.counts), np.int64)
    for columns in shared:
        code = _refined(code, _position(space, columns))
    for plan in plans:
        code = _refined(code, _signature(plan, space))
    _, first, group_of = np.unique(code, return_index=True, return_inverse=True)
    counts = np.zeros(len(first), np.int64)
    np.add.at(counts, group_of, space.counts)
    return Cluster(source_id, space, plans, group_of, first, counts)


def _refined(code: Groups, other: Groups) -> Groups:
    """One number for each pair of numbers, counted from 0. Every number is below that of the atoms."""
    return np.asarray(np.unique(code * len(other) + other, return_inverse=True)[1], np.int64)


def _position(space: Space, columns: Columns) -> Groups:
    """For each atom the combination of classes of these columns, as one number."""
    every = np.arange(len(space.counts))
    wanted = [n for n, column in enumerate(space.columns) if column.name in columns]
    if not wanted:
        return np.zeros_like(every)
    indices = np.unravel_index(every, space.shape)
    return np.ravel_multi_index([indices[n] for n in wanted], [space.shape[n] for n in wanted])


def _signature(plan: Plan, space: Space) -> Groups:
    """For each atom which rows and columns of the table count it, as one number."""
    rows, columns = masks(plan, space)
    packed = np.packbits(np.vstack([rows, columns]), axis=0).T
    number_of: dict[bytes, int] = {}  # many times faster than numpy's unique along an axis
    return np.array([number_of.setdefault(atom.tobytes(), len(number_of)) for atom in packed], np.int64)


def masks(plan: Plan, space: Space) -> tuple[Mask, Mask]:
    """The atoms that each row, and each column, of the table counts."""
    where = space.mask([plan.where])
    rows = np.array([space.mask(slot.filters) & where for slot in plan.rows])
    columns = np.array([space.mask(slot.filters) & where for slot in plan.columns])
    return rows, columns


# cells and their sums


def _add_cells(cluster: Cluster, network: Network) -> None:
    for plan in cluster.plans:
        rows, columns = masks(plan, cluster.space)
        rows, columns = rows[:, cluster.first], columns[:, cluster.first]
        for row, column in plan.cells():
            groups = np.flatnonzero(rows[row] & columns[column])
            id_ = str(plan.name(row, column))
            value = int(cluster.counts[groups].sum())
            network.add(Cell(id_, value, _state(plan), plan.kind(row, column)))
            cluster.members[id_] = tuple(map(int, groups))
            if len(groups) == 1:
                cluster.names.setdefault(int(groups[0]), id_)
    for plan in cluster.plans:
        for row, column in plan.cells():
            _tie(plan, row, column, cluster, network)


def _state(plan: Plan) -> State:
    return State.PUBLIC if plan.spec.published_in else State.PUBLISHABLE


def _tie(plan: Plan, row: int, column: int, cluster: Cluster, network: Network) -> None:
    """The relation that says what a cell is the sum of: the parts of the total that it is, or groups of atoms."""
    id_ = str(plan.name(row, column))
    groups = cluster.members[id_]
    parts = [str(plan.name(*part)) for part in _parts(plan, row, column)]
    if parts and sorted(group for part in parts for group in cluster.members[part]) == sorted(groups):
        network.equal(total_of(id_, parts))
    else:
        network.equal(total_of(id_, [name(group, cluster, network) for group in groups]))


def _parts(plan: Plan, row: int, column: int) -> Iterator[tuple[int, int]]:
    if plan.rows[row].role is Role.TOTAL:
        yield from ((each, column) for each, slot in enumerate(plan.rows) if slot.role is Role.INNER)
    elif plan.columns[column].role is Role.TOTAL:
        yield from ((row, each) for each, slot in enumerate(plan.columns) if slot.role is Role.INNER)


def name(group: int, cluster: Cluster, network: Network) -> str:
    """The id of the cell that is this group of atoms: a published one, or a latent one that is added now."""
    if group not in cluster.names:
        id_ = f"[{cluster.source}] {cluster.space.label(cluster.atoms(group))}"
        while id_ in network.cells:  # groups that are no plain combination of values can read alike
            id_ += "*"
        network.add(Cell(id_, int(cluster.counts[group]), State.LATENT))
        cluster.names[group] = id_
    return cluster.names[group]


def _agree(one: Cluster, other: Cluster, columns: Columns, network: Network) -> None:
    """Both sets of tables count the same records, in each combination of the columns that they share."""
    here, there = (_position(each.space, columns)[each.first] for each in (one, other))
    for position in np.unique(here):
        terms = [
            (name(int(group), cluster, network), sign)
            for cluster, positions, sign in ((one, here, 1), (other, there, -1))
            for group in np.flatnonzero(positions == position)
        ]
        network.equal(terms)
