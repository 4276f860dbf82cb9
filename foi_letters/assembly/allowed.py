"""What a template may contain: an allow-list over Jinja's syntax tree, and the changes made to the tree.

Refusals are found when the template is opened, not when a letter takes the branch. The changes give every printed
expression the slot of its tag, count loop iterations, and bound `~`.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final, NamedTuple, TypeVar, cast

from jinja2 import nodes

from foi_letters.assembly.sandbox import GLOBALS, WordEnvironment

__all__ = ["COUNTED", "CURES", "JOINED", "Finding", "bind_slots", "forbidden"]

COUNTED: Final = "count iterations"
JOINED: Final = "joined text"

N = TypeVar("N", bound=nodes.Node)


class Finding(NamedTuple):
    """Something that a template may not contain: its line in the Jinja source, and what to say about it."""

    line: int
    rule: str
    message: str
    help: str


_REFUSED: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.FilterBlock: "filter",
    nodes.ScopedEvalContextModifier: "autoescape",
}
CURES: Final = {
    "include": "Give the wording as a value, {{ wording }}, in a paragraph of its own.",
    "import": "Write the macro in this document.",
    "extends": "A Word template stands alone; put shared wording into values.",
    "block": "A Word template stands alone; put shared wording into values.",
    "filter": "Apply the filter to the value: {{ name | upper }}.",
    "autoescape": "Leave it out: every value is made safe in any case.",
    "from": "Write the macro in this document.",
    "do": "Compute the value before, and give it as data.",
    "break": "Choose the items in the loop: {% for x in items if x.wanted %}.",
    "continue": "Choose the items in the loop: {% for x in items if x.wanted %}.",
    "trans": "Give translated wording as a value.",
    "debug": "Leave it out.",
}
_METHODS: Final = frozenset({"cycle", "changed", "next", "reset"})
_SPECIAL_CALLS: Final = frozenset({"caller", "loop"})


def forbidden(tree: nodes.Template, environment: WordEnvironment, macros: set[str]) -> Iterator[Finding]:
    """Everything in the tree that a template may not contain; `macros` are known besides those of the tree."""
    macros = macros | {macro.name for macro in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.Node):
        keyword = _REFUSED.get(type(node))
        if keyword:
            message = f"{{% {keyword} %}} cannot be used in a Word template"
            yield Finding(node.lineno, "not-supported", message, CURES[keyword])
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield Finding(
                node.lineno, "not-allowed", f"{node.attr!r} is private to the program", "Use a public name."
            )
        elif isinstance(node, nodes.Call):
            yield from _call(node, macros)
        elif isinstance(node, nodes.Filter) and node.name not in environment.filters:
            yield _unknown(node.lineno, "filter", node.name, environment.filters)
        elif isinstance(node, nodes.Test) and node.name not in environment.tests:
            yield _unknown(node.lineno, "test", node.name, environment.tests)


def _call(node: nodes.Call, macros: set[str]) -> Iterator[Finding]:
    target = node.node
    if isinstance(target, nodes.Name) and target.name not in {*macros, *GLOBALS, *_SPECIAL_CALLS}:
        message = f"{target.name}(...) cannot be called from a template"
        names = ", ".join(sorted([*macros, *GLOBALS]))
        help_ = f"Give its result as a value. What can be called: {names}."
        yield Finding(node.lineno, "not-allowed", message, help_)
    elif not isinstance(target, (nodes.Name, nodes.Getattr)):
        message = "this expression cannot be called"
        yield Finding(node.lineno, "not-allowed", message, "Give its result as a value.")


def _unknown(line: int, kind: str, name: str | None, known: Iterable[str]) -> Finding:
    close = get_close_matches(str(name), [n for n in known if " " not in n], 1)
    help_ = f"Did you mean {close[0]!r}?" if close else f"Check the name of the {kind}."
    return Finding(line, f"unknown-{kind}", f"there is no {kind} called {name!r}", help_)


def bind_slots(tree: nodes.Template, slot_of_line: Mapping[int, str]) -> None:
    """Wrap each printed expression in the filter of its slot, each loop's list in a counter, each `~` in a bound."""
    _spell_out_calls(tree)
    for output in list(tree.find_all(nodes.Output)):
        output.nodes = [
            child if isinstance(child, nodes.TemplateData) else _filtered(child, slot_of_line[child.lineno])
            for child in output.nodes
        ]
    for loop in tree.find_all(nodes.For):
        loop.iter = _filtered(loop.iter, COUNTED)
    _bound_joins(tree)


def _spell_out_calls(node: nodes.Node) -> None:
    """`{% call m() %}...{% endcall %}` as a macro and a printed call, so that its output passes a slot too."""
    for name, value in list(node.iter_fields()):
        if isinstance(value, list) and any(isinstance(child, nodes.CallBlock) for child in value):
            spelt = [_spelt(child) if isinstance(child, nodes.CallBlock) else [child] for child in value]
            setattr(node, name, [child for children in spelt for child in children])
    for child in node.iter_child_nodes():
        _spell_out_calls(child)


def _spelt(block: nodes.CallBlock) -> list[nodes.Node]:
    name = f"caller_in_line_{block.lineno}"
    caller = nodes.Keyword("caller", nodes.Name(name, "load"))
    call = nodes.Call(block.call.node, block.call.args, [*block.call.kwargs, caller], None, None)
    spelt: list[nodes.Node] = [
        nodes.Macro(name, block.args, block.defaults, block.body),
        nodes.Output([call]),
    ]
    return [_like(block, each) for each in spelt]


def _filtered(expression: nodes.Node, name: str) -> nodes.Filter:
    filtered = nodes.Filter(cast("nodes.Expr", expression), name, [], [], None, None)
    return _like(expression, filtered)


def _like(original: nodes.Node, made: N) -> N:
    """A new node at the place of the original."""
    made.set_lineno(original.lineno)
    if original.environment is not None:
        made.set_environment(original.environment)
    return made


def _bound_joins(node: nodes.Node) -> None:
    for name, value in list(node.iter_fields()):
        if isinstance(value, list):
            setattr(
                node,
                name,
                [_bounded_join(child) if isinstance(child, nodes.Concat) else child for child in value],
            )
        elif isinstance(value, nodes.Concat):
            setattr(node, name, _bounded_join(value))
    for child in node.iter_child_nodes():
        _bound_joins(child)


def _bounded_join(concat: nodes.Concat) -> nodes.Filter:
    return _filtered(_like(concat, nodes.Tuple(concat.nodes, "load")), JOINED)
