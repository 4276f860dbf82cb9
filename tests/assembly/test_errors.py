"""Errors as an officer reads them, word for word."""

from pathlib import Path

import pytest

from foi_letters.assembly.fragment import Fragment
from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import Place, TemplateError
from tests.assembly.documents import docx, p, tbl, tr

GOLDEN = Path(__file__).parent / "golden"

FAULTY = docx(
    p("Your request", style="Heading1"),
    "Dear {{ requester.name ,",
    "{% if late %}We are sorry",
    "{%p if held %} We hold it",
    "{{ amount | moeny }} and {{ two words }} and {{ officer.__class__ }}",
    tbl(tr("Year", "Count"), tr("{%tr for row in rows %}", "x"), tr("{{ row.year }}", "{{ run() }}")),
    p("Figures", style="Heading1"),
    "{% tr for x in y %} {% endwhile %} {% include 'other.docx' %}",
    "{#questions} {name} {/questions}",
)
FINE = docx(
    p("Your request", style="Heading1"),
    "Dear {{ requester.nmae }}, {{ refrence }}",
    "{% for q in questions %}",
    "{{ q.answer }}",
    "{% endfor %}",
    tbl(tr("{{ figures.total }}", "{{ nothing }}")),
)
CONTEXT: dict[str, object] = {
    "requester": {"name": "A. Smith"},
    "reference": "FOI 1",
    "questions": [{"answer": "Yes"}, {"anwser": "No"}],
    "figures": {"total": [1, 2]},
    "nothing": None,
}
WORDING = "We rely on {{ ground.citaton }} because\n{{ ground.harm }} {% if x %}\nand {{ ground. }}.\n"


def _faults() -> None:
    WordTemplate.open(FAULTY, name="response.docx")


def _missing() -> None:
    template = WordTemplate.open(FINE, name="response.docx")
    template.render({key: value for key, value in CONTEXT.items() if key != "nothing"})


def _unprintable() -> None:
    WordTemplate.open(docx("{{ figures.total }}"), name="response.docx").render(CONTEXT)


def _wording() -> None:
    Fragment.compile(WORDING, place=Place("exemptions/foia/s31.yaml", 40, 7, "wording 1, text"))


def _wording_missing() -> None:
    wording = Fragment.compile("We rely on\n{{ ground.cite }}.", place=Place("s31.yaml", 40, 7))
    wording.render({"ground": {"citation": "section 31"}})


CAUSES = {
    "faults": _faults,
    "missing": _missing,
    "unprintable": _unprintable,
    "wording": _wording,
    "wording_missing": _wording_missing,
}


def problems(name: str) -> str:
    with pytest.raises(TemplateError) as caught:
        CAUSES[name]()
    return str(caught.value) + "\n"


@pytest.mark.parametrize("name", CAUSES)
def test_an_error_reads_as_agreed(name: str) -> None:
    assert problems(name) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_no_traceback_of_jinja_reaches_the_reader() -> None:
    template = WordTemplate.open(docx("{{ n / 0 }}"))
    with pytest.raises(TemplateError) as caught:
        template.render({"n": 1})
    assert caught.value.__cause__ is None
    assert str(caught.value).startswith(
        "template.docx: paragraph 1: error[cannot-compute]: '{{ n / 0 }}': ZeroDivisionError"
    )
