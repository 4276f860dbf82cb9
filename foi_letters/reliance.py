"""Grounds as they are relied on: each ground once, with the provision that it claims and everything it covers.

A ground that several decisions and documents share is one reliance. What the library needs said for it (`problems`)
and which blocks of wording fit it (`GroundUse.facts`) both follow from here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foi_letters.authority import Authority
from foi_letters.case import Case, GroundHolder
from foi_letters.citation import NO_BREAK_SPACE, Citation, listed
from foi_letters.claim import Claim
from foi_letters.decision import GIVES, Decision, Document, Outcome, Treatment
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption import Library
from foi_letters.ground import Ground, Limb, PublicInterest
from foi_letters.notice import Extension
from foi_letters.provision import ClaimedBy, Kind, Requirement, When
from foi_letters.yamlfile import Path_

PlaceOf = Callable[[Path_], Place]


@dataclass(frozen=True)
class GroundUse:
    """A ground with its claim in the library, and the decisions and documents that rely on it."""

    ground: Ground
    claim: Claim
    holders: tuple[GroundHolder, ...]
    questions: tuple[str, ...]
    """The ids of the leaves it covers."""
    combined: PublicInterest | None
    """The balance that is struck for it together with other grounds, if it is."""
    whole: bool
    """Whether everything asked in those questions is withheld."""
    path: Path_
    """Where it is first written, in the case file."""
    one_of_several: bool = False
    """Whether it is one of several grounds for the same information that are all relied on in the alternative."""
    balance_here: bool = False
    """Whether the combined balance is set out under this ground: the last of those that it is struck for."""

    rest_answered: bool = False
    """Whether other questions of the request are answered."""

    def stands_beside(self, other: "GroundUse") -> bool:
        """Whether both are relied on for the same decision or document."""
        return any(holder in other.holders for holder in self.holders)

    @property
    def pending(self) -> bool:
        """Whether the public interest has still to be weighed."""
        return any(isinstance(holder, Extension) for holder in self.holders)

    def facts(self, *, figures: bool) -> frozenset[When]:
        """What is so of it beside the law; `figures` says whether figures in tables are withheld on it."""
        ground, harm = self.ground, self.ground.harm
        sensitive = bool(ground.criminal_offence or ground.special_category)
        so = {
            When.WOULD: harm is not None and harm.limb is Limb.WOULD,
            When.WOULD_BE_LIKELY: harm is not None and harm.limb is Limb.WOULD_BE_LIKELY_TO,
            When.EVIDENCE: harm is not None and bool(harm.evidence),
            When.DECIDED: not self.pending,
            When.BALANCE_PENDING: self.pending,
            When.COMBINED_BALANCE: not self.pending and self.combined is not None and not self.balance_here,
            When.COMBINED_HERE: not self.pending and self.balance_here,
            When.OWN_BALANCE: not self.pending and self.combined is None,
            When.IN_THE_ALTERNATIVE: ground.in_the_alternative and not self.one_of_several,
            When.ONE_OF_SEVERAL: self.one_of_several,
            When.CERTAIN: not self.one_of_several,
            When.REST_ANSWERED: self.rest_answered,
            When.AGGREGATED: bool(ground.cost and ground.cost.aggregated_with),
            When.REASONS_GIVEN: not ground.rely_on_17_4,
            When.REASONS_WITHHELD: ground.rely_on_17_4,
            When.ORDINARY_DATA: not sensitive,
            When.CRIMINAL_OFFENCE: bool(ground.criminal_offence),
            When.SPECIAL_CATEGORY: bool(ground.special_category),
            When.FIGURES: figures,
            When.REASON: bool(ground.reason),
            When.EXPECTATIONS: bool(ground.expectations),
            When.WHERE_KNOWN: bool(ground.publish and ground.publish.where),
            When.AUTHORISED: bool(ground.qualified_person and ground.qualified_person.authorised_by),
            When.CERTIFICATE: bool(ground.certificate),
            When.THIRD_PARTY: bool(ground.third_party),
            When.WHOLE: self.whole,
            When.PART: not self.whole,
        }
        return frozenset(each for each, holds in so.items() if holds)


def uses(case: Case, library: Library) -> tuple[GroundUse, ...]:
    """Every ground relied on, once each, in the order of the Act. Raises InputError where one cannot be claimed."""
    found: dict[Ground, list[tuple[Path_, GroundHolder]]] = {}
    for path, holder, ground in _written(case):
        found.setdefault(ground, []).append((path, holder))
    made = [_use(case, library, ground, places) for ground, places in found.items()]
    leaves = [leaf.id for leaf in case.questions.leaves]

    def place(use: GroundUse) -> tuple[Citation, tuple[Citation, ...], int]:
        first = leaves.index(use.questions[0]) if use.questions else 0
        return use.claim.rule.cite, use.claim.via, first

    in_order = sorted(made, key=place)
    last = {use.combined: use for use in in_order if use.combined}
    return tuple(
        replace(use, balance_here=use.combined is not None and last[use.combined] is use) for use in in_order
    )


def _written(case: Case) -> Iterator[tuple[Path_, GroundHolder, Ground]]:
    """Each ground of each holder, with the path where it is written: its own, or that of its name under `grounds:`."""
    for path, holder in case.ground_holders():
        for number, each in enumerate(holder.grounds):
            if isinstance(each, Ground):
                yield (*path, "grounds", number), holder, _with_earlier(each, case)
            elif each in case.grounds:
                yield ("grounds", each), holder, _with_earlier(case.grounds[each], case)


def _with_earlier(ground: Ground, case: Case) -> Ground:
    """A ground under section 14(2) with the earlier request that the case names, where it names none itself."""
    if ground.earlier or not case.earlier or (ground.cite.section, ground.cite.path) != ("14", ("2",)):
        return ground
    return ground.model_copy(update={"earlier": listed([each.named for each in case.earlier])})


def _use(case: Case, library: Library, ground: Ground, places: list[tuple[Path_, GroundHolder]]) -> GroundUse:
    holders = tuple(holder for _, holder in places)
    claim = library.claim(ground.cite, ground.via, case.date)
    decisions = [each for holder in holders for each in _decisions_of(case, holder)]
    balances = [each.public_interest for each in decisions if each.public_interest]
    qualified = claim.rule.kind is Kind.QUALIFIED
    return GroundUse(
        ground=ground,
        claim=claim,
        holders=holders,
        questions=case.questions.covered(_questions_of(case, holders, decisions)),
        combined=balances[0] if balances and qualified and ground.public_interest is None else None,
        whole=all(_is_whole(holder) for holder in holders),
        path=places[0][0],
        rest_answered=any(each.outcome in GIVES for each in case.decisions if each not in decisions),
        one_of_several=ground.in_the_alternative and all(_all_alternative(case, each) for each in holders),
    )


def _all_alternative(case: Case, holder: GroundHolder) -> bool:
    grounds = case.grounds_of(holder)
    return len(grounds) > 1 and all(each.in_the_alternative for each in grounds)


def _decisions_of(case: Case, holder: GroundHolder) -> list[Decision]:
    if isinstance(holder, Document):
        return [each for each in case.decisions if holder.id in each.documents]
    return [holder] if isinstance(holder, Decision) else []


def _questions_of(case: Case, holders: tuple[GroundHolder, ...], decisions: list[Decision]) -> list[str]:
    asked = [id_ for each in decisions for id_ in each.questions]
    for holder in holders:
        if isinstance(holder, Extension):
            asked += holder.questions or [leaf.id for leaf in case.questions.leaves]
    return asked


def _is_whole(holder: GroundHolder) -> bool:
    if isinstance(holder, Document):
        return holder.treatment is Treatment.WITHHELD
    if isinstance(holder, Extension):
        return True
    return holder.outcome is not Outcome.PARTIAL and holder.slice is None


# what the library needs said


def problems(case: Case, authority: Authority, library: Library, place: PlaceOf) -> Iterator[Problem]:
    """What is wrong with the grounds of a case, given the law: provisions, inputs that are missing, who may claim."""
    made: list[GroundUse] = []
    seen: set[Ground] = set()
    for path, holder, ground in _written(case):
        try:
            use = _use(case, library, ground, [(path, holder)])
        except InputError as error:
            if ground not in seen:
                yield from _at(error, place((*path, "cite")))
        else:
            made.append(use)
            yield from _ncnd_problems(use, library, place)
        seen.add(ground)
    for use in _first_of_each(made):
        yield from _missing_inputs(use, authority, place)
        yield from _unused_inputs(use, library, case.date, place)
        yield from _claimant_problems(use, authority, place)
        if use.pending and use.claim.rule.kind is not Kind.QUALIFIED:
            message = f"{use.claim.rule.cite} leaves no public interest to weigh, so it gives no more time (section 10(3))"
            advice = "decide it now, in a decision; `extension` is for qualified exemptions"
            yield Problem("extension-absolute", message, place((*use.path, "cite")), advice)
    yield from _exclusive(made, place)


def _at(error: InputError, where: Place) -> Iterator[Problem]:
    return (Problem(each.rule, each.message, each.place or where, each.help) for each in error.problems)


def _first_of_each(made: list[GroundUse]) -> list[GroundUse]:
    return list({(use.ground, use.combined is None, use.pending): use for use in made}.values())


def _missing_inputs(use: GroundUse, authority: Authority, place: PlaceOf) -> Iterator[Problem]:
    figures = any(isinstance(holder, Decision) and holder.tables for holder in use.holders)
    given = {"third_party"} if names_own_interests(use.ground, authority) else set()
    for each in use.claim.requirements(use.facts(figures=figures)):
        if each.input not in given and not getattr(use.ground, each.input, None):
            yield Problem("input-missing", _needs(use.claim, each), place(use.path), each.why)


_THING_OF_ITS_OWN = r"(?!['’]s? (?!own|commercial|financial|business|trading|bargaining|negotiating|interests?|position|income))"


def names_own_interests(ground: Ground, authority: Authority) -> bool:
    """Whether the interest that would be harmed is the authority's own, so that nobody else has to be asked."""
    interest = ground.harm.interest if ground.harm else ""
    names = "|".join(map(re.escape, (authority.name, authority.short_name)))
    return bool(re.search(rf"(?i)\b(our|({names}){_THING_OF_ITS_OWN})\b", interest))


