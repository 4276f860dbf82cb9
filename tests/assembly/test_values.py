"""Values with structure, as Word has them: valid by the schemas, in the formatting of their tag."""

import pytest

from foi_letters.assembly.markdown import markdown
from foi_letters.assembly.package import read_package
from foi_letters.assembly.template import WordTemplate
from foi_letters.assembly.values import Blocks, Link, ListBlock, Paragraph, Picture, Styled, Table, text_of
from foi_letters.errors import TemplateError
from tests.assembly.documents import STYLES, docx, p, package, part, r, shown, style_of, tbl, tc, tr
from tests.assembly.pictures import PNG, png
from tests.ooxml import schema_folder, violations

RICH = Blocks(
    (
        *markdown(
            "One *two* **three** [four](https://example.org/?a=1&b=2).\n\n- a\n- b\n  1. c\n  2. d\n\n1. e\n2. f"
        ),
        Table(
            (("Year", "Count"), ("2024", "[c]")),
            title="Complaints",
            description="By year",
            numeric=frozenset({1}),
        ),
        Table((("x",),)),
        Paragraph(
            (Picture(PNG, "A crest"), Styled("s", underline=True, strike=True, colour="#00ff00", size=9.5))
        ),
    )
)


def render(*body: str, **context: object) -> bytes:
    return WordTemplate.open(docx(*body)).render(context)


def test_paragraphs_lists_and_tables_take_the_place_of_their_tag() -> None:
    assert shown(render("before", "{{ x }}", "after", x=RICH)) == [
        *("before", "One two three four.", "a", "b", "c", "d", "e", "f"),
        [["Year", "Count"], ["2024", "[c]"]],
        "",
        [["x"]],
        *("s", "after"),
    ]


@pytest.mark.skipif(schema_folder() is None, reason="the schemas are not here")
@pytest.mark.parametrize(
    "body",
    [
        ("{{ x }}",),
        (tbl(tr(tc("{{ x }}"), "b")),),
        (p(r("{{ x }}", "<w:b/>"), properties='<w:jc w:val="right"/>'),),
    ],
)
def test_what_they_become_is_valid(body: tuple[str, ...]) -> None:
    assert violations(render(*body, x=RICH)) == []


def test_runs_keep_the_formatting_of_the_tag_and_add_their_own_in_the_order_of_the_schema() -> None:
    document = render(
        p(r("{{ x }}", '<w:color w:val="FF0000"/><w:sz w:val="20"/>')), x=Styled("a", bold=True, italic=True)
    )
    properties = next(e for e in part(document).iter("{*}rPr") if e.find("{*}b") is not None)
    assert [e.tag.rpartition("}")[2] for e in properties] == ["b", "bCs", "i", "iCs", "color", "sz"]


def test_each_numbered_list_starts_at_one() -> None:
    numbered = ListBlock((Blocks((Paragraph(("a",)),)),), ordered=True)
    document = render("{{ x }}", "{{ x }}", x=Blocks((numbered,)))
    ids = [e.get(e.tag.replace("numId", "val")) for e in part(document).iter("{*}numId")]
    assert len(ids) == len(set(ids)) == 2
    numbering = part(document, "word/numbering.xml")
    assert len(list(numbering.iter("{*}startOverride"))) == 18
    assert len(list(numbering.iter("{*}abstractNum"))) == 1


def test_lists_take_words_own_list_styles_where_the_template_has_them() -> None:
    style = '<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/></w:style></w:styles>'
    parts = package("{{ x }}", styles=STYLES.replace("</w:styles>", style))
    document = WordTemplate.open(parts.zipped()).render({"x": markdown("- a\n- b")})
    assert [style_of(e) for e in part(document).iter("{*}p")] == ["LB", "LB"]


def test_a_paragraph_takes_a_style_of_the_template_by_the_name_that_word_shows() -> None:
    document = render("{{ x }}", x=markdown("# Reasons\n\ntext"))
    assert [style_of(e) for e in part(document).iter("{*}p")] == ["Heading1", ""]


def test_a_style_that_the_template_lacks_is_an_error() -> None:
    with pytest.raises(TemplateError, match="no paragraph style called 'Fancy'"):
        render("{{ x }}", x=Paragraph(("a",), style="Fancy"))


