"""What another way to publish would cost: it is protected and attacked as the response is, and what is left is counted."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from foi_letters.released import Suppressed
from foi_letters.sdc.choice import choose
from foi_letters.sdc.instance import Instance, Interval, Level, Objective, State
from foi_letters.sdc.protect import Protection, Status, protect
from foi_letters.sdc.ratios import Ratio

EACH = 4.0
TOGETHER = 60.0
"""Seconds for the search of one option, and for all of them; what is not proven by then is said to be "at most"."""


@dataclass(frozen=True, slots=True)
class Option:
    """A way to publish: what it is in words, the counts as it would print them, and how far they are protected.

    `shown` are the cells that it prints, unless they are suppressed; `inexact` are those among them that are rounded or
    in bands. `ratios` are its percentages, rates and means.
    """

    words: str
    instance: Instance
    level: Level
    shown: frozenset[str]
    inexact: frozenset[str] = frozenset()
    ratios: tuple[Ratio, ...] = ()
    ranges: Mapping[str, Interval] = field(default_factory=dict)
    """What the rule states of cells whose table has another rule than the problem as a whole."""


@dataclass(frozen=True, slots=True)
class Price:
    """What is left of the figures in one way to publish.

    `withheld` carry a marker, `exact` are printed as they are, `inexact` rounded or as a band. Of the small counts,
    `known` can be worked out exactly, of `narrowed` a reader can tell more than the rule says, and `told_insiders` are
    those that the one person in a count of 1 can work out, whatever is withheld (where the level asks about it).
    """

    words: str
    withheld: int
    exact: int
    inexact: int
    known: int
    narrowed: int
    told_insiders: int
    proven: bool
    """Whether fewer cannot be withheld in this way."""

    @property
    def safe(self) -> bool:
        """Whether every small count is as protected as the level asks, without any exception."""
        return not (self.known or self.narrowed or self.told_insiders)


def plain(words: str, instance: Instance, level: Level, *, inexact: Iterable[str] = ()) -> Option:
    """An option of a problem that stands on its own: it shows what is publishable, and what is public."""
    rough = frozenset(inexact)
    states = (State.PUBLISHABLE, State.PUBLIC)
    shown = frozenset(cell.id for cell in instance.cells if cell.state in states) | rough
    return Option(words, instance, level, shown, rough)


def prices(
    options: Iterable[Option], objective: Objective, *, missed: Callable[[str], None] = lambda _: None
) -> Iterator[Price]:
    """The price of each option, as long as there is time; `missed` is told of the first that is not tried."""
    until = time.monotonic() + TOGETHER
    for option in options:
        left = until - time.monotonic()
        if left <= 0:
            missed(option.words)
            return
        found = protect(option.instance, level=option.level, objective=objective, time_limit=min(EACH, left))
        yield price(option, found)


def price(option: Option, found: Protection) -> Price:
    """The price of an option that is protected so."""
    choice = choose(option.ratios, option.instance, found)
    hidden = option.shown.intersection(found.published.suppressed)
    lost = sum(isinstance(cell, Suppressed) for cell in choice.cells.values())
    rough = option.inexact - hidden
    rule = option.instance.policy.rule_range
    small = {cell: choice.intervals[cell] for cell in found.primary}
    narrowed = (
        not each.exact and not each.contains(option.ranges.get(cell, rule)) for cell, each in small.items()
    )
    return Price(
        words=option.words,
        withheld=len(hidden) + lost,
        exact=len(option.shown - hidden - rough) + len(choice.cells) - lost,
        inexact=len(rough),
        known=sum(each.exact for each in small.values()),
        narrowed=sum(narrowed),
        told_insiders=len({learned for _, learned in found.limits.pairs}),
        proven=found.status is Status.OPTIMAL,
    )
