"""What the workbook says beside its figures, taken from the context of the letter, so that the two agree."""

from foi_letters.context import LetterContext
from foi_letters.released import ReleasedTable
from foi_letters.request import Questions
from foi_letters.sheets.content import WorkbookFacts


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
        shorthand=((context.figures.marker, f"A figure that is withheld. {why}"),)
        if context.figures and why
        else (),
        withheld=why,
        contact=", ".join(context.authority.contact),
    )
