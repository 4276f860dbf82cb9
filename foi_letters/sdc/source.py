"""The records of a case, from the file that a source names."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from foi_letters.errors import InputError, Place, Problem
from foi_letters.figures_spec import SourceSpec
from foi_letters.sdc.csv_source import read_csv
from foi_letters.sdc.records import Extent, Records, read_records
from foi_letters.sdc.xlsx_source import read_xlsx

MAX_BYTES = 64_000_000
_CSV, _XLSX = (".csv", ".tsv", ".txt"), (".xlsx",)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What the audit keeps of a source: its path as the case names it, and the SHA-256 of its bytes."""

    file: str
    sha256: str


def read_source(spec: SourceSpec, folder: Path, *, counts: bool = False) -> tuple[Records, SourceFile]:
    """The records of the file that `spec` names, seen from `folder`; with `counts`, a table of counts.

    InputError with every fault and its place.
    """
    path = folder / spec.file
    ending = path.suffix.lower()
    if ending not in _CSV + _XLSX:
        message = f"'{ending or 'no ending'}' is not a kind of file that can be counted"
        raise InputError([Problem("file-kind", message, Place(spec.file), "save it as .csv or .xlsx")])
    if ending in _CSV and spec.sheet is not None:
        raise InputError([Problem("sheet", "a CSV file has no sheets", Place(spec.file), "remove 'sheet'")])
    data = _read(path, spec.file)
    names = range(spec.header_row, spec.header_row + spec.header_rows)
    extent = Extent(names, spec.last_row, gaps=counts)
    grid = read_csv(data, spec.file) if ending in _CSV else read_xlsx(data, spec.file, spec.sheet, extent)
    return read_records(grid, extent), SourceFile(spec.file, hashlib.sha256(data).hexdigest())


def _read(path: Path, name: str) -> bytes:
    """The bytes of a regular file of a reasonable size: a pipe or a device would never end."""
    try:
        status = path.stat()
        regular = stat.S_ISREG(status.st_mode)
        data = path.read_bytes() if regular and status.st_size <= MAX_BYTES else b""
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "the name is not one of a file"
        raise InputError([Problem("cannot-read", f"cannot read it: {reason}", Place(name))]) from None
    if not regular:
        raise InputError([Problem("cannot-read", "this is not a file", Place(name))])
    if status.st_size > MAX_BYTES:
        message = f"the file has {status.st_size:,} bytes; the limit is {MAX_BYTES:,}"
        raise InputError(
            [Problem("too-large", message, Place(name), "leave out rows and columns that are not needed")]
        )
    return data
