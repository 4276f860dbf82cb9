"""A requester's text split into its questions, in the requester's own numbering.

    1. How many ...?          ->  question 1
       a) by year             ->     part 1a
    Thank you.                ->  left over, shown to the officer, never lost

Every word of the text is in exactly one question or in what is left over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked: its id in the requester's numbering, its words, and its parts in order."""

    id: str
    text: str
    parts: tuple["Question", ...] = ()


@dataclass(frozen=True, slots=True)
class SplitRequest:
    """The questions of a request, and the paragraphs that belong to none of them."""

    questions: tuple[Question, ...]
    left_over: tuple[str, ...]
    numbered: bool
    """Whether the numbering is the requester's; otherwise it is ours."""

    @property
    def introduction(self) -> tuple[str, ...]:
        """What is left over and may matter: all but greetings and leave-takings, which tell who asked."""
        return tuple(each for each in self.left_over if not _is_courtesy(each))


def split(text: str) -> SplitRequest:
    """Split a request into its questions. A text without any numbering or bullets is split at its question marks."""
    lines = list(_lines(text))
    if not any(line.label for line in lines):
        return _split_unnumbered(text)
    outline, left_over = _outline(lines)
    if not outline:
        return _split_unnumbered(text)
    numbered = any(item.label.kind is not Numbering.BULLET for item in outline)
    return SplitRequest(
        tuple(_question(item, "", index) for index, item in enumerate(outline, 1)), left_over, numbered
    )


class Numbering(StrEnum):
    """How a list is numbered."""

    NUMBER = "number"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Numbering
    text: str
    bracketed: bool


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    label: _Label | None
    text: str
    starts_paragraph: bool
    written: str = ""
    """The whole line, its label included."""


@dataclass(slots=True)
class _Item:
    label: _Label
    words: list[str]
    parts: list["_Item"] = field(default_factory=list)


_LABEL = re.compile(
    r"""(?:Q(?:uestion)?\s*)?(?:
        (?P<compound>\d{1,3}(?:\([a-z]{1,5}\)[.:]?|[a-z][.):]|\s?(?:bis|ter)[.):]?))
      | (?P<decimal>\d{1,2}(?:\.\d{1,2})+[.):]?)
      | (?P<number>\(?\d{1,3}\)?[.):]?)
      | (?P<bracket>\((?:[a-zA-Z]|[ivxIVX]{1,5})\))
      | (?P<open>(?:[a-zA-Z]|[ivxIVX]{1,5})[.)])
      | (?P<bullet>[-*•–·])
    )\s+(?=\S)""",
    re.VERBOSE,
)


def _lines(text: str) -> Iterator[_Line]:
    blank_before = True
    for raw in _break_before_inline_labels(text).splitlines():
        line = raw.expandtabs(4).rstrip()
        if line.strip():
            label, rest = _label(line.strip())
            yield _Line(len(line) - len(line.lstrip()), label, rest, blank_before, line.strip())
        blank_before = not line.strip()


def _break_before_inline_labels(text: str) -> str:
    """Put each of "1) ... 2) ... 3) ..." written in one line on a line of its own."""
    for form in (r"\({}\)", r"{}\)", r"{}\."):
        places = [0]
        number = 1
        while match := re.compile(r"(?:^|(?<=\s))" + form.format(number) + r"\s+(?=\S)").search(
            text, places[-1]
        ):
            places.append(match.start())
            number += 1
        if number > 2:
            cuts = [*places, len(text)]
            return "\n".join(text[a:b].rstrip() for a, b in pairwise(cuts))
    return text


def _label(line: str) -> tuple[_Label | None, str]:
    match = _LABEL.match(line)
    if not match or _is_a_sentence_about_a_number(match, line):
        return None, line
    written = match[match.lastgroup or 0]
    text = written.rstrip(".:") if "(" in written[1:] else written.strip("().:")
    return _Label(_kind(text, match.lastgroup), text, written.startswith("(")), line[match.end() :]


def _is_a_sentence_about_a_number(match: re.Match[str], line: str) -> bool:
    """A number without a mark after it ("3 officers ...") labels nothing, unless "Q" stands before it; nor does one
    with decimals in the middle of a sentence ("2.5 officers ...").
    """
    number, decimal = match["number"], match["decimal"]
    if line.startswith("Q"):
        return False
    return bool(number and number.isdigit()) or bool(decimal and not line[match.end()].isupper())


def _kind(text: str, group: str | None) -> Numbering:
    if group == "bullet":
        return Numbering.BULLET
    if text[0].isdigit():
        return Numbering.NUMBER
    if re.fullmatch(r"[ivx]+|[IVX]+", text):
        return Numbering.ROMAN
    return Numbering.CAPITAL if text.isupper() else Numbering.LETTER


