"""Trials on letters of other house styles: of the rules on the notice, the public interest and personal data."""

from tests.release.law.trials import Trial

# fmt: off
COUNCIL_REVIEW = "You can ask us to look at this again (we call it an internal review). Email foi@northmarsh.example by 29 July 2025. Someone who wasn't involved the first time will do this."
COUNCIL_ICO = "If you're still not happy after that, you can complain to the Information Commissioner's Office (ICO). Go to ico.org.uk/foicomplaints or call 0303 123 1113."
BARRED = "Section 44(1)(a) exempts information whose disclosure is prohibited by or under any enactment. Part 9 of the Enterprise Act 2002, at section 237, prohibits us from disclosing information about a business which came to us in connection with our functions under that Act, while the business continues, unless one of the gateways in sections 239 to 243 is open. The submissions were made to us by the merging parties for the inquiry. Neither has consented, and none of the other gateways applies. Section 44 confers an absolute exemption."
COUNCIL_WEIGHED = "We think the reasons for keeping the prices back are stronger."
HEALTH_ICO = "If, after the appeal, you remain dissatisfied, you may complain to the Information Commissioner's Office at https://ico.org.uk/make-a-complaint or Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF."
UNIVERSITY_WEIGHED = "9. There is a public interest in knowing that the University acts within its powers. Against that is the strong and long-recognised public interest in a client's being able to consult its lawyers in confidence. Nothing here is weighty enough to displace it, and the balance lies in withholding the passage."
UNIVERSITY_ICO = "11. A requester who is not content with the outcome of the review may apply under section 50 FOIA to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF (ico.org.uk) for a decision."
HONOURS_REVIEW = "Should you feel aggrieved by this decision, it is open to you to request that it be reconsidered by the Vice-Chancellor of the Duchy, to whom a letter may be directed at the address above within two calendar months."
HONOURS_RIGHT = "It is further open to you, thereafter, to make application to the Information Commissioner for a decision under section 50 of the Act. His office is at Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF."
SCHOOL_WHO = "A year group has about ninety pupils. When a pupil is away for three days, the other pupils and their parents know it. Reading the reason beside the half term, they would find out why that child was suspended. Most of the reasons are about behaviour at home or in class that no one outside the school knows of."
SCHOOL_RIGHT = "If you are still unhappy, you may complain to the ICO."
EMAIL_REVIEW = "You can request an internal review by replying to this email within 40 working days."
PARISH_RIGHT = "You may complain to the Information Commission instead."
PARISH_WHO = "In a village of three hundred people, even the date of the letter or the side of the green on which its writer lives would be enough for neighbours to know who it was."
PARISH_LAW = "of the Freedom of Information Act 2000, the first condition in section 40(3A)(a) being met"
AMBULANCE_ICO = "If that doesn't resolve it, you can take your complaint to the ICO: www.ico.org.uk."
NCND_31 = "In favour of confirming or denying: a reply would add to a debate about surveillance that the public has every reason to hold."
NCND_24 = "In favour of confirming or denying: the public is entitled to know how money is spent on its security."

