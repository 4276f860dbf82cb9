"""The workbook part: hidden sheets, names, saved paths, and settings that keep names of people."""

import re
from collections.abc import Mapping

from lxml import etree

from foi_letters.release.hidden.excel_grid import Grid, area
from foi_letters.release.hidden.links import PERSONAL_PATH
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import WORDS, is_telling
from foi_letters.release.hidden.xml import descendants, is_true, name_of, text_of, value

OWN_NAMES = frozenset({"_xlnm._FilterDatabase", "_xlnm.Print_Area", "_xlnm.Print_Titles"})
SHEET_REFERENCE = re.compile(r"((?:'(?:[^']|'')+'|[\w.]+)!)?(\$?[A-Z]{0,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?)")
CODE_OF_ELEMENT: Mapping[str, str] = {
    "s:customWorkbookViews": "saved-view",
    "s:externalReferences": "external-workbook",
    "s:pivotCaches": "pivot-cache",
    "x14:pivotCaches": "pivot-cache",
    "x15:pivotCaches": "pivot-cache",
    "x14:slicerCaches": "slicer",
    "x15:slicerCaches": "slicer",
    "x15:timelineCacheRefs": "slicer",
    "x15:dataModel": "data-model",
    "s:webPublishing": "unknown-markup",
    "s:webPublishObjects": "data-connection",
    "s:functionGroups": "unknown-markup",
    "s:smartTagTypes": "smart-tag",
    "xr:revisionPtr": "revision-ids",
    "xlpd:externalLinksPr": "unknown-markup",
}


def check_workbook(package: Package, main: etree._Element, grids: Mapping[str, Grid], shown: Page) -> None:
    """Everything in the workbook part."""
    report = package.report
    for element in main.iter():
        code = CODE_OF_ELEMENT.get(name_of(element))
        if code:
            report.add(code, "workbook")
    for sheet in descendants(main, "s:sheet"):
        if sheet.get("state", "visible") != "visible":
            report.add("hidden-sheet", sheet.get("name", ""), sheet.get("state", ""))
    for name in descendants(main, "s:definedName"):
        _check_name(name, grids, shown, report)
    _check_sheets(package, main)
    _check_people(main, report)
    _check_windows(main, len(grids), report)


def _check_sheets(package: Package, main: etree._Element) -> None:
    """Each sheet has a part of its own, and no name in the code behind that reads like words."""
    parts = {r.id: r.part for r in package.related(package.main)}
    seen: set[str] = set()
    for sheet in descendants(main, "s:sheet"):
        part = parts.get(value(sheet, "r:id"), "")
        if part in seen:
            package.report.add(
                "contradictory-cells", "workbook", f"two sheets in one: {sheet.get('name', '')}"
            )
        elif part not in package.members:
            package.report.add("broken-relationship", "workbook", sheet.get("name", ""))
        seen.add(part)


def _check_people(main: etree._Element, report: Report) -> None:
    for sharing in descendants(main, "s:fileSharing"):
        report.add(
            "reservation" if sharing.get("userName") else "protection",
            "workbook",
            sharing.get("userName", ""),
        )
    for protection in descendants(main, "s:workbookProtection"):
        if any(is_true(flag) or len(flag) > 5 for flag in map(str, protection.attrib.values())):
            report.add("protection", "workbook")
    for version in descendants(main, "s:fileVersion"):
        if any(WORDS.search(str(text)) for text in version.attrib.values()):
            report.add("stray-text", "workbook", "; ".join(map(str, version.attrib.values())))
    for path in descendants(main, "x15ac:absPath"):
        folder = path.get("url", "")
        report.add("saved-path" if PERSONAL_PATH.search(folder) else "saved-folder", "workbook", folder)


def _check_windows(main: etree._Element, sheets: int, report: Report) -> None:
    for view in descendants(main, "s:workbookView"):
        if view.get("visibility", "visible") != "visible":
            report.add("hidden-sheet", "workbook window", view.get("visibility", ""))
        if (view.get("showSheetTabs") in {"0", "false"} or view.get("tabRatio") == "0") and sheets > 1:
            report.add("sheet-tabs-hidden", "workbook window")


def _check_name(name: etree._Element, grids: Mapping[str, Grid], shown: Page, report: Report) -> None:
    """A name may stand for visible cells; a constant, a formula or another file is content of its own."""
    label, text = name.get("name", ""), text_of(name).strip()
    own = label in OWN_NAMES
    if is_telling(label.replace("_", " ")):
        report.add("telling-name", label)
    if is_true(name.get("hidden")) and label != "_xlnm._FilterDatabase":
        report.add("hidden-name", label, text)
    for attribute in ("comment", "description", "help", "statusBar", "customMenu"):
        if name.get(attribute):
            report.add("name-content", label, name.get(attribute, ""))
    if is_true(name.get("function")) or is_true(name.get("xlm")) or is_true(name.get("vbProcedure")):
        report.add("macros", label)
    if "#REF!" in text:
        report.add("broken-name", label, text)
    elif not text or not all(_is_reference(piece, grids) for piece in _pieces(text)):
        literal = re.search(r'"[^"]*"|^=?-?[\d.]+$|^\{', text)
        outside = "[" in text or "|" in text
        constant = literal and not shown.says(text.strip('="'))
        report.add("name-content" if constant or outside or own else "name-formula", label, text)


def _pieces(text: str) -> list[str]:
    """A union of references, parted at commas outside quotation marks."""
    return re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text)


def _is_reference(text: str, grids: Mapping[str, Grid]) -> bool:
    found = SHEET_REFERENCE.fullmatch(text.strip())
    if not found or found[2].isdecimal() or area(found[2]) is None:
        return False
    sheet = (found[1] or "").rstrip("!").strip("'").replace("''", "'")
    return not found[1] or sheet in grids
