"""Gather what is wrong with a template, each fault with its place, so that all are told at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from foi_letters.assembly.scan import Tag
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["Faults", "PlacedTag"]


Role = Literal["text", "attribute", "property", "instruction", "target", "number", "colour", "drawing", "bookmark",
    "bookmark end", "bookmark name", "anchor", "list", "list start", "note", "note end"]  # fmt: skip
"""What a tag's value is written into: running text, an attribute, a document property, a field code, a link's
address, a count of columns, a colour; and, for tags that the engine adds itself, an id that each repetition draws anew.
"""


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag, where its author finds it, and what its value is written into."""

    tag: Tag
    place: Place
    role: Role = "text"
    part: str = ""
    """The part that a link's address belongs to."""

    def __str__(self) -> str:
        """`{% if late %} (table 2, row 3)`, for messages that name two places."""
        shown = " ".join(self.tag.source.split())
        return f"{shown} ({self.place.within})" if self.place.within else shown


@dataclass
class Faults:
    """The faults found so far in one template."""

    file: str
    problems: dict[Problem, None] = field(default_factory=dict)
    """In the order in which they were found, each once."""
    order: dict[str, int] = field(default_factory=dict)
    """The places of the template in reading order."""

    def survey(self, places: Iterable[str]) -> None:
        """Learn the places of a part, in reading order, so that faults are told in that order."""
        for within in places:
            self.order.setdefault(within, len(self.order))

    def place(self, within: str) -> Place:
        """A place in this template, in words."""
        self.order.setdefault(within, len(self.order))
        return Place(self.file, within=within or None)

    def add(self, rule: str, message: str, place: Place, help_: str) -> None:
        """Record one fault; the same fault of both versions of a text box is recorded once."""
        self.problems.setdefault(Problem(rule, message, place, help_))

    def raise_any(self) -> None:
        """Raise `TemplateError` with every fault, when there are any."""
        if self.problems:
            raise TemplateError(sorted(self.problems, key=self._rank))

    def _rank(self, problem: Problem) -> int:
        place = problem.place
        if place is None:
            return 0
        return place.line if place.line is not None else self.order.get(place.within or "", 0)
