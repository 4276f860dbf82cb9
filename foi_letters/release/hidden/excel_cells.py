"""The cells of a worksheet, read as a stream: what each shows, and what it holds beside that."""

import re
from dataclasses import dataclass, field
from math import isnan, nan

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.colour import WHITE, faintest
from foi_letters.release.hidden.excel_formats import (
    codes_for_number,
    codes_for_text,
    section_for,
    shows_every_count,
)
from foi_letters.release.hidden.excel_formulas import formula_code
from foi_letters.release.hidden.excel_grid import Area, Grid, column_number
from foi_letters.release.hidden.excel_strings import Strings, Text, read_text
from foi_letters.release.hidden.excel_styles import PLAIN, CellStyles, Region
from foi_letters.release.hidden.fonts import SYMBOLS, is_words
from foi_letters.release.hidden.markup import check_node
from foi_letters.release.hidden.numbers import real, whole
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import check_values
from foi_letters.release.hidden.xml import is_true, name_of, q, text_of

CELL, ROW, VALUE, FORMULA, INLINE = (q(f"s:{name}") for name in ("c", "row", "v", "f", "is"))
KNOWN = frozenset(["r", "s", "t"])
MIN_HEIGHT, MIN_LINE = 6.0, 6.0  # points: half a line of letters of ten
COLUMN = re.compile("[A-Z]{1,3}")
KINDS = frozenset({None, "n", "s", "str", "inlineStr", "b", "e", "d"})
ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#UNKNOWN!",
        "#CONNECT!",
        "#BUSY!",
    }
)
NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*")
SHAPES = {"b": re.compile("[01]"), "d": re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+Z?)?|[\d:.]{5,16}")}
NUMBER_KINDS = frozenset({None, "n"})


def _fits(kind: str | None, shown: str, *, numeric: bool) -> bool:
    """Whether what a cell holds is of the kind that it says."""
    if kind == "e":
        return shown in ERRORS
    form = NUMBER if numeric else SHAPES.get(kind or "")
    return kind in KINDS and (form is None or form.fullmatch(shown) is not None)


