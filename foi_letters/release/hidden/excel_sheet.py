"""A worksheet apart from its cells: columns, views, rules, merges, footers, and where its data lies."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.excel_footers import check_footers
from foi_letters.release.hidden.excel_formulas import OUTSIDE
from foi_letters.release.hidden.excel_grid import Area, Grid, area, column_letters
from foi_letters.release.hidden.excel_styles import CellStyles
from foi_letters.release.hidden.links import check_target, says_more
from foi_letters.release.hidden.numbers import real
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import child, children, descendants, is_true, name_of, text_of, value

MIN_WIDTH, MIN_DIGITS = 1.2, 6
GAP_ROWS, GAP_COLUMNS = 40, 10
CODE_OF_ELEMENT: Mapping[str, str] = {
    "s:scenarios": "scenario",
    "s:customSheetViews": "saved-view",
    "s:protectedRanges": "permission",
    "s:sheetProtection": "protection",
    "s:oleObjects": "embedded-object",
    "s:controls": "form-control",
    "s:smartTags": "smart-tag",
    "s:webPublishItems": "data-connection",
    "s:dataConsolidate": "data-connection",
    "s:customProperties": "custom-property-part",
    "s:cellWatches": "unknown-markup",
    "x14:slicerList": "slicer",
    "x15:timelineRefs": "slicer",
    "x14:protectedRanges": "permission",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet when its cells are in `grid`: `root` holds everything else."""

    name: str
    root: etree._Element
    grid: Grid
    styles: CellStyles
    shown: Page
    names: frozenset[str]
    """What the sheets of the workbook are called, and "" for this one."""


def check_sheet(sheet: Sheet, report: Report) -> None:
    """Everything about a sheet but its cells and drawings."""
    for element in sheet.root.iter():
        code = CODE_OF_ELEMENT.get(name_of(element))
        if code:
            report.add(code, sheet.name, _names(element))
    for check in CHECKS:
        check(sheet, report)


def _names(element: etree._Element) -> str:
    return "; ".join(name for name in (child_.get("name") or "" for child_ in element) if name)


def _check_defaults(sheet: Sheet, report: Report) -> None:
    form = child(sheet.root, "s:sheetFormatPr")
    if form is None:
        return
    if is_true(form.get("zeroHeight")):
        report.add("rows-hidden-by-default", sheet.name)
    if sheet.grid.empty_hidden_rows:
        report.add("hidden-empty", f"{sheet.name}!{sheet.grid.empty_hidden_rows} rows")
    if real(form.get("defaultRowHeight"), 15) < 3 and is_true(form.get("customHeight")):
        report.add("no-size", f"{sheet.name}!default row height")
    if real(form.get("defaultColWidth"), 8) < MIN_WIDTH:
        report.add("no-size", f"{sheet.name}!default column width")


def _check_columns(sheet: Sheet, report: Report) -> None:
    for column in descendants(sheet.root, "s:col"):
        first, last = int(real(column.get("min"), 1)), int(real(column.get("max"), 16_384))
        width = real(column.get("width"), 9)
        hidden, narrow = is_true(column.get("hidden")), width < MIN_WIDTH
        if not hidden and not narrow:
            _check_digits(sheet, range(first, min(last, 16_384) + 1), width, report)
            continue
        held = [number for number in sheet.grid.first_in_column if first <= number <= last]
        for number in held:
            report.add(
                "hidden-column" if hidden else "no-size", f"{sheet.name}!column {column_letters(number)}"
            )
        if not held:
            report.add(
                "hidden-empty", f"{sheet.name}!columns {column_letters(first)} to {column_letters(last)}"
            )


def _check_digits(sheet: Sheet, columns: range, width: float, report: Report) -> None:
    """Numbers in a column that has no room for them: `##` stands in their place."""
    for number, digits in sheet.grid.longest.items():
        if number in columns and digits > width + 1 and width < MIN_DIGITS:
            report.add("no-size", f"{sheet.name}!column {column_letters(number)}")


def _check_views(sheet: Sheet, report: Report) -> None:
    for view in descendants(sheet.root, "s:sheetView"):
        if view.get("showZeros") in {"0", "false"}:
            report.add("zeros-not-shown", sheet.name)
        if real(view.get("zoomScale"), 100) < 25:
            report.add("tiny-text", f"{sheet.name}!zoom")
        pane, top = child(view, "s:pane"), area(view.get("topLeftCell", "A1"))
        frozen = pane is not None and pane.get("state", "split").startswith("frozen")
        if frozen and top and any(row < top[0] or column < top[1] for row, column in sheet.grid.values):
            report.add("frozen-away", sheet.name)


def _check_filters(sheet: Sheet, report: Report) -> None:
    check_filter(child(sheet.root, "s:autoFilter"), sheet.name, report)


def check_filter(element: etree._Element | None, where: str, report: Report) -> None:
    """An active filter of a sheet or table: a column with a criterion."""
    for column in () if element is None else children(element, "s:filterColumn"):
        if len(column):
            report.add("active-filter", where)


def _check_order(sheet: Sheet, report: Report) -> None:
    for condition in descendants(sheet.root, "s:sortCondition"):
        if condition.get("customList") and not sheet.shown.says(
            condition.get("customList", "").replace(",", ";")
        ):
            report.add("list-choices", f"{sheet.name}!sort order", condition.get("customList", ""))


