"""The package: its parts, their content types, and the relationships between them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from foi_letters.release.hidden.archive import read_archive, unreadable
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import attributes, name_of, parse

TYPES_PART = "[Content_Types].xml"
MAX_TREE = 48 << 20
USUAL_TYPE = re.compile(
    r"application/(vnd\.(openxmlformats|ms-|adobe)|xml|octet|x-font|x-mac)|image/|audio/|video/|text/|model/"
)
MEDIA_TYPE = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,120}|")
LONGEST_EXTENSION = 10
WORD, EXCEL = "docx", "xlsx"
MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": WORD,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": WORD,
    "application/vnd.ms-word.document.macroEnabled.main+xml": WORD,
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": WORD,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": EXCEL,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": EXCEL,
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": EXCEL,
    "application/vnd.ms-excel.template.macroEnabled.main+xml": EXCEL,
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of `source` (a part; "" is the package). `kind` is the last word of its type: "image"."""

    source: str
    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last step of the type's address."""
        return self.type.rstrip("/").rpartition("/")[2]

    @property
    def part(self) -> str:
        """The part that an internal relationship leads to."""
        base = posixpath.dirname(self.source)
        return posixpath.normpath(posixpath.join("/", base, self.target)).lstrip("/")


@dataclass(slots=True)
class Package:
    """A Word or Excel file taken apart. `kind` is "docx" or "xlsx"; `main` is the part that holds its body or sheets."""

    file: str
    members: dict[str, bytes]
    types: dict[str, str]
    relationships: tuple[Relationship, ...]
    main: str
    kind: str
    report: Report
    _trees: dict[str, etree._Element | None] = field(default_factory=dict)

    def tree(self, part: str) -> etree._Element | None:
        """The parsed root of an XML part, read once; None where it is missing or was refused."""
        if part not in self._trees:
            data = self.members.get(part)
            if data is not None and len(data) > MAX_TREE:
                raise unreadable(self.file, "part-too-large", f"{part} is too large", "split the file")
            self._trees[part] = None if data is None else parse(data, part, self.report)
        return self._trees[part]

    def related(self, source: str, *kinds: str) -> Iterator[Relationship]:
        """The relationships of a part that are of these kinds (all of them where none is given)."""
        for relationship in self.relationships:
            if relationship.source == source and (not kinds or relationship.kind in kinds):
                yield relationship

    def parts(self, *kinds: str) -> Iterator[str]:
        """The parts that a relationship of one of these kinds leads to, each once, in name order."""
        yield from sorted(
            {r.part for r in self.relationships if r.kind in kinds and not r.external} & set(self.members)
        )

    def of_main(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part relates to by `kind`: its styles, theme or settings."""
        part = next((r.part for r in self.related(self.main, kind) if not r.external), None)
        return None if part is None else self.tree(part)


def open_package(data: bytes, file: str, report: Report) -> Package:
    """Read a file. Raises `InputError` where it is not a readable Word or Excel package."""
    members = read_archive(data, report)
    types = _content_types(members, report)
    relationships = tuple(_relationships(members, report))
    main = next((r.part for r in relationships if not r.source and r.kind == "officeDocument"), "")
    kind = MAIN_TYPES.get(types.get(main, ""), "")
    package = Package(file, members, types, relationships, main, kind, report)
    if not kind or package.tree(main) is None:
        raise unreadable(
            file,
            "not-word-or-excel",
            "this is not a readable Word document or Excel workbook: its main part is missing, damaged, or of another kind",
            "open it in Word or Excel and save it as .docx or .xlsx",
        )
    return package


def _content_types(members: dict[str, bytes], report: Report) -> dict[str, str]:
    """The content type of each part that has one; parts without one and types without a part are noticed."""
    root = parse(members[TYPES_PART], TYPES_PART, report) if TYPES_PART in members else None
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for entry in () if root is None else root:
        values = attributes(entry)
        if name_of(entry) == "ct:Default":
            defaults[values.get("Extension", "").lower()] = values.get("ContentType", "")
        elif name_of(entry) == "ct:Override":
            overrides[values.get("PartName", "").lstrip("/")] = values.get("ContentType", "")
    _check_types({**defaults, **overrides}, report)
    for missing in overrides.keys() - members.keys():
        report.add("type-without-part", missing)
    used = {posixpath.basename(part).rpartition(".")[2].lower() for part in members}
    for extension in sorted(defaults.keys() - used):
        if not USUAL_TYPE.match(defaults[extension]) or len(extension) > LONGEST_EXTENSION:
            report.add("type-without-part", extension, defaults[extension])
    types = {}
    for part in members.keys() - {TYPES_PART}:
        extension = posixpath.basename(part).rpartition(".")[2].lower()
        types[part] = overrides.get(part) or defaults.get(extension, "")
        if not types[part] and not part.endswith("/"):
            report.add("stray-part", part)
    return types


def _check_types(types: dict[str, str], report: Report) -> None:
    """A content type has two words and nothing after them."""
    for name, kind in sorted(types.items()):
        if not MEDIA_TYPE.fullmatch(kind):
            report.add("foreign-data", TYPES_PART, f"{name}: {kind}")


def _relationships(members: dict[str, bytes], report: Report) -> Iterator[Relationship]:
    for part in sorted(members):
        folder, name = posixpath.split(part)
        if not name.endswith(".rels") or posixpath.basename(folder) != "_rels":
            continue
        source = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        root = parse(members[part], part, report)
        for entry in () if root is None else root:
            values = attributes(entry)
            external = values.get("TargetMode") == "External"
            yield Relationship(
                source, values.get("Id", ""), values.get("Type", ""), values.get("Target", ""), external
            )
