"""Exemptions: the library that lawyers own, read from `exemptions/`.

One YAML file an exemption (`exemptions/foia/s31.yaml`), and files of wording that belongs to no exemption
(`exemptions/foia/standard/`). An authority's own folder comes first: a file there takes the place of the packaged one.
Nothing is read before it is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from foi_letters.block import ReadFile, Section, Wording, WordingFile
from foi_letters.citation import Citation
from foi_letters.claim import Claim, Standing, Status, incomplete, is_complete, not_in_force, unknown
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption_file import ActFile, Exemption, Source, SourceFile
from foi_letters.period import version
from foi_letters.provision import (
    When,
)
from foi_letters.regime import Regime
from foi_letters.resources import LibraryFile, library_files, library_folders
from foi_letters.yamlfile import read
from foi_letters.yamlmodel import validate


@dataclass(frozen=True)
class Library:
    """The exemptions and wording in the folders, the first folder that has a file winning."""

    folders: tuple[Path, ...]
    _read: dict[str, ReadFile] = field(default_factory=dict, repr=False, compare=False)
    _sections: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _acts: dict[Regime, ActFile | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, *folders: Path) -> "Library":
        """A library over these folders; the packaged one alone where none is given."""
        return cls(folders or library_folders())

    # files

    def exemption(self, id_: str) -> Exemption:
        """An exemption by its id (`foia/s31`). Raises InputError if there is none, or its file is wrong."""
        model = self.file(id_).model
        if not isinstance(model, Exemption):
            raise InputError([Problem("unknown-exemption", f"{id_} is wording, not an exemption")])
        return model

    def exemptions(self, regime: Regime) -> tuple[Exemption, ...]:
        """Every exemption of a regime, in the order of its law."""
        names = self._names(f"{regime.lower()}/s*.yaml")
        return tuple(sorted(map(self.exemption, names), key=lambda each: each.all_provisions[0].cite))

    def wordings(self, regime: Regime) -> Iterator[Wording]:
        """Every version of every block of a regime: standard paragraphs, then exemptions in the order of the law."""
        standard = self._names(f"{regime.lower()}/standard/*.yaml")
        for id_ in (*standard, *(each.id for each in self.exemptions(regime))):
            yield from self.file(id_).wordings()

    def file(self, id_: str) -> ReadFile:
        """A file by its id. Raises InputError if there is none, or it is wrong."""
        if id_ not in self._read:
            source = next(library_files(self.folders, f"{id_}.yaml"), None)
            if source is None:
                advice = "foi-letters exemptions prints the ids of all exemptions"
                raise InputError([Problem("unknown-exemption", f"the library has no {id_}", None, advice)])
            self._read[id_] = _read_file(id_, source)
        return self._read[id_]

    def _names(self, pattern: str) -> tuple[str, ...]:
        found = {
            path.relative_to(folder).with_suffix("").as_posix()
            for folder in self.folders
            for path in folder.glob(pattern)
        }
        return tuple(sorted(found))

    def sources(self) -> dict[str, Source]:
        """What the statements of law rest on, by the codes that files name."""
        source = next(library_files(self.folders, "sources.yaml"), None)
        return validate(read(source.path, name=source.name), SourceFile).sources if source else {}

    # provisions

    def for_citation(self, citation: Citation) -> Exemption:
        """The exemption in which a provision stands. Raises InputError if there is none."""
        for exemption in self.in_section(citation):
            if any(citation.contains(each.cite) for each in exemption.all_provisions):
                return exemption
        raise InputError([unknown(citation)])

    def standing(self, citation: Citation, on: date) -> Standing:
        """Whether a provision exists and is in force on a day."""
        exemptions = self.in_section(citation)
        known = [each for exemption in exemptions for each in exemption.all_provisions]
        act = self.act(citation.regime)
        within = [e for e in (*known, *(act.provisions if act else ())) if citation.contains(e.cite)]
        if not within:
            return Standing(citation, Status.UNKNOWN)
        if version(within, on):
            return Standing(citation, Status.IN_FORCE)
        if all(on < each.in_force.from_ for each in within):
            return Standing(citation, Status.NOT_YET)
        return Standing(citation, Status.REPEALED, within[-1].replaced_by)

    def claim(self, citation: Citation, via: Sequence[Citation], on: date) -> Claim:
        """The limb or clause that a ground relies on.

        Raises InputError where the provision does not exist, is repealed, or is not cited as far as it must be.
        """
        standings = [self.standing(each, on) for each in (citation, *via)]
        exemptions = self.in_section(citation)
        known = [rule.cite for exemption in exemptions for rule in exemption.rules(on)]
        problems = [problem for each in standings if (problem := not_in_force(each, on, known))]
        if problems:
            raise InputError(problems)
        for exemption in exemptions:
            for rule in exemption.rules(on):
                if rule.cite == citation and is_complete(rule, via, exemption):
                    return Claim(exemption, rule, tuple(via))
        raise InputError([incomplete(citation, via, exemptions, on)])

    def in_section(self, citation: Citation) -> tuple[Exemption, ...]:
        """The exemptions in the section of a citation; none where the section is no ground of refusal."""
        stem = f"{citation.regime.lower()}/s{citation.section.lower()}"
        if stem not in self._sections:
            self._sections[stem] = (*self._names(f"{stem}.yaml"), *self._names(f"{stem}-*.yaml"))
        return tuple(map(self.exemption, self._sections[stem]))

    def act(self, regime: Regime) -> ActFile | None:
        """The law of a regime: its titles, and its provisions outside the exemptions. None where it is not supplied."""
        if regime not in self._acts:
            source = next(library_files(self.folders, f"{regime.lower()}/act.yaml"), None)
            self._acts[regime] = validate(read(source.path, name=source.name), ActFile) if source else None
        return self._acts[regime]

    # wording

    def block(self, id_: str, on: date) -> Wording:
        """The version of a block that letters of a day use. Raises InputError if there is none."""
        versions = self.versions(id_)
        found = next((each for each in versions if each.entry.in_force.covers(on)), None)
        if found is None:
            known = "; ".join(str(each.entry.in_force) for each in versions)
            message = f"the wording {id_} has no version for {on}"
            raise InputError([Problem("no-wording", message, versions[0].place, f"it has versions {known}")])
        return found

    def versions(self, id_: str) -> tuple[Wording, ...]:
        """All versions of a block. Raises InputError if there is no such block."""
        file, _, block = id_.rpartition("/")
        found = tuple(self.file(file).wordings(block))
        if not found:
            place = Place(self.file(file).file.name)
            raise InputError([Problem("unknown-wording", f"{file} has no wording '{block}'", place)])
        return found

    def reasons(self, claim: Claim, facts: frozenset[When], on: date) -> tuple[Wording, ...]:
        """The blocks that give the reasons for a ground, in the order of the letter.

        They are those of the exemption's own file and those that all exemptions share (`standard/ground`); where both
        have a block of one name, the exemption's own is used.
        """
        own = list(self.file(claim.exemption.id).wordings())
        names = {each.entry.block for each in own}
        shared = self.file(f"{claim.exemption.regime.lower()}/standard/ground").wordings()
        blocks = own + [each for each in shared if each.entry.block not in names]
        cited, so = (claim.rule.cite, *claim.via), claim.facts | facts
        used = [b for b in blocks if b.entry.in_force.covers(on) and b.entry.holds(so, cited)]
        return tuple(block for section in Section for block in used if block.entry.section is section)


def _read_file(id_: str, source: LibraryFile) -> ReadFile:
    document = read(source.path, name=source.name)
    is_exemption = isinstance(document.value, dict) and "limbs" in document.value
    model = validate(document, Exemption if is_exemption else WordingFile)
    if model.id != id_:
        message = f"the id is {model.id}, but the file stands at {id_}"
        raise InputError([Problem("wrong-id", message, document.place(("id",)), f"write {id_}")])
    return ReadFile(model, document, source)
