"""`foi-letters check` on a file by anyone: findings on stdout, a total on stderr, and an exit code."""

import json
from pathlib import Path

import pytest
import typer

from foi_letters.cli.check import Only, check
from foi_letters.errors import InputError
from tests.release.hidden.clean import our_letter
from tests.release.hidden.packs import Pack
from tests.release.hidden.vectors_docx import comment

AUTHORITY = ["Northshire Constabulary"]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A clean letter."""
    path = tmp_path / "letter.docx"
    path.write_bytes(our_letter())
    return path


@pytest.fixture
def commented(tmp_path: Path) -> Path:
    """A letter with a comment."""
    pack = Pack.read(our_letter(), "docx")
    comment(pack)
    path = tmp_path / "commented.docx"
    path.write_bytes(pack.data)
    return path


def test_a_clean_file_prints_nothing_and_passes(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(letter, only=Only.HIDDEN, allow_author=AUTHORITY)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "nothing found" in printed.err


def test_a_comment_blocks_and_says_how_to_delete_it(
    commented: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as stop:
        check(commented, only=Only.HIDDEN, allow_author=AUTHORITY)
    assert stop.value.exit_code == 1
    assert "block[comments]" in capsys.readouterr().out


def test_an_author_who_is_not_allowed_blocks(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        check(letter, only=Only.HIDDEN)
    assert "person-property" in capsys.readouterr().out


def test_the_json_has_the_documented_keys(commented: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        check(commented, only=Only.HIDDEN, as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"file", "blocked", "findings"}
    assert document["blocked"] is True
    page = (Path(__file__).parents[2] / "docs" / "release-scan.md").read_text(encoding="utf-8")
    for finding in document["findings"]:
        assert all(f"| `{key}` |" in page for key in finding)
        assert f"| `{finding['code']}` |" in page


@pytest.mark.parametrize("name", ["notes.txt", "missing.docx", "broken.docx"])
def test_what_cannot_be_scanned_is_an_error_of_input(name: str, tmp_path: Path) -> None:
    if name != "missing.docx":
        (tmp_path / name).write_bytes(b"plain words")
    with pytest.raises(InputError):
        check(tmp_path / name, only=Only.HIDDEN)
