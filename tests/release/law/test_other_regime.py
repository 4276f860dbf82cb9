"""A letter under a law whose rules are not supplied is not judged by the Act of 2000."""

import pytest

from foi_letters.errors import InputError
from foi_letters.release.law.letter_text import read_letter
from foi_letters.release.law.other_regime import require_supplied
from tests.release.law.house_styles import HOUSE, word_file

SCOTTISH = """Our reference: FS/12
3 June 2025
You asked under the Freedom of Information (Scotland) Act 2002 for our rota. It is exempt under section 30(c).
If you are dissatisfied after our review, you may apply to the Scottish Information Commissioner."""
ENVIRONMENTAL = """Our reference: E/12
3 June 2025
You asked for the survey of the weir. We refuse it under regulation 12(4)(d) of the Environmental Information Regulations 2004."""


@pytest.mark.parametrize("text", [SCOTTISH, ENVIRONMENTAL])
def test_a_letter_wholly_under_another_law_is_not_judged(text: str) -> None:
    with pytest.raises(InputError, match="whose rules are not supplied"):
        require_supplied(read_letter(word_file(text), "letter.docx"))


@pytest.mark.parametrize("name", HOUSE)
def test_a_letter_that_names_the_act_is_judged(name: str) -> None:
    require_supplied(read_letter(word_file(HOUSE[name]), f"{name}.docx"))


def test_the_wrong_regulator_does_not_take_a_letter_out_of_the_act() -> None:
    text = SCOTTISH.replace("Freedom of Information (Scotland) Act 2002", "Freedom of Information Act 2000")
    require_supplied(read_letter(word_file(text), "letter.docx"))
