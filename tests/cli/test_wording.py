"""`foi-letters wording`: the whole loop as an officer types it."""

import json
import re
import sys
from pathlib import Path

import pytest

from foi_letters.approvals import Ledger
from foi_letters.cli.main import main
from foi_letters.cli.wording import app
from foi_letters.wording.ledger import append
from tests.test_approvals import decided
from tests.wording.authority_files import BALANCE, LAW, LIBRARY, TIMING, answered, authority, library_text

PROFILE = """\
name: Northshire Constabulary
short_name: the Constabulary
kind: police
address: [Constabulary Headquarters]
email: foi@northshire.example
no_review: true
library: library
approvals: approvals.jsonl
"""
OWN = "foia/standard/odd"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    authority(tmp_path)
    (tmp_path / "authority.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path / "cases")
    return tmp_path


class Command:
    """Runs `foi-letters wording ...`: the exit code, what it printed, and what it said of errors."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["foi-letters", "wording", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self.capsys.readouterr()
        return int(ended.value.code or 0), out, err


@pytest.fixture
def wording(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


def pack(folder: Path, wording: Command, *more: str) -> Path:
    file = folder / "review.docx"
    code, out, _ = wording("pack", "-o", str(file), "--exemption", OWN, "--date", "2026-11-02", *more)
    assert code == 0
    assert "review pack" in out
    return file


def test_the_loop_from_draft_to_approved(folder: Path, wording: Command) -> None:
    assert "draft" in wording("status", OWN, "--date", "2026-11-02")[1]
    sent = pack(folder, wording, "--review-by", "2027-11-01")
    returned = answered(sent, {LAW: "approve", BALANCE: "reject"}, (LAW, "oddly", "strangely"))
    code, out, err = wording("import", str(returned), "--dry-run", "--date", "2026-11-09")
    assert (code, err) == (0, "")
    assert out.splitlines()[2:6] == [
        f"{LAW}: approved with changes, for review by 1 November 2027",
        "   deleted “oddly” (Ann Counsel, 2026-11-05T09:30:00Z)",
        "   inserted “strangely” (Ann Counsel, 2026-11-05T09:30:00Z)",
        "   info[approved-with-edits]: it says approve, and the wording was edited: this is recorded as approved with changes",
    ]
    assert out.splitlines()[-1] == "would change odd.yaml; would record 2 decisions"
    assert library_text(folder) == LIBRARY
    code, out, _ = wording("import", str(returned), "--date", "2026-11-09", "--role", "Solicitor")
    assert out.splitlines()[-1] == "changed odd.yaml; recorded 2 decisions"
    assert library_text(folder) == LIBRARY.replace("oddly", "strangely")
    rows = json.loads(wording("status", OWN, "--date", "2026-11-10", "--json")[1])["blocks"]
    assert {row["block"]: (row["state"], row["approved_by"]) for row in rows} == {
        LAW: ("approved", "Ann Counsel"),
        BALANCE: ("draft", None),
        TIMING: ("draft", None),
    }
    later = json.loads(wording("status", LAW, "--date", "2027-11-02", "--json")[1])["blocks"]
    assert [row["state"] for row in later] == ["expired"]


def test_problems_are_errors_with_exit_code_2_and_the_json_report_has_them_too(
    folder: Path, wording: Command
) -> None:
    returned = answered(pack(folder, wording), {LAW: "approve"}, (LAW, "«ground.citation»", "it"))
    code, out, err = wording("import", str(returned), "--json", "--date", "2026-11-09")
    assert code == 2
    assert err.startswith(
        f"returned.docx: {LAW}: error[placeholder-removed]: gone from the wording: «ground.citation»"
    )
    report = json.loads(out)
    assert (report["written"], report["reviewer"]) == (False, "Ann Counsel")
    assert report["blocks"][0]["problems"][0]["rule"] == "placeholder-removed"
    assert not (folder / "approvals.jsonl").exists()


def test_a_file_that_is_no_pack_is_refused(folder: Path, wording: Command) -> None:
    file = folder / "note.docx"
    file.write_bytes(b"nothing")
    code, _, err = wording("import", str(file))
    assert (code, "error[not-a-package]" in err) == (2, True)
    code, _, err = wording("import", "missing.docx")
    assert (code, "cannot be read" in err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_an_approval_given_elsewhere_is_recorded_and_withdrawn(wording: Command) -> None:
    said = ["--reviewer", "R. Example", "--date", "2026-11-02"]
    code, out, _ = wording("approve", LAW, TIMING, *said, "--review-by", "2026-11-20", "--conditions", "none")
    assert (code, out.startswith("2 blocks approved")) == (0, True)
    assert "expiring" in wording("status", LAW, "--date", "2026-11-03")[1]
    code, out, _ = wording("approve", LAW, *said, "--withdraw")
    assert "1 block withdrawn" in out
    assert "withdrawn" in wording("status", LAW, "--date", "2026-11-03")[1]
    code, _, err = wording("approve", LAW, *said, "--withdraw")
    assert (code, "error[not-approved]" in err) == (2, True)
    code, _, err = wording("approve", "foia/s99", *said)
    assert (code, "error[unknown-wording]" in err) == (2, True)
    code, _, err = wording("approve", *said)
    assert (code, "error[which-wording]" in err) == (2, True)
    code, _, err = wording("approve", LAW, *said, "--review-by", "2026-01-01")
    assert (code, "error[review-by]" in err) == (2, True)


def test_a_ledger_that_was_tampered_with_is_never_used(folder: Path, wording: Command) -> None:
    wording("approve", LAW, TIMING, "--reviewer", "R. Example", "--date", "2026-11-02")
    ledger = folder / "approvals.jsonl"
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace("R. Example", "S. Example", 1), encoding="utf-8"
    )
    code, _, err = wording("status", OWN)
    assert (code, f"{ledger.name}:1: error[ledger-tampered]" in err) == (2, True)


def audit(folder: Path, head: str, reference: str = "NC/2026/0417") -> None:
    internal = folder / "cases" / reference.replace("/", "-") / "internal"
    internal.mkdir(parents=True)
    row = {"block": LAW, "hash": "1" * 64, "ledger_line": 1, "state": "approved"}
    record = {"reference": reference, "date": "2026-11-05", "ledger_head": head, "wording": [row], "other": 1}
    (internal / "audit.json").write_text(json.dumps(record), encoding="utf-8")


def test_the_letters_that_used_a_wording_are_found_by_their_audits(folder: Path, wording: Command) -> None:
    audit(folder, "0" * 64)
    for asked in (["used-by", LAW], ["used-by", OWN], ["used-by", LAW, "--hash", "111"]):
        code, out, _ = wording(*asked)
        assert (code, out.splitlines()[1].split()) == (
            0,
            ["NC/2026/0417", "2026-11-05", LAW, "11111111", "approved", "1"],
        )
    assert wording("used-by", LAW, "--hash", "2")[1] == "used by no letter whose audit record is here\n"
    assert json.loads(wording("used-by", LAW, "--json")[1])[0]["reference"] == "NC/2026/0417"


def test_a_ledger_cut_at_its_end_is_found_by_the_head_in_an_audit(folder: Path, wording: Command) -> None:
    wording("approve", LAW, TIMING, "--reviewer", "R. Example", "--date", "2026-11-02")
    ledger = folder / "approvals.jsonl"
    audit(folder, Ledger.read(ledger).head)
    assert wording("status", OWN, "--audits", str(folder))[0] == 0
    ledger.write_bytes(ledger.read_bytes().splitlines(keepends=True)[0])
    code, _, err = wording("status", OWN, "--audits", str(folder))
    assert (code, "error[ledger-truncated]" in err) == (2, True)


def test_the_history_of_a_block_shows_who_decided_what_changed_and_where_it_is_used(
    folder: Path, wording: Command
) -> None:
    base = decided().model_copy(update={"block": LAW})
    append(
        folder / "approvals.jsonl",
        [
            base,
            base.model_copy(
                update={"text": "Section 31 may apply because {{ ground.harm }}.", "wording_hash": "3" * 64}
            ),
        ],
    )
    audit(folder, "0" * 64)
    code, out, _ = wording("history", LAW)
    assert code == 0
    assert out.splitlines()[:4] == [
        LAW,
        "   1  2 March 2026: approved by R. Example",
        "   2  2 March 2026: approved by R. Example",
        "      Section 31 [-applies-]{+may apply+} because «ground.harm».",
    ]
    assert "NC/2026/0417" in out
    between = wording("history", LAW, "--from", "2", "--to", "1")[1]
    assert "[-may apply-]{+applies+}" in between
    assert "{+The law is in" in wording("history", LAW, "--from", "2026-03-02", "--to", "library")[1]
    code, _, err = wording("history", LAW, "--from", "77")
    assert (code, "error[unknown-version]" in err) == (2, True)
    assert wording("history", "foia/s31/nothing")[0] == 2
    assert json.loads(wording("history", LAW, "--json")[1])["decisions"][1]["line"] == 2


def test_the_packaged_library_can_be_copied_out_and_only_into_an_empty_folder(
    folder: Path, wording: Command
) -> None:
    code, out, _ = wording("copy", str(folder / "own"))
    assert code == 0
    assert (folder / "own" / "foia" / "s31.yaml").is_file()
    assert "library:" in out
    code, _, err = wording("copy", str(folder / "own"))
    assert (code, "error[not-empty]" in err) == (2, True)


def test_a_library_folder_that_is_not_there_is_an_error(wording: Command, folder: Path) -> None:
    code, _, err = wording("status", "--library", str(folder / "nowhere"))
    assert (code, "error[cannot-read]" in err) == (2, True)


def test_the_page_on_review_names_every_rule_and_every_verb() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "review.md").read_text(encoding="utf-8")
    sources = "".join(
        file.read_text(encoding="utf-8") for file in (root / "foi_letters" / "wording").glob("*.py")
    )
    rules = set(re.findall(r'(?:Finding|_error)\(\s*"([a-z-]+)"', sources))
    assert len(rules) > 15
    assert {rule for rule in rules if f"`{rule}`" not in page} == set()
    verbs = {command.name for command in app.registered_commands}
    assert {verb for verb in verbs if f"wording {verb}" not in page} == set()
    pictures = re.findall(r"\(pictures/([\w-]+\.png)\)", page)
    assert {picture for picture in pictures if not (root / "docs" / "pictures" / picture).is_file()} == set()


def test_what_cannot_be_written_is_told_with_exit_code_4(folder: Path, wording: Command) -> None:
    (folder / "taken.docx").mkdir()
    code, _, err = wording("pack", "-o", str(folder / "taken.docx"), "--exemption", OWN)
    assert (code, "taken.docx: error[cannot-write]" in err) == (4, True)
    (folder / "approvals.jsonl").mkdir()
    code, _, err = wording("approve", LAW, "--reviewer", "R. Example")
    assert (code, "approvals.jsonl: error[cannot-write]" in err) == (4, True)
