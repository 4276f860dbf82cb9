"""How a block reads in a letter: its placeholders filled with the examples that stand beside the tags."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from foi_letters import tags
from foi_letters.wording.words import Kind, Paragraph, Token, from_yaml

_ROOTS: Mapping[str, type] = {
    "authority": tags.Authority,
    "case": tags.CaseTags,
    "clarification": tags.Clarification,
    "deadline": tags.Deadline,
    "decision": tags.DecisionTags,
    "extension": tags.Extension,
    "fees": tags.Fees,
    "figures": tags.Figures,
    "ground": tags.Ground,
    "letter": tags.Letter,
    "regulator": tags.Regulator,
    "requester": tags.Requester,
    "review": tags.ReviewOutcome,
    "transfer": tags.Transfer,
}
_MARKS = {Kind.TEXT: "", Kind.BULLET: "• ", Kind.NUMBER: "– "}


def sample(text: str) -> tuple[str, ...]:
    """The paragraphs of a block as plain text, with realistic values."""
    return tuple(_filled(paragraph) for paragraph in from_yaml(text))


def _filled(paragraph: Paragraph) -> str:
    return _MARKS[paragraph.kind] + "".join(_value(token) for token in paragraph.tokens)


def _value(token: Token) -> str:
    return example(token.text.split(" | ")[0]) if token.placeholder else token.text


def example(name: str) -> str:
    """An example of a tag's value; where there is none, what the tag is, in brackets."""
    root, *steps = name.split(".")
    tag, kind = tags.Tag(name), _ROOTS.get(root)
    for step in steps:
        hint = _hint(kind, step)
        if hint is None:
            return f"[{name}]"
        tag = next((each for each in get_args(hint) if isinstance(each, tags.Tag)), tag)
        kind = next((each for each in _types(hint) if is_dataclass(each)), None)
    return tag.example or f"[{tag.help[:1].lower()}{tag.help[1:]}]"


def _hint(kind: type | None, field: str) -> object:
    if kind is None or not is_dataclass(kind) or field not in {each.name for each in fields(kind)}:
        return None
    return get_type_hints(kind, include_extras=True)[field]


def _types(hint: object) -> tuple[type, ...]:
    inner = get_args(hint)
    found = tuple(each for part in inner for each in _types(part) if not isinstance(part, tags.Tag))
    return (hint,) if isinstance(hint, type) else found
