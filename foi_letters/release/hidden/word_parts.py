"""The parts around the body: settings, headers that are switched off, notes that nothing refers to."""

import re
from collections.abc import Mapping

from lxml import etree

from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.word_story import above
from foi_letters.release.hidden.word_styles import Styles
from foi_letters.release.hidden.word_text import unseen
from foi_letters.release.hidden.xml import (
    child,
    children,
    descendants,
    name_of,
    on,
    parent_of,
    q,
    text_of,
    value,
)

CODE_OF_SETTING: Mapping[str, str] = {
    "w:rsids": "revision-ids",
    "w14:docId": "revision-ids",
    "w15:docId": "revision-ids",
    "w:attachedTemplate": "template-link",
    "w:mailMerge": "mail-merge",
    "w:docVars": "document-variables",
    "w:documentProtection": "protection",
    "w:writeProtection": "protection",
    "w:trackRevisions": "tracking-on",
    "w:attachedSchema": "custom-xml",
    "w:schemaLibrary": "custom-xml",
    "sl:schemaLibrary": "custom-xml",
    "w:saveThroughXslt": "custom-xml",
    "w:smartTagType": "smart-tag",
    "w:captions": "unknown-markup",
    "w:autoCaptions": "unknown-markup",
    "w:formsDesign": "unknown-markup",
    "w:linkStyles": "template-link",
    "w:docPartBody": "glossary",
}
NUMBERED = ("styles", "header", "footer", "footnotes", "endnotes")
LEVEL, MAX_LABEL = re.compile(r"%[1-9]"), 24
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def check_settings(package: Package) -> None:
    """Settings that hold names, sources, or data."""
    root = package.of_main("settings")
    for element in () if root is None else root:
        code = CODE_OF_SETTING.get(name_of(element))
        if code and not (code == "tracking-on" and not on(element)):
            package.report.add(code, "settings", name_of(element))


def page_colour(package: Package, styles: Styles) -> str:
    """The colour of the page: white, unless the document sets and shows another."""
    body = package.tree(package.main)
    element = child(body, "w:background")
    if element is None:
        return "FFFFFF"
    if not on(child(package.of_main("settings"), "w:displayBackgroundShape")):
        if next(descendants(element, "v:fill", "a:blip"), None) is not None:
            package.report.add("hidden-drawing", "page background")
        return "FFFFFF"
    return styles.colour(element, "w:themeColor", "w:themeTint", "w:themeShade", "w:color") or "FFFFFF"


def check_headers(package: Package) -> None:
    """Headers and footers with text that no page prints: of a type that is off, or that no section names."""
    body = package.tree(package.main)
    assert body is not None
    printed = _printed(body, on(child(package.of_main("settings"), "w:evenAndOddHeaders")))
    for relationship in package.related(package.main, "header", "footer"):
        root = None if relationship.external else package.tree(relationship.part)
        holds = text_of(root).strip() or _has_picture(root)
        if holds and relationship.id not in printed:
            package.report.add("unprinted-header", relationship.part, text_of(root).strip())


def _has_picture(root: etree._Element | None) -> bool:
    return root is not None and next(descendants(root, "w:drawing", "w:pict"), None) is not None


def _printed(body: etree._Element, even: bool) -> set[str]:
    """The relationship ids of headers and footers that some section prints; a section inherits from the one before."""
    inherited: dict[tuple[str, str], str] = {}
    printed: set[str] = set()
    for section in descendants(body, "w:sectPr"):
        if above(section, "w:sectPrChange") is not None:
            continue
        for reference in children(section, "w:headerReference", "w:footerReference"):
            inherited[name_of(reference), value(reference, "w:type", "default")] = value(reference, "r:id")
        types = (
            {"default"}
            | ({"first"} if on(child(section, "w:titlePg")) else set())
            | ({"even"} if even else set())
        )
        printed |= {identifier for (_, kind), identifier in inherited.items() if kind in types}
    return printed


def check_notes(package: Package) -> None:
    """Footnotes and endnotes that no text refers to, and separators that hold text."""
    for kind in ("footnote", "endnote"):
        used = _references(package, kind)
        for part in package.parts(f"{kind}s"):
            root = package.tree(part)
            for note in () if root is None else children(root, f"w:{kind}"):
                text = text_of(note).strip()
                separator = value(note, "w:type") in SEPARATORS
                if text and (separator or value(note, "w:id") not in used):
                    package.report.add("unprinted-note", f"{kind} {value(note, 'w:id')}", text)


def _references(package: Package, kind: str) -> set[str]:
    body = package.tree(package.main)
    return set() if body is None else {value(r, "w:id") for r in descendants(body, f"w:{kind}Reference")}


def check_numbering(package: Package, styles: Styles, page: str) -> None:
    """Words in the numbering of a list: a long text belongs into the list itself, and any has to be seen."""
    root = package.of_main("numbering")
    if root is None:
        return
    used = _lists_used(package, root)
    for level in descendants(root, "w:lvl"):
        label = value(child(level, "w:lvlText"))
        words = LEVEL.sub("", label).strip()
        if len(words) > MAX_LABEL or (len(words.split()) > 1 and re.search(r"\d", words)):
            package.report.add("control-label", "numbering", label)
        elif len(words.split()) > 1 and value(parent_of(level), "w:abstractNumId") not in used:
            package.report.add("control-label", "numbering of a list that is not there", label)
        for code in unseen(styles, child(level, "w:rPr"), page) if re.search(r"\w", words) else ():
            package.report.add(code, "numbering", label)
    _check_bullets(package, root)


def _lists_used(package: Package, numbering: etree._Element) -> set[str]:
    """The abstract lists that a paragraph or a style names."""
    roots = [package.tree(part) for part in (package.main, *package.parts(*NUMBERED))]
    named = {value(number) for root in roots if root is not None for number in descendants(root, "w:numId")}
    return {
        value(child(number, "w:abstractNumId"))
        for number in children(numbering, "w:num")
        if value(number, "w:numId") in named
    }


def _check_bullets(package: Package, numbering: etree._Element) -> None:
    """Pictures that stand for bullets, of which no list has one."""
    drawn = {value(bullet) for bullet in descendants(numbering, "w:lvlPicBulletId")}
    for bullet in children(numbering, "w:numPicBullet"):
        if value(bullet, "w:numPicBulletId") not in drawn:
            package.report.add("hidden-drawing", "numbering", "picture of a bullet")


def check_fonts(package: Package) -> None:
    """Font names that are no names."""
    root = package.of_main("fontTable")
    for font in () if root is None else children(root, "w:font"):
        if len(font.get(q("w:name"), "")) > 64:
            package.report.add("control-label", "font table", value(font, "w:name"))
