"""The oracle: every table of whole numbers that fits what is published, one by one, and what they have in common.

It shares no code with `attack`: it enumerates with a cap on every count, so it serves small instances only.
"""

import itertools
import random
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import lcm

from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Interval,
    Level,
    Marker,
    Objective,
    Policy,
    PublishedInstance,
    Relation,
    State,
    Zeros,
)

Table = Mapping[str, int]
Whole = tuple[Mapping[str, int], int | None, int | None]
"""A relation in whole numbers: coefficient by cell, and its bounds."""


def every_table(published: PublishedInstance, cap: int | Mapping[str, int]) -> Iterator[Table]:
    """Every table with counts up to `cap` (one for all, or by cell) that fits what is published.

    Cells are filled in turn, and what no relation allows is dropped.
    """
    table = {cell.id: cell.value for cell in published.cells if cell.value is not None}
    hidden = [cell.id for cell in published.cells if cell.value is None]
    domains = {cell: _domain(published, cell, cap if isinstance(cap, int) else cap[cell]) for cell in hidden}
    relations = [_whole(relation) for relation in published.relations]
    if all(_possible(relation, table, domains) for relation in relations):
        yield from _fill(table, hidden, domains, relations)


def _fill(
    table: dict[str, int], left: list[str], domains: Mapping[str, range], relations: list[Whole]
) -> Iterator[Table]:
    if not left:
        yield dict(table)
        return
    cell = _forced(table, left, relations) or left[0]
    touching = [relation for relation in relations if cell in relation[0]]
    others = [each for each in left if each != cell]
    for value in domains[cell]:
        table[cell] = value
        if all(_possible(relation, table, domains) for relation in touching):
            yield from _fill(table, others, domains, relations)
    del table[cell]


def _forced(table: Table, left: list[str], relations: list[Whole]) -> str | None:
    """A cell that is the last one open in some equation."""
    for terms, lo, hi in relations:
        if lo == hi:
            cells = [cell for cell in terms if cell not in table]
            if len(cells) == 1 and cells[0] in left:
                return cells[0]
    return None


def _whole(relation: Relation) -> Whole:
    bounds = [bound for bound in (relation.lo, relation.hi) if bound is not None]
    scale = lcm(*(number.denominator for number in [*bounds, *(c for _, c in relation.terms)]))
    lo, hi = (None if bound is None else int(bound * scale) for bound in (relation.lo, relation.hi))
    return {cell: int(c * scale) for cell, c in relation.terms}, lo, hi


def _domain(published: PublishedInstance, cell: str, cap: int) -> range:
    policy = published.policy
    if cell not in published.suppressed:
        return range(cap + 1)
    least = 1 if policy.zeros is Zeros.SHOW else 0
    if policy.marker is Marker.SINGLE:
        return range(least, cap + 1)
    if cell in published.marked_primary:
        return range(least, min(policy.threshold, cap) + 1)
    return range(0 if policy.zeros is Zeros.COVER else policy.threshold + 1, cap + 1)


def _possible(relation: Whole, table: Table, domains: Mapping[str, range]) -> bool:
    terms, lo, hi = relation
    low = high = 0
    for cell, c in terms.items():
        ends = (table[cell],) * 2 if cell in table else (domains[cell].start, domains[cell].stop - 1)
        least, most = ends if c > 0 else ends[::-1]
        low, high = low + c * least, high + c * most
    return (lo is None or high >= lo) and (hi is None or low <= hi)


def capped(published: PublishedInstance, cap: int) -> PublishedInstance:
    """The same publication to a reader who also knows that no hidden count is above `cap`."""
    hidden = [cell.id for cell in published.cells if cell.value is None]
    at_most = tuple(Relation.between([(cell, 1)], None, cap) for cell in hidden)
    return replace(published, inequalities=published.inequalities + at_most)


def intervals(tables: Collection[Table], cells: Iterable[str]) -> dict[str, Interval]:
    """The interval of each cell over these tables."""
    return {
        cell: Interval(min(table[cell] for table in tables), max(table[cell] for table in tables))
        for cell in cells
    }


def exact_given(tables: Iterable[Table], knower: str, cells: Iterable[str]) -> set[str]:
    """What is exact among the tables in which `knower` is 1."""
    left = [table for table in tables if table[knower] == 1]
    return {cell for cell in cells if cell != knower and len({table[cell] for table in left}) == 1}


