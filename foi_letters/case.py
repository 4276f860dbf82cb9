"""The case file: one request and what the authority decided about it.

`casefile.load` reads it, with the authority's profile and the library, and checks that it hangs together.
"""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812  a case has a `date` of its own
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from foi_letters.authority import Signatory
from foi_letters.decision import GIVES, Decision, Document, Ids
from foi_letters.figures_spec import FiguresSpec
from foi_letters.ground import Ground
from foi_letters.notice import (
    Clarification,
    ClockEvent,
    Earlier,
    Extension,
    Fees,
    InternalReview,
    Transfer,
)
from foi_letters.officer_words import Phrase
from foi_letters.regime import Regime
from foi_letters.request import Questions, Request, spelled_out
from foi_letters.yamlfile import Path_, Value
from foi_letters.yamlmodel import Day, FileModel, OneOrMore, Text

GroundHolder = Decision | Document | Extension
"""What relies on grounds."""


class LetterKind(StrEnum):
    """The letters of the Act."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    FEES_NOTICE = "fees_notice"
    TIME_EXTENSION = "time_extension"
    TRANSFER = "transfer"
    RESPONSE = "response"
    INTERNAL_REVIEW = "internal_review"


ANSWERS = frozenset({LetterKind.RESPONSE, LetterKind.INTERNAL_REVIEW})
"""The letters that answer the questions; the others have no decisions."""


class Requester(FileModel):
    """Who asked, and where the answer goes. Never part of what is published."""

    name: Text
    """The name as the requester gave it."""
    salutation: str | None = None
    """How the letter addresses the requester, to follow "Dear": "Ms Sample". The name, where left out."""
    address: tuple[Text, ...] = ()
    """The postal address, line by line, if there is one."""
    email: str | None = None
    """The email address, if there is one."""


class NoteKind(StrEnum):
    """What a note is for; it decides where in the letter it stands."""

    CONTEXT = "context"
    ADVICE = "advice"
    APOLOGY = "apology"
    REUSE = "reuse"
    HOW_TO_OPEN = "how_to_open"
    INTERPRETATION = "interpretation"
    DEFINITION = "definition"


class Note(FileModel):
    """A passage of the officer's own."""

    kind: NoteKind
    """context, advice, apology, reuse, how_to_open, interpretation or definition."""
    text: Text
    """The passage. A blank line begins a new paragraph; a figure is quoted as [[table | row | column]]."""
    questions: Ids = ()
    """The questions it belongs to; left out where it belongs to the whole letter."""


class Confirmation(FileModel):
    """The officer's answer to a check that only a person can decide."""

    rule: Text
    """The id of the rule, as `foi-letters check` prints it."""
    reason: Text
    """Why it is in order."""
    by: Text
    """The post of the person who confirms it."""


class Clearance(FileModel):
    """Someone who had to agree before the letter goes, and when they did. Kept in the audit record."""

    role: Text
    """In what role, for example "lawyer" or "information asset owner"."""
    date: Day
    """When."""


class Form(FileModel):
    """The form in which the requester asked for the information (section 11)."""

    asked: Text
    """What was asked for, for example "a spreadsheet" or "paper copies by post"."""
    given: bool = True
    """Whether it is given in that form."""
    reason: str | None = None
    """Why not, where it is not."""


