"""The parts of a review pack that are the same in every one: A4, British English, Track Changes on, its styles.

Made here rather than with python-docx, whose base document carries US Letter, en-US, a thumbnail and 400 KB of styles.
Everything that is looked for when the file comes back (`returned.py`) is looked for by the names of these styles.
"""

from dataclasses import dataclass
from enum import StrEnum

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument"
_WML = f"{_CT}.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{_R}"'

FONT = "Arial"
INK = "1F2A44"
GREY = "6B7280"


class Style(StrEnum):
    """The names of the styles of a pack, as the reviewer sees them in Word."""

    BODY = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING = "heading 1"
    EXEMPTION = "Exemption"
    BLOCK = "heading 2"
    FACT = "Fact"
    CODE = "Code line"
    WORDING = "Wording"
    BULLET = "Wording bullet"
    NUMBER = "Wording number"
    DECISION = "Decision line"
    LABEL = "Sample label"
    SAMPLE = "Sample"
    CELL = "Table text"
    FOOTER = "footer"

    @property
    def id(self) -> str:
        """The id of the style in the file."""
        return self.value.title().replace(" ", "")


PLACEHOLDER = "Placeholder"
PROMPT = "Prompt"
BULLET_LIST, NUMBER_LIST = 1, 2


@dataclass(frozen=True, slots=True)
class _Look:
    """How one paragraph style looks: sizes in half points, distances in twentieths of a point."""

    size: int = 21
    bold: bool = False
    colour: str = "000000"
    before: int = 0
    after: int = 120
    indent: int = 0
    hanging: int = 0
    keep: bool = False
    """On one page with the paragraph that follows."""
    new_page: bool = False
    shade: str = ""
    bar: str = ""
    """A rule on one side: `left:18:1F2A44` is its side, its width in eighths of a point, its colour."""
    tab: int = 0
    font: str = ""
    numbering: int = 0
    outline: int = -1
    line: int = 264


_WORDING_BAR = f"left:18:{INK}"
_LOOKS = {
    Style.BODY: _Look(),
    Style.TITLE: _Look(size=40, bold=True, colour=INK, before=600, after=60, line=240),
    Style.SUBTITLE: _Look(size=24, colour=GREY, after=360, bar=f"bottom:8:{INK}"),
    Style.HEADING: _Look(size=26, bold=True, colour=INK, before=360, after=120, keep=True, outline=0),
    Style.EXEMPTION: _Look(size=30, bold=True, colour=INK, after=0, keep=True, outline=0, new_page=True),
    Style.BLOCK: _Look(
        size=24, bold=True, colour=INK, before=440, after=120, keep=True, outline=1, bar=f"top:6:{INK}"
    ),
    Style.FACT: _Look(size=19, after=40, indent=1701, hanging=1701, keep=True, tab=1701),
    Style.CODE: _Look(size=15, colour=GREY, before=160, after=100, keep=True, font="Courier New"),
    Style.WORDING: _Look(indent=284, bar=_WORDING_BAR),
    Style.BULLET: _Look(indent=711, hanging=427, numbering=BULLET_LIST, bar=_WORDING_BAR),
    Style.NUMBER: _Look(indent=711, hanging=427, numbering=NUMBER_LIST, bar=_WORDING_BAR),
    Style.DECISION: _Look(
        size=20, bold=True, after=0, indent=1814, hanging=1701, shade="EEF1F6", tab=1814, line=336
    ),
    Style.LABEL: _Look(size=17, bold=True, colour=GREY, before=200, after=60, keep=True),
    Style.SAMPLE: _Look(size=19, colour="333333", after=80, indent=284, font="Times New Roman"),
    Style.CELL: _Look(size=17, before=40, after=40, line=240),
    Style.FOOTER: _Look(size=15, colour=GREY, tab=9070, after=0),
}


