"""Totals that may stand in another question: typed tables that nobody said belong together, and whose counts fit.

Nothing is derived from numbers that happen to be equal; the officer is asked.
"""

from collections.abc import Iterator, Mapping

from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import CellName
from foi_letters.sdc.network import Network
from foi_letters.sdc.slots import Role
from foi_letters.sdc.tables import Plan


def coincidences(spec: FiguresSpec, plans: Mapping[str, Plan], network: Network) -> Iterator[str]:
    """A question for the one cell of a typed table that equals a sum of another's, where that would give a count away.

    Where several cells do, it is chance.
    """
    typed = [plan for plan in plans.values() if plan.source not in spec.sources]
    declared = {(str(link.cell), part.table) for link in spec.links.totals for part in link.of}
    cells: dict[int, list[CellName]] = {}
    for name in (plan.name(*at) for plan in typed for at in plan.cells()):
        cells.setdefault(network.value(str(name)), []).append(name)
    for plan in typed:
        for parts in _lists(plan):
            values = [network.value(part) for part in parts]
            if sum(map(bool, values)) < 2 or not any(map(network.policy.small, values)):
                continue
            equal = [name for name in cells.get(sum(values), []) if name.table != plan.spec.id]
            if len(equal) == 1 and (str(equal[0]), plan.spec.id) not in declared:
                yield (
                    f"'{equal[0]}' equals the sum of '{parts[0]}' to '{parts[-1]}'; "
                    f"if they count the same, say so under links: totals"
                )


def _lists(plan: Plan) -> Iterator[list[str]]:
    """The inner cells of each column, and of each row, of the table."""
    rows = [number for number, slot in enumerate(plan.rows) if slot.role is Role.INNER]
    columns = [number for number, slot in enumerate(plan.columns) if slot.role is Role.INNER]
    for column in columns:
        yield [str(plan.name(row, column)) for row in rows]
    for row in rows:
        yield [str(plan.name(row, column)) for column in columns]
