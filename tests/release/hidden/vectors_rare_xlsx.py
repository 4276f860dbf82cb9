"""Vectors of workbooks that an adversary would try: rows out of place, values that a type disguises, drawings, charts."""

import struct
import zlib
from collections.abc import Callable

from lxml import etree

from foi_letters.release.hidden.xml import descendants
from tests.release.hidden.books import (
    STYLES,
    difference,
    editing,
    first,
    number_cell,
    restyle,
    row_of,
    set_value,
    sheet,
    sheet_part,
    text_cell,
)
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.pictures import chunk, png
from tests.release.hidden.vector import BLOCK, WARN, Vector
from tests.release.hidden.vectors_unusual_xlsx import cell, in_book, on_sheet
from tests.release.hidden.vectors_xlsx import draw
from tests.release.hidden.vectors_xlsx_more import CHART_TYPE

Seed = Callable[[Pack], None]
SECRET, NAME = "Officer 4471", "Hargreaves"
ROW = '<s:row r="{}"><s:c r="A{}" t="inlineStr"><s:is><s:t>Officer 4471</s:t></s:is></s:c></s:row>'
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
AWAY = {"start": (20, 0), "stop": (24, 3)}


def rows_that_no_program_takes(pack: Pack) -> None:
    with sheet(pack) as root:
        data = first(root, "s:sheetData")
        data.append(
            xml(
                f'<mc:AlternateContent><mc:Choice Requires="x14"/><mc:Fallback>{ROW.format(30, 30)}</mc:Fallback></mc:AlternateContent>'
            )
        )


def second_list_of_rows(pack: Pack) -> None:
    with sheet(pack) as root:
        root.append(xml(f"<s:sheetData>{ROW.format(30, 30)}</s:sheetData>"))


def column_too_narrow_for_its_numbers(pack: Pack) -> None:
    with sheet(pack) as root:
        found = number_cell(root)
        set_value(found, "1234567")
        letters = found.get("r", "").rstrip("0123456789")
        number = ord(letters) - 64
        for old in list(descendants(root, "s:cols")):
            root.remove(old)
        root.insert(
            0, xml(f'<s:cols><s:col min="{number}" max="{number}" width="1.7" customWidth="1"/></s:cols>')
        )


def row_half_as_high_as_its_letters(pack: Pack) -> None:
    with sheet(pack) as root:
        row = row_of(number_cell(root))
        row.set("ht", "5")
        row.set("customHeight", "1")


def second_line_in_a_row_of_one(pack: Pack) -> None:
    with sheet(pack) as root:
        found = text_cell(root)
        found.attrib.pop("t")
        for old in list(found):
            found.remove(old)
        found.set("t", "inlineStr")
        found.append(xml(f"<s:is><s:t>Area\n{SECRET}\n{SECRET}\n{SECRET}</s:t></s:is>"))
        restyle(pack, found, extra='<s:alignment wrapText="1" vertical="top"/>')
        row_of(found).set("ht", "15")
        row_of(found).set("customHeight", "1")


def words_in_a_font_of_symbols(pack: Pack) -> None:
    with sheet(pack) as root:
        restyle(pack, text_cell(root), font='<s:sz val="11"/><s:name val="Wingdings"/>')


def part_of_a_text_in_a_font_of_symbols(pack: Pack) -> None:
    cell(
        f'<s:is><s:r><s:t>n</s:t></s:r><s:r><s:rPr><s:rFont val="Webdings"/></s:rPr><s:t>{SECRET}</s:t></s:r></s:is>',
        't="inlineStr"',
    )(pack)


def black_scale_of_colours(pack: Pack) -> None:
    on_sheet(
        '<s:conditionalFormatting sqref="A1:H99"><s:cfRule type="colorScale" priority="1"><s:colorScale><s:cfvo type="min"/><s:cfvo type="max"/>'
        '<s:color rgb="FF000000"/><s:color rgb="FF000000"/></s:colorScale></s:cfRule></s:conditionalFormatting>'
    )(pack)