NOTICE = (
    Trial("S17-01", "lord-chamberlain", "I regret that the greater part of what you seek cannot be supplied to you. The correspondence relates to the conferring by the Crown of an honour or dignity and is, accordingly, exempt by virtue of section 37(1)(b) of the Act.", "The correspondence relates to the conferring by the Crown of an honour or dignity, with which section 37(1)(b) of the Act is concerned."),
    Trial("S17-02", "lord-chamberlain", "37(1)(b)", "37"),
    Trial("S17-02", "lord-chamberlain", " exempt by virtue of section 37(1)(b) of the Act", "confidential and is withheld"),
    Trial("S17-02", "lord-chamberlain", "section 37(1)(b) of the Act", "section 37 of the Act", after=HONOURS_RIGHT),
    Trial("S17-03", "economic-regulator", BARRED, "Section 44(1)(a) exempts it."),
    Trial("S17-03", "economic-regulator", BARRED, "Section 44(1)(a) exempts it.", after="You also have a right of complaint to the Information Commissioner."),
    Trial("S17-04", "council", "# Public interest test\nReasons to give out the prices:\n- you and other residents should be able to see what we pay and whether it is good value\n- we want to be open\nReasons not to:\n- a firm that works with us shouldn't lose business elsewhere because of it\n- we need bidders to give us their best price\n" + COUNCIL_WEIGHED),
    Trial("S17-04", "university", UNIVERSITY_WEIGHED),
    Trial("S17-04", "university", UNIVERSITY_WEIGHED, after="7. I concluded that the public interest in maintaining the exemption is the greater at this date."),
    Trial("S17-08", "email", "section 12(1)", "section 12"),
    Trial("S17-08", "regulator", "section 14(1)", "section 14"),
    Trial("S17-08", "email", "section 12(1)", "section 12", after="If you are not satisfied with the result"),
    Trial("S17-09", "council", COUNCIL_REVIEW),
    Trial("S17-09", "lord-chamberlain", HONOURS_REVIEW),
    Trial("S17-09", "email", EMAIL_REVIEW),
    Trial("S17-09", "parish", "The Council is too small to have a procedure for complaints about such decisions, so there is no internal review."),
    Trial("S17-09", "council", "You can ask us to look at this again (we call it an internal review).", "We looked at this twice, and there was a review of it.", in_passing=True),
    Trial("S17-10", "council", COUNCIL_ICO),
    Trial("S17-10", "health-trust", HEALTH_ICO),
    Trial("S17-10", "university", UNIVERSITY_ICO),
    Trial("S17-10", "lord-chamberlain", HONOURS_RIGHT),
    Trial("S17-10", "parish", PARISH_RIGHT, "We had regard to the Information Commissioner's guidance on your request.", in_passing=True),
    Trial("S17-14", "university", "T. Specimen\nDeputy Secretary"),
    Trial("S17-14", "email", "Sent: 21 January 2025"),
    Trial("S17-14", "lord-chamberlain", "6 May 2024"),
    Trial("S17-14", "council", "FOI reference: 902771\nDate: 3 June 2025"),
    Trial("S17-14", "council", "3 June 2025", after="We asked Example Leisure what it thought."),
    Trial("S17-15", "health-trust", "This letter is a refusal notice for the purposes of section 17."),
    Trial("S17-15", "health-trust", "This letter is a refusal notice for the purposes of section 17.", after=HEALTH_ICO),
    Trial("S17-17", "parish", PARISH_LAW, ", the first condition in section 40(3A)(a) being met"),
    Trial("S17-17", "ambulance-ncnd", " of the Freedom of Information Act 2000", "", after="please email foi@coastalambulance.example"),
)

ELSEWHERE = (
    Trial("EXM-01", "health-trust", "section 40(2) of", "section 40(2)(b)(iii) of"),
    Trial("EXM-01", "lord-chamberlain", "section 37(1)(b)", "section 46A"),
    Trial("EXM-01", "parish", "section 40(3A)(a)", "section 40(3)(b)"),
    Trial("EXM-06", "economic-regulator", "Section 44 confers an absolute exemption.", "The public interest in openness is outweighed by that in honest submissions."),
    Trial("EXM-07", "combined", "We have weighed the public interests in maintaining these two exemptions together, as the Supreme Court has held that we may ([2025] UKSC 27).\nThere is a public interest in knowing that public money buys equipment that works, and residents near the range have an interest in how often it is used. The summary pages serve both. There is a strong public interest in protecting the forces and the country from attack, to which the entries would contribute. The public interests in maintaining the exemptions, taken together, outweigh the public interest in disclosure.", "The log is long."),
    Trial("EXM-28", "two-regimes", "under section 40(2) by", "under regulation 12(5)(f) and section 40(2) by"),
    Trial("FAC-01", "university", "Information Commissioner,", "Information Commission,"),
    Trial("FAC-01", "museum", "Information Commission,", "Information Commissioner,"),
    Trial("FAC-01", "council", "the Information Commissioner's Office (ICO)", "the Scottish Information Commissioner"),
    Trial("FAC-02", "museum", "or on 0303 123 1113.", "or at Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF."),
    Trial("FAC-03", "email", "https://ico.org.uk/make-a-complaint/", "https://www.foi.scot/appeal"),
    Trial("FAC-05", "redactions", "Junior staff do not", "Under the Data Protection Act 1998 junior staff do not"),
    Trial("FAC-09", "ambulance-ncnd", "you can take your complaint to the ICO", "you can take your complaint within three months to the ICO"),
    Trial("HLD-04", "police-ncnd", "- Section 23(5) - Information supplied by, or concerning, certain security bodies\n- Section 24(2) - National security\n- Section 31(3) - Law enforcement", "- Section 23(1) - Information supplied by, or concerning, certain security bodies"),
    Trial("NUM-02", "school", "They are: 2021/22", "A number that we leave out is shown by a black space (**). They are: 2021/22"),
    Trial("QST-02", "school", "They are: 2021/22", "They answer questions 1, 6 & & of yours: 2021/22"),
)

