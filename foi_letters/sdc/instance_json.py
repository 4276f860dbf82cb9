"""Instances as JSON: the format of docs/disclosure-control.md, read strictly and written back in the same form.

`from_json` and `published_from_json` report every fault of the file at once, each with the cell it is about. Figures
are read as decimals, so that 0.05 is one twentieth and not the nearest binary fraction. Keys that only record how an
instance was made or solved (`meta`, `primary`, `optimum` ...) are allowed and not read: what can be derived is derived.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from foi_letters.errors import InputError, Place, Problem
from foi_letters.json_text import laid_out
from foi_letters.sdc.consistency import instance_problems, published_problems
from foi_letters.sdc.instance import (
    Cell,
    Instance,
    Marker,
    Policy,
    PublishedCell,
    PublishedInstance,
    Relation,
    State,
)
from foi_letters.sdc.instance_form import CellForm, InstanceForm, Json, read_form


def from_json(text: str, *, name: str = "instance.json") -> Instance:
    """The instance with its true counts. Raises InputError naming every cell and relation that is wrong."""
    form = read_form(text, name)
    _refuse(_unknown_values(form, name))
    equations, inequalities = form.relations()
    instance = Instance(
        policy=Policy(**dict(form.policy)),
        cells=tuple(
            Cell(cell.id, cell.value or 0, cell.state, cell.kind, cell.weight, cell.keep)
            for cell in form.cells
        ),
        equations=equations,
        inequalities=inequalities,
        id=form.id,
    )
    _refuse(instance_problems(instance, name))
    return instance


def published_from_json(text: str, *, name: str = "instance.json") -> PublishedInstance:
    """What is published of the instance: values of suppressed, implied and latent cells are dropped, if present.

    A publishable cell is suppressed where `suppressed` lists it or it has no value.
    """
    form = read_form(text, name)
    hidden = {cell.id for cell in form.cells if _hidden(cell)} | set(form.suppressed or ())
    marked = form.primary if form.marked_primary is None else form.marked_primary
    split = form.policy.marker is Marker.SPLIT
    equations, inequalities = form.relations()
    published = PublishedInstance(
        policy=Policy(form.policy.threshold, form.policy.zeros, form.policy.marker, big=None),
        cells=tuple(_published_cell(cell, hidden) for cell in form.cells),
        equations=equations,
        inequalities=inequalities,
        suppressed=tuple(dict.fromkeys([c.id for c in form.cells if c.id in hidden] + sorted(hidden))),
        marked_primary=frozenset(hidden.intersection(marked)) if split else frozenset(),
    )
    _refuse(published_problems(published, name))
    return published


def _hidden(cell: CellForm) -> bool:
    return cell.state is State.PUBLISHABLE and cell.value is None


def _published_cell(cell: CellForm, hidden: set[str]) -> PublishedCell:
    shown = cell.state in (State.PUBLISHABLE, State.PUBLIC) and cell.id not in hidden
    return PublishedCell(cell.id, cell.value if shown else None, cell.state, cell.kind)


def _unknown_values(form: InstanceForm, name: str) -> Iterable[Problem]:
    for cell in form.cells:
        if cell.value is None:
            yield Problem(
                "missing-count",
                f"cell '{cell.id}' has no value; which cells to suppress can be chosen only by whoever holds the counts",
                Place(name, within=f"cell '{cell.id}'"),
                "to find out what a published table gives away, use 'foi-letters attack'",
            )


def _refuse(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise InputError(found)


# writing


def to_json(instance: Instance) -> str:
    """The instance with its true counts, in the documented format. Internal: never to be published."""
    policy = instance.policy
    cells: list[Json] = []
    for cell in instance.cells:
        entry: dict[str, Json] = {
            "id": cell.id,
            "value": cell.value,
            "state": cell.state.value,
            "kind": cell.kind,
        }
        if cell.weight != 1:
            entry["weight"] = cell.weight
        if cell.keep:
            entry["keep"] = True
        cells.append(entry)
    data: dict[str, Json] = {"id": instance.id} if instance.id else {}
    data["policy"] = _policy(policy) | {"big": policy.big}
    data["cells"] = cells
    return _dump(data | _relations(instance.equations, instance.inequalities))


def published_to_json(published: PublishedInstance) -> str:
    """What is published, in the documented format: no value of a suppressed cell is in it to be written."""
    data: dict[str, Json] = {"policy": _policy(published.policy)}
    data["cells"] = [
        {"id": cell.id, "value": cell.value, "state": cell.state.value, "kind": cell.kind}
        for cell in published.cells
    ]
    data |= _relations(published.equations, published.inequalities)
    data["suppressed"] = [*published.suppressed]
    if published.policy.marker is Marker.SPLIT:
        data["marked_primary"] = [*sorted(published.marked_primary)]
    return _dump(data)


def _dump(data: Mapping[str, Json]) -> str:
    return laid_out(data, 2) + "\n"


def _policy(policy: Policy) -> dict[str, Json]:
    return {"threshold": policy.threshold, "zeros": policy.zeros.value, "marker": policy.marker.value}


def _relations(equations: tuple[Relation, ...], inequalities: tuple[Relation, ...]) -> dict[str, Json]:
    return {
        "equations": [{"terms": _terms(each), "rhs": _number(each.lo)} for each in map(_decimal, equations)],
        "inequalities": [
            {"terms": _terms(each), "lo": _number(each.lo), "hi": _number(each.hi)}
            for each in map(_decimal, inequalities)
        ],
    }


def _terms(relation: Relation) -> Json:
    return [[cell, _number(coefficient)] for cell, coefficient in relation.terms]


def _decimal(relation: Relation) -> Relation:
    """The relation multiplied by what makes every number in it a finite decimal."""
    numbers = [c for _, c in relation.terms] + [b for b in (relation.lo, relation.hi) if b is not None]
    scale = 1
    for number in numbers:
        if Fraction(repr(float(number))) != number:
            scale *= (number * scale).denominator
    terms = tuple((cell, c * scale) for cell, c in relation.terms)
    lo, hi = (None if bound is None else bound * scale for bound in (relation.lo, relation.hi))
    return Relation(terms, lo, hi)


def _number(value: Fraction | None) -> Json:
    if value is None or value.denominator != 1:
        return None if value is None else float(value)
    return int(value)
