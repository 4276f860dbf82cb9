"""Every vector, seeded into our own files and into files saved by LibreOffice, is found with its code and level."""

import pytest

from foi_letters.release.finding import Finding, Severity
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.packs import Pack
from tests.release.hidden.vector import Vector
from tests.release.hidden.vectors_docx import DOCX
from tests.release.hidden.vectors_docx_more import MORE_DOCX
from tests.release.hidden.vectors_rare_docx import RARE_DOCX
from tests.release.hidden.vectors_rare_xlsx import RARE_XLSX
from tests.release.hidden.vectors_shared import SHARED
from tests.release.hidden.vectors_unusual_docx import UNUSUAL_DOCX
from tests.release.hidden.vectors_unusual_xlsx import UNUSUAL_XLSX
from tests.release.hidden.vectors_xlsx import XLSX
from tests.release.hidden.vectors_xlsx_more import MORE_XLSX

AUTHORITY = "Northshire Constabulary"
SEEDED = [
    *((vector, "xlsx") for vector in (*XLSX, *MORE_XLSX, *UNUSUAL_XLSX, *RARE_XLSX, *SHARED)),
    *((vector, "docx") for vector in (*DOCX, *MORE_DOCX, *UNUSUAL_DOCX, *RARE_DOCX, *SHARED)),
]
NAMES = [f"{kind}: {vector.name}" for vector, kind in SEEDED]


def found_in(clean: bytes, vector: Vector, kind: str, *, ours: bool) -> dict[str, Finding]:
    """The findings of a clean file after the vector was put into it, by code."""
    pack = Pack.read(clean, kind)
    vector.seed(pack)
    findings = scan(pack.data, f"seeded.{kind}", ours=ours, allow_authors=[AUTHORITY])
    return {finding.rule: finding for finding in findings}


@pytest.mark.parametrize(("vector", "kind"), SEEDED, ids=NAMES)
def test_in_our_own_files_every_vector_blocks(vector: Vector, kind: str, our_files: dict[str, bytes]) -> None:
    found = found_in(our_files[kind], vector, kind, ours=True)
    code = vector.in_ours or vector.code
    assert code in found
    assert found[code].severity is Severity.BLOCK


@pytest.mark.parametrize(("vector", "kind"), SEEDED, ids=NAMES)
def test_in_a_file_saved_by_libreoffice_every_vector_has_its_level(
    vector: Vector, kind: str, libreoffice_files: dict[str, bytes]
) -> None:
    found = found_in(libreoffice_files[kind], vector, kind, ours=False)
    assert vector.code in found
    assert found[vector.code].severity.value == vector.level
    assert found[vector.code].cure


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_clean_files_give_no_finding(kind: str, our_files: dict[str, bytes]) -> None:
    assert scan(our_files[kind], f"clean.{kind}", ours=True, allow_authors=[AUTHORITY]) == ()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_the_tests_write_is_as_clean_as_what_they_read(kind: str, our_files: dict[str, bytes]) -> None:
    again = Pack.read(our_files[kind], kind).data
    assert scan(again, f"clean.{kind}", ours=True, allow_authors=[AUTHORITY]) == ()
