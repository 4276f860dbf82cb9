"""Records are told apart as far as the tables tell them apart, and each is counted once."""

import numpy as np

from foi_letters.errors import Place
from foi_letters.sdc.conditions import Filter, Source
from foi_letters.sdc.records import records_of
from foi_letters.sdc.space import Space, classes

YEARS = ("2018", "2019", "2020", "2021", "2022")
EVERY = [Filter((("Sex", frozenset(sex)), ("Year", frozenset([year])))) for sex in "FM" for year in YEARS]


def source(*records: tuple[str, str]) -> Source:
    columns = {"Sex": [sex for sex, _ in records], "Year": [year for _, year in records]}
    return Source(records_of("r", columns, lambda _: Place("r.csv")), {"Sex": ("F", "M", ""), "Year": YEARS})


THREE = source(("F", "2019"), ("M", "2022"), ("M", "2022"))


def space(of: Source = THREE) -> Space:
    return Space.of(list(classes(of, EVERY).values()), of)


def passed(*filters: Filter) -> int:
    return int(space().counts[space().mask(filters)].sum())


def test_values_that_no_filter_tells_apart_are_one_class() -> None:
    divided = classes(THREE, [Filter((("Year", frozenset(["2019", "2020"])),))])
    assert set(divided) == {"Year"}
    assert set(divided["Year"].values) == {frozenset(["2019", "2020"]), frozenset(["2018", "2021", "2022"])}


def test_each_record_is_counted_once_where_it_belongs() -> None:
    assert space().shape == (3, 5)
    assert int(space().counts.sum()) == 3
    assert [passed(each) for each in EVERY] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 2]


def test_a_record_that_two_filters_pass_is_counted_once() -> None:
    men, late = Filter((("Sex", frozenset("M")),)), Filter((("Year", frozenset(["2021", "2022"])),))
    assert passed(men, late) == 2
    assert passed(Filter()) == 3
    assert passed() == 0


def test_a_source_without_records_has_kinds_and_no_counts() -> None:
    empty = source()
    assert [each.codes.tolist() for each in classes(empty, EVERY).values()] == [[], []]
    assert space(empty).counts.tolist() == [0] * 15


def test_kinds_are_put_in_words_that_leave_out_what_says_nothing() -> None:
    made, women = space(), Filter((("Sex", frozenset("F")),))
    assert made.label(np.flatnonzero(made.mask([women]))) == "Sex: F"
    assert made.label(np.arange(15)) == "all records"
    assert made.label(np.flatnonzero(made.mask(EVERY))) == "Sex: F or M"
    assert Space.of([], THREE).label(np.arange(1)) == "all records"


def test_of_many_values_three_are_named() -> None:
    made = space()
    for years, words in [
        (YEARS[:3], "Year: 2018 or 2019 or 2020"),
        (YEARS[1:], "Year: 2019 or 2020 or 2021 or 1 more"),
    ]:
        mask = made.mask([Filter((("Year", frozenset(years)),))])
        assert made.label(np.flatnonzero(mask)) == words


def test_what_holds_counts_does_not_print_them() -> None:
    made = space(source(*[("F", "2019")] * 7919))
    assert "7919" not in repr(made)
    assert repr(made.columns[1]) == "Classes(name='Year')"
