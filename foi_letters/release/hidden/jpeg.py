"""What a JPEG carries beside its pixels: EXIF, XMP, IPTC, comments, previews, and bytes after its end."""

import re
import struct
from collections.abc import Iterator

from foi_letters.release.hidden.exif import check_exif
from foi_letters.release.hidden.png import check_rest, is_profile
from foi_letters.release.hidden.report import Report

PLAIN_APPS = {0xE0: (b"JFIF\0",), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
XMP, EXIF, PHOTOSHOP, PROFILE = (
    b"http://ns.adobe.com/xap/1.0/\0",
    b"Exif\0\0",
    b"Photoshop 3.0\0",
    b"ICC_PROFILE\0",
)
TELLS = re.compile(
    rb"creator|rights|Artist|Author|History|GPS|Location|DocumentID|title|description|CaptionWriter",
    re.IGNORECASE,
)
MARKER = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")  # not a stuffed zero, a restart or a fill byte
START_OF_SCAN, END_OF_IMAGE, LAST_OF_FRAME, COMMENT = 0xDA, 0xD9, 0xDF, 0xFE


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(marker, content, offset after it) of each segment up to the end of the image, the packed pixels left out."""
    position = 2
    while found := MARKER.search(data, position):
        marker, start = found[0][-1], found.end()
        if marker == END_OF_IMAGE:
            yield marker, b"", start
            return
        if marker in {0x01, 0xD8} or start + 2 > len(data):
            position = start
            continue
        (length,) = struct.unpack_from(">H", data, start)
        position = start + length
        yield marker, data[start + 2 : position], position


def check_jpeg(data: bytes, part: str, report: Report) -> None:
    """Every segment, wherever it stands among the scans, and what follows the end."""
    end = len(data)
    for marker, content, after in _segments(data):
        if 0xE0 <= marker <= 0xEF:
            _check_app(marker, content, part, report)
        elif marker == COMMENT:
            if content.strip(b"\0 "):
                report.add("picture-metadata", part, content[:60].decode("latin-1"))
        elif marker == END_OF_IMAGE:
            end = after
        elif not (0xC0 <= marker <= 0xCF or START_OF_SCAN <= marker <= LAST_OF_FRAME):
            report.add("picture-metadata", part, f"a segment {marker:#x} that draws nothing")
    check_rest(data[end:], part, report)


def _check_app(marker: int, content: bytes, part: str, report: Report) -> None:
    if content.startswith(EXIF):
        check_exif(content[len(EXIF) :], part, report)
    elif content.startswith(XMP):
        check_xmp(content, part, report)
    elif content.startswith(PHOTOSHOP):
        report.add(
            "picture-metadata" if b"8BIM\x04\x04" in content else "picture-program", part, "Photoshop data"
        )
    elif marker == 0xE0 and content.startswith(b"JFIF\0") and content[12:14] != b"\0\0":
        report.add("picture-thumbnail", part)
    elif not content.startswith(PLAIN_APPS.get(marker, ())):
        report.add("picture-metadata", part, content[:20].decode("latin-1"))
    elif content.startswith(PROFILE) and content[12:13] == b"\x01" and not is_profile(content[14:]):
        report.add("picture-metadata", part, "a colour profile that is none")


def check_xmp(content: bytes, part: str, report: Report) -> None:
    """XMP that names a person, a place or a history, or only the program."""
    report.add("picture-metadata" if TELLS.search(content) else "picture-program", part, "XMP")
