"""Which columns must be told apart together, so that a source of many tables stays a small problem.

Tables over the columns {year, sex} and {year, type} need no joint count of sex by type: whole-number tables that agree
on what they share always have one, as long as the sets of columns form a junction tree (Lauritzen 1996, chapter 2;
the marginals are then *decomposable*). Where they do not, sets are joined until they do.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

Columns = frozenset[str]


@dataclass(frozen=True, slots=True)
class Junction:
    """Sets of columns, and the pairs of them (by number) that must agree on the columns that they share.

    `exact` is false where joining sets would have been too large: a reader who thinks of more than pairs of sets may
    then know slightly more than the attack does.
    """

    cliques: tuple[Columns, ...]
    edges: tuple[tuple[int, int], ...]
    exact: bool

    def home(self, columns: Columns) -> int:
        """The first set that holds all of these columns."""
        return next(number for number, clique in enumerate(self.cliques) if columns <= clique)


def junction(sets: Iterable[Columns], size: Callable[[Columns], int], limit: int) -> Junction:
    """The junction of these sets; `size` says how many atoms a set of columns has, of which `limit` are bearable."""
    cliques = _maximal(sets)
    while True:
        edges = _tree(cliques)
        if _is_junction_tree(cliques, edges):
            return Junction(tuple(cliques), tuple(edges), exact=True)
        joined = [a | b for a, b in combinations(cliques, 2) if a & b and size(a | b) <= limit]
        if not joined:
            pairs = [(i, j) for i, j in combinations(range(len(cliques)), 2) if cliques[i] & cliques[j]]
            return Junction(tuple(cliques), tuple(dict.fromkeys([*edges, *pairs])), exact=False)
        cliques = _maximal([*cliques, min(joined, key=lambda each: (size(each), sorted(each)))])


def _maximal(sets: Iterable[Columns]) -> list[Columns]:
    """The sets that are in no other, the largest first."""
    kept: list[Columns] = []
    for each in sorted(set(sets), key=lambda s: (-len(s), sorted(s))):
        if not any(each <= other for other in kept):
            kept.append(each)
    return kept


def _tree(cliques: list[Columns]) -> list[tuple[int, int]]:
    """A spanning tree whose edges share as many columns as can be (Kruskal)."""
    root = list(range(len(cliques)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    edges = []
    for i, j in sorted(
        combinations(range(len(cliques)), 2), key=lambda e: -len(cliques[e[0]] & cliques[e[1]])
    ):
        if find(i) != find(j):
            root[find(j)] = find(i)
            edges.append((i, j))
    return edges


def _is_junction_tree(cliques: list[Columns], edges: list[tuple[int, int]]) -> bool:
    """A spanning tree is one when each column is on one edge fewer than in sets: those that hold it hang together."""
    in_sets = Counter(column for clique in cliques for column in clique)
    on_edges = Counter(column for i, j in edges for column in cliques[i] & cliques[j])
    return all(on_edges[column] == times - 1 for column, times in in_sets.items())
