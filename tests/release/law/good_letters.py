"""Good letters in plain words, each about other exemptions: what the trials of the rules begin with."""

OPENING = """
Our reference: NC/2026/0417
{day}
Dear Ms Sample
# Freedom of Information Act 2000: response to your request
This letter is a refusal notice under section 17 of the Act.
# Question 1
We hold this information and withhold {what}.
"""
REVIEW = "You can ask us for an internal review within 40 working days. Write to foi@authority.example."
RIGHT = (
    "You also have the right to apply to the Information Commission for a decision: "
    "https://ico.org.uk, 0303 123 1113."
)
CLOSING = f"""
# If you are unhappy with this response
{REVIEW}
{RIGHT}
Yours sincerely
Freedom of Information Officer
"""


def letter(what: str, reasons: str, day: str = "2 November 2026") -> str:
    """A letter that withholds `what` for `reasons`."""
    return OPENING.format(day=day, what=what) + reasons.strip() + CLOSING


FORMAL = letter(
    "the names of the two witnesses",
    """
# Section 31(1)(a): the prevention of crime
Section 31(1)(a) applies because disclosing the routes of night patrols would be likely to help burglars plan around them.
The public interest in knowing how patrols are planned is outweighed by that in keeping them useful.
""",
)

PLAIN = """
FOI 26/0417 of 2 November 2026
To Mr Sample
**Your FOIA request about patrols**
I am not able to release the routes, so this notice refuses that part of what you asked for.
**Why**
S.31(1)(a) protects the detection of crime. If the routes were known, offenders would simply avoid them, and fewer would be caught.
I have weighed the interests of the public in openness against this and they favour keeping the routes back.
**What you can do next**
If you think I am wrong, please write to the Head of Records at the address above and she will look at it again.
Should that not help, you may take a complaint to the ICO, whose forms are at www.ico.org.uk.
Kind regards
Records Manager
"""

PEOPLE = letter(
    "the numbers for single years",
    """
# Section 40(2) by virtue of section 40(3A)(a): personal data
The numbers are about living officers. Colleagues and local reporters, who know of single cases, could tell from them who was meant.
It is personal data under section 3 of the Data Protection Act 2018. Some of it concerns allegations of assault, which Article 10 of the UK GDPR protects: it is criminal-offence data, and none of the conditions for disclosing it is met.
Disclosure would contravene the principle in Article 5(1)(a) of the UK GDPR.
There is a legitimate interest in knowing how complaints are handled. The totals that we disclose serve it, so the numbers for single years are not necessary.
The officers expect that a complaint without a hearing stays private. Their rights and freedoms outweigh what little the numbers would add.
The exemption is absolute, so the Act does not require a public interest test. Disclosure would be to the world at large.
""",
)

PEOPLE_PLAINLY = """
FOI 26/0418 of 2 November 2026
To Mr Sample
**Your FOIA request about grievances at the museum**
I can give you the yearly totals. I am refusing the grades of those who complained.
**Why**
S.40(2), by way of the first condition in s.40(3A)(a), covers what would tell people something about someone else who is alive. The museum has eleven staff: anyone who works there would recognise the person from a grade.
Giving it out would not be fair or lawful, and so would go against Article 5 of the UK GDPR, because:
You and others have a good reason for wanting to know, the purpose being to hold the museum to account. But nobody needs the grades for that: the totals show it.
People who raise a grievance do so in confidence. Their privacy prevails over mere curiosity, and staff here do not expect to be talked about.
What I give to you I give to everyone.
**What you can do next**
If you think I am wrong, please write to the Head of Records at the address above and she will look at it again.
Should that not help, you may take a complaint to the ICO, whose forms are at www.ico.org.uk.
Kind regards
Records Manager
"""

OBJECTION = letter(
    "the address of the tenant",
    """
# Section 40(2) by virtue of section 40(3B): personal data
The tenant is alive, and the neighbours would know who is meant from the address.
The tenant has objected to the processing of the data, and the objection is well founded.
The public interest in knowing which homes were repaired is outweighed by that in withholding an address which someone has good reason to keep quiet.
Disclosure would be to the world at large.
""",
)

OWN_DATA = letter(
    "what the file says about you",
    """
# Section 40(1): what is about you
The file is about you. Section 40(1) exempts it, since disclosure under the Act would be to the world at large.
You can ask for it under data protection law, which gives you a right of access. Our data protection officer has your letter.
""",
)

CONFIRM = letter(
    "whatever else there may be",
    """
# Section 31(3): whether we hold it
Under section 31(3) we neither confirm nor deny that we hold a record of informants, because a reply would tell offenders whom to fear, and would be likely to endanger informants.
The public interest in confirming or denying is outweighed by that in protecting informants.
""",
)

