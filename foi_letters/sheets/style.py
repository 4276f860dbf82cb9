"""How the sheets of the workbook look: fonts, fills, widths and heights, as openpyxl wants them.

Sizes follow the Analysis Function's "Releasing statistics in spreadsheets": 12 points or more, text left and numbers
right, black on a light fill. Excel and LibreOffice do not fit the height of a row to wrapped text in a file that a
program wrote, so heights are worked out here from the length of the text.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
SIZE = 12
HEADING_SIZES = {"Heading 1": 16, "Heading 2": 14}
BUILTIN_IDS = {"Heading 1": 16, "Heading 2": 17}
HEADER_FILL = "FFDCE6F1"
LINK_COLOUR = "FF0B5394"
RULE_COLOUR = "FF7F7F7F"

LABEL_WIDTH = 48
"""Width of the first column of a table, in characters."""
SHORTHAND_WIDTH = 20
"""Width of the first column of the notes."""
MEANING_WIDTH = 80
"""Width of a further column of text, in the notes."""
COVER_WIDTH = 100
LINE_WIDTH = 120
"""How many characters above a table stand on one line, over the empty cells beside them; a longer text wraps."""
FIGURE_WIDTHS = (12, 24)
"""The narrowest and the widest column of figures."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look of a cell. `quote` marks text that Excel would take for a formula if someone edited the cell."""

    style: str = "Normal"
    number_format: str = "General"
    bold: bool = False
    right: bool = False
    header: bool = False
    link: bool = False
    quote: bool = False
    wrap: bool = True

    @property
    def size(self) -> int:
        """The size of its font in points."""
        return HEADING_SIZES.get(self.style, SIZE)

    @property
    def heavy(self) -> bool:
        """Whether its text is bold, for whichever reason."""
        return self.bold or self.header or self.style in HEADING_SIZES

    @property
    def font(self) -> Font:
        """The font: Arial at the size of its style, bold, or blue and underlined for a link."""
        if self.link:
            return Font(name=FONT, size=SIZE, color=LINK_COLOUR, underline="single")
        return Font(name=FONT, size=self.size, bold=self.heavy)

    @property
    def alignment(self) -> Alignment:
        """Figures right, all else left; in the middle, but for headers and headings, which stand on what they head."""
        low = self.header or self.style == HEADING.style
        side = "right" if self.right else "left"
        return Alignment(horizontal=side, vertical="bottom" if low else "center", wrap_text=self.wrap)


TEXT = Look()
TITLE = Look(style="Heading 1")
HEADING = Look(style="Heading 2")
LINK = Look(link=True)


@dataclass(slots=True)
class Stationery:
    """The styles of one workbook: each `Look` is made once and then stamped on any number of cells."""

    workbook: Workbook
    stamps: dict[Look, StyleArray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put our font in the place of openpyxl's default, Calibri in a colour of the theme, before any cell is made."""
        font = Font(name=FONT, size=SIZE)
        self.workbook._fonts = IndexedList([font])  # type: ignore[attr-defined]  # noqa: SLF001  there is no public name
        self.workbook._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001
        for name, builtin in BUILTIN_IDS.items():
            heading = Look(style=name)
            self.workbook.add_named_style(NamedStyle(name=name, builtinId=builtin, font=heading.font))

    def cell(self, sheet: Worksheet, value: int | Decimal | str, look: Look = TEXT) -> Cell:
        """A cell with this value and look. A str stays text, whatever it begins with: no formula, no error value."""
        if not isinstance(value, str):
            cell = WriteOnlyCell(sheet)
            cell.value = value
        else:
            cell = WriteOnlyCell(sheet, literal(value))
            cell.data_type = "s"
            look = replace(look, quote=True) if value.startswith(FORMULA_STARTS) else look
        # Setting font and alignment cell by cell takes ten times longer.
        cell._style = self._stamp(sheet, look)  # type: ignore[attr-defined]  # noqa: SLF001
        return cell

    def _stamp(self, sheet: Worksheet, look: Look) -> StyleArray:
        stamp = self.stamps.get(look)
        if stamp is None:
            stamp = self.stamps[look] = _new_stamp(sheet, look)
        return stamp


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def literal(text: str) -> str:
    """The text as it must be written to be read as it is, without space around it, which the schema cannot keep.

    Excel reads `_x0041_` as an escaped A; so that underscore is escaped in its turn.
    """
    return _ESCAPE_LIKE.sub("_x005F_", text.strip())


def _new_stamp(sheet: Worksheet, look: Look) -> StyleArray:
    cell = WriteOnlyCell(sheet)
    cell.style = look.style
    cell.font, cell.alignment, cell.number_format = look.font, look.alignment, look.number_format
    if look.header:
        cell.fill = PatternFill("solid", start_color=HEADER_FILL)
        cell.border = Border(bottom=Side("medium", color=RULE_COLOUR))
    cell.quotePrefix = look.quote
    stamp: StyleArray = cell._style  # type: ignore[attr-defined]  # noqa: SLF001
    return stamp


# how high a row must be

LINE = 1.25
"""Distance of lines, in sizes of the font."""
GAP = 5.0
"""Space between rows, in points."""
GAP_ABOVE = {"Heading 2": 12.0}
GAP_BELOW = {"Heading 1": 6.0}
MAX_HEIGHT = 409.0
"""The highest row that Excel shows, in points."""

_DIGIT = 0.556
"""Width of a digit of Arial in sizes of the font: the unit in which the widths of columns are given."""
_WIDTHS = {
    **dict.fromkeys("ijl|'", 0.23),
    **dict.fromkeys(" .,:;!/\\It[]f", 0.28),
    **dict.fromkeys("()-r", 0.34),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&w", 0.72),
    **dict.fromkeys("mMW%@", 0.9),
}
_BOLD = 1.08


def height(text: str, width: float, look: Look = TEXT) -> float:
    """The height in points that text needs in a column `width` characters wide."""
    gaps = GAP + GAP_ABOVE.get(look.style, 0) + GAP_BELOW.get(look.style, 0)
    return min(MAX_HEIGHT, _lines(text, width, look) * look.size * LINE + gaps)


def _lines(text: str, width: float, look: Look) -> int:
    room = (width - 1) * _DIGIT * SIZE / (look.size * (_BOLD if look.heavy else 1))
    if not look.wrap or (len(text) < room and "\n" not in text):  # no character is wider than its size
        return 1
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    """On how many lines a paragraph stands when it is broken between words, and within a word that fills a line."""
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        extent = _extent(word)
        if used and used + extent > room:
            lines, used = lines + 1, 0.0
        more, used = divmod(used + extent, room)
        lines, used = lines + int(more), used + _WIDTHS[" "]
    return lines


def _extent(word: str) -> float:
    return sum(_WIDTHS.get(letter, _DIGIT if letter.isascii() else 1.0) for letter in word)