def stripe_of_white_letters(pack: Pack) -> None:
    number = difference(pack, '<s:font><s:color rgb="FFFFFFFF"/></s:font>')
    with editing(pack, STYLES) as styles:
        first(styles, "s:tableStyles").append(
            xml(
                f'<s:tableStyle name="Own" count="1"><s:tableStyleElement type="firstRowStripe" dxfId="{number}"/></s:tableStyle>'
            )
        )
    part = next((p for p in pack.parts if p.startswith("xl/tables/")), "")
    if part:
        with editing(pack, part) as root:
            first(root, "s:tableStyleInfo").set("name", "Own")
            first(root, "s:tableStyleInfo").set("showRowStripes", "1")
    else:
        content = etree.tostring(
            xml(
                '<s:table id="1" name="T" displayName="T" ref="A1:B4"><s:tableColumns><s:tableColumn id="1" name="Area"/>'
                '<s:tableColumn id="2" name="Count"/></s:tableColumns><s:tableStyleInfo name="Own" showRowStripes="1"/></s:table>'
            )
        )
        rid = pack.attach(
            sheet_part(pack),
            "table",
            "xl/tables/table9.xml",
            content,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml",
        )
        with sheet(pack) as root:
            root.append(xml(f'<s:tableParts><s:tablePart r:id="{rid}"/></s:tableParts>'))


def name_of_the_program_that_is_a_sentence(pack: Pack) -> None:
    in_book(lambda root: first(root, "s:fileVersion").set("appName", f"{SECRET} was dismissed"))(pack)


def link_to_a_sheet_that_was_taken_out(pack: Pack) -> None:
    on_sheet('<s:hyperlinks><s:hyperlink ref="A1" location="\'Dismissed officers\'!A1"/></s:hyperlinks>')(
        pack
    )


def rule_that_reads_another_workbook(pack: Pack) -> None:
    on_sheet(
        '<s:conditionalFormatting sqref="A1"><s:cfRule type="expression" priority="1">'
        "<s:formula>A1='\\\\srv01\\foi\\[raw.xlsx]Officers'!B2</s:formula></s:cfRule></s:conditionalFormatting>"
    )(pack)


def picture_of_a_header_that_no_header_shows(pack: Pack) -> None:
    markup = etree.tostring(
        xml('<xml><v:shape id="CH"><v:imagedata o:relid="rIdSeed0" o:title="p"/></v:shape></xml>')
    )
    rid = pack.attach(sheet_part(pack), "vmlDrawing", "xl/drawings/vmlDrawing7.vml", markup, VML)
    pack.attach("xl/drawings/vmlDrawing7.vml", "image", "xl/media/image7.png", png(), "image/png")
    on_sheet(f'<s:legacyDrawingHF r:id="{rid}"/>')(pack)


def text_in_a_drawing_of_older_programs(pack: Pack) -> None:
    markup = etree.tostring(
        xml(f'<xml><v:shape id="S1"><v:textbox><div>{SECRET}</div></v:textbox></v:shape></xml>')
    )
    rid = pack.attach(sheet_part(pack), "vmlDrawing", "xl/drawings/vmlDrawing7.vml", markup, VML)
    on_sheet(f'<s:legacyDrawing r:id="{rid}"/>')(pack)


def shape(properties: str, body: str = "", inner: str = "") -> Seed:
    """A shape with words below the figures."""
    return lambda pack: _draw(
        pack,
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="S"/></xdr:nvSpPr><xdr:spPr>{properties}</xdr:spPr><xdr:txBody><a:bodyPr {body}/><a:p><a:r>'
        f"<a:t>4471</a:t></a:r></a:p></xdr:txBody>{inner}</xdr:sp>",
    )


def _draw(pack: Pack, markup: str) -> None:
    draw(pack, markup, **AWAY)


def chart(inner: str, space: str = "") -> Seed:
    """A chart below the figures."""

    def seed(pack: Pack) -> None:
        frame = '<xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rIdSeed0"/></a:graphicData></a:graphic></xdr:graphicFrame>'
        part = draw(pack, frame, **AWAY)
        content = etree.tostring(xml(f"<c:chartSpace><c:chart>{inner}</c:chart>{space}</c:chartSpace>"))
        pack.attach(part, "chart", "xl/charts/chart1.xml", content, CHART_TYPE)

    return seed


def picture(data: bytes) -> Seed:
    """A picture below the figures."""

    def seed(pack: Pack) -> None:
        markup = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="P"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rIdSeed0"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
        part = draw(pack, markup, **AWAY)
        pack.attach(part, "image", "xl/media/image1.png", data, "image/png")

    return seed


TITLE = "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>{}<a:t>Officer 4471</a:t></a:r></a:p></c:rich></c:tx></c:title>"
WHITE = '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'
LABELS = '<c:extLst><c:ext><c15:datalabelsRange><c15:f>Gone!$A$1</c15:f><c15:dlblRangeCache><c:pt idx="0"><c:v>Officer 4471</c:v></c:pt></c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>'
PIXELS = zlib.compress(b"\0\x80")


