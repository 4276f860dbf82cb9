"""The look of cells: fonts, fills, number formats, conditional and table styles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from foi_letters.release.hidden.colour import (
    BLACK,
    INDEXED,
    OFFICE_THEME,
    THEME_SLOTS,
    WHITE,
    faintest,
    mixed,
    rgb,
    theme_colours,
    tinted,
)
from foi_letters.release.hidden.excel_formats import BUILT_IN, DATE, masks_something
from foi_letters.release.hidden.fonts import SYMBOLS, draws_symbols
from foi_letters.release.hidden.numbers import real, whole
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.xml import child, children, is_true, value

T = TypeVar("T")
SYSTEM = {64: BLACK, 65: WHITE, 81: BLACK, 0x7FFF: BLACK}
MIN_POINTS = 4.5
MAX_INDENT = 15
SHARES = {
    "solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625,
    "darkHorizontal": 0.5, "darkVertical": 0.5, "darkDown": 0.5, "darkUp": 0.5, "darkGrid": 0.5, "darkTrellis": 0.75,
    "lightHorizontal": 0.25, "lightVertical": 0.25, "lightDown": 0.25, "lightUp": 0.25, "lightGrid": 0.4,
    "lightTrellis": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """What a table's style paints on some of its cells; None leaves the cell's own."""

    font: str | None
    fill: str | None


PLAIN = Region(None, None)


@dataclass(frozen=True, slots=True)
class Look:
    """A cell format: text colour (None: automatic), backgrounds (empty: none), size in points, format code."""

    font: str | None
    fills: tuple[str, ...]
    points: float
    code: str
    indent: int
    formula_hidden: bool
    symbols: bool = False
    wraps: bool = False

    def codes(self, region: Region) -> tuple[str, ...]:
        """Why text of this look is not seen inside a region of a table."""
        fills = self.fills or ((region.fill,) if region.fill else (WHITE,))
        font = region.font if self.font is None and region.font else self.font or BLACK
        found = [faintest(font, fills), "tiny-text" if self.points < MIN_POINTS else None]
        found.append("moved-text" if self.indent > MAX_INDENT else None)
        found.append(SYMBOLS if self.symbols else None)
        return tuple(code for code in found if code)


class CellStyles:
    """The styles part of a workbook, with the theme's colours."""

    def __init__(self, package: Package) -> None:
        root = package.of_main("styles")
        self._theme = theme_colours(package.of_main("theme"))
        self._palette = self._own_palette(root)
        self.codes = {**BUILT_IN, **_format_codes(root)}
        self._fonts = [self._font(font) for font in _items(root, "s:fonts")]
        self._fills = [self.fills(fill) for fill in _items(root, "s:fills")]
        self.looks = [self._look(xf) for xf in _items(root, "s:cellXfs")]
        self.differences = list(_items(root, "s:dxfs"))
        self._tables = {style.get("name", ""): style for style in _items(root, "s:tableStyles")}

    def look(self, index: str) -> Look:
        """The look of the cell style with this number; the plain one where there is none."""
        return _nth(self.looks, index, Look(None, (), 11.0, "General", 0, False))

    def difference(self, index: str | None) -> etree._Element | None:
        """The differential format with this number."""
        number = whole(index, -1)
        return self.differences[number] if 0 <= number < len(self.differences) else None

    def colour(self, element: etree._Element | None) -> str | None:
        """The colour that an element with rgb, theme, indexed or auto names; None for automatic."""
        if element is None or is_true(element.get("auto")):
            return None
        found = self._base(element)
        tint = real(element.get("tint"), 0.0)
        return found if found is None or not tint else tinted(found, max(-1.0, min(1.0, tint)))

    def _base(self, element: etree._Element) -> str | None:
        theme, indexed = whole(element.get("theme"), -1), whole(element.get("indexed"), -1)
        if element.get("rgb"):
            return rgb(element.get("rgb", ""))
        if 0 <= theme < len(THEME_SLOTS):
            return self._theme[THEME_SLOTS[theme]]
        if indexed in SYSTEM:
            return SYSTEM[indexed]
        return self._palette[indexed] if 0 <= indexed < len(self._palette) else None

    def fills(self, fill: etree._Element | None) -> tuple[str, ...]:
        """The background colours of a fill: none, one, or the stops of a gradient."""
        pattern, gradient = child(fill, "s:patternFill"), child(fill, "s:gradientFill")
        if gradient is not None:
            stops = (self.colour(child(stop, "s:color")) for stop in children(gradient, "s:stop"))
            return tuple(stop or WHITE for stop in stops)
        share = SHARES.get(pattern.get("patternType", "none")) if pattern is not None else None
        if pattern is None or share is None:
            return ()
        front, back = self.colour(child(pattern, "s:fgColor")), self.colour(child(pattern, "s:bgColor"))
        return (mixed(front or (BLACK if share < 1 else back or WHITE), back or WHITE, share),)

    def difference_codes(self, element: etree._Element) -> Iterator[str]:
        """Why a differential format (conditional formatting, tables) hides what it is applied to."""
        font, fill = child(element, "s:font"), child(element, "s:fill")
        text = self.colour(child(font, "s:color"))
        backgrounds = self._difference_fills(fill)
        if (text and faintest(text, backgrounds or (WHITE,)) == "colour-on-colour") or (
            backgrounds and faintest(BLACK, backgrounds) == "colour-on-colour" and not text
        ):
            yield "conditional-hiding"
        code = value(child(element, "s:numFmt"), "formatCode")
        if code and masks_something(code):
            yield "conditional-hiding"

    def scale_hides(self, scale: etree._Element) -> bool:
        """Whether a scale of colours, or a bar, paints cells so dark that their letters are not seen."""
        found = [self.colour(colour) for colour in children(scale, "s:color", "x14:color", "x14:fillColor")]
        return bool(found) and all(
            colour and faintest(BLACK, (colour,)) == "colour-on-colour" for colour in found
        )

    def _difference_fills(self, fill: etree._Element | None) -> tuple[str, ...]:
        """In a differential format a solid fill may be written by its background colour alone."""
        pattern = child(fill, "s:patternFill")
        if pattern is None:
            return ()
        shown = self.colour(child(pattern, "s:bgColor")) or self.colour(child(pattern, "s:fgColor"))
        return (shown,) if shown and pattern.get("patternType", "solid") != "none" else ()

    def table_regions(self, name: str) -> tuple[Region, Region]:
        """What a table style paints on its header row and on its body."""
        if name in self._tables:
            return self._own_table(self._tables[name], "headerRow"), self._own_table(
                self._tables[name], "wholeTable"
            )
        return built_in_table(name, self._theme)

    def style_codes(self, name: str) -> Iterator[str]:
        """Why the stripes, columns or total row of a table style of the workbook's own hide their text."""
        style = self._tables.get(name)
        if style is None:
            return
        whole_table = self._own_table(style, "wholeTable")
        for element in children(style, "s:tableStyleElement"):
            part = self._own_table(style, element.get("type", ""))
            fill = part.fill or whole_table.fill or WHITE
            if faintest(part.font or whole_table.font or BLACK, (fill,)) == "colour-on-colour":
                yield "colour-on-colour"

    def _own_table(self, style: etree._Element, part: str) -> Region:
        for element in children(style, "s:tableStyleElement"):
            difference = self.difference(element.get("dxfId"))
            if element.get("type") == part and difference is not None:
                fills = self._difference_fills(child(difference, "s:fill"))
                return Region(self.colour(child(difference, "s:font/s:color")), fills[0] if fills else None)
        return PLAIN

    def _font(self, font: etree._Element) -> tuple[str | None, float, bool]:
        colour = child(font, "s:color")
        default = colour is None or (colour.get("theme") == "1" and not colour.get("tint"))
        points = real(value(child(font, "s:sz"), "val"), 11.0)
        return (
            (None if default else self.colour(colour)),
            points,
            draws_symbols(value(child(font, "s:name"), "val")),
        )

    def _look(self, xf: etree._Element) -> Look:
        font, points, symbols = _nth(self._fonts, xf.get("fontId"), (None, 11.0, False))
        number = whole(xf.get("numFmtId"))
        indents = [alignment.get("indent", "") for alignment in children(xf, "s:alignment")]
        return Look(
            font=font,
            fills=_nth(self._fills, xf.get("fillId"), ()),
            points=points,
            code=self.codes.get(number, DATE),
            indent=max(map(whole, indents), default=0),
            symbols=symbols,
            wraps=any(is_true(alignment.get("wrapText")) for alignment in children(xf, "s:alignment")),
            formula_hidden=any(is_true(lock.get("hidden")) for lock in children(xf, "s:protection")),
        )

    @staticmethod
    def _own_palette(root: etree._Element | None) -> list[str]:
        own = child(root, "s:colors/s:indexedColors")
        return INDEXED if own is None else [rgb(entry.get("rgb", "")) for entry in own]


