"""What any XML part may not hold: comments, instructions, foreign markup, text where no reader shows it."""

import re
from itertools import pairwise

from lxml import etree

from foi_letters.release.hidden.characters import is_code
from foi_letters.release.hidden.nesting import misplaced
from foi_letters.release.hidden.package import TYPES_PART, Package
from foi_letters.release.hidden.report import Report, shorten
from foi_letters.release.hidden.values import check_values
from foi_letters.release.hidden.xml import (
    PREFIXES,
    UNKNOWN,
    children,
    descendants,
    is_element,
    name_of,
    short,
    text_of,
)

# Elements in which text belongs. Text anywhere else is shown by no reader.
TEXT_ELEMENTS = frozenset(
    {
        "w:t", "w:delText", "w:instrText", "w:delInstrText", "w:fldData", "w:binData", "a:t", "m:t",
        "wp:posOffset", "wp:align", "wp14:pctWidth", "wp14:pctHeight", "wp14:pctPosHOffset",
        "wp14:pctPosVOffset", "c:v", "c:f", "c:formatCode", "c:oddHeader", "c:oddFooter", "c:evenHeader",
        "c:evenFooter", "c:firstHeader", "c:firstFooter", "c15:f", "c15:sqref", "c14:f", "cx:f", "cx:pt",
        "cx:v", "cx:nf", "cx:copyright", "cx:idx", "xdr:col", "xdr:colOff", "xdr:row", "xdr:rowOff", "cdr:x",
        "cdr:y", "s:t", "s:v", "s:f", "s:definedName", "s:oddHeader", "s:oddFooter", "s:evenHeader",
        "s:evenFooter", "s:firstHeader", "s:firstFooter", "s:formula", "s:formula1", "s:formula2",
        "s:author", "s:calculatedColumnFormula", "s:totalsRowFormula", "s:cellMetadata", "xm:f", "xm:sqref",
        "x14:formula1", "x14:formula2", "xlth:text", "s:oldFormula", "s:ddeItem", "s:val", "x14:id",
        "c15:txfldGUID", "o:FieldCodes", "o:LinkType", "o:LockedField", "xfpb:k", "xfpb:b", "xfpb:bagId",
        "xfpb:s", "xfpb:i", "xfpb:a", "x15:f", "a:tableStyleId", "c:name",
    }
)  # fmt: skip
# Vocabularies whose every element holds plain text: properties, and Excel's notes in VML.
TEXT_PREFIXES = frozenset({"dc", "dcterms", "cp", "ep", "vt", "xvml", "b", "ds"})
SEPARATOR, WORD = "c:separator", re.compile(r"\w\w")  # what stands between the parts of a chart's label
GENERATED = frozenset({"xml:space", "xml:lang"})
DECLARATION = re.compile(rb"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
LONGEST_PREFIX = 12
BLANKS = re.compile(rb"[ \t]{8,}")
ADDRESS = re.compile(r"(https?://|urn:)\S{1,150}$|$")
OFFICE = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://www.w3.org/",
    "http://purl.org/dc/",
    "urn:schemas-microsoft-com:",
)
LAYOUT = 16  # blanks that only lay the markup out
STREAMED = re.compile(r"xl/worksheets/[^/]*\.xml$|xl/sharedStrings\.xml$")


def check_markup(package: Package) -> None:
    """Sweep every XML part. Those read as a stream have their elements checked there, by `check_node`."""
    for part in sorted(package.members):
        if not _is_xml(package, part):
            continue
        _check_bytes(package.members[part], part, package.report)
        root = None if STREAMED.search(part) else package.tree(part)
        if root is not None:
            check_tree(root, part, package.report)


