"""The command line as the tests of this folder run it, and what is on the disk before and after."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

RUNNER = Path(__file__).with_name("runner.py")


class Result(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


class Command:
    """The command line in a process that is ready for many commands."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def __call__(self, *arguments: str, kill_at: int | None = None) -> Result:
        """Run one command; with `kill_at`, kill it at its Nth change of the disk."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        asked = json.dumps({"arguments": arguments, "kill_at": kill_at})
        print(asked, file=self.process.stdin, flush=True)
        return Result(**json.loads(self.process.stdout.readline()))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
