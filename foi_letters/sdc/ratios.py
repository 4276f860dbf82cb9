"""Percentages, rates and means: what they print, and what the printed figure says of the counts behind it.

A figure printed as p is `factor x of / base` rounded to whole units of its last decimal, halves upwards. So 12.5% of a
base of b says 2 x 1000 x of >= (2 x 125 - 1) x b, and < (2 x 125 + 1) x b: two inequalities in whole numbers, which
join the others that the attack knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from foi_letters.errors import InputError, Problem
from foi_letters.figures_check import Spot
from foi_letters.figures_spec import DerivedSpec, FiguresSpec
from foi_letters.released import Banded, Cell, CellName, Published
from foi_letters.sdc.declared import cell, cells
from foi_letters.sdc.instance import Relation
from foi_letters.sdc.tables import Plan
from foi_letters.table_spec import AddedColumn, Kind

NOTHING_TO_DIVIDE_BY = Banded("[z]")
"""What is printed where the base is 0: "not applicable" in the government's shorthand for tables."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is one sum of cells divided by another, or by a number that anyone can know."""

    id: str
    title: str
    kind: Kind
    of: tuple[str, ...]
    base: tuple[str, ...] | int
    decimals: int
    per: int

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell that it is computed from."""
        return self.of if isinstance(self.base, int) else self.of + self.base

    @property
    def unit(self) -> str:
        """What is printed behind the number."""
        return {Kind.PERCENT: "%", Kind.RATE: f" per {self.per:,}"}.get(self.kind, "")

    @property
    def _factor(self) -> int:
        """The units of the last decimal in `of / base` = 1."""
        times: int = 10**self.decimals
        return {Kind.PERCENT: 100, Kind.RATE: self.per}.get(self.kind, 1) * times

    def rounded_to(self, decimals: int) -> "Ratio":
        """The same figure with fewer decimals."""
        return replace(self, decimals=decimals)

    def _parts(self, values: Mapping[str, int]) -> tuple[int, int]:
        base = self.base if isinstance(self.base, int) else sum(values[each] for each in self.base)
        return sum(values[each] for each in self.of), base

    def _units(self, values: Mapping[str, int]) -> int:
        of, base = self._parts(values)
        return (2 * self._factor * of + base) // (2 * base)

    def printed(self, values: Mapping[str, int]) -> Cell:
        """The figure as it is printed."""
        if not self._parts(values)[1]:
            return NOTHING_TO_DIVIDE_BY
        return Published(Decimal(self._units(values)).scaleb(-self.decimals), self.unit)

    def says(self, values: Mapping[str, int]) -> tuple[Relation, ...]:
        """What the printed figure tells a reader of the counts behind it."""
        if not self._parts(values)[1]:
            return (
                tuple(Relation.equation([(each, 1)]) for each in self.base)
                if isinstance(self.base, tuple)
                else ()
            )
        units = self._units(values)
        return (self._bound(2 * units - 1, at_least=True), self._bound(2 * units + 1, at_least=False))

    def _bound(self, halves: int, *, at_least: bool) -> Relation:
        """2 x factor x of >= halves x base, or < it, which is <= one less in whole numbers."""
        of = [(each, 2 * self._factor) for each in self.of]
        if isinstance(self.base, int):
            limit = halves * self.base
            return Relation.between(of, limit, None) if at_least else Relation.between(of, None, limit - 1)
        terms = [*of, *((each, -halves) for each in self.base)]
        return Relation.between(terms, 0, None) if at_least else Relation.between(terms, None, -1)


def ratios(spec: FiguresSpec, plans: Mapping[str, Plan], spot: Spot) -> Iterator[Ratio]:
    """The ratios of the case: those outside the tables, and those of columns added to tables, row by row."""
    for number, figure in enumerate(spec.derived):
        if figure.kind is not Kind.COUNT:
            yield _figure(figure, plans, spot / "derived" / number)
    for plan in plans.values():
        for number, added in enumerate(plan.spec.added_columns):
            yield from _column(added, plan, plan.spot / "added_columns" / number)


def _figure(figure: DerivedSpec, plans: Mapping[str, Plan], spot: Spot) -> Ratio:
    of = tuple(cells(figure.of, plans, (spot / "of").place))
    base = (
        tuple(cells(figure.base, plans, (spot / "base").place))
        if isinstance(figure.base, tuple)
        else figure.base
    )
    if not base:
        raise InputError([Problem("no-base", "a figure cannot be divided by 0", (spot / "base").place)])
    return Ratio(figure.id, figure.title, figure.kind, of, base, figure.decimals, figure.per)


def _column(added: AddedColumn, plan: Plan, spot: Spot) -> Iterator[Ratio]:
    table = plan.spec.id
    others = [*(slot.label for slot in plan.columns), *(column.label for column in plan.spec.added_columns)]
    if others.count(added.label) > 1:
        message = f"table '{table}' has two columns with the label '{added.label}'"
        raise InputError([Problem("duplicate-label", message, (spot / "label").place, "give it another")])
    for slot in plan.rows:
        of = cell(CellName(table, slot.label, added.of), {table: plan}, (spot / "of").place)
        base = cell(CellName(table, slot.label, added.base), {table: plan}, (spot / "base").place)
        id_ = str(CellName(table, slot.label, added.label))
        yield Ratio(id_, added.label, added.kind, (str(of),), (str(base),), added.decimals, added.per)
