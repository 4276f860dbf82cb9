"""A clean workbook in the shape that a current Excel saves, with the harmless structure that comes with it."""

from foi_letters.release.hidden.xml import NAMESPACES
from tests.release.hidden.clean import HEAD, OFFICE, SHEETML, core, declare, packed, relations, types
from tests.release.hidden.office_word import THEME

MAIN = f'xmlns="{NAMESPACES["s"]}" {declare("r", "mc", "x14ac", "xr", "xr2", "xr3", "x14", "xm", "x15", "xr6", "x15ac")} mc:Ignorable="x14ac xr xr2 xr3"'
WORKBOOK = (
    f'{HEAD}<workbook {MAIN}><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="28129"/><workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>'
    '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="D:\\FOI\\"/></mc:Choice></mc:AlternateContent>'
    '<xr:revisionPtr revIDLastSave="0" documentId="8_{3C1}" xr6:coauthVersionLast="47" xr6:coauthVersionMax="47" xr10:uidLastSave="{00}" '
    'xmlns:xr10="http://schemas.microsoft.com/office/spreadsheetml/2016/revision10"/><bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040" windowHeight="15840" xr2:uid="{0}"/></bookViews>'
    '<sheets><sheet name="Figures" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets><definedNames>'
    '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Figures!$A$3:$C$6</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Figures!$A$1:$H$30</definedName>'
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">Figures!$3:$3</definedName><definedName name="Areas">Figures!$A$4:$A$6</definedName></definedNames><calcPr calcId="191029"/>'
    '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>'
)
ROWS = (
    '<row r="1" spans="1:3" ht="18.75" x14ac:dyDescent="0.3"><c r="A1" s="1" t="s"><v>0</v></c></row>'
    '<row r="3" spans="1:3" x14ac:dyDescent="0.25"><c r="A3" s="2" t="s"><v>1</v></c><c r="B3" s="2" t="s"><v>2</v></c><c r="C3" s="2" t="s"><v>3</v></c></row>'
    '<row r="4" spans="1:3"><c r="A4" t="s"><v>4</v></c><c r="B4" s="3"><v>1200</v></c><c r="C4" s="4"><v>0.4</v></c></row>'
    '<row r="5" spans="1:3"><c r="A5" t="s"><v>5</v></c><c r="B5" s="3"><v>1800</v></c><c r="C5" s="4"><v>0.6</v></c></row>'
    '<row r="6" spans="1:3"><c r="A6" t="s"><v>6</v></c><c r="B6" s="3"><f>SUM(B4:B5)</f><v>3000</v></c><c r="C6" s="4"><v>1</v></c></row>'
    '<row r="7"><c r="A7" s="5"><v>45000</v></c><c r="B7" s="6"><v>0</v></c></row>'
)
SHEET = (
    f'{HEAD}<worksheet {MAIN} xr:uid="{{00000000-0001-0000-0000-000000000000}}"><sheetPr codeName="Sheet1"><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:C7"/><sheetViews><sheetView showGridLines="0" tabSelected="1" '
    'topLeftCell="A1" zoomScaleNormal="100" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="24.7109375" bestFit="1" customWidth="1"/><col min="9" max="16384" width="9.140625" hidden="1"/></cols>'
    f'<sheetData>{ROWS}</sheetData><conditionalFormatting sqref="B4:B6"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}"><x14:id>{{1}}</x14:id></ext></extLst></cfRule>'
    '<cfRule type="cellIs" dxfId="0" priority="2" operator="greaterThan"><formula>2000</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="A4" xr:uid="{2}"><formula1>Areas</formula1></dataValidation></dataValidations>'
    '<hyperlinks><hyperlink ref="A1" r:id="rId1" xr:uid="{3}"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" r:id="rId2"/>'
    '<headerFooter><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter></headerFooter><drawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts></worksheet>'
)
NOTES = f'{HEAD}<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>'
STRINGS = (
    "Hearings by area",
    "Area",
    "Count",
    "Share",
    "North",
    "South",
    "Total",
    "Counts are of hearings that ended.",
)
SHARED = (
    f'{HEAD}<sst {MAIN} count="8" uniqueCount="8">'
    + "".join(f"<si><t>{text}</t></si>" for text in STRINGS)
    + "</sst>"
)
STYLES = (
    f'{HEAD}<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="_-* #,##0_-;\\-* #,##0_-;_-* &quot;-&quot;??_-;_-@_-"/></numFmts><fonts count="3"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><scheme val="minor"/></font>'
    '<font><b/><sz val="14"/><color rgb="FF1F3864"/><name val="Calibri"/></font><font><b/><sz val="11"/><color theme="0"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
)
TABLE = (
    f'{HEAD}<table {MAIN} id="1" xr:uid="{{4}}" name="Table1" displayName="Table1" ref="A3:C6" totalsRowShown="0"><autoFilter ref="A3:C6" xr:uid="{{5}}"/><tableColumns count="3"><tableColumn id="1" xr3:uid="{{6}}" name="Area"/><tableColumn id="2" name="Count"/><tableColumn id="3" name="Share"/></tableColumns>'
    '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
)
CORNERS = "<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>14</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
DRAWING = (
    f'{HEAD}<xdr:wsDr {declare("xdr", "a", "r", "c")}><xdr:twoCellAnchor>{CORNERS}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
)
CHART = (
    f'{HEAD}<c:chartSpace {declare("c", "a", "r", "c16r2")}><c:date1904 val="0"/><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>Figures!$B$3</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Count</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    '<c:cat><c:strRef><c:f>Figures!$A$4:$A$5</c:f><c:strCache><c:pt idx="0"><c:v>North</c:v></c:pt><c:pt idx="1"><c:v>South</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Figures!$B$4:$B$5</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:pt idx="0"><c:v>1200</c:v></c:pt><c:pt idx="1"><c:v>1800</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>'
)
METADATA = (
    f'{HEAD}<metadata {MAIN} xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/></metadataTypes>'
    '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>'
)
TITLES = '<HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>2</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="5" baseType="lpstr"><vt:lpstr>Figures</vt:lpstr><vt:lpstr>Notes</vt:lpstr><vt:lpstr>Areas</vt:lpstr><vt:lpstr>Figures!Print_Area</vt:lpstr><vt:lpstr>Figures!Print_Titles</vt:lpstr></vt:vector></TitlesOfParts>'


