"""Pictures: who took them, where, with what; what was cropped away; what follows their last byte."""

import posixpath
import re
import struct
from collections.abc import Callable, Iterator, Mapping

from foi_letters.release.hidden.exif import check_exif
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.vectors import check_svg, check_windows_drawing

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
PNG_PLAIN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
                       b"pHYs", b"sPLT", b"hIST", b"cICP", b"mDCV", b"cLLI", b"CgBI", b"npTc", b"vpAg", b"orNT"})  # fmt: skip
PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
PNG_FRAMES = frozenset({b"acTL", b"fcTL", b"fdAT"})
PROGRAM_KEYS = frozenset({b"Software", b"date:create", b"date:modify", b"date:timestamp", b"Source"})
JPEG_PLAIN_APPS = {0xE0: (b"JFIF\0",), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
XMP, EXIF, PHOTOSHOP = b"http://ns.adobe.com/xap/1.0/\0", b"Exif\0\0", b"Photoshop 3.0\0"
XMP_TELLS = re.compile(
    rb"creator|rights|Artist|Author|History|GPS|Location|DocumentID|title|description|CaptionWriter",
    re.IGNORECASE,
)


def check_pictures(package: Package) -> None:
    """Every picture of the package, by what its bytes are and not by what its name says."""
    for part in sorted(package.members):
        data = package.members[part]
        kind = _kind(data, part)
        if kind is None:
            continue
        if _extension(part) not in EXTENSIONS.get(kind, frozenset()):
            package.report.add("disguised-part", part, f"{kind} content")
        CHECKS[kind](data, part, package.report)


def _extension(part: str) -> str:
    return posixpath.splitext(part)[1][1:].lower()


EXTENSIONS = {
    "png": frozenset({"png"}),
    "jpeg": frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    "gif": frozenset({"gif"}),
    "tiff": frozenset({"tif", "tiff"}),
    "bmp": frozenset({"bmp", "dib"}),
    "emf": frozenset({"emf", "wmf"}),
    "svg": frozenset({"svg"}),
    "unknown": frozenset(
        {"png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf", "svg", "webp", "ico", "wdp"}
    ),
}
MAGICS = (
    (PNG_MAGIC, "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"),
    (b"BM", "bmp"), (b"\xd7\xcd\xc6\x9a", "emf"), (b"\x01\0\0\0", "emf"),
)  # fmt: skip


def _kind(data: bytes, part: str) -> str | None:
    """What a part is by its first bytes; "unknown" where only its name or folder says that it is a picture."""
    named = _extension(part) in EXTENSIONS["unknown"] or "/media/" in f"/{part}"
    if b"<svg" in data[:2000] and (named or b"<w:" not in data[:2000]):
        return "svg"
    found = next((kind for magic, kind in MAGICS if data.startswith(magic)), None)
    if found in {"bmp", "emf"} and not named:
        return None
    return found or ("unknown" if named else None)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """(type, content, offset after it) of each chunk of a PNG."""
    position = len(PNG_MAGIC)
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        yield kind, data[position + 8 : end - 4], end
        position = end
        if kind == b"IEND":
            return


def check_png(data: bytes, part: str, report: Report) -> None:
    """Text chunks, EXIF, animation frames, private chunks, and bytes after the end."""
    end = len(PNG_MAGIC)
    for kind, content, after in _chunks(data):
        end = after
        if kind in PNG_TEXT:
            key = content.partition(b"\0")[0]
            code = "picture-program" if key in PROGRAM_KEYS else "picture-metadata"
            report.add(code, part, content[:60].decode("latin-1"))
        elif kind == b"eXIf":
            check_exif(content, part, report)
        elif kind == b"tIME":
            report.add("picture-program", part, "time of change")
        elif kind in PNG_FRAMES:
            report.add("picture-frames", part)
        elif kind not in PNG_PLAIN:
            report.add("picture-metadata", part, kind.decode("latin-1"))
    _check_rest(data[end:], part, report)


def _check_rest(rest: bytes, part: str, report: Report) -> None:
    if rest.strip(b"\0"):
        report.add("picture-trailing", part, f"{len(rest)} bytes")


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(marker, content, offset after it) of each segment of a JPEG up to the start of its scan."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker in {0xFF, 0x01} or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        end = position + 2 + length
        yield marker, data[position + 4 : end], end
        position = end
        if marker == 0xDA:
            return


def check_jpeg(data: bytes, part: str, report: Report) -> None:
    """EXIF, XMP, IPTC, comments, thumbnails, and bytes after the end."""
    end = 2
    for marker, content, after in _segments(data):
        end = after
        if 0xE0 <= marker <= 0xEF:
            _check_app(marker, content, part, report)
        elif marker == 0xFE and content.strip(b"\0 "):
            report.add("picture-metadata", part, content[:60].decode("latin-1"))
    stop = _end_of_scans(data, end)
    _check_rest(data[stop:], part, report)


def _end_of_scans(data: bytes, position: int) -> int:
    """The offset after the first end-of-image marker (FF D9 cannot occur inside compressed data)."""
    found = data.find(b"\xff\xd9", position)
    return len(data) if found < 0 else found + 2


def _check_app(marker: int, content: bytes, part: str, report: Report) -> None:
    if content.startswith(EXIF):
        check_exif(content[len(EXIF) :], part, report)
    elif content.startswith(XMP):
        _check_xmp(content, part, report)
    elif content.startswith(PHOTOSHOP):
        report.add(
            "picture-metadata" if b"8BIM\x04\x04" in content else "picture-program", part, "Photoshop data"
        )
    elif marker == 0xE0 and content.startswith(b"JFIF\0") and content[12:14] != b"\0\0":
        report.add("picture-thumbnail", part)
    elif not content.startswith(JPEG_PLAIN_APPS.get(marker, ())):
        report.add("picture-metadata", part, content[:20].decode("latin-1"))


def _check_xmp(content: bytes, part: str, report: Report) -> None:
    report.add("picture-metadata" if XMP_TELLS.search(content) else "picture-program", part, "XMP")


def check_gif(data: bytes, part: str, report: Report) -> None:
    """Comments, XMP and bytes after the trailer."""
    if b"\x21\xfe" in data:
        report.add("picture-metadata", part, "GIF comment")
    if b"XMP DataXMP" in data:
        _check_xmp(data, part, report)
    _check_rest(data[data.rfind(b"\x3b") + 1 :], part, report)


def check_tiff(data: bytes, part: str, report: Report) -> None:
    """The tags of a TIFF are those of EXIF."""
    check_exif(data, part, report)


def check_bmp(data: bytes, part: str, report: Report) -> None:
    """Bytes after the length that the header states."""
    if len(data) >= 6:
        (length,) = struct.unpack_from("<I", data, 2)
        _check_rest(data[length:] if 0 < length < len(data) else b"", part, report)


def check_unknown(_data: bytes, part: str, report: Report) -> None:
    """A picture of a kind that cannot be looked into."""
    report.add("picture-unknown", part)


CHECKS: Mapping[str, Callable[[bytes, str, Report], None]] = {
    "png": check_png,
    "jpeg": check_jpeg,
    "gif": check_gif,
    "tiff": check_tiff,
    "bmp": check_bmp,
    "emf": check_windows_drawing,
    "svg": check_svg,
    "unknown": check_unknown,
}
