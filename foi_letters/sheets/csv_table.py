"""A released table as CSV: RFC 4180, UTF-8, one header row, plain numbers, the marker where a figure is suppressed.

A spreadsheet program may run text as a formula when it opens a CSV file, whatever quotes it stands in. So text that
could be one has an apostrophe put before it, which such programs show as it is: text that begins with `=`, `+`, `-`,
`@` (or their full-width forms), also after a semicolon, at which some programs split fields. Text
without a letter or digit, such as the marker `-`, is no formula and stays as it is; so do numbers.
"""

import csv
import io
import re

from foi_letters.released import ReleasedTable
from foi_letters.sheets.grid import Value, headers, labels, units, value

_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])")
_OPERAND = re.compile(r"\w")


def csv_text(table: ReleasedTable) -> str:
    """The table as CSV text with CRLF line ends; to be written as UTF-8, without a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(text) for text in headers(table)])
    shared = units(table)
    for label, cells in zip(labels(table), table.cells, strict=True):
        values = (value(table, cell, unit) for cell, unit in zip(cells, shared, strict=True))
        writer.writerow([harmless(label), *map(_text, values)])
    return out.getvalue()


def harmless(text: str) -> str:
    """The text so that no program takes it for a formula; unchanged wherever it could not be one."""
    return _FORMULA.sub(r"\1'", text) if _OPERAND.search(text) else text


def _text(plain: Value) -> str:
    return (
        harmless(plain) if isinstance(plain, str) else format(plain, "d" if isinstance(plain, int) else "f")
    )
