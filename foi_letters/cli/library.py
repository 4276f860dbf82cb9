"""`foi-letters exemptions` and `foi-letters due`: what the library says, for an officer or a lawyer."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_letters.errors import InputError, Problem
from foi_letters.regime import Regime

if TYPE_CHECKING:
    from foi_letters.approvals import Ledger
    from foi_letters.block import Wording
    from foi_letters.exemption import Library
    from foi_letters.exemption_file import Exemption, Source
    from foi_letters.provision import Limb

ISO = ["%Y-%m-%d"]
WIDTH = 100

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="The authority's own folder of exemption files.")
]


def due(
    received: Annotated[
        datetime, typer.Argument(formats=ISO, help="The day the request arrived.", metavar="DATE")
    ],
    regime: Annotated[Regime, typer.Option(help="The law it is dealt with under.")] = Regime.FOIA,
    days: Annotated[
        int | None, typer.Option(help="Working days, where not the time for answering.", min=1)
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the last day to answer, and the days that are not counted."""
    from foi_letters.dated import DatedFacts
    from foi_letters.resources import library_folders
    from foi_letters.working_days import read_calendar

    folders = library_folders(library)
    limit = DatedFacts(folders).time_limits(regime, received.date()).answer
    answer = read_calendar(folders, regime).due(received.date(), days or limit.days)
    basis = "" if days else limit.provision
    if as_json:
        _print_json(
            {
                "received": str(answer.received),
                "regime": str(regime),
                "working_days": answer.limit,
                "basis": basis,
                "due": str(answer.last_day),
                "not_counted": [{"date": str(day), "name": name} for day, name in answer.not_counted],
            }
        )
        return
    print(answer.last_day)
    print(f"{answer.limit} working days after {answer.received}{f' ({regime} {basis})' if basis else ''}")
    print("not counted, beside Saturdays and Sundays:" if answer.not_counted else "no bank holiday between")
    for day, name in answer.not_counted:
        print(f"  {day}  {name}")


def exemptions(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An exemption: foia/s31, 31, or 40(2).")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=ISO, help="Show the law and wording of this day.")
    ] = None,
    approvals: Annotated[Path | None, typer.Option(help="The ledger of approved wording.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the exemptions, or print one with its law, its wording and whether that is approved."""
    from foi_letters.approvals import Ledger
    from foi_letters.exemption import Library
    from foi_letters.resources import library_folders

    shelf = Library.open(*library_folders(library))
    day = on.date() if on else None
    if approvals and day is None:
        message = "whether wording is approved depends on the day"
        raise InputError([Problem("no-date", message, None, "add --on and the date of the letter")])
    if id_ is None:
        known = shelf.exemptions(Regime.FOIA)
        if as_json:
            _print_json([_summary(each) for each in known])
        else:
            print("\n".join(_table(known)))
        return
    exemption = _find(shelf, id_)
    ledger = Ledger.read(approvals) if approvals else Ledger("")
    wordings = [
        (each, _state(ledger, each, day))
        for each in shelf.file(exemption.id).wordings()
        if day is None or each.entry.in_force.covers(day)
    ]
    if as_json:
        _print_json(_full(exemption, wordings))
    else:
        print("\n".join(_page(exemption, wordings, shelf.sources(), day)))


def _find(library: "Library", id_: str) -> "Exemption":
    """An exemption by its id, its section, or a provision of it."""
    from foi_letters.citation import parse

    if "/" in id_:
        return library.exemption(id_)
    try:
        citation = parse(id_)
    except ValueError:
        return library.exemption(f"{Regime.FOIA.lower()}/{id_}")
    return library.for_citation(citation)


def _state(ledger: "Ledger", wording: "Wording", on: date | None) -> str:
    """Whether the wording is approved; a draft where no ledger is given."""
    day = on or wording.entry.in_force.from_
    return ledger.state(wording.id, wording.wording_hash, day, used_when=wording.used_when).state.value


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


# as JSON


def _summary(exemption: "Exemption") -> dict[str, object]:
    return {
        "id": exemption.id,
        "title": exemption.title,
        "reference": exemption.reference,
        "kinds": sorted(exemption.kinds),
        "cite": [limb.cite.number for limb in exemption.limbs],
        "ncnd": [clause.cite.number for clause in exemption.ncnd],
    }


def _full(exemption: "Exemption", wordings: Iterable[tuple["Wording", str]]) -> dict[str, object]:
    law = exemption.model_dump(mode="json", by_alias=True, exclude={"wording"})
    blocks = [
        {
            **wording.entry.model_dump(mode="json", by_alias=True),
            "id": wording.id,
            "hash": wording.wording_hash,
            "approval": state,
        }
        for wording, state in wordings
    ]
    return {**law, "wording": blocks}


# as text


def _table(exemptions: Iterable["Exemption"]) -> Iterator[str]:
    for each in exemptions:
        kind = " or ".join(sorted(each.kinds)) if "none" not in each.kinds else "-"
        yield f"{each.id:<12} {kind:<22} {each.title}"


def _page(
    exemption: "Exemption",
    wordings: Iterable[tuple["Wording", str]],
    sources: Mapping[str, "Source"],
    on: date | None,
) -> Iterator[str]:
    yield f"{exemption.id}  {exemption.title}"
    yield f"{exemption.reference}  {exemption.url}"
    yield f"evidence: {exemption.evidence} ({exemption.evidence.meaning})"
    yield from (f"  {code}: {sources[code].what} {sources[code].url}".rstrip() for code in exemption.sources)
    yield ""
    yield from textwrap.wrap(exemption.summary, WIDTH)
    yield from _rules("Cite", exemption.limbs, on)
    yield from _rules("To neither confirm nor deny", exemption.ncnd, on)
    if exemption.claimed_by != "any":
        yield from _listed("It may be relied on only by", [exemption.claimed_by.replace("_", " ")])
    yield from _listed("Not for the same information as", exemption.not_with)
    yield from _listed(
        "The case file must give",
        [f"{each.input}: {each.why}{_condition(each.used_when_text)}" for each in exemption.requires],
    )
    yield from _listed("Common misuse", [f"{each.rule}: {each.message}" for each in exemption.misuse])
    for wording, state in wordings:
        yield ""
        yield f"[{wording.id}] {state} - used when: {wording.used_when} - in letters {wording.entry.in_force}"
        yield from textwrap.indent(wording.text, "    ").split("\n")


def _rules(heading: str, rules: Iterable["Limb"], on: date | None) -> Iterator[str]:
    yield from _listed(
        heading,
        [
            f"{_cited(rule)}: {rule.title} ({rule.kind}, {rule.basis}"
            f"{'' if rule.in_force.until is None else f', {rule.in_force}'})"
            for rule in rules
            if on is None or rule.in_force.covers(on)
        ],
    )


def _cited(rule: "Limb") -> str:
    seconds = " or ".join(cite.number for cite in rule.with_one_of)
    return f"{rule.cite.number} {rule.link} {seconds}" if seconds else rule.cite.number


def _condition(text: str) -> str:
    return "" if text == "always" else f" [{text}]"


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    """A heading and its items, wrapped; nothing where there are none."""
    texts = list(items)
    if texts:
        yield from ["", heading]
        for text in texts:
            yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ")
