"""Which tags, chunks and segments of a picture tell something, and which only draw it."""

import struct
import zlib

import pytest

from foi_letters.release.hidden.exif import check_exif
from foi_letters.release.hidden.jpeg import check_jpeg
from foi_letters.release.hidden.png import check_png
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.vectors import check_svg, check_windows_drawing
from tests.release.hidden.pictures import chunk, jpeg, png, segment

# The numbers of the tags in the standards of EXIF and TIFF.
TELLING = [
    0x010D, 0x010E, 0x010F, 0x0110, 0x013B, 0x013C, 0x02BC, 0x8298, 0x83BB, 0x8649, 0x9003, 0x9004, 0x9286, 0x927C, 0x9C9B, 0x9C9C,
    0x9C9D, 0x9C9E, 0x9C9F, 0xA420, 0xA430, 0xA431, 0xA435,
]  # fmt: skip
ORIENTATION, EXIF, GPS, PREVIEW, ARTIST = 0x0112, 0x8769, 0x8825, 0x0201, 0x013B
TEXT, WORD, LONG = 2, 3, 4


def codes(report: Report) -> set[str]:
    """The codes that were noticed."""
    return {finding.rule for finding in report.findings()}


def directory(order: str, at: int, *tags: tuple[int, int, bytes], following: int = 0) -> bytes:
    """A directory of tags (number, kind, content) that begins at an offset; long contents stand behind it."""
    behind = at + 2 + 12 * len(tags) + 4
    entries, tail = b"", b""
    for tag, kind, content in tags:
        items = len(content) // {TEXT: 1, WORD: 2, LONG: 4}[kind]
        place = content.ljust(4, b"\0") if len(content) <= 4 else struct.pack(f"{order}I", behind + len(tail))
        tail += content if len(content) > 4 else b""
        entries += struct.pack(f"{order}HHI", tag, kind, items) + place
    return struct.pack(f"{order}H", len(tags)) + entries + struct.pack(f"{order}I", following) + tail


