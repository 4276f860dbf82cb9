"""Join paragraphs that a template splits only to be readable: `{%- if x -%}` on lines of their own, tags over two lines.

docxtpl's authors break a sentence over paragraphs and let `{%-` and `-%}` join it to the paragraph before and after; so
does this module, before the tags are read. A tag that ends in a later paragraph joins the paragraphs it spans.
"""

from typing import Final

from lxml import etree

from foi_letters.assembly.names import PPR, SECTPR, P, R, w
from foi_letters.assembly.paragraph import Piece, pieces_of
from foi_letters.assembly.scan import Fault, Tag, find_tags

__all__ = ["join_paragraphs"]

_PAIRS: Final = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_MOST_LINES: Final = 20
"""How many further paragraphs a tag may span; behind that it was never closed."""


def join_paragraphs(root: etree._Element) -> None:
    """Join what belongs together, everywhere in a part."""
    for paragraph in list(root.iter(P)):
        while (following := _following(paragraph)) is not None:
            if _joins(paragraph, following):
                _append(paragraph, following)
            elif lines := _lines_of_open_tag(paragraph):
                for line in lines:
                    _break(paragraph)
                    _append(paragraph, line)
            else:
                break


def _following(paragraph: etree._Element) -> etree._Element | None:
    following = paragraph.getnext()
    if paragraph.getparent() is None or following is None or following.tag != P:
        return None
    has_section = any(p.find(f"{PPR}/{SECTPR}") is not None for p in (paragraph, following))
    return None if has_section else following


def _text(paragraph: etree._Element) -> str:
    return "".join(piece.text for piece in pieces_of(paragraph))


def _joins(paragraph: etree._Element, following: etree._Element) -> bool:
    """Whether a dash joins the two; the dash has then done its work, and goes."""
    behind, ahead = pieces_of(paragraph), pieces_of(following)
    text, next_text = ("".join(piece.text for piece in pieces) for pieces in (behind, ahead))
    joined = False
    if text.rstrip().endswith("-%}"):
        _delete(behind, len(text.rstrip()) - 3)
        joined = True
    if next_text.lstrip().startswith("{%-"):
        _delete(ahead, len(next_text) - len(next_text.lstrip()) + 2)
        joined = True
    return joined


def _delete(pieces: tuple[Piece, ...], offset: int) -> None:
    piece = next(p for p in pieces if p.start <= offset < p.start + len(p.text))
    at = offset - piece.start
    piece.node.text = piece.text[:at] + piece.text[at + 1 :]


def _lines_of_open_tag(paragraph: etree._Element) -> list[etree._Element]:
    """The paragraphs over which the paragraph's last tag goes on, up to where it is closed; none if it never is."""
    text = _text(paragraph)
    start = _open_at(text)
    lines: list[etree._Element] = []
    following = _following(paragraph) if start is not None else None
    while following is not None and len(lines) < _MOST_LINES:
        lines.append(following)
        text = f"{text}\n{_text(following)}"
        if any(isinstance(tag, Tag) and tag.start == start for tag in find_tags(text)):
            return lines
        following = _following(following)
    return []


def _open_at(text: str) -> int | None:
    """Where the last tag of a text opens, if it is not closed."""
    if all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS):
        return None  # as many closings as openings: not worth a closer look
    found = list(find_tags(text))
    last = found[-1] if found else None
    return last.start if isinstance(last, Fault) and last.rule.endswith("-not-closed") else None


def _append(paragraph: etree._Element, following: etree._Element) -> None:
    for child in list(following):
        if child.tag != PPR:
            paragraph.append(child)
    parent = following.getparent()
    assert parent is not None
    parent.remove(following)


def _break(paragraph: etree._Element) -> None:
    etree.SubElement(etree.SubElement(paragraph, R), w("br"))
