"""Which parts a package may hold: known harmless, known to carry what the page does not show, or unknown."""

import re
from collections.abc import Iterable

from foi_letters.release.hidden.package import TYPES_PART, Package
from foi_letters.release.hidden.values import WORDS, is_telling
from foi_letters.release.hidden.xml import descendants, name_of, q, text_of

# Relationship kinds (last step of the type) -> code; None is harmless. What is not here is unknown.
HARMLESS = frozenset(
    {
        "officeDocument", "core-properties", "extended-properties", "styles", "theme", "settings",
        "webSettings", "fontTable", "numbering", "footnotes", "endnotes", "header", "footer", "hyperlink",
        "image", "worksheet", "sharedStrings", "calcChain", "drawing", "chart", "table", "sheetMetadata",
        "stylesWithEffects", "vmlDrawing", "chartsheet", "chartUserShapes", "chartStyle", "chartColorStyle",
        "themeOverride", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
        "FeaturePropertyBag", "featurePropertyBag", "custom-properties", "customXml", "customXmlProps",
        "person", "people", "classificationlabels", "themeManager", "chartEx",
    }
)  # fmt: skip
CODE_OF_KIND = {
    "comments": "comments",
    "commentsExtended": "comments",
    "commentsIds": "comments",
    "commentsExtensible": "comments",
    "threadedComment": "comments",
    "documenttasks": "comments",
    "glossaryDocument": "glossary",
    "attachedTemplate": "template-link",
    "mailMergeSource": "mail-merge",
    "mailMergeHeaderSource": "mail-merge",
    "recipientData": "mail-merge",
    "oleObject": "embedded-object",
    "package": "embedded-object",
    "control": "embedded-object",
    "activeXControlBinary": "embedded-object",
    "ctrlProp": "form-control",
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "keyMapCustomizations": "macros",
    "attachedToolbars": "macros",
    "xlMacrosheet": "macros",
    "xlIntlMacrosheet": "macros",
    "dialogsheet": "macros",
    "vbaProjectSignature": "macros",
    "vbaProjectSignatureAgile": "macros",
    "vbaProjectSignatureV3": "macros",
    "ui": "macros",
    "extensibility": "macros",
    "userCustomization": "macros",
    "aFChunk": "foreign-document",
    "subDocument": "foreign-document",
    "frame": "foreign-document",
    "externalLink": "external-workbook",
    "externalLinkPath": "external-workbook",
    "xlExternalLinkPath": "external-workbook",
    "xlPathMissing": "external-workbook",
    "pivotCacheDefinition": "pivot-cache",
    "pivotCacheRecords": "pivot-cache",
    "pivotTable": "pivot-cache",
    "slicer": "slicer",
    "slicerCache": "slicer",
    "timeline": "slicer",
    "timelineCache": "slicer",
    "connections": "data-connection",
    "queryTable": "data-connection",
    "powerPivotData": "data-model",
    "model": "data-model",
    "xmlMaps": "data-connection",
    "tableSingleCells": "data-connection",
    "volatileDependencies": "data-connection",
    "revisionHeaders": "change-history",
    "revisionLog": "change-history",
    "usernames": "change-history",
    "namedSheetView": "saved-view",
    "customProperty": "custom-property-part",
    "printerSettings": "printer-settings",
    "thumbnail": "thumbnail",
    "webextension": "add-in",
    "webextensiontaskpanes": "add-in",
    "taskpanes": "add-in",
    "origin": "signature",
    "signature": "signature",
    "certificate": "signature",
    "font": "embedded-font",
    "hdphoto": "picture-original",
    "media": "picture-original",
    "video": "picture-original",
    "audio": "picture-original",
    "customXmlPropertiesOld": "custom-xml",
    "rdRichValue": "rich-data",
    "rdRichValueStructure": "rich-data",
    "rdRichValueTypes": "rich-data",
    "rdArray": "rich-data",
    "rdSupportingPropertyBag": "rich-data",
    "rdSupportingPropertyBagStructure": "rich-data",
    "richStyles": "rich-data",
    "richValueRel": "rich-data",
    "rdRichValueWebImage": "rich-data",
    "ink": "ink",
    "inkXml": "ink",
}
# Where a relationship does not say it, or lies, the name or type of the part does.
CODE_OF_NAME = (
    (r"vbaProject|vbaData|macrosheets/|dialogsheets/|customUI|activeX/|attachedToolbars", "macros"),
    (r"(^|/)embeddings/|oleObject", "embedded-object"),
    (r"externalLinks/", "external-workbook"),
    (r"pivot(Cache|Tables?)", "pivot-cache"),
    (r"(slicer|timeline)(Cache)?s/", "slicer"),
    (r"connections\.xml|queryTables/", "data-connection"),
    (r"xl/model/", "data-model"),
    (r"(^|/)(threadedC|c)omments", "comments"),
    (r"xl/revisions/", "change-history"),
    (r"glossary/", "glossary"),
    (r"webextensions/", "add-in"),
    (r"_xmlsignatures/", "signature"),
    (r"richData/", "rich-data"),
    (r"customProperty", "custom-property-part"),
    (r"thumbnail", "thumbnail"),
    (r"printerSettings", "printer-settings"),
)
# Relationships that need an r:id in their source to be of any use; without one, the target is a left-over.
NEEDS_USE = frozenset(
    {"image", "hyperlink", "header", "footer", "chart", "worksheet", "drawing", "table", "vmlDrawing"}
)
CHOSEN_NAME = re.compile(r"[A-Za-z\d]{3,}[ _-]+[A-Za-z\d]{3,}.*\.\w+$|@")
KIND_OF_RELATIONSHIP = re.compile(
    r"http://(schemas\.(openxmlformats\.org|microsoft\.com)|purl\.oclc\.org/ooxml)/[\w./-]{1,120}$"
)
MACRO_TYPE = re.compile("macroEnabled", re.IGNORECASE)


