"""Good letters as other authorities might write them, one file each: plain, old-fashioned, numbered, in tables, with annexes.

Each is made into a Word file by python-docx, which is what a letter by anyone looks like: named styles, lists, tables.
"""

import io
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

FOLDER = Path(__file__).with_name("house_styles")
HOUSE = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
DOUBTED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("doubted/*.txt"))}
"""Good ones that say what they must in words that some rule does not know."""


def word_file(text: str) -> bytes:
    """A text as a Word file with the styles that Word has for it."""
    document = Document()
    document.core_properties.author = ""
    rows: list[list[str]] = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        _add_table(document, rows)
        _add(document, line)
    _add_table(document, rows)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: WordDocument, line: str) -> None:
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        document.add_heading(line.strip("# "), level)
    elif line.startswith("**"):
        document.add_paragraph().add_run(line.strip("* ")).bold = True
    elif line.startswith("- "):
        document.add_paragraph(line.removeprefix("- "), style="List Bullet")
    else:
        document.add_paragraph(line)


def _add_table(document: WordDocument, rows: list[list[str]]) -> None:
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        rows.clear()
