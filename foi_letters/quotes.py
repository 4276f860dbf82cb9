"""Figures quoted in an officer's prose: `[[table | row | column]]`, or `[[figure]]` for one outside the tables.

A quote is resolved from what is released, so prose cannot say a figure that the workbook withholds.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from foi_letters.errors import InputError, Place, Problem
from foi_letters.released import Cell, CellName, ReleasedFigure, ReleasedTable, Suppressed

_QUOTE = re.compile(r"\[\[([^\[\]]*)\]\]")


class _CannotQuote(Exception):
    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.advice = rule, message, advice


def quoted(text: str) -> Iterator[str]:
    """What stands between the double brackets of each quote in `text`, in order."""
    return (match[1].strip() for match in _QUOTE.finditer(text))


@dataclass(frozen=True, slots=True)
class Quotes:
    """The released figures of a response, by the names under which prose quotes them."""

    tables: Mapping[str, ReleasedTable]
    figures: Mapping[str, ReleasedFigure]

    @classmethod
    def of(cls, tables: Iterable[ReleasedTable], figures: Iterable[ReleasedFigure] = ()) -> Self:
        """The quotes that these tables and figures allow."""
        return cls({table.id: table for table in tables}, {figure.id: figure for figure in figures})

    def fill(self, text: str, place: Place | None = None) -> str:
        """`text` with each quote replaced by its figure, as printed.

        Raises InputError with a problem for each quote that names nothing, or a figure that is withheld.
        """
        problems: list[Problem] = []

        def figure(match: re.Match[str]) -> str:
            try:
                return self._text(match[1].strip())
            except _CannotQuote as fault:
                problems.append(Problem(fault.rule, fault.message, place, fault.advice))
                return ""

        filled = _QUOTE.sub(figure, text)
        if problems:
            raise InputError(problems)
        return filled

    def _text(self, name: str) -> str:
        cell = self._cell(name)
        if isinstance(cell, Suppressed):
            message = f"the figure '{name}' is withheld, so it cannot be quoted"
            raise _CannotQuote("quote-withheld", message, "quote a total that is published, or reword")
        return cell.text

    def _cell(self, name: str) -> Cell:
        if "|" not in name:
            return self.figures[
                _known(name, self.figures, "figure", "write a cell as table | row | column")
            ].cell
        try:
            cell = CellName.parse(name)
        except ValueError as fault:
            message, _, advice = str(fault).partition("\n")
            raise _CannotQuote("quote", message, advice) from None
        table = self.tables[_known(cell.table, self.tables, "table")]
        row = _known(cell.row, table.row_labels, f"row of table '{table.id}'")
        return table.cell(row, _known(cell.column, table.column_labels, f"column of table '{table.id}'"))


def _known(name: str, names: Iterable[str], what: str, otherwise: str = "") -> str:
    """`name`, if it is one of `names`."""
    if name in (known := list(names)):
        return name
    close = difflib.get_close_matches(name, known, n=1)
    advice = (
        f"did you mean '{close[0]}'?" if close else otherwise or f"there is: {', '.join(known) or 'none'}"
    )
    raise _CannotQuote("quote-unknown", f"there is no {what} '{name}'", advice)