def small_instance(random_: random.Random) -> Instance:
    """A random response of small counts, in one of four shapes, with mixed states and now and then an inequality."""
    shape = random_.choice([_table, _table, _table, _hierarchy, _cube, _linked])
    policy = Policy(
        random_.choice([1, 2, 3]),
        random_.choice(list(Zeros)),
        random_.choice([Marker.SINGLE, Marker.SINGLE, Marker.SPLIT]),
    )
    cells, equations, inequalities = shape(random_)
    dropped = random_.random() < 0.2
    cells = [_with_state(cell, random_) for cell in cells]
    inequalities += _inequalities(cells, random_)
    return Instance(policy, tuple(cells), tuple(equations[dropped:]), tuple(inequalities))


Shape = tuple[list[Cell], list[Relation], list[Relation]]
"""Cells, equations, inequalities."""
COUNTS = (0, 0, 1, 1, 1, 2, 2, 3, 4, 5)


def _table(random_: random.Random) -> Shape:
    """Rows by columns, with totals of both."""
    rows, columns = random_.choice([(2, 2), (2, 3), (3, 2), (1, 3), (1, 4), (3, 3)])
    inner = {(r, c): random_.choice(COUNTS) for r, c in itertools.product(range(rows), range(columns))}
    return *_two_way(inner, rows, columns), []


def _hierarchy(random_: random.Random) -> Shape:
    """A list with sub-totals, and now and then another grouping of the same parts: calendar and financial years."""
    parts = [Cell(f"p{n}", random_.choice(COUNTS)) for n in range(random_.choice([4, 5, 6]))]
    values = {part.id: part.value for part in parts}
    cells, equations = [*parts], []
    for grouping in range(random_.choice([1, 1, 2])):
        split = random_.randrange(1, len(parts))
        groups = [[*values][:split], [*values][split:]]
        for n, group in enumerate(groups):
            cells.append(Cell(f"g{grouping}{n}", sum(values[part] for part in group), kind="total"))
            equations.append(Relation.total(f"g{grouping}{n}", group))
        equations.append(Relation.total("all", [f"g{grouping}0", f"g{grouping}1"]))
    cells.append(Cell("all", sum(values.values()), kind="grand"))
    return cells, equations, []


def _cube(random_: random.Random) -> Shape:
    """Two by two by two, with the totals over one dimension, of which a reader sees few: some bounds are fractional."""
    inner = {at: random_.choice([0, 1, 4, 5, 7]) for at in itertools.product("ab", repeat=3)}
    cells = [Cell("".join(at), value) for at, value in inner.items()]
    equations = []
    for axis in range(3):
        for rest in itertools.product("ab", repeat=2):
            parts = ["".join((*rest[:axis], each, *rest[axis:])) for each in "ab"]
            name = "".join((*rest[:axis], "+", *rest[axis:]))
            cells.append(Cell(name, sum(inner[part[0], part[1], part[2]] for part in parts), kind="total"))
            equations.append(Relation.total(name, parts))
    return cells, equations, []


def _linked(random_: random.Random) -> Shape:
    """Made and upheld by kind: each upheld is at most the made, and both have their totals."""
    made = [random_.choice([1, 2, 3, 4, 6, 9]) for _ in range(random_.choice([2, 3, 4]))]
    upheld = [random_.randrange(most + 1) for most in made]
    cells, equations = [], []
    for name, counts in (("made", made), ("upheld", upheld)):
        cells += [Cell(f"{name}{n}", count) for n, count in enumerate(counts)]
        cells.append(Cell(name, sum(counts), kind="grand"))
        equations.append(Relation.total(name, [f"{name}{n}" for n in range(len(counts))]))
    subsets = [Relation.between([(f"made{n}", 1), (f"upheld{n}", -1)], 0, None) for n in range(len(made))]
    return cells, equations, subsets


def _two_way(
    inner: Mapping[tuple[int, int], int], rows: int, columns: int
) -> tuple[list[Cell], list[Relation]]:
    cells = [Cell(f"r{r}c{c}", value) for (r, c), value in inner.items()]
    equations = []
    for r in range(rows):
        cells.append(Cell(f"r{r}", sum(inner[r, c] for c in range(columns)), kind="total"))
        equations.append(Relation.total(f"r{r}", [f"r{r}c{c}" for c in range(columns)]))
    for c in range(columns):
        cells.append(Cell(f"c{c}", sum(inner[r, c] for r in range(rows)), kind="total"))
        equations.append(Relation.total(f"c{c}", [f"r{r}c{c}" for r in range(rows)]))
    cells.append(Cell("all", sum(inner.values()), kind="grand"))
    equations.append(Relation.total("all", [f"r{r}" for r in range(rows)]))
    equations.append(Relation.total("all", [f"c{c}" for c in range(columns)]))
    return cells, equations


