"""The counts of a response while they are being tied together; `instance` hands them to the solver."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from foi_letters.sdc.instance import Cell, Instance, Policy, Relation, State

Terms = Iterable[tuple[str, int]]


@dataclass(slots=True, repr=False)
class Network:
    """Cells by id, and the relations between them. A relation that says nothing is not kept."""

    policy: Policy
    cells: dict[str, Cell] = field(default_factory=dict)
    relations: dict[Relation, None] = field(default_factory=dict)
    remainders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For counts that are never shown, the cells whose difference they are."""
    harmless: set[str] = field(default_factory=set)
    """Latent cells that need no protection, whatever a reader can tell of them."""
    notes: list[str] = field(default_factory=list)
    """What a statistician should know of how the relations were derived."""

    def add(self, cell: Cell) -> None:
        """A new cell; one that is known already stays as it is."""
        self.cells.setdefault(cell.id, cell)

    def change(self, id_: str, state: State | None = None, *, keep: bool | None = None) -> None:
        """Another state for a cell, or that it must not be suppressed."""
        cell = self.cells[id_]
        self.cells[id_] = replace(
            cell, state=cell.state if state is None else state, keep=cell.keep if keep is None else keep
        )

    def value(self, id_: str) -> int:
        """The true count."""
        return self.cells[id_].value

    def equal(self, terms: Terms, rhs: int = 0) -> None:
        """The sum of coefficient x cell is `rhs`."""
        self.between(terms, rhs, rhs)

    def between(self, terms: Terms, lo: int | None, hi: int | None) -> None:
        """The sum of coefficient x cell is at least `lo` and at most `hi`; None is no bound."""
        added: dict[str, int] = {}
        for cell, coefficient in terms:
            added[cell] = added.get(cell, 0) + coefficient
        if kept := [(cell, coefficient) for cell, coefficient in added.items() if coefficient]:
            self.relations[Relation.between(kept, lo, hi)] = None

    def instance(self, id_: str) -> Instance:
        """Everything as one problem."""
        cells = tuple(self.cells.values())
        equations = tuple(each for each in self.relations if each.lo == each.hi)
        inequalities = tuple(each for each in self.relations if each.lo != each.hi)
        return Instance(self.policy, cells, equations, inequalities, id_)


def total_of(total: str, parts: Iterable[str]) -> Terms:
    """The terms of: the total is the sum of its parts."""
    return [(total, -1), *((part, 1) for part in parts)]
