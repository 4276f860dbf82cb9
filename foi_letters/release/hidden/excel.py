"""The checks of an Excel workbook: all its cells are read, then its sheets, names and tables, then what is drawn on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from foi_letters.release.hidden.drawings import check_diagrams
from foi_letters.release.hidden.excel_cells import CellReader
from foi_letters.release.hidden.excel_drawings import check_charts, check_old_drawings, check_sheet_drawings
from foi_letters.release.hidden.excel_grid import Grid
from foi_letters.release.hidden.excel_sheet import (
    Sheet,
    check_print_area,
    check_sheet,
    print_areas,
)
from foi_letters.release.hidden.excel_strings import Strings, check_strings, elements, read_strings
from foi_letters.release.hidden.excel_styles import CellStyles
from foi_letters.release.hidden.excel_tables import check_tables, painted_regions
from foi_letters.release.hidden.excel_workbook import check_workbook
from foi_letters.release.hidden.links import check_links
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.xml import descendants, value

SHEET_KINDS = ("worksheet", "chartsheet")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet whose cells were read. `index` is its place in the workbook; `root` holds all but its rows."""

    name: str
    index: int
    hidden: bool
    part: str
    grid: Grid
    root: etree._Element | None


def check_excel(package: Package) -> Page:
    """Everything that is particular to Excel. What the workbook shows comes back."""
    styles = CellStyles(package)
    strings = read_strings(package, styles)
    main = package.tree(package.main)
    assert main is not None
    readings = list(_read(package, main, styles, strings))
    shown = _page([reading.grid for reading in readings if not reading.hidden])
    for reading in readings:
        _check(package, main, reading, styles, shown)
    grids = {reading.name: reading.grid for reading in readings}
    check_workbook(package, main, grids, shown)
    check_charts(package, grids, [reading.name for reading in readings if reading.hidden], shown)
    check_strings(strings, package.report)
    check_diagrams(package)
    check_links(package, shown)
    return shown


def _read(package: Package, main: etree._Element, styles: CellStyles, strings: Strings) -> Iterator[Reading]:
    """The cells of each sheet, in the order of the workbook."""
    targets = {r.id: r.part for r in package.related(package.main, *SHEET_KINDS)}
    for index, entry in enumerate(descendants(main, "s:sheet")):
        name, part = entry.get("name", ""), targets.get(value(entry, "r:id"), "")
        grid = Grid(name)
        reader = CellReader(grid, styles, strings, package.report, painted_regions(package, part, styles))
        root: etree._Element | None = None
        for row in elements(package.members.get(part), "s:row", part, package.report):
            root = row.getroottree().getroot() if root is None else root
            reader.read_row(row)
        root = package.tree(part) if root is None else root
        yield Reading(name, index, entry.get("state", "visible") != "visible", part, grid, root)


def _page(grids: list[Grid]) -> Page:
    """The texts of the sheets that are shown. The cover of a workbook of ours gives the authority's name twice."""
    first = grids[0].values if grids else {}
    title, name = first.get((1, 1), ""), first.get((2, 1), "")
    ours = bool(name) and title.startswith(f"{name}: ")
    return Page.of((text for grid in grids for text in grid.texts), [name] if ours else [])


def _check(package: Package, main: etree._Element, reading: Reading, styles: CellStyles, shown: Page) -> None:
    check_tables(package, reading.part, reading.name, styles, shown)
    if reading.root is None:
        return
    names = frozenset({"", *(entry.get("name", "") for entry in descendants(main, "s:sheet"))})
    sheet = Sheet(reading.name, reading.root, reading.grid, styles, shown, names)
    check_sheet(sheet, package.report)
    areas = print_areas(descendants(main, "s:definedName"), reading.index)
    check_print_area(sheet, areas, package.report)
    check_sheet_drawings(package, reading.part, reading.grid, shown)
    check_old_drawings(package, reading.part, sheet.root)
