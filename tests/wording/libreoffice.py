"""LibreOffice as the reviewer: one that listens, driven through the Python that knows it."""

import contextlib
import functools
import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

REVIEWER = Path(__file__).with_name("reviewer.py")

Action = dict[str, str | bool]


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


@contextlib.contextmanager
def listening(profile: Path) -> Iterator[str]:
    """The name of the pipe of a LibreOffice that listens, with a profile of its own; it ends with the context."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    pipe = f"foi{uuid.uuid4().hex[:12]}"
    command = [
        soffice, "--headless", "--invisible", "--norestore", "--nologo",
        f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield pipe
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)  # soffice is a script around the program


def review(pipe: str, sent: Path, returned: Path, actions: list[Action], via: str = "") -> Path:
    """Have a file reviewed and saved as Word; `via` another format (odt, doc) in between, as some offices do."""
    python = python_with_uno()
    assert python is not None
    job = returned.with_suffix(".json")
    job.write_text(
        json.dumps({"open": str(sent), "save": str(returned), "via": via, "actions": actions}),
        encoding="utf-8",
    )
    done = subprocess.run(
        [python, str(REVIEWER), pipe, str(job)], capture_output=True, text=True, check=False, timeout=110
    )
    job.unlink()
    assert done.returncode == 0, done.stderr
    return returned
