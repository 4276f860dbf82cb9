"""Where a limit lies: what stands on this side of it is no finding, and what stands beyond is one."""

from collections.abc import Callable

import pytest

from foi_letters.release.hidden.characters import check_text
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report
from foi_letters.release.hidden.scan import scan
from tests.release.hidden.books import number_cell, restyle, row_of, set_value, sheet
from tests.release.hidden.packs import Pack
from tests.release.hidden.vectors_docx import add_run
from tests.release.hidden.vectors_rare_docx import body
from tests.release.hidden.vectors_unusual_docx import paragraph, run, table

Seed = Callable[[Pack], object]
PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'


def section(margins: str) -> Seed:
    return body(f"<w:p><w:pPr><w:sectPr>{PAGE}<w:pgMar {margins}/></w:sectPr></w:pPr></w:p>")


def look(properties: str) -> Seed:
    return lambda pack: add_run(pack, properties)


def laid(properties: str) -> Seed:
    return body(paragraph(run(), properties))


def cell(properties: str, row: str = "") -> Seed:
    return body(table(f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run())}</w:tc>", row))


def number(text: str, code: str = "General", font: str = "", extra: str = "") -> Seed:
    """A number in a workbook with a format, a font, and an alignment."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            set_value(number_cell(root), text)
            restyle(pack, number_cell(root), number_format=code, font=font, extra=extra)

    return seed


def height(points: str) -> Seed:
    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            row_of(number_cell(root)).set("ht", points)

    return seed


# (kind, code, just within, just beyond)
LIMITS: list[tuple[str, str, Seed, Seed]] = [
    ("docx", "tiny-text", look('<w:sz w:val="9"/>'), look('<w:sz w:val="8"/>')),
    ("docx", "moved-text", look('<w:position w:val="100"/>'), look('<w:position w:val="101"/>')),
    ("docx", "moved-text", look('<w:position w:val="-100"/>'), look('<w:position w:val="-101"/>')),
    ("docx", "squeezed-text", look('<w:w w:val="20"/>'), look('<w:w w:val="19"/>')),
    ("docx", "squeezed-text", look('<w:sz w:val="24"/><w:spacing w:val="-80"/>'), look('<w:sz w:val="24"/><w:spacing w:val="-81"/>')),
    ("docx", "squeezed-text", look('<w:spacing w:val="5000"/>'), look('<w:spacing w:val="5001"/>')),
    ("docx", "squeezed-text", look('<w:fitText w:val="30"/>'), look('<w:fitText w:val="29"/>')),
    ("docx", "transparent-text", look("<w14:textFill><w14:noFill/></w14:textFill><w14:textOutline><w14:solidFill/></w14:textOutline>"),
     look("<w14:textFill><w14:noFill/></w14:textFill><w14:textOutline><w14:noFill/></w14:textOutline>")),
    ("docx", "off-page", laid('<w:ind w:left="10406"/>'), laid('<w:ind w:left="10407"/>')),
    ("docx", "off-page", laid('<w:ind w:left="-2000"/>'), laid('<w:ind w:left="-2001"/>')),
    ("docx", "off-page", laid('<w:ind w:right="-2000"/>'), laid('<w:ind w:right="-2001"/>')),
    ("docx", "off-page", laid('<w:ind w:left="6000" w:right="5906"/>'), laid('<w:ind w:left="6000" w:right="5907"/>')),
    ("docx", "off-page", laid('<w:ind w:left="1" w:hanging="2001"/>'), laid('<w:ind w:left="1" w:hanging="2002"/>')),
    ("docx", "off-page", laid('<w:ind w:leftChars="6000"/>'), laid('<w:ind w:leftChars="6001"/>')),
    ("docx", "off-page", laid('<w:tabs><w:tab w:pos="17500"/></w:tabs>'), laid('<w:tabs><w:tab w:pos="17501"/></w:tabs>')),
    ("docx", "no-size", laid('<w:spacing w:line="80" w:lineRule="exact"/>'), laid('<w:spacing w:line="79" w:lineRule="exact"/>')),
    ("docx", "text-pushed-away", laid('<w:spacing w:before="12000"/>'), laid('<w:spacing w:before="12001"/>')),
    ("docx", "text-pushed-away", laid('<w:spacing w:after="12000"/>'), laid('<w:spacing w:after="12001"/>')),
    ("docx", "off-page", laid('<w:framePr w:x="11905" w:y="1"/>'), laid('<w:framePr w:x="11906" w:y="1"/>')),
    ("docx", "off-page", laid('<w:framePr w:x="-1999" w:y="1"/>'), laid('<w:framePr w:x="-2000" w:y="1"/>')),
    ("docx", "off-page", laid('<w:framePr w:x="1" w:y="23811"/>'), laid('<w:framePr w:x="1" w:y="23812"/>')),
    ("docx", "no-size", laid('<w:framePr w:w="40"/>'), laid('<w:framePr w:w="39"/>')),
    ("docx", "no-size", laid('<w:framePr w:h="80" w:hRule="exact"/>'), laid('<w:framePr w:h="79" w:hRule="exact"/>')),
    ("docx", "no-size", cell('<w:tcW w:w="40" w:type="dxa"/>'), cell('<w:tcW w:w="39" w:type="dxa"/>')),
    ("docx", "no-size", cell("", '<w:trHeight w:val="80" w:hRule="exact"/>'), cell("", '<w:trHeight w:val="79" w:hRule="exact"/>')),
    ("docx", "no-size", cell("", '<w:trHeight w:val="79" w:hRule="atLeast"/>'), cell("", '<w:trHeight w:val="1" w:hRule="exact"/>')),
    ("docx", "off-page", section('w:left="-2000" w:right="1"'), section('w:left="-2001" w:right="1"')),
    ("docx", "off-page", section('w:left="6000" w:right="5506"'), section('w:left="6000" w:right="5507"')),
    ("docx", "off-page", section('w:top="16000" w:bottom="438"'), section('w:top="16000" w:bottom="439"')),
    ("docx", "off-page", section('w:header="16838"'), section('w:header="16839"')),
    ("docx", "off-page", section('w:footer="16838"'), section('w:footer="16839"')),
    ("xlsx", "tiny-text", number("7", font='<s:sz val="4.5"/>'), number("7", font='<s:sz val="4.4"/>')),
    ("xlsx", "moved-text", number("7", extra='<s:alignment indent="15"/>'), number("7", extra='<s:alignment indent="16"/>')),
    ("xlsx", "no-size", height("6"), height("5.9")),
    ("xlsx", "hidden-precision", number("0.125", "0.0%"), number("0.1255", "0.0%")),
    ("xlsx", "hidden-precision", number("12000", "0,"), number("12001", "0,")),
    ("xlsx", "rounded-number", number("12.25", "0.00"), number("12.255", "0.00")),
    ("xlsx", "masked-number", number("0.5", "#.0"), number("0.04", "#.#")),
    ("xlsx", "masked-number", number("0", '0;0;"-"'), number("3", '"-";0;0')),
]  # fmt: skip


def codes_of(pack: Pack, seed: Seed) -> set[str]:
    seed(pack)
    return {finding.rule for finding in scan(pack.data, f"a.{pack.kind}", ours=False)}


@pytest.mark.parametrize(
    ("kind", "code", "within", "beyond"), LIMITS, ids=[f"{n}: {row[1]}" for n, row in enumerate(LIMITS)]
)
def test_a_limit_lies_where_it_is_said_to(
    kind: str, code: str, within: Seed, beyond: Seed, libreoffice_files: dict[str, bytes]
) -> None:
    assert code not in codes_of(Pack.read(libreoffice_files[kind], kind), within)
    assert code in codes_of(Pack.read(libreoffice_files[kind], kind), beyond)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a" + " " * 39 + "b", set()),
        ("a" + " " * 40 + "b", {"text-pushed-away"}),
        ("a" + "\n" * 11 + "b", set()),
        ("a" + "\n" * 12 + "b", {"text-pushed-away"}),
        ("a" + " \t\t\t\t\t\t b", set()),
        ("a" + " \t \t \t \tb", {"spaces-as-code"}),
        ("a" + " \u00a0" * 7 + "b", set()),
        ("a" + " \u00a0" * 8 + "b", {"spaces-as-code"}),
        ("a \u00a0\u2003 \u00a0\u2003b", {"spaces-as-code"}),
        ("soft\u00adhyphen", {"soft-hyphen"}),
        ("soft\u00ad hyphen", {"invisible-character"}),
        ("\u200eLeft", {"direction-mark"}),
        ("\u200e\u05d0", set()),
        ("\uf0fc", set()),
        ("\ue000", {"private-character"}),
        ("\uefff", {"private-character"}),
        ("\uf100", {"private-character"}),
        ("\u0915\u200d\u0937", set()),
        ("a\u200db", {"invisible-character"}),
        ("\u2764\ufe0f", set()),
        ("\ufe0f", {"invisible-character"}),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", set()),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", set()),
        ("\U0001f3f4\U000e0078\U000e0079\U000e007a\U000e0078\U000e0079\U000e007f", {"invisible-character"}),
        ("\U0001f3f4\U000e0067\U000e0062", {"invisible-character"}),
        ("x\U000e0067\U000e007f", {"invisible-character"}),
    ],
)
def test_which_characters_are_found(text: str, found: set[str]) -> None:
    report = Report("a.docx", ours=False)
    check_text(text, "here", report)
    assert {finding.rule for finding in report.findings()} == found


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("North", True),
        ("north", True),
        ("Nor", False),
        ("orth", False),
        ("7", True),
        ("47", False),
        ("area 7", True),
        ("North; area 7", True),
        ("7 b", False),
    ],
)
def test_a_page_says_whole_words(label: str, said: bool) -> None:
    assert Page.of(["The North", "Area 7", "471 North"]).says(label) is said


def test_a_report_shows_three_places_and_three_details_and_counts_the_rest() -> None:
    report = Report("a.docx", ours=False)
    for each in "abcde":
        report.add("hidden-text", f"place {each}", f"word {each}")
    (finding,) = report.findings()
    assert finding.message == "hidden text (5 times): word a; word b; word c"
    assert finding.place
    assert finding.place.within == "place a, place b, place c and 2 more"
