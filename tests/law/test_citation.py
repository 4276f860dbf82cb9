"""Citations: what is read is what is printed, and two provisions run together are refused with the cure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_letters.citation import (
    NO_BREAK_SPACE,
    Citation,
    CitationField,
    Reliance,
    join,
    join_reliances,
    listed,
    parse,
)
from foi_letters.errors import InputError
from foi_letters.regime import Regime
from foi_letters.yamlfile import parse as parse_yaml
from foi_letters.yamlmodel import FileModel, validate

sections = st.from_regex(r"[1-9][0-9]?[A-C]?", fullmatch=True)
subsections = st.from_regex(r"[1-9][A-C]?", fullmatch=True)
paragraphs = st.from_regex(r"[a-z]|a[a-d]", fullmatch=True)
subparagraphs = st.sampled_from(["i", "ii", "iii", "iv", "v", "ix"])
paths = st.one_of(
    st.just(()),
    st.tuples(subsections),
    st.tuples(subsections, paragraphs),
    st.tuples(subsections, paragraphs, subparagraphs),
)
citations = st.builds(Citation, st.sampled_from(Regime), sections, paths)


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


@given(citations)
def test_what_is_printed_is_read_back_as_the_same_provision(citation: Citation) -> None:
    assert parse(str(citation), citation.regime) == citation
    assert parse(citation.key) == citation
    assert parse(citation.number, citation.regime) == citation


@given(citations, citations, citations)
def test_provisions_have_one_order(a: Citation, b: Citation, c: Citation) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a < b < c) or a < c


@given(citations, citations)
def test_a_provision_contains_what_begins_with_it(a: Citation, b: Citation) -> None:
    assert a.contains(b) == (b.regime == a.regime and b.number.startswith(a.number) and b.section == a.section
                             and b.path[: len(a.path)] == a.path)  # fmt: skip
    assert a.parent is None or (a.parent.contains(a) and not a.contains(a.parent))


@given(st.lists(citations, min_size=1, max_size=6))
def test_a_joined_list_names_every_provision_whatever_its_order(several: list[Citation]) -> None:
    joined = join(several)
    assert joined == join(reversed(several)) == join([*several, *several])
    for citation in several:
        assert citation.number in joined or f"({citation.path[-1]})" in joined


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("40(2)", "40(2)"),
        ("section 40(2)", "40(2)"),
        ("Section 40(2)", "40(2)"),
        ("s.31(1)(g)", "31(1)(g)"),
        ("s 36(2)(b)(ii)", "36(2)(b)(ii)"),
        ("31(1)(i)", "31(1)(i)"),
        ("sections 22A (1)", "22A(1)"),
        ("37(1)(ab)", "37(1)(ab)"),
        ("FOIA/40(3A)(a)", "40(3A)(a)"),
    ],
)
def test_the_usual_ways_of_writing_are_read(written: str, number: str) -> None:
    assert parse(written) == parse(number)
    assert parse(written).number == number


def test_regulations_are_called_regulations() -> None:
    assert plain(str(parse("EIR/12(4)(e)"))) == "regulation 12(4)(e)"
    assert plain(str(parse("reg 12(4)(e)", Regime.EIR))) == "regulation 12(4)(e)"
    assert plain(str(parse("FOISA/38(1)(b)"))) == "section 38(1)(b)"
    assert plain(str(parse("12(4)(e)", Regime.EISR))) == "regulation 12(4)(e)"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "40(2)(a)(b)",
            r"runs two provisions together: 40\(2\)\(a\) and 40\(2\)\(b\)\n.*cite the rule: 40\(2\)",
        ),
        ("40(2)(3A)(a)", r"runs two provisions together: 40\(2\) and 40\(3A\)\(a\)"),
        ("31(1)(a)(2)", r"runs two provisions together: 31\(1\)\(a\) and 31\(2\)"),
        ("31(1)(a) and (b)", r"is not a citation\ngive each provision its own entry"),
        ("Section 40(2)(a)(b)&(3)(a)(i)", r"is not a citation\ngive each provision its own entry"),
        ("personal data", r"is not a citation\nwrite the section"),
        ("DPA/34", r"'DPA' in 'DPA/34' is not a regime\nthe regimes are: FOIA, EIR, FOISA, EISR"),
        ("36(2)(b)(i)(ii)", "goes deeper than a sub-paragraph"),
        ("40(A)", r"'\(A\)' in '40\(A\)' cannot be a subsection"),
        ("40(2)(B)", r"'\(B\)' in '40\(2\)\(B\)' cannot be a paragraph"),
    ],
)
def test_what_is_no_citation_says_what_to_write(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(written)


def test_a_no_break_space_holds_the_number_to_its_word() -> None:
    assert str(parse("40(2)")) == f"section{NO_BREAK_SPACE}40(2)"
    assert join([parse("31(1)(a)"), parse("43(2)")]).startswith(f"sections{NO_BREAK_SPACE}31")


@pytest.mark.parametrize(
    ("numbers", "prose"),
    [
        (["40(2)"], "section 40(2)"),
        (["31(1)(b)", "31(1)(a)"], "sections 31(1)(a) and (b)"),
        (["31(1)(a)", "31(1)(b)", "31(1)(c)"], "sections 31(1)(a), (b) and (c)"),
        (["43(2)", "40(2)"], "sections 40(2) and 43(2)"),
        (["43(2)", "31(1)(a)", "31(1)(b)"], "sections 31(1)(a) and (b), and 43(2)"),
        (["36(2)(b)(ii)", "36(2)(b)(i)", "36(2)(c)"], "sections 36(2)(b)(i) and (ii), and 36(2)(c)"),
        (["40(1)", "40(2)"], "sections 40(1) and (2)"),
        (["22", "22A", "3"], "sections 3, 22 and 22A"),
        (["40(2)", "40(2)"], "section 40(2)"),
        (["40(2)", "40"], "sections 40 and 40(2)"),
        (["40(2)", "EIR/13(1)"], "section 40(2) and regulation 13(1)"),
        ([], ""),
    ],
)
def test_several_provisions_read_as_prose(numbers: list[str], prose: str) -> None:
    assert plain(join(map(parse, numbers))) == prose


def test_the_order_is_that_of_the_act() -> None:
    in_order = ["1(1)(a)", "12(1)", "22", "22A", "36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(b)(iv)", "36(2)(b)(ix)",
                "37(1)(a)", "37(1)(aa)", "37(1)(ab)", "37(1)(b)", "40(3)", "40(3A)", "40(4A)", "40(5B)"]  # fmt: skip
    assert [citation.number for citation in sorted(map(parse, reversed(in_order)))] == in_order


def test_a_ground_is_printed_with_what_it_is_read_with() -> None:
    ground = Reliance(parse("40(2)"), (parse("40(3A)(a)"),), "by virtue of")
    assert plain(str(ground)) == "section 40(2) by virtue of section 40(3A)(a)"
    assert plain(str(Reliance(parse("31(1)(g)"), (parse("31(2)(a)"), parse("31(2)(b)"))))) == (
        "section 31(1)(g) read with sections 31(2)(a) and (b)"
    )
    assert plain(str(Reliance(parse("21(1)")))) == "section 21(1)"


def test_grounds_are_listed_each_once_those_that_stand_alone_first() -> None:
    personal = Reliance(parse("40(2)"), (parse("40(3A)(a)"),), "by virtue of")
    crime = [Reliance(parse("31(1)(a)")), Reliance(parse("31(1)(b)"))]
    assert plain(join_reliances([personal, *crime, personal])) == (
        "sections 31(1)(a) and (b), and section 40(2) by virtue of section 40(3A)(a)"
    )
    assert plain(join_reliances([personal])) == "section 40(2) by virtue of section 40(3A)(a)"
    assert plain(join_reliances(crime)) == "sections 31(1)(a) and (b)"


def test_lists_read_as_english() -> None:
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a and b", "c"], compound=True) == "a and b, and c"


class Ground(FileModel):
    cite: CitationField


def test_a_file_names_the_line_of_a_bad_citation_and_the_cure() -> None:
    with pytest.raises(InputError) as caught:
        validate(parse_yaml("cite: 40(2)(a)(b)\n", "case.yaml"), Ground)
    assert "case.yaml:1:7: error[value-error]: '40(2)(a)(b)' runs two provisions together" in str(
        caught.value
    )
    assert "help: cite each on its own" in str(caught.value)
    with pytest.raises(InputError, match="a citation is text"):
        validate(parse_yaml("cite: [40]\n", "case.yaml"), Ground)


def test_a_citation_survives_a_round_trip_through_a_model_and_has_a_schema() -> None:
    ground = Ground(cite=parse("40(3A)(a)"))
    assert ground.model_dump(mode="json") == {"cite": "FOIA/40(3A)(a)"}
    assert Ground.model_validate(ground.model_dump(mode="json")) == ground
    assert Ground.model_json_schema()["properties"]["cite"]["type"] == "string"