def styles() -> bytes:
    """styles.xml"""
    character = (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{PLACEHOLDER}"><w:name w:val="{PLACEHOLDER}"/>'
        '<w:rPr><w:color w:val="1D4ED8"/><w:shd w:val="clear" w:color="auto" w:fill="E8EEFC"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{PROMPT}"><w:name w:val="{PROMPT}"/>'
        f'<w:rPr><w:b w:val="0"/><w:color w:val="{GREY}"/><w:sz w:val="17"/></w:rPr></w:style>'
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    body = "".join(_style(style, look) for style, look in _LOOKS.items())
    return f"{_HEAD}<w:styles {_NAMESPACES}>{defaults}{body}{character}</w:styles>".encode()


def _style(style: Style, look: _Look) -> str:
    default = ' w:default="1"' if style is Style.BODY else ""
    own = "" if style in _BUILT_IN else ' w:customStyle="1"'
    based = "" if style is Style.BODY else f'<w:basedOn w:val="{Style.BODY.id}"/>'
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style.id}"><w:name w:val="{style}"/>{based}<w:qFormat/>'
        f"<w:pPr>{_paragraph_look(look)}</w:pPr><w:rPr>{_run_look(look)}</w:rPr></w:style>"
    )


_BUILT_IN = {Style.BODY, Style.TITLE, Style.SUBTITLE, Style.HEADING, Style.BLOCK, Style.FOOTER}


def _paragraph_look(look: _Look) -> str:
    """In the order that the schema asks for."""
    parts = ["<w:keepNext/>"] if look.keep else []
    parts.append("<w:keepLines/>")
    if look.new_page:
        parts.append("<w:pageBreakBefore/>")
    if look.numbering:
        parts.append(f'<w:numPr><w:numId w:val="{look.numbering}"/></w:numPr>')
    if look.bar:
        edge, width, colour = look.bar.split(":")
        border = f'<w:{edge} w:val="single" w:sz="{width}" w:space="8" w:color="{colour}"/>'
        parts.append(f"<w:pBdr>{border}</w:pBdr>")
    if look.shade:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>')
    if look.tab:
        kind = "right" if look.tab > 9000 else "left"
        parts.append(f'<w:tabs><w:tab w:val="{kind}" w:pos="{look.tab}"/></w:tabs>')
    parts.append(
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="auto"/>'
    )
    if look.indent:
        parts.append(f'<w:ind w:left="{look.indent}" w:hanging="{look.hanging}"/>')
    if look.outline >= 0:
        parts.append(f'<w:outlineLvl w:val="{look.outline}"/>')
    return "".join(parts)


def _run_look(look: _Look) -> str:
    font = look.font and f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    return f'{font}{bold}<w:color w:val="{look.colour}"/><w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'


def numbering(numbered_lists: int) -> bytes:
    """numbering.xml: the bullet list, and numbered lists from id 2 on, each beginning at 1."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="711" w:hanging="427"/></w:pPr></w:lvl></w:abstractNum>'
        for number, form, text in ((1, "bullet", "•"), (2, "decimal", "%1."))
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{NUMBER_LIST + at}"><w:abstractNumId w:val="2"/>{restart}</w:num>'
        for at in range(numbered_lists + 1)
    )
    bullets = f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="1"/></w:num>'
    return f"{_HEAD}<w:numbering {_NAMESPACES}>{abstract}{bullets}{lists}</w:numbering>".encode()


def settings() -> bytes:
    """settings.xml: changes are tracked from the moment the file is opened."""
    return (
        f'{_HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:trackRevisions/>'
        '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    ).encode()


def footer(left: str) -> bytes:
    """footer1.xml: the pack, and the page of pages. `left` is plain text without markup."""
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'{_HEAD}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{Style.FOOTER.id}"/></w:pPr>'
        f"{text.format(left)}<w:r><w:tab/></w:r>{text.format('Page ')}{field.format('PAGE')}"
        f"{text.format(' of ')}{field.format('NUMPAGES')}</w:p></w:ftr>"
    ).encode()


def custom_properties(pack: str) -> bytes:
    """docProps/custom.xml: the id of the pack, beside its places on the first page and in the footer."""
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Review pack">'
        f"<vt:lpwstr>{pack}</vt:lpwstr></property></Properties>"
    ).encode()


def content_types() -> bytes:
    """[Content_Types].xml"""
    kinds = {
        "word/document.xml": f"{_WML}.document.main+xml",
        "word/styles.xml": f"{_WML}.styles+xml",
        "word/settings.xml": f"{_WML}.settings+xml",
        "word/numbering.xml": f"{_WML}.numbering+xml",
        "word/footer1.xml": f"{_WML}.footer+xml",
        "docProps/custom.xml": f"{_CT}.custom-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def relationships(targets: dict[str, str]) -> bytes:
    """A .rels part: the kind of each target by its name; ids are rId1, rId2 ... in that order."""
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    ).encode()