def test_several_paragraphs_in_the_middle_of_a_sentence_are_an_error_and_one_is_not() -> None:
    assert shown(render("a {{ x }} b", x=markdown("one *two*"))) == ["a one two b"]
    with pytest.raises(TemplateError, match="blocks-inside-text"):
        render("a {{ x }} b", x=markdown("one\n\ntwo"))


def test_nothing_takes_its_paragraph_away_but_a_cell_keeps_one() -> None:
    assert shown(render("a", "{{ x }}", "b", x=Blocks())) == ["a", "b"]
    assert shown(render(tbl(tr("{{ x }}", "b")), x=Blocks())) == [[["", "b"]]]


def test_a_table_value_in_a_cell_is_followed_by_a_paragraph() -> None:
    document = render(tbl(tr("{{ x }}")), x=Table((("a",),)))
    cell = next(part(document).iter("{*}tc"))
    assert [e.tag.rpartition("}")[2] for e in cell] == ["tcPr", "tbl", "p"]


def test_a_link_inside_a_link_is_text() -> None:
    body = p('<w:hyperlink w:anchor="x">', r("see {{ x }}"), "</w:hyperlink>")
    document = render(body, x=Link("there", "https://example.org/"))
    assert len(list(part(document).iter("{*}hyperlink"))) == 1
    assert "there" in "".join(str(t) for t in part(document).itertext())


def test_links_lead_to_files_beside_the_letter_and_to_its_bookmarks() -> None:
    document = render("{{ x }} {{ y }}", x=Link("tables", "tables.xlsx#T1!A1"), y=Link("above", "#top"))
    targets = [
        rel.target for rel in read_package(document).relationships("word/document.xml") if rel.external
    ]
    assert targets == ["tables.xlsx#T1!A1"]
    assert [
        link.get(link.tag.replace("hyperlink", "anchor")) for link in part(document).iter("{*}hyperlink")
    ] == [None, "top"]


def test_the_same_link_and_picture_are_stored_once() -> None:
    document = render(
        "{{ x }}{{ x }}{{ y }}{{ y }}", x=Link("a", "https://example.org/"), y=Picture(PNG, "crest")
    )
    package_ = read_package(document)
    assert len([n for n in package_.parts if n.startswith("word/media/")]) == 1
    assert len([rel for rel in package_.relationships("word/document.xml") if rel.external]) == 1


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (Picture(PNG, "x"), (914400, 457200)),
        (Picture(PNG, "x", width=20), (720000, 360000)),
        (Picture(PNG, "x", height=20), (1440000, 720000)),
        (Picture(PNG, "x", width=10, height=10), (360000, 360000)),
        (Picture(png(9600, 96), "x"), (5731510, 57315)),
        (Picture(b"GIF89a" + bytes([96, 0, 48, 0]), "x"), (914400, 457200)),
        (
            Picture(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x30\x00\x60\x01\x11\x00", "x"),
            (914400, 457200),
        ),
    ],
)
def test_a_picture_has_its_own_size_or_the_one_asked_for_and_never_overflows(
    picture: Picture, size: tuple[int, int]
) -> None:
    extent = next(part(render("{{ x }}", x=picture)).iter("{*}extent"))
    assert (int(str(extent.get("cx"))), int(str(extent.get("cy")))) == size


@pytest.mark.parametrize(
    ("picture", "rule"), [(Picture(b"BM..", "x"), "not-a-picture"), (Picture(PNG, " "), "no-alt-text")]
)
def test_a_picture_of_another_format_or_without_description_is_refused(picture: Picture, rule: str) -> None:
    with pytest.raises(TemplateError, match=rule):
        render("{{ x }}", x=picture)


def test_the_words_of_a_value_can_be_had_alone() -> None:
    assert text_of(RICH).splitlines()[0] == "One two three four."
    assert str(markdown("a\n\n- b\n- c")) == "a\n\nb\nc"


def test_a_template_may_ask_whether_there_are_any() -> None:
    assert shown(render("{% if x %}yes{% else %}no{% endif %}", x=Blocks())) == ["no"]
