"""Parses the XML of a part without entities or network, and names things as the standard's own text does: `w:p`."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from foi_letters.release.hidden.report import Report

MICROSOFT = "http://schemas.microsoft.com/office/"
OPEN = "http://schemas.openxmlformats.org/"
NAMESPACES = {
    "w": f"{OPEN}wordprocessingml/2006/main",
    "s": f"{OPEN}spreadsheetml/2006/main",
    "r": f"{OPEN}officeDocument/2006/relationships",
    "m": f"{OPEN}officeDocument/2006/math",
    "mc": f"{OPEN}markup-compatibility/2006",
    "rel": f"{OPEN}package/2006/relationships",
    "ct": f"{OPEN}package/2006/content-types",
    "cp": f"{OPEN}package/2006/metadata/core-properties",
    "ep": f"{OPEN}officeDocument/2006/extended-properties",
    "op": f"{OPEN}officeDocument/2006/custom-properties",
    "vt": f"{OPEN}officeDocument/2006/docPropsVTypes",
    "ds": f"{OPEN}officeDocument/2006/customXml",
    "b": f"{OPEN}officeDocument/2006/bibliography",
    "sl": f"{OPEN}schemaLibrary/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "a": f"{OPEN}drawingml/2006/main",
    "pic": f"{OPEN}drawingml/2006/picture",
    "wp": f"{OPEN}drawingml/2006/wordprocessingDrawing",
    "xdr": f"{OPEN}drawingml/2006/spreadsheetDrawing",
    "c": f"{OPEN}drawingml/2006/chart",
    "cdr": f"{OPEN}drawingml/2006/chartDrawing",
    "dgm": f"{OPEN}drawingml/2006/diagram",
    "lc": f"{OPEN}drawingml/2006/lockedCanvas",
    "dsp": f"{MICROSOFT}drawing/2008/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "xvml": "urn:schemas-microsoft-com:office:excel",
    "wps": f"{MICROSOFT}word/2010/wordprocessingShape",
    "wpg": f"{MICROSOFT}word/2010/wordprocessingGroup",
    "wpc": f"{MICROSOFT}word/2010/wordprocessingCanvas",
    "wpi": f"{MICROSOFT}word/2010/wordprocessingInk",
    "wp14": f"{MICROSOFT}word/2010/wordprocessingDrawing",
    "wne": f"{MICROSOFT}word/2006/wordml",
    "w14": f"{MICROSOFT}word/2010/wordml",
    "w15": f"{MICROSOFT}word/2012/wordml",
    "w16": f"{MICROSOFT}word/2018/wordml",
    "w16se": f"{MICROSOFT}word/2015/wordml/symex",
    "w16cid": f"{MICROSOFT}word/2016/wordml/cid",
    "w16cex": f"{MICROSOFT}word/2018/wordml/cex",
    "w16sdtdh": f"{MICROSOFT}word/2020/wordml/sdtdatahash",
    "w16sdtfl": f"{MICROSOFT}word/2024/wordml/sdtformatlock",
    "w16du": f"{MICROSOFT}word/2023/wordml/word16du",
    "x14": f"{MICROSOFT}spreadsheetml/2009/9/main",
    "x14ac": f"{MICROSOFT}spreadsheetml/2009/9/ac",
    "x15": f"{MICROSOFT}spreadsheetml/2010/11/main",
    "x15ac": f"{MICROSOFT}spreadsheetml/2010/11/ac",
    "x16": f"{MICROSOFT}spreadsheetml/2014/11/main",
    "x16r2": f"{MICROSOFT}spreadsheetml/2015/02/main",
    "xr": f"{MICROSOFT}spreadsheetml/2014/revision",
    "xr2": f"{MICROSOFT}spreadsheetml/2015/revision2",
    "xr3": f"{MICROSOFT}spreadsheetml/2016/revision3",
    "xr6": f"{MICROSOFT}spreadsheetml/2016/revision6",
    "xr9": f"{MICROSOFT}spreadsheetml/2016/revision9",
    "xr10": f"{MICROSOFT}spreadsheetml/2016/revision10",
    "xr16": f"{MICROSOFT}spreadsheetml/2017/revision16",
    "xcalcf": f"{MICROSOFT}spreadsheetml/2018/calcfeatures",
    "xda": f"{MICROSOFT}spreadsheetml/2017/dynamicarray",
    "xlrd": f"{MICROSOFT}spreadsheetml/2017/richdata",
    "xlrd2": f"{MICROSOFT}spreadsheetml/2017/richdata2",
    "xfpb": f"{MICROSOFT}spreadsheetml/2022/featurepropertybag",
    "xlpd": f"{MICROSOFT}spreadsheetml/2019/extlinksprops",
    "xm": f"{MICROSOFT}excel/2006/main",
    "xlth": f"{MICROSOFT}spreadsheetml/2018/threadedcomments",
    "a14": f"{MICROSOFT}drawing/2010/main",
    "a16": f"{MICROSOFT}drawing/2014/main",
    "asvg": f"{MICROSOFT}drawing/2016/SVG/main",
    "adec": f"{MICROSOFT}drawing/2017/decorative",
    "ahyp": f"{MICROSOFT}drawing/2018/hyperlinkcolor",
    "xdr14": f"{MICROSOFT}excel/2010/spreadsheetDrawing",
    "c14": f"{MICROSOFT}drawing/2007/8/2/chart",
    "c15": f"{MICROSOFT}drawing/2012/chart",
    "c16": f"{MICROSOFT}drawing/2014/chart",
    "c16r2": f"{MICROSOFT}drawing/2015/06/chart",
    "c16r3": f"{MICROSOFT}drawing/2017/03/chart",
    "cs": f"{MICROSOFT}drawing/2012/chartStyle",
    "cx": f"{MICROSOFT}drawing/2014/chartex",
    "thm15": f"{MICROSOFT}thememl/2012/main",
    "loext": "http://schemas.libreoffice.org/",
    "clbl": f"{MICROSOFT}2020/mipLabelMetadata",
}
PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
UNKNOWN = "?"

STRICT = (
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)


NEAR = 2


@lru_cache(maxsize=8192)
def q(name: str) -> str:
    """`w:p` as lxml writes it, `{...}p`; a name without a prefix is in no namespace."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