def pixels(data: bytes) -> bytes:
    """A PNG of one pixel whose compressed data is this."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def versions_of_the_archive(pack: Pack) -> None:
    def after(data: bytes) -> bytes:
        place = data.find(b"PK\x01\x02")
        return data[: place + 4] + b"\x47\x71" + data[place + 6 :]

    pack.after.append(after)


def unused_flags_of_the_archive(pack: Pack) -> None:
    def after(data: bytes) -> bytes:
        place = data.find(b"PK\x01\x02")
        offset = int.from_bytes(data[place + 42 : place + 46], "little")
        both = bytearray(data)
        both[place + 9] |= 0xC0
        both[offset + 7] |= 0xC0
        return bytes(both)

    pack.after.append(after)


SEEDS: list[tuple[str, str, str, Seed]] = [
    *((seed.__name__.replace("_", " "), code, level, seed) for code, level, seed in [
        ("stray-text", BLOCK, rows_that_no_program_takes),
        ("stray-text", BLOCK, second_list_of_rows),
        ("no-size", BLOCK, column_too_narrow_for_its_numbers),
        ("no-size", BLOCK, row_half_as_high_as_its_letters),
        ("clipped-text", BLOCK, second_line_in_a_row_of_one),
        ("symbol-font", BLOCK, words_in_a_font_of_symbols),
        ("symbol-font", BLOCK, part_of_a_text_in_a_font_of_symbols),
        ("conditional-hiding", BLOCK, black_scale_of_colours),
        ("colour-on-colour", BLOCK, stripe_of_white_letters),
        ("stray-text", BLOCK, name_of_the_program_that_is_a_sentence),
        ("stale-title", BLOCK, link_to_a_sheet_that_was_taken_out),
        ("external-workbook", BLOCK, rule_that_reads_another_workbook),
        ("hidden-drawing", BLOCK, picture_of_a_header_that_no_header_shows),
        ("hidden-drawing", BLOCK, text_in_a_drawing_of_older_programs),
        ("archive-extra", BLOCK, versions_of_the_archive),
        ("archive-extra", BLOCK, unused_flags_of_the_archive),
    ]),
    ("count as a truth", "contradictory-cells", BLOCK, cell("<s:v>3</s:v>", 't="b"')),
    ("words as a date", "contradictory-cells", BLOCK, cell("<s:v>Hargreaves</s:v>", 't="d"')),
    ("shape seen edge-on", "hidden-drawing", BLOCK, shape('<a:scene3d><a:camera prst="orthographicFront"><a:rot lat="5400000" lon="0" rev="0"/></a:camera></a:scene3d>')),
    ("text in an extension of a shape", "stray-text", BLOCK, shape("", inner='<a:extLst><a:ext uri="{00000000-0000-0000-0000-000000004471}"><a:p><a:r><a:t>Officer 4471</a:t></a:r></a:p></a:ext></a:extLst>')),
    ("white title of a chart", "colour-on-colour", BLOCK, chart(TITLE.format(WHITE))),
    ("title of an axis that is not drawn", "chart-data", BLOCK, chart(f'<c:plotArea><c:valAx><c:delete val="1"/>{TITLE.format("")}</c:valAx></c:plotArea>')),
    ("labels kept from cells", "chart-data", BLOCK, chart(f"<c:plotArea><c:barChart><c:ser>{LABELS}</c:ser></c:barChart></c:plotArea>")),
    ("printed header of a chart", "footer-text", WARN, chart("", "<c:printSettings><c:headerFooter><c:oddHeader>&amp;COfficer 4471</c:oddHeader></c:headerFooter></c:printSettings>")),
    ("bytes after the pixels of a picture", "picture-trailing", BLOCK, picture(pixels(PIXELS + b"officer 4471"))),
    ("pixels below the last row", "picture-trailing", BLOCK, picture(pixels(zlib.compress(b"\0\x80" + b"officer 4471")))),
    ("profile of colours with a message", "picture-metadata", BLOCK, picture(png(chunk(b"iCCP", b"p\0\0" + zlib.compress(b"officer 4471"))))),
]  # fmt: skip
RARE_XLSX = [Vector(name, "xlsx", code, level, seed) for name, code, level, seed in SEEDS]
