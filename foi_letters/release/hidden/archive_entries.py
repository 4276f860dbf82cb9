"""What the directory of an archive may say of a member, and which bytes belong to none."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from foi_letters.release.hidden.report import Report

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


def check_entry(entry: Entry, content: bytes, names: set[str], report: Report) -> None:
    """What one member's directory entry says about itself."""
    name = entry.name
    if entry.comment:
        report.add("archive-comment", name, quoted(entry.comment))
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
    check_extra(entry.extra, entry, report)


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


ZIP64_EXTRA, GROWTH_HINT = 0x0001, 0xA220
STAMPS = {0x5455: (1, 5, 9, 13), 0x7875: (7, 11, 15), 0x000A: (32,), 0x5855: (8, 12)}  # and their lengths


def check_extra(extra: bytes, entry: Entry, report: Report) -> None:
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


def check_coverage(data: bytes, owned: list[tuple[int, int]], report: Report) -> None:
    """Every byte belongs to one owner: what is before, between or after them, or shared, is noticed."""
    position = 0
    for start, end in sorted(owned):
        if start > position:
            code = "archive-prefix" if position == 0 else "archive-gap"
            report.add(code, f"byte {position}", quoted(data[position:start]))
        elif start < position:
            report.add("archive-overlap", f"byte {start}")
        position = max(position, end)
    if position < len(data):
        report.add("archive-trailing", f"byte {position}", quoted(data[position:]))


def quoted(data: bytes) -> str:
    """The beginning of some bytes as text."""
    return data[:200].decode("utf-8", "replace")
