"""Facts that change with the calendar: the regulator, cost limits, time limits.

They are data in `exemptions/dated/`, each version with the days on which it is in force; the date of the letter selects
the version, so that an old letter can be built again as it was. The first library folder that has a file wins.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Literal

from foi_letters.errors import FoiLettersError, InputError, Problem
from foi_letters.period import Period, Sourced, version
from foi_letters.regime import Regime
from foi_letters.resources import library_files
from foi_letters.yamlmodel import Day, FileModel, Model, Text, load

# the regulator


class RegulatorName(Sourced):
    """What the regulator is called."""

    legal_name: Text
    """Its name in law."""
    known_as: Text
    """The abbreviation by which people know it."""
    office: Text
    """The name of its office."""
    short_name: Text
    """How a letter calls it after the first time: "the Commission"."""


class Verified(FileModel):
    """Who saw it where."""

    on: Day
    """The day on which it was looked up."""
    source: Text
    """Where."""


class RegulatorAddress(FileModel):
    """A postal address; printed only once it is verified."""

    in_force: Period
    """The days on which letters may give it."""
    lines: tuple[Text, ...]
    """Line by line."""
    verified: Verified | None = None
    """The look-up on which it rests. An address without it is never printed."""
    note: str = ""
    """What is still to be done about it."""


class RegulatorContact(Sourced):
    """How to reach the regulator without paper."""

    website: Text
    """Its website."""
    complaints: Text
    """The page on which a complaint about an answer is made."""
    telephone: Text
    """Its telephone number."""


class RegulatorComplaint(FileModel):
    """The right to apply to the regulator."""

    provision: Text
    """The section of the Act."""
    within: Text
    """How soon, in words: "six weeks"."""
    counted_from: Text
    """From what, to follow "within six weeks of"."""
    review_first: bool
    """Whether the regulator expects an internal review first."""
    basis: Text
    """Where the limit comes from."""


class RegulatorEntry(FileModel):
    """One regulator and its versions."""

    regimes: tuple[Regime, ...]
    """The regimes that it oversees."""
    names: tuple[RegulatorName, ...]
    """Its names, each with its days."""
    addresses: tuple[RegulatorAddress, ...]
    """Its addresses, each with its days."""
    contacts: tuple[RegulatorContact, ...]
    """Its website and telephone, each with their days."""
    complaint: RegulatorComplaint
    """The right to apply to it."""
    appeal: Text
    """Where its decisions can be appealed."""


class RegulatorFile(FileModel):
    """dated/regulator.yaml."""

    regulators: tuple[RegulatorEntry, ...]
    """One entry a regulator."""


@dataclass(frozen=True, slots=True)
class Regulator:
    """The regulator as a letter of one day names it. `address` is empty where none is verified for that day."""

    legal_name: str
    known_as: str
    office: str
    short_name: str
    address: tuple[str, ...]
    website: str
    complaints: str
    telephone: str
    complaint: RegulatorComplaint
    appeal: str


# limits


class CostBand(StrEnum):
    """Which of the two cost limits an authority has."""

    CENTRAL_GOVERNMENT = "central_government"
    OTHER = "other"


class CostLimitEntry(Sourced):
    """The cost limits of a regime."""

    regime: Regime
    """FOIA or FOISA; the environmental regulations have none."""
    instrument: Text
    """The regulations that set it."""
    provision: Text
    """The section of the Act that refers to them."""
    pounds: dict[CostBand, Decimal]
    """The limit of each kind of authority, in pounds."""
    rate: Decimal
    """Pounds an hour at which time is costed."""
    countable: tuple[Literal["determine", "locate", "retrieve", "extract"], ...]
    """The activities that may be counted."""
    not_countable: tuple[Text, ...]
    """Activities that are often counted and may not be."""
    aggregation_days: int | None = None
    """Working days within which similar requests may be added together."""
    note: str = ""
    """What to watch."""


class CostLimitFile(FileModel):
    """dated/cost_limits.yaml."""

    limits: tuple[CostLimitEntry, ...]
    """One entry a regime and period."""


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The limit of one authority on one day: pounds, pounds an hour, and how many hours that makes."""

    pounds: Decimal
    rate: Decimal
    law: CostLimitEntry

    @property
    def hours(self) -> Decimal:
        """The hours of work that the limit allows."""
        return self.pounds / self.rate


class Limit(FileModel):
    """A number of working days or of months, and where it comes from."""

    days: int = 0
    """Working days."""
    at_most: int | None = None
    """Working days at the outside."""
    months: int = 0
    """Months, where the limit is in months."""
    provision: str = ""
    """The provision that sets it."""
    basis: str = ""
    """The code, policy or condition, where no provision sets it alone."""


