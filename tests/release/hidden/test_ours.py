"""In a file of our own making, what is not on the allow-list is a finding that blocks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from foi_letters.release.finding import Severity
from foi_letters.release.hidden.scan import scan
from foi_letters.release.hidden.xml import descendants, q
from foi_letters.resources import packaged
from tests.release.hidden.books import BOOK, STYLES, editing, sheet
from tests.release.hidden.packs import OFFICE, Pack, xml
from tests.release.hidden.vectors_docx import BODY, add_body, add_setting

AUTHORITY = "Northshire Constabulary"
TEMPLATES = sorted(packaged("templates").glob("*.docx"))


def odd_element(pack: Pack) -> None:
    add_body(pack, "<w:p><w:r><w:t>x</w:t><w:yearLong/></w:r></w:p>")


def odd_attribute(pack: Pack) -> None:
    with editing(pack, BODY) as root:
        next(descendants(root, "w:p")).set(q("w:rsidRDefault"), "00112233")


def sentence_as_a_value(pack: Pack) -> None:
    add_body(pack, '<w:p><w:pPr><w:jc w:val="left and officer 4471"/></w:pPr></w:p>')


def harmless_setting_that_we_never_write(pack: Pack) -> None:
    add_setting(pack, "<w:hideSpellingErrors/>")


def bookmark_with_a_long_name(pack: Pack) -> None:
    add_body(
        pack,
        '<w:p><w:bookmarkStart w:id="1" w:name="officer 4471 dismissed"/><w:bookmarkEnd w:id="1"/></w:p>',
    )


def part_of_a_known_kind_in_another_place(pack: Pack) -> None:
    pack.attach(pack.main, "theme", "word/extra/theme9.xml", "<x/>", "application/xml")


def relationship_of_a_kind_we_never_write(pack: Pack) -> None:
    pack.add("word/theme/theme1.xml", "<x/>", "application/xml")
    pack.relate(pack.main, "", "word/theme/theme1.xml", rel_type=f"{OFFICE}somethingNew")


def sheet_name_kept_in_another_property(pack: Pack) -> None:
    with sheet(pack) as root:
        next(descendants(root, "s:sheetPr")).set("codeName", "Officers")


def number_format_with_a_text(pack: Pack) -> None:
    with editing(pack, STYLES) as root:
        next(descendants(root, "s:numFmts")).append(
            xml('<s:numFmt numFmtId="180" formatCode="0;0;&quot;officer&quot;"/>')
        )


def calculation_chain_of_formulas(pack: Pack) -> None:
    pack.attach(BOOK, "calcChain", "xl/calcChain.xml", "<x/>", "application/xml")


DEVIATIONS: list[tuple[str, Callable[[Pack], None]]] = [
    *(("docx", seed) for seed in (odd_element, odd_attribute, sentence_as_a_value, bookmark_with_a_long_name,
      harmless_setting_that_we_never_write, part_of_a_known_kind_in_another_place,
      relationship_of_a_kind_we_never_write)),
    *(("xlsx", seed) for seed in (sheet_name_kept_in_another_property, number_format_with_a_text,
      calculation_chain_of_formulas)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "seed"), DEVIATIONS, ids=[seed.__name__ for _, seed in DEVIATIONS])
def test_a_deviation_blocks(kind: str, seed: Callable[[Pack], None], our_files: dict[str, bytes]) -> None:
    pack = Pack.read(our_files[kind], kind)
    seed(pack)
    found = {
        finding.rule: finding
        for finding in scan(pack.data, f"ours.{kind}", ours=True, allow_authors=[AUTHORITY])
    }
    assert found["not-in-our-files"].severity is Severity.BLOCK


@pytest.mark.parametrize("template", TEMPLATES, ids=[path.name for path in TEMPLATES])
def test_the_templates_that_we_ship_hold_nothing_else(template: Path) -> None:
    assert scan(template.read_bytes(), template.name, ours=True, allow_authors=["{{ authority.name }}"]) == ()


@pytest.mark.parametrize(
    ("description", "found"),
    [
        ("Visits in 2024/25; withheld ones are shown as [c]", set()),
        ("Crest of Northshire", set()),
        ("Visits in 2024/25; the count was 3", {"alternative-text"}),
        ("Visits in 202", {"alternative-text"}),
    ],
)
def test_alternative_text_may_have_words_of_its_own_and_no_figure(
    description: str, found: set[str], our_files: dict[str, bytes]
) -> None:
    pack = Pack.read(our_files["docx"], "docx")
    add_body(pack, f'<w:tbl><w:tblPr><w:tblDescription w:val="{description}"/></w:tblPr></w:tbl>')
    add_body(pack, "<w:p><w:r><w:t>Table 1: Visits in </w:t></w:r><w:r><w:t>2024/25</w:t></w:r></w:p>")
    findings = scan(pack.data, "ours.docx", ours=True, allow_authors=[AUTHORITY])
    assert {finding.rule for finding in findings} == found
