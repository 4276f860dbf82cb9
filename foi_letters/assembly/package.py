"""The package under a .docx or .xlsx: a ZIP of parts, read as if an enemy had made it and written in exactly one way.

Reading refuses, before anything is unpacked, what would exhaust memory, climb out of a folder, say two things under
one name, or need a password; `parse_xml` refuses document type declarations, so no entity is ever expanded. Writing
is deterministic: `[Content_Types].xml` first, the other parts in the order of their names, every time stamp
1980-01-01, no extra fields, deflate level 6. The same parts give the same bytes.

Package structure follows ECMA-376 part 2 (Open Packaging Conventions).
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from foi_letters.errors import InputError, Place, Problem

__all__ = [
    "Limits",
    "Package",
    "Packed",
    "Relationship",
    "pack",
    "parse_xml",
    "read_package",
    "write_package",
]

CONTENT_TYPES = "[Content_Types].xml"
_COMPOUND_FILE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a password-protected Office file, or one from before 2007
)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_EPOCH = 0x0021  # 1980-01-01 as DOS writes dates


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may cost, in bytes; a real letter or workbook stays far below each."""

    archive: int = 64_000_000
    members: int = 5_000
    member: int = 128_000_000
    total: int = 256_000_000
    ratio: int = 400
    """How many times larger than its compressed form a member over 1 MB may be; text in Office files reaches 20."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another (`target` is then the other part's name) or, if `external`, out of the file."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """The parts of a package by name, without a leading slash: `word/document.xml`."""

    name: str
    parts: Mapping[str, bytes]
    error: type[InputError] = field(default=InputError, repr=False)

    @cached_property
    def _content_types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        root = self.parse(CONTENT_TYPES)
        defaults = {
            str(e.get("Extension")).lower(): str(e.get("ContentType")) for e in root.iter("{*}Default")
        }
        overrides = {
            str(e.get("PartName")).lstrip("/").lower(): str(e.get("ContentType"))
            for e in root.iter("{*}Override")
        }
        return defaults, overrides

    def content_type(self, part: str) -> str:
        """The content type of a part, `""` when the package declares none."""
        defaults, overrides = self._content_types
        extension = part.rpartition(".")[2].lower()
        return overrides.get(part.lower(), defaults.get(extension, ""))

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package itself; targets inside the package are full part names."""
        folder, _, base = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.parts:
            return ()
        return tuple(_relationship(e, folder) for e in self.parse(rels).iter("{*}Relationship"))

    @property
    def main_part(self) -> str | None:
        """The part that the package is about: `word/document.xml`, `xl/workbook.xml`."""
        for relationship in self.relationships():
            if relationship.type.endswith("/officeDocument") and relationship.target in self.parts:
                return relationship.target
        return None

    def parse(self, part: str, *, layout: bool = True) -> etree._Element:
        """The tree of an XML part, with or without the white space between its elements.

        Raises the package's error when the part is damaged or declares entities.
        """
        return parse_xml(self.parts[part], Place(self.name, within=part), error=self.error, layout=layout)


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = str(element.get("Target", ""))
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(str(element.get("Id")), str(element.get("Type", "")), target, external)


