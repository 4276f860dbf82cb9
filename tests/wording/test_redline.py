"""A redline loses nothing: rejecting it all gives the approved wording, accepting it all the proposed, exactly.

Every example goes through the bytes of a Word file and is read back as a returned file is.
"""

import io
import random
import zipfile
from pathlib import Path

import pytest

from foi_letters.wording.pack import AUTHOR
from foi_letters.wording.redline import Change, redline, side, words
from foi_letters.wording.returned import read
from foi_letters.wording.tracked import Returned
from foi_letters.wording.views import accept_all, accept_of, reject_all, seen
from foi_letters.wording.words import Paragraphs, collapsed, from_yaml, to_yaml
from tests.wording.packs import for_review, packed, save

WORDS = [
    "information", "the", "Authority", "harm,", "would", "likely", "“quoted”", "authority’s", "section\u00a031(1)(a)", "1,250",
    "naïve", "cafe\u0301", "حق", "الوصول", "מידע", "\u200fעברית", "公開", "and/or", "law-enforcement", "(a)", "*", "**", "£5.50;", "—", "a_b",
    "{{ ground.citation }}", "{{authority.short_name}}", "{{ letter.date|long }}", "{{ figures.count }}", "*stressed*",
    "**bold words**", "3.", "-", "<b>&amp;</b>", "…", "😀",
]  # fmt: skip
BREAKS = ["\n\n", "\n- ", "\n1. ", "\n\n- ", "\n\n\n", "\n   ", "  "]


def random_parts(random_: random.Random) -> list[str]:
    """Words, each with the space or break of paragraph after it."""
    spaces = [" "] * 6
    return [
        random_.choice(WORDS) + random_.choice([*spaces, random_.choice(BREAKS)])
        for _ in range(random_.randint(1, 40))
    ]


def edited(parts: list[str], random_: random.Random) -> list[str]:
    """The same after some edits of words, paragraphs and placeholders."""
    parts = list(parts)
    for _ in range(random_.randint(1, 8)):
        at, until = sorted(random_.randrange(len(parts) + 1) for _ in range(2))
        until = min(until, at + 4)
        edit = random_.choice(["insert", "delete", "replace", "move", "break", "join"])
        if edit == "insert":
            parts[at:at] = random_parts(random_)[:3]
        elif edit == "delete":
            del parts[at:until]
        elif edit == "replace":
            parts[at:until] = [random_.choice(WORDS) + " "]
        elif edit == "move":
            moved = parts[at:until]
            del parts[at:until]
            there = random_.randrange(len(parts) + 1)
            parts[there:there] = moved
        elif edit == "break":
            parts[at:at] = [random_.choice(BREAKS)]
        else:
            parts[at:until] = [" ".join(part.split()) + " " for part in parts[at:until]]
    return parts


def wording_of(returned: Returned) -> tuple[Paragraphs, Paragraphs, Paragraphs]:
    """What stands between the code line and the decision line: all rejected, all accepted, only the pack's accepted."""
    texts = [paragraph.everything for paragraph in returned.paragraphs]
    start = next(at for at, text in enumerate(texts) if " base " in text) + 1
    end = next(at for at, text in enumerate(texts) if text.startswith("Decision:"))
    region = returned.paragraphs[start:end]
    return seen(region, reject_all), seen(region, accept_all), seen(region, accept_of(AUTHOR))


@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_random_edits_come_back_exactly_through_a_word_file(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    for _ in range(50):
        parts = random_parts(random_)
        approved, proposed = "".join(parts), "".join(edited(parts, random_))
        if not from_yaml(approved) or not from_yaml(proposed):
            approved, proposed = "Before.", "After."
        returned = read(save(packed([for_review(proposed, approved)]), tmp_path))
        was, will_be, by_pack = wording_of(returned)
        assert will_be == from_yaml(proposed) == by_pack
        assert was == from_yaml(approved if collapsed(approved) != collapsed(proposed) else proposed)
        assert collapsed(to_yaml(was)) == collapsed(approved)
        assert collapsed(to_yaml(will_be)) == collapsed(proposed)


def test_a_change_of_one_word_is_one_deletion_and_one_insertion() -> None:
    old, new = (from_yaml(f"The Authority {verb} refuse the request.")[0].tokens for verb in ("may", "must"))
    changes = [(s.change, "".join(t.text for t in s.tokens)) for s in words(old, new)]
    assert changes == [
        (Change.SAME, "The Authority "),
        (Change.DELETED, "may"),
        (Change.INSERTED, "must"),
        (Change.SAME, " refuse the request."),
    ]


def test_a_placeholder_is_never_split() -> None:
    old, new = (from_yaml(f"Under {{{{ ground.{name} }}}} it applies.") for name in ("citation", "citations"))
    changed = [
        token for s in redline(old, new)[0].stretches if s.change is not Change.SAME for token in s.tokens
    ]
    assert [(token.text, token.placeholder) for token in changed] == [
        ("ground.citation", True),
        ("ground.citations", True),
    ]


def test_an_edited_paragraph_stays_one_paragraph_and_a_new_one_is_inserted_whole() -> None:
    old = from_yaml("First paragraph about the harm.\n\nLast paragraph about the balance of the interests.")
    new = from_yaml(
        "First paragraph about the real harm.\n\nQuite another thought.\n\nLast paragraph about the balance."
    )
    assert [paragraph.change for paragraph in redline(old, new)] == [
        Change.SAME,
        Change.INSERTED,
        Change.SAME,
    ]
    assert side(redline(old, new), Change.INSERTED) == old
    assert side(redline(old, new), Change.DELETED) == new


def test_the_same_blocks_make_the_same_bytes() -> None:
    blocks = [for_review("New words.", "Old words.")]
    assert packed(blocks).docx == packed(blocks).docx


def test_changes_are_tracked_from_the_moment_the_pack_is_opened() -> None:
    with zipfile.ZipFile(io.BytesIO(packed([for_review("Words.")]).docx)) as archive:
        assert b"<w:trackRevisions/>" in archive.read("word/settings.xml")
