"""What it takes for a passage to say something, in whatever words: families of expressions that must come together.

One keyword proves nothing ("the review of 2019" offers no review), so a meaning asks for several families at once, and
a rule asks for it in the right place of the letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foi_letters.release.law.letter_text import Passage


@dataclass(frozen=True, slots=True)
class Meaning:
    """A passage has this meaning if it matches every family of `all_of`, sentences that match `none_of` left out."""

    name: str
    all_of: tuple[re.Pattern[str], ...]
    none_of: tuple[re.Pattern[str], ...] = ()
    in_one_sentence: bool = False
    """Whether one sentence must have the meaning: two that have half of it each do not make it."""

    def said_in(self, text: str) -> bool:
        """Whether a text has this meaning."""
        said = [each for each in sentences(text) if not any(p.search(each) for p in self.none_of)]
        return any(self._matches(each) for each in (said if self.in_one_sentence else (". ".join(said),)))

    def _matches(self, text: str) -> bool:
        return all(pattern.search(text) for pattern in self.all_of)

    def answered_in(self, passage: Passage) -> bool:
        """Whether a passage has this meaning by itself, or answers a question that has it as its heading."""
        asked = passage.headings[-1] if passage.headings else ""
        return self.said_in(passage.text) or (asked.endswith("?") and self.said_in(asked))

    def among(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The passages that have it."""
        return (passage for passage in passages if self.said_in(passage.text))


def sentences(text: str) -> list[str]:
    """The sentences of a passage; `section 5. Then` ends one, `s. 5` and `No. 3` do not."""
    return [each for each in re.split(r"(?<=[a-z\d)\"'])[.?!]\s+(?=[A-Z\"'(])", text) if each.strip()]


def meaning(name: str, *all_of: str, none_of: tuple[str, ...] = (), in_one_sentence: bool = False) -> Meaning:
    """A meaning from expressions, upper and lower case alike."""
    return Meaning(name, _compiled(all_of), _compiled(none_of), in_one_sentence)


def _compiled(expressions: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in expressions)
