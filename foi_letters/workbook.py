"""The workbook that the letter refers to: released tables and the letter's own facts, as XLSX and CSV.

One sheet a table behind a cover and a page of notes, to the Analysis Function's "Releasing statistics in
spreadsheets" (docs/workbook.md goes through it rule by rule). Cells hold plain numbers and text: no formula, nothing
hidden, no property but authority, title and language. openpyxl streams the sheets, so a large table needs little
memory; the package is then written anew, so that the same figures give the same bytes.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from foi_letters.naming import COVER, WORKBOOK, table_names
from foi_letters.released import ReleasedFigure, ReleasedTable
from foi_letters.sheets import grid
from foi_letters.sheets.content import (
    COUNT_OF_TABLES,
    HEADER_ROW,
    Kind,
    Sheet,
    WorkbookFacts,
    check,
    cover,
    sheets,
)
from foi_letters.sheets.csv_table import csv_text
from foi_letters.sheets.saved import package
from foi_letters.sheets.style import (
    COVER_WIDTH,
    FIGURE_WIDTHS,
    HEADING,
    LABEL_WIDTH,
    LINE_WIDTH,
    LINK,
    MEANING_WIDTH,
    SHORTHAND_WIDTH,
    TEXT,
    TITLE,
    Look,
    Stationery,
    height,
    literal,
)


def workbook_files(
    tables: Sequence[ReleasedTable], figures: Sequence[ReleasedFigure], facts: WorkbookFacts
) -> Mapping[str, bytes]:
    """The workbook and one CSV a table, by their names beside the letter; nothing when there is nothing to show.

    Raises InputError, with every problem, when a text or a table is more than Excel can hold.
    """
    if not tables and not figures:
        return {}
    names = table_names(table.id for table in tables)
    csvs = {names[table.id].csv: csv_text(table).encode() for table in tables}
    return {WORKBOOK: xlsx_bytes(tables, figures, facts), **csvs}


def xlsx_bytes(
    tables: Sequence[ReleasedTable], figures: Sequence[ReleasedFigure], facts: WorkbookFacts
) -> bytes:
    """The workbook: a cover, notes where there are any, and one table a sheet. Raises InputError as above."""
    pages = sheets(tables, figures, facts)
    check(pages, facts)
    book = Workbook(write_only=True)
    book.calculation, book.security = CalcProperties(fullCalcOnLoad=False), None
    stationery = Stationery(book)
    _write_cover(book, stationery, pages, facts)
    for sheet in pages:
        _write_sheet(book, stationery, sheet)
    saved = io.BytesIO()
    book.save(saved)
    return package(saved, creator=facts.authority, title=facts.title, language=facts.language)


A4 = 9
"""The number of A4 among Excel's sizes of paper."""
COVER_LINES = 35
"""A cover of up to so many lines prints on one page and can still be read."""
_LOOKS = {Kind.TITLE: TITLE, Kind.HEADING: HEADING, Kind.TEXT: TEXT, Kind.LINK: LINK}


def _write_cover(
    book: Workbook, stationery: Stationery, pages: Sequence[Sheet], facts: WorkbookFacts
) -> None:
    page = _new_page(book, COVER, [COVER_WIDTH])
    page.sheet_view.tabSelected = True
    lines = list(cover(pages, facts))
    page.page_setup.fitToHeight = 1 if len(lines) <= COVER_LINES else 0
    for row, line in enumerate(lines, 1):
        look = _LOOKS[line.kind]
        cell = stationery.cell(page, line.text, look)
        if line.target:
            cell.row, cell.column = row, 1
            cell.hyperlink = Hyperlink(ref="", location=line.target)
        _append(page, row, [cell], height(line.text, COVER_WIDTH, look))


def _write_sheet(book: Workbook, stationery: Stationery, sheet: Sheet) -> None:
    widths = _widths(sheet)
    page = _new_page(book, sheet.name, widths)
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    above = ((sheet.title, TITLE), (COUNT_OF_TABLES, TEXT), (sheet.about, TEXT))
    for row, (text, spread) in enumerate(above, 1):
        look = replace(spread, wrap=len(text) > LINE_WIDTH)
        _append(page, row, [stationery.cell(page, text, look)], height(text, widths[0], look))
    looks = [Look(header=True, right=n >= sheet.text_columns) for n in range(len(sheet.headers))]
    headers = [stationery.cell(page, text, look) for text, look in zip(sheet.headers, looks, strict=True)]
    _append(page, HEADER_ROW, headers, max(map(height, sheet.headers, widths, looks)))
    for number, values in enumerate(sheet.rows):
        labels = values[: sheet.text_columns]
        tall = max(height(str(text), width) for text, width in zip(labels, widths, strict=False))
        _append(page, HEADER_ROW + 1 + number, _cells(page, stationery, sheet, number), tall)
    page.tables.add(_table_object(sheet))


def _new_page(book: Workbook, name: str, widths: Sequence[float]) -> Worksheet:
    """A sheet that prints on landscape A4, as wide as the page."""
    page: Worksheet = book.create_sheet(name)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins = PageMargins(left=0.6, right=0.6, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return page


def _append(page: Worksheet, row: int, cells: list[Cell], tall: float) -> None:
    page.row_dimensions[row].height = tall
    page.append(cells)
    del page.row_dimensions[row]  # it is written; a large table would gather them


def _cells(page: Worksheet, stationery: Stationery, sheet: Sheet, row: int) -> list[Cell]:
    total, bold = row in sheet.total_rows, sheet.total_columns
    return [
        stationery.cell(page, value, _look(value, n >= sheet.text_columns, total or n in bold))
        for n, value in enumerate(sheet.rows[row])
    ]


def _look(value: grid.Value, figure: bool, bold: bool) -> Look:
    if isinstance(value, Decimal):
        return _figure_look(max(0, -int(value.as_tuple().exponent)), bold)
    if isinstance(value, int):
        return _figure_look(0, bold)
    return _text_look(figure, bold)


@cache
def _figure_look(decimals: int, bold: bool) -> Look:
    shown = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return Look(number_format=shown, right=True, bold=bold, wrap=False)


@cache
def _text_look(figure: bool, bold: bool) -> Look:
    return Look(right=figure, bold=bold, wrap=not figure)


def _widths(sheet: Sheet) -> list[float]:
    """The label column is as wide as its texts may need, a column of figures as its longest figure or word."""
    narrowest, widest = FIGURE_WIDTHS
    columns = zip(*(row[sheet.text_columns :] for row in sheet.rows), strict=True)
    headers = sheet.headers[sheet.text_columns :]
    figures = (
        3 + max(len(header) // 2, *map(len, header.split()), *map(_length, column))
        for column, header in zip(columns, headers, strict=True)
    )
    noted = sheet.text_columns > 1
    texts = [SHORTHAND_WIDTH if noted else LABEL_WIDTH, *[MEANING_WIDTH] * (sheet.text_columns - 1)]
    return [*texts, *(float(min(widest, max(narrowest, width))) for width in figures)]


def _length(value: grid.Value) -> int:
    return len(value if isinstance(value, str) else f"{value:,}")


def _table_object(sheet: Sheet) -> Table:
    columns = [TableColumn(id=n, name=literal(header)) for n, header in enumerate(sheet.headers, 1)]
    corner = f"{get_column_letter(len(columns))}{HEADER_ROW + len(sheet.rows)}"
    return Table(displayName=sheet.table, ref=f"A{HEADER_ROW}:{corner}", tableColumns=columns)
