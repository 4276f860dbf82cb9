"""Field codes: what Word computes is shown, what it computes it from is not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from foi_letters.release.hidden.links import check_target
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.values import is_telling
from foi_letters.release.hidden.word_story import Story
from foi_letters.release.hidden.xml import descendants, name_of, text_of, value

PLAIN = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF",
        "INDEX", "TITLE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIBLIOGRAPHY", "EQ",
        "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "BIDIOUTLINE", "TOA",
    }
)  # fmt: skip
CHANGING = frozenset(
    [
        "DATE",
        "TIME",
        "SAVEDATE",
        "CREATEDATE",
        "PRINTDATE",
        "EDITTIME",
        "REVNUM",
        "NUMWORDS",
        "NUMCHARS",
        "FILESIZE",
        "SUBJECT",
    ]
)
PEOPLE = frozenset(
    [
        "AUTHOR",
        "LASTSAVEDBY",
        "USERNAME",
        "USERADDRESS",
        "USERINITIALS",
        "COMMENTS",
        "KEYWORDS",
        "INFO",
        "FILENAME",
        "TEMPLATE",
    ]
)
NAMING = frozenset(
    {"REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "LISTNUM"}
)
GENERATED = re.compile(r"_(Toc|Ref|Hlk)\d*")
FORMAT = re.compile(r"(?!.*\d{3})[\w.,:;#\s-]{0,40}")
WORD = re.compile(r'\s*(?:"([^"]*)"|(\S+))')


def check_fields(story: Story, shown: Page, report: Report) -> None:
    """Every field of a story, simple or in pieces."""
    for code, element in _fields(story.root):
        _check_field(code, story.place(element), shown, report)


def _fields(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """(field code, where it starts); a field inside another's code is parted from it by a space."""
    open_fields: list[tuple[list[str], etree._Element]] = []
    for element in descendants(root, "w:fldSimple", "w:fldChar", "w:instrText", "w:delInstrText"):
        name, kind = name_of(element), value(element, "w:fldCharType")
        if name == "w:fldSimple":
            yield value(element, "w:instr"), element
        elif kind == "begin":
            open_fields.append(([], element))
        elif kind == "end" and open_fields:
            pieces, start = open_fields.pop()
            yield "".join(pieces), start
        elif name != "w:fldChar":
            if open_fields:
                open_fields[-1][0].append(text_of(element))
            else:
                yield text_of(element), element
    yield from (("".join(pieces), start) for pieces, start in open_fields)


def _check_field(code: str, where: str, shown: Page, report: Report) -> None:
    words = [quoted or plain for quoted, plain in WORD.findall(code)]
    if not words:
        return
    keyword = words[0].upper()
    if keyword == "HYPERLINK":
        _check_hyperlink(words[1:], where, shown, report)
    elif keyword in PLAIN:
        spare = [word for word in _arguments(words) if not shown.says(word)]
        if spare:
            report.add("field-content", where, spare[0])
    elif keyword in CHANGING or keyword.startswith("="):
        report.add("field-changes", where, code)
    elif keyword in PEOPLE:
        report.add("field-reveals", where, code)
    else:
        report.add("field-content", where, code)


def _arguments(words: list[str]) -> list[str]:
    """What a field is given beside its switches, the formats that follow them, and the one name that some fields take."""
    keyword, rest = words[0].upper(), words[1:]
    plain = [
        word
        for before, word in pairwise(["", *rest])
        if not word.startswith("\\")
        and word.upper() not in PLAIN
        and not (before.startswith("\\") and FORMAT.fullmatch(word))
        and not GENERATED.match(word)
    ]
    names = 1 if keyword in NAMING else 0
    return [*(word for word in plain[:names] if is_telling(word)), *plain[names:]]


def _check_hyperlink(words: list[str], where: str, shown: Page, report: Report) -> None:
    """The target is the first word that is no switch; the switch o is followed by a tip."""
    switch = ""
    for word in words:
        if word.startswith("\\") and not word.startswith("\\\\"):
            switch = word
        elif switch == "\\o" and not shown.says(word):
            report.add("alternative-text", where, word)
            switch = ""
        elif switch not in {"\\l", "\\o", "\\t", "\\m"}:
            check_target(word.replace("\\\\", "\\") if ":" in word else word, where, shown, report)
            switch = ""
