"""Prose quotes what is released, and nothing else."""

from decimal import Decimal

import pytest

from foi_letters.errors import InputError, Place
from foi_letters.quotes import Quotes, quoted
from foi_letters.released import (
    Banded,
    CellName,
    Published,
    ReleasedFigure,
    ReleasedTable,
    Suppressed,
    Suppression,
    SuppressionRule,
)

TABLE = ReleasedTable(
    id="upheld",
    title="Allegations upheld",
    questions=("3",),
    row_heading="Year",
    row_labels=("2019-20", "Total"),
    column_labels=("Male", "Female"),
    cells=((Published(1234), Suppressed(Suppression.PRIMARY)), (Published(5678), Banded("1 to 9"))),
    rule=SuppressionRule(5),
)
SHARE = ReleasedFigure("share", "Share upheld", Published(Decimal("12.5"), "%"))
QUOTES = Quotes.of([TABLE], [SHARE])


def test_a_quote_prints_the_figure_as_the_table_does() -> None:
    text = "In all, [[upheld | 2019-20 | Male]] were upheld ([[share]]), of women [[upheld|Total|Female]]."
    assert QUOTES.fill(text) == "In all, 1,234 were upheld (12.5%), of women 1 to 9."
    assert list(quoted(text)) == ["upheld | 2019-20 | Male", "share", "upheld|Total|Female"]


def test_a_withheld_figure_cannot_be_quoted() -> None:
    place = Place("case.yaml", 7)
    with pytest.raises(InputError) as caught:
        QUOTES.fill("Only [[upheld | 2019-20 | Female]] women.", place)
    [problem] = caught.value.problems
    assert problem.rule == "quote-withheld"
    assert problem.message == "the figure 'upheld | 2019-20 | Female' is withheld, so it cannot be quoted"
    assert problem.place == place


def test_every_unknown_name_is_reported_with_the_closest_known_one() -> None:
    with pytest.raises(InputError) as caught:
        QUOTES.fill(
            "[[uphelt | Total | Male]] [[upheld | Totals | Male]] [[upheld | Total | X]] [[a | b]] [[shire]]"
        )
    assert [problem.help for problem in caught.value.problems] == [
        "did you mean 'upheld'?",
        "did you mean 'Total'?",
        "there is: Male, Female",
        "write it as: table | row | column",
        "did you mean 'share'?",
    ]


def test_the_name_of_a_cell_prints_as_it_is_written() -> None:
    assert str(CellName.parse("upheld|2019-20 |  Male")) == "upheld | 2019-20 | Male"


def test_prose_without_quotes_stays_as_it_is() -> None:
    assert QUOTES.fill("Nothing [here] to {{ quote }} [[") == "Nothing [here] to {{ quote }} [["
