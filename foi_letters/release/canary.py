"""The canary search: does a count that had to be suppressed stand anywhere in the released files, in any form?

A build is given counts that can be told from any other number (five-digit primes) in cells that must be suppressed.
No byte of what it releases may then hold one: not as a number or as text, not split over runs, not in a file name, not
in hexadecimal, base64 or binary, and not as a share of a published total from which it could be worked out. The search
shares no code with the release scan or with what writes the files.
"""

import base64
import binascii
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

MAX_DEPTH = 3
MAX_VIEW = 256 << 20
SHARE_DIGITS = 6
TAG = re.compile(rb"<[^>]*>")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){5,}")
PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SEPARATORS = (",", " ", "\u00a0", "\u202f", "\u2009", ".", "'", "_")


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret count found: in which file (and which member of it), and in what form."""

    secret: int
    form: str
    file: str


@dataclass(frozen=True, slots=True)
class _Needle:
    secret: int
    form: str
    pattern: bytes


def leaks(
    secrets: Collection[int], files: Mapping[str, bytes], denominators: Collection[int] = ()
) -> tuple[Leak, ...]:
    """Where any of `secrets` (positive counts) stands in `files` (names to bytes), each place and form once.

    `denominators` are published totals: a share of one, printed with six digits or more, gives its count away.
    """
    needles = [needle for secret in sorted(set(secrets)) for needle in _needles(secret, denominators)]
    if not needles:
        return ()
    net = re.compile(b"|".join(b"(?:%s)" % needle.pattern for needle in needles), re.DOTALL)
    found: dict[Leak, None] = {}
    for name in sorted(files):
        for place, view in _views(name, files[name], MAX_DEPTH):
            if net.search(view):
                for needle in needles:
                    if re.search(needle.pattern, view, re.DOTALL):
                        found[Leak(needle.secret, needle.form, place)] = None
    return tuple(found)


def _needles(secret: int, denominators: Collection[int]) -> Iterator[_Needle]:
    """The forms in which a count can be written."""
    plain = str(secret)
    grouped = f"{secret:,}"
    yield _number(secret, "number", plain)
    for separator in SEPARATORS if grouped != plain else ():
        yield _number(secret, "number with separators", grouped.replace(",", separator))
    yield _Needle(secret, "UTF-16 text", re.escape(plain.encode("utf-16-le")))
    if not f"{secret:x}".isdecimal():  # otherwise it reads like any number
        hexadecimal = rb"(?<![0-9A-Za-z])(?:0[xX])?0*(?:%s)(?![0-9A-Za-z])"
        yield _Needle(secret, "hexadecimal", hexadecimal % f"{secret:x}|{secret:X}".encode())
    yield _Needle(
        secret, "binary", re.escape(struct.pack("<d", secret)) + b"|" + re.escape(struct.pack(">d", secret))
    )
    for total in sorted(set(denominators)):
        yield from _shares(secret, total)


def _number(secret: int, form: str, text: str) -> _Needle:
    """A number that is no part of a longer one; followed by zeros after a point it is the same number."""
    whole = rb"(?<![0-9])(?<![0-9]\.)0*%s(?![0-9])(?!\.[0-9]*[1-9])"
    return _Needle(secret, form, whole % re.escape(text.encode()))


def _shares(secret: int, total: int) -> Iterator[_Needle]:
    """The count as a share of a total, in percent and per thousand, to six significant digits, cut off or rounded."""
    for form, scale in (("share", 1), ("percentage", 100), ("rate", 1000)):
        share = Decimal(secret * scale) / Decimal(total)
        if len(share.as_tuple().digits) < SHARE_DIGITS:
            continue  # so short a figure has many other sources
        unit = Decimal(1).scaleb(share.adjusted() - SHARE_DIGITS + 1)
        texts = {f"{share.quantize(unit, rounding):f}" for rounding in (ROUND_DOWN, ROUND_HALF_UP)}
        pattern = "|".join(re.escape(text) for text in sorted(texts))
        yield _Needle(secret, f"{form} of {total}", rb"(?<![0-9])(?:%s)" % pattern.encode())


def _views(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    """Every way to look at a file: its name, its bytes, its text without tags, what is packed or encoded in it."""
    yield name, name.encode()
    yield name, data
    if b"<" in data:
        yield name, TAG.sub(b"", data)
    yield name, b"\n".join(_decoded(data))
    if depth and data[:2] == b"PK":
        yield from _members(name, data, depth)
    if data[:4] == b"%PDF":
        yield from ((name, inner) for inner in _pdf_streams(data))


def _members(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment
            for entry in archive.infolist():
                yield name, entry.comment + entry.extra
                if entry.file_size <= MAX_VIEW:
                    yield from _views(f"{name}: {entry.filename}", archive.read(entry), depth - 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        yield name, b""


def _decoded(data: bytes) -> Iterator[bytes]:
    """What stands in base64 or hexadecimal, decoded; all four alignments of base64, for it may start anywhere."""
    for found in BASE64.findall(data):
        if not found.isalpha():
            for start in range(4):
                yield _from_base64(found[start:])
    for found in HEX.findall(data):
        yield binascii.unhexlify(found)
        yield binascii.unhexlify(found[1:-1])


def _from_base64(text: bytes) -> bytes:
    plain = text.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    plain = plain[: len(plain) - 1] if len(plain) % 4 == 1 else plain
    return base64.b64decode(plain + b"=" * (-len(plain) % 4))


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    for found in PDF_STREAM.findall(data):
        try:
            yield zlib.decompressobj().decompress(found, MAX_VIEW)
        except zlib.error:
            continue
