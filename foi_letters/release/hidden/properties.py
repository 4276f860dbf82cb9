"""Document properties: names of people, of the organisation, and of the programs used."""

import re
from dataclasses import dataclass

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.links import says_more
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.page import Page, fold
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
# Words in the names of the bodies of Schedule 1 to the Act, none of them a surname.
ORGANISATIONS = frozenset(
    [
        "academy",
        "administration",
        "agency",
        "archive",
        "archives",
        "assembly",
        "association",
        "authority",
        "board",
        "borough",
        "centre",
        "college",
        "commission",
        "committee",
        "company",
        "constabulary",
        "corporation",
        "council",
        "councils",
        "department",
        "directorate",
        "executive",
        "federation",
        "foundation",
        "government",
        "health",
        "hm",
        "hospital",
        "hospitals",
        "inspectorate",
        "institute",
        "institution",
        "library",
        "limited",
        "ltd",
        "ministry",
        "museum",
        "national",
        "nhs",
        "office",
        "ombudsman",
        "organisation",
        "parliament",
        "partnership",
        "plc",
        "police",
        "programme",
        "regulator",
        "school",
        "secretariat",
        "senedd",
        "service",
        "services",
        "society",
        "statistics",
        "team",
        "transport",
        "treasury",
        "tribunal",
        "trust",
        "trusts",
        "university",
    ]
)
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "rev",
        "cllr",
        "councillor",
        "pc",
        "dc",
        "ds",
        "di",
        "dci",
        "dcc",
        "acc",
        "cc",
        "ps",
        "sgt",
        "sergeant",
        "inspector",
        "superintendent",
        "constable",
    ]
)
WORD = re.compile(r"\w+")
CAPITALS = re.compile(r"\s*[A-Z][\w'-]*(\s+[A-Z][\w'-]*)+\s*")
LABEL_PREFIXES = ("MSIP_Label_", "KSOProductBuildVer", "ICV", "ContentTypeId", "ClassificationContentMarking")


@dataclass(frozen=True, slots=True)
class Authors:
    """Who may stand as author, manager or company: those `allowed`, and organisations that `shown` names by themselves.

    A name is an organisation's where the letterhead says so or one of its words does. `shown` is None for a file of
    ours, whose authority is known.
    """

    allowed: frozenset[str]
    shown: Page | None

    def may_stand(self, name: str, text: str) -> bool:
        """Whether `text` may stand in the property `name`."""
        if text in self.allowed:
            return True
        if self.shown is None or name == "ep:Manager" or fold(text) not in self.shown.lines:
            return False
        return fold(text) in self.shown.letterhead or _is_organisation(text)


def _is_organisation(text: str) -> bool:
    """A word for a body before any comma, no title of a person, and after a comma nothing that could be a name."""
    first, *others = text.split(",")
    named = bool(ORGANISATIONS.intersection(WORD.findall(fold(first))))
    personal = TITLES.intersection(WORD.findall(fold(text))) or any(map(CAPITALS.fullmatch, others))
    return named and not personal


def check_properties(package: Package, authors: Authors) -> None:
    """Core, extended and custom properties."""
    for part in package.parts("core-properties", "extended-properties"):
        root = package.tree(part)
        for element in () if root is None else root:
            _check_property(package, element, authors)
    for part in package.parts("custom-properties"):
        _check_custom(package, part)


def _check_property(package: Package, element: etree._Element, authors: Authors) -> None:
    name, text = name_of(element), text_of(element).strip()
    where = f"property {name.partition(':')[2]}"
    report = package.report
    if not text:
        return
    check_text(text, where, report)
    if name in PEOPLE:
        if not authors.may_stand(name, text):
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
