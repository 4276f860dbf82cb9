"""The allow-list of our own files: parts, content types, relationships, elements, attributes and values.

A file by anyone may hold harmless structure that is not known here. A file that this program made may not: what is not
on the list is a finding that blocks, for either the program has a defect or somebody else wrote the file.
"""

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from foi_letters.release.hidden.ours_excel import AROUND, WORKBOOK
from foi_letters.release.hidden.ours_word import LETTER
from foi_letters.release.hidden.package import TYPES_PART, WORD, Package
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import is_element, name_of, parse, q, short

PATTERNS: Mapping[str, str] = {
    "TOKEN": r"[\w.%#+-]{0,40}",
    "ONOFF": r"0|1|true|false|on|off",
    "INT": r"-?[0-9]{1,10}",
    "NUM": r"[0-9]+(\.[0-9]+)?",
    "SIZE": r"[1-9][0-9]*(\.[0-9]+)?",
    "COLOUR": r"[0-9A-F]{8}",
    "NAME": r"[\w .,()+'-]{1,60}",
    "ID": r"rId[0-9]+",
    "AREA": r"[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?",
    "SHEET": r"[^\[\]:*?/\\]{1,31}",
    "PLACE": r"'.{1,62}'![A-Z]{1,3}[0-9]{1,7}",
    "HEADING": r"(?s).{1,255}",
    "FORMAT": r"(#,##|0)0?(\.0{1,10})?(\s?%|\"[^\";\[\]]{1,40}\")?|General|@",
    "BULLET": r"(%[1-9]|[^\w]|[a-z]\b|.){0,12}",
    "FIELD": r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SEQ \w+|REF \w+|PAGEREF \w+)( +\\\* \w+| +\\h)*\s*",
    "LABEL": r"[^\d]{0,250}",
    "TITLE": r"(?s).{0,2000}",
    "NAMESPACE": r"http://schemas\.(openxmlformats\.org|microsoft\.com)/[\w./-]{1,120}",
    "MIME": r"(application/vnd\.openxmlformats-[\w.+-]+|application/xml|image/(png|jpeg))",
    "PART": r"/[\w./-]{1,80}",
    "TARGET": r"[^\\]{1,400}",
}
PARTS: Mapping[str, str] = {
    "docx": r"word/(document|styles|settings|numbering|fontTable|footnotes|endnotes|header\d+|footer\d+|theme/theme1)\.xml"
    r"|word/media/[\w.-]+\.(png|jpe?g)|docProps/core\.xml|(word/)?_rels/[\w.]*\.rels",
    "xlsx": r"xl/(workbook|styles|sharedStrings)\.xml|xl/worksheets/sheet\d+\.xml|xl/tables/table\d+\.xml|docProps/core\.xml"
    r"|(xl/|xl/worksheets/)?_rels/[\w.]*\.rels",
}
KINDS: Mapping[str, frozenset[str]] = {
    "docx": frozenset(
        [
            "officeDocument",
            "core-properties",
            "styles",
            "settings",
            "numbering",
            "fontTable",
            "footnotes",
            "endnotes",
            "header",
            "footer",
            "theme",
            "image",
            "hyperlink",
        ]
    ),
    "xlsx": frozenset(["officeDocument", "core-properties", "styles", "sharedStrings", "worksheet", "table"]),
}
Rules = Mapping[str, Mapping[str, re.Pattern[str]]]


@cache
def rules(kind: str) -> Rules:
    """Element -> attribute -> pattern of its values, for a letter ("docx") or a workbook ("xlsx")."""
    table: dict[str, dict[str, re.Pattern[str]]] = {}
    own, prefix = (LETTER, "w") if kind == WORD else (WORKBOOK, "s")
    for text, named in ((own, prefix), (AROUND, "")):
        for line in text.strip().splitlines():
            names, _, values = line.partition(" | ")
            for name in names.split():
                own_prefix = "w" if named == "w" and ":" not in name else ""
                allowed = dict(_attribute(value, own_prefix) for value in values.split())
                table.setdefault(name if ":" in name else f"{named}:{name}", {}).update(allowed)
    return table


def _attribute(text: str, prefix: str) -> tuple[str, re.Pattern[str]]:
    """`val=INT` as (w:val, pattern); the attributes of Word's own elements have its prefix, all others none."""
    name, _, pattern = text.partition("=")
    return f"{prefix}:{name}" if prefix and ":" not in name else name, re.compile(
        PATTERNS.get(pattern or "TOKEN", pattern)
    )


def check_ours(package: Package) -> None:
    """Every part, relationship, element, attribute and value of a file of ours."""
    allowed = rules(package.kind)
    for part in sorted(package.members):
        if part != TYPES_PART and not re.fullmatch(PARTS[package.kind], part):
            package.report.add("not-in-our-files", part, "part")
        elif part.endswith((".xml", ".rels")) and not part.startswith("word/theme/"):
            root = parse(package.members[part], part, package.report)
            if root is not None:
                _check_tree(root, part, allowed, package.report)
    for relationship in package.relationships:
        if relationship.kind not in KINDS[package.kind]:
            package.report.add("not-in-our-files", relationship.source, f"relationship {relationship.kind}")


def _check_tree(root: etree._Element, part: str, allowed: Rules, report: Report) -> None:
    known: dict[
        str, Mapping[str, re.Pattern[str]] | None
    ] = {}  # by lxml's own names: this runs over every cell
    for element in root.iter():
        tag = element.tag
        if tag not in known:
            known[tag] = _by_full_name(allowed.get(name_of(element)) if is_element(element) else {})
        patterns = known[tag]
        if patterns is None:
            report.add("not-in-our-files", part, f"<{name_of(element)}>")
            continue
        for name, text in element.attrib.items() if element.attrib else ():
            pattern = patterns.get(str(name))
            if pattern is None or not pattern.fullmatch(str(text)):
                report.add("not-in-our-files", part, f"<{name_of(element)} {short(str(name))}={text!s}>")


def _by_full_name(patterns: Mapping[str, re.Pattern[str]] | None) -> Mapping[str, re.Pattern[str]] | None:
    return None if patterns is None else {q(name): pattern for name, pattern in patterns.items()}
