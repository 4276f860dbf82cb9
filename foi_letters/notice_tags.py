"""The tags of the letters other than a response: extension, clarification, fees, transfer, internal review."""

from decimal import Decimal

from foi_letters import tags
from foi_letters.assembly.values import Blocks
from foi_letters.case import Case
from foi_letters.citation import join_reliances
from foi_letters.dated import CostLimit
from foi_letters.drafting import Drafter
from foi_letters.ground_tags import cost_tags
from foi_letters.layout import table
from foi_letters.notice import Complaint, Finding, Lacking
from foi_letters.reliance import GroundUse
from foi_letters.standard import Standard
from foi_letters.typography import day


def extension(case: Case, uses: tuple[GroundUse, ...]) -> tags.Extension | None:
    """More time for the public interest test."""
    if case.extension is None:
        return None
    asked = case.extension.questions or tuple(leaf.id for leaf in case.questions.leaves)
    return tags.Extension(
        questions=case.questions.phrase(asked),
        citations=join_reliances(use.claim.reliance for use in uses if use.pending),
        new_date=day(case.extension.new_date),
        reason=case.extension.reason,
    )


def clarification(case: Case) -> tags.Clarification | None:
    """What the authority needs to know."""
    if case.clarification is None:
        return None
    points = tuple(
        tags.ClarificationPoint(
            case.questions.phrase(each.questions), each.unclear, each.question, each.suggestion
        )
        for each in case.clarification.ask
    )
    lacking = [_LACKING[each] for each in case.clarification.missing]
    return tags.Clarification(
        points,
        day(case.clarification.by) if case.clarification.by else None,
        " or ".join(lacking) or None,
    )


_LACKING = {
    Lacking.NAME: "your name",
    Lacking.ADDRESS: "an address for our answer",
    Lacking.DESCRIPTION: "a description of the information that you want",
}


def fees(case: Case, lapses: str, limit: CostLimit) -> tags.Fees | None:
    """A fees notice; the total is worked out."""
    if case.fees is None:
        return None
    total = sum((item.pounds for item in case.fees.items), Decimal())
    lines = [(item.what[:1].upper() + item.what[1:], _amount(item.pounds)) for item in case.fees.items]
    grid = table(
        ("For", "Amount"),
        [*lines, ("Total", _amount(total))],
        widths=(0.6, 0.2),
        bold=lambda row, _: row == len(lines),
    )
    return tags.Fees(
        items=Blocks((grid,)),
        total=_amount(total),
        how_to_pay=case.fees.how_to_pay,
        lapses=lapses,
        cost=cost_tags(case.fees.over_limit, limit) if case.fees.over_limit else None,
    )


def _amount(value: Decimal) -> str:
    return f"£{value:,.2f}"


def transfer(case: Case) -> tags.Transfer | None:
    """Another authority that should answer."""
    if case.transfer is None:
        return None
    asked = case.transfer.questions or tuple(leaf.id for leaf in case.questions.leaves)
    return tags.Transfer(
        questions=case.questions.phrase(asked),
        to=case.transfer.to,
        contact=case.transfer.contact,
        reason=case.transfer.reason,
        transferred=day(case.transfer.transferred) if case.transfer.transferred else None,
    )


_FINDINGS = {
    Finding.UPHELD: (Standard.FINDING_UPHELD, "first decision upheld"),
    Finding.PART: (Standard.FINDING_PART, "first decision upheld in part"),
    Finding.OVERTURNED: (Standard.FINDING_OVERTURNED, "first decision replaced"),
    Finding.ACCEPTED: (Standard.FINDING_ACCEPTED, "complaint accepted"),
    Finding.NOTED: (Standard.FINDING_NOTED, "noted"),
}


def review(case: Case) -> tags.ReviewOutcome | None:
    """The outcome of an internal review, as far as its opening names it: without the findings."""
    if case.review is None:
        return None
    return tags.ReviewOutcome(
        of=case.review.of,
        answered=day(case.review.answered),
        requested=day(case.review.requested),
        reviewer=case.review.reviewer,
    )


def findings(case: Case, drafter: Drafter) -> tuple[tags.Complaint, ...]:
    """A finding for each ground of complaint of an internal review."""
    complaints = case.review.complaints if case.review else ()
    return tuple(_complaint(case, each, number, drafter) for number, each in enumerate(complaints, 1))


def _complaint(case: Case, complaint: Complaint, number: int, drafter: Drafter) -> tags.Complaint:
    block, label = _FINDINGS[complaint.finding]
    questions = case.questions.phrase(complaint.questions)
    about = f" ({questions})" if questions else ""
    return tags.Complaint(
        heading=f"Point {number}{about}: {label}",
        complaint=complaint.complaint,
        questions=questions or None,
        reason=complaint.reason,
        body=drafter.prose(f"You complained that {complaint.complaint}.")
        + drafter.say(block)
        + drafter.prose(complaint.reason),
    )
