"""What each letter must say, kept by hand: every question, every ground, and the particulars of section 17(7).

The golden letters show every word; this list says which words the letter would be wrong without. It is not made from
the case or the library.
"""

from collections.abc import Callable

import pytest

from foi_letters.pipeline import Made
from tests.letters.plain import plain

COMMISSION = ("Information Commission (known as the ICO)", "section 50 of the Act", "0303 123 1113")
COMMISSIONER = ("Information Commissioner (known as the ICO)", "section 50 of the Act", "Wycliffe House")
REVIEW = "you can ask us for an internal review"
NOTICE = "refusal notice under section 17"
PERSONAL = "section 40(2) by virtue of section 40(3A)(a)"

PARTICULARS: dict[str, tuple[str, ...]] = {
    "northshire-misconduct": (
        *(f"### Question {n}" for n in range(1, 9)),
        "Section 40(2) by virtue of section 40(3A)(a)",
        "questions 2, 4 and 5",
        "Is there a legitimate interest?",
        "Is disclosure necessary for it?",
        "Do the rights and freedoms of the people concerned override it?",
        "Article 5(1)(a) of the UK GDPR",
        "Article 10 of the UK GDPR",
        "[c] stands in place of a figure that we have withheld",
        "We do not hold this information.",
        "The answer is none.",
        "within 40 working days",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "nationality-ncnd": (
        "### Question 1",
        "As to arrests for offences of terrorism",
        "### Section 24(2)",
        "### Section 30(3)",
        "sections 24(2) and 30(3)",
        "neither confirm nor deny",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "minutes": (
        *(f"### Question {n}" for n in range(1, 6)),
        *(f"### Section {n}" for n in ("22(1)", "23(5)", "31(1)(a)", "31(3)", "42(1)", "43(2)")),
        "### Section 40(2) by virtue of section 40(3A)(a)",
        "Given with redactions (eleven passages)",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "professional-standards": (
        *(f"### Question {n}" for n in range(1, 4)),
        "### Section 31(1)(g) read with section 31(2)(b)",
        "Part 2 of the Police Reform Act 2002",
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "cross-question": (
        *(f"### Question {n}" for n in range(1, 4)),
        PERSONAL,
        "£184,350.20",
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "exclusions": (
        "### Question 1a",
        "To help you, we give this in place of what we have withheld",
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "suppressed-total": (
        "### Question 3i",
        "### Question 3ii",
        "### Question 4",
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "month-split": (
        "As to September 2026",
        "As to October 2026",
        "### Section 21(1)",
        "### Section 22(1)",
        "28 December 2026",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "correspondence": (
        *(f"### Question {n}" for n in ("1(a)", "1(b)", "2(a)", "2(b)")),
        "We are sorry that this answer is late",
        "15 September 2026",
        "### Section 21(1)",
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "statistics-bar": (
        *(f"### Question {n}" for n in ("a", "b.i", "b.ii", "b.iii")),
        "### Section 21(1)",
        "### Section 22(1)",
        "### Section 44(1)(a)",
        "section 39(1) of the Statistics and Registration Service Act 2007",
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "record-schedule": (
        *(f"### Question {n}" for n in ("i", "ii.a", "ii.b")),
        *(f"### Section {n}" for n in ("31(1)(b)", "31(1)(c)", "36(2)(b)(ii)", "38(1)(a)", "40(1)", "41(1)")),
        "### Section 40(2) by virtue of section 40(3A)(a)",
        "1 October 2026 by the Chief Executive",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "out-of-area": (
        *(f"### Question {n}" for n in ("1a", "1d", "2a", "2d", "3")),
        "### Section 22(1)",
        "5 December 2019",
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "narrowed": (
        *(f"### Question {n}" for n in range(1, 6)),
        "### Section 12(1)",
        "£450",
        "18 hours",
        "148.95 hours",
        "£3,723.75",
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "mixed-cost": (
        *(f"### Question {n}" for n in ("1(i)", "1(ii)", "1(iii)", "1(iv)", "2", "3", "4")),
        "### Section 12(1)",
        "We could read the files of one of the three years",
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "vexatious-and-repeated": (
        *(f"### Question {n}" for n in "ABCDE"),
        "### Section 14(1)",
        "### Section 14(2)",
        "Please see the answer to question D",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "review": ("Point 1 (question 1)", "Point 2 (question 2)", "Point 3 (question 3)", PERSONAL, *COMMISSION),
    "acknowledgement": ("13 April 2018", "20 working days", "WH/18/1275"),
    "extension": (
        "section 36(2)(b)(i)",
        "section 36(2)(b)(ii)",
        "1 September 2026",
        "29 July 2026",
        REVIEW,
        *COMMISSIONER,
    ),
    "fees": ("fees notice under section 9", "£17.25", "3 months"),
    "clarification": ("Section 1(3)", "Which bridge do you mean?", "12 February 2027"),
    "transfer": ("Northshire Constabulary", "18 November 2026"),
    "parking-fines": (
        *(f"### Question {n}" for n in ("1", "1.2", "2", "3 bis", "4")),
        "Please see the answer to question 1.",
        "### Section 21(1)",
        "### Section 43(2)",
        "Siân O'Neill",
        NOTICE,
        REVIEW,
        *COMMISSIONER[:2],
    ),
    "taxi-licences": (
        "### The first bullet point",
        "### The second bullet point",
        "on payment of £12.50",
        "### Section 40(5B)(a)(i)",
        "General Data Protection Regulation (GDPR)",
        NOTICE,
        REVIEW,
        *COMMISSIONER,
    ),
    "burglary-file": (
        *(f"### Question {n}" for n in range(1, 5)),
        *(f"### Section {n}" for n in ("30(1)(a)(i)", "31(1)(a)", "31(3)", "38(1)(b)", "40(5B)(a)(i)")),
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "sea-wall": (
        *(f"### Question {n}" for n in range(1, 6)),
        "We wrote to you on 12 October 2026",
        *(f"### Section {n}" for n in ("28(1)", "35(1)(a)", "35(1)(b)", "42(1)")),
        PERSONAL,
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "port-security": (
        "section 23(1) or section 24(1)",
        "section 23(5) or section 24(2)",
        "We do not say which of them applies",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "aggregated-cost": (
        "Section 12(4) of the Act and regulation 5",
        "FR-26-090",
        "205 hours",
        "£5,125",
        "taken together",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "inspection-notes": (
        "### Section 31(1)(g) read with section 31(2)(c)",
        "section 40(1) of the Supported Housing Act 2023",
        "### Section 44(1)(b)",
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
    "extension-in-part": (
        "It ends on 31 March 2028.",
        "We have not yet reached a decision",
        "18 December 2026",
        "### Section 43(2)",
        REVIEW,
        *COMMISSION,
    ),
    "review-late": (
        "### Point 1: complaint accepted",
        "19 working days after that date",
        "### Point 3 (question 2): first decision upheld in part",
        PERSONAL,
        NOTICE,
        *COMMISSIONER[:2],
    ),
    "museum-loan": (
        "### Your request",
        "information asked for in your request (as to the insured value)",
        *(f"### Section {n}" for n in ("22(1)", "31(1)(a)", "41(1)", "43(2)")),
        NOTICE,
        REVIEW,
        *COMMISSION,
    ),
}


@pytest.mark.parametrize("name", PARTICULARS)
def test_a_letter_says_what_it_would_be_wrong_without(name: str, letter_of: Callable[[str], Made]) -> None:
    text = plain(letter_of(name).sent["letter.docx"])
    assert [said for said in PARTICULARS[name] if said not in text] == []


def test_every_case_has_its_particulars() -> None:
    from tests.letters.conftest import CASES

    assert set(PARTICULARS) == set(CASES)
