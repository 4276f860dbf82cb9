"""The review pack: the Word file that a lawyer gets, and the record of it that stays here.

Each block stands alone: what it is for, the law, the wording as a redline against what was last approved, a decision
to write, and an illustration. It can be found again in the returned file by three things, none of which needs the
others: a bookmark round the wording, the grey code line above it, and the "Decision:" line below.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from foi_letters.approvals import Approval, State
from foi_letters.assembly.package import write_package
from foi_letters.errors import InputError, Place, Problem
from foi_letters.wording import base_document as base
from foi_letters.wording import paging
from foi_letters.wording.base_document import PROMPT, Style
from foi_letters.wording.dates import written
from foi_letters.wording.manifest import Manifest, SentBlock
from foi_letters.wording.redline import Change, Redline, RedlinedParagraph, redline
from foi_letters.wording.word_xml import Element, Tracker, document, paragraph, run, table
from foi_letters.wording.words import Kind, Paragraph, Paragraphs, from_word, from_yaml

AUTHOR = "foi-letters (proposed)"
"""The name under which the redline's changes are tracked."""

DECISION, REVIEW_BY, LAW_AS_AT, CONDITIONS = "Decision:", "Review by:", "Law as at:", "Conditions:"
"""How the lines begin that a reviewer fills in."""

PROMPTS = {
    DECISION: "[approve, approve with changes, or reject]",
    REVIEW_BY: "[date]",
    LAW_AS_AT: "[date]",
    CONDITIONS: "[none, unless written here]",
}
"""What stands on those lines until a reviewer writes there."""

SAMPLE_LABEL = "Illustration with invented particulars (made from the wording; not for editing)"


@dataclass(frozen=True, slots=True)
class ForReview:
    """A block of wording that is to be reviewed, as it stands."""

    block: str
    exemption: str
    """The title of the exemption, or of the group of standard paragraphs: the heading it stands under."""
    title: str
    purpose: str
    provision: str
    in_force: str
    used_when: str
    text: str
    wording_hash: str
    place: Place
    approval: Approval
    sample: tuple[str, ...] = ()
    """How it reads in a letter: paragraphs of plain text."""

    @property
    def approved_text(self) -> str | None:
        """The wording that the redline begins from: the last approved, unless that is what is proposed."""
        last = self.approval.last_approval
        return last.text if last and last.wording_hash != self.wording_hash else None


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says."""

    authority: str
    prepared: dt.date
    review_by: dt.date | None = None
    """What stands ready on the review-by lines; the reviewer may change it."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The Word file and the record of what was sent."""

    docx: bytes
    manifest: Manifest


def pack(blocks: Sequence[ForReview], cover: Cover) -> Pack:
    """The pack for these blocks, in their order. The same blocks and cover give the same bytes.

    Raises InputError when wording holds «angle quotes», which stand for placeholders in a pack.
    """
    problems = [problem for block in blocks for problem in _unsendable(block)]
    if problems:
        raise InputError(problems)
    sent = [_sent(block, at) for at, block in enumerate(blocks, 1)]
    # The id of the pack is printed on its first page, and is made of the blocks alone; so the frame can hold it.
    manifest = Manifest(prepared=cover.prepared, author=AUTHOR, frame=(), blocks=tuple(sent))
    first_page = list(_first_page(blocks, cover, manifest.id))
    writer = _Writer(Tracker(AUTHOR, cover.prepared), cover)
    body = [*first_page, *writer.blocks(blocks, sent)]
    frame = (*_texts(first_page), *(exemption for exemption, _ in groupby(b.exemption for b in blocks)))
    manifest = manifest.model_copy(update={"frame": tuple(frame)})
    return Pack(write_package(_parts(document(body), manifest.id, writer.numbered_lists)), manifest)


def _unsendable(block: ForReview) -> Iterable[Problem]:
    shown = tuple(_shown(each) for each in from_yaml(block.text))
    if shown != from_yaml(block.text):
        message = f"{block.block}: «angle quotes» stand for placeholders in a review pack"
        yield Problem("angle-quotes", message, block.place, "use “double” or ‘single’ quotation marks")


