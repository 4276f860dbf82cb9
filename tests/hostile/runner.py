"""Runs the command line again and again, each time in a process of its own, without importing the program each time.

    python runner.py        then, a line each, {"arguments": [...], "kill_at": N or null}; the answer is a JSON object

The process imports the program once and forks for each command. The child has limits of memory and time, and is killed
at the Nth change that it makes to the disk, if that is wanted.
"""

import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
from typing import Final, TextIO

SECONDS: Final = 20
"""After which the child is killed; the tests ask for less."""
CHANGES: Final = ("os.mkdir", "os.rename", "os.remove", "os.rmdir")
WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Serve commands from standard input until it ends."""
    for module in ("foi_letters.pipeline", "foi_letters.cli.main"):
        importlib.import_module(module)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(run(asked["arguments"], asked["kill_at"])), flush=True)


def run(arguments: list[str], kill_at: int | None) -> dict[str, object]:
    """The exit code, what was printed, the seconds and the peak of memory in MB of one command."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as err,
    ):
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            _command(arguments, kill_at, out, err)
        _, status, usage = os.wait4(child, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": _text(out),
            "err": _text(err),
            "seconds": time.monotonic() - start,
            "megabytes": usage.ru_maxrss / 1024,
        }


def _command(arguments: list[str], kill_at: int | None, out: TextIO, err: TextIO) -> None:
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    if kill_at is not None:
        _die_at(kill_at)
    sys.argv = ["foi-letters", *arguments]
    try:
        importlib.import_module("foi_letters.cli.main").main()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _die_at(number: int) -> None:
    """Kill this process when it is about to change the disk for the Nth time: open to write, flush, rename, remove."""
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if event in CHANGES or opened:
            count()

    flush = os.fsync

    def counted(descriptor: int) -> None:
        count()
        flush(descriptor)

    setattr(os, "fsync", counted)  # noqa: B010  the stubs know more kinds of argument than we flush
    sys.addaudithook(hook)


def _text(stream: TextIO) -> str:
    stream.seek(0)
    return stream.read()


if __name__ == "__main__":
    main()
