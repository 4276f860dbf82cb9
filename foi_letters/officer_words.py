"""The words of an officer, fitted to where they stand: inside a sentence of ours, or as a sentence of their own.

`applies_to: The names of the officers.` follows "We have withheld"; `mechanism: they would be recognised` stands alone.
Neither a capital nor a stop is worth an error: both are set right as the file is read.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from foi_letters.yamlmodel import Text

_OPENER = re.compile(
    r"(The|An|A(?! levels?\b)|Our|Your|Their|His|Her|Its|Any|All|Some|Each|Every|This|These|Those)(?= [a-z\d])"
)
_LIST_ITEM = re.compile(r"(?:[-*•]|\d+\.) ")


def within_a_sentence(text: str) -> str:
    """As it stands in the middle of a sentence: no stop at the end, and an opening article without its capital."""
    inner = text[:-1] if text.endswith(".") and not text.endswith((" etc.", "..")) else text
    return _OPENER.sub(lambda match: match[0].lower(), inner, count=1) if _OPENER.match(inner) else inner


def as_a_sentence(text: str) -> str:
    """As it stands alone: with a capital at the beginning and a stop at the end."""
    if not text:
        return text
    first, last = text.split(maxsplit=1)[0], text.rsplit(maxsplit=1)[-1]
    if first.isalpha() and first.islower():
        text = text[:1].upper() + text[1:]
    is_address = "://" in last or "@" in last
    ends_in_list = _LIST_ITEM.match(text.splitlines()[-1].strip())
    open_ended = text[-1].isalnum() or text[-1] in ")]%"
    return f"{text}." if open_ended and not is_address and not ends_in_list else text


Phrase = Annotated[Text, AfterValidator(within_a_sentence)]
"""Words that the letter sets inside a sentence of its own."""

Sentence = Annotated[Text, AfterValidator(as_a_sentence)]
"""One sentence or more, which the letter sets as they are."""
