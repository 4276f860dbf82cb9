"""The limits that docs/security.md states are those of the program."""

import csv
import re
from pathlib import Path

import pytest

from foi_letters import yamlfile
from foi_letters.assembly import bounds, running
from foi_letters.assembly.package import Limits
from foi_letters.cli import new
from foi_letters.sdc import marked_workbook, source, space, tables, xlsx_source
from foi_letters.sheets import content
from foi_letters.wording import returned

PAGE = (Path(__file__).parents[1] / "docs" / "security.md").read_text(encoding="utf-8")
PACKAGE = Limits()


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("yaml", (yamlfile.MAX_BYTES, yamlfile.MAX_DEPTH)),
        ("source", (source.MAX_BYTES, csv.field_size_limit())),
        ("xlsx", (source.MAX_BYTES, xlsx_source._MAX_PART, xlsx_source._MAX_COLUMNS)),
        ("marked", (marked_workbook.LARGEST_AREA,)),
        ("package", (PACKAGE.archive, PACKAGE.members, PACKAGE.total, PACKAGE.ratio)),
        ("template", (bounds.MAX_ITERATIONS, running.MAX_OUTPUT)),
        ("pack", (returned.LIMITS.archive,)),
        ("request", (new.MAX_REQUEST,)),
        ("tables", (tables.MAX_CELLS, space.MAX_ATOMS, content.MAX_ROWS, content.MAX_COLUMNS)),
    ],
)
def test_a_limit_is_stated_as_it_is(line: str, limits: tuple[int, ...]) -> None:
    (stated,) = re.findall(rf"<!-- {line} -->(.*)\|", PAGE)
    assert [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", stated)] == list(limits)
