"""How values are set: dates, sums and numbers, and what a line must not part."""

from datetime import date
from decimal import Decimal

import pytest

from foi_letters.typography import counted, day, pounds, together


def test_a_date_stands_on_one_line() -> None:
    assert day(date(2026, 3, 9)) == "9\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026"


def test_a_number_agrees_with_its_noun() -> None:
    assert [counted(n, "figure").replace("\N{NO-BREAK SPACE}", " ") for n in (1, 2, 1400)] == [
        "1 figure",
        "2 figures",
        "1,400 figures",
    ]


@pytest.mark.parametrize(("value", "printed"), [("450", "£450"), ("1075.5", "£1,075.50")])
def test_pounds_have_pence_only_where_there_are_some(value: str, printed: str) -> None:
    assert pounds(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("under section 40(2) of the Act", ["under", "section 40(2)", "of", "the", "Act"]),
        ("by 9 March 2026 at", ["by", "9 March 2026", "at"]),
        ("within 40 working days of", ["within", "40 working days", "of"]),
        ("Northam NS1 2AB", ["Northam", "NS1 2AB"]),
    ],
)
def test_what_belongs_together_is_not_parted_at_the_end_of_a_line(text: str, parts: list[str]) -> None:
    assert [part.replace("\N{NO-BREAK SPACE}", " ") for part in together(text).split(" ")] == parts
