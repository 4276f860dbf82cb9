"""`foi-letters wording`: legal review of the wording, out as a redline in Word, back into YAML, approved on record.

Where the library, the ledger and the packs are is said by the authority's profile: `--authority`, or `authority.yaml` in
this folder or one above it. `--library` and `--ledger` take its place.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from foi_letters.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from foi_letters.wording.sources import Sources

PROFILE = "authority.yaml"

app = typer.Typer(
    help="Legal review of the wording: out to a lawyer in Word, back into the library, approved on record.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_DAY = ["%Y-%m-%d"]
Profile: TypeAlias = Annotated[Path | None, typer.Option("--authority", help="The authority's profile.")]
LibraryFolder: TypeAlias = Annotated[
    Path | None, typer.Option("--library", help="A library of the authority's own.")
]
LedgerFile: TypeAlias = Annotated[Path | None, typer.Option("--ledger", help="The ledger of approvals.")]
OnDay: TypeAlias = Annotated[
    datetime | None, typer.Option("--date", formats=_DAY, help="The day to go by; today if left out.")
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Ids: TypeAlias = Annotated[
    list[str] | None, typer.Argument(help="Exemptions (foia/s31) or blocks (foia/s31/law).")
]
Audits: TypeAlias = Annotated[
    Path, typer.Option(help="The folder below which the letters' audit records are.")
]


@app.command("status")
def status(
    ids: Ids = None,
    *,
    authority: Profile = None,
    library: LibraryFolder = None,
    ledger: LedgerFile = None,
    on: OnDay = None,
    audits: Annotated[
        Path | None, typer.Option(help="Check the ledger against the audits below this folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show how each block stands: its state, who approved it, until when, and how many words changed since."""
    from foi_letters.cli import wording_text as text
    from foi_letters.wording.status import status as rows_of
    from foi_letters.wording.usage import check_heads

    sources = _sources(authority, library, ledger)
    rows = rows_of(sources, _day(on), ids or ())
    problems = check_heads(audits, sources.ledger) if audits else ()
    _print(as_json, lambda: text.status_json(rows, sources.ledger), lambda: text.status(rows, sources.ledger))
    if problems:
        raise InputError(problems)


@app.command("pack")
def pack(
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The Word file to write.")],
    exemption: Annotated[
        list[str] | None, typer.Option(help="An exemption or block; may be given again.")
    ] = None,
    changed: Annotated[bool, typer.Option(help="Only what is not approved on that day.")] = False,
    review_by: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The date of review to propose to the reviewer.")
    ] = None,
    authority: Profile = None,
    library: LibraryFolder = None,
    ledger: LedgerFile = None,
    on: OnDay = None,
) -> None:
    """Write a Word file for a lawyer: each block with its redline, a decision to write, and an illustration."""
    from foi_letters.wording.sending import send

    sources = _sources(authority, library, ledger)
    proposed = review_by.date() if review_by else None
    made = send(sources, output, _day(on), ids=exemption or (), changed=changed, review_by=proposed)
    print(f"{output}: review pack {made.manifest.id}, {len(made.manifest.blocks)} blocks")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The Word file that the reviewer returned.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report, and write nothing.")] = False,
    reviewer: Annotated[str | None, typer.Option(help="Who decided, where the file does not say.")] = None,
    role: Annotated[str, typer.Option(help="In what role: solicitor, counsel, information lawyer ...")] = "",
    allow_untracked: Annotated[
        bool, typer.Option("--allow-untracked", help="Take over what was edited with Track Changes off.")
    ] = False,
    authority: Profile = None,
    library: LibraryFolder = None,
    ledger: LedgerFile = None,
    on: OnDay = None,
    as_json: Json = False,
) -> None:
    """Read a returned pack: the edits go into the library, the decisions into the ledger; all of it, or nothing."""
    from foi_letters.cli import wording_text as text
    from foi_letters.wording.answer import read_answer
    from foi_letters.wording.importing import carry_out, plan

    sources = _sources(authority, library, ledger)
    answer = read_answer(file, sources.packs, allow_untracked=allow_untracked)
    planned = plan(answer, sources, _day(on), reviewer, role)
    writes = not dry_run and not planned.stopped
    if writes:
        carry_out(planned, sources)
    _print(
        as_json,
        lambda: text.import_json(planned, written=writes),
        lambda: text.imported(planned, written=writes),
    )
    if planned.stopped:
        raise InputError(planned.problems)


