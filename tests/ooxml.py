"""Is a .docx or .xlsx valid? By the ISO/IEC 29500 transitional schemas, and by the rules of packages.

    assert violations(data) == []

The schemas are not part of the project. They are looked for in `shared/safety/xsd` beside the checkout or above it, or
where FOI_LETTERS_XSD says. Where they are missing the tests that need them skip, unless FOI_LETTERS_NO_SKIP is set.
"""

import io
import os
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Where each namespace that may be the root of a part, or be used inside one, has its schema.
_SCHEMAS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "dml-picture.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "dml-wordprocessingDrawing.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
    "http://schemas.openxmlformats.org/package/2006/content-types": "opc-xsd/opc-contentTypes.xsd",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "opc-xsd/opc-coreProperties.xsd",
    _RELATIONSHIPS: "opc-xsd/opc-relationships.xsd",
}
# The published schemas import these without saying where they are, or by an address on the web.
_STUBS = {
    "http://www.w3.org/XML/1998/namespace": "xml.xsd",
    "http://purl.org/dc/elements/1.1/": "dc.xsd",
    "http://purl.org/dc/terms/": "dcterms.xsd",
}
# The content type that the target of a relationship of this type must have.
_TARGET_TYPES = {
    "worksheet": "spreadsheetml.worksheet+xml",
    "styles": "styles+xml",
    "table": "spreadsheetml.table+xml",
    "header": "wordprocessingml.header+xml",
    "footer": "wordprocessingml.footer+xml",
    "numbering": "wordprocessingml.numbering+xml",
    "settings": "wordprocessingml.settings+xml",
    "fontTable": "wordprocessingml.fontTable+xml",
    "theme": "officedocument.theme+xml",
    "comments": "comments+xml",
    "image": "image/",
}