def built_in_table(name: str, theme: Mapping[str, str] = OFFICE_THEME) -> tuple[Region, Region]:
    """Header and body of Excel's own table styles, as dark or light as they are."""
    family = name.removeprefix("TableStyle").rstrip("0123456789")
    number = whole(name.removeprefix(f"TableStyle{family}"))
    slot = (number - 1) % 7
    accent = theme["dk1"] if slot == 0 else theme[f"accent{slot}"]
    if family == "Dark":
        return Region(WHITE, BLACK), Region(
            WHITE, tinted(accent, -0.25) if number <= 7 and slot else "404040"
        )
    if (family == "Medium" and number <= 21) or (family == "Light" and 8 <= number <= 14):
        return Region(WHITE, accent), PLAIN
    return PLAIN, PLAIN


def _items(root: etree._Element | None, path: str) -> tuple[etree._Element, ...]:
    found = child(root, path)
    return () if found is None else tuple(found.iterchildren("{*}*"))


def _nth(items: list[T], index: str | None, default: T) -> T:
    number = whole(index)
    return items[number] if 0 <= number < len(items) else default


def _format_codes(root: etree._Element | None) -> dict[int, str]:
    return {
        whole(entry.get("numFmtId")): entry.get("formatCode", "General")
        for entry in _items(root, "s:numFmts")
    }
