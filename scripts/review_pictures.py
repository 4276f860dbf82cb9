"""The pictures in docs/review.md: .venv/bin/python scripts/review_pictures.py

A real pack of the library's own section 31, reviewed by LibreOffice, each rendered by LibreOffice. The approval and the
reviewer are invented.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from foi_letters.wording.approving import approve  # noqa: E402
from foi_letters.wording.sending import send  # noqa: E402
from foi_letters.wording.sources import Sources, copy_library  # noqa: E402
from tests.wording.libreoffice import Action, listening, review  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
BLOCK = "foia/s31/law"
OLD = "prejudice\n      {{ ground.title }}."
NEW = "prejudice\n      {{ ground.title }}. It does not cover information that section 30 exempts."
PROMPT = "[approve, approve with changes, or reject]"
ACTIONS: list[Action] = [
    {"do": "author", "name": "Ann Counsel"},
    {"do": "track", "on": True},
    {"do": "replace", "text": "does not cover", "by": "cannot be claimed for", "after": f"[{BLOCK}]"},
    {
        "do": "comment",
        "author": "Ann Counsel",
        "on": "section 30",
        "after": f"[{BLOCK}]",
        "text": "Section 31(1) says so.",
    },
    {"do": "replace", "text": PROMPT, "after": f"[{BLOCK}]", "by": "approve with changes"},
    {"do": "replace", "text": PROMPT, "after": "[foia/s31/law-ncnd]", "by": "approve"},
]
IN_MARGIN = (
    'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"},'
    '"ExportNotesInMargin":{"type":"boolean","value":"true"}}'
)


def main() -> None:
    """Make the pack, have it reviewed, and render pages of both."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sent = pack(folder)
        with listening(folder / "profile") as pipe:
            returned = review(pipe, sent, folder / "returned.docx", ACTIONS)
        render(sent, folder, {1: "review-first-page", 2: "review-block"})
        render(returned, folder, {2: "review-returned"})


def pack(folder: Path) -> Path:
    """The wording of section 31, approved in spring, changed since, and sent for review in autumn."""
    copy_library(folder / "library")
    approve(sources(folder), ["foia/s31"], dt.date(2026, 3, 2), reviewer="R. Example", role="Example")
    file = folder / "library" / "foia" / "s31.yaml"
    text = file.read_text(encoding="utf-8")
    assert OLD in text, "the wording that this script changes is not there any more"
    file.write_text(text.replace(OLD, NEW), encoding="utf-8")
    to = folder / "review.docx"
    send(sources(folder), to, dt.date(2026, 11, 2), ids=["foia/s31"], review_by=dt.date(2027, 11, 1))
    return to


def sources(folder: Path) -> Sources:
    """The invented authority's files, read afresh."""
    return Sources("Northshire Constabulary", folder / "library", folder / "approvals.jsonl")


def render(file: Path, folder: Path, pages: dict[int, str]) -> None:
    """Pages of a Word file as pictures, comments in the margin."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        IN_MARGIN,
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    for page, picture in pages.items():
        where = ["-f", str(page), "-l", str(page), "-singlefile", "-r", "72", "-png"]
        subprocess.run(
            ["pdftoppm", *where, str(file.with_suffix(".pdf")), str(PICTURES / picture)], check=True
        )


if __name__ == "__main__":
    main()
