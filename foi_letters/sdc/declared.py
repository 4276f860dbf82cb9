"""What the case declares of its tables, where records cannot show it: subsets, totals elsewhere, complements, counts
that are public already, and rows or columns whose counts overlap.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from foi_letters.errors import Gathered, InputError, Place, Problem
from foi_letters.figures_check import Spot
from foi_letters.figures_spec import ComplementLink, FiguresSpec, PublicCount, SubsetLink, TotalLink
from foi_letters.released import CellName, SuppressionRule, Zeros
from foi_letters.sdc.instance import Cell, State
from foi_letters.sdc.network import Network, total_of
from foi_letters.sdc.rules import Rules
from foi_letters.sdc.slots import Role, Slot
from foi_letters.sdc.tables import Plan

Plans = Mapping[str, Plan]


def add_declared(spec: FiguresSpec, plans: Plans, rules: Rules, spot: Spot, network: Network) -> None:
    """Adds everything that `links`, `already_public`, `protection` and `overlapping` say. InputError with what is untrue."""
    gathered = Gathered()
    for step in _steps(spec, plans, rules, spot, network):
        with gathered.attempt():
            step()
    gathered.stop()


def _steps(
    spec: FiguresSpec, plans: Plans, rules: Rules, spot: Spot, network: Network
) -> Iterator[Callable[[], None]]:
    links, public = spot / "links", spot / "already_public"
    for n, subset in enumerate(spec.links.subsets):
        yield partial(_add_subset, subset, plans, (links / "subsets" / n).place, network)
    for n, total in enumerate(spec.links.totals):
        yield partial(_add_total, total, plans, (links / "totals" / n).place, network)
    for n, complement in enumerate(spec.links.complements):
        yield partial(_add_complement, complement, plans, (links / "complements" / n).place, network)
    for n, count in enumerate(spec.already_public):
        yield partial(_make_public, count, plans, public / n, network)
    for n, name in enumerate(spec.protection.keep):
        yield partial(_keep, name, plans, (spot / "protection" / "keep" / n).place, network)
    for plan in plans.values():
        yield partial(_add_overlaps, plan, network)
        yield partial(_add_withheld, plan, plans, rules[plan.spec.id], network)


def cell(name: CellName, plans: Plans, place: Place) -> CellName:
    """The name, if the table has such a cell. InputError suggests one that it has."""
    plan = plans[name.table]
    for label, slots, what in ((name.row, plan.rows, "row"), (name.column, plan.columns, "column")):
        labels = [slot.label for slot in slots]
        if label not in labels:
            close = difflib.get_close_matches(label, labels, n=1)
            advice = f"did you mean '{close[0]}'?" if close else f"there is: {', '.join(labels[:20])}"
            raise InputError(
                [Problem("unknown-cell", f"table '{name.table}' has no {what} '{label}'", place, advice)]
            )
    return name


def cells(names: Iterable[CellName], plans: Plans, place: Place) -> list[str]:
    """The ids of the cells that are named, `*` standing for every row or column that is no total."""
    found: list[str] = []
    for name in names:
        plan = plans[name.table]
        rows = _labels(plan.rows, name.row)
        columns = _labels(plan.columns, name.column)
        found += [
            str(cell(CellName(name.table, row, column), plans, place)) for row in rows for column in columns
        ]
    return found


def _labels(slots: Iterable[Slot], label: str) -> list[str]:
    return [slot.label for slot in slots if slot.role is Role.INNER] if label == "*" else [label]


def _keep(name: CellName, plans: Plans, place: Place, network: Network) -> None:
    network.change(str(cell(name, plans, place)), keep=True)


def _make_public(count: PublicCount, plans: Plans, spot: Spot, network: Network) -> None:
    id_ = str(cell(count.cell, plans, (spot / "cell").place))
    if network.value(id_) != count.value:
        message = f"'{id_}' is {count.value:,} in {count.published_in}, and another number here"
        advice = "a reader can compare them: explain the difference, or correct the filter"
        raise InputError([Problem("public-differs", message, (spot / "value").place, advice)])
    network.change(id_, State.PUBLIC)


def _shared(one: str, other: str, plans: Plans, place: Place) -> Iterator[tuple[CellName, str, str]]:
    """The cells with the same labels in both tables; a lone column is the same as another, whatever it is called."""
    first, second = plans[one], plans[other]
    rows = [slot.label for slot in second.rows]
    columns = {slot.label: slot.label for slot in second.columns}
    if len(first.columns) == len(second.columns) == 1:
        columns = {first.columns[0].label: second.columns[0].label}
    found = [
        name
        for name in (first.name(*at) for at in first.cells())
        if name.row in rows and name.column in columns
    ]
    if not found:
        message = f"the tables '{one}' and '{other}' have no row and column in common"
        raise InputError(
            [Problem("no-common-labels", message, place, "give what belongs together the same labels")]
        )
    return ((name, str(name), str(CellName(other, name.row, columns[name.column]))) for name in found)


def _add_subset(link: SubsetLink, plans: Plans, place: Place, network: Network) -> None:
    for _, part, whole in _shared(link.table, link.of, plans, place):
        if network.value(part) > network.value(whole):
            message = f"'{part}' counts more than '{whole}', of which it is said to be a part"
            raise InputError([Problem("not-a-subset", message, place)])
        network.between([(whole, 1), (part, -1)], 0, None)


def _add_total(link: TotalLink, plans: Plans, place: Place, network: Network) -> None:
    total = str(cell(link.cell, plans, place))
    parts = cells(link.of, plans, place)
    if network.value(total) != sum(network.value(part) for part in parts):
        message = f"the cells do not add up to '{total}'"
        raise InputError([Problem("wrong-total", message, place, "correct the counts, or remove this link")])
    network.equal(total_of(total, parts))


def _add_complement(link: ComplementLink, plans: Plans, place: Place, network: Network) -> None:
    for name, whole, part in _shared(link.all, link.without, plans, place):
        value = network.value(whole) - network.value(part)
        if value < 0:
            message = f"'{part}' counts more than '{whole}', so nothing is left for '{link.name}'"
            raise InputError([Problem("not-a-subset", message, place)])
        id_ = f"{link.name} | {name.row} | {name.column}"
        network.add(Cell(id_, value, State.IMPLIED if network.policy.small(value) else State.LATENT))
        network.remainders[id_] = (whole, part)
        network.equal(total_of(whole, [part, id_]))


def _add_withheld(plan: Plan, plans: Plans, rule: SuppressionRule, network: Network) -> None:
    """Cells that an earlier answer withheld: still to be protected, and never 0 where zeros are printed."""
    for number, hidden in enumerate(plan.spec.withheld):
        id_ = str(cell(hidden, plans, (plan.spot / "withheld" / number).place))
        network.change(id_, State.IMPLIED if network.policy.small(network.value(id_)) else State.LATENT)
        network.between([(id_, 1)], 1 if rule.zeros is Zeros.SHOW else 0, None)


def _add_overlaps(plan: Plan, network: Network) -> None:
    """Where rows (columns) overlap, each is at most the total, and the total is at most their sum."""
    for row, column in plan.cells():
        if plan.spec.rows.overlapping and plan.rows[row].role is Role.TOTAL:
            parts = [(each, column) for each, slot in enumerate(plan.rows) if slot.role is Role.INNER]
        elif plan.spec.columns.overlapping and plan.columns[column].role is Role.TOTAL:
            parts = [(row, each) for each, slot in enumerate(plan.columns) if slot.role is Role.INNER]
        else:
            continue
        total, ids = str(plan.name(row, column)), [str(plan.name(*part)) for part in parts]
        network.between([(total, -1), *((part, 1) for part in ids)], 0, None)
        for part in ids:
            network.between([(total, 1), (part, -1)], 0, None)
