"""Files that LibreOffice saved, kept as they were: each is read today as it was read when a person looked it over."""

import json
from pathlib import Path

import pytest

from foi_letters.assembly.package import read_package
from foi_letters.wording.answer import read_answer
from tests.wording.fixtures.summary import summary

FOLDER = Path(__file__).with_name("fixtures")
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def test_there_are_twenty_fixtures_or_more_and_each_has_its_reading() -> None:
    assert sorted(EXPECTED) == sorted(file.stem for file in FOLDER.glob("*.docx"))
    assert len(EXPECTED) >= 20


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_returned_file_is_read_as_a_person_read_it(name: str) -> None:
    found = summary(read_answer(FOLDER / f"{name}.docx", FOLDER / "review-packs"))
    assert json.loads(json.dumps(found)) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_fixture_was_saved_by_libreoffice_and_names_no_machine(name: str) -> None:
    parts = read_package(FOLDER / f"{name}.docx").parts
    assert b"<Application>LibreOffice/" in parts["docProps/app.xml"]
    everything = b"".join(parts.values())
    assert not [path for path in (b"tmp", b"home", b"root", b"usr") if b"/" + path + b"/" in everything]
