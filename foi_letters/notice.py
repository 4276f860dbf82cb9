"""What the letters other than a response say: extension, clarification, fees, transfer, internal review."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from foi_letters.decision import Grounds, Ids
from foi_letters.yamlmodel import Day, FileModel, Text


class ClockKind(StrEnum):
    """What stops or restarts the time for answering."""

    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_RECEIVED = "clarification_received"
    FEE_ASKED = "fee_asked"
    FEE_PAID = "fee_paid"


class ClockEvent(FileModel):
    """An event that bears on the time for answering."""

    event: ClockKind
    """What happened."""
    date: Day
    """When."""


class Earlier(FileModel):
    """An earlier request or answer that this one refers to."""

    reference: Text
    """Its reference."""
    date: Day | None = None
    """When it was answered."""
    about: str | None = None
    """What it was about, or what part it plays here."""


class Finding(StrEnum):
    """What an internal review finds on a ground of complaint."""

    UPHELD = "upheld"
    """The first decision stands."""
    PART = "part"
    """The first decision stands in part."""
    OVERTURNED = "overturned"
    """The first decision is replaced."""
    ACCEPTED = "accepted"
    """The complaint is right, and is not about what was decided: a late answer, or too little help."""
    NOTED = "noted"
    """Nothing turns on it, or it is answered without a change."""


class Complaint(FileModel):
    """One ground of complaint, and what the review found."""

    complaint: Text
    """What the requester complained of, to follow "you complained that"."""
    finding: Finding
    """upheld (the first decision stands), part, overturned, accepted (the complaint about how we dealt with it is right) or
    noted.
    """
    questions: Ids = ()
    """The questions it is about."""
    reason: Text
    """Why the review came to this finding."""


class InternalReview(FileModel):
    """The outcome of an internal review."""

    of: Text
    """The reference of the answer under review."""
    answered: Day
    """The date of that answer."""
    requested: Day
    """When the review was asked for."""
    reviewer: Text
    """The post of the reviewer, who took no part in the first decision."""
    complaints: Annotated[tuple[Complaint, ...], Field(min_length=1)]
    """The grounds of complaint, each with its finding."""


class Extension(FileModel):
    """More time for the public interest test (sections 10(3) and 17(2))."""

    grounds: Annotated[Grounds, Field(min_length=1)]
    """The qualified exemptions that are engaged, each with its reasons but without a public interest test yet."""
    new_date: Day
    """The estimated date of the decision."""
    reason: Text
    """Why more time is reasonable."""
    questions: Ids = ()
    """The questions that it concerns; left out where it is all of them."""


class Clarification(FileModel):
    """A request for clarification under section 1(3)."""

    ask: Annotated[tuple["ClarificationPoint", ...], Field(min_length=1)]
    """What the authority needs to know."""
    by: Day | None = None
    """The date after which the authority takes the request as closed, if it sets one."""


class ClarificationPoint(FileModel):
    """One thing that is unclear."""

    unclear: Text
    """What is unclear, and why it cannot be answered as it stands."""
    question: Text
    """The question to the requester."""
    suggestion: str | None = None
    """What the requester may have meant, or could ask for."""
    questions: Ids = ()
    """The questions that it is about."""


class FeeItem(FileModel):
    """One line of a fee."""

    what: Text
    """What is charged for, for example "postage" or "copying 40 pages"."""
    pounds: Annotated[Decimal, Field(ge=0, decimal_places=2)]
    """The amount in pounds."""


class Fees(FileModel):
    """A fees notice under section 9."""

    items: Annotated[tuple[FeeItem, ...], Field(min_length=1)]
    """The lines of the fee; the total is worked out."""
    how_to_pay: Text
    """How to pay."""


class Transfer(FileModel):
    """A request that another authority should answer."""

    to: Text
    """The name of the other authority."""
    contact: str | None = None
    """How to reach it."""
    reason: Text
    """Why the authority believes that the other one holds the information."""
    transferred: Day | None = None
    """When the request was passed on; left out where the requester is only told where to ask."""
    questions: Ids = ()
    """The questions that it concerns; left out where it is all of them."""
