"""A block of wording with placeholders, from a text file: compiled by the same engine, rendered to `Blocks`.

The placeholders are computed first, each standing in the wording as a token; then the wording is read as Markdown; then
the values take the tokens' places. So no value is ever read as Markdown or as Jinja.
"""

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from foi_letters.assembly.bounds import Budget, Refusal, budget
from foi_letters.assembly.compile import CompiledPart, compile_part
from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.filters import environment_with
from foi_letters.assembly.markdown import parse
from foi_letters.assembly.names import TOKEN
from foi_letters.assembly.running import evaluate, problem_of
from foi_letters.assembly.scan import Fault, find_tags
from foi_letters.assembly.text import escaped, plain_text
from foi_letters.assembly.values import (
    Block,
    Blocks,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Styled,
    Table,
)
from foi_letters.errors import Place, TemplateError

__all__ = ["Fragment"]

_BLOCKS: Final = (Blocks, Paragraph, ListBlock, Table)
_found: ContextVar[list[object]] = ContextVar("values of the placeholders")


@dataclass(frozen=True)
class Fragment:
    """Compiled wording. `names` are the dotted names that its placeholders read."""

    place: Place
    names: tuple[str, ...]
    _compiled: CompiledPart = field(repr=False)

    @classmethod
    def compile(
        cls,
        text: str,
        *,
        place: Place,
        filters: Mapping[str, Callable[..., object]] | None = None,
        control: bool = False,
    ) -> "Fragment":
        """Compile wording whose first line stands at `place`; `control` allows `{% if %}` and `{% for %}`.

        Raises `TemplateError` with every fault, by file and line.
        """
        faults = Faults(place.file)
        source, tags = _read(text, place, faults, control=control)
        slots = {number: _note_value for number, placed in enumerate(tags) if placed.tag.kind == "value"}
        compiled = compile_part(
            source, tags, levels={}, slots=slots, environment=environment_with(filters or {}), faults=faults
        )
        faults.raise_any()
        assert compiled is not None
        return cls(place, tuple(dict.fromkeys(name for name, _ in compiled.names)), compiled)

    def render(self, context: Mapping[str, object]) -> Blocks:
        """The wording for one context. Raises `TemplateError`, by file and line."""
        values: list[object] = []
        tokens = _found.set(values), budget.set(Budget())
        try:
            text = evaluate(self._compiled, context, self.place)
            return Blocks(tuple(_placed(parse(text, _filler(values)), values)))
        except Refusal as error:
            raise TemplateError([problem_of(error, self._compiled, self.place)]) from None
        finally:
            _found.reset(tokens[0])
            budget.reset(tokens[1])


def _read(
    text: str, place: Place, faults: Faults, *, control: bool
) -> tuple[list[str | int], list[PlacedTag]]:
    if TOKEN in text:
        faults.add("unsupported-character", "the wording holds the character U+10FFFD", place, "Remove it.")
    source: list[str | int] = []
    tags: list[PlacedTag] = []
    position = 0
    for tag in find_tags(text):
        where = _at(text, tag.start, place)
        if isinstance(tag, Fault):
            faults.add(tag.rule, tag.message, where, tag.help)
            continue
        if tag.kind == "control" and not control:
            help_ = "Say when the block is used with 'used_when'; wording has only {{ placeholders }}."
            faults.add("control-in-wording", f"{tag.source!r} cannot stand in wording", where, help_)
        source += [text[position : tag.start], len(tags)]
        tags.append(PlacedTag(tag, where))
        position = tag.end
    return [*source, text[position:]], tags


def _at(text: str, offset: int, place: Place) -> Place:
    """The place of a character of the wording in its file."""
    if place.line is None:
        return place
    before = text[:offset]
    start = before.rfind("\n") + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    indent = (place.column or 1) - 1
    column = indent + offset - start + 1
    return Place(place.file, place.line + before.count("\n"), column, place.within, " " * indent + line)


def _note_value(value: object) -> str:
    """The slot of every placeholder: keep the value, write a token."""
    values = _found.get()
    if not isinstance(value, (*_BLOCKS, Styled, Link, Picture)):
        value = plain_text(value)
        escaped(value)
    values.append(value)
    return f"{TOKEN}{len(values) - 1}{TOKEN}"


def _filler(values: list[object]) -> Callable[[str, bool, bool], Iterator[Inline]]:
    def fill(text: str, bold: bool, italic: bool) -> Iterator[Inline]:
        for index, piece in enumerate(text.split(TOKEN)):
            value = values[int(piece)] if index % 2 else piece
            if isinstance(value, (Link, Picture, Styled)):
                yield value
            elif isinstance(value, str):
                if value:
                    yield Styled(value, bold=bold, italic=italic) if bold or italic else value
            else:
                yield f"{TOKEN}{piece}{TOKEN}"

    return fill


def _placed(blocks: Blocks, values: list[object]) -> Iterator[Block]:
    """The blocks, with a placeholder that stands alone in its paragraph replaced by its own blocks."""
    for block in blocks:
        if isinstance(block, ListBlock):
            yield ListBlock(
                tuple(Blocks(tuple(_placed(item, values))) for item in block.items), block.ordered
            )
        elif isinstance(block, Paragraph):
            yield from _paragraph(block, values)
        else:
            yield block


def _paragraph(block: Paragraph, values: list[object]) -> Iterator[Block]:
    tokens = [part for part in block.content if isinstance(part, str) and part.startswith(TOKEN)]
    if not tokens:
        yield Paragraph(_merged(block.content), block.style)
        return
    value = values[int(tokens[0].strip(TOKEN))]
    own = value.blocks if isinstance(value, Blocks) else (value,)
    if len(block.content) > 1:
        raise Refusal(
            "blocks-inside-text",
            "a placeholder in the middle of a sentence has a value of several paragraphs",
            "Put the placeholder alone, with an empty line before and after it.",
        )
    for each in own:
        assert isinstance(each, (Paragraph, ListBlock, Table))
        yield each


def _merged(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Neighbouring texts as one."""
    merged: list[Inline] = []
    for part in content:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)
