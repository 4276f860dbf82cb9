"""Vectors of workbooks that are on no list: what else hides a value, and what else carries one."""

from collections.abc import Callable

from lxml import etree

from foi_letters.release.hidden.xml import descendants, q
from tests.release.hidden.books import (
    BOOK,
    STYLES,
    difference,
    editing,
    first,
    number_cell,
    put_text,
    restyle,
    row_of,
    set_value,
    sheet,
    sheet_part,
    solid,
)
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.pictures import png
from tests.release.hidden.vector import WARN, Vector, collector
from tests.release.hidden.vectors_shared import set_property
from tests.release.hidden.vectors_xlsx import NAMESPACE, SECRET, SHEET_TYPE, define, draw

MORE_XLSX: list[Vector] = []
vector = collector("xlsx", MORE_XLSX)


def file(code: str, name: str, level: str, seed: Callable[[Pack], None]) -> None:
    """A vector with a name that is no Python name."""
    MORE_XLSX.append(Vector(name, "xlsx", code, level, seed))


def formatted(code: str, number_format: str, number: str, level: str = "block") -> None:
    """A vector that is a number under a format."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            set_value(number_cell(root), number)
            restyle(pack, number_cell(root), number_format=number_format)

    file(code, f"{number} as {number_format}", level, seed)


def looking(
    code: str, name: str, font: str = "", fill: str = "", *, extra: str = "", level: str = "block"
) -> None:
    """A vector that is a cell with this look."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            restyle(pack, number_cell(root), font=font, fill=fill, extra=extra)

    file(code, name, level, seed)


def on_sheet(code: str, name: str, markup: str, level: str = "block") -> None:
    """A vector that is an element of the sheet."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            root.append(xml(markup))

    file(code, name, level, seed)


def in_book(code: str, name: str, markup: str, level: str = "block") -> None:
    """A vector that is an element of the workbook."""

    def seed(pack: Pack) -> None:
        with editing(pack, BOOK) as root:
            root.append(xml(markup))

    file(code, name, level, seed)


def formula(code: str, text: str, shown: str, level: str = "block") -> None:
    """A vector that is a formula with what it shows."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            cell = number_cell(root)
            cell.insert(0, xml("<s:f></s:f>"))
            cell[0].text = text
            cell.set("t", "n" if shown.isdigit() else "str")
            set_value(cell, shown)

    file(code, f"formula {text}", level, seed)


