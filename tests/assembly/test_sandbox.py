"""What a template can do: compute what a letter says. What it cannot: reach, change, or go on without end."""

import datetime as dt
import time
from dataclasses import dataclass
from decimal import Decimal

import pytest
from markupsafe import Markup

from foi_letters.assembly.template import WordTemplate
from foi_letters.errors import TemplateError
from tests.assembly.documents import docx, part, shown


@dataclass(frozen=True)
class Officer:
    name: str = "A. Officer"
    _salary: int = 1

    def dismiss(self) -> str:
        return "dismissed"

    @property
    def post(self) -> str:
        return "Officer"


CONTEXT: dict[str, object] = {
    "o": Officer(),
    "d": {"a": 1, "items": "own"},
    "l": [1, 2],
    "f": lambda: 1,
    "x": "text",
}


def render(*body: str, **context: object) -> list[object]:
    return shown(WordTemplate.open(docx(*body)).render(CONTEXT | context))


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ x | upper }}", "TEXT"),
        ("{{ x.upper().center(6) }}", " TEXT "),
        ("{{ 'a,b'.split(',') | join(' & ') }}", "a & b"),
        ("{{ d.get('z', 100000) }} {{ d.items }}", "100000 own"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        (
            "{{ '{:,}'.format(1234567) }} {{ '%.1f' % 2.25 }} {{ '%d of %d' | format(1, 2) }}",
            "1,234,567 2.2 1 of 2",
        ),
        ("{{ day.strftime('%d.%m.%Y') }}", "02.01.2026"),
        ("{{ o.name }}, {{ o.post }}", "A. Officer, Officer"),
        ("{{ l | sum }} {{ l | map('string') | join('+') }} {{ 1234567.891 | round(1) }}", "3 1+2 1234567.9"),
        ("{% for i in range(3) %}{{ loop.cycle('a', 'b') }}{% endfor %}", "aba"),
        ("{% set n = namespace(t=0) %}{% for i in l %}{% set n.t = n.t + i %}{% endfor %}{{ n.t }}", "3"),
        ("{% macro m(a, b='z') %}{{ a }}-{{ b }};{% endmacro %}{{ m(1) }}{{ m(2, b=3) }}", "1-z;2-3;"),
        ("{% with a = 1 %}{{ a + 1 }}{% endwith %}", "2"),
        ("{{ money }} {{ none_is or 'nothing' }} {{ y | default('-') }}", "1.50 nothing -"),
        ("{{ l[0] }} {{ l[-1] }} {{ x[:2] }} {{ 7 // 2 }} {{ 2 ** 10 }}", "1 2 te 3 1024"),
        ("{{ x is string and y is not defined }} {{ 'e' in x }}", "True True"),
    ],
)
def test_jinja_works(tag: str, printed: str) -> None:
    assert render(tag, day=dt.date(2026, 1, 2), money=Decimal("1.50"), none_is=None) == [printed]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ x | attr('__class__') }}",
        "{{ [x] | map(attribute='__class__') | list | first }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ '{x.__class__}'.format_map({'x': x}) }}",
        "{{ o._salary }}",
        "{{ o.dismiss() }}",
        "{{ o.dismiss }}",
        "{{ f() }}",
        "{{ l.append(3) }}",
        "{{ d.update(a=2) }}",
        "{{ d.pop('a') }}",
        "{{ self._TemplateReference__context }}",
        "{{ lipsum() }}",
        "{{ loop }}",
        "{{ range.__class__ }}",
        "{{ namespace.__init__ }}",
        "{{ joiner }}",
        "{% set o.name = 'B' %}{{ o.name }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% extends 'x' %}",
        "{{ x | random }}",
        "{{ x | pprint }}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
    ],
)
def test_an_attack_is_refused(tag: str) -> None:
    with pytest.raises(TemplateError):
        render(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'A' * 3000000000 }}",
        "{{ 3000000000 * 'A' }}",
        "{{ [1] * 3000000000 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ range(10 ** 9) | list }}",
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}x",
        "{% for a in range(1000) %}{{ x * 100000 }}{% endfor %}x",
        "{% set n = namespace(s='ab') %}{% for a in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}x",
        "{% set n = namespace(s='ab') %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}x",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '{:{w}}'.format(1, w=10 ** 9) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ x.ljust(1000000000) }}",
        "{{ x | center(1000000000) }}",
        "{{ x | indent(1000000000) }}",
        "{{ x.replace('', x * 100000) }}",
        "{{ (x * 100000) | replace('', x * 1000) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ l | batch(1000000000, 'x') | list | length }}",
        "{{ l | slice(1000000000) | list | length }}",
    ],
)
def test_work_without_bound_is_stopped_in_time(tag: str) -> None:
    start = time.process_time()
    with pytest.raises(TemplateError):
        render(tag)
    assert time.process_time() - start < 10


def test_attacks_from_a_document_property_are_refused_too() -> None:
    from tests.assembly.test_places import with_properties

    with pytest.raises(TemplateError, match="not-allowed"):
        WordTemplate.open(with_properties("{{ cycler.__init__.__globals__ }}").zipped())


@pytest.mark.parametrize(
    "value",
    [
        "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>",
        "<withheld>",
        "{{ x }}",
        "{% if %}",
        "]]>",
        "&lt;",
        Markup("<b>"),
    ],
)
def test_a_value_is_never_markup(value: str) -> None:
    document = WordTemplate.open(docx("a {{ value }} b")).render({"value": value})
    assert shown(document) == [f"a {value} b"]
    assert not list(part(document).iter("{*}vanish"))


def test_text_that_was_escaped_before_is_read_back() -> None:
    assert render("{{ value }}", value=Markup.escape("Smith & <Sons>")) == ["Smith & <Sons>"]


@pytest.mark.parametrize(
    "value",
    [None, [1], (1,), {"a": 1}, {1}, object(), len, b"bytes", "\x00", "\x07", "\x0c", "\ud800", "\ufffe"],
)
def test_what_a_letter_must_not_hold_is_refused(value: object) -> None:
    with pytest.raises(TemplateError) as caught:
        render("{{ value }}", value=value)
    assert caught.value.problems[0].rule in {"no-value", "not-text", "forbidden-character"}


@pytest.mark.parametrize("value", ["text", None, 3, {"b", "a"}])
def test_a_loop_runs_over_a_list_and_nothing_else(value: object) -> None:
    with pytest.raises(TemplateError, match="not-a-list"):
        render("{% for each in value %}{{ each }}{% endfor %}", value=value)


def test_the_context_is_never_changed() -> None:
    context: dict[str, object] = {"l": [3, 1], "d": {"a": 1}}
    template = WordTemplate.open(docx("{{ l | sort | first }}{% set l = 1 %}{% set d = 2 %}"))
    template.render(context)
    assert context == {"l": [3, 1], "d": {"a": 1}}


def test_further_filters_are_given_by_name() -> None:
    template = WordTemplate.open(docx("{{ x | shout }}"), filters={"shout": lambda text: f"{text.upper()}!"})
    assert shown(template.render({"x": "a"})) == ["A!"]
