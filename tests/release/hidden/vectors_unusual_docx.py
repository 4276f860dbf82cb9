"""Vectors of Word documents that no list named: numbering, styles, charts, drawings, white space, odd attributes."""

import base64
import io
import zipfile
from collections.abc import Callable

from lxml import etree

from foi_letters.release.hidden.xml import child, q
from tests.release.hidden.books import editing
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.pictures import png
from tests.release.hidden.vector import BLOCK, WARN, Vector
from tests.release.hidden.vectors_docx import BODY, DOC_TYPE, SECRET, STYLES, add_body, add_setting

W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
WP14 = 'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'


def run(text: str = SECRET, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def field(code: str) -> str:
    """A paragraph with a simple field."""
    return f'<w:p><w:fldSimple w:instr="{code}">{run("1")}</w:fldSimple></w:p>'


def control(properties: str, inner: str = "<w:p/>") -> str:
    """A content control."""
    return f"<w:sdt {W15}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def table(cells: str, row: str = "") -> str:
    """A table of one row."""
    return f"<w:tbl><w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>"


def box(extent: str, place: str = "", name: str = "Text Box 1") -> str:
    """A text box."""
    inner = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(run(SECRET * 8))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    anchor = f'{place}<wp:extent {extent}/><wp:docPr id="1" name="{name}"/><a:graphic><a:graphicData uri="http://x">'
    return f"<w:p {WP14}><w:r><w:drawing><wp:anchor>{anchor}{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"


def picture(
    pack: Pack, *, name: str = "Picture 1", effect: str = "", fill: str = "", part: str = "image5"
) -> None:
    """A picture in the body."""
    rid = pack.attach(BODY, "image", f"word/media/{part}.png", png(), "image/png")
    shown = (
        f'<pic:blipFill><a:blip r:embed="{rid}">{effect}</a:blip><a:stretch>{fill}</a:stretch></pic:blipFill>'
    )
    add_body(
        pack,
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="{name}"/><a:graphic>'
        f'<a:graphicData uri="http://x"><pic:pic>{shown}<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
    )


def vml(inner: str, attributes: str = "") -> str:
    """A drawing of older programs."""
    return f'<w:p><w:r><w:pict><v:shape style="width:100pt;height:20pt" {attributes}>{inner}</v:shape></w:pict></w:r></w:p>'


def packed_copy() -> str:
    """A copy of a shape that says more than the shape."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("x.xml", f"<a:t>{SECRET}</a:t>")
    return base64.b64encode(target.getvalue()).decode()


PUSHED = "<w:br/>" * 200
# (name, code, level, markup at the end of the body[, code in ours])
IN_BODY: list[tuple[str, str, str, str]] = [
    ("reference to a note in hidden text", "hidden-text", BLOCK, paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:endnoteReference w:id="7"/></w:r>')),
    ("white symbols", "colour-on-colour", BLOCK, paragraph('<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:sym w:font="Arial" w:char="0041"/></w:r>')),
    ("tiny letters of a complex script", "tiny-text", BLOCK, paragraph(run(SECRET, '<w:szCs w:val="1"/><w:rtl/>'))),
    ("white by the theme of an effect", "colour-on-colour", BLOCK, paragraph(run(SECRET, '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>'))),
    ("words after a field of the page", "field-content", BLOCK, field(" PAGE &quot;Carter dismissed&quot; ")),
    ("words as the format of a field", "field-content", BLOCK, field(" PAGE \\* &quot;Officer 4471&quot; ")),
    ("words drawn by a field", "field-content", BLOCK, field(" EQ \\x(Officer 4471) ")),
    ("symbols by a field", "field-content", BLOCK, field(" SYMBOL 67 \\f Arial \\s 1 ")),
    ("day behind a year", "field-content", BLOCK, control('<w:date w:fullDate="2021-03-04T00:00:00Z"><w:dateFormat w:val="yyyy"/></w:date>')),
    ("name of a placeholder", "control-label", WARN, control('<w:placeholder><w:docPart w:val="Officer 4471"/></w:placeholder>')),
    ("title of a repeated section", "control-label", WARN, control('<w15:repeatingSection><w15:sectionTitle w15:val="Officer 4471"/></w15:repeatingSection>')),
    ("name of a gallery", "control-label", WARN, control('<w:docPartObj><w:docPartGallery w:val="Officer 4471"/></w:docPartObj>')),
    ("hidden bookmark", "control-label", WARN, '<w:p><w:bookmarkStart w:id="77" w:name="_Officer4471Dismissed"/><w:bookmarkEnd w:id="77"/></w:p>'),
    ("link to a place that is not there", "control-label", WARN, f'<w:p><w:hyperlink w:anchor="Officer_4471">{run("x")}</w:hyperlink></w:p>'),
    ("letter of another alphabet", "look-alike-letter", WARN, paragraph(run("Offi\u0441er 4471"))),
    ("text after many line breaks", "text-pushed-away", BLOCK, paragraph(f"<w:r><w:t>a</w:t>{PUSHED}<w:t>{SECRET}</w:t></w:r>")),
    ("text after many tabs", "text-pushed-away", BLOCK, paragraph(f"<w:r><w:t>a</w:t>{'<w:tab/>' * 60}<w:t>{SECRET}</w:t></w:r>")),
    ("text after many pages", "text-pushed-away", BLOCK, paragraph("<w:r>" + '<w:br w:type="page"/>' * 30 + f"<w:t>{SECRET}</w:t></w:r>")),
    ("text after a page of nothing", "text-pushed-away", BLOCK, paragraph(run(), '<w:spacing w:before="31000"/>')),
    ("text at a far tab", "off-page", BLOCK, paragraph(run(), '<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>')),
    ("indent in characters", "off-page", BLOCK, paragraph(run(), '<w:ind w:leftChars="9000"/>')),
    ("row that begins beyond the page", "off-page", BLOCK, table(f"<w:tc>{paragraph(run())}</w:tc>", '<w:wBefore w:w="30000" w:type="dxa"/>')),
    ("cell after a wide one", "off-page", BLOCK, table(f'<w:tc><w:tcPr><w:tcW w:w="25000" w:type="dxa"/></w:tcPr><w:p/></w:tc><w:tc>{paragraph(run())}</w:tc>')),
    ("text fitted into a narrow cell", "no-size", BLOCK, table(f'<w:tc><w:tcPr><w:tcW w:w="60" w:type="dxa"/><w:tcFitText/></w:tcPr>{paragraph(run())}</w:tc>')),
    ("text box far away by share", "off-page", BLOCK, box('cx="9000000" cy="9000000"', '<wp:positionH relativeFrom="page"><wp14:pctPosHOffset>300000</wp14:pctPosHOffset></wp:positionH>')),
    ("text box too small for its text", "clipped-text", BLOCK, box('cx="60000" cy="60000"')),
    ("text box named by a sentence", "telling-name", WARN, box('cx="9000000" cy="9000000"', name="Officer Jane Carter dismissed 2021")),
    ("lettering that is switched off", "hidden-drawing", BLOCK, vml('<v:textpath on="f" string="Officer 4471"/>')),
    ("copy of a shape with other text", "alternate-differs", BLOCK, vml("", f'o:gfxdata="{packed_copy()}"')),
    ("copy of a shape that is none", "foreign-data", BLOCK, vml("", 'o:gfxdata="T2ZmaWNlciA0NDcx"')),
    ("link without text", "unused-relationship", BLOCK, '<w:p><w:hyperlink w:anchor="top"/></w:p>'),
    ("attribute that is not of the standard", "foreign-data", BLOCK, paragraph(run("ok", '<w:sz w:val="22" w:officer="4471"/>'))),
    ("element that is not of the standard", "unknown-markup", WARN, paragraph("<w:r><w:officer/></w:r>")),
    ("words as a language", "stray-text", BLOCK, paragraph(run("ok", '<w:lang w:val="Officer-4471-Carter"/>'))),
    ("words as a language of the text", "foreign-data", BLOCK, '<w:p><w:r><w:t xml:lang="Officer 4471">x</w:t></w:r></w:p>'),
    ("words as a colour", "stray-text", BLOCK, paragraph(run("ok"), '<w:pBdr><w:top w:val="single" w:sz="4" w:color="Officer4471"/></w:pBdr>')),
    ("path as a base address", "foreign-data", BLOCK, '<w:p><w:r><w:t xml:base="file:///C:/Users/x">x</w:t></w:r></w:p>'),
    ("tabs and blanks in turns", "spaces-as-code", BLOCK, '<w:p><w:r><w:t xml:space="preserve">ok \t  \t\t \t \t\t \t  \t</w:t></w:r></w:p>'),
    ("date of today", "field-changes", WARN, paragraph("<w:r><w:yearLong/></w:r>")),
]  # fmt: skip

Seed = Callable[[Pack], None]


def in_body(markup: str) -> Seed:
    """A seed that puts markup at the end of the body."""
    return lambda pack: add_body(pack, markup)


def numbering(level: str, before: str = "") -> Seed:
    """A seed that gives the document a list of one level."""
    markup = f'<w:numbering><w:abstractNum w:abstractNumId="1">{before}<w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum></w:numbering>'
    kind = f"{DOC_TYPE}numbering+xml"
    return lambda pack: void(
        pack.attach(BODY, "numbering", "word/numbering.xml", etree.tostring(xml(markup)), kind)
    )


def void(_: object) -> None:
    """Nothing, whatever it is given."""


def styled(markup: str) -> Seed:
    """A seed that adds a style."""

    def seed(pack: Pack) -> None:
        with editing(pack, STYLES) as root:
            root.append(xml(f'<w:style w:type="paragraph" w:styleId="Zq">{markup}</w:style>'))

    return seed


def set_to(markup: str) -> Seed:
    """A seed that adds a setting."""
    return lambda pack: add_setting(pack, markup)


def paragraphs_without_text(pack: Pack) -> None:
    """Hundreds of empty paragraphs, then text."""
    with editing(pack, BODY) as root:
        body = child(root, "w:body")
        assert body is not None
        for _ in range(300):
            body.insert(len(body) - 1, xml("<w:p></w:p>"))
        body.insert(len(body) - 1, xml(paragraph(run())))


def blanks_between_elements(pack: Pack) -> None:
    """A message in the blanks between two elements."""
    pack.parts[BODY] = pack.parts[BODY].replace(b"<w:body>", b"<w:body>" + b" \t\t \t \t  \t\t" * 40)


def undeclared_prefix(pack: Pack) -> None:
    """A list of prefixes that names one that is not declared."""
    with editing(pack, BODY) as root:
        root.set(q("mc:ProcessContent"), "zz:officer")


def changed_style(pack: Pack) -> None:
    """A change tracked in a style."""
    styled(
        '<w:name w:val="Zq"/><w:rPr><w:rPrChange w:id="1" w:author="A Person"><w:rPr/></w:rPrChange></w:rPr>'
    )(pack)


def filtered_series(pack: Pack) -> None:
    """A chart of a letter with a series that is filtered out."""
    cached = (
        "<c:val><c:numRef><c:numCache><c:pt idx='0'><c:v>4471</c:v></c:pt></c:numCache></c:numRef></c:val>"
    )
    series = f"<c15:filteredBarSeries><c15:ser>{cached}</c15:ser></c15:filteredBarSeries>"
    markup = f"<c:chartSpace><c:chart><c:extLst><c:ext>{series}</c:ext></c:extLst></c:chart></c:chartSpace>"
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    rid = pack.attach(BODY, "chart", "word/charts/chart1.xml", etree.tostring(xml(markup)), kind)
    drawn = f'<a:graphic><a:graphicData uri="http://x"><c:chart r:id="{rid}"/></a:graphicData></a:graphic>'
    add_body(
        pack,
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>{drawn}</wp:inline></w:drawing></w:r></w:p>',
    )


def theme_named_by_a_sentence(pack: Pack) -> None:
    """A theme whose name is a message."""
    markup = '<a:theme name="Officer Jane Carter dismissed 2021"></a:theme>'
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    pack.attach(BODY, "theme", "word/theme/theme1.xml", etree.tostring(xml(markup)), kind)


def word(text: str, properties: str = "") -> str:
    """A level of a list that begins with words."""
    return f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/><w:rPr>{properties}</w:rPr>'


CHANGE = (
    '<w:lvlText w:val="%1"/><w:pPr><w:pPrChange w:id="1" w:author="A Person"><w:pPr/></w:pPrChange></w:pPr>'
)
NAME_OF_LIST = '<w:name w:val="Officer Jane Carter dismissed 2021"/>'
SEEDS: list[tuple[str, str, str, Seed]] = [
    ("hidden words of a list", "hidden-text", BLOCK, numbering(word(SECRET, "<w:vanish/>"))),
    ("white words of a list", "colour-on-colour", BLOCK, numbering(word(SECRET, '<w:color w:val="FFFFFF"/>'))),
    ("sentence as a bullet", "control-label", WARN, numbering(word("Officer 4471"))),
    ("change in a list", "tracked-change", BLOCK, numbering(CHANGE)),
    ("name of a list", "telling-name", WARN, numbering('<w:lvlText w:val="%1"/>', NAME_OF_LIST)),
    ("change in a style", "tracked-change", BLOCK, changed_style),
    ("style named by a sentence", "telling-name", WARN, styled('<w:name w:val="Officer Jane Carter dismissed 2021"/>')),
    ("words as a separator", "stray-text", BLOCK, set_to('<w:listSeparator w:val="Officer 4471 dismissed"/>')),
    ("words as a setting of compatibility", "stray-text", BLOCK, set_to('<w:compat><w:compatSetting w:name="Officer 4471" w:uri="http://x" w:val="1"/></w:compat>')),
    ("path of a header", "stray-text", BLOCK, set_to('<w:headerSource w:val="C:\\Users\\x\\4471.docx"/>')),
    ("words as the name of a checker", "stray-text", BLOCK, set_to('<w:activeWritingStyle w:appName="Officer 4471" w:lang="en"/>')),
    ("font of equations", "telling-name", WARN, set_to('<m:mathPr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:mathFont m:val="Officer Jane Carter dismissed 2021"/></m:mathPr>')),
    ("text after many empty paragraphs", "text-pushed-away", BLOCK, paragraphs_without_text),
    ("message in blanks between elements", "spaces-as-code", BLOCK, blanks_between_elements),
    ("prefix that is not declared", "foreign-data", BLOCK, undeclared_prefix),
    ("filtered series in a letter", "chart-data", BLOCK, filtered_series),
    ("theme named by a sentence", "telling-name", WARN, theme_named_by_a_sentence),
    ("picture of one colour", "hidden-drawing", BLOCK, lambda pack: picture(pack, effect='<a:biLevel thresh="0"/>')),
    ("picture larger than its frame", "cropped-picture", BLOCK, lambda pack: picture(pack, fill='<a:fillRect l="-200000"/>')),
    ("picture with the name of a file", "telling-name", WARN, lambda pack: picture(pack, name="C Carter photo.jpg")),
    ("part with a name that somebody chose", "telling-name", WARN, lambda pack: picture(pack, part="officer-4471-carter")),
]  # fmt: skip

UNUSUAL_DOCX = [
    *(Vector(name, "docx", code, level, in_body(markup)) for name, code, level, markup in IN_BODY),
    *(Vector(name, "docx", code, level, seed) for name, code, level, seed in SEEDS),
]
