"""The counts of one response as a single problem: cells, the relations that tie them, and the suppression rule.

An `Instance` holds every count with its true value and stays inside `sdc`. What a reader sees of it is a
`PublishedInstance`, in which a suppressed count does not exist. Both are read from and written to the JSON format of
docs/disclosure-control.md by `foi_letters.sdc.instance_json`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from foi_letters.released import Zeros

__all__ = [
    "Cell",
    "Instance",
    "Interval",
    "Level",
    "Marker",
    "Objective",
    "Policy",
    "PublishedCell",
    "PublishedInstance",
    "Relation",
    "State",
    "Zeros",
]

DEFAULT_BIG = 1000


class State(StrEnum):
    """What is known of a cell apart from this response."""

    PUBLISHABLE = "publishable"
    """Shown, unless it is suppressed."""
    PUBLIC = "public"
    """Known already: an earlier answer, an annual report. It cannot be suppressed."""
    IMPLIED = "implied"
    """Never shown, yet a reader can subtract, so it is protected as if it were: all officers less men is women."""
    LATENT = "latent"
    """Never shown and not protected; it carries a relation between others."""


class Marker(StrEnum):
    """Whether small cells and those that protect them carry one marker or two that tell them apart."""

    SINGLE = "single"
    SPLIT = "split"


class Level(StrEnum):
    """Against whom, and how far, a small count is protected. Each level asks at least as much as the one before."""

    EXACT = "exact"
    """No small count can be worked out exactly."""
    COVER = "cover"
    """The values that a reader must hold possible include the whole range that the rule itself states."""
    COVER1 = "cover1"
    """As COVER, and the one person in a cell of 1, who knows that cell, cannot work out another exactly."""


class Objective(StrEnum):
    """What the suppression of further cells costs: one each, or the count that is lost."""

    COUNT = "count"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Interval:
    """The smallest and largest value that a reader must hold possible; `hi` is None where nothing bounds it."""

    lo: int
    hi: int | None

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.lo == self.hi

    def contains(self, other: "Interval") -> bool:
        """Whether every value of `other` lies within."""
        return self.lo <= other.lo and (self.hi is None or (other.hi is not None and other.hi <= self.hi))

    def clip(self, other: "Interval") -> "Interval":
        """The part of this interval that lies within `other`."""
        highs = [hi for hi in (self.hi, other.hi) if hi is not None]
        return Interval(max(self.lo, other.lo), min(highs, default=None))


@dataclass(frozen=True, slots=True)
class Policy:
    """The rule as the letter states it: counts from 1 to `threshold` are small; what happens to zeros; the markers.

    `big` is how far above the true count an attacker would still believe; it is not part of what is published.
    """

    threshold: int
    zeros: Zeros = Zeros.SHOW
    marker: Marker = Marker.SINGLE
    big: int | None = DEFAULT_BIG

    @property
    def rule_range(self) -> Interval:
        """The range that the rule states of a small count: 1 to the threshold, or from 0 where zeros are withheld."""
        return Interval(0 if self.zeros is Zeros.WITHHOLD else 1, self.threshold)

    @property
    def least_marked(self) -> int:
        """The least value that a marked cell can have: 1 where zeros are printed, for then a mark is never a zero."""
        return 1 if self.zeros is Zeros.SHOW else 0

    def small(self, value: int) -> bool:
        """Whether the rule suppresses this count for its own sake."""
        return self.rule_range.lo <= value <= self.threshold

    def marked_range(self, *, primary: bool) -> Interval:
        """What the marker of a suppressed cell says of its value to a reader who knows the rule."""
        if self.marker is Marker.SINGLE:
            return Interval(self.least_marked, None)
        if primary:
            return Interval(self.least_marked, self.threshold)
        return Interval(0 if self.zeros is Zeros.COVER else self.threshold + 1, None)


@dataclass(frozen=True, slots=True)
class Cell:
    """One count with its true value. `kind` is inner, total or grand, for reasons and preferences.

    `weight` scales what its suppression costs; `keep` says that it is never to be suppressed (a headline total).
    """

    id: str
    value: int
    state: State = State.PUBLISHABLE
    kind: str = "inner"
    weight: int = 1
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """lo <= sum of coefficient x cell <= hi, with None for no bound: an equation where both bounds are equal."""

    terms: tuple[tuple[str, Fraction], ...]
    lo: Fraction | None
    hi: Fraction | None

    @classmethod
    def equation(cls, terms: Iterable[tuple[str, int | Fraction]], rhs: int | Fraction = 0) -> "Relation":
        """The relation: sum of coefficient x cell = rhs."""
        return cls(tuple((cell, Fraction(c)) for cell, c in terms), Fraction(rhs), Fraction(rhs))

    @classmethod
    def total(cls, total: str, parts: Iterable[str]) -> "Relation":
        """The relation: the total is the sum of its parts."""
        return cls.equation([(total, -1), *((part, 1) for part in parts)])

    @classmethod
    def between(
        cls,
        terms: Iterable[tuple[str, int | Fraction]],
        lo: int | Fraction | None,
        hi: int | Fraction | None,
    ) -> "Relation":
        """The relation: lo <= sum of coefficient x cell <= hi."""
        low, high = (None if bound is None else Fraction(bound) for bound in (lo, hi))
        return cls(tuple((cell, Fraction(c)) for cell, c in terms), low, high)

    def sum(self, values: Mapping[str, int]) -> Fraction:
        """The sum of coefficient x value."""
        return sum((coefficient * values[cell] for cell, coefficient in self.terms), Fraction(0))

    def holds(self, values: Mapping[str, int]) -> bool:
        """Whether the relation is true of these values."""
        total = self.sum(values)
        return (self.lo is None or self.lo <= total) and (self.hi is None or total <= self.hi)


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One count as published: its value, or None where it is suppressed or never shown."""

    id: str
    value: int | None
    state: State = State.PUBLISHABLE
    kind: str = "inner"


