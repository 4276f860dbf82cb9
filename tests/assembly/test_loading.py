"""What a template may bring along, and what of it reaches a letter."""

import time

import pytest

from foi_letters.assembly.lint import lint
from foi_letters.assembly.package import read_package, write_package
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import TemplateError
from tests.assembly.documents import OFFICE, WORD, docx, p, package, part, r, shown, tbl, tr
from tests.ooxml import schema_folder, violations

AUTHOR = 'w:id="1" w:author="A. Person" w:date="2026-01-01T00:00:00Z"'


def render(*body: str, **context: object) -> list[object]:
    return shown(WordTemplate.open(docx(*body)).render(context))


def test_tracked_changes_are_accepted_and_said_so() -> None:
    body = p("a ", f"<w:ins {AUTHOR}>{r('{{ x')}</w:ins>", r(" }}"), f"<w:del {AUTHOR}><w:r><w:delText>{{{{ y }}}}</w:delText></w:r></w:del>", " b")  # fmt: skip
    template = WordTemplate.open(docx(body))
    assert shown(template.render({"x": 1})) == ["a 1 b"]
    assert template.notes == ("1 tracked insertions accepted", "1 tracked deletions accepted")
    assert b"A. Person" not in read_package(template.render({"x": 1})).parts["word/document.xml"]


def test_a_tag_half_deleted_with_track_changes_on_does_not_eat_the_letter() -> None:
    body = p(r("{% if x "), f"<w:del {AUTHOR}><w:r><w:delText>%}}</w:delText></w:r></w:del>", r("yes"))
    with pytest.raises(TemplateError, match="tag-not-closed"):
        WordTemplate.open(docx(body, "the rest"))


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_goes() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {AUTHOR}/></w:rPr></w:pPr>{r('a')}</w:p>"
    assert render(first, "b{{ x }}", x=1) == ["ab1"]
    row = tr("gone").replace("<w:tr>", f"<w:tr><w:trPr><w:del {AUTHOR}/></w:trPr>")
    assert render(tbl(tr("kept"), row), "{{ x }}", x=1) == [[["kept"]], "1"]


@pytest.mark.parametrize(
    "noise",
    [
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:commentRangeStart w:id="0"/>',
        "<w:r><w:rPr><w:b/></w:rPr></w:r>",
        "<!-- remark -->",
    ],
)
def test_what_word_leaves_behind_does_not_split_tags(noise: str) -> None:
    assert render(p(r("{"), noise, r("{ na"), noise, r("me }"), noise, r("}")), name="A") == ["A"]


def test_tags_inside_smart_tags_and_content_controls_are_read() -> None:
    smart = f'<w:smartTag w:element="x">{r("{{ x")}</w:smartTag>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{{ x }}')}</w:sdtContent></w:sdt>"
    assert render(p(smart, r(" }}"), " and ", control), x=1) == ["1 and 1"]


@pytest.mark.parametrize("container", ["hyperlink", "sdt"])
def test_a_tag_that_crosses_the_edge_of_a_link_or_control_is_a_fault(container: str) -> None:
    inside = r(" }} here")
    element = f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>' if container == "hyperlink" else f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"  # fmt: skip
    with pytest.raises(TemplateError, match="tag-crosses"):
        WordTemplate.open(docx(p(r("{{ x"), element)))


