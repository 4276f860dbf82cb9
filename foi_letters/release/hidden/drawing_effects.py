"""Effects that leave nothing to be seen of a drawing: transparency, one colour, a turn in space, a place far from its group."""

from collections.abc import Callable, Mapping

from lxml import etree

from foi_letters.release.hidden.colour import WHITE, rgb
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import child, descendants, name_of, text_of

CROP_TOLERANCE = 1000  # of 100,000
MIN_ALPHA = 20_000
HALF_TURN, DEGREE = 10_800_000, 60_000
MIN_GROUP = 1_000_000  # EMU


def check_effects(root: etree._Element, where: str, report: Report) -> None:
    """Pictures that are transparent, of one colour, or larger than what shows them."""
    for element in descendants(root, "a:alphaModFix", "a:lum"):
        amount, bright = element.get("amt", "100000"), element.get("bright", "0")
        if whole(amount, MIN_ALPHA) < MIN_ALPHA or bright.strip("-") in {"100000", "100%"}:
            report.add("hidden-drawing", where, "transparent picture")
    for name, of_one_colour in ONE_COLOUR.items():
        if any(map(of_one_colour, descendants(root, name))):
            report.add("hidden-drawing", where, "picture of one colour")
    for element in descendants(root, "a:fillRect"):
        if any(whole(element.get(side)) < -CROP_TOLERANCE for side in "ltrb"):
            report.add("cropped-picture", where)


def colour_of(element: etree._Element) -> str:
    """What a colour names; "" where it is transformed or unknown."""
    kind = name_of(element)
    if kind == "a:srgbClr":
        return rgb(element.get("val", ""))
    if kind == "a:sysClr":
        return rgb(element.get("lastClr", ""))
    return (
        WHITE if kind == "a:schemeClr" and element.get("val") in {"bg1", "lt1"} and not len(element) else ""
    )


ONE_COLOUR: Mapping[str, Callable[[etree._Element], bool]] = {
    "a:biLevel": lambda element: whole(element.get("thresh"), 50_000) in {0, 100_000},
    "a:duotone": lambda element: len({colour_of(colour) or colour for colour in element}) == 1,
    "a:clrRepl": lambda _: True,
    "a:alphaRepl": lambda element: whole(element.get("a"), MIN_ALPHA) < MIN_ALPHA,
}


def check_space(root: etree._Element, where: str, report: Report) -> None:
    """Shapes that are turned to their edge, or far outside the group that they belong to."""
    for element in descendants(root, "a:camera"):
        if _edge_on(child(element, "a:rot")):
            report.add("hidden-drawing", where, "seen edge-on")
    for group in descendants(root, "wpg:wgp", "wpg:grpSp", "xdr:grpSp"):
        if any(_outside(shape, group) for shape in group):
            report.add("off-page", where, text_of(group).strip())


def _edge_on(turn: etree._Element | None) -> bool:
    """Whether a turn in space leaves nothing but the edge of a shape to be seen."""
    angles = [whole(turn.get(axis)) % HALF_TURN for axis in ("lat", "lon")] if turn is not None else []
    return any(abs(angle - HALF_TURN // 2) < DEGREE for angle in angles)


def _outside(shape: etree._Element, group: etree._Element) -> bool:
    """Whether a shape lies more than its group's size away from the group."""
    frame = next(descendants(group, "a:xfrm"), None)
    start, size = child(frame, "a:chOff"), child(frame, "a:chExt")
    place = next((found for found in descendants(shape, "a:xfrm") if found is not frame), None)
    at = child(place, "a:off")
    if start is None or size is None or at is None:
        return False
    return any(
        not -2 * whole(size.get(side))
        <= whole(at.get(axis)) - whole(start.get(axis))
        <= 2 * whole(size.get(side)) + MIN_GROUP
        for axis, side in (("x", "cx"), ("y", "cy"))
    )
