"""The request: a tree of questions with the ids that the requester used, and how lists of them are printed.

An id is text: "1", "1(iii)", "3c", "ii.a", "B". A question without parts is a leaf, and a leaf is what a decision
answers; a decision that names a question with parts answers all its leaves.

A letter prints an id without what only marks it as a number: "Q4", "4." and "Question 4)" are all question 4.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal

from foi_letters.citation import NO_BREAK_SPACE, listed
from foi_letters.yamlfile import Value
from foi_letters.yamlmodel import FileModel, Text


class Request(FileModel):
    """A question of the request, or a part of one."""

    id: Text
    """The number or letter that the requester gave it, for example "1", "1(iii)" or "ii.a"."""
    text: str = ""
    """The question in the requester's own words. A question that only introduces its parts may have none."""
    label: str | None = None
    """What the letter calls it in place of "question" and the id: "the first bullet point", "your second email"."""
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
        wanted = {leaf for id_ in ids for leaf in self._leaves_of.get(id_, ())}
        return tuple(sorted(wanted, key=self._places.__getitem__))

    @cached_property
    def _leaves_of(self) -> dict[str, frozenset[str]]:
        """The ids of the leaves under each id."""
        return {id_: frozenset(leaf.id for leaf in each.leaves()) for id_, each in self.by_id.items()}

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each leaf comes in the order of the letter."""
        return {leaf.id: place for place, leaf in enumerate(self.leaves)}

    @cached_property
    def shown(self) -> dict[str, str]:
        """How each id is printed: without "Question", a full stop or a bracket, where no two then look alike."""
        short = {id_: _short(id_) for id_ in self.by_id}
        alike = {each for each, count in Counter(short.values()).items() if count > 1}
        return {id_: id_ if each in alike else each for id_, each in short.items()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What stands in place of "question" and the id: the labels given, and for a lone question that nobody asked
        under a number, "your request".
        """
        lone = self.requests[0] if len(self.requests) == 1 else None
        if lone and not lone.parts and not lone.label and lone.numbered_by == "authority":
            return {lone.id: "your request"}
        return {id_: each.label for id_, each in self.by_id.items() if each.label}

    def cell(self, id_: str) -> str:
        """A question as a cell of a table names it: its number alone, or its label."""
        label = self.labels.get(id_)
        return label[:1].upper() + label[1:] if label else self.shown[id_]

    def phrase(self, ids: Iterable[str], *, capital: bool = False) -> str:
        """The ids as a letter prints them: "question 1", "questions 1, 3 and 4", "questions 2 to 5 and 7(a)"."""
        covered = set(self.covered(ids))
        terms = self._terms(self.requests, covered)
        parts: list[str] = []
        for labelled, run in groupby(terms, key=lambda term: term in self.labels.values()):
            named = list(run)
            parts += named if labelled else [self._numbered(named)]
        phrase = listed(parts)
        return phrase[:1].upper() + phrase[1:] if capital else phrase

    def _numbered(self, terms: Sequence[str]) -> str:
        plural = len(terms) > 1 or any(" to " in term for term in terms)
        return f"{self.name}{'s' if plural else ''}{NO_BREAK_SPACE}{listed(terms)}"

    def _terms(self, siblings: Sequence[Request], covered: set[str]) -> list[str]:
        """What is covered among siblings, as terms: runs of whole siblings as ranges, else the parts covered."""
        terms: list[str] = []
        run: list[str] = []
        for request in siblings:
            whole = self._leaves_of[request.id] <= covered
            if whole and request.id not in self.labels:
                run.append(self.shown[request.id])
                continue
            label = [self.labels[request.id]] if whole else self._terms(request.parts, covered)
            terms += _ranges(run) + label
            run = []
        return terms + _ranges(run)


def _ranges(run: list[str]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run


# lists of questions as officers write them


def spelled_out(value: Value, requests: Value) -> Value:
    """A part of a raw case with its lists of questions spelled out: "2 to 4", "1-3", "1, 2 and 5", "all".

    Every `questions` in it is looked at, and every `same_as`. An id may be written as the letter prints it: 1 for "Q1."
    What names no question stays as it is, and is reported later.
    """
    return _spelled_out(value, tuple(_ids(requests)))


def _ids(requests: Value) -> Iterator[str]:
    for each in requests if isinstance(requests, list) else ():
        if isinstance(each, dict):
            if isinstance(id_ := each.get("id"), str):
                yield id_.strip()
            yield from _ids(each.get("parts"))


def _spelled_out(value: Value, ids: tuple[str, ...]) -> Value:
    if isinstance(value, list):
        return [_spelled_out(each, ids) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: _spelled_out(each, ids) for key, each in value.items()}
    if "questions" in found:
        found["questions"] = _all_of(found["questions"], ids)
    if isinstance(same := found.get("same_as"), str):
        found["same_as"] = _id_meant(same, ids) or same
    return found


def _all_of(written: Value, ids: tuple[str, ...]) -> Value:
    if isinstance(written, str):
        named = _meant(written, ids)
        return list(named) if len(named) > 1 else named[0]
    if isinstance(written, list):
        terms = [_meant(each, ids) if isinstance(each, str) else (each,) for each in written]
        return [each for term in terms for each in term]
    return written


def _meant(written: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that a text names, in the order of the request; the text itself where it names none."""
    if whole := _id_meant(written, ids):
        return (whole,)
    if written.strip().lower() in ("all", "all questions"):
        return ids or (written,)
    terms = [term for term in re.split(r"\s*(?:[,;&]|\band\b)\s*", written) if term]
    named = [_range(term, ids) for term in terms]
    return tuple(id_ for term in named for id_ in term) if all(named) and named else (written,)


def _range(term: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    if one := _id_meant(term, ids):
        return (one,)
    ends = re.fullmatch(r"(.+?)\s*(?:-|–|\bto\b)\s*(.+)", term)
    first, last = (_id_meant(each, ids) for each in ends.groups()) if ends else (None, None)
    return ids[ids.index(first) : ids.index(last) + 1] if first and last else ()


def _id_meant(written: str, ids: tuple[str, ...]) -> str | None:
    if written in ids:
        return written
    alike = [id_ for id_ in ids if _short(id_) == _short(written)]
    return alike[0] if len(alike) == 1 else None


# how an id is printed


_WORD = re.compile(r"(?i)^(?:questions?\b|qu?(?=[\s.:]*[\d(]))[\s.:]*(?=\S)")


def _short(id_: str) -> str:
    short = _WORD.sub("", id_.strip()).rstrip(".: ")
    if short.endswith(")") and short.count(")") > short.count("("):
        short = short[:-1].rstrip(". ")
    return short or id_
