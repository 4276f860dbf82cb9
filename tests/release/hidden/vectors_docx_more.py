"""Vectors of Word documents that are on no list: what else hides text, and what else carries it."""

from lxml import etree

from foi_letters.release.hidden.xml import descendants, q
from tests.release.hidden.books import editing
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.pictures import chunk, jpeg, png, segment
from tests.release.hidden.vector import WARN, Vector, collector
from tests.release.hidden.vectors_docx import (
    BODY,
    DOC_TYPE,
    SECRET,
    STYLES,
    add_body,
    add_field,
    add_link,
    add_picture,
    add_run,
    add_setting,
    picture_markup,
)

MORE_DOCX: list[Vector] = []
vector = collector("docx", MORE_DOCX)
RUN = f"<w:r><w:t>{SECRET}</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"


def simple(code: str, name: str, markup: str, level: str = "block") -> None:
    """A vector that is a piece of body."""
    MORE_DOCX.append(Vector(name, "docx", code, level, lambda pack: add_body(pack, markup)))


def run(code: str, name: str, properties: str, level: str = "block") -> None:
    """A vector that is a run with these properties."""
    MORE_DOCX.append(Vector(name, "docx", code, level, lambda pack: add_run(pack, properties)))


def text(code: str, name: str, words: str, level: str = "block") -> None:
    """A vector that is a text."""
    MORE_DOCX.append(Vector(name, "docx", code, level, lambda pack: add_run(pack, "", words)))


def field(code: str, name: str, instruction: str, level: str = "block") -> None:
    """A vector that is a field code."""
    MORE_DOCX.append(Vector(name, "docx", code, level, lambda pack: add_field(pack, instruction)))


def link(code: str, target: str, level: str = "block") -> None:
    """A vector that is the target of a link."""
    MORE_DOCX.append(Vector(f"link to {target}", "docx", code, level, lambda pack: add_link(pack, target)))


run("colour-on-colour", "white by its theme", '<w:color w:val="auto" w:themeColor="background1"/>')
run("colour-on-colour", "nearly white", '<w:color w:val="F7F7F7"/>')
run("colour-on-colour", "yellow on white", '<w:color w:val="FFFF66"/>')
run(
    "colour-on-colour",
    "white by a tint of black",
    '<w:color w:val="000000" w:themeColor="text1" w:themeTint="05"/>',
)
run("colour-on-colour", "white on a white highlight", '<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>')
run(
    "colour-on-colour",
    "dark grey on black",
    '<w:color w:val="222222"/><w:shd w:val="clear" w:fill="000000"/>',
)
run(
    "colour-on-colour",
    "black on a solid pattern",
    '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
)
run("faint-text", "light grey", '<w:color w:val="C8C8C8"/>', WARN)
run("squeezed-text", "letters upon each other", '<w:spacing w:val="-400"/>')
run("squeezed-text", "scaled to one hundredth", '<w:w w:val="1"/>')
run("squeezed-text", "fitted into no width", '<w:fitText w:val="1"/>')
run("moved-text", "raised out of its line", '<w:position w:val="3000"/>')
run(
    "transparent-text",
    "transparent fill",
    '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
)
run("transparent-text", "no fill", "<w14:textFill><w14:noFill/></w14:textFill>")
run(
    "colour-on-colour",
    "white fill of letters",
    '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
)
run("tracked-change", "change of format", '<w:rPrChange w:id="1" w:author="A Person"/>')

