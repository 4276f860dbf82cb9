"""`foi-letters schema`: the JSON Schema (draft-07) of the files that people type, for editors that complete and check.

Pydantic writes the dialect of 2020-12. Draft-07 calls `$defs` "definitions", reads nothing beside a `$ref`, and has no
`prefixItems`. Text may be written without quotes in our files, so what an editor takes for a number is text too.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from foi_letters.errors import InputError, Problem

if TYPE_CHECKING:
    from pydantic import BaseModel

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

DRAFT = "http://json-schema.org/draft-07/schema#"


def _case() -> "type[BaseModel]":
    from foi_letters.case import Case

    return Case


def _authority() -> "type[BaseModel]":
    from foi_letters.authority import Authority

    return Authority


def _exemption() -> "type[BaseModel]":
    from foi_letters.exemption_file import Exemption

    return Exemption


_MODELS: dict[str, "Callable[[], type[BaseModel]]"] = {
    "case": _case,
    "authority": _authority,
    "exemption": _exemption,
}


def print_schema(
    what: Annotated[str, typer.Argument(help="case, authority or exemption.", metavar="WHAT")],
) -> None:
    """Print the JSON Schema of a file, for editors that complete and check YAML."""
    print(json.dumps(schema(what), indent=2, ensure_ascii=False))


def schema(what: str) -> dict[str, Json]:
    """The draft-07 schema of a case, an authority's profile or an exemption. Raises InputError for anything else."""
    if what not in _MODELS:
        message = f"there is no schema of '{what}'"
        raise InputError([Problem("schema", message, None, f"there is one of: {', '.join(_MODELS)}")])
    converted = draft_07(_MODELS[what]().model_json_schema(by_alias=True))
    assert isinstance(converted, dict)
    return {"$schema": DRAFT, **converted}


def draft_07(node: Json) -> Json:
    """A schema of 2020-12, as pydantic writes it, in draft-07."""
    if isinstance(node, list):
        return [draft_07(each) for each in node]
    if not isinstance(node, dict):
        return node
    converted = {_KEYS.get(key, key): draft_07(value) for key, value in node.items() if key not in _DROPPED}
    if isinstance(reference := converted.get("$ref"), str):
        converted["$ref"] = reference.replace("#/$defs/", "#/definitions/")
    if "$ref" in converted and len(converted) > 1:
        converted["allOf"] = [{"$ref": converted.pop("$ref")}]
    if converted.get("type") == "string" and not _FIXED & converted.keys():
        converted["type"] = ["string", "number", "boolean"]
    return converted


_KEYS = {"$defs": "definitions", "prefixItems": "items"}
_DROPPED = frozenset({"discriminator"})
_FIXED = frozenset({"enum", "const", "format", "pattern"})
