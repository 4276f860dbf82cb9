"""A Word template: read and compiled once, rendered as often as there are letters.

package -> parts -> normalise -> read tags -> cells, levels, blocks -> slots -> compile      (open)
context -> compiled parts -> settle containers -> package                                    (render)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from foi_letters.assembly.bounds import Budget, budget
from foi_letters.assembly.faults import Faults
from foi_letters.assembly.filters import environment_with
from foi_letters.assembly.loaded import LoadedPackage
from foi_letters.assembly.loading import load
from foi_letters.assembly.package import write_package
from foi_letters.assembly.preparing import PreparedPart, prepare
from foi_letters.assembly.rendering import Rendering, rendering
from foi_letters.assembly.running import run
from foi_letters.errors import Place, Problem, TemplateError

__all__ = ["WordTemplate"]

Filter = Callable[..., object]


@dataclass(frozen=True)
class WordTemplate:
    """A compiled template. It never changes, so threads may share it.

    `tags` maps each dotted name that the template reads to the places that read it; `notes` says what was tidied up
    when it was opened (tracked changes accepted, comments dropped).
    """

    name: str
    tags: Mapping[str, tuple[Place, ...]]
    notes: tuple[str, ...]
    package: LoadedPackage = field(repr=False)
    parts: tuple[PreparedPart, ...] = field(repr=False)

    @classmethod
    def open(
        cls,
        source: str | Path | bytes,
        *,
        filters: Mapping[str, Filter] | None = None,
        name: str | None = None,
    ) -> "WordTemplate":
        """Read and compile a .docx; `filters` are further Jinja filters by name, `name` is what messages call it.

        Raises `TemplateError` with every fault of the template, each with its place in the document.
        """
        path = Path(source) if isinstance(source, str) else source
        called = name or (path.name if isinstance(path, Path) else "template.docx")
        faults = Faults(called)
        loaded = load(path, called)
        environment = environment_with(filters or {})
        prepared = [prepare(part, loaded, environment, faults) for part in loaded.parts]
        faults.raise_any()
        parts = tuple(part for part in prepared if part is not None)
        loaded.seal()
        return cls(called, _tags_of(parts), loaded.notes, loaded, parts)

    def render(self, context: Mapping[str, object]) -> bytes:
        """The document for one context: the same context gives the same bytes.

        Raises `TemplateError` when the context lacks a value, or has one that a letter cannot hold; the message says
        where in the template the value is used.
        """
        current = Rendering(self.package.resources, self.package.next_relationship)
        tokens = rendering.set(current), budget.set(Budget())
        try:
            rendered = self._rendered(context)
        finally:
            rendering.reset(tokens[0])
            budget.reset(tokens[1])
        return write_package(self.package.with_parts(rendered, current))

    def _rendered(self, context: Mapping[str, object]) -> dict[str, str]:
        """The parts of one letter; what is wrong in any of them is told at once."""
        rendered: dict[str, str] = {}
        problems: list[Problem] = []
        for part in self.parts:
            try:
                rendered[part.name], notes = run(part, context)
                rendered |= self.package.filled(notes)
            except TemplateError as error:
                problems += error.problems
        if problems:
            raise TemplateError(problems)
        return rendered


def _tags_of(parts: Iterable[PreparedPart]) -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, dict[Place, None]] = {}
    for part in parts:
        for name, placed in part.compiled.names:
            found.setdefault(name, {})[placed.place] = None
    return MappingProxyType({name: tuple(places) for name, places in found.items()})
