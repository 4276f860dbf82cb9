"""Vectors of Word documents that an adversary would try: markup out of place, odd fonts, groups, margins, labels of lists."""

from collections.abc import Callable

from lxml import etree

from foi_letters.release.hidden.xml import child, q
from tests.release.hidden.books import editing
from tests.release.hidden.packs import TYPES, Pack, xml
from tests.release.hidden.pictures import png
from tests.release.hidden.vector import BLOCK, WARN, Vector
from tests.release.hidden.vectors_docx import BODY, DOC_TYPE, SECRET, add_body, add_setting
from tests.release.hidden.vectors_shared import APP, set_property
from tests.release.hidden.vectors_unusual_docx import control, paragraph, run, table

Seed = Callable[[Pack], None]
WPG = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
WHITE_STOP = '<w14:gs w14:pos="{}"><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'
WHITE_STOPS = f"<w14:textFill><w14:gradFill><w14:gsLst>{WHITE_STOP.format(0)}{WHITE_STOP.format(100000)}</w14:gsLst></w14:gradFill></w14:textFill>"
NAME = "Hargreaves"
NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def anchored(inner: str, extent: str = 'cx="2000000" cy="900000"') -> str:
    """A paragraph with a drawing on the page."""
    return (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent {extent}/><wp:docPr id="7" name="Box 1"/><a:graphic>'
        f'<a:graphicData uri="http://x">{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>'
    )


def box(inner: str, properties: str = "", body: str = "") -> str:
    """A shape with text."""
    return f"<wps:wsp><wps:spPr>{properties}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr {body}/></wps:wsp>"


FAR_IN_GROUP = (
    f'<wpg:wgp {WPG}><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="2000000" cy="900000"/></a:xfrm></wpg:grpSpPr>'
    + box(paragraph(run()), '<a:xfrm><a:off x="90000000" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>')
    + "</wpg:wgp>"
)
EDGE_ON = '<a:scene3d><a:camera prst="orthographicFront"><a:rot lat="0" lon="5400000" rev="0"/></a:camera></a:scene3d>'
EMPTY_PAGES = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>" * 6
EMPTY_SECTIONS = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 6
TALL_BLANKS = '<w:p><w:pPr><w:spacing w:before="11000"/></w:pPr></w:p>' * 6

