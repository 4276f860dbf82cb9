"""Blocks of wording: what a lawyer approves and a letter uses.

A block has an id (`foia/s31/engagement`), the days on which letters use it, a condition at block level, and text with
placeholders. Several entries under one name are its versions; the date of the letter selects one.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from foi_letters.errors import Place
from foi_letters.period import Evidence, Period
from foi_letters.provision import Condition
from foi_letters.regime import Regime
from foi_letters.resources import LibraryFile
from foi_letters.yamlfile import Document, Path_
from foi_letters.yamlmodel import FileModel, Text

BlockName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""The name of a block or file: small letters, digits and hyphens."""

_PLACEHOLDER = re.compile(r"\{\{-?\s*([A-Za-z_][\w.]*)\s*(?:\|[^}]*)?\}\}")


class Section(StrEnum):
    """The sections of the reasons for one ground, in the order of the letter."""

    DECISION = "decision"
    """What is withheld, and under which provision."""
    LAW = "law"
    """What the exemption says."""
    ENGAGEMENT = "engagement"
    """Why it applies to this information."""
    HARM = "harm"
    """The harm, and how likely it is."""
    TEST = "test"
    """Whether the public interest has to be weighed."""
    PUBLIC_INTEREST = "public_interest"
    """The factors each way and the balance."""
    CONCLUSION = "conclusion"
    """What follows."""


class WordingEntry(Condition):
    """A block of wording, or one version of it."""

    block: BlockName
    """The name of the block; with the id of its file it is the id by which a lawyer approves it."""
    purpose: Text
    """Why the block is there, for the lawyer."""
    section: Section | None = None
    """The section of the reasons in which it stands; left out for wording that the letter places by name."""
    in_force: Period
    """The days on which letters use this version."""
    provision: str = ""
    """The provision that it puts into words or obeys."""
    evidence: Evidence
    """How well the law in it is founded: S, S2 or K."""
    placeholders: tuple[Text, ...] = ()
    """The values that it needs, as the template's tags are called."""
    text: Text
    """The wording. {{ placeholders }} and filters; no conditions. A blank line begins a new paragraph."""

    @model_validator(mode="after")
    def _declares_its_placeholders(self) -> Self:
        if re.search(r"\{%|\{#", self.text):
            raise ValueError(
                "wording holds no conditions, loops or comments\nuse used_when, or a block of its own"
            )
        used, declared = set(_PLACEHOLDER.findall(self.text)), set(self.placeholders)
        if used != declared:
            wrong = ", ".join(sorted(used ^ declared))
            raise ValueError(f"the placeholders declared are not those used: {wrong}\nmake the two the same")
        return self


class WordingFile(FileModel):
    """A file of wording: standard paragraphs, or an exemption."""

    id: Text
    """Where the file stands: foia/s31, foia/standard/outcomes."""
    regime: Regime
    """The regime whose letters use it."""
    title: Text
    """What it is, as a heading."""
    wording: tuple[WordingEntry, ...] = ()
    """The blocks of wording, in the order of the letter."""

    @model_validator(mode="after")
    def _has_one_version_a_day(self) -> Self:
        for one, other in combinations(self.wording, 2):
            if one.block == other.block and one.in_force.overlaps(other.in_force):
                raise ValueError(f"two versions of '{one.block}' are in force on the same day")
        return self


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of a block, with the place of its text."""

    id: str
    title: str
    """The heading of its file."""
    regime: Regime
    entry: WordingEntry
    file: LibraryFile
    yaml_path: Path_
    """Where its text stands in the file."""
    place: Place
    """The first line of its text."""

    @property
    def text(self) -> str:
        """The wording itself."""
        return self.entry.text

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The values that it needs."""
        return self.entry.placeholders

    @property
    def used_when(self) -> str:
        """When it is used, in words: `ncnd and qualified, for section 31(3)`."""
        return self.entry.used_when_text

    @property
    def wording_hash(self) -> str:
        """The hash by which a lawyer approves these words."""
        return wording_hash(self.text)


def wording_hash(text: str) -> str:
    """SHA-256 of the text in Unicode form NFC with white space collapsed: a change of line breaks is none."""
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of the library as read."""

    model: WordingFile
    document: Document
    file: LibraryFile

    def wordings(self, block: str | None = None) -> Iterator[Wording]:
        """All versions of all its blocks, or of one."""
        for index, entry in enumerate(self.model.wording):
            if block in (None, entry.block):
                path: Path_ = ("wording", index, "text")
                place = self._first_line(path)
                name = f"{self.model.id}/{entry.block}"
                yield Wording(name, self.model.title, self.model.regime, entry, self.file, path, place)

    def _first_line(self, path: Path_) -> Place:
        """Where the text of a block begins: for a literal block, the line below its `|`."""
        place, span = self.document.place(path), self.document.spans[path]
        if span.style != "|" or place.line is None:
            return place
        line = self.document.text.split("\n")[place.line]
        indent = len(line) - len(line.lstrip())
        return Place(place.file, place.line + 1, indent + 1, source=line, width=len(line) - indent)
