"""The files that a review works on: the authority's library, its ledger of approvals, and the packs it has sent."""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from foi_letters import authority as profiles
from foi_letters.approvals import Approval, Ledger
from foi_letters.block import Wording
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption import Library
from foi_letters.regime import Regime
from foi_letters.resources import library_folders, packaged
from foi_letters.wording.manifest import FOLDER
from foi_letters.wording.writing import writing

LEDGER = "approvals.jsonl"


@dataclass(frozen=True)
class Sources:
    """Where an authority keeps its wording and the record of its review."""

    authority: str
    library_folder: Path | None
    """The authority's own library; None where it uses the packaged one alone."""
    ledger_file: Path

    @classmethod
    def of_profile(cls, profile: Path) -> "Sources":
        """As an authority's profile names them; the ledger is `approvals.jsonl` beside it unless it says otherwise."""
        authority = profiles.load(profile)
        own = profile.parent / authority.library if authority.library else None
        return cls(authority.name, own, profile.parent / (authority.approvals or LEDGER))

    @property
    def packs(self) -> Path:
        """The folder with the records of the packs that were sent."""
        return self.ledger_file.parent / FOLDER

    @cached_property
    def library(self) -> Library:
        """The library, the authority's own files first."""
        return Library.open(*library_folders(self.library_folder))

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger as it was when it was first asked for."""
        return Ledger.read(self.ledger_file)

    def current(self, on: dt.date, ids: Iterable[str] = ()) -> tuple[Wording, ...]:
        """The version of every block that letters of a day use, in the order of the law.

        With `ids`, of these exemptions (`foia/s31`) or blocks (`foia/s31/law`) alone; raises InputError for one that
        there is not.
        """
        versions: dict[str, list[Wording]] = {}
        for wording in self._all():
            versions.setdefault(wording.id, []).append(wording)
        blocks = [found for each in versions.values() if (found := _on(each, on))]
        wanted = tuple(ids)
        unknown = [each for each in wanted if not any(_is_in(block.id, each) for block in blocks)]
        if unknown:
            message = "the library has no wording {} for {}"
            raise InputError([Problem("unknown-wording", message.format(each, on)) for each in unknown])
        return tuple(
            block for block in blocks if not wanted or any(_is_in(block.id, each) for each in wanted)
        )

    def _all(self) -> Iterator[Wording]:
        for regime in Regime:
            yield from self.library.wordings(regime)

    def versions(self, block: str) -> tuple[Wording, ...]:
        """All versions of a block; none where the library has no such block any more.

        Raises InputError where the file of the block is wrong.
        """
        try:
            return self.library.versions(block)
        except InputError as error:
            if {problem.rule for problem in error.problems} <= {"unknown-exemption", "unknown-wording"}:
                return ()
            raise

    def state(self, wording: Wording, on: dt.date) -> Approval:
        """How a wording stands on a day."""
        return self.ledger.state(wording.id, wording.wording_hash, on, used_when=wording.used_when)

    def check_own(self, wording: Wording) -> Problem | None:
        """A problem where the wording stands in the packaged library, which is never written to."""
        if not wording.file.path.resolve().is_relative_to(packaged("exemptions").resolve()):
            return None
        message = f"{wording.id} stands in the library that came with foi-letters, which is never written to"
        advice = "copy the library with: foi-letters wording copy FOLDER; then name the folder as `library:` in the profile"
        return Problem("packaged-library", message, wording.place, advice)


def _on(versions: list[Wording], on: dt.date) -> Wording | None:
    return next((each for each in versions if each.entry.in_force.covers(on)), None)


def _is_in(block: str, wanted: str) -> bool:
    return block == wanted or block.startswith(f"{wanted}/")


def copy_library(to: Path) -> tuple[Path, ...]:
    """Copy the packaged library into a folder of the authority's own. Raises InputError if there is something there."""
    if to.exists() and any(to.iterdir()):
        raise InputError(
            [Problem("not-empty", "the folder is not empty", Place(str(to)), "name a new folder")]
        )
    with writing(to):
        shutil.copytree(packaged("exemptions"), to, dirs_exist_ok=True)
    return tuple(sorted(to.rglob("*.yaml")))
