"""The checks of an Excel workbook: its sheets, names and tables, then what is drawn on them."""

from dataclasses import dataclass

from lxml import etree

from foi_letters.release.hidden.drawings import check_diagrams
from foi_letters.release.hidden.excel_cells import CellReader, Grid
from foi_letters.release.hidden.excel_drawings import check_charts, check_sheet_drawings
from foi_letters.release.hidden.excel_sheet import (
    Sheet,
    check_print_area,
    check_sheet,
    print_areas,
)
from foi_letters.release.hidden.excel_strings import Strings, check_strings, elements, read_strings
from foi_letters.release.hidden.excel_styles import CellStyles
from foi_letters.release.hidden.excel_tables import read_tables
from foi_letters.release.hidden.excel_workbook import check_workbook
from foi_letters.release.hidden.links import check_links
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.xml import descendants, value

SHEET_KINDS = ("worksheet", "chartsheet")


@dataclass(slots=True)
class Book:
    """A workbook being checked: what all its sheets share."""

    package: Package
    styles: CellStyles
    strings: Strings
    shown: str


def check_excel(package: Package) -> None:
    """Everything that is particular to Excel."""
    styles = CellStyles(package)
    strings = read_strings(package, styles)
    book = Book(package, styles, strings, strings.shown())
    main = package.tree(package.main)
    assert main is not None
    targets = {r.id: r.part for r in package.related(package.main, *SHEET_KINDS)}
    grids: dict[str, Grid] = {}
    for index, entry in enumerate(descendants(main, "s:sheet")):
        name = entry.get("name", "")
        grids[name] = _check_part(book, name, targets.get(value(entry, "r:id"), ""), index)
    check_workbook(package, main, grids, book.shown)
    hidden = [
        s.get("name", "") for s in descendants(main, "s:sheet") if s.get("state", "visible") != "visible"
    ]
    check_charts(package, grids, hidden)
    check_strings(strings, package.report)
    check_diagrams(package)
    check_links(package, book.shown)


def _check_part(book: Book, name: str, part: str, index: int) -> Grid:
    """Read one worksheet and check all of it."""
    package = book.package
    grid = Grid(name)
    reader = CellReader(
        grid, book.styles, book.strings, package.report, read_tables(package, part, book.styles, book.shown)
    )
    root: etree._Element | None = None
    for row in elements(package.members.get(part), "s:row", part, package.report):
        root = row.getroottree().getroot() if root is None else root
        reader.read_row(row)
    root = package.tree(part) if root is None else root
    if root is None:
        return grid
    sheet = Sheet(name, root, grid, book.styles, book.shown)
    check_sheet(sheet, package.report)
    main = package.tree(package.main)
    assert main is not None
    check_print_area(sheet, print_areas(descendants(main, "s:definedName"), index), package.report)
    check_sheet_drawings(package, part, grid, book.shown)
    return grid
