"""The provisions that a finished letter cites, however it writes them.

`section 40(2) by virtue of section 40(3A)(a)`, `Sections 23(5), 24(2) and 31(3)`, `s.31(1)(a) & (b)` are read as what
they mean; so is `Section 40(2)(a)(b)&(3)(a)(i)`, which a rule then finds fault with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foi_letters.citation import Citation
from foi_letters.release.law.letter_text import LetterText, Passage

THE_ACT = "FOIA"


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision as cited: the section and its steps, the words that cite it, the law that it is of, and where."""

    section: str
    steps: tuple[str, ...]
    words: str
    law: str
    passage: Passage

    @property
    def number(self) -> str:
        """`40(3A)(a)`, as the letter writes it, right or wrong."""
        return self.section + "".join(f"({step})" for step in self.steps)

    def within(self, citation: Citation) -> bool:
        """Whether this provision is `citation` or lies within it."""
        return self.section == citation.section and self.steps[: len(citation.path)] == citation.path


_STEPS = r"(?:\s?\((?:\d{1,2}[A-Z]{0,2}|[a-z]{1,2}|[ivx]{1,5}|[IVX]{1,5})\))"
_ONE = rf"\d{{1,3}}[A-Z]{{0,2}}{_STEPS}*"
_NEXT = (
    rf"(?:\s?(?:,\s?and|,\s?or|,|&|and|or|to|/|;|-)\s?(?:sections?\s|s\.?\s?)?(?:{_ONE}(?![\w%£])|{_STEPS}+))"
)
_LIST = re.compile(rf"(?<![\w.])(?:[Ss]ections?|SECTIONS?|[Ss]s?\.|[Ss](?=\d))\s?({_ONE}(?![\w%£]){_NEXT}*)")
_BARE = re.compile(
    r"(?<![\w.£(/-])(?<!Art\. )(?<!icle )(?<!icles )(?<!tion )(?<!tions )(?<!reg )(?<!eg\. )(?<!raph )(?<!para )(?<!rule )(?<!Part )"
    rf"((?:2[1-9]|3\d|4[0-4])A?\(\d{{1,2}}[A-Z]?\){_STEPS}*)"
)
_MEMBER = re.compile(rf"(?P<section>\d{{1,3}}[A-Z]{{0,2}})?(?P<steps>{_STEPS}*)")
_LAW = re.compile(
    r"^[\s,]{0,2}(?:\([^)]{0,40}\)\s?)?(?:of|in|to|under)?\s?(?:the\s)?"
    r"(?P<law>(?:UK\s)?(?:DPA|FOIA|FoIA|FOI Act|GDPR|[A-Z][\w'’]*(?:\s(?:of|and|the|etc\.?|\([^)]*\)|[A-Z][\w'’()]*)){0,10}"
    r"\s(?:Act|Code|Order|Regulations?)(?:\s(?:of\s)?\d{4})?|the Act|Act(?!\w)|Code of Practice))"
)


def cited(letter: LetterText) -> tuple[Cited, ...]:
    """Every provision that the body of a letter cites, headings included, in order."""
    return tuple(found for passage in letter.passages for found in cited_in(passage))


def cited_in(passage: Passage) -> Iterator[Cited]:
    """Every provision that one passage cites."""
    for match in _matches(passage.text):
        law = _law(passage.text[match.end() :]) or _law_before(passage.text[: match.start()])
        section = ""
        steps: tuple[str, ...] = ()
        for part in re.split(r",\s?and|,\s?or|,|&|\band\b|\bor\b|\bto\b|/|;|(?<!\w)-", match[1]):
            member = _MEMBER.search(re.sub(r"(?i)sections?|\bs\.?(?=\s?\d)", "", part).strip())
            if not member or not member[0].strip():
                continue
            own = tuple(re.findall(r"\(([^)]+)\)", member["steps"]))
            steps = own if member["section"] else _beside(steps, own)
            section = member["section"] or section
            yield Cited(section, steps, match[0].strip(), law, passage)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What cites, in order: lists that say "section", and the bare number of an exemption (`the condition at 40(3A)(a)`)."""
    named = list(_LIST.finditer(text))
    bare = [m for m in _BARE.finditer(text) if not any(n.start() <= m.start() < n.end() for n in named)]
    yield from sorted((*named, *bare), key=lambda match: match.start())


def _beside(before: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The steps of `(b)` after `31(1)(a)`, or of `(ii)` after `36(2)(b)(i)`: in the place of a step of its own kind."""
    places = [depth for depth in range(len(before)) if _fits(own[0], depth, before[depth])]
    return (*before[: places[-1]], *own) if places else (*before, *own)


def _fits(step: str, depth: int, before: str) -> bool:
    if step[0].isdigit() or before[0].isdigit():
        return step[0].isdigit() and before[0].isdigit()
    return depth < 2 or bool(_ROMAN.fullmatch(step) and _ROMAN.fullmatch(before))


_ROMAN = re.compile(r"[ivx]+")


def _law(rest: str) -> str | None:
    """The law whose section was cited, if the words after it name one."""
    match = _LAW.match(rest)
    if not match:
        return None
    law = match["law"]
    own = law in ("the Act", "Act", "FOIA", "FoIA", "FOI Act") or law.startswith("Freedom of Information Act")
    return THE_ACT if own else law


_OTHER_LAW = re.compile(
    r"(?:\b(?:Data Protection Act|DPA)\b(?: (?:1998|2018))?|\b2018 [Aa]ct\b)\)?[,;(]?\s?(?:and|at|in|under|see|by|its)?\s*$"
)


def _law_before(before: str) -> str:
    """The law that is named just before ("the six principles of the 2018 Act, at section 34"), else the Act."""
    return "Data Protection Act 2018" if _OTHER_LAW.search(before) else THE_ACT
