"""Where exemptions/ and templates/ are: inside an installed wheel, or at the top of a checkout or an unpacked sdist."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foi_letters.errors import FoiLettersError

_PACKAGE = Path(__file__).resolve().parent


def packaged(folder: str) -> Path:
    """The packaged folder `exemptions` or `templates`. It is never written to."""
    for candidate in (_PACKAGE / "_data" / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FoiLettersError(f"the folder {folder}/ is missing from this installation of foi-letters")


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A file of the library: where it is, and the name that errors, audits and letters' records call it by."""

    path: Path
    name: str


def library_folders(own: Path | None = None) -> tuple[Path, ...]:
    """The folders that hold the library, the authority's own first, then the packaged one."""
    return (*([own] if own else []), packaged("exemptions"))


def library_files(folders: Sequence[Path], relative: str) -> Iterator[LibraryFile]:
    """The files at `relative` (`dated/calendar.yaml`) in the folders that have one, in the order of the folders."""
    for folder in folders:
        if is_file(folder / relative):
            yield LibraryFile(folder / relative, f"{folder.name}/{relative}")


def is_file(path: Path) -> bool:
    """Whether there is a file at a path that somebody typed; a path too long for any file is none, and no error."""
    try:
        return path.is_file()
    except OSError:
        return False
