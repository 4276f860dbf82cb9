"""One sheet of an XLSX workbook, read as what a person who opens it sees, and refused where that is in doubt.

The XML is read as a stream: neither the sheet's stated dimension nor a cell at XFD1048576 costs anything. Dates come as
2021-04-01, also from workbooks that count days from 1904; numbers stored as text are what their text says. A hidden
row or column, a merged range among the counts, an error or a formula (whose stored result may be stale) is a fault that
names its cell. What is merged in the rows of names stands over each of its columns; what is above them is not read.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from foi_letters.assembly.package import Package, read_package
from foi_letters.errors import InputError, Place, Problem
from foi_letters.sdc.merged_names import Merged, merged_names, spread
from foi_letters.sdc.records import MAX_SHOWN, BadCell, Extent, Grid, Row, RowNumber, limited
from foi_letters.sdc.xlsx_values import MAIN, Meaning, text_of, value, whole

_CELL = f"{MAIN}c"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAX_PART = 100_000_000
"""Bytes of XML of a sheet, or of its texts: some 300,000 rows of ten columns. Larger ones are to be saved as CSV, which reads ten times as fast."""
_MAX_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def read_xlsx(data: bytes, name: str, sheet: str | None, extent: Extent) -> Grid:
    """The rows of the sheet; `name` is what messages call the file. InputError with every fault found."""
    package = read_package(data, name=name)
    chosen = _chosen(package, sheet)
    meaning = Meaning(_shared_texts(package), _date_styles(package), _epoch(package))

    def place(row: RowNumber, column: int | None) -> Place:
        cell = f"row {row}" if column is None else f"{get_column_letter(column + 1)}{row}"
        return Place(name, within=f"{chosen.name}!{cell}" if column is not None else f"{chosen.name}, {cell}")

    return Grid(name, _rows(package, chosen, meaning, extent), place)


# the workbook


def _chosen(package: Package, wanted: str | None) -> _Sheet:
    sheets = list(_sheets(package))
    if not any(not sheet.hidden for sheet in sheets):
        raise _refusal(
            "no-sheet", "the workbook has no sheet that can be seen", package.name, "save it again in Excel"
        )
    names = ", ".join(f"'{sheet.name}'" for sheet in sheets if not sheet.hidden)
    if wanted is None and len([sheet for sheet in sheets if not sheet.hidden]) != 1:
        raise _refusal(
            "which-sheet", "the workbook has several sheets", package.name, f"say sheet: one of {names}"
        )
    chosen = next(
        (sheet for sheet in sheets if (not sheet.hidden if wanted is None else sheet.name == wanted)), None
    )
    if chosen is None:
        raise _refusal("no-sheet", f"there is no sheet '{wanted}'", package.name, f"the sheets are: {names}")
    if chosen.hidden:
        message = f"the sheet '{chosen.name}' is hidden"
        raise _refusal(
            "hidden-sheet", message, package.name, "unhide it, so that everyone sees what is counted"
        )
    return chosen


def _sheets(package: Package) -> Iterator[_Sheet]:
    main = package.main_part
    if main is None or not package.content_type(main).endswith("spreadsheetml.sheet.main+xml"):
        raise _refusal("not-xlsx", "this is not an XLSX workbook", package.name, "save it as XLSX in Excel")
    targets = {relation.id: relation for relation in package.relationships(main)}
    for element in package.parse(main).iter(f"{MAIN}sheet"):
        relation = targets.get(str(element.get(_RELATION_ID)))
        if relation is not None and relation.type.endswith("/worksheet") and relation.target in package.parts:
            yield _Sheet(
                str(element.get("name")), relation.target, element.get("state", "visible") != "visible"
            )


def _part(package: Package, kind: str) -> str | None:
    for relation in package.relationships(package.main_part or ""):
        if relation.type.endswith(kind) and relation.target in package.parts:
            return relation.target
    return None


def _shared_texts(package: Package) -> tuple[str, ...]:
    part = _part(package, "/sharedStrings")
    return () if part is None else tuple(text_of(element) for element in _stream(package, part, {"si"}))


def _date_styles(package: Package) -> frozenset[int]:
    part = _part(package, "/styles")
    if part is None:
        return frozenset()
    root = package.parse(part)
    formats = dict(BUILTIN_FORMATS)
    for each in root.iter(f"{MAIN}numFmt"):
        formats[whole(each.get("numFmtId"))] = str(each.get("formatCode"))
    used = [whole(xf.get("numFmtId")) for cells in root.iter(f"{MAIN}cellXfs") for xf in cells]
    return frozenset(number for number, key in enumerate(used) if is_date_format(formats.get(key, "General")))


def _epoch(package: Package) -> datetime:
    properties = package.parse(package.main_part or "").find(f"{MAIN}workbookPr")
    from_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
    return CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900


# the sheet


def _rows(package: Package, sheet: _Sheet, meaning: Meaning, extent: Extent) -> Iterator[Row]:
    """The rows one by one. What is hidden is known at the end, and is an error then."""
    heads = _merged_names(package, sheet, extent)
    doubts: list[Problem] = []
    unseen: set[int] = set()
    above: dict[Merged, str | BadCell] = {}
    expected = 1
    for element in _stream(package, sheet.part, {"row", "col"}):
        if element.tag == f"{MAIN}col":
            unseen.update(_hidden_columns(element))
            continue
        number = whole(element.get("r"), expected)
        cells = _cells(element, meaning, Place(package.name, within=f"{sheet.name}, row {number}"))
        spread(cells, number, heads, above)
        if extent.reads(number):
            if any(cells) and element.get("hidden") in ("1", "true"):
                doubts.append(_hidden(f"row {number}", package.name, sheet.name))
            found = {n for n in unseen if n <= len(cells) and cells[n - 1]}
            doubts += [
                _hidden(f"column {get_column_letter(n)}", package.name, sheet.name) for n in sorted(found)
            ]
            unseen -= found
        if any(cells) and number > expected > 1:
            yield RowNumber(number - 1), ()
        expected = number + 1
        yield RowNumber(number), cells
    if doubts:
        raise InputError(limited(doubts[: MAX_SHOWN + 1], package.name))


def _merged_names(package: Package, sheet: _Sheet, extent: Extent) -> list[Merged]:
    """The merged ranges in the rows of names. InputError for those among what is counted."""
    if b"mergeCell" not in package.parts[sheet.part]:
        return []
    references = [str(each.get("ref")) for each in _stream(package, sheet.part, {"mergeCell"})]
    return merged_names(references, extent, Place(package.name, within=sheet.name))


def _hidden_columns(element: etree._Element) -> range:
    """The columns that a `col` element hides, as far as columns are read."""
    hidden = element.get("hidden") in ("1", "true") or element.get("width") in ("0", "0.0")
    last = min(whole(element.get("max")), _MAX_COLUMNS)
    return range(whole(element.get("min")), last + 1) if hidden else range(0)


def _hidden(what: str, name: str, sheet: str) -> Problem:
    kind = what.partition(" ")[0]
    advice = f"clear the filter or unhide the {kind}; delete it if it is not to be counted"
    return Problem(f"hidden-{kind}", f"{what} is hidden", Place(name, within=f"{sheet}, {what}"), advice)


def _cells(row: etree._Element, meaning: Meaning, place: Place) -> list[str | BadCell]:
    cells: list[str | BadCell] = []
    for element in row.iterchildren(_CELL):
        said = value(element, meaning)
        if said == "":
            continue
        column = _column(element.get("r", "").rstrip("0123456789")) or len(cells) + 1
        if not len(cells) < column <= _MAX_COLUMNS:
            message = (
                f"a value stands in column {get_column_letter(column)}, out of order or far from the others"
            )
            raise InputError([Problem("far-cell", message, place, "delete it")])
        cells.extend([""] * (column - len(cells) - 1))
        cells.append(said)
    return cells


@cache
def _column(letters: str) -> int:
    return column_index_from_string(letters) if re.fullmatch("[A-Z]{1,3}", letters) else 0


# XML


def _stream(package: Package, part: str, tags: set[str]) -> Iterator[etree._Element]:
    """The elements of these names one by one; what has been read is let go."""
    names = [f"{MAIN}{tag}" for tag in tags]
    data = package.parts[part]
    if len(data) > _MAX_PART:
        message = f"the workbook has a part of more than {_MAX_PART:,} bytes"
        raise _refusal("too-large", message, package.name, "save the sheet as CSV")
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), tag=names, resolve_entities=False, no_network=True
        ):
            if element.getroottree().docinfo.internalDTD is not None:  # in whatever encoding it stands
                message = "the workbook declares entities, which Excel never writes"
                raise _refusal("xml-entities", message, package.name, "ask who made it")
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as fault:
        place = Place(package.name, within=part)
        raise InputError(
            [Problem("damaged-xml", f"the workbook is damaged: {fault}", place, "save it again in Excel")]
        ) from None


def _refusal(rule: str, message: str, name: str, advice: str) -> InputError:
    return InputError([Problem(rule, message, Place(name), advice)])