IN_BODY: list[tuple[str, str, str, str]] = [
    ("run inside the properties of a paragraph", "stray-text", BLOCK, f"<w:p><w:pPr>{run()}</w:pPr></w:p>"),
    ("paragraph inside the grid of a table", "stray-text", BLOCK, f"<w:tbl><w:tblGrid>{paragraph(run())}</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    ("words in a font of symbols", "symbol-font", BLOCK, paragraph(run(SECRET, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))),
    ("words in bars", "symbol-font", BLOCK, paragraph(run(SECRET, '<w:rFonts w:ascii="Free 3 of 9" w:hAnsi="Free 3 of 9"/>'))),
    ("gradient of white letters", "colour-on-colour", BLOCK, paragraph(run(SECRET, WHITE_STOPS))),
    ("cell with margins wider than itself", "no-size", BLOCK, table('<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/><w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar></w:tcPr>' + paragraph(run()) + "</w:tc>")),
    ("page with a margin as high as itself", "off-page", BLOCK, '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="16000" w:left="1440" w:right="1440"/></w:sectPr></w:pPr></w:p>'),
    ("column of a section of no width", "no-size", BLOCK, '<w:p><w:pPr><w:sectPr><w:cols w:num="2" w:equalWidth="0"><w:col w:w="9000" w:space="20"/><w:col w:w="10"/></w:cols></w:sectPr></w:pPr></w:p>'),
    ("shape far away in a group", "off-page", BLOCK, anchored(FAR_IN_GROUP)),
    ("shape seen edge-on", "hidden-drawing", BLOCK, anchored(box(paragraph(run()), EDGE_ON))),
    ("box with margins wider than itself", "no-size", BLOCK, anchored(box(paragraph(run()), "", 'lIns="1900000" rIns="1900000"'))),
    ("text below the lines that a box shows", "clipped-text", BLOCK, anchored(box("<w:p/>" * 40 + paragraph(run())))),
    ("text after pages that begin anew", "text-pushed-away", BLOCK, EMPTY_PAGES + paragraph(run())),
    ("text after empty sections", "text-pushed-away", BLOCK, EMPTY_SECTIONS + paragraph(run())),
    ("text after high empty paragraphs", "text-pushed-away", BLOCK, TALL_BLANKS + paragraph(run())),
    ("last choice of a list", "list-choices", BLOCK, control(f'<w:comboBox w:lastValue="{NAME}"/>')),
    ("name of a form field", "control-label", WARN, f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{NAME}_dismissed"/></w:ffData></w:fldChar></w:r></w:p>'),
    ("frame that a link opens in", "odd-link", BLOCK, f'<w:p><w:hyperlink w:anchor="_top" w:tgtFrame="{NAME}">{run("our policy")}</w:hyperlink></w:p>'),
    ("text in an extension of a drawing", "stray-text", BLOCK, anchored(f'<a:extLst><a:ext uri="{{00000000-0000-0000-0000-000000004471}}"><a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p></a:ext></a:extLst>')),
    ("word as an identity of a paragraph", "foreign-data", BLOCK, f'<w:p xmlns:w16="http://schemas.microsoft.com/office/word/2018/wordml" w16:note="{NAME}"/>'),
]  # fmt: skip


def body(markup: str) -> Seed:
    """A seed of several elements at the end of the body."""

    def seed(pack: Pack) -> None:
        with editing(pack, BODY) as root:
            end = child(root, "w:body")
            assert end is not None
            for element in xml(f"<w:body>{markup}</w:body>"):
                end.insert(len(end) - 1, element)

    return seed


def second_body(pack: Pack) -> None:
    with editing(pack, BODY) as root:
        root.append(xml(f"<w:body>{paragraph(run())}</w:body>"))


def numbering(pack: Pack) -> etree._Element:
    """The numbering, made where there is none."""
    if "word/numbering.xml" not in pack.parts:
        root = etree.tostring(xml("<w:numbering></w:numbering>"))
        pack.attach(BODY, "numbering", "word/numbering.xml", root, NUMBERING)
    return pack.root("word/numbering.xml")


def label_of_a_list_that_is_not_used(pack: Pack) -> None:
    root = numbering(pack)
    root.append(
        xml(
            f'<w:abstractNum w:abstractNumId="91"><w:lvl w:ilvl="0"><w:lvlText w:val="Officer {NAME}"/></w:lvl></w:abstractNum>'
        )
    )
    pack.put("word/numbering.xml", root)


def picture_as_a_bullet_of_no_list(pack: Pack) -> None:
    root = numbering(pack)
    pack.put("word/numbering.xml", root)
    rid = pack.attach("word/numbering.xml", "image", "word/media/image8.png", png(), "image/png")
    root = pack.root("word/numbering.xml")
    root.insert(
        0,
        xml(
            f'<w:numPicBullet w:numPicBulletId="9"><w:pict><v:shape><v:imagedata r:id="{rid}"/></v:shape></w:pict></w:numPicBullet>'
        ),
    )
    pack.put("word/numbering.xml", root)


def picture_behind_the_page_that_is_not_shown(pack: Pack) -> None:
    rid = pack.attach(BODY, "image", "word/media/image8.png", png(), "image/png")
    with editing(pack, BODY) as root:
        root.insert(
            0,
            xml(
                f'<w:background w:color="FFFFFF"><v:background><v:fill r:id="{rid}" type="frame"/></v:background></w:background>'
            ),
        )


def picture_in_two_whites(pack: Pack) -> None:
    rid = pack.attach(BODY, "image", "word/media/image8.png", png(), "image/png")
    white = '<a:srgbClr val="FFFFFF"/>'
    effect = f"<a:duotone>{white}{white}</a:duotone>"
    shown = f'<pic:pic><pic:blipFill><a:blip r:embed="{rid}">{effect}</a:blip></pic:blipFill><pic:spPr/></pic:pic>'
    add_body(pack, anchored(shown))


def name_where_lines_may_not_end(pack: Pack) -> None:
    add_setting(pack, f'<w:noLineBreaksAfter w:lang="ja-JP" w:val="{NAME}4471dismissed"/>')


def words_as_a_date(pack: Pack) -> None:
    set_property(pack, "dcterms:created", SECRET)


def words_as_a_language(pack: Pack) -> None:
    set_property(pack, "dc:language", SECRET)


def words_as_a_number_of_pages(pack: Pack) -> None:
    set_property(pack, "ep:Pages", SECRET)


def list_of_titles_in_a_letter(pack: Pack) -> None:
    _listed(pack, "ep:TitlesOfParts")


def words_as_the_kind_of_a_title(pack: Pack) -> None:
    _listed(pack, "ep:HeadingPairs")


def _listed(pack: Pack, name: str) -> None:
    set_property(pack, name, "")
    with editing(pack, APP) as root:
        vt = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
        root[-1].append(etree.fromstring(f"<vt:vector {vt}><vt:lpstr>{SECRET}</vt:lpstr></vt:vector>"))


def prefix_that_is_a_message(pack: Pack) -> None:
    data = pack.parts["word/styles.xml"]
    address = q("w15:x")[1:-2].encode()
    pack.parts["word/styles.xml"] = data.replace(
        b"<w:styles ", b'<w:styles xmlns:Officer_4471_dismissed="' + address + b'" ', 1
    )


def blanks_after_the_end_of_a_part(pack: Pack) -> None:
    pack.parts["word/styles.xml"] += b"\n" + b" \t\t \t" * 40


def blanks_inside_a_tag(pack: Pack) -> None:
    data = pack.parts["word/styles.xml"]
    pack.parts["word/styles.xml"] = data.replace(b"<w:styles ", b"<w:styles" + b" \t\t \t" * 40, 1)


def words_in_a_content_type(pack: Pack) -> None:
    with editing(pack, TYPES) as root:
        root.append(
            root.makeelement(
                q("ct:Override"),
                {"PartName": "/word/media/image3.png", "ContentType": "image/png; note=Officer 4471"},
            )
        )


def words_as_the_kind_of_a_relationship(pack: Pack) -> None:
    pack.attach(BODY, "", "word/theme/theme7.xml", "<a/>", "application/xml")
    pack.relate(
        BODY, "", "word/theme/theme7.xml", rel_type=f"http://note.example/{SECRET.replace(' ', '-')}/theme"
    )


def words_as_the_id_of_a_relationship(pack: Pack) -> None:
    part = "word/_rels/document.xml.rels"
    with editing(pack, part) as root:
        root.append(
            root.makeelement(
                q("rel:Relationship"),
                {
                    "Id": "Officer_4471_was_dismissed_in_2021",
                    "Type": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable",
                    "Target": "styles.xml",
                },
            )
        )


def typeface_of_a_theme_that_is_a_sentence(pack: Pack) -> None:
    theme = xml(
        f'<a:theme name="Office"><a:themeElements><a:fontScheme name="Office"><a:majorFont><a:latin typeface="{SECRET} was dismissed"/>'
        "</a:majorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    part = next((p for p in pack.parts if p.startswith("word/theme/")), "")
    if part:
        pack.put(part, theme)
    else:
        pack.attach(BODY, "theme", "word/theme/theme1.xml", etree.tostring(theme), f"{DOC_TYPE}x+xml")


SEEDS: list[tuple[str, str, Seed]] = [
    ("stray-text", BLOCK, second_body),
    ("control-label", WARN, label_of_a_list_that_is_not_used),
    ("hidden-drawing", BLOCK, picture_as_a_bullet_of_no_list),
    ("hidden-drawing", BLOCK, picture_behind_the_page_that_is_not_shown),
    ("hidden-drawing", BLOCK, picture_in_two_whites),
    ("stray-text", BLOCK, name_where_lines_may_not_end),
    ("property-content", BLOCK, words_as_a_date),
    ("property-content", BLOCK, words_as_a_language),
    ("property-content", BLOCK, words_as_a_number_of_pages),
    ("stale-title", BLOCK, list_of_titles_in_a_letter),
    ("property-content", BLOCK, words_as_the_kind_of_a_title),
    ("foreign-data", BLOCK, prefix_that_is_a_message),
    ("spaces-as-code", BLOCK, blanks_after_the_end_of_a_part),
    ("spaces-as-code", BLOCK, blanks_inside_a_tag),
    ("foreign-data", BLOCK, words_in_a_content_type),
    ("foreign-data", BLOCK, words_as_the_kind_of_a_relationship),
    ("telling-name", WARN, words_as_the_id_of_a_relationship),
    ("telling-name", WARN, typeface_of_a_theme_that_is_a_sentence),
]
RARE_DOCX = [
    *(Vector(name, "docx", code, level, body(markup)) for name, code, level, markup in IN_BODY),
    *(Vector(seed.__name__.replace("_", " "), "docx", code, level, seed) for code, level, seed in SEEDS),
]
