"""The wording that a letter places by name: paragraphs that belong to no exemption.

Each is a block of the library, in `exemptions/<regime>/standard/`; the text is the lawyers', the place is ours. A block
is used only if its own conditions hold as well.
"""

from enum import StrEnum


class Saying(StrEnum):
    """What can be said of a question. For each there is `standard/decision/<saying>`, a sentence of the decision at
    the head of the letter; `standard/answer/<saying>`, the answer under the question; and `standard/label/<saying>`, the
    few words in the table of decisions. Tags: decision.
    """

    DISCLOSED = "disclosed"
    NIL = "nil"
    PARTIAL = "partial"
    WITHHELD = "withheld"
    ACCESSIBLE = "accessible"
    """Withheld under section 21: it can be had elsewhere."""
    PUBLISHED_LATER = "published-later"
    """Withheld under section 22: it will be published. (Section 22A is about research whose report will be.)"""
    OTHER_LAW = "other-law"
    """Exempt under section 39: it is dealt with under the environmental regulations."""
    NOT_HELD = "not-held"
    NCND = "ncnd"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    OUT_OF_SCOPE = "out-of-scope"
    NOT_INFORMATION = "not-information"
    EXPLAINED = "explained"
    WITHDRAWN = "withdrawn"
    SAME_AS = "same-as"
    """See the answer to another question."""

    @property
    def decision(self) -> str:
        """The block with the sentence of the decision."""
        return f"standard/decision/{self}"

    @property
    def answer(self) -> str:
        """The block with the answer under the question."""
        return f"standard/answer/{self}"

    @property
    def label(self) -> str:
        """The block with the few words in the table of decisions."""
        return f"standard/label/{self}"


