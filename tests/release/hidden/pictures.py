"""Small pictures with metadata, made byte by byte."""

import struct
import zlib


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*extra: bytes, after: bytes = b"") -> bytes:
    """A PNG of one grey pixel with extra chunks, and bytes after its end."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + body + chunk(b"IEND", b"") + after


def png_with_text(key: str, text: str) -> bytes:
    """A PNG with one text chunk."""
    return png(chunk(b"tEXt", key.encode() + b"\0" + text.encode()))


def exif(*tags: tuple[int, bytes]) -> bytes:
    """TIFF data with these ASCII tags; the tag of GPS gets a directory of its own."""
    count = len(tags)
    place = 8 + 2 + 12 * count + 4
    directory, tail = struct.pack(">H", count), b""
    for tag, content in tags:
        directory += struct.pack(">HHII", tag, 2, max(5, len(content)), place + len(tail))
        tail += content.ljust(5, b"\0")
    return b"MM\0*" + struct.pack(">I", 8) + directory + struct.pack(">I", 0) + tail


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    """The frame of a JPEG (no picture in it) with these segments, and bytes after its end."""
    return b"\xff\xd8" + b"".join(segments) + segment(0xDA, b"\0" * 6) + b"\x12\x34\xff\xd9" + after


def photo() -> bytes:
    """A JPEG that names its artist and the place."""
    return jpeg(segment(0xE1, b"Exif\0\0" + exif((0x013B, b"A Person\0"), (0x8825, b"\0\0\0\x1a"))))
