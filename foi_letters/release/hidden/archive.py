"""Reads the ZIP archive of a file byte by byte, so that nothing in it stays unread.

Every byte must belong to a member, the central directory or the end record; what the local headers say must be what
the directory says. Python's `zipfile` is not used: it forgives what this is here to find.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from foi_letters.errors import InputError, Place, Problem
from foi_letters.release.hidden.archive_entries import (
    Entry,
    check_coverage,
    check_entry,
    check_extra,
    extra_fields,
    quoted,
)
from foi_letters.release.hidden.report import Report

END, DIRECTORY, LOCAL, DESCRIPTOR = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08"
END_64, LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"
STORED, DEFLATED = 0, 8
ENCRYPTED, HAS_DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
UNUSED_FLAGS = 0xF7F0  # all but encryption, packing level, descriptor, UTF-8
VERSIONS, LAST_SYSTEM = frozenset({0, 10, 11, 20, 45}), 19
NO_ATTRIBUTE = 0xFFC0  # of the outer attributes, bits that neither DOS nor Unix uses
IS_TEXT, SLACK = 1, 64  # the one internal attribute; how much longer deflate makes what cannot be packed
TOP32 = 0xFFFFFFFF
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_MEMBERS = 10_000
MAX_MEMBER = 160 << 20
MAX_TOTAL = 256 << 20


def unreadable(file: str, rule: str, message: str, cure: str) -> InputError:
    """The error of a file that cannot be scanned at all."""
    return InputError([Problem(rule, message, Place(file), cure)])


def read_archive(data: bytes, report: Report) -> dict[str, bytes]:
    """The members of the archive by name, inflated; oddities go to `report`.

    Raises `InputError` where the file is no archive, is encrypted as a whole, or unpacks beyond the limits.
    """
    end = _find_end(data, report.file)
    entries, owned = _directory(data, end, report)
    members: dict[str, bytes] = {}
    names: set[str] = set()
    total = 0
    for entry in entries:
        content, span = _member(data, entry, report)
        owned.append(span)
        total += len(content)
        if total > MAX_TOTAL:
            raise _too_large(report.file)
        check_entry(entry, content, names, report)
        members.setdefault(entry.name.lstrip("/"), content)
    check_coverage(data, owned, report)
    return members


def _too_large(file: str) -> InputError:
    return unreadable(
        file,
        "archive-too-large",
        f"the file unpacks to more than {MAX_TOTAL >> 20} MB",
        "such a file is not a letter or table for release; copy what is needed into a new one",
    )


def _find_end(data: bytes, file: str) -> int:
    if data.startswith(OLE_MAGIC):
        raise unreadable(
            file,
            "encrypted-or-legacy",
            "the file is encrypted with a password, or in the format of Word or Excel 2003 and earlier",
            "open it, take the password off, and save it as .docx or .xlsx",
        )
    position = data.rfind(END)
    if position < 0 or position + 22 > len(data):
        raise unreadable(
            file,
            "not-an-archive",
            "this is not a Word or Excel file, or it is cut short: it has no end record of a ZIP archive",
            "give a whole .docx or .xlsx file",
        )
    return position


def _directory(data: bytes, end: int, report: Report) -> tuple[list[Entry], list[tuple[int, int]]]:
    """The entries of the central directory, and the byte ranges that it and the end records own."""
    disk, start_disk, _, count, size, start, comment = struct.unpack_from("<HHHHIIH", data, end + 4)
    owned = [(end, min(len(data), end + 22 + comment))]
    if comment:
        report.add("archive-comment", "end of the archive", quoted(data[end + 22 : end + 22 + comment]))
    if data[end - 20 : end - 16] == LOCATOR_64:
        count, size, start = _zip64(data, end, owned, report.file)
    if disk or start_disk or count > MAX_MEMBERS or start + size > end:
        raise unreadable(
            report.file,
            "archive-broken",
            "the directory of the archive is not readable",
            "save the file again",
        )
    shift = end - size - start  # data put before the archive moves what the offsets mean
    shift = (
        shift
        if data[start : start + 4] != DIRECTORY and data[end - size : end - size + 4] == DIRECTORY
        else 0
    )
    start += shift
    entries = [replace(entry, offset=entry.offset + shift) for entry in _entries(data, start, count, report)]
    used = sum(46 + len(e.raw_name) + len(e.extra) + len(e.comment) for e in entries)
    owned.append((start, start + used))
    return entries, owned


def _zip64(data: bytes, end: int, owned: list[tuple[int, int]], file: str) -> tuple[int, int, int]:
    (place,) = struct.unpack_from("<Q", data, end - 12)
    if place + 56 > len(data) or data[place : place + 4] != END_64:
        raise unreadable(
            file, "archive-broken", "the ZIP64 end record is not readable", "save the file again"
        )
    owned += [(end - 20, end), (place, place + 56)]
    count, size, start = struct.unpack_from("<QQQ", data, place + 32)
    return int(count), int(size), int(start)


def _entries(data: bytes, position: int, count: int, report: Report) -> Iterator[Entry]:
    for _ in range(count):
        if data[position : position + 4] != DIRECTORY or position + 46 > len(data):
            raise unreadable(
                report.file,
                "archive-broken",
                "the directory of the archive is cut short",
                "save the file again",
            )
        fields = struct.unpack_from("<HHHHIIIIHHHHHII", data, position + 4)
        (
            made,
            needed,
            flags,
            method,
            date,
            crc,
            packed,
            size,
            named,
            extras,
            noted,
            disk,
            internal,
            outer,
            offset,
        ) = fields
        name_end = position + 46 + named
        raw, extra = data[position + 46 : name_end], data[name_end : name_end + extras]
        comment = data[name_end + extras : name_end + extras + noted]
        size, packed, offset = _large_sizes(extra, size, packed, offset)
        name = raw.decode("utf-8" if flags & UTF8 else "cp437", "replace")
        odd = disk or internal > IS_TEXT or outer & NO_ATTRIBUTE or flags & UNUSED_FLAGS
        if odd or not _versions(made, needed) or (method == DEFLATED and packed > size + size // 100 + SLACK):
            report.add("archive-extra", name)
        yield Entry(name, raw, flags, method, date, crc, packed, size, offset, extra, comment)
        position = name_end + extras + noted


def _versions(made: int, needed: int) -> bool:
    """Whether the versions of the format are ones that programs write: 1.0 to 6.3, on a known system."""
    return made & 0xFF <= 63 and made >> 8 <= LAST_SYSTEM and needed in VERSIONS


def _large_sizes(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The three numbers, those that overflowed 32 bits taken from the ZIP64 extra field."""
    values = [size, packed, offset]
    for kind, content in extra_fields(extra):
        if kind == 1:
            wide = [int(n) for (n,) in struct.iter_unpack("<Q", content[: len(content) // 8 * 8])]
            for index, value in enumerate(values):
                if value == TOP32 and wide:
                    values[index] = wide.pop(0)
    return values[0], values[1], values[2]


def _member(data: bytes, entry: Entry, report: Report) -> tuple[bytes, tuple[int, int]]:
    """The content of a member, and the bytes that its local header, data and descriptor own."""
    if data[entry.offset : entry.offset + 4] != LOCAL or entry.offset + 30 > len(data):
        report.add("archive-mismatch", entry.name, "no local header")
        return b"", (entry.offset, entry.offset)
    fields = struct.unpack_from("<HHHIIIIHH", data, entry.offset + 4)
    needed, flags, method, date, crc, packed, size, named, extras = fields
    begin = entry.offset + 30 + named + extras
    check_extra(data[begin - extras : begin], entry, report)
    if needed not in VERSIONS:
        report.add("archive-extra", entry.name)
    streamed = bool(flags & HAS_DESCRIPTOR)
    local = (data[entry.offset + 30 : begin - extras], flags, method, date)
    central = (entry.raw_name, entry.flags, entry.method, entry.date)
    whole = (crc, packed, size) == (entry.crc, entry.packed, entry.size)
    wide = crc == entry.crc and packed == size == TOP32
    behind = streamed and crc == 0 and {packed, size} <= {0, TOP32}
    if local != central or not (whole or wide or behind):
        report.add("archive-mismatch", entry.name, "local header and directory differ")
    content = _inflate(data[begin : begin + entry.packed], entry, report)
    end = begin + entry.packed
    return content, (entry.offset, end + (_descriptor(data, end, entry) if streamed else 0))


def _descriptor(data: bytes, end: int, entry: Entry) -> int:
    """The length of the data descriptor at `end`; 0 where what stands there is none."""
    signed = data[end : end + 4] == DESCRIPTOR
    at = end + 4 if signed else end
    for form in ("<III", "<IQQ"):
        length = struct.calcsize(form)
        wanted = (entry.crc, entry.packed, entry.size)
        if at + length <= len(data) and struct.unpack_from(form, data, at) == wanted:
            return at + length - end
    return 0


def _inflate(packed: bytes, entry: Entry, report: Report) -> bytes:
    if entry.flags & ENCRYPTED or entry.method not in (STORED, DEFLATED):
        report.add("archive-unreadable", entry.name, "encrypted or packed in an unknown way")
        return b""
    if entry.size > MAX_MEMBER:
        raise _too_large(report.file)
    if entry.method == STORED:
        return packed
    engine = zlib.decompressobj(-15)
    try:
        content = engine.decompress(packed, min(entry.size, MAX_MEMBER) + 1)
    except zlib.error:
        report.add("archive-unreadable", entry.name, "damaged")
        return b""
    if engine.unconsumed_tail and len(content) > entry.size:
        report.add("archive-mismatch", entry.name, "longer than the directory says")
    if engine.unused_data:
        report.add("archive-gap", entry.name, quoted(engine.unused_data))
    return content
