"""`foi-letters tags`: the tags that a Word template may use, or what is wrong with those that one does use."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_letters.errors import Problem, TemplateError

if TYPE_CHECKING:
    from foi_letters.assembly.template import WordTemplate


def tags(
    template: Annotated[
        Path | None, typer.Argument(help="A Word template to check. Without one, all tags are listed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/tags.md.")] = False,
) -> None:
    """List the tags that a template may use; with a template, check the tags that it uses."""
    if template is not None:
        _check(template, as_json=as_json)
    elif as_markdown:
        from foi_letters.tag_list import markdown

        print(markdown(), end="")
    else:
        _print_all(as_json=as_json)


def _print_all(*, as_json: bool) -> None:
    from foi_letters.tag_list import letter_tags, wording_tags

    if as_json:
        described = {"letter": letter_tags(), "wording": wording_tags()}
        print(json.dumps({key: [asdict(tag) for tag in value] for key, value in described.items()}, indent=2))
        return
    for tag in (*letter_tags(), *wording_tags()):
        print(f"{tag.name:42} {tag.help}" + (f" ({tag.example})" if tag.example else ""))


def _check(path: Path, *, as_json: bool) -> None:
    """Raises TemplateError with every fault of the template and every tag that no letter has."""
    from foi_letters.assembly.lint import lint
    from foi_letters.assembly.template import WordTemplate

    template = WordTemplate.open(path)
    if problems := unknown_tags(template):
        raise TemplateError(problems)
    used = {name: [str(place) for place in places] for name, places in template.tags.items()}
    remarks = lint(path)
    if as_json:
        described = [asdict(remark.problem) | {"severity": remark.severity} for remark in remarks]
        found = {"template": str(path), "tags": used, "notes": list(template.notes), "remarks": described}
        print(json.dumps(found, indent=2))
        return
    for remark in remarks:
        print(remark, file=sys.stderr)
    for name, places in used.items():
        print(f"{name:42} {places[0]}" + (f" and {len(places) - 1} more" if len(places) > 1 else ""))
    for note in template.notes:
        print(note)


def unknown_tags(template: "WordTemplate") -> list[Problem]:
    """The tags of a template that no letter has, each at its place, with the closest that there is."""
    import difflib

    from foi_letters.tag_list import letter_tags

    known = {tag.name for tag in letter_tags()}
    lists = {tag.name for tag in letter_tags() if tag.sort == "list"}
    known |= {f"{name}[]" for name in lists}
    found: list[Problem] = []
    for name, places in template.tags.items():
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            advice = f"did you mean {close[0]}?" if close else "foi-letters tags lists them all"
            found += [Problem("unknown-tag", f"there is no tag '{name}'", place, advice) for place in places]
    return found
