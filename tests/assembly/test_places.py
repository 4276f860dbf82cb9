"""Each place of a document that a tag may stand in: it is filled there, and a fault there is told with that place."""

import re
from collections.abc import Callable

import pytest

from foi_letters.assembly.package import read_package
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import TemplateError
from tests.assembly.documents import OFFICE, WORD, Parts, W, docx, p, package, part, r, tbl, tc, tr

WPS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def text_box(choice: str, fallback: str) -> str:
    return (
        f'<w:p><w:r><mc:AlternateContent {WPS}><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" '
        f'name="Box" descr="box"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{choice}</w:txbxContent>'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )


def with_margin(kind: str, page: str) -> Callable[[str], Parts]:
    def made(tag: str) -> Parts:
        parts = package(p("body"))
        name = f"word/{kind}1.xml"
        element = "hdr" if kind == "header" else "ftr"
        id_ = parts.add(name, kind, f"{WORD}.{kind}+xml", f"<w:{element} {W}>{p(tag)}</w:{element}>")
        reference = f'<w:sectPr><w:{kind}Reference w:type="{page}" r:id="{id_}"/>'
        document = parts.parts["word/document.xml"].decode().replace("<w:sectPr>", reference)
        parts.parts["word/document.xml"] = document.encode()
        return parts

    return made


def with_note(kind: str) -> Callable[[str], Parts]:
    def made(tag: str) -> Parts:
        parts = package(p("body", f'<w:r><w:{kind}Reference w:id="2"/></w:r>'))
        note = f'<w:{kind} w:id="2">{p(tag)}</w:{kind}>'
        separator = f'<w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>'
        xml = f"<w:{kind}s {W}>{separator}{note}</w:{kind}s>"
        parts.add(f"word/{kind}s.xml", f"{kind}s", f"{WORD}.{kind}s+xml", xml)
        return parts

    return made


def with_properties(tag: str) -> Parts:
    parts = package(p("body"))
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{tag}</dc:title></cp:coreProperties>'
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    content = "application/vnd.openxmlformats-package.core-properties+xml"
    parts.add("docProps/core.xml", kind, content, core, source="")
    return parts


def with_custom_properties(tag: str) -> Parts:
    parts = package(p("body"))
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Ref" pid="2" '
        f'fmtid="x"><vt:lpwstr>{tag}</vt:lpwstr></property></Properties>'
    )
    content = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    parts.add("docProps/custom.xml", f"{OFFICE}/custom-properties", content, custom, source="")
    return parts


def body(*content: str) -> Callable[[str], Parts]:
    def made(tag: str) -> Parts:
        return package(*(each.replace("TAG", tag) for each in content))

    return made


PICTURE = f'<w:p {WPS}><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="TAG"/></wp:inline></w:drawing></w:r></w:p>'
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('TAG')}</w:sdtContent></w:sdt>"
RESULT = p(FIELD.format("begin"), "<w:r><w:instrText> REF x </w:instrText></w:r>", FIELD.format("separate"), "TAG", FIELD.format("end"))  # fmt: skip
CODE = p(FIELD.format("begin"), '<w:r><w:instrText> DOCPROPERTY "TAG" </w:instrText></w:r>', FIELD.format("end"))  # fmt: skip
LINK = p(f'<w:hyperlink w:anchor="x" w:tooltip="tip">{r("TAG")}</w:hyperlink>')
TIP = p('<w:hyperlink w:anchor="x" w:tooltip="TAG">', r("text"), "</w:hyperlink>")
ALTERNATIVE = tbl(tr("a")).replace("</w:tblPr>", '<w:tblCaption w:val="TAG"/></w:tblPr>')