_NOT_SAID = frozenset({"cite", "via", "applies_to", "ncnd", "in_the_alternative", "rely_on_17_4"})
"""What of a ground decides about the wording, or stands in all of it."""


def _unused_inputs(use: GroundUse, library: Library, on: date, place: PlaceOf) -> Iterator[Problem]:
    """What is given and would not be printed: the officer should know, and not believe that the letter says it."""
    if use.ground.rely_on_17_4:
        return
    facts = use.facts(figures=True) | {When.REASON}
    wordings = library.reasons(use.claim, facts, on)
    said = {
        name.split(".")[1]
        for each in wordings
        for name in each.entry.placeholders
        if name.startswith("ground.")
    }
    for name in sorted(use.ground.model_fields_set - said - _NOT_SAID):
        if getattr(use.ground, name):
            message = f"`{name}` is given, and the letter has no use for it under {use.claim.reliance}"
            no_test = name == "public_interest" and use.claim.rule.kind is Kind.ABSOLUTE
            advice = (
                "it is absolute: no public interest test" if no_test else "delete it, or say it in `reason`"
            )
            yield Problem("input-unused", message, place((*use.path, name)), advice)


def _needs(claim: Claim, requirement: Requirement) -> str:
    return f"{claim.reliance} ({claim.rule.title}) needs `{requirement.input}`"


