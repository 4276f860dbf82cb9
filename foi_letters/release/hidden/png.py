"""What a PNG carries beside its pixels: texts, EXIF, frames, private chunks, and bytes that no reader draws."""

import struct
import zlib
from collections.abc import Iterator

from foi_letters.release.hidden.exif import check_exif
from foi_letters.release.hidden.report import Report

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
PLAIN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
                   b"pHYs", b"hIST", b"cICP", b"mDCV", b"cLLI", b"CgBI", b"npTc", b"vpAg", b"orNT"})  # fmt: skip
LENGTHS = {b"IEND": 0, b"IHDR": 13, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"tIME": 7, b"tRNS": 256, b"bKGD": 6,
           b"sBIT": 4, b"PLTE": 768, b"hIST": 512, b"vpAg": 9, b"orNT": 1, b"cICP": 4, b"CgBI": 4}  # fmt: skip
TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
FRAMES = frozenset({b"acTL", b"fcTL", b"fdAT"})
PROGRAM_KEYS = frozenset({b"Software", b"date:create", b"date:modify", b"date:timestamp", b"Source"})
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
MAX_PIXELS = 256 << 20
PROFILE_MARK, PROFILE_MARK_AT = b"acsp", 36


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int, bool]]:
    """(type, content, offset after it, whether its checksum is right) of each chunk."""
    position = len(PNG_MAGIC)
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        content = data[position + 8 : end - 4]
        yield kind, content, end, data[end - 4 : end] == struct.pack(">I", zlib.crc32(kind + content))
        position = end
        if kind == b"IEND":
            return


def check_png(data: bytes, part: str, report: Report) -> None:
    """Every chunk is one that draws, of the length that it needs; the pixels are as many as the header says."""
    end, head, pixels = len(PNG_MAGIC), b"", []
    for kind, content, after, sound in _chunks(data):
        end = after
        _check_chunk(kind, content, part, report)
        if not sound or len(content) > LENGTHS.get(kind, len(content)):
            report.add("picture-metadata", part, f"{kind.decode('latin-1')} holds more than it needs")
        head = content if kind == b"IHDR" else head
        pixels += [content] if kind == b"IDAT" else []
    _check_pixels(head, b"".join(pixels), part, report)
    check_rest(data[end:], part, report)


def _check_chunk(kind: bytes, content: bytes, part: str, report: Report) -> None:
    if kind in TEXT:
        program = content.partition(b"\0")[0] in PROGRAM_KEYS
        report.add("picture-program" if program else "picture-metadata", part, content[:60].decode("latin-1"))
    elif kind == b"eXIf":
        check_exif(content, part, report)
    elif kind == b"tIME":
        report.add("picture-program", part, "time of change")
    elif kind in FRAMES:
        report.add("picture-frames", part)
    elif kind == b"iCCP":
        _check_profile(content, part, report)
    elif kind not in PLAIN:
        report.add("picture-metadata", part, kind.decode("latin-1"))


def _check_profile(content: bytes, part: str, report: Report) -> None:
    try:
        profile = zlib.decompressobj().decompress(content.partition(b"\0")[2][1:], MAX_PIXELS)
    except zlib.error:
        profile = b""
    if not is_profile(profile):
        report.add("picture-metadata", part, "a colour profile that is none")


def is_profile(data: bytes) -> bool:
    """Whether data begins as an ICC colour profile does."""
    return data[PROFILE_MARK_AT : PROFILE_MARK_AT + 4] == PROFILE_MARK


def _check_pixels(head: bytes, packed: bytes, part: str, report: Report) -> None:
    """No byte after the packed pixels, and no pixel after the last row."""
    if len(head) != LENGTHS[b"IHDR"]:
        return
    wanted = _size(head)
    engine = zlib.decompressobj()
    try:
        pixels = engine.decompress(packed, min(wanted, MAX_PIXELS) + 1)
    except zlib.error:
        return
    if engine.unused_data or (len(pixels) > wanted):
        report.add("picture-trailing", part, "after the pixels")


def _size(head: bytes) -> int:
    """The bytes of all rows, each with its filter."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    bits = depth * SAMPLES.get(colour, 4)
    if not interlaced:
        return int(height * (1 + (width * bits + 7) // 8))
    total = 0
    for left, top, right, down in ADAM7:
        columns, rows = -(-(width - left) // right), -(-(height - top) // down)
        total += rows * (1 + (columns * bits + 7) // 8) if columns > 0 and rows > 0 else 0
    return total


def check_rest(rest: bytes, part: str, report: Report) -> None:
    """Bytes after the end of a picture, padding apart."""
    if rest.strip(b"\0"):
        report.add("picture-trailing", part, f"{len(rest)} bytes")
