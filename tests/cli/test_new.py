"""`foi-letters new`: a case begun from the text of a request, as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from foi_letters import authority
from foi_letters.case import Case
from foi_letters.yamlmodel import load

REQUEST = (
    'I ask about dogs.\n\n1. How many?\n   a) by year\n   b) by breed\n2. Why: "who" # knows?\n\nThank you.\n'
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "foi_letters", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def filled_in(path: Path) -> Case:
    """The case with what the officer has still to write: who asked, and about what."""
    text = (
        path.read_text(encoding="utf-8")
        .replace('name: ""', "name: R Sample")
        .replace('subject: ""', "subject: dogs")
    )
    path.write_text(text, encoding="utf-8")
    return load(path, Case)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "request.txt").write_text(REQUEST, encoding="utf-8")
    return tmp_path


def test_it_makes_a_case_that_reads_back_with_every_question(folder: Path) -> None:
    done = run(folder, "new", "FOI/26/7", "--request", "request.txt", "--received", "2026-11-02")
    assert done.returncode == 0
    case = filled_in(folder / done.stdout.strip())
    assert case.reference == "FOI/26/7"
    assert case.date.isoformat() == "2026-12-01"
    assert [leaf.id for leaf in case.questions.leaves] == ["1a", "1b", "2"]
    assert case.requests[1].text == 'Why: "who" # knows?'


def test_who_asked_and_about_what_must_be_written_in_and_the_leave_taking_is_not_quoted(folder: Path) -> None:
    done = run(folder, "new", "R1", "--request", "request.txt", "--received", "2026-11-02")
    found = run(folder, "check", done.stdout.strip())
    assert found.stderr.count("this must not be empty") == 2
    assert "question 1a is not answered" in found.stderr
    assert filled_in(folder / done.stdout.strip()).preamble == "I ask about dogs."


def test_it_shows_the_text_that_fell_into_no_question(folder: Path) -> None:
    done = run(folder, "new", "R1", "--request", "request.txt", "--received", "2026-11-02")
    assert "in no question: I ask about dogs." in done.stderr
    assert "in no question: Thank you." in done.stderr


def test_it_starts_a_profile_only_where_none_stands_above(folder: Path) -> None:
    first = run(folder, "new", "R1", "--request", "request.txt", "--received", "2026-11-02")
    profile = folder / "R1" / "authority.yaml"
    assert "a profile to fill in" in first.stderr
    assert authority.load(profile).name
    profile.rename(folder / "authority.yaml")
    run(folder, "new", "R2", "--request", "request.txt", "--received", "2026-11-02")
    assert not (folder / "R2" / "authority.yaml").exists()
    assert filled_in(folder / "R2" / "case.yaml").authority == "../authority.yaml"


def test_it_never_overwrites_a_case(folder: Path) -> None:
    run(folder, "new", "R1", "--request", "request.txt", "--received", "2026-11-02")
    before = (folder / "R1" / "case.yaml").read_bytes()
    again = run(folder, "new", "R1", "--request", "request.txt", "--received", "2026-11-03")
    assert (again.returncode, (folder / "R1" / "case.yaml").read_bytes()) == (2, before)
    assert "error[exists]" in again.stderr


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "empty"), (b"\xff\xfe1\x00.\x00", "not-text"), (b"x" * 1_000_001, "too-large")],
)
def test_a_file_that_is_no_request_is_refused_by_name(folder: Path, content: bytes, rule: str) -> None:
    (folder / "bad.txt").write_bytes(content)
    done = run(folder, "new", "R1", "--request", "bad.txt")
    assert done.returncode == 2
    assert f"bad.txt: error[{rule}]" in done.stderr
    assert not (folder / "R1").exists()


def test_a_missing_file_is_an_input_error_without_a_traceback(folder: Path) -> None:
    done = run(folder, "new", "R1", "--request", "none.txt")
    assert done.returncode == 2
    assert "none.txt: error[cannot-read]" in done.stderr
    assert "Traceback" not in done.stderr
