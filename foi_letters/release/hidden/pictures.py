"""Pictures: who took them, where, with what; what was cropped away; what follows their last byte."""

import posixpath
import struct
from collections.abc import Callable, Mapping

from foi_letters.release.hidden.exif import check_exif
from foi_letters.release.hidden.jpeg import check_jpeg, check_xmp
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.png import PNG_MAGIC, check_png, check_rest
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.vectors import check_svg, check_windows_drawing


def check_pictures(package: Package) -> None:
    """Every picture of the package, by what its bytes are and not by what its name says."""
    for part in sorted(package.members):
        data = package.members[part]
        kind = _kind(data, part)
        if kind is None:
            continue
        if _extension(part) not in EXTENSIONS.get(kind, frozenset()):
            package.report.add("disguised-part", part, f"{kind} content")
        CHECKS[kind](data, part, package.report)


def _extension(part: str) -> str:
    return posixpath.splitext(part)[1][1:].lower()


EXTENSIONS = {
    "png": frozenset({"png"}),
    "jpeg": frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    "gif": frozenset({"gif"}),
    "tiff": frozenset({"tif", "tiff"}),
    "bmp": frozenset({"bmp", "dib"}),
    "emf": frozenset({"emf", "wmf"}),
    "svg": frozenset({"svg"}),
    "unknown": frozenset(
        {"png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf", "svg", "webp", "ico", "wdp"}
    ),
}
MAGICS = (
    (PNG_MAGIC, "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"),
    (b"BM", "bmp"), (b"\xd7\xcd\xc6\x9a", "emf"), (b"\x01\0\0\0", "emf"),
)  # fmt: skip


def _kind(data: bytes, part: str) -> str | None:
    """What a part is by its first bytes; "unknown" where only its name or folder says that it is a picture."""
    named = _extension(part) in EXTENSIONS["unknown"] or "/media/" in f"/{part}"
    if b"<svg" in data[:2000] and (named or b"<w:" not in data[:2000]):
        return "svg"
    found = next((kind for magic, kind in MAGICS if data.startswith(magic)), None)
    if found in {"bmp", "emf"} and not named:
        return None
    return found or ("unknown" if named else None)


def check_gif(data: bytes, part: str, report: Report) -> None:
    """Comments, XMP and bytes after the trailer."""
    if b"\x21\xfe" in data:
        report.add("picture-metadata", part, "GIF comment")
    if b"XMP DataXMP" in data:
        check_xmp(data, part, report)
    check_rest(data[data.rfind(b"\x3b") + 1 :], part, report)


def check_tiff(data: bytes, part: str, report: Report) -> None:
    """The tags of a TIFF are those of EXIF."""
    check_exif(data, part, report)


def check_bmp(data: bytes, part: str, report: Report) -> None:
    """Bytes after the length that the header states."""
    if len(data) >= 6:
        (length,) = struct.unpack_from("<I", data, 2)
        check_rest(data[length:] if 0 < length < len(data) else b"", part, report)


def check_unknown(_data: bytes, part: str, report: Report) -> None:
    """A picture of a kind that cannot be looked into."""
    report.add("picture-unknown", part)


CHECKS: Mapping[str, Callable[[bytes, str, Report], None]] = {
    "png": check_png,
    "jpeg": check_jpeg,
    "gif": check_gif,
    "tiff": check_tiff,
    "bmp": check_bmp,
    "emf": check_windows_drawing,
    "svg": check_svg,
    "unknown": check_unknown,
}
