"""Every code that the scan can give: its level, what it means, and what an officer does about it.

The tables are data: `docs/release-scan.md` is printed from them, and a test compares the two.
"""

from collections.abc import Mapping

from foi_letters.release.hidden.code import Code
from foi_letters.release.hidden.codes_content import CONTENT
from foi_letters.release.hidden.codes_excel import EXCEL
from foi_letters.release.hidden.codes_package import PACKAGE
from foi_letters.release.hidden.codes_word import WORD

TABLES: Mapping[str, tuple[Code, ...]] = {
    "The package": PACKAGE,
    "Text, colour, links, properties and pictures": CONTENT,
    "Word documents": WORD,
    "Excel workbooks": EXCEL,
}

CODES: Mapping[str, Code] = {code.name: code for table in TABLES.values() for code in table}
