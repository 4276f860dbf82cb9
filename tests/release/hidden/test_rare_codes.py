"""Codes of damaged or odd archives and parts, each from a file that has just that."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

import pytest

from foi_letters.release.finding import Finding, Severity
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.packs import Pack
from tests.release.hidden.pictures import chunk, png
from tests.release.hidden.vectors_shared import CORE, set_property

Change = Callable[[Pack], None]


def found_in(pack: Pack, *, ours: bool = False) -> dict[str, Finding]:
    """The findings by code."""
    findings = scan(pack.data, "odd.docx", ours=ours, allow_authors=["Northshire Constabulary"])
    return {finding.rule: finding for finding in findings}


def rewritten(change: Callable[[zipfile.ZipInfo], None], more: str = "") -> Change:
    """The archive written again, each entry changed, with one more entry."""

    def after(data: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            for entry in old.infolist():
                again = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
                again.compress_type, again.create_system = zipfile.ZIP_DEFLATED, 0
                change(again)
                new.writestr(again, old.read(entry))
            if more:
                new.writestr(zipfile.ZipInfo(more, (1980, 1, 1, 0, 0, 0)), b"")
        return target.getvalue()

    return lambda pack: pack.after.append(after)


def unchanged(_: zipfile.ZipInfo) -> None:
    """Leave an entry as it is."""


def with_stamp(entry: zipfile.ZipInfo) -> None:
    """The time of a Unix file."""
    entry.extra = struct.pack("<HHBI", 0x5455, 5, 1, 1_700_000_000)


def with_time(entry: zipfile.ZipInfo) -> None:
    """A time of the clock."""
    entry.date_time = (2026, 3, 4, 5, 6, 8)


def overlapping(data: bytes) -> bytes:
    """An entry of the directory points to the part before it as well."""
    entries = [found.start() for found in re.finditer(re.escape(b"PK\x01\x02"), data)]
    before, last = entries[-2:]
    return data[: last + 42] + data[before + 42 : before + 46] + data[last + 46 :]


def unpackable(data: bytes) -> bytes:
    """A part whose packed bytes are no deflate stream."""
    name = data.find(b"docProps/core.xml") + len(b"docProps/core.xml")
    return data[:name] + b"\xff" * 12 + data[name + 12 :]


def replaced(part: str, content: bytes) -> Change:
    """A part with other bytes."""
    return lambda pack: pack.parts.update({part: content})


def broken_relationship(pack: Pack) -> None:
    """A relationship to a part that is not there."""
    pack.relate(pack.main, "theme", "word/theme/gone.xml")


def picture_of_a_program(pack: Pack) -> None:
    """A picture that tells which program made it."""
    pack.attach(
        pack.main, "image", "word/media/image1.png", png(chunk(b"tEXt", b"Software\0Paint")), "image/png"
    )


IN_ANY_FILE: dict[str, tuple[str, Change]] = {
    "archive-stamp": ("warn", rewritten(with_stamp)),
    "archive-folder": ("warn", rewritten(unchanged, "word/empty/")),
    "archive-overlap": ("block", lambda pack: pack.after.append(overlapping)),
    "archive-unreadable": ("block", lambda pack: pack.after.append(unpackable)),
    "xml-broken": ("block", replaced(CORE, b"<cp:coreProperties")),
    "xml-encoding": ("block", replaced(CORE, b'<?xml version="1.0" encoding="shift_jis"?><x/>')),
    "broken-relationship": ("warn", broken_relationship),
    "library-name": ("warn", lambda pack: set_property(pack, "dc:creator", "python-docx")),
    "picture-program": ("warn", picture_of_a_program),
}


@pytest.mark.parametrize("code", IN_ANY_FILE)
def test_the_code_has_its_level_in_a_file_by_anyone(code: str, our_files: dict[str, bytes]) -> None:
    level, change = IN_ANY_FILE[code]
    pack = Pack.read(our_files["docx"], "docx")
    change(pack)
    found = found_in(pack)
    assert found[code].severity.value == level
    assert found[code].cure


@pytest.mark.parametrize("code", IN_ANY_FILE)
def test_the_code_blocks_in_a_file_of_ours(code: str, our_files: dict[str, bytes]) -> None:
    pack = Pack.read(our_files["docx"], "docx")
    IN_ANY_FILE[code][1](pack)
    assert found_in(pack, ours=True)[code].severity is Severity.BLOCK


def test_a_time_in_the_archive_is_found_in_a_file_of_ours_alone(our_files: dict[str, bytes]) -> None:
    pack = Pack.read(our_files["docx"], "docx")
    rewritten(with_time)(pack)
    assert "archive-time" not in found_in(pack)
    assert found_in(pack, ours=True)["archive-time"].severity is Severity.BLOCK


@pytest.mark.parametrize("code", IN_ANY_FILE)
def test_without_the_change_the_code_is_not_there(code: str, our_files: dict[str, bytes]) -> None:
    assert code not in found_in(Pack.read(our_files["docx"], "docx"))
