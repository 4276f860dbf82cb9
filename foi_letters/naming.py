"""Names that stay the same wherever they are used: of the folder of a case, of the files in it, of sheets and tables.

The letter and the workbook refer to each other by these names, so both take them from here. A low layer: it imports
nothing, and no name depends on anything but the text that it is made from.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

LETTER = "letter.docx"
WORKBOOK = "tables.xlsx"
CSV_FOLDER = "tables"

COVER = "Cover"
NOTES = "Notes"
FIGURES = "Figures"


# the folder of a case, and file names

FOLDER_LENGTH = 80
_HASH_LENGTH = 6
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
# Windows opens a device for these, whatever follows the first dot.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(\.|$)")
# What the pack puts beside an output folder; a case must not be named so that it collides with another's.
PREVIOUS = ".previous"
BUILDING = ".building"


def safe_name(text: str) -> str:
    """A name for a file or folder on any system, made from a case reference or an id; the text itself where it can be.

    NFKC; every character but ASCII letters, digits and `._-` becomes `-`; no device name, no leading or trailing
    dot or dash, at most 80 characters. Where anything was changed, 6 hex digits of the SHA-256 of the text follow, so
    that two references never share a folder.
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFKC", text)).strip(".-")
    if name == text and name and len(name) <= FOLDER_LENGTH and not _reserved(name):
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    stem = f"case-{name}" if _DEVICE.match(name) else name or "case"
    return f"{stem[: FOLDER_LENGTH - _HASH_LENGTH - 1].rstrip('.-')}-{digest}"


def _reserved(name: str) -> bool:
    return bool(_DEVICE.match(name)) or name.lower().endswith((PREVIOUS, BUILDING))


# sheets, table objects and CSV files

SHEET_LENGTH = 31
"""The longest name of a sheet that Excel opens, in UTF-16 units."""
_NOT_IN_SHEET = re.compile(
    r"[\[\]:*?/\\\x00-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_NOT_IN_TABLE = re.compile(r"[^A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class TableNames:
    """What the table with this id is called: its sheet, its table object in Excel, and its CSV file."""

    id: str
    sheet: str
    table: str
    csv: str
    """Relative to the folder of the letter: `tables/outcomes.csv`."""

    @property
    def cell(self) -> str:
        """The first cell of its sheet, as a hyperlink inside the workbook names it: `'outcomes'!A1`."""
        return sheet_cell(self.sheet)

    @property
    def link(self) -> str:
        """A relative hyperlink from the letter to the sheet: `tables.xlsx#'outcomes'!A1`."""
        return f"{WORKBOOK}#{self.cell}"


def sheet_cell(sheet: str, cell: str = "A1") -> str:
    """A reference to a cell of a sheet, the name quoted as Excel wants it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def table_names(ids: Iterable[str]) -> Mapping[str, TableNames]:
    r"""The names of the tables with these ids, in their order. A name is the id itself wherever it can be.

    Sheets: at most 31 characters, none of `[]:*?/\`, none called as a sheet of ours or as Excel's own "History", and
    no two alike but for case. The same care is taken of table objects and of file names.
    """
    taken: dict[str, set[str]] = {
        "sheet": {name.casefold() for name in (COVER, NOTES, FIGURES, "History")},
        "table": set(),
        "csv": set(),
    }
    return {id_: _names(id_, taken) for id_ in ids}


def _names(id_: str, taken: Mapping[str, set[str]]) -> TableNames:
    stem, sheet = safe_name(id_), _free(_sheet(id_), taken["sheet"], _cut_sheet)
    return TableNames(
        id=id_,
        sheet=sheet,
        table=_free(f"table_{_NOT_IN_TABLE.sub('_', sheet)}", taken["table"], lambda text, _: text),
        csv=f"{CSV_FOLDER}/{_free(stem, taken['csv'], lambda text, n: text[: FOLDER_LENGTH - n])}.csv",
    )


def _free(name: str, taken: set[str], cut: Callable[[str, int], str]) -> str:
    """The name, cut to its length, or with -2, -3 ... after it when another has it already; notes it as taken."""
    candidate, number = cut(name, 0), 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{cut(name, len(str(number)) + 1)}_{number}"
    taken.add(candidate.casefold())
    return candidate


def _sheet(text: str) -> str:
    plain = _NOT_IN_SHEET.sub("-", unicodedata.normalize("NFC", text))
    return " ".join(plain.split()).strip("' ") or "Table"


def _cut_sheet(name: str, reserve: int) -> str:
    while len(name.encode("utf-16-le")) // 2 > SHEET_LENGTH - reserve:
        name = name[:-1]
    return name.rstrip("' ")
