"""Bring a part to one form before it is read: tracked changes accepted, editing traces gone, equal runs joined.

What Word leaves behind while a template is edited (revision marks, proofing marks, comments, revision ids, the last
cursor position) splits tags and would travel into every letter. It goes here, once, on the tree.
"""

from collections import Counter
from itertools import groupby
from typing import Final

from lxml import etree

from foi_letters.assembly.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    NAMESPACES,
    PPR,
    RPR,
    SECTPR,
    TR,
    XML_SPACE,
    P,
    R,
    T,
    w,
)

__all__ = ["normalise", "normalise_properties"]

_UNWRAPPED: Final = frozenset(map(w, ("ins", "moveTo", "smartTag", "customXml")))
_DROPPED: Final = frozenset(
    map(
        w,
        (
            *("del", "moveFrom", "proofErr", "lastRenderedPageBreak"),
            *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
            *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
            *(
                "customXmlInsRangeStart",
                "customXmlInsRangeEnd",
                "customXmlDelRangeStart",
                "customXmlDelRangeEnd",
            ),
            *(
                "rPrChange",
                "pPrChange",
                "sectPrChange",
                "tblPrChange",
                "tblPrExChange",
                "trPrChange",
                "tcPrChange",
            ),
            *(
                "tblGridChange",
                "numberingChange",
                "cellIns",
                "cellMerge",
                "dataBinding",
                "showingPlcHdr",
                "placeholder",
            ),
            *("rsid", "rsids", "attachedTemplate", "trackRevisions", "docVars"),
        ),
    )
)
_W14_ID: Final = frozenset(f"{{{NAMESPACES['w14']}}}{name}" for name in ("paraId", "textId", "docId"))
_RSID: Final = w("rsid")
_TEXTUAL: Final = frozenset(
    {T, w("tab"), w("br"), w("cr"), w("noBreakHyphen"), w("softHyphen"), w("instrText")}
)
_TALES: Final = frozenset(
    {
        *(
            "lastModifiedBy",
            "lastPrinted",
            "revision",
            "created",
            "modified",
            "Template",
            "TotalTime",
            "Manager",
        ),
        *("Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "HyperlinkBase"),
    }
)
_LISTS: Final = frozenset({"HeadingPairs", "TitlesOfParts", "HLinks"})
"""Copies of the template's headings and links, with its tags."""
_TRACKED: Final = {
    w("ins"): "insertions",
    w("del"): "deletions",
    w("moveTo"): "moves",
    w("moveFrom"): "moves",
}


def normalise(root: etree._Element) -> Counter[str]:
    """Normalise one part in place; what was accepted or dropped, counted: insertions, deletions, moves, comments."""
    done: Counter[str] = Counter()
    _accept_deleted_marks(root, done)
    for remark in list(root.iter(etree.Comment, etree.PI)):
        _remove(remark)
    done.update(_TRACKED[str(element.tag)] for element in root.iter(*_TRACKED))
    done["comments"] += sum(1 for _ in root.iter(w("commentReference")))
    for element in list(root.iter(*_DROPPED)):
        _remove(element)
    for element in list(root.iter(*_UNWRAPPED)):
        _unwrap(element)
    for element in root.iter(P, R, TR, SECTPR):
        _strip_ids(element)
    _drop_cursor_bookmark(root)
    for paragraph in root.iter(P):
        _join_runs(paragraph)
    return +done


def normalise_properties(root: etree._Element) -> None:
    """Drop from document properties what tells of the template's making: who saved it last, when, how long it took.

    A property with a tag is the author's own choice, and stays.
    """
    for element in list(root):
        name = etree.QName(element).localname
        text = "".join(str(piece) for piece in element.itertext())
        if (name in _TALES and "{{" not in text) or name in _LISTS:
            _remove(element)


def _accept_deleted_marks(root: etree._Element, done: Counter[str]) -> None:
    """Rows marked as deleted go; a paragraph whose mark is deleted flows into the next one."""
    for mark in list(root.iter(w("del"), w("cellDel"))):
        owner = mark.getparent()
        if owner is None:
            continue
        if mark.tag == w("cellDel") or owner.tag == w("trPr"):
            done["deletions"] += 1
            _remove(next(mark.iterancestors(TR if owner.tag == w("trPr") else w("tc"))))
        elif owner.tag == RPR and (properties := owner.getparent()) is not None and properties.tag == PPR:
            done["deletions"] += 1
            _flow_into_next(next(mark.iterancestors(P)))


def _flow_into_next(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    if following is None or following.tag != P:
        return
    at = 1 if following.find(PPR) is not None else 0
    for child in reversed(paragraph):
        if child.tag != PPR:
            following.insert(at, child)
    _remove(paragraph)


def _strip_ids(element: etree._Element) -> None:
    for name in element.attrib:
        if str(name).startswith(_RSID) or name in _W14_ID:
            del element.attrib[name]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in element:
        if child.tag not in (w("smartTagPr"), w("customXmlPr")):
            parent.insert(at, child)
            at += 1
    parent.remove(element)


def _drop_cursor_bookmark(root: etree._Element) -> None:
    cursors = [mark for mark in root.iter(BOOKMARK_START) if mark.get(w("name")) == "_GoBack"]
    ids = {mark.get(w("id")) for mark in cursors}
    for mark in [*cursors, *(end for end in root.iter(BOOKMARK_END) if end.get(w("id")) in ids)]:
        _remove(mark)


def _join_runs(paragraph: etree._Element) -> None:
    """Join neighbouring runs of plain text that are formatted alike: Word splits them as it pleases."""
    alike: list[etree._Element] = []
    for run in list(paragraph.iter(R)):
        if not len(run) or (len(run) == 1 and run[0].tag == RPR):
            _remove(run)
        elif alike and alike[-1].getnext() is run and _alike(alike[-1], run):
            alike.append(run)
        else:
            _join(alike)
            alike = [run]
    _join(alike)


_JOINED = frozenset({T, w("instrText")})


def _alike(left: etree._Element, right: etree._Element) -> bool:
    return (
        all(child.tag in _TEXTUAL for run in (left, right) for child in run if child.tag != RPR)
        and left.attrib.items() == right.attrib.items()
        and _properties(left) == _properties(right)
    )


def _properties(run: etree._Element) -> bytes:
    properties = run.find(RPR)
    return b"" if properties is None or not len(properties) else etree.tostring(properties, with_tail=False)


def _join(runs: list[etree._Element]) -> None:
    """Make one run of several, all at once: to add to a text again and again would copy it each time."""
    if len(runs) < 2:
        return
    children = [child for run in runs for child in run if child.tag != RPR]
    for tag, same in groupby(children, key=lambda child: child.tag):
        kept, *others = same
        if tag in _JOINED and others:
            kept.text = "".join(child.text or "" for child in (kept, *others))
            kept.set(XML_SPACE, "preserve")
            for child in others:
                _remove(child)
            others = []
        runs[0].extend([kept, *others])
    for run in runs[1:]:
        _remove(run)
