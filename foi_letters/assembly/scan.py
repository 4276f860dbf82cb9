"""Find the Jinja tags in the text of one paragraph.

The scanner knows quotes, so `{{ "}}" }}` is one tag. Inside a tag, and nowhere else, it undoes what Word's autocorrect
did: typographic quotes become straight, no-break spaces become spaces, zero-width characters go. docxtpl's prefixes
(`{%p if %}`, `{%tr for %}`, `{{r name }}`) are read off here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["BARRIER", "Fault", "Tag", "find_tags", "keyword_of", "literal_text"]

BARRIER: Final = "\ufffc"
"""Stands in a paragraph's text for what is not text: a picture, a field boundary, a footnote reference."""

Kind = Literal["value", "control", "comment"]
Prefix = Literal["", "p", "tr", "tc", "r"]

_OPENINGS: Final[dict[str, Kind]] = {"{{": "value", "{%": "control", "{#": "comment"}
_CLOSINGS: Final[dict[Kind, str]] = {"value": "}}", "control": "%}", "comment": "#}"}
_LONGEST: Final = 5_000
"""Characters of the longest tag; behind that it was never closed."""
_MOST_UNCLOSED: Final = 20
"""Unclosed tags of one paragraph that are told; what follows them cannot be read anyhow."""
_QUOTES: Final = {'"': '"', "'": "'", "“": '”“„"', "”": '”"', "„": '“”"', "‘": "’‘'", "’": "’'", "‚": "‘’'"}
_SPACES: Final = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003"
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_STRAIGHTEN: Final = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, ""))
_PREFIX: Final = re.compile(r"(tr|tc|p|r)\s+(?=\S)")
_OPERATOR: Final = re.compile(r"[|.,*/%=<>!~+)\]]|(?:or|and|if|in|is|else|not\s+in)\b")
_KEYWORD: Final = re.compile(r"[A-Za-z_]\w*")
_ESCAPED: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as found: `body` is what Jinja reads, `source` what the author typed, between `start` and `end`."""

    kind: Kind
    prefix: Prefix
    body: str
    source: str
    start: int
    end: int
    trims_before: bool = False
    trims_after: bool = False

    @property
    def keyword(self) -> str:
        """`for`, `endif`, ... of a control tag; `""` of any other."""
        return keyword_of(self.body) if self.kind == "control" else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A tag that cannot be read: what is wrong with it, what the author typed, and what to do."""

    rule: str
    message: str
    help: str
    start: int


def keyword_of(body: str) -> str:
    """The first word of a control tag."""
    found = _KEYWORD.match(body)
    return found.group() if found else ""


def find_tags(text: str) -> Iterator[Tag | Fault]:
    """The tags of a paragraph in order. An unclosed tag is a fault, and the search goes on behind its opening."""
    position = unclosed = 0
    while (start := _next_opening(text, position)) >= 0 and unclosed < _MOST_UNCLOSED:
        kind = _OPENINGS[text[start : start + 2]]
        end = _end_of(text, start + 2, kind)
        if end is None:
            yield _unclosed(text, start, kind)
            position, unclosed = start + 2, unclosed + 1
        elif BARRIER in text[start:end]:
            yield _broken(text[start:end], start)
            position = end
        else:
            yield _tag(text, start, end, kind)
            position = end


def literal_text(text: str) -> str:
    """Text outside tags, with docxtpl's escapes `{_{`, `{_%` and their closings read."""
    for escaped, meant in _ESCAPED.items():
        text = text.replace(escaped, meant)
    return text


def _next_opening(text: str, position: int) -> int:
    found = [at for opening in _OPENINGS if (at := text.find(opening, position)) >= 0]
    return min(found, default=-1)


def _end_of(text: str, position: int, kind: Kind) -> int | None:
    closing = _CLOSINGS[kind]
    if kind == "comment":
        end = text.find(closing, position)
        return end + 2 if end >= 0 else None
    depth = 0
    text = text[: position + _LONGEST]
    while position < len(text):
        character = text[position]
        if depth == 0 and text.startswith(closing, position):
            return position + 2
        if character in _QUOTES:
            closed = _end_of_string(text, position)
            if closed is None:
                return None
            position = closed
            continue
        if text[position : position + 2] in _OPENINGS and depth == 0:
            return None
        depth = max(0, depth + (character == "{") - (character == "}"))
        position += 1
    return None


def _end_of_string(text: str, start: int) -> int | None:
    """The position behind a string that opens at `start`. An apostrophe between letters does not close it."""
    closing = _QUOTES[text[start]]
    position = start + 1
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 1
        elif character in closing and not (character == "’" and _between_letters(text, position)):
            return position + 1
        position += 1
    return None


def _between_letters(text: str, position: int) -> bool:
    return text[position - 1].isalpha() and text[position + 1 : position + 2].isalpha()


def _tag(text: str, start: int, end: int, kind: Kind) -> Tag:
    inside = text[start + 2 : end - 2]
    before, after = inside[:1] in ("-", "+"), inside[-1:] in ("-", "+")
    trims_before, trims_after = inside.startswith("-"), inside.endswith("-") and len(inside) > 1
    inside = inside[before : len(inside) - (after and len(inside) > 1)]
    prefix: Prefix = ""
    body = inside
    if kind != "comment":
        body = straighten(inside)
    found = _PREFIX.match(body)
    if found and not (kind == "value" and _OPERATOR.match(body, found.end())):
        prefix = found.group(1)  # type: ignore[assignment]  # the pattern has only the prefixes
        body = body[found.end() :]
    return Tag(kind, prefix, body.strip(), text[start:end], start, end, trims_before, trims_after)


def straighten(inside: str) -> str:
    """The inside of a tag with straight quotes and plain spaces; what its strings say is unchanged."""
    pieces: list[str] = []
    position = 0
    while position < len(inside):
        character = inside[position]
        closed = _end_of_string(inside, position) if character in _QUOTES else None
        if closed is None:
            pieces.append(character.translate(_STRAIGHTEN))
            position += 1
        elif character in "\"'":
            pieces.append(inside[position:closed])
            position = closed
        else:
            pieces.append(_quoted(inside[position + 1 : closed - 1]))
            position = closed
    return "".join(pieces)


def _quoted(content: str) -> str:
    return '"' + content.replace('"', '\\"') + '"'


def _unclosed(text: str, start: int, kind: Kind) -> Fault:
    shown = _excerpt(text[start:])
    closing = _CLOSINGS[kind]
    if kind == "comment":
        message = f"{shown!r} opens a comment that is never closed"
        help_ = (
            "Close it with #} in the same paragraph. If it was meant as a loop, as docxtemplater writes it, "
            "write {% for item in items %} ... {% endfor %}."
        )
        return Fault("comment-not-closed", message, help_, start)
    message = f"{shown!r} is never closed with {closing} in its paragraph"
    return Fault(
        "tag-not-closed", message, f"Type {closing} where the tag ends, and close any quote inside it.", start
    )


def _broken(source: str, start: int) -> Fault:
    shown = _excerpt(source.replace(BARRIER, "…"))
    message = f"{shown!r} has a picture, a field or a footnote mark inside the tag"
    return Fault("tag-broken", message, "Type the tag again as plain text.", start)


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
