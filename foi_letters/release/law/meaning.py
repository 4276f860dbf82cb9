"""What letters have to say, or must not, each as a meaning that a passage can have in many words."""

from foi_letters.release.law.complaints import CHALLENGE, REGULATOR_WORDS
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.said import meaning, sentences

REFUSES = meaning(
    "that information is refused",
    r"withh[eo]ld|refus(e|ed|ing|al)|\bexempt\b|exemption (has been|is being) applied|(\bhave|'ve) (applied|relied)|\brely on\b|\brelying on\b"
    r"|(\bnot|cannot|n't|unable to|no longer)( be)?( able to| going to| to)? (disclos(?!ures?\b)|provid|releas|suppl|giv|send|shar|let you)|confirm\w*,? n?or den|redact"
    r"|\bdeclin\w+ to (disclose|provide|release|give|supply|send|share)"
    r"|(not (obliged|required|bound)|do(es)? not have) to (comply|confirm|provide|answer)|not require (us|the \w+) to (comply|answer)|\bneed not (comply|confirm|provide|answer)",
)

REFUSES_OUTRIGHT = meaning(
    "that information which is held is refused",
    r"\b(withh[eo]ld\w*|refus(e|ed|ing)|redacted|exempt from disclosure)\b|\b(cannot|can't|will not|won't|unable to|not able to) (disclose|release)",
    r"\b(we|I|has|have|been|is|are|was|were)\b",
    none_of=(
        r"\b(if|whether|may|might|would|could|unless|until|any)\b|\bnot (held|hold)|\bno (information|part)|nothing|not (been )?(withh|refus|redact|exempt)",
        REGULATOR_WORDS,
        CHALLENGE,
    ),
    in_one_sentence=True,
)

EXPLAINS = meaning(
    "why",
    r"\bbecause\b|\bsince\b|\bbeing\b|\bwould\b|\blikely\b|\bas\b|\bso that\b|\bif\b|available|published|\bexempts?\b|:",
)

NEITHER_CONFIRMS = meaning(
    "neither confirming nor denying",
    r"neither confirm\w*,? n?or den|confirm(ing)? (or|nor) den(y|ies|ying)|(not|decline to|refuse to) (say|confirm) whether",
)

HELD = meaning(
    "that the information is held",
    r"\b(hold|holds|held)\b",
    none_of=(
        r"\b(not|n't|no longer|never) (hold|held)|\bholds? no\b|\bexempts\b|removes (the|our) duty|\bthat we hold\b|whether|neither|\bif\b|\bdo not, hold",
    ),
    in_one_sentence=True,
)

NOT_HELD = meaning(
    "that the information is not held",
    r"\b(not|n't|never) (hold|held|have|possess|record|keep|recorded|kept)\b|\bholds? (no|none)\b|\bno (such )?(information|records?|copy|copies)\b|\bnot held\b",
    none_of=(r"whether|neither|if we",),
    in_one_sentence=True,
)

REFUSAL_NOTICE = meaning(
    "that the letter is a refusal notice", r"refusal notice|notice (under|for the purposes of) section 17"
)

_NO_TEST = (
    r"not (make it )?(subject to|require|need)[^.]{0,40}public interest",
    r"no (requirement|need)[^.]{0,60}public interest",
    r"(do|does|did|need) not have to (weigh|consider) [^.]{0,20}public interest",
    r"\b(no|not for (us|the \w+))\b.{0,30}public interest (test|lies)|\bno PIT\b|without (a|any|the) public interest|public interest test (does not|is not|need not)",
    r"not (have|need|required) to (weigh|consider|apply)[^.]{0,40}public interest",
    r"not (weighed|considered|applied)[^.]{0,40}public interest",
    r"(breach|duty) of confiden[^.]*defence|defence[^.]*(breach|duty) of confiden|claim for breach of confidence",
)
"""That there is no test is not a test."""

PUBLIC_INTEREST = meaning(
    "the weighing of the public interest",
    r"public interest|interests? of the public|\bPIT\b|\bthe public\b.*(in favour of|outweigh|against (that|this|it))",
    r"outweigh|balanc|favour|weigh|in (disclos|releas|withhold|maintain|confirm|exclud)|greater|stronger|prevail|decisive|served by|overrid|\bfor\b.*\bagainst\b",
    none_of=_NO_TEST,
)

PUBLIC_INTEREST_TEST = meaning(
    "a public interest test, and not one of the interests that data protection weighs",
    r"public interest test|public interest in (maintaining|withholding|applying|not disclos|non-?disclos)|balance of (the )?public interest"
    r"|public interest\b.{0,80}\b(outweigh|favours?|lies|prevail|weigh|served by)|(outweigh\w*|weigh\w*|balanc\w*) .{0,30}public interest|factors (for|favouring|in favour|against)",
    none_of=(*_NO_TEST, r"\b(rights|freedoms|legitimate|data subjects?|privacy)\b"),
    in_one_sentence=True,
)
"""What an absolute exemption must not have. A legitimate interest in disclosure may well be one of the public."""

