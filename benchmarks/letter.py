"""The letter of `engine.py`: a template as Word saves one, and contexts that differ from letter to letter."""

import io
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

import docx

from foi_letters.assembly.package import write_package

COLUMNS: Final = ("year", "area", "received", "upheld", "dismissed", "resigned")
_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FILLER: Final = (
    "The Act gives a right to recorded information that a public authority holds when a request is received, and asks the "
    "authority to say within the time allowed whether it holds it, to give it, or to explain why it does not. "
)


class Writer:
    """Paragraphs as Word writes them: revision ids on everything, and tags split over runs now and then."""

    def __init__(self) -> None:
        self.count = 0

    def run(self, text: str, properties: str = "") -> str:
        self.count += 1
        rsid = f'w:rsidR="00{self.count * 7919 % 0xFFFFFF:06X}"'
        fonts = f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{properties}<w:sz w:val="23"/></w:rPr>'
        return f'<w:r {rsid}>{fonts}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(self, text: str, style: str = "") -> str:
        self.count += 1
        ids = f'w14:paraId="{self.count * 104729 % 0x7FFFFFFF:08X}" w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"'
        look = f'<w:pStyle w:val="{style}"/>' if style else ""
        split = text.find("{{") + 3 if "{{" in text and self.count % 4 == 0 else 0
        runs = (
            self.run(text[:split]) + '<w:proofErr w:type="spellStart"/>' + self.run(text[split:])
            if split
            else self.run(text)
        )
        return f'<w:p {ids}><w:pPr>{look}<w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>{runs}</w:p>'

    def row(self, *cells: str) -> str:
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>{self.paragraph(cell)}</w:tc>'
            for cell in cells
        )
        return f'<w:tr w:rsidR="00A1B2C3"><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>'


def _body(write: Writer) -> str:
    p = write.paragraph
    names = [f"field_{number}" for number in range(1, 41)]
    questions = [
        p("{%p for q in questions %}"),
        p("Question {{ q.number }}", "Heading2"),
        p("{{ q.words }}", "Quote"),
        p("{%p if q.held %}"),
        p("We hold this information: {{ q.answer }}. It covers {{ q.start }} to {{ q.end }}. " + _FILLER),
        p("{%p else %}"),
        p("We do not hold this information, because {{ q.reason }}."),
        p("{%p endif %}"),
        p("{%p endfor %}"),
    ]
    table = [
        write.row(*(column.title() for column in COLUMNS)),
        write.row("{%tr for row in rows %}", *[""] * 5),
    ]
    table += [
        write.row(*(f"{{{{ row.{column} }}}}" for column in COLUMNS)),
        write.row("{%tr endfor %}", *[""] * 5),
    ]
    grid = '<w:gridCol w:w="1500"/>' * len(COLUMNS)
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    conditions = [
        each
        for number in range(1, 6)
        for each in (
            p(f"{{%p if flag_{number} %}}"),
            p(f"Since {{{{ field_{number} }}}}, {_FILLER}"),
            p("{%p endif %}"),
        )
    ]
    return "".join(
        [
            p("{{ requester.name }}"),
            p("{{ requester.address }}"),
            p("Our reference: {{ reference }}. Received on {{ received }}, answered on {{ sent }}."),
            p("Freedom of Information Act 2000: response to your request", "Heading1"),
            *(p(f"{_FILLER}{{{{ {name} }}}}") for name in names[:20]),
            *conditions,
            p("Your questions", "Heading1"),
            *questions,
            p("The questions again, in short", "Heading1"),
            *(
                p("{%p for q in questions %}"),
                p("{{ q.number }}: {{ q.answer }} ({{ q.reason }})"),
                p("{%p endfor %}"),
            ),
            p("Figures", "Heading1"),
            f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(table)}</w:tbl>",
            *(p(f"Note {name[6:]}: {{{{ {name} }}}}") for name in names[20:]),
            p(
                "Dear {% if formal %}{{ requester.title }}{% else %}{{ requester.first }}{% endif %} {{ requester.last }}"
            ),
            p("{{ officer.name }}, {{ officer.post }}, {{ officer.telephone }}, {{ officer.email }}"),
        ]
    )


def _margin(kind: str, inside: str) -> str:
    return f"{_HEADER}<w:{kind} {_W}>{inside}</w:{kind}>"


