"""The rows and columns of a problem that has none: found again from which totals add up which cells.

A *family* is a total with its parts, where each part is a line: a cell alone (a list), or the total of cells of its own
that stand across from those of the other lines, since they add up to the same cross totals (a row among rows).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from foi_letters.sdc.instance import Instance, Relation

FEWEST = 3
"""A family of two lines has none to put together: with one line left, that is the total."""
Across = frozenset[int]
"""The equations that a cell is part of besides that of its own line: they say across from which others it stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: its total, and its cells by what they stand across from."""

    total: str
    cells: Mapping[Across, str]

    @property
    def all(self) -> tuple[str, ...]:
        """Its cells, its total the last."""
        return (*self.cells.values(), self.total)


@dataclass(frozen=True, slots=True)
class Family:
    """Lines that stand beside each other, the total of their totals, and the cells that add up the cross totals to it."""

    whole: str
    lines: tuple[Line, ...]
    margin: tuple[str, ...]

    def label(self, line: Line) -> str:
        """What the ids of a line have in common and the other lines have not: `A` of Q1|A|v, Q1|A|w beside Q1|B|v."""
        own = [part for part in _words(line.total) if all(part in _words(cell) for cell in line.all)]
        others = set(chain.from_iterable(_words(each.total) for each in self.lines if each is not line))
        return " ".join(part for part in own if part and part not in others) or line.total


def _words(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|")]


def families(instance: Instance) -> Iterator[Family]:
    """Every family of three lines or more, in the order of the equations."""
    totals = {n: found for n, each in enumerate(instance.equations) if (found := _total(each))}
    part_of: dict[str, set[int]] = {}
    total_of: dict[str, list[int]] = {}
    for n, (total, parts) in totals.items():
        total_of.setdefault(total, []).append(n)
        for part in parts:
            part_of.setdefault(part, set()).add(n)
    for margin, (whole, parts) in totals.items():
        groups: dict[frozenset[Across], list[Line]] = {}
        for part in parts:
            for line in _lines(part, part_of, [(n, totals[n][1]) for n in total_of.get(part, ())]):
                groups.setdefault(frozenset(line.cells), []).append(line)
        for across, lines in groups.items():
            own = [totals[n][1] for n in total_of[whole] if n != margin and across]
            beside = next((each for each in own if _stand_across(each, across, totals)), ())
            if len({line.total for line in lines}) == len(lines) >= FEWEST:
                yield Family(whole, tuple(lines), beside)


def _lines(
    part: str, part_of: Mapping[str, set[int]], own: list[tuple[int, tuple[str, ...]]]
) -> Iterator[Line]:
    """The lines of which `part` is the total; itself alone where it is the total of none, and part of one list."""
    for number, cells in own:
        across = {frozenset(part_of[cell] - {number}): cell for cell in cells}
        if len(across) == len(cells) and all(across):
            yield Line(part, across)
    if not own and len(part_of[part]) == 1:
        yield Line(part, {})


def _stand_across(
    cells: tuple[str, ...], across: frozenset[Across], totals: Mapping[int, tuple[str, tuple[str, ...]]]
) -> bool:
    """Whether these cells are the cross totals of the lines."""
    return {totals[n][0] for each in across for n in each}.issuperset(cells)


def _total(relation: Relation) -> tuple[str, tuple[str, ...]] | None:
    """The total and its parts, two or more, if that is what the equation says."""
    if relation.lo != 0 or relation.hi != 0 or len(relation.terms) < FEWEST:
        return None
    for sign in (-1, 1):
        total = [cell for cell, c in relation.terms if c == sign]
        parts = tuple(cell for cell, c in relation.terms if c == -sign)
        if len(total) == 1 and len(parts) == len(relation.terms) - 1:
            return total[0], parts
    return None
