"""Templates as docxtpl's users write them: what is right there is right here, and what it loses silently is told."""

import pytest

from foi_letters.assembly.template import WordTemplate
from foi_letters.assembly.values import Blocks, Paragraph, Picture, Styled
from foi_letters.errors import TemplateError
from tests.assembly.documents import docx, p, part, r, shown, tbl, tc, tr
from tests.assembly.pictures import PNG

ROWS = [{"desc": "Interpreters", "qty": 2}, {"desc": "Projects", "qty": 3}]


def render(*body: str, **context: object) -> list[object]:
    return shown(WordTemplate.open(docx(*body)).render(context))


def rules(*body: str) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(docx(*body))
    return [problem.rule for problem in caught.value.problems]


def test_paragraph_tags_take_their_paragraphs_away() -> None:
    body = ("{%p if paid %}", "Thank you", "{%p else %}", "Please pay", "{%p endif %}")
    assert render(*body, paid=True) == ["Thank you"]
    assert render(*body, paid=False) == ["Please pay"]


def test_row_tags_loop_rows() -> None:
    table = tbl(
        tr("Item", "No", "Qty"),
        tr("{%tr for item in items %}", "", ""),
        tr("{{ item.desc }}", "{{ loop.index }}", "{{ item.qty }}"),
        tr("{%tr endfor %}", "", ""),
    )
    assert render(table, items=ROWS) == [
        [["Item", "No", "Qty"], ["Interpreters", "1", "2"], ["Projects", "2", "3"]]
    ]


def test_row_tags_choose_rows_inside_a_loop() -> None:
    table = tbl(
        tr("{%tr for item in items %}", ""),
        tr("{%tr if item.qty > 2 %}", ""),
        tr("{{ item.desc }}", "many"),
        tr("{%tr else %}", ""),
        tr("{{ item.desc }}", "few"),
        tr("{%tr endif %}", ""),
        tr("{%tr endfor %}", ""),
    )
    assert render(table, items=ROWS) == [[["Interpreters", "few"], ["Projects", "many"]]]


