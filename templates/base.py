"""The parts that every letter template shares: A4, British English, Arial, our own few styles, page numbers as fields.

Made here rather than from the base document of a library, which brings US Letter paper, blue headings, theme fonts and a
thumbnail. Measures are twentieths of a point (w:spacing, w:pgSz) or half points (w:sz), as WordprocessingML has them.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

INK = "1F2A44"
GREY = "5A6270"
RULE = "8A93A3"
ALARM = "9C1C1C"
TEXT_WIDTH = 9026
"""A4 less two margins of 2.54 cm."""


@dataclass(frozen=True)
class Style:
    """A paragraph style: its name in Word, and what it adds to the style it is based on."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    next: str = ""

    @property
    def id(self) -> str:
        """The id that paragraphs carry."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        """The style as styles.xml has it."""
        default = ' w:default="1"' if self.name == "Normal" else ""
        base = "" if default else f'<w:basedOn w:val="{self.based_on}"/>'
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f"{base}{following}<w:qFormat/>{paragraph}{run}</w:style>"
        )


def _spacing(before: int = 0, after: int = 0, line: int = 276) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int, *, bold: bool = False, colour: str = "", closer: int = 0) -> str:
    """`closer`: by how many twentieths of a point the letters are closer to each other."""
    weight = "<w:b/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    tracking = f'<w:spacing w:val="{-closer}"/>' if closer else ""
    return f'{weight}{ink}{tracking}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_RULE_LEFT = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{RULE}"/></w:pBdr>'
_FRAME = '<w:framePr w:w="1150" w:hSpace="120" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="180" w:y="1"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"

STYLES = (
    Style("Normal", f"<w:widowControl/>{_spacing(after=170)}"),
    Style(
        "heading 1",
        f'{_KEEP}{_spacing(120, 200, 252)}<w:outlineLvl w:val="0"/>',
        _size(32, bold=True, colour=INK, closer=4),
        next="Normal",
    ),
    Style(
        "heading 2",
        f'{_KEEP}{_spacing(320, 120, 252)}<w:outlineLvl w:val="1"/>',
        _size(26, bold=True, colour=INK),
        next="Normal",
    ),
    Style(
        "heading 3",
        f'{_KEEP}{_spacing(220, 90, 252)}<w:outlineLvl w:val="2"/>',
        _size(23, bold=True, colour=INK),
        next="Normal",
    ),
    Style("Letterhead", _spacing(after=20, line=252), _size(30, bold=True, colour=INK)),
    Style("Letterhead line", _spacing(line=252), _size(18, colour=GREY)),
    Style("Letterhead last", _spacing(after=300, line=252), based_on="LetterheadLine"),
    Style("Address", f"<w:keepLines/>{_spacing()}"),
    Style("Dateline", f"<w:keepNext/>{_spacing()}"),
    Style("First dateline", _spacing(240), based_on="Dateline"),
    Style("Salutation", f"<w:keepNext/>{_spacing(240, 120)}"),
    Style(
        "Request text",
        f'{_KEEP}{_RULE_LEFT}{_spacing(after=120, line=264)}<w:ind w:left="340" w:right="340"/>',
        f'<w:color w:val="{GREY}"/>',
    ),
    Style("Lead", _KEEP + _spacing(80, 60), "<w:b/>"),
    Style("Lead after table", f"{_KEEP}{_spacing(250, 60)}", based_on="Lead"),
    Style("Kept", "<w:keepNext/>"),
    Style("Enclosures", _KEEP + _spacing(320, 60), "<w:b/>"),
    Style("caption", f"{_KEEP}{_spacing(160, 80, 252)}", _size(21, bold=True)),
    Style("Table text", _spacing(50, 50, 252), _size(21)),
    Style(
        "Table heading", f"<w:keepNext/>{_spacing(50, 50, 252)}", _size(21, bold=True), based_on="TableText"
    ),
    Style("Table number", f'{_spacing(50, 50, 252)}<w:jc w:val="right"/>', _size(21), based_on="TableText"),
    Style("Table text kept", "<w:keepNext/>", based_on="TableText"),
    Style("Table number kept", "<w:keepNext/>", based_on="TableNumber"),
    Style("Table note", _spacing(80, 200, 252), _size(20, colour=GREY)),
    Style("After table", _spacing(200, 170)),
    Style("List Bullet", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_spacing(after=110)}'),
    Style("List Number", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>{_spacing(after=110)}'),
    Style("List item kept", "<w:keepNext/>", based_on="ListBullet"),
    Style("Signature", f"{_KEEP}{_spacing()}"),
    Style("header", _spacing(line=252), _size(18, colour=GREY)),
    Style("footer", _spacing(line=252), _size(18, colour=GREY)),
    Style("Draft notice", _spacing(after=60, line=252), _size(22, bold=True, colour=ALARM)),
    Style("Draft mark", f"{_FRAME}{_spacing(line=240)}", _size(14, bold=True, colour=ALARM)),
)
"""Every paragraph style of a letter. Nothing else is in the file."""


def styles_xml() -> bytes:
    """styles.xml: defaults, the paragraph styles, the hyperlink, and tables with horizontal rules only."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        "</w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="0B4EA2"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "bottom", "insideH")
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="LetterTable"><w:name w:val="Letter table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders></w:tblPr></w:style>"
    )
    paragraphs = "".join(style.xml() for style in STYLES)
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{paragraphs}{character}{table}</w:styles>".encode()


