"""`foi-letters build`: the main job."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def build(
    case: Annotated[Path, typer.Argument(help="The case file.", metavar="CASE.yaml")],
    *,
    out: Annotated[
        Path | None, typer.Option(help="The folder to write; out/<reference> beside the case.")
    ] = None,
    final: Annotated[bool, typer.Option("--final", help="Build what is sent; otherwise a draft.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Add the copy for the disclosure log.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Add the letter as PDF, made by LibreOffice.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Build the letter and its workbook from a case."""
    from foi_letters.pipeline import build as build_case

    built = build_case(case, out, final=final, publish=publish, pdf=pdf)
    for finding in built.findings:
        print(finding, file=sys.stderr)
    if as_json:
        files = [str(built.folder / name) for name in built.files]
        findings = [{"rule": f.rule, "severity": f.severity, "message": f.message} for f in built.findings]
        print(json.dumps({"folder": str(built.folder), "files": files, "findings": findings}, indent=2))
        return
    for name in built.files:
        print(built.folder / name)