@dataclass(slots=True)
class CellReader:
    """Reads the rows of one sheet. `regions` are the areas that a table's style paints."""

    grid: Grid
    styles: CellStyles
    strings: Strings
    report: Report
    regions: list[tuple[Area, Region]]
    _codes: dict[tuple[str, bool, Region], tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    _row: int = 0
    _lines: int = 0

    def read_row(self, row: etree._Element) -> None:
        """Take one row's cells into the grid and notice what they hide."""
        self._row = whole(row.get("r"), self._row + 1)
        filled = len(self.grid.values)
        column = self._lines = 0
        for cell in row:
            if cell.tail and not cell.tail.isspace():
                self.report.add("stray-text", f"{self.grid.sheet}!row {self._row}", cell.tail)
            if cell.tag != CELL:
                check_node(cell, self.grid.sheet, self.report)
                continue
            if not set(cell.attrib) <= KNOWN:
                check_values(cell, "s:c", f"{self.grid.sheet}!row {self._row}", self.report)
            reference = cell.get("r", "")
            letters = reference.rstrip("0123456789")
            well_formed = COLUMN.fullmatch(letters)
            column = column_number(letters) if well_formed else column + 1
            if (self._row, column) in self.grid.values or (
                reference and reference != f"{letters}{self._row}"
            ):
                self.report.add("contradictory-cells", self.grid.place(self._row, column))
            self._read_cell(cell, column)
        self._check_row(row, len(self.grid.values) > filled)
        del row[:]

    def _check_row(self, row: etree._Element, holds: bool) -> None:
        place = f"{self.grid.sheet}!row {self._row}"
        check_values(row, "s:row", place, self.report)
        if is_true(row.get("hidden")):
            if holds:
                self.report.add("hidden-row", place)
            else:
                self.grid.empty_hidden_rows += 1
        elif holds and real(row.get("ht"), 15.0) < MIN_HEIGHT:
            self.report.add("no-size", place)
        elif is_true(row.get("customHeight")) and real(row.get("ht"), 15.0) < MIN_LINE * self._lines:
            self.report.add("clipped-text", place)

    def _read_cell(self, cell: etree._Element, column: int) -> None:
        raw = formula = None
        inline: Text | None = None
        for node in cell:
            tag = node.tag
            if tag == VALUE:
                raw = node.text
            elif tag == FORMULA:
                formula = node
            elif tag == INLINE:
                inline = self._inline(node, self.grid.place(self._row, column))
            else:
                self._odd(node, column)
            if node.tail and not node.tail.isspace():
                self.report.add("stray-text", self.grid.place(self._row, column), node.tail)
        if raw is None and inline is None and formula is None:
            return
        if raw and inline:
            self.report.add("contradictory-cells", self.grid.place(self._row, column), raw)
        self._take(cell, column, raw, inline, formula)

    def _inline(self, node: etree._Element, place: str) -> Text:
        inline = read_text(node, self.styles)
        check_text(inline.text, place, self.report)
        if inline.phonetic.strip():
            self.report.add("phonetic-text", place, inline.phonetic)
        for inner in node.iter() if len(node) != 1 or len(node[0]) else ():
            check_node(inner, place, self.report)
        return inline

    def _odd(self, node: etree._Element, column: int) -> None:
        """What no cell needs: an extension, a comment."""
        self.report.add("unknown-markup", self.grid.place(self._row, column), name_of(node))
        for inner in node.iter():
            check_node(inner, self.grid.place(self._row, column), self.report)

    def _take(
        self,
        cell: etree._Element,
        column: int,
        raw: str | None,
        inline: Text | None,
        formula: etree._Element | None,
    ) -> None:
        kind, style = cell.get("t"), cell.get("s", "0")
        text = inline or (self._shared(raw) if kind == "s" else None)
        shown = text.text if text else raw or ""
        if formula is not None:
            self._check_formula(cell, formula, shown, column)
        if not shown.strip():
            return
        numeric = text is None and kind in NUMBER_KINDS
        self.grid.put(self._row, column, shown, numeric=numeric)
        region = self._region(column) if self.regions else PLAIN
        if not _fits(kind, shown, numeric=numeric):
            self.report.add("contradictory-cells", self.grid.place(self._row, column), shown)
        for code in self._codes_of(style, shown, region, numeric=numeric):
            self.report.add(code, self.grid.place(self._row, column))
        if not numeric and "\n" in shown and self.styles.look(style).wraps:
            self._lines = max(self._lines, shown.count("\n") + 1)
        if text and (text.colours or text.tiny or text.symbols):
            self._check_parts(text, style, region, column)
        if cell.get("vm"):
            self.report.add("rich-data", self.grid.place(self._row, column))

    def _codes_of(self, style: str, shown: str, region: Region, *, numeric: bool) -> tuple[str, ...]:
        """What hides this value in a cell of this look."""
        key = (style, numeric, region)
        known = self._codes.get(key)
        if known is None:
            known = self._codes[key] = self._look_codes(style, numeric, region)
        codes, plain = known
        if SYMBOLS in codes and not is_words(shown):
            codes = tuple(code for code in codes if code != SYMBOLS)
        return (
            codes
            if not numeric or (plain and shown.isdecimal())
            else (*codes, *self._number_codes(style, shown, region))
        )

    def _shared(self, raw: str | None) -> Text | None:
        number = whole(raw, -1)
        if not 0 <= number < len(self.strings.items):
            return None
        item = self.strings.items[number]
        item.used = True
        return item

    def _region(self, column: int) -> Region:
        for (top, left, bottom, right), region in self.regions:
            if top <= self._row <= bottom and left <= column <= right:
                return region
        return PLAIN

    def _look_codes(self, style: str, numeric: bool, region: Region) -> tuple[tuple[str, ...], bool]:
        """What a look hides of any value, and whether its format shows every whole number in full."""
        look = self.styles.look(style)
        codes = look.codes(region)
        return (
            (codes, shows_every_count(look.code))
            if numeric
            else ((*codes, *codes_for_text(look.code)), False)
        )

    def _number_codes(self, style: str, shown: str, region: Region) -> tuple[str, ...]:
        """What the format hides of this number."""
        look = self.styles.look(style)
        number = real(shown, nan)
        if isnan(number):
            return ()
        codes = codes_for_number(look.code, number)
        colour = section_for(look.code, number).colour
        if colour and faintest(colour, look.fills or (region.fill or WHITE,)) == "colour-on-colour":
            codes = (*codes, "colour-on-colour")
        return codes

    def _check_parts(self, text: Text, style: str, region: Region, column: int) -> None:
        fills = self.styles.look(style).fills or (region.fill or WHITE,)
        place = self.grid.place(self._row, column)
        for colour in text.colours:
            code = faintest(colour, fills)
            if code:
                self.report.add(code, place)
        if text.tiny:
            self.report.add("tiny-text", place)
        if text.symbols:
            self.report.add("symbol-font", place)

    def _check_formula(self, cell: etree._Element, formula: etree._Element, shown: str, column: int) -> None:
        place = self.grid.place(self._row, column)
        code = "formula-reveals" if formula.get("t") == "dataTable" else formula_code(text_of(formula), shown)
        self.report.add(code, place, text_of(formula))
        if self.styles.look(cell.get("s", "0")).formula_hidden:
            self.report.add("hidden-formula", place)
