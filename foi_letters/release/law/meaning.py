"""What a passage says, in whatever words: families of expressions that must come together in one passage.

One keyword proves nothing ("the review of 2019" offers no review), so a meaning asks for several families at once, and
a rule asks for it in the right place of the letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foi_letters.release.law.letter_text import Passage


@dataclass(frozen=True, slots=True)
class Meaning:
    """A passage has this meaning if it matches every family of `all_of` and none of `none_of`."""

    name: str
    all_of: tuple[re.Pattern[str], ...]
    none_of: tuple[re.Pattern[str], ...] = ()

    def said_in(self, text: str) -> bool:
        """Whether a text has this meaning."""
        return all(p.search(text) for p in self.all_of) and not any(p.search(text) for p in self.none_of)

    def answered_in(self, passage: Passage) -> bool:
        """Whether a passage has this meaning by itself, or answers a question that has it as its heading."""
        asked = passage.headings[-1] if passage.headings else ""
        return self.said_in(passage.text) or (asked.endswith("?") and self.said_in(asked))

    def among(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The passages that have it."""
        return (passage for passage in passages if self.said_in(passage.text))


def sentences(text: str) -> list[str]:
    """The sentences of a passage; `section 5. Then` ends one, `s. 5` and `No. 3` do not."""
    return [each for each in re.split(r"(?<=[a-z\d)\"'])[.?!]\s+(?=[A-Z\"'(])", text) if each.strip()]


def meaning(name: str, *all_of: str, none_of: tuple[str, ...] = ()) -> Meaning:
    """A meaning from expressions, upper and lower case alike."""
    compiled = [tuple(re.compile(each, re.IGNORECASE) for each in group) for group in (all_of, none_of)]
    return Meaning(name, *compiled)


_INVITES = (
    r"\byou (can|may|might|could|should|must|have|are entitled|wish|want|would like|think|feel|do not agree|disagree)\b"
    r"|\bif you('re| are| remain| wish| want| would| think| feel| do| have)\b|\bplease (write|contact|e-?mail|send|tell)"
    r"|\bask (us|for)\b|should be (made|sent|addressed|received)|\byour right\b"
)

REVIEW_OFFER = meaning(
    "how to complain to the authority",
    r"review|reconsider|look(ed)? (at|into) .{0,40}again|complain|re-?examin|appeal|think we (are|were) wrong",
    _INVITES,
    r"\bour\b|\bus\b|\bwe\b|\bme\b|\bmy\b|\bI\b|internal review|complaints? (procedure|process|team|officer)"
    r"|\bthe (council|force|constabulary|trust|department|authority|service|board|university|agency|ministry)\b",
    none_of=(
        r"^[^.]*\b(commission(er)?|ico)\b[^.]*\.?$",
        r"neither confirm|already obtain|\bis exempt under\b|\bwe rely on (this|section)\b",
    ),
)

NO_REVIEW = meaning(
    "that the authority has no complaints procedure",
    r"\b(no|not|without)\b[^.]{0,60}\b(complaints?|review|appeals?)\b[^.]{0,20}\b(procedure|process|stage|scheme)\b",
)

REGULATOR = meaning("the regulator", r"\binformation commission(er)?\b|\bICO\b")

REGULATOR_RIGHT = meaning(
    "the right to apply to the regulator",
    r"\binformation commission(er)?\b|\bICO\b",
    r"\b(apply|application|complain|complaint|appeal|refer|ask|contact|write|take|decision|decide|right)\b",
    r"\byou\b|\byour\b|\bapplicants?\b|\brequesters?\b",
)

CONTACT = meaning(
    "how to reach someone",
    r"@|https?://|\bwww\.|\b[a-z-]+\.(org|gov|police|co|ac|nhs)(\.uk)?\b|\b0\d{2,4}[ -]?\d{3}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\baddress (above|below|at the)|\bat the top of this letter",
)

