"""The CSV files: plain, one header, and no text that a spreadsheet program would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.sheets.csv_table import csv_text, harmless
from tests.workbook.released import OUTCOMES, TYPES, count, table


def test_a_table_is_one_header_row_and_plain_figures() -> None:
    assert csv_text(TYPES) == (
        "Allegation type,Allegations,Upheld (%)\r\nDiscreditable conduct,120,12.5\r\nUse of force,1431,9.0\r\n"
    )


def test_a_suppressed_figure_is_the_marker() -> None:
    assert csv_text(OUTCOMES).splitlines()[1] == "Dismissed without notice,12,15,[c],[c]"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("- of which male", "'- of which male"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t'=1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("＝1", "'＝1"),
        ("-", "-"),
        ("**", "**"),
        ("[c]", "[c]"),
        ("1-5", "1-5"),
        ("a=b", "a=b"),
        ("x@northshire.example", "x@northshire.example"),
    ],
)
def test_text_that_could_run_gets_an_apostrophe_and_other_text_stays(text: str, written: str) -> None:
    assert harmless(text) == written


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_any_label_reads_back_on_one_line_but_for_the_apostrophe(label: str) -> None:
    read = list(csv.reader(io.StringIO(csv_text(table((count(6),), labels=(label,))), newline="")))
    shown = " ".join(label.split()) or "(blank)"
    assert read[1] == [harmless(shown), "6"]
    assert read[1][0].replace("'", "") == shown.replace("'", "")
