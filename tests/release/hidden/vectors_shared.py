"""The vectors that Word and Excel files share: the archive, the properties, stray and foreign parts."""

import io
import struct
import zipfile
from collections.abc import Callable

from foi_letters.release.hidden.xml import children, q
from tests.release.hidden.packs import OFFICE, TYPES, Pack
from tests.release.hidden.pictures import png
from tests.release.hidden.vector import WARN, Vector, collector

SHARED: list[Vector] = []
vector = collector("both", SHARED)
CORE, APP = "docProps/core.xml", "docProps/app.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
EMPTY_APP = f'<Properties xmlns="{q("ep:x")[1:-2]}"/>'
SECRET = "Officer 4471"


def set_property(pack: Pack, name: str, text: str) -> None:
    """A core property (dc:creator) or an extended one (ep:Manager)."""
    extended = name.startswith("ep:")
    part = APP if extended else CORE
    if part not in pack.parts:
        pack.add(part, EMPTY_APP, APP_TYPE)
        pack.relate("", "extended-properties", part)
    root = pack.root(part)
    for old in list(children(root, name)):
        root.remove(old)
    element = root.makeelement(q(name))
    element.text = text
    root.append(element)
    pack.put(part, root)


@vector("person-property")
def author_name(pack: Pack) -> None:
    set_property(pack, "dc:creator", "A Person")


@vector("person-property")
def last_modified_by(pack: Pack) -> None:
    set_property(pack, "cp:lastModifiedBy", "A Person")


@vector("person-property")
def manager_property(pack: Pack) -> None:
    set_property(pack, "ep:Manager", "A Person")


@vector("person-property")
def company_property(pack: Pack) -> None:
    set_property(pack, "ep:Company", "A Firm LLP")


@vector("property-note", WARN)
def keywords_and_comments(pack: Pack) -> None:
    set_property(pack, "cp:keywords", "draft")
    set_property(pack, "dc:description", "second version")


@vector("program-details", WARN)
def template_and_editing_time(pack: Pack) -> None:
    set_property(pack, "ep:Template", "Normal.dotm")
    set_property(pack, "ep:TotalTime", "114")


@vector("property-content")
def template_path_in_a_property(pack: Pack) -> None:
    set_property(pack, "ep:Template", "C:\\Users\\aperson\\Letter.dotm")


@vector("property-content")
def hyperlink_base(pack: Pack) -> None:
    set_property(pack, "ep:HyperlinkBase", "team/")


