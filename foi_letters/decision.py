"""Decisions: which questions, what outcome, on what grounds; and the schedule of documents."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from foi_letters.citation import listed
from foi_letters.ground import Ground, PublicInterest
from foi_letters.officer_words import Phrase, Sentence
from foi_letters.yamlmodel import FileModel, OneOrMore, Text, one_or_more


class Outcome(StrEnum):
    """What a decision comes to."""

    DISCLOSED = "disclosed"
    """All of it is given."""
    NIL = "nil"
    """It is held, and the answer is none."""
    PARTIAL = "partial"
    """Some is given and some withheld."""
    WITHHELD = "withheld"
    """None is given."""
    NOT_HELD = "not_held"
    """The authority does not hold it."""
    NCND = "ncnd"
    """The authority neither confirms nor denies holding it."""
    COST = "cost"
    """Answering would cost more than the limit (section 12)."""
    VEXATIOUS = "vexatious"
    """Section 14(1)."""
    REPEATED = "repeated"
    """Section 14(2)."""
    OUT_OF_SCOPE = "out_of_scope"
    """It falls outside what was asked, or outside the Act."""
    NOT_INFORMATION = "not_information"
    """It does not ask for recorded information; it is answered outside the Act."""
    EXPLAINED = "explained"
    """It is answered by an explanation."""
    WITHDRAWN = "withdrawn"
    """The requester withdrew it."""


REFUSALS = frozenset(
    {
        Outcome.PARTIAL,
        Outcome.WITHHELD,
        Outcome.NCND,
        Outcome.COST,
        Outcome.VEXATIOUS,
        Outcome.REPEATED,
    }
)
"""The outcomes that are a refusal, in whole or part, and so make the letter a notice under section 17."""


_SAID_OTHERWISE = {
    **dict.fromkeys(
        ("refused", "exempt", "exempted", "refuse", "redacted"), "withheld, or partial where some is given"
    ),
    **dict.fromkeys(("granted", "released", "answered", "provided", "full", "yes", "given"), "disclosed"),
    **dict.fromkeys(("partially disclosed", "part", "in part", "partially withheld"), "partial"),
    **dict.fromkeys(("none", "zero", "no"), "nil, or not_held where no record is held"),
    **dict.fromkeys(("s12", "s.12", "section 12", "over limit", "too costly"), "cost"),
    **dict.fromkeys(("s14", "s.14", "section 14"), "vexatious or repeated"),
    **dict.fromkeys(("s21", "s.21", "section 21"), "withheld, with the ground 21(1)"),
    **dict.fromkeys(("neither confirm nor deny", "neither confirmed nor denied"), "ncnd"),
    **dict.fromkeys(("information not held", "no information held"), "not_held"),
    **dict.fromkeys(("not in scope", "outside scope"), "out_of_scope"),
}
"""Words that officers use, and the outcome to write."""


def _outcome(value: object) -> object:
    """An outcome as written: upper case, spaces and hyphens do not matter; a word of another's has its advice."""
    if not isinstance(value, str):
        return value
    said = value.strip().lower()
    if said in _SAID_OTHERWISE:
        raise ValueError(f"'{value}' is not an outcome\nwrite {_SAID_OTHERWISE[said]}")
    written = re.sub(r"[\s-]+", "_", said)
    return written if written in set(Outcome) else value


GIVES = frozenset({Outcome.DISCLOSED, Outcome.NIL, Outcome.PARTIAL, Outcome.EXPLAINED})
"""The outcomes under which information is given."""


Ids = Annotated[tuple[Text, ...], BeforeValidator(one_or_more, json_schema_input_type=str | list[str])]
"""One id, or a list of them."""


