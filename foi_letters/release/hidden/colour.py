"""Colours as they appear: themes, tints, palettes; and whether one can be read upon another."""

import colorsys
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from foi_letters.release.hidden.xml import child, name_of

WHITE, BLACK = "FFFFFF", "000000"
UNREADABLE = 1.5
UNREADABLE_DARK = 2.0
DARK = 0.05
FAINT = 2.0
HUE_TELLS = 100.0

THEME_SLOTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")  # fmt: skip
OFFICE_THEME = dict(
    zip(
        THEME_SLOTS,
        [
            "FFFFFF",
            "000000",
            "E7E6E6",
            "44546A",
            "4472C4",
            "ED7D31",
            "A5A5A5",
            "FFC000",
            "5B9BD5",
            "70AD47",
            "0563C1",
            "954F72",
        ],
        strict=True,
    )
)
INDEXED = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]
HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def theme_colours(theme: etree._Element | None) -> dict[str, str]:
    """The twelve colours of a theme by slot; Office's own where a slot is missing."""
    colours = dict(OFFICE_THEME)
    scheme = child(theme, "a:themeElements/a:clrScheme")
    for slot in () if scheme is None else scheme:
        local = name_of(slot).removeprefix("a:")
        shown = next((c.get("lastClr") or c.get("val") for c in slot), None)
        if local in colours and shown:
            colours[local] = rgb(shown)
    return colours


def rgb(text: str) -> str:
    """`FF00AA11` or `#00aa11` as `00AA11`; what is no colour is black."""
    digits = text.lstrip("#").upper()[-6:]
    return digits if len(digits) == 6 and all(c in "0123456789ABCDEF" for c in digits) else BLACK


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `RRGGBB`, each from 0 to 1."""
    return int(colour[:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:], 16) / 255


def from_channels(red: float, green: float, blue: float) -> str:
    """The reverse of `channels`."""
    return "".join(f"{round(255 * min(1.0, max(0.0, c))):02X}" for c in (red, green, blue))


def tinted(colour: str, tint: float) -> str:
    """Excel's tint: below 0 darker, above 0 lighter, by luminance."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return from_channels(*colorsys.hls_to_rgb(hue, light, saturation))


def mixed(front: str, back: str, share: float) -> str:
    """`share` of `front` (0 to 1) over `back`."""
    return from_channels(
        *(f * share + b * (1 - share) for f, b in zip(channels(front), channels(back), strict=True))
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    red, green, blue = map(_linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = map(_linear, channels(colour))
    axes = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (a ** (1 / 3) if a > 0.008856 else 7.787 * a + 16 / 116 for a in axes)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@lru_cache(maxsize=4096)
def legibility(text: str, background: str) -> str | None:
    """The code of a text colour upon a background: None, "faint-text", or "colour-on-colour" where it is not seen."""
    ratio = contrast(text, background)
    distance = sum((a - b) ** 2 for a, b in zip(_lab(text), _lab(background), strict=True)) ** 0.5
    if distance > HUE_TELLS:
        return None
    both_dark = max(luminance(text), luminance(background)) < DARK
    if ratio < (UNREADABLE_DARK if both_dark else UNREADABLE):
        return "colour-on-colour"
    return "faint-text" if ratio < FAINT else None


def faintest(text: str, backgrounds: Sequence[str]) -> str | None:
    """The worst that `legibility` says over several backgrounds (a gradient's stops)."""
    codes = {legibility(text, background) for background in backgrounds}
    if codes == {"colour-on-colour"}:
        return "colour-on-colour"
    return "faint-text" if codes - {None} else None
