"""A ground: one exemption relied on, with what the Act needs said about it.

Which of these inputs an exemption needs is stated in its file in `exemptions/`, with the reason why; a ground that
lacks one is refused with that reason.
"""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from foi_letters.citation import CitationField
from foi_letters.officer_words import Phrase, Sentence, as_a_sentence
from foi_letters.yamlmodel import Day, FileModel, OneOrMore, Text


class Limb(StrEnum):
    """How likely the harm is. "Would": more likely than not. "Would be likely to": a real and significant risk."""

    WOULD = "would"
    WOULD_BE_LIKELY_TO = "would be likely to"


def _limb(value: object) -> object:
    """A limb as written; what is neither of the two tests is answered with what they mean."""
    said = value.strip().lower() if isinstance(value, str) else ""
    if said in ("likely", "likely to", "would be likely"):
        return Limb.WOULD_BE_LIKELY_TO
    if said and said not in set(Limb):
        raise ValueError(
            f"'{value}' is not one of the two tests\nwrite 'would' if the harm is more likely than not, or "
            "'would be likely to' if the risk of it is real and significant"
        )
    return said or value


class Harm(FileModel):
    """The harm that disclosure (or confirming whether information is held) would cause."""

    interest: Phrase
    """What the exemption protects here, for example "the detection of burglary in the district"."""
    mechanism: Sentence
    """How disclosure would harm it, for these facts, as a sentence or two."""
    causal_link: Sentence
    """Why the harm would follow from disclosing this information, as a sentence or two."""
    limb: Annotated[Limb, BeforeValidator(_limb)]
    """"would" (more likely than not) or "would be likely to" (a real and significant risk). Choose one."""
    evidence: Annotated[str, AfterValidator(as_a_sentence)] = ""
    """What the view rests on: an incident, a study, the view of the third party."""


class PublicInterest(FileModel):
    """The public interest test: factors each way, and which way they come down."""

    favouring: Annotated[tuple[Sentence, ...], OneOrMore, Field(alias="for", min_length=1)]
    """Factors for disclosure (or for confirming whether the information is held), each a sentence."""
    against: Annotated[tuple[Sentence, ...], OneOrMore, Field(min_length=1)]
    """Factors for withholding it (or for neither confirming nor denying), each a sentence."""
    balance: Sentence
    """Why the factors against outweigh those for, on these facts."""


_OPENS_NO_SENTENCE = re.compile(r"(That|Whether|How|Where|When|Who|Which|What|Why)\b[^,]*$", re.DOTALL)


def _begun_with(beginning: str) -> AfterValidator:
    """A sentence stands alone, so "That they were ill" is not enough; `beginning` is how it could begin."""

    def check(text: str) -> str:
        if opener := _OPENS_NO_SENTENCE.match(text):
            raise ValueError(
                f"'{opener[1]}' begins no sentence, and the letter prints this as one\n"
                f"write it out: '{beginning} {text[:1].lower()}{text[1:]}'"
            )
        return text

    return AfterValidator(check)


class Identifiability(FileModel):
    """Why a living person can be identified from the information: section 40 is not about small numbers as such."""

    who: Phrase
    """Whom the information is about, for example "officers who were the subject of an allegation"."""
    how: Sentence
    """Who could identify them, and with what other information, as a sentence: "Colleagues know who was away that week."""
    learned: Annotated[Sentence, _begun_with("They would learn")]
    """What would be learned about them that is not known already, as a sentence: "They would learn how it ended."
    """
    population: Sentence | None = None
    """How large the group is from which a person could be picked out."""
    published: Sentence | None = None
    """What is published already that could be put together with this information."""


class QualifiedPerson(FileModel):
    """The reasonable opinion of the qualified person (section 36)."""

    post: Text
    """The post of the qualified person, for example "the Permanent Secretary"."""
    date: Day
    """When the opinion was given; on or before the date of the letter."""
    opinion: Annotated[Sentence, _begun_with("The opinion was")]
    """What the opinion was, and why the qualified person held it."""
    authorised_by: Sentence | None = None
    """What makes the post a qualified person, as a sentence, if that should be said."""