def _ncnd_problems(use: GroundUse, library: Library, place: PlaceOf) -> Iterator[Problem]:
    """A clause for neither confirming nor denying goes with that outcome, and nothing else does."""
    outcomes = {holder.outcome for holder in use.holders if isinstance(holder, Decision)}
    if use.claim.ncnd and outcomes - {Outcome.NCND}:
        message = f"{use.claim.rule.cite} is for neither confirming nor denying, but the outcome is {outcomes.pop()}"
        advice = "cite the exemption itself, or write the outcome `ncnd`"
        yield Problem("ncnd-clause", message, place((*use.path, "cite")), advice)
    if Outcome.NCND in outcomes and not use.claim.ncnd:
        section = library.in_section(use.claim.rule.cite)
        clauses = [str(clause.cite) for exemption in section for clause in exemption.ncnd]
        message = f"{use.claim.rule.cite} is no ground for neither confirming nor denying"
        advice = f"cite {' or '.join(clauses)}" if clauses else "the exemption has no such clause"
        yield Problem("ncnd-clause", message, place((*use.path, "cite")), advice.replace(NO_BREAK_SPACE, " "))


_CLAIMANTS: dict[ClaimedBy, tuple[Callable[[Authority], bool], str, str]] = {
    ClaimedBy.GOVERNMENT_DEPARTMENT: (
        lambda authority: authority.government_department,
        "is open to government departments and the Welsh Government alone",
        "write `government_department: true` in the profile if it is one",
    ),
    ClaimedBy.INVESTIGATING_BODY: (
        lambda authority: bool(authority.investigates),
        "is open only to an authority with a duty or power to investigate offences",
        "name the duty or power in the profile as `investigates`",
    ),
    ClaimedBy.AUDIT_BODY: (
        lambda authority: bool(authority.audits),
        "is open only to an authority that audits other authorities",
        "name that function and its law in the profile as `audits`; internal audit of oneself is not covered",
    ),
}


def _claimant_problems(use: GroundUse, authority: Authority, place: PlaceOf) -> Iterator[Problem]:
    who = _CLAIMANTS.get(use.claim.claimed_by)
    if who and not who[0](authority):
        message = (
            f"{use.claim.rule.cite} {who[1]}, and the profile of {authority.name} does not say that it is"
        )
        yield Problem("claimant", message, place((*use.path, "cite")), who[2])


def _exclusive(made: list[GroundUse], place: PlaceOf) -> Iterator[Problem]:
    """Two exemptions that cannot hold for the same information, relied on in one decision or document."""
    by_holder: dict[int, list[GroundUse]] = {}
    for use in made:
        by_holder.setdefault(id(use.holders[0]), []).append(use)
    told: set[tuple[Path_, Citation]] = set()
    for together in by_holder.values():
        for use in together:
            clash = next(
                (each for each in together if each.claim.exemption.id in use.claim.exemption.not_with), None
            )
            certain = clash and not (use.ground.in_the_alternative or clash.ground.in_the_alternative)
            if clash and certain and (use.path, clash.claim.rule.cite) not in told:
                told.add((use.path, clash.claim.rule.cite))
                message = (
                    f"{use.claim.rule.cite} cannot hold for the same information as {clash.claim.rule.cite}"
                )
                advice = "give each its own slice or document, or write `in_the_alternative: true` in one"
                yield Problem("exclusive-exemptions", message, place((*use.path, "cite")), advice)