def _shown(each: Paragraph) -> Paragraph:
    return from_word(each.kind, ((token.shown, token.stress) for token in each.tokens))


def _sent(block: ForReview, at: int) -> SentBlock:
    slug = "".join(c if c.isalnum() and c.isascii() else "_" for c in block.block)
    return SentBlock(
        block=block.block,
        wording_hash=block.wording_hash,
        text=block.text,
        used_when=block.used_when,
        approved=block.approved_text,
        bookmark=f"block{at}_{slug}"[:40],
        code_line=f"[{block.block}] base {block.wording_hash[:8]} - used when: {block.used_when}",
        frame=(block.title, *(f"{label}\t{text}" for label, text in _facts(block)), *_sample_texts(block)),
    )


def _facts(block: ForReview) -> tuple[tuple[str, str], ...]:
    return (
        ("Purpose", block.purpose),
        ("Provision", f"{block.provision}, {block.in_force}"),
        ("Status", standing(block)),
    )


def standing(block: ForReview) -> str:
    """How a block stands, in a sentence for the reviewer."""
    last, state = block.approval.last_approval, block.approval.state
    if last is None:
        return "Draft: never approved."
    approved = f"by {last.reviewer} on {written(last.date)}"
    until = f", for review by {written(last.review_by)}" if last.review_by else ""
    if state is State.CHANGED:
        count = changed_words(redline(from_yaml(last.text), from_yaml(block.text)))
        return (
            f"Changed since it was approved {approved}: {count} {'word' if count == 1 else 'words'} changed."
        )
    if state.usable:
        return f"Approved {approved}{until}."
    return f"{state.value.capitalize()}: approved last {approved}{until}."


def changed_words(redlined: Redline) -> int:
    """How many words were inserted or deleted, whichever are more in each paragraph."""
    return sum(max(_count(each, Change.INSERTED), _count(each, Change.DELETED)) for each in redlined)


def _count(each: RedlinedParagraph, change: Change) -> int:
    tokens = (token for stretch in each.stretches if stretch.change is change for token in stretch.tokens)
    return sum(token.placeholder or any(c.isalnum() for c in token.text) for token in tokens)


def _sample_texts(block: ForReview) -> tuple[str, ...]:
    return (SAMPLE_LABEL, *block.sample) if block.sample else ()


def _first_page(blocks: Sequence[ForReview], cover: Cover, pack_id: str) -> Iterable[Element]:
    yield paragraph(Style.TITLE, run("Wording for legal review"))
    yield paragraph(Style.SUBTITLE, run(f"{cover.authority}: answers to requests for information"))
    facts = (("Review pack", pack_id), ("Prepared", written(cover.prepared)), ("Contents", _count_of(blocks)))
    yield from (_fact(label, text) for label, text in facts)
    yield paragraph(Style.HEADING, run("How to answer"))
    yield from (paragraph(Style.BODY, run(text)) for text in _INSTRUCTIONS)
    yield paragraph(Style.HEADING, run("What is in this pack"))
    rows = [(block.title, block.exemption, standing(block)) for block in blocks]
    yield table((2600, 2600, 3870), [("Block", "Exemption", "Status"), *rows])


_INSTRUCTIONS = (
    (
        "Edit the wording beside the dark rule. Track Changes is on; please leave it on. Comments are welcome: they are "
        "kept with the decision as its reasons."
    ),
    "Words in «blue» are filled in for each letter. They may be moved within their block, not changed or deleted.",
    (
        "On each “Decision:” line write approve, approve with changes, or reject. A line left as it is decides nothing. "
        "Correct the date of review if it should be another."
    ),
    (
        "Changes shown on opening are proposed against the wording last approved. Accept or reject them, or leave them: a "
        "block that is approved takes the proposals that still stand."
    ),
    "Please do not change the grey lines, the headings or the illustrations, and return this file in Word format.",
)


def _count_of(blocks: Sequence[ForReview]) -> str:
    return f"{len(blocks)} {'block' if len(blocks) == 1 else 'blocks'} of wording"