TEST_ITSELF = meaning("what the test is", r"unless, in all|subject to (the|a) public interest test")

CONCLUDES = meaning(
    "that one public interest outweighs the other",
    r"interest in (maintaining|withholding|applying)[^.]{0,40} outweighs? (the public interest|that) in (disclos|releas|confirm)"
    r"|\b(factors|considerations|reasons|arguments)\b[^.]{0,60}\b(outweigh|are (the )?(stronger|weightier))",
)


def weighs(text: str) -> bool:
    """Whether a text weighs the public interest, and does more than to say what the test is."""
    return PUBLIC_INTEREST.said_in(". ".join(s for s in sentences(text) if not TEST_ITSELF.said_in(s)))


def on_public_interest(passage: Passage) -> str:
    """A passage as it is understood under a heading that speaks of the public interest."""
    headed = any("public interest" in heading.lower() for heading in passage.headings)
    return f"public interest: {passage.text}" if headed else passage.text


NOT_DECIDED = meaning(
    "that the public interest is still to be weighed",
    r"public interest",
    r"not (yet )?(reached|made|decided|come to|concluded|completed)|still (consider|weigh|to be)|more time|extend|need further time",
)

WITHDRAWN = meaning(
    "that an exemption relied on before is relied on no longer",
    r"\b(not|n't|never|cannot) (to )?(uph[eo]ld|maintain)\w*|\bno longer (rel(y|ies|ying)|appl(y|ies|ied)|engaged)|\b(withdraw|withdrew|withdrawn|overturn|overturned|set aside|sets? aside)\b"
    r"|\b(wrongly|incorrectly) (applied|relied|cited)|was not engaged|\bdrop(ped)?\b",
    none_of=(r"\b(but|except|in part|partly|instead of)\b", r"\bif\b"),
    in_one_sentence=True,
)

RELIED_ON_STILL = meaning(
    "that an exemption goes on being relied on",
    r"(?<!not )(?<!n't )(?<!cannot )\b(uphold|upheld|maintain(?!ing)|remains?|continues?|still (appl|rel|engag)\w*|rely|relies|relying|is engaged|(is|are) exempt)\b",
    none_of=(r"no longer|\bnot\b",),
    in_one_sentence=True,
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
    none_of=(r"\bno (proof of )?harm\b|\bneeds? no\b",),
)

HARM = meaning(
    "a harm and how it would follow",
    r"\bwould\b|likely|risk|could|enable|allow|lead to|result in|help|encourage|deter",
    r"prejudic|harm|damag|undermin|hinder|avoid|evade|impede|expos|endanger|weaken|jeopardi|thie(f|ves)|theft|st[eo]al|stolen|fraud|go round|get round|circumvent|bypass|compromis|disadvantage"
    r"|frustrat|inhibit|\bcause\b|\bill\b|relapse|injur|suffer|attack|assault|abus|at risk|the risk|worse|detriment|undercut|below|guarded|discourag|less\b|take longer|delay|dispute|los[es]|fewer|plan around|\bhedge|hold back|holding back|reluctan|unwilling|water(?:ed)? down|exploit|threat",
    none_of=(
        r"would,? or would be likely to,?(?![^.]*\b(because|as|since|by|allow|enabl))",  # what the law says
        r"this (harm|prejudice) would|more likely than not",  # that it would follow, not how
    ),
)

CONFIDENCE_DEFENCE = meaning("the defence to a breach of confidence", r"defence", r"confiden")

PLACE = meaning(
    "where information is",
    r"page|table|chapter|annex|section (?!21\b)\d|volume|reading room|library|shelf|register|counter|publication scheme|leaflet|gazette",
    r"\bcan be (found|seen|had|read|inspected|bought)|available|published|publishes|accessible|held at|open to",
)

REFINEMENT = meaning(
    "how a request could be narrowed",
    r"narrow|refin|reduc|limit(ing)? (your|the) request|shorter|fewer|one year|smaller|within the (cost )?limit|no (way|narrower)|unable to suggest"
    r"|could (provide|answer|give)|not possible to"
    r"|\b(could|can|may|might|(like|wish|choose|prefer) to) (instead )?(ask (us )?(instead )?(for|about)|request|specify|confine|restrict|focus|pick|choose)\b",
    r"\byou\b|\byour\b|\bwe\b|\brequest",
    none_of=(CHALLENGE, REGULATOR_WORDS),
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
