"""The vectors of workbooks: those of the list that the project was given, each as a change to a clean workbook."""

from lxml import etree

from foi_letters.release.hidden.xml import children, descendants, q
from tests.release.hidden.books import (
    BOOK,
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
from tests.release.hidden.pictures import png_with_text
from tests.release.hidden.vector import WARN, Vector, collector

XLSX: list[Vector] = []
vector = collector("xlsx", XLSX)
MS = "http://schemas.microsoft.com/office/"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SECRET = "Officer 4471"


def _extra_sheet(pack: Pack, state: str) -> None:
    content = f'<worksheet {NAMESPACE}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{SECRET}</t></is></c></row></sheetData></worksheet>'
    identifier = pack.attach(BOOK, "worksheet", "xl/worksheets/extra.xml", content, SHEET_TYPE)
    with editing(pack, BOOK) as book:
        entry = etree.SubElement(first(book, "s:sheets"), q("s:sheet"), {"name": "Raw", "sheetId": "99"})
        entry.set("state", state)
        entry.set(q("r:id"), identifier)


@vector("hidden-sheet")
def hidden_worksheet(pack: Pack) -> None:
    _extra_sheet(pack, "hidden")


@vector("hidden-sheet")
def very_hidden_worksheet(pack: Pack) -> None:
    _extra_sheet(pack, "veryHidden")


@vector("hidden-row")
def hidden_row_with_data(pack: Pack) -> None:
    with sheet(pack) as root:
        row_of(number_cell(root)).set("hidden", "1")


def _columns(root: etree._Element, **values: str) -> None:
    for element in list(descendants(root, "s:cols")):
        root.remove(element)
    root.insert(0, xml("<s:cols><s:col min='1' max='1'/></s:cols>"))
    column = next(descendants(root, "s:col"))
    for name, value in values.items():
        column.set(name, value)


@vector("hidden-column")
def hidden_column_with_data(pack: Pack) -> None:
    with sheet(pack) as root:
        _columns(root, hidden="1", width="9")


@vector("no-size")
def column_width_set_to_nothing(pack: Pack) -> None:
    with sheet(pack) as root:
        _columns(root, width="0", customWidth="1")


@vector("rows-hidden-by-default")
def rows_hidden_by_default(pack: Pack) -> None:
    with sheet(pack) as root:
        first(root, "s:sheetFormatPr").set("zeroHeight", "1")


@vector("hidden-row")
def collapsed_outline_group(pack: Pack) -> None:
    with sheet(pack) as root:
        row = row_of(number_cell(root))
        row.set("outlineLevel", "1")
        row.set("hidden", "true")


@vector("active-filter")
def active_autofilter(pack: Pack) -> None:
    with sheet(pack) as root:
        root.append(
            xml(
                '<s:autoFilter ref="A1:B3"><s:filterColumn colId="0"><s:filters><s:filter val="North"/></s:filters>'
                "</s:filterColumn></s:autoFilter>"
            )
        )
        row_of(number_cell(root)).set("hidden", "1")


@vector("remote-cell")
def data_far_outside_the_table(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "AZ5000", SECRET)


@vector("colour-on-colour")
def white_text_on_white(pack: Pack) -> None:
    with sheet(pack) as root:
        restyle(pack, number_cell(root), font='<s:sz val="11"/><s:color rgb="FFFFFFFF"/>')


@vector("colour-on-colour")
def black_text_on_black_fill(pack: Pack) -> None:
    with sheet(pack) as root:
        restyle(
            pack, number_cell(root), font='<s:sz val="11"/><s:color rgb="FF000000"/>', fill=solid("000000")
        )


@vector("masked-number")
def number_format_of_three_semicolons(pack: Pack) -> None:
    with sheet(pack) as root:
        restyle(pack, number_cell(root), number_format=";;;")


@vector("masked-number")
def count_shown_as_stars_by_its_format(pack: Pack) -> None:
    with sheet(pack) as root:
        set_value(number_cell(root), "3")
        restyle(pack, number_cell(root), number_format='"**"')


@vector("masked-number")
def conditional_format_masks_small_counts(pack: Pack) -> None:
    with sheet(pack) as root:
        set_value(number_cell(root), "3")
        restyle(pack, number_cell(root), number_format='[<6]"**";0')


@vector("hidden-precision")
def percentage_stored_in_full(pack: Pack) -> None:
    with sheet(pack) as root:
        set_value(number_cell(root), "0.1320754717")
        restyle(pack, number_cell(root), number_format="0%")


@vector("tiny-text")
def one_point_text(pack: Pack) -> None:
    with sheet(pack) as root:
        restyle(pack, number_cell(root), font='<s:sz val="1"/>')


@vector("formula-reveals")
def formula_with_the_count_behind_a_marker(pack: Pack) -> None:
    with sheet(pack) as root:
        cell = number_cell(root)
        cell.set("t", "str")
        set_value(cell, "**")
        cell.insert(0, xml('<s:f>IF(3&lt;6,"**",3)</s:f>'))


@vector("hidden-formula")
def formula_hidden_by_protection(pack: Pack) -> None:
    with sheet(pack) as root:
        cell = number_cell(root)
        cell.insert(0, xml("<s:f>B2+B3</s:f>"))
        restyle(pack, cell, extra='<s:protection hidden="1"/>')
        root.append(xml('<s:sheetProtection sheet="1" password="CC3D"/>'))


@vector("text-under-merge")
def value_under_a_merged_range(pack: Pack) -> None:
    with sheet(pack) as root:
        reference = number_cell(root).get("r", "")
        number = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        root.append(xml(f'<s:mergeCells><s:mergeCell ref="A{number}:{reference}"/></s:mergeCells>'))


@vector("list-choices")
def drop_down_list_of_real_values(pack: Pack) -> None:
    with sheet(pack) as root:
        root.append(
            xml(
                '<s:dataValidations><s:dataValidation type="list" sqref="B2"><s:formula1>"Smith,Jones"</s:formula1>'
                "</s:dataValidation></s:dataValidations>"
            )
        )


@vector("comments")
def cell_note_with_its_author(pack: Pack) -> None:
    content = (
        f"<comments {NAMESPACE}><authors><author>A Person</author></authors><commentList>"
        f'<comment ref="A1" authorId="0"><text><t>{SECRET}</t></text></comment></commentList></comments>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    pack.attach(sheet_part(pack), "comments", "xl/comments1.xml", content, kind)


@vector("people")
def threaded_comment_and_persons(pack: Pack) -> None:
    space = f"{MS}spreadsheetml/2018/threadedcomments"
    person = f'<personList xmlns="{space}"><person displayName="A Person" id="{{1}}" userId="a" providerId="AD"/></personList>'
    thread = f'<ThreadedComments xmlns="{space}"><threadedComment ref="A1" personId="{{1}}" id="{{2}}"><text>{SECRET}</text></threadedComment></ThreadedComments>'
    pack.add("xl/persons/person.xml", person, "application/vnd.ms-excel.person+xml")
    pack.relate(
        BOOK,
        "",
        "xl/persons/person.xml",
        rel_type=f"{MS}2017/10/relationships/person".replace("/office/", "/office/"),
    )
    pack.add(
        "xl/threadedComments/threadedComment1.xml", thread, "application/vnd.ms-excel.threadedcomments+xml"
    )
    pack.relate(
        sheet_part(pack),
        "",
        "xl/threadedComments/threadedComment1.xml",
        rel_type=f"{MS}2017/10/relationships/threadedComment",
    )


@vector("internal-link")
def hyperlink_to_an_internal_share(pack: Pack) -> None:
    identifier = pack.relate(sheet_part(pack), "hyperlink", "file:///\\\\srv01\\foi\\raw.xlsx", external=True)
    with sheet(pack) as root:
        root.append(xml(f'<s:hyperlinks><s:hyperlink ref="A1" r:id="{identifier}"/></s:hyperlinks>'))


def define(pack: Pack, name: str, text: str, **values: str) -> None:
    """A defined name."""
    with editing(pack, BOOK) as book:
        names = first(book, "s:definedNames")
        entry = etree.SubElement(names, q("s:definedName"), {"name": name, **values})
        entry.text = text


@vector("hidden-name")
def hidden_defined_name_holding_a_constant(pack: Pack) -> None:
    define(pack, "Total", "=3", hidden="1")


@vector("external-workbook")
def link_to_another_workbook_with_cached_cells(pack: Pack) -> None:
    content = (
        f"<externalLink {NAMESPACE}><externalBook><sheetDataSet><sheetData sheetId='0'><row r='1'><cell r='A1'>"
        f"<v>3</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    part = "xl/externalLinks/externalLink1.xml"
    identifier = pack.attach(BOOK, "externalLink", part, content, kind)
    pack.relate(part, "externalLinkPath", "file:///C:/Users/aperson/raw.xlsx", external=True)
    with editing(pack, BOOK) as book:
        book.append(
            xml(f'<s:externalReferences><s:externalReference r:id="{identifier}"/></s:externalReferences>')
        )


@vector("external-workbook")
def dde_link(pack: Pack) -> None:
    content = f"<externalLink {NAMESPACE}><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    pack.attach(BOOK, "externalLink", "xl/externalLinks/externalLink2.xml", content, kind)


@vector("pivot-cache")
def pivot_table_with_its_record_cache(pack: Pack) -> None:
    space = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    definition = f"<pivotCacheDefinition {NAMESPACE}/>"
    records = f"<pivotCacheRecords {NAMESPACE} count='1'><r><s v='{SECRET}'/></r></pivotCacheRecords>"
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    pack.attach(BOOK, "pivotCacheDefinition", part, definition, f"{space}pivotCacheDefinition+xml")
    pack.attach(
        part,
        "pivotCacheRecords",
        "xl/pivotCache/pivotCacheRecords1.xml",
        records,
        f"{space}pivotCacheRecords+xml",
    )


@vector("slicer")
def slicer_cache(pack: Pack) -> None:
    content = f'<slicerCacheDefinition xmlns="{MS}spreadsheetml/2009/9/main" name="S"/>'
    pack.add("xl/slicerCaches/slicerCache1.xml", content, "application/vnd.ms-excel.slicerCache+xml")
    pack.relate(BOOK, "", "xl/slicerCaches/slicerCache1.xml", rel_type=f"{MS}2007/relationships/slicerCache")


@vector("data-connection")
def database_connection_string(pack: Pack) -> None:
    content = f'<connections {NAMESPACE}><connection id="1" name="HR"><dbPr connection="Server=hr01;UID=x"/></connection></connections>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml"
    pack.attach(BOOK, "connections", "xl/connections.xml", content, kind)


@vector("data-model")
def power_pivot_data_model(pack: Pack) -> None:
    pack.add("xl/model/item.data", b"\0\1\2model", "application/vnd.openxmlformats-officedocument.model+data")
    pack.relate(
        BOOK,
        "",
        "xl/model/item.data",
        rel_type=f"{MS}2011/relationships/powerPivotData".replace("2011", "2011"),
    )


@vector("custom-xml")
def power_query_mashup(pack: Pack) -> None:
    content = '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAAAGwEAABQSwMEFAAC</DataMashup>'
    pack.attach(BOOK, "customXml", "customXml/item1.xml", content, "application/xml")


@vector("custom-xml")
def custom_xml_part(pack: Pack) -> None:
    pack.attach(
        BOOK,
        "customXml",
        "customXml/item1.xml",
        f"<case><officer>{SECRET}</officer></case>",
        "application/xml",
    )


@vector("embedded-object")
def embedded_workbook_object(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    pack.attach(sheet_part(pack), "package", "xl/embeddings/Microsoft_Excel_Sheet1.xlsx", b"PK", kind)


@vector("embedded-object")
def ole_object(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    pack.attach(sheet_part(pack), "oleObject", "xl/embeddings/oleObject1.bin", b"\xd0\xcf", kind)


@vector("macros")
def vba_project(pack: Pack) -> None:
    pack.add("xl/vbaProject.bin", b"\xd0\xcf", "application/vnd.ms-office.vbaProject")
    pack.relate(BOOK, "", "xl/vbaProject.bin", rel_type=f"{MS}2006/relationships/vbaProject")


@vector("macros")
def very_hidden_macro_sheet(pack: Pack) -> None:
    content = f'<xm:macrosheet xmlns:xm="{MS}excel/2006/main" {NAMESPACE}><sheetData/></xm:macrosheet>'
    pack.add("xl/macrosheets/sheet1.xml", content, "application/vnd.ms-excel.macrosheet+xml")
    identifier = pack.relate(
        BOOK, "", "xl/macrosheets/sheet1.xml", rel_type=f"{MS}2006/relationships/xlMacrosheet"
    )
    with editing(pack, BOOK) as book:
        entry = etree.SubElement(
            first(book, "s:sheets"), q("s:sheet"), {"name": "M", "sheetId": "98", "state": "veryHidden"}
        )
        entry.set(q("r:id"), identifier)


@vector("printer-settings", WARN)
def printer_settings(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
    pack.attach(
        sheet_part(pack), "printerSettings", "xl/printerSettings/printerSettings1.bin", b"P\0r\0", kind
    )


@vector("change-history")
def shared_workbook_change_history(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.revisionHeaders+xml"
    content = f'<headers {NAMESPACE} guid="{{1}}"><header guid="{{1}}" userName="A Person"/></headers>'
    pack.attach(BOOK, "revisionHeaders", "xl/revisions/revisionHeaders.xml", content, kind)
    users = f'<users {NAMESPACE}><userInfo name="A Person"/></users>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.userNames+xml"
    pack.attach(BOOK, "usernames", "xl/revisions/userNames.xml", users, kind)


@vector("footer-reveals")
def print_footer_with_path_and_name(pack: Pack) -> None:
    with sheet(pack) as root:
        for old in list(children(root, "s:headerFooter")):
            root.remove(old)
        root.append(
            xml("<s:headerFooter><s:oddFooter>&amp;L&amp;Z&amp;F A Person</s:oddFooter></s:headerFooter>")
        )


DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"


def draw(pack: Pack, inner: str, *, start: tuple[int, int] = (0, 0), stop: tuple[int, int] = (9, 9)) -> str:
    """A drawing with one anchor from row and column `start` to `stop`, counted from 0; its part."""
    part = "xl/drawings/drawing1.xml"

    def corner(name: str, place: tuple[int, int]) -> str:
        return f"<xdr:{name}><xdr:col>{place[1]}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{place[0]}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"

    root = xml(
        f"<xdr:wsDr><xdr:twoCellAnchor>{corner('from', start)}{corner('to', stop)}{inner}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    identifier = pack.attach(sheet_part(pack), "drawing", part, etree.tostring(root), DRAWING_TYPE)
    with sheet(pack) as element:
        element.append(xml(f'<s:drawing r:id="{identifier}"/>'))
    return part


@vector("picture-metadata")
def picture_with_author_metadata(pack: Pack) -> None:
    picture = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="P"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rIdSeed0"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
    part = draw(pack, picture, start=(20, 0), stop=(22, 2))
    pack.attach(part, "image", "xl/media/image1.png", png_with_text("Author", "A Person"), "image/png")


@vector("covered-cell")
def black_rectangle_over_figures(pack: Pack) -> None:
    draw(
        pack,
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="R"/></xdr:nvSpPr><xdr:spPr>'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></xdr:spPr></xdr:sp>',
    )


@vector("chart-data")
def chart_with_unsuppressed_values(pack: Pack) -> None:
    frame = '<xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rIdSeed0"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    part = draw(pack, frame, start=(20, 0), stop=(30, 4))
    chart = xml(
        "<c:chartSpace><c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>Data!$B$2:$B$3</c:f><c:numCache>"
        '<c:pt idx="0"><c:v>3.25</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>'
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    pack.attach(part, "chart", "xl/charts/chart1.xml", etree.tostring(chart), kind)


@vector("stray-part")
def stray_file_in_the_archive(pack: Pack) -> None:
    pack.parts["xl/raw.csv"] = b"officer,outcome\n4471,dismissed\n"


@vector("scenario")
def what_if_scenario_values(pack: Pack) -> None:
    with sheet(pack) as root:
        root.append(
            xml(
                '<s:scenarios><s:scenario name="Before" user="A Person"><s:inputCells r="B2" val="3"/></s:scenario></s:scenarios>'
            )
        )


@vector("reservation")
def write_reservation_user_name(pack: Pack) -> None:
    with editing(pack, BOOK) as book:
        book.insert(0, xml('<s:fileSharing readOnlyRecommended="1" userName="A Person"/>'))


@vector("invisible-character")
def zero_width_characters_in_a_cell(pack: Pack) -> None:
    with sheet(pack) as root:
        put_text(root, "A9", "Total\u200b\u200c\u200b cases")


@vector("table-description")
def table_alt_text(pack: Pack) -> None:
    content = f'<table {NAMESPACE} id="9" name="T9" displayName="T9" ref="A1:B2" comment="{SECRET}"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    identifier = pack.attach(sheet_part(pack), "table", "xl/tables/table9.xml", content, kind)
    with sheet(pack) as root:
        root.append(xml(f'<s:tableParts><s:tablePart r:id="{identifier}"/></s:tableParts>'))


@vector("zeros-not-shown")
def zeros_not_shown(pack: Pack) -> None:
    with sheet(pack) as root:
        next(descendants(root, "s:sheetView")).set("showZeros", "0")


@vector("data-connection")
def query_table(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml"
    content = f'<queryTable {NAMESPACE} name="HR" connectionId="1"/>'
    pack.attach(sheet_part(pack), "queryTable", "xl/queryTables/queryTable1.xml", content, kind)


@vector("add-in")
def office_add_in_task_pane(pack: Pack) -> None:
    content = f'<wetp:taskpanes xmlns:wetp="{MS}webextensions/taskpanes/2010/11"/>'
    pack.add("xl/webextensions/taskpanes.xml", content, "application/vnd.ms-office.webextensiontaskpanes+xml")
    pack.relate(
        "", "", "xl/webextensions/taskpanes.xml", rel_type=f"{MS}2011/relationships/webextensiontaskpanes"
    )
