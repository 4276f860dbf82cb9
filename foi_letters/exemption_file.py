"""The file of an exemption, and of the other provisions of an access law."""

from datetime import date
from typing import Self

from pydantic import model_validator

from foi_letters.block import WordingFile
from foi_letters.period import Evidence, Period
from foi_letters.provision import ClaimedBy, Kind, Limb, Misuse, NcndClause, Provision, Requirement
from foi_letters.regime import Regime
from foi_letters.yamlmodel import FileModel, Text


class Historical(FileModel):
    """When the exemption is lost for old records (section 63)."""

    years: int
    """The age of the record, in years."""
    only_for: tuple[Text, ...] = ()
    """The provisions that are lost, where not all."""
    note: str = ""
    """What to verify."""


class Exemption(WordingFile):
    """An exemption, or another ground of refusal: its law, what a case must say, and its wording."""

    reference: Text
    """The provision in full."""
    url: Text
    """The provision on legislation.gov.uk."""
    in_force: Period
    """The days on which it is the law."""
    evidence: Evidence
    """How well the law stated here is founded: S, S2 or K."""
    sources: tuple[Text, ...] = ()
    """The sources, by the codes of docs/exemptions.md."""
    summary: Text
    """What it is for and what has to be shown, for an officer."""
    claimed_by: ClaimedBy = ClaimedBy.ANY
    """Who may rely on it."""
    not_with: tuple[Text, ...] = ()
    """Exemptions that cannot hold for the same information, unless in the alternative; by their ids.

    That is of limbs; clauses for neither confirming nor denying (sections 23(5) and 24(2)) may stand together.
    """
    limbs: tuple[Limb, ...]
    """The citable ways in; none in a file that is about neither confirming nor denying alone."""
    ncnd: tuple[NcndClause, ...] = ()
    """The clauses for neither confirming nor denying; none where the exemption has none."""
    provisions: tuple[Provision, ...] = ()
    """Its other provisions, those repealed too."""
    requires: tuple[Requirement, ...] = ()
    """What the case file must give."""
    misuse: tuple[Misuse, ...] = ()
    """Common misuse."""
    historical: Historical | None = None
    """When it is lost for old records."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of its limbs, or clauses where it has no limbs; both kinds where it is partly absolute."""
        return frozenset(rule.kind for rule in self.limbs or self.ncnd)

    @property
    def all_provisions(self) -> tuple[Provision, ...]:
        """Limbs, clauses and the rest."""
        return (*self.limbs, *self.ncnd, *self.provisions)

    def rules(self, on: date) -> tuple[Limb, ...]:
        """The limbs and clauses that are in force on a day."""
        return tuple(rule for rule in (*self.limbs, *self.ncnd) if rule.in_force.covers(on))

    @model_validator(mode="after")
    def _knows_what_it_refers_to(self) -> Self:
        if not (self.limbs or self.ncnd):
            raise ValueError("an exemption has at least one limb, or one clause under `ncnd`")
        cited = [each.cite for each in self.all_provisions]
        for limb in (*self.limbs, *self.ncnd):
            for other in (*limb.with_one_of, *(limb.of if isinstance(limb, NcndClause) else ())):
                if not any(other.contains(cite) for cite in cited):
                    raise ValueError(
                        f"{limb.cite.number} refers to {other.number}, which is not in this file"
                    )
        return self


class ActFile(FileModel):
    """act.yaml of a regime: the provisions outside the exemptions that letters name."""

    regime: Regime
    """The regime."""
    title: Text
    """The full title of the law."""
    short_title: Text
    """How a letter calls it after the first time."""
    evidence: Evidence
    """How well the list is founded: S, S2 or K."""
    sources: tuple[Text, ...] = ()
    """The sources, by the codes of docs/exemptions.md."""
    provisions: tuple[Provision, ...]
    """Its provisions."""


class Source(FileModel):
    """What a statement of law rests on."""

    what: Text
    """What it is."""
    url: str = ""
    """Where it is, if it is on the web."""


class SourceFile(FileModel):
    """sources.yaml: the sources of the library, by their codes."""

    sources: dict[str, Source]
    """Each source under its code."""