def _field(write: Writer, code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{write.run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _styles() -> str:
    """Styles of some 45 KB: the ones used, and the crowd that Word always brings along."""
    own = [("Normal", "Normal"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Quote", "Quote")]
    own += [(f"Unused{number}", f"Unused style {number}") for number in range(122)]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:uiPriority '
        'w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:rsid w:val="00A1B2C3"/><w:pPr><w:keepNext/><w:spacing w:before="240" '
        'w:after="120"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="1F3864"/></w:rPr></w:style>'
        for id_, name in own
    )
    table = '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>'
    return f"{_HEADER}<w:styles {_W}>{styles}{table}</w:styles>"


def _settings() -> str:
    rsids = "".join(f'<w:rsid w:val="00{number * 7919 % 0xFFFFFF:06X}"/>' for number in range(60))
    return f'{_HEADER}<w:settings {_W}><w:zoom w:percent="100"/><w:rsids>{rsids}</w:rsids></w:settings>'


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="Font {number}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family '
        'w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for number in range(6)
    )
    return f"{_HEADER}<w:fonts {_W}>{fonts}</w:fonts>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>' for number in range(3)
    )
    nums = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
    return f"{_HEADER}<w:numbering {_W}>{lists}{nums}</w:numbering>"


def letter() -> bytes:
    """The template."""
    write = Writer()
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    page = f"<w:p>{write.run('Page ')}{_field(write, 'PAGE')}{write.run(' of ')}{_field(write, 'NUMPAGES')}</w:p>"
    parts = {
        "word/document.xml": f"{_HEADER}<w:document {_W}><w:body>{_body(write)}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/header1.xml": _margin("hdr", write.paragraph("Our reference: {{ reference }}")),
        "word/footer1.xml": _margin("ftr", page),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": _numbering(),
    }
    kinds = {name: f"{_WORD}.{name[5:-4].rstrip('1')}+xml" for name in parts}
    kinds["word/document.xml"] = f"{_WORD}.document.main+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    types = (
        f'{_HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    related = ["styles", "header", "footer", "settings", "fontTable", "numbering"]
    names = ["styles.xml", "header1.xml", "footer1.xml", "settings.xml", "fontTable.xml", "numbering.xml"]
    return write_package(
        {name: xml.encode() for name, xml in parts.items()}
        | {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _relationships(["officeDocument"], ["word/document.xml"]),
            "word/_rels/document.xml.rels": _relationships(related, names),
        }
    )


def _relationships(kinds: list[str], targets: list[str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(zip(kinds, targets, strict=True), 1)
    )
    return f'{_HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'.encode()


def contexts(count: int, rows: int = 40) -> list[Mapping[str, object]]:
    """Different letters: every text has `&`, `<` or quotes in it."""
    return [_context(number, rows) for number in range(count)]


def _context(seed: int, rows: int) -> Mapping[str, object]:
    odd = ('Smith & Sons <Northshire> "Ltd"', "a < b & c > d", "“quoted” & 'straight'")

    def words(name: str) -> str:
        return f"{name} {seed}: {odd[(seed + len(name)) % 3]}"

    people = {key: words(key) for key in ("name", "address", "title", "first", "last")}
    officer = {key: words(key) for key in ("name", "post", "telephone", "email")}
    questions = [
        {key: words(f"{key} {n}") for key in ("number", "words", "answer", "start", "end", "reason")}
        | {"held": (seed + n) % 3 > 0}
        for n in range(1, 9)
    ]
    table = [
        {column: words(column) if column == "area" else str(seed * n) for column in COLUMNS}
        for n in range(rows)
    ]
    fields = {f"field_{n}": words(f"field {n}") for n in range(1, 41)}
    flags = {f"flag_{n}": (seed + n) % 2 == 0 for n in range(1, 6)}
    single = {key: words(key) for key in ("reference", "received", "sent")}
    return (
        {
            "requester": people,
            "officer": officer,
            "questions": questions,
            "rows": table,
            "formal": seed % 2 == 0,
        }
        | fields
        | flags
        | single
    )


def words(document: bytes) -> list[str]:
    """The text of a letter: its paragraphs, its cells, its header."""
    opened = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    header = [paragraph.text for section in opened.sections for paragraph in section.header.paragraphs]
    return [paragraph.text for paragraph in opened.paragraphs] + cells + header
