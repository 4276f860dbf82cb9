"""Puts the files of a build in their place: all of them, or none.

A build is written into `DIR.building`, a fresh folder beside its place, and flushed to the disk; then two renames
swap it in: `DIR` becomes `DIR.previous`, `DIR.building` becomes `DIR`. Each rename is atomic, so a process that is
killed leaves one of these states, which `repair` tells apart by the names alone:

    DIR  DIR.building  DIR.previous
    yes  -             -              at rest
    any  yes           -              killed while writing: DIR is the whole old output; the new one is dropped
    -    yes           yes            killed between the renames: both are whole; the old one goes back
    yes  -             yes            killed while tidying: DIR is the whole new output; the old one is dropped

A lock file beside the folder keeps two builds of one case apart. It is released by the system when a process dies.
"""

import contextlib
import errno
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from foi_letters.errors import InputError, Place, Problem, UnsafeOutput
from foi_letters.naming import BUILDING, CSV_FOLDER, LETTER, PREVIOUS, WORKBOOK

LOCK_PATIENCE = 30.0
"""Seconds to wait for another build of the same case; it holds the lock only while it writes."""

AUDIT = "internal/audit.json"
RELEASE_AUDIT = "internal/release-audit.json"
_SENT = rf"{re.escape(LETTER)}|letter\.pdf|{re.escape(WORKBOOK)}|{CSV_FOLDER}/[^/]+\.csv"
_OURS = re.compile(rf"(draft|release|publication)/({_SENT})|internal/[^/]+\.json")


def publish(files: Mapping[str, bytes], out: Path) -> None:
    """Replace the folder `out` by these files (`release/letter.docx` to its bytes), all of them or none.

    Raises InputError when `out` cannot be an output folder or holds files that no build writes, and UnsafeOutput when
    the files cannot be written; in both cases the folder is as it was before.
    """
    _check_names(files)
    out = Path(os.path.abspath(out))  # noqa: PTH100  resolve() would follow a link, which is refused below
    if not out.name:
        raise _refusal(out, "it is the root of a disk", "choose another folder with --out")
    with _failing_clearly(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _repair(out)
            _check_replaceable(out)
            building = _beside(out, BUILDING)
            try:
                _write(files, building)
                _swap(building, out)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise


def standing_release(out: Path) -> Mapping[str, bytes]:
    """What a final build left in the folder, for a draft to keep beside itself: nothing that was sent is lost to a draft.

    The audit record of the release is kept as `internal/release-audit.json`.
    """
    kept = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for folder in ("release", "publication")
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    }
    record = next((out / name for name in (RELEASE_AUDIT, AUDIT) if (out / name).is_file()), None)
    return {**kept, RELEASE_AUDIT: record.read_bytes()} if kept and record else kept


def repair(out: Path) -> None:
    """Finish or undo what a killed build left beside the folder `out`; costs two look-ups when there is nothing."""
    if _beside(out, BUILDING).exists() or _beside(out, PREVIOUS).exists():
        with _failing_clearly(out), _locked(out):
            _repair(out)


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(out.name + suffix)


# writing and swapping


def _write(files: Mapping[str, bytes], building: Path) -> None:
    inside = (building / parent for name in files for parent in PurePosixPath(name).parents)
    folders = sorted({building, *inside})
    for folder in folders:
        folder.mkdir()
    for name, data in files.items():
        with (building / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for folder in folders:
        _flush(folder)


def _swap(building: Path, out: Path) -> None:
    previous = _beside(out, PREVIOUS)
    replaces = out.exists()
    if replaces:
        out.rename(previous)
    try:
        building.rename(out)
        _flush(out.parent)
    except BaseException:
        if not building.exists():
            out.rename(building)
        if replaces:
            previous.rename(out)
        raise
    shutil.rmtree(previous, ignore_errors=True)  # what stays is dropped by the next command


def _repair(out: Path) -> None:
    building, previous = _beside(out, BUILDING), _beside(out, PREVIOUS)
    _check_ours(building)
    _check_ours(previous)
    if previous.exists() and not out.exists():
        previous.rename(out)
        _flush(out.parent)
    shutil.rmtree(building, ignore_errors=True)
    shutil.rmtree(previous, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Make the names in a folder survive a power cut. Windows does not open folders, and needs no such flush."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# what may be replaced


def _check_names(files: Mapping[str, bytes]) -> None:
    """A name that is not of our making here is a defect, and would be dangerous: no message can ask the user to help."""
    for name in files:
        if not _OURS.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a file that a build writes")


def _check_replaceable(out: Path) -> None:
    if out.is_symlink():
        raise _refusal(out, "it is a link; what it points to would be replaced", "give the folder itself")
    if out.exists() and not out.is_dir():
        raise _refusal(out, "it is a file, and a folder is needed", "choose another folder with --out")
    _check_ours(out)


def _check_ours(folder: Path) -> None:
    """Refuse to replace or delete a folder in which somebody keeps anything that no build wrote."""
    strangers = sorted(_strangers(folder)) if folder.is_dir() else []
    if not strangers:
        return
    if any(PurePosixPath(name).name.startswith("~$") for name in strangers):
        raise _refusal(folder, f"{strangers[0]} says that a file there is open", "close it in Word or Excel")
    listed = ", ".join(strangers[:3]) + (f" and {len(strangers) - 3} more" if len(strangers) > 3 else "")
    raise _refusal(
        folder, f"it holds files that no build wrote: {listed}", "move them, or choose another folder"
    )


def _strangers(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        relative = Path(parent).relative_to(folder)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in (*names, *links):
            path = (relative / name).as_posix()
            if not _OURS.fullmatch(path) or name in links:
                yield path


def _refusal(out: Path, message: str, advice: str) -> InputError:
    return InputError(
        [Problem("output-folder", f"this folder cannot be replaced: {message}", Place(str(out)), advice)]
    )


# errors of the system in words for officers

_ADVICE = {
    errno.ENOSPC: "free some space on the disk",
    errno.EDQUOT: "free some space in your account",
    errno.EROFS: "choose a folder that can be written to with --out",
    errno.EACCES: "close the files of that folder in Word and Excel, or choose another folder with --out",
    errno.EPERM: "choose a folder that can be written to with --out",
    errno.ENAMETOOLONG: "choose a shorter folder with --out",
    errno.ENOTDIR: "choose another folder with --out",
}


@contextlib.contextmanager
def _failing_clearly(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"the output could not be written: {error.strerror or error}; what was there is unchanged"
        advice = _ADVICE.get(error.errno or 0)
        raise UnsafeOutput([Problem("not-written", message, Place(str(out)), advice)]) from None


# one build at a time


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Hold the lock of an output folder. The lock file goes when it is free, so none is left beside the case."""
    path = out.with_name(f".{out.name}.lock")
    deadline = time.monotonic() + LOCK_PATIENCE
    while (descriptor := _try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise _refusal(out, "another build is writing there", "wait until it is done, then build again")
        time.sleep(0.02)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows keeps a file that is open
            path.unlink()
        os.close(descriptor)


def _try_lock(path: Path) -> int | None:
    """An open, locked lock file; None when another holds it, or removed it between our opening and locking it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        if sys.platform == "win32" or os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
