"""What the project ships and what it makes of its examples is valid by the schemas and by the rules of packages."""

from pathlib import Path

import pytest

from foi_letters.pipeline import build
from tests.ooxml import violations
from tests.wording.packs import for_review, packed

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda path: path.stem)
def test_a_packaged_template_is_valid(template: Path) -> None:
    assert violations(template.read_bytes()) == []


@pytest.mark.parametrize(
    "example", sorted((ROOT / "examples").glob("*/case.yaml")), ids=lambda path: path.parent.name
)
def test_the_outputs_of_an_example_are_valid(example: Path, tmp_path: Path) -> None:
    built = build(example, tmp_path / "out")
    outputs = [path for path in built.folder.rglob("*") if path.suffix in (".docx", ".xlsx")]
    assert outputs
    for path in outputs:
        assert violations(path.read_bytes()) == []


@pytest.mark.parametrize(
    "approved", [None, "Section 31 applies to the names.", "Section 31(1)(b) applies to them."]
)
def test_a_review_pack_is_valid(approved: str | None) -> None:
    text = "{{ ground.citation }} applies to the names.\n\n- first\n- second, *not* third\n"
    made = packed([for_review(text, approved), for_review("A second block.", block="foia/s31/harm")])
    assert violations(made.docx) == []