class Variation(FileModel):
    """A longer time for some authorities or records."""

    id: Text
    """Its name."""
    days: int
    """Working days at the outside."""
    instrument: Text
    """The regulations that allow it."""
    note: Text
    """To whom or what it applies."""


class TimeLimits(Sourced):
    """The time limits of a regime."""

    regime: Regime
    """The regime."""
    answer: Limit
    """To answer a request."""
    extended: Limit | None = None
    """To answer where more time is allowed; in total."""
    ask_for_review: Limit
    """To ask for an internal review, from the answer."""
    answer_review: Limit
    """To answer a request for review."""
    fee_lapses: Limit | None = None
    """To pay a fee, after which the request lapses."""
    clarification: Literal["restarts", "pauses"]
    """What a needed clarification does to the time: it starts again on receipt, or goes on."""
    variations: tuple[Variation, ...] = ()
    """Longer times for some authorities or records."""


class TimeLimitFile(FileModel):
    """dated/time_limits.yaml."""

    limits: tuple[TimeLimits, ...]
    """One entry a regime and period."""


class RetiredTerm(Sourced):
    """A name of a law or office, and the days on which a letter may use it as that of the present."""

    term: Text
    """The name, as a letter writes it."""
    not_after: tuple[Text, ...] = ()
    """Words before it that make it another name: "UK" before "GDPR"."""
    instead: Text
    """What to write since."""


class RetiredFile(FileModel):
    """dated/retired.yaml."""

    terms: tuple[RetiredTerm, ...]
    """One entry a name."""


@dataclass(frozen=True)
class DatedFacts:
    """The dated facts of a library. Each file is read when first asked for.

    Every method raises InputError where a file is wrong or has no version for the day.
    """

    folders: tuple[Path, ...] = field(repr=False)

    def regulator(self, regime: Regime, on: date) -> Regulator:
        """The regulator of a regime, as a letter of the day names it."""
        entry = self.regulator_versions(regime)
        name = version(entry.names, on) if entry else None
        contact = version(entry.contacts, on) if entry else None
        if entry is None or name is None or contact is None:
            raise _none_for("regulator", regime, on)
        address = version([each for each in entry.addresses if each.verified], on)
        return Regulator(
            legal_name=name.legal_name,
            known_as=name.known_as,
            office=name.office,
            short_name=name.short_name,
            address=address.lines if address else (),
            website=contact.website,
            complaints=contact.complaints,
            telephone=contact.telephone,
            complaint=entry.complaint,
            appeal=entry.appeal,
        )

    def regulator_versions(self, regime: Regime) -> RegulatorEntry | None:
        """Every name, address and contact that the regulator of a regime has had."""
        return next((each for each in self._regulators.regulators if regime in each.regimes), None)

    def cost_limit(self, regime: Regime, band: CostBand, on: date) -> CostLimit:
        """The cost limit of a kind of authority."""
        limits = [each for each in self._cost_limits.limits if each.regime == regime]
        law = version(limits, on)
        if law is None:
            raise _none_for("cost limit", regime, on)
        return CostLimit(law.pounds[band], law.rate, law)

    def time_limits(self, regime: Regime, on: date) -> TimeLimits:
        """The time limits of a regime."""
        limits = version([each for each in self._time_limits.limits if each.regime == regime], on)
        if limits is None:
            raise _none_for("time limit", regime, on)
        return limits

    @cached_property
    def _regulators(self) -> RegulatorFile:
        return self._read("dated/regulator.yaml", RegulatorFile)

    @cached_property
    def _cost_limits(self) -> CostLimitFile:
        return self._read("dated/cost_limits.yaml", CostLimitFile)

    @cached_property
    def _time_limits(self) -> TimeLimitFile:
        return self._read("dated/time_limits.yaml", TimeLimitFile)

    @cached_property
    def retired(self) -> tuple[RetiredTerm, ...]:
        """Names of repealed laws and of offices that are gone, each with the last day on which it was right."""
        return self._read("dated/retired.yaml", RetiredFile).terms

    def _read(self, relative: str, model: type[Model]) -> Model:
        source = next(library_files(self.folders, relative), None)
        if source is None:
            raise FoiLettersError(f"the library has no {relative}")
        return load(source.path, model, name=source.name)


def _none_for(what: str, regime: Regime, on: date) -> InputError:
    message = f"the library has no {what} of {regime} for {on}"
    return InputError(
        [Problem("no-dated-fact", message, None, "check the date of the letter, or add a version")]
    )
