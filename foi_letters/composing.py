"""Composing a letter: its context made from the case, the law and what is released, stage by stage.

Everything that a letter says twice is derived here once: lists of questions, citations, numbers of withheld figures,
the marker, dates, names of files and sheets. No count comes in but through `ReleasedTable`.
"""

from dataclasses import dataclass, replace

from foi_letters import notice_tags, parties, tags
from foi_letters.answers import UNDER_QUESTIONS, Answers, verbatim
from foi_letters.approvals import Approval, Ledger
from foi_letters.assembly.values import Blocks
from foi_letters.attached import Attached, wording_of
from foi_letters.authority import Kind
from foi_letters.block import Wording
from foi_letters.case import LetterKind, NoteKind
from foi_letters.casefile import CaseFile
from foi_letters.context import LetterContext
from foi_letters.dated import CostLimit
from foi_letters.dated_file import CostBand
from foi_letters.deadline import Timing, timing
from foi_letters.decision import REFUSALS, Decision, Outcome
from foi_letters.drafting import Drafter, check_quotes
from foi_letters.layout import bullets, joined, with_last_kept
from foi_letters.provision import When
from foi_letters.quotes import Quotes
from foi_letters.refusals import Refusals
from foi_letters.released import ReleasedFigure, ReleasedTable
from foi_letters.reliance import GroundUse, uses
from foi_letters.standard import Standard
from foi_letters.working_days import read_calendar


@dataclass(frozen=True)
class Composed:
    """A context with a record of how it was made."""

    context: LetterContext
    wordings: tuple[tuple[Wording, Approval], ...]
    """Every block of wording used, with its approval."""
    uses: tuple[GroundUse, ...]
    """The grounds relied on."""
    timing: Timing
    """The time for answering."""


@dataclass(frozen=True)
class Released:
    """What comes out of disclosure control for a letter."""

    tables: tuple[ReleasedTable, ...] = ()
    figures: tuple[ReleasedFigure, ...] = ()


def make(file: CaseFile, released: Released, *, ledger: Ledger, draft: bool) -> Composed:
    """Compose the letter of a case.

    `draft` sets a mark beside each block of wording that the ledger does not approve. Raises InputError where the case
    quotes a figure that is withheld or does not exist, or where the library lacks what the letter needs.
    """
    return _Composer(file, released, ledger, draft).composed()


