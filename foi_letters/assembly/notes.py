"""Footnotes and endnotes written where they are referred to, so that a note in a loop is a note for each repetition.

Word keeps notes in a part of their own. Where notes have tags, or stand in a loop, each is moved into its reference while
the template is compiled: it reads the loop's values, and a reference that a condition leaves out takes its note along.
After rendering, `settle` takes the notes out again, and they are numbered as the reader meets them.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from foi_letters.assembly.names import DECLARATION, T, w

__all__ = ["KINDS", "NotesFrame", "move_notes"]

KINDS: Final = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True)
class NotesFrame:
    """A part of notes without its notes: what stands before and behind them."""

    name: str
    before: str
    after: str
    first: int
    """The first number that no separator has."""

    def filled(self, notes: Sequence[str]) -> str:
        """The part with these notes."""
        return "".join([self.before, *notes, self.after])


def move_notes(document: etree._Element, root: etree._Element, kind: str, name: str) -> NotesFrame | None:
    """Move the notes of a part (`kind` is "footnote" or "endnote") into their references, if that is needed."""
    references = list(document.iter(w(f"{kind}Reference")))
    if not references or not (_has_tags(root) or _may_repeat(document)):
        return None
    notes = {str(note.get(w("id"))): note for note in root if note.get(w("type")) is None}
    for reference in references:
        note = notes.get(str(reference.get(w("id"))))
        if note is not None:
            reference.extend([_mark(kind), copy.deepcopy(note), _mark(f"{kind} end")])
    for note in notes.values():
        root.remove(note)
    return _frame(name, root, document.nsmap)


def _mark(name: str) -> etree._Element:
    return etree.ProcessingInstruction("mark", name)


def _has_tags(root: etree._Element) -> bool:
    text = "".join(str(piece) for piece in root.itertext())
    return "{{" in text or "{%" in text


def _may_repeat(document: etree._Element) -> bool:
    text = "".join(t.text or "" for t in document.iter(T))
    return any(keyword in text for keyword in ("endfor", "endmacro", "endset", "endcall"))


def _frame(name: str, root: etree._Element, nsmap: Mapping[str | None, str]) -> NotesFrame:
    """The notes come back with the document's prefixes, so the part declares them too."""
    taken = [int(text) for note in root if (text := str(note.get(w("id"), ""))).isdecimal()]
    names = {prefix: uri for prefix, uri in (*nsmap.items(), *root.nsmap.items()) if prefix}
    outer = etree.Element(root.tag, nsmap=names)
    for attribute, value in root.attrib.items():
        outer.set(attribute, value)
    outer.extend([*root, _mark("notes")])
    before, _, after = etree.tostring(outer, encoding="unicode").partition("<?mark notes?>")
    return NotesFrame(name, DECLARATION + before, after, max(taken, default=0) + 1)
