"""Clean files by LibreOffice are not blocked."""

import subprocess
from pathlib import Path

import pytest

from foi_letters.release.finding import Finding, stopping
from foi_letters.release.hidden.scan import scan

PAGE = """<html><body><h1>Your request</h1><p>See <a href="https://www.example.org/policy">our policy</a>.</p>
<table border=1><tr><th>Area</th><th>Count</th></tr><tr><td>North</td><td>12</td></tr></table></body></html>"""


def convert(source: Path, to: str) -> bytes:
    """What LibreOffice saves of a file."""
    profile = source.parent / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)
    return source.with_suffix("." + to.partition(":")[0]).read_bytes()


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """The codes found."""
    return {finding.rule for finding in findings}


@pytest.mark.libreoffice
def test_a_page_saved_by_libreoffice_only_tells_its_program(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(PAGE)
    found = scan(convert(source, "docx:MS Word 2007 XML"), "page.docx", ours=False)
    assert codes(found) == {"program-details"}
    assert not stopping(found)


@pytest.mark.libreoffice
def test_a_table_saved_by_libreoffice_only_tells_its_program(tmp_path: Path) -> None:
    source = tmp_path / "table.csv"
    source.write_text("Area,Count\nNorth,12\nSouth,30\n")
    found = scan(convert(source, "xlsx"), "table.xlsx", ours=False)
    assert codes(found) == {"program-details"}
    assert not stopping(found)
