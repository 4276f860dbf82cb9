"""Runs the tests against one change, in a fork of a process that has loaded all that the change leaves alone.

The change is compiled from memory: the checkout is read and never written, and the child fails if the changed module
was not loaded. A first run of the unchanged code notes which functions each test calls and how long it takes, so that
a change meets only the tests that reach it, the quickest first, each with several times the processor time it needs.
"""

import ast
import importlib
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from tried.change import Change, changed

HEAVY = ["highspy", "hypothesis", "lxml.etree", "numpy", "numpy.testing", "openpyxl", "pydantic", "yaml"]
NOT_LOADED, FAILED_TO_COLLECT = 70, 71
TIMES, AT_LEAST, TO_COLLECT, IN_ALL = 6.0, 4.0, 60.0, 900
"""A test may take so many times its own processor time and no less than so many seconds; collecting them takes at most
60 s, and no child lives for more than a quarter of an hour."""
BYTES = 6 << 30
BUDGET = 6.0
NOTE = "_note_call"


@dataclass(frozen=True)
class Package:
    """The package that is changed: its folder in `foi_letters`, the tests that should notice, and the list of changes
    that mean the same.
    """

    folder: str
    tests: tuple[str, ...]
    equivalent: str

    @property
    def name(self) -> str:
        return f"foi_letters.{self.folder.replace('/', '.')}"

    def path(self, root: Path) -> Path:
        return root / "foi_letters" / self.folder


@dataclass(frozen=True)
class Test:
    """A test: its processor time on the unchanged code, and the functions of the package that it calls."""

    id: str
    seconds: float
    calls: frozenset[tuple[str, str]]

    @property
    def file(self) -> str:
        return self.id.partition("::")[0]


def warm(root: Path, package: Package) -> None:
    """Load what no change touches. Exits if the package is not that of this checkout."""
    sys.path.insert(0, str(root))
    whole = importlib.import_module("foi_letters")
    if not Path(str(whole.__file__)).is_relative_to(root):
        sys.exit(f"{whole.__file__} would be tested, not {root}")
    for name in HEAVY + sorted(_beneath(root, package)):
        importlib.import_module(name)
    loaded = [name for name in sys.modules if name.startswith(f"{package.name}.")]
    if loaded:
        sys.exit(f"loaded before it could be changed: {', '.join(loaded)}")


def _beneath(root: Path, package: Package) -> set[str]:
    """The modules of foi_letters that the package imports, which lie beneath it and never import it."""
    found = set()
    for path in package.path(root).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("foi_letters."):
                found.add(node.module)
    return {name for name in found if not name.startswith(package.name)}


# the unchanged code


