"""Whatever Word does to the runs, whatever stands in a value: the letter says what it should, and opens."""

import random
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_letters.assembly.template import WordTemplate
from foi_letters.assembly.values import Blocks, Link, Paragraph, Styled
from foi_letters.errors import TemplateError
from tests.assembly.documents import docx, p, part, r, shown, tbl, tr
from tests.office import converted

LINES = (
    "Dear {{ requester.name | default('Sir or Madam') }},",
    "{%p if late %}",
    "We are sorry {{ '}}' }} that {% if days > 1 %}{{ days }} days{% else %}a day{% endif %} went by.",
    "{%p endif %}",
    "{% for q in questions -%}",
    "Question {{ loop.index }}: {{ q['text'] }} {# a remark #}",
    "{% endfor %}",
    "{{ closing }}",
)
ROWS = ("{%tr for row in rows %}", "{{ row.year }} of {{ rows | length }}", "{%tr endfor %}")
CONTEXT: dict[str, object] = {
    "requester": {"name": "A. Smith & Co"},
    "late": True,
    "days": 3,
    "questions": [{"text": "How many?"}, {"text": "<why>"}],
    "closing": Blocks((Paragraph(("Yours ", Styled("faithfully", italic=True))),)),
    "rows": [{"year": 2024}, {"year": 2025}],
}
NOISE = (
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:bookmarkEnd w:id="{n}"/>',
    "<!-- x -->",
)
LOOKS = ("", "<w:b/>", '<w:color w:val="FF0000"/>', '<w:lang w:val="en-US"/>')


def split(line: str, cuts: Sequence[int], looks: Sequence[int], noise: Sequence[int]) -> str:
    """The line as Word might save it: in runs cut at these places, formatted apart, with marks in between."""
    places = sorted({0, len(line), *(cut % (len(line) + 1) for cut in cuts)})
    runs = []
    for number, (start, end) in enumerate(pairwise(places)):
        look = LOOKS[looks[number % len(looks)] % len(LOOKS)]
        runs += [
            r(line[start:end], look),
            NOISE[noise[number % len(noise)] % len(NOISE)].replace("{n}", str(number)),
        ]
    return p(*[run for run in runs if run])


numbers = st.lists(st.integers(0, 200), min_size=1, max_size=12)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_the_letter_does_not_depend_on_how_word_splits_the_runs(data: st.DataObject) -> None:
    lines = [split(line, data.draw(numbers), data.draw(numbers), data.draw(numbers)) for line in LINES]
    rows = [
        tr(f"<w:tc>{split(row, data.draw(numbers), data.draw(numbers), data.draw(numbers))}</w:tc>", "")
        for row in ROWS
    ]
    whole = WordTemplate.open(docx(*LINES, tbl(*(tr(row, "") for row in ROWS)))).render(CONTEXT)
    assert shown(WordTemplate.open(docx(*lines, tbl(*rows))).render(CONTEXT)) == shown(whole)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=60).map(
    lambda text: re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
)
AROUND = WordTemplate.open(
    docx(
        "before {{ x }} after", "{{ x }}", tbl(tr("{{ x }}", "b")), p("{% if x %}{{ x }}{% endif %}|"), "end"
    )
)


def _with_one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_comes_out_as_itself_and_leaves_the_rest_alone(text: str) -> None:
    meant = _with_one_kind_of_line_end(text)
    document = AROUND.render({"x": text})
    assert shown(document) == [f"before {meant} after", meant, [[meant, "b"]], f"{meant}|", "end"]


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_any_text_in_a_value_with_structure_comes_out_as_itself(first: str, second: str) -> None:
    document = AROUND.render({"x": Paragraph((first, Styled(second, bold=True)))})
    assert shown(document)[1] == _with_one_kind_of_line_end(first) + _with_one_kind_of_line_end(second)


PIECES = (
    *"{}%#-'\"|.()[]“”’,=",
    *("{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "{%p ", "{# ", " #}", "x", "x[0]", "1", "'a'", " ~ ", "\t"),
    *(
        "if x",
        "else",
        "elif i",
        "endif",
        "for y in x",
        "endfor",
        "y",
        "set z = x",
        "set z",
        "endset",
        "z",
        "macro m()",
    ),
    *("endmacro", "m()", "with z = 1", "endwith", "raw", "endraw", "loop.index", " | upper", "\ud7ff\u200b"),
)
LINES_OF_PIECES = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), min_size=1, max_size=5)


def outcome(lines: list[str]) -> bytes | TemplateError:
    try:
        return WordTemplate.open(docx(*(p(r(line)) for line in lines), "end")).render({"x": ["a"], "i": 1})
    except TemplateError as error:
        return error


@settings(max_examples=400, deadline=None)
@given(LINES_OF_PIECES)
def test_any_template_is_refused_with_reasons_or_gives_a_well_formed_letter(lines: list[str]) -> None:
    result = outcome(lines)
    if isinstance(result, TemplateError):
        assert result.problems
        assert all(problem.place for problem in result.problems)
    else:
        assert part(result).tag.endswith("}document")


def test_threads_share_a_template_without_mixing_letters() -> None:
    template = WordTemplate.open(
        docx("{{ a }}", "{% for x in xs %}", "{{ x }} {{ link }}", "{% endfor %}", "{{ a }}")
    )
    contexts = [
        {
            "a": f"letter {n}",
            "xs": [f"{n}.{m}" for m in range(n % 7)],
            "link": Link(f"l{n}", f"https://example.org/{n}"),
        }
        for n in range(200)
    ]
    alone = [template.render(context) for context in contexts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(template.render, contexts)) == alone


HARD = ["&amp; & < > \" '", "{{ x }} {% if %}", "tab\there", "line\nbreak", "  spaces  ", "no-break\u00a0space", "naïve café – “quotes” ‘x’", "\U0001f600 emoji", "שלום עולם", "combining e\u0301", "a" * 500]  # fmt: skip


@pytest.mark.libreoffice
def test_libreoffice_opens_what_is_rendered_and_shows_the_same_text() -> None:
    chooser = random.Random(3)
    alphabet = [
        chr(c) for c in [*range(33, 127), *range(0xC0, 0x180), *range(0x391, 0x3C9), *range(0x410, 0x44F)]
    ]
    values = HARD + ["".join(chooser.choice(alphabet) for _ in range(30)) for _ in range(40)]
    body = (
        "{% for v in values %}",
        "<{{ v }}>",
        "{% endfor %}",
        tbl(tr("{%tr for v in values %}", ""), tr("{{ v }}", "|"), tr("{%tr endfor %}", "")),
    )
    document = WordTemplate.open(
        docx(*(p(r(line)) if line.startswith("<{") else line for line in body), "end of it")
    ).render({"values": values})
    again = converted(document, ".docx", "docx")
    flat = " ".join("".join(str(t) for t in part(again).itertext()).split())
    for value in values:
        assert "".join(value.split()) in flat.replace(" ", "")
    assert flat.endswith("end of it")
