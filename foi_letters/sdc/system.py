"""The integer system that a published table leaves open: hidden counts, their ranges, and the relations among them.

Built from what is published and nothing else. `propagate` narrows the ranges by counting alone; `components` splits
what remains into parts that say nothing of each other.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd, lcm

from foi_letters.errors import InputError, Problem
from foi_letters.sdc.consistency import describe
from foi_letters.sdc.instance import Interval, PublishedInstance, Relation

VISITS_PER_ROW = 60


@dataclass(frozen=True, slots=True)
class Row:
    """lo <= sum of coefficients[k] x column[columns[k]] <= hi, all whole numbers; `origin` is the relation it is of."""

    columns: tuple[int, ...]
    coefficients: tuple[int, ...]
    lo: int | None
    hi: int | None
    origin: Relation


@dataclass(slots=True)
class System:
    """Hidden counts by column: `names`, ranges `lo` to `hi` (None: no bound), and the rows over them."""

    names: list[str]
    lo: list[int]
    hi: list[int | None]
    rows: list[Row]

    def holds(self, values: Sequence[int]) -> bool:
        """Whether these whole numbers are a table that fits everything published."""
        return all(
            lo <= value and (hi is None or value <= hi)
            for value, lo, hi in zip(values, self.lo, self.hi, strict=True)
        ) and all(_fits(row, values) for row in self.rows)


def _fits(row: Row, values: Sequence[int]) -> bool:
    total = sum(c * values[column] for column, c in zip(row.columns, row.coefficients, strict=True))
    return (row.lo is None or row.lo <= total) and (row.hi is None or total <= row.hi)


def system_of(published: PublishedInstance, known: Mapping[str, int]) -> System:
    """The system that this publication leaves open to a reader who also knows the counts `known`.

    Raises InputError where a relation cannot be true of any whole numbers.
    """
    hidden = [cell for cell in published.cells if cell.value is None and cell.id not in known]
    suppressed = frozenset(published.suppressed)
    names = [cell.id for cell in hidden]
    ranges = [_range(published, cell.id, suppressed) for cell in hidden]
    system = System(names, [each.lo for each in ranges], [each.hi for each in ranges], [])
    column = {name: n for n, name in enumerate(names)}
    values = {cell.id: cell.value for cell in published.cells if cell.value is not None} | dict(known)
    for relation in published.relations:
        row = _row(relation, column, values)
        if row is not None:
            system.rows.append(row)
    return system


def _range(published: PublishedInstance, cell: str, suppressed: frozenset[str]) -> Interval:
    if cell in suppressed:
        return published.policy.marked_range(primary=cell in published.marked_primary)
    return Interval(0, None)


def _row(relation: Relation, column: Mapping[str, int], values: Mapping[str, int]) -> Row | None:
    """The relation over hidden cells alone, in whole numbers; None where it has none, or bounds nothing."""
    scale = lcm(*(c.denominator for _, c in relation.terms))
    known = sum(c * values[cell] for cell, c in relation.terms if cell in values)
    coefficients: dict[int, int] = defaultdict(int)
    for cell, c in relation.terms:
        if cell in column:
            coefficients[column[cell]] += int(c * scale)
    kept = {n: c for n, c in coefficients.items() if c}
    if not kept:
        return None
    divisor = gcd(*kept.values())
    lo = None if relation.lo is None else -((known - relation.lo) * scale // divisor)
    hi = None if relation.hi is None else (relation.hi - known) * scale // divisor
    row = Row(tuple(kept), tuple(c // divisor for c in kept.values()), lo, hi, relation)
    if lo is not None and hi is not None and lo > hi:
        raise contradiction([row])
    return row


def contradiction(rows: Sequence[Row]) -> InputError:
    """The error for published figures that no whole numbers fit, naming the relations that cannot hold together."""
    relations = list(dict.fromkeys(describe(row.origin) for row in rows))
    shown = "; ".join(relations[:5]) + (f"; and {len(relations) - 5} more" if len(relations) > 5 else "")
    message = f"no whole numbers fit what is published: these cannot hold together: {shown}"
    advice = "look for a misprint among these cells, a total of another table, or figures that were rounded"
    return InputError([Problem("contradictory", message, help=advice)])


def propagate(system: System) -> bool:
    """Narrow the ranges by each row in turn until nothing changes; False as soon as a range is empty."""
    touching: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(system.rows):
        for column in row.columns:
            touching[column].append(n)
    queue, queued = deque(range(len(system.rows))), set(range(len(system.rows)))
    visits = VISITS_PER_ROW * len(system.rows)
    while queue and visits:
        visits -= 1
        n = queue.popleft()
        queued.discard(n)
        for column in _narrow(system, system.rows[n]):
            if _empty(system, column):
                return False
            fresh = [each for each in touching[column] if each not in queued]
            queue.extend(fresh)
            queued.update(fresh)
    return True


def _narrow(system: System, row: Row) -> list[int]:
    """Narrow the ranges of one row's columns; returns the columns that changed."""
    changed = []
    if row.hi is not None:
        changed += _narrow_upper(system, row, row.coefficients, row.hi)
    if row.lo is not None:
        changed += _narrow_upper(system, row, [-c for c in row.coefficients], -row.lo)
    return changed


