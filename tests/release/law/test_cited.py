"""The provisions that a letter cites, however it writes them."""

import pytest

from foi_letters.citation import parse
from foi_letters.release.law.cited import cited_in
from foi_letters.release.law.letter_text import Passage, plain


def found(text: str) -> list[str]:
    return [each.number for each in cited_in(Passage(1, plain(text))) if each.law == "FOIA"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("section 40(2) by virtue of section 40(3A)(a)", ["40(2)", "40(3A)(a)"]),
        (
            "Section\N{NO-BREAK SPACE}40(2)(a)(b)&(3)(a)(i) – Personal Information",
            ["40(2)(a)(b)", "40(3)(a)(i)"],
        ),
        ("Sections 23(5), 24(2) and 31(3)", ["23(5)", "24(2)", "31(3)"]),
        ("s.31(1)(a) & (b)", ["31(1)(a)", "31(1)(b)"]),
        ("sections 31(1)(a) and (b), and 40(2)", ["31(1)(a)", "31(1)(b)", "40(2)"]),
        ("section 36(2)(b)(i) and (ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"]),
        ("s40(2) and S.43(2)", ["40(2)", "43(2)"]),
        ("section 31(1)(g) read with section 31(2)(b)", ["31(1)(g)", "31(2)(b)"]),
        ("Section 12 costs 450 pounds", ["12"]),
        ("sections 21 to 22A", ["21", "22A"]),
        ("in the previous sections, 3 officers", []),
        ("crosssection 40", []),
    ],
)
def test_each_provision_is_read_as_it_is_written(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("section 34 of the Data Protection Act 2018", "Data Protection Act 2018"),
        (
            "section 39(1) of the Statistics and Registration Service Act 2007",
            "Statistics and Registration Service Act 2007",
        ),
        ("section 45 Code of Practice", "Code of Practice"),
        ("section 10 DPA", "DPA"),
        ("section 17 of the Freedom of Information Act 2000 (the Act)", "FOIA"),
        ("section 17 of the Act", "FOIA"),
        ("section 17 applies to an Act of Parliament", "FOIA"),
    ],
)
def test_a_provision_belongs_to_the_law_that_is_named_after_it(text: str, law: str) -> None:
    assert [each.law for each in cited_in(Passage(1, text))] == [law]


def test_a_provision_lies_within_what_contains_it() -> None:
    (each,) = cited_in(Passage(1, "section 40(3A)(a)"))
    assert each.within(parse("40"))
    assert each.within(parse("40(3A)"))
    assert not each.within(parse("40(2)"))
    assert not each.within(parse("4"))
