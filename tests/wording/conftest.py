"""What the tests of the review share: a LibreOffice that reviews."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.wording import libreoffice
from tests.wording.libreoffice import Action

Review = Callable[[Path, list[Action]], Path]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of the pipe of a LibreOffice that listens; ended with the tests."""
    missing = shutil.which("soffice") is None or libreoffice.python_with_uno() is None
    if missing and not os.environ.get("FOI_LETTERS_NO_SKIP"):
        pytest.skip("LibreOffice with python3-uno is not installed")
    with libreoffice.listening(tmp_path_factory.mktemp("libreoffice")) as pipe:
        yield pipe


@pytest.fixture
def review(office: str, tmp_path: Path) -> Review:
    """Have LibreOffice review a file: `review(pack, actions)` gives the returned file."""
    return lambda sent, actions: libreoffice.review(office, sent, tmp_path / "returned.docx", actions)
