"""How a letter prints hours of work."""

from decimal import Decimal

import pytest

from foi_letters.citation import NO_BREAK_SPACE
from foi_letters.typography import hours


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1", "1 hour"),
        ("18", "18 hours"),
        ("40.00", "40 hours"),
        ("1200", "1,200 hours"),
        ("7.5", "7.5 hours"),
        ("12.75", "12.75 hours"),
        ("21.245", "21.25 hours"),
    ],
)
def test_hours_are_printed_to_the_hundredth_so_that_a_column_adds_up(value: str, printed: str) -> None:
    assert hours(Decimal(value)).replace(NO_BREAK_SPACE, " ") == printed
