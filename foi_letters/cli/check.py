"""`foi-letters check`: the findings about a file, and nothing else. The suffix says which checks there are."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from foi_letters.errors import InputError, Place, Problem
from foi_letters.release.finding import Finding, stopping

MAX_FILE = 256 << 20
DOCUMENTS = frozenset({".docx", ".xlsx"})


class Only(StrEnum):
    """The half of the checks that is wanted."""

    HIDDEN = "hidden"
    LAW = "law"


def check(
    file: Annotated[Path, typer.Argument(help="A .docx or .xlsx file, by anyone.")],
    only: Annotated[Only | None, typer.Option(help="Only hidden data, or only the law rules.")] = None,
    allow_author: Annotated[
        list[str] | None,
        typer.Option(help="A name that may stand in the properties, such as the authority's."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what a letter or workbook carries that its page does not show."""
    findings: list[Finding] = []
    if only is not Only.LAW:
        findings += hidden(file, allow_author or [])
    print_findings(str(file), findings, as_json=as_json)
    if stopping(findings):
        raise typer.Exit(1)


def hidden(file: Path, allow_author: list[str]) -> tuple[Finding, ...]:
    """The release scan of a Word or Excel file. Raises `InputError` where it cannot be read as one."""
    from foi_letters.release.hidden.scan import scan

    return scan(_read(file), str(file), ours=False, allow_authors=allow_author)


def _read(file: Path) -> bytes:
    problem = None
    if file.suffix.lower() not in DOCUMENTS:
        problem = Problem("unknown-kind", "only .docx and .xlsx files can be checked", Place(str(file)))
    try:
        if problem is None and file.stat().st_size > MAX_FILE:
            problem = Problem("too-large", f"the file has more than {MAX_FILE >> 20} MB", Place(str(file)))
        if problem is None:
            return file.read_bytes()
    except OSError as error:
        problem = Problem("cannot-read", f"cannot read it: {error.strerror}", Place(str(file)))
    raise InputError([problem])


def print_findings(file: str, findings: list[Finding], *, as_json: bool) -> None:
    """The findings on stdout, and on stderr how many there are. The JSON is described in docs/release-scan.md."""
    stops = len(stopping(findings))
    if as_json:
        print(json.dumps(as_document(file, findings), indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            print(finding)
    total = f"{stops} of {len(findings)} findings block" if findings else "nothing found"
    print(f"{file}: {total}", file=sys.stderr)


def as_document(file: str, findings: list[Finding]) -> dict[str, object]:
    """What `--json` prints."""
    return {
        "file": file,
        "blocked": bool(stopping(findings)),
        "findings": [
            {
                "code": finding.rule,
                "level": finding.severity.value,
                "what": finding.message,
                "place": finding.place.within if finding.place else None,
                "cure": finding.cure,
                "basis": finding.basis,
            }
            for finding in findings
        ],
    }
