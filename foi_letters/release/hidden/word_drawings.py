"""Drawings in a letter that are laid out where nobody sees them: off the page, of no size, over the text, edge-on."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from foi_letters.release.hidden.drawings import crop_hides, opaque
from foi_letters.release.hidden.numbers import real, whole
from foi_letters.release.hidden.word_story import above
from foi_letters.release.hidden.xml import (
    attributes,
    child,
    descendants,
    is_true,
    q,
    text_of,
    value,
)

FAR_SHARE = 110_000  # thousandths of a percent of the page
PAGE_EMU = 7_920_000  # 22 cm: wider than the pages that letters are printed on
TALL_EMU = 2 * PAGE_EMU
MIN_EMU = 25_000
LETTER_EMU, LINE_EMU = 7_000_000_000, 130_000  # the area of a letter of ten points; the height of its line
CLIPPED = 3  # how many times more text may be in a box than it shows
NUMBER = re.compile(r"-?[0-9]{1,10}(?![0-9])")
STYLE_PAIR = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|pc|em)?")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "pc": 12.0, "em": 12.0, None: 1.0}
COPIED, MAX_COPY = re.compile(rb"<(?:a|w):t(?: [^>]*)?>([^<]*)<"), 4 << 20
MAX_POINTS = 900.0
Look = Callable[[etree._Element], Iterator[str]]  # noqa: SLF001  lxml has no public name for it


def anchor(element: etree._Element) -> Iterator[str]:
    for name, limit in (("wp:positionH", PAGE_EMU), ("wp:positionV", TALL_EMU)):
        offset = NUMBER.match(text_of(child(element, f"{name}/wp:posOffset")).strip())
        if offset and not -limit < int(offset[0]) < limit:
            yield "off-page"
    shares = descendants(element, "wp14:pctPosHOffset", "wp14:pctPosVOffset")
    if any(abs(whole(text_of(share))) > FAR_SHARE for share in shares):
        yield "off-page"
    yield from extent(element)
    if not is_true(element.get("behindDoc")) and child(element, "wp:wrapNone") is not None:
        yield from _in_front(element)


def _in_front(element: etree._Element) -> Iterator[str]:
    """What lies over the text: a filled shape without words has no other use."""
    shape = next(descendants(element, "wps:wsp"), None)
    if shape is not None and opaque(child(shape, "wps:spPr")) and not text_of(shape).strip():
        yield "covering-shape"
    elif next(descendants(element, "pic:pic"), None) is not None:
        yield "picture-over-text"


def extent(element: etree._Element) -> Iterator[str]:
    size = child(element, "wp:extent")
    sides = [NUMBER.match(value(size, name)) for name in ("cx", "cy")]
    picture = next(descendants(element, "pic:pic"), None) is not None
    if (
        all(sides)
        and any(int(side[0]) < MIN_EMU for side in sides if side)
        and (picture or text_of(element).strip())
    ):
        yield "no-size"
    elif all(sides):
        yield from _boxes(element, *(int(side[0]) for side in sides if side))
    properties = child(element, "wp:docPr")
    if properties is not None and is_true(properties.get("hidden")):
        yield "hidden-drawing"


def _boxes(element: etree._Element, width: int, height: int) -> Iterator[str]:
    """A text box that holds several times the text that it shows, and does not grow; or one that is all margin."""
    boxes = list(descendants(element, "wps:txbx"))
    letters = sum(len(text_of(box)) for box in boxes)
    lines = sum(1 for box in boxes for _ in descendants(box, "w:p", "w:br"))
    grows = next(descendants(element, "a:spAutoFit"), None) is not None
    if not grows and (
        letters * LETTER_EMU > CLIPPED * width * height or (letters and lines * LINE_EMU > CLIPPED * height)
    ):
        yield "clipped-text"
    for body in descendants(element, "wps:bodyPr"):
        sides = [whole(body.get(name)) for name in ("lIns", "rIns", "tIns", "bIns")]
        if letters and (sides[0] + sides[1] > width - MIN_EMU or sides[2] + sides[3] > height - MIN_EMU):
            yield "no-size"


def _vml(element: etree._Element) -> Iterator[str]:
    style = dict(STYLE_PAIR.findall(element.get("style", "")))
    off = any(path.get("on") in {"f", "false"} for path in descendants(element, "v:textpath"))
    if off or style.get("visibility", "").strip() == "hidden" or style.get("mso-hide", "").strip() == "all":
        yield "hidden-drawing"
    for name in ("margin-left", "margin-top", "left", "top"):
        if not -MAX_POINTS < _points(style.get(name, "0")) < MAX_POINTS and above(element, "v:group") is None:
            yield "off-page"
    if element.get(q("o:gfxdata")):
        yield from _packed_copy(element)
    holds = next(descendants(element, "v:imagedata", "v:textpath"), None) is not None or bool(
        text_of(element).strip()
    )
    if _covers(element, style, holds=holds):
        yield "covering-shape"
    for name in ("width", "height"):
        if name in style and _points(style[name]) < 2 and holds and above(element, "v:group") is None:
            yield "no-size"


def _packed_copy(element: etree._Element) -> Iterator[str]:
    """A shape's copy in the format of newer programs: a package in base64, whose text the shape has to show."""
    shown = " ".join(text_of(element).split())
    try:
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(element.get(q("o:gfxdata"), "")))) as copy:
            parts = [copy.read(name) for name in copy.namelist() if copy.getinfo(name).file_size < MAX_COPY]
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError):
        yield "foreign-data"
        return
    words = [found.decode("utf-8", "replace").strip() for part in parts for found in COPIED.findall(part)]
    if any(word and word not in shown for word in words) or any(b"<" not in part[:200] for part in parts):
        yield "alternate-differs"


def _covers(element: etree._Element, style: dict[str, str], *, holds: bool) -> bool:
    """Whether a VML shape is filled, without words or picture, and lies over the text."""
    fill = element.get("fillcolor", "").split(" ")[0]
    painted = (
        bool(fill)
        and fill not in {"none", "white", "#ffffff"}
        and element.get("filled") not in {"f", "false"}
    )
    word_art = next(descendants(element, "v:textpath"), None) is not None
    behind = style.get("z-index", "0").strip().startswith("-")
    return painted and not holds and not word_art and not behind and "absolute" in style.get("position", "")


def _points(length: str) -> float:
    found = LENGTH.match(length.strip())
    return real(found[1], 0.0) * POINTS[found[2]] if found else 0.0


def _picture(element: etree._Element) -> Iterator[str]:
    if crop_hides(element):
        yield "cropped-picture"


def _vml_picture(element: etree._Element) -> Iterator[str]:
    crops = [text for name, text in attributes(element).items() if name.startswith("crop")]
    if any(text.strip("0f.") for text in crops):
        yield "cropped-picture"
    if element.get(q("o:href")) or element.get("src"):
        yield "fetched-from-outside"


DRAWN: Mapping[str, Look] = {
    "wp:anchor": anchor,
    "wp:inline": extent,
    "v:shape": _vml,
    "v:rect": _vml,
    "v:oval": _vml,
    "v:roundrect": _vml,
    "v:textbox": _vml,
    "a:srcRect": _picture,
    "v:imagedata": _vml_picture,
}
