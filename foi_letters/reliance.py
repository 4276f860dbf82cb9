"""Grounds as they are relied on: each ground once, with the provision that it claims and everything it covers.

A ground that several decisions and documents share is one reliance. What the library needs said for it (`ground_check`)
and which blocks of wording fit it (`GroundUse.facts`) both follow from here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from foi_letters.case import Case, GroundHolder
from foi_letters.citation import Citation, listed
from foi_letters.claim import Claim
from foi_letters.decision import GIVES, Decision, Document, Outcome, Treatment
from foi_letters.exemption import Library
from foi_letters.ground import Ground, Limb, PublicInterest
from foi_letters.notice import Extension
from foi_letters.provision import Kind, When
from foi_letters.yamlfile import Path_


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
    for path, holder, ground in written(case):
        found.setdefault(ground, []).append((path, holder))
    made = [use_of(case, library, ground, places) for ground, places in found.items()]
    leaves = [leaf.id for leaf in case.questions.leaves]

    def place(use: GroundUse) -> tuple[Citation, tuple[Citation, ...], int]:
        first = leaves.index(use.questions[0]) if use.questions else 0
        return use.claim.rule.cite, use.claim.via, first

    in_order = sorted(made, key=place)
    last = {use.combined: use for use in in_order if use.combined}
    return tuple(
        replace(use, balance_here=use.combined is not None and last[use.combined] is use) for use in in_order
    )


def written(case: Case) -> Iterator[tuple[Path_, GroundHolder, Ground]]:
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


def use_of(
    case: Case, library: Library, ground: Ground, places: list[tuple[Path_, GroundHolder]]
) -> GroundUse:
    """A ground with its claim. Raises InputError where it cannot be claimed as cited."""
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
