"""The answers: what is said of each decision, at the head of the letter, in the table of decisions, and under each question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from foi_letters import tags
from foi_letters.assembly.values import Blocks, Paragraph
from foi_letters.attached import Attached
from foi_letters.case import Case, Note, NoteKind
from foi_letters.citation import NO_BREAK_SPACE, join_reliances, listed
from foi_letters.decision import Decision, Document, Outcome, Treatment
from foi_letters.drafting import Drafter
from foi_letters.layout import (
    KEPT,
    LEAD,
    LEAD_AFTER_TABLE,
    TABLE_NOTE,
    ends_in_table,
    joined,
    kept_rows,
    line,
    spaced,
    styled,
)
from foi_letters.reliance import GroundUse
from foi_letters.request import Request
from foi_letters.standard import OWN_WORDS, Saying, Standard

_SAYINGS = {outcome: Saying(outcome.value.replace("_", "-")) for outcome in Outcome}

_SECTIONS_WITH_SAYINGS = {
    "21": Saying.ACCESSIBLE,
    "22": Saying.PUBLISHED_LATER,
    "39": Saying.OTHER_LAW,
}

_LINES = 2
"""How long a row of the table of decisions mostly is."""


@dataclass(frozen=True)
class Answers:
    """The answers of one letter."""

    case: Case
    uses: tuple[GroundUse, ...]
    attached: Attached
    drafter: Drafter

    # the decision at the head of the letter

    def summary(self) -> Blocks:
        """One sentence for each thing that was decided, in the order of the questions.

        A question that was withdrawn is not decided: its answer says so, once.
        """
        sentences: dict[tuple[Saying, str, str], list[Decision]] = {}
        ordered = self._in_order()
        decided = [each for each in ordered if each.outcome is not Outcome.WITHDRAWN]
        for decision in decided or ordered:
            key = (self.saying(decision), self.citations(decision), decision.slice_phrase)
            sentences.setdefault(key, []).append(decision)
        said = (
            self.drafter.say(saying.decision, decision=self.named(*decisions))
            for (saying, _, _), decisions in sentences.items()
            if saying is not Saying.SAME_AS
        )
        return joined(*said)

    def _in_order(self) -> list[Decision]:
        order = {leaf.id: place for place, leaf in enumerate(self.case.questions.leaves)}
        return sorted(
            self.case.decisions, key=lambda each: min(order[id_] for id_ in self.case.leaves_of(each))
        )

    def saying(self, decision: Decision) -> Saying:
        """What is said of a decision: its outcome, or what sort of withholding it is."""
        if decision.outcome is None:
            return Saying.SAME_AS
        sections = {ground.cite.section for ground in self.case.grounds_of(decision)}
        if (
            decision.outcome is Outcome.WITHHELD
            and len(sections) == 1
            and sections <= _SECTIONS_WITH_SAYINGS.keys()
        ):
            return _SECTIONS_WITH_SAYINGS[sections.pop()]
        return _SAYINGS[decision.outcome]

    def citations(self, *decisions: Decision) -> str:
        """The provisions that decisions rely on, those of their documents included."""
        relied = [use for use in self.uses if self._supports(use, decisions)]
        alternative = all(use.one_of_several for use in relied)
        return join_reliances((use.claim.reliance for use in relied), alternative=alternative)

    def _supports(self, use: GroundUse, decisions: Sequence[Decision]) -> bool:
        holders: list[object] = [*decisions]
        holders += [document for each in decisions for document in self.case.documents_of(each)]
        return any(holder in holders for holder in use.holders)

    def named(self, *decisions: Decision) -> tags.DecisionTags:
        first = decisions[0]
        asked = [id_ for each in decisions for id_ in each.questions]
        assist = first.assist
        return tags.DecisionTags(
            questions=self.case.questions.phrase(asked) + _as_to(first),
            part=first.slice_phrase,
            citations=self.citations(*decisions),
            search=first.search,
            same_as=self.case.questions.phrase([first.same_as]) if first.same_as else None,
            tables=self.attached.phrase(self.case.tables_of(first)) or None,
            documents=document_phrase([each.id for each in self._given(first)]) or None,
            offer=assist.offer if assist else None,
            impossible=assist.impossible if assist else None,
            given_instead=assist.given_instead if assist else None,
        )

    def _given(self, decision: Decision) -> list[Document]:
        given = (Treatment.DISCLOSED, Treatment.REDACTED)
        return [each for each in self.case.documents_of(decision) if each.treatment in given]

    # the table of decisions

    def rows(self) -> tuple[tags.DecisionRow, ...]:
        """A row for each question, and for each part of one that was decided by itself."""
        decided = [
            (leaf, each) for leaf in self.case.questions.leaves for each in self.case.decisions_on(leaf.id)
        ]
        return tuple(
            tags.DecisionRow(
                question=self.case.questions.cell(leaf.id),
                decision=self.drafter.line(self.saying(each).label, decision=self.named(each)) + _as_to(each),
                where=self._where(leaf, each),
                kept=kept,
            )
            for (leaf, each), kept in zip(decided, kept_rows(len(decided), lines=_LINES), strict=True)
        )

    def _where(self, leaf: Request, decision: Decision) -> str:
        """Under which question, and in which sheets of the workbook."""
        under = f"Under {self.case.questions.phrase([decision.same_as or leaf.id])}"
        sheets = self.attached.sheets(self._tables_for(leaf, decision))
        return f"{under}, and in {sheets}" if sheets else under

    def _tables_for(self, leaf: Request, decision: Decision) -> tuple[str, ...]:
        """The tables of a decision that answer this question."""
        return tuple(id_ for id_ in self.case.tables_of(decision) if self.attached.answers(id_, leaf.id))

    # the answers under the questions

    def questions(self) -> tuple[tags.Question, ...]:
        """Every question with its answers, in the requester's order."""
        introductions = _introductions(self.case.requests)
        waiting = self.case.waiting
        asked = (leaf for leaf in self.case.questions.leaves if leaf.id not in waiting)
        return tuple(self._question(leaf, introductions[leaf.id]) for leaf in asked)

    def _question(self, leaf: Request, introduction: tuple[str, ...]) -> tags.Question:
        name = self.case.questions.phrase([leaf.id])
        text = "\n\n".join((*introduction, leaf.text))
        bare = tags.Question(
            id=leaf.id,
            name=name,
            heading=name[:1].upper() + name[1:],
            originally=leaf.originally,
            text=verbatim(text),
            change=Blocks(),
            answers=tuple(self._answers(leaf)),
        )
        if leaf.changed in _CHANGES:
            return replace(bare, change=self.drafter.say(_CHANGES[leaf.changed], question=bare))
        return bare

    def _answers(self, leaf: Request) -> Iterator[tags.Answer]:
        under_table = False
        for decision in self.case.decisions_on(leaf.id):
            part = decision.slice_phrase
            lead = LEAD_AFTER_TABLE if under_table else LEAD
            body = spaced(joined(*self._body(leaf, decision)))
            yield tags.Answer(heading=line(f"As to {part}", lead) if part else Blocks(), body=body)
            under_table = ends_in_table(body)

    def _body(self, leaf: Request, decision: Decision) -> Iterator[Blocks]:
        saying, say, named = self.saying(decision), self.drafter.say, self.named(decision)
        if saying not in OWN_WORDS and saying is not Saying.PARTIAL:
            yield say(saying.answer, decision=named)
        yield from self._in_own_words(leaf, decision)
        yield from self._attachments(leaf, decision)
        if saying is Saying.PARTIAL:
            yield say(saying.answer, decision=named)
        for note in self.case.notes:
            if note.kind in UNDER_QUESTIONS and self.is_of_one(note) and leaf.id in self._covered(note):
                yield self.drafter.prose(note.text)

    def _in_own_words(self, leaf: Request, decision: Decision) -> Iterator[Blocks]:
        """The officer's words, given once: the further questions of the decision point to the first."""
        first = self._first_of(decision)
        if _in_words(decision) and leaf != first:
            named = replace(self.named(decision), same_as=self.case.questions.phrase([first.id]))
            yield self.drafter.say(Saying.SAME_AS.answer, decision=named)
            return
        yield from (self.drafter.prose(text) for text in _in_words(decision))

    def _first_of(self, decision: Decision) -> Request:
        return self.case.questions.by_id[self.case.leaves_of(decision)[0]]

    def _covered(self, note: Note) -> tuple[str, ...]:
        return self.case.questions.covered(note.questions)

    def is_of_one(self, note: Note) -> bool:
        """Whether a note belongs to one question, and so stands under it."""
        return len(self._covered(note)) == 1

    def note(self, note: Note) -> Blocks:
        """A note on several questions, or all, with a line that names them."""
        named = self.case.questions.phrase(note.questions, capital=True)
        lead = line(named, LEAD) if named else Blocks()
        return lead + self.drafter.prose(note.text)

    def _attachments(self, leaf: Request, decision: Decision) -> Iterator[Blocks]:
        tables, named = self._tables_for(leaf, decision), self.named(decision)
        first = self._first_of(decision)
        if _in_words(decision) and leaf != first and set(tables) <= set(self._tables_for(first, decision)):
            return  # "see the answer to question 1", where the tables and documents are named
        if tables:
            named_tables = replace(named, tables=self.attached.phrase(tables, titles=False))
            said = self.drafter.say(Standard.IN_TABLES, decision=named_tables)
            here = joined(*(self._inline(id_) for id_ in tables if self._first_under[id_] == leaf.id))
            yield styled(said, KEPT) + here if here else said
        if self._given(decision):
            yield self.drafter.say(Standard.IN_DOCUMENTS, decision=named)

    @cached_property
    def _first_under(self) -> Mapping[str, str]:
        """Each table, and the first question that it answers: there it stands in the letter, once."""
        found: dict[str, str] = {}
        for leaf in self.case.questions.leaves:
            for decision in self.case.decisions_on(leaf.id):
                for id_ in self._tables_for(leaf, decision):
                    found.setdefault(id_, leaf.id)
        return found

    def _inline(self, id_: str) -> Blocks:
        """A table in the letter, with what its marker means."""
        grid = self.attached.inline(id_)
        if not grid or id_ not in self.attached.suppressed_tables():
            return grid
        figures = self.attached.figures_of(id_)
        note = Standard.TABLE_NOTE_MARKERS if figures.second_marker else Standard.TABLE_NOTE
        return grid + styled(self.drafter.say(note, figures=figures), TABLE_NOTE)


