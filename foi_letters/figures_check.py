"""Faults of a `figures:` section that no field shows on its own: ids that stand twice, tables and sources that are not there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from foi_letters.errors import Place, Problem
from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import CellName
from foi_letters.table_spec import TableSpec
from foi_letters.yamlfile import Path_
from foi_letters.yamlmodel import FileModel


@dataclass(frozen=True, slots=True)
class Spot:
    """A path below `figures:`, and how to find it in the case file: `spot / "rows" / "by"`."""

    find: Callable[[Path_], Place] = field(default=lambda _: Place("figures"), repr=False)
    path: Path_ = ()

    def __truediv__(self, step: str | int) -> Self:
        return type(self)(self.find, (*self.path, step))

    @property
    def place(self) -> Place:
        """The place in the file."""
        return self.find(self.path)


def problems(spec: FiguresSpec, place: Callable[[Path_], Place]) -> Iterator[Problem]:
    """What one part of the section says against another. `place` finds a path below `figures:` in the case file."""
    seen: set[str] = set()
    for path, name in _ids(spec):
        if name in seen:
            message = f"the id '{name}' stands twice"
            yield Problem(
                "duplicate-id", message, place(path), "give each table and derived figure its own id"
            )
        seen.add(name)
    for number, table in enumerate(spec.tables):
        yield from _source_problems(spec, table, ("tables", number), place)
    tables = {table.id for table in spec.tables}
    for path, name in _table_names(spec):
        if name not in tables:
            known = ", ".join(sorted(tables)) or "none"
            yield Problem(
                "unknown-table", f"there is no table '{name}'", place(path), f"the tables are: {known}"
            )


def _ids(spec: FiguresSpec) -> Iterator[tuple[Path_, str]]:
    yield from ((("tables", number, "id"), table.id) for number, table in enumerate(spec.tables))
    yield from ((("derived", number, "id"), figure.id) for number, figure in enumerate(spec.derived))


def _source_problems(
    spec: FiguresSpec, table: TableSpec, path: Path_, place: Callable[[Path_], Place]
) -> Iterator[Problem]:
    if table.counts is not None:
        return
    key, name = ("counts_from", table.counts_from) if table.counts_from else ("source", table.source)
    known = (
        f"the sources are: {', '.join(sorted(spec.sources))}" if spec.sources else "add it under 'sources'"
    )
    if name is None and len(spec.sources) != 1:
        message = f"it is not said which source table '{table.id}' is counted from"
        yield Problem("no-source", message, place(path), f"add 'source'; {known}")
    if name is not None and name not in spec.sources:
        yield Problem("unknown-source", f"there is no source '{name}'", place((*path, key)), known)


def _table_names(spec: FiguresSpec) -> Iterator[tuple[Path_, str]]:
    """Every place that names a table, with the name."""
    for path, cells in _cell_references(spec):
        yield from ((path, cell.table) for cell in cells)
    links: Mapping[str, tuple[FileModel, ...]] = {
        "subsets": spec.links.subsets,
        "complements": spec.links.complements,
        "harmless": spec.links.harmless,
    }
    for part, items in links.items():
        for number, item in enumerate(items):
            for key in ("table", "of", "all", "without"):
                if (name := getattr(item, key, None)) is not None:
                    yield ("links", part, number, key), name


def _cell_references(spec: FiguresSpec) -> Iterator[tuple[Path_, tuple[CellName, ...]]]:
    for number, figure in enumerate(spec.derived):
        yield ("derived", number, "of"), figure.of
        if isinstance(figure.base, tuple):
            yield ("derived", number, "base"), figure.base
    for number, table in enumerate(spec.tables):
        yield from (
            (("tables", number, "withheld", at), (hidden,)) for at, hidden in enumerate(table.withheld)
        )
    for number, public in enumerate(spec.already_public):
        yield ("already_public", number, "cell"), (public.cell,)
    for number, total in enumerate(spec.links.totals):
        yield ("links", "totals", number, "cell"), (total.cell,)
        yield ("links", "totals", number, "of"), total.of
    for number, kept in enumerate(spec.protection.keep):
        yield ("protection", "keep", number), (kept,)
    for number, risk in enumerate(spec.accepted_risk):
        yield ("accepted_risk", number, "cell"), (risk.cell,)
