"""Trials of faults that lawyers find in letters by others, each put into a good letter of another house."""

from tests.release.law.trials import Trial

PURPOSE = (
    "section 31(1)(g) of the Freedom of Information Act, by reference to the purpose in section 31(2)(c)"
)
BAR = "section 44(1)(a) of the Freedom of Information Act, by reference to the Lifting Safety Act 1998"
ESTIMATED = "We estimate that we shall do so by 2 September 2022 and shall write to you by then."
MARK = "An asterisk stands for a figure that has been withheld, as explained in the next part.\n"
GIVEN = " The qualified person for the Council is its Monitoring Officer. He gave his opinion on 27 August 2019, having seen the note and a paper with the arguments both ways. His opinion is that disclosure would be likely to have both effects."
WHO = "There are about 160 people in the Penfield office, working in teams of eight to ten. Colleagues know who left and roughly when, but not the reason. With the year and a count of one or two under a reason, a colleague could match the leaver to it and would learn that he or she was dismissed for incapability or misconduct, which they did not know before. That is how identification would come about, and it is for that reason that these cells are withheld and not because the numbers are small as such."
CHAPTER = (
    "in chapter 7 of the Student Regulations at https://www.eastmoor.example/regulations/2025/chapter-7.pdf"
)

# fmt: off
FAULTS = (
    Trial("S17-05", "extension-regulator", ESTIMATED, "We shall write to you in due course."),
    Trial("S17-05", "extension-regulator", ESTIMATED, after="If you wish to complain about this extension or about how your request is being handled,"),
    Trial("S17-05", "dispatch-extension", "by 12 March 2025", "as soon as we can"),
    Trial("S17-06", "extension-regulator", PURPOSE, BAR, in_passing=True),
    Trial("S17-06", "dispatch-extension", "ection 31", "ection 41"),
    Trial("S17-09", "rail-s43", "Review. Write to foi.review@ncra.example by 25 November 2026."),
    Trial("S17-09", "probation", "First to us: Head of Legal, probation-foi@wpb.example, inside 40 working days. "),
    Trial("S17-10", "council-tax", " After that, complain to the Information Commission, ico.org.uk/foicomplaints, 0303 123 1113 (section 50 of the Act)."),
    Trial("S17-10", "ncnd-policing", "The Information Commissioner: after our review, you may seek a decision under s.50 from the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF."),
    Trial("S17-17", "university-exams", "section 50 of the Freedom of Information Act 2000", "the law"),
    Trial("P40-01", "school-notheld", ", and the first condition at 40(3A)(a),"),
    Trial("P40-01", "hospital-trust", " because of the condition in section 40(3A)(a)"),
    Trial("P40-02", "benefits-stats", WHO, "The numbers are low, being five or fewer."),
    Trial("NUM-04", "benefits-stats", WHO, "The numbers are low, being five or fewer."),
    Trial("P40-06", "dental", "as section 40(3A)(a) requires", "as section 40(3)(a)(i) requires"),
    Trial("P40-03", "prison-health", "; and the prisoners, who were promised anonymity, have interests which plainly override it"),
    Trial("P40-03", "vc-salary", "Is a legitimate interest being pursued? Yes: accountability for spending by a body that receives public funds. "),
    Trial("EXM-06", "parish-none", "As the winning quotation is public", "The public interest in maintaining the exemption outweighs the public interest in disclosure. As the winning quotation is public"),
    Trial("EXM-15", "housing-s36", GIVEN, " Disclosure would be likely to have both effects."),
    Trial("EXM-25", "fire-cost", "about 416 hours, or £10,416", "about 416 hours, or £41,600"),
    Trial("EXM-25", "fire-cost", "No time for blanking out personal details is included.", "This includes 40 hours for redaction."),
    Trial("FAC-01", "publication-agency", "the Information Commission can", "the Information Commissioner can"),
    Trial("FAC-01", "borough-parking", "Information Commissioner under", "Information Commission under"),
    Trial("FAC-07", "coroner-archive", "to the Information Commissioner, Wycliffe", "to the Information Commissioner, Ann Example, at Wycliffe"),
)
IN_TABLES = (
    Trial("NUM-02", "benefits-stats", MARK),
    Trial("EXM-18", "university-exams", CHAPTER, "somewhere on our site"),
)
"""Faults of letters that have tables."""
# fmt: on
