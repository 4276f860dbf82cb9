"""Rules S17: what a notice under section 17 must say."""

import re
from collections.abc import Iterator

from foi_letters.case import LetterKind
from foi_letters.decision import REFUSALS, Outcome
from foi_letters.provision import Kind
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.dates import dates_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.reasons import Reasons, about_complaints
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences

NOTICES = frozenset({LetterKind.RESPONSE, LetterKind.INTERNAL_REVIEW, LetterKind.TIME_EXTENSION})
PROCEDURAL = frozenset({"12", "14"})
"""Sections on which a whole request is refused; section 17(5) is enough for them."""
MIN_REASON_WORDS = 12


def refuses(evidence: Evidence) -> bool:
    """Whether the letter refuses anything: by its case, or by a ground that it cites and words of refusal."""
    if evidence.case:
        decisions = evidence.case.case.decisions
        return evidence.kind in NOTICES and any(each.outcome in REFUSALS for each in decisions)
    return bool(evidence.grounds) and any(m.REFUSES.among(evidence.letter.body))


def _states_refusal(evidence: Evidence) -> Iterator[Hit]:
    outside = [each for each in evidence.letter.body if not about_complaints(each)]
    argues = evidence.case is None and evidence.grounds and not any(m.NOT_DECIDED.among(outside))
    if (argues or refuses(evidence)) and not any(m.REFUSES.among(outside)):
        yield Hit("the letter refuses information but does not say so")


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


def _has_limbs(evidence: Evidence, section: str) -> bool:
    """Whether a bare section leaves it open which rule of it is meant; section 21 has but one."""
    rules = [(*each.limbs, *each.ncnd) for each in evidence.exemptions_of(section)]
    return sum(map(len, rules)) > 1


def own_reasons(evidence: Evidence) -> Iterator[Hit]:
    """A ground that is cited, and not argued; what the reasons for another ground mention in passing is not cited."""
    for section in dict.fromkeys(each.section for each in evidence.grounds):
        argued = evidence.reasons.get(section)
        if argued is not None and _words(argued) >= MIN_REASON_WORDS:
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


def _words(argued: Reasons) -> int:
    """How many words say why: that it is refused is no reason, nor is the weighing of the public interest."""
    said = (sentence for passage in argued.body for sentence in sentences(passage.text))
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
            )


def _weighed_together(evidence: Evidence, section: str) -> bool:
    """Whether a public interest test elsewhere in the letter names this section among those that it is about."""
    weighing = (each for each in evidence.letter.passages if m.weighs(each.text))
    return any(re.search(rf"\b{section}\s?\(", "\n".join((each.text, *each.headings))) for each in weighing)


def _extension_says_all(evidence: Evidence) -> Iterator[Hit]:
    if evidence.kind is not LetterKind.TIME_EXTENSION:
        return
    if not evidence.grounds:
        yield Hit("the letter claims more time but names no exemption")
    outside = [each for each in evidence.letter.body if not about_complaints(each)]
    waiting = list(m.NOT_DECIDED.among(outside))
    if not waiting:
        yield Hit("the letter does not say that the public interest has still to be decided")
    later = [day for each in outside for day in dates_in(each.text) if evidence.on and day > evidence.on]
    if not later:
        yield Hit("the letter gives no date by which the decision is expected")


def _extension_only_for_qualified(evidence: Evidence) -> Iterator[Hit]:
    if evidence.kind is not LetterKind.TIME_EXTENSION:
        return
    decided = _decided_sections(evidence)
    for each in evidence.grounds:
        if each.section in decided:
            continue
        if evidence.rules(each) and Kind.QUALIFIED not in {rule.kind for rule in evidence.rules(each)}:
            yield Hit(
                f"section {each.number} is absolute: no time can be taken to weigh the public interest",
                each.passage,
            )


def _decided_sections(evidence: Evidence) -> set[str]:
    """The sections relied on for questions that the letter answers beside taking more time for others."""
    case = evidence.case.case if evidence.case else None
    decisions = case.decisions if case else ()
    return {ground.cite.section for each in decisions for ground in case.grounds_of(each)} if case else set()


