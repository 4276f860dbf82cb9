"""Which percentages, rates and means may be published beside a pattern of suppressed counts, and how precisely."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from foi_letters.released import Cell, Suppressed, Suppression
from foi_letters.sdc.attack import attack, exact_for_insider
from foi_letters.sdc.instance import Instance, Interval, Level, PublishedInstance, Relation
from foi_letters.sdc.ratios import Ratio


def also_published(published: PublishedInstance, relations: Iterable[Relation]) -> PublishedInstance:
    """What a reader knows who is told these relations besides."""
    more = tuple(relations)
    return replace(
        published,
        equations=published.equations + tuple(each for each in more if each.lo == each.hi),
        inequalities=published.inequalities + tuple(each for each in more if each.lo != each.hi),
    )


@dataclass(frozen=True, slots=True, repr=False)
class Guard:
    """What must stay as unknown as it is: the small counts that the pattern protects.

    `keeps` asks whether a reader who is told more still holds possible, for each of them, every value of the rule's
    range that he does now, and whether no one person in a cell of 1 works out another exactly who cannot now.
    """

    instance: Instance
    primary: Collection[str]
    level: Level
    before: Mapping[str, Interval]
    insiders: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, published: PublishedInstance, instance: Instance, primary: Collection[str], level: Level
    ) -> "Guard":
        """The guard of a pattern as it is published without any ratio."""
        before = attack(published)
        ones = [id_ for id_ in primary if instance.values[id_] == 1] if level is Level.COVER1 else []
        insiders = {id_: exact_for_insider(published, id_, primary) for id_ in ones}
        return cls(instance, primary, level, before, insiders)

    def keeps(self, told: PublishedInstance) -> bool:
        """Whether everything that was protected still is, for a reader who is told this."""
        after = attack(told)
        if any(not self._enough(after[id_], self.before[id_]) for id_ in self.primary):
            return False
        return all(
            exact_for_insider(told, id_, self.primary) <= exact for id_, exact in self.insiders.items()
        )

    def _enough(self, after: Interval, before: Interval) -> bool:
        if self.level is Level.EXACT:
            return before.exact or not after.exact
        rule = self.instance.policy.rule_range
        return after.contains(before.clip(rule))


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """The ratios as they are printed, by id; what their printing tells; and what was done to some of them, in words."""

    cells: Mapping[str, Cell]
    told: PublishedInstance
    notes: tuple[str, ...]


def choose(
    ratios: Iterable[Ratio], published: PublishedInstance, guard: Guard, hidden: Collection[str]
) -> Choice:
    """Publishes what gives nothing away, with fewer decimals where that helps, and suppresses the rest.

    A ratio of published counts says nothing new. `hidden` are the cells whose exact counts are not published.
    """
    values = guard.instance.values
    cells: dict[str, Cell] = {}
    notes: list[str] = []
    told = published
    for ratio in ratios:
        if not any(each in hidden for each in ratio.cells):
            cells[ratio.id] = ratio.printed(values)
            continue
        chosen = _most_precise(ratio, told, guard)
        if chosen is None:
            cells[ratio.id] = Suppressed(_why(ratio, guard))
            notes.append(f"'{ratio.id}' is withheld: it would say too much of a count that is withheld")
            continue
        if chosen.decimals < ratio.decimals:
            notes.append(f"'{ratio.id}' is printed with {chosen.decimals} decimals: more would say too much")
        cells[ratio.id] = chosen.printed(values)
        told = also_published(told, chosen.says(values))
    return Choice(cells, told, tuple(notes))


def _most_precise(ratio: Ratio, told: PublishedInstance, guard: Guard) -> Ratio | None:
    for decimals in range(ratio.decimals, -1, -1):
        candidate = ratio.rounded_to(decimals)
        says = candidate.says(guard.instance.values)
        if guard.keeps(also_published(told, says)):
            return candidate
    return None


def _why(ratio: Ratio, guard: Guard) -> Suppression:
    """PRIMARY where a count behind the ratio is small, SECONDARY where it only protects others."""
    return (
        Suppression.PRIMARY if any(each in guard.primary for each in ratio.cells) else Suppression.SECONDARY
    )
