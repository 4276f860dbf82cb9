"""Templates and letters as Word reads them: valid against the schemas, and the templates as their script makes them."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from foi_letters.case import LetterKind
from foi_letters.pipeline import Made
from tests.letters.conftest import CASES, ROOT
from tests.ooxml import violations


@pytest.mark.parametrize("kind", LetterKind)
def test_a_template_is_valid(kind: LetterKind) -> None:
    assert violations((ROOT / "templates" / f"{kind}.docx").read_bytes()) == []


@pytest.mark.parametrize("name", CASES)
def test_a_letter_is_valid(name: str, letter_of: Callable[[str], Made]) -> None:
    assert violations(letter_of(name).sent["letter.docx"]) == []


def test_the_script_makes_the_templates_that_are_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "templates")
    made = runpy.run_path(str(ROOT / "templates" / "make_templates.py"))
    for kind, body in made["LETTERS"].items():
        parts = made["document"](body, title="{{ letter.title }}")
        (tmp_path / kind).write_bytes(made["write_package"](parts))
        shipped = ROOT / "templates" / f"{kind}.docx"
        assert (tmp_path / kind).read_bytes() == shipped.read_bytes(), kind
    assert set(made["LETTERS"]) == set(LetterKind)