class Publication(FileModel):
    """The publication that is intended (section 22, 22A)."""

    who: Phrase
    """Who will publish the information."""
    when: Phrase
    """When, or on what event: "in March 2027", "when the inspection report is laid"."""
    where: Phrase | None = None
    """Where it will be published."""
    intended_before: Sentence
    """What shows that the publication was settled before the request was received."""
    reasonable: Sentence
    """Why it is reasonable in all the circumstances to wait until then."""


class Place(FileModel):
    """Where information that is already accessible can be found (section 21)."""

    title: Text
    """What it is called there, for example the title of a page or of a publication."""
    url: str | None = None
    """Its exact address on the web, not that of the site's front page."""
    how: str | None = None
    """How to reach it where there is no address on the web, or where exactly in the document it stands."""


class CostItem(FileModel):
    """One activity of the estimate."""

    task: Text
    """What has to be done, for example "open each file and read the outcome form"."""
    activity: str = Field(default="extract", pattern="^(determine|locate|retrieve|extract)$")
    """Which of the four activities that count: determine (whether it is held), locate, retrieve or extract."""
    units: Annotated[int, Field(gt=0)]
    """How many files, records or searches."""
    minutes_each: Annotated[Decimal, Field(gt=0)]
    """Minutes for each of them."""


class Cost(FileModel):
    """The estimate under the Fees Regulations; the sums are worked out from it."""

    items: Annotated[tuple[CostItem, ...], OneOrMore, Field(min_length=1)]
    """The activities, each with a number of units and minutes for each."""
    aggregated_with: Phrase | None = None
    """The other requests whose cost is counted as well (section 12(4)): "your request of 14 September 2026 (F/90)"."""
    method: Sentence
    """How the estimate was made, for example "a sample of twenty files was timed"."""


class Confidence(FileModel):
    """Information provided in confidence (section 41)."""

    obtained_from: Phrase
    """The person outside the authority who provided it."""
    quality: Sentence
    """Why it has the quality of confidence: not trivial, not generally known."""
    obligation: Sentence
    """How it came to be given in confidence."""
    detriment: Sentence
    """What disclosure would do to the person who confided, or what private interest it would invade."""
    defence: Sentence
    """Why there would be no public interest defence to a claim for breach of confidence."""


class Privilege(FileModel):
    """Legal professional privilege (section 42)."""

    type: str = Field(pattern="^(advice|litigation)$")
    """"advice" or "litigation"."""
    explanation: Sentence
    """Between whom the communication passed and for what main purpose."""
    not_waived: Sentence
    """Why privilege has not been lost, for example to whom the advice has been shown."""


class Enactment(FileModel):
    """The enactment that prohibits disclosure (section 44)."""

    act: Text
    """Its title with the year."""
    provision: Text
    """The section or regulation, for example "section 39(1)"."""
    effect: Sentence
    """What it prohibits, and why it covers this information."""


def _names_a_thing(text: str) -> str:
    """It follows "we have withheld" and "we neither confirm nor deny that we hold"."""
    if first := re.match(r"(whether|if|that)\b", text, re.IGNORECASE):
        raise ValueError(
            f"'{first[0]}' cannot begin it: the letter says 'we have withheld' before it, or 'we neither confirm nor deny "
            "that we hold'\nname the information: 'information about an investigation of the person you name', 'records of ...'"
        )
    return text


def _says_what_was_said(text: str) -> str:
    """A name with a relative clause is no sentence: "Example Ltd, which objected"."""
    first = re.split(r"(?<=[.?!])\s", text, maxsplit=1)[0]
    relative = re.match(r"(?!(?:We|They|It|When)\b)[^,.]*, (which|who)\b[^,]*$", first)
    name = re.fullmatch(r"(?:(?:[A-Z][\w'’&-]*|of|and|the|plc|for|in)\s*)+\.", first)
    if relative or name:
        raise ValueError(
            "this is a name and no sentence, and the letter prints it as one\n"
            "write what was said: 'We asked Example Ltd, which objected because ...'"
        )
    return text


