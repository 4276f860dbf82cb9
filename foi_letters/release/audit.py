"""The audit record of a letter: what it was made from, in which wording and law, what was found, and why.

It is kept and never sent. It names no machine, folder or time, so that the same inputs give the same record.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from foi_letters.approvals import Approval
from foi_letters.case import Case
from foi_letters.json_text import laid_out
from foi_letters.release.finding import Finding

FORMAT = 1
"""The version of the record's own form."""
LEVELS = 4
"""How deep the record is laid out: each cell and each equation of the certificate stands on a line."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the record holds. Inputs and outputs are bytes or hashes by their names as the case gives them."""

    case: Case
    final: bool
    inputs: Mapping[str, str]
    """Name of each file that was read to the SHA-256 of its bytes."""
    outputs: Mapping[str, bytes] = field(repr=False)
    approvals: tuple[Approval, ...]
    ledger_head: str
    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[str, str, str], ...] = ()
    """Cell, primary or secondary, and why in words."""
    notes: tuple[str, ...] = ()
    certificate: str = ""
    """JSON of the proof that no withheld count can be worked out."""


def audit_json(audit: Audit) -> bytes:
    """The record as JSON."""
    case = audit.case
    record: dict[str, object] = {
        "format": FORMAT,
        "foi_letters": version("foi-letters"),
        "reference": case.reference,
        "letter": case.letter,
        "regime": case.regime,
        "date": case.date.isoformat(),
        "final": audit.final,
        "inputs": dict(sorted(audit.inputs.items())),
        "outputs": {name: _output(name, data) for name, data in sorted(audit.outputs.items())},
        "ledger_head": audit.ledger_head,
        "wording": [dict(approval.as_audit()) for approval in audit.approvals],
        "findings": [_finding(finding) for finding in audit.findings],
        "confirmations": [each.model_dump(mode="json") for each in case.confirmations],
        "clearances": [each.model_dump(mode="json") for each in case.clearances],
        "suppressed": [{"cell": cell, "why": why, "reason": words} for cell, why, words in audit.suppressed],
        "figures": list(audit.notes),
        "certificate": json.loads(audit.certificate) if audit.certificate else None,
    }
    return (laid_out(record, LEVELS) + "\n").encode()


def sha256(data: bytes) -> str:
    """The hash by which the record names a file."""
    return hashlib.sha256(data).hexdigest()


def _output(name: str, data: bytes) -> dict[str, object]:
    """The hash of a file; of a package also the hash of each member unpacked, which no compressor changes."""
    if not name.endswith((".docx", ".xlsx")):
        return {"sha256": sha256(data)}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: sha256(archive.read(member)) for member in sorted(archive.namelist())}
    return {"sha256": sha256(data), "members": members}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "place": str(finding.place) if finding.place else None,
        "basis": finding.basis,
    }


def hashes(files: Iterable[tuple[str, bytes]]) -> Mapping[str, str]:
    """Names to hashes."""
    return {name: sha256(data) for name, data in files}
