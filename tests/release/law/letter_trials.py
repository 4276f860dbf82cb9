"""Trials of the rules that read a letter alone. A trial with `after` has the right words in the wrong place."""

from tests.release.law.good_letters import REVIEW, RIGHT
from tests.release.law.trials import Trial

# What the good letters say, by what it is.
REFUSED = "I am not able to release the routes, so this notice refuses that part of what you asked for."
REASON = "Section 31(1)(a) applies because disclosing the routes of night patrols would be likely to help burglars plan around them."
REASON_PLAIN = "S.31(1)(a) protects the detection of crime. If the routes were known, offenders would simply avoid them, and fewer would be caught."
WEIGHED = (
    "The public interest in knowing how patrols are planned is outweighed by that in keeping them useful."
)
WEIGHED_PLAIN = "I have weighed the interests of the public in openness against this and they favour keeping the routes back."
REVIEW_PLAIN = "If you think I am wrong, please write to the Head of Records at the address above and she will look at it again."
RIGHT_PLAIN = "Should that not help, you may take a complaint to the ICO, whose forms are at www.ico.org.uk."
HELD = "We hold this information and withhold the names of the two witnesses."
ESTIMATE = (
    "We estimate that reading 85 files takes 15 minutes for each, or 21 hours. We timed the reading of ten."
)
ADVISED = "If you asked about one year only, we could answer within the limit."
OPINION = (
    "In the opinion of the Chief Executive, who is the qualified person, given on 1 October 2026, section"
)
LONG = "We answer every request with the same care and say in each letter what we hold, where we looked for it, whom we asked and how long the search of the shelves took."

# fmt: off
NOTICE = (
    Trial("S17-01", "plain", REFUSED, "You asked for the routes."),
    Trial("S17-01", "plain", REFUSED, after=REVIEW_PLAIN),
    Trial("S17-01", "elsewhere", "This letter is a refusal notice under section 17 of the Act.\n# Question 1\nWe hold this information and withhold only what is already published.", "# Question 1\nYou asked for a table."),
    Trial("S17-02", "formal", "31(1)(a)", "31"),
    Trial("S17-02", "plain", "S.31(1)(a)", "S.31"),
    Trial("S17-03", "formal", REASON, "Section 31(1)(a) applies."),
    Trial("S17-03", "plain", "the routes, so", "the routes and, under s.43(2), the prices, so"),
    Trial("S17-03", "formal", REASON, after=REVIEW),
    Trial("S17-04", "formal", WEIGHED),
    Trial("S17-04", "plain", WEIGHED_PLAIN),
    Trial("S17-04", "formal", WEIGHED, after=RIGHT),
    Trial("S17-08", "cost", "ection 12(1)", "ection 12"),
    Trial("S17-08", "vexatious", "ection 14(1)", "ection 14"),
    Trial("S17-09", "formal", REVIEW),
    Trial("S17-09", "plain", REVIEW_PLAIN),
    Trial("S17-09", "formal", REVIEW, "The internal review of 2019 by the Constabulary led to new routes.", in_passing=True),
    Trial("S17-10", "formal", RIGHT),
    Trial("S17-10", "plain", RIGHT_PLAIN),
    Trial("S17-10", "formal", "https://ico.org.uk, 0303 123 1113", "as it is known"),
    Trial("S17-14", "formal", "2 November 2026"),
    Trial("S17-14", "formal", "Our reference: NC/2026/0417"),
    Trial("S17-14", "formal", "Yours sincerely\nFreedom of Information Officer"),
    Trial("S17-15", "formal", "This letter is a refusal notice under section 17 of the Act."),
    Trial("S17-17", "formal", "# Freedom of Information Act 2000: response", "# Response"),
    Trial("S17-17", "plain", "Your FOIA request", "Your request"),
)

HOLDING = (
    Trial("HLD-04", "confirm", "31(3)", "31(1)(a)"),
    Trial("HLD-05", "confirm", "in confirming or denying", "in knowing who informs"),
    Trial("HLD-06", "confirm", "31(3)", "21(1)"),
)

