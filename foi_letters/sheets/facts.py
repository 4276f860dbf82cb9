"""What the workbook says beside its figures, taken from the context of the letter, so that the two agree."""

from collections.abc import Iterator

from foi_letters.context import LetterContext
from foi_letters.released import ReleasedTable
from foi_letters.request import Questions
from foi_letters.sheets.content import WorkbookFacts


def _shorthand(tables: tuple[ReleasedTable, ...], why: str) -> Iterator[tuple[str, str]]:
    """The markers of all tables that withhold something, each once, with what they mean."""
    for rule in dict.fromkeys(table.rule for table in tables if any(table.suppressed())):
        if rule.second_marker is None:
            yield rule.marker, f"A figure that is withheld. {why}"
        else:
            yield rule.marker, f"A figure that is withheld for its own sake. {why}"
            yield rule.second_marker, f"A figure that is withheld to protect others. {why}"


def facts_of(
    context: LetterContext, tables: tuple[ReleasedTable, ...], questions: Questions
) -> WorkbookFacts:
    """The facts of the workbook that goes with a letter."""
    why = str(context.why_withheld)
    return WorkbookFacts(
        authority=context.authority.name,
        reference=context.case.reference,
        date=context.letter.date,
        title=f"{context.authority.name}: figures in answer to request {context.case.reference}",
        answers={table.id: questions.phrase(table.questions) for table in tables},
        marker=context.figures.marker if context.figures else "",
        second_marker=context.figures.second_marker if context.figures else None,
        shorthand=tuple(dict(_shorthand(tables, why)).items()) if why else (),
        withheld=why,
        contact=", ".join(context.authority.contact),
    )
