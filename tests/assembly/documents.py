"""Small Word documents, made part by part, and what a reader sees in a rendered one."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from foi_letters.assembly.names import PPR, TBL, TC, TR, P, T, w
from foi_letters.assembly.package import read_package, write_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text is a run of its own."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inside}</w:p>"


def tc(*content: str) -> str:
    """A cell of paragraphs; plain text is a paragraph of its own."""
    inside = "".join(each if each.startswith("<") else p(each) for each in content) or p()
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def tr(*cells: str) -> str:
    """A row of cells; plain text is a cell of its own."""
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 3) -> str:
    """A table."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    look = '<w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


class Parts:
    """A package as it is put together: parts, their types, and their relationships."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relationships: dict[str, list[tuple[str, str, str, bool]]] = {}

    def add(
        self, name: str, kind: str, content_type: str, xml: str | bytes, source: str = "word/document.xml"
    ) -> str:
        """Add a part related to `source`; its relationship id."""
        self.parts[name] = xml.encode() if isinstance(xml, str) else xml
        self.types[name] = content_type
        return self.relate(source, kind, "/" + name)

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship; its id."""
        own = self.relationships.setdefault(source, [])
        own.append((f"rId{len(own) + 1}", kind if "/" in kind else f"{OFFICE}/{kind}", target, external))
        return own[-1][0]

    def zipped(self) -> bytes:
        """The package."""
        parts = dict(self.parts)
        for source, own in self.relationships.items():
            folder, slash, base = source.rpartition("/")
            parts[f"{folder}{slash}_rels/{base}.rels"] = _relationships(own)
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items()
        )
        parts["[Content_Types].xml"] = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
        ).encode()
        return write_package(parts)


def _relationships(own: Sequence[tuple[str, str, str, bool]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{escape(target)}"{" TargetMode=" + chr(34) + "External" + chr(34) if external else ""}/>'
        for id_, kind, target, external in own
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'.encode()


def package(*body: str, styles: str = STYLES, namespaces: str = "") -> Parts:
    """A package whose body is these paragraphs and tables, ready for further parts."""
    parts = Parts()
    inside = "".join(each if each.startswith("<") else p(each) for each in body)
    document = f"<w:document {W} {R} {namespaces}><w:body>{inside}{SECTION}</w:body></w:document>"
    parts.add("word/document.xml", "officeDocument", f"{WORD}.document.main+xml", document, source="")
    parts.add("word/styles.xml", "styles", f"{WORD}.styles+xml", styles)
    return parts


def docx(*body: str) -> bytes:
    """A document whose body is these paragraphs and tables."""
    return package(*body).zipped()


def part(document: bytes, name: str = "word/document.xml") -> etree._Element:
    """The tree of a part."""
    return read_package(document).parse(name)


def text(paragraph: etree._Element) -> str:
    """The words of a paragraph, breaks and tabs as characters."""
    signs: Mapping[str, str] = {w("br"): "\n", w("tab"): "\t"}
    nodes = [n for n in paragraph.iter(T, *signs) if next(n.iterancestors(P)) is paragraph and _in_run(n)]
    return "".join(signs.get(str(node.tag)) or node.text or "" for node in nodes)


def _in_run(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == w("r")


def shown(document: bytes, name: str = "word/document.xml") -> list[object]:
    """What a reader sees: paragraphs as text, tables as lists of rows of cells."""
    root = part(document, name)
    story = root.find(w("body"))
    return _story(root if story is None else story)


def _story(story: etree._Element) -> list[object]:
    seen: list[object] = []
    for child in story:
        if child.tag == P:
            seen.append(text(child))
        elif child.tag == TBL:
            seen.append([[_cell(cell) for cell in row.iter(TC)] for row in child.iterchildren(TR)])
        elif child.tag == w("sdt"):
            seen += [text(paragraph) for paragraph in child.iter(P)]
    return seen


def _cell(cell: etree._Element) -> str:
    return "\n".join(text(paragraph) for paragraph in cell.iterchildren(P))


def style_of(paragraph: etree._Element) -> str:
    """The style id of a paragraph."""
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))
