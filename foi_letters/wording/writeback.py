"""New text for scalars of a YAML file: only their characters change, every other byte of the file stays.

A scalar keeps its style (plain, quoted, literal, folded) where the new text can be written in it; where it cannot, the
next style that can is taken. Whatever is written is read again, and must say the new text and nothing else.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from foi_letters.errors import FoiLettersError, InputError
from foi_letters.wording.respacing import respaced
from foi_letters.yamlfile import Document, Path_, Span, Value, parse


def replaced(document: Document, texts: Mapping[Path_, str]) -> str:
    """The text of the file with other text in the scalars at these paths.

    Raises FoiLettersError where no style can hold a text, which no text that YAML allows brings about.
    """
    for path in sorted(texts, key=lambda path: document.spans[path].start, reverse=True):
        document = _with(document, path, texts[path])
    return document.text


def _with(document: Document, path: Path_, text: str) -> Document:
    expected = _set(document.value, path, text)
    span, place = document.spans[path], document.place(path)
    end = _content_end(document.text, span)
    for candidate in _candidates(document, path, text):
        changed = document.text[: span.start] + candidate + document.text[end:]
        try:
            reread = parse(changed, document.name)
        except InputError:
            continue
        if reread.value == expected:
            return reread
    raise FoiLettersError(f"{place}: no way to write this text in YAML: {text!r}")


def _set(value: Value, path: Path_, text: str) -> Value:
    """The value with `text` at `path`; nothing else differs."""
    if not path:
        return text
    step = path[0]
    if isinstance(value, dict):
        return {key: _set(each, path[1:], text) if key == step else each for key, each in value.items()}
    assert isinstance(value, list)
    return [_set(each, path[1:], text) if at == step else each for at, each in enumerate(value)]


def _content_end(text: str, span: Span) -> int:
    """Where the scalar's own characters end: a block's blank lines and comments behind its text are not its own."""
    if span.style not in ("|", ">"):
        return span.end
    lines = text[span.start : span.end].splitlines(keepends=True)
    indent = _indent(lines[1:])
    while len(lines) > 1 and (not lines[-1].strip() or _depth(lines[-1]) < indent):
        lines.pop()
    return span.start + len("".join(lines).rstrip("\r\n"))


def _indent(lines: list[str]) -> int:
    """The indentation of a block scalar: that of its first line with text."""
    return next((_depth(line) for line in lines if line.strip()), 0)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _candidates(document: Document, path: Path_, text: str) -> Iterator[str]:
    """The text in the style of the scalar, then in others; the first that reads back right is used."""
    span = document.spans[path]
    written = document.text[span.start : _content_end(document.text, span)]
    newline = "\r\n" if "\r\n" in document.text else "\n"
    lines = written.splitlines()
    key = next(each for depth in range(len(path), -1, -1) if (each := document.keys.get(path[:depth])))
    indent = (_indent(lines[1:]) if len(lines) > 1 else 0) or key.column + 1
    width = max((len(line) for line in lines[1:]), default=0)
    old = scalar(document.value, path)
    for encoded in _encodings(span.style, written.replace("\r\n", "\n"), old, text, (" " * indent, width)):
        yield encoded.replace("\n", newline)


def scalar(value: Value, path: Path_) -> str:
    """The text at a path that is known to lead to text."""
    for step in path:
        if isinstance(value, dict):
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    assert isinstance(value, str)
    return value


def _encodings(
    style: str | None, written: str, old: str, text: str, layout: tuple[str, int]
) -> Iterator[str]:
    """In its own style with the lines broken where they were, then broken anew, then in styles that hold any text."""
    pad, width = layout
    quote = style if style in ("'", '"') else ""
    first, _, body = written.partition("\n")
    if style != "|":
        head, inside = (
            (first, f"\n{body}") if style == ">" else (quote, written[len(quote) : len(written) - len(quote)])
        )
        same = respaced(
            inside, old, text, lambda space: "\n" * (space.count("\n") + 1) + pad, _ESCAPES[quote]
        )
        yield from [head + same + quote] if same is not None else []
    for each in (_STYLES[style], _double, _literal):
        yield from each(text, first, pad, width)


_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "": str,
    "'": lambda word: word.replace("'", "''"),
    '"': lambda word: word.replace("\\", "\\\\").replace('"', '\\"'),
}


def _literal(text: str, header: str, pad: str, _: int) -> Iterator[str]:
    yield f"{_header('|', header, text)}\n{_padded(text.rstrip(chr(10)).split(chr(10)), pad)}"


def _folded(text: str, header: str, pad: str, width: int) -> Iterator[str]:
    """A line end in the text is a blank line; a line longer than the widest so far is folded at a space."""
    lines = text.rstrip("\n").split("\n")
    folded = [part for line in lines for part in (*_wrapped(line, width - len(pad)), "")][:-1]
    yield f"{_header('>', header, text)}\n{_padded(folded, pad)}"
    yield from _literal(text, header, pad, width)


def _header(style: str, header: str, text: str) -> str:
    """`|`, with the sign that keeps as many line ends as the text has, and the comment that stood behind it."""
    ends = len(text) - len(text.rstrip("\n"))
    sign = {0: "-", 1: ""}.get(ends, "+")
    comment = re.search(r"\s+#.*$", header)
    return style + sign + (comment[0] if comment else "")


def _padded(lines: list[str], pad: str) -> str:
    return "\n".join(pad + line if line.strip() else "" for line in lines)


def _plain(text: str, first: str, pad: str, width: int) -> Iterator[str]:
    yield _flowed(text, pad, width, len(first))
    yield from _single(text, first, pad, width)


def _single(text: str, first: str, pad: str, width: int) -> Iterator[str]:
    yield f"'{_flowed(text.replace(chr(39), chr(39) * 2), pad, width, len(first))}'"


def _double(text: str, first: str, pad: str, width: int) -> Iterator[str]:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    yield f'"{_flowed(escaped, pad, width, len(first))}"'
    yield f'"{escaped}"'


_STYLES = {None: _plain, "'": _single, '"': _double, "|": _literal, ">": _folded}


def _flowed(text: str, pad: str, width: int, first: int) -> str:
    """Text over several lines, as it was before; on one line if it was on one."""
    if not width:
        return text.replace("\n", "\n\n" + pad)
    lines = [
        part for line in text.split("\n") for part in (*_wrapped(line, max(width - len(pad), first)), "")
    ][:-1]
    return "\n".join(pad + line if line and at else line for at, line in enumerate(lines))


def _wrapped(line: str, width: int) -> list[str]:
    """The line cut at single spaces into parts of at most this width, as far as there are spaces."""
    parts: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", line):
        if parts and len(parts[-1]) + 1 + len(word) <= width:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts
