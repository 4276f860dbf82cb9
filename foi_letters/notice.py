"""What the letters other than a response say: extension, clarification, fees, transfer, internal review."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from foi_letters.decision import Grounds, Ids
from foi_letters.ground import Cost
from foi_letters.officer_words import Phrase, Sentence
from foi_letters.typography import day
from foi_letters.yamlmodel import Day, FileModel, OneOrMore, Text


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
    about: Phrase | None = None
    """What it was about, or what part it plays here."""

    @property
    def named(self) -> str:
        """As a letter to the requester names it."""
        about = f" about {self.about}" if self.about else ""
        answered = f", which we answered on {day(self.date)}" if self.date else ""
        return f"your request with reference {self.reference}{about}{answered}"


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


def _after_that(text: str) -> str:
    return text.removeprefix("that ")


class Complaint(FileModel):
    """One ground of complaint, and what the review found."""

    complaint: Annotated[Phrase, AfterValidator(_after_that)]
    """What the requester complained of, to follow "you complained that"."""
    finding: Finding
    """upheld (the first decision stands), part, overturned, accepted (the complaint about how we dealt with it is right) or
    noted.
    """
    questions: Ids = ()
    """The questions it is about."""
    reason: Sentence
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
    complaints: Annotated[tuple[Complaint, ...], OneOrMore, Field(min_length=1)]
    """The grounds of complaint, each with its finding."""


class Extension(FileModel):
    """More time for the public interest test (sections 10(3) and 17(2))."""

    grounds: Annotated[Grounds, Field(min_length=1)]
    """The qualified exemptions that are engaged, each with its reasons but without a public interest test yet."""
    new_date: Day
    """The estimated date of the decision."""
    reason: Sentence
    """Why more time is reasonable."""
    questions: Ids = ()
    """The questions that it concerns; left out where it is all of them."""


class Lacking(StrEnum):
    """What section 8(1) wants of a request, and a message may lack."""

    NAME = "name"
    ADDRESS = "address"
    DESCRIPTION = "description"


class Clarification(FileModel):
    """A request for clarification under section 1(3), or for what makes a message a request under section 8(1)."""

    ask: Annotated[tuple["ClarificationPoint", ...], OneOrMore, Field(min_length=1)]
    """What the authority needs to know."""
    missing: Annotated[tuple[Lacking, ...], OneOrMore] = ()
    """What a message lacks to be a request at all (section 8(1)): name, address or description."""
    by: Day | None = None
    """The date after which the authority takes the request as closed, if it sets one."""


class ClarificationPoint(FileModel):
    """One thing that is unclear."""

    unclear: Sentence
    """What is unclear, and why it cannot be answered as it stands."""
    question: Text
    """The question to the requester."""
    suggestion: Sentence | None = None
    """What the requester may have meant, or could ask for."""
    questions: Ids = ()
    """The questions that it is about."""


def _sum(value: object) -> object:
    """A sum of money as written: "£1,250.40" is 1250.40."""
    if isinstance(value, str) and re.fullmatch(r"£?\s*\d{1,3}(,\d{3})*(\.\d+)?|£\s*\d+(\.\d+)?", value):
        return re.sub(r"[£,\s]", "", value)
    return value


class FeeItem(FileModel):
    """One line of a fee."""

    what: Text
    """What is charged for, for example "postage" or "copying 40 pages"."""
    pounds: Annotated[Decimal, BeforeValidator(_sum), Field(ge=0, decimal_places=2)]
    """The amount in pounds, such as 8.95 or £8.95."""


class Fees(FileModel):
    """A fees notice under section 9, or a fee under section 13 for a request over the cost limit."""

    items: Annotated[tuple[FeeItem, ...], OneOrMore, Field(min_length=1)]
    """The lines of the fee; the total is worked out."""
    over_limit: Cost | None = None
    """The estimate of cost, where the request is over the limit of section 12 and the fee is one under section 13."""
    how_to_pay: Sentence
    """How to pay."""


class Transfer(FileModel):
    """A request that another authority should answer."""

    to: Text
    """The name of the other authority."""
    contact: str | None = None
    """How to reach it."""
    reason: Sentence
    """Why the authority believes that the other one holds the information."""
    transferred: Day | None = None
    """When the request was passed on; left out where the requester is only told where to ask."""
    questions: Ids = ()
    """The questions that it concerns; left out where it is all of them."""