text("invisible-character", "tag characters", "Dear" + "".join(chr(0xE0000 + ord(c)) for c in "4471"))
text("invisible-character", "variation selectors in a row", "Dear\ufe00\ufe01\ufe0f\ufe00")
text("invisible-character", "supplementary variation selectors", "Dear\U000e0101\U000e0110")
text("invisible-character", "word joiner", "with\u2060held")
text("invisible-character", "right-to-left override", "file \u202etxt.exe")
text("invisible-character", "filler that shows nothing", "a\u3164b")
text("invisible-character", "joiner between plain letters", "wi\u200dthheld")
text("invisible-character", "soft hyphens in a row", "with\u00ad\u00ad\u00adheld")
text("invisible-character", "invisible operators", "a\u2063\u2064b")
text("soft-hyphen", "soft hyphen", "with\u00adheld", WARN)
text("direction-mark", "direction mark", "a\u200eb", WARN)
text("private-character", "private character", "a\ue123b", WARN)
text("text-pushed-away", "pushed by blanks", "Dear" + " " * 200 + SECRET)
text("spaces-as-code", "blanks of three widths", "Dear\u2002\u2003\u2009\u2002\u2003\u2009\u2002 Sir")

field("field-content", "IF with a hidden alternative", f'IF 1 = 1 "shown" "{SECRET}"')
field("field-content", "index entry", f'XE "{SECRET}"')
field("field-content", "document variable", "DOCVARIABLE officer")
field("field-content", "citation of an add-in", "ADDIN ZOTERO_ITEM {}")
field("field-content", "macro button", "MACROBUTTON Run here")
field("field-content", "unknown field", "FROBNICATE 1")
field("field-reveals", "author", "AUTHOR")
field("field-reveals", "user name", "USERNAME \\* Upper")
field("field-changes", "date of opening", 'DATE \\@ "d MMMM yyyy"', WARN)
field("internal-link", "link to a share", 'HYPERLINK "\\\\\\\\srv01\\\\foi\\\\raw.xlsx"')
simple(
    "field-reveals",
    "simple field",
    '<w:p><w:fldSimple w:instr=" LASTSAVEDBY "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
)
simple(
    "field-content",
    "data of a field",
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>AAAA</w:fldData></w:fldChar></w:r></w:p>',
)

link("internal-link", "file:///C:/Users/aperson/raw.xlsx")
link("internal-link", "\\\\srv01\\foi\\raw.xlsx")
link("internal-link", "http://intranet/foi")
link("internal-link", "http://10.0.0.7/foi")
link("internal-link", "https://foi.northshire.local/4471")
link("internal-link", "../4471/notes.docx")
link("mail-link", "mailto:aperson@northshire.example")
link("mail-link", "https://www.example.org/?to=aperson@northshire.example")
link("odd-link", "ms-word:ofe|u|https://www.example.org/x.docx")
link("odd-link", "javascript:alert(1)")
link("folder-link", "cases/notes.docx", WARN)

