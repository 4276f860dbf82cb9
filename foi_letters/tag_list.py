"""The list of tags, read off the classes that hold them: for the documentation, for `foi-letters tags`, and for its lint.

authority.name            a value
questions[].heading       a value of each item of a list
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Annotated, get_args, get_origin, get_type_hints

from foi_letters import tags
from foi_letters.assembly.values import Blocks
from foi_letters.context import LetterContext
from foi_letters.tags import Tag


@dataclass(frozen=True, slots=True)
class DescribedTag:
    """A tag by its dotted name, what it is, an example, and what sort of value it has."""

    name: str
    help: str
    example: str
    sort: str
    """text, paragraphs, list, yes or no, or group (of the tags below it)."""
    optional: bool
    """Whether a case may lack it."""


WORDING: Mapping[str, type] = {
    "decision": tags.DecisionTags,
    "question": tags.Question,
    "ground": tags.Ground,
}
"""What a block of wording may name beside the tags of the letter, where it is about one decision, question or ground."""


def letter_tags() -> tuple[DescribedTag, ...]:
    """The tags that a template may use."""
    return tuple(_of(LetterContext, ""))


def wording_tags() -> tuple[DescribedTag, ...]:
    """The further tags that a block of wording may use."""
    return tuple(tag for name, kind in WORDING.items() for tag in _of(kind, f"{name}."))


def _of(kind: type, prefix: str) -> Iterator[DescribedTag]:
    for name, hint in get_type_hints(kind, include_extras=True).items():
        assert get_origin(hint) is Annotated, f"{kind.__name__}.{name} has no Tag"
        value, tag = get_args(hint)[:2]
        assert isinstance(tag, Tag)
        yield from _described(f"{prefix}{name}", value, tag)


def _described(name: str, value: object, tag: Tag) -> Iterator[DescribedTag]:
    members = [each for each in get_args(value) if each is not type(None)]
    optional = type(None) in get_args(value)
    inner = members[0] if optional else value
    if get_origin(inner) is tuple:
        item = get_args(inner)[0]
        yield DescribedTag(name, tag.help, tag.example, "list", optional)
        if is_dataclass(item) and isinstance(item, type):
            yield from _of(item, f"{name}[].")
        return
    group = isinstance(inner, type) and is_dataclass(inner) and inner is not Blocks
    yield DescribedTag(name, tag.help, tag.example, "group" if group else _sort(inner), optional)
    if group and isinstance(inner, type):
        yield from _of(inner, f"{name}.")


def _sort(kind: object) -> str:
    return "paragraphs" if kind is Blocks else "yes or no" if kind is bool else "text"


# the page of documentation


_INTRODUCTION = """\
# Tags

Made from the code by `foi-letters tags --markdown`; a test compares the two.

A tag is written `{{ authority.name }}` in a Word template. A tag whose value is *paragraphs* stands alone in its
paragraph. A *list* is gone through with `{%p for question in questions %}` ... `{%p endfor %}`, and `questions[].heading`
is then `question.heading`. What a case may lack is put between `{%p if ... %}` and `{%p endif %}`; naming it without a
value is an error.
"""


def markdown() -> str:
    """docs/tags.md."""
    wording = "Blocks of wording may use the tags of the letter and, where they are about one decision, question or ground:"
    return "\n".join(
        (
            _INTRODUCTION,
            *_table("In templates and wording", letter_tags()),
            "",
            wording,
            "",
            *_table("In wording alone", wording_tags()),
            "",
        )
    )


def _table(heading: str, described: Iterable[DescribedTag]) -> Iterator[str]:
    yield from (f"## {heading}", "", "| tag | value | what it is | for example |", "|---|---|---|---|")
    for tag in described:
        sort = f"{tag.sort}, if any" if tag.optional else tag.sort
        cells = (f"`{tag.name}`", sort, tag.help, tag.example)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
