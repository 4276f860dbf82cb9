"""The same figures give the same bytes: in another process, folder, time zone, locale, and with other hash seeds."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.released import workbook

ROOT = Path(__file__).resolve().parents[2]
PRINT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.workbook.released import workbook
print(hashlib.sha256(workbook()).hexdigest())
"""


@pytest.mark.parametrize(
    "changed",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
        {"SOURCE_DATE_EPOCH": "0", "HOME": "/nonexistent", "USER": "someone else"},
    ],
    ids=lambda changed: " ".join(f"{key}={value}" for key, value in changed.items()),
)
def test_the_workbook_is_the_same_in_any_environment(changed: dict[str, str], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PRINT, str(ROOT)],
        cwd=tmp_path,
        env={**os.environ, **changed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(workbook()).hexdigest()
