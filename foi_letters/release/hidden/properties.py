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
# What may stand in a property that holds no words.
DATE = r"\d{4}(-\d\d(-\d\d(T[\d:.]{5,16}(Z|[+-]\d\d:\d\d)?)?)?)?"
FORMS = {
    "dc:language": r"[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8}){0,3}",
    "dcterms:created": DATE, "dcterms:modified": DATE, "cp:lastPrinted": DATE, "cp:revision": r"\d{0,9}",
    "ep:DocSecurity": r"\d", "ep:TotalTime": r"\d{0,9}", "ep:AppVersion": r"[\d.]{1,12}",
    **dict.fromkeys(["ep:ScaleCrop", "ep:LinksUpToDate", "ep:SharedDoc", "ep:HyperlinksChanged"], "true|false|0|1"),
    **dict.fromkeys(["ep:Pages", "ep:Words", "ep:Characters", "ep:Lines", "ep:Paragraphs", "ep:CharactersWithSpaces",
                    "ep:Slides", "ep:Notes", "ep:HiddenSlides", "ep:MMClips"], r"-?\d{1,10}"),
}  # fmt: skip
PROGRAM = frozenset({"ep:Application", "ep:AppVersion", "ep:Template", "ep:TotalTime", "cp:revision"})
COUNTS = frozenset({name for name, form in FORMS.items() if form == r"-?\d{1,10}"})
LISTS = frozenset({"ep:HeadingPairs", "ep:TitlesOfParts"})
DETAILS = "program-details"
CODES_OF_NAMES = {"property-note": NOTES, DETAILS: PROGRAM | COUNTS}
LONGEST_KIND = 3  # words: "Named Ranges"
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

    A name is an organisation's where the letterhead says so or one of its words does. Of a file of `ours` the authority is
    known, so that nobody else may.
    """

    allowed: frozenset[str]
    shown: Page
    ours: bool

    def may_stand(self, name: str, text: str) -> bool:
        """Whether `text` may stand in the property `name`."""
        if text in self.allowed:
            return True
        if self.ours or name == "ep:Manager" or fold(text) not in self.shown.lines:
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
    if not text:
        return
    check_text(text, where, package.report)
    code = _code(name, text, authors)
    if code == DETAILS and name in COUNTS:
        package.report.add(code, where) if package.report.ours else None
    elif code:
        package.report.add(code, where, text)
    for title in descendants(element, "vt:lpstr") if name in LISTS else ():
        _check_listed(package, name, text_of(title).strip(), authors.shown)


def _code(name: str, text: str, authors: Authors) -> str | None:
    """What a property tells; None where it is harmless."""
    if name in PEOPLE:
        known = "library-name" if text.casefold() in LIBRARIES else "person-property"
        return None if authors.may_stand(name, text) else known
    if name in LISTS:
        return None
    if says_more(text) or not re.fullmatch(FORMS.get(name, ".*"), text, re.DOTALL):
        return "property-content"
    if name == "dc:title":  # one that the page does not show may be that of the document it was made from
        return None if authors.ours or authors.shown.says(text) else "property-note"
    return next(
        (code for code, names in CODES_OF_NAMES.items() if name in names),
        None if name in FORMS else "property-content",
    )


def _check_listed(package: Package, name: str, text: str, shown: Page) -> None:
    """One of the titles of sheets, or of a letter, as they were at some save, or what kind of title: one that is not there
    now belongs to what was taken out.
    """
    if name == "ep:HeadingPairs":
        if re.search(r"\d", text) or len(text.split()) > LONGEST_KIND:
            package.report.add("property-content", "property HeadingPairs", text)
        return
    if package.kind == "xlsx":
        text = text.rpartition("!")[2].strip("'")
    elsewhere = package.kind == "docx" and shown.says(text)
    if text and text not in _titles(package) and not elsewhere:
        package.report.add("stale-title", "property TitlesOfParts", text)


def _titles(package: Package) -> set[str]:
    """What the parts of a file are called: sheets and defined names, or the title of a letter."""
    main = package.tree(package.main)
    if package.kind == "xlsx" and main is not None:
        names = {name.get("name", "").removeprefix("_xlnm.") for name in descendants(main, "s:definedName")}
        return names | {sheet.get("name", "") for sheet in descendants(main, "s:sheet")}
    roots = [package.tree(part) for part in package.parts("core-properties")]
    return {
        text_of(title).strip()
        for root in roots
        if root is not None
        for title in descendants(root, "dc:title")
    }


def _check_custom(package: Package, part: str) -> None:
    root = package.tree(part)
    for element in () if root is None else root:
        name, text = element.get("name", ""), text_of(element).strip()
        label = name.startswith(LABEL_PREFIXES) and not name.endswith(("_Owner", "_Name", "_Justification"))
        code = "sensitivity-label" if label and not says_more(text) else "custom-property"
        package.report.add(code, f"custom property {name}", text)
