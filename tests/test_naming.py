"""Names of folders, files, sheets and tables: safe on every system, and the same each time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.naming import FOLDER_LENGTH, safe_name, sheet_cell, table_names


@pytest.mark.parametrize("reference", ["FOI-2026-0412", "026642", "A", "case_1.2", "x" * 80])
def test_a_plain_reference_is_its_own_folder_name(reference: str) -> None:
    assert safe_name(reference) == reference


@pytest.mark.parametrize(
    "reference",
    [
        "",
        ".",
        "..",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\system32",
        "FOI/2026/0412",
        "NUL",
        "con.txt",
        "COM1",
        "lpt9.log",
        "-rf",
        ".hidden",
        "ends with dot.",
        "FOI-1.previous",
        "FOI-1.building",
        "FOI\u202egpj.exe",
        "line\nbreak",
        "nul\x00byte",
        "ŵyth",
        "ＦＯＩ",
        "\ud800",
        "x" * 300,
    ],
)
def test_any_other_reference_becomes_a_safe_name_that_ends_in_its_hash(reference: str) -> None:
    name = safe_name(reference)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*-[0-9a-f]{6}", name)
    assert len(name) <= FOLDER_LENGTH
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", name)


def test_references_that_look_alike_when_made_safe_do_not_share_a_folder() -> None:
    assert len({safe_name(text) for text in ("FOI/1", "FOI\\1", "FOI 1", "FOI-1", "FOI\u20101")}) == 5


@given(st.text(max_size=200))
def test_every_text_has_a_safe_name(text: str) -> None:
    name = safe_name(text)
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", name)
    assert name not in {".", ".."}
    assert safe_name(name) == name


def test_a_table_is_called_by_its_id_everywhere() -> None:
    names = table_names(["outcomes"])["outcomes"]
    assert (names.sheet, names.table, names.csv) == ("outcomes", "table_outcomes", "tables/outcomes.csv")
    assert names.link == "tables.xlsx#'outcomes'!A1"


def test_a_quote_in_the_name_of_a_sheet_is_doubled_in_a_reference() -> None:
    assert sheet_cell("officers' sex", "B2") == "'officers'' sex'!B2"


def test_names_that_excel_refuses_are_changed_and_stay_apart() -> None:
    ids = ["History", "cover", "a/b", "a?b", "A*B", "x" * 40, "x" * 41, "'quoted'", "", "[c]"]
    sheets = [names.sheet for names in table_names(ids).values()]
    assert sheets == [
        "History_2",
        "cover_2",
        "a-b",
        "a-b_2",
        "A-B_3",
        "x" * 31,
        "x" * 29 + "_2",
        "quoted",
        "Table",
        "-c-",
    ]


@given(st.lists(st.text(max_size=60), unique=True, max_size=12))
def test_no_two_tables_share_a_sheet_an_object_or_a_file(ids: list[str]) -> None:
    named = list(table_names(ids).values())
    for kind in ("sheet", "table", "csv"):
        assert len({getattr(each, kind).casefold() for each in named}) == len(ids)
    for each in named:
        assert 0 < len(each.sheet.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", each.sheet)
        assert re.fullmatch(r"table_\w*", each.table, re.ASCII)
