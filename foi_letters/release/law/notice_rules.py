"""Rules S17: what a notice under section 17 must say."""

import re
from collections.abc import Iterable, Iterator

from foi_letters.decision import REFUSALS, Decision, Outcome
from foi_letters.ground import Ground
from foi_letters.provision import Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.decided import passages_on, questions_of
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences

PROCEDURAL = frozenset({"12", "14"})
"""Sections on which a whole request is refused; section 17(5) is enough for them."""
MIN_REASON_WORDS = 12
_LABEL = 12


def _states_refusal(evidence: Evidence) -> Iterator[Hit]:
    outside = [each for each in evidence.letter.body if not about_complaints(each)]
    argues = evidence.case is None and evidence.grounds and not any(m.NOT_DECIDED.among(outside))
    if (argues or evidence.is_notice) and not any(m.REFUSES.among(outside)):
        yield Hit("the letter refuses information but does not say so")
        return
    for decision in evidence.case.case.decisions if evidence.case else ():
        if decision.outcome in REFUSALS and not any(
            _says(decision, sentence)
            for passage in passages_on(evidence, decision)
            for sentence in sentences(passage.text)
        ):
            yield Hit(f"{questions_of(evidence, decision)}: the letter does not say that it refuses")


def _says(decision: Decision, sentence: str) -> bool:
    """Whether a sentence tells a refusal: to neither confirm nor deny is one of its own kind, and no other."""
    unconfirmed = m.NEITHER_CONFIRMS.said_in(sentence)
    return (
        unconfirmed if decision.outcome is Outcome.NCND else not unconfirmed and m.REFUSES.said_in(sentence)
    )


def _down_to_the_limb(evidence: Evidence) -> Iterator[Hit]:
    for section, argued in evidence.reasons.items():
        cited = [each for each in evidence.grounds if each.section == section]
        if (
            not any(each.steps for each in cited)
            and section not in PROCEDURAL
            and _has_limbs(evidence, section)
        ):
            yield Hit(f"section {section} is cited without its subsection", argued.passages[0])
    if not evidence.grounds and not evidence.other_regime:
        for passage in list(m.REFUSES_OUTRIGHT.among(evidence.letter.body))[:1]:
            yield Hit("the letter refuses information and names no exemption", passage)
    for provision in {c: None for ground in evidence.relied_on for c in (ground.cite, *ground.via)}:
        if not any(each.within(provision) for each in evidence.grounds):
            yield Hit(f"{provision} is relied on, and the letter does not cite it")


def _has_limbs(evidence: Evidence, section: str) -> bool:
    """Whether a bare section leaves it open which rule of it is meant; section 21 has but one."""
    rules = [(*each.limbs, *each.ncnd) for each in evidence.exemptions_of(section)]
    return sum(map(len, rules)) > 1


def own_reasons(evidence: Evidence) -> Iterator[Hit]:
    """A ground that is cited, and not argued; what the reasons for another ground mention in passing is not cited."""
    for section in dict.fromkeys(each.section for each in evidence.grounds):
        argued = evidence.reasons.get(section)
        if argued is not None and _words(_why(evidence, section)) >= MIN_REASON_WORDS:
            continue
        relied = (each.passage for each in evidence.grounds if each.section == section)
        first = next((each for each in relied if not _in_passing(each, section, evidence)), None)
        if first is not None:
            yield Hit(f"section {section} is relied on, but nothing says why it applies here", first)


def _in_passing(passage: Passage, section: str, evidence: Evidence) -> bool:
    """Whether a passage belongs to the reasons, under a heading of their own, for another section."""
    return passage.level is None and any(
        other != section and argued.passages[0].level is not None and passage in argued.passages
        for other, argued in evidence.reasons.items()
    )


def _why(evidence: Evidence, section: str) -> tuple[Passage, ...]:
    """What may be reasons. Where the case has some, they are sought beside the words that every letter of ours has."""
    if not any(g.cite.section == section and _given(g) for g in evidence.relied_on):
        return evidence.reasons[section].body
    return tuple(each for each in evidence.why[section] if not _is_label(each))


def _is_label(passage: Passage) -> bool:
    """Whether a line only says what follows, such as "For questions 1 and 2"."""
    return len(passage.text.split()) <= _LABEL and not passage.text.endswith((".", "!", "?", ":", ";"))


def _given(ground: Ground) -> bool:
    """Whether a ground has reasons of the officer's that the letter prints."""
    told = (
        ground.reason,
        ground.harm,
        ground.identifiability,
        ground.publish,
        ground.qualified_person,
        ground.offence,
        ground.privilege,
        ground.confidence,
        ground.enactment,
        ground.cost,
    )
    return any(told) and not ground.rely_on_17_4