def test_cell_tags_loop_cells() -> None:
    row = tr("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}")
    rows = (
        tr("{%tr for line in lines %}"),
        tr("{%tc for c in line %}", "{{ c }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
    )
    assert render(tbl(row, *rows), columns=["A", "B"], lines=[[1, 2], [3, 4]]) == [
        [["A", "B"], ["1", "2"], ["3", "4"]]
    ]


def test_cells_are_spanned_and_coloured() -> None:
    document = WordTemplate.open(docx(tbl(tr("{% colspan n %}{{ x }}", "{% cellbg colour %}b")))).render(
        {"n": 2, "x": "a", "colour": "#ff0000"}
    )
    root = part(document)
    assert [e.get(e.tag.replace("gridSpan", "val")) for e in root.iter("{*}gridSpan")] == ["2"]
    assert [e.get(e.tag.replace("shd", "fill")) for e in root.iter("{*}shd")] == ["FF0000"]
    assert shown(document) == [[["a", "b"]]]


@pytest.mark.parametrize(
    ("name", "value"), [("n", 0), ("n", "many"), ("colour", "red"), ("colour", 'x" w:y="z')]
)
def test_a_span_or_a_colour_that_is_none_is_refused(name: str, value: object) -> None:
    template = WordTemplate.open(docx(tbl(tr("{% colspan n %}a", "{% cellbg colour %}b"))))
    with pytest.raises(TemplateError, match="not-a-"):
        template.render({"n": 2, "colour": "FFFFFF"} | {name: value})


def test_cells_of_a_loop_are_merged_down_and_across() -> None:
    down = tbl(tr("{%tr for x in xs %}", ""), tr("{% vm %}{{ x }}", "{{ x }}"), tr("{%tr endfor %}", ""))
    assert render(down, xs=[1, 2, 3]) == [[["1", "1"], ["", "2"], ["", "3"]]]
    across = tbl(tr("{%tc for x in xs %}", "{% hm %}Title", "{%tc endfor %}"))
    document = WordTemplate.open(docx(across)).render({"xs": [1, 2, 3]})
    assert shown(document) == [[["Title"]]]
    assert [e.get(e.tag.replace("gridSpan", "val")) for e in part(document).iter("{*}gridSpan")] == ["3"]


def test_rich_values_are_printed_with_and_without_the_r() -> None:
    value = Styled("loud", bold=True, style="Strong")
    for tag in ("{{r x }}", "{{ x }}"):
        document = WordTemplate.open(docx(p("a ", tag, " b"))).render({"x": value})
        assert shown(document) == ["a loud b"]
        bold = [e for e in part(document).iter("{*}r") if e.find("{*}rPr/{*}b") is not None]
        assert len(bold) == 1


def test_run_tags_choose_runs() -> None:
    body = p(r("{%r if x %}"), r("yes", "<w:b/>"), r("{%r endif %}"), r(" end"))
    assert render(body, x=True) == ["yes end"]
    assert render(body, x=False) == [" end"]


def test_pictures_and_subdocuments_are_values() -> None:
    document = WordTemplate.open(docx("{{ logo }}", "{{p words }}")).render(
        {"logo": Picture(PNG, "Crest"), "words": Blocks((Paragraph(("one",)), Paragraph(("two",))))}
    )
    assert shown(document) == ["", "one", "two"]
    assert [e.get("descr") for e in part(document).iter("{*}docPr")] == ["Crest"]


def test_comments_are_left_out_with_their_paragraphs_rows_and_cells() -> None:
    table = tbl(tr("{#tr a note #}", ""), tr("1", "2{# here #}"))
    assert render("{#p a note #}", "A{# x #}B", table) == ["AB", [["1", "2"]]]


def test_dashes_join_paragraphs_and_lines() -> None:
    body = (
        "My house is",
        "{%- if town -%}",
        " in town",
        "{%- else -%}",
        " in the country",
        "{%- endif -%}",
        " and dry.",
    )
    assert render(*body, town=True) == ["My house is in town and dry."]
    assert render(*body, town=False) == ["My house is in the country and dry."]


def test_dashes_take_white_space_in_a_sentence() -> None:
    assert render("a {%- if x %} b {%- endif %} c", x=True) == ["a b c"]


def test_escaped_delimiters_are_printed() -> None:
    assert render("{_{ x }_} {_% y %_}", p(*"{_{"), "{a_{hello") == ["{{ x }} {% y %}", "{{", "{a_{hello"]


def test_raw_stretches_are_printed_as_they_stand() -> None:
    assert render("{% raw %}{{ x }} {% if %}{% endraw %} {{ '{{' }}") == ["{{ x }} {% if %} {{"]


def test_typographic_quotes_in_tags_are_straightened_and_in_text_kept() -> None:
    assert render("“a” {{ x|default(“it’s”) }} {% if y == ‘b’ %}yes{% endif %}", y="b") == ["“a” it’s yes"]


def test_filters_of_docxtpl_templates_do_no_harm() -> None:
    assert render("{{ x|e }} {{ x|safe }} {{ x|escape|upper }}", x="<a> & b") == ["<a> & b <a> & b <A> & B"]


def test_percent_and_braces_inside_a_tag_are_read() -> None:
    assert render(
        "{%p set x = a % b %}", "{%p set d = {'a': {'b': 1}} %}", "{{ x }}{{ d['a'].b }}", a=7, b=4
    ) == ["31"]


def test_a_tag_over_two_paragraphs_is_one_tag() -> None:
    assert render(
        "{% set x = ['a',", "'b'] %}", "{{ x|join(' and ') }}", "{# a long", "remark #}", "end"
    ) == ["a and b", "end"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (("{%p if x %} text", "{%p endif %}"), "text-beside-tag"),
        (("{%p if x %}Here{%p endif %}",), "text-beside-tag"),
        ((tbl(tr("{%tr for x in y %}", "text"), tr("{%tr endfor %}", "")),), "text-beside-tag"),
        ((tbl(tr("{%tr for x in y %}{{ x }}", "{%tr endfor %}")),), "text-beside-tag"),
        ((tbl(tr("{%tc if x %}text{%tc endif %}")),), "text-beside-tag"),
        (("a {{p x }}",), "text-beside-tag"),
        (("{%tr for x in y %}", "{%tr endfor %}"), "outside-table"),
        (("{% cellbg x %}",), "outside-table"),
        (("{% tr for x in y %}",), "unknown-tag"),
        (("{%pif x %}", "{%p endif %}"), "unknown-tag"),
        (("{% if x %}",), "block-not-closed"),
        (("{% endfor %}",), "nothing-to-close"),
        (("{% else %}",), "nothing-to-close"),
        (("{% for x in y %}", "{% endif %}", "{% endfor %}"), "nothing-to-close"),
        (("{{ x }",), "tag-not-closed"),
        (("{{ x | money }}",), "unknown-filter"),
        (("{% if x is vat %}a{% endif %}",), "unknown-test"),
        (("{{ x y }}",), "jinja-syntax"),
        (("{% do x.append(1) %}",), "not-supported"),
        (("{% for x in y %}{% break %}{% endfor %}",), "not-supported"),
        (("{% include 'x.docx' %}",), "not-supported"),
        (("{{tr x }}",), "not-supported"),
        ((tbl(tr("{%tr for x in y %}")), tbl(tr("{%tr endfor %}"))), "block-crosses"),
        ((tbl(tr("{%tc for x in y %}", "a"), tr("{%tc endfor %}", "b")),), "block-crosses"),
        (("a {% if x %} b", "c {% endif %} d"), "block-crosses"),
        ((tbl(tr(tc("a {% if x %} b"), "c"), tr("d {% endif %} e", "f")),), "block-crosses"),
        (("{#users} {name} {/users}",), "comment-not-closed"),
    ],
)
def test_what_docxtpl_loses_or_breaks_is_a_named_fault(body: tuple[str, ...], rule: str) -> None:
    assert rule in rules(*body)


@pytest.mark.parametrize(
    "text", ["+++INS x+++", "{name}", "{d.name}", "${x}", "see <<x>>", "100 % } {", "a }} b", "{ {x} }"]
)
def test_tags_of_other_programs_are_text(text: str) -> None:
    assert render(text, x=1) == [text]
