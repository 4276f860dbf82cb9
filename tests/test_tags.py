"""The tags: each is described, the page that lists them is up to date, and the shipped templates use no other."""

from pathlib import Path

import pytest

from foi_letters.assembly.template import WordTemplate
from foi_letters.case import LetterKind
from foi_letters.cli.tags import unknown_tags
from foi_letters.resources import packaged
from foi_letters.tag_list import letter_tags, markdown, wording_tags

ROOT = Path(__file__).resolve().parents[1]


def test_every_tag_has_help_that_says_something() -> None:
    assert [tag.name for tag in (*letter_tags(), *wording_tags()) if len(tag.help) < 6] == []


def test_the_page_of_tags_is_the_one_made_from_the_code() -> None:
    assert (ROOT / "docs/tags.md").read_text(encoding="utf-8") == markdown()


@pytest.mark.parametrize("kind", LetterKind)
def test_a_shipped_template_uses_only_tags_that_exist(kind: LetterKind) -> None:
    template = WordTemplate.open(packaged("templates") / f"{kind}.docx")
    assert template.tags
    assert unknown_tags(template) == []
