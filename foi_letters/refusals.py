"""What is refused and why: the reasons for each ground, and the schedule of documents."""

from dataclasses import dataclass

from foi_letters import tags
from foi_letters.answers import document_phrase
from foi_letters.attached import Attached
from foi_letters.case import Case
from foi_letters.dated import CostLimit
from foi_letters.decision import Decision, Document, Treatment
from foi_letters.drafting import Drafter
from foi_letters.ground_tags import ground_tags
from foi_letters.layout import kept_rows
from foi_letters.reliance import GroundUse


@dataclass(frozen=True)
class Refusals:
    """The refusals of one letter."""

    case: Case
    uses: tuple[GroundUse, ...]
    attached: Attached
    drafter: Drafter
    limit: CostLimit
    """The cost limit of the authority on the day of the letter."""

    def exemptions(self) -> tuple[tags.Reasons, ...]:
        """Every ground with its reasons, in the order of the Act."""
        return tuple(self._reasons(use) for use in self.uses)

    def _reasons(self, use: GroundUse) -> tags.Reasons:
        weighed = [each for each in self.uses if each.combined is not None and each.combined == use.combined]
        ground = ground_tags(
            use,
            together_with=weighed,
            alternatives=[each for each in self.uses if use.one_of_several and each.stands_beside(use)],
            questions=self.case.questions,
            limit=self.limit,
        )
        documents = [each.id for each in use.holders if isinstance(each, Document)]
        citation = str(use.claim.reliance)
        return tags.Reasons(
            heading=f"{citation[:1].upper()}{citation[1:]}: {use.claim.rule.title}",
            questions=ground.questions,
            documents=document_phrase(documents),
            body=self.drafter.reasons(use, use.facts(figures=self._covers_figures(use)), ground=ground),
        )

    def _covers_figures(self, use: GroundUse) -> bool:
        """Whether figures in tables are withheld on a ground: those of a decision that has it and such tables."""
        withheld = set(self.attached.suppressed_tables())
        decisions = [each for each in use.holders if isinstance(each, Decision)]
        return any(withheld & set(self.case.tables_of(each)) for each in decisions)

    def documents(self) -> tuple[tags.DocumentRow, ...]:
        """The schedule of documents, a row for each."""
        return tuple(
            tags.DocumentRow(
                id=each.id,
                title=f"{each.title}, {each.date}" if each.date else each.title,
                treatment=_TREATMENTS[each.treatment] + (f" ({each.extent})" if each.extent else ""),
                citations=self._relied_on(each),
                kept=kept,
            )
            for each, kept in zip(self.case.documents, kept_rows(len(self.case.documents)), strict=True)
        )

    def _relied_on(self, document: Document) -> str:
        """The provisions for a document, one after the other, or a dash."""
        cited = "; ".join(str(use.claim.reliance) for use in self.uses if document in use.holders)
        return cited[:1].upper() + cited[1:] if cited else "–"


_TREATMENTS = {
    Treatment.DISCLOSED: "Given",
    Treatment.REDACTED: "Given with redactions",
    Treatment.WITHHELD: "Withheld",
    Treatment.OUT_OF_SCOPE: "Outside the request",
}