def violations(data: bytes) -> list[str]:
    """Everything that is wrong with the package and with each of its parts; an empty list when it is valid."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    package = _PackageRules(names, parts)
    return [*package.violations(), *_schema_violations(parts)]


# schemas


def schema_folder() -> Path | None:
    """The folder of the schemas; None where it is not to be found."""
    named = os.environ.get("FOI_LETTERS_XSD")
    if named:
        return Path(named)
    above = (parent / "shared" / "safety" / "xsd" for parent in Path(__file__).resolve().parents)
    return next((folder for folder in above if folder.is_dir()), None)


@cache
def _schema() -> etree.XMLSchema:
    folder = schema_folder()
    if folder is None:
        if os.environ.get("FOI_LETTERS_NO_SKIP"):
            pytest.fail("the ISO/IEC 29500 schemas are missing; say where they are in FOI_LETTERS_XSD")
        pytest.skip("the ISO/IEC 29500 schemas are not here; FOI_LETTERS_XSD can say where they are")
    stubs = [(namespace, f"stubs/{file}") for namespace, file in _STUBS.items()]
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(folder / file).as_uri()}"/>'
        for namespace, file in [*stubs, *_SCHEMAS.items()]
    )
    driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(driver, etree.XMLParser(no_network=True)))


def _schema_violations(parts: dict[str, bytes]) -> Iterator[str]:
    schema = _schema()
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(data)
        if etree.QName(root).namespace not in _SCHEMAS:
            yield f"{name}: no schema for {root.tag}"
            continue
        _apply_markup_compatibility(root)
        if not schema.validate(root):
            log = schema.error_log  # lxml-stubs do not say that it can be iterated
            yield from (f"{name}:{error.line}: {error.message}" for error in log)  # type: ignore[attr-defined]


def _apply_markup_compatibility(root: etree._Element) -> None:
    """What a reader that knows ISO/IEC 29500 alone sees (part 3): ignorable content gone, alternatives resolved."""
    ignorable = {
        prefix_map[prefix]
        for element in root.iter(etree.Element)
        for prefix_map in [{key or "": value for key, value in element.nsmap.items()}]
        for prefix in element.get(f"{{{_MC}}}Ignorable", "").split()
    }
    for element in list(root.iter(f"{{{_MC}}}AlternateContent")):
        _replace(element, element.find(f"{{{_MC}}}Fallback"))
    for element in list(root.iter(etree.Element)):
        if etree.QName(element).namespace in ignorable and element.getparent() is not None:
            _replace(element, None)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if etree.QName(name).namespace in {*ignorable, _MC}:
                del element.attrib[name]


def _replace(element: etree._Element, chosen: etree._Element | None) -> None:
    parent = element.getparent()
    assert parent is not None
    for child in list(chosen) if chosen is not None else []:
        element.addprevious(child)
    parent.remove(element)


# packages: ECMA-376 part 2


class _PackageRules:
    def __init__(self, names: list[str], parts: dict[str, bytes]) -> None:
        self.names = names
        self.parts = parts
        self.relationships = {
            name: list(etree.fromstring(data)) for name, data in parts.items() if name.endswith(".rels")
        }

    def violations(self) -> Iterator[str]:
        yield from self._names()
        yield from self._content_types()
        for name, entries in self.relationships.items():
            yield from self._relationships(name, entries)
        yield from self._reachable()

    def _names(self) -> Iterator[str]:
        lower = [name.lower() for name in self.names]
        yield from (f"two parts are called {name}" for name in set(lower) if lower.count(name) > 1)
        yield from (f"{name}: not the name of a part" for name in self.names if set(name) & set('\\%?*:<>|"'))
        if self.names[0] != _TYPES:
            yield f"{_TYPES} is not the first part"

    def _content_types(self) -> Iterator[str]:
        for name in self.names:
            if name != _TYPES and not self._type_of(name):
                yield f"{name}: has no content type"
        for override in etree.fromstring(self.parts[_TYPES]).iter("{*}Override"):
            if str(override.get("PartName")).lstrip("/") not in self.parts:
                yield f"{_TYPES}: {override.get('PartName')} does not exist"

    def _type_of(self, name: str) -> str:
        root = etree.fromstring(self.parts[_TYPES])
        for override in root.iter("{*}Override"):
            if override.get("PartName") == f"/{name}":
                return str(override.get("ContentType"))
        extension = name.rpartition(".")[2].lower()
        defaults = {
            str(e.get("Extension")).lower(): str(e.get("ContentType")) for e in root.iter("{*}Default")
        }
        return defaults.get(extension, "")

    def _relationships(self, name: str, entries: list[etree._Element]) -> Iterator[str]:
        if self._source(name) not in {"", *self.parts}:
            yield f"{name}: belongs to no part"
        ids = [entry.get("Id") for entry in entries]
        if len(set(ids)) != len(ids):
            yield f"{name}: two relationships have one id"
        for entry in entries:
            target = self._target(name, entry)
            if target is None:
                continue
            if target not in self.parts:
                yield f"{name}: {target} does not exist"
            else:
                yield from self._kind(name, entry, target)

    def _kind(self, name: str, entry: etree._Element, target: str) -> Iterator[str]:
        expected = _TARGET_TYPES.get(str(entry.get("Type")).removeprefix(f"{_OFFICE}/"))
        if (
            expected
            and expected not in self._type_of(target).lower()
            and expected not in self._type_of(target)
        ):
            yield f"{name}: {target} is {self._type_of(target)}, not {expected}"

    def _reachable(self) -> Iterator[str]:
        reached = {_TYPES, *self.relationships}
        reached |= {
            str(self._target(name, e)) for name, entries in self.relationships.items() for e in entries
        }
        yield from (f"{name}: no relationship leads to it" for name in self.names if name not in reached)

    def _source(self, name: str) -> str:
        folder, _, base = name.rpartition("_rels/")
        return folder + base.removesuffix(".rels")

    def _target(self, name: str, entry: etree._Element) -> str | None:
        if entry.get("TargetMode") == "External":
            return None
        folder = posixpath.dirname(self._source(name))
        return posixpath.normpath(posixpath.join("/", folder, str(entry.get("Target")))).lstrip("/")
