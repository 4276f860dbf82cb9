"""LibreOffice as the reviewer: one instance for all tests, driven through the Python that knows it."""

import functools
import json
import shutil
import subprocess
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REVIEWER = Path(__file__).with_name("reviewer.py")

Action = dict[str, str | bool]
Review = Callable[[Path, list[Action]], Path]


@functools.cache
def python_with_uno() -> str | None:
    """The Python that can talk to LibreOffice: the system's, where python3-uno is installed."""
    for candidate in ("/usr/bin/python3", shutil.which("python3")):
        if (
            candidate
            and not subprocess.run(
                [candidate, "-c", "import uno"], capture_output=True, check=False
            ).returncode
        ):
            return candidate
    return None


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of the pipe of a LibreOffice that listens; ended with the tests."""
    soffice = shutil.which("soffice")
    if soffice is None or python_with_uno() is None:
        pytest.skip("LibreOffice with python3-uno is not installed")
    pipe = f"foi{uuid.uuid4().hex[:12]}"
    profile = tmp_path_factory.mktemp("libreoffice")
    command = [
        soffice, "--headless", "--invisible", "--norestore", "--nologo",
        f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield pipe
        process.terminate()


@pytest.fixture
def review(office: str, tmp_path: Path) -> Review:
    """Have LibreOffice review a file: `review(pack, actions)` gives the returned file."""

    def do(sent: Path, actions: list[Action]) -> Path:
        returned = tmp_path / "returned.docx"
        job = tmp_path / "job.json"
        job.write_text(
            json.dumps({"open": str(sent), "save": str(returned), "actions": actions}), encoding="utf-8"
        )
        python = python_with_uno()
        assert python is not None
        done = subprocess.run(
            [python, str(REVIEWER), office, str(job)],
            capture_output=True,
            text=True,
            check=False,
            timeout=110,
        )
        assert done.returncode == 0, done.stderr
        return returned

    return do
