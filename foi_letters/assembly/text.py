"""Plain values as XML: what is escaped, what becomes an element of Word, and what a letter refuses to hold."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from jinja2.runtime import Undefined
from markupsafe import Markup

from foi_letters.assembly.bounds import Refusal

__all__ = ["attribute_text", "escaped", "plain_text", "run_text"]

_FORBIDDEN: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'


def plain_text(value: object) -> str:
    """A value as text. Refuses what prints as a program's inside: nothing, lists, functions, unknown objects."""
    if isinstance(value, Undefined):
        return str(value)  # raises what is missing
    if isinstance(value, Markup):
        return value.unescape()
    if isinstance(value, str):
        return str(value)
    if value is None:
        raise Refusal("no-value", "this has no value (None)", "Give one, or write {{ name or 'words' }}.")
    if isinstance(value, (Mapping, list, tuple, AbstractSet)):
        kind = "a mapping" if isinstance(value, Mapping) else "a list"
        raise Refusal(
            "not-text", f"{kind} cannot be printed", "Loop over it, name one of its parts, or use join."
        )
    if isinstance(value, bytes) or callable(value) or not _has_own_string(value):
        raise Refusal(
            "not-text", f"a value of type {type(value).__name__} cannot be printed", "Name a part of it."
        )
    return str(value)


def _has_own_string(value: object) -> bool:
    kind = type(value)
    return kind.__str__ is not object.__str__ or kind.__repr__ is not object.__repr__


def escaped(text: str) -> str:
    """Text as XML, with one kind of line end. Refuses the characters that XML cannot hold."""
    if not text.isprintable():  # a quick look: neither line ends nor control characters are printable
        found = _FORBIDDEN.search(text)
        if found:
            message = f"the text has the control character U+{ord(found.group()):04X}, which Word cannot hold"
            raise Refusal("forbidden-character", message, "Remove it from the data.")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run_text(text: str) -> str:
    """Text as it stands inside a `w:t`."""
    if text.isprintable():  # no line end and no tab: the usual case, quickly
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped(text).replace("\n", _BREAK).replace("\t", _TAB)


def attribute_text(text: str) -> str:
    """Text as it stands inside an attribute."""
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
