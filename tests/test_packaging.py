"""The library and the templates are found however the package arrived: wheel, sdist, editable install, checkout."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
FINDS = "from foi_letters.resources import packaged; print(packaged('exemptions'), packaged('templates'), sep='\\n')"


def found_from(folder: Path) -> list[Path]:
    """What an interpreter finds that knows the package from `folder` alone."""
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); {FINDS}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder
    )
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True)
    return folder


def files_below(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix() for path in files}


def test_a_wheel_carries_every_exemption_and_template(distributions: Path, tmp_path: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    exemptions, templates = found_from(tmp_path)
    assert exemptions == tmp_path / "foi_letters/_data/exemptions"
    assert files_below(exemptions) == files_below(CHECKOUT / "exemptions")
    assert files_below(templates) == files_below(CHECKOUT / "templates")


def test_an_sdist_carries_them_at_its_top(distributions: Path, tmp_path: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert found_from(unpacked) == [unpacked / "exemptions", unpacked / "templates"]
    assert files_below(unpacked / "exemptions") == files_below(CHECKOUT / "exemptions")


def test_an_editable_install_and_a_checkout_use_the_folders_at_the_top(tmp_path: Path) -> None:
    installed = subprocess.run(
        [sys.executable, "-c", FINDS], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert installed.stdout.splitlines() == [str(CHECKOUT / "exemptions"), str(CHECKOUT / "templates")]
    assert found_from(CHECKOUT) == [CHECKOUT / "exemptions", CHECKOUT / "templates"]
