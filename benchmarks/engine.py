"""The template engine against docxtpl 0.20.2: the same letter, the same contexts, both sides in one run.

    python benchmarks/engine.py [--rounds N]

A four-page letter with some 65 variables, 6 conditions, 8 questions looped twice, a table of 40 rows, header and footer
with page fields, and tags split over runs, in a package as Word writes it (styles of some 45 KB). Each round renders one
letter with each engine, one directly after the other, and takes processor time, so that other work on the machine counts
for neither. The texts are compared first. The floor is what no engine of this kind can go below: compiled Jinja over the
same XML, compressed at the same level, and the unchanged parts copied as they are.
"""

import argparse
import io
import statistics
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import docxtpl
import jinja2
from letter import contexts, letter, words

from foi_letters import WordTemplate
from foi_letters.assembly.faults import Faults
from foi_letters.assembly.loading import load
from foi_letters.assembly.package import pack, write_package
from foi_letters.assembly.preparing import Structure, structure

Context = Mapping[str, object]
Render = Callable[[Context], bytes]


@dataclass(frozen=True)
class Ratio:
    """How many times slower one side was than the other, over paired rounds."""

    lower: float
    median: float
    upper: float

    @classmethod
    def of(cls, slow: list[float], fast: list[float]) -> "Ratio":
        lower, median, upper = statistics.quantiles([s / f for s, f in zip(slow, fast, strict=True)], n=4)
        return cls(lower, median, upper)

    def __str__(self) -> str:
        return f"median {self.median:.2f} (quartiles {self.lower:.2f} to {self.upper:.2f})"


def seconds(render: Render, context: Context) -> float:
    """Processor time of one letter."""
    start = time.process_time()
    render(context)
    return time.process_time() - start


def with_docxtpl(template: bytes) -> Render:
    """A letter as docxtpl users make it: open, render with escaping on, save."""

    def render(context: Context) -> bytes:
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        document.render(dict(context), autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return render


def floor_of(template: bytes) -> Render:
    """Compiled Jinja over the parts' XML as it is after normalising, and the unchanged parts copied raw."""
    package, faults = load(template, "letter.docx"), Faults("letter.docx")
    environment = jinja2.Environment(autoescape=True)
    parts: dict[str, jinja2.Template] = {}
    for loaded in package.parts:
        found = structure(loaded, package, faults)
        if found.tags:
            parts[loaded.part.name] = environment.from_string(
                "".join(_jinja(piece, found) for piece in found.source)
            )
        else:
            package.fixed[loaded.part.name] = pack("".join(map(str, found.source)).encode())
    package.seal()

    def render(context: Context) -> bytes:
        rendered = {name: part.render(context).encode() for name, part in parts.items()}
        return write_package(package.fixed | rendered)

    return render


def _jinja(piece: str | int | tuple[str, str], found: Structure) -> str:
    if isinstance(piece, str):
        return piece
    tag = found.tags[piece].tag if isinstance(piece, int) else None
    return "" if tag is None else f"{{{{ {tag.body} }}}}" if tag.kind == "value" else f"{{% {tag.body} %}}"


def paired(rounds: int, many: list[Context], *sides: Render) -> list[list[float]]:
    """The times of each side; in every round each renders the same context, in an order that alternates."""
    times: list[list[float]] = [[] for _ in sides]
    for number in range(rounds):
        order = range(len(sides)) if number % 2 else reversed(range(len(sides)))
        for side in order:
            times[side].append(seconds(sides[side], many[number % len(many)]))
    return times


def wrong_letters(template: WordTemplate, many: list[Context], letters: int = 200, threads: int = 8) -> int:
    """How many letters differ when threads share one template."""
    right = [template.render(context) for context in many]
    with ThreadPoolExecutor(threads) as pool:
        made = list(pool.map(template.render, (many[n % len(many)] for n in range(letters))))
    return sum(data != right[n % len(many)] for n, data in enumerate(made))


def compile_times(template: bytes, rounds: int = 20) -> list[float]:
    """Milliseconds of processor time to open and compile the template."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        WordTemplate.open(template)
        times.append(1000 * (time.process_time() - start))
    return times


def report(name: str, value: str, target: str, met: bool) -> bool:
    """Print one line; whether the target is met."""
    print(f"{'ok  ' if met else 'MISS'} {name:<44} {value:<46} target {target}")
    return met


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=60)
    rounds = arguments.parse_args().rounds
    template, many = letter(), contexts(50)
    ours, theirs, floor = WordTemplate.open(template), with_docxtpl(template), floor_of(template)
    same = all(words(ours.render(context)) == words(theirs(context)) for context in many[:10])
    met = [report("texts equal, 10 contexts", str(same), "True", same)]
    slow, fast = paired(rounds, many, theirs, ours.render)
    print(
        f"     docxtpl {1000 * statistics.median(slow):.1f} ms, ours {1000 * statistics.median(fast):.2f} ms a letter"
    )
    ratio = Ratio.of(slow, fast)
    met.append(
        report(
            "times faster than docxtpl",
            str(ratio),
            "median 35, lower quartile 30",
            ratio.median >= 35 and ratio.lower >= 30,
        )
    )
    above = Ratio.of(*paired(5 * rounds, many, ours.render, floor))
    met.append(report("times the floor", str(above), "1.15", above.median <= 1.15))
    long, long_many = letter(), contexts(10, rows=400)
    big = WordTemplate.open(long)
    ratio = Ratio.of(*paired(max(20, rounds // 2), long_many, with_docxtpl(long), big.render))
    met.append(report("times faster at 400 rows", str(ratio), "13", ratio.median >= 13))
    opening = statistics.median(compile_times(template))
    met.append(report("compile, ms", f"median {opening:.1f}", "50", opening < 50))
    wrong = wrong_letters(ours, many)
    met.append(report("wrong letters of 200, 8 threads", str(wrong), "0", wrong == 0))
    again = all(WordTemplate.open(template).render(context) == ours.render(context) for context in many[:5])
    met.append(report("byte-identical on repeat", str(again), "True", again))
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
