"""One wrong thing at a time: every small change of a module's code that a test ought to notice.

A change flips a comparison, an operator or a truth value, moves a whole number by one, drops a `not`, a minus or a
statement, negates a condition, returns nothing, or swaps min and max. Texts of messages, annotations and assertions stay.
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NEGATING = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)
"""A comparison whose flip is the negation of the condition that it is."""


@dataclass(frozen=True)
class Change:
    """A change of one module: in which function, at which line, and what becomes of what."""

    module: str
    where: str
    """The function or method, or "" for what stands outside one."""
    line: int
    what: str
    number: int
    """Which of the changes of the module it is."""

    def __str__(self) -> str:
        return f"{self.module}.{self.where}: {self.what}" if self.where else f"{self.module}: {self.what}"


def changes(module: str, source: str) -> list[Change]:
    """Every change of the module, in the order of its code. Equal ones of a function are told apart by a number."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for number, (where, line, what, _) in enumerate(_edits(ast.parse(source))):
        seen[where, what] += 1
        times = seen[where, what]
        found.append(Change(module, where, line, what if times == 1 else f"{what} ({times})", number))
    return found


def changed(source: str, change: Change) -> ast.Module:
    """The module with this change."""
    tree = ast.parse(source)
    *_, edit = next(each for number, each in enumerate(_edits(tree)) if number == change.number)
    edit()
    return ast.fix_missing_locations(tree)


Edit = tuple[str, int, str, Callable[[], None]]
"""The function, the line, what is changed, and what changes it in the tree."""


def _edits(tree: ast.Module) -> Iterator[Edit]:
    for where, node, parent in list(_nodes(tree, "")):
        for what, edit in _of(node, parent):
            yield where, getattr(node, "lineno", 0), what, edit


def _nodes(node: ast.AST, where: str, name: str = "") -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """Each node below this one, with the method or function around it and its parent; no annotations."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns") or isinstance(node, ast.Assert):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_type(child) or _is_promise(child):
                continue
            inside, inner = where, name
            if isinstance(child, ast.ClassDef) and not where:
                inner = f"{name}{child.name}."
            elif isinstance(child, ast.FunctionDef) and not where:
                inside = f"{name}{child.name}"
            yield inside, child, node
            yield from _nodes(child, inside, inner)


def _is_promise(node: ast.AST) -> bool:
    """What the type checker watches, and what only asserts: both stand for no behaviour."""
    return isinstance(node, ast.keyword) and node.arg in ("frozen", "slots", "strict")


def _is_type(node: ast.AST) -> bool:
    """`int | None`, and other unions of names that begin with a capital or are built in."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)):
        return False
    return any(_type_name(each) for each in (node.left, node.right)) or _is_type(node.left)


def _type_name(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None
    return isinstance(node, ast.Name) and (node.id[0].isupper() or node.id in ("int", "str", "float", "bool"))


def _of(node: ast.AST, parent: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, parent)
    elif isinstance(node, ast.expr):
        yield from _of_expression(node)
    test = getattr(node, "test", None)
    if isinstance(node, ast.If | ast.While | ast.IfExp) and not _negated_otherwise(node.test):
        yield f"if {ast.unparse(test)} -> if not", lambda: _set(node, "test", _not(node.test))
    if isinstance(node, ast.comprehension):
        for n, each in enumerate(node.ifs):
            if not _negated_otherwise(each):
                yield (
                    f"if {ast.unparse(each)} -> if not",
                    lambda n=n, each=each: _put(node.ifs, n, _not(each)),
                )


def _of_statement(node: ast.stmt, parent: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    if isinstance(node, ast.Return) and not (node.value is None or _is_constant(node.value)):
        yield f"{_short(node)} -> return None", lambda: _set(node, "value", ast.Constant(None))
    stored = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript)
    expression = isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
    if stored or expression or isinstance(node, ast.AugAssign | ast.Raise | ast.Break | ast.Continue):
        yield f"{_short(node)} -> pass", lambda: _replace(parent, node, ast.Pass())


def _of_expression(node: ast.expr) -> Iterator[tuple[str, Callable[[], None]]]:
    before = ast.unparse(node)
    if isinstance(node, ast.Compare):
        for n, op in enumerate(node.ops):
            other = SWAPS[type(op)]()
            yield f"{before} -> {_sign(other)}", lambda n=n, other=other: _put(node.ops, n, other)
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        if type(node.op) in SWAPS and not _of_text(node):
            other = SWAPS[type(node.op)]()
            yield f"{before} -> {_sign(other)}", lambda: _set(node, "op", other)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{before} -> {not node.value}", lambda: _set(node, "value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{before} -> {int(node.value) + 1}", lambda: _set(node, "value", int(node.value) + 1)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        after = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        change = {"operand": after} if isinstance(node.op, ast.Not) else {}
        yield f"{before} -> {ast.unparse(node.operand)}", lambda: _set(node, "op", ast.UAdd(), **change)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
        name, other_name = node.func, "max" if node.func.id == "min" else "min"
        yield f"{before} -> {other_name}", lambda: _set(name, "id", other_name)


def _negated_otherwise(test: ast.expr) -> bool:
    if isinstance(test, ast.Compare):
        return len(test.ops) == 1 and isinstance(test.ops[0], NEGATING)
    return isinstance(test, ast.Constant) or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))


def _of_text(node: ast.AST) -> bool:
    """Text is put together: what messages say word by word is not for this."""
    return any(
        isinstance(each, ast.JoinedStr) or (isinstance(each, ast.Constant) and isinstance(each.value, str))
        for each in ast.iter_child_nodes(node)
    )


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _sign(op: ast.AST) -> str:
    left, right = ast.Name("x", ast.Load()), ast.Name("y", ast.Load())
    if isinstance(op, ast.cmpop):
        return ast.unparse(ast.Compare(left, [op], [right]))[2:-2]
    if isinstance(op, ast.boolop):
        return ast.unparse(ast.BoolOp(op, [left, right]))[2:-2]
    return ast.unparse(ast.BinOp(left, op, right))[2:-2]  # type: ignore[arg-type]


def _short(node: ast.stmt) -> str:
    first, *more = ast.unparse(node).splitlines()
    return f"{first} ..." if more else first


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _set(node: ast.AST, field: str, value: object, **more: object) -> None:
    setattr(node, field, value)
    for name, each in more.items():
        setattr(node, name, each)


def _put(items: list, n: int, value: ast.AST) -> None:  # type: ignore[type-arg]
    items[n] = value


def _replace(parent: ast.AST, node: ast.stmt, other: ast.stmt) -> None:
    for _, value in ast.iter_fields(parent):
        if isinstance(value, list) and node in value:
            value[value.index(node)] = other
