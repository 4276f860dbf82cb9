"""A build that is killed at any change of the disk leaves the old release whole or the new one."""

from pathlib import Path

from foi_letters.release.pack import repair
from tests.hostile.case import Folder
from tests.hostile.command import Command, snapshot


def test_a_build_that_is_killed_leaves_the_old_release_or_the_new(tmp_path: Path, command: Command) -> None:
    folder, out = Folder(tmp_path / "case"), tmp_path / "out"
    build = ("build", str(folder.path / "case.yaml"), "--out", str(out))
    assert command(*build).code == 0
    new = snapshot(out)
    folder.change("visits to police stations", "calls at police stations")
    assert command(*build).code == 0
    old = snapshot(out)
    folder.change("calls at police stations", "visits to police stations")
    seen = []
    for number in range(1, 200):
        result = command(*build, kill_at=number)
        repair(out)
        seen.append(snapshot(out))
        assert seen[-1] in (old, new), f"killed at change {number}"
        assert {path.name for path in tmp_path.iterdir()} <= {"case", "out", ".out.lock"}
        if result.code == 0:
            break
        assert result.code == -9
    assert seen[-1] == new
    assert seen.count(old) > 10
