"""What the law rules may look at: the finished letter, and, where there is one, the case that it was made from."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from foi_letters.case import LetterKind
from foi_letters.casefile import CaseFile
from foi_letters.citation import Citation
from foi_letters.dated import DatedFacts, Regulator
from foi_letters.decision import REFUSALS
from foi_letters.errors import InputError
from foi_letters.exemption import Library
from foi_letters.exemption_file import Exemption
from foi_letters.ground import Ground
from foi_letters.provision import Kind, Limb, NcndClause
from foi_letters.regime import Regime
from foi_letters.release.law import meaning as m
from foi_letters.release.law.cited import THE_ACT, Cited, cited
from foi_letters.release.law.complaints import about_complaints
from foi_letters.release.law.dates import date_of
from foi_letters.release.law.formulas import beside_formulas
from foi_letters.release.law.letter_text import LetterText, Passage
from foi_letters.release.law.reasons import Reasons, reasons, weighs_under
from foi_letters.release.law.said import sentences
from foi_letters.release.law.workbook_text import WorkbookText
from foi_letters.released import ReleasedTable
from foi_letters.resources import library_folders

NOTICES = frozenset({LetterKind.RESPONSE, LetterKind.INTERNAL_REVIEW, LetterKind.TIME_EXTENSION})
EXCEPTION = re.compile(r"\b(?:regulations?|regs?\.?) ?(?:12|13)\b ?\(", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """A finished letter, the law of its day, and the case if it is known."""

    letter: LetterText
    library: Library
    facts: DatedFacts
    case: CaseFile | None = None
    tables: tuple[ReleasedTable, ...] = ()
    workbook: WorkbookText | None = None
    sent: frozenset[str] = frozenset()
    """The names of the files that are sent, as the letter should give them."""
    due: date | None = None
    """The last day to answer."""
    extended_due: date | None = None
    """The last day under the regulator's normal ceiling for an extension."""

    @cached_property
    def on(self) -> date | None:
        """The date of the letter: the case's, else the one that its opening gives."""
        return self.case.case.date if self.case else date_of(self.letter)

    @cached_property
    def law_of(self) -> date | None:
        """The day whose law the letter must meet: its date, or, if it has none, the latest year that it speaks of."""
        years = [int(year) for year in re.findall(r"\b20[0-4]\d\b", self.letter.text)]
        return self.on or (date(max(years), 1, 1) if years else None)

    @cached_property
    def kind(self) -> LetterKind | None:
        """What kind of letter it is, if the case says so."""
        return self.case.case.letter if self.case else None

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every provision of the Act that the letter cites."""
        return tuple(each for each in cited(self.letter) if each.law == THE_ACT)

    @cached_property
    def grounds(self) -> tuple[Cited, ...]:
        """The citations of provisions on which information is refused; how to complain is no place for one."""
        return tuple(each for each in self.cited if self.refuses(each) and not about_complaints(each.passage))

    @cached_property
    def reasons(self) -> dict[str, Reasons]:
        """Section to the passages that argue it."""
        return reasons(self.letter, self.refuses)

    @cached_property
    def particular(self) -> dict[str, tuple[Passage, ...]]:
        """Section to what its reasons say of this request, beside what the law is."""
        return {
            section: beside_formulas(argued.body, self.library, self.exemptions_of(section))
            for section, argued in self.reasons.items()
        }

    @cached_property
    def why(self) -> dict[str, tuple[Passage, ...]]:
        """Section to what may be its reasons: in a letter of ours, the public interest is weighed under its own headings."""
        return {
            section: tuple(each for each in said if self.case is None or not weighs_under(each))
            for section, said in self.particular.items()
        }

    @cached_property
    def relied_on(self) -> tuple[Ground, ...]:
        """The grounds of the case: of its decisions, its documents, and of more time that is taken."""
        case = self.case.case if self.case else None
        return (
            tuple(g for _, holder in case.ground_holders() for g in case.grounds_of(holder)) if case else ()
        )

    @cached_property
    def is_notice(self) -> bool:
        """Whether the letter must be a notice under section 17(1), (3) or (5): by its case, or by what it says itself.

        To take more time for the public interest test is to rely on an exemption, and so takes a notice too.
        """
        if self.case is None:
            return bool(self.grounds) and any(m.REFUSES.among(self.letter.body))
        case = self.case.case
        refused = any(each.outcome in REFUSALS for each in case.decisions)
        return case.letter in NOTICES and (refused or case.extension is not None)

    @cached_property
    def other_regime(self) -> bool:
        """Whether the letter refuses under a regulation, and not, or not only, under the Act."""
        return any(EXCEPTION.search(passage.text) for passage in self.letter.passages)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The sections that a review, say, gives up: cited to tell what was decided before, and argued no more."""
        said = [
            (each.section, sentence)
            for each in self.cited
            for sentence in sentences(each.passage.text)
            if each.words in sentence
        ]
        given_up = {section for section, sentence in said if m.WITHDRAWN.said_in(sentence)}
        kept = {section for section, sentence in said if m.RELIED_ON_STILL.said_in(sentence)}
        return frozenset(given_up - kept)

    def refuses(self, each: Cited) -> bool:
        """Whether a provision is one on which information can be refused, right or wrong in its detail."""
        return each.section not in self.withdrawn and bool(self.exemptions_of(each.section))

    def rules(self, each: Cited) -> tuple[Limb, ...]:
        """The limbs and clauses of the library that a citation can mean: itself, what it lies in, what lies in it."""
        citation = Citation(Regime.FOIA, each.section, each.steps)
        limbs = [
            limb
            for exemption in self.exemptions_of(each.section)
            for limb in (*exemption.limbs, *exemption.ncnd)
        ]
        return tuple(limb for limb in limbs if limb.cite.contains(citation) or citation.contains(limb.cite))

    def is_ncnd(self, each: Cited) -> bool:
        """Whether a citation can only mean a clause for neither confirming nor denying."""
        rules = self.rules(each)
        return bool(rules) and all(isinstance(rule, NcndClause) for rule in rules)

    def kinds(self, section: str) -> frozenset[Kind]:
        """Whether what is cited of a section is absolute, qualified, or both.

        Where a second provision decides, as section 40(3A)(a) does for section 40(2), it is the one that is cited.
        """
        cited = [each for each in self.grounds if each.section == section]
        limbs = [limb for each in cited for limb in self.rules(each)]
        met = [limb for limb in limbs if any(c.within(second) for c in cited for second in limb.with_one_of)]
        plain = [limb for limb in limbs if not limb.with_one_of]
        return frozenset(limb.kind for limb in ((*met, *plain) if met else limbs))

    @cached_property
    def regulator(self) -> Regulator | None:
        """The regulator on the day of the letter, if that day is known."""
        try:
            return self.facts.regulator(Regime.FOIA, self.law_of) if self.law_of else None
        except InputError:
            return None

    def exemptions_of(self, section: str) -> tuple[Exemption, ...]:
        """The exemptions of the library in a section of the Act."""
        return self.library.in_section(Citation(Regime.FOIA, section))


def alone(letter: LetterText) -> Evidence:
    """A letter by anyone, by itself, against the packaged library."""
    folders = library_folders()
    return Evidence(letter, Library.open(*folders), DatedFacts(folders))