def _narrow_upper(system: System, row: Row, coefficients: Sequence[int], limit: int) -> list[int]:
    """Narrow by: sum of coefficient x column <= limit."""
    least, unbounded = 0, []
    for column, c in zip(row.columns, coefficients, strict=True):
        bound = system.lo[column] if c > 0 else system.hi[column]
        if bound is None:
            unbounded.append(column)
        else:
            least += c * bound
    if len(unbounded) > 1:
        return []
    changed = []
    for column, c in zip(row.columns, coefficients, strict=True):
        if unbounded and column != unbounded[0]:
            continue
        bound = system.lo[column] if c > 0 else system.hi[column]
        room = limit - least + (0 if bound is None else c * bound)
        if _tighten(system, column, c, room):
            changed.append(column)
    return changed


def _tighten(system: System, column: int, coefficient: int, room: int) -> bool:
    """Narrow the column by: coefficient x column <= room. Whether that changed its range."""
    if coefficient > 0:
        top, hi = room // coefficient, system.hi[column]
        if hi is None or top < hi:
            system.hi[column] = top
            return True
        return False
    bottom = -(room // -coefficient)
    if bottom > system.lo[column]:
        system.lo[column] = bottom
        return True
    return False


def _empty(system: System, column: int) -> bool:
    hi = system.hi[column]
    return hi is not None and system.lo[column] > hi


def components(system: System) -> list[System]:
    """The open columns in parts that share no row; columns with one possible value are put into the rows."""
    fixed = [lo == hi for lo, hi in zip(system.lo, system.hi, strict=True)]
    parent = list(range(len(system.names)))
    rows = [row for row in (_without_fixed(system, each, fixed) for each in system.rows) if row.columns]
    for row in rows:
        root = _root(parent, row.columns[0])
        for column in row.columns[1:]:
            parent[_root(parent, column)] = root
    members: dict[int, list[int]] = defaultdict(list)
    for column in range(len(system.names)):
        if not fixed[column]:
            members[_root(parent, column)].append(column)
    rows_of: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        rows_of[_root(parent, row.columns[0])].append(row)
    return [_part(system, columns, rows_of[root]) for root, columns in members.items()]


def _root(parent: list[int], column: int) -> int:
    while parent[column] != column:
        parent[column] = parent[parent[column]]
        column = parent[column]
    return column


def _without_fixed(system: System, row: Row, fixed: Sequence[bool]) -> Row:
    pairs = list(zip(row.columns, row.coefficients, strict=True))
    known = sum(c * system.lo[column] for column, c in pairs if fixed[column])
    left = [(column, c) for column, c in pairs if not fixed[column]]
    return Row(
        tuple(column for column, _ in left),
        tuple(c for _, c in left),
        None if row.lo is None else row.lo - known,
        None if row.hi is None else row.hi - known,
        row.origin,
    )


def _part(system: System, columns: Sequence[int], rows: Sequence[Row]) -> System:
    place = {column: n for n, column in enumerate(columns)}
    return System(
        [system.names[column] for column in columns],
        [system.lo[column] for column in columns],
        [system.hi[column] for column in columns],
        [
            Row(tuple(place[column] for column in row.columns), row.coefficients, row.lo, row.hi, row.origin)
            for row in rows
        ],
    )
