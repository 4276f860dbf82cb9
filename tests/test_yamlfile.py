"""Strict YAML: what officers type means what they meant, or is refused with the line and what to write instead."""

from pathlib import Path

import pytest

from foi_letters.errors import InputError
from foi_letters.yamlfile import parse, read
from foi_letters.yamlmodel import FileModel, load, validate


class Part(FileModel):
    id: str
    count: int = 0


class Case(FileModel):
    reference: str
    received: str | None = None
    parts: tuple[Part, ...] = ()


def rules(error: InputError) -> list[str]:
    return [problem.rule for problem in error.problems]


@pytest.mark.parametrize("text", ["NO", "0123", "12:30", "3.10", "1_000", "2026-10-01", ".nan", "yes", "1e3"])
def test_every_scalar_stays_the_text_that_was_typed(text: str) -> None:
    assert parse(f"on: {text}", "f").value == {"on": text}


def test_a_duplicate_key_is_refused_and_names_the_first() -> None:
    with pytest.raises(InputError, match=r"f:2:1: error\[duplicate-key\].*line 1"):
        parse("a: 1\na: 2", "f")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: &x 1\nb: *x", "yaml"),
        ("a: !!python/none x", "yaml-tag"),
        ("<<: {a: 1}", "merge-key"),
        ("[a]: 1", "key"),
        ("m: >5\n", "block-header"),
        ("m: *\n", "yaml"),
        ("", "yaml"),
        ("a: 1\n---\nb: 2", "yaml"),
        ("a: \u202eb", "control-character"),
        ("a: \x07", "control-character"),
        ("a:\n\t- b", "yaml"),
        ("[" * 3000, "yaml"),
    ],
)
def test_what_yaml_would_swallow_is_refused_at_its_line(text: str, rule: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "f")
    assert rule in rules(caught.value)


def test_a_stray_star_advises_quotes() -> None:
    with pytest.raises(InputError, match="quotes"):
        parse("mark: *\n", "f")


def test_a_file_that_is_not_utf_8_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(InputError, match=r":2: error\[not-utf-8\]"):
        read(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a" * 2_000_001)
    with pytest.raises(InputError, match="too-large"):
        read(path)


def test_all_problems_of_a_file_are_reported_at_once_with_suggestions() -> None:
    text = "refrence: R1\nparts:\n- id: '1'\n  cuont: 2\n- count: many\n"
    with pytest.raises(InputError) as caught:
        validate(parse(text, "case.yaml"), Case)
    message = str(caught.value)
    assert "case.yaml:1:1: error[unknown-key]: 'refrence'" in message
    assert "did you mean 'reference'?" in message
    assert "case.yaml:4:3: error[unknown-key]: 'cuont'" in message
    assert "did you mean 'count'?" in message
    assert "case.yaml:5:10: error[int-parsing]: 'many' is not a whole number" in message
    assert "case.yaml:5:3: error[missing-key]: 'id' is missing" in message
    assert "case.yaml:1:1: error[missing-key]: 'reference' is missing" in message


def test_a_good_file_becomes_its_model(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("reference: 01/24\nparts:\n- {id: 1(iii), count: 3}\n", encoding="utf-8")
    assert load(path, Case) == Case(reference="01/24", parts=(Part(id="1(iii)", count=3),))


def test_a_span_covers_the_characters_of_its_scalar() -> None:
    document = parse('é: "x"\nwording: |\n  One.\n  Two.\n', "f")
    span = document.spans[("wording",)]
    assert document.text[span.start : span.end].startswith("|")
    assert (span.line, span.column, span.style) == (2, 10, "|")
