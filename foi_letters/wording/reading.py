"""What a reviewer did with one block: the verdict, the edits, the comments, and every problem by name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foi_letters.approvals import Comment, Verdict
from foi_letters.errors import Place
from foi_letters.release.finding import Finding, Severity
from foi_letters.wording.anchors import ANCHORS, DECISION_LINE, Found
from foi_letters.wording.edits import TAKEN_BACK, Edit, edits
from foi_letters.wording.form import Form, read_form
from foi_letters.wording.manifest import SentBlock
from foi_letters.wording.pack import proposed
from foi_letters.wording.proposals import rejected, untracked
from foi_letters.wording.views import Accept, accept_all, accept_of, seen, with_kinds_sent
from foi_letters.wording.words import Paragraphs, to_yaml


@dataclass(frozen=True, slots=True)
class Reading:
    """One block as it came back."""

    sent: SentBlock
    form: Form
    wording: Paragraphs
    """The wording with every change accepted: what the reviewer wants."""
    edits: tuple[Edit, ...]
    rejected: tuple[str, ...]
    """The pack's proposals that the reviewer did not take."""
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Whether the reviewer wants other wording than was proposed."""
        return self.wording != self.sent.proposed_words

    @property
    def yaml(self) -> str:
        """The wording that the reviewer wants, as it would be written in YAML."""
        return to_yaml(self.wording)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict to record: an approval of edited wording is one with changes."""
        if self.form.verdict in _APPROVALS:
            return Verdict.APPROVE_WITH_CHANGES if self.changed else Verdict.APPROVE
        return self.form.verdict


_APPROVALS = (Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES)


def read_block(
    found: Found, ours: str, comments: tuple[Comment, ...], file: str, *, allow_untracked: bool
) -> Reading:
    """What the reviewer did with a block; `ours` is the author of the pack's own proposals."""
    sent, place = found.sent, Place(file, within=found.sent.block)
    final, base = (_seen(found, accept_of(ours), accept) for accept in (accept_all, accept_of(ours)))
    dropped = rejected(proposed(sent.approved_words, sent.proposed_words), base)
    allowed = [
        each for each in (sent.proposed_words, sent.approved_words, dropped is not None and base) if each
    ]
    form, all_edits = read_form(found.form, place), edits(found.wording, ours)
    taken_back = (f"the insertion of “{edit.text}”" for edit in all_edits if edit.kind == TAKEN_BACK)
    reading = Reading(
        sent,
        form,
        final,
        tuple(edit for edit in all_edits if edit.kind != TAKEN_BACK),
        (*(str(each) for each in dropped or ()), *taken_back),
        comments,
        (
            *form.findings,
            *_anchors(found, place),
            *_unreadable(found, place),
            *_wording(final, allowed, place),
        ),
    )
    tracking = () if dropped is not None else (_untracked(sent, base, place, allowed=allow_untracked),)
    return replace(reading, findings=(*reading.findings, *tracking, *_verdict(reading, place)))


def _seen(found: Found, ours: Accept, accept: Accept) -> Paragraphs:
    sent = (*(found.sent.approved_words or ()), *found.sent.proposed_words)
    return seen(with_kinds_sent(found.wording, sent, ours, accept), accept)


def _error(rule: str, message: str, place: Place, cure: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, place, cure)


def _untracked(sent: SentBlock, base: Paragraphs, place: Place, *, allowed: bool) -> Finding:
    changes = "; ".join(untracked(sent.proposed_words, base))
    message = f"words were changed with Track Changes off: {changes}"
    cure = "ask the reviewer whether they are meant; if so, import again with --allow-untracked"
    return Finding("tracking-off", Severity.WARN if allowed else Severity.ERROR, message, place, cure)


def _verdict(reading: Reading, place: Place) -> Iterator[Finding]:
    verdict, edited = reading.form.verdict, reading.changed
    if verdict is None and edited and not reading.form.findings:
        message = "the block was edited and no decision was given; its edits are reported, not written"
        yield Finding(
            "no-decision", Severity.WARN, message, place, "ask for a decision and import the file again"
        )
    if verdict is Verdict.REJECT and edited:
        message = "the block is rejected; its edits are reported, not written"
        yield Finding("rejected-with-edits", Severity.INFO, message, place)
    if verdict is Verdict.APPROVE and edited:
        message = "it says approve, and the wording was edited: this is recorded as approved with changes"
        yield Finding("approved-with-edits", Severity.INFO, message, place)


def _anchors(found: Found, place: Place) -> Iterator[Finding]:
    lost = [anchor for anchor in ANCHORS if anchor not in found.anchors]
    if lost:
        message = f"found without its {' and its '.join(lost)}"
        yield Finding("anchor-lost", Severity.INFO, message, place, "compare what is reported with the file")
    if DECISION_LINE in lost:
        yield Finding(
            "decision-line-gone", Severity.WARN, "its decision line is gone, so it has no decision", place
        )
    if found.base is not None and not found.sent.wording_hash.startswith(found.base):
        message = f"its code line says base {found.base}; what was sent is {found.sent.wording_hash[:8]}"
        yield _error(
            "wrong-base", message, place, "the block comes from another pack; ask for the file as it was sent"
        )


def _unreadable(found: Found, place: Place) -> Iterator[Finding]:
    for what in sorted({what for paragraph in found.wording for what in paragraph.unreadable}):
        cure = "wording is plain text; ask the reviewer to write it as text or to take it out"
        yield _error("not-text", f"the wording holds {what}", place, cure)


def _wording(final: Paragraphs, allowed: Sequence[Paragraphs], place: Place) -> Iterator[Finding]:
    if not final:
        yield _error(
            "block-deleted", "all its wording was deleted", place, "to do without it, reject or withdraw it"
        )
        return
    yield from _placeholders(final, allowed, place)
    words = [token.text for paragraph in final for token in paragraph.tokens if not token.placeholder]
    if any(mark in word for word in words for mark in "«»"):
        cure = "restore the placeholder as it was; angle quotes stand for nothing else"
        yield _error("placeholder-broken", "half of the «angle quotes» of a placeholder is gone", place, cure)
    unseen = sorted(
        {f"U+{ord(character):04X}" for word in words for character in word if character in _INVISIBLE}
    )
    if unseen:
        message = f"the wording holds characters that cannot be seen: {', '.join(unseen)}"
        yield _error("invisible-character", message, place, "retype the words around them")


_INVISIBLE = frozenset("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _placeholders(final: Paragraphs, allowed: Sequence[Paragraphs], place: Place) -> Iterator[Finding]:
    """The placeholders must be those proposed, or approved before, or those that stand where proposals were rejected."""
    here, expected = _counted(final), _counted(allowed[0])
    if here in [_counted(each) for each in allowed]:
        return
    cure = "a placeholder may be moved within its block; it must not be changed, added or deleted"
    if gone := expected - here:
        yield _error(
            "placeholder-removed", f"gone from the wording: {', '.join(sorted(gone.elements()))}", place, cure
        )
    if new := here - expected:
        yield _error(
            "placeholder-added", f"not among those sent: {', '.join(sorted(new.elements()))}", place, cure
        )


def _counted(paragraphs: Paragraphs) -> Counter[str]:
    return Counter(token.shown for paragraph in paragraphs for token in paragraph.tokens if token.placeholder)
