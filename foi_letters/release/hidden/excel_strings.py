"""The shared strings of a workbook: each read once, with what is odd about it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from foi_letters.release.hidden.characters import check_text, unescape
from foi_letters.release.hidden.excel_styles import MIN_POINTS, CellStyles
from foi_letters.release.hidden.fonts import draws_symbols, is_words
from foi_letters.release.hidden.markup import check_node, check_outside
from foi_letters.release.hidden.nesting import misplaced
from foi_letters.release.hidden.numbers import real
from foi_letters.release.hidden.package import Package
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import (
    child,
    descendants,
    is_element,
    name_of,
    parent_of,
    prepare,
    q,
    text_of,
    value,
)


@dataclass(slots=True)
class Text:
    """A shared or inline string. `colours` are those of its parts with a colour of their own."""

    text: str
    colours: tuple[str, ...] = ()
    tiny: bool = False
    symbols: bool = False
    phonetic: str = ""
    used: bool = False


@dataclass(slots=True)
class Strings:
    """All strings by number."""

    part: str
    items: list[Text] = field(default_factory=list)


def read_text(element: etree._Element, styles: CellStyles) -> Text:
    """An `s:si` or `s:is` element."""
    if len(element) == 1 and element[0].tag == T:
        return Text(unescape(element[0].text or ""))
    phonetic = "".join(text_of(run) for run in descendants(element, "s:rPh"))
    plain = "".join(t.text or "" for t in descendants(element, "s:t") if name_of(parent_of(t)) != "s:rPh")
    colours, tiny, symbols = [], False, False
    for run in descendants(element, "s:r"):
        words = text_of(child(run, "s:t")).strip()
        colour = styles.colour(child(run, "s:rPr/s:color"))
        size = value(child(run, "s:rPr/s:sz"), "val", "11")
        colours += [colour] if colour and words else []
        tiny = tiny or (bool(words) and real(size, 11.0) < MIN_POINTS)
        symbols = symbols or (draws_symbols(value(child(run, "s:rPr/s:rFont"), "val")) and is_words(words))
    return Text(unescape(plain), tuple(colours), tiny, symbols, phonetic)


T = q("s:t")


def read_strings(package: Package, styles: CellStyles) -> Strings:
    """The shared strings of a workbook; empty where it has none."""
    part = next(package.parts("sharedStrings"), "")
    strings = Strings(part)
    for element in elements(package.members.get(part), "s:si", part, package.report):
        strings.items.append(read_text(element, styles))
        _check_markup(element, part, package.report)
        del element[:]
    return strings


def _check_markup(element: etree._Element, part: str, report: Report) -> None:
    if (
        len(element) == 1
        and element[0].tag == T
        and not element[0].tail
        and not element[0].attrib
        and not element.text
    ):
        return
    for node in element.iter():
        check_node(node, part, report)


def elements(data: bytes | None, name: str, part: str, report: Report) -> Iterator[etree._Element]:
    """Each finished element of one name, in a stream; what stands between them is checked as any markup."""
    prepared = prepare(data, part, report) if data else None
    if prepared is None:
        return
    stream = etree.iterparse(
        io.BytesIO(prepared),
        events=("end",),
        tag=q(name),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for _, element in stream:
            if misplaced(element, name):
                report.add("stray-text", part, text_of(element).strip())
            yield element
            _forget_before(element, part, report)
    except etree.XMLSyntaxError:
        report.add("xml-broken", part)
        return
    root = stream.root
    if root is not None:
        check_outside(root, part, report)
        for node in root.iter():
            check_node(node, part, report)


def _forget_before(element: etree._Element, part: str, report: Report) -> None:
    """Free what was read; a comment or foreign element between two of them is noticed first."""
    parent = element.getparent()
    before = element.getprevious()
    while parent is not None and before is not None and before.getprevious() is not None:
        before = before.getprevious()
    while parent is not None and before is not None and before is not element:
        following = before.getnext()
        check_node(before, part, report)
        if before.tag == element.tag or not is_element(before):
            parent.remove(before)
        before = following


def check_strings(strings: Strings, report: Report) -> None:
    """Strings that no cell shows, and invisible characters in any."""
    for number, item in enumerate(strings.items):
        where = f"shared string {number}"
        check_text(item.text, where, report)
        if item.phonetic.strip():
            report.add("phonetic-text", where, item.phonetic)
        if not item.used and item.text.strip():
            report.add("orphan-string", where, item.text)
