"""The same template, the same data, docxtpl beside us: what it does right, we do alike."""

import io

import docxtpl
import pytest

from foi_letters.assembly.template import WordTemplate
from tests.assembly.documents import docx, p, r, shown, tbl, tr

CONTEXT: dict[str, object] = {
    "name": "Smith & <Sons>",
    "late": True,
    "paid": False,
    "items": [{"desc": "a & b", "qty": 1, "tags": ["x", "y"]}, {"desc": "c", "qty": 2, "tags": []}],
    "columns": ["A", "B", "C"],
    "n": 2,
}
TEMPLATES = {
    "values": ("Dear {{ name }},", p("{{ na", r("me }}", "<w:b/>"), " end"), "{{ name|upper }} {{ n + 1 }}"),
    "paragraphs": ("{%p if late %}", "sorry", "{%p else %}", "fine", "{%p endif %}", "{%p if paid %}", "thanks", "{%p endif %}"),
    "sentence": ("a {% if late %}b{% else %}c{% endif %} {% for i in items %}{{ i.desc }};{% endfor %}",),
    "loop": ("{%p for i in items %}", "{{ loop.index }} {{ i.desc }}", "{%p endfor %}", "end"),
    "nested": ("{%p for i in items %}", "{{ i.desc }}", "{%p for t in i.tags %}", "- {{ t }}", "{%p endfor %}", "{%p endfor %}"),
    "rows": (tbl(tr("H", "Q"), tr("{%tr for i in items %}", ""), tr("{{ i.desc }}", "{{ i.qty }}"), tr("{%tr endfor %}", "")),),
    "cells": (tbl(tr("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}")),),
    "merged": (tbl(tr("{%tr for i in items %}", ""), tr("{% vm %}{{ i.desc }}", "{{ i.qty }}"), tr("{%tr endfor %}", "")),),
    "span": (tbl(tr("{% colspan n %}{{ name }}", "b"), columns=3),),
    "set": ("{%p set total = n * 3 %}", "{{ total }}"),
    "joined": ("My house is", "{%- if late -%}", " in town", "{%- endif -%}", " and dry"),
    "comments": ("{#p remark #}", "a{# b #}c"),
    "quotes": ("{{ “x” ~ ‘y’ }}",),
}  # fmt: skip


def with_docxtpl(template: bytes) -> bytes:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(CONTEXT, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_reads_the_same(name: str) -> None:
    template = docx(*TEMPLATES[name])
    assert shown(WordTemplate.open(template).render(CONTEXT)) == shown(with_docxtpl(template))