class _Composer:
    """Makes the parts of one context, in the order in which they need each other."""

    def __init__(self, file: CaseFile, released: Released, ledger: Ledger, draft: bool) -> None:
        case, regime, on = file.case, file.case.regime, file.case.date
        self.file, self.case = file, case
        self.limits = file.dated.time_limits(regime, on)
        self.limit = _cost_limit(file)
        self.timing = timing(case, read_calendar(file.library.folders, regime), self.limits)
        self.uses = uses(case, file.library)
        self.attached = Attached(released.tables, case.questions)
        quotes = Quotes.of(released.tables, released.figures)
        check_quotes(file.document, quotes)
        self.refusal = any(each.outcome in REFUSALS for each in case.decisions)
        self.bare = self._parties(draft=draft)
        self.drafter = Drafter(
            file.library, regime, on, ledger, draft, quotes, tags=self.bare.values(), facts=self._facts()
        )
        self.refusals = Refusals(case, self.uses, self.attached, self.drafter, self.limit)
        self.answers = Answers(case, self.uses, self.attached, self.drafter)

    def composed(self) -> Composed:
        """The whole context, with the record of the wording it uses."""
        context = replace(
            self.bare,
            opening=self._opening(),
            summary=self.answers.summary() + self._say(Standard.REFUSAL_NOTICE),
            decisions=self.answers.rows(),
            preamble=verbatim(self.case.preamble or ""),
            questions=self.answers.questions(),
            about_figures=self._about_figures(),
            why_withheld=self._why_withheld(),
            exemptions=self.refusals.exemptions(),
            documents=self.refusals.documents(),
            context=self._context(),
            advice=self._advice(),
            use=self._use(),
            complaint=with_last_kept(self._complaint()),
            time=self._time(),
            enclosures=self._enclosures(),
            review=self._review(),
        )
        return Composed(context, tuple(self.drafter.used.values()), self.uses, self.timing)

    def _parties(self, *, draft: bool) -> LetterContext:
        """The context as far as wording may name it: who, what and when, without any wording."""
        case, file = self.case, self.file
        act, lapses = file.library.act(case.regime), self.limits.fee_lapses
        assert act is not None  # a regime that is supplied has its act.yaml
        return LetterContext(
            letter=parties.letter(case, act.title, draft=draft, refusal=self.refusal),
            case=parties.case_tags(case),
            requester=parties.requester(case.requester),
            authority=parties.authority(file.authority, case),
            regulator=parties.regulator(file.dated.regulator(case.regime, case.date)),
            deadline=parties.deadline(self.timing, self.limits, case),
            figures=self.attached.figures(),
            extension=notice_tags.extension(case, self.uses),
            clarification=notice_tags.clarification(case),
            fees=notice_tags.fees(case, f"{lapses.months} months" if lapses else "", self.limit),
            transfer=notice_tags.transfer(case),
            review=notice_tags.review(case),
        )

    def _facts(self) -> frozenset[When]:
        """What is so of the letter as a whole."""
        profile, transfer, ask = self.file.authority, self.case.transfer, self.case.clarification
        extends_ncnd = any(use.pending and use.claim.ncnd for use in self.uses)
        so = {
            When.LATE: self.timing.late_by > 0,
            When.REVIEW_OFFERED: profile.review is not None,
            When.NO_REVIEW: profile.review is None,
            When.ADDRESS_KNOWN: bool(self.bare.regulator.address),
            When.NO_ADDRESS: not self.bare.regulator.address,
            When.REFUSAL: self.refusal,
            When.NO_REFUSAL: not self.refusal,
            When.TRANSFERRED: bool(transfer and transfer.transferred),
            When.REFERRED: bool(transfer and not transfer.transferred),
            When.EXTENDS_HELD: bool(self.case.extension) and not extends_ncnd,
            When.EXTENDS_NCND: extends_ncnd,
            When.DEADLINE: bool(ask and ask.by),
        }
        return frozenset(each for each, holds in so.items() if holds)

    def _say(self, *names: Standard, **more: object) -> Blocks:
        return joined(*(self.drafter.say(name, **more) for name in names))

    def _notes(self, *kinds: NoteKind) -> Blocks:
        return joined(*(self.drafter.prose(note.text) for note in self.case.notes if note.kind in kinds))

    # the sections of the letter

    def _opening(self) -> Blocks:
        case = self.case
        asked = [request for _, request in case.placed_requests()]
        by_us = len(asked) > 1 and any(each.numbered_by == "authority" for each in asked)
        names = {
            LetterKind.RESPONSE: [
                Standard.THANKS,
                *([Standard.CLARIFIED] if self.bare.case.clarified else []),
                *([Standard.EXTENDED] if case.extended_to else []),
                Standard.APOLOGY,
                *([Standard.NUMBERED] if by_us else []),
            ],
        } | _OPENINGS
        if case.clarification and case.clarification.missing:
            names[LetterKind.CLARIFICATION] = [Standard.INVALID]
        if case.fees and case.fees.over_limit:
            names[LetterKind.FEES_NOTICE] = [Standard.FEES_OVER_LIMIT]
        return self._say(*names[case.letter]) + self._notes(NoteKind.APOLOGY)

    def _about_figures(self) -> Blocks:
        if not self.attached.tables:
            return Blocks()
        rules = self.attached.by_rule()
        withheld = (
            self._say(*wording_of(rule, alone=len(rules) == 1), figures=figures) for rule, figures in rules
        )
        return self._say(Standard.WORKBOOK) + self.attached.index() + joined(*withheld)

    def _why_withheld(self) -> Blocks:
        """The rule in few words; where tables have different rules, those of all."""
        rules = self.attached.by_rule()
        name = Standard.SHEET if len(rules) == 1 else Standard.SHEET_OF_TABLES
        return joined(*(self._say(name, figures=figures) for _, figures in rules))

    def _context(self) -> Blocks:
        """What belongs to the whole letter, and what belongs to several questions together."""
        shared = [
            note
            for note in self.case.notes
            if note.kind in UNDER_QUESTIONS and not self.answers.is_of_one(note)
        ]
        return joined(*(self.answers.note(note) for note in shared)) + self._notes(
            NoteKind.CONTEXT, NoteKind.HOW_TO_OPEN
        )

    def _advice(self) -> Blocks:
        parts = [self._assist(each) for each in self.case.decisions if each.assist]
        return joined(*parts, self._notes(NoteKind.ADVICE))

    def _assist(self, decision: Decision) -> Blocks:
        assist = decision.assist
        assert assist is not None  # the caller has looked
        named = self.answers.named(decision)
        say = {
            Standard.GIVEN_INSTEAD: assist.given_instead,
            Standard.OFFER: assist.offer,
            Standard.IMPOSSIBLE: assist.impossible,
            Standard.ELSEWHERE: assist.try_,
        }
        said = self._say(*(name for name, given in say.items() if given), decision=named)
        own = self.drafter.prose(assist.text) if assist.text else Blocks()
        return own + said + bullets((each,) for each in assist.try_)

    def _use(self) -> Blocks:
        given = any(each.outcome not in _NOTHING_GIVEN for each in self.case.decisions)
        names = [Standard.TO_THE_WORLD]
        names += [Standard.DISCLOSURE_LOG] if self.file.authority.disclosure_log else []
        names += [Standard.REUSE] if self.file.authority.reuse else []
        return (self._say(*names) if given else Blocks()) + self._notes(NoteKind.REUSE)

    def _complaint(self) -> Blocks:
        if self.case.letter is LetterKind.INTERNAL_REVIEW:
            return self._say(Standard.REGULATOR_AFTER_REVIEW, Standard.REGULATOR_ADDRESS)
        if self.case.letter in _WITHOUT_COMPLAINT:
            return Blocks()
        return self._say(Standard.REVIEW, Standard.NO_REVIEW, Standard.REGULATOR, Standard.REGULATOR_ADDRESS)

    def _time(self) -> Blocks:
        case = self.case
        if case.clarification and case.clarification.missing:
            return self._say(Standard.INVALID_TIME, Standard.CLARIFICATION_BY)
        if case.fees and case.fees.over_limit:
            return self._say(Standard.FEES_OVER_LIMIT_TIME)
        return self._say(*_TIMES.get(case.letter, ()))

    def _review(self) -> tags.ReviewOutcome | None:
        bare = self.bare.review
        return replace(bare, complaints=notice_tags.findings(self.case, self.drafter)) if bare else None

    def _enclosures(self) -> Blocks:
        files = list(self.attached.files())
        files += [f"document {each.id}: {each.file}" for each in self.case.documents if each.file]
        return bullets(((each,) for each in files), kept=True)


