"""What one part of a case file says against another: every question answered once, nothing named that is not there.

Each check is a generator of problems, each at its line, in words for an officer. All checks run; all problems are
reported together.
"""

from foi_letters import decision_check, figures_check, letter_check, question_check
from foi_letters.case import Case
from foi_letters.checking import PlaceOf
from foi_letters.errors import Problem

_CHECKS = (*question_check.CHECKS, *decision_check.CHECKS, *letter_check.CHECKS)


def problems(case: Case, place: PlaceOf) -> list[Problem]:
    """Everything in a case that does not hang together; `place` finds a path of the case in its file."""
    found = [problem for check in _CHECKS for problem in check(case, place)]
    if case.figures:
        found += figures_check.problems(case.figures, lambda path: place(("figures", *path)))
    return found