def tiff(order: str, *tags: tuple[int, int, bytes]) -> bytes:
    """A TIFF of one directory."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}I", 8) + directory(order, 8, *tags)


def in_exif(data: bytes) -> set[str]:
    report = Report("p.jpg", ours=False)
    check_exif(data, "p.jpg", report)
    return codes(report)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tag", TELLING)
def test_a_tag_that_tells_is_found_in_either_order_of_bytes(tag: int, order: str) -> None:
    assert in_exif(tiff(order, (ORIENTATION, WORD, b"\1\0"), (tag, TEXT, b"A Person of Northam\0"))) == {
        "picture-metadata"
    }
    assert in_exif(tiff(order, (tag, TEXT, b"me\0"))) == {"picture-metadata"}


@pytest.mark.parametrize("content", [b"\0\0\0\0", b"    \0\0\0\0"])
def test_an_empty_tag_and_a_harmless_one_only_show_that_there_are_tags(content: bytes) -> None:
    assert in_exif(tiff("<", (ARTIST, TEXT, content), (ORIENTATION, WORD, b"\1\0"))) == {"picture-program"}


def test_the_place_is_found_by_its_directory_alone() -> None:
    assert in_exif(tiff(">", (GPS, LONG, struct.pack(">I", 0)))) == {"picture-metadata"}


def test_tags_in_a_directory_of_their_own_are_found() -> None:
    first = tiff("<", (EXIF, LONG, struct.pack("<I", 26)))
    assert len(first) == 26
    assert in_exif(first + directory("<", 26, (0x9286, TEXT, b"a comment on the officer"))) == {
        "picture-metadata"
    }


def test_a_preview_is_found_in_the_second_directory_and_is_no_preview_in_the_first() -> None:
    first = b"II*\0" + struct.pack("<I", 8) + directory("<", 8, (ORIENTATION, WORD, b"\1\0"), following=26)
    assert in_exif(first + directory("<", 26, (PREVIEW, LONG, b"\1\0\0\0"))) == {"picture-thumbnail"}
    assert in_exif(tiff("<", (PREVIEW, LONG, b"\1\0\0\0"))) == {"picture-program"}


def test_directories_that_lead_to_each_other_come_to_an_end() -> None:
    assert in_exif(b"II*\0" + struct.pack("<I", 8) + directory("<", 8, following=8)) == {"picture-program"}


@pytest.mark.parametrize("data", [b"", b"II*\0\0", b"II*\0\xff\0\0\0", b"MM\0*\0\0\0\x08\0"])
def test_damaged_tags_are_no_error(data: bytes) -> None:
    assert in_exif(data) == {"picture-program"}


# PNG

LONGEST = {
    b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"tRNS": 256, b"bKGD": 6, b"sBIT": 4, b"PLTE": 768, b"hIST": 512,
    b"vpAg": 9, b"orNT": 1, b"cICP": 4, b"CgBI": 4,
}  # fmt: skip


def in_png(data: bytes) -> set[str]:
    report = Report("p.png", ours=False)
    check_png(data, "p.png", report)
    return codes(report)


@pytest.mark.parametrize("kind", LONGEST)
def test_a_chunk_that_draws_may_be_as_long_as_it_needs_and_no_longer(kind: bytes) -> None:
    assert in_png(png(chunk(kind, b"\0" * LONGEST[kind]))) == set()
    assert in_png(png(chunk(kind, b"\0" * (LONGEST[kind] + 1)))) == {"picture-metadata"}


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        (b"tEXt", b"Author\0A Person", "picture-metadata"),
        (b"iTXt", b"Comment\0a", "picture-metadata"),
        (b"tEXt", b"Software\0Paint", "picture-program"),
        (b"tEXt", b"date:create\x002026", "picture-program"),
        (b"tIME", b"\x07\xea\1\1\1\1\1", "picture-program"),
        (b"eXIf", tiff(">", (ARTIST, TEXT, b"A Person\0")), "picture-metadata"),
        (b"fdAT", b"\0" * 4, "picture-frames"),
        (b"iCCP", b"p\0\0" + zlib.compress(b"\0" * 36 + b"acsp"), ""),
        (b"iCCP", b"p\0\0" + zlib.compress(b"\0" * 35 + b"acsp"), "picture-metadata"),
        (b"iCCP", b"p\0\0no deflate stream", "picture-metadata"),
    ],
)
def test_a_chunk_tells_what_it_tells(kind: bytes, content: bytes, code: str) -> None:
    assert in_png(png(chunk(kind, content))) == ({code} if code else set())


def test_a_wrong_checksum_is_a_message() -> None:
    sound = chunk(b"gAMA", b"\0\0\0\1")
    assert in_png(png(sound[:-1] + bytes([sound[-1] ^ 1]))) == {"picture-metadata"}


def pixels(count: int, *, width: int, height: int, depth: int, colour: int, interlaced: int) -> bytes:
    """A picture whose packed rows have so many bytes in all."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * count)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("size", "form"),
    [
        (42, {"width": 5, "height": 7, "depth": 8, "colour": 0, "interlaced": 0}),
        (14, {"width": 5, "height": 7, "depth": 1, "colour": 3, "interlaced": 0}),
        (112, {"width": 5, "height": 7, "depth": 8, "colour": 2, "interlaced": 0}),
        (77, {"width": 5, "height": 7, "depth": 16, "colour": 0, "interlaced": 0}),
        (147, {"width": 5, "height": 7, "depth": 8, "colour": 6, "interlaced": 0}),
        (77, {"width": 5, "height": 7, "depth": 8, "colour": 4, "interlaced": 0}),
        (49, {"width": 5, "height": 7, "depth": 8, "colour": 0, "interlaced": 1}),
        (2, {"width": 1, "height": 1, "depth": 8, "colour": 0, "interlaced": 1}),
    ],
)
def test_a_byte_beyond_the_rows_is_found(size: int, form: dict[str, int]) -> None:
    assert in_png(pixels(size, **form)) == set()
    assert in_png(pixels(size + 1, **form)) == {"picture-trailing"}


def test_padding_after_a_picture_is_none_and_words_are() -> None:
    assert in_png(png(after=b"\0\0")) == set()
    assert in_png(png(after=b"\0a")) == {"picture-trailing"}


# JPEG


def in_jpeg(data: bytes) -> set[str]:
    report = Report("p.jpg", ours=False)
    check_jpeg(data, "p.jpg", report)
    return codes(report)


PROFILE = b"ICC_PROFILE\0\1\1" + b"\0" * 36 + b"acsp"