UNDER_QUESTIONS = frozenset({NoteKind.DEFINITION, NoteKind.INTERPRETATION})
"""Notes that stand under the questions they name."""

_CHANGES: Mapping[str | None, Standard] = {
    "clarified": Standard.QUESTION_CLARIFIED,
    "narrowed": Standard.QUESTION_NARROWED,
}
"""What is said of a question that changed; of one that was withdrawn, its outcome says it."""


def _in_words(decision: Decision) -> list[str]:
    return [text for text in (decision.answer, decision.search) if text]


def verbatim(text: str) -> Blocks:
    """The requester's words as paragraphs, nothing in them read as markup."""
    return Blocks(tuple(Paragraph((" ".join(part.split()),)) for part in text.split("\n\n") if part.strip()))


def _introductions(requests: Sequence[Request], above: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """For each leaf the words of the questions that it is a part of; they stand with the first part alone."""
    found: dict[str, tuple[str, ...]] = {}
    for number, request in enumerate(requests):
        before = above if number == 0 else ()
        if request.parts:
            found |= _introductions(request.parts, (*before, *([request.text] if request.text else [])))
        else:
            found[request.id] = before
    return found


def _as_to(decision: Decision) -> str:
    return f" (as to {decision.slice_phrase})" if decision.slice_phrase else ""


def document_phrase(ids: Sequence[str]) -> str:
    """`document 1a`, `documents 1a and 1b`; nothing where there is none."""
    return f"document{'s' if len(ids) > 1 else ''}{NO_BREAK_SPACE}{listed(ids)}" if ids else ""
