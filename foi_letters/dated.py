"""Facts that change with the calendar: the regulator, cost limits, time limits.

They are data in `exemptions/dated/`, each version with the days on which it is in force; the date of the letter selects
the version, so that an old letter can be built again as it was. The first library folder that has a file wins.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from foi_letters.dated_file import (
    CostBand,
    CostLimitEntry,
    CostLimitFile,
    RegulatorComplaint,
    RegulatorEntry,
    RegulatorFile,
    RetiredFile,
    RetiredTerm,
    TimeLimitFile,
    TimeLimits,
)
from foi_letters.errors import FoiLettersError, InputError, Problem
from foi_letters.period import version
from foi_letters.regime import Regime
from foi_letters.resources import library_files
from foi_letters.yamlmodel import Model, load


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
