"""Which letters used which wording: answered from the audit records of the letters.

Of an `audit.json` this reads `reference`, `date`, `ledger_head`, and under `wording` one row a block: `block`, `hash`,
`ledger_line` and `state` (`Approval.as_audit`). What else it records is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from foi_letters.approvals import GENESIS, Ledger, State
from foi_letters.errors import InputError, Place, Problem

AUDIT = "audit.json"


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")

    block: str
    hash: str
    ledger_line: int | None = None
    state: State


class _Audit(BaseModel):
    model_config = ConfigDict(extra="ignore")

    reference: str = ""
    date: str = ""
    ledger_head: str = GENESIS
    wording: tuple[_Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """One wording in one letter."""

    reference: str
    date: str
    block: str
    wording_hash: str
    ledger_line: int | None
    state: State
    audit: Path


def uses(audits: Path, block: str, *, wording_hash: str = "") -> tuple[Use, ...]:
    """The letters below the folder `audits` that used a block, with `wording_hash` (or its start) those words alone.

    Blocks of an exemption are asked for together by its id. Raises InputError for records that cannot be read.
    """
    found = (use for path, audit in _audits(audits) for use in _uses(path, audit))
    wanted = (use for use in found if use.block == block or use.block.startswith(f"{block}/"))
    return tuple(use for use in wanted if use.wording_hash.startswith(wording_hash))


def check_heads(audits: Path, ledger: Ledger) -> tuple[Problem, ...]:
    """Problems where an audit below the folder records a head that the ledger no longer has: lines were cut off."""
    checks = (ledger.check_head(audit.ledger_head, str(path)) for path, audit in _audits(audits))
    return tuple(problem for problem in checks if problem)


def _uses(path: Path, audit: _Audit) -> Iterator[Use]:
    for row in audit.wording:
        yield Use(audit.reference, audit.date, row.block, row.hash, row.ledger_line, row.state, path)


def _audits(folder: Path) -> Iterator[tuple[Path, _Audit]]:
    problems: list[Problem] = []
    for path in sorted(folder.rglob(AUDIT)):
        try:
            yield path, _Audit.model_validate_json(path.read_bytes())
        except (ValidationError, OSError) as error:
            reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error.strerror)
            problems.append(Problem("audit", f"this audit record cannot be read: {reason}", Place(str(path))))
    if problems:
        raise InputError(problems)
