"""The list of codes in the documentation is the list in the program, and every code is one that some test provokes."""

import re
from pathlib import Path

from foi_letters.release.hidden.codes import CODES, TABLES
from tests.release.hidden.test_vectors import SEEDED

PAGE = Path(__file__).parents[3] / "docs" / "release-scan.md"
# Codes that the tests provoke elsewhere, or that need a whole file of their own.
ELSEWHERE = {
    "not-in-our-files", "archive-time", "archive-stamp", "archive-folder", "archive-overlap", "archive-unreadable",
    "xml-broken", "xml-encoding", "broken-relationship", "library-name", "picture-program",
}  # fmt: skip


def documented() -> str:
    """The tables of the page as they should be."""
    lines = []
    for title, table in TABLES.items():
        lines += [f"### {title}", "", "| code | level | what it is | cure |", "|---|---|---|---|"]
        lines += [f"| `{code.name}` | {code.level} | {code.what} | {code.cure} |" for code in table]
        lines.append("")
    return "\n".join(lines)


def test_the_page_lists_the_codes_as_they_are() -> None:
    listed = PAGE.read_text(encoding="utf-8").partition("<!-- codes -->\n")[2]
    assert listed.strip() == documented().strip()


def test_every_code_is_provoked_by_a_vector() -> None:
    provoked = {vector.code for vector, _ in SEEDED}
    assert set(CODES) - provoked - ELSEWHERE == set()
    assert provoked <= set(CODES)


def test_a_code_is_a_few_plain_words_and_says_what_to_do() -> None:
    for code in CODES.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+){0,3}", code.name)
        assert code.what
        assert code.cure
