"""The files of the example case, seeded with every vector: the real letter and the real workbook."""

import pytest

from foi_letters.release.hidden.scan import scan
from tests.release.hidden.test_vectors import AUTHORITY, SEEDED, found_in


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_they_are_clean(kind: str, sent: dict[str, bytes]) -> None:
    assert scan(sent[kind], f"sent.{kind}", ours=True, allow_authors=[AUTHORITY]) == ()


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_every_vector_blocks_in_them(sent: dict[str, bytes]) -> None:
    missed = [
        f"{kind}: {vector.name}"
        for vector, kind in SEEDED
        if (vector.in_ours or vector.code) not in found_in(sent[kind], vector, kind, ours=True)
    ]
    assert missed == []