@lru_cache(maxsize=8192)
def short(tag: str) -> str:
    """`{...}p` as `w:p`; `?:p` in a namespace that no Office program is known to write."""
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    return f"{PREFIXES.get(uri, UNKNOWN)}:{local}"


def name_of(element: etree._Element) -> str:
    """The short name of an element; "" for a comment or processing instruction."""
    return short(element.tag) if is_element(element) else ""


def is_element(node: etree._Element) -> bool:
    """Whether a node is an element; the tag of a comment or instruction is the function that makes one."""
    return not callable(node.tag)


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of an element under their short names."""
    return {short(str(name)): str(value) for name, value in element.attrib.items()}


def value(element: etree._Element | None, name: str = "w:val", default: str = "") -> str:
    """One attribute of an element that may be missing."""
    return default if element is None else element.get(q(name), default)


def on(element: etree._Element | None, name: str = "w:val") -> bool:
    """Whether an on/off element is on: present, and not switched off by its value."""
    return element is not None and is_true(element.get(q(name), "1"))


def is_true(text: str | None) -> bool:
    """Whether an attribute says true in one of the ways that the standard has."""
    return text in {"1", "true", "on", "t"}


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements of these short names."""
    return element.iterchildren(*map(q, names))


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The element itself and its descendants of these short names, in document order."""
    return element.iter(*map(q, names))


def child(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element along `path`, short names parted by `/`."""
    for step in _steps(path):
        if element is None:
            return None
        element = _first(element, step)
    return element


def _first(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of this tag. `find` reads on to the child after it: a whole table for what stands at its head."""
    for place, node in enumerate(element):
        if node.tag == tag:
            return node
        if place == NEAR:
            return element.find(tag)
    return None


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(map(q, path.split("/")))


def parent_of(element: etree._Element) -> etree._Element:
    """The parent of an element; the root is its own."""
    parent = element.getparent()
    return element if parent is None else parent


def text_of(element: etree._Element | None) -> str:
    """All text inside an element."""
    return "" if element is None else "".join(str(piece) for piece in element.itertext())


def prepare(data: bytes, part: str, report: Report) -> bytes | None:
    """The bytes of a part as they may be parsed: transitional names, no document type; None where it is refused."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        try:
            data = (
                data.decode("utf-16").encode().replace(b"UTF-16", b"UTF-8", 1).replace(b"utf-16", b"UTF-8", 1)
            )
        except UnicodeDecodeError:
            report.add("xml-broken", part)
            return None
    head = data[:200].lower()
    if b"encoding=" in head and not any(known in head for known in (b"utf-8", b"us-ascii", b"iso-8859-1")):
        report.add("xml-encoding", part)
        return None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        report.add("xml-dtd", part)
        return None
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    return data


def parse(data: bytes, part: str, report: Report) -> etree._Element | None:
    """The root of a part; None, with a finding, where it is not well-formed or holds a document type."""
    prepared = prepare(data, part, report)
    if prepared is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(prepared, parser)
    except (etree.XMLSyntaxError, ValueError):
        report.add("xml-broken", part)
        return None
    return root
