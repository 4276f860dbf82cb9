"""Tables with different rules in one response, as one rule for the attack and what each table says besides.

A reader knows the rule of every table. The one policy of the problem is the widest of them: the highest threshold, and
zeros withheld or used as cover where any table does so. What a table's own rule says more is told by relations: where it
prints zeros, what is marked is at least 1. A count that its own rule does not withhold is shown.
"""

from collections.abc import Iterator, Mapping

from foi_letters.errors import InputError, Problem
from foi_letters.figures_check import Spot
from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import SuppressionRule, Zeros
from foi_letters.sdc.instance import Interval, Marker, Policy, State
from foi_letters.sdc.network import Network
from foi_letters.sdc.tables import Plan
from foi_letters.table_spec import Kind

Rules = Mapping[str, SuppressionRule]
"""The rule of each table, by its id."""


def policy_of(spec: FiguresSpec, rules: Rules, default: SuppressionRule, spot: Spot) -> Policy:
    """The widest of the rules. InputError for those that cannot stand beside each other."""
    if problems := list(_problems(spec, rules, default, spot)):
        raise InputError(problems)
    every = {default, *rules.values()}
    zeros = {rule.zeros for rule in every}
    widest = next(each for each in (Zeros.WITHHOLD, Zeros.COVER, Zeros.SHOW) if each in zeros)
    marker = Marker.SPLIT if default.second_marker else Marker.SINGLE
    return Policy(max(rule.up_to for rule in every), widest, marker)


def _problems(spec: FiguresSpec, rules: Rules, default: SuppressionRule, spot: Spot) -> Iterator[Problem]:
    for number, table in enumerate(spec.tables):
        rule, place = rules[table.id], (spot / "tables" / number / "rule").place
        if {rule.zeros, default.zeros} == {Zeros.WITHHOLD, Zeros.COVER}:
            message = (
                f"table '{table.id}' has zeros: {rule.zeros}, and the rest of the response zeros: {default.zeros}; "
                "a reader could tell withheld zeros from those that are cover"
            )
            advice = f"write zeros: show for this table, or zeros: {default.zeros} as in the rest"
            yield Problem("zeros-differ", message, place, advice)
        if (rule.second_marker or default.second_marker) and rule != default:
            message = f"table '{table.id}' has a rule of its own, and there are two markers"
            advice = "with second_marker every table has the same rule: remove it, or the rule of this table"
            yield Problem("rules-differ", message, place, advice)


def tell_rules(
    spec: FiguresSpec, plans: Mapping[str, Plan], rules: Rules, default: SuppressionRule, network: Network
) -> None:
    """Puts into the problem what the rules of tables, and of sums outside them, say apart from its one policy."""
    for plan in plans.values():
        if not plan.spec.published_in:
            for at in plan.cells():
                _tell(str(plan.name(*at)), rules[plan.spec.id], network)
    for figure in spec.derived:
        if figure.kind is Kind.COUNT:
            _tell(figure.id, default, network)


def _tell(cell: str, rule: SuppressionRule, network: Network) -> None:
    if network.cells[cell].state is not State.PUBLISHABLE:
        return
    count, policy = network.value(cell), network.policy
    printed_zero = count == 0 and rule.zeros is Zeros.SHOW and policy.zeros is not Zeros.SHOW
    if printed_zero or (policy.small(count) and not rule.withholds(count)):
        network.change(cell, State.PUBLIC)
    elif rule.zeros is Zeros.SHOW and policy.least_marked < 1:
        network.between([(cell, 1)], 1, None)


def own_ranges(plans: Mapping[str, Plan], rules: Rules) -> Mapping[str, Interval]:
    """By cell, the range that the rule of its table states of a small count."""
    return {
        str(plan.name(*at)): Interval(rules[plan.spec.id].least, rules[plan.spec.id].up_to)
        for plan in plans.values()
        for at in plan.cells()
    }
