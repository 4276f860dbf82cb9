"""The tags of a letter: every value that a Word template or a block of wording may name.

Each field is annotated with a `Tag`: what it is, and an example. `docs/tags.md`, the errors about unknown tags and the
samples in a review pack are made from these. Text is printed as it stands: dates, citations and lists of questions are
prose already, with their no-break spaces. A value that a case does not give is absent, and naming it is an error.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from foi_letters.assembly.values import Blocks


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag is, for an officer or a lawyer, and an example of its value."""

    help: str
    example: str = ""


Prose: TypeAlias = Blocks
"""Paragraphs and lists; the tag stands alone in its paragraph."""

NOTHING = Blocks()
"""No paragraphs."""


# who writes to whom about what


@dataclass(frozen=True, slots=True)
class Requester:
    """`requester`: who asked."""

    name: Annotated[str, Tag("The requester's name", "R Sample")]
    salutation: Annotated[str, Tag("What follows “Dear”", "R Sample")]
    address: Annotated[
        tuple[str, ...],
        Tag("The lines of the address, name first; the email where there is none", "R Sample"),
    ]


@dataclass(frozen=True, slots=True)
class Review:
    """`authority.review`: the authority's complaints procedure."""

    contact: Annotated[str, Tag("Whom to write to", "the Head of Information Rights")]
    address: Annotated[
        str, Tag("The postal address in one line", "Constabulary Headquarters, Northam NS1 2AB")
    ]
    email: Annotated[str, Tag("The email address", "reviews@northshire.example")]
    within: Annotated[str, Tag("How soon to ask for a review", "40 working days")]
    reply: Annotated[str, Tag("How soon the authority answers", "20 working days")]


@dataclass(frozen=True, slots=True)
class Signatory:
    """`authority.signatory`: who signs."""

    lines: Annotated[
        tuple[str, ...], Tag("Name, post and team, as far as given", "Freedom of Information Officer")
    ]


@dataclass(frozen=True, slots=True)
class Authority:
    """`authority`: the public authority."""

    name: Annotated[str, Tag("Its full name", "Northshire Constabulary")]
    short_name: Annotated[str, Tag("What the letter calls it after the first time", "the Constabulary")]
    team: Annotated[str, Tag("The team that answers requests", "Freedom of Information Team")]
    address: Annotated[tuple[str, ...], Tag("The lines of its address", "Constabulary Headquarters")]
    email: Annotated[str, Tag("The team's email address", "foi@northshire.example")]
    contact: Annotated[
        tuple[str, ...], Tag("Email, telephone and website, as far as given", "foi@northshire.example")
    ]
    signatory: Annotated[Signatory, Tag("Who signs")]
    review: Annotated[Review | None, Tag("Its complaints procedure; absent where it has none")]
    disclosure_log: Annotated[
        str | None, Tag("Where it publishes its answers", "https://northshire.example/foi")
    ]
    reuse: Annotated[str | None, Tag("The licence for re-use", "the Open Government Licence v3.0")]


@dataclass(frozen=True, slots=True)
class Regulator:
    """`regulator`: the regulator on the date of the letter."""

    legal_name: Annotated[str, Tag("Its name in law", "Information Commission")]
    known_as: Annotated[str, Tag("The abbreviation it is known by", "ICO")]
    office: Annotated[str, Tag("The name of its office", "Information Commission's Office")]
    short_name: Annotated[str, Tag("What the letter calls it after the first time", "the Commission")]
    address: Annotated[
        str, Tag("Its postal address in one line, where one is verified", "1 Example Street, Exton EX1 1AA")
    ]
    website: Annotated[str, Tag("Its website", "https://ico.org.uk")]
    complaints: Annotated[
        str, Tag("Its page for complaints about answers", "https://ico.org.uk/make-a-complaint/")
    ]
    telephone: Annotated[str, Tag("Its telephone number", "0303 123 1113")]
    provision: Annotated[str, Tag("The provision under which one applies to it", "section 50")]
    within: Annotated[str, Tag("How soon to apply to it", "six weeks")]
    counted_from: Annotated[str, Tag("What that is counted from", "your last meaningful contact with us")]


