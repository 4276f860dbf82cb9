"""Wording from text files: placeholders, Markdown, and the place of every fault."""

import pytest

from foi_letters.assembly.fragment import Fragment
from foi_letters.assembly.markdown import markdown
from foi_letters.assembly.template import WordTemplate
from foi_letters.assembly.values import Blocks, Inline, Link, ListBlock, Paragraph, Styled
from foi_letters.errors import Place, TemplateError
from tests.assembly.documents import docx, shown

HERE = Place("s31.yaml", 40, 7)


def rendered(text: str, **context: object) -> Blocks:
    return Fragment.compile(text, place=HERE).render(context)


def one(*content: Inline) -> Blocks:
    return Blocks((Paragraph(content),))


def test_placeholders_are_named_and_filled() -> None:
    fragment = Fragment.compile("{{ ground.cite }} and {{ a.b.c | upper }} and {{ ground.cite }}", place=HERE)
    assert fragment.names == ("ground.cite", "a.b.c")
    assert fragment.render({"ground": {"cite": "s 31"}, "a": {"b": {"c": "x"}}}) == one("s 31 and X and s 31")


@pytest.mark.parametrize(
    "value", ["*not italic*", "- no list\n- at all", "[a](b)", "{{ x }}", "# no heading", "a\n\nb", "**"]
)
def test_a_value_is_never_read_as_markdown_or_jinja(value: str) -> None:
    assert rendered("{{ x }}", x=value) == one(value)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\ntwo", one("one two")),
        ("one  \ntwo", one("one\ntwo")),
        ("a *b* c", one("a ", Styled("b", italic=True), " c")),
        ("**b**", one(Styled("b", bold=True))),
        ("***b***", one(Styled("b", bold=True, italic=True))),
        (
            "**a *b* c**",
            one(Styled("a ", bold=True), Styled("b", bold=True, italic=True), Styled(" c", bold=True)),
        ),
        ("5 * 3 * 2 and 2*", one("5 * 3 * 2 and 2*")),
        (r"\*a\* \[b\]", one("*a* [b]")),
        ("[a b](https://e.org)", one(Link("a b", "https://e.org"))),
        ("**[a](u)**", one(Link("a", "u", bold=True))),
        ("[a] (b) [c", one("[a] (b) [c")),
        ("a\n\nb", Blocks((Paragraph(("a",)), Paragraph(("b",))))),
        ("# a\nb", Blocks((Paragraph(("a",), "heading 1"), Paragraph(("b",))))),
        ("> a\n> b", Blocks((Paragraph(("a b",), "Quote"),))),
        ("- a\n- b", Blocks((ListBlock((one("a"), one("b"))),))),
        ("1. a\n2. b", Blocks((ListBlock((one("a"), one("b")), ordered=True),))),
        ("- a\n  more\n- b", Blocks((ListBlock((one("a more"), one("b"))),))),
        ("- a\n\n- b\n\nc", Blocks((ListBlock((one("a"), one("b"))), Paragraph(("c",))))),
        ("- a\n  - b", Blocks((ListBlock((Blocks((Paragraph(("a",)), ListBlock((one("b"),)))),)),))),
        ("- a\n1. b", Blocks((ListBlock((one("a"),)), ListBlock((one("b"),), ordered=True)))),
        ("-no list", one("-no list")),
        ("1.5 million", one("1.5 million")),
        ("", Blocks()),
    ],
)
def test_markdown_is_read_as(text: str, blocks: Blocks) -> None:
    assert markdown(text) == blocks
    assert rendered(text) == blocks


def test_emphasis_and_links_hold_placeholders() -> None:
    assert rendered("**{{ x }}** [see {{ x }}]({{ u }})", x="a", u="https://e.org") == one(
        Styled("a", bold=True), " ", Link("see a", "https://e.org")
    )


def test_a_placeholder_alone_takes_paragraphs() -> None:
    value = markdown("one\n\ntwo")
    assert rendered("a\n\n{{ x }}\n\nb", x=value) == Blocks((*one("a"), *value, *one("b")))
    assert rendered("- {{ x }}", x=value) == Blocks((ListBlock((value,)),))
    with pytest.raises(TemplateError, match="blocks-inside-text"):
        rendered("a {{ x }}", x=value)


def test_control_tags_are_refused_unless_they_are_allowed() -> None:
    text = "{% for x in xs %}\n- {{ x }}\n{% endfor %}"
    with pytest.raises(TemplateError, match="control-in-wording"):
        Fragment.compile(text, place=HERE)
    allowed = Fragment.compile(text, place=HERE, control=True)
    assert allowed.render({"xs": ["a", "b"]}) == Blocks((ListBlock((one("a"), one("b"))),))


def test_every_missing_value_is_told_by_file_and_line() -> None:
    with pytest.raises(TemplateError) as caught:
        rendered("a {{ x }}\nb {{ y.z }} {{ w }}", w=1, y={"zz": 1})
    assert [(str(p.place), p.rule) for p in caught.value.problems] == [
        ("s31.yaml:40:9", "missing-value"),
        ("s31.yaml:41:9", "missing-value"),
    ]


def test_a_fault_of_wording_that_a_letter_uses_names_both_places() -> None:
    class Reasons:
        """Wording that is filled when the letter asks for it."""

        @property
        def wording(self) -> Blocks:
            return rendered("a {{ missing }}")

    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(docx("{{ reasons.wording }}"), name="response.docx").render({"reasons": Reasons()})
    problem = caught.value.problems[0]
    assert str(problem.place) == "s31.yaml:40:9"
    assert "used by '{{ reasons.wording }}' at response.docx: paragraph 1" in str(problem.help)


def test_wording_reaches_the_letter() -> None:
    wording = rendered("Section {{ n }} applies:\n\n- *first*\n- second", n=31)
    document = WordTemplate.open(docx("{{ wording }}")).render({"wording": wording})
    assert shown(document) == ["Section 31 applies:", "first", "second"]