def _words(passages: Iterable[Passage]) -> int:
    """How many words say why: that it is refused is no reason, nor is the weighing of the public interest."""
    said = (sentence for passage in passages for sentence in sentences(passage.text))
    return sum(len(each.split()) for each in said if _is_reason(each))


def _is_reason(sentence: str) -> bool:
    weighs = m.PUBLIC_INTEREST.said_in(sentence) and not m.HARM.said_in(sentence)
    return not weighs and (m.EXPLAINS.said_in(sentence) or not m.REFUSES.said_in(sentence))


def weighs_qualified(evidence: Evidence) -> Iterator[Hit]:
    """A qualified exemption without a public interest test, and without notice that one is to come."""
    for section, argued in evidence.reasons.items():
        if Kind.QUALIFIED not in evidence.kinds(section) or Kind.ABSOLUTE in evidence.kinds(section):
            continue
        weighed = any(m.weighs(m.on_public_interest(each)) for each in argued.body) or _weighed_together(
            evidence, section
        )
        if not weighed and not any(m.NOT_DECIDED.among(evidence.letter.body)):
            yield Hit(
                f"section {section} is qualified, but the letter gives no public interest test for it",
                argued.passages[0],
                doubtful=bool(_SCALES.search(argued.text)),
            )


_SCALES = re.compile(r"\b(?:weigh(?:ed|ing|s)? (?:for|against|up)|scales|on balance)\b", re.IGNORECASE)


def _weighed_together(evidence: Evidence, section: str) -> bool:
    """Whether a public interest test elsewhere in the letter names this section among those that it is about."""
    weighing = (each for each in evidence.letter.passages if m.weighs(each.text))
    return any(re.search(rf"\b{section}\s?\(", "\n".join((each.text, *each.headings))) for each in weighing)


def _procedural_with_subsection(evidence: Evidence) -> Iterator[Hit]:
    for section in PROCEDURAL & evidence.reasons.keys():
        if not any(each.steps for each in evidence.grounds if each.section == section):
            yield Hit(
                f"section {section} is cited without its subsection", evidence.reasons[section].passages[0]
            )


def _silence_recorded(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for decision in case.decisions:
        for ground in case.grounds_of(decision):
            if ground.rely_on_17_4 and not any(each.rule == "S17-12" for each in case.confirmations):
                yield Hit(
                    f"the letter gives no reasons under {ground.cite} in reliance on section 17(4), and the case does not record why"
                )


def _repeat_names_the_earlier_notice(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for decision in case.decisions:
        if decision.outcome is Outcome.REPEATED:
            for ground in case.grounds_of(decision):
                if not ground.earlier and not case.earlier:
                    yield Hit("a repeated request is refused without naming the earlier one")


def _says_it_is_a_notice(evidence: Evidence) -> Iterator[Hit]:
    outside = [each for each in evidence.letter.passages if not about_complaints(each)]
    if evidence.is_notice and not any(m.REFUSAL_NOTICE.among(outside)):
        yield Hit("the letter does not say that it is a refusal notice under section 17")


_BLOCK, _ERROR, _WARN, _INFO = Severity.BLOCK, Severity.ERROR, Severity.WARN, Severity.INFO
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA
_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("S17-01", _BLOCK, "s.17(1)(a)", _AUTO, _LETTER,
         "a letter that withholds anything says that it refuses", "say which information is withheld", _states_refusal),
    Rule("S17-02", _BLOCK, "s.17(1)(b)", _AUTO, _LETTER,
         "every exemption is cited down to the limb relied on", "cite the subsection and paragraph", _down_to_the_limb),
    Rule("S17-03", _BLOCK, "s.17(1)(c)", _SEMI, _LETTER,
         "every exemption has reasons of its own", "say why the exemption applies to this information", own_reasons),
    Rule("S17-04", _BLOCK, "s.17(2), (3)", _AUTO, _LETTER,
         "every qualified exemption has a public interest test, or an announced date for it", "add the factors and the balance under that exemption", weighs_qualified),
    Rule("S17-08", _BLOCK, "s.17(5)", _AUTO, _LETTER,
         "a refusal for cost or vexatiousness cites its subsection", "cite section 12(1), 12(2), 14(1) or 14(2)", _procedural_with_subsection),
    Rule("S17-12", _WARN, "s.17(4)", _DATA, _CASE,
         "silence about reasons is recorded", "confirm S17-12 in the case file with the reason", _silence_recorded),
    Rule("S17-13", _WARN, "s.17(6)", _DATA, _CASE,
         "a repeated request names the earlier notice", "fill in `earlier`", _repeat_names_the_earlier_notice),
    Rule("S17-15", _INFO, "practice", _AUTO, _LETTER,
         "a refusal says that it is a notice under section 17", "say so in the opening", _says_it_is_a_notice),
)
# fmt: on
