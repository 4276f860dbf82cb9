"""The JSON Schemas that editors use."""

from collections.abc import Iterator

import jsonschema
import pytest
import yaml

from foi_letters.cli.schema import Json, schema
from foi_letters.errors import InputError
from tests.case_texts import CASE, PROFILE

EXAMPLES = {"case": CASE, "authority": PROFILE}


class _Yaml12(yaml.SafeLoader):
    """YAML as editors load it: numbers are numbers; dates stay text, as in YAML 1.2."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith("timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _as_an_editor_reads(text: str) -> object:
    return yaml.load(text, _Yaml12)


def _fields(node: Json, where: str = "") -> Iterator[tuple[str, Json]]:
    if isinstance(node, dict):
        if isinstance(properties := node.get("properties"), dict):
            yield from ((f"{where}.{name}", field) for name, field in properties.items())
        for key, value in node.items():
            yield from _fields(value, f"{where}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _fields(value, f"{where}[{number}]")


@pytest.mark.parametrize("what", EXAMPLES)
def test_the_schema_is_draft_07_and_accepts_a_good_file(what: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(what))
    jsonschema.Draft7Validator(schema(what)).validate(_as_an_editor_reads(EXAMPLES[what]))


@pytest.mark.parametrize("what", EXAMPLES)
def test_every_field_is_described(what: str) -> None:
    missing = [
        name
        for name, field in _fields(schema(what))
        if not (isinstance(field, dict) and field.get("description"))
    ]
    assert missing == []


def test_a_misspelt_key_and_a_wrong_outcome_are_refused_by_the_schema() -> None:
    validator = jsonschema.Draft7Validator(schema("case"))
    for old, new in (("received:", "recieved:"), ("outcome: nil", "outcome: none")):
        assert not validator.is_valid(_as_an_editor_reads(CASE.replace(old, new)))


def test_nothing_stands_beside_a_reference_where_draft_07_would_not_read_it() -> None:
    def check(node: Json) -> None:
        if isinstance(node, dict):
            assert "$ref" not in node or len(node) == 1
            assert "$defs" not in node
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            check(inner)

    check(schema("case"))


def test_there_is_no_schema_of_anything_else() -> None:
    with pytest.raises(InputError, match="there is one of: case, authority"):
        schema("letter")
