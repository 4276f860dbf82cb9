"""The names of WordprocessingML that the stages share (ISO/IEC 29500-1, part 17), as lxml spells them."""

from typing import Final

from lxml import etree

__all__ = ["NAMESPACES", "has_content", "is_tag", "r", "tag_nodes", "tag_number", "w", "xml_of"]

NAMESPACES: Final[dict[str, str]] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
Instruction: Final = type(etree.PI("tag"))
"""lxml's class of processing instructions, which has no public name."""
TOKEN: Final = "\U0010fffd"  # noqa: S105  # no password
"""Stands on both sides of a tag's number in an attribute or a property, where no node can stand."""

_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"


def w(name: str) -> str:
    """`{namespace of WordprocessingML}name`."""
    return _W + name


def r(name: str) -> str:
    """`{namespace of relationships in Office documents}name`."""
    return _R + name


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR, TCPR, TRPR, TBLPR, SECTPR = w("pPr"), w("rPr"), w("tcPr"), w("trPr"), w("tblPr"), w("sectPr")
HYPERLINK, SDT, SDT_CONTENT = w("hyperlink"), w("sdt"), w("sdtContent")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
STORIES: Final = frozenset(
    map(w, ("body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))
)

_NO_CONTENT: Final = frozenset(
    map(
        w,
        (
            *("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sdtPr", "sdtEndPr", "smartTagPr"),
            *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        ),
    )
)
_WRAPPERS: Final = frozenset(
    map(
        w,
        ("p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink", "smartTag", "customXml", "fldSimple"),
    )
)


def is_tag(node: etree._Element) -> bool:
    """Whether this node stands for a template tag: a processing instruction `<?tag 12?>` put there by `paragraph`."""
    return isinstance(node, Instruction) and node.target == "tag"


def tag_nodes(root: etree._Element) -> list[etree._Element]:
    """The nodes of the tags below an element, in reading order."""
    return [node for node in root.iter(etree.PI) if is_tag(node)]


def tag_number(node: etree._Element) -> int:
    """Which tag of the part the node stands for."""
    return int(node.text or "-1")


def has_content(node: etree._Element) -> bool:
    """Whether anything in the node would show in the letter: text, a picture, a field, a value. Control tags do not.

    Value tags are elements' text already when this is asked, so they stand inside a `w:t`, which has content.
    """
    if is_tag(node) or node.tag in _NO_CONTENT:
        return node.tag == PPR and node.find(SECTPR) is not None
    if node.tag == T:
        return len(node) > 0 or bool((node.text or "").strip())
    if node.tag in _WRAPPERS:
        return any(has_content(child) for child in node)
    return True


def xml_of(element: etree._Element) -> str:
    """The element as it reads inside its document: without the namespaces that the document's root declares."""
    root = etree.Element("root", nsmap={prefix or "": uri for prefix, uri in element.nsmap.items() if prefix})
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    root.append(copy)
    text = etree.tostring(root, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")]