def excel_workbook() -> bytes:
    """The workbook as a package."""
    chart = "application/vnd.openxmlformats-officedocument.drawing"
    content_types = types(
        xl__workbook_xml=SHEETML + "sheet.main+xml",
        xl__worksheets__sheet1_xml=SHEETML + "worksheet+xml",
        xl__worksheets__sheet2_xml=SHEETML + "worksheet+xml",
        xl__styles_xml=SHEETML + "styles+xml",
        xl__sharedStrings_xml=SHEETML + "sharedStrings+xml",
        xl__calcChain_xml=SHEETML + "calcChain+xml",
        xl__metadata_xml=SHEETML + "sheetMetadata+xml",
        xl__tables__table1_xml=SHEETML + "table+xml",
        xl__drawings__drawing1_xml=chart + "+xml",
        xl__charts__chart1_xml=chart + "ml.chart+xml",
        xl__theme__theme1_xml="application/vnd.openxmlformats-officedocument.theme+xml",
        xl__persons__person_xml="application/vnd.ms-excel.person+xml",
        docProps__core_xml="application/vnd.openxmlformats-package.core-properties+xml",
        docProps__app_xml="application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ).replace("<Override", f'<Default Extension="bin" ContentType="{SHEETML}printerSettings"/><Override', 1)
    return packed(
        {
            "[Content_Types].xml": content_types,
            "_rels/.rels": relations(
                "officeDocument xl/workbook.xml",
                "core-properties docProps/core.xml",
                "extended-properties docProps/app.xml",
            ),
            "docProps/core.xml": core(
                "<dc:creator>Northshire Constabulary</dc:creator><cp:lastModifiedBy>Northshire Constabulary</cp:lastModifiedBy>"
            ),
            "docProps/app.xml": f'{HEAD}<Properties xmlns="{NAMESPACES["ep"]}" {declare("vt")}><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>{TITLES}<Company></Company><AppVersion>16.0300</AppVersion></Properties>',
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": relations(
                "worksheet worksheets/sheet1.xml",
                "worksheet worksheets/sheet2.xml",
                "styles styles.xml",
                "sharedStrings sharedStrings.xml",
                "calcChain calcChain.xml",
                "sheetMetadata metadata.xml",
                "theme theme/theme1.xml",
                "http://schemas.microsoft.com/office/2017/10/relationships/person persons/person.xml",
            ),
            "xl/worksheets/sheet1.xml": SHEET,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                "hyperlink https://www.example.org/policy external",
                f"{OFFICE}printerSettings ../printerSettings/printerSettings1.bin",
                "drawing ../drawings/drawing1.xml",
                "table ../tables/table1.xml",
            ),
            "xl/worksheets/sheet2.xml": NOTES,
            "xl/sharedStrings.xml": SHARED,
            "xl/styles.xml": STYLES,
            "xl/calcChain.xml": f'{HEAD}<calcChain {MAIN}><c r="B6" i="1"/></calcChain>',
            "xl/metadata.xml": METADATA,
            "xl/tables/table1.xml": TABLE,
            "xl/drawings/drawing1.xml": DRAWING,
            "xl/drawings/_rels/drawing1.xml.rels": relations("chart ../charts/chart1.xml"),
            "xl/charts/chart1.xml": CHART,
            "xl/theme/theme1.xml": THEME,
            "xl/persons/person.xml": '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>',
            "xl/printerSettings/printerSettings1.bin": "P",
        }
    )
