"""The last word before anything leaves `sdc`: can a reader work out a small count?"""

from collections.abc import Iterable, Iterator, Mapping

from foi_letters.errors import BlockingFindings, Gathered, Problem
from foi_letters.figures_spec import AcceptedRisk
from foi_letters.sdc.declared import cell
from foi_letters.sdc.instance import Interval
from foi_letters.sdc.protect import Protection
from foi_letters.sdc.response import Response
from foi_letters.sdc.rules import own_ranges

_CURES = (
    "merge rows, use wider periods, round, print bands or show totals alone;"
    " or accept it by name, reason and approver under accepted_risk"
)


def stop_on_risk(
    response: Response, protection: Protection, intervals: Mapping[str, Interval]
) -> tuple[str, ...]:
    """What an officer should know of the risks that remain.

    Raises BlockingFindings, naming each, where a small count can be worked out and the case does not accept that.
    """
    accepted = _accepted(response)
    at_risk = {id_: _names(id_, response) for id_ in protection.primary if intervals[id_].exact}
    if found := unaccepted(response, at_risk):
        raise BlockingFindings(_finding(id_, response) for id_ in found)
    return tuple(_notes(at_risk, accepted, response, protection, intervals))


def unaccepted(response: Response, at_risk: Iterable[str]) -> tuple[str, ...]:
    """Those of the small counts at risk that the case does not accept."""
    accepted = _accepted(response).keys()
    return tuple(id_ for id_ in at_risk if accepted.isdisjoint(_names(id_, response)))


def _names(id_: str, response: Response) -> tuple[str, ...]:
    """The cell, and those that it is the difference of: by each of them its risk can be accepted."""
    return (id_, *response.network.remainders.get(id_, ()))


def _accepted(response: Response) -> dict[str, AcceptedRisk]:
    gathered, found = Gathered(), {}
    for number, risk in enumerate(response.spec.accepted_risk):
        with gathered.attempt():
            place = (response.spot / "accepted_risk" / number / "cell").place
            found[str(cell(risk.cell, response.plans, place))] = risk
    gathered.stop()
    return found


def _finding(id_: str, response: Response) -> Problem:
    shown_by = response.network.remainders.get(id_)
    plan = response.plans.get((shown_by or (id_,))[0].partition(" | ")[0])
    place = plan.spot.place if plan else response.spot.place
    if shown_by:
        cells = " and ".join(f"'{each}'" for each in shown_by)
        message = f"the small count '{id_}' is never shown, but a reader can work it out from {cells}"
    else:
        message = f"the small count '{id_}' is withheld, but a reader can work it out"
    return Problem("deducible", message, place, _CURES)


def _notes(
    at_risk: Mapping[str, tuple[str, ...]],
    accepted: Mapping[str, AcceptedRisk],
    response: Response,
    protection: Protection,
    intervals: Mapping[str, Interval],
) -> Iterator[str]:
    for id_, names in at_risk.items():
        risk = next(accepted[name] for name in names if name in accepted)
        yield f"'{id_}' can be worked out; accepted by {risk.approver}: {risk.reason}"
    for name in sorted(accepted.keys() - {name for names in at_risk.values() for name in names}):
        yield f"accepted_risk names '{name}', which cannot be worked out; it can be removed"
    ranges = own_ranges(response.plans, response.rules)
    for id_ in protection.primary:
        rule = ranges.get(id_, response.network.policy.rule_range)
        if not intervals[id_].exact and not intervals[id_].contains(rule):
            why = (
                "whatever is withheld"
                if id_ in protection.limits.floor
                else "which the level asked for allows"
            )
            yield f"of '{id_}' a reader can tell more than the rule says, {why}, but not which count it is"
    if protection.lower_bound < protection.objective:
        yield "the search for the least loss was stopped: fewer cells might do"
