"""From raw counts to a released table: each cell published as the table prints it, or suppressed."""

from collections.abc import Iterator, Mapping

from foi_letters.released import Cell, CellName, ReleasedTable, Suppressed, SuppressionRule
from foi_letters.sdc.printing import printed_cell
from foi_letters.sdc.ratios import NOTHING_TO_DIVIDE_BY
from foi_letters.sdc.raw import RawTable
from foi_letters.sdc.reasons import Reason
from foi_letters.sdc.slots import Role
from foi_letters.sdc.tables import Plan
from foi_letters.table_spec import Axis


def released_table(
    plan: Plan, raw: RawTable, rule: SuppressionRule, why: Mapping[str, Reason], ratios: Mapping[str, Cell]
) -> ReleasedTable:
    """The table without the counts that `why` gives a reason to suppress; `ratios` are the cells of added columns."""
    added = [column.label for column in plan.spec.added_columns]
    cells = tuple(
        (
            *_counts(plan, raw, rule, why, row),
            *(ratios[str(CellName(plan.spec.id, slot.label, label))] for label in added),
        )
        for row, slot in enumerate(plan.rows)
    )
    return ReleasedTable(
        id=plan.spec.id,
        title=plan.spec.title,
        questions=plan.spec.questions,
        row_heading=_heading(plan.spec.rows),
        row_labels=tuple(slot.label for slot in plan.rows),
        column_labels=(*(slot.label for slot in plan.columns), *added),
        cells=cells,
        rule=rule,
        source=plan.spec.source_note,
        notes=(*plan.spec.notes, *_notes(plan, cells)),
        total_rows=frozenset(slot.label for slot in plan.rows if slot.role is Role.TOTAL),
        total_columns=frozenset(slot.label for slot in plan.columns if slot.role is Role.TOTAL),
    )


def _counts(
    plan: Plan, raw: RawTable, rule: SuppressionRule, why: Mapping[str, Reason], row: int
) -> Iterator[Cell]:
    for column in range(len(plan.columns)):
        reason = why.get(str(plan.name(row, column)))
        count = int(raw.unprotected()[row, column])
        yield printed_cell(count, plan, rule) if reason is None else Suppressed(reason.why)


def _heading(axis: Axis) -> str:
    return axis.heading or ", ".join(axis.by) or "Category"


def _notes(plan: Plan, cells: tuple[tuple[Cell, ...], ...]) -> Iterator[str]:
    """What a reader must know of how the table is printed."""
    spec = plan.spec
    if spec.round_to:
        yield f"Counts are rounded to the nearest {spec.round_to}, so they may not add up to the totals."
    for axis, what in ((spec.rows, "rows"), (spec.columns, "columns")):
        if axis.overlapping and axis.total is not None:
            yield f"Someone can be counted in several {what}, so they do not add up to the total."
    if any(cell == NOTHING_TO_DIVIDE_BY for row in cells for cell in row):
        yield f"{NOTHING_TO_DIVIDE_BY.text} means not applicable: there is nothing to divide by."
