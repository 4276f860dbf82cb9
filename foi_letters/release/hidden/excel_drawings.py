"""Drawings on a worksheet: what they cover, and charts that hold other figures than the cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from foi_letters.release.hidden.colour import WHITE
from foi_letters.release.hidden.drawings import check_drawing, crop_hides, named_colour, opaque
from foi_letters.release.hidden.excel_footers import check_footer
from foi_letters.release.hidden.excel_grid import Grid, area
from foi_letters.release.hidden.links import says_more
from foi_letters.release.hidden.numbers import whole
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import is_telling
from foi_letters.release.hidden.xml import (
    child,
    children,
    descendants,
    is_true,
    name_of,
    parent_of,
    q,
    text_of,
)

MIN_EMU = 25_000
LETTER_EMU = 7_000_000_000  # the area of a letter of ten points
BEYOND_EMU = 40_000_000  # more than a metre
BEYOND_ROWS, BEYOND_COLUMNS = 100, 30
CACHES = ("c:numRef", "c:strRef", "c:multiLvlStrRef")
FILTERED = (
    "c15:filteredSeriesTitle",
    "c15:filteredCategoryTitle",
    *(
        f"c15:filtered{kind}Series"
        for kind in ["Area", "Bar", "Line", "Pie", "Scatter", "Bubble", "Radar", "Surface"]
    ),
)
MAX_CACHE = 100_000
KINDS = ("odd", "even", "first")


def check_sheet_drawings(package: Package, part: str, grid: Grid, shown: Page) -> None:
    """The drawings of one worksheet part."""
    for relationship in package.related(part, "drawing"):
        root = None if relationship.external else package.tree(relationship.part)
        if root is None:
            continue
        for anchor in children(root, "xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor"):
            _check_anchor(anchor, grid, package.report)
        check_drawing(root, f"drawing on {grid.sheet}", shown, package.report)
        _check_labels(root, grid.sheet, shown, package.report)


def check_old_drawings(package: Package, part: str, root: etree._Element) -> None:
    """Drawings in VML: those of a printed header that has no picture, and text that is no note of a cell."""
    codes = "".join(text_of(header) for header in descendants(root, "s:headerFooter"))
    if next(descendants(root, "s:legacyDrawingHF"), None) is not None and "&G" not in codes:
        package.report.add("hidden-drawing", part, "picture of a header that shows none")
    for relationship in package.related(part, "vmlDrawing"):
        drawing = None if relationship.external else package.tree(relationship.part)
        for box in () if drawing is None else descendants(drawing, "v:textbox"):
            if text_of(box).strip():
                package.report.add("hidden-drawing", relationship.part, text_of(box).strip())


def _check_labels(root: etree._Element, sheet: str, shown: Page, report: Report) -> None:
    for element in descendants(root, "xdr:cNvPr"):
        if is_telling(element.get("name", "")):
            report.add("telling-name", f"drawing on {sheet}", element.get("name", ""))
        for label in (element.get("descr", ""), element.get("title", "")):
            if label and not shown.says(label):
                code = "alternative-text-tells" if says_more(label) else "alternative-text"
                report.add(code, f"drawing on {sheet}", label)
    for element in descendants(root, "xdr:sp", "xdr:pic", "xdr:graphicFrame", "xdr:cxnSp"):
        if "[" in element.get("textlink", ""):
            report.add("external-workbook", f"drawing on {sheet}", element.get("textlink", ""))
        if element.get("macro"):
            report.add("macros", f"drawing on {sheet}", element.get("macro", ""))
    if any(crop_hides(crop) for crop in descendants(root, "a:srcRect")):
        report.add("cropped-picture", f"drawing on {sheet}")
    if next(descendants(root, "a14:imgProps"), None) is not None:
        report.add("picture-original", f"drawing on {sheet}")


def _corner(marker: etree._Element | None, axis: str) -> tuple[int, int]:
    """(row or column from 0, offset into it)."""
    names = {"row": ("xdr:row", "xdr:rowOff"), "col": ("xdr:col", "xdr:colOff")}[axis]
    texts = [text_of(child(marker, name)).strip() for name in names]
    numbers = [whole(text) for text in texts]
    return numbers[0], numbers[1]


def _check_anchor(anchor: etree._Element, grid: Grid, report: Report) -> None:
    start, stop = child(anchor, "xdr:from"), child(anchor, "xdr:to")
    (row, row_off), (column, column_off) = _corner(start, "row"), _corner(start, "col")
    where = grid.place(row + 1, column + 1)
    last_row = max((r for r, _ in grid.values), default=0)
    last_column = max(grid.first_in_column, default=0)
    spot = child(anchor, "xdr:pos")
    far = spot is not None and max(whole(spot.get("x")), whole(spot.get("y"))) > BEYOND_EMU
    if far or row > last_row + BEYOND_ROWS or column > last_column + BEYOND_COLUMNS:
        report.add("remote-cell", where, "drawing")
    if _no_size(anchor, start, stop) or _overflows(anchor):
        report.add("no-size", where, "drawing")
    if stop is None or not _covers(anchor):
        return
    top, left = row + (row_off > 0), column + (column_off > 0)
    bottom, right = _corner(stop, "row")[0], _corner(stop, "col")[0]
    if bottom > top and right > left:
        for cell in grid.inside((top + 1, left + 1, bottom, right)):
            report.add("covered-cell", grid.place(*cell))


def _no_size(anchor: etree._Element, start: etree._Element | None, stop: etree._Element | None) -> bool:
    if stop is not None:
        return all(_corner(start, axis) == _corner(stop, axis) for axis in ("row", "col"))
    extent = child(anchor, "xdr:ext")
    sides = [(extent.get(side) or "0") if extent is not None else "999999" for side in ("cx", "cy")]
    return any(whole(side, MIN_EMU) < MIN_EMU for side in sides)


def _overflows(anchor: etree._Element) -> bool:
    """Whether a box holds several times the text that it shows."""
    extent = child(anchor, "xdr:ext")
    if extent is None or next(descendants(anchor, "a:spAutoFit"), None) is not None:
        return False
    letters = sum(len(text_of(text)) for text in descendants(anchor, "a:t"))
    return letters * LETTER_EMU > 3 * whole(extent.get("cx")) * whole(extent.get("cy"))


def _covers(anchor: etree._Element) -> bool:
    """Pictures, charts and filled shapes cover the cells under them; lines and empty boxes do not."""
    for drawn in descendants(anchor, "xdr:pic", "xdr:graphicFrame", "xdr:sp"):
        if name_of(drawn) != "xdr:sp":
            return True
        properties = child(drawn, "xdr:spPr")
        styled = child(drawn, "xdr:style/a:fillRef")
        unfilled = child(properties, "a:noFill") is not None
        if opaque(properties) or (styled is not None and styled.get("idx") != "0" and not unfilled):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Figures:
    """What the cells of a workbook hold: by sheet, all together, and which sheets are hidden."""

    grids: Mapping[str, Grid]
    hidden: frozenset[str]
    known: frozenset[str]
    shown: Page


def check_charts(package: Package, grids: Mapping[str, Grid], hidden: Iterable[str], shown: Page) -> None:
    """Every chart of a workbook: its figures are those of visible cells. `grids` are the sheets by name."""
    parts = list(package.parts("chart", "chartEx"))
    known = (
        frozenset(text for grid in grids.values() for text in grid.values.values()) if parts else frozenset()
    )
    figures = Figures(grids, frozenset(hidden), known, shown)
    for part in parts:
        root = package.tree(part)
        if root is not None:
            _check_chart(root, part, figures, package.report)


def check_filtered(package: Package, shown: Page) -> None:
    """The charts of a letter: a series that is filtered out is not drawn, and letters may be hidden in them too."""
    for part in package.parts("chart", "chartEx"):
        root = package.tree(part)
        if root is not None:
            _check_series(root, part, package.report)
            check_drawing(root, part, shown, package.report)


def _check_series(root: etree._Element, part: str, report: Report) -> None:
    for series in descendants(root, *FILTERED):
        report.add("chart-data", part, "; ".join(_cached(series)[:3]))


def _check_chart(root: etree._Element, part: str, figures: Figures, report: Report) -> None:
    for reference in descendants(root, *CACHES):
        if not _shown(reference, figures):
            report.add("chart-data", part, text_of(child(reference, "c:f")))
    _check_series(root, part, report)
    for literal in descendants(root, "c:numLit", "c:strLit"):
        if any(not _same(text, figures.known) for text in _cached(literal)):
            report.add("chart-literal", part)
    _check_unseen(root, part, figures.shown, report)
    for point in descendants(root, "c15:dlblRangeCache"):
        if any(not _same(text, figures.known) for text in _cached(point)):
            report.add("chart-data", part, "; ".join(_cached(point)[:3]))
    for point in descendants(root, "cx:pt", "cx:v"):
        if not _same(text_of(point), figures.known):
            report.add("chart-data", part, text_of(point))
    check_drawing(root, part, figures.shown, report)


def _check_unseen(root: etree._Element, part: str, shown: Page, report: Report) -> None:
    """Words of a chart that are not drawn: of an axis or label that is off, white titles, headers for the printer."""
    if next(descendants(root, "c:pivotSource"), None) is not None:
        report.add("pivot-cache", part, text_of(next(descendants(root, "c:pivotSource"))).strip())
    for switch in descendants(root, "c:delete"):
        holder = parent_of(switch)
        words = " ".join(text_of(text) for text in descendants(holder, "a:t")).strip()
        if is_true(switch.get("val", "1")) and words:
            report.add("chart-data", part, words)
    for letters in descendants(root, "a:rPr"):
        title = next(letters.iterancestors(q("c:title")), None)
        if title is not None and named_colour(child(letters, "a:solidFill")) == WHITE and not _painted(root):
            report.add("colour-on-colour", part, text_of(parent_of(letters)).strip())
    for settings in descendants(root, "c:printSettings"):
        for header in descendants(
            settings, *(f"c:{kind}{end}" for kind in KINDS for end in ("Header", "Footer"))
        ):
            check_footer(text_of(header), part, shown, report)


def _painted(root: etree._Element) -> bool:
    """Whether something but paper is behind the letters of a chart."""
    return child(root, "c:spPr/a:solidFill") is not None or child(root, "c:spPr/a:gradFill") is not None


def _cached(element: etree._Element) -> list[str]:
    return [text_of(v) for point in descendants(element, "c:pt") for v in children(point, "c:v")][:MAX_CACHE]


def _shown(reference: etree._Element, figures: Figures) -> bool:
    """Whether the figures that a chart keeps of a range stand in its cells, and these are visible."""
    cached = _cached(reference)
    formula = text_of(child(reference, "c:f"))
    name = formula.rpartition("!")[0].strip("'").replace("''", "'")
    if cached and ("[" in formula or name in figures.hidden):
        return False
    single = name in figures.grids and "," not in formula
    cells = frozenset(_values(figures.grids[name], formula)) if single else figures.known
    return all(_same(text, cells) for text in cached)


def _values(grid: Grid, reference: str) -> Iterator[str]:
    where = area(reference)
    if where:
        yield from (grid.values[cell] for cell in grid.inside(where))


def _same(text: str, cells: frozenset[str]) -> bool:
    """Whether a cached text stands in a cell, numbers compared as numbers."""
    if text in cells or not text.strip():
        return True
    try:
        number = float(text)
    except ValueError:
        return " ".join(text.split()) in {" ".join(cell.split()) for cell in cells}
    return any(_close(number, cell) for cell in cells)


def _close(number: float, cell: str) -> bool:
    try:
        return abs(float(cell) - number) <= 1e-9 * max(1.0, abs(number))
    except ValueError:
        return False