def _cost_limit(file: CaseFile) -> CostLimit:
    central = file.authority.kind is Kind.CENTRAL_GOVERNMENT
    band = CostBand.CENTRAL_GOVERNMENT if central else CostBand.OTHER
    return file.dated.cost_limit(file.case.regime, band, file.case.date)


_OPENINGS = {
    LetterKind.ACKNOWLEDGEMENT: [Standard.ACKNOWLEDGEMENT],
    LetterKind.CLARIFICATION: [Standard.CLARIFICATION],
    LetterKind.FEES_NOTICE: [Standard.FEES],
    LetterKind.TIME_EXTENSION: [Standard.DEALING, Standard.EXTENSION, Standard.EXTENSION_NCND],
    LetterKind.TRANSFER: [Standard.TRANSFER, Standard.PASSED_ON, Standard.REFER],
    LetterKind.INTERNAL_REVIEW: [Standard.REVIEW_OPENING, Standard.REVIEW_APOLOGY],
}
_TIMES = {
    LetterKind.CLARIFICATION: [Standard.CLARIFICATION_TIME, Standard.CLARIFICATION_BY],
    LetterKind.FEES_NOTICE: [Standard.FEES_TIME],
}
_WITHOUT_COMPLAINT = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.CLARIFICATION, LetterKind.TRANSFER})
_NOTHING_GIVEN = frozenset(REFUSALS - {Outcome.PARTIAL}) | {Outcome.NOT_HELD, Outcome.WITHDRAWN}