def numbering_xml() -> bytes:
    """numbering.xml: bullets and numbers, one level each."""
    levels = {1: ("bullet", "•"), 2: ("decimal", "%1.")}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="454" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (form, text) in levels.items()
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in levels)
    return f"{HEAD}<w:numbering {NAMESPACES}>{lists}{uses}</w:numbering>".encode()


def paragraph(style: str, text: str, *, more: str = "") -> str:
    """One paragraph; `style` is the name of a style, `more` further XML after the text."""
    known = {each.name: each.id for each in STYLES}
    properties = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{known[style]}"/></w:pPr>'
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}{more}</w:p>"


def _field(code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(caption: str, columns: tuple[tuple[str, str, int], ...], *, loop: str) -> str:
    """A table with a caption above it: a heading row, and a row that is repeated.

    `columns` are heading, tag and width of each; `loop` is the Jinja loop over the rows, for example
    "row in decisions". A row that is `kept` stays on the page of the row after it. For people who do not see it, the table is described by its headings: words that stand on the page.
    """
    describes = "; ".join(heading for heading, _, _ in columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, _, width in columns)
    total = sum(width for _, _, width in columns)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCaption w:val="{escape(caption)}"/><w:tblDescription w:val="{escape(describes)}"/></w:tblPr>'
    )
    headings = [(heading, width) for heading, _, width in columns]
    tags = [(tag, width) for _, tag, width in columns]

    def control(statement: str) -> str:
        return _row(
            [(f"{{%tr {statement} %}}", columns[0][2])] + [("", width) for _, _, width in columns[1:]]
        )

    rows = (
        _row(headings, "Table heading", header=True)
        + control(f"for {loop}")
        + control("if row.kept")
        + _row(tags, "Table text kept")
        + control("else")
        + _row(tags)
        + control("endif")
        + control("endfor")
    )
    return f"{paragraph('caption', caption)}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(cells: list[tuple[str, int]], style: str = "Table text", *, header: bool = False) -> str:
    heading = "<w:tblHeader/>" if header else ""
    body = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, text)}</w:tc>'
        for text, width in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{body}</w:tr>"


def document(body: list[str], *, title: str) -> dict[str, bytes]:
    """The parts of a template: its body in our page, with the letterhead on the first page."""
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId3"/><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="709" w:footer="709" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    draft = [
        paragraph("header", "{%p if letter.draft %}"),
        paragraph("Draft notice", "{{ letter.draft }}"),
        paragraph("header", "{%p endif %}"),
    ]
    letterhead = [
        *draft,
        paragraph("Letterhead", "{{ authority.name }}"),
        paragraph("Letterhead line", "{{ authority.address | join(', ') }}"),
        paragraph("Letterhead last", "{{ authority.contact | join(' | ') }}"),
    ]
    running = [*draft, paragraph("header", "{{ authority.name }} | Our reference: {{ case.reference }}")]
    footer = [
        paragraph(
            "footer",
            "Page ",
            more=f'{_field("PAGE")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}',
        )
    ]
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(title),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(body)}{section}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/styles.xml": styles_xml(),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _settings(),
        "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>{''.join(letterhead)}</w:hdr>".encode(),
        "word/header2.xml": f"{HEAD}<w:hdr {NAMESPACES}>{''.join(running)}</w:hdr>".encode(),
        "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACES}>{''.join(footer)}</w:ftr>".encode(),
    }


_PARTS = {
    "styles": ("rId1", "styles.xml"),
    "settings": ("rId2", "settings.xml"),
    "header": ("rId3", "header1.xml"),
    "header ": ("rId4", "header2.xml"),
    "footer": ("rId5", "footer1.xml"),
    "numbering": ("rId6", "numbering.xml"),
}


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{WML}.{kind.strip()}+xml"/>'
        for kind, (_, file) in _PARTS.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WML}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    ).encode()


def _relationships(targets: list[tuple[str, str, str]]) -> bytes:
    links = "".join(
        f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"/>' for id_, type_, target in targets
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'.encode()


def _package_relationships() -> bytes:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        [("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
    )


def _document_relationships() -> bytes:
    return _relationships([(id_, f"{R}/{kind.strip()}", file) for kind, (id_, file) in _PARTS.items()])


def _settings() -> bytes:
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    ).encode()


def _core(title: str) -> bytes:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{{{{ authority.name }}}}</dc:creator><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    ).encode()
