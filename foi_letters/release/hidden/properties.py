"""Document properties: names of people, of the organisation, and of the programs used."""

from collections.abc import Collection

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.links import says_more
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.xml import descendants, name_of, text_of

PEOPLE = frozenset(
    {"dc:creator", "cp:lastModifiedBy", "ep:Manager", "ep:Company", "dc:contributor", "dc:publisher"}
)
NOTES = frozenset({"dc:description", "cp:keywords", "cp:category", "dc:subject", "cp:contentStatus", "dc:identifier",
                   "cp:version", "cp:lastPrinted", "cp:contentType", "dc:type", "dc:source", "dc:relation", "dc:coverage",
                   "dc:rights", "ep:PresentationFormat"})  # fmt: skip
PLAIN = frozenset({"dc:title", "dc:language", "dcterms:created", "dcterms:modified", "ep:ScaleCrop", "ep:LinksUpToDate",
                   "ep:SharedDoc", "ep:HyperlinksChanged", "ep:DocSecurity", "ep:HeadingPairs", "ep:TitlesOfParts"})  # fmt: skip
PROGRAM = frozenset({"ep:Application", "ep:AppVersion", "ep:Template", "ep:TotalTime", "cp:revision"})
COUNTS = frozenset({"ep:Pages", "ep:Words", "ep:Characters", "ep:Lines", "ep:Paragraphs", "ep:CharactersWithSpaces",
                    "ep:Slides", "ep:Notes", "ep:HiddenSlides", "ep:MMClips"})  # fmt: skip
LIBRARIES = frozenset({"openpyxl", "python-docx", "xlsxwriter", "apache poi", "un-named", "unknown"})
LABEL_PREFIXES = ("MSIP_Label_", "KSOProductBuildVer", "ICV", "ContentTypeId", "ClassificationContentMarking")


def check_properties(package: Package, allow_authors: Collection[str]) -> None:
    """Core, extended and custom properties. A name in `allow_authors` may stand as author, manager or company."""
    for part in package.parts("core-properties", "extended-properties"):
        root = package.tree(part)
        for element in () if root is None else root:
            _check_property(package, element, allow_authors)
    for part in package.parts("custom-properties"):
        _check_custom(package, part)


def _check_property(package: Package, element: etree._Element, allow_authors: Collection[str]) -> None:
    name, text = name_of(element), text_of(element).strip()
    where = f"property {name.partition(':')[2]}"
    report = package.report
    if not text:
        return
    check_text(text, where, report)
    if name in PEOPLE:
        if text not in allow_authors:
            report.add("library-name" if text.casefold() in LIBRARIES else "person-property", where, text)
    elif says_more(text) and name != "ep:TitlesOfParts":
        report.add("property-content", where, text)
    elif name in NOTES:
        report.add("property-note", where, text)
    elif name in PROGRAM:
        report.add("program-details", where, text)
    elif name in COUNTS:
        report.add("program-details", where) if report.ours else None
    elif name not in PLAIN:
        report.add("property-content", where, text)
    if name == "ep:TitlesOfParts":
        _check_titles(package, element)


def _check_titles(package: Package, element: etree._Element) -> None:
    """The names of sheets as they were at some save: a name that no sheet has now belongs to one taken out."""
    main = package.tree(package.main)
    if package.kind != "xlsx" or main is None:
        return
    known = {sheet.get("name", "") for sheet in descendants(main, "s:sheet")}
    known |= {name.get("name", "").removeprefix("_xlnm.") for name in descendants(main, "s:definedName")}
    for title in descendants(element, "vt:lpstr"):
        name = text_of(title).rpartition("!")[2] if "!" in text_of(title) else text_of(title)
        if name.strip("'") and name.strip("'") not in known and name not in known:
            package.report.add("stale-title", "property TitlesOfParts", name)


def _check_custom(package: Package, part: str) -> None:
    root = package.tree(part)
    for element in () if root is None else root:
        name, text = element.get("name", ""), text_of(element).strip()
        label = name.startswith(LABEL_PREFIXES) and not name.endswith(("_Owner", "_Name", "_Justification"))
        code = "sensitivity-label" if label and not says_more(text) else "custom-property"
        package.report.add(code, f"custom property {name}", text)