REFUSES = meaning(
    "that information is refused",
    r"withh[eo]ld|refus(e|ed|ing|al)|\bis exempt\b|\bare exempt\b|\bhave (applied|relied)|\brely on\b|\brelying on\b"
    r"|(not|cannot|unable to|won't|will not)( be)? (disclos|provid|releas|suppl|giv)|neither confirm|redact"
    r"|not (obliged|required) to (comply|confirm|provide|answer)",
)

EXPLAINS = meaning(
    "why",
    r"\bbecause\b|\bsince\b|\bwould\b|\blikely\b|\bas\b|\bso that\b|\bif\b|available|published|\bexempts?\b|:",
)

NEITHER_CONFIRMS = meaning(
    "neither confirming nor denying",
    r"neither confirm\w*,? n?or den|confirm(ing)? (or|nor) den(y|ies|ying)|(not|decline to|refuse to) (say|confirm) whether",
)

REFUSAL_NOTICE = meaning(
    "that the letter is a refusal notice", r"refusal notice|notice (under|for the purposes of) section 17"
)

_NO_TEST = (
    r"not (make it )?(subject to|require|need)[^.]{0,40}public interest",
    r"no (requirement|need)[^.]{0,60}public interest",
    r"(do|does|did|need) not have to (weigh|consider) [^.]{0,20}public interest",
    r"without (a|any|the) public interest|public interest test (does not|is not|need not)",
    r"not (have|need|required) to (weigh|consider|apply)[^.]{0,40}public interest",
    r"not (weighed|considered|applied)[^.]{0,40}public interest",
    r"(breach|duty) of confiden[^.]*defence|defence[^.]*(breach|duty) of confiden|claim for breach of confidence",
)
"""That there is no test is not a test."""

PUBLIC_INTEREST = meaning(
    "the weighing of the public interest",
    r"public interest|interests? of the public",
    r"outweigh|balanc|favour|weigh|in (disclos|releas|withhold|maintain|confirm|exclud)|greater",
    none_of=_NO_TEST,
)

TEST_ITSELF = meaning("what the test is", r"unless, in all|subject to (the|a) public interest test")

CONCLUDES = meaning(
    "that one public interest outweighs the other",
    r"interest in (maintaining|withholding|applying)[^.]{0,40} outweighs? (the public interest|that) in (disclos|releas|confirm)",
)


def weighs(text: str) -> bool:
    """Whether a passage weighs the public interest, and does more than to say what the test is."""
    return PUBLIC_INTEREST.said_in(". ".join(s for s in sentences(text) if not TEST_ITSELF.said_in(s)))


NOT_DECIDED = meaning(
    "that the public interest is still to be weighed",
    r"public interest",
    r"not (yet )?(reached|made|decided|come to|concluded|completed)|still (consider|weigh|to be)|more time|extend|need further time",
)

COST = meaning("the cost limit", r"section 12\b", r"cost|limit|hours|£")

APOLOGY = meaning(
    "an apology for delay",
    r"apologi[sz]e|sorry|regret",
    r"delay|late|time|overdue|took|taken|within|deadline",
)

SENT_AS_ATTACHMENT = meaning(
    "that something is attached",
    r"attach|enclos|accompan|spreadsheet|workbook|annex|appendix|schedule",
)

HARM_BY_PARLIAMENT = meaning(
    "that Parliament found harm",
    r"legislat|parliament|act itself|lawmakers",
    r"\bharm|damage|prejudice",
    r"absolute|identified|decided|determined|accepted|recogni[sz]ed",
)

HARM = meaning(
    "a harm and how it would follow",
    r"\bwould\b|likely|risk|could|enable|allow|lead to|result in|help|encourage|deter",
    r"prejudic|harm|damag|undermin|hinder|avoid|evade|impede|expos|endanger|weaken|jeopardi|compromis|disadvantage"
    r"|frustrat|inhibit|discourag|less (willing|effective|likely)|los[es]|fewer|plan around|exploit|threat",
    none_of=(
        r"would,? or would be likely to,?(?![^.]*\b(because|as|since|by|allow|enabl))",  # what the law says
        r"this (harm|prejudice) would|more likely than not",  # that it would follow, not how
    ),
)

