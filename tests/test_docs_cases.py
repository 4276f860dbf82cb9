"""Every example of docs/cases.md is a part of a case that can be read."""

import re
from pathlib import Path

import pytest

from foi_letters.case import Case
from foi_letters.decision import Outcome
from foi_letters.yamlfile import parse
from foi_letters.yamlmodel import validate
from tests.case_texts import CASE

PAGE = (Path(__file__).parents[1] / "docs/cases.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: str(text).split(":")[0])
def test_an_example_of_the_page_can_be_read(example: str) -> None:
    begun = CASE[: CASE.index("grounds:")]
    case = validate(parse(begun + example, name="docs/cases.md"), Case)
    assert case.model_fields_set >= set(re.findall(r"^(\w+):", example, re.MULTILINE))


def test_the_page_names_every_outcome() -> None:
    assert [each for each in Outcome if f"`{each}`" not in PAGE] == []
