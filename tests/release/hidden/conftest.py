"""The clean files into which the vectors are seeded: our own, and those that LibreOffice saves."""

import subprocess
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.pipeline import make
from tests.release.hidden.clean import our_letter
from tests.workbook.released import workbook

EXAMPLE = Path(__file__).parents[3] / "examples" / "northshire-misconduct" / "case.yaml"
SAVED = Path(__file__).parent / "libreoffice"
PAGE = """<html lang="en-GB"><body><h1>Your request</h1><p>Thank you for your request.
See <a href="https://www.example.org/policy">our policy</a>.</p>
<table border=1><tr><th>Area</th><th>Count</th></tr><tr><td>North</td><td>12</td></tr></table></body></html>"""
TABLE = "Area,Count\nNorth,12\nSouth,30\nTotal,42\n"


def convert(source: Path, to: str, folder: Path) -> bytes:
    """What LibreOffice saves of a file, into a folder."""
    profile = (source.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True)
    return (folder / source.name).with_suffix("." + to.partition(":")[0]).read_bytes()


@pytest.fixture(scope="session")
def libreoffice_files() -> dict[str, bytes]:
    """A letter and a table as LibreOffice saved them from PAGE and TABLE; `test_clean_files` has it save them anew."""
    return {"docx": (SAVED / "letter.docx").read_bytes(), "xlsx": (SAVED / "table.xlsx").read_bytes()}


@pytest.fixture(scope="session")
def sent() -> dict[str, bytes]:
    """The letter and the workbook of the example, by kind."""
    files = make(casefile.load(EXAMPLE), final=True).sent
    return {name.rpartition(".")[2]: data for name, data in files.items()}


@pytest.fixture(scope="session")
def our_files() -> dict[str, bytes]:
    """A letter and a workbook as this program makes them."""
    return {"docx": our_letter(), "xlsx": workbook()}