@dataclass(frozen=True, slots=True)
class PublishedInstance:
    """What any reader knows. `suppressed` are the marked cells; `marked_primary` those among them that carry the
    marker of a small count, where there are two markers.
    """

    policy: Policy
    cells: tuple[PublishedCell, ...]
    equations: tuple[Relation, ...] = ()
    inequalities: tuple[Relation, ...] = ()
    suppressed: tuple[str, ...] = ()
    marked_primary: frozenset[str] = frozenset()

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Equations and inequalities together."""
        return self.equations + self.inequalities


@dataclass(frozen=True)
class Instance:
    """Every count of a response with its true value, the relations between them, and the rule."""

    policy: Policy
    cells: tuple[Cell, ...] = field(repr=False)
    equations: tuple[Relation, ...] = field(default=(), repr=False)
    inequalities: tuple[Relation, ...] = field(default=(), repr=False)
    id: str = ""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Equations and inequalities together."""
        return self.equations + self.inequalities

    @cached_property
    def cell(self) -> Mapping[str, Cell]:
        """The cells by id."""
        return {cell.id: cell for cell in self.cells}

    @cached_property
    def values(self) -> Mapping[str, int]:
        """The true counts by id."""
        return {cell.id: cell.value for cell in self.cells}

    @cached_property
    def primary(self) -> tuple[str, ...]:
        """The counts that the rule protects for their own sake: publishable or implied, and small."""
        states = (State.PUBLISHABLE, State.IMPLIED)
        return tuple(c.id for c in self.cells if c.state in states and self.policy.small(c.value))

    def published(self, suppressed: Iterable[str], primary: Iterable[str] = ()) -> PublishedInstance:
        """What a reader sees when these cells are suppressed; `primary` are those that get the small marker.

        The values of suppressed, implied and latent cells, and how far an attacker would believe, are left out.
        """
        hidden = frozenset(suppressed)
        split = self.policy.marker is Marker.SPLIT
        return PublishedInstance(
            policy=replace(self.policy, big=None),
            cells=tuple(_as_published(cell, hidden) for cell in self.cells),
            equations=self.equations,
            inequalities=self.inequalities,
            suppressed=tuple(cell.id for cell in self.cells if cell.id in hidden),
            marked_primary=hidden.intersection(primary) if split else frozenset(),
        )


def _as_published(cell: Cell, hidden: frozenset[str]) -> PublishedCell:
    shown = cell.state in (State.PUBLISHABLE, State.PUBLIC) and cell.id not in hidden
    return PublishedCell(cell.id, cell.value if shown else None, cell.state, cell.kind)
