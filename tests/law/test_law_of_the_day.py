"""Whole letters of 2019, of May 2024 and of November 2026: the same case, each time under the law of its day."""

import re
from pathlib import Path

import docx
import pytest

from foi_letters.errors import InputError
from foi_letters.pipeline import build

PROFILE = """\
name: Northshire Constabulary
short_name: the Constabulary
kind: police
address: [Constabulary Headquarters, Harbour Road, Northam NS1 2AB]
email: foi@northshire.example
review: {contact: the Head of Information Rights}
signatory: {post: Freedom of Information Officer}
"""

CASE = """\
reference: NC/1
received: RECEIVED
date: DATE
regime: FOIA
authority: authority.yaml
requester: {name: R Sample, email: r.sample@example.org}
subject: a report about a collision
requests:
- {id: "1", text: Please send me the statement of the witness.}
- {id: "2", text: How long would it take to list every collision since 1974?}
decisions:
- questions: "1"
  outcome: withheld
  grounds:
  - cite: 40(2)
    via: [VIA]
    applies_to: the statement of the witness
    identifiability: {who: the witness, how: The statement gives a name., learned: It says what the witness saw.}
    purpose: There is an interest in how the collision was investigated.
    necessity: The published summary meets it.
    balance: The witness spoke in private and does not expect it to be published.
- questions: "2"
  outcome: cost
  grounds:
  - cite: 12(1)
    applies_to: the list of collisions
    cost: {method: Ten registers were timed., items: [{task: read the registers, units: 400, minutes_each: 6}]}
  assist: {offer: list the collisions of one year}
"""


def case(folder: Path, *, received: str, date: str, via: str = "40(3A)(a)") -> Path:
    (folder / "authority.yaml").write_text(PROFILE, encoding="utf-8")
    text = CASE.replace("RECEIVED", received).replace("DATE", date).replace("VIA", via)
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def letter(folder: Path, *, received: str, date: str) -> str:
    """The words of the letter, in one line, with plain spaces."""
    built = folder / "out"
    build(case(folder, received=received, date=date), built)
    document = docx.Document(str(built / "draft" / "letter.docx"))
    return re.sub(r"\s+", " ", " ".join(paragraph.text for paragraph in document.paragraphs))


def test_a_letter_of_2019(tmp_path: Path) -> None:
    words = letter(tmp_path, received="2019-02-04", date="2019-03-01")
    assert "Article 5(1)(a) of the General Data Protection Regulation (GDPR)" in words
    assert "UK GDPR" not in words
    assert "apply to the Information Commissioner (known as the ICO)" in words
    assert "Wycliffe House" in words


def test_a_letter_of_may_2024(tmp_path: Path) -> None:
    words = letter(tmp_path, received="2024-04-15", date="2024-05-10")
    assert "Article 5(1)(a) of the UK General Data Protection Regulation (UK GDPR)" in words
    assert "apply to the Information Commissioner (known as the ICO)" in words
    assert "Wycliffe House" in words


def test_a_letter_of_november_2026(tmp_path: Path) -> None:
    words = letter(tmp_path, received="2026-11-02", date="2026-11-24")
    assert "Article 5(1)(a) of the UK General Data Protection Regulation (UK GDPR)" in words
    assert "apply to the Information Commission (known as the ICO)" in words
    assert "Commissioner" not in words
    assert "Wycliffe House" not in words
    assert "Circle Square" not in words
    assert "0303 123 1113" in words
    assert "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/" in words


@pytest.mark.parametrize(("received", "date"), [("2019-02-04", "2019-03-01"), ("2026-11-02", "2026-11-24")])
def test_each_shows_its_arithmetic_against_the_limit_of_its_day(
    tmp_path: Path, received: str, date: str
) -> None:
    words = letter(tmp_path, received=received, date=date)
    assert "The limit for us is £450, which stands for 18 hours of work at £25 an hour." in words
    assert "40 hours" in words
    assert "£1,000" in words


def test_the_condition_that_was_repealed_is_refused_with_what_stands_in_its_place(tmp_path: Path) -> None:
    path = case(tmp_path, received="2026-11-02", date="2026-11-24", via="40(3)(a)(i)")
    with pytest.raises(InputError) as caught:
        build(path, tmp_path / "out")
    message = str(caught.value).replace("\N{NO-BREAK SPACE}", " ")
    assert "section 40(3)(a)(i) is no longer in force on 2026-11-24" in message
    assert "help: since then the law is in section 40(3A)(a)" in message
