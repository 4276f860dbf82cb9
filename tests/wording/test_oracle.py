"""Another comparer of Word files agrees with our redlines: python-redlines, where it is installed (extra `oracle`).

It gets two packs, one with the old wording and one with the new, and writes a redline of its own, in the shapes of
Open-XML-PowerTools. Read as a returned file is, its two sides must be the two sides of ours. It keeps the words and not
the kind of a paragraph, so words are compared.
"""

import random
import warnings
from pathlib import Path

import pytest

from foi_letters.wording.redline import Change, redline, side
from foi_letters.wording.returned import read
from foi_letters.wording.words import Paragraphs, from_yaml
from tests.wording.packs import for_review, packed
from tests.wording.test_libreoffice import APPROVED, PROPOSED
from tests.wording.test_redline import edited, random_parts, wording_of

engines = pytest.importorskip("python_redlines.engines", reason="python-redlines is not installed")
pytest.importorskip("python_redlines_ooxmlpowertools", reason="its engine is not installed")


def cases() -> list[tuple[str, str]]:
    found = [(APPROVED, PROPOSED)]
    for seed in range(20):
        random_ = random.Random(seed)
        parts = random_parts(random_)
        found.append(("".join(parts), "".join(edited(parts, random_))))
    return [(old, new) for old, new in found if from_yaml(old) and from_yaml(new)]


def words(paragraphs: Paragraphs) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


@pytest.mark.parametrize(("old", "new"), cases())
def test_the_two_sides_of_its_redline_are_the_two_sides_of_ours(old: str, new: str, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it announces a successor
        engine = engines.XmlPowerToolsEngine()
    made, _, _ = engine.run_redline("Oracle", packed([for_review(old)]).docx, packed([for_review(new)]).docx)
    file = tmp_path / "oracle.docx"
    file.write_bytes(made)
    was, will_be, _ = wording_of(read(file))
    ours = redline(from_yaml(old), from_yaml(new))
    assert words(was) == words(side(ours, Change.INSERTED)) == words(from_yaml(old))
    assert words(will_be) == words(side(ours, Change.DELETED)) == words(from_yaml(new))
