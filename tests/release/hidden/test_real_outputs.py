"""The files of the example case, seeded with every vector: the real letter and the real workbook."""

from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.pipeline import make
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.test_vectors import AUTHORITY, SEEDED, found_in

EXAMPLE = Path(__file__).parents[3] / "examples" / "northshire-misconduct" / "case.yaml"


@pytest.fixture(scope="module")
def sent() -> dict[str, bytes]:
    """The letter and the workbook of the example, by kind."""
    files = make(casefile.load(EXAMPLE), final=True).sent
    return {name.rpartition(".")[2]: data for name, data in files.items()}


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
