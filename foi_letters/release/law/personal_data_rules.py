"""Rules P40: section 40 says which condition is met, why someone is identifiable, and why disclosure would contravene."""

import re
from collections.abc import Iterator

from foi_letters.provision import Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law import personal_data as about
from foi_letters.release.law.cited import Cited
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.condition_rules import CONDITIONS, section_40
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage, plain
from foi_letters.release.law.reasons import Reasons
from foi_letters.release.law.rule import Hit, How, Rule, Sees

NCND_BY_PRINCIPLE = ("5B",)
"""Section 40(5B)(a): to confirm or deny would contravene a principle, which raises the three questions as well."""


def _identifiable(evidence: Evidence) -> Iterator[Hit]:
    argued, others_data = section_40(evidence, "2", *NCND_BY_PRINCIPLE)
    if (
        argued is None
        or not _by_principle(evidence, others_data)
        or _identifiable_as_the_case_says(evidence, argued)
    ):
        return
    said = [each for each in evidence.particular["40"] if evidence.case is None or not _asked(each)]
    ways = (about.IDENTIFIABLE, about.IDENTIFIES_BY_ITSELF, about.NAMED)
    if not any(passage for way in ways for passage in way.among(said)):
        yield Hit(
            "the letter does not say why a living person could be identified, and by whom", argued.passages[0]
        )


def _asked(passage: Passage) -> bool:
    """Whether a passage answers one of the three questions, and so supposes that someone can be identified."""
    return bool(passage.headings) and passage.headings[-1].endswith("?")


def _identifiable_as_the_case_says(evidence: Evidence, argued: Reasons) -> bool:
    """Whether the reasons say, in the officer's words, who could identify someone and how: no wording is too unusual."""
    if evidence.case is None:
        return False
    case, said = evidence.case.case, plain(argued.text)
    grounds = (ground for _, holder in case.ground_holders() for ground in case.grounds_of(holder))
    told = [each.identifiability for each in grounds if each.identifiability and each.cite.section == "40"]
    return bool(told) and all(plain(each.how) in said for each in told)


def _three_questions(evidence: Evidence) -> Iterator[Hit]:
    argued, others_data = section_40(evidence, "2", "3A", *NCND_BY_PRINCIPLE)
    if argued is None or not _by_principle(evidence, others_data) or section_40(evidence, "3B", "4A")[1]:
        return
    for what, meaning in (
        ("the purpose", about.PURPOSE),
        ("the necessity", about.NECESSITY),
        ("the balance", about.BALANCE),
    ):
        if not any(meaning.answered_in(passage) for passage in evidence.particular["40"]):
            yield Hit(
                f"section 40(2) is relied on, and the letter does not deal with {what} of disclosure",
                argued.passages[0],
                doubtful=bool(re.search(r"legitimate interest", argued.text, re.IGNORECASE)),
            )


def _by_principle(evidence: Evidence, cited: list[Cited]) -> list[Cited]:
    """Those that turn on a principle. A letter by anyone may say less where it neither confirms nor denies."""
    return [
        each
        for each in cited
        if each.steps[0] != "5B" or (evidence.case is not None and each.steps[1:2] == ("a",))
    ]


def _principle(evidence: Evidence) -> Iterator[Hit]:
    argued, cited = section_40(evidence, "3A", *NCND_BY_PRINCIPLE)
    first = _by_principle(evidence, cited)
    if argued is None:
        return
    for passage in argued.body:
        if re.search(r"[Pp]rinciples?\b", passage.text) and re.search(
            r"section 34\b|\bsix\b[^.]{0,30}principles", passage.text
        ):
            yield Hit(
                "section 34 of the Data Protection Act 2018 is for law-enforcement processing; disclosure is tested against Article 5(1)(a)",
                passage,
            )
            return
    if first and not re.search(
        r"Art(icle|\.) ?5|lawful(ly)?,? (and )?fair|fair(ly)? and lawful", argued.text
    ):
        yield Hit(
            "the letter does not name the data protection principle that disclosure would contravene",
            argued.passages[0],
        )


