"""A block of wording as the review sees it: paragraphs of words, each placeholder one word that cannot be split.

In the YAML a block is lightly marked-up text: a blank line parts paragraphs, "- " and "1. " begin items of lists,
`*italic*` and `**bold**` stress words, `{{ ground.citation }}` is filled in when a letter is built. In Word the lists
and the stress are real, and the placeholder reads `«ground.citation»`. This module turns one form into the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby


class Kind(StrEnum):
    """What a paragraph is."""

    TEXT = ""
    BULLET = "bullet"
    NUMBER = "number"


class Stress(StrEnum):
    """How a word is stressed; the value is the mark that stands on both sides of it in the YAML."""

    NONE = ""
    ITALIC = "*"
    BOLD = "**"
    BOTH = "***"

    @classmethod
    def of(cls, *, bold: bool, italic: bool) -> "Stress":
        """The stress of a run in Word."""
        return cls("*" * (2 * bold + italic))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark of punctuation, one space, or a placeholder (then `text` is its expression, tidied)."""

    text: str
    placeholder: bool = False
    stress: Stress = Stress.NONE
    span: tuple[int, int] = field(default=(0, 0), compare=False)
    """Where it stands in the YAML text that it was read from."""

    @property
    def shown(self) -> str:
        """As it reads in Word."""
        return f"«{self.text}»" if self.placeholder else self.text

    @property
    def source(self) -> str:
        """As it is written in YAML, without its stress."""
        return f"{{{{ {self.text} }}}}" if self.placeholder else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or item of a list: at least one token, no space at either end, no two spaces together."""

    kind: Kind
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """As it reads in Word, without stress."""
        return "".join(token.shown for token in self.tokens)


Paragraphs = tuple[Paragraph, ...]

# Letters of any script with their combining marks, and apostrophes and points inside a word or number, stay together;
# punctuation stands alone. Only the plain spaces of typing part words: a no-break space is part of its word.
_PUNCTUATION = r".,;:!?()\[\]{}\"'“”‘’«»/\\—–…*_-"
_WORD = rf"[^ \t\r\n{_PUNCTUATION}]"
_TOKEN = re.compile(rf"(?P<space>[ \t\r\n]+)|{_WORD}+(?:['’.,/]{_WORD}+)*|.")
_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SHOWN = re.compile(r"«([^«»]*)»")
_STRESSED = re.compile(r"(\*{1,3})(?=[^\s*])((?:[^*])+?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_ITEM = re.compile(r"[ \t]*(?:- |(\d+)\. )")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:- |\d+\. ))")


def expression(inside: str) -> str:
    """What stands inside the braces of a placeholder, tidied: `ground.citation | lower`."""
    return " ".join(inside.replace("|", " | ").split())


def tokens(text: str, stress: Stress = Stress.NONE, at: int = 0) -> Iterator[Token]:
    """The words, marks and spaces of text without placeholders, in Unicode's composed form."""
    for match in _TOKEN.finditer(text):
        word = " " if match["space"] else unicodedata.normalize("NFC", match[0])
        yield Token(word, stress=stress, span=(at + match.start(), at + match.end()))


def from_yaml(source: str) -> Paragraphs:
    """The paragraphs of a block as it is written in YAML.

    Where marks of lists and stress are used in a way that could not be written back exactly (a list that begins at 3,
    a lone asterisk), the marks are left standing as text, and the reviewer sees them.
    """
    marked = _paragraphs(source, marks=True)
    if collapsed(to_yaml(marked)) == collapsed(source):
        return marked
    return _paragraphs(source, marks=False)


def collapsed(source: str) -> str:
    """Wording as it is compared and hashed: Unicode's composed form, every stretch of white space one space."""
    found = " ".join(source.split())
    return unicodedata.normalize(
        "NFC", _PLACEHOLDER.sub(lambda match: f"{{{{ {expression(match[1])} }}}}", found)
    )


