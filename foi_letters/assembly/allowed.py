"""What a template may contain: an allow-list over Jinja's syntax tree, and the changes made to the tree.

Refusals are found when the template is opened, not when a letter takes the branch. The changes give every printed
expression the slot of its tag, count loop iterations, and bound `~`.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final, NamedTuple, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from foi_letters.assembly.sandbox import GLOBALS, WordEnvironment

__all__ = ["COUNTED", "CURES", "JOINED", "Finding", "SlotBinder", "forbidden", "walk"]

COUNTED: Final = "count iterations"
JOINED: Final = "joined text"


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
_SPECIAL_CALLS: Final = frozenset({"caller", "loop"})


def walk(tree: nodes.Node) -> list[nodes.Node]:
    """Every node below and including this one. Jinja's own `find_all` is several times slower."""
    found: list[nodes.Node] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        for name in node.fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                waiting += [child for child in value if isinstance(child, nodes.Node)]
            elif isinstance(value, nodes.Node):
                waiting.append(value)
    return found


def forbidden(
    everything: Iterable[nodes.Node], environment: WordEnvironment, macros: set[str]
) -> Iterator[Finding]:
    """What a template may not contain among the nodes of a tree; `macros` are known besides those of the tree."""
    macros = macros | {node.name for node in everything if isinstance(node, nodes.Macro)}
    for node in everything:
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


class SlotBinder(NodeTransformer):
    """Gives each printed expression the slot of its line, counts what each loop runs over, and bounds each `~`."""

    def __init__(self, slot_of_line: Mapping[int, str]) -> None:
        self.slot_of_line = slot_of_line

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802  # Jinja names the methods after its nodes
        self.generic_visit(node)
        node.nodes = [
            child
            if isinstance(child, nodes.TemplateData)
            else _filtered(child, self.slot_of_line[child.lineno])
            for child in node.nodes
        ]
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        node.iter = _filtered(node.iter, COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.Tuple(node.nodes, "load", lineno=node.lineno, environment=node.environment)
        return _filtered(parts, JOINED)

    def visit_CallBlock(self, node: nodes.CallBlock) -> list[nodes.Node]:  # noqa: N802
        """`{% call m() %}...{% endcall %}` as a macro and a printed call, so that its output passes a slot too."""
        name = f"caller_in_line_{node.lineno}"
        at = {"lineno": node.lineno, "environment": node.environment}
        caller = nodes.Keyword("caller", nodes.Name(name, "load", **at), **at)
        call = nodes.Call(node.call.node, node.call.args, [*node.call.kwargs, caller], None, None, **at)
        macro = nodes.Macro(name, node.args, node.defaults, node.body, **at)
        return [self.generic_visit(macro), self.visit_Output(nodes.Output([call], **at))]


def _filtered(expression: nodes.Node, name: str) -> nodes.Filter:
    at = {"lineno": expression.lineno, "environment": expression.environment}
    return nodes.Filter(cast("nodes.Expr", expression), name, [], [], None, None, **at)