@pytest.mark.parametrize(
    ("marker", "content", "code"),
    [
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0", ""),
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1\0\0\0", "picture-thumbnail"),
        (0xEE, b"Adobe\0d", ""),
        (0xE2, PROFILE, ""),
        (0xE2, PROFILE[:-1], "picture-metadata"),
        (0xE2, b"ICC_PROFILE\0\2\2rest of a profile", ""),
        (0xE7, b"a message", "picture-metadata"),
        (0xEF, b"a message", "picture-metadata"),
        (0xFE, b"\0 ", ""),
        (0xFE, b"a message", "picture-metadata"),
        (0xED, b"Photoshop 3.0\x008BIM\4\4", "picture-metadata"),
        (0xED, b"Photoshop 3.0\x008BIM\4\x25", "picture-program"),
        (0xE1, b"http://ns.adobe.com/xap/1.0\0<xmp:CreatorTool>", "picture-metadata"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<xmp:ModifyDate>", "picture-program"),
    ],
)
def test_a_segment_tells_what_it_tells(marker: int, content: bytes, code: str) -> None:
    wanted = {code} if code else set()
    assert in_jpeg(jpeg(segment(marker, content))) == wanted


@pytest.mark.parametrize("before", [b"\xff\xd0", b"\xff\x00", b"\xff\xd8", b"\xff\x01", b"\xff\xd7"])
def test_a_comment_among_the_packed_pixels_is_found(before: bytes) -> None:
    scan = segment(0xDA, b"\0" * 6) + b"\x12" + before + b"\x34"
    assert in_jpeg(b"\xff\xd8" + scan + segment(0xFE, b"a message") + b"\xff\xd9") == {"picture-metadata"}
    assert in_jpeg(b"\xff\xd8" + scan + b"\xff\xd9") == set()
    assert in_jpeg(b"\xff\xd8" + scan + b"\xff\xd9a") == {"picture-trailing"}


@pytest.mark.parametrize(
    ("marker", "found"),
    [(0x34, True), (0xBF, True), (0xF0, True), (0xC0, False), (0xCF, False), (0xDB, False), (0xDF, False)],
)
def test_a_segment_that_draws_nothing_is_found(marker: int, found: bool) -> None:
    assert in_jpeg(jpeg(segment(marker, b"a message"))) == ({"picture-metadata"} if found else set())


# drawings


def in_svg(inner: str) -> set[str]:
    report = Report("p.svg", ours=False)
    check_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 100 50">{inner}</svg>'.encode(),
        "p.svg",
        report,
    )
    return codes(report)


@pytest.mark.parametrize(("x", "y"), [("10", "20"), ("110", "20"), ("10", "120"), ("", "")])
def test_a_text_inside_the_drawing_is_no_finding(x: str, y: str) -> None:
    assert in_svg(f'<text x="{x}" y="{y}">North</text>') == set()


@pytest.mark.parametrize(("x", "y"), [("9", "30"), ("111", "30"), ("50", "19"), ("50", "121")])
def test_a_text_outside_the_drawing_is_found(x: str, y: str) -> None:
    assert in_svg(f'<text x="{x}" y="{y}">North</text>') == {"picture-metadata"}


@pytest.mark.parametrize(
    "markup",
    ['<text fill="white" x="20" y="30">a</text>', "<defs><text>a</text></defs>", '<g data-officer="4471"/>', "<title>a b</title>",
     '<text style="visibility: hidden" x="20" y="30">a</text>'],
)  # fmt: skip
def test_a_text_that_is_not_seen_is_found(markup: str) -> None:
    assert in_svg(markup) == {"picture-metadata"}


def emf(description: str, *, size: int, records: bytes = b"") -> bytes:
    """A metafile of Windows: its header with a description, and records."""
    words = description.encode("utf-16-le")
    head = b"\1\0\0\0" + struct.pack("<I", 88 + len(words)) + b"\0" * 40
    head += struct.pack("<IIHHII", size, 1 + bool(records), 0, 0, len(description), 88)
    return head.ljust(88, b"\0") + words + records


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (emf("", size=88), set()),
        (emf("Draw", size=96), {"picture-program"}),
        (emf("C:\\Users\\a\\b", size=112), {"picture-metadata"}),
        (emf("", size=88) + b"\0\0", set()),
        (emf("", size=88) + b"message", {"picture-trailing"}),
        (
            emf("", size=108, records=struct.pack("<III", 0x46, 20, 8) + b"NOTE" + b"\0" * 4),
            {"picture-metadata"},
        ),
        (emf("", size=108, records=struct.pack("<III", 0x46, 20, 8) + b"EMF+" + b"\0" * 4), set()),
        (b"\1\0\0\0" + b"\0" * 83, {"picture-unknown"}),
    ],
)
def test_a_metafile_of_windows_tells_what_it_tells(data: bytes, found: set[str]) -> None:
    report = Report("p.emf", ours=False)
    check_windows_drawing(data, "p.emf", report)
    assert codes(report) == found
