"""A `Table` value as a Word table: header rows repeat, rows do not split, horizontal rules only, alternative text."""

from collections.abc import Callable, Sequence
from typing import Final

from foi_letters.assembly.rendering import rendering
from foi_letters.assembly.text import attribute_text
from foi_letters.assembly.values import Cell, Inline, Paragraph, Table

__all__ = ["table"]

_RULES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "bottom", "insideH")
)


def table(value: Table, write: Callable[[Sequence[Inline]], str]) -> str:
    """The table; `write` writes the runs of a cell in the formatting of the tag."""
    widths = _widths(value)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(value, index, widths, write) for index in range(len(value.rows)))
    if not rows:
        return "<w:p/>"
    return f"<w:tbl>{_properties(value, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _widths(value: Table) -> list[int]:
    columns = max((len(row) for row in value.rows), default=0)
    shares = [*value.widths[:columns], *[1.0] * (columns - len(value.widths))]
    total = rendering.get().resources.text_width
    return [round(total * share / sum(shares)) for share in shares]


def _properties(value: Table, width: int) -> str:
    style = f'<w:tblStyle w:val="{rendering.get().style(value.style, "table").id}"/>' if value.style else ""
    borders = "" if value.style else f"<w:tblBorders>{_RULES}</w:tblBorders>"
    words = "".join(
        f'<w:{name} w:val="{attribute_text(text)}"/>'
        for name, text in (("tblCaption", value.title), ("tblDescription", value.description))
        if text
    )
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return f'<w:tblPr>{style}<w:tblW w:w="{width}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{look}{words}</w:tblPr>'


def _row(value: Table, index: int, widths: Sequence[int], write: Callable[[Sequence[Inline]], str]) -> str:
    header = "<w:tblHeader/>" if index < value.header_rows else ""
    row = value.rows[index]
    cells = "".join(
        _cell(row[column] if column < len(row) else "", width, numeric=column in value.numeric, write=write)
        for column, width in enumerate(widths)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(content: Cell, width: int, *, numeric: bool, write: Callable[[Sequence[Inline]], str]) -> str:
    paragraph = content if isinstance(content, Paragraph) else Paragraph((content,))
    style = (
        f'<w:pStyle w:val="{rendering.get().style(paragraph.style, "paragraph").id}"/>'
        if paragraph.style
        else ""
    )
    side = '<w:jc w:val="right"/>' if numeric else ""
    properties = f"<w:pPr>{style}{side}</w:pPr>" if style or side else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{properties}{write(paragraph.content)}</w:p></w:tc>'
