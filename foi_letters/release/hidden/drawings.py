"""DrawingML that Word and Excel share: what is cropped, transparent, hidden, or opaque."""

from lxml import etree

from foi_letters.release.hidden.colour import WHITE, legibility, rgb
from foi_letters.release.hidden.drawing_effects import (
    CROP_TOLERANCE,
    MIN_ALPHA,
    check_effects,
    check_space,
    colour_of,
)
from foi_letters.release.hidden.links import check_target
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import child, descendants, is_true, name_of, parent_of, text_of

MIN_SCALE = 25_000  # thousandths of a percent
MIN_FONT = 450  # hundredths of a point


def crop_hides(crop: etree._Element) -> bool:
    """Whether an `a:srcRect` cuts away more than a hair of its picture, which stays whole in the package."""
    sides = [crop.get(side, "0") for side in "ltrb"]
    return any(abs(whole(side)) > CROP_TOLERANCE for side in sides)


def opaque(properties: etree._Element | None) -> bool:
    """Whether a shape's own fill covers what is behind it."""
    fill = child(properties, "a:solidFill")
    if fill is None:
        return properties is not None and any(
            name_of(c) in {"a:gradFill", "a:blipFill", "a:pattFill"} for c in properties
        )
    alphas = [alpha.get("val", "0") for alpha in descendants(fill, "a:alpha")]
    return all(whole(alpha) >= 50_000 for alpha in alphas)


def check_drawing(root: etree._Element, where: str, shown: Page, report: Report) -> None:
    """What any drawing may hide, in the body of a letter or over a worksheet."""
    check_effects(root, where, report)
    check_space(root, where, report)
    for element in descendants(root, "a:normAutofit"):
        if (
            whole(element.get("fontScale"), 100_000) < MIN_SCALE
            and text_of(parent_of(parent_of(element))).strip()
        ):
            report.add("tiny-text", where, text_of(parent_of(parent_of(element))))
    for element in descendants(root, "a:rPr", "a:defRPr", "a:endParaRPr"):
        _check_letters(element, where, report)
    for shape in descendants(root, "xdr:sp", "cdr:sp"):
        _check_shape(shape, where, report)
    for element in descendants(root, "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"):
        _check_click(element, where, shown, report)
    for element in descendants(root, "xdr:cNvPr", "wps:cNvPr", "pic:cNvPr", "cdr:cNvPr"):
        if is_true(element.get("hidden")):
            report.add("hidden-drawing", where, element.get("name", ""))


def _check_click(element: etree._Element, where: str, shown: Page, report: Report) -> None:
    """What a click on a drawing does, and the tip that it shows."""
    tip = element.get("tooltip", "")
    if tip and not shown.says(tip):
        report.add("alternative-text", where, tip)
    if element.get("action"):
        report.add("odd-link", where, element.get("action", ""))
    if element.get("invalidUrl"):
        check_target(element.get("invalidUrl", ""), where, shown, report)


def _check_shape(shape: etree._Element, where: str, report: Report) -> None:
    """Letters of the colour of their shape, where both are named; without any fill the sheet is behind them."""
    properties = child(shape, "xdr:spPr")
    fill = child(properties, "a:solidFill/a:srgbClr")
    if fill is None and (opaque(properties) or child(shape, "xdr:style/a:fillRef") is not None):
        return
    background = WHITE if fill is None else rgb(fill.get("val", ""))
    for letters in descendants(shape, "a:rPr"):
        colour = named_colour(child(letters, "a:solidFill"))
        text = text_of(letters.getparent()).strip()
        if colour and text and legibility(colour, background) == "colour-on-colour":
            report.add("colour-on-colour", where, text)


def named_colour(fill: etree._Element | None) -> str:
    """The colour of a fill: by its number, of the system, or the first of the theme, which is that of paper."""
    return next((colour_of(colour) for colour in (() if fill is None else fill)), "")


def _check_letters(element: etree._Element, where: str, report: Report) -> None:
    run = element.getparent()
    text = text_of(run).strip()
    if run is None or name_of(run) not in {"a:r", "a:fld"} or not text:
        return
    size = element.get("sz", "1000")
    if whole(size, MIN_FONT) < MIN_FONT:
        report.add("tiny-text", where, text)
    alphas = [alpha.get("val", "") for alpha in descendants(element, "a:alpha")]
    faded = any(whole(alpha, MIN_ALPHA) < MIN_ALPHA for alpha in alphas)
    if faded or (child(element, "a:noFill") is not None and child(element, "a:ln/a:solidFill") is None):
        report.add("transparent-text", where, text)


def check_diagrams(package: Package) -> None:
    """SmartArt: the text of its data is also drawn; what is only in the data is not seen."""
    drawn = " ".join(_letters(package, part) for part in package.parts("diagramDrawing"))
    for part in package.parts("diagramData"):
        root = package.tree(part)
        for point in () if root is None else descendants(root, "dgm:pt"):
            text = " ".join(text_of(point).split())
            if text and (
                point.get("type") in {"pres", "parTrans", "sibTrans"} or (drawn and text not in drawn)
            ):
                package.report.add("chart-data", part, text)


def _letters(package: Package, part: str) -> str:
    root = package.tree(part)
    return "" if root is None else " ".join(" ".join(text_of(p) for p in descendants(root, "a:p")).split())
