"""Vectors of workbooks that no list named: odd cells and formats, names, footers, orders, shapes, the archive."""

import io
import struct
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from foi_letters.release.hidden.xml import descendants, q
from tests.release.hidden.books import (
    BOOK,
    STYLES,
    editing,
    first,
    number_cell,
    restyle,
    set_value,
    sheet,
    sheet_part,
)
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.vector import BLOCK, WARN, Vector

Seed = Callable[[Pack], None]
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell(inner: str, attributes: str = "") -> Seed:
    """A seed that puts a cell into column C of the third row."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            row = next(descendants(root, "s:row"))
            row.append(xml(f'<s:c r="H{row.get("r")}" {attributes}>{inner}</s:c>'))

    return seed


def format_of(number: str, code: str) -> Seed:
    """A seed that shows a number by a format."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            set_value(number_cell(root), number)
            restyle(pack, number_cell(root), number_format=code)

    return seed


def on_sheet(markup: str) -> Seed:
    """A seed that adds an element to the sheet."""

    def seed(pack: Pack) -> None:
        with sheet(pack) as root:
            root.append(xml(markup))

    return seed


def in_styles(name: str, markup: str) -> Seed:
    """A seed that adds an element to a list of the styles."""

    def seed(pack: Pack) -> None:
        with editing(pack, STYLES) as root:
            first(root, name).append(xml(markup))

    return seed


def in_book(change: Callable[[etree._Element], None]) -> Seed:
    """A seed that changes the workbook part."""

    def seed(pack: Pack) -> None:
        with editing(pack, BOOK) as root:
            change(root)

    return seed


def shape(
    attributes: str = "",
    name: str = "Box",
    extent: str = 'cx="3000000" cy="3000000"',
    body: str = "",
    colour: str = "",
) -> Seed:
    """A seed that draws a text box."""
    letters = f"<a:p><a:r><a:rPr>{colour}</a:rPr><a:t>Officer 4471</a:t></a:r></a:p>"
    drawn = (
        f'<xdr:sp {attributes}><xdr:nvSpPr><xdr:cNvPr id="2" name="{name}"/></xdr:nvSpPr><xdr:spPr/>'
        f"<xdr:txBody><a:bodyPr>{body}</a:bodyPr>{letters}</xdr:txBody></xdr:sp>"
    )
    corner = "<xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    return lambda pack: anchored(
        pack, f"<xdr:oneCellAnchor>{corner}<xdr:ext {extent}/>{drawn}</xdr:oneCellAnchor>"
    )


def anchored(pack: Pack, markup: str) -> None:
    """A drawing of one anchor."""
    kind = "application/vnd.openxmlformats-officedocument.drawing+xml"
    content = etree.tostring(xml(f"<xdr:wsDr>{markup}</xdr:wsDr>"))
    identifier = pack.attach(sheet_part(pack), "drawing", "xl/drawings/drawing9.xml", content, kind)
    with sheet(pack) as root:
        root.append(xml(f'<s:drawing r:id="{identifier}"/>'))


def far_drawing(pack: Pack) -> None:
    """A box that stands a kilometre to the right."""
    anchored(
        pack,
        '<xdr:absoluteAnchor><xdr:pos x="900000000" y="5"/><xdr:ext cx="900000" cy="900000"/></xdr:absoluteAnchor>',
    )


def table(columns: str, name: str = "T9") -> Seed:
    """A seed that adds a table over the first cells."""
    content = f'<table xmlns="{NAMESPACE}" id="9" name="{name}" displayName="{name}" ref="A1:B4"><tableColumns>{columns}</tableColumns></table>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"

    def seed(pack: Pack) -> None:
        identifier = pack.attach(sheet_part(pack), "table", "xl/tables/table9.xml", content, kind)
        with sheet(pack) as root:
            root.append(xml(f'<s:tableParts><s:tablePart r:id="{identifier}"/></s:tableParts>'))

    return seed


def footer(text: str) -> Seed:
    """A seed that gives the printed sheet a footer."""
    return on_sheet(f"<s:headerFooter><s:oddFooter>{text}</s:oddFooter></s:headerFooter>")


