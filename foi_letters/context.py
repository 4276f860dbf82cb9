"""The context of a letter: the tags at the top, which a Word template names, with the values of one case.

`composing.make` fills it from the case, the law and what is released.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated

from foi_letters import tags
from foi_letters.tags import NOTHING, Prose, Tag


@dataclass(frozen=True)
class LetterContext:
    """The tags at the top; the fields of each are in `foi_letters.tags`."""

    letter: Annotated[tags.Letter, Tag("This letter")]
    case: Annotated[tags.CaseTags, Tag("The request")]
    requester: Annotated[tags.Requester, Tag("Who asked")]
    authority: Annotated[tags.Authority, Tag("The public authority")]
    regulator: Annotated[tags.Regulator, Tag("The regulator on the date of the letter")]
    deadline: Annotated[tags.Deadline, Tag("The time for answering")]
    figures: Annotated[
        tags.Figures | None, Tag("The tables after disclosure control; absent where there are none")
    ]
    extension: Annotated[tags.Extension | None, Tag("More time, in an extension letter")]
    clarification: Annotated[
        tags.Clarification | None, Tag("What is unclear, in a request for clarification")
    ]
    fees: Annotated[tags.Fees | None, Tag("The fee, in a fees notice")]
    transfer: Annotated[tags.Transfer | None, Tag("Another authority, in a transfer letter")]
    opening: Annotated[Prose, Tag("The first paragraphs")] = NOTHING
    summary: Annotated[
        Prose, Tag("What was decided, a sentence for each outcome, and that the letter is a refusal notice")
    ] = NOTHING
    decisions: Annotated[tuple[tags.DecisionRow, ...], Tag("The rows of the table of decisions")] = ()
    preamble: Annotated[Prose, Tag("What the requester wrote before the first question")] = NOTHING
    questions: Annotated[tuple[tags.Question, ...], Tag("The questions with their answers")] = ()
    about_figures: Annotated[Prose, Tag("The workbook, the marker and what is withheld in the tables")] = (
        NOTHING
    )
    why_withheld: Annotated[
        Prose,
        Tag("What is withheld in the tables, in few words: for the cover and the sheets of the workbook"),
    ] = NOTHING
    exemptions: Annotated[tuple[tags.Reasons, ...], Tag("The grounds of refusal with their reasons")] = ()
    documents: Annotated[tuple[tags.DocumentRow, ...], Tag("The lines of the schedule of documents")] = ()
    context: Annotated[Prose, Tag("What the officer adds for the reader to understand the answer")] = NOTHING
    advice: Annotated[Prose, Tag("Advice and assistance under section 16")] = NOTHING
    use: Annotated[Prose, Tag("That disclosure is to the world, and how the information may be used")] = (
        NOTHING
    )
    complaint: Annotated[
        Prose, Tag("Internal review and the right to apply to the regulator: section 17(7)")
    ] = NOTHING
    time: Annotated[Prose, Tag("What becomes of the time for answering, in the other letters")] = NOTHING
    enclosures: Annotated[Prose, Tag("What is sent with the letter, as a list")] = NOTHING
    review: Annotated[
        tags.ReviewOutcome | None, Tag("The findings, in the letter about an internal review")
    ] = None

    def values(self) -> Mapping[str, object]:
        """The tags by name, for a template. What the case does not have is absent."""
        return {each.name: getattr(self, each.name) for each in fields(self)}
