"""Who may stand as the author of a file by anyone: an organisation that the page names, and never a person."""

import pytest

from foi_letters.release.hidden.scan import scan
from foi_letters.release.hidden.xml import q
from tests.release.hidden.books import sheet
from tests.release.hidden.clean import declare, our_letter
from tests.release.hidden.packs import Pack, xml
from tests.release.hidden.vectors_docx import add_body

CORE = "docProps/core.xml"


def by(author: str, pack: Pack) -> Pack:
    """The package with another author."""
    root = pack.root(CORE)
    creator = root.find(q("dc:creator"))
    assert creator is not None
    creator.text = author
    pack.put(CORE, root)
    return pack


def person_found(pack: Pack, *, ours: bool = False) -> bool:
    """Whether the scan says that a name stands in the properties."""
    found = scan(pack.data, f"file.{pack.kind}", ours=ours)
    return "person-property" in {finding.rule for finding in found}


def say(text: str, pack: Pack) -> None:
    """Put a line of text on the page."""
    if pack.kind == "docx":
        add_body(pack, f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        return
    with sheet(pack) as root:
        rows = root.find(q("s:sheetData"))
        assert rows is not None
        number = len(rows) + 1
        rows.append(
            xml(
                f'<s:row r="{number}"><s:c r="A{number}" t="inlineStr"><s:is><s:t>{text}</s:t></s:is></s:c></s:row>'
            )
        )


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_authority_whose_file_it_is_may_stand(kind: str, sent: dict[str, bytes]) -> None:
    assert not person_found(Pack.read(sent[kind], kind))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "author",
    [
        "Jane Carter",
        "Northshire Constabulary; Jane Carter",
        "Northshire Constabulary, Jane Carter",
        "Southmere Council",
        "carterj",
        "Northshire",
    ],
)
def test_a_person_or_a_name_that_the_page_does_not_show_is_found(
    kind: str, author: str, sent: dict[str, bytes]
) -> None:
    assert person_found(by(author, Pack.read(sent[kind], kind)))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Jane Carter", True),
        ("Jane Carter, Northshire Police", True),
        ("PC Carter of Northshire Police", True),
        ("Northshire Police, Jane Carter", True),
        ("Southmere Borough Council", False),
        ("Department for Coasts, Ports and Lights", False),
    ],
)
def test_a_name_on_the_page_may_stand_where_it_is_an_organisation(
    kind: str, author: str, found: bool, sent: dict[str, bytes]
) -> None:
    pack = by(author, Pack.read(sent[kind], kind))
    say(author, pack)
    assert person_found(pack) is found


def test_an_authority_without_a_word_for_a_body_stands_in_its_letterhead() -> None:
    pack = by("Ofports", Pack.read(our_letter(), "docx"))
    assert person_found(pack)
    with_letterhead(pack, "Ofports")
    assert not person_found(pack)


def test_a_manager_is_a_person_whatever_the_page_says(sent: dict[str, bytes]) -> None:
    pack = Pack.read(sent["docx"], "docx")
    pack.add(
        "docProps/app.xml",
        f"<ep:Properties {declare('ep')}><ep:Manager>Northshire Constabulary</ep:Manager></ep:Properties>",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    )
    pack.relate("", "extended-properties", "docProps/app.xml")
    assert person_found(pack)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_in_a_file_of_ours_only_the_authority_of_the_case_may_stand(
    kind: str, sent: dict[str, bytes]
) -> None:
    assert person_found(Pack.read(sent[kind], kind), ours=True)


def with_letterhead(pack: Pack, name: str) -> None:
    """A page header whose paragraph has the style of a letterhead."""
    root = pack.root("word/header1.xml")
    root.insert(
        0,
        xml(f'<w:p><w:pPr><w:pStyle w:val="Letterhead"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>'),
    )
    pack.put("word/header1.xml", root)
