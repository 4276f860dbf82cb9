"""An authority with a library of its own, laid out oddly on purpose, and packs answered without an office program."""

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from foi_letters.assembly.package import read_package, write_package
from foi_letters.wording.sending import send
from foi_letters.wording.sources import Sources
from tests.wording.word_shapes import dele, ins

SENT, RETURNED = dt.date(2026, 11, 2), dt.date(2026, 11, 9)
PROMPT = "[approve, approve with changes, or reject]"
LAW, BALANCE, TIMING = (f"foia/standard/odd/{name}" for name in ("law", "balance", "timing"))

LIBRARY = """\
# Wording of our own.    Odd spacing is ours.
id:   foia/standard/odd
regime: FOIA
title: "Our own wording"

wording:
- block: law          # settled with counsel
  purpose: Says what the law is.
  used_when:   always
  in_force: {from: 2005-01-01}
  provision: section 31
  evidence: K
  placeholders: [ground.citation]
  text: |
    The law is in {{ground.citation}} and
    goes on,   oddly  spaced.

  # after a blank line
- {block: balance, purpose: Weighs., used_when: always, in_force: {from: 2005-01-01}, evidence: K,
   text: 'The balance isn''t
     in favour: not here.'}   # and a comment
- block: timing
  purpose: Says when.
  used_when: always
  in_force: {from: 2005-01-01}
  evidence: K
  placeholders: [letter.date]
  text: >-
    On {{ letter.date }} we
    will answer.
"""


def authority(folder: Path) -> Sources:
    """An authority whose own library has one file of three blocks."""
    file = folder / "library" / "foia" / "standard" / "odd.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LIBRARY, encoding="utf-8")
    return reopened(folder)


def reopened(folder: Path) -> Sources:
    """The same authority, its files read afresh."""
    return Sources("Northshire Constabulary", folder / "library", folder / "approvals.jsonl")


def library_text(folder: Path) -> str:
    return (folder / "library" / "foia" / "standard" / "odd.yaml").read_text(encoding="utf-8")


def sent(folder: Path, ids: Iterable[str] = ("foia/standard/odd",), on: dt.date = SENT) -> Path:
    """A pack of the authority's own wording."""
    send(reopened(folder), folder / "review.docx", on, ids=ids, review_by=dt.date(2027, 11, 1))
    return folder / "review.docx"


def answered(file: Path, decisions: dict[str, str], *changes: tuple[str, str, str]) -> Path:
    """The pack as a reviewer returns it: a decision for each block, and tracked changes (block, old, new)."""
    package = read_package(file)
    document = package.parts["word/document.xml"].decode()
    for block, decision in decisions.items():
        document = _in_block(document, block, PROMPT, f"</w:t></w:r>{ins(decision)}<w:r><w:t>")
    for block, old, new in changes:
        document = _in_block(document, block, old, f"</w:t></w:r>{dele(old)}{ins(new)}<w:r><w:t>")
    document = re.sub(r"<w:t>(?=\s)", '<w:t xml:space="preserve">', document)
    returned = file.with_name("returned.docx")
    returned.write_bytes(write_package(dict(package.parts) | {"word/document.xml": document.encode()}))
    return returned


def _in_block(document: str, block: str, old: str, new: str) -> str:
    head, code, rest = document.partition(f"[{block}] base")
    assert old in rest, f"{old!r} is not in {block}"
    return head + code + rest.replace(old, new, 1)
