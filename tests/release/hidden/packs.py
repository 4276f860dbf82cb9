"""Word and Excel packages as tests change them: parts, relationships and content types in plain dictionaries."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from foi_letters.release.hidden.xml import q

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
EPOCH = (1980, 1, 1, 0, 0, 0)
DECLARATIONS = " ".join(
    f'xmlns:{prefix}="{q(prefix + ":x")[1:-2]}"'
    for prefix in (
        "w",
        "s",
        "r",
        "a",
        "wp",
        "pic",
        "wps",
        "v",
        "o",
        "mc",
        "w14",
        "xdr",
        "c",
        "x14",
        "xm",
        "x15",
        "c15",
    )
)


@dataclass
class Pack:
    """An open package. `parts` maps names to bytes; change it, then `data` writes it as our own writer would."""

    parts: dict[str, bytes]
    kind: str
    after: list[Callable[[bytes], bytes]] = field(default_factory=list)

    @classmethod
    def read(cls, data: bytes, kind: str) -> "Pack":
        """The package in these bytes."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()}, kind)

    @property
    def main(self) -> str:
        """The name of the main part."""
        return MAIN[self.kind]

    @property
    def data(self) -> bytes:
        """The package as bytes, then through every function of `after`."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda part: (part != TYPES, part)):
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, self.parts[name])
        data = target.getvalue()
        for change in self.after:
            data = change(data)
        return data

    def root(self, part: str) -> etree._Element:
        """A parsed part; `put` writes it back."""
        return etree.fromstring(self.parts[part])

    def put(self, part: str, root: etree._Element) -> None:
        """Write a changed tree."""
        self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def add(self, part: str, content: bytes | str, content_type: str) -> None:
        """A new part with its content type."""
        self.parts[part] = content.encode() if isinstance(content, str) else content
        types = self.root(TYPES)
        types.append(
            types.makeelement(q("ct:Override"), {"PartName": f"/{part}", "ContentType": content_type})
        )
        self.put(TYPES, types)

    def relate(
        self, source: str, kind: str, target: str, *, external: bool = False, rel_type: str = ""
    ) -> str:
        """A relationship from a part ("" is the package); its id. `target` of a part is its full name."""
        folder, _, name = source.rpartition("/")
        part = f"{folder}/_rels/{name}.rels".lstrip("/")
        empty = f'<Relationships xmlns="{q("rel:x")[1:-2]}"/>'.encode()
        root = etree.fromstring(self.parts.get(part, empty))
        identifier = f"rIdSeed{len(root)}"
        values = {
            "Id": identifier,
            "Type": rel_type or OFFICE + kind,
            "Target": target if external else f"/{target}",
        }
        if external:
            values["TargetMode"] = "External"
        root.append(root.makeelement(q("rel:Relationship"), values))
        self.put(part, root)
        return identifier

    def attach(self, source: str, kind: str, part: str, content: bytes | str, content_type: str) -> str:
        """A new part and the relationship to it."""
        self.add(part, content, content_type)
        return self.relate(source, kind, part)


def xml(text: str) -> etree._Element:
    """A piece of markup with the usual prefixes declared."""
    head, _, rest = text.partition(">")
    closing = "/" if head.endswith("/") else ""
    return etree.fromstring(f"{head.removesuffix('/')} {DECLARATIONS}{closing}>{rest}")
