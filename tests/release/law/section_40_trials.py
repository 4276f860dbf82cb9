"""Trials of the rules on personal data: in two letters of different words, and with the words in the wrong place."""

from tests.release.law.good_letters import RIGHT
from tests.release.law.trials import Trial

IDENTIFIABLE = "Colleagues and local reporters, who know of single cases, could tell from them who was meant."
IDENTIFIABLE_PLAIN = (
    "The museum has eleven staff: anyone who works there would recognise the person from a grade."
)
OFFENCES = "Some of it concerns allegations of assault, which Article 10 of the UK GDPR protects: it is criminal-offence data, and none of the conditions for disclosing it is met."
PURPOSE = "There is a legitimate interest in knowing how complaints are handled."
NECESSITY = "The totals that we disclose serve it, so the numbers for single years are not necessary."
BALANCE = "Their rights and freedoms outweigh what little the numbers would add."
PRINCIPLE = "Disclosure would contravene the principle in Article 5(1)(a) of the UK GDPR."
PURPOSE_PLAIN = (
    "You and others have a good reason for wanting to know, the purpose being to hold the museum to account."
)
NECESSITY_PLAIN = "But nobody needs the grades for that: the totals show it."
BALANCE_PLAIN = "Their privacy prevails over mere curiosity, and"
PRINCIPLE_PLAIN = (
    "Giving it out would not be fair or lawful, and so would go against Article 5 of the UK GDPR, because:"
)
OBJECTION_WEIGHED = "The public interest in knowing which homes were repaired is outweighed by that in withholding an address which someone has good reason to keep quiet."
OWN_ACCESS = "You can ask for it under data protection law, which gives you a right of access. Our data protection officer has your letter."

# fmt: off
PERSONAL_DATA = (
    Trial("P40-01", "people", " by virtue of section 40(3A)(a)"),
    Trial("P40-01", "people, plainly", ", by way of the first condition in s.40(3A)(a),"),
    Trial("P40-02", "people", IDENTIFIABLE),
    Trial("P40-02", "people", IDENTIFIABLE, after=RIGHT),
    Trial("P40-02", "people, plainly", IDENTIFIABLE_PLAIN),
    Trial("P40-03", "people", PURPOSE),
    Trial("P40-03", "people", NECESSITY),
    Trial("P40-03", "people", NECESSITY, after=RIGHT),
    Trial("P40-03", "people", BALANCE),
    Trial("P40-03", "people, plainly", PURPOSE_PLAIN),
    Trial("P40-03", "people, plainly", NECESSITY_PLAIN),
    Trial("P40-03", "people, plainly", BALANCE_PLAIN, "The"),
    Trial("P40-04", "people", PRINCIPLE, "There are six data protection principles at section 34 of the Data Protection Act 2018."),
    Trial("P40-04", "people", PRINCIPLE, after=RIGHT),
    Trial("P40-04", "people, plainly", PRINCIPLE_PLAIN, "We cannot do that, because:"),
    Trial("P40-05", "people", PRINCIPLE, f"It must satisfy the first, second or third conditions defined by 3(a), 3(b) and 4(c) of the Data Protection Act 2018. {PRINCIPLE}"),
    Trial("P40-06", "people", "40(3A)(a)", "40(3)(a)(i)"),
    Trial("P40-06", "people", PRINCIPLE, f"{PRINCIPLE} Condition 6 of Schedule 2 is not met."),
    Trial("P40-07", "people", "Article 5(1)(a) of the UK GDPR", "Article 5(1)(a) of the GDPR"),
    Trial("P40-08", "people", "so the Act does not require a public interest test.", "and the public interest in knowing is outweighed by that in keeping it back."),
    Trial("P40-08", "objection", OBJECTION_WEIGHED),
    Trial("P40-08", "objection", OBJECTION_WEIGHED, after=RIGHT),
    Trial("P40-09", "people", OFFENCES, "Some of it concerns allegations of assault."),
    Trial("P40-09", "people", OFFENCES, "Some of it concerns allegations of assault.", after=RIGHT),
    Trial("P40-09", "people, plainly", "grievances at the museum", "assaults at the museum"),
    Trial("P40-10", "confirm, a person", "40(5B)(a)(i)", "40(5B)"),
    Trial("P40-10", "confirm, a person", "40(5B)(a)(i)", "40(2)"),
    Trial("P40-11", "own data", OWN_ACCESS, "The Act does not give it to you."),
    Trial("P40-11", "own data", OWN_ACCESS, after=RIGHT),
    Trial("P40-12", "people", "Disclosure would contravene", "Disclosure could contravene"),
    Trial("P40-12", "people, plainly", "so would go against Article 5", "could breach Article 5"),
    Trial("P40-13", "people", "The officers expect that a complaint without a hearing stays private.", "The officers would be upset."),
    Trial("P40-14", "people", "Disclosure would be to the world at large."),
    Trial("P40-14", "people, plainly", "What I give to you I give to everyone."),
    Trial("P40-15", "people", "The numbers are about living officers.", "The numbers are about officers who have died."),
    Trial("P40-15", "people", "The numbers are about living officers.", "The numbers are about officers who have died.", after=RIGHT),
    Trial("P40-15", "people, plainly", "someone else who is alive", "the deceased"),
    Trial("NUM-04", "people", IDENTIFIABLE, "The numbers are so low that disclosure could lead to identification."),
    Trial("NUM-04", "people, plainly", IDENTIFIABLE_PLAIN, "There are fewer than five."),
)
# fmt: on
