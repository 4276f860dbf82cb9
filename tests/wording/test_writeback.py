"""What a lawyer approved goes into one scalar of the YAML; every other byte of the file stays as it was typed."""

import random
from pathlib import Path

import pytest

from foi_letters.wording.rewrite import rewritten
from foi_letters.wording.words import collapsed, from_yaml
from foi_letters.wording.writeback import replaced
from foi_letters.wording.writing import replace_text
from foi_letters.yamlfile import Document, Path_, parse, read
from tests.wording.test_redline import edited, random_parts

MESSY = """\
# A comment at the top, with a colon: and a 'quote'

id:   foia/s31          # odd spacing
title:  "Law   enforcement"


wording:
-   block: plain          # a comment behind
    text: It applies to {{ ground.harm.interest }} and
      goes on, in a plain scalar, not here
-   {block: flow, text: flow text, other: [a,   b]}
-   block: single
    text: 'It''s {{ ground.citation }}: a quoted
      scalar # with a hash'   # and a comment
-   block: double
    text: "One \\u2014 \\"two\\" {{ ground.citation }}

      three"
-   block: literal
    text: |   # the wording

      First line of {{ground.citation}}
      goes on,   oddly  spaced.

        An indented line.
      - an item
        that goes on
      - another item


    # a comment that belongs to nothing
    after:   yes
-   block: kept
    text: |+
      Kept line ends.


-   block: stripped
    text: |-
        Deeper indentation, no line end.
-   block: folded
    text: >-
      Folded text that goes on
      over two lines.

      And a second line.
    last:  'x'
# the end, without a line end"""


def scalars(document: Document) -> dict[Path_, str]:
    wording = document.value["wording"] if isinstance(document.value, dict) else None
    assert isinstance(wording, list)
    return {
        ("wording", at, "text"): str(entry["text"])
        for at, entry in enumerate(wording)
        if isinstance(entry, dict)
    }


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("seed", range(10))
def test_random_edits_change_the_scalars_concerned_and_no_other_byte(seed: int, newline: str) -> None:
    random_ = random.Random(seed)
    messy = MESSY.replace("\n", newline)
    for _ in range(20):
        document = parse(messy, "messy.yaml")
        chosen = random_.sample(sorted(scalars(document), key=str), random_.randint(1, 3))
        texts = {path: new_text(scalars(document)[path], random_) for path in chosen}
        changed = parse(replaced(document, texts), "messy.yaml")
        assert scalars(changed) == scalars(document) | texts
        assert outside(changed, chosen) == outside(document, chosen)


def new_text(old: str, random_: random.Random) -> str:
    """The old text after some edits of words, rewritten as an import does it."""
    parts = [word + " " for word in old.split(" ")]
    text = "".join(edited(parts, random_)) + "".join(random_parts(random_)[:3])
    return rewritten(old, from_yaml(text))


def outside(document: Document, paths: list[Path_]) -> list[str]:
    """The stretches of the file between these scalars; blank lines at the edges belong to neither side."""
    spans = sorted((document.spans[path].start, document.spans[path].end) for path in paths)
    edges = [0, *(edge for span in spans for edge in span), len(document.text)]
    return [document.text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]


def changed(old: str, new: str) -> str:
    document = parse(MESSY, "messy.yaml")
    path = next(path for path, text in scalars(document).items() if old in text)
    source = scalars(document)[path]
    return replaced(document, {path: rewritten(source, from_yaml(source.replace(old, new)))})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("applies", "applied"),
        ("flow text", "other text"),
        ("quoted", "cited"),
        ("oddly", "strangely"),
        ("First line of", "The first line is"),
        ("another item", "a second item"),
        ("Kept line ends.", "Other line ends."),
        ("Deeper", "Much deeper"),
        ("Folded text", "Folded word"),
    ],
)
def test_a_changed_word_changes_that_word_alone(old: str, new: str) -> None:
    assert changed(old, new) == MESSY.replace(old, new)


def test_a_placeholder_keeps_the_spelling_it_had() -> None:
    assert "is {{ground.citation}}\n      goes on,   strangely" in changed("oddly", "strangely").replace(
        "line of", "line is"
    )


def test_text_that_its_style_cannot_hold_is_written_in_one_that_can() -> None:
    assert "text: 'no # comment: here'" in replaced(
        parse("text: plain\n", "f"), {("text",): "no # comment: here"}
    )
    assert replaced(parse("{text: plain, b: c}\n", "f"), {("text",): "a, b}"}) == "{text: 'a, b}', b: c}\n"
    two = replaced(parse("text: plain # why\n", "f"), {("text",): "a\n\n- b\n"})
    assert parse(two, "f").value == {"text": "a\n\n- b\n"}
    assert two.endswith(" # why\n")


def test_words_that_stay_keep_their_line_breaks() -> None:
    source = "One two\nthree four\nfive.\n\n\n- six\n  seven\n-  eight\n"
    wording = from_yaml("One two three FOUR five.\n\n- six seven\n- eight\n- nine")
    assert rewritten(source, wording) == "One two\nthree FOUR\nfive.\n\n\n- six\n  seven\n-  eight\n- nine\n"


def test_a_new_item_in_a_numbered_list_moves_the_numbers_behind_it() -> None:
    assert rewritten("1. one\n2. two\n", from_yaml("1. one\n2. new\n3. two")) == "1. one\n2. new\n3. two\n"


def test_stress_is_written_where_it_begins_and_ends() -> None:
    assert rewritten("Some **bold words** here\n", from_yaml("Some **bold** words *in* here")) == (
        "Some **bold** words *in* here\n"
    )


@pytest.mark.parametrize("seed", range(10))
def test_rewritten_text_says_the_wording_exactly(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(50):
        parts = random_parts(random_)
        source, target = "".join(parts).strip() + "\n", "".join(edited(parts, random_))
        if from_yaml(source) and from_yaml(target):
            assert collapsed(rewritten(source, from_yaml(target))) == collapsed(target)


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_keeps_both(tmp_path: Path) -> None:
    file = tmp_path / "s31.yaml"
    file.write_bytes(b"\xef\xbb\xbftext: |\r\n  One two.\r\nlast: 1\r\n")
    document = read(file)
    replace_text(file, replaced(document, {("text",): "One, two.\n"}))
    assert file.read_bytes() == b"\xef\xbb\xbftext: |\r\n  One, two.\r\nlast: 1\r\n"
    assert [each.name for each in tmp_path.iterdir()] == ["s31.yaml"]
