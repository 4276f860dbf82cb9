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
CASES = frozenset({".yaml", ".yml"})


class Only(StrEnum):
    """The half of the checks that is wanted."""

    HIDDEN = "hidden"
    LAW = "law"


def check(
    file: Annotated[Path, typer.Argument(help="A case file, or a .docx or .xlsx file by anyone.")],
    *,
    case: Annotated[Path | None, typer.Option(help="The case that a letter was made from.")] = None,
    only: Annotated[Only | None, typer.Option(help="Only hidden data, or only the law rules.")] = None,
    allow_author: Annotated[
        list[str] | None,
        typer.Option(help="A name that may stand in the properties, such as the authority's."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is wrong with a case, or with a letter or workbook by anyone: hidden data, and the law."""
    if file.suffix.lower() in CASES:
        findings = _of_case(file, only)
    else:
        findings = _of_document(file, case, only, allow_author or [])
    print_findings(str(file), findings, as_json=as_json)
    if stopping(findings):
        raise typer.Exit(1)


def _of_case(file: Path, only: Only | None) -> list[Finding]:
    """What a build of the case would find in the files that it would write."""
    from foi_letters import casefile
    from foi_letters.pipeline import make

    found = make(casefile.load(file), final=True).found
    return [*(found.hidden if only is not Only.LAW else ()), *(found.law if only is not Only.HIDDEN else ())]


def _of_document(file: Path, case: Path | None, only: Only | None, allow_author: list[str]) -> list[Finding]:
    data = _read(file)
    findings: list[Finding] = []
    if only is not Only.LAW:
        from foi_letters.release.hidden.scan import scan

        authors = [*allow_author, *_authority(case)]
        findings += scan(data, str(file), ours=False, allow_authors=authors)
    if only is not Only.HIDDEN and file.suffix.lower() == ".docx":
        findings += _law(data, file, case)
    return findings


def _authority(case: Path | None) -> list[str]:
    """The name that our letters carry as their author, where the case is known."""
    from foi_letters import casefile

    return [casefile.load(case).authority.name] if case else []


def _law(data: bytes, file: Path, case: Path | None) -> tuple[Finding, ...]:
    """The law rules on a letter: with its case, every rule; alone, those that need nothing else."""
    from foi_letters.release.law.catalogue import RULES
    from foi_letters.release.law.evidence import alone
    from foi_letters.release.law.letter_text import read_letter
    from foi_letters.release.law.other_regime import require_supplied
    from foi_letters.release.law.rule import apply

    letter = read_letter(data, str(file))
    if case is None:
        require_supplied(letter)
        return apply(RULES, alone(letter))
    from dataclasses import replace

    from foi_letters import casefile
    from foi_letters.pipeline import make
    from foi_letters.release.inspection import evidence

    made = make(casefile.load(case), final=True)
    known = evidence(made.sent, made.file, made.released.tables, made.composed.timing)
    return apply(RULES, replace(known, letter=letter))


def _read(file: Path) -> bytes:
    problem = None
    if file.suffix.lower() not in DOCUMENTS:
        advice = f"the kinds are {', '.join(sorted(CASES | DOCUMENTS))}"
        problem = Problem("unknown-kind", "this kind of file cannot be checked", Place(str(file)), advice)
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