class Case(FileModel):
    """A request under an access law, and one letter about it."""

    reference: Text
    """The authority's reference of the request."""
    received: Day
    """The day it was received, whatever the hour; day zero of the time for answering."""
    date: Day
    """The date of the letter. The law, the regulator and the wording of that day are used."""
    letter: LetterKind = LetterKind.RESPONSE
    """Which letter: response, acknowledgement, clarification, fees_notice, time_extension, transfer or internal_review."""
    regime: Regime
    """FOIA, EIR, FOISA or EISR."""
    authority: Text
    """The authority's profile: a path relative to this file."""
    requester: Requester
    """Who asked."""
    subject: Phrase
    """What the request is about, in a few words: "allegations against serving officers"."""
    preamble: str | None = None
    """What the requester wrote before the first question, where the questions depend on it."""
    requests: Annotated[tuple[Request, ...], Field(min_length=1)]
    """The questions, each with its parts."""
    grounds: dict[str, Ground] = Field(default_factory=dict)
    """Grounds that several decisions or documents share, each under a name of your choice."""
    decisions: tuple[Decision, ...] = ()
    """What was decided; together they answer every question once."""
    documents: tuple[Document, ...] = ()
    """The schedule of documents, if documents were asked for."""
    figures: FiguresSpec | None = None
    """The tables and figures: where they come from and how they are made. Small counts are suppressed in them."""
    notes: Annotated[tuple[Note, ...], OneOrMore] = ()
    """Context, advice, definitions and the like, in your words."""
    clock: tuple[ClockEvent, ...] = ()
    """Clarification asked and received, fee asked and paid: what stopped or restarted the time for answering."""
    holding_letter: Day | None = None
    """The date of an earlier letter that gave more time, if there was one."""
    extended_to: Day | None = None
    """The date that the earlier letter gave for the decision, where it gave more time under section 10(3)."""
    earlier: Annotated[tuple[Earlier, ...], OneOrMore] = ()
    """Earlier requests or answers that this one refers to."""
    signatory: Signatory | None = None
    """Who signs; the authority's profile, where left out."""
    extension: Extension | None = None
    """For a time_extension letter."""
    clarification: Clarification | None = None
    """For a clarification letter."""
    fees: Fees | None = None
    """For a fees_notice letter."""
    transfer: Transfer | None = None
    """For a transfer letter."""
    review: InternalReview | None = None
    """For an internal_review letter."""
    form: Form | None = None
    """The form in which the requester asked for the information, if one was asked for."""
    confirmations: Annotated[tuple[Confirmation, ...], OneOrMore] = ()
    """Checks that a person has decided, each with the reason."""
    clearances: tuple[Clearance, ...] = ()
    """Who agreed to the letter."""

    @model_validator(mode="before")
    @classmethod
    def _lists_of_questions(cls, value: Value) -> Value:
        return spelled_out(value, value.get("requests")) if isinstance(value, dict) else value

    @cached_property
    def questions(self) -> Questions:
        """The questions as a whole: what ids cover, and how lists of them are printed."""
        return Questions(self.requests)

    def placed_requests(self) -> Iterator[tuple[Path_, Request]]:
        """Every question and part, with its path in the file."""
        for number, request in enumerate(self.requests):
            yield from _placed(request, ("requests", number))

    def leaves_of(self, decision: Decision) -> tuple[str, ...]:
        """The ids of the leaves that a decision answers."""
        return self.questions.covered(decision.questions)

    def decisions_on(self, leaf: str) -> tuple[Decision, ...]:
        """The decisions that answer a question."""
        wanted = set(self.questions.covered([leaf]))
        return tuple(each for each in self.decisions if wanted & set(self.leaves_of(each)))

    def tables_of(self, decision: Decision) -> tuple[str, ...]:
        """The ids of the tables that answer what a decision is about: those it names, or those that name its questions.

        A decision about a part, or one that gives nothing, has only those that it names.
        """
        if decision.tables or not self.figures or decision.slice or decision.outcome not in GIVES:
            return decision.tables
        leaves = set(self.leaves_of(decision))
        return tuple(id_ for id_, covered in self._covered_by_tables.items() if leaves & covered)

    @cached_property
    def _covered_by_tables(self) -> dict[str, frozenset[str]]:
        """The leaves that each table names."""
        tables = self.figures.tables if self.figures else ()
        return {table.id: frozenset(self.questions.covered(table.questions)) for table in tables}

    def extended_within(self, due: Date) -> Date | None:
        """The date to which more time was taken (section 10(3)), if that was said by the day on which it was due."""
        in_time = self.holding_letter is None or self.holding_letter <= due
        return self.extended_to if in_time else None

    @property
    def waiting(self) -> frozenset[str]:
        """The leaves whose decision waits, in a letter that takes more time for some questions and answers the others."""
        return frozenset(self.questions.covered(self.extension.questions) if self.extension else ())

    def documents_of(self, decision: Decision) -> tuple[Document, ...]:
        """The documents that a decision names."""
        return tuple(document for document in self.documents if document.id in decision.documents)

    def ground_holders(self) -> Iterator[tuple[Path_, GroundHolder]]:
        """Everything that relies on grounds, with its path in the file."""
        yield from ((("decisions", n), decision) for n, decision in enumerate(self.decisions))
        yield from ((("documents", n), document) for n, document in enumerate(self.documents))
        if self.extension:
            yield ("extension",), self.extension

    def grounds_of(self, holder: GroundHolder) -> tuple[Ground, ...]:
        """The grounds of a decision, document or extension, those given by name looked up; unknown names left out."""
        found = (self.grounds.get(each) if isinstance(each, str) else each for each in holder.grounds)
        return tuple(ground for ground in found if ground)

    def document_grounds(self, decision: Decision) -> tuple[Ground, ...]:
        """The grounds for what is withheld of the documents of a decision."""
        return tuple(
            ground for document in self.documents_of(decision) for ground in self.grounds_of(document)
        )


def _placed(request: Request, path: Path_) -> Iterator[tuple[Path_, Request]]:
    yield path, request
    for number, part in enumerate(request.parts):
        yield from _placed(part, (*path, "parts", number))
