"""Strict YAML, for files that people type.

Every scalar is text; the model gives it a type. (PyYAML's default reads NO as False, 3.10 as 3.1, 12:30 as 750.)
Duplicate keys, aliases, merge keys, tags and documents of absurd size or depth are refused, and every value keeps its
place, so that each problem of a file is reported with line, column and caret, all at once.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from foi_letters.errors import InputError, Place, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

Value = str | None | list["Value"] | dict[str, "Value"]
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in the text: characters `start` up to `end`, from line and column (from 1)."""

    start: int
    end: int
    line: int
    column: int
    style: str | None = None
    """How a scalar is written: None plain, ' or " quoted, | literal, > folded."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as read: its text, its plain value, and where each value and key stands."""

    name: str
    text: str
    value: Value
    spans: Mapping[Path_, Span] = field(repr=False)
    keys: Mapping[Path_, Span] = field(repr=False)

    def place(self, path: Path_, *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key, with `key`), or of the nearest one around it."""
        for depth in range(len(path), -1, -1):
            span = (self.keys if key else self.spans).get(path[:depth]) or self.spans.get(path[:depth])
            if span:
                return _place(self.name, self.text, span)
        return Place(self.name)


def read(path: Path, *, name: str | None = None, found: list[Problem] | None = None) -> Document:
    """Read a YAML file; `name` is what errors call it.

    Raises InputError with every problem of form found; where `found` is given, those that leave the rest of the file
    readable (a key that stands twice) are added to it instead.
    """
    shown = name or str(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError([Problem("cannot-read", "cannot read it: it is no file", Place(shown))])
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise InputError(
            [Problem("cannot-read", f"cannot read it: {error.strerror}", Place(shown))]
        ) from None
    if size > MAX_BYTES:
        message = f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"
        raise InputError([Problem("too-large", message, Place(shown))])
    return parse(_decode(data, shown), shown, found=found)


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8 text"
        problem = Problem("not-utf-8", message, Place(name, line), "save the file as UTF-8")
        raise InputError([problem]) from None


def parse(text: str, name: str, *, found: list[Problem] | None = None) -> Document:
    """Parse YAML text; `name` is what errors call it. Raises InputError, or adds to `found`, as `read` does."""
    problems = list(_forbidden_characters(text, name))
    if problems:
        raise InputError(problems)
    reader = _Reader(name, text)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax_problem(error, text, name)]) from None
    except yaml.YAMLError as error:
        raise InputError([Problem("yaml", str(error), Place(name))]) from None
    if found is not None:
        found += reader.problems
    elif reader.problems:
        raise InputError(reader.problems)
    return Document(name, text, value, reader.spans, reader.keys)


# Beside what YAML itself forbids: characters that cannot be seen and have no business in a case file, zero-width
# spaces and the controls that turn the direction of text. Joiners and directional marks are part of some scripts.
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    r"|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)


def _forbidden_characters(text: str, name: str) -> Iterator[Problem]:
    for match in _FORBIDDEN.finditer(text):
        label = unicodedata.name(match[0], f"U+{ord(match[0]):04X}")
        place = _place(name, text, _span_at(text, match.start(), match.end()))
        yield Problem("control-character", f"the character {label} is not allowed", place, "delete it")


def _span_at(text: str, start: int, end: int) -> Span:
    line_start = text.rfind("\n", 0, start) + 1
    return Span(start, end, text.count("\n", 0, start) + 1, start - line_start + 1)


def _place(name: str, text: str, span: Span) -> Place:
    line_start = span.start - span.column + 1
    line_end = text.find("\n", line_start)
    source = text[line_start : line_end if line_end >= 0 else len(text)].rstrip("\r")
    first_line = text[span.start : span.end].split("\n", 1)[0].rstrip()
    return Place(name, span.line, span.column, source=source, width=max(1, len(first_line)))


_ADVICE = {
    "did not find expected alphabetic or numeric character": 'put the text in quotes: "*"',
    "did not find expected ',' or '}'": "text between { and } that contains a colon, a comma or a quotation mark must"
    " stand in quotes; look too for a } that is missing in the lines above",
    "did not find expected ',' or ']'": "look for a ] that is missing, or put text with a comma or a colon in quotes",
    "did not find expected key": "what belongs together begins in one column: count the spaces at the beginning of this"
    " line and of the lines above; an item of a list begins with '- '",
    "could not find expected ':'": "a line above lacks its key and colon, or a quotation mark: write it as `key: text`",
    "a tab character": "indent with spaces, never tabs",
    "unexpected end of stream": "a quotation mark that opens is not closed: look for it in the lines above",
    "the file is empty": "`foi-letters new REFERENCE --request FILE` begins a case",
    "cannot start any token": "indent with spaces, never tabs; put text that begins with @, ` or % in quotes",
}


def _colon_advice(lines: list[str]) -> str:
    """Why a colon is in the way: the line above has no key, or begins in another column, or the text has a colon."""
    here = lines[-1]
    above = next(
        (line for line in reversed(lines[:-1]) if line.strip() and not line.lstrip().startswith("#")), ""
    )
    plain = above.lstrip(" -")
    if not re.search(r":(\s|$)", plain):
        return f"the line above, '{plain.strip()}', needs its key: write it as `key: {plain.strip()}`"
    if _column(above) != _column(here):
        return f"begin it in column {_column(above)}, as the line above: what belongs together begins in one column"
    return "put the text in quotes if it contains a colon"


def _column(line: str) -> int:
    """The column, from 1, in which the key of a line begins: after the dash of a list item."""
    return len(line) - len(line.lstrip(" -")) + 1


_NO_ALIAS = "put text that begins with * in quotes; write out what repeats, or name a ground under `grounds`"


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = " ".join(part for part in (error.context, error.problem) if part) or "not valid YAML"
    advice = next((advice for start, advice in _ADVICE.items() if start in message), None)
    if mark is not None and "mapping values are not allowed" in message:
        advice = _colon_advice(text.splitlines()[: mark.line + 1])
    place = (
        Place(name)
        if mark is None
        else _place(name, text, Span(mark.index, mark.index + 1, mark.line + 1, mark.column + 1))
    )
    return Problem("yaml", message, place, advice)


class _Reader:
    """Builds the value from the parser's events, so that an alias or a deep nest is refused before it costs anything."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.spans: dict[Path_, Span] = {}
        self.keys: dict[Path_, Span] = {}
        self.problems: list[Problem] = []

    def document(self) -> Value:
        opening = [next(self.events), next(self.events)]
        if isinstance(opening[1], yaml.StreamEndEvent):
            raise _refusal("the file is empty", opening[1])
        value = self._value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _refusal("a second document (---) begins here", after)
        return value

    def _value(self, event: yaml.Event, path: Path_) -> Value:
        if isinstance(event, yaml.AliasEvent):
            self.spans[path] = _span(event)
            self._problem("yaml", f"an alias (*{event.anchor}) is not allowed here", event, _NO_ALIAS)
            return str(event.anchor)
        if len(path) >= MAX_DEPTH:
            raise _refusal(f"nested more than {MAX_DEPTH} levels deep", event)
        self.spans[path] = _span(event)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._problem("yaml-tag", f"the tag {tag} is not allowed", event, "put the text in quotes")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event)

    def _sequence(self, path: Path_) -> list[Value]:
        result: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result

    def _mapping(self, path: Path_) -> dict[str, Value]:
        result: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            where = (*path, key)
            if key in result:
                first = self.keys[where].line
                message = f"'{key}' stands twice; it first stands in line {first}"
                self._problem("duplicate-key", message, event, "keep one")
                self._value(next(self.events), (*path, f"{key} (again)"))
                continue
            self.keys[where] = _span(event)
            result[key] = self._value(next(self.events), where)
        return result

    def _key(self, event: yaml.Event, path: Path_) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._problem("key", "a key must be text", event)
            self._value(event, (*path, "?"))
            return "?"
        if event.value == "<<" and not event.style:
            self._problem("merge-key", "merge keys (<<) are not allowed", event, "write the keys out")
        return str(event.value)

    def _scalar(self, event: yaml.Event) -> str | None:
        value, style = getattr(event, "value", ""), getattr(event, "style", None)
        span = _span(event)
        header = self.text[span.start : span.end].split("\n", 1)[0].strip()
        if style in ("|", ">") and re.match(r"[|>][-+]?\d", header):
            message = f"'{header}' begins a block of text here, it is not a value"
            self._problem("block-header", message, event, f'put it in quotes: "{header}"')
        return None if not style and value in ("", "~", "null") else str(value)

    def _problem(self, rule: str, message: str, event: yaml.Event, advice: str | None = None) -> None:
        self.problems.append(Problem(rule, message, _place(self.name, self.text, _span(event)), advice))


_AnyMark = yaml.Mark | yaml._yaml.Mark | None  # noqa: SLF001  the C parser has its own
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refusal(message: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=message, problem_mark=_mark(event.start_mark))


def _mark(mark: _AnyMark) -> yaml.Mark:
    assert mark is not None  # every event of a parser has its marks
    return yaml.Mark("", mark.index, mark.line, mark.column, None, 0)


def _span(event: yaml.Event) -> Span:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    style = getattr(event, "style", None) or None
    return Span(start.index, end.index, start.line + 1, start.column + 1, style)
