"""Check every tag on its own, so that all the faults of a template are told, not only the first that Jinja meets."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from jinja2.exceptions import TemplateSyntaxError

from foi_letters.assembly.allowed import CURES, Finding, forbidden, walk
from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.sandbox import WordEnvironment
from foi_letters.assembly.scan import Tag

__all__ = ["check_tags", "report", "syntax"]

_BLOCKS: Final = ("if", "for", "set", "with", "macro", "call", "filter", "block", "autoescape")
_KEYWORDS: Final = frozenset({*_BLOCKS, *(f"end{keyword}" for keyword in _BLOCKS), "elif", "else", *CURES})
_SUGGESTED: Final = sorted(word for word in _KEYWORDS - set(CURES) if word.removeprefix("end") not in CURES)
_PREFIXES: Final = frozenset({"tr", "tc", "p", "r"})
_MACRO: Final = re.compile(r"macro\s+(\w+)")


def check_tags(tags: Sequence[PlacedTag], environment: WordEnvironment, faults: Faults) -> bool:
    """Report each tag that Jinja cannot read or that a template may not contain; whether there was one."""
    macros = {found.group(1) for placed in tags if (found := _MACRO.match(placed.tag.body))}
    before = len(faults.problems)
    for placed in tags:
        for finding in _findings(placed.tag, macros, environment):
            report(placed, finding, faults)
    return len(faults.problems) > before


def report(placed: PlacedTag, finding: Finding, faults: Faults) -> None:
    """Add a finding about one tag to the faults."""
    source = " ".join(placed.tag.source.split())
    faults.add(finding.rule, f"{source!r}: {finding.message}", placed.place, finding.help)


def _findings(tag: Tag, macros: set[str], environment: WordEnvironment) -> Iterator[Finding]:
    if tag.kind == "control" and tag.keyword not in _KEYWORDS:
        yield _unknown(tag)
        return
    if tag.keyword in CURES:
        message = f"{{% {tag.keyword} %}} cannot be used in a Word template"
        yield Finding(1, "not-supported", message, CURES[tag.keyword])
        return
    text = _alone(tag)
    if text is None:
        return
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield syntax(error)
        return
    yield from forbidden(walk(tree), environment, macros)


def syntax(error: TemplateSyntaxError) -> Finding:
    """What Jinja says it cannot read."""
    help_ = "Check the spelling, the quotes and the brackets in the tag."
    return Finding(error.lineno, "jinja-syntax", f"cannot be read: {error.message}", help_)


def _alone(tag: Tag) -> str | None:
    """The tag as a Jinja template of its own."""
    if tag.kind == "value":
        return f"<?= {tag.body} ?>"
    if tag.kind == "comment" or tag.keyword == "else" or tag.keyword.startswith("end"):
        return None
    if tag.keyword == "elif":
        return f"<?% if x ?><?% {tag.body} ?><?% endif ?>"
    ending = "" if tag.keyword == "set" and "=" in tag.body else f"<?% end{tag.keyword} ?>"
    return f"<?% {tag.body} ?>{ending}"


def _unknown(tag: Tag) -> Finding:
    first = tag.keyword or tag.body[:10]
    if first in _PREFIXES:
        message, help_ = f"{first!r} stands apart from the opening", f"Write {{%{first} without a space."
    elif first == "end":
        message, help_ = "'end' stands apart from what it ends", "Write endif, endfor in one word."
    else:
        stripped = next((first[len(p) :] for p in ("tr", "tc", "p", "r") if first[len(p) :] in _KEYWORDS), "")
        close = [stripped] if stripped else get_close_matches(first, _SUGGESTED, 1)
        message = f"there is no tag called {first!r}"
        help_ = (
            f"Did you mean {close[0]!r}?"
            if close
            else "Use if, for, set, with or macro; or {{ name }} for a value."
        )
    return Finding(1, "unknown-tag", message, help_)
