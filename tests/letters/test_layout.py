"""How letters are laid out: nothing touches a table, and no page parts what belongs together."""

from collections.abc import Callable, Iterator

import pytest
from lxml import etree

from foi_letters.assembly.package import read_package
from foi_letters.layout import SHORT_TABLE, kept_rows
from foi_letters.pipeline import Made
from tests.letters.conftest import CASES
from tests.letters.plain import W

LetterOf = Callable[[str], Made]
CLOSE = {"", "Lead", "Kept", "ListBullet"}
"""Styles without room above them."""


def body(made: Made) -> etree._Element:
    found = (
        read_package(made.sent["letter.docx"], name="letter.docx").parse("word/document.xml").find(f"{W}body")
    )
    assert found is not None
    return found


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def rows(table: etree._Element) -> list[set[str]]:
    """The styles in each row."""
    return [{style(each) for each in row.iter(f"{W}p")} for row in table.iter(f"{W}tr")]


@pytest.mark.parametrize("name", CASES)
def test_nothing_touches_a_table(name: str, letter_of: LetterOf) -> None:
    for table in body(letter_of(name)).iter(f"{W}tbl"):
        after = table.getnext()
        assert after is not None
        assert style(after) not in CLOSE


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_before_a_table_stays_with_it(name: str, letter_of: LetterOf) -> None:
    for table in body(letter_of(name)).iter(f"{W}tbl"):
        before = table.getprevious()
        assert before is not None
        assert style(before) in {"Kept", "Caption"}


@pytest.mark.parametrize("name", CASES)
def test_a_short_table_stays_on_one_page(name: str, letter_of: LetterOf) -> None:
    for table in body(letter_of(name)).iter(f"{W}tbl"):
        _, *inner, last = rows(table)
        of_figures = any("Number" in each for row in inner for each in row)
        if len(inner) < (SHORT_TABLE if of_figures else SHORT_TABLE // 2):
            assert all(each <= {"TableTextKept", "TableNumberKept"} for each in inner)
        assert last <= {"TableText", "TableNumber"}


def test_a_page_leaves_no_row_of_a_long_table_alone() -> None:
    kept = kept_rows(SHORT_TABLE + 1)
    assert kept == (True, *[False] * (SHORT_TABLE - 3), True, True, False)
    assert kept_rows(SHORT_TABLE, lines=2)[1:4] == (False, False, False)


def with_next(paragraphs: Iterator[etree._Element]) -> Iterator[str]:
    for each in paragraphs:
        if "".join(map(str, each.itertext())) == "Yours sincerely":
            return
        yield style(each)


@pytest.mark.parametrize("name", ["minutes", "parking-fines", "review", "extension"])
def test_the_signature_does_not_stand_alone_on_a_page(name: str, letter_of: LetterOf) -> None:
    *_, last = with_next(body(letter_of(name)).iter(f"{W}p"))
    assert last == "Kept"


def test_a_list_of_enclosures_is_held_together(letter_of: LetterOf) -> None:
    *_, first, second = (style(each) for each in body(letter_of("sea-wall")).iter(f"{W}p"))
    assert (first, second) == ("ListItemKept", "ListBullet")