CONFIDENCE_DEFENCE = meaning("the defence to a breach of confidence", r"defence", r"confiden")

PLACE = meaning(
    "where information is",
    r"page|table|chapter|annex|section \d|volume|reading room|library|shelf|register|counter|publication scheme|leaflet|gazette",
    r"\bcan be (found|seen|had|read|inspected|bought)|available|published|publishes|accessible|held at|open to",
)

REFINEMENT = meaning(
    "how a request could be narrowed",
    r"narrow|refin|reduc|limit(ing)? (your|the) request|shorter|fewer|one year|smaller|within the (cost )?limit|no (way|narrower)|unable to suggest"
    r"|could (provide|answer|give)|not possible to",
    r"\byou\b|\byour\b|\bwe\b|\brequest",
)

IDENTIFIABLE = meaning(
    "why a living person could be identified",
    r"identif|recogni[sz]e|pick(ed)? out|single(d)? out"
    r"|\b(work out|know|tell|guess|see|find out|learn)\b[^.]{0,30}\b(who|whom|whose|which (person|officer|patient|pupil|child|one))\b",
    r"colleague|friend|famil|journalist|reporter|neighbour|local|press|media|reports?|already|published|together with|combin|piec(e|ed|ing)|other information"
    r"|motivated|small (team|group|unit|number of people)|who knows?|acquaint|victim|witness|works? (t?here|with)|\b(parent|visitor|relative)s?\b",
)

_ASKS = r"\bwhether\b[^.]*\bwhether\b"
"""To list the questions is not to answer them."""

PURPOSE = meaning(
    "the purpose of disclosure",
    r"\blegitimate interests?( (in|of|is|are|lies?|to)\b|\?)|\bpurposes?\b|(?<!public )\binterests? in (know|how|whether|what|who|why|understand|see|hear|hold)",
    none_of=(_ASKS,),
)

NECESSITY = meaning(
    "whether disclosure is necessary",
    r"necess|need(ed|s)?\b(?![^.]{0,20}consent)|required (for|to)\b",
    r"disclos|releas|publish|interest|less intrusive|other (way|means)|met by|meet|already|totals?",
    none_of=(_ASKS,),
)

BALANCE = meaning(
    "the balance against rights and freedoms",
    r"rights|freedoms|expect|privacy|private|distress|interests of",
    r"overrid|outweigh|balanc|prevail|greater|weigh",
    none_of=(_ASKS,),
)

OFFENCE = meaning(
    "offences or allegations of them",
    r"\b(rape|sexual (assault|harassment|offence|misconduct)|indecent assault|criminal (offence|conviction|allegation)s?|convict(ed|ions?)|assaults?|arrest(ed|s)?)\b",
)

LOW_NUMBERS = meaning(
    "that numbers are low",
    r"(numbers?|figures?|counts?|values?) (are|is|were|being|of) (so |too |very )?(low|small|few|5|five|fewer)|(low|small) (numbers?|figures?|counts?)"
    r"|(5|five) or (lower|fewer|less)|less than|fewer than",
    none_of=(r"not (have |been )?(withheld|because)[^.]*(small|low)",),
)

SMALL_COUNTS = meaning(
    "the rule for small counts",
    r"withh[eo]ld|suppress|shown as|replaced|marked|not (shown|published|given)",
    r"numbers?|figures?|counts?",
)

WEIGHED_TOGETHER = meaning(
    "that several exemptions are weighed together",
    r"public interest|balance",
    r"together|combined|set out once|cumulative|aggregat|taken as a whole",
)

FORMULA = meaning(
    "what the law is, or that a balance is struck, in words that fit every exemption",
    r"qualified exemption|subject to (the|a) public interest test|unless, in all|concluded that|we find that",
)