CONFIRM_PERSON = letter(
    "nothing that we confirm",
    """
# Section 40(5B)(a)(i): whether we hold it
We neither confirm nor deny that we hold a complaint about the person whom you name, under section 40(5B)(a)(i). Anyone who reads the reply would know whether there was a complaint about an identified person, which would contravene Article 5(1)(a) of the UK GDPR. To say so to the world would not be fair.
""",
)

PURPOSES = letter(
    "the notes of the inspector",
    """
# Section 31(1)(g) with section 31(2)(a): the functions of an inspector
Under section 31(1)(g) with section 31(2)(a), disclosing the notes would be likely to prejudice finding out whether anyone has broken the law: witnesses would be less willing to talk.
The public interest in seeing how homes are inspected is outweighed by that in inspections which find things out.
""",
)

COST = letter(
    "the reasons that families gave",
    """
# Section 12(1): the cost limit
Section 12(1) applies because the cost would exceed the appropriate limit of £450, which is 18 hours at £25 an hour.
We estimate that reading 85 files takes 15 minutes for each, or 21 hours. We timed the reading of ten.
If you asked about one year only, we could answer within the limit.
""",
)

VEXATIOUS = letter(
    "what question 2 asks for",
    """
# Section 14(1): a vexatious request
Section 14(1) applies. The request is vexatious: it is the fortieth since May about a matter that the ombudsman has settled, and each answer has brought three more.
""",
)

ELSEWHERE = letter(
    "only what is already published",
    """
# Section 21(1): information that you can get elsewhere
Section 21(1) exempts what you can reasonably get elsewhere. The table is at https://www.authority.example/statistics/2025-table-3.
""",
)

LATER = letter(
    "the results of the trial",
    """
# Section 22(1): information that will be published
Section 22(1) applies because the council will publish the results in January 2027, as it settled in June, before you wrote.
The public interest in having them early is outweighed by that in results which have been checked.
""",
)

OPINION = letter(
    "the exchange between officials",
    """
# Section 36(2)(b)(ii): the exchange of views
In the opinion of the Chief Executive, who is the qualified person, given on 1 October 2026, section 36(2)(b)(ii) applies: officials would be likely to put fewer arguments in writing, which would inhibit a free exchange of views.
The public interest in seeing how the decision was reached is outweighed by that in decisions which were argued frankly.
""",
)

SAFETY = letter(
    "the layout of the refuge",
    """
# Section 38(1)(b): safety
Section 38(1)(b) applies because disclosing the layout would be likely to endanger the families who live there: those whom they fled could find them and attack them.
The public interest in how the refuge is run is outweighed by that in its staying unknown.
""",
)

CONFIDENCE = letter(
    "what the informant told us",
    """
# Section 41(1): confidence
Section 41(1) applies. A member of the public told us this on our promise that it would go no further, and disclosing it would be a breach of confidence that could be taken to court.
There would be no defence to a claim for breach of confidence, because the public interest would not excuse it.
""",
)

ADVICE = letter(
    "the legal advice",
    """
# Section 42(1): legal professional privilege
Section 42(1) applies because the passage is advice from our solicitors, asked for and given in confidence. It has been shared with nobody outside the board.
The public interest in whether the scheme is lawful is outweighed by that in authorities which can take frank advice.
""",
)

BARRED = letter(
    "the returns of single firms",
    """
# Section 44(1)(a): a bar in another Act
Section 44(1)(a) applies because section 9 of the Statistics of Trade Act 1947 forbids us to disclose the return of a single undertaking without its consent.
""",
)

TWO_GROUNDS = letter(
    "the routes and the prices",
    """
# Section 31(1)(a): the prevention of crime
Section 31(1)(a) applies because disclosing the routes would be likely to help burglars plan around them.
The public interest in knowing how patrols are planned is outweighed by that in keeping them useful for as long as nights are dark and shops stand empty.
# Section 43(2): commercial interests
Section 43(2) applies because disclosing the prices would be likely to harm the supplier, whose competitors could bid just below them.
The public interest in how public money is spent is outweighed by that in a fair contest.
""",
)

GOOD = {
    "formal": FORMAL,
    "plain": PLAIN,
    "people": PEOPLE,
    "people, plainly": PEOPLE_PLAINLY,
    "objection": OBJECTION,
    "own data": OWN_DATA,
    "confirm": CONFIRM,
    "confirm, a person": CONFIRM_PERSON,
    "purposes": PURPOSES,
    "cost": COST,
    "vexatious": VEXATIOUS,
    "elsewhere": ELSEWHERE,
    "later": LATER,
    "opinion": OPINION,
    "safety": SAFETY,
    "confidence": CONFIDENCE,
    "advice": ADVICE,
    "barred": BARRED,
    "two grounds": TWO_GROUNDS,
}