CELL = "<w:tc>{0}" + PARAGRAPH + "</w:tc>"
simple(
    "text-under-merge",
    "cell that continues a merge",
    "<w:tbl><w:tr>" + CELL.format("<w:tcPr><w:vMerge/></w:tcPr>") + "</w:tr></w:tbl>",
)
simple(
    "hidden-text",
    "hidden row",
    "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>" + CELL.format("") + "</w:tr></w:tbl>",
)
simple(
    "no-size",
    "cell of no width",
    "<w:tbl><w:tr>" + CELL.format('<w:tcPr><w:tcW w:w="5" w:type="dxa"/></w:tcPr>') + "</w:tr></w:tbl>",
)
simple(
    "colour-on-colour",
    "black in a black cell",
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>4471</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
)
simple(
    "clipped-text",
    "long text in a low row",
    '<w:tbl><w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>'
    + "dismissed " * 40
    + "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
)
simple(
    "off-page",
    "table far to the left",
    '<w:tbl><w:tblPr><w:tblInd w:w="-20000" w:type="dxa"/></w:tblPr><w:tr>'
    + CELL.format("")
    + "</w:tr></w:tbl>",
)
simple(
    "off-page",
    "floating table off the page",
    '<w:tbl><w:tblPr><w:tblpPr w:tblpX="30000"/></w:tblPr><w:tr>' + CELL.format("") + "</w:tr></w:tbl>",
)
simple("off-page", "negative indent", f'<w:p><w:pPr><w:ind w:left="-20000"/></w:pPr>{RUN}</w:p>')
simple(
    "off-page",
    "frame off the page",
    f'<w:p><w:pPr><w:framePr w:w="900" w:x="-9000" w:y="1"/></w:pPr>{RUN}</w:p>',
)
simple(
    "no-size",
    "lines of no height",
    f'<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>{RUN}</w:p>',
)
simple(
    "off-page",
    "page of no size",
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="100" w:h="100"/></w:sectPr></w:pPr></w:p>',
)
simple(
    "tracked-change",
    "inserted paragraph mark",
    '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A Person"/></w:rPr></w:pPr></w:p>',
)
simple("stray-text", "text outside a run", f"<w:p><w:t>{SECRET}</w:t></w:p>")
simple(
    "hidden-text",
    "phantom in an equation",
    "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:phant><m:phantPr><m:show m:val='0'/></m:phantPr><m:e><m:r><m:t>4471</m:t></m:r></m:e></m:phant></m:oMath></w:p>",
)
simple(
    "list-choices",
    "choices of a content control",
    f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{SECRET}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
)
simple(
    "control-label",
    "label of a content control",
    f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
    WARN,
)
simple(
    "control-label",
    "bookmark named after a person",
    '<w:p><w:bookmarkStart w:id="7" w:name="A_Person"/><w:bookmarkEnd w:id="7"/></w:p>',
    WARN,
)
simple(
    "custom-xml",
    "element of custom XML",
    f'<w:p><w:customXml w:uri="urn:x" w:element="officer">{RUN}</w:customXml></w:p>',
)
simple("foreign-document", "imported document", '<w:altChunk r:id="rIdNone"/>')
simple("foreign-document", "sub-document", '<w:p><w:subDoc r:id="rIdNone"/></w:p>')
simple(
    "permission-group",
    "permission for everyone",
    '<w:p><w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/></w:p>',
    WARN,
)
simple(
    "alternative-text",
    "tip of a link",
    f'<w:p><w:hyperlink w:anchor="x" w:tooltip="{SECRET}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>',
    WARN,
)
simple(
    "field-content",
    "default of a form field",
    f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{SECRET}"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>',
)
simple(
    "alternate-differs",
    "other text for older programs",
    f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>withheld</w:t></mc:Choice><mc:Fallback><w:t>{SECRET}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
)
simple(
    "foreign-data",
    "branch that no program takes",
    f"<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:own='http://example.org/own' Requires='own'><w:t>{SECRET}</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>",
)

