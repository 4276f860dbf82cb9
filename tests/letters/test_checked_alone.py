"""What we send passes `foi-letters check FILE` with no other option: whoever checks it knows nothing of the case."""

from collections.abc import Callable
from pathlib import Path

import pytest

from foi_letters.cli.check import check
from foi_letters.naming import LETTER, WORKBOOK
from foi_letters.pipeline import Made
from tests.letters.conftest import CASES


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_found_in_what_we_send(
    name: str, letter_of: Callable[[str], Made], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = letter_of(name).sent
    for file in sorted({LETTER, WORKBOOK} & sent.keys()):
        (tmp_path / file).write_bytes(sent[file])
        check(tmp_path / file)
    assert capsys.readouterr().out == ""