def _fact(label: str, text: str) -> Element:
    return paragraph(Style.FACT, run(label, bold=True), run(f"\t{text}"))


def _texts(elements: Iterable[Element]) -> list[str]:
    paragraphs = (each for element in elements for each in element.iter(f"{{{base.W}}}p"))
    return ["".join(_spoken(node) for node in each.iter()) for each in paragraphs]


def _spoken(node: Element) -> str:
    return "\t" if node.tag == f"{{{base.W}}}tab" else node.text or "" if node.tag == f"{{{base.W}}}t" else ""


@dataclass
class _Writer:
    """Writes blocks one after the other; it counts numbered lists, each of which begins at 1, and fills pages."""

    tracker: Tracker
    cover: Cover
    numbered_lists: int = field(default=0)
    filled: float = field(default=0.0)

    def blocks(self, blocks: Sequence[ForReview], sent: Sequence[SentBlock]) -> Iterable[Element]:
        """Every block, those of an exemption under its heading on a page of their own."""
        heading = ""
        for block, record in zip(blocks, sent, strict=True):
            if block.exemption != heading:
                heading, self.filled = block.exemption, paging.HEADING
                yield paragraph(Style.EXEMPTION, run(heading))
            yield from self._block(block, record)

    def _block(self, block: ForReview, sent: SentBlock) -> Iterable[Element]:
        wording, facts = proposed(sent.approved_words, sent.proposed_words), _facts(block)
        height = paging.block_height((text for _, text in facts), sent.code_line, wording, block.sample)
        new_page = self.filled > paging.HEADING and self.filled + height > paging.PAGE
        self.filled = height if new_page else self.filled + height
        yield paragraph(Style.BLOCK, run(block.title), new_page=new_page)
        yield from (_fact(label, text) for label, text in facts)
        yield paragraph(Style.CODE, run(sent.code_line))
        yield from self.tracker.bookmarked(sent.bookmark, self._wording(wording))
        yield from self._decision_lines()
        if block.sample:
            yield paragraph(Style.LABEL, run(SAMPLE_LABEL))
            yield from (paragraph(Style.SAMPLE, run(text)) for text in block.sample)

    def _wording(self, redlined: Redline) -> list[Element]:
        paragraphs, counted = [], False
        for each in redlined:
            if each.kind is Kind.NUMBER and not counted:
                self.numbered_lists += 1
            counted = each.kind is Kind.NUMBER
            paragraphs.append(self.tracker.redlined(each, base.NUMBER_LIST + self.numbered_lists))
        return paragraphs

    def _decision_lines(self) -> Iterable[Element]:
        ready = {LAW_AS_AT: written(self.cover.prepared)}
        if self.cover.review_by:
            ready[REVIEW_BY] = written(self.cover.review_by)
        for label, prompt in PROMPTS.items():
            yield paragraph(Style.DECISION, run(f"{label}\t"), run(ready.get(label, prompt), style=PROMPT))


def proposed(approved: Paragraphs | None, wording: Paragraphs) -> Redline:
    """The redline that a pack shows; wording that was never approved stands there plain."""
    return redline(wording if approved is None else approved, wording)


def _parts(document_xml: bytes, pack_id: str, numbered_lists: int) -> dict[str, bytes]:
    links = {
        "styles.xml": "styles",
        "settings.xml": "settings",
        "numbering.xml": "numbering",
        "footer1.xml": "footer",
    }
    return {
        "[Content_Types].xml": base.content_types(),
        "_rels/.rels": base.relationships(
            {"word/document.xml": "officeDocument", "docProps/custom.xml": "custom-properties"}
        ),
        "docProps/custom.xml": base.custom_properties(pack_id),
        "word/_rels/document.xml.rels": base.relationships(links),
        "word/document.xml": document_xml,
        "word/styles.xml": base.styles(),
        "word/settings.xml": base.settings(),
        "word/numbering.xml": base.numbering(numbered_lists),
        "word/footer1.xml": base.footer(f"Review pack {pack_id}"),
    }
