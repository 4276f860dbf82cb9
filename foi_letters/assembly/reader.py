"""Read the tags of one part: survey the places, scan each paragraph, and cut the tags out of the runs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from foi_letters.assembly.faults import Faults, PlacedTag, Role
from foi_letters.assembly.names import P, T
from foi_letters.assembly.paragraph import INSTRUCTION, Piece, cut_out, pieces_of
from foi_letters.assembly.places import Surveyor
from foi_letters.assembly.scan import Fault, Tag, find_tags, literal_text

__all__ = ["read_paragraphs", "survey"]

_SIGNS: Final = ("{{", "{%", "{#", "{_", "_}")


def survey(root: etree._Element, surveyor: Surveyor) -> dict[etree._Element, str]:
    """The place of every paragraph, taken before anything moves."""
    return {paragraph: surveyor.place(paragraph) for paragraph in root.iter(P)}


def read_paragraphs(places: Mapping[etree._Element, str], tags: list[PlacedTag], faults: Faults) -> None:
    """Replace the tags in the text of every paragraph by nodes, and append them to `tags`."""
    raw = _Raw()
    for paragraph, within in places.items():
        pieces = pieces_of(paragraph)
        text = "".join(piece.text for piece in pieces)
        if not any(sign in text for sign in _SIGNS):
            continue
        for tag, number in reversed(_tags_in(pieces, within, tags, faults, raw)):
            cut_out(pieces, tag, number)
        _unescape(paragraph)


class _Raw:
    """Whether the reader is between `{% raw %}` and `{% endraw %}`, where nothing is a tag."""

    inside = False

    def turns(self, tag: Tag) -> bool:
        """Whether the tag begins or ends a raw stretch."""
        if tag.keyword == ("endraw" if self.inside else "raw"):
            self.inside = not self.inside
            return True
        return False


def _tags_in(
    pieces: tuple[Piece, ...], within: str, tags: list[PlacedTag], faults: Faults, raw: _Raw
) -> list[tuple[Tag, int]]:
    """The tags of a paragraph with their numbers in `tags`."""
    found: list[tuple[Tag, int]] = []
    for tag in find_tags("".join(piece.text for piece in pieces)):
        if isinstance(tag, Fault):
            if not raw.inside:
                faults.add(tag.rule, tag.message, faults.place(within), tag.help)
        elif raw.turns(tag):
            found.append((tag, len(tags)))
            tags.append(PlacedTag(replace(tag, kind="comment"), faults.place(within)))
        elif not raw.inside and _in_one_container(pieces, tag, within, faults):
            tag = _trimmed(pieces, tag)  # noqa: PLW2901  # the same tag, with the white space that its dashes take
            role: Role = "instruction" if _holders(pieces, tag)[0].tag == INSTRUCTION else "text"
            found.append((tag, len(tags)))
            tags.append(PlacedTag(tag, faults.place(within), role))
    return found


def _holders(pieces: Iterable[Piece], tag: Tag) -> list[etree._Element]:
    return [p.node for p in pieces if p.start < tag.end and p.start + len(p.text) > tag.start]


def _in_one_container(pieces: Iterable[Piece], tag: Tag, within: str, faults: Faults) -> bool:
    """Whether a tag stays inside one hyperlink, content control or field."""
    holders = _holders(pieces, tag)
    containers = {run.getparent() for node in holders if (run := node.getparent()) is not None}
    if len(containers) == 1 and len({node.tag == INSTRUCTION for node in holders}) == 1:
        return True
    message = f"{tag.source!r} begins inside a hyperlink, a content control or a field, and ends outside, or the reverse"
    faults.add("tag-crosses", message, faults.place(within), "Type the tag again in one piece.")
    return False


def _trimmed(pieces: tuple[Piece, ...], tag: Tag) -> Tag:
    """The tag with the white space beside it that `{%-` and `-%}` take; of a line break they take the break alone."""
    if not tag.trims_before and not tag.trims_after:
        return tag
    text = "".join(piece.text for piece in pieces)
    start, end = tag.start, tag.end
    if tag.trims_before:
        before = text[:start]
        start = start - 1 if before.endswith("\n") else len(before.rstrip(" \t\u00a0"))
    if tag.trims_after:
        after = text[end:]
        end = end + 1 if after.startswith("\n") else len(text) - len(after.lstrip(" \t\u00a0"))
    wider = replace(tag, start=start, end=end)
    same = {run.getparent() for node in _holders(pieces, wider) if (run := node.getparent()) is not None}
    return wider if len(same) == 1 else tag


def _unescape(paragraph: etree._Element) -> None:
    """Read docxtpl's `{_{` and its like in what is not a tag."""
    for node in paragraph.iter(T):
        if node.text:
            node.text = literal_text(node.text)
        for tag in node:
            if tag.tail:
                tag.tail = literal_text(tag.tail)