class Slice(FileModel):
    """The part of a question that a decision is about, where it is not all of it. At least one key."""

    period: str | None = None
    """A period, for example "September 2024" or "2018/19"."""
    rows: Ids = ()
    """Rows or groups, for example "ages 18 to 39"."""
    columns: Ids = ()
    """Columns or items of data, for example "the dates of birth"."""
    documents: Ids = ()
    """Ids of documents."""
    text: str | None = None
    """The part in your words, to follow "as to": "arrests for offences of terrorism"."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.phrase and not self.documents:
            raise ValueError("a slice needs one of: period, rows, columns, documents, text")
        return self

    @property
    def phrase(self) -> str:
        """The slice as printed."""
        if self.text:
            return self.text
        terms = [listed(self.rows), listed(self.columns), self.period or ""]
        return ", ".join(term for term in terms if term)


class Assist(FileModel):
    """Advice and assistance under section 16."""

    text: Sentence | None = None
    """Advice in your words."""
    offer: Phrase | None = None
    """A narrower request that could be answered, to follow "we could": "give the figures for one year"."""
    try_: Annotated[tuple[Text, ...], OneOrMore, Field(alias="try")] = ()
    """Others who may hold the information, each with where to ask."""
    given_instead: Sentence | None = None
    """What is given by way of assistance in place of what is withheld."""
    impossible: Sentence | None = None
    """Why no narrower request could be answered, if that is so."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.offer or self.try_ or self.given_instead or self.impossible):
            raise ValueError("advice needs one of: text, offer, try, given_instead, impossible")
        return self


def _ground_kind(value: object) -> str:
    return "name" if isinstance(value, str) else "ground"


GroundOrName = Annotated[
    Annotated[Ground, Tag("ground")] | Annotated[Text, Tag("name")], Discriminator(_ground_kind)
]
"""A ground written out, or the name of one under the case's `grounds:`."""

Grounds = Annotated[tuple[GroundOrName, ...], OneOrMore]
"""One ground, or a list of them."""


class Decision(FileModel):
    """What the authority decided about one or more questions."""

    questions: Annotated[Ids, Field(min_length=1)]
    """The ids of the questions. A question with parts stands for all its parts."""
    outcome: Annotated[Outcome | None, BeforeValidator(_outcome)] = None
    """What the decision comes to. Left out only beside `same_as`."""
    slice: Slice | None = None
    """The part of the question that this decision is about, if it is not all of it."""
    same_as: str | None = None
    """The id of the question whose answer serves for this one: the letter says "see the answer to question 1"."""
    answer: Sentence | None = None
    """The answer in your words. A figure is quoted as [[table | row | column]]."""
    tables: Ids = ()
    """Ids of the tables under `figures` that answer it."""
    documents: Ids = ()
    """Ids of the documents that answer it."""
    grounds: Grounds = ()
    """The grounds of a refusal: each written out, or the name of one under the case's `grounds`."""
    public_interest: PublicInterest | None = None
    """One balance for all the qualified exemptions of this decision together, instead of one in each ground."""
    search: Sentence | None = None
    """What was searched and why nothing was found, or why nothing would be held (outcome `not_held`)."""
    assist: Assist | None = None
    """Advice and assistance."""

    @property
    def slice_phrase(self) -> str:
        """The part of the question that it is about, as printed; nothing where it is about the whole."""
        if self.slice is None:
            return ""
        return self.slice.phrase or f"documents {listed(self.slice.documents)}"

    @model_validator(mode="after")
    def _has_an_outcome(self) -> Self:
        if (self.outcome is None) == (self.same_as is None):
            raise ValueError("a decision has an outcome, or the question whose answer serves as `same_as`")
        return self


class Treatment(StrEnum):
    """What is done with a document."""

    DISCLOSED = "disclosed"
    REDACTED = "redacted"
    WITHHELD = "withheld"
    OUT_OF_SCOPE = "out_of_scope"


class Document(FileModel):
    """A line of the schedule of documents."""

    id: Text
    """Its number in the schedule, for example "1a"."""
    title: Text
    """What it is, without giving away what is withheld."""
    date: str | None = None
    """Its date as printed, if it has one."""
    treatment: Treatment
    """disclosed, redacted, withheld or out_of_scope."""
    extent: str | None = None
    """How much is redacted, for example "three lines on page 2"."""
    grounds: Grounds = ()
    """The grounds for what is withheld of it."""
    file: str | None = None
    """The file that is sent, beside the case; left out where it is withheld or is already public."""
