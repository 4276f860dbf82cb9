"""What a loop repeats stays sound: ids, bookmarks, notes, lists; and what it leaves out leaves nothing broken."""

import pytest
from lxml import etree

from foi_letters.assembly.names import w
from foi_letters.assembly.package import read_package
from foi_letters.assembly.template import WordTemplate
from tests.assembly.documents import WORD, Parts, W, docx, p, package, part, r, shown, tbl, tc, tr
from tests.assembly.test_places import PICTURE
from tests.ooxml import schema_folder, violations

NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def item(text: str, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def numbered(*body: str, **context: object) -> list[str]:
    """The list ids of the paragraphs of a rendered letter, in order."""
    parts = package(*body)
    parts.add("word/numbering.xml", "numbering", f"{WORD}.numbering+xml", NUMBERING)
    document = WordTemplate.open(parts.zipped()).render(context)
    known = {str(num.get(w("numId"))) for num in part(document, "word/numbering.xml").iter(w("num"))}
    ids = [str(e.get(w("val"))) for e in part(document).iter(w("numId"))]
    assert set(ids) <= known
    return ids


def test_a_list_of_each_repetition_starts_anew() -> None:
    body = ("{% for q in qs %}", "{{ q }}", item("first"), item("second"), "{% endfor %}")
    assert numbered(*body, qs=["a", "b", "c"]) == ["3", "3", "4", "4", "5", "5"]


def test_a_list_that_an_inner_loop_makes_starts_anew_in_each_outer_repetition() -> None:
    body = ("{% for q in qs %}", "head", "{% for s in q %}", item("{{ s }}"), "{% endfor %}", "{% endfor %}")
    assert numbered(*body, qs=[["a", "b"], ["c"]]) == ["3", "3", "4"]


def test_a_list_that_the_loop_makes_item_by_item_runs_on() -> None:
    assert numbered("{% for q in qs %}", item("{{ q }}"), "{% endfor %}", qs=["a", "b"]) == ["3", "3"]


def test_a_numbered_question_with_its_answer_runs_on_through_the_loop() -> None:
    body = ("{% for q in qs %}", item("{{ q }}"), item("part", 1), item("part", 1), "answer", "{% endfor %}")
    assert numbered(*body, qs=["a", "b"]) == ["3"] * 6


def test_a_list_that_goes_on_outside_the_loop_runs_on() -> None:
    body = (item("before"), "{% for q in qs %}", item("a"), item("b"), "{% endfor %}")
    assert numbered(*body, qs=[1, 2]) == ["3"] * 5


def test_drawings_have_ids_of_their_own() -> None:
    body = ("{% for x in xs %}", PICTURE.replace("TAG", "{{ x }}"), "{% endfor %}", PICTURE)
    root = part(WordTemplate.open(docx(*body)).render({"xs": ["a", "b"]}))
    drawings = list(root.iter("{*}docPr"))
    assert len({d.get("id") for d in drawings}) == 3
    assert [d.get("descr") for d in drawings] == ["a", "b", "TAG"]


def test_bookmarks_have_ids_and_names_of_their_own_and_links_follow() -> None:
    mark = '<w:bookmarkStart w:name="top" w:id="7"/>', r("{{ x }}"), '<w:bookmarkEnd w:id="7"/>'
    link = f'<w:hyperlink w:anchor="top">{r("up")}</w:hyperlink>'
    root = part(
        WordTemplate.open(docx("{% for x in xs %}", p(*mark, link), "{% endfor %}")).render({"xs": [1, 2]})
    )
    starts, ends = list(root.iter(w("bookmarkStart"))), list(root.iter(w("bookmarkEnd")))
    assert [s.get(w("name")) for s in starts] == ["top", "top_2"]
    assert [s.get(w("id")) for s in starts] == [e.get(w("id")) for e in ends]
    assert len({s.get(w("id")) for s in starts}) == 2
    assert [h.get(w("anchor")) for h in root.iter(w("hyperlink"))] == ["top", "top_2"]


def with_notes(kind: str, note: str, *body: str) -> Parts:
    parts = package(*body)
    separators = "".join(f'<w:{kind} w:type="separator" w:id="{n}"><w:p/></w:{kind}>' for n in (0, 1))
    xml = f'<w:{kind}s {W}>{separators}<w:{kind} w:id="2">{p(note)}</w:{kind}></w:{kind}s>'
    parts.add(f"word/{kind}s.xml", f"{kind}s", f"{WORD}.{kind}s+xml", xml)
    return parts


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_in_a_loop_is_a_note_for_each_repetition(kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    parts = with_notes(kind, "About {{ q }}", "{% for q in qs %}", p("{{ q }}", reference), "{% endfor %}")
    document = WordTemplate.open(parts.zipped()).render({"qs": ["a", "b"]})
    notes = {n.get(w("id")): "".join(map(str, n.itertext())) for n in part(document, f"word/{kind}s.xml")}
    assert notes == {"0": "", "1": "", "2": "About a", "3": "About b"}
    assert [e.get(w("id")) for e in part(document).iter(w(f"{kind}Reference"))] == ["2", "3"]


def test_a_note_whose_reference_is_left_out_is_left_out() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = with_notes("footnote", "{{ q }}", "{% if x %}", p("a", reference), "{% endif %}", "b")
    document = WordTemplate.open(parts.zipped()).render({"x": False})
    assert len(part(document, "word/footnotes.xml")) == 2
    assert shown(document) == ["b"]


def test_notes_without_tags_in_a_letter_without_loops_stay_as_they_are() -> None:
    parts = with_notes("footnote", "plain", p("{{ x }}", '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    document = WordTemplate.open(parts.zipped()).render({"x": 1})
    assert [n.get(w("id")) for n in part(document, "word/footnotes.xml")] == ["0", "1", "2"]


def cells(document: bytes) -> list[list[str]]:
    return [[c.tag.rpartition("}")[2] for c in cell] for cell in part(document).iter(w("tc"))]


def test_an_emptied_cell_keeps_a_paragraph_and_a_full_one_gets_no_other() -> None:
    template = WordTemplate.open(docx(tbl(tr(tc("{%p if x %}", "text", "{%p endif %}"), "b"))))
    assert cells(template.render({"x": True})) == [["tcPr", "p"], ["tcPr", "p"]]
    assert cells(template.render({"x": False})) == [["tcPr", "p"], ["tcPr", "p"]]
    assert shown(template.render({"x": True})) == [[["text", "b"]]]


def test_a_table_without_rows_goes_and_tables_of_a_loop_stay_apart() -> None:
    rows = tbl(tr("{%tr for x in xs %}", ""), tr("{{ x }}", "y"), tr("{%tr endfor %}", ""))
    assert shown(WordTemplate.open(docx("a", rows, "b")).render({"xs": []})) == ["a", "b"]
    tables = WordTemplate.open(docx("{% for x in xs %}", tbl(tr("{{ x }}")), "{% endfor %}", "end"))
    assert shown(tables.render({"xs": [1, 2]})) == [[["1"]], "", [["2"]], "end"]


def test_a_row_without_cells_goes() -> None:
    template = WordTemplate.open(docx(tbl(tr("a"), tr("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"))))
    assert shown(template.render({"xs": []})) == [[["a"]]]


@pytest.mark.skipif(schema_folder() is None, reason="the schemas are not here")
@pytest.mark.parametrize("count", [0, 1, 3])
def test_whatever_is_repeated_or_left_out_is_valid(count: int) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        *("{% for q in qs %}", p("{{ q }}", reference), item("a"), item("b"), "{% endfor %}"),
        tbl(
            tr("{%tr for x in qs %}", ""),
            tr("{% vm %}{{ x }}", "{% cellbg 'AABBCC' %}y"),
            tr("{%tr endfor %}", ""),
        ),
        tbl(tr(tc("{%p for x in qs %}", tbl(tr("{{ x }}")), "{%p endfor %}"), "b"), tr("{% colspan 2 %}c")),
        "end",
    )
    parts = with_notes("footnote", "About {{ q }}", *body)
    parts.add("word/numbering.xml", "numbering", f"{WORD}.numbering+xml", NUMBERING)
    document = WordTemplate.open(parts.zipped()).render({"qs": list(range(count))})
    assert violations(document) == []
    assert etree.QName(part(document)).localname == "document"
    assert read_package(document).main_part == "word/document.xml"
