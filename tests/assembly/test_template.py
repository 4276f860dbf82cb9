import pytest

import foi_letters
from foi_letters.assembly.template import WordTemplate
from foi_letters.assembly.values import Blocks, Link, ListBlock, Paragraph, Styled
from foi_letters.errors import TemplateError
from tests.assembly.documents import docx, p, r, shown, tbl, tr


def render(*body: str, **context: object) -> list[object]:
    return shown(WordTemplate.open(docx(*body)).render(context))


def test_the_public_name_is_the_template_engine() -> None:
    assert foi_letters.WordTemplate is WordTemplate


def test_values_take_the_places_of_their_tags() -> None:
    assert render("Dear {{ name }},", "{{ body }}", name="A & <B>", body="x") == ["Dear A & <B>,", "x"]


def test_a_tag_split_over_runs_takes_the_first_runs_formatting() -> None:
    assert render(p("To {", r("{ na", "<w:b/>"), r("me }}", "<w:i/>"), " now"), name="me") == ["To me now"]


def test_a_paragraph_of_control_tags_vanishes() -> None:
    assert render("{% if late %}", "Sorry", "{% endif %}", "End", late=True) == ["Sorry", "End"]
    assert render("{% if late %}", "Sorry", "{% endif %}", "End", late=False) == ["End"]


def test_rows_are_looped_by_rows_of_their_own_and_by_first_and_last_cell() -> None:
    rows = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    docxtpl = tbl(
        tr("A", "B"), tr("{%tr for x in rows %}", ""), tr("{{ x.a }}", "{{ x.b }}"), tr("{%tr endfor %}", "")
    )
    assert render(docxtpl, rows=rows) == [[["A", "B"], ["1", "2"], ["3", "4"]]]
    cells = tbl(tr("{% for x in rows %}{{ x.a }}", "{{ x.b }}{% endfor %}"))
    assert render(cells, rows=rows) == [[["1", "2"], ["3", "4"]]]


def test_line_breaks_and_tabs_are_words_own() -> None:
    assert render("{{ x }}", x="a\nb\tc") == ["a\nb\tc"]


def test_a_value_with_structure_becomes_paragraphs() -> None:
    items = (Blocks((Paragraph(("one",)),)), Blocks((Paragraph(("two",)),)))
    value = Blocks((Paragraph(("It ", Styled("is", bold=True))), ListBlock(items, ordered=True)))
    assert render("{{ x }}", x=value) == ["It is", "one", "two"]
    assert render("See {{ x }}.", x=Link("here", "https://example.org/")) == ["See here."]


def test_tags_name_the_data_and_its_places() -> None:
    template = WordTemplate.open(
        docx("{{ a.b }}", "{% for q in qs %}", "{{ q.c }} {{ loop.index }}", "{% endfor %}")
    )
    places = {name: [str(place) for place in places] for name, places in template.tags.items()}
    assert places == {
        "a.b": ["template.docx: paragraph 1"],
        "qs": ["template.docx: paragraph 2"],
        "qs[].c": ["template.docx: paragraph 3"],
    }


def test_every_fault_is_told_with_its_place() -> None:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(docx("{{ a", "{% if b %}text", "{{ c | nope }}"), name="response.docx")
    assert [(problem.rule, str(problem.place)) for problem in caught.value.problems] == [
        ("tag-not-closed", "response.docx: paragraph 1"),
        ("block-not-closed", "response.docx: paragraph 2"),
        ("unknown-filter", "response.docx: paragraph 3"),
    ]


def test_a_missing_value_is_told_with_its_place() -> None:
    with pytest.raises(
        TemplateError, match=r"paragraph 1: error\[missing-value\]: '{{ name }}': the data has no 'name'"
    ):
        WordTemplate.open(docx("{{ name }}")).render({})


def test_the_same_context_gives_the_same_bytes() -> None:
    template = WordTemplate.open(docx("{{ x }} {{ y }}"))
    context = {"x": Link("a", "https://example.org/"), "y": "b"}
    assert template.render(context) == template.render(dict(reversed(context.items())))
