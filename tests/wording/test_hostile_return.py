"""A returned file is hostile until it has been read: it is refused with a reason, and nothing of it but text comes in."""

import io
import zipfile
from pathlib import Path

import pytest

from foi_letters.assembly.package import read_package, write_package
from foi_letters.errors import InputError
from foi_letters.wording.answer import read_answer
from tests.ooxml import violations
from tests.wording.packs import for_review, packed
from tests.wording.word_shapes import with_members


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    packed([for_review("Words.")]).manifest.save(tmp_path / "packs")
    return tmp_path


def refused(folder: Path, data: bytes) -> list[str]:
    file = folder / "returned.docx"
    file.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_answer(file, folder / "packs")
    return sorted({problem.rule for problem in error.value.problems})


PACK = packed([for_review("Words.")]).docx


def with_document(old: bytes, new: bytes) -> bytes:
    parts = dict(read_package(PACK).parts)
    changed = parts["word/document.xml"].replace(old, new)
    assert changed != parts["word/document.xml"]
    return write_package(parts | {"word/document.xml": changed})


def test_a_pack_is_valid_by_the_schemas() -> None:
    blocks = [
        for_review("New **words** here.\n\n1. one\n2. two\n\n- a", "Old words there.\n\n- b\n- c"),
        for_review("1. another\n2. list", None, "foia/s31/law"),
    ]
    assert violations(packed(blocks).docx) == []


def test_a_bomb_is_refused(folder: Path) -> None:
    assert refused(folder, with_members(PACK, word__media__x=b"\0" * 70_000_000)) == ["zip-bomb"]


def test_entities_are_refused(folder: Path) -> None:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    parts = dict(read_package(PACK).parts)
    document = parts["word/document.xml"].split(b"?>", 1)[1]
    assert refused(folder, write_package(parts | {"word/document.xml": declared + document})) == [
        "xml-entities"
    ]


@pytest.mark.parametrize(
    ("member", "rule"),
    [
        ("word__vbaProject.bin", "unsafe-part"),
        ("word__embeddings__oleObject1.bin", "unsafe-part"),
        ("word__activeX__activeX1.xml", "unsafe-part"),
        ("..__..__evil.xml", "unsafe-path"),
    ],
)
def test_parts_that_no_review_needs_are_refused(folder: Path, member: str, rule: str) -> None:
    assert refused(folder, with_members(PACK, **{member: b"x"})) == [rule]


def test_another_document_inside_is_refused(folder: Path) -> None:
    parts = dict(read_package(PACK).parts)
    links = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" '
        b'Target="chunk.htm"/></Relationships>',
    )
    assert refused(folder, write_package(parts | {"word/_rels/document.xml.rels": links})) == ["unsafe-part"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "not-a-package"),
        (b"just text", "not-a-package"),
        (b"%PDF-1.7", "not-a-package"),
        (PACK[: len(PACK) // 2], "not-a-package"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"),
    ],
)
def test_what_is_no_word_file_is_refused(folder: Path, data: bytes, rule: str) -> None:
    assert refused(folder, data) == [rule]


def test_a_workbook_is_no_word_file(folder: Path) -> None:
    parts = dict(read_package(PACK).parts)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"wordprocessingml", b"spreadsheetml")
    assert refused(folder, write_package(parts)) == ["not-word"]


def test_damaged_xml_is_refused(folder: Path) -> None:
    assert refused(folder, with_document(b"</w:body>", b"")) == ["damaged-xml"]


def test_elements_nested_absurdly_deep_are_refused(folder: Path) -> None:
    deep = b"<w:ins>" * 2000 + b"<w:r><w:t>Words.</w:t></w:r>" + b"</w:ins>" * 2000
    file = folder / "returned.docx"
    file.write_bytes(with_document(b'<w:r><w:t xml:space="preserve">Words.</w:t></w:r>', deep))
    with pytest.raises(InputError, match="damaged-xml"):
        read_answer(file, folder / "packs")


def test_a_file_that_answers_no_pack_another_pack_or_two_packs_is_refused(folder: Path) -> None:
    other = packed([for_review("Other words.")])
    assert refused(folder, other.docx) == ["wrong-pack"]
    parts = dict(read_package(PACK).parts)
    name = packed([for_review("Words.")]).manifest.id.encode()
    assert refused(
        folder, write_package({part: data.replace(name, b"") for part, data in parts.items()})
    ) == ["wrong-pack"]
    two = parts["word/footer1.xml"].replace(name, other.manifest.id.encode())
    assert refused(folder, write_package(parts | {"word/footer1.xml": two})) == ["wrong-pack"]


def test_a_record_of_a_pack_that_was_changed_is_refused(folder: Path) -> None:
    record = next((folder / "packs").iterdir())
    record.write_text(record.read_text(encoding="utf-8").replace('"Words."', '"Other."'), encoding="utf-8")
    assert refused(folder, PACK) == ["pack-record"]
    record.write_text("{", encoding="utf-8")
    assert refused(folder, PACK) == ["pack-record"]


def test_a_returned_file_may_be_a_template_with_other_part_names(folder: Path) -> None:
    parts = dict(read_package(PACK).parts)
    renamed = {name.replace("document.xml", "document2.xml"): data for name, data in parts.items()}
    for part in ("[Content_Types].xml", "_rels/.rels"):
        renamed[part] = parts[part].replace(b"word/document.xml", b"word/document2.xml")
    file = folder / "returned.docx"
    file.write_bytes(write_package(renamed))
    (reading,) = read_answer(file, folder / "packs").readings
    assert not reading.changed


def test_zip_members_in_any_order_and_stored_are_read(folder: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(read_package(PACK).parts.items(), reverse=True):
            archive.writestr(name, content)
    file = folder / "returned.docx"
    file.write_bytes(data.getvalue())
    assert len(read_answer(file, folder / "packs").readings) == 1
