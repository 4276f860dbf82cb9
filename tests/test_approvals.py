"""The approvals ledger: exact words are approved, until a date, and nobody can quietly change what was decided."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from foi_letters.approvals import (
    GENESIS,
    Comment,
    Decided,
    Ledger,
    Reply,
    State,
    Verdict,
    chain_hash,
    unapproved,
)
from foi_letters.errors import InputError, Place
from foi_letters.wording.ledger import append

FIRST, SECOND = "1" * 64, "2" * 64
DAY = date(2026, 3, 2)


def decided(
    verdict: Verdict = Verdict.APPROVE, wording_hash: str = FIRST, on: date = DAY, until: date | None = None
) -> Decided:
    return Decided(
        block="foia/s31/engagement",
        wording_hash=wording_hash,
        text="Section 31 applies because {{ ground.harm }}.\n",
        used_when="always",
        decision=verdict,
        reviewer="R. Example",
        date=on,
        review_by=until,
    )


def state(ledger: Ledger, wording_hash: str = FIRST, on: date = DAY) -> State:
    return ledger.state("foia/s31/engagement", wording_hash, on).state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "approvals.jsonl"


def rules(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.rule for problem in error.value.problems]


def test_a_ledger_that_does_not_exist_yet_approves_nothing(path: Path) -> None:
    ledger = Ledger.read(path)
    assert (ledger.head, state(ledger)) == (GENESIS, State.DRAFT)


def test_what_was_appended_is_read_back_with_its_comments_and_exact_text(path: Path) -> None:
    comment = Comment(
        author="R. Example",
        date="2026-03-01",
        text="Why?",
        words="applies",
        replies=(Reply(author="A", text="So."),),
    )
    written = append(
        path, [decided().model_copy(update={"comments": (comment,), "text": " a\n\n b \u2028 “c”\n"})]
    )
    assert Ledger.read(path) == written
    assert written.lines[0].comments == (comment,)
    assert written.lines[0].text == " a\n\n b \u2028 “c”\n"


def test_the_same_decisions_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        append(tmp_path / name, [decided(), decided(Verdict.WITHDRAW)])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([decided()], State.APPROVED),
        ([decided(Verdict.APPROVE_WITH_CHANGES)], State.APPROVED),
        ([decided(Verdict.REJECT)], State.DRAFT),
        ([decided(wording_hash=SECOND)], State.CHANGED),
        ([decided(wording_hash=SECOND), decided(Verdict.REJECT)], State.CHANGED),
        ([decided(), decided(Verdict.WITHDRAW)], State.WITHDRAWN),
        ([decided(), decided(Verdict.WITHDRAW), decided()], State.APPROVED),
        ([decided(until=DAY)], State.EXPIRING),
        ([decided(until=DAY + timedelta(days=30))], State.EXPIRING),
        ([decided(until=DAY + timedelta(days=31))], State.APPROVED),
        ([decided(until=DAY - timedelta(days=1))], State.EXPIRED),
    ],
)
def test_the_state_of_a_wording(path: Path, decisions: list[Decided], expected: State) -> None:
    assert state(append(path, decisions)) is expected


def test_a_decision_after_the_date_of_the_letter_neither_helps_nor_harms_it(path: Path) -> None:
    ledger = append(path, [decided(), decided(Verdict.WITHDRAW, on=DAY + timedelta(days=5))])
    assert state(ledger, on=DAY - timedelta(days=1)) is State.DRAFT
    assert state(ledger, on=DAY + timedelta(days=4)) is State.APPROVED
    assert state(ledger, on=DAY + timedelta(days=5)) is State.WITHDRAWN


def test_an_approval_for_one_use_is_not_one_for_another(path: Path) -> None:
    ledger = append(path, [decided()])
    assert ledger.state("foia/s31/engagement", FIRST, DAY, used_when="always").state is State.APPROVED
    assert ledger.state("foia/s31/engagement", FIRST, DAY, used_when="ncnd").state is State.CHANGED


def test_wording_that_is_not_approved_says_which_where_and_who_approved_it_last(path: Path) -> None:
    ledger = append(path, [decided()])
    approved, changed = (ledger.state("foia/s31/engagement", digest, DAY) for digest in (FIRST, SECOND))
    place = Place("exemptions/foia/s31.yaml", 40, 11)
    (problem,) = unapproved([(approved, place), (changed, place)])
    assert str(problem).splitlines()[0] == (
        "exemptions/foia/s31.yaml:40:11: error[wording-not-approved]: foia/s31/engagement has changed since its "
        "approval; R. Example approved it last, on 2026-03-02"
    )


def test_the_audit_row_maps_the_block_to_its_hash_and_its_line(path: Path) -> None:
    approval = append(path, [decided()]).state("foia/s31/engagement", FIRST, DAY)
    assert approval.as_audit() == {
        "block": "foia/s31/engagement",
        "hash": FIRST,
        "ledger_line": 1,
        "state": "approved",
    }


def three_lines(path: Path) -> list[bytes]:
    append(path, [decided(), decided(Verdict.REJECT), decided(wording_hash=SECOND)])
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (lambda lines: [lines[0].replace(b"R. Example", b"S. Example"), *lines[1:]], ["ledger-tampered"]),
        (lambda lines: [lines[0], lines[2]], ["ledger-chain"]),
        (lambda lines: lines[1:], ["ledger-chain", "ledger-chain"]),
        (lambda lines: [lines[1], lines[0], lines[2]], ["ledger-chain"] * 3),
        (lambda lines: [lines[0], lines[0], *lines[1:]], ["ledger-chain"] * 3),
        (lambda lines: [*lines[:2], lines[2][:-9]], ["ledger-incomplete"]),
        (lambda lines: [lines[0], b"{}\n", lines[2]], ["ledger-damaged"]),
        (lambda lines: [lines[0], b"\n", *lines[1:]], ["ledger-damaged"]),
        (lambda _: [b"[" * 100_000 + b"\n"], ["ledger-damaged"]),
    ],
)
def test_a_line_that_was_changed_removed_moved_or_cut_is_named(
    path: Path, tamper: Callable[[list[bytes]], list[bytes]], expected: list[str]
) -> None:
    path.write_bytes(b"".join(tamper(three_lines(path))))
    with pytest.raises(InputError) as error:
        Ledger.read(path)
    assert rules(error)[: len(expected)] == expected


def test_a_rewritten_line_with_a_fresh_hash_breaks_the_chain_at_the_next(path: Path) -> None:
    lines = three_lines(path)
    record = json.loads(lines[1]) | {"decision": "approve"}
    forged = json.dumps(record | {"hash": chain_hash(record)}).encode() + b"\n"
    path.write_bytes(lines[0] + forged + lines[2])
    with pytest.raises(InputError) as error:
        Ledger.read(path)
    assert rules(error) == ["ledger-chain"]


def test_a_ledger_cut_at_the_end_is_found_by_the_head_that_an_audit_recorded(path: Path) -> None:
    lines = three_lines(path)
    head = Ledger.read(path).head
    assert Ledger.read(path).check_head(head, "audit.json") is None
    path.write_bytes(b"".join(lines[:2]))
    problem = Ledger.read(path).check_head(head, "audit.json")
    assert problem is not None
    assert problem.rule == "ledger-truncated"
    assert Ledger.read(path).check_head(GENESIS, "audit.json") is None


def test_a_line_is_never_appended_to_a_ledger_that_is_not_sound(path: Path) -> None:
    damaged = b"".join(three_lines(path)[1:])
    path.write_bytes(damaged)
    with pytest.raises(InputError):
        append(path, [decided()])
    assert path.read_bytes() == damaged
