"""The tags of a ground of refusal, made from the case file and the law."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from foi_letters import tags
from foi_letters.assembly.values import Blocks, Inline, Link, Table
from foi_letters.citation import join, join_reliances
from foi_letters.dated import CostLimit
from foi_letters.ground import Cost, CostItem, Ground, Place, Publication, PublicInterest, QualifiedPerson
from foi_letters.layout import bullets, table
from foi_letters.reliance import GroundUse
from foi_letters.request import Questions
from foi_letters.typography import day, hours, pounds


def ground_tags(
    use: GroundUse,
    *,
    together_with: Sequence[GroundUse],
    alternatives: Sequence[GroundUse],
    questions: Questions,
    limit: CostLimit | None,
) -> tags.Ground:
    """The tags of one ground. `together_with` are all those whose public interest is weighed together, and
    `alternatives` all those of which the letter does not say which applies, it included.
    """
    ground, claim = use.ground, use.claim
    asked = questions.phrase(use.questions)
    return tags.Ground(
        citation=str(claim.reliance),
        provision=str(claim.rule.cite),
        alternatives=join_reliances((each.claim.reliance for each in alternatives), alternative=True) or None,
        title=claim.rule.title,
        via=join(claim.via) or None,
        via_title=claim.via_title or None,
        questions=asked,
        applies_to=_QUESTIONS.sub(f"the information asked for in {asked}", ground.applies_to),
        reason=ground.reason,
        harm=_harm(ground),
        public_interest=_balance(use.combined or ground.public_interest),
        balanced_with=join(each.claim.rule.cite for each in together_with) or None,
        identifiability=_identifiability(ground),
        purpose=ground.purpose,
        necessity=ground.necessity,
        balance=ground.balance,
        expectations=ground.expectations,
        criminal_offence=ground.criminal_offence,
        special_category=ground.special_category,
        place=bullets(map(_place, ground.place)),
        publish=_publish(ground.publish),
        qualified_person=_qualified_person(ground.qualified_person),
        offence=ground.offence,
        function=ground.function,
        third_party=ground.third_party,
        privilege=tags.Privilege(**ground.privilege.model_dump()) if ground.privilege else None,
        confidence=tags.Confidence(**ground.confidence.model_dump()) if ground.confidence else None,
        enactment=tags.Enactment(**ground.enactment.model_dump()) if ground.enactment else None,
        certificate=ground.certificate,
        cost=cost_tags(ground.cost, limit) if ground.cost and limit else None,
        earlier=ground.earlier,
    )


_QUESTIONS = re.compile(
    r"^(((the|this|your|all of the) )?(whole )?request|(the )?questions? [^ ]+(( to | and |, ?)[^ ]+)*)$",
    re.IGNORECASE,
)
"""What is withheld, named by the question alone: "question 3", "the request"."""


def _harm(ground: Ground) -> tags.Harm | None:
    if ground.harm is None:
        return None
    harm = ground.harm
    return tags.Harm(harm.interest, harm.mechanism, harm.causal_link, str(harm.limb), harm.evidence or None)


def _balance(test: PublicInterest | None) -> tags.PublicInterest | None:
    if test is None:
        return None
    favouring, against = (bullets((each,) for each in side) for side in (test.favouring, test.against))
    return tags.PublicInterest(favouring, against, test.balance)


def _identifiability(ground: Ground) -> tags.Identifiability | None:
    given = ground.identifiability
    if given is None:
        return None
    return tags.Identifiability(**given.model_dump())


def _publish(publication: Publication | None) -> tags.Publish | None:
    return tags.Publish(**publication.model_dump()) if publication else None


def _qualified_person(given: QualifiedPerson | None) -> tags.QualifiedPerson | None:
    if given is None:
        return None
    return tags.QualifiedPerson(given.post, day(given.date), given.opinion, given.authorised_by)


def _place(place: Place) -> Iterable[Inline]:
    yield Link(place.title, place.url) if place.url else place.title
    if place.url:
        yield f" ({place.url})"
    if place.how:
        yield f": {place.how}"


# the estimate of cost


def _hours_of(item: CostItem) -> Decimal:
    return item.units * item.minutes_each / 60


def cost_tags(cost: Cost, limit: CostLimit) -> tags.Cost:
    """An estimate with its arithmetic."""
    total = sum(map(_hours_of, cost.items), Decimal())
    return tags.Cost(
        items=Blocks((_estimate(cost, total),)),
        method=cost.method,
        aggregated_with=cost.aggregated_with,
        hours=hours(total),
        pounds=pounds(total * limit.rate),
        rate=pounds(limit.rate),
        limit=pounds(limit.pounds),
        limit_hours=hours(limit.hours),
        instrument=limit.law.instrument,
    )


def _estimate(cost: Cost, total: Decimal) -> Table:
    rows = [
        (
            item.task[:1].upper() + item.task[1:],
            f"{item.units:,}",
            f"{item.minutes_each.normalize():f}",
            hours(_hours_of(item)),
        )
        for item in cost.items
    ]
    return table(
        ("Activity", "Number", "Minutes each", "Time"),
        [*rows, ("Total", "–", "–", hours(total))],
        widths=(0.46, 0.16, 0.18, 0.2),
        bold=lambda row, _: row == len(rows),
    )
