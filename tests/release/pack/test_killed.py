"""A build that is killed, or starved of disk, at any call to the system leaves the old release whole or the new one.

strace stops or fails the real system calls of a real process, one after another.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from foi_letters.release.pack import repair

PUBLISH = Path(__file__).with_name("publish_once.py")
CALLS = ("mkdir", "write", "fsync", "rename", "unlink", "unlinkat", "rmdir")
"""What changes a disk, as Python calls it on Linux."""

strace_is_here = pytest.mark.skipif(
    not shutil.which("strace") and not os.environ.get("FOI_LETTERS_NO_SKIP"), reason="strace is not installed"
)


def command(out: Path, version: str, *more: str) -> list[str]:
    return [sys.executable, "-B", str(PUBLISH), str(out), version, *more]


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=60)


def versions_in(folder: Path) -> set[str]:
    """Which versions the files are of; a mixture has two, a half file none."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 4, f"{folder.name} has {len(files)} files"
    whole = re.compile(r"(old|new) (\S+)\n")
    return {whole.match(text := path.read_text())[1] * (text.count("\n") == 50) for path in files}  # type: ignore[index]


def stand_again(out: Path) -> None:
    """Put the old release back for the next try, without the code under test."""
    shutil.rmtree(out, ignore_errors=True)
    for number, name in enumerate(
        ("release/letter.docx", "release/tables.xlsx", "release/tables/outcomes.csv", "internal/audit.json")
    ):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"old {number}\n" * 50)


def calls_of_a_publication(out: Path) -> Iterator[tuple[str, int]]:
    """Each call, and its number among those of its name, that replacing a release makes."""
    log = out.with_name("calls")
    run(
        [
            "strace",
            "-f",
            "-o",
            str(log),
            "-e",
            f"trace={','.join(CALLS)}",
            *command(out, "old"),
        ]
    )
    names = re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE)
    log.unlink()
    for name in CALLS:
        yield from ((name, number) for number in range(1, names.count(name) + 1))


def strace(fault: str, name: str, number: int, out: Path) -> subprocess.CompletedProcess[str]:
    inject = f"inject={name}:{fault}:when={number}"
    return run(
        [
            "strace",
            "-f",
            "-o",
            os.devnull,
            "-e",
            f"trace={name}",
            "-e",
            inject,
            *command(out, "new"),
        ]
    )


@strace_is_here
def test_a_kill_at_any_call_leaves_a_whole_release(tmp_path: Path) -> None:
    out = tmp_path / "FOI-1"
    stand_again(out)
    calls = list(calls_of_a_publication(out))
    assert len(calls) > 25, "strace saw the calls"
    seen = set()
    for name, number in calls:
        assert strace("signal=SIGKILL", name, number, out).returncode in (-signal.SIGKILL, 137), (
            name,
            number,
        )
        standing = out if out.exists() else out.with_name("FOI-1.previous")
        assert versions_in(standing) in ({"old"}, {"new"}), (name, number)
        repair(out)
        seen |= versions_in(out)
        assert {path.name for path in tmp_path.iterdir()} <= {"FOI-1", ".FOI-1.lock"}, (name, number)
        stand_again(out)
    assert seen == {"old", "new"}


@strace_is_here
@pytest.mark.parametrize(
    "error", ["ENOSPC", *(pytest.param(name, marks=pytest.mark.soak) for name in ("EIO", "EROFS", "EACCES"))]
)
def test_an_error_at_any_call_leaves_the_old_release_and_a_clear_message(tmp_path: Path, error: str) -> None:
    out = tmp_path / "FOI-1"
    stand_again(out)
    failures = 0
    for name, number in calls_of_a_publication(out):
        if name not in ("mkdir", "write", "fsync", "rename"):
            continue  # removing what is no longer needed may fail; the next command does it
        result = strace(f"error={error}", name, number, out)
        if (name, number, result.returncode) == ("mkdir", 1, 0):  # the folder above, which stands already
            stand_again(out)
            continue
        assert result.returncode == 4, (name, number, result.stderr)
        assert "Traceback" not in result.stderr
        assert "what was there is unchanged" in result.stderr
        assert versions_in(out) == {"old"}, (name, number)
        assert [path.name for path in tmp_path.iterdir()] == ["FOI-1"]
        failures += 1
    assert failures > 10


def test_two_builds_at_once_leave_one_of_the_two_whole(tmp_path: Path) -> None:
    out = tmp_path / "FOI-1"
    builds = [subprocess.Popen(command(out, version, "15")) for version in ("old", "new")]
    assert [build.wait(60) for build in builds] == [0, 0]
    assert versions_in(out) in ({"old"}, {"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["FOI-1"]


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_500_kills_at_random_moments_leave_a_whole_release_each_time(tmp_path: Path) -> None:
    out, chance = tmp_path / "FOI-1", random.Random(1)
    stand_again(out)
    for round_ in range(500):
        build = subprocess.Popen(command(out, ("old", "new")[round_ % 2], "1000"))
        time.sleep(0.05 + chance.random() * 0.15)
        build.kill()
        build.wait()
        repair(out)
        assert versions_in(out) in ({"old"}, {"new"}), round_
