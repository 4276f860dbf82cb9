"""Rule CAS: what the officer gave in the case still stands in the letter, where it was edited by hand since."""

import re
from collections.abc import Iterable, Iterator

from foi_letters.case import Case
from foi_letters.ground import Ground
from foi_letters.release.finding import Severity
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import plain
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.yamlmodel import FileModel

_FOR_THE_FILE = frozenset(
    {"cite", "via", "applies_to", "limb", "type", "population", "published", "activity", "pounds", "url"}
)
"""Fields of a ground that are printed in another form, or kept for the audit alone."""
Given = tuple[str, str]
"""What a text is, in the words of the case file, and the text."""


def _as_given(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case
    said = _words_of(evidence.letter.text)
    for ground in evidence.relied_on:
        yield from _gone(f"{ground.cite}: ", _of_ground(ground), said)
    yield from _gone("", _of_case(evidence.case.case), said)


def _gone(where: str, given: Iterable[Given], said: str) -> Iterator[Hit]:
    names = [name for name, text in given if _words_of(text) not in said]
    if names:
        yield Hit(f"{where}the letter does not say what the case gives as {', '.join(dict.fromkeys(names))}")


def _of_ground(ground: Ground) -> Iterator[Given]:
    yield from () if ground.rely_on_17_4 else _texts(ground, "")


def _of_case(case: Case) -> Iterator[Given]:
    for decision in case.decisions:
        yield from _named(search=decision.search, answer=decision.answer)
        yield from _texts(decision.assist, "assist")
        yield from _texts(decision.public_interest, "public_interest")
    yield from _named(extension=case.extension.reason if case.extension else None)
    yield from _texts(case.clarification, "clarification")
    yield from _named(fees=case.fees.how_to_pay if case.fees else None)
    yield from _named(transfer=case.transfer.reason if case.transfer else None)
    for complaint in case.review.complaints if case.review else ():
        yield from _named(complaint=complaint.complaint, finding=complaint.reason)


def _named(**texts: str | None) -> Iterator[Given]:
    return ((name, part) for name, text in texts.items() if text for part in _parts(text))


def _texts(value: object, name: str) -> Iterator[Given]:
    """Every text within a part of the case, with the name of its field."""
    if isinstance(value, FileModel):
        for field in type(value).model_fields:
            if field not in _FOR_THE_FILE:
                yield from _texts(getattr(value, field), field)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, name)
    elif isinstance(value, str):
        yield from ((name, part) for part in _parts(value))


def _parts(text: str) -> Iterator[str]:
    """The paragraphs and list items of a text, what is quoted from a table or linked left out."""
    for part in re.split(r"\n\s*\n|\n(?=- )|\[[^\n]*?\](?:\([^)\n]*\))?", text):
        if _words_of(part):
            yield part


def _words_of(text: str) -> str:
    """The words alone: emphasis, punctuation and capitals are no matter of this rule."""
    return " ".join(re.findall(r"\w+", plain(text).casefold()))


# fmt: off
RULES = (
    Rule("CAS-01", Severity.WARN, "consistency", How.SEMI, Sees.CASE,
         "what the case gives as reasons, answers and advice stands in the letter", "say it, or bring the case into line with the letter", _as_given),
)
# fmt: on
