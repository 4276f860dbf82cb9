"""The writer of the approvals ledger: it only ever adds lines at the end."""

import os
from collections.abc import Iterable
from pathlib import Path

from foi_letters.approvals import Decided, Ledger, Line, chain_hash
from foi_letters.errors import InputError, Place, Problem
from foi_letters.wording.writing import writing


def append(path: Path, decisions: Iterable[Decided]) -> Ledger:
    """Add decisions to the ledger at `path`, made if it is not there; all of them in one write, or none.

    Returns the ledger as it is then. Raises InputError when the ledger is not sound, or grew while it was read,
    and UnsafeOutput when it cannot be written.
    """
    with writing(path):
        before = path.read_bytes() if path.exists() else b""
    ledger = Ledger.parse(before, str(path))
    lines = chained(ledger, decisions)
    if lines:
        _write(path, "".join(_written(line) for line in lines).encode(), after=len(before))
    return Ledger(ledger.name, ledger.lines + lines)


def chained(ledger: Ledger, decisions: Iterable[Decided]) -> tuple[Line, ...]:
    """The decisions as the lines that follow `ledger`."""
    lines: list[Line] = []
    previous = ledger.head
    for number, decided in enumerate(decisions, len(ledger.lines) + 1):
        record = decided.model_dump(mode="json") | {"line": number, "previous": previous}
        lines.append(Line.model_validate(record | {"hash": chain_hash(record)}))
        previous = lines[-1].hash
    return tuple(lines)


def _written(line: Line) -> str:
    return line.model_dump_json() + "\n"


def _write(path: Path, data: bytes, *, after: int) -> None:
    """Append in one write, only if nobody has appended since: two heads of one chain would make it unsound."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            if os.fstat(file.fileno()).st_size != after:
                message = "another decision was recorded at the same moment"
                raise InputError([Problem("ledger-busy", message, Place(str(path)), "run the command again")])
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
