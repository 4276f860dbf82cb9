"""Every example of docs/figures.md is a `figures:` section that the program takes."""

import re
from pathlib import Path

import pytest

from foi_letters.figures_check import problems
from foi_letters.figures_spec import FiguresSpec
from foi_letters.table_spec import TableSpec
from foi_letters.yamlfile import parse
from foi_letters.yamlmodel import FileModel, validate

PAGE = Path(__file__).parent.parent / "docs" / "figures.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


class Section(FileModel):
    """A case file with nothing but figures."""

    figures: FiguresSpec
    """The section."""


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_a_figures_section(example: str) -> None:
    document = parse(example, "docs/figures.md")
    spec = validate(document, Section).figures
    assert list(problems(spec, lambda path: document.place(("figures", *path)))) == []


def test_the_page_shows_every_part_of_the_section() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    missing = [name for name in (*FiguresSpec.model_fields, *TableSpec.model_fields) if name not in shown]
    assert missing == ["notes", "source_note"], "what a table says beside its figures needs no explanation"
