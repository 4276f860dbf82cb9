"""The same case gives the same bytes: in any folder, time zone, locale and environment, and with any hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.case import Folder
from tests.hostile.command import Command, snapshot


@pytest.mark.parametrize(
    "changed",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "HOME": "/nonexistent", "USER": "A Clerk"},
    ],
    ids=str,
)
def test_a_build_is_the_same_in_any_environment(
    changed: dict[str, str], tmp_path: Path, command: Command
) -> None:
    here, there = Folder(tmp_path / "a"), Folder(tmp_path / "elsewhere" / "with a space")
    assert command("build", str(here.path / "case.yaml")).code == 0
    arguments = [sys.executable, "-m", "foi_letters", "build", "case.yaml", "--out", "out/named"]
    subprocess.run(arguments, cwd=there.path, env={**os.environ, **changed}, check=True, capture_output=True)
    (built,) = (here.path / "out").iterdir()
    assert snapshot(there.path / "out" / "named") == snapshot(built)