@app.command("approve")
def approve(
    ids: Ids = None,
    *,
    reviewer: Annotated[str, typer.Option(help="Who approved it.")],
    everything: Annotated[bool, typer.Option("--all", help="The whole library.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Withdraw approval instead.")] = False,
    role: Annotated[str, typer.Option(help="In what role.")] = "",
    review_by: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The last day of the approval.")
    ] = None,
    law_as_at: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The day whose law was considered.")
    ] = None,
    conditions: Annotated[str, typer.Option(help="Conditions of the approval.")] = "",
    authority: Profile = None,
    library: LibraryFolder = None,
    ledger: LedgerFile = None,
    on: OnDay = None,
) -> None:
    """Record an approval given without a pack, or withdraw one."""
    from foi_letters.wording.approving import approve as record

    if bool(ids) == everything:
        advice = "give exemptions or blocks, or --all for the whole library"
        raise InputError([Problem("which-wording", "it is not said which wording", None, advice)])
    after, decided = record(
        _sources(authority, library, ledger),
        ids or (),
        _day(on),
        reviewer=reviewer,
        role=role,
        review_by=review_by.date() if review_by else None,
        law_as_at=law_as_at.date() if law_as_at else None,
        conditions=conditions,
        withdraw=withdraw,
    )
    verb = "withdrawn" if withdraw else "approved"
    print(
        f"{len(decided)} {'block' if len(decided) == 1 else 'blocks'} {verb}; {after.name} head {after.head}"
    )


@app.command("history")
def history(
    block: Annotated[str, typer.Argument(help="A block (foia/s31/law).")],
    *,
    from_: Annotated[
        str | None, typer.Option("--from", help="A date, a ledger line, or the start of a hash.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="The same; `library` for the library as it stands.")
    ] = None,
    audits: Audits = Path(),
    authority: Profile = None,
    library: LibraryFolder = None,
    ledger: LedgerFile = None,
    as_json: Json = False,
) -> None:
    """Show every decision about a block, what changed in its words, and the letters it is in."""
    from foi_letters.cli import wording_text as text
    from foi_letters.wording.history import history as steps_of
    from foi_letters.wording.usage import uses

    sources = _sources(authority, library, ledger)
    steps, letters = steps_of(sources, block), uses(audits, block)
    between = _difference(sources, block, from_, to or "library") if from_ or to else None
    _print(
        as_json,
        lambda: text.history_json(block, steps, between, letters),
        lambda: text.history(block, steps, between, letters),
    )


@app.command("used-by")
def used_by(
    block: Annotated[str, typer.Argument(help="A block (foia/s31/law) or all of an exemption (foia/s31).")],
    wording_hash: Annotated[str, typer.Option("--hash", help="The start of the hash of the words.")] = "",
    audits: Audits = Path(),
    as_json: Json = False,
) -> None:
    """List the letters that used a block, from their audit records."""
    from foi_letters.cli import wording_text as text
    from foi_letters.wording.usage import uses

    found = uses(audits, block, wording_hash=wording_hash)
    _print(as_json, lambda: text.uses_json(found), lambda: text.uses(found))


@app.command("copy")
def copy(
    folder: Annotated[Path, typer.Argument(help="A new folder for the authority's own library.")],
) -> None:
    """Copy the library that came with foi-letters into a folder of the authority's own, where it can be edited."""
    from foi_letters.wording.sources import copy_library

    files = copy_library(folder)
    print(f"{folder}: {len(files)} files; name it as `library:` in the authority's profile")


def _difference(sources: "Sources", block: str, from_: str | None, to: str) -> str:
    """The wording between two versions, each named by a date or a version; the first approval where `from_` is left out."""
    from foi_letters.wording.history import difference, text_of, text_on

    def text(version: str) -> str:
        try:
            return text_on(sources, block, date.fromisoformat(version))
        except ValueError:
            return text_of(sources, block, version)

    first = from_ or next((str(line.line) for line in sources.ledger.about(block)), "library")
    return difference(text(first), text(to))


def _sources(profile: Path | None, library: Path | None, ledger: Path | None) -> "Sources":
    """What the profile says, with what the options say in its place."""
    from foi_letters.wording.sources import LEDGER, Sources

    if library and not library.is_dir():
        raise InputError([Problem("cannot-read", "there is no such folder", Place(str(library)))])
    found = profile or next((p for folder in _here_and_above() if (p := folder / PROFILE).is_file()), None)
    of_profile = Sources.of_profile(found) if found else Sources("", None, Path(LEDGER))
    return Sources(
        of_profile.authority, library or of_profile.library_folder, ledger or of_profile.ledger_file
    )


def _here_and_above() -> tuple[Path, ...]:
    here = Path.cwd()
    return (here, *here.parents)


def _day(on: datetime | None) -> date:
    return on.date() if on else date.today()  # noqa: DTZ011  the officer's own day


def _print(as_json: bool, data: Callable[[], object], text: Callable[[], str]) -> None:
    print(json.dumps(data(), ensure_ascii=False, indent=1) if as_json else text())
