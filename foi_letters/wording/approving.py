"""Decisions recorded without a review pack: a lawyer's email, a meeting, an approval withdrawn."""

import datetime as dt
from collections.abc import Iterable

from foi_letters.approvals import Decided, Ledger, Verdict
from foi_letters.block import Wording
from foi_letters.errors import InputError, Problem
from foi_letters.wording import ledger
from foi_letters.wording.sources import Sources


def approve(
    sources: Sources,
    ids: Iterable[str],
    on: dt.date,
    *,
    reviewer: str,
    role: str = "",
    review_by: dt.date | None = None,
    law_as_at: dt.date | None = None,
    conditions: str = "",
    withdraw: bool = False,
) -> tuple[Ledger, tuple[Decided, ...]]:
    """Record that a person approved, or with `withdraw` withdrew, the wording of these exemptions or blocks as it stands.

    No ids means the whole library. Returns the ledger as it is then, and what was recorded. Raises InputError for ids
    that there are not, and for a day of review that has passed on the day of the decision.
    """
    if review_by and review_by < on:
        message = f"the review is due on {review_by}, before the decision of {on}"
        raise InputError([Problem("review-by", message, None, "exchange or correct the two dates")])
    decided = tuple(
        Decided(
            block=wording.id,
            wording_hash=wording.wording_hash,
            text=wording.text,
            used_when=wording.used_when,
            decision=Verdict.WITHDRAW if withdraw else Verdict.APPROVE,
            reviewer=reviewer,
            role=role,
            date=on,
            review_by=review_by,
            law_as_at=law_as_at,
            conditions=conditions,
        )
        for wording in _concerned(sources, ids, on, withdraw=withdraw)
    )
    if not decided:
        raise InputError(
            [
                Problem(
                    "not-approved", "none of this wording is approved", None, "there is nothing to withdraw"
                )
            ]
        )
    return ledger.append(sources.ledger_file, decided), decided


def _concerned(sources: Sources, ids: Iterable[str], on: dt.date, *, withdraw: bool) -> tuple[Wording, ...]:
    wordings = sources.current(on, ids)
    return tuple(each for each in wordings if sources.state(each, on).state.usable) if withdraw else wordings
