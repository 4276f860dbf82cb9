"""Which of the small counts carry a mark, and which others may be suppressed to protect them."""

from foi_letters.sdc.instance import Cell, Instance, Objective, State, Zeros


def marked_primary(instance: Instance) -> tuple[str, ...]:
    """The primary cells that stand in a table, and so are marked."""
    return tuple(id_ for id_ in instance.primary if instance.cell[id_].state is State.PUBLISHABLE)


def candidates(instance: Instance) -> tuple[str, ...]:
    """The other counts that may be suppressed: no zero where zeros are printed, and none that is to be kept."""
    return tuple(cell.id for cell in instance.cells if _is_candidate(instance, cell))


def _is_candidate(instance: Instance, cell: Cell) -> bool:
    printed_zero = cell.value == 0 and instance.policy.zeros is Zeros.SHOW
    free = cell.state is State.PUBLISHABLE and not cell.keep
    return free and not printed_zero and not instance.policy.small(cell.value)


def cost(cell: Cell, objective: Objective) -> int:
    """What it costs to suppress this cell: its weight, times its count where value is what is to be kept."""
    return cell.weight * (cell.value if objective is Objective.VALUE else 1)
