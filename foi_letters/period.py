"""When a statement of law is in force, and how well it is founded."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol, Self, TypeVar

from pydantic import Field, model_validator

from foi_letters.yamlmodel import Day, FileModel, Text


class Period(FileModel):
    """The days on which something is the law, both ends included."""

    from_: Day = Field(alias="from")
    """The first day."""
    until: Day | None = None
    """The last day; left out while it is still in force."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until and self.until < self.from_:
            raise ValueError(f"it ends on {self.until}, before it begins\nexchange the two dates")
        return self

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.from_ <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return self.covers(other.from_) or other.covers(self.from_)

    def __str__(self) -> str:
        return f"{self.from_} to {self.until}" if self.until else f"from {self.from_}"


class Evidence(StrEnum):
    """How well a statement of law is founded."""

    SOURCED = "S"
    """A primary or official source was read."""
    SECOND_HAND = "S2"
    """One secondary source; verify it before relying on it."""
    KNOWLEDGE = "K"
    """From knowledge; verify it against the Act before relying on it."""

    @property
    def meaning(self) -> str:
        """What the mark stands for, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    Evidence.SOURCED: "sourced",
    Evidence.SECOND_HAND: "second-hand, to be verified",
    Evidence.KNOWLEDGE: "from knowledge, to be verified",
}


class Sourced(FileModel):
    """A statement of law, when it is in force and how well it is founded."""

    in_force: Period
    """The days on which it is the law."""
    evidence: Evidence
    """S (sourced), S2 (second-hand) or K (from knowledge)."""
    sources: tuple[Text, ...] = ()
    """The sources, by the codes of docs/exemptions.md."""


class _Dated(Protocol):
    @property
    def in_force(self) -> Period: ...


Version = TypeVar("Version", bound=_Dated)


def version(versions: Sequence[Version], on: date) -> Version | None:
    """The version that is in force on a day, or None."""
    return next((each for each in versions if each.in_force.covers(on)), None)