EXEMPTIONS = (
    Trial("EXM-01", "formal", "31(1)(a)", "31(1)(z)"),
    Trial("EXM-01", "people", "40(3A)(a)", "40(3)(a)(i)"),
    Trial("EXM-02", "people", "Section 40(2) by", "Section 40(2)(a)(b) by"),
    Trial("EXM-03", "formal", "# Section 31(1)(a)", "# S.31(1)(a)"),
    Trial("EXM-04", "formal", REASON, "Section 31(1)(a) applies."),
    Trial("EXM-06", "barred", "without its consent.", "without its consent. The public interest in openness is outweighed by that in honest returns."),
    Trial("EXM-07", "formal", WEIGHED),
    Trial("EXM-08", "formal", WEIGHED, f"This is an absolute exemption. {WEIGHED}"),
    Trial("EXM-08", "people", "The exemption is absolute", "This is a qualified exemption"),
    Trial("EXM-09", "people", "The exemption is absolute, so", "The exemption is absolute because Parliament has decided that harm would follow, so"),
    Trial("EXM-10", "purposes", "would be likely to prejudice finding out whether anyone has broken the law: witnesses would be less willing to talk",
          "would, or would be likely to, prejudice finding out whether anyone has broken the law"),
    Trial("EXM-11", "formal", REASON, "Section 31(1)(a) applies to the routes of night patrols, which are a matter for the Constabulary and no one else."),
    Trial("EXM-12", "advice", "because the passage is", "because disclosure would prejudice us: the passage is"),
    Trial("EXM-14", "purposes", " with section 31(2)(a)"),
    Trial("EXM-15", "opinion", OPINION, "As we see it, section"),
    Trial("EXM-18", "elsewhere", "https://www.authority.example/statistics/2025-table-3", "somewhere among our many pages"),
    Trial("EXM-19", "later", "the council will publish the results in January 2027, as it settled in June, before you wrote", "the council is not content with the results as they stand and thinks them of no use to you"),
    Trial("EXM-20", "confidence", "A member of the public told us this on our promise", "This was noted on our promise"),
    Trial("EXM-21", "advice", "It has been shared with nobody outside the board.", "It is frank.") ,
    Trial("EXM-23", "barred", "section 9 of the Statistics of Trade Act 1947 forbids", "another law forbids"),
    Trial("EXM-24", "safety", "endanger the families who live there: those whom they fled could find them and attack them", "spoil the running of the house, and nobody would gain anything at all by that"),
    Trial("EXM-25", "cost", ESTIMATE, "It would take far too long."),
    Trial("EXM-25", "cost", "takes 15 minutes for each", "and considering exemptions takes 15 minutes for each"),
    Trial("EXM-26", "cost", ADVISED),
    Trial("EXM-27", "vexatious", "The request is vexatious", "You are vexatious"),
    Trial("EXM-28", "formal", "the names of the two witnesses", "the readings of air quality"),
    Trial("EXM-33", "people", "so the Act", "and all of the information is exempt. The Act"),
    Trial("TIM-07", "formal", HELD, f"{HELD} We have 60 school days to answer."),
    Trial("TIM-08", "formal", HELD, f"{HELD} We must answer within 20 working days."),
)

FACTS = (
    Trial("FEE-01", "fees-notice", "£", "GBP "),
    Trial("FEE-02", "fees-notice", "Please pay by cheque to", "Cheques reach"),
    Trial("FEE-02", "fees-notice", "within three months, that is", "in time, that is"),
    Trial("FAC-01", "formal", "Information Commission ", "Information Commissioner "),
    Trial("FAC-02", "formal", "0303 123 1113.", "0303 123 1113, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF."),
    Trial("FAC-03", "formal", "https://ico.org.uk", "https://ico.example"),
    Trial("FAC-05", "people", "Data Protection Act 2018", "Data Protection Act 1998"),
    Trial("FAC-07", "plain", "the ICO, whose", "the Information Commissioner, Sam Sample, whose"),
    Trial("FAC-08", "cost", "£450", "£700"),
    Trial("FAC-09", "formal", "for a decision:", "for a decision within three months:"),
)

DRAFTING = (
    Trial("HYG-01", "formal", "Ms Sample", "{{ requester.salutation }}"),
    Trial("HYG-01", "plain", "To Mr Sample", "To him / her: searches were conducted within I can confirm."),
    Trial("HYG-02", "formal", RIGHT, f"{RIGHT}\n{LONG}\n{LONG}"),
    Trial("HYG-04", "formal", WEIGHED, f"{WEIGHED} Once released it must be communicated to any individual."),
    Trial("HYG-05", "formal", REASON, f"{REASON} The PQR and the PQR agree."),
    Trial("HYG-06", "formal", REASON, f"{REASON} We take crime extremely seriously."),
    Trial("QST-02", "formal", HELD, f"{HELD} Questions 1, 6 & & are answered in the table."),
    Trial("QST-02", "formal", HELD, f"{HELD} This answers questions 1, 2 and 1."),
    Trial("QST-02", "formal", HELD, f"{HELD} This answers questions 5 to 2."),
    Trial("NUM-02", "formal", HELD, f"{HELD} A figure that is withheld is shown by a blank space (**)."),
)

PUBLIC_INTEREST = (
    Trial("PIT-01", "formal", WEIGHED, "The public interest outweighs the harm to patrols."),
    Trial("PIT-01", "plain", WEIGHED_PLAIN, "It is in the interests of the public that the routes be kept back, and that outweighs all else."),
    Trial("PIT-02", "formal", WEIGHED, "On balance the public interest in keeping patrols useful favours disclosing how patrols are planned."),
    Trial("PIT-04", "formal", "keeping them useful.", "keeping them useful and in sparing us embarrassment."),
    Trial("PIT-04", "plain", "against this and they", "against this and against who you are, and they"),
    Trial("PIT-05", "two grounds", "The public interest in how public", "Under sections 41(1) and 43(2) the public interest in how public"),
    Trial("PIT-06", "two grounds", "in how public money is spent is outweighed by that in a fair contest.",
          "in knowing how patrols are planned is outweighed by that in keeping them useful for as long as nights are dark and shops stand empty."),
)
# fmt: on
