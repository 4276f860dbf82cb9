"""What one cell of an XLSX sheet says, as a person sees it: text, a number, a date as 2021-04-01, or a fault."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lxml import etree
from openpyxl.utils.datetime import from_excel

from foi_letters.sdc.records import BadCell

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA_TAG, _INLINE, _TEXT, _RUN = (f"{MAIN}{tag}" for tag in ("v", "f", "is", "t", "r"))

_FORMULA = BadCell(
    "formula",
    "a formula stands here; its stored result may be out of date",
    "copy the column and paste it as values",
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the numbers in cells mean: shared texts, which styles are dates, and the day that dates count from."""

    texts: tuple[str, ...]
    date_styles: frozenset[int]
    epoch: datetime


def value(cell: etree._Element, meaning: Meaning) -> str | BadCell:
    """What a cell says; nothing for an empty one."""
    kind, raw = cell.get("t", "n"), ""
    for child in cell:
        if child.tag == _FORMULA_TAG:
            return _FORMULA
        if child.tag == _VALUE:
            raw = (child.text or "").strip()
        elif child.tag == _INLINE and kind == "inlineStr":
            return text_of(child)
    if kind == "n" and raw:
        return _number(raw, meaning, is_date=whole(cell.get("s")) in meaning.date_styles)
    return _special(kind, raw, meaning)


def _special(kind: str, raw: str, meaning: Meaning) -> str | BadCell:
    if kind == "e":
        return BadCell("error-cell", f"the cell shows the error {raw}", "correct the cell, or empty it")
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
    if kind == "s":
        number = whole(raw, otherwise=-1)
        return meaning.texts[number] if 0 <= number < len(meaning.texts) else _damaged(raw)
    return raw


def _damaged(raw: str) -> BadCell:
    return BadCell(
        "damaged-cell", f"the cell holds '{raw[:20]}', which Excel does not write", "type the value again"
    )


def _number(raw: str, meaning: Meaning, *, is_date: bool) -> str | BadCell:
    try:
        number = float(raw)
        if is_date:
            return _date(from_excel(number, meaning.epoch))
    except (ValueError, OverflowError):
        return _damaged(raw)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _date(moment: datetime | date | time | timedelta | None) -> str:
    if isinstance(moment, datetime) and moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat(" ", "seconds") if isinstance(moment, datetime) else str(moment)


def text_of(element: etree._Element) -> str:
    """The text of a string, or of its runs, without its phonetic guide."""
    texts = []
    for child in element:
        if child.tag == _TEXT:
            texts.append(child.text or "")
        elif child.tag == _RUN:
            texts.extend(text.text or "" for text in child.iterchildren(_TEXT))
    return "".join(texts)


def whole(text: str | None, otherwise: int = 0) -> int:
    """The number that an attribute states; a row or style number of ten digits is no longer one."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else otherwise