def _public_interest_by_condition(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("40")
    if argued is None:
        return
    kinds = {
        kind
        for each in evidence.grounds
        if each.section == "40" and each.steps[:1] and each.steps[0] in CONDITIONS
        for kind in _kinds(evidence, each)
    }
    weighed = any(m.weighs(m.on_public_interest(each)) for each in argued.body)
    if kinds == {Kind.QUALIFIED} and not weighed:
        yield Hit(
            "this condition is qualified, and the letter gives no public interest test", argued.passages[0]
        )
    if kinds == {Kind.ABSOLUTE} and any(m.PUBLIC_INTEREST_TEST.among(argued.own_body)):
        yield Hit(
            "the first condition is absolute, and a public interest test follows it", argued.passages[0]
        )


def _kinds(evidence: Evidence, each: Cited) -> set[Kind]:
    """A condition has the kind of the limb that rests on it."""
    limbs = [limb for exemption in evidence.exemptions_of("40") for limb in exemption.limbs]
    return {limb.kind for limb in limbs if any(each.within(second) for second in limb.with_one_of)}


def _offence_addressed(evidence: Evidence) -> Iterator[Hit]:
    argued, others_data = section_40(evidence, "2")
    if argued is None or not others_data:
        return
    elsewhere = {each for section, other in evidence.reasons.items() if section != "40" for each in other.own}
    offences = [
        each
        for each in evidence.letter.passages
        if each not in elsewhere and about.OFFENCE.said_in(each.text)
    ]
    if offences and not re.search(
        r"Art(icle|\.) ?(9|10)\b|criminal[- ]offence data|data about criminal|special category", argued.text
    ):
        yield Hit(
            "the request is about offences or allegations, and the letter does not deal with criminal-offence or special category data",
            argued.passages[0],
        )


def _would_not_could(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("40")
    for passage in argued.own_body if argued else ():
        if re.search(
            r"\b(?:could|may|might)\b(?:(?!would)[^.]){0,40}\b(?:contravene|breach|be unlawful|be unfair)",
            passage.text,
        ):
            yield Hit(
                "the test is whether disclosure would contravene a principle, not whether it could", passage
            )


def _expectations(evidence: Evidence) -> Iterator[Hit]:
    argued, first = section_40(evidence, "3A")
    staff = any(
        re.search(r"\b(?:officers?|staff|employees?|councillors?|managers?)\b", each.text)
        for each in (argued.own_body if argued else ())
    )
    if argued and first and staff and not re.search(_EXPECT, argued.text):
        yield Hit(
            "the letter does not say what the staff concerned could reasonably expect", argued.passages[0]
        )


_EXPECT = (
    r"expect|understanding that|\b(?:were|was|been) (?:told|assured|promised)\b"
    r"|\b(?:wrote|spoke|gave|given|supplied|complained) in confidence"
)
_WORLD = r"to the (?:whole )?world|to (?:the public|everyone|anyone)|(?:any|every)one may (?:have|see|read)|member of the public|public at large"


def _to_the_world(evidence: Evidence) -> Iterator[Hit]:
    outside = "\n".join(each.text for each in evidence.letter.passages if not about_complaints(each))
    if "40" in evidence.reasons and not re.search(_WORLD, outside):
        yield Hit("the letter does not say that disclosure under the Act is to the world at large")


def _alive(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("40")
    for passage in argued.own_body if argued else ():
        if re.search(
            r"\b(?:deceased|late (?:Mr|Mrs|Ms|officer)|died|dead)\b", passage.text
        ) and not re.search(r"\bliving\b|relative|famil", passage.text):
            yield Hit("data about the dead is not personal data", passage)


def _numbers_alone(evidence: Evidence) -> Iterator[Hit]:
    argued = evidence.reasons.get("40")
    for passage in argued.own_body if argued else ():
        if about.LOW_NUMBERS.said_in(passage.text) and not any(
            about.IDENTIFIABLE.among(argued.body if argued else ())
        ):
            yield Hit(
                "that numbers are low is given as the reason; a count is personal data only if someone can be identified from it",
                passage,
            )
            return


_LETTER = Sees.LETTER
_BLOCK, _ERROR, _WARN = Severity.BLOCK, Severity.ERROR, Severity.WARN
_AUTO, _SEMI, _DATA = How.AUTO, How.SEMI, How.DATA

# fmt: off
RULES = (
    Rule("P40-02", _BLOCK, "s.40(2)(a)", _DATA, _LETTER,
         "the letter says who could be identified and how", "fill in `identifiability`", _identifiable),
    Rule("P40-03", _ERROR, "UK GDPR Art 6(1)(f)", _AUTO, _LETTER,
         "the first condition comes with purpose, necessity and balance", "fill in `purpose`, `necessity` and `balance`", _three_questions),
    Rule("P40-04", _ERROR, "s.40(7)", _AUTO, _LETTER,
         "the principle named is that of Article 5(1)(a)", "name Article 5(1)(a) of the UK GDPR", _principle),
    Rule("P40-08", _BLOCK, "s.2(3)(fa)", _AUTO, _LETTER,
         "a public interest test follows a qualified condition and no absolute one", "add the test, or take it out", _public_interest_by_condition),
    Rule("P40-09", _ERROR, "UK GDPR Art 9, 10", _DATA, _LETTER,
         "criminal-offence and special category data are dealt with", "fill in `criminal_offence` or `special_category`", _offence_addressed),
    Rule("P40-12", _WARN, "s.40(3A)", _AUTO, _LETTER,
         "disclosure would contravene a principle, not could", "write 'would'", _would_not_could),
    Rule("P40-13", _WARN, "fairness", _SEMI, _LETTER,
         "what staff could expect is dealt with", "fill in `expectations`", _expectations),
    Rule("P40-14", Severity.INFO, "practice", _AUTO, _LETTER,
         "disclosure to the world is mentioned", "add the sentence", _to_the_world),
    Rule("P40-15", _ERROR, "DPA 2018 s.3(2)", _DATA, _LETTER,
         "section 40 is used for the living", "use another exemption", _alive),
    Rule("NUM-04", _ERROR, "[2018] UKUT 229 (AAC); s.40", _SEMI, _LETTER,
         "that numbers are small is no reason by itself", "say who could be identified, how, and what would be learned", _numbers_alone),
)
# fmt: on
