"""The two kinds of part that list other parts: content types and relationships, written in one canonical way."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from foi_letters.assembly.names import DECLARATION
from foi_letters.assembly.package import Package, Relationship

__all__ = ["WORD", "content_types", "relationships_name", "relationships_xml", "types_xml"]

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT: Final = WORD + "document.main+xml"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def content_types(package: Package, main: str, kept: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    overrides: dict[str, str] = {}
    for part in kept:
        kind = package.content_type(part)
        extension = part.rpartition(".")[2].lower()
        if not part or defaults.get(extension) == kind:
            continue
        if extension not in defaults and extension != "xml":
            defaults[extension] = kind
        else:
            overrides[part] = kind
    overrides[main] = _DOCUMENT
    return defaults, overrides


def types_xml(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    rows = [
        f"<Default Extension={quoteattr(e)} ContentType={quoteattr(defaults[e])}/>" for e in sorted(defaults)
    ]
    rows += [
        f"<Override PartName={quoteattr('/' + p)} ContentType={quoteattr(overrides[p])}/>"
        for p in sorted(overrides)
    ]
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(rows)}</Types>'.encode()


def relationships_name(part: str) -> str:
    folder, slash, base = part.rpartition("/")
    return f"{folder}{slash}_rels/{base}.rels"


def relationships_xml(relationships: Sequence[Relationship]) -> bytes:
    rows = "".join(
        f"<Relationship Id={quoteattr(rel.id)} Type={quoteattr(rel.type)} "
        + (
            f'Target={quoteattr(rel.target)} TargetMode="External"/>'
            if rel.external
            else f"Target={quoteattr('/' + rel.target)}/>"
        )
        for rel in relationships
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'.encode()
