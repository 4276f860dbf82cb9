"""What makes an instance unusable: unknown ids, impossible counts, totals that do not add up, absurd size.

Every problem names the cells that it is about, in the words of the table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

from foi_letters.errors import Place, Problem
from foi_letters.sdc.instance import Cell, Instance, Policy, PublishedCell, PublishedInstance, Relation, State

MAX_CELLS = 200_000
MAX_COUNT = 1_000_000_000
MAX_TERMS = 2_000_000
MAX_COEFFICIENT = 1_000_000_000
"""Of a relation in whole numbers; beyond it the floats of the solver say nothing of counts."""
MAX_WEIGHT = 1_000_000
NAMED_IN_A_MESSAGE = 8


def instance_problems(instance: Instance, name: str = "instance") -> Iterator[Problem]:
    """Everything wrong with an instance whose counts are known, totals that do not add up included."""
    found = [*_form_problems(instance.policy, instance.cells, instance.relations, name)]
    yield from found
    if not found:
        yield from _untrue(instance.equations, instance.values, name)
        yield from _untrue(instance.inequalities, instance.values, name)


def published_problems(published: PublishedInstance, name: str = "instance") -> Iterator[Problem]:
    """Everything wrong with a published instance that can be seen without searching for a table that fits it."""
    found = [*_form_problems(published.policy, published.cells, published.relations, name)]
    yield from found
    known = {cell.id: cell.state for cell in published.cells}
    for cell in published.suppressed:
        if cell not in known:
            message = f"'{cell}' is listed as suppressed, and is not a cell"
            yield Problem("unknown-cell", message, Place(name, within="suppressed"))
        elif known[cell] is not State.PUBLISHABLE:
            message = f"'{cell}' is {known[cell].value}, so it cannot be suppressed"
            yield Problem("not-suppressible", message, Place(name, within="suppressed"))
    for shown in published.cells:
        if shown.value is None and shown.state is State.PUBLIC:
            message = f"'{shown.id}' is public, and has no value"
            yield Problem("missing-count", message, Place(name, within=f"cell '{shown.id}'"))
    if not found:
        values = {cell.id: cell.value for cell in published.cells if cell.value is not None}
        visible = [each for each in published.relations if all(cell in values for cell, _ in each.terms)]
        yield from _untrue(visible, values, name)


def _form_problems(
    policy: Policy, cells: Sequence[Cell] | Sequence[PublishedCell], relations: Sequence[Relation], name: str
) -> Iterator[Problem]:
    yield from _policy_problems(policy, name)
    yield from _size_problems(len(cells), relations, name)
    for cell_id, times in Counter(cell.id for cell in cells).items():
        if times > 1:
            message = f"cell '{cell_id}' is given {times} times"
            yield Problem("duplicate-cell", message, Place(name, within=f"cell '{cell_id}'"))
    for cell in cells:
        yield from _count_problems(cell, name)
    known = {cell.id for cell in cells}
    for relation in relations:
        unknown = [cell for cell, _ in relation.terms if cell not in known]
        if unknown:
            message = f"{_named(unknown)} is in a relation ({describe(relation)}), and is not a cell"
            yield Problem("unknown-cell", message, Place(name, within="equations"))
        if _too_fine(relation):
            message = f"{describe(relation)}: in whole numbers a coefficient is above {MAX_COEFFICIENT:,}"
            advice = "give percentages and rates with fewer decimals"
            yield Problem("coefficient-too-large", message, Place(name, within="equations"), advice)


def _too_fine(relation: Relation) -> bool:
    scale = lcm(*(c.denominator for _, c in relation.terms))
    bounds = [bound for bound in (relation.lo, relation.hi) if bound is not None]
    return any(
        abs(c.numerator) * (scale // c.denominator) > MAX_COEFFICIENT for _, c in relation.terms
    ) or any(abs(bound * scale) > MAX_COEFFICIENT * MAX_COUNT for bound in bounds)


def _policy_problems(policy: Policy, name: str) -> Iterator[Problem]:
    if not 1 <= policy.threshold <= MAX_COUNT:
        message = f"the threshold is {policy.threshold}; it is the largest small count, such as 5"
        yield Problem("threshold", message, Place(name, within="policy"))
    elif policy.big is not None and not policy.threshold <= policy.big <= MAX_COUNT:
        message = f"'big' is {policy.big:,}; it is from the threshold, {policy.threshold}, to {MAX_COUNT:,}"
        yield Problem("big", message, Place(name, within="policy"))


def _size_problems(cells: int, relations: Sequence[Relation], name: str) -> Iterator[Problem]:
    if cells > MAX_CELLS:
        message = f"there are {cells:,} cells; the most that one response can have is {MAX_CELLS:,}"
        yield Problem("too-many-cells", message, Place(name, within="cells"))
    terms = sum(len(relation.terms) for relation in relations)
    if terms > MAX_TERMS:
        message = f"the relations have {terms:,} terms; the most that one response can have is {MAX_TERMS:,}"
        yield Problem("too-many-terms", message, Place(name, within="equations"))


def _count_problems(cell: Cell | PublishedCell, name: str) -> Iterator[Problem]:
    place = Place(name, within=f"cell '{cell.id}'")
    if cell.value is not None and cell.value < 0:
        yield Problem("negative-count", f"cell '{cell.id}' is {cell.value}; a count is 0 or more", place)
    if cell.value is not None and cell.value > MAX_COUNT:
        message = f"cell '{cell.id}' is {cell.value:,}; the largest count allowed is {MAX_COUNT:,}"
        yield Problem("count-too-large", message, place)
    if isinstance(cell, Cell) and not 0 <= cell.weight <= MAX_WEIGHT:
        message = f"cell '{cell.id}' has the weight {cell.weight:,}; a weight is from 0 to {MAX_WEIGHT:,}"
        yield Problem("weight", message, place)


def _untrue(relations: Iterable[Relation], values: Mapping[str, int], name: str) -> Iterator[Problem]:
    for relation in relations:
        if not relation.holds(values):
            yield Problem("does-not-add-up", _why_untrue(relation, values), Place(name, within="equations"))


def _why_untrue(relation: Relation, values: Mapping[str, int]) -> str:
    total = [cell for cell, c in relation.terms if c == -1]
    parts = [cell for cell, c in relation.terms if c == 1]
    if relation.lo == relation.hi == 0 and len(total) == 1 and len(parts) == len(relation.terms) - 1:
        added = sum(values[cell] for cell in parts)
        listed = _named([f"{cell} = {values[cell]}" for cell in parts])
        return f"'{total[0]}' is {values[total[0]]}, and its parts add up to {added}: {listed}"
    return f"{describe(relation)} does not hold: the sum is {_text(relation.sum(values))}"


def describe(relation: Relation) -> str:
    """The relation as a reader would write it: `Total = A + B`, or `0 <= 100 A - 0.5 Total`."""
    total = [cell for cell, c in relation.terms if c == -1]
    if relation.lo == relation.hi == 0 and len(total) == 1:
        parts = [(cell, c) for cell, c in relation.terms if c != -1]
        return f"{total[0]} = {_sum(parts)}"
    if relation.lo is not None and relation.lo == relation.hi:
        return f"{_sum(relation.terms)} = {_text(relation.lo)}"
    low = "" if relation.lo is None else f"{_text(relation.lo)} <= "
    high = "" if relation.hi is None else f" <= {_text(relation.hi)}"
    return f"{low}{_sum(relation.terms)}{high}"


def _sum(terms: Sequence[tuple[str, Fraction]]) -> str:
    shown = [_term(cell, c, first=n == 0) for n, (cell, c) in enumerate(terms[:NAMED_IN_A_MESSAGE])]
    more = len(terms) - NAMED_IN_A_MESSAGE
    return (" ".join(shown) or "0") + (f" ... ({more} more)" if more > 0 else "")


def _term(cell: str, coefficient: Fraction, *, first: bool) -> str:
    size = abs(coefficient)
    sign = "-" if coefficient < 0 else "" if first else "+"
    times = "" if size == 1 else f"{_text(size)} "
    return f"{sign}{'' if first else ' '}{times}{cell}"


def _text(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


def _named(cells: Sequence[str]) -> str:
    more = len(cells) - NAMED_IN_A_MESSAGE
    return ", ".join(cells[:NAMED_IN_A_MESSAGE]) + (f" and {more} more" if more > 0 else "")
