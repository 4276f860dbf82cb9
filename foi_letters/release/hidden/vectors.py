"""Drawings made of lines and text: SVG, and the metafiles of Windows. They may hold text that is not drawn."""

import base64
import binascii
import re
import struct

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.links import says_more
from foi_letters.release.hidden.numbers import real
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import attributes, is_element, parse, text_of

EMF_MAGIC = b"\x01\0\0\0"
EMF_COMMENT = 0x46
SVG_UNSEEN = frozenset({"metadata", "title", "desc", "script", "foreignObject", "defs-data"})
UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(fill-)?opacity\s*:\s*0(\.0+)?\s*(;|$)|font-size\s*:\s*[01](px|pt)?\b"
)
SVG_DEFINITIONS = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "marker"})
WHITE_PAINT = re.compile(r"(^|fill:)(white|none|transparent|#fff|#ffffff|#fffffe|#fefefe)(;|$)")
OUTSIDE = re.compile(r"^(https?:|file:|//|\\\\)", re.IGNORECASE)
SVG_NAMES = frozenset({"docname", "label", "title", "aria-label", "export-filename", "id", "class"})
TELLING = re.compile(r"\.\w{3}$|[A-Za-z]{3,}[ _-][A-Za-z0-9_ -]*[ _-][A-Za-z]{3,}|\d{4}")
DATA_URI = re.compile(r"^data:image/[\w.+-]+;base64,(.*)$", re.DOTALL)


def check_svg(data: bytes, part: str, report: Report) -> None:
    """Metadata, titles, scripts, unseen text, paths of the editor, and what it fetches."""
    root = parse(data, part, report)
    for element in () if root is None else root.iter():
        if not is_element(element):
            report.add("xml-comment", part, str(element.text or ""))
            continue
        local = element.tag.rpartition("}")[2]
        text = text_of(element).strip()
        if local in SVG_UNSEEN and (text or len(element)):
            report.add("picture-metadata", part, f"{local} {text}")
        for name, content in attributes(element).items():
            _check_attribute(name.rpartition(":")[2], content, text, part, report)
        check_text(element.text or "", part, report)
        if local == "text" and text and _unseen(element, root):
            report.add("picture-metadata", part, f"unseen text {text}")


def _unseen(element: etree._Element, root: etree._Element | None) -> bool:
    """Whether a text stands in definitions, has no colour or that of paper, or lies outside the drawing."""
    inside = any(above.tag.rpartition("}")[2] in SVG_DEFINITIONS for above in element.iterancestors())
    painted = f"{element.get('fill', '')};{element.get('style', '')}".lower().replace(" ", "")
    box = [
        real(number, 0.0)
        for number in ("" if root is None else root.get("viewBox", "")).replace(",", " ").split()
    ]
    outside = len(box) == 4 and not (
        box[0] <= real(element.get("x"), box[0]) <= box[0] + box[2]
        and box[1] <= real(element.get("y"), box[1]) <= box[1] + 2 * box[3]
    )
    return inside or bool(WHITE_PAINT.search(painted)) or outside


def _check_attribute(name: str, content: str, text: str, part: str, report: Report) -> None:
    hidden = UNSEEN_STYLE.search(content if name == "style" else f"{name}:{content}")
    if hidden and text:
        report.add("picture-metadata", part, f"unseen text {text}")
    if name == "href":
        picture = DATA_URI.match(content)
        if picture and _telling(picture[1]):
            report.add("picture-metadata", part, "metadata of a picture inside")
        elif OUTSIDE.match(content):
            report.add("fetched-from-outside", part, content)
    elif says_more(content) or name.startswith("data-") or (name in SVG_NAMES and TELLING.search(content)):
        report.add("picture-metadata", part, content)


def _telling(encoded: str) -> bool:
    try:
        inner = base64.b64decode(encoded, validate=False)
    except (binascii.Error, ValueError):
        return True
    return any(mark in inner for mark in (b"Exif\0", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"ns.adobe.com"))


def check_windows_drawing(data: bytes, part: str, report: Report) -> None:
    """The description in an EMF header, its comment records, and bytes after its end."""
    if not data.startswith(EMF_MAGIC) or len(data) < 88:
        report.add("picture-unknown", part, "WMF")
        return
    length, records, _, _, described, at = struct.unpack_from("<IIHHII", data, 48)
    description = data[at : at + 2 * described].decode("utf-16-le", "replace").strip("\0").replace("\0", " ")
    if description:
        report.add("picture-metadata" if says_more(description) else "picture-program", part, description)
    if data[length:].strip(b"\0"):
        report.add("picture-trailing", part)
    _check_records(data, min(records, 1_000_000), part, report)


def _check_records(data: bytes, records: int, part: str, report: Report) -> None:
    position = 0
    for _ in range(records):
        if position + 8 > len(data):
            return
        kind, size = struct.unpack_from("<II", data, position)
        if size < 8:
            report.add("picture-unknown", part, "damaged EMF")
            return
        comment = data[position + 12 : position + 16]
        if kind == EMF_COMMENT and comment not in {b"EMF+", b"GDIC"}:
            report.add("picture-metadata", part, "EMF comment")
        position += size
