"""New words for a block as its YAML text: what stays keeps its line breaks, its marks and its spelling."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from foi_letters.wording.words import Paragraphs, Token, collapsed, from_yaml, opening, to_yaml


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or space of the wording, and the number of the paragraph that it stands in."""

    token: Token
    paragraph: int


def rewritten(source: str, wording: Paragraphs) -> str:
    """The text `source` of a block changed so that it says `wording`, with as few characters changed as can be.

    What stood between two words that were neighbours before, and still are, stays as it was typed.
    """
    text = _Rewrite(source, wording).text()
    if collapsed(text) == collapsed(to_yaml(wording)):
        return text
    return to_yaml(wording).rstrip("\n") + source[len(source.rstrip()) :]


class _Rewrite:
    def __init__(self, source: str, wording: Paragraphs) -> None:
        self.source = source
        self.wording = wording
        self.old = _row(from_yaml(source))
        self.new = _row(wording)
        matcher = SequenceMatcher(
            None, [w.token for w in self.old], [w.token for w in self.new], autojunk=False
        )
        blocks = matcher.get_matching_blocks()
        self.kept = {block.b + step: block.a + step for block in blocks for step in range(block.size)}
        """Which old word each new word is, where it is one."""

    def text(self) -> str:
        words = (self._before(at) + self._word(at) for at in range(len(self.new)))
        return self._start() + "".join(words) + self._end()

    def _word(self, at: int) -> str:
        if at not in self.kept:
            return self.new[at].token.source
        start, end = self.old[self.kept[at]].token.span
        return self.source[start:end]

    def _start(self) -> str:
        if self.kept.get(0) == 0:
            return self.source[: self.old[0].token.span[0]]
        blank = self.source[: len(self.source) - len(self.source.lstrip())]
        return blank + opening(self.wording, 0) + self.new[0].token.stress

    def _before(self, at: int) -> str:
        """What stands between a word and the word before it: stress ends and begins, or paragraphs do."""
        if at == 0:
            return ""
        before, word = self.new[at - 1], self.new[at]
        if before.paragraph != word.paragraph:
            fresh = before.token.stress + opening(self.wording, word.paragraph) + word.token.stress
        else:
            fresh = (
                "" if before.token.stress is word.token.stress else before.token.stress + word.token.stress
            )
        typed = self._typed_between(at)
        return fresh if typed is None or typed.split() != fresh.split() else typed

    def _typed_between(self, at: int) -> str | None:
        """What was typed between the same two words, if they were neighbours in the same way."""
        first, second = self.kept.get(at - 1), self.kept.get(at)
        if first is None or second != first + 1:
            return None
        one, other = self.old[first], self.old[second]
        if (one.paragraph == other.paragraph) != (self.new[at - 1].paragraph == self.new[at].paragraph):
            return None
        return self.source[one.token.span[1] : other.token.span[0]]

    def _end(self) -> str:
        if self.kept.get(len(self.new) - 1) == len(self.old) - 1:
            return self.source[self.old[-1].token.span[1] :]
        return self.new[-1].token.stress + self.source[len(self.source.rstrip()) :]


def _row(paragraphs: Paragraphs) -> list[_Word]:
    return [_Word(token, at) for at, paragraph in enumerate(paragraphs) for token in paragraph.tokens]
