"""`foi-letters protect` and `foi-letters attack`: disclosure control on its own, for an instance, a workbook or a case."""

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from foi_letters.cli.figures_text import as_data, in_words, pairs
from foi_letters.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from foi_letters.sdc.instance import Instance, Level, Objective, PublishedInstance, Zeros
    from foi_letters.sdc.pricing import Option, Price
    from foi_letters.sdc.protect import Progress, Protection
else:
    from foi_letters.sdc.instance import Level, Objective, Zeros

MAX_BYTES = 64 << 20
WORKBOOK = ".xlsx"
CASE = (".yaml", ".yml")
AS_IT_IS = "as it is"

File = Annotated[Path, typer.Argument(help="An instance (.json), or a workbook of tables (.xlsx).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
FileOrCase = Annotated[
    Path, typer.Argument(help="An instance (.json), a workbook of tables (.xlsx), or a case file (.yaml).")
]
UpTo = Annotated[
    int | None, typer.Option("--suppress-up-to", help="Of a workbook: counts from 1 up to this are small.")
]
ZerosOption = Annotated[Zeros | None, typer.Option(help="Of a workbook: what its rule does with zeros.")]


def protect(
    file: FileOrCase,
    *,
    level: Annotated[
        Level | None, typer.Option(help="How far small counts are protected; cover1, or what the case says.")
    ] = None,
    objective: Annotated[
        Objective | None,
        typer.Option(help="What is kept: as many cells as can be, or as much of their counts."),
    ] = None,
    explain: Annotated[bool, typer.Option(help="Say why, and what alternatives would cost.")] = False,
    time_limit: Annotated[float, typer.Option(help="Seconds after which the best so far is taken.")] = 300.0,
    suppress_up_to: UpTo = None,
    zeros: ZerosOption = None,
    as_json: AsJson = False,
) -> None:
    """Choose which cells to suppress so that no small count can be worked out, at the least loss."""
    from foi_letters.sdc import protect as chooser

    subject = _subject(file, suppress_up_to, zeros, level, objective)
    with _interruptible() as stopped:
        found = chooser.protect(
            subject.as_it_is.instance,
            level=subject.as_it_is.level,
            objective=subject.objective,
            time_limit=time_limit,
            progress=_tell,
            stopped=stopped,
        )
    reasons = _reasons(subject, found) if explain else {}
    prices = _prices(subject, found) if explain else []
    if as_json:
        print(json.dumps(as_data(found, reasons, prices), ensure_ascii=False, indent=1))
    else:
        print("\n".join(in_words(found, reasons, prices)))
    if subject.at_risk(found):
        raise typer.Exit(1)


def attack(
    file: File,
    *,
    suppress_up_to: UpTo = None,
    zeros: ZerosOption = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(help="Of a workbook: a text that stands for a withheld count, such as '-'."),
    ] = None,
    second_marker: Annotated[
        str | None, typer.Option(help="Of a workbook: its marker of figures that only protect small counts.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a reader can work out of the suppressed cells, from what is published and nothing else."""
    from foi_letters.sdc.attack import attack as intervals_of
    from foi_letters.sdc.attack import given_away
    from foi_letters.sdc.explain import as_range

    published = _published(file, suppress_up_to, zeros, (tuple(mark or ()), second_marker))
    intervals = intervals_of(published)
    exact = list(given_away(published, intervals))
    if as_json:
        data = {"intervals": pairs(intervals), "exact": exact}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for cell, interval in intervals.items():
            print(f"{cell}: {as_range(interval)}")
        print(f"{len(intervals)} hidden cells, {len(exact)} of them can be worked out exactly")
    if exact:
        raise typer.Exit(1)


# reading


@dataclass(frozen=True)
class _Subject:
    """What is to be protected, and the other ways to publish it when these cells are suppressed."""

    as_it_is: "Option"
    objective: "Objective"
    others: "Callable[[Protection], Iterable[Option]]"
    at_risk: "Callable[[Protection], tuple[str, ...]]"
    """The small counts that can be worked out whatever is withheld, without those that a case accepts."""
    unshown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For counts that no table shows, the cells from which a reader would work them out."""


def _subject(
    file: Path, up_to: int | None, zeros: "Zeros | None", level: "Level | None", wanted: "Objective | None"
) -> _Subject:
    if file.suffix.lower() in CASE:
        return _case(file, level, wanted)
    from foi_letters.sdc.options import options
    from foi_letters.sdc.pricing import plain

    instance, asked = _instance(file, up_to, zeros), level or Level.COVER1
    as_it_is = plain(AS_IT_IS, instance, asked)
    return _Subject(
        as_it_is,
        wanted or Objective.COUNT,
        lambda _: options(instance, asked),
        lambda found: found.unprotectable,
    )


def _case(file: Path, level: "Level | None", wanted: "Objective | None") -> _Subject:
    """The figures of a case."""
    from foi_letters import casefile
    from foi_letters.figures_check import Spot
    from foi_letters.sdc.case_options import as_published, case_options
    from foi_letters.sdc.response import read_response
    from foi_letters.sdc.risk import unaccepted

    case = casefile.load(file)
    spec = case.case.figures
    if spec is None:
        raise InputError([Problem("no-figures", "the case has no figures", Place(str(file)))])
    spot = Spot(lambda path: case.document.place(("figures", *path)))
    response = read_response(spec, case.folder, case.authority.rule, spot)
    asked = level or Level(spec.protection.level)
    return _Subject(
        as_published(response, AS_IT_IS, asked),
        wanted or Objective(spec.protection.objective),
        lambda found: case_options(response, asked, found.published.suppressed),
        lambda found: unaccepted(response, found.unprotectable),
        response.network.remainders,
    )


def _instance(file: Path, up_to: int | None, zeros: "Zeros | None") -> "Instance":
    if file.suffix.lower() == WORKBOOK:
        from foi_letters.sdc.marked_workbook import instance_of

        return instance_of(_read(file), str(file), up_to=up_to, zeros=zeros, note=_note)
    from foi_letters.sdc.instance_json import from_json

    return from_json(_text(file), name=str(file))


def _published(
    file: Path, up_to: int | None, zeros: "Zeros | None", marks: tuple[tuple[str, ...], str | None]
) -> "PublishedInstance":
    if file.suffix.lower() == WORKBOOK:
        from foi_letters.sdc.marked_workbook import Marks, published_of

        return published_of(_read(file), str(file), up_to=up_to, zeros=zeros, marks=Marks(*marks), note=_note)
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


# explaining


def _reasons(subject: _Subject, found: "Protection") -> Mapping[str, str]:
    from foi_letters.sdc.explain import why

    return why(subject.as_it_is.instance, found, unshown=subject.unshown)


def _prices(subject: _Subject, found: "Protection") -> "list[Price]":
    from foi_letters.sdc.pricing import price, prices

    def missed(words: str) -> None:
        _note(f"time ran out before '{words}' and what comes after it was tried")

    others = prices(subject.others(found), subject.objective, missed=missed)
    return [price(subject.as_it_is, found), *others]


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
