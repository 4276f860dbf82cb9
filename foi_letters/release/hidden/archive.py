"""Reads the ZIP archive of a file byte by byte, so that nothing in it stays unread.

Every byte must belong to a member, the central directory or the end record; what the local headers say must be what
the directory says. Python's `zipfile` is not used: it forgives what this is here to find.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from foi_letters.errors import InputError, Place, Problem
from foi_letters.release.hidden.report import Report

END, DIRECTORY, LOCAL, DESCRIPTOR = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08"
END_64, LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"
STORED, DEFLATED = 0, 8
ENCRYPTED, HAS_DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
TOP32 = 0xFFFFFFFF
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_MEMBERS = 10_000
MAX_MEMBER = 160 << 20
MAX_TOTAL = 256 << 20
NO_ATTRIBUTE = 0xFFC0  # of the outer attributes, bits that neither DOS nor Unix uses
IS_TEXT, SLACK = 1, 64  # the one internal attribute; how much longer deflate makes what cannot be packed
OUR_DATE = 0x0021_0000  # 1980-01-01 00:00


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as the central directory describes it. `date` holds the DOS date and time; sizes are in bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    date: int
    crc: int
    packed: int
    size: int
    offset: int
    extra: bytes
    comment: bytes


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
        _check_entry(entry, content, names, report)
        members.setdefault(entry.name.lstrip("/"), content)
    _check_coverage(data, owned, report)
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
        report.add("archive-comment", "end of the archive", _text(data[end + 22 : end + 22 + comment]))
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
        _, _, flags, method, date, crc, packed, size, named, extras, noted, disk, internal, outer, offset = (
            fields
        )
        name_end = position + 46 + named
        raw, extra = data[position + 46 : name_end], data[name_end : name_end + extras]
        comment = data[name_end + extras : name_end + extras + noted]
        size, packed, offset = _large_sizes(extra, size, packed, offset)
        name = raw.decode("utf-8" if flags & UTF8 else "cp437", "replace")
        if (
            disk
            or internal > IS_TEXT
            or outer & NO_ATTRIBUTE
            or (method == DEFLATED and packed > size + size // 100 + SLACK)
        ):
            report.add("archive-extra", name)
        yield Entry(name, raw, flags, method, date, crc, packed, size, offset, extra, comment)
        position = name_end + extras + noted


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


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of each extra field; what does not parse comes last as kind -1."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if 4 + length > len(extra):
            break
        yield kind, extra[4 : 4 + length]
        extra = extra[4 + length :]
    if extra:
        yield -1, extra


def _member(data: bytes, entry: Entry, report: Report) -> tuple[bytes, tuple[int, int]]:
    """The content of a member, and the bytes that its local header, data and descriptor own."""
    if data[entry.offset : entry.offset + 4] != LOCAL or entry.offset + 30 > len(data):
        report.add("archive-mismatch", entry.name, "no local header")
        return b"", (entry.offset, entry.offset)
    fields = struct.unpack_from("<HHHIIIIHH", data, entry.offset + 4)
    _, flags, method, date, crc, packed, size, named, extras = fields
    begin = entry.offset + 30 + named + extras
    _check_extra(data[begin - extras : begin], entry, report)
    streamed = bool(flags & HAS_DESCRIPTOR)
    local = (data[entry.offset + 30 : begin - extras], flags, method, date)
    central = (entry.raw_name, entry.flags, entry.method, entry.date)
    sizes = {(crc, packed, size)} - {(entry.crc, entry.packed, entry.size), (entry.crc, TOP32, TOP32)}
    if local != central or (sizes and not (streamed and sizes == {(0, 0, 0)})):
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
        report.add("archive-gap", entry.name, _text(engine.unused_data))
    return content


def _check_entry(entry: Entry, content: bytes, names: set[str], report: Report) -> None:
    """What one member's directory entry says about itself."""
    name = entry.name
    if entry.comment:
        report.add("archive-comment", name, _text(entry.comment))
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        report.add("archive-mismatch", name, "checksum or size is wrong")
    if name.casefold() in names:
        report.add("archive-duplicate", name)
    names.add(name.casefold())
    parts = name.replace("\\", "/").split("/")
    if "\\" in name or ":" in name or ".." in parts or name.startswith("/") or not name.isprintable():
        report.add("archive-name", name)
    if name.endswith("/"):
        report.add("archive-gap" if content else "archive-folder", name)
    if report.ours and entry.date != OUR_DATE:
        report.add("archive-time", name)
    _check_extra(entry.extra, entry, report)


ZIP64_EXTRA, GROWTH_HINT = 0x0001, 0xA220
STAMPS = {0x5455: (1, 5, 9, 13), 0x7875: (7, 11, 15), 0x000A: (32,), 0x5855: (8, 12)}  # and their lengths


def _check_extra(extra: bytes, entry: Entry, report: Report) -> None:
    """Extra fields: sizes and Office's padding are fine, times and owners warn, anything else is data."""
    for kind, content in extra_fields(extra):
        padding = kind == GROWTH_HINT and not content[4:].strip(b"\0")
        sizes = kind == ZIP64_EXTRA and _only_sizes(content, entry)
        if report.ours or not (sizes or padding):
            stamp = len(content) in STAMPS.get(kind, ())
            report.add("archive-stamp" if stamp else "archive-extra", entry.name)


def _only_sizes(content: bytes, entry: Entry) -> bool:
    """Whether a ZIP64 field holds what it is for: sizes and the offset."""
    wide = {int(n) for (n,) in struct.iter_unpack("<Q", content[: len(content) // 8 * 8])}
    return wide <= {0, entry.size, entry.packed, entry.offset} and not content[len(content) // 8 * 8 :].strip(
        b"\0"
    )


def _check_coverage(data: bytes, owned: list[tuple[int, int]], report: Report) -> None:
    """Every byte belongs to one owner: what is before, between or after them, or shared, is noticed."""
    position = 0
    for start, end in sorted(owned):
        if start > position:
            code = "archive-prefix" if position == 0 else "archive-gap"
            report.add(code, f"byte {position}", _text(data[position:start]))
        elif start < position:
            report.add("archive-overlap", f"byte {start}")
        position = max(position, end)
    if position < len(data):
        report.add("archive-trailing", f"byte {position}", _text(data[position:]))


def _text(data: bytes) -> str:
    return data[:200].decode("utf-8", "replace")
