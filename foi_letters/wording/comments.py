"""The comments of a returned file: threads with their replies, and whether they were resolved.

A comment has its text in `comments.xml`; that one answers another, or is resolved, stands in `commentsExtended.xml`,
which points at comments by the id of their last paragraph ([MS-DOCX] 2.5.4).
"""

from dataclasses import dataclass

from foi_letters.approvals import Reply
from foi_letters.assembly.package import Package
from foi_letters.wording.markup import linked, value, w
from foi_letters.wording.word_xml import Element

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_RESOLVED = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Note:
    """The first comment of a thread, with the answers to it; `id` is what the text that it hangs on refers to."""

    id: str
    author: str
    date: str | None
    text: str
    resolved: bool
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class _Thread:
    """What commentsExtended says of one comment."""

    parent: str = ""
    resolved: bool = False


def notes(package: Package, main: str) -> tuple[Note, ...]:
    """The threads of comments of a document, in the order of its comments part."""
    root = linked(package, main, "comments")
    elements = [] if root is None else root.findall(w("comment"))
    threads = _threads(linked(package, main, "commentsExtended"))
    keys = {value(each, "id"): _key(each) for each in elements}
    known = set(keys.values())
    parent_of = {number: threads.get(key, _Thread()).parent for number, key in keys.items()}
    return tuple(
        _note(
            each, [e for e in elements if keys[number] and parent_of[value(e, "id")] == keys[number]], threads
        )
        for each in elements
        if parent_of[number := value(each, "id")] not in known - {""}
    )


def _threads(root: Element | None) -> dict[str, _Thread]:
    if root is None:
        return {}
    return {
        str(each.get(f"{{{_W15}}}paraId", "")).upper(): _Thread(
            str(each.get(f"{{{_W15}}}paraIdParent", "")).upper(), each.get(f"{{{_W15}}}done") in _RESOLVED
        )
        for each in root.iter(f"{{{_W15}}}commentEx")
    }


def _key(comment: Element) -> str:
    """The id of the last paragraph of a comment."""
    paragraphs = comment.findall(w("p"))
    return str(paragraphs[-1].get(f"{{{_W14}}}paraId", "")).upper() if paragraphs else ""


def _note(comment: Element, answers: list[Element], threads: dict[str, _Thread]) -> Note:
    replies = tuple(
        Reply(author=value(e, "author"), date=value(e, "date") or None, text=_text(e)) for e in answers
    )
    resolved = threads.get(_key(comment), _Thread()).resolved
    author, date = value(comment, "author"), value(comment, "date") or None
    return Note(value(comment, "id"), author, date, _text(comment), resolved, replies)


def _text(comment: Element) -> str:
    """Line by line; LibreOffice writes the lines of a comment as texts of one run, with nothing between them."""
    paragraphs = [
        "".join("\n".join(e.text or "" for e in r.iter(w("t"))) for r in p.iter(w("r")))
        for p in comment.iter(w("p"))
    ]
    return "\n".join(text for text in paragraphs if text.strip()).strip()
