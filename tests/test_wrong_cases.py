"""A wrong case file is answered with the line, what was found there, and what to write instead."""

from pathlib import Path

import pytest

from foi_letters import casefile
from foi_letters.errors import InputError, Problem
from tests.case_texts import CASE, changed, written

HARM = "    harm: {interest: our safety, mechanism: M., causal_link: C., limb: LIMB}\n"
OPINION = (
    "{cite: 36(2)(c), applies_to: notes, qualified_person: {post: the Chief, date: 2026-11-05, opinion: O.}, harm:"
    " {interest: order, mechanism: M., causal_link: C., limb: would}, public_interest: {for: F., against: A., balance: B.}}"
)
CONFIDENCE = "confidence: {obtained_from: a, quality: Q., obligation: O., detriment: D., defence: N.}"
EXTENSION = f"extension: {{grounds: {{cite: 41(1), applies_to: notes, {CONFIDENCE}}}, new_date: 2026-11-20, reason: R., questions: 2b}}\n"
NAME = "clarification: {ask: {unclear: You sign as a friend., question: What is your name?}}\n"
REVIEW = (
    "review: {of: NC/1, answered: 2026-10-09, requested: 2026-10-05, reviewer: the Head,"
    " complaints: {complaint: it was late, finding: accepted, reason: It was.}}\n"
)


def problems(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(InputError) as error:
        casefile.load(written(folder, text), name="case.yaml")
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("text", "line", "found", "write"),
    [
        (changed("date: 2026-10-20", "date: 20/10/2026"), 3, "'20/10/2026' is not a date", "write 2026-10-20"),
        (changed("received: 2026-10-01", "received: 1st Oct 2026"), 2, "is not a date", "write 2026-10-01"),
        (changed("date: 2026-10-20", "date: 31/02/2026"), 3, "is not a date", "write it as YYYY-MM-DD"),
        (changed("date: 2026-10-20", "date: 2026-09-20"), 3, "before the request", "correct `date` or `received`"),
        (changed("cite: 40(2)", "cite: 43(7)"), 17, "not in the library", "one can cite: 43(1), 43(2), 43(3)"),
        (changed("    purpose:", HARM.replace("LIMB", "could") + "    purpose:"), 21, "'could'", "more likely than not"),
        (changed("    via:", "   via:"), 18, "did not find expected key", "count the spaces"),
        (changed("  - {id: 2a", "\t- {id: 2a"), 13, "", "never tabs"),
        (changed("subject: visits", "subject visits"), 8, "could not find expected ':'", "`key: text`"),
        ("", 1, "empty", "foi-letters new"),
        (changed("regime:", "letter: clarification\nregime:"), 4, "needs `clarification:`", "keys: ask, missing, by"),
        (changed("[names]}", f"[names, {OPINION}]}}"), 27, "2026-11-05 is after the date", "correct it"),
        (changed("regime:", "letter: time_extension\nregime:") + EXTENSION, 29, "no public interest", "decide it now"),
        (changed("regime:", "letter: internal_review\nregime:") + REVIEW, 29, "before the answer", "`requested`"),
        (changed("outcome: withheld", "outcome: partial").replace(", grounds: [names]", ", answer: Some."), 27, "needs a ground", "`not_held`, with a `slice`"),
        (changed("regime:", "letter: clarification\nregime:").split("grounds:")[0] + NAME, 16, "section 8(1)", "`missing: [name]`"),
        (changed("There were several.", "The log is enclosed."), 25, "'is enclosed'", "under `documents:`"),
        (changed("outcome: withheld", "outcome: cost"), 27, "rests on section 12(1)", "a decision of its own"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line_with_what_to_write(
    tmp_path: Path, text: str, line: int, found: str, write: str
) -> None:
    said = [
        (each.place.line if each.place else None, each.message, each.help or "")
        for each in problems(tmp_path, text)
    ]
    assert any(at == line and found in message and write in help_ for at, message, help_ in said), said


def test_the_case_that_these_mistakes_are_made_in_is_right(tmp_path: Path) -> None:
    assert casefile.load(written(tmp_path, CASE)).case.questions.leaves
