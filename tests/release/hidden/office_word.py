"""A clean letter in the shape that a current Word saves, with the harmless structure that comes with it."""

from foi_letters.release.hidden.xml import NAMESPACES
from tests.release.hidden.clean import HEAD, OFFICE, WORDML, core, declare, packed, relations, style, types
from tests.release.hidden.pictures import png

SPACES = declare(
    "w",
    "r",
    "mc",
    "wp",
    "a",
    "pic",
    "wps",
    "v",
    "o",
    "w10",
    "m",
    "wpc",
    "wpg",
    "wp14",
    "w14",
    "w15",
    "w16cex",
    "w16se",
)
IGNORABLE = 'mc:Ignorable="w14 w15 w16se w16cex wp14"'
RSID = 'w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A77427" w:rsidRDefault="00A77427" w:rsidP="00A77427"'


def p(inner: str, style_id: str = "") -> str:
    """A paragraph with Word's ids."""
    named = f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>' if style_id else ""
    return f"<w:p {RSID}>{named}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return (
        f'<w:r w:rsidRPr="00A77427"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def field(code: str, result: str) -> str:
    """A field in pieces."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        + code
        + " </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result, "<w:noProof/><w:webHidden/>")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


PAGE_OF_HEADING = "PAGEREF _Toc1 \\h"
LINKED = '<w:rStyle w:val="Hyperlink"/>'
CONTENTS = (
    '<w:sdt><w:sdtPr><w:id w:val="-1234"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
    + p(field('TOC \\o "1-3" \\h \\z \\u', "Contents"), "TOC1")
    + p(
        f'<w:hyperlink w:anchor="_Toc1" w:history="1">{r("Your request")}{field(PAGE_OF_HEADING, "1")}</w:hyperlink>',
        "TOC1",
    )
    + "</w:sdtContent></w:sdt>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" wp14:anchorId="1A2B3C4D" wp14:editId="50D07946"><wp:extent cx="952500" cy="952500"/>'
    '<wp:docPr id="1" name="Picture 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="0" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId10"><a:extLst>'
    '<a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"><a14:useLocalDpi xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" val="0"/></a:ext>'
    '</a:extLst></a:blip><a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="952500" cy="952500"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
BOX_TEXT = f"<w:txbxContent>{p(r('Please quote our reference'))}</w:txbxContent>"
TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
    'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>-360000</wp:posOffset></wp:positionV><wp:extent cx="2160000" cy="720000"/><wp:wrapNone/><wp:docPr id="3" name="Text Box 3"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:solidFill><a:schemeClr val="lt1"/></a:solidFill></wps:spPr><wps:txbx>'
    + BOX_TEXT
    + "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="T3" type="#_x0000_t202" style="position:absolute;margin-left:283.5pt;'
    'margin-top:-28.35pt;width:170.1pt;height:56.7pt;z-index:251659264;visibility:visible;mso-wrap-style:square" fillcolor="white [3201]">'
    f"<v:textbox>{BOX_TEXT}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="GridTable4-Accent1"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
    'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="4508"/><w:gridCol w:w="4508"/></w:tblGrid>'
    + "".join(
        f'<w:tr w:rsidR="00A77427"><w:tc><w:tcPr><w:tcW w:w="4508" w:type="dxa"/></w:tcPr>{p(r(one, look))}</w:tc><w:tc><w:tcPr>'
        f'<w:tcW w:w="4508" w:type="dxa"/></w:tcPr>{p(r(two, look))}</w:tc></w:tr>'
        for one, two, look in (
            ("Area", "Count", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
            ("North", "12", ""),
            ("South", "30", ""),
        )
    )
    + "</w:tbl>"
)
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="99"/><w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w:showingPlcHdr/>'
    '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date></w:sdtPr><w:sdtContent>'
    + p(r("2 November 2026"))
    + "</w:sdtContent></w:sdt>"
)
BODY = (
    CONTENTS
    + p('<w:bookmarkStart w:id="0" w:name="_Toc1"/>' + r("Your request") + '<w:bookmarkEnd w:id="0"/>', "Heading1")
    + p('<w:proofErr w:type="spellStart"/>' + r("Thank you for your\u00a0request.") + '<w:proofErr w:type="spellEnd"/>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
    + p(f'<w:hyperlink r:id="rId9" w:history="1">{r("our policy", LINKED)}</w:hyperlink>')
    + p(r("Write to foi@northshire.example. ") + f'<w:hyperlink r:id="rId13">{r("foi@northshire.example")}</w:hyperlink>')
    + p(PICTURE) + p(TEXT_BOX + r("Here are the figures:")) + TABLE + CONTROL
    + p("<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" + r("A heading that runs in."), "")
    + p("<w:bookmarkStart w:id='1' w:name='_GoBack'/><w:bookmarkEnd w:id='1'/><w:r><w:lastRenderedPageBreak/></w:r>" + r("Yours sincerely"))
    + p('<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>')
)  # fmt: skip
SECTION = (
    '<w:sectPr w:rsidR="00A77427"><w:headerReference w:type="first" r:id="rId11"/><w:footerReference w:type="default" r:id="rId12"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
    '<w:cols w:space="708"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr>'
)
HEADER_CELL = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4" w:themeFill="accent1"/></w:tcPr></w:tblStylePr>'
BANDS = '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3" w:themeFill="accent1" w:themeFillTint="33"/></w:tcPr></w:tblStylePr>'
STYLES = (
    f'{HEAD}<w:styles {SPACES} {IGNORABLE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:latentStyles w:defUIPriority="99" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0"/></w:latentStyles>'
    + style("paragraph", "Normal", "<w:qFormat/>", default=True)
    + style(
        "paragraph",
        "Heading 1",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:rsid w:val="00A77427"/><w:rPr><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="32"/></w:rPr>',
    )
    + style("paragraph", "TOC1", '<w:basedOn w:val="Normal"/>')
    + style(
        "character",
        "Hyperlink",
        '<w:rPr><w:color w:val="0563C1" w:themeColor="hyperlink"/><w:u w:val="single"/></w:rPr>',
    )
    + style("character", "Placeholder Text", '<w:rPr><w:color w:val="808080"/></w:rPr>')
    + style("character", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
    + '<w:style w:type="table" w:styleId="GridTable4-Accent1"><w:name w:val="Grid Table 4 Accent 1"/>'
    + HEADER_CELL
    + BANDS
    + "</w:style></w:styles>"
)
SETTINGS = (
    f'{HEAD}<w:settings {SPACES} {IGNORABLE}><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00A77427"/></w:rsids>'
    '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"/>'
    '<w:shapeDefaults><o:shapedefaults v:ext="edit" spidmax="1026"/><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></w:shapeDefaults>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/><w14:docId w14:val="6A2B3C4D"/><w15:chartTrackingRefBased/><w15:docId w15:val="{A}"/></w:settings>'
)
NOTES = (
    "<w:{0}s " + SPACES + '><w:{0} w:type="separator" w:id="-1">' + p("<w:r><w:separator/></w:r>") + '</w:{0}><w:{0} w:type="continuationSeparator" w:id="0">'
    + p("<w:r><w:continuationSeparator/></w:r>") + "</w:{0}>{1}</w:{0}s>"
)  # fmt: skip
THEME = (
    f'{HEAD}<a:theme {declare("a")} name="Office Theme"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    '</a:themeElements><a:extLst><a:ext uri="{05A4C25C-085E-4340-85A3-A5531E510DB2}"><thm15:themeFamily xmlns:thm15="http://schemas.microsoft.com/office/thememl/2012/main" name="Office Theme" id="{6}" vid="{7}"/></a:ext></a:extLst></a:theme>'
)
APP = (
    f'{HEAD}<Properties xmlns="{NAMESPACES["ep"]}" xmlns:vt="{NAMESPACES["vt"]}"><Template>Normal.dotm</Template><TotalTime>14</TotalTime><Pages>1</Pages>'
    "<Words>25</Words><Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop><Company></Company>"
    "<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>16.0000</AppVersion></Properties>"
)
PAGE_NUMBER = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    + p(field("PAGE   \\* MERGEFORMAT", "2")) + "</w:sdtContent></w:sdt>"
)  # fmt: skip


def word_letter() -> bytes:
    """The letter as a package."""
    styles = {
        name: f"{WORDML}{name}+xml"
        for name in ("styles", "settings", "webSettings", "fontTable", "footnotes", "endnotes")
    }
    parts = {f"word__{name}_xml": kind for name, kind in styles.items()}
    content_types = types(
        word__document_xml=WORDML + "document.main+xml",
        word__header1_xml=WORDML + "header+xml",
        word__footer1_xml=WORDML + "footer+xml",
        word__theme__theme1_xml="application/vnd.openxmlformats-officedocument.theme+xml",
        docProps__core_xml="application/vnd.openxmlformats-package.core-properties+xml",
        docProps__app_xml="application/vnd.openxmlformats-officedocument.extended-properties+xml",
        customXml__itemProps1_xml="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        **parts,
    ).replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
    links = (
        "styles styles.xml", "settings settings.xml", "webSettings webSettings.xml", "fontTable fontTable.xml", "footnotes footnotes.xml",
        "endnotes endnotes.xml", "theme theme/theme1.xml", "customXml ../customXml/item1.xml", "hyperlink https://www.example.org/policy external",
        "image media/image1.png", "header header1.xml", "footer footer1.xml", "hyperlink mailto:foi@northshire.example external",
    )  # fmt: skip
    note = f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>" + r(" Under section 1."))}</w:footnote>'
    return packed(
        {
            "[Content_Types].xml": content_types,
            "_rels/.rels": relations(
                "officeDocument word/document.xml",
                "core-properties docProps/core.xml",
                "extended-properties docProps/app.xml",
            ),
            "docProps/core.xml": core(
                "<dc:title></dc:title><dc:creator>Northshire Constabulary</dc:creator><cp:lastModifiedBy>Northshire Constabulary</cp:lastModifiedBy><cp:revision>2</cp:revision>"
                '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-02T09:00:00Z</dcterms:created>'
            ),
            "docProps/app.xml": APP,
            "word/document.xml": f"{HEAD}<w:document {SPACES} {IGNORABLE}><w:body>{BODY}{SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*links),
            "word/styles.xml": STYLES,
            "word/settings.xml": SETTINGS,
            "word/webSettings.xml": f"{HEAD}<w:webSettings {declare('w')}><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>",
            "word/fontTable.xml": f'{HEAD}<w:fonts {declare("w")}><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/></w:font></w:fonts>',
            "word/footnotes.xml": HEAD + NOTES.format("footnote", note),
            "word/endnotes.xml": HEAD + NOTES.format("endnote", ""),
            "word/header1.xml": f"{HEAD}<w:hdr {SPACES}>{p(r('Northshire Constabulary'))}</w:hdr>",
            "word/footer1.xml": f"{HEAD}<w:ftr {SPACES}>{PAGE_NUMBER}</w:ftr>",
            "word/theme/theme1.xml": THEME,
            "word/media/image1.png": "",
            "customXml/item1.xml": '<b:Sources SelectedStyle="\\APASixthEditionOfficeOnline.xsl" StyleName="APA" Version="6" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"></b:Sources>',
            "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem ds:itemID="{{B}}" {declare("ds")}><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACES["b"]}"/></ds:schemaRefs></ds:datastoreItem>',
            "customXml/_rels/item1.xml.rels": relations(f"{OFFICE}customXmlProps itemProps1.xml"),
        },
        media={"word/media/image1.png": png()},
    )