def _outline(lines: list[_Line]) -> tuple[list[_Item], tuple[str, ...]]:
    top: list[_Item] = []
    open_items: list[tuple[int, _Item]] = []  # the item of the line before, after those that it lies under
    left_over: list[list[str]] = []
    in_question = False
    for line in lines:
        if in_question and _signs_off(line.written):
            in_question = False
            left_over.append([line.written])
        elif line.label and not _is_an_initial(line.label, open_items):
            item = _Item(_alphabetic(line.label, open_items), [line.text])
            _close(open_items, item.label, line.indent)
            (open_items[-1][1].parts if open_items else top).append(item)
            open_items.append((line.indent, item))
            in_question = True
        elif in_question and (not line.starts_paragraph or line.indent > open_items[0][0]):
            open_items[-1][1].words.append(line.text)
        else:
            if in_question or line.starts_paragraph or not left_over:
                left_over.append([])
            left_over[-1].append(line.written)
            in_question = False
    return top, tuple(" ".join(words) for words in left_over)


_SIGN_OFF = re.compile(
    r"(?i)(many |with )?(thanks|thank you|(kind |best )?(regards|wishes)|yours (faithfully|sincerely|truly)|cheers|diolch)\b"
)
_SIGN_OFF_WORDS = 6


def _signs_off(line: str) -> bool:
    """Whether a line ends the message: "Many thanks", "Yours faithfully"."""
    return bool(_SIGN_OFF.match(line)) and len(line.split()) <= _SIGN_OFF_WORDS


def _is_courtesy(paragraph: str) -> bool:
    """Whether what is left over greets or takes leave, and so tells who asked and nothing of what was asked."""
    greets = re.match(r"(?i)(dear|hello|hi|good (morning|afternoon|evening))\b", paragraph)
    return bool(_SIGN_OFF.match(paragraph)) or bool(greets and len(paragraph.split()) <= _SIGN_OFF_WORDS)


def _is_an_initial(label: _Label, open_items: list[tuple[int, _Item]]) -> bool:
    """The "J." or "X." of a name: a capital that begins no list and goes on with none."""
    if label.kind is Numbering.ROMAN:
        numbered = any(item.label.kind is Numbering.ROMAN for _, item in open_items)
        after = _alphabetic(label, open_items).kind is not Numbering.ROMAN
        return label.text in ("V", "X") and not label.bracketed and not numbered and not after
    listed = any(item.label.kind is Numbering.CAPITAL for _, item in open_items)
    return label.kind is Numbering.CAPITAL and label.text != "A" and not listed


def _alphabetic(label: _Label, open_items: list[tuple[int, _Item]]) -> _Label:
    """The label as a letter where the one before says so: i after h, v after u, x after w."""
    if label.kind is Numbering.ROMAN and len(label.text) == 1:
        before = chr(ord(label.text) - 1)
        letters = (Numbering.LETTER, Numbering.CAPITAL)
        if any(item.label.text == before and item.label.kind in letters for _, item in open_items):
            kind = Numbering.CAPITAL if label.text.isupper() else Numbering.LETTER
            return _Label(kind, label.text, label.bracketed)
    return label


def _close(open_items: list[tuple[int, _Item]], label: _Label, indent: int) -> None:
    """Leave open only the items that a new item with this label lies under."""
    if label.kind is Numbering.BULLET:
        while open_items and open_items[-1][1].label.kind is Numbering.BULLET and open_items[-1][0] >= indent:
            open_items.pop()
        return
    same = [i for i, (_, item) in enumerate(open_items) if _same_list(item.label, label)]
    if same:
        del open_items[same[-1] :]


def _same_list(a: _Label, b: _Label) -> bool:
    return (a.kind, a.bracketed) == (b.kind, b.bracketed)


def _question(item: _Item, parent: str, index: int) -> Question:
    own = _own_id(item.label, parent, index)
    parts = tuple(_question(part, parent + own, number) for number, part in enumerate(item.parts, 1))
    return Question(parent + own, " ".join(item.words), parts)


def _own_id(label: _Label, parent: str, index: int) -> str:
    """`3` `3a` `3(iii)` `ii.a`: what a requester would write; bullets are counted."""
    bullet = label.kind is Numbering.BULLET
    text = str(index) if bullet else label.text
    if not parent:
        return text
    if bullet or label.bracketed:
        return f"({text})"
    return f"{'' if parent[-1].isdigit() != text.isdigit() else '.'}{text}"


def _split_unnumbered(text: str) -> SplitRequest:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    sentences = [s for paragraph in paragraphs for s in re.split(r"(?<=[.?!])\s+", paragraph)]
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    if not asked:
        whole = " ".join(paragraphs)
        return SplitRequest((Question("1", whole),) if whole else (), (), numbered=False)
    questions = tuple(Question(str(number), sentence) for number, sentence in enumerate(asked, 1))
    rest = tuple(sentence for sentence in sentences if not sentence.endswith("?"))
    return SplitRequest(questions, rest, numbered=False)
