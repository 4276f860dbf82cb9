"""The command line, ready for many commands."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.hostile.command import RUNNER, Command


@pytest.fixture(scope="session")
def command() -> Iterator[Command]:
    """A process that runs the command line as often as it is asked to."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(RUNNER)], stdin=pipe, stdout=pipe, text=True) as process:
        yield Command(process)
        assert process.stdin is not None
        process.stdin.close()