def test_a_picture_or_field_inside_a_tag_is_a_fault() -> None:
    with pytest.raises(TemplateError, match="tag-broken"):
        WordTemplate.open(docx(p(r("{{ x"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r(" }}"))))


def test_hidden_parts_are_left_behind_and_said_so() -> None:
    parts = package("{{ x }}", p(r("a"), '<w:r><w:commentReference w:id="0"/></w:r>'))
    parts.add("word/comments.xml", "comments", f"{WORD}.comments+xml", "<w:comments/>")
    parts.add("customXml/item1.xml", "customXml", "application/xml", "<secret/>")
    parts.parts["word/stray.xml"] = b"<stray/>"
    parts.add("docProps/thumbnail.png", "http://x/metadata/thumbnail", "image/png", b"png", source="")
    template = WordTemplate.open(parts.zipped())
    names = set(read_package(template.render({"x": 1})).parts)
    assert names == {
        *(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/styles.xml",
        ),
    }
    assert template.notes == (
        "1 comments dropped",
        "parts dropped: customXml/item1.xml, docProps/thumbnail.png, word/comments.xml, word/stray.xml",
    )


def test_revision_ids_and_settings_that_tell_tales_go() -> None:
    parts = package(p("{{ x }}").replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'))
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/>'
        '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>'
    )
    parts.add("word/settings.xml", "settings", f"{WORD}.settings+xml", settings)
    parts.relate("word/settings.xml", "attachedTemplate", "file:///C:/Users/person/x.dotm", external=True)
    rendered = read_package(WordTemplate.open(parts.zipped()).render({"x": 1}))
    assert not any(
        b"00AB12CD" in data or b"person" in data or b"track" in data for data in rendered.parts.values()
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"word/document.xml": b"<html/>"}, "not-word"),
        (
            {
                "word/document.xml": b'<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
            },
            "strict-format",
        ),
        ({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "xml-entities"),
        ({"word/document.xml": b"<w:document"}, "damaged-xml"),
        ({"_rels/.rels": b"<Relationships/>"}, "not-word"),
    ],
)
def test_what_is_no_document_or_means_harm_is_refused(change: dict[str, bytes], rule: str) -> None:
    parts = dict(read_package(docx("{{ x }}")).parts)
    with pytest.raises(TemplateError, match=rule):
        WordTemplate.open(write_package(parts | change))


def test_a_workbook_named_docx_is_refused() -> None:
    parts = package("x")
    parts.types["word/document.xml"] = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    )
    with pytest.raises(TemplateError, match="not-word"):
        WordTemplate.open(parts.zipped())


def test_a_word_template_file_becomes_a_document() -> None:
    parts = package("{{ x }}")
    parts.types["word/document.xml"] = f"{WORD}.template.main+xml"
    rendered = read_package(WordTemplate.open(parts.zipped()).render({"x": 1}))
    assert rendered.content_type("word/document.xml") == f"{WORD}.document.main+xml"


def test_a_section_break_is_never_lost_with_a_tag() -> None:
    section = p("{% if x %}", properties="<w:sectPr/>")
    template = WordTemplate.open(docx(section, "a", "{% endif %}"))
    assert len(list(part(template.render({"x": True})).iter("{*}sectPr"))) == 2


@pytest.mark.skipif(schema_folder() is None, reason="the schemas are not here")
def test_a_template_with_everything_renders_a_valid_letter() -> None:
    parts = package("{{ x }}", p("b", f"<w:ins {AUTHOR}>{r('c')}</w:ins>"))
    parts.relate("word/document.xml", f"{OFFICE}/hyperlink", "https://example.org/", external=True)
    assert violations(WordTemplate.open(parts.zipped()).render({"x": 1})) == []


def test_properties_that_tell_of_the_templates_making_go_and_those_with_tags_stay() -> None:
    parts = package("{{ x }}")
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title><dc:creator>{{ x }}</dc:creator>'
        "<cp:lastModifiedBy>A. Person</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Template>mine.dotm</Template><TotalTime>91</TotalTime><Application>Word</Application>"
        "<TitlesOfParts>{{ q.title }}</TitlesOfParts></Properties>"
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts.add(
        "docProps/core.xml",
        kind,
        "application/vnd.openxmlformats-package.core-properties+xml",
        core,
        source="",
    )
    content = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    parts.add("docProps/app.xml", "extended-properties", content, app, source="")
    rendered = WordTemplate.open(parts.zipped()).render({"x": "Authority"})
    assert [e.text for e in part(rendered, "docProps/core.xml")] == ["T", "Authority"]
    assert [e.text for e in part(rendered, "docProps/app.xml")] == ["Word"]


@pytest.mark.parametrize(
    "text",
    ["{{ {" * 20_000, "{#" * 50_000, "{{ '" * 20_000, "{{ “a" * 20_000, "{%" * 50_000, "{{ x }}" * 4_000, "(" * 90_000, "+++ << {a" * 9_000],
    ids=range(8),
)  # fmt: skip
def test_a_paragraph_made_to_waste_time_is_read_or_refused_in_time(text: str) -> None:
    start = time.process_time()
    try:
        lint(docx(p(r(text))))
    finally:
        assert time.process_time() - start < 10


def test_a_part_without_end_is_refused() -> None:
    parts = dict(read_package(docx("{{ x }}")).parts)
    long = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % n for n in range(300_000))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + long)
    with pytest.raises(TemplateError, match="too-large"):
        WordTemplate.open(write_package(parts))
