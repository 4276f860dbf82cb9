"""Word and Excel files that go with a letter are scanned before it is final; others are named; what is withheld stays shut."""

from dataclasses import replace
from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.decision import Document, Treatment
from foi_letters.release.enclosures import check_enclosures
from foi_letters.release.finding import Finding
from tests.hostile.case import Folder
from tests.release.hidden.office_word import word_letter
from tests.release.hidden.packs import Pack
from tests.release.hidden.vectors_docx import add_run


def seeded() -> bytes:
    """A letter of Word's with hidden text."""
    pack = Pack.read(word_letter(), "docx")
    add_run(pack, "<w:vanish/>")
    return pack.data


def found(path: Path, name: str, data: bytes, treatment: str) -> tuple[Finding, ...]:
    """What is found in a document of this treatment."""
    folder = Folder(path)
    folder.write(name, data)
    file = casefile.load(path / "case.yaml")
    document = Document(id="1", title="A note", treatment=Treatment(treatment), file=name)
    return check_enclosures(replace(file, case=file.case.model_copy(update={"documents": (document,)})))


@pytest.mark.parametrize("treatment", ["disclosed", "redacted"])
def test_hidden_text_in_a_document_to_be_sent_stops_the_letter(treatment: str, tmp_path: Path) -> None:
    stops = [each for each in found(tmp_path, "note.docx", seeded(), treatment) if each.stops]
    assert [each.rule for each in stops] == ["hidden-text"]
    assert "note.docx" in str(stops[0])


def test_a_clean_document_does_not(tmp_path: Path) -> None:
    assert not [each for each in found(tmp_path, "note.docx", word_letter(), "disclosed") if each.stops]


def test_what_is_withheld_is_never_opened(tmp_path: Path) -> None:
    assert found(tmp_path, "note.docx", b"no Word document", "withheld") == ()


def test_a_file_that_cannot_be_read_as_what_its_name_says_stops_the_letter(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "note.docx", b"no Word document", "disclosed")
    assert finding.stops
    assert finding.rule == "not-an-archive"


def test_a_file_of_another_kind_is_named_as_not_looked_into(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "note.pdf", b"%PDF-1.7", "disclosed")
    assert not finding.stops
    assert "note.pdf" in finding.message
