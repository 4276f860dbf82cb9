"""Clean files written by hand: a letter of ours, and a letter and a workbook in the shape that Word and Excel save."""

from foi_letters.assembly.package import write_package
from foi_letters.release.hidden.xml import NAMESPACES

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def declare(*prefixes: str) -> str:
    """Namespace declarations."""
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def types(**parts: str) -> str:
    """A content types part; `parts` are names with `__` for `/` and `_` for `.`, and the type of each."""
    entries = "".join(
        f'<Override PartName="/{name.replace("__", "/").replace("_", ".")}" ContentType="{kind}"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{NAMESPACES["ct"]}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def relations(*rows: str) -> str:
    """A relationships part from `kind target` or, for a link, `kind target external`."""
    entries = ""
    for number, row in enumerate(rows, 1):
        kind, target, *external = row.split()
        address = (
            kind if kind.startswith("http") else (PACKAGE if kind == "core-properties" else OFFICE) + kind
        )
        mode = ' TargetMode="External"' if external else ""
        entries += f'<Relationship Id="rId{number}" Type="{address}" Target="{target}"{mode}/>'
    return f'{HEAD}<Relationships xmlns="{NAMESPACES["rel"]}">{entries}</Relationships>'


def core(inner: str) -> str:
    """Core properties."""
    return f"{HEAD}<cp:coreProperties {declare('cp', 'dc', 'dcterms', 'dcmitype', 'xsi')}>{inner}</cp:coreProperties>"


def packed(parts: dict[str, str], media: dict[str, bytes] | None = None) -> bytes:
    """The package of these parts, as our own writer writes it; `media` are parts that are not text."""
    return write_package({name: text.encode() for name, text in parts.items()} | (media or {}))


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def style(kind: str, name: str, inner: str, *, default: bool = False) -> str:
    """A style whose id is its name without blanks."""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{inner}</w:style>'


STYLES = (
    f"{HEAD}<w:styles {declare('w')}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="23"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault>'
    '<w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + style("paragraph", "Normal", "<w:qFormat/>", default=True)
    + style(
        "paragraph",
        "heading 1",
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
    )
    + style("character", "Hyperlink", '<w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr>')
    + "</w:styles>"
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def our_letter() -> bytes:
    """A short letter as our own templates give it: A4, Arial, one header, one link to the workbook beside it."""
    body = (
        paragraph("Freedom of Information Act 2000: response to your request", "heading1")
        + paragraph("Thank you for your request of 2 November 2026.")
        + '<w:p><w:hyperlink r:id="rId4"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>tables.xlsx</w:t></w:r></w:hyperlink></w:p>'
    )
    return packed(
        {
            "[Content_Types].xml": types(
                word__document_xml=WORDML + "document.main+xml",
                word__styles_xml=WORDML + "styles+xml",
                word__settings_xml=WORDML + "settings+xml",
                word__header1_xml=WORDML + "header+xml",
                docProps__core_xml="application/vnd.openxmlformats-package.core-properties+xml",
            ),
            "_rels/.rels": relations("officeDocument word/document.xml", "core-properties docProps/core.xml"),
            "docProps/core.xml": core(
                "<dc:title>Response</dc:title><dc:creator>Northshire Constabulary</dc:creator><dc:language>en-GB</dc:language>"
            ),
            "word/document.xml": f"{HEAD}<w:document {declare('w', 'r')}><w:body>{body}{SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(
                "styles styles.xml",
                "settings settings.xml",
                "header header1.xml",
                "hyperlink tables.xlsx external",
            ),
            "word/styles.xml": STYLES,
            "word/settings.xml": f'{HEAD}<w:settings {declare("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/></w:settings>',
            "word/header1.xml": f"{HEAD}<w:hdr {declare('w')}>{paragraph('Our reference: FOI-2026-0412')}</w:hdr>",
        }
    )