def _procedural_with_subsection(evidence: Evidence) -> Iterator[Hit]:
    for section in PROCEDURAL & evidence.reasons.keys():
        if not any(each.steps for each in evidence.grounds if each.section == section):
            yield Hit(
                f"section {section} is cited without its subsection", evidence.reasons[section].passages[0]
            )


def complaint_section(evidence: Evidence) -> tuple[Passage, ...]:
    """The passages that tell how to complain, with those that stand under the same heading or follow at once."""
    about = [each for each in evidence.letter.body if about_complaints(each)]
    numbers = {each.number + step for each in about for step in range(4)}
    headings = {each.headings for each in about if each.headings}
    return tuple(each for each in evidence.letter.body if each.number in numbers or each.headings in headings)


def _review_details(evidence: Evidence) -> Iterator[Hit]:
    if not refuses(evidence):
        return
    if any((*m.NO_REVIEW.among(evidence.letter.body), *m.REVIEW_DONE.among(evidence.letter.body))):
        return
    offers = list(m.REVIEW_OFFER.among(evidence.letter.body))
    if not offers and evidence.kind is not LetterKind.INTERNAL_REVIEW:
        yield Hit(
            "the letter neither says how to complain to the authority nor that it has no complaints procedure"
        )
    elif offers and not any(
        m.CONTACT.said_in(each.text) or _IN_WRITING.search(each.text) for each in complaint_section(evidence)
    ):
        yield Hit("the letter offers a review but does not say how to ask for one", offers[0])


_IN_WRITING = re.compile(
    r"\b(?:in writing|your letter|(?:write|writing|letter|e-?mail|repl\w+) (?:to|us|me|this))\b",
    re.IGNORECASE,
)
"""To whom to write is enough: the address stands at the head of the letter."""


def _regulator_right(evidence: Evidence) -> Iterator[Hit]:
    if not refuses(evidence):
        return
    rights = list(m.REGULATOR_RIGHT.among(evidence.letter.body))
    if not rights:
        yield Hit("the letter does not give the right to apply to the regulator")
        return
    after = [each for each in complaint_section(evidence) if each.number >= rights[0].number]
    if not any(m.CONTACT.said_in(each.text) or _gives_address(evidence, each) for each in after):
        yield Hit("the letter names the regulator but not how to reach it", rights[0])


def _gives_address(evidence: Evidence, passage: Passage) -> bool:
    regulator = evidence.facts.regulator_versions(Regime.FOIA)
    addresses = regulator.addresses if regulator else ()
    return any(address.lines[0] in passage.text for address in addresses)


