"""Writing the files of an authority: a file is replaced whole or not at all, and a disk that refuses is told as it is."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from foi_letters.errors import Place, Problem, UnsafeOutput

_BOM = b"\xef\xbb\xbf"


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Whatever the disk says against writing `path` becomes UnsafeOutput, told in words."""
    try:
        yield
    except OSError as error:
        message = f"cannot write it: {error.strerror or error}"
        advice = "check the folder, and whether another program has the file open"
        raise UnsafeOutput([Problem("cannot-write", message, Place(str(path)), advice)]) from None


def replace_text(path: Path, text: str) -> None:
    """Put `text` into a file in one step, with the byte order mark that it may have; raises UnsafeOutput."""
    with writing(path):
        before = path.read_bytes()
        _replace(path, (_BOM if before.startswith(_BOM) else b"") + text.encode(), mode=path.stat().st_mode)


def replace_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, in folders that are made if need be; raises UnsafeOutput."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data, mode=0o644)


def _replace(path: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
