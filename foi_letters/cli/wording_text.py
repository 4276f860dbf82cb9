"""What the verbs of `foi-letters wording` print: as text for people, and as JSON for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from foi_letters.approvals import Comment, Ledger
from foi_letters.release.finding import Finding, stopping
from foi_letters.wording.dates import written
from foi_letters.wording.history import Step
from foi_letters.wording.importing import Import
from foi_letters.wording.reading import Reading
from foi_letters.wording.status import Row, counts, verdict_words
from foi_letters.wording.usage import Use

# status


def status(rows: Sequence[Row], ledger: Ledger) -> str:
    """A table of the blocks, the count of each state, and the head of the ledger."""
    table = [("block", "state", "approved by", "until", "changed"), *(_cells(row) for row in rows)]
    totals = ", ".join(f"{number} {state}" for state, number in counts(rows).items() if number)
    end = f"{ledger.name}: {len(ledger.lines)} lines, head {ledger.head}"
    return "\n".join([*_aligned(table), "", totals or "no blocks", end])


def _cells(row: Row) -> tuple[str, ...]:
    last = row.approval
    by = f"{last.reviewer}, {last.date}" if last else "-"
    until = str(last.review_by) if last and last.review_by else "-"
    changed = _counted(row.changed_words, "word") if row.changed_words else "-"
    return (row.wording.id, row.state.value, by, until, changed)


def _aligned(table: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def status_json(rows: Sequence[Row], ledger: Ledger) -> Mapping[str, object]:
    """The same for programs."""
    return {
        "ledger": ledger.name,
        "lines": len(ledger.lines),
        "head": ledger.head,
        "blocks": [_row_json(row) for row in rows],
    }


def _row_json(row: Row) -> Mapping[str, object]:
    last, place = row.approval, row.wording.place
    return {
        "block": row.wording.id,
        "state": row.state.value,
        "approved_by": last.reviewer if last else None,
        "approved_on": str(last.date) if last else None,
        "until": str(last.review_by) if last and last.review_by else None,
        "changed_words": row.changed_words,
        "hash": row.wording.wording_hash,
        "file": place.file,
        "line": place.line,
    }


# import


def imported(planned: Import, *, written: bool) -> str:
    """What came back, block by block; what was found; what was done. What stops the import is told as errors."""
    answer = planned.answer
    who = planned.reviewer.name if planned.reviewer else "somebody it does not name"
    lines = [f"{answer.returned.name} answers review pack {answer.manifest.id}, decided by {who}", ""]
    for reading in answer.readings:
        lines += [_headline(reading), *(f"   {line}" for line in _details(reading))]
    lines += [line for comment in answer.comments for line in _comment(comment)]
    quiet = [f for f in planned.findings if not f.stops and f not in _of_blocks(answer.readings)]
    lines += [str(finding) for finding in quiet]
    return "\n".join([*lines, "", _done(planned, written=written)])


def _of_blocks(readings: Iterable[Reading]) -> set[Finding]:
    return {finding for reading in readings for finding in reading.findings}


def _headline(reading: Reading) -> str:
    verdict = verdict_words(reading.verdict) if reading.verdict else "no decision"
    review = (
        f", for review by {written(reading.form.review_by)}"
        if reading.verdict and reading.form.review_by
        else ""
    )
    problems = len(stopping(reading.findings))
    return f"{reading.sent.block}: {verdict}{review}" + (
        f"; {_counted(problems, 'problem')}" if problems else ""
    )


def _details(reading: Reading) -> Iterator[str]:
    for edit in reading.edits:
        yield f"{edit} ({', '.join(part for part in (edit.author, edit.date) if part)})"
    yield from (f"proposal not taken: {each}" for each in reading.rejected)
    for comment in reading.comments:
        yield from _comment(comment)
    if reading.form.conditions:
        yield f"conditions: {reading.form.conditions}"
    yield from (f"{finding.severity}[{finding.rule}]: {finding.message}" for finding in reading.findings)


def _comment(comment: Comment) -> Iterator[str]:
    words = f" on “{comment.words}”" if comment.words else ""
    yield f"comment{words} by {comment.author}{' (resolved)' if comment.resolved else ''}: {comment.text}"
    yield from (f"   reply by {reply.author}: {reply.text}" for reply in comment.replies)


def _done(planned: Import, *, written: bool) -> str:
    if planned.stopped:
        return "nothing was written"
    files = ", ".join(path.name for path, _ in planned.files) or "no file of the library"
    decisions = _counted(len(planned.decisions), "decision")
    return f"{'changed' if written else 'would change'} {files}; {'recorded' if written else 'would record'} {decisions}"


def import_json(planned: Import, *, written: bool) -> Mapping[str, object]:
    """The same for programs."""
    answer = planned.answer
    return {
        "file": answer.returned.name,
        "sha256": answer.returned.digest,
        "pack": answer.manifest.id,
        "reviewer": planned.reviewer.name if planned.reviewer else None,
        "tracking": answer.returned.tracking,
        "written": written,
        "blocks": [_reading_json(reading) for reading in answer.readings],
        "comments": [comment.model_dump(mode="json") for comment in answer.comments],
        "findings": [_finding_json(finding) for finding in planned.findings],
        "files": [path.name for path, _ in planned.files],
        "decisions": len(planned.decisions),
    }


def _reading_json(reading: Reading) -> Mapping[str, object]:
    form = reading.form
    return {
        "block": reading.sent.block,
        "verdict": reading.verdict.value if reading.verdict else None,
        "changed": reading.changed,
        "wording": reading.yaml,
        "edits": [
            {"kind": e.kind, "text": e.text, "author": e.author, "date": e.date} for e in reading.edits
        ],
        "rejected_proposals": list(reading.rejected),
        "comments": [comment.model_dump(mode="json") for comment in reading.comments],
        "review_by": str(form.review_by) if form.review_by else None,
        "law_as_at": str(form.law_as_at) if form.law_as_at else None,
        "conditions": form.conditions,
        "problems": [_finding_json(finding) for finding in reading.findings],
    }


def _finding_json(finding: Finding) -> Mapping[str, object]:
    place = str(finding.place) if finding.place else None
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": place,
        "cure": finding.cure,
    }


# history and used-by


def history(block: str, steps: Sequence[Step], between: str | None, letters: Sequence[Use]) -> str:
    """The decisions, oldest first, each with what changed; then the letters."""
    lines = [block, *(line for step in steps for line in _step(step))]
    lines += ["no decision is recorded"] if not steps else []
    if between is not None:
        lines += ["", "between the two versions:", between or "no word differs"]
    return "\n".join([*lines, "", uses(letters)])


def _step(step: Step) -> Iterator[str]:
    line = step.line
    role = f" ({line.role})" if line.role else ""
    until = f", for review by {written(line.review_by)}" if line.review_by else ""
    yield f"{line.line:4}  {written(line.date)}: {verdict_words(line.decision)} by {line.reviewer}{role}{until}"
    if line.conditions:
        yield f"      conditions: {line.conditions}"
    for comment in line.comments:
        yield from (f"      {text}" for text in _comment(comment))
    if step.difference:
        yield from (f"      {text}" for text in step.difference.splitlines())


def history_json(
    block: str, steps: Sequence[Step], between: str | None, letters: Sequence[Use]
) -> Mapping[str, object]:
    """The same for programs."""
    decisions = [{**step.line.model_dump(mode="json"), "difference": step.difference} for step in steps]
    return {"block": block, "decisions": decisions, "between": between, "used_by": uses_json(letters)}


def uses(found: Sequence[Use]) -> str:
    """The letters, one a line."""
    if not found:
        return "used by no letter whose audit record is here"
    table = [("reference", "date", "block", "wording", "state", "ledger line")]
    table += [
        (u.reference, u.date, u.block, u.wording_hash[:8], u.state.value, str(u.ledger_line or "-"))
        for u in found
    ]
    return "\n".join(_aligned(table))


def uses_json(found: Sequence[Use]) -> list[Mapping[str, object]]:
    """The same for programs."""
    return [
        {
            "reference": use.reference,
            "date": use.date,
            "block": use.block,
            "hash": use.wording_hash,
            "ledger_line": use.ledger_line,
            "state": use.state.value,
            "audit": str(use.audit),
        }
        for use in found
    ]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
