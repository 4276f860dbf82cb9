"""The request: a tree of questions with the ids that the requester used, and how lists of them are printed.

An id is text: "1", "1(iii)", "3c", "ii.a", "B". A question without parts is a leaf, and a leaf is what a decision
answers; a decision that names a question with parts answers all its leaves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from foi_letters.citation import NO_BREAK_SPACE, listed
from foi_letters.yamlmodel import FileModel, Text


class Request(FileModel):
    """A question of the request, or a part of one."""

    id: Text
    """The number or letter that the requester gave it, for example "1", "1(iii)" or "ii.a"."""
    text: str = ""
    """The question in the requester's own words. A question that only introduces its parts may have none."""
    label: str | None = None
    """What the letter calls it where the id would read badly, for example "the first bullet point"."""
    numbered_by: Literal["requester", "authority"] = "requester"
    """Who numbered it. The letter says so where the authority did."""
    changed: Literal["clarified", "narrowed", "withdrawn"] | None = None
    """What became of the question after it was first asked; `text` is then the question as it now stands."""
    originally: str | None = None
    """The question as first asked, where it was clarified, narrowed or withdrawn."""
    parts: tuple["Request", ...] = ()
    """The parts of this question, in order."""

    def walk(self) -> Iterator["Request"]:
        """This question and everything under it, in the order of the letter."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def leaves(self) -> tuple["Request", ...]:
        """What there is to answer in it: its lowest parts, or itself."""
        return tuple(each for each in self.walk() if not each.parts)


@dataclass(frozen=True)
class Questions:
    """All the questions of a request. Answers what an id covers, and prints lists of ids: "questions 2 to 5"."""

    requests: tuple[Request, ...]
    name: str = field(default="question")

    @cached_property
    def by_id(self) -> dict[str, Request]:
        """Every question and part under its id."""
        return {each.id: each for request in self.requests for each in request.walk()}

    @cached_property
    def leaves(self) -> tuple[Request, ...]:
        """The questions that have no parts, in the order of the letter."""
        return tuple(leaf for request in self.requests for leaf in request.leaves())

    def covered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the leaves that `ids` cover, in order and once each; ids that do not exist cover nothing."""
        wanted = {leaf.id for id_ in ids if id_ in self.by_id for leaf in self.by_id[id_].leaves()}
        return tuple(leaf.id for leaf in self.leaves if leaf.id in wanted)

    def phrase(self, ids: Iterable[str], *, capital: bool = False) -> str:
        """The ids as a letter prints them: "question 1", "questions 1, 3 and 4", "questions 2 to 5 and 7(a)"."""
        covered = set(self.covered(ids))
        terms = _terms(self.requests, covered)
        plural = len(terms) > 1 or any(" to " in term for term in terms)
        noun = self.name + ("s" if plural else "")
        return f"{noun.capitalize() if capital else noun}{NO_BREAK_SPACE}{listed(terms)}" if terms else ""


def _terms(siblings: Sequence[Request], covered: set[str]) -> list[str]:
    """What is covered among siblings, as terms: runs of whole siblings as ranges, else the parts that are covered."""
    terms: list[str] = []
    run: list[str] = []
    for request in siblings:
        leaves = {leaf.id for leaf in request.leaves()}
        if leaves <= covered:
            run.append(request.label or request.id)
            continue
        terms += _ranges(run) + _terms(request.parts, covered)
        run = []
    return terms + _ranges(run)


def _ranges(run: list[str]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
