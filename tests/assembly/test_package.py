import io
import struct
import zipfile
from pathlib import Path

import pytest

from foi_letters.assembly.package import Limits, Package, pack, parse_xml, read_package, write_package
from foi_letters.errors import InputError, Place, TemplateError

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="main"/></Types>'
)
RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/>'
    b'<Relationship Id="rId2" Type="http://x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    b"</Relationships>"
)
PARTS = {"word/document.xml": b"<w/>", "[Content_Types].xml": TYPES, "_rels/.rels": RELS}


def rules(caught: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.rule for problem in caught.value.problems]


def zipped(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def test_what_is_written_is_read_back() -> None:
    package = read_package(write_package(PARTS), name="letter.docx")
    assert dict(package.parts) == PARTS
    assert package.main_part == "word/document.xml"
    assert package.content_type("word/document.xml") == "main"
    assert package.content_type("word/other.xml") == "application/xml"
    assert package.content_type("word/picture.png") == ""
    assert [r.target for r in package.relationships()] == ["word/document.xml", "https://example.org/"]
    assert package.relationships("word/document.xml") == ()


def test_the_order_of_the_parts_does_not_change_the_bytes() -> None:
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))


def test_a_part_packed_beforehand_gives_the_same_bytes() -> None:
    assert write_package(PARTS) == write_package({name: pack(data) for name, data in PARTS.items()})


def test_the_archive_has_no_clock_and_no_extra_fields_and_other_programs_read_it() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS | {"word/é.xml": b"<e/>"}))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/é.xml"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.extra for info in archive.infolist()} == {b""}


def test_a_package_is_read_from_a_path_too(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(write_package(PARTS))
    assert read_package(tmp_path / "letter.docx").name == "letter.docx"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_package(tmp_path / "none.docx")
    assert rules(caught) == ["unreadable-file"]


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"%PDF-1.7", write_package(PARTS)[:-30], write_package(PARTS)[:60]]
)
def test_what_is_no_package_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_package(data)
    assert rules(caught) == ["not-a-package"]


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(write_package(PARTS))
    data[60] ^= 0xFF
    with pytest.raises(InputError) as caught:
        read_package(bytes(data))
    assert rules(caught) == ["not-a-package"]


def test_a_password_protected_file_is_named_as_such() -> None:
    with pytest.raises(InputError) as caught:
        read_package(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert rules(caught) == ["encrypted"]


def test_an_ordinary_archive_is_not_a_package() -> None:
    with pytest.raises(InputError) as caught:
        read_package(zipped([("a.txt", b"a")]))
    assert rules(caught) == ["not-a-package"]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "word\\evil.xml", "word/../../x", "C:evil"])
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_package(zipped([(CONTENT, TYPES), (name, b"")]), error=TemplateError)
    assert rules(caught) == ["unsafe-path"]


def test_a_part_without_a_name_is_refused() -> None:
    data = zipped([(CONTENT, TYPES), ("?evil", b"")]).replace(b"?evil", b"\0evil")
    with pytest.raises(InputError) as caught:
        read_package(data)
    assert rules(caught) == ["unsafe-path"]


CONTENT = "[Content_Types].xml"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "word/Document.xml"])
def test_two_parts_of_one_name_are_refused(second: str) -> None:
    with pytest.raises(InputError) as caught:
        read_package(zipped([(CONTENT, TYPES), ("word/document.xml", b"<a/>"), (second, b"<b/>")]))
    assert rules(caught) == ["duplicate-part"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(InputError) as caught:
        read_package(zipped([(CONTENT, TYPES), ("word/document.xml", b"\0" * 20_000_000)]))
    assert rules(caught) == ["zip-bomb"]


def test_many_members_and_a_large_file_are_refused() -> None:
    many = zipped([(CONTENT, TYPES), *((f"{n}.xml", b"") for n in range(50))])
    with pytest.raises(InputError) as caught:
        read_package(many, limits=Limits(members=10))
    assert rules(caught) == ["zip-bomb"]
    with pytest.raises(InputError) as caught:
        read_package(many, limits=Limits(archive=100))
    assert rules(caught) == ["too-large"]


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = zipped([(CONTENT, TYPES), ("word/document.xml", b"\0" * 900_000)])
    lying = data.replace(struct.pack("<L", 900_000), struct.pack("<L", 9))
    with pytest.raises(InputError) as caught:
        read_package(lying)
    assert rules(caught) == ["not-a-package"]


def test_other_compression_and_encrypted_members_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_package(zipped([(CONTENT, TYPES)], zipfile.ZIP_BZIP2))
    assert rules(caught) == ["unknown-compression"]
    data = bytearray(zipped([(CONTENT, TYPES)]))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(InputError) as caught:
        read_package(bytes(data))
    assert rules(caught) == ["encrypted"]


BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 100 + b'"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, b"<!DOCTYPE a><a/>", BOMB.decode().encode("utf-16")])
def test_a_document_type_is_refused_so_that_no_entity_is_expanded(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        parse_xml(data, Place("letter.docx", within="word/document.xml"))
    assert rules(caught) == ["xml-entities"]


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>\0</a>", b"<a>" * 5000 + b"</a>" * 5000, b"\xff\xfe\xff"])
def test_damaged_xml_names_its_part(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        Package("letter.docx", {"word/document.xml": data}).parse("word/document.xml")
    assert rules(caught) == ["damaged-xml"]
    assert "letter.docx: word/document.xml: error[damaged-xml]" in str(caught.value)
