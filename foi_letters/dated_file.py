"""The files of dated facts in `exemptions/dated/`, as lawyers write them: each version with the days on which it is in force."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from foi_letters.period import Period, Sourced
from foi_letters.regime import Regime
from foi_letters.yamlmodel import Day, FileModel, Text

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
