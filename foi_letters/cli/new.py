"""`foi-letters new`: a case file begun from the text of a request."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_letters.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from foi_letters.request_text import Question, SplitRequest

MAX_REQUEST = 1_000_000
PROFILE = "authority.yaml"


def new(
    reference: Annotated[str, typer.Argument(help="The reference that the authority gives the request.")],
    request: Annotated[Path, typer.Option(help="The request as plain text.")],
    authority: Annotated[Path | None, typer.Option(help="The authority's profile.")] = None,
    received: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it arrived.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The folder of the new case.")] = None,
) -> None:
    """Begin a case: split a request into its questions, and show the text that fell into none."""
    from foi_letters.naming import safe_name
    from foi_letters.request_text import split

    text = _read(request)
    parts = split(text)
    folder = out or Path(safe_name(reference))
    case = folder / "case.yaml"
    if case.exists():
        raise InputError(
            [Problem("exists", "this case exists already", Place(str(case)), "give another --out")]
        )
    day = received.date() if received else date.today()  # noqa: DTZ011  the officer's own day
    folder.mkdir(parents=True, exist_ok=True)
    profile = authority or _profile_above(folder) or _starter_profile(folder)
    case.write_text(
        _case(reference, day, _last_day(day), _relative(profile, folder), parts), encoding="utf-8"
    )
    print(case)
    _report(parts, received is None, day)


def _read(request: Path) -> str:
    try:
        data = request.read_bytes()[: MAX_REQUEST + 1]
    except OSError as error:
        raise InputError(
            [Problem("cannot-read", f"cannot read it: {error.strerror}", Place(str(request)))]
        ) from None
    problem = None
    if len(data) > MAX_REQUEST:
        problem = Problem(
            "too-large", f"the request has more than {MAX_REQUEST:,} bytes", Place(str(request))
        )
    text = data.decode("utf-8-sig", errors="replace")
    if "\0" in text or "\ufffd" in text:
        problem = Problem(
            "not-text", "it is not plain UTF-8 text", Place(str(request)), "save it as plain text"
        )
    if not text.strip():
        problem = Problem("empty", "the file is empty", Place(str(request)))
    if problem:
        raise InputError([problem])
    return text


def _profile_above(folder: Path) -> Path | None:
    """The authority's profile in the folder of the case or in one above it."""
    above = (parent / PROFILE for parent in (folder.resolve(), *folder.resolve().parents))
    return next((path for path in above if path.is_file()), None)


def _starter_profile(folder: Path) -> Path:
    from foi_letters.resources import packaged

    profile = folder / PROFILE
    profile.write_bytes((packaged("templates") / PROFILE).read_bytes())
    print(
        f"{profile}: a profile to fill in; put the name and addresses of the authority there", file=sys.stderr
    )
    return profile


def _last_day(received: date) -> date:
    from foi_letters.dated import DatedFacts
    from foi_letters.regime import Regime
    from foi_letters.resources import library_folders
    from foi_letters.working_days import read_calendar

    folders = library_folders()
    limit = DatedFacts(folders).time_limits(Regime.FOIA, received).answer.days
    return read_calendar(folders, Regime.FOIA).due(received, limit).last_day


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _case(reference: str, received: date, due: date, authority: str, request: "SplitRequest") -> str:
    lines = [
        "# Begun by `foi-letters new`. `foi-letters check case.yaml` says what is still to be decided.",
        f"reference: {_quoted(reference)}",
        "letter: response",
        "regime: FOIA",
        f"authority: {_quoted(authority)}",
        f"received: {received}  # the day the request arrived",
        f"date: {due}  # the date of the letter; this is the last day to answer",
        "requester:",
        '  name: ""  # the name as the requester gave it',
        "subject: \"\"  # in a few words, to follow 'your request for information about'",
        *_preamble(request),
        "",
        "requests:",
        *(line for question in request.questions for line in _question(question, "  ", request)),
        "",
        "# One for each question, or one for several: what is decided, and the answer.",
        "decisions: []",
    ]
    return "\n".join(lines) + "\n"


def _preamble(request: "SplitRequest") -> Iterator[str]:
    if request.introduction:
        yield f"preamble: {_quoted(' '.join(request.introduction))}  # what fell into no question; keep what matters"


def _question(question: "Question", indent: str, request: "SplitRequest") -> Iterator[str]:
    yield f"{indent}- id: {_quoted(question.id)}"
    if not request.numbered:
        yield f"{indent}  numbered_by: authority"
    yield f"{indent}  text: {_quoted(question.text)}"
    if question.parts:
        yield f"{indent}  parts:"
        for part in question.parts:
            yield from _question(part, indent + "    ", request)


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar; JSON's quoting is YAML's."""
    return json.dumps("".join(c for c in text if c.isprintable()), ensure_ascii=False)


def _report(request: "SplitRequest", guessed: bool, day: date) -> None:
    count = len(request.questions)
    numbering = "as the requester numbered them" if request.numbered else "numbered by us"
    print(f"{count} question{'' if count == 1 else 's'}, {numbering}", file=sys.stderr)
    if guessed:
        print(f"received is set to today, {day}; change it if the request came earlier", file=sys.stderr)
    for text in request.left_over:
        print(f"in no question: {text}", file=sys.stderr)