def _with_state(cell: Cell, random_: random.Random) -> Cell:
    weights = [12, 1, 1, 1] if cell.kind == "inner" else [10, 3, 1, 1]
    state = random_.choices([State.PUBLISHABLE, State.PUBLIC, State.IMPLIED, State.LATENT], weights)[0]
    return Cell(cell.id, cell.value, state, cell.kind)


def _inequalities(cells: list[Cell], random_: random.Random) -> list[Relation]:
    if random_.random() < 0.6:
        return []
    a, b = random_.sample(cells, 2)
    smaller, larger = sorted((a, b), key=lambda cell: cell.value)
    at_most = Relation.between([(larger.id, 1), (smaller.id, -1)], 0, None)
    share = Fraction(smaller.value, max(1, larger.value))
    rounded = round(share * 10)
    percentage = Relation.between([(smaller.id, 10), (larger.id, -Fraction(2 * rounded + 1, 2))], None, 0)
    odd = Relation.between([(smaller.id, 2), (larger.id, 3)], 2 * smaller.value + 3 * larger.value - 1, None)
    return [random_.choice([at_most, odd, percentage] if larger.value else [at_most])]


def hide(instance: Instance, random_: random.Random) -> PublishedInstance:
    """The instance as published under a random suppression, whether or not that is safe."""
    could = [
        cell
        for cell in instance.cells
        if cell.state is State.PUBLISHABLE and (cell.value or instance.policy.zeros is not Zeros.SHOW)
    ]
    small = [cell.id for cell in could if instance.policy.small(cell.value)]
    cover = [cell.id for cell in could if cell.id not in small]
    return instance.published([*small, *random_.sample(cover, random_.randint(0, min(3, len(cover))))], small)


def cheapest(instance: Instance, level: Level, objective: Objective, tables: Collection[Table]) -> int:
    """What the cheapest safe pattern costs: every set of candidates is tried against every table.

    `tables` are all that a reader could hold possible if everything were suppressed.
    """
    options = [cell for cell in instance.cells if _optional(instance, cell)]
    weight = {cell.id: cell.value if objective is Objective.VALUE else 1 for cell in options}
    small = [c.id for c in instance.cells if _protected(instance, c)]
    need = _Needs(instance, level, small, tables)
    costs = [
        sum(weight[cell] for cell in chosen)
        for size in range(len(options) + 1)
        for chosen in itertools.combinations(weight, size)
        if need.met_by(
            [t for t in tables if all(t[c] == instance.values[c] for c in weight if c not in chosen)]
        )
    ]
    return min(costs)


def _optional(instance: Instance, cell: Cell) -> bool:
    zero = cell.value == 0 and instance.policy.zeros is Zeros.SHOW
    return cell.state is State.PUBLISHABLE and not zero and not _protected(instance, cell)


def _protected(instance: Instance, cell: Cell) -> bool:
    least = 0 if instance.policy.zeros is Zeros.WITHHOLD else 1
    seen = cell.state in (State.PUBLISHABLE, State.IMPLIED)
    return seen and least <= cell.value <= instance.policy.threshold


class _Needs:
    """The README's definition of safe, word for word, over lists of tables."""

    def __init__(
        self, instance: Instance, level: Level, small: list[str], everything: Collection[Table]
    ) -> None:
        self.level, self.ones = level, [cell for cell in small if instance.values[cell] == 1]
        widest = intervals(everything, small)
        self.cells = [cell for cell in small if not widest[cell].exact]
        self.asked = {cell: widest[cell].clip(instance.policy.rule_range) for cell in small}
        self.beyond = {(one, cell) for one in self.ones for cell in exact_given(everything, one, self.cells)}

    def met_by(self, tables: Collection[Table]) -> bool:
        found = intervals(tables, self.cells)
        if any(found[cell].exact for cell in self.cells):
            return False
        if self.level is not Level.EXACT and any(
            not found[cell].contains(self.asked[cell]) for cell in self.cells
        ):
            return False
        return self.level is not Level.COVER1 or all(
            (one, cell) in self.beyond
            for one in self.ones
            if one in self.cells
            for cell in exact_given(tables, one, self.cells)
        )
