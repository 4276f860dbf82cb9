"""Do the tests of `sdc` notice when its code is wrong? Changes one thing at a time, and counts the changes noticed.

A change flips a comparison, an arithmetic or boolean operator, moves a whole number by one, drops a `not`, or swaps
min and max. `mutation.py [CHANGES [MODULE ...]]` tries that many, drawn with a fixed seed from the core modules, in
a copy of the package. Run from the root of a checkout; prints each change that no test noticed, and the score.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

CORE = [
    "attack",
    "audit",
    "bounds",
    "certify",
    "consistency",
    "cuts",
    "instance",
    "instance_json",
    "limits",
    "moves",
    "needs",
    "primary",
    "protect",
    "separation",
    "system",
    "witnesses",
]
TESTS = ["test_attack.py", "test_instance.py", "test_protect.py"]
QUICKLY = "not soak"
SECONDS = 240

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
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


def places(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every node that can be changed, and how."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield node, "comparison"
        elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS and not _of_types(node):
            yield node, "operator"
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            yield node, "number"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, "not"
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max")
        ):
            yield node, "extreme"


def _of_types(node: ast.AST) -> bool:
    """`int | None` is a type, and text in messages is no behaviour worth a test of each word."""
    return any(
        isinstance(each, ast.Constant) and (each.value is None or isinstance(each.value, str))
        for each in ast.walk(node)
    )


def change(node: ast.AST, how: str) -> str:
    """Change the node in place; says what was done."""
    before = ast.unparse(node)
    if isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[assignment]
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.Constant):
        node.value = int(str(node.value)) + 1
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        node.func.id = "max" if node.func.id == "min" else "min"
    return f"{how}: {before}  ->  {ast.unparse(node)}"


def noticed(copy: Path) -> bool:
    """Whether the tests fail on this copy, or do not end."""
    tests = [str(copy / "tests" / "sdc" / name) for name in TESTS]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-m",
        QUICKLY,
        *tests,
    ]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def copied(root: Path, folder: Path) -> Path:
    for name in ("foi_letters", "tests/sdc"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(root / name, folder / name)
    return folder


def main() -> None:
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    modules = sys.argv[2:] or CORE
    options = []
    for module in modules:
        source = (Path("foi_letters/sdc") / f"{module}.py").read_text(encoding="utf-8")
        options += [(module, source, n) for n, _ in enumerate(places(ast.parse(source)))]
    chosen = random.Random(4).sample(options, min(changes, len(options)))
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path.cwd(), Path(folder))
        if noticed(copy):
            sys.exit("the tests fail before anything is changed")
        score = 0
        for module, source, n in chosen:
            tree = ast.parse(source)
            node, how = list(places(tree))[n]
            line, what = getattr(node, "lineno", 0), change(node, how)
            path = copy / "foi_letters" / "sdc" / f"{module}.py"
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
            found = noticed(copy)
            path.write_text(source, encoding="utf-8")
            score += found
            if not found:
                print(f"not noticed  {module}.py:{line}  {what}", flush=True)
    print(f"{score} of {len(chosen)} changes noticed: {score / len(chosen):.0%} ({len(options)} possible)")


if __name__ == "__main__":
    main()
