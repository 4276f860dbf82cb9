"""The sentences of the library's own wording that say what the law is, whatever the case.

A letter that keeps them and loses what the officer wrote has the words of reasons and gives none, so rules that ask for
reasons read what stands beside them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from foi_letters.exemption import Library
from foi_letters.exemption_file import Exemption
from foi_letters.release.law.letter_text import Passage, plain
from foi_letters.release.law.said import sentences

_TAG = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")
_OF_ANY_CASE = frozenset(
    {
        "ground.citation",
        "ground.title",
        "ground.via_title",
        "ground.applies_to",
        "ground.questions",
        "ground.balanced_with",
    }
)
"""Placeholders that say which exemption it is and what is withheld, and not why."""
_FILLED = "Zq"
"""Stands for a placeholder: a sentence may begin or end with one."""


def beside_formulas(
    passages: Iterable[Passage], library: Library, exemptions: tuple[Exemption, ...]
) -> tuple[Passage, ...]:
    """The passages without the sentences that the wording of these exemptions has for every case."""
    files = (*(each.id for each in exemptions), *_shared(exemptions))
    known = [pattern for id_ in files for pattern in _formulas(library, id_)]
    return tuple(left for each in passages if (left := _without(each, known)) is not None)


def _shared(exemptions: tuple[Exemption, ...]) -> Iterator[str]:
    yield from dict.fromkeys(f"{each.regime.lower()}/standard/ground" for each in exemptions)


def _without(passage: Passage, known: list[re.Pattern[str]]) -> Passage | None:
    said = sentences(passage.text)
    left = [each for each in said if not any(pattern.fullmatch(_bare(each)) for pattern in known)]
    if len(left) == len(said):
        return passage
    return replace(passage, text=". ".join(left)) if left else None


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip(".")


def _formulas(library: Library, id_: str) -> Iterator[re.Pattern[str]]:
    """The sentences of a file, in every version, each as a pattern that fits it filled in."""
    for text in sorted({wording.entry.text for wording in library.file(id_).wordings()}):
        yield from _patterns(text)


@cache
def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for paragraph in re.split(r"\n\s*\n", text) for pattern in _of_paragraph(paragraph))


def _of_paragraph(paragraph: str) -> Iterator[re.Pattern[str]]:
    tags = iter(_TAG.findall(paragraph))
    for sentence in sentences(plain(_TAG.sub(_FILLED, paragraph.replace("*", "")))):
        own = [next(tags) for _ in range(sentence.count(_FILLED))]
        if set(own) <= _OF_ANY_CASE:
            yield re.compile(".+?".join(map(re.escape, _bare(sentence).split(_FILLED))))
