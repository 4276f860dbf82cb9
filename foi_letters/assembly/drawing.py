"""A `Picture` value as an inline drawing, its size read from the file itself."""

import struct
from typing import Final

from foi_letters.assembly.bounds import Refusal
from foi_letters.assembly.names import NAMESPACES
from foi_letters.assembly.rendering import rendering
from foi_letters.assembly.text import attribute_text
from foi_letters.assembly.values import Picture

__all__ = ["CONTENT_TYPES", "picture"]

CONTENT_TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_EMU_IN_MILLIMETRE: Final = 36_000
_EMU_IN_PIXEL: Final = 9_525  # at 96 pixels an inch
_EMU_IN_TWIP: Final = 635


def picture(value: Picture, part: str) -> str:
    """The `w:drawing` of a picture, never wider than the text. Refuses other formats and missing alternative text."""
    if not value.alt.strip():
        raise Refusal("no-alt-text", "the picture has no alternative text", "Say in words what it shows.")
    extension, pixels = _measured(value.data)
    current = rendering.get()
    width, height = _size(value, pixels, current.resources.text_width * _EMU_IN_TWIP)
    relationship = current.picture(value.data, extension, part)
    number = current.ids.fresh()
    alt = attribute_text(value.alt)
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{NAMESPACES["wp"]}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/>'
        f'<a:graphic xmlns:a="{NAMESPACES["a"]}"><a:graphicData uri="{NAMESPACES["pic"]}">'
        f'<pic:pic xmlns:pic="{NAMESPACES["pic"]}"><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" '
        f'descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip xmlns:r="{NAMESPACES["r"]}" r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _size(value: Picture, pixels: tuple[int, int], limit: int) -> tuple[int, int]:
    """Width and height in EMU: as asked, else as the pixels say, shrunk to the width of the text."""
    across, down = pixels
    if value.width and value.height:
        width, height = value.width * _EMU_IN_MILLIMETRE, value.height * _EMU_IN_MILLIMETRE
    elif value.width:
        width = value.width * _EMU_IN_MILLIMETRE
        height = width * down / across
    elif value.height:
        height = value.height * _EMU_IN_MILLIMETRE
        width = height * across / down
    else:
        width, height = across * _EMU_IN_PIXEL, down * _EMU_IN_PIXEL
    shrink = min(1.0, limit / width)
    return max(1, round(width * shrink)), max(1, round(height * shrink))


def _measured(data: bytes) -> tuple[str, tuple[int, int]]:
    size = None
    extension = ""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        extension, size = "png", struct.unpack(">LL", data[16:24])
    elif data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        extension, size = "gif", struct.unpack("<HH", data[6:10])
    elif data.startswith(b"\xff\xd8"):
        extension, size = "jpeg", _jpeg_size(data)
    if size is None or not all(size):
        raise Refusal("not-a-picture", "the data is no PNG, JPEG or GIF", "Save the picture as PNG or JPEG.")
    return extension, (size[0], size[1])


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + max(2, length)
    return None
