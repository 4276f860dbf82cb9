"""Other ways to publish the figures of a case, as an officer could write them: each is the section with one change.

An option is counted, tied together, protected and attacked anew from the records, as the response itself is. One that
the rest of the section does not allow (it names a row that would be gone) is left out.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from foi_letters.errors import InputError
from foi_letters.figures_spec import FiguresSpec
from foi_letters.sdc.instance import Level, Marker, Zeros
from foi_letters.sdc.options import BASES, LEVELS, MARKERS, ZEROS, quoted
from foi_letters.sdc.pricing import Option
from foi_letters.sdc.printing import exact, usual_bands
from foi_letters.sdc.response import Response, assembled
from foi_letters.sdc.rules import own_ranges
from foi_letters.sdc.slots import Role, Slot
from foi_letters.sdc.tables import Plan
from foi_letters.table_spec import Axis, Kind, Period, TableSpec

MOST = 30
"""How many options of a case are tried."""
FEWEST = 3
"""Of fewer rows (columns) than these none can be put together so that a breakdown is left."""
WIDER = {Period.MONTH: Period.QUARTER, Period.QUARTER: Period.CALENDAR_YEAR}
_A_YEAR = re.compile(r"(?:19|20)\d\d\b.*")

Variation = tuple[str, FiguresSpec]


def as_published(response: Response, words: str, level: Level) -> Option:
    """What the tables and figures of the response print, as an option."""
    network = response.network
    plans = [plan for plan in response.plans.values() if not plan.spec.published_in]
    sums = {figure.id for figure in response.spec.derived if figure.kind is Kind.COUNT}
    shown = {str(plan.name(*at)): plan for plan in plans for at in plan.cells()}
    return Option(
        words,
        network.instance(""),
        level,
        frozenset(shown) | sums,
        frozenset(cell for cell, plan in shown.items() if not exact(plan.spec)),
        response.ratios,
        own_ranges(response.plans, response.rules),
    )


def case_options(response: Response, level: Level, suppressed: Collection[str]) -> Iterator[Option]:
    """The options of a case of which these cells are suppressed as it stands."""
    for other in Level:
        if other is not level:
            yield as_published(response, LEVELS[other], other)
    for words, spec in islice(_variations(response, suppressed), MOST):
        try:
            varied = assembled(spec, response.read, response.house, response.spot)
        except InputError:
            continue
        yield as_published(varied, words, level)


def _variations(response: Response, suppressed: Collection[str]) -> Iterator[Variation]:
    spec = response.spec
    lossy = [plan for plan in response.plans.values() if _loses(plan, suppressed)]
    for zeros in Zeros:
        if {rule.zeros for rule in response.rules.values()} != {zeros}:
            yield ZEROS[zeros], _ruled(spec, zeros=zeros)
    yield from _other_markers(response)
    for base in BASES:
        words = f"round every count that is shown to the nearest {base}"
        yield (
            words,
            _with(spec, {plan.spec.id: {"round_to": str(base)} for plan in lossy if exact(plan.spec)}),
        )
    bands = {
        plan.spec.id: {"bands": usual_bands(response.rules[plan.spec.id])}
        for plan in lossy
        if exact(plan.spec)
    }
    yield "print bands (0, 1 to 9, 10 to 19 and so on)", _with(spec, bands)
    yield from _coarser(response, lossy)
    yield from _without_breakdown(spec, lossy)


def _other_markers(response: Response) -> Iterator[Variation]:
    """One marker for two, or two for one; their texts are of no account here."""
    marks = {marker for rule in response.rules.values() for marker in rule.marks}
    if any(rule.second_marker for rule in response.rules.values()):
        yield MARKERS[Marker.SINGLE], _ruled(response.spec, marker=min(marks), second_marker=min(marks))
    else:
        second = next(each for each in ("[s]", "[d]") if each not in marks)
        yield MARKERS[Marker.SPLIT], _ruled(response.spec, second_marker=second)


def _loses(plan: Plan, suppressed: Collection[str]) -> bool:
    return any(str(plan.name(*at)) in suppressed for at in plan.cells())


def _ruled(spec: FiguresSpec, **rule: object) -> FiguresSpec:
    """The section with this rule in every table."""
    free = dict.fromkeys(rule)
    tables = tuple(
        table.model_copy(update={"rule": table.rule.model_copy(update=free)}) if table.rule else table
        for table in spec.tables
    )
    return spec.model_copy(update={"rule": spec.rule.model_copy(update=rule), "tables": tables})


def _with(spec: FiguresSpec, changed: Mapping[str, Mapping[str, object]]) -> FiguresSpec:
    """The section with these fields of its tables changed."""
    tables = tuple(table.model_copy(update=dict(changed.get(table.id, {}))) for table in spec.tables)
    return spec.model_copy(update={"tables": tables})


# totals alone


def _without_breakdown(spec: FiguresSpec, lossy: Sequence[Plan]) -> Iterator[Variation]:
    for plan in lossy:
        for side, slots in (("columns", plan.columns), ("rows", plan.rows)):
            if _total(slots) and len(slots) > 1:
                axis = getattr(plan.spec, side).model_copy(update={"only_total": True})
                other = "rows" if side == "columns" else "columns"
                words = f"table '{plan.spec.id}': show the totals of its {other} alone"
                yield words, _with(spec, {plan.spec.id: {side: axis}})


def _total(slots: Iterable[Slot]) -> str | None:
    return next((slot.label for slot in slots if slot.role is Role.TOTAL), None)


# rows and columns put together


@dataclass(frozen=True, slots=True)
class _Alike:
    """Tables whose rows (or columns, by `side`) are the same, with how much stands in each, and which hold small counts."""

    side: str
    axis: Axis
    tables: tuple[str, ...]
    sizes: Mapping[str, int]
    small: frozenset[str]


def _coarser(response: Response, lossy: Sequence[Plan]) -> Iterator[Variation]:
    for alike in _alike(response, lossy):
        where = f"in {'table' if len(alike.tables) == 1 else 'tables'} {quoted(alike.tables)}"
        for words, axis in _coarser_axes(alike):
            changed = {table: {alike.side: axis} for table in alike.tables}
            yield f"{words} {where}", _with(response.spec, changed)


def _coarser_axes(alike: _Alike) -> Iterator[tuple[str, Axis]]:
    if alike.axis.period in WIDER:
        wider = WIDER[alike.axis.period]
        yield f"count by {wider}", alike.axis.model_copy(update={"period": wider, "show": ()})
    elif all(map(_A_YEAR.fullmatch, alike.sizes)):
        labels = list(alike.sizes)
        pairs = [labels[max(0, end - 2) : end] for end in range(len(labels), 0, -2)]
        groups = {f"{pair[0]} to {pair[1]}": pair for pair in pairs if len(pair) > 1}
        yield "count two years together", _merged(alike.axis, groups)
    else:
        for labels in _to_merge(alike):
            name = " and ".join(labels) if len(labels) == 2 else "All other"
            yield f"put {quoted(labels)} together", _merged(alike.axis, {name: labels})


def _to_merge(alike: _Alike) -> Iterator[list[str]]:
    """The smallest row with a small count and the next smallest; all those with small counts."""
    by_size = sorted(alike.sizes, key=alike.sizes.__getitem__)
    small = [label for label in alike.sizes if label in alike.small]
    first = next(label for label in by_size if label in alike.small)
    yield [first, next(label for label in by_size if label != first)]
    if 2 < len(small) < len(by_size):
        yield small


def _merged(axis: Axis, groups: Mapping[str, Sequence[str]]) -> Axis:
    """The axis with these labels, which may be groups already, under new ones."""
    of = {label: name for name, labels in groups.items() for label in labels}
    merge = {name: members for name, members in axis.merge.items() if name not in of}
    for name, labels in groups.items():
        merge[name] = tuple(part for label in labels for part in axis.merge.get(label, (label,)))
    show = tuple(dict.fromkeys(of.get(label, label) for label in axis.show))
    return axis.model_copy(update={"merge": merge, "show": show})


def _alike(response: Response, lossy: Sequence[Plan]) -> Iterator[_Alike]:
    """The rows, then the columns, of tables that lose counts, with all tables that have the same ones."""
    for side in ("rows", "columns"):
        seen: list[tuple[str, ...]] = []
        for plan in lossy:
            labels = _labels(plan, side)
            if labels in seen or len(labels) < FEWEST or _axis(plan.spec, side).overlapping:
                continue
            seen.append(labels)
            same = [each for each in response.plans.values() if _same(each, plan, side, labels)]
            sizes, small = _sizes(response, same, side, labels)
            if small:
                yield _Alike(side, _axis(plan.spec, side), tuple(each.spec.id for each in same), sizes, small)


def _same(plan: Plan, other: Plan, side: str, labels: tuple[str, ...]) -> bool:
    """Whether the tables have the same rows, so that the same change does for both."""
    axes = [_axis(each.spec, side).model_copy(update={"heading": None}) for each in (plan, other)]
    return _labels(plan, side) == labels and axes[0] == axes[1] and not plan.spec.published_in


def _axis(table: TableSpec, side: str) -> Axis:
    return table.rows if side == "rows" else table.columns


def _labels(plan: Plan, side: str) -> tuple[str, ...]:
    slots = plan.rows if side == "rows" else plan.columns
    return tuple(slot.label for slot in slots if slot.role is Role.INNER)


def _sizes(
    response: Response, plans: Iterable[Plan], side: str, labels: tuple[str, ...]
) -> tuple[dict[str, int], frozenset[str]]:
    sizes, small = dict.fromkeys(labels, 0), set[str]()
    for plan in plans:
        raw = response.raw[plan.spec.id].unprotected()
        counts = raw if side == "rows" else raw.T
        rule = response.rules[plan.spec.id]
        for label, line in zip(labels, counts, strict=False):
            sizes[label] += int(np.max(line, initial=0))
            if any(map(rule.withholds, line.tolist())):
                small.add(label)
    return sizes, frozenset(small)
