"""Sending wording out for review: which blocks, what the lawyer is told of each, and the record of it."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from foi_letters.approvals import State
from foi_letters.block import Wording
from foi_letters.citation import Citation
from foi_letters.errors import InputError, Problem
from foi_letters.exemption_file import Exemption
from foi_letters.period import Period
from foi_letters.wording.dates import written
from foi_letters.wording.pack import Cover, ForReview, Pack, pack
from foi_letters.wording.sample import sample
from foi_letters.wording.sources import Sources
from foi_letters.wording.writing import replace_bytes


def send(
    sources: Sources,
    to: Path,
    on: dt.date,
    *,
    ids: Iterable[str] = (),
    changed: bool = False,
    review_by: dt.date | None = None,
) -> Pack:
    """Write the review pack for the wording of a day, and keep the record that its return is read against.

    `ids` names exemptions or blocks; with `changed`, only what is not approved then is sent. Raises InputError where
    nothing is left to send.
    """
    blocks = [for_review(sources, wording, on) for wording in sources.current(on, ids)]
    if changed:
        blocks = [block for block in blocks if block.approval.state is not State.APPROVED]
    if not blocks:
        raise InputError(
            [Problem("nothing-to-review", "every block asked for is approved", None, "leave out --changed")]
        )
    made = pack(blocks, Cover(sources.authority, on, review_by))
    made.manifest.save(sources.packs)
    replace_bytes(to, made.docx)
    return made


def for_review(sources: Sources, wording: Wording, on: dt.date) -> ForReview:
    """A block as its reviewer is told of it."""
    heading = _heading(sources, wording)
    return ForReview(
        block=wording.id,
        exemption=heading,
        title=f"{heading.partition(':')[0]}: {_name(wording.entry.block)}",
        purpose=wording.entry.purpose,
        provision=_provision(wording.entry.provision),
        in_force=_period(wording.entry.in_force),
        used_when=wording.used_when,
        text=wording.text,
        wording_hash=wording.wording_hash,
        place=wording.place,
        approval=sources.state(wording, on),
        sample=sample(wording.text),
    )


def _heading(sources: Sources, wording: Wording) -> str:
    """`Section 31: law enforcement`, or the title of a file of standard wording."""
    model = sources.library.file(wording.id.rpartition("/")[0]).model
    if not isinstance(model, Exemption):
        return model.title
    first: Citation = model.all_provisions[0].cite
    section = f"{first.regime.unit.capitalize()} {first.section}"
    return f"{section}: {model.title[:1].lower()}{model.title[1:]}"


def _name(block: str) -> str:
    return block.replace("-", " ")


def _provision(provision: str) -> str:
    return f"{provision[:1].upper()}{provision[1:]}" or "None"


def _period(period: Period) -> str:
    until = f" until {written(period.until)}" if period.until else ""
    return f"in use from {written(period.from_)}{until}"
