"""Clean files by anyone are not blocked for harmless structure."""

import pytest

from foi_letters.release.finding import stopping
from foi_letters.release.hidden.scan import scan


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_saved_by_libreoffice_only_tells_its_program(
    kind: str, libreoffice_files: dict[str, bytes]
) -> None:
    found = scan(libreoffice_files[kind], f"clean.{kind}", ours=False)
    assert {finding.rule for finding in found} == {"program-details"}
    assert not stopping(found)