def recorded(root: Path, package: Package) -> list[Test]:
    """Each test with what it calls. Exits if one fails, for then a failure would say nothing."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "calls.json"
        child = os.fork()
        if not child:
            recorder = _Recorder(root, package)
            code = _pytest(root, package.tests, recorder)
            found.write_text(json.dumps(recorder.tests), encoding="utf-8")
            os._exit(code)
        if os.waitpid(child, 0)[1]:
            sys.exit("the tests fail before anything is changed")
        data = json.loads(found.read_text(encoding="utf-8"))
    return [Test(id_, seconds, frozenset(map(tuple, calls))) for id_, seconds, calls in data]


class _Recorder:
    """A pytest plugin that notes which functions of the package each test calls."""

    def __init__(self, root: Path, package: Package) -> None:
        self.tests: list[tuple[str, float, list[tuple[str, str]]]] = []
        self._called: set[tuple[str, str]] = set()
        for path in sorted(package.path(root).glob("*.py")):
            tree = _Noting(path.stem).visit(ast.parse(path.read_text(encoding="utf-8")))
            finder = _Finder(root, package, path.stem, ast.fix_missing_locations(tree), self._called.add)
            sys.meta_path.insert(0, finder)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._called.clear()
        before = time.process_time()
        try:
            return (yield)
        finally:
            self.tests.append((item.nodeid, time.process_time() - before, sorted(self._called)))


class _Noting(ast.NodeTransformer):
    """Puts a call of NOTE with the name of the function at the beginning of each function and method."""

    def __init__(self, module: str) -> None:
        self._module, self._inside = module, ""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self._inside = f"{node.name}."
        self.generic_visit(node)
        self._inside = ""
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        if any("cache" in ast.unparse(each) for each in node.decorator_list):
            return node  # what is remembered is called by the first test alone: every test of its file may rely on it
        name = ast.Tuple([ast.Constant(self._module), ast.Constant(self._inside + node.name)], ast.Load())
        node.body.insert(
            ast.get_docstring(node) is not None, ast.Expr(ast.Call(ast.Name(NOTE, ast.Load()), [name], []))
        )
        return node


def reaching(change: Change, tests: Sequence[Test], package: Package) -> list[Test]:
    """The tests that reach a change, the quickest first: as many as run in BUDGET seconds, and one at least.

    What no function holds is reached by every test of the files that import its module, or call into it. To leave out
    slow tests can only lower the score.
    """
    found = [each for each in tests if (change.module, change.where) in each.calls]
    if not found:
        files = {each.file for each in tests if any(module == change.module for module, _ in each.calls)}
        files |= {each.file for each in tests if _imports(each.file, f"{package.name}.{change.module}")}
        found = [each for each in tests if each.file in files]
    quick = sorted(found or tests, key=lambda each: (each.seconds, each.id))
    in_all = accumulate(each.seconds for each in quick)
    return [
        each for n, (each, seconds) in enumerate(zip(quick, in_all, strict=True)) if not n or seconds < BUDGET
    ]


@cache
def _imports(file: str, module: str) -> bool:
    return f"from {module} import" in Path(file).read_text(encoding="utf-8")


# a change


def begin(root: Path, package: Package, change: Change, tests: Sequence[Test]) -> int:
    """Start the tests against the change in a child; returns its process id."""
    child = os.fork()
    if child:
        return child
    try:
        os._exit(_tried(root, package, change, tests))
    except BaseException:  # noqa: BLE001 - whatever a changed module raises while it is loaded
        os._exit(1)


def noticed(status: int) -> bool:
    """Whether the child of this status saw a test fail, or did not end. Exits if it tested nothing."""
    if os.WIFSIGNALED(status):
        return True
    if os.WEXITSTATUS(status) == NOT_LOADED:
        sys.exit("a change was not loaded by the tests that reach it")
    return os.WEXITSTATUS(status) != 0


def _tried(root: Path, package: Package, change: Change, tests: Sequence[Test]) -> int:
    signal.alarm(IN_ALL)
    signal.setitimer(signal.ITIMER_PROF, TO_COLLECT)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source = (package.path(root) / f"{change.module}.py").read_text(encoding="utf-8")
    finder = _Finder(root, package, change.module, changed(source, change))
    sys.meta_path.insert(0, finder)
    code = next(
        (code for each in _by_file(tests) if (code := _pytest(root, [each[0].file], _Chosen(each)))), 0
    )
    return code if finder.loaded or code else NOT_LOADED


def _by_file(tests: Sequence[Test]) -> list[list[Test]]:
    """The tests of each file, the quickest file first: to collect many takes longer than to run some."""
    found: dict[str, list[Test]] = {}
    for each in tests:
        found.setdefault(each.file, []).append(each)
    return sorted(found.values(), key=lambda chosen: sum(each.seconds for each in chosen))


class _Finder(importlib.machinery.SourceFileLoader):
    """Loads one module of the package from a tree in place of its file, and every other as it is."""

    def __init__(
        self,
        root: Path,
        package: Package,
        module: str,
        tree: ast.Module,
        note: Callable[[tuple[str, str]], None] | None = None,
    ) -> None:
        super().__init__(f"{package.name}.{module}", str(package.path(root) / f"{module}.py"))
        self._tree, self._note, self.loaded = tree, note, False

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.name
            else None
        )

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.get_filename(fullname), "exec")

    def exec_module(self, module: ModuleType) -> None:
        self.loaded = True
        if self._note:
            setattr(module, NOTE, self._note)
        super().exec_module(module)


class _Chosen:
    """A pytest plugin that runs the tests that reach a change in their order, each in bounded processor time."""

    def __init__(self, tests: Sequence[Test]) -> None:
        self._seconds: Mapping[str, float] = {each.id: each.seconds for each in tests}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        place = {id_: n for n, id_ in enumerate(self._seconds)}
        items[:] = sorted(
            (each for each in items if each.nodeid in place), key=lambda each: place[each.nodeid]
        )

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        limit = max(AT_LEAST, TIMES * self._seconds[item.nodeid])
        signal.setitimer(signal.ITIMER_PROF, limit)  # ends the process, inside a solver too


def _pytest(root: Path, tests: Sequence[str], plugin: object) -> int:
    from hypothesis import settings

    settings.register_profile("changes", database=None, derandomize=True, deadline=None)
    settings.load_profile("changes")
    os.chdir(root)
    if not isinstance(plugin, _Recorder):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
    quickly = ["-x", "-m", "not soak", "--assert=plain", "-o", "timeout=0", "-p", "no:cacheprovider"]
    return int(pytest.main([*quickly, *tests], plugins=[plugin]))
