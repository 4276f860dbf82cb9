"""What an archive may say of its members, byte by byte: each odd thing is found, and each ordinary one is not."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from foi_letters.errors import InputError
from foi_letters.release.hidden import archive
from foi_letters.release.hidden.archive import read_archive
from foi_letters.release.hidden.report import Report

Change = Callable[[zipfile.ZipInfo], object]
CONTENT = b"<a>some words that are packed</a>" * 9
END, DIRECTORY, LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"


class Stream(io.BytesIO):
    """A target that cannot go back, so that sizes follow the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, _offset: int, _whence: int = 0, /) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def packed(
    change: Change = lambda _: None,
    *,
    name: str = "a.xml",
    target: io.BytesIO | None = None,
    wide: bool = False,
) -> bytes:
    """An archive of two members, the second one changed."""
    target = target or io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for member in ("b.xml", name):
            entry = zipfile.ZipInfo(member, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            if member == name:
                change(entry)
            with written.open(entry, "w", force_zip64=wide) as stream:
                stream.write(CONTENT)
    return target.getvalue()


def found_in(data: bytes, *, ours: bool = False) -> set[str]:
    report = Report("a.docx", ours=ours)
    read_archive(data, report)
    return {finding.rule for finding in report.findings()}


def patched(data: bytes, mark: bytes, offset: int, change: bytes) -> bytes:
    """The last record that begins with a mark, with other bytes at an offset."""
    at = data.rfind(mark) + offset
    return data[:at] + change + data[at + len(change) :]


def extra(kind: int, content: bytes) -> Change:
    return lambda entry: setattr(entry, "extra", struct.pack("<HH", kind, len(content)) + content)


@pytest.mark.parametrize("data", [packed(), packed(wide=True), packed(target=Stream()), packed(target=Stream(), wide=True)],
                         ids=["plain", "wide sizes", "sizes behind", "wide sizes behind"])  # fmt: skip
def test_an_ordinary_archive_is_read_whole_and_nothing_is_found(data: bytes) -> None:
    report = Report("a.docx", ours=False)
    assert read_archive(data, report) == {"a.xml": CONTENT, "b.xml": CONTENT}
    assert report.findings() == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (extra(0xA220, b"\x14\xa0\x08\0" + b"\0" * 8), set()),
        (extra(0xA220, b"\x14\xa0\x08\0" + b"\0" * 7 + b"a"), {"archive-extra"}),
        (extra(0x5455, b"\1" + b"\0" * 4), {"archive-stamp"}),
        (extra(0x5455, b"\1" + b"\0" * 5), {"archive-extra"}),
        (extra(0x000A, b"\0" * 32), {"archive-stamp"}),
        (extra(0x4711, b"officer"), {"archive-extra"}),
        (extra(0x0001, struct.pack("<Q", 4471)), {"archive-extra"}),
        (extra(0x0001, struct.pack("<Q", 0)), set()),
        (lambda entry: setattr(entry, "extra", b"abc"), {"archive-extra"}),
        (lambda entry: setattr(entry, "extra", b"\x0a\0\xff\0abc"), {"archive-extra"}),
        (lambda entry: setattr(entry, "comment", b"a"), {"archive-comment"}),
        (lambda entry: setattr(entry, "internal_attr", 1), set()),
        (lambda entry: setattr(entry, "internal_attr", 2), {"archive-extra"}),
        (lambda entry: setattr(entry, "external_attr", 0o100644 << 16 | 0x20), set()),
        (lambda entry: setattr(entry, "external_attr", 0x40), {"archive-extra"}),
        (lambda entry: setattr(entry, "create_system", 19), set()),
        (lambda entry: setattr(entry, "create_system", 20), {"archive-extra"}),
        (lambda entry: setattr(entry, "create_version", 63), set()),
        (lambda entry: setattr(entry, "create_version", 64), {"archive-extra"}),
    ],
)  # fmt: skip
def test_what_the_directory_says_of_a_member(change: Change, found: set[str]) -> None:
    assert found_in(packed(change)) == found


@pytest.mark.parametrize("name", ["..\\a.xml", "c:a.xml", "../a.xml", "x/../a.xml", "/a.xml", "a\x07.xml"])
def test_a_name_that_leads_elsewhere_is_found(name: str) -> None:
    assert "archive-name" in found_in(packed(name=name))


def test_names_that_differ_only_in_case_are_one_name_twice() -> None:
    assert found_in(packed(name="B.XML")) == {"archive-duplicate"}


@pytest.mark.parametrize(
    ("mark", "offset", "change", "found"),
    [
        (DIRECTORY, 16, b"\1\2\3\4", "archive-mismatch"),
        (DIRECTORY, 24, b"\1\0\0\0", "archive-mismatch"),
        (LOCAL, 14, b"\1\2\3\4", "archive-mismatch"),
        (LOCAL, 10, b"\1\0", "archive-mismatch"),
        (LOCAL, 4, b"\x63", "archive-extra"),
        (DIRECTORY, 6, b"\x63", "archive-extra"),
        (DIRECTORY, 34, b"\1", "archive-extra"),
        (DIRECTORY, 8, b"\1", "archive-unreadable"),
        (DIRECTORY, 10, b"\x0c", "archive-unreadable"),
        (LOCAL, 0, b"XXXX", "archive-mismatch"),
    ],
)
def test_a_record_that_says_otherwise_is_found(mark: bytes, offset: int, change: bytes, found: str) -> None:
    assert found in found_in(patched(packed(), mark, offset, change))


@pytest.mark.parametrize(
    ("offset", "change", "message"),
    [
        (4, b"\1\0", "not readable"),
        (6, b"\1\0", "not readable"),
        (10, b"\xff\xff", "not readable"),
        (12, b"\xff\xff\xff\0", "not readable"),
        (16, b"\xff\xff\xff\0", "not readable"),
        (10, b"\x03\0", "cut short"),
    ],
)
def test_an_end_record_that_leads_nowhere_is_an_error(offset: int, change: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        found_in(patched(packed(), END, offset, change))


@pytest.mark.parametrize("data", [b"", b"PK", packed()[:-1], packed()[:-22]])
def test_an_archive_without_its_end_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="cut short"):
        found_in(data)


def test_a_comment_at_the_end_is_found_and_is_not_taken_for_bytes_after_the_end() -> None:
    data = packed()
    assert found_in(patched(data, END, 20, b"\4\0") + b"note") == {"archive-comment"}
    assert found_in(data + b"note") == {"archive-trailing"}


def test_what_unpacks_to_more_than_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 2 * len(CONTENT))
    assert found_in(packed()) == set()
    monkeypatch.setattr(archive, "MAX_TOTAL", 2 * len(CONTENT) - 1)
    with pytest.raises(InputError, match="unpacks to more"):
        found_in(packed())


def test_a_member_beyond_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", len(CONTENT))
    assert found_in(packed()) == set()
    monkeypatch.setattr(archive, "MAX_MEMBER", len(CONTENT) - 1)
    with pytest.raises(InputError, match="unpacks to more"):
        found_in(packed())


def test_in_a_file_of_ours_no_extra_field_may_stand() -> None:
    assert found_in(packed(), ours=True) == set()
    assert found_in(packed(wide=True), ours=True) == {"archive-extra"}
