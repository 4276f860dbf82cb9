"""A letter that needs more time to weigh the public interest: the exemption engaged, no decision, a date."""

import re
from pathlib import Path

import docx

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
reference: NC/2
received: 2026-10-02
date: 2026-10-29
letter: time_extension
regime: FOIA
authority: authority.yaml
requester: {name: R Sample, email: r.sample@example.org}
subject: patrols in the harbour
requests:
- {id: "1", text: Please send me the patrol plan.}
extension:
  new_date: 2026-11-27
  reason: We are waiting for the views of the harbour authority.
  grounds:
  - cite: CITE
    applies_to: the patrol plan
    harm:
      interest: the detection of theft in the harbour
      mechanism: The plan shows when no officer is there.
      causal_link: Thieves would choose those hours.
      limb: would be likely to
"""


def letter(folder: Path, cite: str) -> str:
    """The words of the letter, in one line, with plain spaces."""
    (folder / "authority.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "case.yaml").write_text(CASE.replace("CITE", cite), encoding="utf-8")
    build(folder / "case.yaml", folder / "out")
    document = docx.Document(str(folder / "out" / "draft" / "letter.docx"))
    return re.sub(r"\s+", " ", " ".join(paragraph.text for paragraph in document.paragraphs))


def test_it_names_the_exemption_says_that_nothing_is_decided_and_gives_the_date(tmp_path: Path) -> None:
    words = letter(tmp_path, "31(1)(a)")
    assert "We hold information that you ask for in question 1." in words
    assert "exempt under section 31(1)(a) of the Act" in words
    assert "We have not yet reached a decision on that." in words
    assert "We estimate that we will reach a decision by 27 November 2026" in words
    assert "a notice under section 17(1) and (2)" in words
    assert "Thieves would choose those hours." in words
    assert "have withheld" not in words
    assert "apply to the Information Commission" in words


def test_where_it_is_about_saying_whether_information_is_held_it_does_not_say_so(tmp_path: Path) -> None:
    words = letter(tmp_path, "31(3)")
    assert "We rely on section 31(3) of the Act for question 1." in words
    assert "You should not take this letter as an indication that we hold the information" in words
    assert "We hold" not in words
    assert "have not yet reached a decision on the public interest" in words
