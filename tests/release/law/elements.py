"""What the Act asks of each kind of letter, as what can be taken out of it: by the block of wording that prints it, by
what the officer wrote in the case, or by the words themselves. None of it is found by the meanings that the rules use.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch

from foi_letters.ground import Ground
from foi_letters.pipeline import Made
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage, plain

Cut = Callable[["Letter"], Evidence | None]
"""The evidence without an element; None where the letter has no place for it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter, with what it was made of."""

    made: Made
    evidence: Evidence

    def printed(self, *blocks: str) -> tuple[Passage, ...]:
        """The passages that the blocks of these ids (`foia/standard/decision/*`) print, if the letter uses any."""
        used = [wording for wording, _ in self.made.composed.wordings if _any(wording.id, blocks)]
        patterns = [pattern for wording in used for pattern in _paragraphs(wording.entry.text)]
        return tuple(p for p in self.evidence.letter.passages if any(x.fullmatch(p.text) for x in patterns))

    def without(self, gone: tuple[Passage, ...]) -> Evidence | None:
        """The letter without these passages; None where there are none."""
        left = tuple(each for each in self.evidence.letter.passages if each not in gone)
        return self._with(left) if gone else None

    def reworded(self, pattern: str, instead: str = "") -> Evidence | None:
        """The letter with the words that match taken out of every passage; None where none do."""
        changed = tuple(
            replace(
                each, text=re.sub(pattern, instead, each.text), headings=_reworded(each, pattern, instead)
            )
            for each in self.evidence.letter.passages
        )
        return self._with(changed) if changed != self.evidence.letter.passages else None

    def _with(self, passages: tuple[Passage, ...]) -> Evidence:
        return replace(self.evidence, letter=replace(self.evidence.letter, passages=passages))


def _reworded(passage: Passage, pattern: str, instead: str) -> tuple[str, ...]:
    return tuple(re.sub(pattern, instead, heading) for heading in passage.headings)


def _any(id_: str, globs: tuple[str, ...]) -> bool:
    return any(fnmatch(id_, glob) for glob in globs)


def _paragraphs(text: str) -> Iterator[re.Pattern[str]]:
    """The paragraphs of a block as they are printed; one that is a placeholder and no more is not known by its words."""
    for paragraph in re.split(r"\n\s*\n|\n(?=- )", text):
        words = re.split(r"\{\{.*?\}\}", plain(re.sub(r"\*+|^- ", "", paragraph.strip())))
        if any(len(each) > 3 for each in words):
            yield re.compile(".+?".join(map(re.escape, words)))


def blocks(*ids: str) -> Cut:
    """Without what these blocks print."""
    return lambda letter: letter.without(letter.printed(*ids))


def words(pattern: str, instead: str = "") -> Cut:
    """Without these words, wherever they stand."""
    return lambda letter: letter.reworded(pattern, instead)


def told(*fields: str) -> Callable[[Letter, str], Evidence | None]:
    """Without what the officer wrote in these fields of the grounds of a section (`harm.mechanism`)."""

    def cut(letter: Letter, section: str) -> Evidence | None:
        grounds = [each for each in letter.evidence.relied_on if each.cite.section == section]
        texts = [text for ground in grounds for field in fields for text in _texts(ground, field)]
        argued = letter.evidence.reasons[section].body
        return letter.without(
            tuple(each for each in argued if any(text.casefold() in each.text.casefold() for text in texts))
        )

    return cut


def _texts(ground: Ground, field: str) -> Iterator[str]:
    value: object = ground
    for name in field.split("."):
        value = getattr(value, name, None)
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, str) and each:
            yield from (plain(part) for part in each.split("\n\n"))
