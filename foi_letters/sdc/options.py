"""Other ways to publish the counts of a problem: other rules, and less detail.

For a problem that stands on its own, rows and columns are found from its totals (`lines`). A count that an option no
longer prints stays in the problem: hidden, and protected like a small count where it is one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from foi_letters.released import SuppressionRule
from foi_letters.sdc.instance import Cell, Instance, Interval, Level, Marker, Policy, Relation, State, Zeros
from foi_letters.sdc.lines import Family, Line, families
from foi_letters.sdc.pricing import Option, plain
from foi_letters.sdc.printing import band_of, read_band, rounded, rounded_from, usual_bands

FAMILIES = 4
"""Of how many families of rows or columns lines are put together: of those with the most small counts."""
BASES = (5, 10)
ZEROS = {
    Zeros.SHOW: "print every zero",
    Zeros.COVER: "let zeros be withheld to hide others",
    Zeros.WITHHOLD: "withhold zeros as small counts",
}
LEVELS = {
    Level.EXACT: "level exact: small counts can be narrowed down, but not worked out",
    Level.COVER: "level cover: no protection from the one person in a count of 1",
    Level.COVER1: "level cover1: protection also from the one person in a count of 1",
}
MARKERS = {
    Marker.SINGLE: "one marker for all that is withheld",
    Marker.SPLIT: "a second marker for what is withheld to hide small counts",
}


def options(instance: Instance, level: Level) -> Iterator[Option]:
    """Every other way to publish these counts that is known, those that change the rule alone first."""
    yield from rule_options(instance, level)
    yield from _less_precise(instance, level)
    found = sorted(families(instance), key=lambda family: -len(_small_lines(family, instance)))
    seen: set[frozenset[str]] = set()
    said: set[str] = set()
    for family in islice((each for each in found if _small_lines(each, instance)), FAMILIES):
        for lines in _to_merge(family, instance):
            cells = frozenset(cell for line in lines for cell in line.all)
            if cells not in seen and _all_open(cells, instance):
                seen.add(cells)
                words = f"put {quoted(family.label(line) for line in lines)} together"
                yield plain(_apart(words, family, said), merged(instance, lines), level)
    yield from _totals_alone(instance, level, found)


def _apart(words: str, family: Family, said: set[str]) -> str:
    """The words, with the total of the family where another family has lines of the same labels."""
    words = f"{words}, within '{family.whole}'" if words in said else words
    said.add(words)
    return words


def rule_options(instance: Instance, level: Level) -> Iterator[Option]:
    """The other levels, ways with zeros, and numbers of markers; everything else as it is."""
    for other in Level:
        if other is not level:
            yield plain(LEVELS[other], instance, other)
    for zeros in Zeros:
        if zeros is not instance.policy.zeros:
            yield plain(ZEROS[zeros], _under(instance, replace(instance.policy, zeros=zeros)), level)
    for marker in Marker:
        if marker is not instance.policy.marker:
            yield plain(MARKERS[marker], _under(instance, replace(instance.policy, marker=marker)), level)


def _under(instance: Instance, policy: Policy) -> Instance:
    return replace(instance, policy=policy)


# rounding and bands


def _less_precise(instance: Instance, level: Level) -> Iterator[Option]:
    policy = instance.policy
    rule = SuppressionRule(policy.threshold, policy.zeros)
    open_ = [cell for cell in instance.cells if cell.state is State.PUBLISHABLE]
    for base in BASES:
        told = {
            cell.id: rounded_from(rounded(cell.value, base), base, rule)
            for cell in open_
            if not policy.small(cell.value)
        }
        small = [cell.id for cell in open_ if policy.small(cell.value)]
        words = f"round every count that is shown to the nearest {base}"
        yield plain(words, _at_most(_printed(instance, told), small), level, inexact=told)
    bands = tuple(band for text in usual_bands(rule) if (band := read_band(text)))
    ranges = {cell.id: band.range for cell in open_ if (band := band_of(cell.value, bands))}
    words = f"print bands: {', '.join(band.text for band in bands)}"
    yield plain(words, _printed(instance, ranges), level, inexact=ranges)


def _printed(instance: Instance, told: Mapping[str, Interval]) -> Instance:
    """The counts when of these cells a reader is told a range."""
    more = tuple(Relation.between([(cell, 1)], each.lo, each.hi) for cell, each in told.items())
    hidden = _hidden(instance, told)
    return replace(hidden, inequalities=hidden.inequalities + more)


def _at_most(instance: Instance, small: Iterable[str]) -> Instance:
    """Where others are rounded, nothing but a small count carries the marker, and a reader knows it."""
    more = tuple(Relation.between([(cell, 1)], None, instance.policy.threshold) for cell in small)
    return replace(instance, inequalities=instance.inequalities + more)


# rows and columns


def _small_lines(family: Family, instance: Instance) -> list[Line]:
    return [
        line for line in family.lines if any(_is_small(instance.cell[cell], instance) for cell in line.all)
    ]


def _is_small(cell: Cell, instance: Instance) -> bool:
    return cell.state is State.PUBLISHABLE and instance.policy.small(cell.value)


def _to_merge(family: Family, instance: Instance) -> Iterator[tuple[Line, ...]]:
    """The smallest line with a small count and the next smallest line; all lines with small counts."""
    by_size = sorted(family.lines, key=lambda line: instance.values[line.total])
    small = _small_lines(family, instance)
    first = next(line for line in by_size if line in small)
    yield first, next(line for line in by_size if line is not first)
    if 2 < len(small) < len(family.lines):
        yield tuple(small)


def _all_open(cells: Iterable[str], instance: Instance) -> bool:
    return all(instance.cell[cell].state is State.PUBLISHABLE for cell in cells)


def merged(instance: Instance, lines: tuple[Line, ...]) -> Instance:
    """The counts with these lines shown as one."""
    across: dict[object, list[str]] = {}
    for line in lines:
        across.setdefault(None, []).append(line.total)
        for key, cell in line.cells.items():
            across.setdefault(key, []).append(cell)
    sums = {" + ".join(cells): cells for cells in across.values()}
    hidden = _hidden(instance, {cell for cells in sums.values() for cell in cells})
    new = tuple(
        Cell(id_, sum(map(instance.values.__getitem__, cells)), kind=instance.cell[cells[0]].kind)
        for id_, cells in sums.items()
    )
    ties = tuple(Relation.total(id_, cells) for id_, cells in sums.items())
    return replace(hidden, cells=hidden.cells + new, equations=hidden.equations + ties)


def _totals_alone(instance: Instance, level: Level, found: list[Family]) -> Iterator[Option]:
    """Without any count that is no total; and, of rows and columns, with one kind of total alone."""
    broken_down = [family for family in found if any(line.cells for line in family.lines)]
    inner = {cell for family in broken_down for line in family.lines for cell in line.cells.values()}
    inner -= {line.total for family in broken_down for line in family.lines}
    if inner and _all_open(inner, instance):
        yield plain("show totals alone, and no count within", _hidden(instance, inner), level)
    said = set[str]()
    for family in broken_down:
        cells = {cell for line in family.lines for cell in line.cells.values()}.union(family.margin)
        words = f"show the totals of {quoted(map(family.label, family.lines))} alone, without their breakdown"
        if _all_open(cells, instance) and len(said) < FAMILIES:
            yield plain(_apart(words, family, said), _hidden(instance, cells), level)


def _hidden(instance: Instance, cells: Collection[str]) -> Instance:
    """The counts without these cells in the tables; small ones are still to be protected."""

    def changed(cell: Cell) -> Cell:
        if cell.id not in cells:
            return cell
        small = instance.policy.small(cell.value)
        return replace(cell, state=State.IMPLIED if small else State.LATENT, keep=False)

    return replace(instance, cells=tuple(map(changed, instance.cells)))


NAMED = 4


def quoted(labels: Iterable[str]) -> str:
    """`'A' and 'B'`; with many, the first of them."""
    names = [f"'{label}'" for label in labels]
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
