"""The copy for the disclosure log: the same answer, to nobody in particular.

`anonymised` takes the requester out of the case, so that the letter is made anew without a name to begin with;
`requester_left` then reads the finished files and finds what the officer's own words still say of the requester.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from lxml import etree

from foi_letters.assembly.package import read_package
from foi_letters.case import Case, Requester
from foi_letters.errors import Place
from foi_letters.release.finding import Finding, Severity

REQUESTER = "Requester"
"""How the published copy calls the person who asked."""
SURNAME = "surname"
_SHORTEST = 4
"""A part of an address shorter than this ("12", "UK") names nobody."""
_PACKAGES = (".docx", ".xlsx")


def anonymised(case: Case) -> Case:
    """The case as it may be published: no name, address or email of the requester."""
    return case.model_copy(update={"requester": Requester(name=REQUESTER, salutation=REQUESTER)})


def requester_left(files: Mapping[str, bytes], requester: Requester) -> tuple[Finding, ...]:
    """What of the requester's personal data still stands in the files, by their names.

    A surname alone warns, for it may be an ordinary word; all else blocks.
    """
    wanted = list(_personal(requester))
    found = (
        _finding(what, Place(name, within=where))
        for name, data in files.items()
        for where, text in _texts(name, data)
        for what, pattern in wanted
        if pattern.search(_plain(text))
    )
    return tuple(dict.fromkeys(found))  # a paragraph and its run are one text


def _finding(what: str, place: Place) -> Finding:
    severity = Severity.WARN if what == SURNAME else Severity.BLOCK
    message = f"the copy for publication still gives the requester's {what}"
    return Finding(
        "personal-data", severity, message, place, "take it out of the questions and answers in the case file"
    )


def _personal(requester: Requester) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What is looked for, each as whole words, whatever the case, spaces and accents."""
    named = [
        ("name", requester.name),
        ("salutation", requester.salutation),
        ("email address", requester.email),
    ]
    surname = requester.name.split()[-1:] if " " in requester.name else []
    for what, text in [
        *named,
        *((SURNAME, word) for word in surname),
        *(("address", line) for line in requester.address),
    ]:
        if text and len(plain := _plain(text)) >= _SHORTEST:
            yield what, re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The name of the file and every text in it, with its place: a paragraph, cell or property on its own."""
    yield "its name", name
    if not name.endswith(_PACKAGES):
        yield "its text", data.decode("utf-8", "replace")
        return
    package = read_package(data, name=name)
    for part in package.parts:
        if part.endswith((".xml", ".rels")):
            yield from ((part, text) for text in _texts_of(package.parse(part)))


def _texts_of(root: etree._Element) -> Iterator[str]:
    """Texts broken into runs are joined within a paragraph or string; attributes stand for themselves."""
    for element in root.iter(etree.Element):
        yield from map(str, element.attrib.values())
        if etree.QName(element).localname in ("p", "is", "si") or not len(element):
            yield "".join(map(str, element.itertext()))