PUBLIC_INTEREST = (
    Trial("PIT-01", "redactions", "Those who pay for the control room have an interest in knowing that its lease is sound. But the", "The"),
    Trial("PIT-01", "fire-service", "The public interest favouring disclosure lies in scrutiny of how quickly we came. That", "The public interest",
          after="If you are not content with the outcome of your complaint"),
    Trial("PIT-02", "investigation", "The public interest in maintaining the exemption outweighs that in disclosure.", "On balance, we conclude that the public interest favours disclosure."),
    Trial("PIT-02", "council", COUNCIL_WEIGHED, "On balance we think that the public interest favours releasing the prices."),
    Trial("PIT-02", "council", COUNCIL_WEIGHED, "On balance we think that the public interest favours releasing the prices.", after="If you're still not happy after that,"),
    Trial("PIT-04", "department", "in a protected space while the decision is open", "without embarrassment"),
    Trial("PIT-04", "university", "that a decision reached without frank argument is likely to be a worse one", "that the minutes would be misunderstood",
          after=UNIVERSITY_ICO),
    Trial("PIT-05", "department", "Section 35 is a qualified exemption, and we have to balance", "Under sections 35(1)(a) and 44(1)(a) we have to balance"),
    Trial("PIT-05", "combined", "**Public interest (sections 26(1)(b) and 24(1))**\nWe have weighed the public interests in maintaining these two exemptions together",
          "**Public interest**\nWe have weighed the public interests in maintaining sections 23(1) and 26(1)(b) together", after="You may ask for an internal review"),
    Trial("PIT-06", "police-ncnd", NCND_24, NCND_31),
    Trial("PIT-06", "police-ncnd", NCND_24, NCND_31, after="If the outcome of the review does not satisfy you,"),
)

PERSONAL_DATA = (
    Trial("P40-01", "school", " and the condition in Section 40(3A)(a) is met"),
    Trial("P40-01", "health-trust", ", read with section 40(3A)(a),", after=HEALTH_ICO),
    Trial("P40-02", "school", SCHOOL_WHO, "There are few of them."),
    Trial("P40-02", "parish", PARISH_WHO, after=PARISH_RIGHT),
    Trial("P40-03", "health-trust", "(i) Whether there is a legitimate interest: there is one in knowing how safe our hospitals are."),
    Trial("P40-03", "school", "Are the rights of the pupils more important? Yes. They are children, who expect their school to keep this private, and the effect on them could last, so their interests outweigh yours.", after=SCHOOL_RIGHT),
    Trial("P40-04", "school", "It would be neither fair nor lawful to publish the figures and so would breach principle (a) in Article 5(1) of the UK GDPR.", "It would be wrong to publish the figures."),
    Trial("P40-04", "parish", "unfair to the writer and so contrary to Article 5(1)(a) of the UK GDPR", "against the six principles of the Data Protection Act, at section 34"),
    Trial("P40-05", "health-trust", ", read with section 40(3A)(a),", ", read with section 40(3A)(a), since the first condition of the Data Protection Act is met,"),
    Trial("P40-05", "parish", "the first condition in section 40(3A)(a) being met", "the first condition in the Data Protection Act 2018 being met", after=PARISH_RIGHT),
    Trial("P40-06", "school", "Section 40(3A)(a)", "Section 40(3)(a)(i)"),
    Trial("P40-06", "parish", "section 40(3A)(a)", "section 40(3)(b)", after=PARISH_RIGHT),
    Trial("P40-07", "school", "UK GDPR", "GDPR"),
    Trial("P40-07", "health-trust", "UK GDPR", "General Data Protection Regulation", after=HEALTH_ICO),
    Trial("P40-08", "health-trust", "no public interest test arises", "the public interest test favours keeping it"),
    Trial("P40-10", "ambulance-ncnd", "40(5B)(a)(i)", "40(5B)"),
    Trial("P40-10", "ambulance-ncnd", "section 40(5B)(a)(i)", "section 40(2)", after=AMBULANCE_ICO),
    Trial("P40-11", "own-file", "I have passed your letter to the colleague who deals with subject access requests, who will send you the file, if you can show who you are, by 13 October.", "I am sorry."),
    Trial("P40-12", "school", "would breach principle", "could breach principle"),
    Trial("P40-12", "health-trust", "would contravene the first", "may contravene the first", after=HEALTH_ICO),
    Trial("P40-13", "redactions", "Junior staff do not expect to be named in public for clerical work, and their", "Their"),
    Trial("P40-13", "redactions", "Junior staff do not expect to be named in public for clerical work, and their", "Their", after="Please contact me in the first instance"),
    Trial("P40-14", "school", "Please remember that we would be publishing to the whole world and not to you alone."),
    Trial("P40-14", "school", "Please remember that we would be publishing to the whole world and not to you alone.", after=SCHOOL_RIGHT),
    Trial("P40-15", "health-trust", "A patient who had one of these operations in a given year is known to relatives, to those on the ward", "A deceased patient who had one of these operations in a given year is known to those on the ward"),
)
# fmt: on
