"""Changes of a case, or by hand of its finished letter or workbook, each of which one rule of the case must find."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from foi_letters.case import Case
from foi_letters.citation import parse
from foi_letters.decision import Outcome
from foi_letters.ground import Ground
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.workbook_text import SheetText

Change = Callable[[Evidence], Evidence]
EXAMPLE = "northshire-misconduct"


@dataclass(frozen=True, slots=True)
class CaseTrial:
    """The rule that finds fault with a good case once it is changed."""

    rule: str
    case: str
    change: Change

    def __str__(self) -> str:
        return f"{self.rule}: {self.case}"


def of(evidence: Evidence) -> Case:
    """The case of the evidence."""
    assert evidence.case
    return evidence.case.case


def said(old: str, new: str = "") -> Change:
    """The letter edited by hand; the words must be there."""

    def change(evidence: Evidence) -> Evidence:
        assert old in evidence.letter.text, old
        edited = (replace(each, text=each.text.replace(old, new)) for each in evidence.letter.passages)
        return replace(evidence, letter=replace(evidence.letter, passages=tuple(edited)))

    return change


def without(unwanted: Callable[[Passage], bool]) -> Change:
    """The letter without some of its passages."""

    def change(evidence: Evidence) -> Evidence:
        left = tuple(each for each in evidence.letter.passages if not unwanted(each))
        assert len(left) < len(evidence.letter.passages)
        return replace(evidence, letter=replace(evidence.letter, passages=left))

    return change


def cased(**fields: object) -> Change:
    """The case with other fields."""

    def change(evidence: Evidence) -> Evidence:
        assert evidence.case
        case = of(evidence).model_copy(update=fields)
        return replace(evidence, case=replace(evidence.case, case=case))

    return change


def profiled(**fields: object) -> Change:
    """The authority's profile with other fields."""

    def change(evidence: Evidence) -> Evidence:
        assert evidence.case
        profile = evidence.case.authority.model_copy(update=fields)
        return replace(evidence, case=replace(evidence.case, authority=profile))

    return change


def decided(number: int, **fields: object) -> Change:
    """One decision with other fields."""

    def change(evidence: Evidence) -> Evidence:
        decisions = list(of(evidence).decisions)
        decisions[number] = decisions[number].model_copy(update=fields)
        return cased(decisions=tuple(decisions))(evidence)

    return change


def also_decided(number: int, outcome: Outcome) -> Change:
    """The questions of one decision decided once more, otherwise."""

    def change(evidence: Evidence) -> Evidence:
        again = of(evidence).decisions[number].model_copy(update={"outcome": outcome})
        return cased(decisions=(*of(evidence).decisions, again))(evidence)

    return change


def undecided(number: int) -> Change:
    """The case without one of its decisions."""

    def change(evidence: Evidence) -> Evidence:
        left = tuple(each for n, each in enumerate(of(evidence).decisions) if n != number)
        return cased(decisions=left)(evidence)

    return change


def relied(*cites: str, **fields: object) -> Change:
    """The first decision on grounds that are like the first of the case, but cited so and with other fields."""

    def change(evidence: Evidence) -> Evidence:
        ground = a_ground(of(evidence)).model_copy(update=fields)
        grounds = tuple(ground.model_copy(update={"cite": parse(each)}) for each in cites)
        return decided(0, grounds=grounds)(evidence)

    return change


def a_ground(case: Case) -> Ground:
    """Any ground of the case."""
    return next(ground for _, holder in case.ground_holders() for ground in case.grounds_of(holder))


def document_with(**fields: object) -> Change:
    """The first document with other fields."""

    def change(evidence: Evidence) -> Evidence:
        first, *others = of(evidence).documents
        return cased(documents=(first.model_copy(update=fields), *others))(evidence)

    return change


def sheets(edit: Callable[[SheetText], SheetText]) -> Change:
    """The workbook edited by hand, sheet by sheet."""

    def change(evidence: Evidence) -> Evidence:
        assert evidence.workbook
        edited = tuple(edit(each) for each in evidence.workbook.sheets)
        return replace(evidence, workbook=replace(evidence.workbook, sheets=edited))

    return change


def cells(old: str | float, new: str | float) -> Change:
    """The workbook with one value in place of another."""

    def edit(sheet: SheetText) -> SheetText:
        rows = tuple(tuple(new if cell == old else cell for cell in row) for row in sheet.rows)
        return replace(sheet, rows=rows)

    return sheets(edit)


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(evidence: Evidence) -> Evidence:
        for each in changes:
            evidence = each(evidence)
        return evidence

    return change


def due(day: date) -> Change:
    """Another last day to answer."""
    return lambda evidence: replace(evidence, due=day)