def _check_merges(sheet: Sheet, report: Report) -> None:
    for merge in descendants(sheet.root, "s:mergeCell"):
        covered = area(merge.get("ref", ""))
        for cell in [] if covered is None else sheet.grid.inside(covered):
            if covered and cell != covered[:2]:
                report.add("text-under-merge", sheet.grid.place(*cell), sheet.grid.values[cell])


def _check_rules(sheet: Sheet, report: Report) -> None:
    for rule in descendants(sheet.root, "s:cfRule", "x14:cfRule"):
        own = child(rule, "x14:dxf")
        difference = sheet.styles.difference(rule.get("dxfId")) if own is None else own
        for code in () if difference is None else sheet.styles.difference_codes(difference):
            report.add(code, f"{sheet.name}!conditional formatting")
        for bar in descendants(rule, "s:dataBar", "s:iconSet", "x14:dataBar", "x14:iconSet"):
            if bar.get("showValue") in {"0", "false"}:
                report.add("conditional-hiding", f"{sheet.name}!conditional formatting", "values not shown")
        for scale in descendants(rule, "s:colorScale", "s:dataBar", "x14:dataBar"):
            if sheet.styles.scale_hides(scale):
                report.add(
                    "conditional-hiding", f"{sheet.name}!conditional formatting", "cells painted black"
                )
        if rule.get("text") and not sheet.shown.says(rule.get("text", "")):
            report.add("rule-literal", sheet.name, rule.get("text", ""))
        for formula in descendants(rule, "s:formula", "xm:f"):
            _check_literals(formula, sheet, "rule-literal", report)


def _check_literals(formula: etree._Element, sheet: Sheet, code: str, report: Report) -> None:
    text = text_of(formula)
    if OUTSIDE.search(text):
        report.add("external-workbook", sheet.name, text)
    for literal in text.split('"')[1::2]:
        if len(literal) > 2 and not sheet.shown.says(literal):
            report.add(code, sheet.name, literal)


def _check_validation(sheet: Sheet, report: Report) -> None:
    for rule in descendants(sheet.root, "s:dataValidation", "x14:dataValidation"):
        where = f"{sheet.name}!{rule.get('sqref', 'drop-down')}"
        for formula in descendants(rule, "s:formula1", "s:formula2", "x14:formula1", "x14:formula2"):
            if text_of(formula).strip().startswith('"'):
                report.add("list-choices", where, text_of(formula).strip())
            else:
                _check_literals(formula, sheet, "rule-literal", report)
        for name in ("prompt", "promptTitle", "error", "errorTitle"):
            message = rule.get(name, "")
            if message.strip() and not sheet.shown.says(message):
                report.add("cell-prompt", where, message)


def _check_links(sheet: Sheet, report: Report) -> None:
    for link in descendants(sheet.root, "s:hyperlink"):
        where = f"{sheet.name}!{link.get('ref', '')}"
        tip = link.get("tooltip", "")
        if tip and not sheet.shown.says(tip):
            report.add("alternative-text-tells" if says_more(tip) else "alternative-text", where, tip)
        label = link.get("display", "")
        if label and not sheet.shown.says(label) and says_more(label):
            report.add("alternative-text-tells", where, label)
        location = link.get("location", "")
        if location and value(link, "r:id") == "":
            check_target("#" + location, where, sheet.shown, report)
            if (target := location.rpartition("!")[0].strip("'").replace("''", "'")) not in sheet.names:
                report.add("stale-title", where, target)


def _check_remote(sheet: Sheet, report: Report) -> None:
    """Cells beyond a gap wider than a screen: a reader of the table does not go there."""
    rows = {row for row, _ in sheet.grid.values}
    limit_row = _last_before_gap(sorted(rows), GAP_ROWS)
    limit_column = _last_before_gap(sorted(sheet.grid.first_in_column), GAP_COLUMNS)
    if limit_row is None and limit_column is None:
        return
    for row, column in sheet.grid.values:
        if row > (limit_row or row) or column > (limit_column or column):
            report.add("remote-cell", sheet.grid.place(row, column), sheet.grid.values[row, column])


def _last_before_gap(numbers: list[int], gap: int) -> int | None:
    """The last row or column before the first gap; one that starts far from the edge is beyond the first."""
    before = 0
    for number in numbers:
        if number - before > gap:
            return before
        before = number
    return None


def print_areas(names: Iterator[etree._Element], index: int) -> list[Area]:
    """The print areas that a workbook defines for the sheet with this index."""
    found: list[Area] = []
    for name in names:
        if name.get("name") == "_xlnm.Print_Area" and name.get("localSheetId") == str(index):
            found += [a for a in map(area, text_of(name).split(",")) if a]
    return found


def check_print_area(sheet: Sheet, areas: list[Area], report: Report) -> None:
    """Cells outside what is printed, where a print area is set."""
    if not areas:
        return
    for row, column in sheet.grid.values:
        if not any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in areas):
            report.add("outside-print-area", sheet.grid.place(row, column))


def _check_names(sheet: Sheet, report: Report) -> None:
    check_text(sheet.name, f"name of sheet {sheet.name}", report)


def _check_print(sheet: Sheet, report: Report) -> None:
    check_footers(sheet.root, sheet.name, sheet.shown, report)


CHECKS: tuple[Callable[[Sheet, Report], None], ...] = (
    _check_names,
    _check_defaults,
    _check_columns,
    _check_views,
    _check_filters,
    _check_order,
    _check_merges,
    _check_rules,
    _check_validation,
    _check_links,
    _check_remote,
    _check_print,
)
