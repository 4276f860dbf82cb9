"""LibreOffice for the tests: opens a file and saves it as another, in a profile of its own, one run at a time."""

import fcntl
import subprocess
import tempfile
from pathlib import Path


def converted(data: bytes, suffix: str, to: str) -> bytes:
    """The file, of this suffix (".xlsx"), as LibreOffice saves it in another format ("pdf", "ods")."""
    with (
        tempfile.TemporaryDirectory() as name,
        Path(tempfile.gettempdir(), "foi-letters-soffice.lock").open("w") as lock,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)  # it is greedy, and tests run side by side
        folder = Path(name)
        source = folder / f"given{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            [
                "soffice",
                "--headless",
                profile,
                "--convert-to",
                to,
                "--outdir",
                str(folder / "out"),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=100,
        )
        return next((folder / "out").iterdir()).read_bytes()


def pdf_text(pdf: bytes) -> str:
    """The text that a reader sees on the pages, words in their order and spaces made single."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return " ".join(run.stdout.decode().split())
