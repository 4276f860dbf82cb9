"""Which percentages, rates and means may be published beside a pattern of suppressed counts, and how precisely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foi_letters.released import Cell, Suppressed, Suppression
from foi_letters.sdc.audit import holes
from foi_letters.sdc.instance import Instance, Interval, PublishedInstance, Relation, State
from foi_letters.sdc.protect import Protection
from foi_letters.sdc.ratios import Ratio


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """The ratios as they are printed, by id; what was done to some of them, in words; and, with all that is published,
    what a reader is told and what he can deduce of each hidden count.
    """

    cells: Mapping[str, Cell]
    notes: tuple[str, ...]
    told: PublishedInstance
    intervals: Mapping[str, Interval]

    def with_(self, ratio: Ratio, cell: Cell, note: str = "") -> "Choice":
        """This choice with one ratio more."""
        notes = (*self.notes, note) if note else self.notes
        return replace(self, cells={**self.cells, ratio.id: cell}, notes=notes)


def choose(ratios: Sequence[Ratio], instance: Instance, protection: Protection) -> Choice:
    """Publishes what gives nothing away, with fewer decimals where that helps, and suppresses the rest.

    A ratio of published counts says nothing new. Any other is published if the attack, told what it says besides all
    else, still finds every small count as protected as the level asks.
    """
    unknown = _unknown(instance, protection)
    harmless = [ratio for ratio in ratios if unknown.isdisjoint(ratio.cells)]
    cells = {ratio.id: ratio.printed(instance.values) for ratio in harmless}
    choice = Choice(cells, (), protection.published, protection.intervals)
    for ratio in ratios:
        if ratio.id not in cells:
            choice = _most_precise(ratio, choice, instance, protection)
    return choice


def _most_precise(ratio: Ratio, choice: Choice, instance: Instance, protection: Protection) -> Choice:
    for candidate in map(ratio.rounded_to, range(ratio.decimals, -1, -1)):
        told = also_published(choice.told, candidate.says(instance.values))
        intervals, found = holes(instance, told, protection.limits, protection.level)
        if not found:
            note = f"'{ratio.id}' is printed with {candidate.decimals} decimals: more would say too much"
            more = replace(choice, told=told, intervals=intervals)
            return more.with_(ratio, candidate.printed(instance.values), note if candidate != ratio else "")
    note = f"'{ratio.id}' is withheld: it would say too much of a count that is withheld"
    return choice.with_(
        ratio, Suppressed(Suppression.SECONDARY), note
    )  # it is no small count, and hides some


def also_published(published: PublishedInstance, relations: Iterable[Relation]) -> PublishedInstance:
    """What a reader knows who is told these relations besides."""
    more = tuple(relations)
    return replace(
        published,
        equations=published.equations + tuple(each for each in more if each.lo == each.hi),
        inequalities=published.inequalities + tuple(each for each in more if each.lo != each.hi),
    )


def _unknown(instance: Instance, protection: Protection) -> frozenset[str]:
    """The cells whose counts are not printed as they are: suppressed ones, rounded ones, banded ones."""
    never_shown = (cell.id for cell in instance.cells if cell.state in (State.LATENT, State.IMPLIED))
    return frozenset(never_shown).union(protection.published.suppressed)
