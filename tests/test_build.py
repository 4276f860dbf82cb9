"""The main job, end to end: one case in, a letter and its workbook out, or a clear refusal and nothing changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from foi_letters.errors import BlockingFindings, WordingNotApproved
from foi_letters.pipeline import Built, build

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "northshire-misconduct"
LETTER, WORKBOOK, AUDIT = "release/letter.docx", "release/tables.xlsx", "internal/audit.json"


def copied(folder: Path) -> Path:
    """A copy of the example case, and the path of its case file."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"), dirs_exist_ok=True)
    return folder / "case.yaml"


def edited(case: Path, old: str, new: str) -> Path:
    text = case.read_text(encoding="utf-8")
    assert old in text
    case.write_text(text.replace(old, new, 1), encoding="utf-8")
    return case


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example, built as it would be sent."""
    return build(copied(tmp_path_factory.mktemp("northshire")), final=True)


def test_a_final_build_writes_what_is_sent_and_what_is_kept_apart(built: Built) -> None:
    tables = [
        f"release/tables/{name}.csv" for name in ("action", "dismissed", "left", "men", "upheld", "women")
    ]
    assert {LETTER, WORKBOOK, AUDIT, *tables} <= set(built.files)
    assert set(contents(built.folder)) == set(built.files)
    assert built.folder.parent.name == "out"


def test_no_finding_stops_the_example(built: Built) -> None:
    assert [finding for finding in built.findings if finding.stops] == []


def test_the_officer_is_told_what_the_figures_leave_open(built: Built) -> None:
    notes = [finding.message for finding in built.findings if finding.rule == "figures"]
    assert notes == json.loads(contents(built.folder)[AUDIT])["figures"]


def test_the_audit_names_every_output_by_its_hash_and_every_wording_by_its_approval(built: Built) -> None:
    files = contents(built.folder)
    audit = json.loads(files.pop(AUDIT))
    hashes = {name: output["sha256"] for name, output in audit["outputs"].items()}
    assert hashes == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert audit["final"]
    assert audit["wording"]
    assert {row["state"] for row in audit["wording"]} == {"approved"}
    assert all(row["ledger_line"] for row in audit["wording"])
    assert {
        "case.yaml",
        "authority.yaml",
        "approvals.jsonl",
        "records.csv",
        "templates/response.docx",
    } <= set(audit["inputs"])


def test_the_audit_holds_a_reason_for_each_suppressed_cell_and_the_proof(built: Built) -> None:
    audit = json.loads((built.folder / AUDIT).read_bytes())
    assert {row["why"] for row in audit["suppressed"]} == {"primary", "secondary"}
    assert all(row["reason"] for row in audit["suppressed"])
    deduced = audit["certificate"]["intervals"]
    for row in audit["suppressed"]:
        low, high = deduced[row["cell"]]
        narrowed = low > 1 or high < 5
        if (
            row["why"] == "primary" and narrowed
        ):  # three counts of 1 or more add up to 3 or more, whatever is withheld
            assert low < high, row
            assert any(row["cell"] in note for note in audit["figures"]), row


def test_the_audit_names_no_folder_of_this_machine(built: Built) -> None:
    assert str(built.folder.parents[1]).encode() not in (built.folder / AUDIT).read_bytes()


def test_a_second_build_elsewhere_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    case = copied(tmp_path / "a folder, elsewhere")
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    command = [
        sys.executable,
        "-m",
        "foi_letters",
        "build",
        str(case),
        "--final",
        "--out",
        str(tmp_path / "out"),
    ]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(built.folder)


def test_a_draft_says_so_and_is_written_apart(tmp_path: Path) -> None:
    case = copied(tmp_path)
    (tmp_path / "approvals.jsonl").unlink()
    drafted = build(case)
    assert "draft/letter.docx" in drafted.files
    assert not any(name.startswith("release/") for name in drafted.files)


def test_a_draft_leaves_the_release_that_stands_there_and_its_record(tmp_path: Path) -> None:
    case = copied(tmp_path)
    sent = contents(build(case, final=True).folder)
    drafted = contents(build(case).folder)
    assert "draft/letter.docx" in drafted
    assert {name: data for name, data in drafted.items() if name.startswith("release/")} == {
        name: data for name, data in sent.items() if name.startswith("release/")
    }
    assert drafted["internal/release-audit.json"] == sent[AUDIT]
    again = contents(build(case).folder)
    assert again["internal/release-audit.json"] == sent[AUDIT]


def test_unapproved_wording_is_never_final_and_is_named_with_its_line(tmp_path: Path) -> None:
    case = copied(tmp_path)
    (tmp_path / "approvals.jsonl").unlink()
    with pytest.raises(WordingNotApproved) as caught:
        build(case, final=True)
    assert caught.value.exit_code == 3
    assert any("foia/s40-2/personal-data" in problem.message for problem in caught.value.problems)
    assert all(problem.place and problem.place.line for problem in caught.value.problems)
    assert not (tmp_path / "out").exists()


def test_a_finding_that_stops_leaves_the_release_before_it_as_it_was(tmp_path: Path) -> None:
    case = copied(tmp_path)
    before = contents(build(case, final=True).folder)
    edited(case, "  name: R Sample", "  name: R [insert name]")
    with pytest.raises(BlockingFindings, match="HYG-01"):
        build(case, final=True)
    assert contents(tmp_path / "out" / next((tmp_path / "out").iterdir()).name) == before


def test_a_question_said_to_be_answered_in_part_must_have_something_withheld(tmp_path: Path) -> None:
    case = edited(copied(tmp_path), 'questions: ["1", "3"]', 'questions: "1"')
    edited(case, 'questions: ["2", "4", "5"]', 'questions: ["2", "3", "4", "5"]')
    with pytest.raises(BlockingFindings, match=r"NUM-10.*question.3"):
        build(case, final=True)


def test_a_case_with_five_mistakes_reports_all_five_with_line_and_column(tmp_path: Path) -> None:
    case = copied(tmp_path)
    edited(case, "received: 2026-10-02", "recieved: 2026-10-02")
    edited(case, "regime: FOIA", "regime: FOI")
    edited(case, "date: 2026-10-29", "date: 31 Foo 2026")
    edited(case, '- id: "8"', '- id: "7"')
    edited(case, "cite: 40(2)", "cite: 40(2)(a)(b)")
    command = [sys.executable, "-m", "foi_letters", "build", "case.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for what in ("'recieved'", "'FOI'", "'31 Foo 2026'", "question 7 stands twice", "40(2)(a)(b)"):
        (line,) = [line for line in done.stderr.splitlines() if what in line and "error[" in line]
        assert line.startswith("case.yaml:"), line
        assert line.split(": error")[0].count(":") == 2, line


def test_the_copy_for_the_disclosure_log_names_nobody_who_asked(tmp_path: Path) -> None:
    files = contents(build(copied(tmp_path), final=True, publish=True).folder)
    assert "publication/letter.docx" in files
    assert "publication/tables.xlsx" in files
    assert files["publication/tables.xlsx"] == files[WORKBOOK]
