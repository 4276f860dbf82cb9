"""The copy for the disclosure log names nobody who asked."""

import io
from pathlib import Path

import docx
import pytest

from foi_letters.case import Requester
from foi_letters.casefile import load
from foi_letters.release.finding import Severity
from foi_letters.release.publication import anonymised, requester_left
from tests.case_texts import written

REQUESTER = Requester(
    name="Zoë Sample",
    salutation="Ms Sample",
    address=("12", "4 Harbour Lane", "Northam", "NS9 9ZZ"),
    email="zoe.sample@mail.example",
)


def letter(*runs: str, author: str = "") -> bytes:
    """A letter with one paragraph in these runs."""
    document = docx.Document()
    document.core_properties.author = author
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_the_published_case_is_to_nobody_in_particular(tmp_path: Path) -> None:
    case = load(written(tmp_path)).case
    published = anonymised(case)
    assert published.requester == Requester(name="Requester", salutation="Requester")
    assert published.requests == case.requests
    assert case.requester.name == "R Sample"


@pytest.mark.parametrize(
    ("runs", "what"),
    [
        (("You asked, ", "Zoë", " Sam", "ple, about"), "name"),
        (("zoe  SAMPLE",), "name"),
        (("Dear Ms\u00a0Sample",), "salutation"),
        (("of 4 Harbour Lane,",), "address"),
        (("NS9 9ZZ",), "address"),
        (("mail zoe.sample@mail.example.",), "email address"),
    ],
)
def test_what_still_names_the_requester_blocks(runs: tuple[str, ...], what: str) -> None:
    findings = requester_left({"letter.docx": letter(*runs)}, REQUESTER)
    assert [f for f in findings if f.severity is Severity.BLOCK and what in f.message]
    assert findings[0].place is not None
    assert str(findings[0].place) == "letter.docx: word/document.xml"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.docx", letter(author="Zoe Sample")),
        ("tables/zoe sample.csv", b"a"),
        ("a.csv", b"x,Zoe Sample\r\n"),
    ],
)
def test_properties_file_names_and_csv_are_read_too(name: str, data: bytes) -> None:
    assert requester_left({name: data}, REQUESTER)[0].severity is Severity.BLOCK


def test_a_surname_alone_warns_for_it_may_be_an_ordinary_word() -> None:
    (finding,) = requester_left({"letter.docx": letter("a sample of 40 records")}, REQUESTER)
    assert finding.severity is Severity.WARN


@pytest.mark.parametrize(
    "text", ["We answered in 12 days.", "Samples of Northamptonshire", "14 Harbour Lane"]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert requester_left({"letter.docx": letter(text)}, REQUESTER) == ()