def worded(code: str, name: str, text: str, level: str = "block") -> None:
    """A vector that is a text in a cell."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            put_text(root, "A10", text)

    file(code, name, level, seed)


def named(code: str, name: str, text: str, level: str = "block", **values: str) -> None:
    """A vector that is a defined name."""
    file(code, f"name {name}", level, lambda pack: define(pack, name, text, **values))


formatted("masked-number", '"<5"', "3")
formatted("masked-number", "\\*\\*", "3")
formatted("masked-number", "**", "3")
formatted("masked-number", '[=3]"*";0', "3")
formatted("masked-number", "[<6];0", "3")
formatted("masked-number", '0;0;"";@', "0")
formatted("masked-number", "#,###", "0")
formatted("masked-number", '0;"12";0', "-3")
formatted("masked-number", '"1"0', "3")
formatted("colour-on-colour", "[White]0", "3")
formatted("colour-on-colour", "[Color2]0", "3")
formatted("hidden-precision", "0.0%", "0.123456")
formatted("hidden-precision", "0,", "1234")
formatted("hidden-precision", "[>1]0%;0.0%", "0.1320754717")
formatted("rounded-number", "0.0", "1.23456", WARN)
formatted("rounded-number", "#,##0", "12.5", WARN)

looking("colour-on-colour", "white by its theme", '<s:sz val="11"/><s:color theme="0"/>')
looking("colour-on-colour", "white by a tint of black", '<s:sz val="11"/><s:color theme="1" tint="0.98"/>')
looking("colour-on-colour", "white by its index", '<s:sz val="11"/><s:color indexed="9"/>')
looking("colour-on-colour", "black by default on black", '<s:sz val="11"/>', solid("000000"))
looking("colour-on-colour", "red on the same red", '<s:color rgb="FFC00000"/>', solid("C00000"))
looking("colour-on-colour", "light on a light fill", '<s:color rgb="FFDCE6F1"/>', solid("DDEBF7"))
looking(
    "colour-on-colour",
    "white on a gradient of white",
    '<s:color rgb="FFFFFFFF"/>',
    '<s:gradientFill><s:stop position="0"><s:color rgb="FFFFFFFF"/></s:stop><s:stop position="1"><s:color rgb="FFFAFAFA"/></s:stop></s:gradientFill>',
)
looking("faint-text", "light grey", '<s:color rgb="FFC8C8C8"/>', level=WARN)
looking("moved-text", "indented out of its cell", extra='<s:alignment indent="250"/>')

on_sheet(
    "conditional-hiding",
    "icons without values",
    '<s:conditionalFormatting sqref="A1"><s:cfRule type="iconSet"><s:iconSet showValue="0"/></s:cfRule></s:conditionalFormatting>',
)
on_sheet(
    "rule-literal",
    "word in a rule",
    f'<s:conditionalFormatting sqref="A1"><s:cfRule type="expression"><s:formula>$A$1="{SECRET}"</s:formula></s:cfRule></s:conditionalFormatting>',
    WARN,
)
on_sheet(
    "list-choices",
    "list of Excel 2010",
    '<s:extLst><s:ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>"Smith,Jones"</xm:f></x14:formula1></x14:dataValidation></x14:dataValidations></s:ext></s:extLst>',
)
on_sheet(
    "cell-prompt",
    "message of a cell",
    f'<s:dataValidations><s:dataValidation prompt="{SECRET}" sqref="A1"/></s:dataValidations>',
)
on_sheet(
    "saved-view",
    "saved views of a sheet",
    "<s:customSheetViews><s:customSheetView guid='{1}'/></s:customSheetViews>",
)
on_sheet(
    "permission",
    "protected range",
    '<s:protectedRanges><s:protectedRange name="A Person" sqref="A1"/></s:protectedRanges>',
)
on_sheet("data-connection", "consolidation", "<s:dataConsolidate/>")
on_sheet(
    "custom-property-part",
    "properties of a sheet",
    '<s:customProperties><s:customPr name="officer"/></s:customProperties>',
)
on_sheet("form-control", "form controls", "<s:controls/>")
on_sheet("embedded-object", "objects", "<s:oleObjects/>")
on_sheet("protection", "protected sheet", '<s:sheetProtection sheet="1"/>', WARN)
on_sheet("slicer", "list of slicers", "<s:extLst><s:ext><x14:slicerList/></s:ext></s:extLst>")
on_sheet(
    "alternative-text",
    "tip of a link",
    f'<s:hyperlinks><s:hyperlink ref="A1" location="A2" tooltip="{SECRET}"/></s:hyperlinks>',
    WARN,
)
on_sheet(
    "unprinted-header",
    "first-page footer that is off",
    f"<s:headerFooter><s:firstFooter>{SECRET}</s:firstFooter></s:headerFooter>",
)
on_sheet(
    "footer-reveals",
    "file name in the footer",
    "<s:headerFooter><s:oddFooter>&amp;R&amp;F</s:oddFooter></s:headerFooter>",
)
on_sheet(
    "footer-text",
    "words in the header",
    "<s:headerFooter><s:oddHeader>&amp;CDraft for the panel</s:oddHeader></s:headerFooter>",
    WARN,
)
on_sheet(
    "hidden-empty",
    "hidden columns without data",
    '<s:cols><s:col min="40" max="99" hidden="1"/></s:cols>',
    WARN,
)

in_book(
    "saved-view",
    "saved views of the workbook",
    '<s:customWorkbookViews><s:customWorkbookView name="A Person"/></s:customWorkbookViews>',
)
in_book(
    "saved-path",
    "folder of a person",
    "<x15ac:absPath xmlns:x15ac='http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac' url='C:\\Users\\aperson\\Documents\\'/>",
)
in_book(
    "saved-path",
    "folder of a share",
    "<x15ac:absPath xmlns:x15ac='http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac' url='\\\\srv01\\foi\\'/>",
)
in_book(
    "saved-folder",
    "folder of nobody",
    "<x15ac:absPath xmlns:x15ac='http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac' url='D:\\FOI\\'/>",
    WARN,
)
in_book(
    "revision-ids",
    "id of a revision",
    "<xr:revisionPtr xmlns:xr='http://schemas.microsoft.com/office/spreadsheetml/2014/revision' documentId='8_{1}'/>",
    WARN,
)
in_book("protection", "protected workbook", '<s:workbookProtection lockStructure="1"/>', WARN)
in_book("data-model", "data model", "<s:extLst><s:ext><x15:dataModel/></s:ext></s:extLst>")

formula("formula-reveals", "3", "3")
formula("formula-reveals", "120*0.1", "12")
formula("formula-reveals", "'[raw.xlsx]Sheet1'!B3", "12")
formula("formula-reveals", 'INDIRECT("B2")', "12")
formula("formula-reveals", 'B2+N("officer 4471 dismissed")', "12")
formula("formula-reveals", 'IF(B2<6,"[c]",B2)', "[c]")
formula("formula-reveals", "WEBSERVICE(A1)", "12")
formula("formula-reveals", "cmd|'/c calc'!A1", "12")
formula("formula", "SUM(B2:B3)", "12", WARN)
formula("formula", "Table1[Count]*2", "12", WARN)

worded("invisible-character", "zero-width space as an escape", "To_x200B_tal")
worded("invisible-character", "tag characters", "Total" + "".join(chr(0xE0000 + ord(c)) for c in "4471"))
worded("text-pushed-away", "text after empty lines", "Total" + "\n" * 60 + SECRET)

named("name-content", "Raw", '"officer 4471"')
named("name-content", "Constants", "{3,4,5}")
named("name-content", "Linked", "[1]Sheet1!$A$1")
named("name-content", "Noted", "Cover!$A$1", comment=SECRET)
named("hidden-name", "Shadow", "Cover!$A$1", hidden="1")
named("name-formula", "Moving", "OFFSET(Cover!$A$1,1,1)", WARN)
named("broken-name", "Gone", "#REF!", WARN)
named("macros", "Auto_Open", "Cover!$A$1", xlm="1")


@vector("conditional-hiding")
def rule_that_turns_text_white(pack: Pack) -> None:
    _rule(pack, '<s:font><s:color rgb="FFFFFFFF"/></s:font>')


@vector("conditional-hiding")
def rule_that_masks_numbers(pack: Pack) -> None:
    _rule(pack, '<s:numFmt numFmtId="181" formatCode=";;;"/>')


@vector("conditional-hiding")
def rule_that_paints_cells_black(pack: Pack) -> None:
    _rule(pack, '<s:fill><s:patternFill><s:bgColor rgb="FF000000"/></s:patternFill></s:fill>')


def _rule(pack: Pack, markup: str) -> None:
    number = difference(pack, markup)
    with sheet(pack) as root:
        root.append(
            xml(
                f'<s:conditionalFormatting sqref="A1:B9"><s:cfRule type="cellIs" dxfId="{number}"><s:formula>6</s:formula></s:cfRule></s:conditionalFormatting>'
            )
        )


@vector("colour-on-colour")
def table_style_of_its_own_with_white_text(pack: Pack) -> None:
    number = difference(pack, '<s:font><s:color rgb="FFFFFFFF"/></s:font>')
    with editing(pack, STYLES) as styles:
        style = xml(
            f'<s:tableStyle name="Pale" count="1"><s:tableStyleElement type="wholeTable" dxfId="{number}"/></s:tableStyle>'
        )
        first(styles, "s:tableStyles").append(style)
    _table(pack, '<s:tableStyleInfo name="Pale"/>')


def _table(pack: Pack, inner: str, attributes: str = "") -> None:
    """A table over the first columns of the last sheet."""
    content = f'<s:table id="9" name="T9" displayName="T9" ref="A1:F9" {attributes}>{inner}</s:table>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    identifier = pack.attach(
        sheet_part(pack), "table", "xl/tables/table9.xml", etree.tostring(xml(content)), kind
    )
    with sheet(pack) as root:
        root.append(xml(f'<s:tableParts><s:tablePart r:id="{identifier}"/></s:tableParts>'))


@vector("active-filter")
def active_filter_of_a_table(pack: Pack) -> None:
    _table(
        pack,
        '<s:autoFilter ref="A1:F9"><s:filterColumn colId="0"><s:filters><s:filter val="North"/></s:filters></s:filterColumn></s:autoFilter>',
    )


@vector("table-description")
def summary_of_a_table(pack: Pack) -> None:
    _table(pack, f'<s:extLst><s:ext><x14:table altTextSummary="{SECRET}"/></s:ext></s:extLst>')


@vector("table-description")
def label_of_a_totals_row_that_is_not_shown(pack: Pack) -> None:
    _table(
        pack, f'<s:tableColumns><s:tableColumn id="1" name="a" totalsRowLabel="{SECRET}"/></s:tableColumns>'
    )


@vector("colour-on-colour")
def white_part_of_a_text(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "A10", "x")
        cell = next(c for c in descendants(root, "s:c") if c.get("r") == "A10")
        cell[0] = xml(f'<s:is><s:r><s:rPr><s:color rgb="FFFFFFFF"/></s:rPr><s:t>{SECRET}</s:t></s:r></s:is>')


def _strings(pack: Pack, markup: str) -> None:
    """More shared strings, which are made where the workbook has none."""
    part = "xl/sharedStrings.xml"
    if part not in pack.parts:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        pack.attach(BOOK, "sharedStrings", part, f"<sst {NAMESPACE}/>", kind)
    with editing(pack, part) as root:
        root.append(xml(markup))


@vector("orphan-string")
def string_that_no_cell_shows(pack: Pack) -> None:
    _strings(pack, f"<s:si><s:t>{SECRET}</s:t></s:si>")


@vector("phonetic-text")
def reading_aid_with_another_text(pack: Pack) -> None:
    _strings(pack, f'<s:si><s:t>Total</s:t><s:rPh sb="0" eb="1"><s:t>{SECRET}</s:t></s:rPh></s:si>')


@vector("xml-comment")
def comment_between_shared_strings(pack: Pack) -> None:
    _strings(pack, "<s:si><s:t>Total</s:t></s:si>")
    pack.parts["xl/sharedStrings.xml"] = pack.parts["xl/sharedStrings.xml"].replace(
        b"</sst>", b"<!-- 4471 --></sst>"
    )


@vector("xml-comment")
def comment_between_rows(pack: Pack) -> None:
    part = sheet_part(pack)
    pack.parts[part] = pack.parts[part].replace(b"</row><row", b"</row><!-- officer 4471 --><row", 1)


@vector("stray-text")
def text_between_rows(pack: Pack) -> None:
    part = sheet_part(pack)
    pack.parts[part] = pack.parts[part].replace(b"</row><row", b"</row>officer 4471<row", 1)


@vector("stray-text")
def text_between_cells(pack: Pack) -> None:
    part = sheet_part(pack)
    pack.parts[part] = pack.parts[part].replace(b"</c><c", b"</c>officer 4471<c", 1)


@vector("contradictory-cells")
def two_cells_of_one_address(pack: Pack) -> None:
    with sheet(pack) as root:
        cell = number_cell(root)
        cell.addnext(xml(f'<s:c r="{cell.get("r")}"><s:v>4471</s:v></s:c>'))


@vector("contradictory-cells")
def cell_with_two_values(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "A10", "withheld")
        next(c for c in descendants(root, "s:c") if c.get("r") == "A10").append(xml("<s:v>3</s:v>"))


@vector("contradictory-cells")
def cell_in_another_row(pack: Pack) -> None:
    with sheet(pack) as root:
        row_of(number_cell(root)).append(xml('<s:c r="ZZ77"><s:v>3</s:v></s:c>'))


@vector("no-size")
def row_of_no_height(pack: Pack) -> None:
    with sheet(pack) as root:
        row_of(number_cell(root)).set("ht", "0.5")


@vector("no-size")
def columns_of_no_width_by_default(pack: Pack) -> None:
    with sheet(pack) as root:
        first(root, "s:sheetFormatPr").set("defaultColWidth", "0")


@vector("frozen-away")
def rows_above_a_frozen_pane(pack: Pack) -> None:
    with sheet(pack) as root:
        view = next(descendants(root, "s:sheetView"))
        view.set("topLeftCell", "A4")
        for pane in list(descendants(view, "s:pane")):
            view.remove(pane)
        view.insert(0, xml('<s:pane ySplit="2" topLeftCell="A6" state="frozen"/>'))


@vector("tiny-text")
def zoom_of_one_tenth(pack: Pack) -> None:
    with sheet(pack) as root:
        next(descendants(root, "s:sheetView")).set("zoomScale", "10")


@vector("hidden-sheet")
def hidden_window(pack: Pack) -> None:
    with editing(pack, BOOK) as root:
        next(descendants(root, "s:workbookView")).set("visibility", "hidden")


@vector("sheet-tabs-hidden")
def tabs_that_are_not_shown(pack: Pack) -> None:
    content = f"<worksheet {NAMESPACE}><sheetData/></worksheet>"
    identifier = pack.attach(BOOK, "worksheet", "xl/worksheets/more.xml", content, SHEET_TYPE)
    with editing(pack, BOOK) as root:
        next(descendants(root, "s:workbookView")).set("showSheetTabs", "0")
        entry = etree.SubElement(first(root, "s:sheets"), q("s:sheet"), {"name": "More", "sheetId": "97"})
        entry.set(q("r:id"), identifier)


@vector("unused-relationship")
def sheet_that_the_workbook_does_not_list(pack: Pack) -> None:
    content = (
        f'<worksheet {NAMESPACE}><sheetData><row r="1"><c r="A1"><v>3</v></c></row></sheetData></worksheet>'
    )
    pack.attach(BOOK, "worksheet", "xl/worksheets/lost.xml", content, SHEET_TYPE)


@vector("outside-print-area", WARN)
def cell_outside_the_print_area(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "H3", "checked")
    with editing(pack, BOOK) as root:
        index = len(list(descendants(root, "s:sheet"))) - 1
    define(pack, "_xlnm.Print_Area", "Cover!$A$1:$F$9", localSheetId=str(index))


@vector("remote-cell")
def data_in_a_far_column(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "Z3", SECRET)


@vector("remote-cell")
def data_far_below(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "A300", SECRET)


@vector("stale-title")
def name_of_a_sheet_that_was_taken_out(pack: Pack) -> None:
    set_property(pack, "ep:TitlesOfParts", "")
    with editing(pack, "docProps/app.xml") as root:
        vt = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
        root[-1].append(
            etree.fromstring(
                f'<vt:vector {vt} size="1" baseType="lpstr"><vt:lpstr>Officers</vt:lpstr></vt:vector>'
            )
        )


@vector("rich-data")
def rich_values(pack: Pack) -> None:
    kind = "application/vnd.ms-excel.rdrichvalue+xml"
    pack.add(
        "xl/richData/rdrichvalue.xml",
        "<rvData xmlns='http://schemas.microsoft.com/office/spreadsheetml/2017/richdata'/>",
        kind,
    )
    rel_type = "http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue"
    pack.relate(BOOK, "", "xl/richData/rdrichvalue.xml", rel_type=rel_type)


@vector("rich-data")
def value_metadata_of_a_cell(pack: Pack) -> None:
    with sheet(pack) as root:
        number_cell(root).set("vm", "1")


# drawings

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="P" {0}/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rIdSeed0"/>{1}</xdr:blipFill><xdr:spPr/></xdr:pic>'
SHAPE = '<xdr:sp macro="{0}"><xdr:nvSpPr><xdr:cNvPr id="2" name="S" {1}/></xdr:nvSpPr><xdr:spPr>{2}</xdr:spPr><xdr:txBody><a:p><a:r><a:rPr {3}>{4}</a:rPr><a:t>4471</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
AWAY = {"start": (20, 0), "stop": (24, 3)}


def pictured(
    code: str,
    name: str,
    attributes: str = "",
    inner: str = "",
    level: str = "block",
    **where: tuple[int, int],
) -> None:
    """A vector that is a picture on the sheet."""

    def seed(pack: Pack) -> None:
        part = draw(pack, PICTURE.format(attributes, inner), **(where or AWAY))
        pack.attach(part, "image", "xl/media/image1.png", png(), "image/png")

    file(code, name, level, seed)


def shaped(code: str, name: str, *pieces: str, level: str = "block") -> None:
    """A vector that is a shape on the sheet: macro, properties, fill, letters' attributes, letters' fill."""
    file(code, name, level, lambda pack: _shape(pack, pieces))


def _shape(pack: Pack, pieces: tuple[str, ...]) -> None:
    draw(pack, SHAPE.format(*pieces), **AWAY)


pictured("covered-cell", "picture over the figures", start=(0, 0), stop=(9, 9))
pictured("cropped-picture", "cropped picture", inner='<a:srcRect b="50000"/>')
pictured("alternative-text-tells", "alternative text with a path", 'descr="C:\\Users\\aperson\\p.png"')
pictured("alternative-text", "alternative text", f'descr="{SECRET}"', level=WARN)
pictured("hidden-drawing", "hidden picture", 'hidden="1"')
pictured("remote-cell", "picture far away", start=(900, 0), stop=(910, 3))
pictured("no-size", "picture of no size", start=(20, 2), stop=(20, 2))
shaped("colour-on-colour", "white letters on the sheet", "", "", "", "", WHITE)
shaped("tiny-text", "tiny letters in a shape", "", "", "", 'sz="100"', "")
shaped("transparent-text", "letters without fill", "", "", "", "", "<a:noFill/>")
shaped("macros", "shape that runs a macro", "Run", "", "", "", "")


def charted(code: str, name: str, inner: str, level: str = "block") -> None:
    """A vector that is a chart below the figures."""

    def seed(pack: Pack) -> None:
        frame = '<xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rIdSeed0"/></a:graphicData></a:graphic></xdr:graphicFrame>'
        part = draw(pack, frame, start=(20, 0), stop=(30, 4))
        chart = etree.tostring(xml(f"<c:chartSpace><c:chart>{inner}</c:chart></c:chartSpace>"))
        pack.attach(part, "chart", "xl/charts/chart1.xml", chart, CHART_TYPE)

    file(code, name, level, seed)


CACHE = '<c:numRef><c:f>{0}</c:f><c:numCache><c:pt idx="0"><c:v>3.25</c:v></c:pt></c:numCache></c:numRef>'
charted("chart-data", "chart of another workbook", CACHE.format("[raw.xlsx]Sheet1!$A$1"))
charted("chart-data", "chart of a sheet that is gone", CACHE.format("Gone!$A$1"))
charted(
    "chart-data",
    "series that is filtered out",
    "<c:extLst><c:ext><c15:filteredBarSeries><c15:ser>"
    + CACHE.format("Gone!$A$1")
    + "</c15:ser></c15:filteredBarSeries></c:ext></c:extLst>",
)
charted(
    "chart-literal",
    "figures of the chart's own",
    '<c:numLit><c:pt idx="0"><c:v>3.25</c:v></c:pt></c:numLit>',
    WARN,
)


@vector("covered-cell")
def chart_over_the_figures(pack: Pack) -> None:
    draw(pack, "<xdr:graphicFrame/>")
