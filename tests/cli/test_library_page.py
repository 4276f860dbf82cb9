"""An exemption as printed and as JSON, of a small library of the test's own, word for word."""

import json
import sys
from pathlib import Path

import pytest

from foi_letters.cli.main import main

FILE = """\
id: foia/s12
regime: FOIA
title: Cost
reference: Freedom of Information Act 2000, section 12
url: https://legislation.example/12
in_force: {from: 2005-01-01}
evidence: S2
sources: [GUIDE, ACT]
summary: >-
  What it is for, at such length that the line has to be broken somewhere before it reaches the edge of the page, which
  is a hundred characters wide.
claimed_by: audit_body
not_with: [foia/s99]
limbs:
  - cite: "12(1)"
    title: the first limb
    kind: qualified
    basis: prejudice
    with_one_of: ["12(3)", "12(4)"]
    link: by virtue of
    in_force: {from: 2010-01-01, until: 2020-12-31}
  - {cite: "12(1)", title: the limb of today, kind: qualified, basis: prejudice, in_force: {from: 2021-01-01}}
ncnd:
  - {cite: "12(2)", title: the clause, kind: absolute, basis: class, in_force: {from: 2005-01-01}}
provisions:
  - {cite: "12(3)", title: three, in_force: {from: 2005-01-01}}
  - {cite: "12(4)", title: four, in_force: {from: 2005-01-01}}
requires:
  - {input: cost, why: it rests on an estimate}
  - {input: harm, used_when: [prejudice, held], only_for: "12(1)", why: it is about prejudice}
misuse:
  - {rule: EXM-25, message: no working}
wording:
  - block: law
    purpose: says the law
    section: law
    used_when: held
    only_for: ["12(1)"]
    in_force: {from: 2005-01-01, until: 2020-12-31}
    evidence: K
    text: Old words.
  - block: law
    purpose: says the law
    section: law
    used_when: held
    in_force: {from: 2021-01-01}
    evidence: S
    placeholders: [ground.title]
    text: |
      New words about {{ ground.title }}.

      A second paragraph.
"""

SOURCES = """\
sources:
  ACT: {what: The Act}
  GUIDE: {what: A guide, url: "https://guide.example"}
"""

HEAD = """\
foia/s12  Cost
Freedom of Information Act 2000, section 12  https://legislation.example/12
evidence: S2 (second-hand, to be verified)
  GUIDE: A guide https://guide.example
  ACT: The Act

What it is for, at such length that the line has to be broken somewhere before it reaches the edge
of the page, which is a hundred characters wide.

Cite
"""

OLD_LIMB = (
    "  12(1) by virtue of 12(3) or 12(4): the first limb (qualified, prejudice, 2010-01-01 to 2020-12-31)\n"
)
NEW_LIMB = "  12(1): the limb of today (qualified, prejudice)\n"

MIDDLE = """\

To neither confirm nor deny
  12(2): the clause (absolute, class)

It may be relied on only by
  audit body

Not for the same information as
  foia/s99

The case file must give
  cost: it rests on an estimate
  harm: it is about prejudice [prejudice and held, for 12(1)]

Common misuse
  EXM-25: no working
"""

OLD_WORDS = """\

[foia/s12/law] draft - used when: held, for 12(1) - in letters 2005-01-01 to 2020-12-31
    Old words.
"""

NEW_WORDS = """\

[foia/s12/law] draft - used when: held - in letters from 2021-01-01
    New words about {{ ground.title }}.

    A second paragraph.
"""


@pytest.fixture
def library(tmp_path: Path) -> str:
    (tmp_path / "foia").mkdir()
    (tmp_path / "foia" / "s12.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return str(tmp_path)


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["foi-letters", "exemptions", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_without_a_day_every_version_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
) -> None:
    page = printed(monkeypatch, capsys, "12", "--library", library)
    assert page == HEAD + OLD_LIMB + NEW_LIMB + MIDDLE + OLD_WORDS + NEW_WORDS


@pytest.mark.parametrize(
    ("on", "shown"),
    [("2020-12-31", OLD_LIMB + MIDDLE + OLD_WORDS), ("2021-01-01", NEW_LIMB + MIDDLE + NEW_WORDS)],
)
def test_with_a_day_only_what_is_in_force_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str, on: str, shown: str
) -> None:
    page = printed(monkeypatch, capsys, "12", "--library", library, "--on", on)
    assert page == HEAD + shown


def test_as_json_the_whole_file_with_hash_and_approval_of_each_block(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
) -> None:
    text = printed(monkeypatch, capsys, "12", "--library", library, "--on", "2021-01-01", "--json")
    assert text.startswith('{\n  "id": "foia/s12",\n  "regime": "FOIA",\n  "title": "Cost",\n')
    one = json.loads(text)
    assert "wording" not in list(one)[:-1]
    assert one["requires"][1] == {
        "input": "harm",
        "used_when": ["prejudice", "held"],
        "only_for": ["FOIA/12(1)"],
        "why": "it is about prejudice",
    }
    assert one["wording"] == [
        {
            "id": "foia/s12/law",
            "block": "law",
            "purpose": "says the law",
            "section": "law",
            "used_when": ["held"],
            "only_for": [],
            "in_force": {"from": "2021-01-01", "until": None},
            "provision": "",
            "evidence": "S",
            "placeholders": ["ground.title"],
            "text": "New words about {{ ground.title }}.\n\nA second paragraph.",
            "hash": "06e29cd4519618f57a416bc221525fca6dcc099c7329c89209d6c35783f0a4f7",
            "approval": "draft",
        }
    ]


def test_the_list_as_json_gives_what_can_be_cited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
) -> None:
    listed = json.loads(printed(monkeypatch, capsys, "--library", library, "--json"))
    assert listed[0] == {
        "id": "foia/s12",
        "title": "Cost",
        "reference": "Freedom of Information Act 2000, section 12",
        "kinds": ["qualified"],
        "cite": ["12(1)", "12(1)"],
        "ncnd": ["12(2)"],
    }
    page = printed(monkeypatch, capsys, "--library", library).splitlines()
    assert page[0] == "foia/s12     qualified              Cost"
    assert page[1] == "foia/s14     -                      Vexatious or repeated requests"
    assert "foia/s40-2   absolute or qualified  Personal information: other people" in page
