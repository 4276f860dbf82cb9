"""Where exemptions/ and templates/ are: inside an installed wheel, or at the top of a checkout or an unpacked sdist."""

from pathlib import Path

from foi_letters.errors import FoiLettersError

_PACKAGE = Path(__file__).resolve().parent


def packaged(folder: str) -> Path:
    """The packaged folder `exemptions` or `templates`. It is never written to."""
    for candidate in (_PACKAGE / "_data" / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FoiLettersError(f"the folder {folder}/ is missing from this installation of foi-letters")