def check_parts(package: Package) -> None:
    """Every part and relationship is of a known kind, reachable, and used."""
    for relationship in package.relationships:
        _check_kind(package, relationship.kind, relationship.source or "the package", relationship.target)
        if not KIND_OF_RELATIONSHIP.match(relationship.type):
            package.report.add("foreign-data", relationship.source, relationship.type)
        if is_telling(relationship.id.replace("_", " ")):
            package.report.add("telling-name", relationship.source, relationship.id)
    for part, kind in sorted(package.types.items()):
        if CHOSEN_NAME.search(part.rpartition("/")[2]):
            package.report.add("telling-name", part)
        code = next((code for pattern, code in CODE_OF_NAME if re.search(pattern, part)), None)
        if code:
            package.report.add(code, part)
        if MACRO_TYPE.search(kind):
            package.report.add("macros", part)
    _check_reachable(package)
    _check_used(package)
    _check_people(package)
    _check_custom_xml(package)


def _check_kind(package: Package, kind: str, source: str, target: str) -> None:
    code = CODE_OF_KIND.get(kind)
    if code:
        package.report.add(code, target if source == "the package" else f"{source}: {target}")
    elif kind not in HARMLESS:
        package.report.add("unknown-part", source, f"{kind} {target}")


def _check_reachable(package: Package) -> None:
    """Parts to which no chain of relationships leads are left-overs that nobody sees."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        source = waiting.pop()
        for relationship in package.related(source):
            if relationship.external:
                continue
            if relationship.part not in package.members:
                package.report.add("broken-relationship", source or "the package", relationship.target)
            elif relationship.part not in reached:
                reached.add(relationship.part)
                waiting.append(relationship.part)
    for part in sorted(package.members):
        if part in reached or part == TYPES_PART or part.endswith("/"):
            continue
        if part.endswith(".rels") and _source_of(part) in reached | {""}:
            continue
        package.report.add("orphan-part", part)


def _source_of(rels: str) -> str:
    folder, _, name = rels.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def _check_used(package: Package) -> None:
    """Relationships that their source never names: a deleted picture, a link without text."""
    for source in sorted({r.source for r in package.relationships}):
        wanted = [r for r in package.related(source) if r.kind in NEEDS_USE]
        if not wanted or not source:
            continue
        used = _ids_used(package, source)
        for relationship in wanted:
            if relationship.id not in used:
                package.report.add("unused-relationship", source, relationship.target)


def _ids_used(package: Package, source: str) -> set[str]:
    """The ids in attributes of the relationships namespace (and VML's o:relid)."""
    data = package.members.get(source, b"")
    found = re.findall(rb""":[A-Za-z]+=["']([^"'/]*)["']""", data)
    return {identifier.decode("utf-8", "replace") for identifier in found}


def _check_people(package: Package) -> None:
    """The lists of people that comments and changes refer to; Office also writes them empty."""
    for part in package.parts("person", "people"):
        root = package.tree(part)
        names = (
            []
            if root is None
            else [person.get("displayName") or person.get(q("w15:author")) or "" for person in root]
        )
        for name in names:
            package.report.add("people", part, name)


def _check_custom_xml(package: Package) -> None:
    """Custom XML holds data without a page. Word adds an empty list of sources to most documents."""
    for part in package.parts("customXml"):
        root = package.tree(part)
        empty = root is not None and not len(root) and not text_of(root).strip()
        harmless = root is not None and name_of(root) == "b:Sources" and empty
        package.report.add(
            "custom-xml-empty" if harmless else "custom-xml", part, "" if root is None else name_of(root)
        )
    for part in package.parts("sheetMetadata"):
        _check_metadata(package, part)
    for part in package.parts("FeaturePropertyBag", "featurePropertyBag"):
        root = package.tree(part)
        for element in () if root is None else root.iter():
            if WORDS.search(element.text or ""):
                package.report.add("rich-data", part, element.text or "")
    for part in package.parts("classificationlabels"):
        package.report.add("sensitivity-label", part)


DYNAMIC_ARRAY = "XLDAPR"


def _check_metadata(package: Package, part: str) -> None:
    """Metadata of cells: the mark of a spilled formula is harmless, anything else is rich data."""
    root = package.tree(part)
    kinds = _names(() if root is None else descendants(root, "s:metadataType"))
    strings = (
        root is not None
        and next(descendants(root, "s:metadataStrings", "s:mdxMetadata", "s:valueMetadata"), None) is not None
    )
    package.report.add(
        "rich-data" if strings or kinds - {DYNAMIC_ARRAY} else "unknown-markup", part, "cell metadata"
    )


def _names(elements: Iterable[object]) -> set[str]:
    return {getattr(element, "attrib", {}).get("name", "") for element in elements}
