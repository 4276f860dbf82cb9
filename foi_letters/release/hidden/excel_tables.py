"""Tables on a worksheet: what their style paints, and what their descriptions and filters hold."""

import re
from collections.abc import Iterator

from lxml import etree

from foi_letters.release.hidden.characters import check_text, unescape
from foi_letters.release.hidden.excel_grid import Area, area
from foi_letters.release.hidden.excel_sheet import check_filter
from foi_letters.release.hidden.excel_styles import CellStyles, Region
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import is_telling
from foi_letters.release.hidden.xml import child, children, descendants, text_of, value

NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_]")
GENERATED = re.compile(r"(Column|Spalte|Colonne)\s?\d*|[\d./ -]*")


def painted_regions(package: Package, part: str, styles: CellStyles) -> list[tuple[Area, Region]]:
    """The areas of a sheet that table styles paint."""
    return [region for _, root in _tables(package, part) for region in _regions(root, styles)]


def check_tables(package: Package, part: str, sheet: str, styles: CellStyles, shown: Page) -> None:
    """The tables of a sheet (by its part, and as it is called): what they describe, filter and lay over their cells."""
    for name, root in _tables(package, part):
        _check_name(root.get("displayName", ""), name, sheet, package.report)
        _check_table(root, name, shown, package.report)
        _check_looks(root, name, styles, package.report)


def _tables(package: Package, part: str) -> Iterator[tuple[str, etree._Element]]:
    for relationship in package.related(part, "table"):
        root = None if relationship.external else package.tree(relationship.part)
        if root is not None:
            yield relationship.part, root


def _regions(root: etree._Element, styles: CellStyles) -> list[tuple[Area, Region]]:
    where, info = area(root.get("ref", "")), child(root, "s:tableStyleInfo")
    if not where or info is None:
        return []
    header, body = styles.table_regions(info.get("name", ""))
    top, left, bottom, right = where
    headed = root.get("headerRowCount", "1") != "0"
    first: list[tuple[Area, Region]] = [((top, left, top, right), header)] if headed else []
    return [*first, ((top + headed, left, bottom, right), body)]


def _check_name(name: str, part: str, sheet: str, report: Report) -> None:
    """A table that is called as its sheet is tells nothing more."""
    more = name.replace(NOT_IN_NAME.sub("_", sheet), "").removeprefix("table_")
    if is_telling(more.replace("_", " ")):
        report.add("telling-name", part, name)


def _check_table(root: etree._Element, part: str, shown: Page, report: Report) -> None:
    if root.get("comment"):
        report.add("table-description", part, root.get("comment", ""))
    for described in descendants(root, "x14:table"):
        for label in (described.get("altText", ""), described.get("altTextSummary", "")):
            if label and not shown.says(label):
                report.add("table-description", part, label)
    check_filter(child(root, "s:autoFilter"), part, report)
    for column in descendants(root, "s:tableColumn"):
        _check_column(column, part, shown, report)


def _check_column(column: etree._Element, part: str, shown: Page, report: Report) -> None:
    name = unescape(column.get("name", ""))
    check_text(name, part, report)
    if not shown.says(name) and not GENERATED.fullmatch(name):
        report.add("table-description", part, name)
    if next(children(column, "s:xmlColumnPr"), None) is not None or column.get("queryTableFieldId"):
        report.add("data-connection", part, name)
    label = column.get("totalsRowLabel", "")
    if label and not shown.says(label):
        report.add("table-description", part, label)
    if next(children(column, "s:calculatedColumnFormula", "s:totalsRowFormula"), None) is not None:
        report.add("formula", part, text_of(column))


def _check_looks(root: etree._Element, part: str, styles: CellStyles, report: Report) -> None:
    """The differential formats that a table lays over its header and its data, and the parts of its style."""
    for code in styles.style_codes(value(child(root, "s:tableStyleInfo"), "name")):
        report.add(code, part)
    for number in (root.get("headerRowDxfId", ""), root.get("dataDxfId", "")):
        difference = styles.difference(number)
        for code in () if difference is None else styles.difference_codes(difference):
            report.add(code, part)
