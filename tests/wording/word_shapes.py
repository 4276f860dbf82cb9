"""WordprocessingML as Word writes it, by hand: what a pack's body becomes after a reviewer worked on it in Word.

`edited(pack, body=...)` puts other paragraphs in place of the wording of a block; the functions write runs and changes in
the shapes that Word saves: runs cut by rsids and proofing marks, moves with their ranges, deletions inside insertions.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from foi_letters.assembly.package import read_package, write_package
from foi_letters.wording.pack import Pack

WHEN = "2026-11-05T09:30:00Z"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str, look: str = "") -> str:
    """A run as Word saves it, with the rsid of a session."""
    inner = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidRPr="00A77B3E">{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r w:rsidDel="00B12C4D"><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def track(tag: str, content: str = "", author: str = "Ann Counsel", number: int = 900) -> str:
    return f'<w:{tag} w:id="{number}" w:author="{author}" w:date="{WHEN}">{content}</w:{tag}>'


def ins(text: str, author: str = "Ann Counsel") -> str:
    return track("ins", run(text), author)


def dele(text: str, author: str = "Ann Counsel") -> str:
    return track("del", gone(text), author)


def para(content: str, style: str = "Wording", mark: str = "", shape: str = "") -> str:
    """A paragraph; `mark` is a change of its paragraph mark, `shape` further properties."""
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return (
        f'<w:p w14:paraId="1A2B3C4D" w:rsidR="00C33D5E" w:rsidRDefault="00C33D5E"><w:pPr><w:pStyle w:val="{style}"/>'
        f"{shape}{own}</w:pPr>{content}</w:p>"
    )


def edited(
    pack: Pack, folder: Path, body: str, *, parts: Mapping[str, str] | None = None, decision: str = ""
) -> Path:
    """The pack with `body` in place of the wording of its first block, and further parts (comments) linked to it."""
    package = read_package(pack.docx)
    document = package.parts["word/document.xml"].decode()
    head, rest = document.split("- used when: always</w:t></w:r></w:p>", 1)
    wording, tail = rest[: rest.index('<w:p><w:pPr><w:pStyle w:val="DecisionLine"/>')], rest
    tail = tail[len(wording) :]
    if decision:
        tail = tail.replace("[approve, approve with changes, or reject]", decision, 1)
    head = head.replace("<w:document ", f"<w:document {_NAMESPACES.partition(' ')[2]} ", 1)
    begin = f'<w:bookmarkStart w:id="800" w:name="{pack.manifest.blocks[0].bookmark}"/>'
    marked = f'{begin}{body}<w:bookmarkEnd w:id="800"/>'
    changed = {"word/document.xml": f"{head}- used when: always</w:t></w:r></w:p>{marked}{tail}".encode()}
    links = package.parts["word/_rels/document.xml.rels"].decode()
    for name, text in (parts or {}).items():
        changed[f"word/{name}.xml"] = text.encode()
        kind = "2011/relationships" if name == "commentsExtended" else "2006/relationships"
        host = (
            "schemas.microsoft.com/office"
            if name == "commentsExtended"
            else "schemas.openxmlformats.org/officeDocument"
        )
        link = f'<Relationship Id="x{name}" Type="http://{host}/{kind}/{name}" Target="{name}.xml"/>'
        links = links.replace("</Relationships>", f"{link}</Relationships>")
    changed["word/_rels/document.xml.rels"] = links.encode()
    file = folder / "returned.docx"
    file.write_bytes(write_package(dict(package.parts) | changed))
    return file


def comment(number: int, text: str, author: str = "Ann Counsel", key: str = "") -> str:
    paragraph = f'<w:p w14:paraId="{key}"><w:r><w:annotationRef/></w:r>{run(text)}</w:p>'
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="{WHEN}" w:initials="AC">{paragraph}</w:comment>'


def comments(*each: str) -> str:
    return f"<w:comments {_NAMESPACES}>{''.join(each)}</w:comments>"


def extended(*threads: tuple[str, str, bool]) -> str:
    """commentsExtended.xml: the key of a comment, the key of the one it answers, whether it is resolved."""
    each = (
        f'<w15:commentEx w15:paraId="{key}"'
        + (f' w15:paraIdParent="{parent}"' if parent else "")
        + f' w15:done="{int(done)}"/>'
        for key, parent, done in threads
    )
    return f"<w15:commentsEx {_NAMESPACES}>{''.join(each)}</w15:commentsEx>"


def on(number: int, content: str) -> str:
    """Content that a comment hangs on."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def with_members(data: bytes, **members: bytes) -> bytes:
    """A package with further members, by whatever writer: a hostile one takes no care."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()
