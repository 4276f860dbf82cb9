"""Merged cells of a sheet: in the rows of names, one heading over several columns; anywhere below, a fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import range_boundaries

from foi_letters.errors import InputError, Place, Problem
from foi_letters.sdc.records import BadCell, Extent, limited

WIDEST = 2_000
"""So many columns are read of a range that is merged over more."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, by rows and columns counted from 1."""

    reference: str
    columns: range
    rows: range

    @classmethod
    def of(cls, reference: str) -> "Merged":
        """The range that `B2:D2` names. ValueError where it is none."""
        left, top, right, bottom = range_boundaries(reference)
        if left is None or top is None or right is None or bottom is None:
            raise ValueError(reference)
        return cls(reference, range(left, min(right, WIDEST) + 1), range(top, bottom + 1))


def merged_names(references: Iterable[str], extent: Extent, sheet: Place) -> list[Merged]:
    """The merged ranges that stand in the rows of names; those above are titles. InputError with all that are below."""
    heads: list[Merged] = []
    wrong: list[Problem] = []
    for reference in references:
        try:
            merged = Merged.of(reference)
        except ValueError:
            wrong.append(_fault(reference[:20], sheet))
            continue
        if merged.rows[-1] < extent.names.start or (extent.last and merged.rows[0] > extent.last):
            continue
        if merged.rows[0] in extent.names and merged.rows[-1] in extent.names:
            heads.append(merged)
        else:
            wrong.append(_fault(reference, sheet))
    if wrong:
        raise InputError(limited(wrong, sheet.file))
    return heads


def _fault(reference: str, sheet: Place) -> Problem:
    place = replace(sheet, within=f"{sheet.within}!{reference}")
    advice = "unmerge the cells and write the value into each of them; headings may be merged in the rows of header_row"
    return Problem("merged-cells", f"the cells {reference} are merged", place, advice)


def spread(
    cells: list[str | BadCell], row: int, heads: Sequence[Merged], above: dict[Merged, str | BadCell]
) -> None:
    """Puts what stands in the corner of each merged range into all of its cells of this row; `above` remembers it."""
    for each in heads:
        if row not in each.rows:
            continue
        first, last = each.columns[0] - 1, each.columns[-1]
        if row == each.rows[0]:
            above[each] = cells[first] if first < len(cells) else ""
        cells.extend([""] * (last - len(cells)))
        cells[first:last] = [above.get(each, "")] * (last - first)