def _rights_on_partial(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    partial = any(each.outcome is Outcome.PARTIAL for each in evidence.case.case.decisions)
    if partial and not complaint_section(evidence):
        yield Hit("the letter withholds a part and says nothing of the right to complain")


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


def _dated_and_signed(evidence: Evidence) -> Iterator[Hit]:
    if evidence.on is None:
        yield Hit("the letter has no date")
    head = [each for each in evidence.letter.passages[:15] if not about_complaints(each)]
    if not any(_REFERENCE.search(each.text) for each in (*head, *evidence.letter.margins)):
        yield Hit("the letter gives no reference")
    lines = [each.text for each in evidence.letter.passages[5:] if len(each.text.split()) <= _LINE]
    last = [each.text for each in evidence.letter.body[-4:]]
    if not any(_SIGNS_OFF.search(line) for line in lines) and not any(_POST.fullmatch(line) for line in last):
        yield Hit("nobody signs the letter, by name or by post")


_LINE = 12
"""Words of a line that signs: to be mentioned in a sentence is not to sign."""
_REFERENCE = re.compile(
    r"\bref(erence)?\b|\b(request|case|enquiry) (number|no\b)|\bFOI[A-Z]{0,3}\b.{0,24}\d|\bFOI[A-Z]{0,3}\d|\b(case|request|disclosure)\b.{0,12}\d[\d/-]+",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:[A-Z][\w.'-]*,?(?: (?:of|and|the|for|to))? ?){1,6}")
"""A line of capitalised words at the end: a name, or a post such as Harbour Master."""
_SIGNS_OFF = re.compile(
    r"yours (sincerely|faithfully|truly)|\bregards\b|best wishes|many thanks|obedient servant|on behalf of"
    r"|\b(officer|manager|head|team|director|adviser|advisor|secretary|clerk|unit|registrar|solicitor|coordinator|governance|disclosure|analyst|lead|executive|principal|headteacher)\s*$"
    r"|^(head|director|chief|secretary|clerk) (of|to)\b",
    re.IGNORECASE,
)


def _says_it_is_a_notice(evidence: Evidence) -> Iterator[Hit]:
    outside = [each for each in evidence.letter.passages if not about_complaints(each)]
    if refuses(evidence) and not any(m.REFUSAL_NOTICE.among(outside)):
        yield Hit("the letter does not say that it is a refusal notice under section 17")


def _review_window(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    review = evidence.case.authority.review
    if review is None or not refuses(evidence) or evidence.kind is LetterKind.INTERNAL_REVIEW:
        return
    text = "\n".join(each.text for each in complaint_section(evidence))
    for days in (review.within_working_days, review.reply_working_days):
        if not re.search(rf"\b{days} working days\b", text):
            yield Hit(f"the complaints paragraph does not give the profile's {days} working days")


def _names_the_regime(evidence: Evidence) -> Iterator[Hit]:
    outside = (each.text for each in evidence.letter.passages if not about_complaints(each))
    if not any(_REGIME.search(text) for text in outside):
        yield Hit("the letter does not say under which law the request was answered")


_REGIME = re.compile(
    r"freedom of information (\(scotland\) )?(act|law|request)|\bfoia\b|\bfoi (act|law|request)\b|environmental information"
    r" (\(scotland\) )?regulations|(?<![-/])\bEIRs?\b(?![-/])",
    re.IGNORECASE,
)


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
    Rule("S17-05", _BLOCK, "s.17(2)", _AUTO, _CASE,
         "an extension names the exemption, says that nothing is decided and estimates a date", "complete the extension", _extension_says_all),
    Rule("S17-06", _BLOCK, "s.10(3)", _AUTO, _CASE,
         "more time is taken only for a qualified exemption", "decide now; only the public interest test can wait", _extension_only_for_qualified),
    Rule("S17-08", _BLOCK, "s.17(5)", _AUTO, _LETTER,
         "a refusal for cost or vexatiousness cites its subsection", "cite section 12(1), 12(2), 14(1) or 14(2)", _procedural_with_subsection),
    Rule("S17-09", _BLOCK, "s.17(7)(a)", _AUTO, _LETTER,
         "the letter tells how to complain to the authority, or that it has no procedure", "add the complaints paragraph", _review_details),
    Rule("S17-10", _BLOCK, "s.17(7)(b)", _AUTO, _LETTER,
         "the letter gives the right to apply to the regulator and how to reach it", "add the regulator's paragraph", _regulator_right),
    Rule("S17-11", _BLOCK, "s.17(7)", _AUTO, _CASE,
         "a letter that withholds only a part gives the same rights", "add the complaints paragraph", _rights_on_partial),
    Rule("S17-12", _WARN, "s.17(4)", _DATA, _CASE,
         "silence about reasons is recorded", "confirm S17-12 in the case file with the reason", _silence_recorded),
    Rule("S17-13", _WARN, "s.17(6)", _DATA, _CASE,
         "a repeated request names the earlier notice", "fill in `earlier`", _repeat_names_the_earlier_notice),
    Rule("S17-14", _ERROR, "s.17; s.50", _AUTO, _LETTER,
         "the letter is dated, referenced and signed", "add the date, the reference and the signatory", _dated_and_signed),
    Rule("S17-15", _INFO, "practice", _AUTO, _LETTER,
         "a refusal says that it is a notice under section 17", "say so in the opening", _says_it_is_a_notice),
    Rule("S17-16", _WARN, "s.45 Code, part 5", _AUTO, _CASE,
         "the time to ask for a review and to answer it are those of the profile", "use the profile's figures", _review_window),
    Rule("S17-17", _ERROR, "practice on s.40", _AUTO, _LETTER,
         "the letter says which law applied", "name the Act in the opening", _names_the_regime),
)
# fmt: on
