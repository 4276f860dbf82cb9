"""What one rendering adds to a package besides text: links, pictures, lists that start anew, ids that stay unique.

The compiled template is shared by threads and never changes; each rendering has its own `Rendering`, found through a
context variable by the few slots that need it.
"""

import hashlib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from foi_letters.assembly.bounds import Refusal
from foi_letters.assembly.numbering import Numbering
from foi_letters.assembly.package import Relationship
from foi_letters.assembly.styles import Style, Styles

__all__ = ["Rendering", "Resources", "rendering"]

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True)
class Resources:
    """What the template offers to every rendering: styles, numbering, and the first ids that are free."""

    styles: Styles
    numbering: Numbering
    first_id: int
    text_width: int
    """Width of the text on a page, in twentieths of a point."""


@dataclass
class Rendering:
    """The additions of one rendering; relationships belong to the part that refers to them."""

    resources: Resources
    next_relationship: Mapping[str, int]
    relationships: dict[str, dict[tuple[str, str], Relationship]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    lists: list[tuple[int, str]] = field(default_factory=list)
    ids: "Ids" = field(init=False)

    def __post_init__(self) -> None:
        self.ids = Ids(self.resources.first_id)

    def link(self, target: str, part: str) -> str:
        """The relationship id of an outgoing link. Refuses addresses that run programs or reach into a network."""
        return self._relate(part, f"{_OFFICE}/hyperlink", checked_target(target), external=True)

    def picture(self, data: bytes, extension: str, part: str) -> str:
        """The relationship id of a picture; the same picture is stored once."""
        name = f"word/media/{hashlib.sha256(data).hexdigest()[:16]}.{extension}"
        self.media[name] = data
        return self._relate(part, f"{_OFFICE}/image", name, external=False)

    def start_list(self, abstract: str) -> int:
        """The id of a list of its own, numbered from 1, after the pattern of an abstract numbering."""
        number = self.resources.numbering.first_free + len(self.lists)
        self.lists.append((number, abstract))
        return number

    def style(self, name: str, kind: str) -> Style:
        """A style of the template; refuses a name that the template does not have."""
        found = self.resources.styles.find(name, kind)
        if found is None:
            help_ = "Add the style to the template in Word, or use the name of one that it has."
            raise Refusal("unknown-style", f"the template has no {kind} style called {name!r}", help_)
        return found

    def restart_list(self, number: str) -> None:
        """A repetition begins: the list of the template with this id starts anew, except the first time."""
        if number not in self.ids.lists:
            self.ids.lists[number] = number
        else:
            self.ids.lists[number] = str(
                self.start_list(self.resources.numbering.abstracts.get(number, number))
            )

    def _relate(self, part: str, kind: str, target: str, *, external: bool) -> str:
        own = self.relationships.setdefault(part, {})
        if (kind, target) not in own:
            id_ = f"rId{self.next_relationship.get(part, 1) + len(own)}"
            own[kind, target] = Relationship(id_, kind, target, external)
        return own[kind, target].id


@dataclass
class Ids:
    """Ids drawn so far: of drawings and bookmarks, of notes, of lists; and how often each bookmark came."""

    next_id: int
    notes: dict[str, int] = field(default_factory=dict)
    bookmarks: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def fresh(self) -> int:
        """An id that no drawing and no bookmark has."""
        self.next_id += 1
        return self.next_id - 1

    def begin_bookmark(self, key: str) -> int:
        """The id of a bookmark that begins; its end asks for the same by `bookmarks`."""
        self.bookmarks[key] = self.fresh()
        return self.bookmarks[key]

    def begin_note(self, kind: str, first: int) -> int:
        """The number of the next footnote or endnote; they begin with `first`."""
        self.notes[kind] = self.notes.get(kind, first - 1) + 1
        return self.notes[kind]


rendering: ContextVar[Rendering] = ContextVar("rendering")


def checked_target(target: str) -> str:
    """An address that a letter may carry: the web, e-mail, telephone, or a file beside the letter."""
    address = target.strip()
    scheme, colon, _ = address.partition(":")
    has_scheme = bool(colon) and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    unsafe = (has_scheme and scheme.lower() not in _SAFE_SCHEMES) or address.startswith(("\\", "//", "/"))
    if not address or unsafe or not address.isprintable():
        message = f"{target!r} is no address that a letter may lead to"
        raise Refusal(
            "unsafe-link", message, "Use https://, mailto: or the name of a file beside the letter."
        )
    return address.replace(" ", "%20")
