"""`foi-letters due` and `foi-letters exemptions`: data on stdout, mistakes explained on stderr."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

from foi_letters.approvals import Decided, Verdict
from foi_letters.cli.main import main
from foi_letters.exemption import Library
from foi_letters.wording.ledger import append


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["foi-letters", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_due_prints_the_last_day_and_the_days_not_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "due", "2026-11-23") == 0
    assert capsys.readouterr().out == (
        "2026-12-22\n"
        "20 working days after 2026-11-23 (FOIA section 10(1))\n"
        "not counted, beside Saturdays and Sundays:\n"
        "  2026-11-30  St Andrew's Day (Scotland)\n"
    )


def test_due_says_when_no_bank_holiday_lies_between(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "due", "2026-10-01", "--days", "5") == 0
    assert capsys.readouterr().out == (
        "2026-10-08\n5 working days after 2026-10-01\nno bank holiday between\n"
    )


def test_due_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "due", "2026-03-06", "--regime", "FOISA", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "received": "2026-03-06",
        "regime": "FOISA",
        "working_days": 20,
        "basis": "section 10(1)",
        "due": "2026-04-06",
        "not_counted": [{"date": "2026-04-03", "name": "Good Friday"}],
    }


def test_due_counts_a_day_that_the_authority_added(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "dated").mkdir()
    (tmp_path / "dated" / "calendar-additions.yaml").write_text(
        "days:\n- {date: 2026-10-05, name: Proclaimed day}\n", encoding="utf-8"
    )
    assert run(monkeypatch, "due", "2026-10-01", "--days", "5", "--library", str(tmp_path)) == 0
    assert capsys.readouterr().out.startswith("2026-10-09\n")


def test_due_beyond_the_calendar_is_wrong_input_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "due", "2028-12-20") == 2
    assert "add the bank holidays of 2029" in capsys.readouterr().err


def test_exemptions_lists_them_in_the_order_of_the_act(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "exemptions") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["foia/s12", "-", "Cost", "limit"]
    assert [line.split()[0] for line in lines if "s40" in line] == ["foia/s40-1", "foia/s40-2", "foia/s40-5"]
    assert len(lines) == 28


@pytest.mark.parametrize("id_", ["foia/s31", "s31", "31", "31(1)(a)", "section 31(3)"])
def test_an_exemption_is_found_by_its_id_its_section_or_a_provision_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], id_: str
) -> None:
    assert run(monkeypatch, "exemptions", id_) == 0
    page = capsys.readouterr().out
    assert page.startswith("foia/s31  Law enforcement\n")
    assert "31(1)(g) read with 31(2): the exercise" in page
    assert "Not for the same information as\n  foia/s30" in page
    assert "EXM-14: Citing section 31 without a paragraph" in page
    assert "[foia/s31/law] draft - used when: held and reasons_given - in letters from 2005-01-01" in page


def test_a_day_selects_the_law_and_the_wording(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "exemptions", "foia/s40-2", "--on", "2019-03-01") == 0
    page = capsys.readouterr().out
    assert "UK GDPR" not in page.split("[foia/s40-2/", 1)[1]
    assert "40(3)(a)(i): personal" not in page
    assert "40(2) by virtue of 40(3A): " in page


def test_wording_shows_whether_it_is_approved_on_the_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wording = Library.open().block("foia/s31/law", dt.date(2026, 11, 24))
    decided = Decided(
        block=wording.id,
        wording_hash=wording.wording_hash,
        text=wording.text,
        used_when=wording.used_when,
        decision=Verdict.APPROVE,
        reviewer="Example approval - not legal advice",
        date=dt.date(2026, 11, 1),
    )
    ledger = tmp_path / "approvals.jsonl"
    append(ledger, [decided])
    assert run(monkeypatch, "exemptions", "31", "--approvals", str(ledger)) == 2
    assert "add --on" in capsys.readouterr().err
    assert run(monkeypatch, "exemptions", "31", "--approvals", str(ledger), "--on", "2026-11-24") == 0
    page = capsys.readouterr().out
    assert "[foia/s31/law] approved" in page
    assert "[foia/s31/law-ncnd] draft" in page
    assert run(monkeypatch, "exemptions", "31", "--approvals", str(ledger), "--on", "2026-10-31") == 0
    assert "[foia/s31/law] draft" in capsys.readouterr().out


def test_exemptions_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "exemptions", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"id": "foia/s21", "kinds": ["absolute"], "ncnd": []}.items() <= listed[2].items()
    assert run(monkeypatch, "exemptions", "21(1)", "--json") == 0
    one = json.loads(capsys.readouterr().out)
    assert one["limbs"][0]["cite"] == "FOIA/21(1)"
    assert one["in_force"] == {"from": "2005-01-01", "until": None}
    assert {each["approval"] for each in one["wording"]} == {"draft"}
    assert one["wording"][0]["id"] == "foia/s21/decision"


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("foia/s99", "the library has no foia/s99"),
        ("s40-9", "the library has no foia/s40-9"),
        ("99", "section\N{NO-BREAK SPACE}99 is not in the library"),
    ],
)
def test_an_unknown_exemption_is_wrong_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], id_: str, message: str
) -> None:
    assert run(monkeypatch, "exemptions", id_) == 2
    assert message in capsys.readouterr().err
