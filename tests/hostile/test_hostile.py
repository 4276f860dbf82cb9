"""Every input of the corpus, through the command line: the right result, or one clear error and nothing changed."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.hostile.case import Folder, Hostile, Right, Wrong
from tests.hostile.command import Command, Result, snapshot
from tests.hostile.more_inputs import MORE
from tests.hostile.name_inputs import NAMES
from tests.hostile.records_inputs import RECORD_FILES
from tests.hostile.template_inputs import TEMPLATES
from tests.hostile.yaml_inputs import YAML
from tests.ooxml import violations

CORPUS = [*YAML, *NAMES, *RECORD_FILES, *TEMPLATES, *MORE]
MAX_SECONDS = 10
MAX_MEGABYTES = 512


def said(folder: Path) -> str:
    """All the text of the outputs, as their readers see it."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                parts = [etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith(".xml")]
                texts += ["".join(map(str, part.itertext())) for part in parts]
    return "\n".join(texts)


def test_the_corpus_is_large_and_each_input_has_a_name_of_its_own() -> None:
    assert len({hostile.name for hostile in CORPUS}) == len(CORPUS) >= 60


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Path:
    """What an earlier build left; no hostile input may change it."""
    folder = Folder(tmp_path_factory.mktemp("good"))
    out = folder.path / "kept"
    assert command("build", str(folder.path / "case.yaml"), "--out", str(out)).code == 0
    return out


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_a_hostile_input(hostile: Hostile, tmp_path: Path, command: Command, kept: Path) -> None:
    folder = Folder(tmp_path / "deep" / "down" / "case")
    case, out = folder.path / "case.yaml", folder.path / "out"
    shutil.copytree(kept, out / "kept")
    hostile.prepare(folder)
    before = snapshot(tmp_path)

    result = command("build", str(case))

    assert "Traceback" not in result.err
    assert result.seconds < MAX_SECONDS
    assert result.megabytes < MAX_MEGABYTES
    after = snapshot(tmp_path)
    if isinstance(hostile.expected, Wrong):
        assert_refused(result, hostile.expected)
        assert after == before
    else:
        assert result.code == 0, result.err
        added = {name for name in after if after[name] != before.get(name)}
        (built,) = {name.removeprefix("deep/down/case/out/").partition("/")[0] for name in added}
        assert all(name.startswith(f"deep/down/case/out/{built}/") for name in added)
        assert_right(out / built, hostile.expected)


def assert_refused(result: Result, wrong: Wrong) -> None:
    assert result.code in wrong.codes, result.err
    assert result.out == ""
    assert wrong.message in result.err
    assert wrong.place in result.err
    assert "error[" in result.err or "block[" in result.err
    assert len(result.err) < 20_000


def assert_right(folder: Path, right: Right) -> None:
    text = said(folder)
    for part in right.says:
        assert part in text
    assert "9483" not in text
    for path in folder.rglob("*"):
        if path.suffix in (".docx", ".xlsx"):
            assert violations(path.read_bytes()) == []