BOX = "<w:p><w:r><w:drawing><wp:anchor behindDoc='0'>{0}<wp:extent cx='{1}' cy='900000'/><wp:wrapNone/><wp:docPr id='3' name='B' {2}/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{3}</wps:spPr>{4}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WORDS = "<wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val='{0}'/></w:rPr><w:t>4471</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
simple("covering-shape", "black shape over the page", BOX.format("", 900000, "", BLACK, ""))
simple("hidden-drawing", "hidden text box", BOX.format("", 900000, 'hidden="1"', "", WORDS.format("333333")))
simple("no-size", "text box of no width", BOX.format("", 10, "", "", WORDS.format("333333")))
simple(
    "colour-on-colour",
    "black words in a black box",
    BOX.format("", 900000, "", BLACK, WORDS.format("000000")),
)
simple(
    "covering-shape",
    "black rectangle in VML",
    "<w:p><w:r><w:pict><v:rect style='position:absolute;width:90pt;height:9pt' fillcolor='black'/></w:pict></w:r></w:p>",
)
simple(
    "hidden-drawing",
    "hidden shape in VML",
    f"<w:p><w:r><w:pict><v:shape style='visibility:hidden'><v:textbox><w:txbxContent>{PARAGRAPH}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)
simple(
    "cropped-picture",
    "crop in VML",
    "<w:p><w:r><w:pict><v:shape><v:imagedata cropright='30000f'/></v:shape></w:pict></w:r></w:p>",
)


def picture(
    code: str, name: str, data: bytes, level: str = "block", file: str = "image1.png", **options: str
) -> None:
    """A vector that is a picture."""
    MORE_DOCX.append(Vector(name, "docx", code, level, lambda pack: add_picture(pack, data, file, **options)))


picture("cropped-picture", "cropped picture", png(), crop='<a:srcRect r="40000"/>')
picture("hidden-drawing", "transparent picture", png(), crop='<a:alphaModFix amt="0"/>')
picture("picture-over-text", "picture in front of the text", png(), WARN, anchor="<wp:wrapNone/>")
MORE_DOCX.append(
    Vector(
        "alternative text",
        "docx",
        "alternative-text",
        WARN,
        lambda pack: add_picture(pack, png(), properties=f'descr="{SECRET}"'),
        in_ours="not-in-our-files",
    )
)
picture("picture-metadata", "compressed text in a picture", png(chunk(b"zTXt", b"Author\0\0xx")))
picture("picture-metadata", "private chunk in a picture", png(chunk(b"prVt", b"officer 4471")))
picture("picture-frames", "animated picture", png(chunk(b"acTL", b"\0" * 8)))
picture("picture-metadata", "comment in a photo", jpeg(segment(0xFE, b"officer 4471")), file="i.jpeg")
picture(
    "picture-metadata",
    "IPTC in a photo",
    jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04officer")),
    file="i.jpeg",
)
picture(
    "picture-metadata",
    "XMP author in a photo",
    jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<dc:creator>A Person")),
    file="i.jpeg",
)
picture(
    "picture-thumbnail",
    "preview in a photo",
    jpeg(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\x02\x02" + b"\0" * 12)),
    file="i.jpeg",
)
picture("picture-trailing", "data after a photo", jpeg(after=b"officer 4471"), file="i.jpeg")
picture("picture-unknown", "picture of an unknown kind", b"RIFFxxxxWEBP", WARN)
picture(
    "picture-metadata",
    "drawing with a description",
    b'<svg xmlns="http://www.w3.org/2000/svg"><desc>officer 4471</desc></svg>',
    file="i.svg",
)
picture(
    "picture-metadata",
    "drawing with unseen text",
    b'<svg xmlns="http://www.w3.org/2000/svg"><text style="opacity:0">4471</text></svg>',
    file="i.svg",
)
picture(
    "fetched-from-outside",
    "drawing that fetches a picture",
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.example/a.png"/></svg>',
    file="i.svg",
)


@vector("colour-on-colour")
def white_through_a_paragraph_style(pack: Pack) -> None:
    with editing(pack, STYLES) as styles:
        styles.append(
            xml(
                '<w:style w:type="paragraph" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
            )
        )
    add_body(pack, f'<w:p><w:pPr><w:pStyle w:val="Pale"/></w:pPr>{RUN}</w:p>')


@vector("colour-on-colour")
def white_through_the_header_row_of_a_table_style(pack: Pack) -> None:
    with editing(pack, STYLES) as styles:
        styles.append(
            xml(
                '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>'
            )
        )
    add_body(
        pack,
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tr>'
        + CELL.format("")
        + "</w:tr></w:tbl>",
    )


@vector("hidden-text")
def hidden_by_a_style_that_a_style_is_based_on(pack: Pack) -> None:
    with editing(pack, STYLES) as styles:
        styles.append(
            xml(
                '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>'
            )
        )
        styles.append(
            xml(
                '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
            )
        )
    add_body(pack, f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{RUN}</w:p>')


@vector("colour-on-colour")
def black_text_on_a_black_page(pack: Pack) -> None:
    add_setting(pack, "<w:displayBackgroundShape/>")
    with editing(pack, BODY) as root:
        root.insert(0, xml('<w:background w:color="000000"/>'))
    add_run(pack, '<w:color w:val="000000"/>')


@vector("document-variables")
def document_variables(pack: Pack) -> None:
    add_setting(pack, f'<w:docVars><w:docVar w:name="officer" w:val="{SECRET}"/></w:docVars>')


@vector("custom-xml")
def data_of_sharepoint(pack: Pack) -> None:
    content = f'<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><o>{SECRET}</o></p:properties>'
    pack.attach(BODY, "customXml", "customXml/item2.xml", content, "application/xml")


@vector("custom-xml-empty", WARN)
def empty_list_of_sources(pack: Pack) -> None:
    content = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle=""/>'
    pack.attach(BODY, "customXml", "customXml/item3.xml", content, "application/xml")


@vector("unprinted-note")
def footnote_without_a_reference(pack: Pack) -> None:
    content = etree.tostring(xml(f'<w:footnotes><w:footnote w:id="5">{PARAGRAPH}</w:footnote></w:footnotes>'))
    pack.attach(BODY, "footnotes", "word/footnotes.xml", content, f"{DOC_TYPE}footnotes+xml")


@vector("unprinted-note")
def words_in_a_note_separator(pack: Pack) -> None:
    content = etree.tostring(
        xml(f'<w:endnotes><w:endnote w:type="separator" w:id="0">{PARAGRAPH}</w:endnote></w:endnotes>')
    )
    pack.attach(BODY, "endnotes", "word/endnotes.xml", content, f"{DOC_TYPE}endnotes+xml")


@vector("unprinted-header")
def header_for_even_pages_that_are_not_told_apart(pack: Pack) -> None:
    content = etree.tostring(xml(f"<w:ftr>{PARAGRAPH}</w:ftr>"))
    identifier = pack.attach(BODY, "footer", "word/footer9.xml", content, f"{DOC_TYPE}footer+xml")
    with editing(pack, BODY) as root:
        next(descendants(root, "w:sectPr")).insert(
            0, xml(f'<w:footerReference w:type="even" r:id="{identifier}"/>')
        )


@vector("hidden-text")
def hidden_text_in_a_header(pack: Pack) -> None:
    content = etree.tostring(
        xml(f"<w:hdr><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p></w:hdr>")
    )
    identifier = pack.attach(BODY, "header", "word/header8.xml", content, f"{DOC_TYPE}header+xml")
    with editing(pack, BODY) as root:
        section = list(descendants(root, "w:sectPr"))[-1]
        for old in list(section.iterchildren(q("w:headerReference"))):
            section.remove(old)
        section.insert(0, xml(f'<w:headerReference w:type="default" r:id="{identifier}"/>'))


@vector("chart-data")
def point_of_a_diagram_that_is_not_drawn(pack: Pack) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    content = f'<dgm:dataModel xmlns:dgm="{space}diagram" xmlns:a="{space}main"><dgm:ptLst><dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
    pack.attach(
        BODY,
        "diagramData",
        "word/diagrams/data1.xml",
        content,
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    )


@vector("embedded-font", WARN)
def embedded_font(pack: Pack) -> None:
    pack.attach(
        BODY,
        "fontTable",
        "word/fontTable9.xml",
        etree.tostring(xml("<w:fonts></w:fonts>")),
        f"{DOC_TYPE}fontTable+xml",
    )
    pack.attach(
        "word/fontTable9.xml",
        "font",
        "word/fonts/font1.odttf",
        b"\1\2",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    )


@vector("picture-original")
def original_of_a_changed_picture(pack: Pack) -> None:
    add_picture(
        pack,
        png(),
        crop="<a:extLst><a:ext><a14:imgProps xmlns:a14='http://schemas.microsoft.com/office/drawing/2010/main'/></a:ext></a:extLst>",
    )


@vector("fetched-from-outside")
def picture_linked_and_embedded(pack: Pack) -> None:
    identifier = pack.relate(BODY, "image", "file:///C:/Users/aperson/4471.png", external=True)
    add_body(pack, picture_markup(identifier, attribute="link"))


@vector("ink")
def ink(pack: Pack) -> None:
    pack.add("word/ink/ink1.xml", "<ink/>", "application/inkml+xml")
    identifier = pack.relate(BODY, "customXml", "word/ink/ink1.xml")
    add_body(pack, f'<w:p><w:r><w:contentPart r:id="{identifier}"/></w:r></w:p>')