@vector("custom-property")
def custom_property(pack: Pack) -> None:
    content = (
        f'<Properties xmlns="{q("op:x")[1:-2]}" xmlns:vt="{q("vt:x")[1:-2]}"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" '
        f'pid="2" name="Officer"><vt:lpwstr>{SECRET}</vt:lpwstr></property></Properties>'
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    pack.attach("", "custom-properties", "docProps/custom.xml", content, kind)


@vector("thumbnail")
def thumbnail_of_an_earlier_state(pack: Pack) -> None:
    pack.add("docProps/thumbnail.jpeg", b"\xff\xd8\xff\xd9", "image/jpeg")
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    pack.relate("", "", "docProps/thumbnail.jpeg", rel_type=kind)


@vector("sensitivity-label", WARN)
def sensitivity_label_metadata(pack: Pack) -> None:
    content = '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" enabled="1"/></clbl:labelList>'
    pack.add("docMetadata/LabelInfo.xml", content, "application/vnd.ms-office.classificationlabels+xml")
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    pack.relate("", "", "docMetadata/LabelInfo.xml", rel_type=kind)


@vector("signature")
def digital_signature(pack: Pack) -> None:
    kind = "application/vnd.openxmlformats-package.digital-signature-origin"
    pack.add("_xmlsignatures/origin.sigs", b"", kind)
    rel_type = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    pack.relate("", "", "_xmlsignatures/origin.sigs", rel_type=rel_type)


@vector("macros")
def ribbon_customisation(pack: Pack) -> None:
    content = '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>'
    pack.add("customUI/customUI.xml", content, "application/xml")
    rel_type = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
    pack.relate("", "", "customUI/customUI.xml", rel_type=rel_type)


@vector("orphan-part")
def part_that_nothing_leads_to(pack: Pack) -> None:
    pack.add("old/page.xml", f"<old>{SECRET}</old>", "application/xml")


@vector("unknown-part", WARN)
def part_of_an_unknown_kind(pack: Pack) -> None:
    pack.add("custom/thing.xml", "<thing/>", "application/xml")
    pack.relate(pack.main, "", "custom/thing.xml", rel_type=f"{OFFICE}somethingNew")


@vector("unused-relationship")
def link_that_was_deleted_from_the_page(pack: Pack) -> None:
    pack.relate(pack.main, "hyperlink", "https://www.example.org/officer-4471", external=True)


@vector("xml-comment")
def xml_comment(pack: Pack) -> None:
    root = pack.root(pack.main)
    root[0].addprevious(_comment(SECRET))
    pack.put(pack.main, root)


def _comment(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  lxml-stubs name no public type
    from lxml import etree

    return etree.Comment(text)


@vector("xml-comment")
def comment_before_the_root(pack: Pack) -> None:
    pack.parts[CORE] = pack.parts[CORE].replace(
        b"<cp:coreProperties", b"<!-- Officer 4471 --><cp:coreProperties", 1
    )


@vector("xml-comment")
def processing_instruction(pack: Pack) -> None:
    pack.parts[CORE] = pack.parts[CORE].replace(
        b"<cp:coreProperties", b"<?note Officer 4471?><cp:coreProperties", 1
    )


@vector("xml-dtd")
def document_type_with_an_entity(pack: Pack) -> None:
    root = pack.parts[CORE].find(b"<cp:coreProperties")
    pack.parts[CORE] = b'<!DOCTYPE x [<!ENTITY e "Officer 4471">]>' + pack.parts[CORE][root:]


@vector("foreign-data")
def ignorable_element_with_data(pack: Pack) -> None:
    root = pack.root(pack.main)
    root.append(root.makeelement("{http://example.org/own}note", {"text": SECRET}))
    pack.put(pack.main, root)


@vector("foreign-data")
def ignorable_attribute_with_data(pack: Pack) -> None:
    root = pack.root(pack.main)
    root[0].set("{http://example.org/own}note", SECRET)
    pack.put(pack.main, root)


@vector("foreign-data")
def data_in_a_namespace_declaration(pack: Pack) -> None:
    _declare(pack, b"officer:4471-dismissed")


@vector("unknown-markup", WARN)
def namespace_that_office_does_not_know(pack: Pack) -> None:
    _declare(pack, b"http://example.org/own")


def _declare(pack: Pack, uri: bytes) -> None:
    part = pack.parts[pack.main]
    place = part.find(b" xmlns")
    pack.parts[pack.main] = part[:place] + b' xmlns:z="' + uri + b'"' + part[place:]


@vector("stray-text")
def text_between_elements(pack: Pack) -> None:
    root = pack.root(pack.main)
    root[0].tail = SECRET
    pack.put(pack.main, root)


@vector("type-without-part", WARN)
def content_type_of_a_missing_part(pack: Pack) -> None:
    root = pack.root(TYPES)
    root.append(
        root.makeelement(q("ct:Override"), {"PartName": "/gone.xml", "ContentType": "application/xml"})
    )
    pack.put(TYPES, root)


@vector("disguised-part")
def picture_that_is_something_else(pack: Pack) -> None:
    pack.attach(pack.main, "image", "media/picture.emf", png(), "image/x-emf")


@vector("picture-trailing")
def bytes_after_the_end_of_a_picture(pack: Pack) -> None:
    pack.attach(pack.main, "image", "media/picture.png", png(after=b"officer 4471"), "image/png")


# the archive


def archive_vector(
    code: str, level: str = "block"
) -> Callable[[Callable[[bytes], bytes]], Callable[[bytes], bytes]]:
    """A vector that changes the bytes of the archive."""

    def take(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
        def seed(pack: Pack) -> None:
            pack.after.append(change)

        SHARED.append(Vector(change.__name__.replace("_", " "), "both", code, level, seed))
        return change

    return take


@archive_vector("archive-comment")
def archive_comment(data: bytes) -> bytes:
    note = SECRET.encode()
    return data[:-2] + struct.pack("<H", len(note)) + note


@archive_vector("archive-trailing")
def data_after_the_archive(data: bytes) -> bytes:
    return data + SECRET.encode()


@archive_vector("archive-prefix")
def data_before_the_archive(data: bytes) -> bytes:
    return b"%PDF-1.4 officer 4471" + data


def _split(data: bytes) -> tuple[bytes, bytes, bytes, int]:
    """(members, directory, end record, offset of the directory)."""
    size, start = struct.unpack_from("<II", data, len(data) - 22 + 12)
    return data[:start], data[start : start + size], data[start + size :], int(start)


@archive_vector("archive-gap")
def bytes_between_entries(data: bytes) -> bytes:
    members, directory, end, start = _split(data)
    note = SECRET.encode()
    return members + note + directory + end[:16] + struct.pack("<I", start + len(note)) + end[20:]


@archive_vector("archive-gap")
def bytes_between_directory_and_end(data: bytes) -> bytes:
    members, directory, end, _ = _split(data)
    return members + directory + SECRET.encode() + end


@archive_vector("archive-mismatch")
def local_header_that_differs(data: bytes) -> bytes:
    return data.replace(b"docProps/core.xml", b"docProps/CORE.xml", 1)


def _rewrite(data: bytes, change: Callable[[zipfile.ZipFile], None]) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        change(archive)
    return target.getvalue()


@archive_vector("archive-name")
def name_that_leads_out_of_the_archive(data: bytes) -> bytes:
    return _rewrite(data, lambda archive: archive.writestr("../../evil.xml", "<x/>"))


@archive_vector("archive-duplicate")
def two_parts_of_one_name(data: bytes) -> bytes:
    return _rewrite(data, lambda archive: archive.writestr("DOCPROPS/core.xml", "<x/>"))


@archive_vector("archive-extra")
def data_in_an_extra_field(data: bytes) -> bytes:
    def change(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("docProps/more.xml")
        entry.extra = struct.pack("<HH", 0xCAFE, 12) + SECRET.encode()
        archive.writestr(entry, "<x/>")

    return _rewrite(data, change)


@archive_vector("archive-comment")
def comment_of_a_member(data: bytes) -> bytes:
    def change(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("docProps/more.xml")
        entry.comment = SECRET.encode()
        archive.writestr(entry, "<x/>")

    return _rewrite(data, change)


@archive_vector("archive-mismatch")
def wrong_checksum(data: bytes) -> bytes:
    place = data.find(b"PK\x01\x02") + 16
    return data[:place] + b"\1\2\3\4" + data[place + 4 :]
