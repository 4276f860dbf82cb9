"""How an exemption is relied on: the claim, whether its provision is in force, and why it cannot be claimed as cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foi_letters.citation import Citation, Reliance, join, listed
from foi_letters.errors import Problem
from foi_letters.exemption_file import Exemption
from foi_letters.provision import Basis, ClaimedBy, Kind, Limb, NcndClause, Requirement, When


class Status(StrEnum):
    """Whether a provision is the law on a day."""

    IN_FORCE = "in force"
    REPEALED = "no longer in force"
    NOT_YET = "not yet in force"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a provision stands on a day, and what is to be cited in its place if it is repealed."""

    citation: Citation
    status: Status
    replaced_by: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """An exemption as it is relied on: the limb or clause, with the second provision that it needs."""

    exemption: Exemption
    rule: Limb
    via: tuple[Citation, ...]

    @property
    def reliance(self) -> Reliance:
        """As a letter cites it."""
        return Reliance(self.rule.cite, self.via, self.rule.link)

    @property
    def via_title(self) -> str:
        """What the second provisions are about: the purpose in section 31(2)."""
        titles = {each.cite: each.title for each in self.exemption.all_provisions}
        return listed([titles[cite] for cite in self.via])

    @property
    def ncnd(self) -> bool:
        """Whether it is a clause for neither confirming nor denying."""
        return isinstance(self.rule, NcndClause)

    @property
    def claimed_by(self) -> ClaimedBy:
        """Who may rely on it."""
        return self.rule.claimed_by or self.exemption.claimed_by

    @property
    def facts(self) -> frozenset[When]:
        """The conditions that hold because of the law alone."""
        kind = {Kind.ABSOLUTE: When.ABSOLUTE, Kind.QUALIFIED: When.QUALIFIED}.get(self.rule.kind)
        basis = {Basis.CLASS: When.CLASS, Basis.PREJUDICE: When.PREJUDICE}.get(self.rule.basis)
        found = {kind, basis}
        if self.rule.kind is not Kind.NONE:
            found.add(When.NCND if self.ncnd else When.HELD)
        return frozenset(each for each in found if each)

    def requirements(self, facts: frozenset[When]) -> tuple[Requirement, ...]:
        """The inputs that a case file must give, `facts` being what is so beside the law."""
        cited = (self.rule.cite, *self.via)
        return tuple(each for each in self.exemption.requires if each.holds(self.facts | facts, cited))


# what is wrong with a claim


def is_complete(rule: Limb, via: Sequence[Citation], exemption: Exemption) -> bool:
    """Whether the second provisions are those that the rule needs, each cited to the end.

    A clause for neither confirming nor denying may also name the limbs that it is about.
    """
    if not rule.with_one_of and not via:
        return True
    seconds = rule.with_one_of or (_limbs_of(rule, exemption) if isinstance(rule, NcndClause) else ())
    known = {each.cite for each in exemption.all_provisions}
    return bool(via) and all(one in known and any(each.contains(one) for each in seconds) for one in via)


def _limbs_of(clause: NcndClause, exemption: Exemption) -> tuple[Citation, ...]:
    return clause.of or tuple(limb.cite for limb in exemption.limbs)


def unknown(citation: Citation, known: Sequence[Citation] = ()) -> Problem:
    """A provision that the library does not have; `known` are those that could be cited in its section."""
    numbers = ", ".join(dict.fromkeys(each.number for each in known))
    advice = f"check it against the Act; in section {citation.section} one can cite: {numbers}"
    message = f"{citation} is not in the library"
    return Problem("unknown-provision", message, None, advice if numbers else _NO_SECTION)


_NO_SECTION = (
    "check it against the Act; `foi-letters exemptions` lists the sections under which one can refuse"
)


def not_in_force(standing: Standing, on: date, known: Sequence[Citation] = ()) -> Problem | None:
    """Why a provision cannot be cited in a letter of that day; nothing where it can."""
    citation = standing.citation
    if standing.status is Status.UNKNOWN:
        return unknown(citation, known)
    if standing.status is Status.IN_FORCE:
        return None
    message = f"{citation} is {standing.status} on {on}"
    advice = f"since then the law is in {join(standing.replaced_by)}" if standing.replaced_by else None
    return Problem("provision-not-in-force", message, None, advice)


def incomplete(
    citation: Citation, via: Sequence[Citation], exemptions: Sequence[Exemption], on: date
) -> Problem:
    """Why a provision that exists cannot be relied on as cited, and what can."""
    rules = [rule for exemption in exemptions for rule in exemption.rules(on)]
    same = [rule for rule in rules if rule.cite == citation]
    if same:
        return _wrong_second(citation, via, same, exemptions)
    within = [rule for rule in rules if citation.contains(rule.cite)]
    if within:
        message = f"{citation} is not cited as far as the paragraph relied on"
        return Problem("provision-too-wide", message, None, _one_within(within))
    whole = next((rule.cite.number for rule in rules if rule.cite.contains(citation)), None)
    message = f"{citation} is not a ground on which information can be refused"
    return Problem("not-a-ground", message, None, f"cite {whole}" if whole else None)


def _one_within(rules: Sequence[Limb]) -> str:
    held = dict.fromkeys(rule.cite.number for rule in rules if not isinstance(rule, NcndClause))
    ncnd = dict.fromkeys(rule.cite.number for rule in rules if isinstance(rule, NcndClause))
    several = "one of: " if len(held or ncnd) > 1 else ""
    otherwise = f"; to neither confirm nor deny: {', '.join(ncnd)}" if held and ncnd else ""
    return f"write {several}{', '.join(held or ncnd)}{otherwise}"


def _wrong_second(
    citation: Citation, via: Sequence[Citation], same: Sequence[Limb], exemptions: Sequence[Exemption]
) -> Problem:
    wanted = [cite for rule in same for cite in rule.with_one_of]
    known = [each.cite for exemption in exemptions for each in exemption.all_provisions]
    seconds = dict.fromkeys(one.number for one in known if any(each.contains(one) for each in wanted))
    if not seconds:
        message = f"{citation} stands alone; it is not read with {join(via)}"
        return Problem("needless-second-provision", message, None, "remove `via`")
    message = f"{citation} must come with one of {', '.join(seconds)}"
    return Problem(
        "needs-second-provision", message, None, f"write it in `via`, for example '{next(iter(seconds))}'"
    )
