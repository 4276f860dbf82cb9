"""The workbook of 100,000 figures against an openpyxl write-only loop with the same number formats and alignment.

Both sides run in one process, turn about, and the best of each counts. Promise: less than 1.3 times the loop, in bounded
memory. Memory is measured apart, each side in a process of its own.
"""

import io
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment

from foi_letters.released import Published, ReleasedTable, Suppressed, Suppression, SuppressionRule
from foi_letters.sheets.content import WorkbookFacts
from foi_letters.workbook import xlsx_bytes

ROWS, COLUMNS = 10_000, 10
PROMISE = 1.3
FACTS = WorkbookFacts("Northshire Constabulary", "FOI-2026-0412", "24 November 2026", "Figures")


def released() -> ReleasedTable:
    """100,000 figures, one in fifty suppressed."""
    cells = tuple(
        tuple(
            Suppressed(Suppression.PRIMARY) if (row * 7 + column) % 50 == 0 else Published(row * 13 + column)
            for column in range(COLUMNS)
        )
        for row in range(ROWS)
    )
    labels = tuple(f"Category {row}" for row in range(ROWS))
    columns = tuple(f"Year {column}" for column in range(COLUMNS))
    return ReleasedTable(
        "large", "A large table", ("1",), "Category", labels, columns, cells, SuppressionRule(5)
    )


def ours(table: ReleasedTable) -> bytes:
    """The whole workbook: cover, table object, heights, our own package."""
    return xlsx_bytes((table,), (), FACTS)


def loop(table: ReleasedTable) -> bytes:
    """What one writes by hand: a sheet of cells with number format and alignment, and nothing else."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("large")
    right = Alignment(horizontal="right")
    sheet.append([table.row_heading, *table.column_labels])
    for label, row in zip(table.row_labels, table.cells, strict=True):
        cells = [WriteOnlyCell(sheet, value=label)]
        for figure in row:
            cell = WriteOnlyCell(sheet, value=figure.value if isinstance(figure, Published) else "[c]")
            cell.number_format = "#,##0"
            cell.alignment = right
            cells.append(cell)
        sheet.append(cells)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def seconds(side: Callable[[ReleasedTable], bytes], table: ReleasedTable) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    side(table)
    return time.perf_counter() - start


def megabytes(side: str) -> float:
    """The peak of memory of a process that does only this."""
    run = subprocess.run([sys.executable, __file__, side], capture_output=True, text=True, check=True)
    return float(run.stdout)


def main() -> None:
    """Print both sides and the ratio; fail when the promise is broken."""
    if len(sys.argv) > 1:
        table = released()
        if sys.argv[1] != "table":
            {"loop": loop, "ours": ours}[sys.argv[1]](table)
        status = Path("/proc/self/status").read_text()  # getrusage would count the parent's peak before exec
        print(int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024)
        return
    table = released()
    times = [(seconds(loop, table), seconds(ours, table)) for _ in range(5)]
    by_hand, whole = (min(column) for column in zip(*times, strict=True))
    print(
        f"{ROWS * COLUMNS:,} figures: openpyxl loop {by_hand:.2f} s, workbook {whole:.2f} s, ratio {whole / by_hand:.2f}"
    )
    table_alone, loop_peak, our_peak = megabytes("table"), megabytes("loop"), megabytes("ours")
    print(
        f"peak memory: table alone {table_alone:.0f} MB, loop {loop_peak:.0f} MB, workbook {our_peak:.0f} MB"
    )
    assert whole < PROMISE * by_hand, "the workbook is slower than promised"


if __name__ == "__main__":
    main()