def second_sheet(pack: Pack, target: str = "") -> None:
    """A further sheet in the list of sheets, of the same part or of none."""
    with editing(pack, BOOK) as root:
        entry = next(descendants(root, "s:sheet"))
        more = deepcopy(entry)
        more.set("name", "Officer 4471")
        more.set("sheetId", "99")
        more.set(q("r:id"), target or entry.get(q("r:id"), ""))
        entry.addnext(more)


def tabs_of_no_width(root: etree._Element) -> None:
    """Several sheets, and no room for their tabs."""
    first(root, "s:workbookView").set("tabRatio", "0")
    first(root, "s:sheets").append(xml('<s:sheet name="More" sheetId="98" r:id="rId98"/>'))


def properties_of_check_boxes(pack: Pack) -> None:
    """Words in the bag of features."""
    bag = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"
    content = f'<FeaturePropertyBags xmlns="{bag}"><bag type="X"><s k="n">Officer Jane Carter</s></bag></FeaturePropertyBags>'
    kind = "application/vnd.ms-excel.featurepropertybag+xml"
    pack.attach(BOOK, "FeaturePropertyBag", "xl/featurePropertyBag/featurePropertyBag.xml", content, kind)


def extra_field(kind: int, content: bytes) -> Seed:
    """A seed that gives a part of the archive an extra field."""

    def change(data: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            for number, entry in enumerate(old.infolist()):
                again = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
                again.compress_type, again.create_system = zipfile.ZIP_DEFLATED, 0
                again.extra = struct.pack("<HH", kind, len(content)) + content if number == 2 else b""
                new.writestr(again, old.read(entry))
        return target.getvalue()

    return lambda pack: pack.after.append(change)


def in_directory(offset: int, content: bytes) -> Seed:
    """A seed that overwrites bytes of the first entry of the archive's directory."""

    def change(data: bytes) -> bytes:
        at = data.find(b"PK\x01\x02") + offset
        return data[:at] + content + data[at + len(content) :]

    return lambda pack: pack.after.append(change)


MESSAGE = b"Officer 4471 dismissed for misconduct 21"
WINDOW = '<a:solidFill><a:sysClr val="window" lastClr="FFFFFF"/></a:solidFill>'
PAPER = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
LONG_NAME = "Officer Jane Carter dismissed 2021"


def named(name: str, text: str) -> Seed:
    """A seed that defines a name."""
    return in_book(
        lambda root: first(root, "s:definedNames").append(
            xml(f'<s:definedName name="{name}">{text}</s:definedName>')
        )
    )


SEEDS: list[tuple[str, str, str, Seed]] = [
    ("day behind a year in a cell", "rounded-number", WARN, format_of("44729", "yyyy")),
    ("time behind a date", "rounded-number", WARN, format_of("44713.52", "yyyy-mm-dd")),
    ("date behind a time", "rounded-number", WARN, format_of("44713.5", "hh:mm")),
    ("share as a fraction", "hidden-precision", BLOCK, format_of("0.1320754717", "# ?/?")),
    ("count as a power of ten", "rounded-number", WARN, format_of("4471", "0E+0")),
    ("error with words", "contradictory-cells", BLOCK, cell("<s:v>#N/A Officer 4471</s:v>", 't="e"')),
    ("cell of a type that is none", "contradictory-cells", BLOCK, cell("<s:v>Officer 4471</s:v>", 't="zz"')),
    ("words as a number", "contradictory-cells", BLOCK, cell("<s:v>Officer 4471</s:v>")),
    ("attribute of a cell that is not of the standard", "foreign-data", BLOCK, cell("<s:v>3</s:v>", 'officer="4471"')),
    ("reading aid in a cell", "phonetic-text", BLOCK, cell("<s:is><s:t>x</s:t><s:rPh><s:t>Officer 4471</s:t></s:rPh></s:is>", 't="inlineStr"')),
    ("part of a text with an unknown look", "unknown-markup", WARN, cell("<s:is><s:r><s:rPr><s:vanish/></s:rPr><s:t>x</s:t></s:r></s:is>", 't="inlineStr"')),
    ("words in a rule", "rule-literal", WARN, on_sheet('<s:conditionalFormatting sqref="A1"><s:cfRule type="containsText" text="Carter" priority="1"/></s:conditionalFormatting>')),
    ("order by a list", "list-choices", BLOCK, on_sheet('<s:sortState ref="A1:B4"><s:sortCondition ref="A1" customList="Carter,Jones"/></s:sortState>')),
    ("extension with words", "stray-text", BLOCK, on_sheet('<s:extLst><s:ext uri="{00000000-0000-0000-0000-000000000000}"><x15:officer val="4471 Carter"/></s:ext></s:extLst>')),
    ("extension of an odd name", "stray-text", BLOCK, on_sheet('<s:extLst><s:ext uri="{Officer-4471}"/></s:extLst>')),
    ("white footer", "colour-on-colour", BLOCK, footer("&amp;C&amp;KFFFFFFOfficer Carter")),
    ("tiny footer", "tiny-text", BLOCK, footer("&amp;C&amp;1Officer Carter")),
    ("number as a name", "name-content", BLOCK, named("n", "4471")),
    ("name that is a sentence", "telling-name", WARN, named("Officer_Jane_Carter_4471", "1+1")),
    ("tabs of no width", "sheet-tabs-hidden", BLOCK, in_book(tabs_of_no_width)),
    ("two sheets of one part", "contradictory-cells", BLOCK, second_sheet),
    ("sheet without a part", "broken-relationship", WARN, lambda pack: second_sheet(pack, "rId777")),
    ("words as the base of charts", "stray-text", BLOCK, in_book(lambda root: root.append(xml('<s:extLst><s:ext><x15:workbookPr chartTrackingRefBase="Officer Jane Carter"/></s:ext></s:extLst>')))),
    ("look of cells named by a sentence", "telling-name", WARN, in_styles("s:cellStyles", f'<s:cellStyle name="{LONG_NAME}" xfId="0"/>')),
    ("look of tables named by a sentence", "telling-name", WARN, in_styles("s:tableStyles", f'<s:tableStyle name="{LONG_NAME}" count="0"/>')),
    ("font named by a sentence", "telling-name", WARN, in_styles("s:fonts", f'<s:font><s:name val="{LONG_NAME}"/></s:font>')),
    ("column with a name that no cell shows", "table-description", BLOCK, table('<tableColumn id="1" name="Officer Jane Carter"/>')),
    ("column of a query", "data-connection", BLOCK, table('<tableColumn id="1" name="Column1" queryTableFieldId="1"/>')),
    ("column of an XML map", "data-connection", BLOCK, table('<tableColumn id="1" name="Column1"><xmlColumnPr mapId="1" xpath="/carter" xmlDataType="string"/></tableColumn>')),
    ("table named by a sentence", "telling-name", WARN, table('<tableColumn id="1" name="Column1"/>', "Officer_Jane_Carter_4471")),
    ("drawing a kilometre away", "remote-cell", BLOCK, far_drawing),
    ("box too small for its text", "no-size", BLOCK, shape(extent='cx="60000" cy="60000"')),
    ("box tied to another workbook", "external-workbook", BLOCK, shape('textlink="[1]Raw!$A$1"')),
    ("box named by a sentence", "telling-name", WARN, shape(name=LONG_NAME)),
    ("letters of the colour of the window", "colour-on-colour", BLOCK, shape(colour=WINDOW)),
    ("letters of the colour of paper", "colour-on-colour", BLOCK, shape(colour=PAPER)),
    ("letters scaled to a hundredth", "tiny-text", BLOCK, shape(body='<a:normAutofit fontScale="1000"/>')),
    ("words among the features", "rich-data", BLOCK, properties_of_check_boxes),
    ("words as a time stamp", "archive-extra", BLOCK, extra_field(0x5455, MESSAGE)),
    ("words as the times of Windows", "archive-extra", BLOCK, extra_field(0x000A, MESSAGE)),
    ("words as sizes", "archive-extra", BLOCK, extra_field(0x0001, MESSAGE)),
    ("words as the number of a disk", "archive-extra", BLOCK, in_directory(34, b"\x71\x44")),
    ("words as attributes of a file", "archive-extra", BLOCK, in_directory(38, b"\x71\x44\x71\x44")),
]  # fmt: skip
UNUSUAL_XLSX = [Vector(name, "xlsx", code, level, seed) for name, code, level, seed in SEEDS]
