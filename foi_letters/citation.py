"""Citations of provisions: read from a file, compared as structure, printed in one way.

A citation is a section (of an Act) or regulation (of Regulations) and the way down from it: subsection, paragraph,
sub-paragraph. Files write `40(2)` or `EIR/12(4)(e)`; letters read `section 40(2)`, with a no-break space. Whether a
provision exists, and was in force on a day, is data: see `foi_letters.exemption.Library.standing`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from foi_letters.regime import Regime

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SECTION = re.compile(r"(\d+)([A-Z]*)")
_SUBSECTION = re.compile(r"(\d+)([A-Z]*)")
_PARAGRAPH = re.compile(r"[a-z]{1,2}")
_LEVELS = ("subsection", "paragraph", "sub-paragraph")


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision: `Citation(Regime.FOIA, "40", ("3A", "a"))` is section 40(3A)(a) of the Act of 2000."""

    regime: Regime
    section: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As a letter prints it: `section 40(3A)(a)`."""
        return f"{self.regime.unit}{NO_BREAK_SPACE}{self.number}"

    def __lt__(self, other: "Citation") -> bool:
        return self._order < other._order

    @property
    def number(self) -> str:
        """Without the word before it: `40(3A)(a)`."""
        return self.section + "".join(f"({step})" for step in self.path)

    @property
    def key(self) -> str:
        """With the regime, as files may write it: `FOIA/40(3A)(a)`."""
        return f"{self.regime}/{self.number}"

    @property
    def parent(self) -> "Citation | None":
        """The provision around it; None for a whole section."""
        return Citation(self.regime, self.section, self.path[:-1]) if self.path else None

    def contains(self, other: "Citation") -> bool:
        """Whether `other` is this provision or lies within it: section 40 contains section 40(2)."""
        same = (self.regime, self.section) == (other.regime, other.section)
        return same and other.path[: len(self.path)] == self.path

    @property
    def _order(self) -> tuple[int, tuple[tuple[int, str], ...]]:
        steps = [_rank(self.section)]
        steps += [_rank(step, roman=depth == len(_LEVELS) - 1) for depth, step in enumerate(self.path)]
        return list(Regime).index(self.regime), tuple(steps)


def _rank(step: str, *, roman: bool = False) -> tuple[int, str]:
    """The place of a step among its siblings, in the order of the statute book: 3, 3A, 4; a, aa, b; i, ii, iv."""
    if roman:
        return _ROMAN.index(step), ""
    digits = re.match(r"\d+", step)
    return (int(digits[0]), step[digits.end() :]) if digits else (0, step)


# reading


_WRITTEN = re.compile(
    r"(?:(?P<regime>[A-Z]+)/)?(?i:sections?|regulations?|regs?\.?|ss?\.?)?\s*(?P<section>\d+[A-Z]*)"
    r"(?P<path>(?:\s*\([0-9A-Za-z]+\))*)",
)


def parse(text: str, regime: Regime = Regime.FOIA) -> Citation:
    """Read one citation: `40(3A)(a)`, `section 40(2)`, `s.31(1)(g)`, `EIR/12(4)(e)`; `regime` where none is written.

    Raises ValueError with the message and, on a second line, what to write instead; in a file model it becomes a
    problem with its place.
    """
    match = _WRITTEN.fullmatch(text.replace(NO_BREAK_SPACE, " ").strip())
    if not match:
        raise ValueError(f"'{text}' is not a citation\n{_advice(text)}")
    law = _regime(match["regime"], text) if match["regime"] else regime
    path = tuple(re.findall(r"\(([0-9A-Za-z]+)\)", match["path"]))
    _check_levels(match["section"], path)
    return Citation(law, match["section"], path)


def _regime(name: str, text: str) -> Regime:
    if name not in Regime.__members__:
        raise ValueError(f"'{name}' in '{text}' is not a regime\nthe regimes are: {', '.join(Regime)}")
    return Regime[name]


def _advice(text: str) -> str:
    if re.search(r"\band\b|&|,|;", text):
        return "give each provision its own entry: '31(1)(a)' and '31(1)(b)' are two grounds"
    return "write the section and the way down from it, such as 40(2) or 31(1)(a)"


def _check_levels(section: str, path: tuple[str, ...]) -> None:
    """Each step must be of its own level: 40(2)(a)(b) and 40(2)(3A)(a) run two provisions together."""
    if len(path) > len(_LEVELS):
        raise ValueError(f"'{section}{_steps(path)}' goes deeper than a sub-paragraph\nshorten it")
    for depth, step in enumerate(path):
        if not _fits(step, depth):
            raise ValueError(_run_together(section, path, depth))


def _fits(step: str, depth: int) -> bool:
    if depth == 0:
        return _SUBSECTION.fullmatch(step) is not None
    return _PARAGRAPH.fullmatch(step) is not None if depth == 1 else step in _ROMAN


def _run_together(section: str, path: tuple[str, ...], depth: int) -> str:
    whole, first = f"{section}{_steps(path)}", f"{section}{_steps(path[:depth])}"
    sibling = next((level for level in range(depth) if _fits(path[depth], level)), None)
    if sibling is None:
        return f"'({path[depth]})' in '{whole}' cannot be a {_LEVELS[depth]}\ncheck it against the Act"
    second = f"{section}{_steps((*path[:sibling], *path[depth:]))}"
    return (
        f"'{whole}' runs two provisions together: {first} and {second}\n"
        f"cite each on its own; where both parts of a rule must be met, cite the rule: {section}({path[0]})"
    )


def _steps(path: Iterable[str]) -> str:
    return "".join(f"({step})" for step in path)


def _from_file(value: object) -> Citation:
    if isinstance(value, Citation):
        return value
    if not isinstance(value, str):
        raise ValueError("a citation is text\nwrite it in quotes, such as '40(2)'")  # noqa: TRY004  pydantic's way
    return parse(value)


CitationField = Annotated[
    Citation,
    PlainValidator(_from_file),
    PlainSerializer(lambda citation: citation.key, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["40(2)", "31(1)(a)", "EIR/12(4)(e)"]}),
]
"""A citation in a file model."""


# printing several


@dataclass(frozen=True, slots=True)
class Reliance:
    """A provision relied on and those that it is read with.

    `link` is how a letter connects them: section 40(2) applies *by virtue of* section 40(3A)(a); section 31(1)(g) is
    *read with* section 31(2)(b). The library says which.
    """

    citation: Citation
    via: tuple[Citation, ...] = ()
    link: str = "read with"

    def __str__(self) -> str:
        """`section 40(2) by virtue of section 40(3A)(a)`."""
        return f"{self.citation} {self.link} {join(self.via)}" if self.via else str(self.citation)


def join(citations: Iterable[Citation]) -> str:
    """Several provisions as prose, in the order of the Act, each once: `sections 31(1)(a) and (b), and 40(2)`."""
    laws = groupby(sorted(set(citations)), key=lambda citation: citation.regime)
    return listed([_join_of_one_law(list(group)) for _, group in laws])


def join_reliances(reliances: Iterable[Reliance], *, alternative: bool = False) -> str:
    """Several grounds as prose: `section 31(1)(a), and section 40(2) by virtue of section 40(3A)(a)`; those that are
    relied on in the alternative, `section 23(1) or section 24(1)`.
    """
    unique = list(dict.fromkeys(reliances))
    if alternative:
        return " or ".join(map(str, unique))
    alone = [join(reliance.citation for reliance in unique if not reliance.via)]
    with_others = sorted((each for each in unique if each.via), key=lambda each: (each.citation, each.via))
    return listed([*filter(None, alone), *map(str, with_others)], compound=bool(with_others))


def listed(items: Sequence[str], *, compound: bool = False) -> str:
    """`a`, `a and b`, `a, b and c`; with a comma before *and* where an item itself may hold an *and*."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}{',' if compound else ''} and {items[-1]}"


def _join_of_one_law(citations: Sequence[Citation]) -> str:
    siblings = groupby(citations, key=lambda citation: (citation.section, citation.parent))
    groups = [list(group) for _, group in siblings]
    numbers = [_join_siblings(group) for group in groups]
    plural = "s" if len(citations) > 1 else ""
    compound = len(groups) > 1 and any(len(group) > 1 for group in groups)
    return f"{citations[0].regime.unit}{plural}{NO_BREAK_SPACE}{listed(numbers, compound=compound)}"


def _join_siblings(group: Sequence[Citation]) -> str:
    first, *others = group
    return listed([first.number, *(f"({other.path[-1]})" for other in others)])
