"""From a part's tree with tag nodes to compiled Jinja, and from a fault's line back to the tag.

The tree is serialised and cut at the tag nodes. Each tag becomes a Jinja tag with a line break inside it, between
delimiters that serialised XML cannot contain, so text of the document is never taken for Jinja, and the line numbers
that Jinja keeps, when compiling and when rendering, name the tag.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from foi_letters.assembly.allowed import SlotBinder, forbidden, walk
from foi_letters.assembly.checking import check_tags, report, syntax
from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.names import TOKEN
from foi_letters.assembly.sandbox import LEVELS, WordEnvironment
from foi_letters.assembly.tagnames import names_read

__all__ = ["CompiledPart", "Instruction", "Slot", "compile_part", "serialised"]

Slot = Callable[[object], str]
Instruction = tuple[str, str]
"""A node beside the tags: ("open", tag), ("close", tag) around a lone tag's paragraph, ("mark", name)."""


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part ready to render, and the tag that each line of its Jinja source came from."""

    template: Template
    lines: Mapping[int, PlacedTag]
    names: tuple[tuple[str, PlacedTag], ...]
    loop_variables: frozenset[str]

    def tag_at(self, traceback: TracebackType | None) -> PlacedTag | None:
        """The tag at work in the innermost frame of this part's code."""
        found = None
        while traceback is not None:
            if self.is_code(traceback.tb_frame.f_globals):
                found = self.tag_in_line(traceback.tb_lineno) or found
            traceback = traceback.tb_next
        return found

    def is_code(self, names: Mapping[str, object]) -> bool:
        """Whether these global names are those of this part's code."""
        return names is self.template.root_render_func.__globals__

    def tag_in_line(self, line: int) -> PlacedTag | None:
        """The tag that a line of this part's code came from."""
        return self.lines.get(self.template.get_corresponding_lineno(line))


@dataclass
class _Source:
    """Jinja source as it grows, and the tag of each line."""

    pieces: list[str]
    lines: dict[int, PlacedTag]
    line: int = 1

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.line += text.count("\n")

    def add_tag(self, placed: PlacedTag, level: str) -> None:
        tag = placed.tag
        if tag.kind == "comment":
            return
        sign = "=" if tag.kind == "value" else "%"
        self.add(f"<?{sign}\n")
        first = self.line
        self.add(f"{tag.body}\n?>")
        self.lines.update(dict.fromkeys(range(first, self.line + 1), placed))
        if (
            tag.keyword in ("macro", "call")
            or (tag.keyword == "for" and "recursive" in tag.body)
            or _captures(placed)
        ):
            self.add(LEVELS.get(level, ""))


def _captures(placed: PlacedTag) -> bool:
    return placed.tag.keyword == "set" and "=" not in placed.tag.body


def _targets(target: nodes.Node) -> list[str]:
    if isinstance(target, nodes.Name):
        return [target.name]
    return [name.name for name in target.find_all(nodes.Name)]


def serialised(root: etree._Element) -> Iterator[str | int | Instruction]:
    """The text of a part, with the numbers of its tags, and other instructions as (name, data), in between."""
    text = etree.tostring(root, encoding="unicode")
    first, *others = text.split("<?")
    yield from _with_tokens(first)
    for other in others:
        instruction, _, rest = other.partition("?>")
        name, _, data = instruction.partition(" ")
        yield int(data) if name == "tag" else (name, data)
        yield from _with_tokens(rest)


def _with_tokens(text: str) -> Iterator[str | int]:
    for index, piece in enumerate(text.split(TOKEN)):
        yield int(piece) if index % 2 else piece


def compile_part(
    source: Sequence[str | int],
    tags: Sequence[PlacedTag],
    *,
    levels: Mapping[int, str],
    slots: Mapping[int, Slot],
    environment: WordEnvironment,
    faults: Faults,
) -> CompiledPart | None:
    """Compile one part; `slots` has the slot of every value tag. Faults are added to `faults`, and then it is None."""
    written = _Source([], {})
    for piece in source:
        if isinstance(piece, str):
            written.add(piece)
        else:
            written.add_tag(tags[piece], levels.get(piece, ""))
    text = "".join(written.pieces)
    if faults.problems:
        check_tags(tags, environment, faults)
        return None
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        if not check_tags(tags, environment, faults):
            last = next(reversed(written.lines.values()))
            report(written.lines.get(error.lineno, last), syntax(error), faults)
        return None
    found = list(forbidden(walk(tree), environment, set()))
    for finding in found:
        report(written.lines[finding.line], finding, faults)
    return None if found else _compiled(tree, written.lines, tags, slots, environment)


def _compiled(
    tree: nodes.Template,
    lines: Mapping[int, PlacedTag],
    tags: Sequence[PlacedTag],
    slots: Mapping[int, Slot],
    environment: WordEnvironment,
) -> CompiledPart:
    names: dict[int, str] = {}
    for number, slot in slots.items():
        names[id(tags[number])] = name = f"slot {len(environment.filters)}"
        environment.filters[name] = slot
    loops = [node for node in walk(tree) if isinstance(node, nodes.For)]
    targets = [name for loop in loops for name in _targets(loop.target)]
    read = tuple((name, lines[line]) for name, line in names_read(tree))
    SlotBinder({line: names.get(id(placed), "") for line, placed in lines.items()}).visit(tree)
    code = environment.compile(tree, filename="template")
    template = Template.from_code(environment, code, environment.make_globals(None))
    return CompiledPart(template, lines, read, frozenset(targets))
