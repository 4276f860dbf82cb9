"""The tags of EXIF and TIFF that tell of a person, a place, a device or an earlier picture."""

import struct
from collections.abc import Iterator

from foi_letters.release.hidden.report import Report

GPS_TAG, EXIF_TAG, INTEROP_TAG = 0x8825, 0x8769, 0xA005
TELLING = {
    0x010E: "description", 0x013B: "artist", 0x8298: "copyright", 0x9286: "comment", 0x927C: "maker note",
    0xA420: "image id", 0xA430: "owner", 0xA431: "serial number", 0xA435: "lens serial number", 0x9003: "date taken",
    0x9004: "date digitised", 0x010D: "document name", 0x013C: "host computer", 0x9C9B: "title", 0x9C9C: "comment",
    0x9C9D: "author", 0x9C9E: "keywords", 0x9C9F: "subject", 0x02BC: "XMP", 0x83BB: "IPTC", 0x8649: "Photoshop data",
    0x010F: "camera make", 0x0110: "camera model",
}  # fmt: skip
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
MAX_TAGS = 4096


def check_exif(data: bytes, part: str, report: Report) -> None:
    """Notice what the tags tell; tags without a person or place are only the details of a program."""
    told = False
    for directory, tag, content in _tags(data):
        if tag == GPS_TAG:
            told = True
            report.add("picture-metadata", part, "GPS position")
        elif tag in TELLING and content.strip(b"\0 "):
            told = True
            report.add("picture-metadata", part, TELLING[tag])
        elif directory == 1 and tag == 0x0201:
            told = True
            report.add("picture-thumbnail", part)
    if not told:
        report.add("picture-program", part, "EXIF")


def _tags(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(directory, tag, content) of every tag; directory 1 is the thumbnail's. Damaged offsets end it."""
    order = "<" if data[:2] == b"II" else ">"
    if len(data) < 8:
        return
    waiting = [(0, int(struct.unpack_from(order + "I", data, 4)[0]))]
    seen: set[int] = set()
    while waiting:
        number, at = waiting.pop()
        if at in seen or at + 2 > len(data) or len(seen) > 16:
            continue
        seen.add(at)
        count = min(int(struct.unpack_from(order + "H", data, at)[0]), MAX_TAGS, (len(data) - at - 2) // 12)
        for index in range(count):
            tag, kind, items, offset = struct.unpack_from(order + "HHII", data, at + 2 + 12 * index)
            length = SIZES.get(kind, 1) * items
            start = at + 2 + 12 * index + 8 if length <= 4 else offset
            yield number, tag, data[start : start + min(length, 4096)]
            if tag in {EXIF_TAG, INTEROP_TAG}:
                waiting.append((number, offset))
        after = at + 2 + 12 * count
        if after + 4 <= len(data):
            following = int(struct.unpack_from(order + "I", data, after)[0])
            if following:
                waiting.append((number + 1, following))