@dataclass(frozen=True, slots=True)
class CaseTags:
    """`case`: the request."""

    reference: Annotated[str, Tag("The authority's reference", "NC/2026/0417")]
    received: Annotated[str, Tag("The day of receipt", "2 October 2026")]
    subject: Annotated[str, Tag("What the request is about", "allegations against serving officers")]
    clarified: Annotated[str | None, Tag("The day on which clarification was received", "9 October 2026")]
    holding_letter: Annotated[
        str | None, Tag("The date of an earlier letter that gave more time", "30 October 2026")
    ]
    extended_to: Annotated[str | None, Tag("The date that it gave for the decision", "27 November 2026")]
    earlier: Annotated[
        str | None, Tag("The references of earlier requests that this letter refers to", "NC/2025/0101")
    ]


@dataclass(frozen=True, slots=True)
class Letter:
    """`letter`: this letter."""

    title: Annotated[str, Tag("Its heading", "Freedom of Information Act 2000: response to your request")]
    date: Annotated[str, Tag("Its date", "30 October 2026")]
    act: Annotated[str, Tag("The law it is written under", "Freedom of Information Act 2000")]
    draft: Annotated[str, Tag("“DRAFT - not to be sent” in a draft, nothing in a final letter", "")]
    is_refusal: Annotated[bool, Tag("Whether something is refused, so that it is a notice under section 17")]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`deadline`: the time for answering."""

    due: Annotated[str, Tag("The last day to answer", "30 October 2026")]
    days: Annotated[str, Tag("The limit", "20 working days")]
    late_by: Annotated[str, Tag("By how much the letter is late; nothing where it is not", "3 working days")]
    extended: Annotated[
        str | None, Tag("The estimated date of the decision, in an extension letter", "27 November 2026")
    ]


# what was asked and decided


@dataclass(frozen=True, slots=True)
class DecisionTags:
    """`decision`: one decision, in the wording of outcomes and answers."""

    questions: Annotated[
        str, Tag("The questions it answers, and the part where not the whole", "question 2, as to 2024")
    ]
    part: Annotated[str, Tag("The part it is about, where not the whole", "arrests in 2024")]
    citations: Annotated[
        str, Tag("The provisions it relies on", "section 40(2) by virtue of section 40(3A)(a)")
    ]
    search: Annotated[str | None, Tag("What was searched", "We searched the register of agreements.")]
    same_as: Annotated[str | None, Tag("The question whose answer serves", "question 1")]
    tables: Annotated[
        str | None, Tag("The tables that answer it, by title", "Table 1, “Allegations by year”")
    ]
    documents: Annotated[str | None, Tag("The documents that answer it", "documents 1 to 3")]
    offer: Annotated[
        str | None, Tag("A narrower request that could be answered", "give the figures for one year")
    ]
    impossible: Annotated[str | None, Tag("Why nothing narrower could be answered")]
    given_instead: Annotated[str | None, Tag("What is given by way of assistance")]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer under a question."""

    heading: Annotated[
        Prose,
        Tag("The part it is about, as a line above it; nothing where it is about the whole", "As to 2024"),
    ]
    body: Annotated[Prose, Tag("The answer: what is given, and where")]


@dataclass(frozen=True, slots=True)
class Question:
    """An item of `questions`: a question with its answers."""

    id: Annotated[str, Tag("The requester's number", "2")]
    name: Annotated[str, Tag("What the letter calls it", "question 2")]
    heading: Annotated[str, Tag("Its heading", "Question 2")]
    originally: Annotated[
        str | None, Tag("The question as first asked, where it changed", "How many were there ever?")
    ]
    text: Annotated[Prose, Tag("The requester's words, with those that introduce the question")]
    change: Annotated[Prose, Tag("How it was clarified, narrowed or withdrawn; nothing where it was not")]
    answers: Annotated[tuple[Answer, ...], Tag("Its answers: `heading` and `body` of each")]