PLACES: dict[str, tuple[Callable[[str], Parts], str, str]] = {
    "body": (body("TAG"), "word/document.xml", "paragraph 1"),
    "under a heading": (body(p("Your request", style="Heading1"), "TAG"), "word/document.xml", "under “Your request”, paragraph 2"),
    "table cell": (body(tbl(tr("a"), tr("b", "TAG"))), "word/document.xml", "table 1, row 2, column 2"),
    "nested table": (body(tbl(tr(tc(tbl(tr("TAG")), p())))), "word/document.xml", "table 2, row 1, column 1, in table 1, row 1, column 1"),
    "header": (with_margin("header", "default"), "word/header1.xml", "header, paragraph 1"),
    "first-page header": (with_margin("header", "first"), "word/header1.xml", "first-page header, paragraph 1"),
    "even-page header": (with_margin("header", "even"), "word/header1.xml", "even-page header, paragraph 1"),
    "footer": (with_margin("footer", "default"), "word/footer1.xml", "footer, paragraph 1"),
    "footnote": (with_note("footnote"), "word/footnotes.xml", "footnote 2, paragraph 1"),
    "endnote": (with_note("endnote"), "word/endnotes.xml", "endnote 2, paragraph 1"),
    "text box, choice": (body(text_box(p("TAG"), p("x"))), "word/document.xml", "text box 1, paragraph 1"),
    "text box, fallback": (body(text_box(p("x"), p("TAG"))), "word/document.xml", "text box 2, paragraph 1"),
    "content control": (body(CONTROL), "word/document.xml", "paragraph 1"),
    "content control in a sentence": (body(p("a ", f"<w:sdt><w:sdtContent>{r('TAG')}</w:sdtContent></w:sdt>", " b")), "word/document.xml", "paragraph 1"),
    "hyperlink text": (body(LINK), "word/document.xml", "paragraph 1"),
    "hyperlink tip": (body(TIP), "word/document.xml", "paragraph 1, attribute 'tooltip'"),
    "alternative text": (body(PICTURE), "word/document.xml", "paragraph 1, alternative text"),
    "alternative text of a table": (body(ALTERNATIVE), "word/document.xml", "attribute 'val'"),
    "field result": (body(RESULT), "word/document.xml", "paragraph 1"),
    "field code": (body(CODE), "word/document.xml", "paragraph 1"),
    "document properties": (with_properties, "docProps/core.xml", "document properties, title"),
    "custom properties": (with_custom_properties, "docProps/custom.xml", "custom properties, lpwstr"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_value_is_written_in(place: str) -> None:
    made, name, words = PLACES[place]
    template = WordTemplate.open(made("x {{ value }} y").zipped(), name="t.docx")
    assert [str(where) for where in template.tags["value"]] == [f"t.docx: {words}"]
    rendered = template.render({"value": "Smith & <Sons>"})
    root = part(rendered, name)
    words_in_it = "".join(str(t) for t in root.itertext()) + " ".join(
        str(value) for element in root.iter() for value in element.attrib.values()
    )
    assert "x Smith & <Sons> y" in words_in_it


@pytest.mark.parametrize("place", PLACES)
def test_a_condition_holds_in(place: str) -> None:
    made, name, _ = PLACES[place]
    template = WordTemplate.open(made("x {% if value %}yes{% else %}no{% endif %} y").zipped())
    for value, words in ((True, "x yes y"), (False, "x no y")):
        root = part(template.render({"value": value}), name)
        inside = "".join(str(t) for t in root.itertext())
        inside += " ".join(str(v) for element in root.iter() for v in element.attrib.values())
        assert words in inside


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_told_in(place: str) -> None:
    made, _, words = PLACES[place]
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(made("x {{ value y").zipped(), name="t.docx")
    assert [(problem.rule, str(problem.place)) for problem in caught.value.problems] == [
        ("tag-not-closed", f"t.docx: {words}")
    ]


@pytest.mark.parametrize("place", PLACES)
def test_a_missing_value_is_told_in(place: str) -> None:
    made, _, words = PLACES[place]
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(made("x {{ value }} y").zipped(), name="t.docx").render({})
    assert [(problem.rule, str(problem.place)) for problem in caught.value.problems] == [
        ("missing-value", f"t.docx: {words}")
    ]


def with_link(target: str) -> Parts:
    parts = package("{% for page in pages %}", p("<L>"), "{% endfor %}")
    id_ = parts.relate("word/document.xml", "hyperlink", target, external=True)
    link = f'<w:hyperlink r:id="{id_}">{r("{{ page }}")}</w:hyperlink>'
    document = parts.parts["word/document.xml"].decode()
    parts.parts["word/document.xml"] = re.sub("<L>", link, document).encode()
    return parts


@pytest.mark.parametrize(
    "target", ["https://example.org/{{ page }}", "https://example.org/%7B%7B%20page%20%7D%7D"]
)
def test_the_address_of_a_link_is_written_for_each_repetition(target: str) -> None:
    rendered = WordTemplate.open(with_link(target).zipped()).render({"pages": ["a", "b&c"]})
    targets = [
        rel.target for rel in read_package(rendered).relationships("word/document.xml") if rel.external
    ]
    assert targets == ["https://example.org/a", "https://example.org/b&c"]
    root = part(rendered)
    assert len(list(root.iter("{*}hyperlink"))) == 2


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "", "data:x"]
)
def test_an_address_that_runs_or_reaches_is_refused(address: str) -> None:
    template = WordTemplate.open(with_link("{{ page }}").zipped())
    with pytest.raises(TemplateError, match="unsafe-link"):
        template.render({"pages": [address]})


def test_a_value_in_a_field_code_cannot_become_another_field() -> None:
    template = WordTemplate.open(body(CODE)("{{ value }}").zipped())
    root = part(template.render({"value": '" \\* INCLUDETEXT "x'}))
    code = next(element for element in root.iter("{*}instrText")).text
    assert code == ' DOCPROPERTY "\\" \\\\* INCLUDETEXT \\"x" '


def test_parts_are_found_by_relationship_not_by_name() -> None:
    parts = package(p("body"))
    parts.parts["word/odd-name.bin"] = parts.parts.pop("word/document.xml").replace(b">body<", b">{{ x }}<")
    parts.types["word/odd-name.bin"] = parts.types.pop("word/document.xml")
    parts.relationships["word/odd-name.bin"] = parts.relationships.pop("word/document.xml")
    parts.relationships[""] = [("rId1", f"{OFFICE}/officeDocument", "/word/odd-name.bin", False)]
    rendered = WordTemplate.open(parts.zipped()).render({"x": "found"})
    assert b"found" in read_package(rendered).parts["word/odd-name.bin"]


def test_a_document_with_other_prefixes_is_read() -> None:
    data = docx("Dear {{ name }}", "{{ name }}")
    parts = dict(read_package(data).parts)
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"w:", b"ns0:").replace(b"xmlns:w=", b"xmlns:ns0=")
    )
    from foi_letters.assembly.package import write_package

    rendered = WordTemplate.open(write_package(parts)).render({"name": "a\nb"})
    assert "".join(str(t) for t in part(rendered).itertext()) == "Dear abab"
