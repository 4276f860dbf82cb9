"""The release scan. `scan` reads the bytes of a file and says what it carries beside its page."""

from collections.abc import Callable, Collection, Mapping

from foi_letters.release.finding import Finding
from foi_letters.release.hidden.excel import check_excel
from foi_letters.release.hidden.markup import check_markup
from foi_letters.release.hidden.ours import check_ours
from foi_letters.release.hidden.package import EXCEL, WORD, Package, open_package
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.parts import check_parts
from foi_letters.release.hidden.pictures import check_pictures
from foi_letters.release.hidden.properties import Authors, check_properties
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.word import check_word

PARTICULAR: Mapping[str, Callable[[Package], Page]] = {WORD: check_word, EXCEL: check_excel}


def scan(data: bytes, name: str, *, ours: bool, allow_authors: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the Word or Excel file `data`, called `name`, carries beside its page; nothing found is an empty tuple.

    `ours` is for files that this program made: there every deviation blocks. `allow_authors` are the names that may
    stand as author, manager or company; in a file by anyone so may an organisation that the page names. Raises `InputError` where the bytes are no readable Word or Excel file.
    """
    report = Report(name, ours=ours)
    package = open_package(data, name, report)
    if not name.lower().endswith(f".{package.kind}"):
        report.add("disguised-part", "the file's name", f"content of a .{package.kind}")
    check_parts(package)
    check_markup(package)
    check_pictures(package)
    shown = PARTICULAR[package.kind](package)
    check_properties(package, Authors(frozenset(allow_authors), shown, ours))
    if ours:
        check_ours(package)
    return report.findings()
