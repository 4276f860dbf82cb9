"""What is wrong with the grounds of a case, given the law: provisions, inputs that are missing, who may claim them."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from foi_letters.authority import Authority
from foi_letters.case import Case
from foi_letters.checking import PlaceOf
from foi_letters.citation import NO_BREAK_SPACE, Citation
from foi_letters.claim import Claim
from foi_letters.decision import Decision, Outcome
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption import Library
from foi_letters.ground import Ground
from foi_letters.provision import ClaimedBy, Kind, Requirement, When
from foi_letters.reliance import GroundUse, use_of, written
from foi_letters.yamlfile import Path_


def problems(case: Case, authority: Authority, library: Library, place: PlaceOf) -> Iterator[Problem]:
    """What is wrong with the grounds of a case, given the law: provisions, inputs that are missing, who may claim."""
    made: list[GroundUse] = []
    seen: set[Ground] = set()
    for path, holder, ground in written(case):
        try:
            use = use_of(case, library, ground, [(path, holder)])
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
