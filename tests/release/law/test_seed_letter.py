"""A letter in our own words that commits the faults of the response that started the project, read by itself."""

from collections.abc import Callable

import pytest

from foi_letters.release.law.evidence import Evidence
from tests.release.law.trials import found

LETTER = """
Freedom of Information Act: allegations against officers, 2018 to 2022
You asked about allegations of rape and sexual assault that were made against officers.
The attached spreadsheet answers you. The exemption below concerns questions 2, 3, 4 & 5. The answers to questions 1, 6 & & are in the spreadsheet.
A figure that has been taken out is represented by a black space (**).
**Section 40(2)(a)(b)&(3)(a)(i) Personal information**
We withhold some figures under this section. The information is linked to police investigations and proceedings.
The exemption is absolute because legislators identified that harm would be caused by any release.
To be exempt it must satisfy the first, second or third conditions defined by 3(a), 3(b) and 4(c) of the Data Protection Act 2018.
There are six data protection principles, listed at section 34 of that Act.
The numbers are low and could lead to identification. To give them out could breach the rights that the DPA and the GDPR provide.
Anything that we release under the Act must be communicated to any individual who asks for it.
"""

SEEN = {
    "D1": {"EXM-01", "EXM-02", "P40-06"},
    "D2": {"P40-05"},
    "D3": {"P40-04"},
    "D4": {"P40-07", "P40-12"},
    "D5": {"EXM-09"},
    "D6": {"P40-02", "NUM-04"},
    "D7": {"P40-03"},
    "D8": {"P40-09"},
    "D9": {"QST-02"},
    "D10": {"NUM-02"},
    "D11": {"S17-09", "S17-10"},
    "D12": {"S17-14"},
    "D14": {"HYG-04"},
}
"""What a reader of the letter alone can see. D13, that the records are of another kind, and the questions that were
left out (D9, D12) take the request to see: tests/letters/test_seed_defects.py."""


@pytest.mark.parametrize("defect", SEEN)
def test_a_reader_of_the_letter_alone_sees_the_fault(witness: Callable[[str], Evidence], defect: str) -> None:
    assert SEEN[defect] <= found(witness(LETTER))
