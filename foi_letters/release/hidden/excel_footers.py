"""Headers and footers of printed sheets and charts: codes for path and file, and text that the screen does not show."""

import re

from lxml import etree

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.xml import children, is_true, name_of, text_of

CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d+|&[A-Za-z+-]|&&')
REVEALING = re.compile(r"&[ZFzf]")
TINY = re.compile(r"&0*[1-3](?!\d)")
FAINT = re.compile(r"&K(FFFFFF|FEFEFE|00[+-]000)|&0*[1-3](?!\d)")
ORDINARY = re.compile(r"\b(page|of|sheet|seite|von)\b|[\d\W_]", re.IGNORECASE)
PRINTED_WHEN = {"first": "differentFirst", "even": "differentOddEven"}


def check_footers(root: etree._Element, name: str, shown: Page, report: Report) -> None:
    """The `headerFooter` of a sheet."""
    for group in children(root, "s:headerFooter"):
        for element in group:
            where = f"{name}!{name_of(element).removeprefix('s:')}"
            check_footer(text_of(element), where, shown, report, off=_is_off(group, where))


def _is_off(group: etree._Element, where: str) -> bool:
    """Whether a header or footer is of a kind that this sheet does not tell apart."""
    kind = where.rpartition("!")[2]
    switch = next((option for word, option in PRINTED_WHEN.items() if kind.startswith(word)), None)
    return switch is not None and not is_true(group.get(switch))


def check_footer(text: str, where: str, shown: Page, report: Report, *, off: bool = False) -> None:
    """One header or footer; `off` where its kind is not printed."""
    check_text(text, where, report)
    if REVEALING.search(text):
        report.add("footer-reveals", where, text)
    words = CODE.sub(" ", text).strip()
    if not ORDINARY.sub("", words):
        return
    if off:
        report.add("unprinted-header", where, words)
    elif FAINT.search(text):
        report.add("tiny-text" if TINY.search(text) else "colour-on-colour", where, words)
    elif not shown.says(words):
        report.add("footer-text", where, words)
