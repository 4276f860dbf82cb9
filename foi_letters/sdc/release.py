"""From the figures of a case to what may be published of them: the one entry of `sdc`.

Counts are read, tied together, protected by suppression at the least loss, and then attacked by code that knows only
what is published. What comes out has no place for a count that is withheld.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from foi_letters.errors import Place
from foi_letters.figures_check import Spot
from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import Cell, Published, ReleasedFigure, ReleasedTable, Suppressed, SuppressionRule
from foi_letters.sdc.choice import Choice, choose
from foi_letters.sdc.instance import Level, Objective
from foi_letters.sdc.instance_json import published_to_json
from foi_letters.sdc.protect import Protection, protect
from foi_letters.sdc.reasons import Reason, reasons
from foi_letters.sdc.released_tables import released_table
from foi_letters.sdc.response import Response, read_response
from foi_letters.sdc.risk import stop_on_risk
from foi_letters.sdc.source import SourceFile
from foi_letters.table_spec import Kind
from foi_letters.yamlfile import Path_

Progress = Callable[[str], None]
TIME_LIMIT = 60.0
"""Seconds after which the best safe pattern so far is taken, with its distance from the optimum in the audit."""


@dataclass(frozen=True, slots=True)
class Released:
    """What is published of the figures of a case, and what the audit keeps of how it was decided."""

    tables: tuple[ReleasedTable, ...]
    figures: tuple[ReleasedFigure, ...]
    reasons: tuple[Reason, ...] = field(repr=False)
    """Why each cell is suppressed."""
    notes: tuple[str, ...] = field(repr=False)
    """What an officer should know: figures withheld or rounded further, risks that were accepted, limits of the proof."""
    certificate: str = field(repr=False)
    """JSON: everything as published, and what a reader can deduce of each hidden count. `foi-letters attack` checks it."""
    files: tuple[SourceFile, ...]


def release(
    spec: FiguresSpec,
    folder: Path,
    house: SuppressionRule,
    *,
    find: Callable[[Path_], Place] | None = None,
    time_limit: float = TIME_LIMIT,
) -> Released:
    """Counts, protects and attacks the figures of a case.

    `folder` is that of the case file, from which sources are named; `house` is the authority's rule; `find` gives the
    place in the case file of a path below `figures:`. Raises InputError with every fault of the figures, and
    BlockingFindings when a small count can be worked out whatever is withheld and nobody has accepted that.
    """
    response = read_response(spec, folder, house, Spot(find) if find else Spot())
    instance = response.network.instance("figures")
    protection = protect(
        instance,
        level=Level(spec.protection.level),
        objective=Objective(spec.protection.objective),
        time_limit=time_limit,
    )
    why = reasons(instance, protection, response.rules)
    choice = choose(response.ratios, instance, protection)
    notes = stop_on_risk(response, protection, choice.intervals)
    return Released(
        tables=_tables(response, why, choice),
        figures=_figures(response, why, choice),
        reasons=tuple(why.values()),
        notes=(*response.network.notes, *choice.notes, *notes),
        certificate=_certificate(choice, protection),
        files=response.files,
    )


def _tables(response: Response, why: Mapping[str, Reason], choice: Choice) -> tuple[ReleasedTable, ...]:
    return tuple(
        released_table(plan, response.raw[plan.spec.id], response.rules[plan.spec.id], why, choice.cells)
        for plan in response.plans.values()
        if not plan.spec.published_in
    )


def _figures(response: Response, why: Mapping[str, Reason], choice: Choice) -> tuple[ReleasedFigure, ...]:
    def cell(id_: str, kind: Kind) -> Cell:
        if kind is not Kind.COUNT:
            return choice.cells[id_]
        return Suppressed(why[id_].why) if id_ in why else Published(response.network.value(id_))

    return tuple(
        ReleasedFigure(each.id, each.title, cell(each.id, each.kind)) for each in response.spec.derived
    )


def _certificate(choice: Choice, protection: Protection) -> str:
    """What a third party needs to repeat the attack and compare."""
    return json.dumps(
        {
            "published": json.loads(published_to_json(choice.told)),
            "level": protection.level,
            "status": protection.status,
            "objective": protection.objective,
            "lower_bound": protection.lower_bound,
            "intervals": {
                id_: [interval.lo, interval.hi] for id_, interval in sorted(choice.intervals.items())
            },
        },
        ensure_ascii=False,
    )
