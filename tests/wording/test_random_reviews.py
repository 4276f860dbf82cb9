"""Whatever a reviewer edits with tracking on is read exactly; whatever was edited with it off is found; and accepting or
rejecting any of our proposals is neither.
"""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from foi_letters.assembly.package import read_package
from foi_letters.wording import answer as answers
from foi_letters.wording.anchors import find
from foi_letters.wording.pack import AUTHOR, Pack
from foi_letters.wording.proposals import flat
from foi_letters.wording.reading import Reading, read_block
from foi_letters.wording.redline import redline
from foi_letters.wording.returned import read
from foi_letters.wording.tracked import ReturnedParagraph, Tracked
from foi_letters.wording.views import accept_all, seen
from foi_letters.wording.word_xml import Tracker
from foi_letters.wording.words import Paragraphs, from_yaml
from tests.wording.packs import for_review, packed, save
from tests.wording.test_redline import edited, random_parts
from tests.wording.word_shapes import edited as with_body

REVIEWER = "Ann Counsel"


def pair(random_: random.Random) -> tuple[str, str]:
    """Wording and the same after some edits, neither empty."""
    parts = random_parts(random_)
    first, second = "".join(parts), "".join(edited(parts, random_))
    return (first, second) if from_yaml(first) and from_yaml(second) else ("Before it was.", "After it is.")


def body(old: Paragraphs, new: Paragraphs) -> str:
    """The wording `old` as a reviewer who tracks changes makes it `new`."""
    tracker = Tracker(REVIEWER, dt.date(2026, 11, 5))
    elements = (tracker.redlined(each, 2) for each in redline(old, new))
    return "".join(etree.tostring(element, encoding="unicode") for element in elements)


def read_back(pack: Pack, folder: Path, content: str) -> Reading:
    pack.manifest.save(folder / "packs")
    (only,) = answers.read_answer(with_body(pack, folder, content), folder / "packs").readings
    return only


def rules(reading: Reading) -> set[str]:
    placeholders = {"placeholder-removed", "placeholder-added", "placeholder-broken", "block-deleted"}
    return {finding.rule for finding in reading.findings} - placeholders - {"no-decision"}


@pytest.mark.parametrize("seed", range(10))
def test_tracked_edits_are_read_exactly(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    for _ in range(20):
        sent, wanted = pair(random_)
        pack = packed([for_review(sent)])
        reading = read_back(pack, tmp_path, body(from_yaml(sent), from_yaml(wanted)))
        assert reading.wording == from_yaml(wanted)
        assert rules(reading) == set()


@pytest.mark.parametrize("seed", range(10))
def test_untracked_edits_are_found(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    for _ in range(20):
        sent, wanted = pair(random_)
        pack = packed([for_review(sent)])
        reading = read_back(pack, tmp_path, body(from_yaml(wanted), from_yaml(wanted)))
        assert reading.wording == from_yaml(wanted)
        differs = flat(from_yaml(sent)) != flat(from_yaml(wanted))
        assert rules(reading) == ({"tracking-off"} if differs else set())


@pytest.mark.parametrize("seed", range(10))
def test_proposals_accepted_and_rejected_at_random_are_no_untracked_edits(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    for _ in range(20):
        approved, proposed = pair(random_)
        pack = packed([for_review(proposed, approved)])
        returned = read(save(pack, tmp_path))
        resolved = tuple(resolve(returned.paragraphs, random_))
        (found,) = find(resolved, pack.manifest).found
        reading = read_block(found, AUTHOR, (), "returned.docx", allow_untracked=False)
        assert rules(reading) <= {"anchor-lost"}  # the bookmark may have gone with a paragraph
        assert reading.wording == seen(found.wording, accept_all)


def resolve(paragraphs: Iterable[ReturnedParagraph], random_: random.Random) -> Iterable[ReturnedParagraph]:
    """Each change accepted, rejected or left, as Word does it: what does not stand is gone without a trace.

    A paragraph inserted or deleted whole is one change, with its mark.
    """
    for paragraph in paragraphs:
        whole = random_.choice(_CHOICES)
        choices = [
            whole if paragraph.mark != Tracked() else random_.choice(_CHOICES) for _ in paragraph.pieces
        ]
        chosen = (
            (piece, _decided(piece.tracked, choice))
            for piece, choice in zip(paragraph.pieces, choices, strict=True)
        )
        pieces = tuple(replace(piece, tracked=tracked) for piece, tracked in chosen if tracked is not None)
        mark = _decided(paragraph.mark, whole)
        if mark is not None:
            yield replace(paragraph, pieces=pieces, mark=mark)


_CHOICES = ("accept", "reject", "leave")


def _decided(tracked: Tracked, choice: str) -> Tracked | None:
    """None where the thing is gone."""
    if choice == "leave":
        return tracked
    return None if (tracked.deleted if choice == "accept" else tracked.inserted) else Tracked()


def test_a_long_block_rewritten_from_end_to_end_is_read_in_reasonable_time(tmp_path: Path) -> None:
    random_ = random.Random(1)
    long = [
        " ".join(random_.choice(["harm", "interest", "balance", "public", "would"]) for _ in range(60))
        for _ in range(12)
    ]
    other = [
        " ".join(random_.choice(["harm", "interest", "weigh", "private", "could"]) for _ in range(60))
        for _ in range(12)
    ]
    pack = packed([for_review("\n\n".join(long), "\n\n".join(other))])
    pack.manifest.save(tmp_path / "packs")
    (reading,) = answers.read_answer(save(pack, tmp_path), tmp_path / "packs").readings
    assert not reading.changed
    assert read_package(pack.docx).main_part == "word/document.xml"