def _paragraphs(source: str, *, marks: bool) -> Paragraphs:
    found: list[Paragraph] = []
    start = 0
    for end, following in [
        *(match.span() for match in _PARAGRAPH_END.finditer(source)),
        (len(source), len(source)),
    ]:
        kind, begin = _kind(source, start, end) if marks else (Kind.TEXT, start)
        inline = _stressed(source, begin, end) if marks else _placed(source, begin, end, Stress.NONE)
        found.append(Paragraph(kind, trimmed(inline)))
        start = following
    return tuple(paragraph for paragraph in found if paragraph.tokens)


def _kind(source: str, start: int, end: int) -> tuple[Kind, int]:
    """What a paragraph is by its first characters, and where its words begin."""
    item = _ITEM.match(source, start, end)
    if not item:
        return Kind.TEXT, start
    return Kind.NUMBER if item[1] else Kind.BULLET, item.end()


def _stressed(source: str, start: int, end: int) -> Iterator[Token]:
    for match in _STRESSED.finditer(source, start, end):
        yield from _placed(source, start, match.start(), Stress.NONE)
        yield from _placed(source, match.start(2), match.end(2), Stress(match[1]))
        start = match.end()
    yield from _placed(source, start, end, Stress.NONE)


def _placed(source: str, start: int, end: int, stress: Stress) -> Iterator[Token]:
    """Tokens of a stretch of YAML text in which placeholders may stand."""
    for match in _PLACEHOLDER.finditer(source, start, end):
        yield from tokens(source[start : match.start()], stress, start)
        yield Token(expression(match[1]), True, stress, match.span())
        start = match.end()
    yield from tokens(source[start:end], stress, start)


def from_word(kind: Kind, runs: Iterable[tuple[str, Stress]]) -> Paragraph:
    """A paragraph as Word shows it: text in which `«...»` is a placeholder, however it is cut into runs."""
    characters = [(character, stress) for text, stress in runs for character in text]
    text = "".join(character for character, _ in characters)
    found: list[Token] = []
    start = 0
    for match in _SHOWN.finditer(text):
        found += _runs(characters[start : match.start()])
        found.append(Token(expression(match[1]), True, characters[match.start()][1]))
        start = match.end()
    return Paragraph(kind, trimmed([*found, *_runs(characters[start:])]))


def _runs(characters: Sequence[tuple[str, Stress]]) -> Iterator[Token]:
    for stress, group in groupby(characters, key=lambda each: each[1]):
        yield from tokens("".join(character for character, _ in group), stress)


def trimmed(found: Iterable[Token]) -> tuple[Token, ...]:
    """Without spaces at the ends and without two together; a space is stressed only between two stressed words."""
    kept: list[Token] = []
    for token in found:
        if token.text != " " or token.placeholder or (kept and kept[-1].text != " "):
            kept.append(token)
    if kept and kept[-1].text == " ":
        kept.pop()
    return tuple(_space(kept, at) if token.text == " " else token for at, token in enumerate(kept))


def _space(kept: Sequence[Token], at: int) -> Token:
    before, after = kept[at - 1].stress, kept[at + 1].stress
    return Token(" ", stress=before if before == after else Stress.NONE, span=kept[at].span)


def to_yaml(paragraphs: Paragraphs) -> str:
    """The block as it would be written in YAML anew, one line a paragraph, with a line end after the last."""
    lines = (opening(paragraphs, at) + _inline(each.tokens) for at, each in enumerate(paragraphs))
    return "".join(lines) + "\n"


def opening(paragraphs: Paragraphs, at: int) -> str:
    """What stands in YAML between the paragraph before the one at `at` and its first word."""
    kind = paragraphs[at].kind
    first = at
    while first and paragraphs[first - 1].kind is kind:
        first -= 1
    mark = {Kind.TEXT: "", Kind.BULLET: "- ", Kind.NUMBER: f"{at - first + 1}. "}[kind]
    if at == 0:
        return mark
    return ("\n" if kind and at > first else "\n\n") + mark


def _inline(found: Iterable[Token]) -> str:
    groups = groupby(found, key=lambda token: token.stress)
    return "".join(stress + "".join(token.source for token in group) + stress for stress, group in groups)
