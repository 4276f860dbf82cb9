"""What the lint says of a template: faults and remarks, each with its place and a cure."""

from pathlib import Path

import pytest

from foi_letters.assembly.data_check import check_data
from foi_letters.assembly.lint import RULES, Severity, lint
from foi_letters.assembly.package import read_package, write_package
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import TemplateError
from tests.assembly.documents import STYLES, WORD, docx, p, package, r, tbl, tr
from tests.assembly.test_places import PICTURE

LANGUAGE = STYLES.replace(
    "<w:style ",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults><w:style ',
    1,
)
HEADER = tr("Year").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
CLEAN = (
    p("Title", style="Heading1"),
    p("Part", style="Heading2"),
    "{{ x }}",
    tbl(HEADER, tr("{{ x }}")),
    PICTURE,
)
AUTHOR = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
CODE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def remarks(*body: str, styles: str = LANGUAGE) -> list[tuple[str, str]]:
    found = lint(package(*body, styles=styles).zipped(), name="t.docx")
    return [(remark.problem.rule, str(remark.problem.place).partition(": ")[2]) for remark in found]


def test_a_clean_template_has_no_remark() -> None:
    assert remarks(*CLEAN) == []


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        (("text",), ("no-tags", "")),
        ((p("a ", f"<w:ins {AUTHOR}>{r('{{ x }}')}</w:ins>"),), ("tag-in-tracked-change", "paragraph 1")),
        (("{{ x }} and y }}",), ("stray-delimiter", "paragraph 1")),
        (("{{ x }} and { { y } }",), ("stray-delimiter", "paragraph 1")),
        (("{{ x }} {name} {/users}",), ("foreign-syntax", "paragraph 1")),
        (("{{ x }} +++INS y+++",), ("foreign-syntax", "paragraph 1")),
        (("{{ x }} «Name»",), ("foreign-syntax", "paragraph 1")),
        (("{% for q in x %}{{ q.a }}{% endfor %}{{ q.a }}",), ("loop-variable-outside", "paragraph 1")),
        ((p(r("{{ \u200bx }}")),), ("invisible-character", "paragraph 1")),
        (("{{ x }}", PICTURE.replace('descr="TAG"', "")), ("no-alt-text", "paragraph 2")),
        (("{{ x }}", tbl(tr("a"), tr("b"))), ("no-header-row", "table 1, row 1, column 1")),
        (("{{ x }}", p("Part", style="Heading2")), ("heading-jump", "paragraph 2")),
        ((p("{{ x }}", CODE.format('DDEAUTO excel "x"')),), ("active-content", "paragraph 1")),
    ],
)
def test_a_remark_names_its_rule_and_place(body: tuple[str, ...], remark: tuple[str, str]) -> None:
    assert remark in remarks(*body)
    assert remark[0] in RULES


def test_a_document_that_names_no_language_is_remarked_on() -> None:
    assert remarks("{{ x }}", styles=STYLES) == [("no-language", "")]


def test_hidden_and_active_parts_are_remarked_on() -> None:
    parts = package("{{ x }}", styles=LANGUAGE)
    parts.add("word/comments.xml", "comments", f"{WORD}.comments+xml", "<w:comments/>")
    parts.add("word/embeddings/sheet.bin", "oleObject", "application/octet-stream", b"ole")
    parts.relate("word/document.xml", "image", "https://example.org/pixel.png", external=True)
    assert [remark.problem.rule for remark in lint(parts.zipped())] == [
        "hidden-data",
        *["active-content"] * 2,
    ]


def test_faults_and_remarks_are_told_together_and_read_alike() -> None:
    found = lint(package("{{ x", tbl(tr("a"), tr("b")), styles=LANGUAGE).zipped(), name="t.docx")
    assert [remark.severity for remark in found] == [Severity.ERROR, Severity.WARNING]
    assert str(found[0]).startswith("t.docx: paragraph 1: error[tag-not-closed]: ")
    assert str(found[1]).startswith("t.docx: table 1, row 1, column 1: warning[no-header-row]: ")


def test_every_remark_has_a_cure() -> None:
    found = lint(
        package("text }}", PICTURE.replace("TAG", ""), tbl(tr("a"), tr("b")), styles=STYLES).zipped()
    )
    assert len(found) == 5
    assert all(remark.problem.help for remark in found)


def test_what_is_no_document_cannot_be_linted() -> None:
    parts = dict(read_package(docx("x")).parts)
    with pytest.raises(TemplateError):
        lint(write_package({"[Content_Types].xml": parts["[Content_Types].xml"]})[:-4])


def test_the_data_is_compared_with_the_tags_both_ways() -> None:
    template = WordTemplate.open(
        docx("{{ requester.nmae }}", "{% for q in qs %}{{ q.a }}{% endfor %}", "{{ address }}"), name="t.docx"
    )
    data = {"requester": {"name": "A"}, "qs": [{"a": 1, "b": 2}], "address": {"town": "X"}, "unused": 1}
    assert [(p.rule, p.message, str(p.place), p.help) for p in check_data(template, data)] == [
        (
            "missing-value",
            "the data has no 'requester.nmae'",
            "t.docx: paragraph 1",
            "Did you mean 'requester.name'?",
        ),
        ("unused-value", "the template never uses 'requester.name'", "t.docx", None),
        ("unused-value", "the template never uses 'qs[].b'", "t.docx", None),
        ("unused-value", "the template never uses 'unused'", "t.docx", None),
    ]


def test_the_page_about_templates_lists_every_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
    listed = {line.split("`")[1]: line.split("|")[2].strip() for line in page.splitlines() if line.startswith("| `") and "-" in line.split("`")[1]}  # fmt: skip
    assert listed == dict(RULES)
