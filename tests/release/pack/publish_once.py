"""Publishes one of two versions of a release and says what came of it, for tests that kill or starve it on the way.

python publish_once.py FOLDER VERSION [TIMES]
"""

import sys
from pathlib import Path

from foi_letters.errors import FoiLettersError
from foi_letters.release.pack import publish

NAMES = ("release/letter.docx", "release/tables.xlsx", "release/tables/outcomes.csv", "internal/audit.json")


def version(text: str) -> dict[str, bytes]:
    """The files of one version; each says which, so that a mixture is seen."""
    return {name: f"{text} {name}\n".encode() * 50 for name in NAMES}


def main() -> int:
    """Publish the version, `TIMES` over; the exit code is the error's."""
    folder, text, *times = sys.argv[1:]
    try:
        for _ in range(int(times[0]) if times else 1):
            publish(version(text), Path(folder))
    except FoiLettersError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
