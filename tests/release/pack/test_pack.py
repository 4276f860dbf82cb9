"""A release is replaced as one, and only a release is ever replaced."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from foi_letters.errors import InputError, UnsafeOutput
from foi_letters.release import pack
from foi_letters.release.pack import publish, repair

OLD = {"draft/letter.docx": b"old letter", "draft/tables/a.csv": b"old", "internal/audit.json": b"{}"}
NEW = {"release/letter.docx": b"new letter", "internal/audit.json": b"{...}"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "FOI-1"


@pytest.fixture
def beside(out: Path) -> Iterator[None]:
    """Whatever the test does, nothing stays beside the folder."""
    yield
    assert [path.name for path in out.parent.iterdir()] == ["FOI-1"]


@pytest.mark.usefixtures("beside")
def test_the_first_release_makes_its_folder_and_those_above_it(out: Path) -> None:
    publish(NEW, out)
    assert contents(out) == NEW


@pytest.mark.usefixtures("beside")
def test_a_release_replaces_the_whole_of_the_last_one(out: Path) -> None:
    publish(OLD, out)
    publish(NEW, out)
    assert contents(out) == NEW


def test_a_folder_with_files_that_no_build_wrote_is_never_replaced(out: Path) -> None:
    publish(OLD, out)
    note = out / "release" / "note to self.txt"
    note.parent.mkdir()
    note.write_text("ring the requester")
    with pytest.raises(InputError, match="no build wrote: release/note to self"):
        publish(NEW, out)
    assert contents(out) == {**OLD, "release/note to self.txt": b"ring the requester"}


def test_a_home_folder_given_as_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(InputError, match=r"thesis\.docx"):
        publish(NEW, tmp_path)
    assert contents(tmp_path) == {"thesis.docx": b"years of work"}


def test_a_letter_that_is_open_in_word_is_not_replaced(out: Path) -> None:
    publish(OLD, out)
    (out / "draft" / "~$letter.docx").write_bytes(b"")
    with pytest.raises(InputError, match="close it in Word"):
        publish(NEW, out)


def test_a_file_a_link_and_the_root_are_not_folders_to_build_into(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"x")
    link.symlink_to(tmp_path)
    for place in (file, link, Path("/")):
        with pytest.raises(InputError, match="cannot be replaced"):
            publish(NEW, place)
    assert file.read_bytes() == b"x"


def test_a_link_inside_an_old_release_is_not_followed(out: Path, tmp_path: Path) -> None:
    publish(OLD, out)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / "publication").symlink_to(elsewhere)
    with pytest.raises(InputError, match="publication"):
        publish(NEW, out)


@pytest.mark.parametrize(
    "name", ["../letter.docx", "/etc/passwd", "release/../../x.csv", "release/tables/a/b.csv"]
)
def test_a_name_that_is_not_of_a_release_is_a_defect(out: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a file that a build writes"):
        publish({name: b""}, out)
    assert not out.parent.exists()


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("mkdir", 2),
        ("mkdir", 3),
        ("mkdir", 4),
        *(("fsync", number) for number in range(1, 7)),
        ("rename", 1),
        ("rename", 2),
    ],
)
@pytest.mark.usefixtures("beside")
def test_an_error_of_the_system_leaves_the_old_release(
    out: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    publish(OLD, out)
    real, calls = getattr(os, call), 0

    def failing(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(28, os.strerror(28))
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(UnsafeOutput, match="what was there is unchanged") as raised:
        publish(NEW, out)
    assert raised.value.exit_code == 4
    assert "free some space" in str(raised.value)
    assert contents(out) == OLD


@pytest.mark.usefixtures("beside")
def test_a_swap_that_was_cut_short_is_undone_by_the_next_command(out: Path) -> None:
    publish(OLD, out)
    out.rename(out.with_name("FOI-1.previous"))
    publish(NEW, out.with_name("FOI-1.building"))
    repair(out)
    assert contents(out) == OLD


@pytest.mark.usefixtures("beside")
def test_what_a_swap_left_to_be_tidied_is_dropped_by_the_next_command(out: Path) -> None:
    publish(NEW, out)
    publish(OLD, out.with_name("FOI-1.previous"))
    repair(out)
    assert contents(out) == NEW


@pytest.mark.usefixtures("beside")
def test_a_build_that_was_cut_short_is_dropped_by_the_next(out: Path) -> None:
    publish(OLD, out.with_name("FOI-1.building"))
    publish(NEW, out)
    assert contents(out) == NEW


def test_a_folder_of_the_users_that_is_called_previous_is_kept(out: Path) -> None:
    publish(OLD, out)
    theirs = out.with_name("FOI-1.previous")
    theirs.mkdir()
    (theirs / "my copy.docx").write_bytes(b"mine")
    with pytest.raises(InputError, match="my copy"):
        publish(NEW, out)
    assert contents(theirs) == {"my copy.docx": b"mine"}


def test_repair_touches_nothing_where_nothing_was_cut_short(out: Path) -> None:
    repair(out)
    assert not out.parent.exists()


def test_a_build_that_hangs_is_named_and_not_waited_for_without_end(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack, "LOCK_PATIENCE", 0.1)
    out.parent.mkdir()
    with pack._locked(out), pytest.raises(InputError, match="another build is writing there"):
        publish(NEW, out)


def test_the_lock_that_a_killed_build_left_stops_nobody_and_goes(out: Path) -> None:
    lock = out.with_name(f".{out.name}.lock")
    lock.parent.mkdir(parents=True)
    lock.touch()
    publish(NEW, out)
    assert not lock.exists()
