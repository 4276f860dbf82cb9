"""The finished files, checked: the release scan of their bytes, and the law rules on what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from foi_letters.casefile import CaseFile
from foi_letters.deadline import Timing
from foi_letters.naming import LETTER, WORKBOOK, table_names
from foi_letters.release.enclosures import check_enclosures
from foi_letters.release.finding import Finding, stopping
from foi_letters.release.hidden.scan import scan
from foi_letters.release.law.catalogue import RULES
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import read_letter
from foi_letters.release.law.rule import apply
from foi_letters.release.law.workbook_text import read_workbook
from foi_letters.released import ReleasedTable
from foi_letters.working_days import read_calendar


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found: `hidden` in the bytes of the files, `law` in their words, `enclosed` in the documents beside them."""

    hidden: tuple[Finding, ...]
    law: tuple[Finding, ...]
    enclosed: tuple[Finding, ...]

    @property
    def all(self) -> tuple[Finding, ...]:
        """All, those that stop a final letter first."""
        return tuple(sorted((*self.hidden, *self.enclosed, *self.law), key=lambda finding: not finding.stops))

    @property
    def stops(self) -> tuple[Finding, ...]:
        """The findings that stop a final letter, though a draft may be written."""
        return stopping((*self.enclosed, *self.law))


def inspect(
    files: Mapping[str, bytes], file: CaseFile, tables: tuple[ReleasedTable, ...], timing: Timing
) -> Inspection:
    """Check the files of a letter, by their names as sent, against the case that they were made from."""
    hidden = tuple(
        finding
        for name, data in files.items()
        if name.endswith((".docx", ".xlsx"))
        for finding in scan(data, name, ours=True, allow_authors=[file.authority.name])
    )
    return Inspection(hidden, apply(RULES, evidence(files, file, tables, timing)), check_enclosures(file))


def evidence(
    files: Mapping[str, bytes], file: CaseFile, tables: tuple[ReleasedTable, ...], timing: Timing
) -> Evidence:
    """What the law rules look at."""
    case = file.case
    limits = file.dated.time_limits(case.regime, case.date)
    calendar = read_calendar(file.library.folders, case.regime)
    extended = calendar.due(case.received, limits.extended.days).last_day if limits.extended else None
    csvs = [PurePosixPath(names.csv) for names in table_names(table.id for table in tables).values()]
    return Evidence(
        letter=read_letter(files[LETTER], LETTER),
        library=file.library,
        facts=file.dated,
        case=file,
        tables=tables,
        workbook=read_workbook(files[WORKBOOK], WORKBOOK) if WORKBOOK in files else None,
        sent=frozenset({*files, *map(str, csvs), *(path.name for path in csvs)}),
        due=timing.due.last_day,
        extended_due=extended,
    )
