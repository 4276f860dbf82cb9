"""CSV as it comes from other programs: UTF-8 with or without its mark, UTF-16, Windows-1252; any of the usual separators."""

import csv
import io
import re
from collections.abc import Iterator

from foi_letters.errors import InputError, Place, Problem
from foi_letters.sdc.records import Grid, Row, RowNumber

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_SEPARATORS = ",;\t|"
_HTML = re.compile(r"\s*<(!doctype|html|table|\?xml|head|body)", re.IGNORECASE)


def read_csv(data: bytes, name: str) -> Grid:
    """The rows of a CSV file; `name` is what messages call it. InputError when it is something else than CSV."""
    text = _text(data, name)
    if _HTML.match(text):
        raise _refusal(
            name, "this is a web page or XML, not a CSV file", "open it in Excel and save it as CSV"
        )
    first, _, rest = text.partition("\n")
    if declared := re.fullmatch(r"sep=(.)\r?", first):
        return _grid(rest, declared[1], name, before=1)
    return _grid(text, _separator(text), name, before=0)


def _grid(text: str, separator: str, name: str, *, before: int) -> Grid:
    """The rows of `text`, which stands after `before` lines of the file."""
    rows = _rows(text, separator, name, before)
    return Grid(name, rows, lambda row, _: Place(name, row + before), full_rows=True)


def _text(data: bytes, name: str) -> str:
    if data.startswith((_ZIP, _OLD_EXCEL, _PDF)):
        advice = "give the file its right ending, or save it as CSV"
        raise _refusal(
            name, "this is not a CSV file: it is an Excel, ZIP or PDF file with another name", advice
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", name)
    if b"\0" in data:
        raise _refusal(name, "it holds zero bytes, so it is not text", "save it as CSV UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252", name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "its characters are neither UTF-8 nor UTF-16 nor Windows-1252"
        raise InputError([Problem("encoding", message, Place(name, line), "save it as CSV UTF-8")]) from None


def _separator(text: str) -> str:
    """The separator that stands most often in the first line; a comma where none does."""
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=unquoted.count)


def _rows(text: str, separator: str, name: str, before: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise _refusal(
                name, _meaning(fault), "check the quotation marks in this line", start + before
            ) from None
        if cells is None:
            return
        yield RowNumber(start), cells
        start = reader.line_num + 1


def _meaning(fault: csv.Error) -> str:
    if "field larger" in str(fault):
        return f"a value that begins here has more than {csv.field_size_limit():,} characters"
    if "unexpected end" in str(fault):
        return "a quotation mark that opens here is never closed"
    return "the quotation marks in this line are not closed where the value ends"


def _refusal(name: str, message: str, advice: str, line: int | None = None) -> InputError:
    return InputError([Problem("csv", message, Place(name, line), advice)])
