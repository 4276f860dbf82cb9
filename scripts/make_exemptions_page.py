"""Writes the lists of docs/exemptions.md from the library: .venv/bin/python scripts/make_exemptions_page.py

The prose of the page is kept by hand; what stands between a marker and the next `<!-- end -->` is made here. A test
compares the committed page with what this script makes.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from foi_letters.exemption import Library
from foi_letters.exemption_file import Exemption
from foi_letters.provision import Kind, When
from foi_letters.regime import Regime

PAGE = Path(__file__).parent.parent / "docs" / "exemptions.md"


def page(text: str, library: Library) -> str:
    """The page with its lists made anew."""
    lists = {
        "exemptions": exemptions(library),
        "conditions": conditions(),
        "sources": sources(library),
    }
    for name, lines in lists.items():
        made = "\n".join(lines)
        text = re.sub(
            rf"<!-- {name} -->\n.*?<!-- end -->",
            lambda _, name=name, made=made: f"<!-- {name} -->\n{made}\n<!-- end -->",
            text,
            flags=re.DOTALL,
        )
    return text


def exemptions(library: Library) -> Iterator[str]:
    """A row for each exemption."""
    yield "| file | what it is | kind | cite | to neither confirm nor deny | needs |"
    yield "|---|---|---|---|---|---|"
    for each in library.exemptions(Regime.FOIA):
        clauses = dict.fromkeys(clause.cite.number for clause in each.ncnd)
        needs = dict.fromkeys(f"`{requirement.input}`" for requirement in each.requires)
        cells = (
            f"`{each.id}`",
            each.title,
            kind(each),
            ", ".join(dict.fromkeys(limb.cite.number for limb in each.limbs)) or "-",
            ", ".join(clauses) or "-",
            ", ".join(needs) or "-",
        )
        yield f"| {' | '.join(cells)} |"


def kind(exemption: Exemption) -> str:
    """Absolute, qualified, or partly one and partly the other."""
    if Kind.NONE in exemption.kinds:
        return "not an exemption"
    return "partly absolute" if len(exemption.kinds) > 1 else next(iter(exemption.kinds)).value


def conditions() -> Iterator[str]:
    """A row for each condition, with the words under its name in the code."""
    yield "| condition | it holds when |"
    yield "|---|---|"
    for name, meaning in re.findall(
        r'^    [A-Z_]+ = "(\w+)"\n    """(.*?)"""', inspect.getsource(When), re.MULTILINE
    ):
        yield f"| `{name}` | {meaning} |"


def sources(library: Library) -> Iterator[str]:
    """A row for each source."""
    yield "| code | source |"
    yield "|---|---|"
    for code, source in sorted(library.sources().items()):
        link = f" ([link]({source.url}))" if source.url else ""
        yield f"| {code} | {source.what}{link} |"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), Library.open()), encoding="utf-8")
