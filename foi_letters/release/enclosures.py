"""The documents that go with a letter: files that somebody else made, which the build names and does not copy.

Word and Excel files among them are scanned as `foi-letters check` does. What is withheld is never opened.
"""

from collections.abc import Iterator

from foi_letters.casefile import CaseFile
from foi_letters.decision import Document, Treatment
from foi_letters.errors import InputError, Place
from foi_letters.release.finding import Finding, Severity
from foi_letters.release.hidden.scan import scan

SENT = frozenset({Treatment.DISCLOSED, Treatment.REDACTED})
SCANNED = (".docx", ".xlsx")


def check_enclosures(file: CaseFile) -> tuple[Finding, ...]:
    """What the files of the documents to be sent carry beside their pages; which are of kinds that are not looked into."""
    sent = [each for each in file.case.documents if each.treatment in SENT and each.file]
    found = [finding for each in sent for finding in _scanned(file, each)]
    others = [str(each.file) for each in sent if not str(each.file).lower().endswith(SCANNED)]
    return (*found, *([_not_looked_into(file, others)] if others else []))


def _scanned(file: CaseFile, document: Document) -> Iterator[Finding]:
    name = str(document.file)
    if not name.lower().endswith(SCANNED):
        return
    try:
        data = (file.folder / name).read_bytes()
        yield from scan(data, name, ours=False, allow_authors=[file.authority.name])
    except InputError as error:
        for problem in error.problems:
            cure = problem.help or "give a whole .docx or .xlsx file"
            yield Finding(problem.rule, Severity.BLOCK, problem.message, Place(name), cure)
    except OSError as error:
        yield Finding(
            "not-read", Severity.BLOCK, f"it cannot be read: {error.strerror or error}", Place(name)
        )


def _not_looked_into(file: CaseFile, names: list[str]) -> Finding:
    return Finding(
        "enclosure-not-scanned",
        Severity.INFO,
        f"these go with the letter and are not looked into: {', '.join(names)}",
        Place(file.path.name, within="documents"),
        "look for hidden text, comments and properties yourself: only .docx and .xlsx files are scanned",
    )
