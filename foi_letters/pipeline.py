"""The pipeline: a case file in, a letter and its workbook out.

`make` is the stages in order, one a line; each stage's logic is in its own module (docs/pipeline.md walks through them).
`build` lets what was made out only if nothing stops it, and then puts all files in their place, or none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from foi_letters import casefile, composing, letter
from foi_letters.approvals import Ledger, unapproved
from foi_letters.assembly.template import WordTemplate
from foi_letters.casefile import CaseFile
from foi_letters.composing import Composed
from foi_letters.errors import BlockingFindings, Place, Problem, UnsafeOutput, WordingNotApproved
from foi_letters.naming import LETTER, safe_name
from foi_letters.release import pack
from foi_letters.release.audit import Audit, audit_json, hashes
from foi_letters.release.finding import Finding, Severity, stopping
from foi_letters.release.inspection import Inspection, inspect
from foi_letters.release.publication import anonymised, requester_left
from foi_letters.resources import packaged
from foi_letters.sdc.release import Released, release
from foi_letters.sheets.facts import facts_of
from foi_letters.workbook import workbook_files

NOTHING_COUNTED = Released((), (), (), (), "", ())
"""What is released in a case without figures."""


@dataclass(frozen=True)
class Made:
    """Everything that is made of a case before anything is written. `sent` are the files for the requester."""

    file: CaseFile
    ledger: Ledger
    released: Released
    composed: Composed
    sent: Mapping[str, bytes] = field(repr=False)
    found: Inspection


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the folder, the files in it, and the findings that did not stop it."""

    folder: Path
    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def build(
    case_path: Path | str,
    out_dir: Path | str | None = None,
    *,
    final: bool = False,
    publish: bool = False,
    pdf: bool = False,
) -> Built:
    """Build the letter and the workbook of a case, by default into `out/<reference>` beside it.

    `final` builds what is sent: it needs approved wording and no finding that stops it; without it, a draft, which
    leaves a release that stands there in its place. `publish` adds the copy for the disclosure log, `pdf` the letter as
    PDF. Raises InputError, BlockingFindings, WordingNotApproved or UnsafeOutput; the folder is then as it was.
    """
    file = casefile.load(Path(case_path))
    out = Path(out_dir) if out_dir else file.folder / "out" / safe_name(file.case.reference)
    pack.repair(out)
    made = make(file, final=final)
    let_out(made, final=final)
    folder = "release" if final else "draft"
    files = {f"{folder}/{name}": data for name, data in _with_pdf(made, pdf=pdf).items()}
    if publish:
        files |= {
            f"publication/{name}": data for name, data in publication(made, final=final, pdf=pdf).items()
        }
    files[pack.AUDIT] = audit_json(_audit(made, files, final=final))
    pack.publish(files if final else {**pack.standing_release(out), **files}, out)
    return Built(out, tuple(sorted(files)), (*made.found.all, *_noted(made)))


def make(file: CaseFile, *, final: bool, released: Released | None = None) -> Made:
    """The stages of a build, up to the finished files and what was found in them."""
    ledger = _ledger(file)
    released = released or _released(file)
    composed = composing.make(
        file, composing.Released(released.tables, released.figures), ledger=ledger, draft=not final
    )
    template = WordTemplate.open(letter.template_path(file, file.case.letter))
    facts = facts_of(composed.context, released.tables, file.case.questions)
    workbook = workbook_files(released.tables, released.figures, facts)
    sent = {LETTER: letter.render(template, composed.context), **workbook}
    found = inspect(sent, file, released.tables, composed.timing)
    return Made(file, ledger, released, composed, sent, found)


def let_out(made: Made, *, final: bool) -> None:
    """Raise what stops the files from being written: unsafe bytes always, the rest only for a final letter."""
    if made.found.hidden:
        raise UnsafeOutput([*map(_problem, made.found.hidden), *_own_template(made.file)])
    if not final:
        return
    if problems := unapproved((approval, wording.place) for wording, approval in made.composed.wordings):
        raise WordingNotApproved(problems)
    if made.found.stops:
        raise BlockingFindings(_problem(finding) for finding in made.found.stops)


def publication(made: Made, *, final: bool, pdf: bool) -> Mapping[str, bytes]:
    """The same answer, to nobody in particular. Raises BlockingFindings where it still tells who asked."""
    requester = made.file.case.requester
    copy = make(replace(made.file, case=anonymised(made.file.case)), final=final, released=made.released)
    let_out(copy, final=final)
    files = _with_pdf(copy, pdf=pdf)
    if left := stopping(requester_left(files, requester)):
        raise BlockingFindings(_problem(finding) for finding in left)
    return files


def _noted(made: Made) -> tuple[Finding, ...]:
    """What an officer should know of the figures: none of it stops a letter."""
    place = Place(made.file.path.name, within="figures")
    return tuple(Finding("figures", Severity.INFO, note, place) for note in made.released.notes)


def _ledger(file: CaseFile) -> Ledger:
    approvals = file.authority.approvals
    return Ledger.read(file.profile_folder / approvals) if approvals else Ledger("")


def _released(file: CaseFile) -> Released:
    if file.case.figures is None:
        return NOTHING_COUNTED
    return release(
        file.case.figures,
        file.folder,
        file.authority.rule,
        find=lambda path: file.document.place(("figures", *path)),
    )


def _with_pdf(made: Made, *, pdf: bool) -> Mapping[str, bytes]:
    if not pdf:
        return made.sent
    from foi_letters.release.pdf import as_pdf, scan_pdf  # noqa: PLC0415  pypdf is needed by --pdf alone

    context = made.composed.context
    data = as_pdf(made.sent[LETTER], author=context.authority.name, title=context.letter.title)
    if found := scan_pdf(data, "letter.pdf", allow_authors=[context.authority.name]):
        raise UnsafeOutput(_problem(finding) for finding in found)
    return {**made.sent, "letter.pdf": data}


def _audit(made: Made, files: Mapping[str, bytes], *, final: bool) -> Audit:
    return Audit(
        case=made.file.case,
        final=final,
        inputs={**_inputs(made.file), **{source.file: source.sha256 for source in made.released.files}},
        outputs=files,
        approvals=tuple(approval for _, approval in made.composed.wordings),
        ledger_head=made.ledger.head,
        findings=made.found.all,
        suppressed=tuple((each.cell, each.why, each.words) for each in made.released.reasons),
        notes=made.released.notes,
        certificate=made.released.certificate,
    )


def _inputs(file: CaseFile) -> Mapping[str, str]:
    """The files read, by the names that the case and the profile give them."""
    template = letter.template_path(file, file.case.letter)
    read = [
        (file.path.name, file.path),
        (file.case.authority, file.folder / file.case.authority),
        (f"templates/{template.name}", template),
    ]
    if file.authority.approvals:
        read.append((file.authority.approvals, file.profile_folder / file.authority.approvals))
    return hashes((name, path.read_bytes()) for name, path in read if path.is_file())


def _own_template(file: CaseFile) -> Iterator[Problem]:
    """Where to look first when a letter is unsafe that was made from a template of the authority's own."""
    template = letter.template_path(file, file.case.letter)
    if template.parent != packaged("templates"):
        message = "the letter was made from this template of your own, which may hold what was found"
        advice = "look for it there; foi-letters check and foi-letters tags both read a template"
        yield Problem("own-template", message, Place(template.name), advice)


def _problem(finding: Finding) -> Problem:
    return Problem(finding.rule, finding.message, finding.place, finding.cure or None)
