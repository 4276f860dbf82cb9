"""Reading a case: the case file, the profile of its authority and the library, with all their problems at once."""

import difflib
from dataclasses import dataclass
from pathlib import Path

from foi_letters import authority as profiles
from foi_letters import crosscheck, ground_check, yamlfile
from foi_letters.authority import Authority
from foi_letters.case import Case
from foi_letters.dated import DatedFacts
from foi_letters.errors import InputError, Place, Problem
from foi_letters.exemption import Library
from foi_letters.resources import is_file, library_folders
from foi_letters.salvage import Reading, read_through
from foi_letters.yamlfile import Document, Path_, Value

SUPPLIED = frozenset({"FOIA"})
"""The regimes whose library is supplied."""

_STAND_INS: dict[str, Value] = {
    "reference": "?",
    "received": "2020-01-01",
    "date": "2020-01-01",
    "regime": "FOIA",
    "authority": "?",
    "requester": {"name": "?"},
    "subject": "?",
    "requests": [{"id": "?", "text": "?"}],
}

_FOLLOW = {
    "decisions": frozenset({"question-unanswered", "unused-ground", "unused-document"}),
    "requests": frozenset({"unknown-question", "question-unanswered"}),
    "grounds": frozenset({"unknown-ground"}),
    "documents": frozenset({"unknown-document", "unused-ground"}),
    "figures": frozenset({"unknown-table", "nothing-given"}),
    "received": frozenset({"date-order"}),
    "date": frozenset({"date-order"}),
    "letter": frozenset({"section-missing", "section-not-due", "decisions-not-due"}),
}
"""What cannot be said of a case once something was cut out of a section of it."""


@dataclass(frozen=True)
class CaseFile:
    """A case as read: the file and its model, the profile of its authority, the library and dated facts it uses."""

    path: Path
    document: Document
    case: Case
    authority: Authority
    library: Library
    dated: DatedFacts

    @property
    def folder(self) -> Path:
        """The folder that the paths in the case file start from."""
        return self.path.parent

    @property
    def profile_folder(self) -> Path:
        """The folder that the paths in the authority's profile start from."""
        return (self.folder / self.case.authority).parent


def load(path: Path, *, name: str | None = None) -> CaseFile:
    """Read a case and its authority's profile. Raises InputError with every problem of both files."""
    found: list[Problem] = []
    document = yamlfile.read(path, name=name, found=found)
    reading = read_through(document, Case, _STAND_INS)
    found += reading.problems
    case = reading.model
    if case is None or case.regime not in SUPPLIED:
        raise InputError(_in_order([*found, *([_not_supplied(case, document)] if case else [])]))
    authority = _authority(case, path, document, found)
    folders = _library_folders(path, case, authority)
    library = Library.open(*folders)
    found += _of_sense(reading, case, authority, library)
    found += _missing_files(reading, case, path.parent)
    if found or authority is None:
        raise InputError(_in_order(found))
    return CaseFile(path, document, case, authority, library, DatedFacts(folders))


def _library_folders(path: Path, case: Case, authority: Authority | None) -> tuple[Path, ...]:
    """The authority's own folder, if it has one, before the packaged library."""
    own = authority.library if authority else None
    return library_folders((path.parent / case.authority).parent / own if own else None)


def _of_sense(
    reading: Reading[Case], case: Case, authority: Authority | None, library: Library
) -> list[Problem]:
    """The problems of sense, but for those that only follow from what had to be cut out."""
    silent = {rule for path in reading.cut for rule in _FOLLOW.get(str(path[0]), ())}
    damaged = {path[:2] for path in reading.cut}
    paths: dict[Place | None, Path_] = {}

    def place(path: Path_) -> Place:
        where = reading.place(path)
        paths[where] = reading.path_in_file(path)
        return where

    found = crosscheck.problems(case, place)
    if authority:
        found += ground_check.problems(case, authority, library, place)
    return [
        each for each in found if each.rule not in silent and paths.get(each.place, ())[:2] not in damaged
    ]


def _not_supplied(case: Case, document: Document) -> Problem:
    message = f"the library has no {case.regime} yet, so no letter can be made under it"
    advice = f"the regimes supplied are: {', '.join(sorted(SUPPLIED))}"
    return Problem("regime-not-supplied", message, document.place(("regime",)), advice)


def _missing_files(reading: Reading[Case], case: Case, folder: Path) -> list[Problem]:
    """The files of documents that are said to be sent, and of records, that are not there."""
    named: list[tuple[Path_, str | None]] = [
        (("documents", n, "file"), each.file) for n, each in enumerate(case.documents)
    ]
    sources = case.figures.sources if case.figures else {}
    named += [(("figures", "sources", id_, "file"), each.file) for id_, each in sources.items()]
    return [
        Problem(
            "no-file",
            f"there is no file '{file}' beside the case",
            reading.place(path),
            _files_beside(folder, file),
        )
        for path, file in named
        if file and not is_file(folder / file)
    ]


def _files_beside(folder: Path, file: str) -> str:
    """The file that may be meant: one beside the case with a name much like it."""
    close = difflib.get_close_matches(
        file, sorted(each.name for each in folder.iterdir() if is_file(each)), n=1
    )
    return f"did you mean {close[0]}?" if close else "put the file there, or name the one that is there"


def _authority(case: Case, path: Path, document: Document, found: list[Problem]) -> Authority | None:
    if case.authority == _STAND_INS["authority"]:
        return None
    profile = path.parent / case.authority
    if not is_file(profile):
        message = f"there is no file '{case.authority}' beside the case"
        place = document.place(("authority",))
        found.append(Problem("no-authority", message, place, "write the path of the authority's profile"))
        return None
    try:
        return profiles.load(profile, name=_beside(document.name, case.authority))
    except InputError as error:
        found += error.problems
        return None


def _beside(name: str, relative: str) -> str:
    """What errors call a file named in the case file, in the way they call the case file."""
    folder = Path(name).parent
    return relative if folder == Path() else str(folder / relative)


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Each problem once, file by file in the order of their lines."""
    files = list(dict.fromkeys(problem.place.file for problem in problems if problem.place))

    def key(problem: Problem) -> tuple[int, int, int]:
        place = problem.place
        return (files.index(place.file), place.line or 0, place.column or 0) if place else (-1, 0, 0)

    return sorted(dict.fromkeys(problems), key=key)