def parse_xml(
    data: bytes, place: Place, *, error: type[InputError] = InputError, layout: bool = True
) -> etree._Element:
    """The tree of one XML part, with or without the white space between its elements.

    Raises `error` when it is not well-formed or has a document type declaration (which OPC forbids: it is how entity
    bombs and external entities arrive).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=not layout
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        message = f"this part is not well-formed XML: {fault}"
        raise error(
            [Problem("damaged-xml", message, place, "Open the file in Word, save it, and try again.")]
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        message = "this part declares entities or a document type, which Office never writes"
        raise error([Problem("xml-entities", message, place, "Do not use this file; ask who made it.")])
    return root


def read_package(
    source: bytes | Path,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    error: type[InputError] = InputError,
) -> Package:
    """Read a .docx or .xlsx, by path or from bytes; `name` is what messages call it.

    Raises `error`, with every problem found, when the file is missing, encrypted, damaged, not an Office package, or
    made to do harm (bombs, paths out of the archive, several members of one name).
    """
    limits = limits or Limits()
    called = name or (source.name if isinstance(source, Path) else "document")
    try:
        data = _bytes_of(source, limits)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.filename.endswith("/")]
            problems = tuple(_problems(members, called, limits))
            if problems:
                raise error(problems)
            parts = {info.filename: archive.read(info) for info in members}
    except _Unreadable as fault:
        raise error([Problem(fault.rule, fault.message, Place(called), fault.help)]) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        struct.error,
        ValueError,
        OSError,
    ) as fault:
        message = f"this file is damaged or is not a Word or Excel file: {fault}"
        help_ = "Open it in Word or Excel, save it as .docx or .xlsx, and try again."
        raise error([Problem("not-a-package", message, Place(called), help_)]) from None
    return Package(called, parts, error)


class _Unreadable(Exception):
    def __init__(self, rule: str, message: str, help_: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help_


def _bytes_of(source: bytes | Path, limits: Limits) -> bytes:
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                data = file.read(limits.archive + 1)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise _Unreadable(
                "unreadable-file", f"cannot be read: {reason}", "Check the name and the folder."
            ) from None
    else:
        data = source
    if len(data) > limits.archive:
        size = f"the file is larger than {limits.archive // 1_000_000} MB"
        raise _Unreadable("too-large", size, "Take large pictures out of it.")
    if data.startswith(_COMPOUND_FILE):
        message = "the file is protected with a password, or was saved by Word or Excel before 2007"
        raise _Unreadable(
            "encrypted", message, "Open it, remove the password, and save it as .docx or .xlsx."
        )
    return data


def _problems(members: list[zipfile.ZipInfo], called: str, limits: Limits) -> Iterator[Problem]:
    """What is wrong with the archive's own list of members, before any is unpacked."""
    if len(members) > limits.members or sum(info.file_size for info in members) > limits.total:
        yield Problem("zip-bomb", "the file unpacks to more than any letter or workbook needs", Place(called))
    seen: set[str] = set()
    for info in members:
        place = Place(called, within=info.orig_filename)
        if info.filename.lower() in seen:
            yield Problem(
                "duplicate-part", "two parts have this name, so programs disagree on what it says", place
            )
        seen.add(info.filename.lower())
        yield from _member_problems(info, place, limits)
    if CONTENT_TYPES.lower() not in seen:
        help_ = "Open it in Word or Excel and save it as .docx or .xlsx."
        yield Problem(
            "not-a-package", "this is a ZIP archive but not a Word or Excel file", Place(called), help_
        )


def _member_problems(info: zipfile.ZipInfo, place: Place, limits: Limits) -> Iterator[Problem]:
    path = info.orig_filename
    if (
        not path
        or path.startswith("/")
        or ".." in path.split("/")
        or any(c in path for c in "\\:\0")
        or not path.isprintable()
    ):
        yield Problem("unsafe-path", "a part has a name that could lead out of the file", place)
    if info.flag_bits & _ENCRYPTED:
        yield Problem("encrypted", "a part is protected with a password", place, "Save the file without one.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield Problem("unknown-compression", "a part is compressed in a way that Office does not use", place)
    swollen = info.file_size > 1_000_000 and info.file_size > limits.ratio * max(1, info.compress_size)
    if info.file_size > limits.member or swollen:
        yield Problem("zip-bomb", "a part unpacks to more than any letter or workbook needs", place)


@dataclass(frozen=True, slots=True)
class Packed:
    """A part compressed already, so that what never changes is compressed once and copied as it is."""

    deflated: bytes
    crc: int
    size: int


def pack(data: bytes) -> Packed:
    """Compress one part as every part is: raw deflate, level 6."""
    deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(deflater.compress(data) + deflater.flush(), zlib.crc32(data), len(data))


_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def write_package(parts: Mapping[str, bytes | Packed]) -> bytes:
    """The one ZIP of these parts: the same parts, in whatever order, on whatever machine, give the same bytes."""
    written: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
        part = parts[name]
        packed = part if isinstance(part, Packed) else pack(part)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        common = (20, flags, zipfile.ZIP_DEFLATED, 0, _EPOCH, packed.crc, len(packed.deflated), packed.size)
        written += (_LOCAL.pack(b"PK\3\4", *common, len(encoded), 0), encoded, packed.deflated)
        directory += (_CENTRAL.pack(b"PK\1\2", 20, *common, len(encoded), 0, 0, 0, 0, 0, offset), encoded)
        offset += _LOCAL.size + len(encoded) + len(packed.deflated)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, offset, 0)
    return b"".join([*written, *directory, end])