def _check_bytes(data: bytes, part: str, report: Report) -> None:
    """What the tree does not keep: declarations, which need no element to carry a message, and blanks around and in tags."""
    found = {(prefix.decode(), uri.decode("utf-8", "replace")) for prefix, uri in DECLARATION.findall(data)}
    for prefix, uri in sorted(found):
        if not ADDRESS.match(uri) or len(prefix) > LONGEST_PREFIX:
            report.add("foreign-data", part, f"xmlns:{prefix} {uri}")
        elif uri not in PREFIXES and not uri.startswith(OFFICE):
            report.add("unknown-markup", part, f"xmlns {uri}")
    if any(is_code(run.decode()) for run in BLANKS.findall(data)):
        report.add("spaces-as-code", part)


def _is_xml(package: Package, part: str) -> bool:
    if part == TYPES_PART or part.endswith((".rels", ".xml", ".vml")):
        return True
    return package.types.get(part, "").endswith(("+xml", "/xml")) and not part.endswith(".svg")


def check_tree(root: etree._Element, part: str, report: Report) -> None:
    """Every node of a part."""
    check_outside(root, part, report)
    for element in root.iter():
        check_node(element, part, report)
    for fork in descendants(root, "mc:AlternateContent"):
        _check_alternatives(fork, part, report)


def check_outside(root: etree._Element, part: str, report: Report) -> None:
    """Comments and instructions before and after the root."""
    for node in [*root.itersiblings(preceding=True), *root.itersiblings()]:
        check_node(node, part, report)


def check_node(node: etree._Element, part: str, report: Report) -> None:
    """One element, comment or instruction."""
    if not is_element(node):
        report.add("xml-comment", part, shorten(str(node.text or "")))
    else:
        _check_element(node, short(node.tag), part, report)
    for blanks in (node.text, node.tail):
        if blanks and len(blanks) > LAYOUT and blanks.isspace() and is_code(blanks):
            report.add("spaces-as-code", part)
    tail = node.tail
    if tail and not tail.isspace():
        parent = node.getparent()
        if parent is not None and not _holds_text(name_of(parent)):
            report.add("stray-text", part, tail)


def _check_element(node: etree._Element, name: str, part: str, report: Report) -> None:
    text = node.text
    has_text = bool(text) and not text.isspace() if text else False
    if name.startswith(UNKNOWN):
        report.add("foreign-data" if has_text else "unknown-markup", part, f"{node.tag} {text or ''}")
    elif has_text and not _holds_text(name) and not (name == SEPARATOR and not WORD.search(text or "")):
        report.add("stray-text", part, text or "")
    if misplaced(node, name):
        report.add("stray-text", part, f"{name} {text_of(node).strip()}")
    for attribute in node.attrib:
        key = str(attribute)
        if (key[0] == "{" and short(key).startswith(UNKNOWN)) or name.startswith(UNKNOWN):
            report.add("foreign-data", part, f"{key}={node.get(key)}")
    if not name.startswith((UNKNOWN, "rel:", "ct:")):
        check_values(node, name, part, report)


def _holds_text(name: str) -> bool:
    prefix = name.partition(":")[0]
    return name in TEXT_ELEMENTS or prefix in TEXT_PREFIXES or ":" not in name


def _check_alternatives(fork: etree._Element, part: str, report: Report) -> None:
    """Branches for newer and older readers: both show the same text, or the older shows a picture of it."""
    for branch in children(fork, "mc:Choice"):
        wanted = [branch.nsmap.get(prefix, "") for prefix in branch.get("Requires", "").split()]
        if any(uri not in PREFIXES and not uri.startswith(OFFICE) for uri in wanted):
            report.add("foreign-data", part, f"a branch that no reader takes: {_words(branch)}")
    shown = [_words(branch) for branch in children(fork, "mc:Choice", "mc:Fallback")]
    for newer, older in pairwise(shown):
        if older and older != newer:
            report.add("alternate-differs", part, older)


def _words(branch: etree._Element) -> str:
    inner = [text_of(text) for text in descendants(branch, "w:t", "a:t")]
    return " ".join("".join(inner).split())
