"""Blocks and packs that the tests of the review share. Every name and text is invented."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from foi_letters.approvals import Approval, Decided, Ledger, Line, State, Verdict
from foi_letters.errors import Place
from foi_letters.wording.ledger import chained
from foi_letters.wording.pack import Cover, ForReview, Pack, pack
from foi_letters.wording.words import collapsed

DAY = dt.date(2026, 11, 2)
COVER = Cover("Northshire Constabulary", DAY, dt.date(2027, 11, 1))


def digest(text: str) -> str:
    return hashlib.sha256(collapsed(text).encode()).hexdigest()


def approved_line(block: str, text: str) -> Line:
    decided = Decided(
        block=block,
        wording_hash=digest(text),
        text=text,
        used_when="always",
        decision=Verdict.APPROVE,
        reviewer="R. Example",
        role="Example lawyer",
        date=dt.date(2026, 3, 2),
    )
    return chained(Ledger("approvals.jsonl"), [decided])[0]


def for_review(text: str, approved: str | None = None, block: str = "foia/s31/engagement") -> ForReview:
    line = None if approved is None else approved_line(block, approved)
    same = approved is not None and digest(approved) == digest(text)
    state = State.APPROVED if same else State.CHANGED if line else State.DRAFT
    return ForReview(
        block=block,
        exemption="Section 31: law enforcement",
        title=f"Section 31: {block.rpartition('/')[2]}",
        purpose="Says that the exemption is engaged and why.",
        provision="Section 31(1)(a)",
        in_force="in force from 1 January 2005",
        used_when="always",
        text=text,
        wording_hash=digest(text),
        place=Place("exemptions/foia/s31.yaml", 40),
        approval=Approval(block, digest(text), state, line if same else None, line),
        sample=("Section 31(1)(a) applies because disclosure would help offenders.",),
    )


def packed(blocks: Sequence[ForReview]) -> Pack:
    return pack(blocks, COVER)


def save(made: Pack, folder: Path, name: str = "review.docx") -> Path:
    file = folder / name
    file.write_bytes(made.docx)
    return file