class Standard(StrEnum):
    """Ids of the other blocks, below the folder of the regime."""

    THANKS = "standard/opening/thanks"
    """The request, its date and subject, and the Act. Tags: case, letter."""
    DEALING = "standard/opening/dealing"
    """The same in a letter that does not answer yet. Tags: case, letter."""
    NUMBERED = "standard/opening/numbered"
    """That the authority numbered the questions."""
    CLARIFIED = "standard/opening/clarified"
    """The clarification received, where there was one. Tags: case.clarified."""
    EXTENDED = "standard/opening/extended"
    """The earlier letter that gave more time. Tags: case.holding_letter."""
    APOLOGY = "standard/opening/apology"
    """The apology for a late answer, which records the breach of section 10. Tags: deadline. Used when late."""
    REFUSAL_NOTICE = "standard/opening/notice"
    """That the letter is a refusal notice under section 17. Used when refusal."""
    QUESTION_CLARIFIED = "standard/question/clarified"
    """That a question was clarified. Tags: question."""
    QUESTION_NARROWED = "standard/question/narrowed"
    IN_TABLES = "standard/answer/in-tables"
    """Where the figures are: decision.tables."""
    IN_DOCUMENTS = "standard/answer/in-documents"
    """Which documents: decision.documents."""
    """How redactions are marked in the documents that are sent."""
    WORKBOOK = "standard/figures/workbook"
    """The workbook that comes with the letter, its sheets and CSV files. Tags: figures."""
    MARKER = "standard/figures/marker"
    """What the marker means, which counts are withheld, and that some others are so that those cannot be worked out."""
    MARKERS = "standard/figures/markers"
    """The same where small counts and figures withheld to protect them have markers of their own."""
    MARKER_OF_TABLES = "standard/figures/marker-of-tables"
    """The same for some of the tables, where others have another rule. Tags: figures, of these tables."""
    TABLE_NOTE = "standard/figures/table-note"
    """What the marker means, under a table in the letter. Tags: figures, of that table."""
    TABLE_NOTE_MARKERS = "standard/figures/table-note-markers"
    """What the two markers mean, under a table in the letter."""
    SHEET = "standard/figures/sheet"
    """The rule in few words, on the cover and the sheets of the workbook."""
    SHEET_OF_TABLES = "standard/figures/sheet-of-tables"
    """The same for some of the tables, where others have another rule. Tags: figures, of these tables."""
    ZEROS_SHOWN = "standard/figures/zeros-shown"
    ZEROS_COVER = "standard/figures/zeros-cover"
    ZEROS_WITHHELD = "standard/figures/zeros-withheld"
    OFFER = "standard/advice/offer"
    """A narrower request that could be answered. Tags: decision.offer."""
    IMPOSSIBLE = "standard/advice/impossible"
    GIVEN_INSTEAD = "standard/advice/given-instead"
    ELSEWHERE = "standard/advice/elsewhere"
    """Who else may hold it; the list follows."""
    TO_THE_WORLD = "standard/closing/to-the-world"
    """That disclosure under the Act is to the world at large."""
    REUSE = "standard/closing/reuse"
    """The licence: authority.reuse."""
    DISCLOSURE_LOG = "standard/closing/disclosure-log"
    """Where the authority publishes its answers: authority.disclosure_log."""
    REVIEW = "standard/complaint/review"
    """Section 17(7)(a): the complaints procedure. Tags: authority.review, case.reference."""
    NO_REVIEW = "standard/complaint/no-review"
    """Section 17(7)(a): that there is none."""
    REGULATOR = "standard/complaint/regulator"
    """Section 17(7)(b): the right to apply to the regulator. Tags: regulator."""
    REGULATOR_AFTER_REVIEW = "standard/complaint/regulator-after-review"
    """The same, in the letter about a review."""
    REGULATOR_ADDRESS = "standard/complaint/regulator-address"
    """Its postal address. Used when address_known."""
    ACKNOWLEDGEMENT = "standard/acknowledgement/body"
    CLARIFICATION = "standard/clarification/body"
    INVALID = "standard/clarification/invalid"
    """That a message is not yet a request under section 8(1). Tags: clarification.missing."""
    INVALID_TIME = "standard/clarification/time-invalid"
    CLARIFICATION_TIME = "standard/clarification/time"
    """What becomes of the time for answering."""
    CLARIFICATION_BY = "standard/clarification/closing-date"
    """When the request is taken as closed. Used when deadline. Tags: clarification.by."""
    EXTENSION_NCND = "standard/extension/body-ncnd"
    """The same where it is to be weighed whether to say that information is held. Used when extends_ncnd."""
    EXTENSION = "standard/extension/body"
    """Sections 10(3) and 17(2): the exemptions engaged, no decision yet, the estimated date. Tags: extension."""
    FEES = "standard/fees/body"
    FEES_OVER_LIMIT = "standard/fees/over-limit"
    """A fee under section 13 for what section 12 would let the authority refuse. Tags: fees, fees.cost."""
    FEES_OVER_LIMIT_TIME = "standard/fees/time-over-limit"
    FEES_TIME = "standard/fees/time"
    TRANSFER = "standard/transfer/body"
    PASSED_ON = "standard/transfer/passed-on"
    """Used when transferred. Tags: transfer."""
    REFER = "standard/transfer/refer"
    """Used when referred. Tags: transfer.contact."""
    REVIEW_OPENING = "standard/review/opening"
    REVIEW_APOLOGY = "standard/review/apology"
    """That the review took too long. Tags: deadline. Used when late."""
    FINDING_UPHELD = "standard/review/upheld"
    FINDING_PART = "standard/review/part"
    FINDING_OVERTURNED = "standard/review/overturned"
    FINDING_ACCEPTED = "standard/review/accepted"
    FINDING_NOTED = "standard/review/noted"


OWN_WORDS = frozenset({Saying.DISCLOSED, Saying.OUT_OF_SCOPE, Saying.NOT_INFORMATION, Saying.EXPLAINED})
"""What is answered under its question in the officer's words, or by tables and documents, without a block."""

BLOCKS: tuple[str, ...] = (
    *Standard,
    *(saying.label for saying in Saying),
    *(saying.decision for saying in Saying if saying is not Saying.SAME_AS),
    *(saying.answer for saying in Saying if saying not in OWN_WORDS),
)
"""Every block that a letter places by name."""
