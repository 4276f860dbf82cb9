"""Whatever the Act asks for is taken out of every kind of finished letter, one element at a time, and a rule finds it."""

from collections.abc import Callable

import pytest

from foi_letters.case import Case, LetterKind
from foi_letters.decision import REFUSALS, Outcome
from tests.letters.conftest import CASES, made
from tests.release.law.elements import Cut, Letter, blocks, told, words
from tests.release.law.test_case_rules import known
from tests.release.law.trials import found

S = "foia/standard"


def where(applies: Callable[[Case], bool]) -> Callable[[Cut], Cut]:
    """A cut that only some cases need to miss."""
    return lambda cut: lambda letter: cut(letter) if applies(letter.made.file.case) else None


def decided(*outcomes: Outcome) -> Callable[[Cut], Cut]:
    return where(lambda case: any(each.outcome in outcomes for each in case.decisions))


refused = decided(*(REFUSALS - {Outcome.NCND}))
fees_notices = where(lambda case: case.letter is LetterKind.FEES_NOTICE)

OF_THE_LETTER: dict[str, tuple[set[str], Cut]] = {
    "the statement of refusal": ({"S17-01"}, refused(words(r"(?i)with(hold|held|holding)\b|\brefus\w+|\brel(y|ied|ying) on\b|redact\w*|\b(is|are|be) exempt\b|of the Act exempts|not (sent|provided)|do not have to comply"))),
    "that it neither confirms nor denies": ({"S17-01"}, words(r"(?i)neither confirm\w* nor den\w+")),
    "whether it is held": ({"HLD-01"}, decided(Outcome.WITHHELD, Outcome.PARTIAL, Outcome.NIL, Outcome.NOT_HELD)(words(r"We (do not )?hold (the|this)\b( rest of this)?"))),
    "the condition of section 40": ({"P40-01", "S17-02"}, words(r" by virtue of section 40\(3[AB]\)(\([ab]\))?|, in section 40\(3A\)\([ab]\)")),
    "the principle": ({"P40-04"}, words(r"Article 5\(1\)\(a\) of the (UK )?(GDPR|General Data[^.:]*)|lawfully, fairly")),
    "the internal review": ({"S17-09", "RGT-01"}, blocks(f"{S}/complaint/review", f"{S}/complaint/no-review")),
    "the right to apply to the regulator": ({"S17-10", "RGT-01"}, blocks(f"{S}/complaint/regulator*")),
    "how to reach the regulator": ({"S17-10", "RGT-01"}, words(r"https://ico\S*|0303 123 1113|www\.ico\S*|Wycliffe House.*")),
    "that the public interest is undecided": ({"S17-05"}, words(r"We have not yet [^.]*\.|[^.]*still weighing[^.]*\.?|[Ww]e have not yet decided[^.]*\.")),
    "when it will be decided": ({"S17-05"}, words(r"by \d+ \w+ 20\d\d, and we will then", "and we will then")),
    "the apology": ({"TIM-02"}, blocks(f"{S}/opening/apology*")),
    "the mark of a withheld figure": ({"NUM-02"}, blocks(f"{S}/figures/marker*", f"{S}/figures/table-note*")),
    "zeros": ({"NUM-03"}, blocks(f"{S}/figures/zeros*")),
    "the threshold": ({"NUM-01"}, words(r"We withhold counts from 1 to \d+\.?|counts? (from|of) 1 to \d+")),
    "the licence": ({"ATT-04"}, blocks(f"{S}/closing/reuse*")),
    "the advice": ({"EXM-26", "CAS-01"}, blocks(f"{S}/advice/offer", f"{S}/advice/impossible", f"{S}/advice/given-instead", f"{S}/advice/text")),
    "the amount of the fee": ({"FEE-01"}, fees_notices(words(r"£[\d.,]+"))),
    "how to pay, and until when": ({"FEE-02"}, words(r"Please pay.*|If we have not received it within.*")),
    "the date": ({"TIM-03"}, words(r"\b\d{1,2} \w+ 20\d\d\b")),
    "the Act": ({"S17-17"}, words(r"Freedom of Information Act 2000|Freedom of Information and")),
}  # fmt: skip
OF_A_GROUND = {
    "why it applies": ({"S17-03"}, told("harm.interest", "harm.mechanism", "harm.causal_link", "harm.evidence", "identifiability.who", "identifiability.how", "identifiability.learned", "purpose", "necessity", "balance", "expectations", "criminal_offence", "special_category", "publish.who", "publish.intended_before", "publish.reasonable", "publish.where", "qualified_person.post", "qualified_person.opinion", "qualified_person.authorised_by", "offence", "function", "privilege.explanation", "privilege.not_waived", "confidence.obtained_from", "confidence.quality", "confidence.obligation", "confidence.detriment", "confidence.defence", "enactment.act", "enactment.effect", "third_party")),
    "the reason": ({"CAS-01"}, told("reason")),
    "the harm": ({"EXM-11"}, told("harm.interest", "harm.mechanism", "harm.causal_link", "harm.evidence", "qualified_person.opinion")),
    "who could be identified": ({"P40-02"}, told("identifiability.who", "identifiability.how", "identifiability.learned")),
    "the purpose": ({"P40-03"}, told("purpose")),
    "the necessity": ({"P40-03"}, told("necessity")),
    "the balance of rights": ({"P40-03"}, told("balance", "expectations")),
    "what staff expect": ({"P40-13", "CAS-01"}, told("expectations")),
    "data about offences": ({"P40-09", "CAS-01"}, told("criminal_offence")),
    "special category data": ({"P40-09", "CAS-01"}, told("special_category")),
    "the factors for disclosure": ({"PIT-01"}, told("public_interest.favouring")),
    "the factors against it": ({"PIT-01"}, told("public_interest.against")),
    "the publication": ({"EXM-19"}, told("publish.who", "publish.when")),
    "that it was intended": ({"CAS-01"}, told("publish.intended_before")),
    "that waiting is reasonable": ({"CAS-01"}, told("publish.reasonable")),
    "the qualified person": ({"EXM-15"}, told("qualified_person.post", "qualified_person.opinion")),
    "who confided": ({"EXM-20"}, told("confidence.obtained_from")),
    "the confidence": ({"CAS-01"}, told("confidence.quality", "confidence.obligation", "confidence.detriment")),
    "the privilege": ({"EXM-21"}, told("privilege.explanation", "privilege.not_waived")),
    "the enactment": ({"EXM-23"}, told("enactment.act")),
    "the third party": ({"CAS-01"}, told("third_party")),
    "the offence": ({"CAS-01"}, told("offence")),
    "the function": ({"CAS-01"}, told("function")),
    "how the cost was estimated": ({"CAS-01"}, told("cost.method")),
}  # fmt: skip


def missed(name: str) -> list[str]:
    letter = Letter(made(name), known(name))
    sections = dict.fromkeys(each.cite.section for each in letter.evidence.relied_on)
    cuts = [(what, rules, cut(letter)) for what, (rules, cut) in OF_THE_LETTER.items()]
    for section in sections:
        cuts += [
            (f"{what} ({section})", rules, cut(letter, section)) for what, (rules, cut) in OF_A_GROUND.items()
        ]
    return [
        what for what, rules, evidence in cuts if evidence is not None and not rules & found(evidence, *rules)
    ]


@pytest.mark.parametrize("name", CASES)
def test_an_element_taken_out_of_a_letter_is_missed(name: str) -> None:
    assert missed(name) == []
