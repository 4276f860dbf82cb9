"""What openpyxl saved, written anew as a package of ours: our own properties, nothing else of openpyxl's, fixed bytes."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from foi_letters.assembly.package import CONTENT_TYPES, Packed, pack, write_package

CORE = "docProps/core.xml"
DROPPED = frozenset({"docProps/app.xml", "xl/theme/theme1.xml"})
"""The name and version of openpyxl, and a theme whose fonts and colours no cell uses."""
_INDEXES = frozenset({CONTENT_TYPES, "_rels/.rels", "xl/_rels/workbook.xml.rels"})
"""The parts that name other parts."""

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"


def package(saved: io.BytesIO, *, creator: str, title: str, language: str) -> bytes:
    """The saved workbook as the bytes to release. A part is unpacked only while it is compressed anew."""
    with zipfile.ZipFile(saved) as archive:
        parts = dict(_parts(archive))
    parts[CORE] = pack(core_properties(creator=creator, title=title, language=language))
    return write_package(parts)


def core_properties(*, creator: str, title: str, language: str) -> bytes:
    """docProps/core.xml with these three properties and no other: no times, no last author."""
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
    for name, text in (("creator", creator), ("title", title), ("language", language)):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, Packed]]:
    for name in archive.namelist():
        if name in DROPPED:
            continue
        data = archive.read(name)
        yield name, pack(_without_dropped(data) if name in _INDEXES else data)


def _without_dropped(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for entry in list(root):
        target = str(entry.get("PartName") or entry.get("Target")).lstrip("/")
        if target in DROPPED or f"xl/{target}" in DROPPED:
            root.remove(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