@dataclass(frozen=True, slots=True)
class Reasons:
    """An item of `exemptions`: one ground of refusal, with its reasons."""

    heading: Annotated[str, Tag("Its heading", "Section 40(2): personal information")]
    questions: Annotated[str, Tag("The questions it covers", "questions 2 to 5")]
    documents: Annotated[
        str, Tag("The documents it covers; nothing where there are none", "documents 1a and 1b")
    ]
    body: Annotated[Prose, Tag("The reasons")]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """An item of `decisions`: a row of the table of decisions."""

    question: Annotated[str, Tag("The requester's number", "2")]
    decision: Annotated[str, Tag("What was decided, in a few words", "Given in part; the rest withheld")]
    where: Annotated[str, Tag("Where the answer is", "Table 2, in sheet “women” of tables.xlsx")]
    kept: Annotated[bool, Tag("Whether it stays on the page of the next row")] = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An item of `documents`: a line of the schedule."""

    id: Annotated[str, Tag("Its number", "1a")]
    title: Annotated[str, Tag("What it is, with its date", "Minutes of the meeting, 3 May 2026")]
    treatment: Annotated[str, Tag("Whether it is given", "Given with redactions (three lines on page 2)")]
    citations: Annotated[
        str,
        Tag("The provisions relied on for what is withheld; a dash where there are none", "section 40(2)"),
    ]
    kept: Annotated[bool, Tag("Whether it stays on the page of the next row")] = False


# the other letters


@dataclass(frozen=True, slots=True)
class Extension:
    """`extension`: more time for the public interest test."""

    questions: Annotated[str, Tag("The questions it concerns", "questions 2 and 3")]
    citations: Annotated[str, Tag("The exemptions that are engaged", "sections 31(1)(a) and 43(2)")]
    new_date: Annotated[str, Tag("The estimated date of the decision", "27 November 2026")]
    reason: Annotated[
        str, Tag("Why more time is reasonable", "We are waiting for the views of two suppliers.")
    ]


@dataclass(frozen=True, slots=True)
class ClarificationPoint:
    """An item of `clarification.points`: one thing that is unclear."""

    questions: Annotated[str, Tag("The questions it is about", "question 3")]
    unclear: Annotated[str, Tag("What is unclear", "“Recent” could mean this year or the last five.")]
    question: Annotated[str, Tag("What the authority asks", "Which years do you mean?")]
    suggestion: Annotated[
        str | None, Tag("What the requester could ask for", "You may want the last three years.")
    ]


@dataclass(frozen=True, slots=True)
class Clarification:
    """`clarification`: what the authority needs to know."""

    points: Annotated[tuple[ClarificationPoint, ...], Tag("What is unclear, point by point")]
    by: Annotated[str | None, Tag("The date by which to answer", "27 November 2026")]
    missing: Annotated[
        str | None, Tag("What the message lacks to be a request", "your name, or an address for our answer")
    ]


@dataclass(frozen=True, slots=True)
class Cost:
    """`ground.cost`: the estimate, worked out."""

    items: Annotated[Prose, Tag("The activities with units, minutes and hours, as a table")]
    method: Annotated[str, Tag("How the estimate was made", "A sample of twenty files was timed.")]
    aggregated_with: Annotated[
        str | None, Tag("The other requests that are counted in", "your request of 3 May 2026 (NC/2026/0101)")
    ]
    hours: Annotated[str, Tag("The hours estimated", "43 hours")]
    pounds: Annotated[str, Tag("The cost estimated", "£1,075")]
    rate: Annotated[str, Tag("The rate an hour", "£25")]
    limit: Annotated[str, Tag("The limit in pounds", "£450")]
    limit_hours: Annotated[str, Tag("The limit in hours", "18 hours")]
    instrument: Annotated[str, Tag("The regulations that set it")]


@dataclass(frozen=True, slots=True)
class Fees:
    """`fees`: a fees notice."""

    items: Annotated[Prose, Tag("The lines of the fee and the total, as a table")]
    total: Annotated[str, Tag("The fee", "£12.40")]
    how_to_pay: Annotated[str, Tag("How to pay", "By bank transfer, quoting the reference.")]
    lapses: Annotated[str, Tag("When the request lapses", "three months")]
    cost: Annotated[Cost | None, Tag("The estimate, where the request is over the cost limit")]


@dataclass(frozen=True, slots=True)
class Transfer:
    """`transfer`: another authority that should answer."""

    questions: Annotated[str, Tag("The questions it concerns", "question 3")]
    to: Annotated[str, Tag("The other authority", "Southmere Council")]
    contact: Annotated[str | None, Tag("How to reach it", "foi@southmere.example")]
    reason: Annotated[str, Tag("Why it should answer", "It runs the service that you ask about.")]
    transferred: Annotated[str | None, Tag("When the request was passed on", "12 October 2026")]


@dataclass(frozen=True, slots=True)
class Complaint:
    """An item of `review.complaints`: a ground of complaint and its finding."""

    heading: Annotated[str, Tag("Its heading", "Your first point: upheld in part")]
    complaint: Annotated[
        str, Tag("What the requester complained of", "question 3 was answered with too little")
    ]
    questions: Annotated[str | None, Tag("The questions it is about", "question 3")]
    reason: Annotated[str, Tag("Why the review found as it did", "The table can be given in full.")]
    body: Annotated[Prose, Tag("The finding, as a sentence, and the reason")]


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """`review`: the outcome of an internal review."""

    of: Annotated[str, Tag("The reference of the answer under review", "NC/2026/0417")]
    answered: Annotated[str, Tag("The date of that answer", "30 October 2026")]
    requested: Annotated[str, Tag("When the review was asked for", "9 November 2026")]
    reviewer: Annotated[str, Tag("The post of the reviewer", "the Head of Information Rights")]
    complaints: Annotated[tuple[Complaint, ...], Tag("The grounds of complaint, each with its finding")] = ()


# what is attached


@dataclass(frozen=True, slots=True)
class Figures:
    """`figures`: the tables after disclosure control."""

    marker: Annotated[str, Tag("What stands in place of a withheld figure", "[c]")]
    second_marker: Annotated[
        str | None,
        Tag("What stands in place of one withheld to protect others, if that is told apart", "[s]"),
    ]
    smallest: Annotated[str, Tag("The smallest count that is withheld", "1")]
    largest: Annotated[str, Tag("The largest count that is withheld", "5")]
    withheld: Annotated[str, Tag("How many figures are withheld", "14 figures")]
    questions: Annotated[str, Tag("The questions whose tables have withheld figures", "questions 2 to 5")]
    named: Annotated[str, Tag("The tables with withheld figures", "Table 1 and Table 2")]
    workbook: Annotated[str, Tag("The file name of the workbook", "tables.xlsx")]
    tables: Annotated[Prose, Tag("The list of tables with sheet and questions")]


# a ground, in the wording of exemptions


@dataclass(frozen=True, slots=True)
class Harm:
    """`ground.harm`."""

    interest: Annotated[
        str, Tag("What the exemption protects here", "the detection of burglary in the district")
    ]
    mechanism: Annotated[
        str, Tag("How disclosure would harm it", "The plan shows which streets are not patrolled.")
    ]
    causal_link: Annotated[str, Tag("Why the harm would follow", "Offenders would choose those streets.")]
    limb: Annotated[str, Tag("“would” or “would be likely to”", "would be likely to")]
    evidence: Annotated[
        str | None, Tag("What the view rests on", "Burglaries rose when an earlier plan leaked.")
    ]


@dataclass(frozen=True, slots=True)
class PublicInterest:
    """`ground.public_interest`."""

    favouring: Annotated[Prose, Tag("The factors for disclosure, as a list")]
    against: Annotated[Prose, Tag("The factors against it, as a list")]
    balance: Annotated[
        str, Tag("Why they come down as they do", "The risk to residents outweighs the interest in the plan.")
    ]


@dataclass(frozen=True, slots=True)
class Identifiability:
    """`ground.identifiability`."""

    who: Annotated[
        str, Tag("Whom the information is about", "officers who were the subject of an allegation")
    ]
    how: Annotated[
        str,
        Tag("Who could identify them and how", "A colleague who knows of one case could tell which it is."),
    ]
    learned: Annotated[str, Tag("What would be learned", "The reader would learn how the allegation ended.")]
    population: Annotated[str | None, Tag("How large the group is", "There are about 900 officers.")]
    published: Annotated[
        str | None, Tag("What is published already", "Outcomes of hearings are published with dates.")
    ]


@dataclass(frozen=True, slots=True)
class QualifiedPerson:
    """`ground.qualified_person`."""

    post: Annotated[str, Tag("The post", "the Chief Executive")]
    date: Annotated[str, Tag("The date of the opinion", "20 October 2026")]
    opinion: Annotated[str, Tag("The opinion", "Candid advice would be likely to be inhibited.")]
    authorised_by: Annotated[str | None, Tag("What makes the post a qualified person")]


@dataclass(frozen=True, slots=True)
class Publish:
    """`ground.publish`."""

    who: Annotated[str, Tag("Who will publish", "the Constabulary")]
    when: Annotated[str, Tag("When it will be published", "in March 2027")]
    where: Annotated[str | None, Tag("Where it will be published", "on its website")]
    intended_before: Annotated[
        str,
        Tag("What shows that this was settled before the request", "The timetable was agreed in May 2026."),
    ]
    reasonable: Annotated[str, Tag("Why it is reasonable to wait", "The figures are still being checked.")]


@dataclass(frozen=True, slots=True)
class Confidence:
    """`ground.confidence`."""

    obtained_from: Annotated[str, Tag("Who provided the information", "the contractor")]
    quality: Annotated[str, Tag("Why it is confidential", "The prices are known to nobody else.")]
    obligation: Annotated[
        str, Tag("How it came in confidence", "The tender was marked and accepted as such.")
    ]
    detriment: Annotated[str, Tag("What disclosure would do", "A rival could undercut it.")]
    defence: Annotated[
        str, Tag("Why no public interest defence would succeed", "There is no wrongdoing to expose.")
    ]


@dataclass(frozen=True, slots=True)
class Privilege:
    """`ground.privilege`."""

    type: Annotated[str, Tag("“advice” or “litigation”", "advice")]
    explanation: Annotated[
        str, Tag("Between whom, for what purpose", "The Constabulary asked its solicitors for advice.")
    ]
    not_waived: Annotated[str, Tag("Why it is not lost", "The advice has been shown to nobody else.")]


@dataclass(frozen=True, slots=True)
class Enactment:
    """`ground.enactment`."""

    act: Annotated[str, Tag("The Act", "Statistics and Registration Service Act 2007")]
    provision: Annotated[str, Tag("The provision", "section 39(1)")]
    effect: Annotated[str, Tag("What it prohibits", "It prohibits the disclosure of personal information.")]


@dataclass(frozen=True, slots=True)
class Ground:
    """`ground`: one ground of refusal, in the wording of its exemption."""

    citation: Annotated[
        str, Tag("The provision with what it rests on", "section 40(2) by virtue of section 40(3A)(a)")
    ]
    provision: Annotated[str, Tag("The provision alone", "section 40(2)")]
    alternatives: Annotated[
        str | None,
        Tag(
            "It and the others, where it is not said which of them applies", "section 23(1) or section 24(1)"
        ),
    ]
    title: Annotated[str, Tag("What the provision is about", "the prevention or detection of crime")]
    via: Annotated[str | None, Tag("What it rests on", "section 31(2)(b)")]
    via_title: Annotated[
        str | None,
        Tag("What that is about", "finding out whether anyone is responsible for improper conduct"),
    ]
    questions: Annotated[str, Tag("The questions it covers", "questions 2 to 5")]
    applies_to: Annotated[str, Tag("What is withheld under it", "small numbers of officers")]
    reason: Annotated[str | None, Tag("Reasons in the officer's words")]
    harm: Annotated[Harm | None, Tag("The harm")]
    public_interest: Annotated[PublicInterest | None, Tag("The public interest test")]
    balanced_with: Annotated[
        str | None, Tag("The exemptions weighed together with it", "sections 31(1)(a) and 43(2)")
    ]
    identifiability: Annotated[Identifiability | None, Tag("Who could be identified and how")]
    purpose: Annotated[
        str | None, Tag("The legitimate interest", "The public should know how complaints end.")
    ]
    necessity: Annotated[
        str | None, Tag("Whether disclosure is necessary for it", "The totals meet most of that interest.")
    ]
    balance: Annotated[
        str | None, Tag("Why the rights of those concerned prevail", "They would not expect it.")
    ]
    expectations: Annotated[
        str | None, Tag("What those concerned expect", "Officers expect their cases to be confidential.")
    ]
    criminal_offence: Annotated[
        str | None, Tag("Which data is about criminal offences", "Some allegations are of crimes.")
    ]
    special_category: Annotated[
        str | None, Tag("Which data is special category data", "Some data is about a person's sex life.")
    ]
    place: Annotated[Prose, Tag("Where the information can be found, as a list")]
    publish: Annotated[Publish | None, Tag("The publication intended")]
    qualified_person: Annotated[QualifiedPerson | None, Tag("The qualified person's opinion")]
    offence: Annotated[str | None, Tag("The offence investigated", "burglary")]
    function: Annotated[
        str | None, Tag("The function and the law it comes from", "inspecting care homes under the 2008 Act")
    ]
    third_party: Annotated[
        str | None,
        Tag("Whose interests, and their view", "The supplier asked us not to disclose its prices."),
    ]
    privilege: Annotated[Privilege | None, Tag("The privilege")]
    confidence: Annotated[Confidence | None, Tag("What makes it confidential")]
    enactment: Annotated[Enactment | None, Tag("The enactment that prohibits disclosure")]
    certificate: Annotated[
        str | None, Tag("The certificate", "A Minister signed a certificate on 1 May 2026.")
    ]
    cost: Annotated[Cost | None, Tag("The estimate")]
    earlier: Annotated[
        str | None, Tag("The earlier request or notice", "your request of 3 May 2026 (NC/2026/0101)")
    ]
