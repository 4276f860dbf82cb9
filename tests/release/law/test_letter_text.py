"""A finished letter read back as a reader has it."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from foi_letters.assembly.package import read_package, write_package
from foi_letters.errors import InputError
from foi_letters.release.law.letter_text import LetterText, read_letter
from tests.release.law.conftest import docx, paragraph

Writer = Callable[[str], LetterText]


def test_a_passage_knows_the_headings_that_it_stands_under(written: Writer) -> None:
    letter = written("Dear Sample\n# One\nfirst\n## Under one\nsecond\n# Two\nthird")
    assert [(p.text, p.headings) for p in letter.body] == [
        ("Dear Sample", ()),
        ("first", ("One",)),
        ("second", ("One", "Under one")),
        ("third", ("Two",)),
    ]


def test_a_short_bold_line_is_a_heading_where_there_are_no_styles(written: Writer) -> None:
    letter = written(
        "**Reason for decision**\nBecause.\n**This whole sentence is bold, and it ends with a stop.**"
    )
    assert [p.text for p in letter.passages if p.level] == ["Reason for decision"]
    assert letter.body[0].headings == ("Reason for decision",)


def test_sections_gather_what_stands_under_one_heading(written: Writer) -> None:
    letter = written("before\n# One\na\nb\n# Two\nc")
    assert [(s.heading, s.text) for s in letter.sections] == [("", "before"), ("One", "a\nb"), ("Two", "c")]


def test_spaces_and_quotes_are_plain_for_the_rules(written: Writer) -> None:
    letter = written("section\N{NO-BREAK SPACE}40(2)\N{RIGHT SINGLE QUOTATION MARK}s   words")
    assert letter.text == "section 40(2)'s words"


def test_a_place_says_under_which_heading(written: Writer) -> None:
    letter = written("# Your right to complain\nWrite to us.")
    assert str(letter.place(letter.body[0])) == 'letter.docx: paragraph 2, under "Your right to complain"'


def test_what_is_no_word_document_is_an_input_error() -> None:
    with pytest.raises(InputError, match="not-a-package"):
        read_letter(b"PK not a zip", "x.docx")


def test_a_title_without_any_mark_is_a_heading_only_with_a_capital(written: Writer) -> None:
    letter = written("Dear Sample\nComplaints procedure\nwrite to us\ncomplaints procedure")
    assert [each.text for each in letter.passages if each.level] == ["Complaints procedure"]


def test_what_stands_in_a_frame_is_beside_the_letter() -> None:
    framed = paragraph("DRAFT").replace("<w:p>", "<w:p><w:pPr><w:framePr/></w:pPr>")
    parts = dict(read_package(docx("the letter"), name="x.docx").parts)
    document = parts["word/document.xml"].replace(b"</w:body>", f"{framed}</w:body>".encode())
    letter = read_letter(write_package({**parts, "word/document.xml": document}), "x.docx")
    assert [each.text for each in letter.passages] == ["the letter"]
    assert [(each.text, each.story) for each in letter.margins] == [("DRAFT", "frame")]


def test_a_style_with_an_outline_level_is_a_heading_of_that_level() -> None:
    document = Document()
    style = document.styles.add_style("Own title", WD_STYLE_TYPE.PARAGRAPH)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "2")
    style.element.get_or_add_pPr().append(level)
    document.add_paragraph("A title", style=style)
    out = io.BytesIO()
    document.save(out)
    assert [each.level for each in read_letter(out.getvalue(), "x.docx").passages] == [3]