def _is_identified(text: str) -> str:
    """An earlier request that nobody could find is not named."""
    if not re.search(r"\d", text):
        raise ValueError(
            "the earlier request is named without its date or reference\n"
            "write it so that the requester can find it: 'your request of 14 September 2026 (reference F/90)'"
        )
    return text


class Ground(FileModel):
    """One exemption relied on, with its reasons."""

    cite: CitationField
    """The provision, down to the paragraph relied on: "40(2)", "31(1)(a)", "FOIA/43(2)"."""
    via: Annotated[tuple[CitationField, ...], OneOrMore] = ()
    """A second provision that it rests on: the condition "40(3A)(a)", the purpose "31(2)(b)"."""
    applies_to: Annotated[Phrase, AfterValidator(_names_a_thing)]
    """What is withheld under it, in your words, to follow "applies to": "the names of the two witnesses"; where the
    authority neither confirms nor denies, what it would hold: "information about an investigation of the person named".
    """
    reason: Sentence | None = None
    """Why the exemption applies, where its own inputs do not say it: a paragraph or more."""
    ncnd: bool = False
    """Whether the authority neither confirms nor denies holding the information. Implied by the outcome `ncnd`."""
    in_the_alternative: bool = False
    """Whether it is relied on only if another ground of the decision should fail. Where all of them are, as sections 23
    and 24 often are, the letter relies on one or the other and does not say which.
    """
    rely_on_17_4: bool = False
    """Whether reasons are left out because stating them would itself disclose exempt information (section 17(4))."""
    harm: Harm | None = None
    """The harm, for an exemption that is about prejudice."""
    public_interest: PublicInterest | None = None
    """The public interest test, for a qualified exemption that has its own."""
    identifiability: Identifiability | None = None
    """Who could be identified and how (section 40)."""
    purpose: Sentence | None = None
    """The legitimate interest that disclosure would serve (section 40(2) with the first condition), as a sentence."""
    necessity: Sentence | None = None
    """Whether disclosure is necessary for it, and what less intrusive way there is."""
    balance: Sentence | None = None
    """Why the rights and freedoms of the people concerned override that interest."""
    expectations: Sentence | None = None
    """What the people concerned reasonably expect, given their seniority and role."""
    criminal_offence: Sentence | None = None
    """Which of the data is about criminal offences or allegations of them (UK GDPR Article 10), if any."""
    special_category: Sentence | None = None
    """Which of the data is special category data (UK GDPR Article 9), if any."""
    place: Annotated[tuple[Place, ...], OneOrMore] = ()
    """Where the information is already accessible (section 21)."""
    publish: Publication | None = None
    """The publication that is intended (sections 22 and 22A)."""
    qualified_person: QualifiedPerson | None = None
    """The qualified person's opinion (section 36)."""
    offence: Phrase | None = None
    """The offence investigated (section 30)."""
    function: Phrase | None = None
    """The function, and the law it comes from (sections 30, 31(1)(g), 33)."""
    third_party: Annotated[Sentence, AfterValidator(_says_what_was_said)] | None = None
    """Whose interests are at stake and what they said when asked, as a sentence (section 43(2)): "We asked Example Ltd,
    which objected because its tender is open." Not needed where `harm.interest` names the authority's own interests.
    """
    privilege: Privilege | None = None
    """The kind of privilege (section 42)."""
    confidence: Confidence | None = None
    """What makes the information confidential (section 41)."""
    enactment: Enactment | None = None
    """The enactment that prohibits disclosure (section 44)."""
    certificate: Sentence | None = None
    """The ministerial or Speaker's certificate, if there is one (sections 23, 24, 34)."""
    cost: Cost | None = None
    """The estimate of cost (section 12)."""
    earlier: Annotated[Phrase, AfterValidator(_is_identified)] | None = None
    """The earlier request or notice relied on, with its date or reference (sections 14(2) and 17(6)): "your request of
    14 September 2026 (reference F/90)". Left out where the case names it under `earlier`.
    """
