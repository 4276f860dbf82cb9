"""Which data a template reads: dotted names, with loop variables traced back to the lists that they run over.

`{% for q in case.questions %}{{ q.title }}{% endfor %}` reads `case.questions` and `case.questions[].title`.
"""

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from foi_letters.assembly.sandbox import GLOBALS

__all__ = ["names_read"]

Scope = Mapping[str, str]
"""Local name -> the dotted name that it stands for, `""` for one that the template made itself."""


def names_read(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """Each dotted name that the template reads from its context, with the line in the Jinja source, in order."""
    scope: dict[str, str] = dict.fromkeys(GLOBALS, "")
    yield from _statements(tree.body, scope)


def _statements(body: list[nodes.Node], scope: dict[str, str]) -> Iterator[tuple[str, int]]:
    for node in body:
        yield from _statement(node, scope)


def _statement(node: nodes.Node, scope: dict[str, str]) -> Iterator[tuple[str, int]]:
    if isinstance(node, nodes.For):
        yield from _loop(node, scope)
    elif isinstance(node, nodes.Assign):
        yield from _expression(node.node, scope)
        _bind(node.target, _path(node.node, scope) or "", scope)
    elif isinstance(node, nodes.AssignBlock):
        yield from _statements(node.body, dict(scope))
        _bind(node.target, "", scope)
    elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
        yield from _macro(node, scope)
    elif isinstance(node, nodes.With):
        yield from _with(node, scope)
    elif isinstance(node, nodes.If):
        yield from _expression(node.test, scope)
        yield from _statements([*node.body, *node.elif_, *node.else_], scope)
    else:
        yield from _expression(node, scope)


def _loop(node: nodes.For, scope: dict[str, str]) -> Iterator[tuple[str, int]]:
    yield from _expression(node.iter, scope)
    path = _path(node.iter, scope)
    inner = dict(scope) | {"loop": ""}
    _bind(node.target, f"{path}[]" if path else "", inner)
    if node.test is not None:
        yield from _expression(node.test, inner)
    yield from _statements(node.body, inner)
    yield from _statements(node.else_, dict(scope))


def _macro(node: nodes.Macro | nodes.CallBlock, scope: dict[str, str]) -> Iterator[tuple[str, int]]:
    if isinstance(node, nodes.Macro):
        scope[node.name] = ""
    else:
        yield from _expression(node.call, scope)
    for default in node.defaults:
        yield from _expression(default, scope)
    inner = dict(scope) | dict.fromkeys([argument.name for argument in node.args], "")
    yield from _statements(node.body, inner | dict.fromkeys(("caller", "varargs", "kwargs"), ""))


def _with(node: nodes.With, scope: dict[str, str]) -> Iterator[tuple[str, int]]:
    inner = dict(scope)
    for target, value in zip(node.targets, node.values, strict=True):
        yield from _expression(value, scope)
        _bind(target, _path(value, scope) or "", inner)
    yield from _statements(node.body, inner)


def _expression(node: nodes.Node, scope: Scope) -> Iterator[tuple[str, int]]:
    path = _path(node, scope)
    if path is not None:
        if path:
            yield path, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _expression(child, scope)


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted name that an expression stands for, `""` when it is local, none when it is not a name."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        owner = _path(node.node, scope)
        return f"{owner}.{node.attr}" if owner else owner
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner = _path(node.node, scope)
        key = node.arg.value
        return f"{owner}.{key}" if owner and isinstance(key, str) else f"{owner}[]" if owner else owner
    return None


def _bind(target: nodes.Node, path: str, scope: dict[str, str]) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    elif isinstance(target, nodes.Tuple):
        for item in target.items:
            _bind(item, "", scope)
