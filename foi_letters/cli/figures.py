"""`foi-letters protect` and `foi-letters attack`: disclosure control on its own, for an instance or a workbook."""

import json
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from foi_letters.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from foi_letters.sdc.instance import Instance, Interval, Level, Objective, PublishedInstance, Zeros
    from foi_letters.sdc.protect import Progress, Protection
else:
    from foi_letters.sdc.instance import Level, Objective, Zeros

MAX_BYTES = 64 << 20
WORKBOOK = ".xlsx"
ALTERNATIVE_SECONDS = 20.0

File = Annotated[Path, typer.Argument(help="An instance (.json), or a workbook of tables (.xlsx).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
UpTo = Annotated[
    int | None, typer.Option("--suppress-up-to", help="Of a workbook: counts from 1 up to this are small.")
]
ZerosOption = Annotated[Zeros | None, typer.Option(help="Of a workbook: what its rule does with zeros.")]


def protect(
    file: File,
    *,
    level: Annotated[Level, typer.Option(help="How far small counts are protected.")] = Level.COVER1,
    objective: Annotated[
        Objective, typer.Option(help="What is kept: as many cells, or as much of their counts, as can be.")
    ] = Objective.COUNT,
    explain: Annotated[bool, typer.Option(help="Say why, and what alternatives would cost.")] = False,
    time_limit: Annotated[float, typer.Option(help="Seconds after which the best so far is taken.")] = 300.0,
    suppress_up_to: UpTo = None,
    zeros: ZerosOption = None,
    as_json: AsJson = False,
) -> None:
    """Choose which cells to suppress so that no small count can be worked out, at the least loss."""
    from foi_letters.sdc import protect as chooser

    instance = _instance(file, suppress_up_to, zeros)
    with _interruptible() as stopped:
        found = chooser.protect(
            instance,
            level=level,
            objective=objective,
            time_limit=time_limit,
            progress=_tell,
            stopped=stopped,
        )
    reasons = _reasons(instance, found) if explain else {}
    others = _alternatives(instance, found) if explain else {}
    if as_json:
        print(json.dumps(_as_data(found, reasons, others), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_in_words(found, reasons, others)))
    if found.unprotectable:
        raise typer.Exit(1)


def attack(
    file: File, *, suppress_up_to: UpTo = None, zeros: ZerosOption = None, as_json: AsJson = False
) -> None:
    """Say what a reader can work out of the suppressed cells, from what is published and nothing else."""
    from foi_letters.sdc.attack import attack as intervals_of
    from foi_letters.sdc.attack import given_away
    from foi_letters.sdc.explain import as_range

    published = _published(file, suppress_up_to, zeros)
    intervals = intervals_of(published)
    exact = list(given_away(published, intervals))
    if as_json:
        data = {"intervals": _pairs(intervals), "exact": exact}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for cell, interval in intervals.items():
            print(f"{cell}: {as_range(interval)}")
        print(f"{len(intervals)} hidden cells, {len(exact)} of them can be worked out exactly")
    if exact:
        raise typer.Exit(1)


# reading


def _instance(file: Path, up_to: int | None, zeros: "Zeros | None") -> "Instance":
    if file.suffix.lower() == WORKBOOK:
        from foi_letters.sdc.marked_workbook import instance_of

        return instance_of(_read(file), str(file), up_to=up_to, zeros=zeros)
    from foi_letters.sdc.instance_json import from_json

    return from_json(_text(file), name=str(file))


def _published(file: Path, up_to: int | None, zeros: "Zeros | None") -> "PublishedInstance":
    if file.suffix.lower() == WORKBOOK:
        from foi_letters.sdc.marked_workbook import published_of

        return published_of(_read(file), str(file), up_to=up_to, zeros=zeros, note=_note)
    from foi_letters.sdc.instance_json import published_from_json

    return published_from_json(_text(file), name=str(file))


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES >> 20} MB"
            raise InputError([Problem("too-large", message, Place(str(file)))])
        return file.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise InputError([Problem("unreadable", message, Place(str(file)))]) from None


def _text(file: Path) -> str:
    try:
        return _read(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Problem("not-text", "the file is not UTF-8 text", Place(str(file)))]) from None


def _note(message: str) -> None:
    print(f"note: {message}", file=sys.stderr)


# progress, and Ctrl-C


def _tell(progress: "Progress") -> None:
    print(f"safe at {progress.objective}; none below {progress.lower_bound}", file=sys.stderr)


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Within, the first Ctrl-C ends the search with the best safe pattern so far; a second one ends the program."""
    pressed: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        print("stopping: the best safe pattern so far is kept", file=sys.stderr)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


# printing


def _pairs(intervals: "Mapping[str, Interval]") -> dict[str, list[int | None]]:
    return {cell: [interval.lo, interval.hi] for cell, interval in intervals.items()}


def _as_data(
    found: "Protection", reasons: Mapping[str, str], others: Mapping[str, int]
) -> Mapping[str, object]:
    data: dict[str, object] = {
        "status": found.status.value,
        "level": found.level.value,
        "minimised": found.minimised.value,
        "objective": found.objective,
        "lower_bound": found.lower_bound,
        "primary": found.primary,
        "secondary": found.secondary,
        "unprotectable": found.unprotectable,
        "floor": _pairs(found.limits.floor),
        "singleton_unprotectable_pairs": found.limits.pairs,
        "intervals": _pairs(found.intervals),
    }
    return data | ({"reasons": dict(reasons), "alternatives": dict(others)} if reasons or others else {})


def _in_words(found: "Protection", reasons: Mapping[str, str], others: Mapping[str, int]) -> Iterator[str]:
    proven = "proven the least" if found.status == "optimal" else f"at least {found.lower_bound} are needed"
    unit = "further cells" if found.minimised == "count" else "counts lost in further cells"
    yield f"{len(found.primary)} small counts; {found.objective} {unit} to protect them ({proven})"
    for cell in found.secondary:
        yield f"  suppress {cell}"
    for cell in found.unprotectable:
        yield f"  cannot be protected: {cell} can be worked out whatever is suppressed"
    for cell, interval in found.limits.floor.items():
        from foi_letters.sdc.explain import as_range

        yield f"  protected in part: {cell}, of which a reader can say {as_range(interval)}"
    if reasons:
        yield "why"
        yield from (f"  {cell}: {words}" for cell, words in reasons.items())
    if others:
        yield "what other choices would cost"
        yield from (f"  {words}: {cost}" for words, cost in others.items())


def _reasons(instance: "Instance", found: "Protection") -> Mapping[str, str]:
    from foi_letters.sdc.explain import why

    return why(instance, found)


def _alternatives(instance: "Instance", found: "Protection") -> Mapping[str, int]:
    from foi_letters.sdc.explain import alternatives

    return {each.words: each.objective for each in alternatives(instance, found, ALTERNATIVE_SECONDS)}
