"""What letters have to say, or must not, each as a meaning that a passage can have in many words."""

from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.said import meaning, sentences

_REGULATOR = r"(\binformation commission(er)?\b|\bICO\b)"
_ASKER = r"\b(you|your|applicants?|requesters?|anyone)\b"

_UNHAPPY = (
    r"\b(un|not |aren't |isn't )(happy|satisfied|content)\b|dissatisf|disagree|\bnot agree|don't agree|aggrieved|object to (this|our|the)\b"
    r"|\b(we|I) ((are|were|was|am)|(have |'ve )?got (this|it)) wrong|\bI am wrong"
)
_CHALLENGE = (
    r"internal reviews?\b|reconsider|look(ed)? (at|into) .{0,40}again|(look|think) again|re-?examin"
    r"|\breview(ed)? (of )?(it|this|that|its|our|the|your)\b|\b(for|request|seek|require|conduct) (an? |the )?review|\b(any|a|will) review\b|be reviewed"
    r"|(right|entitled|wish\w*|want|like|free|welcome) (to|of) (appeal|complain|complaint|review)\b|\bappeals? (should|can|may|must|against|to|panel)\b"
    r"|\bcomplain (to|about|if|by|within|through)\b|complaints? (procedure|process|(should|may|can|must) be)"
    r"|complaints? (about|against|regarding|concerning) (this|our|the) (reply|response|decision|handling|letter|answer|outcome)"
    r"|\b(make|lodge|submit|raise|send|file)\w* (an? |any |your )?(formal )?(complaint|appeal)\b"
    rf"|({_UNHAPPY}).*\b(contact|write|tell|let (us|me) know|ask|e-?mail|made|addressed|reply|refer|speak|telephone|call)\b"
)
_INVITES = (
    r"\byou (can|may|might|could|should|must|do have|are (entitled|welcome|free)|wish|want|would like|think|feel|do not agree|disagree)\b"
    r"|\byou have (the|a|\d|two|three|forty|until)\b|\b(if|should) you\b|open to you|\bplease (write|contact|e-?mail|send|tell|address|let)"
    r"|\bask (us|for|our|the|me)\b|(^|[:.;-] )(e-?mail|write|contact|reply|call|apply|complain)\b|(should|may|can|must) be (made|sent|addressed|received|requested|lodged|submitted)|\byour right\b|\bwe will\b"
    rf"|{_UNHAPPY}"
)

_FIRST_A_REVIEW = (
    r".*\b(can|may|could|should|please) (first )?(request|ask (us )?for|seek) (an? )?(internal )?review\b"
    r".*\b(after (that|this)|afterwards|then|thereafter|following (that|this))\b"
)
"""One sentence may offer the review and then the regulator."""

REVIEW_OFFER = meaning(
    "how to complain to the authority",
    _CHALLENGE,
    _INVITES,
    none_of=(
        rf"^(?!{_FIRST_A_REVIEW}).*{_REGULATOR}",
        r"ombudsman|tribunal|neither confirm|already obtain|\bis exempt under\b|\bwe rely on (this|section)\b",
    ),
    in_one_sentence=True,
)

REVIEW_DONE = meaning(
    "that the authority's own procedure has ended",
    r"\b(conclude|complete|exhaust|finish|end)(s|ed|d)?\b.{0,30}\b(procedure|process|review|complaint)",
    r"\b(our|the|its|your|this)\b",
    none_of=(r"\b(if|once|when|after|until|unless|expect|should|before)\b",),
    in_one_sentence=True,
)
"""A letter that gives the outcome of a review offers none."""

NO_REVIEW = meaning(
    "that the authority has no complaints procedure",
    r"\b(no|not|without)\b[^.]{0,60}\b(complaints?|review|appeals?)\b[^.]{0,20}\b(procedure|process|stage|scheme)\b"
    r"|\bthere is no (internal )?(review|complaints|appeal)|\b(do|does) not (have|operate|offer|provide|run|carry out)\b[^.]{0,30}\b(internal reviews?|reviews?|complaints?|appeals?)\b"
    r"|\b(no|not have|without|too small [^.]{0,20}) (an? )?(formal )?(procedure|process|arrangements?)\b[^.]{0,40}\b(complaints?|reviews?|appeals?)\b",
)

REGULATOR = meaning("the regulator", _REGULATOR)

REGULATOR_RIGHT = meaning(
    "the right to apply to the regulator",
    rf"({_ASKER}|\bcomplaints?\b|\bright\b).{{0,160}}\b(apply|application|complain|complaint|appeal|refer|ask|contact|write|take|go|turn|approach|raise|right|may be made)\b.{{0,120}}{_REGULATOR}"
    rf"|{_REGULATOR}.{{0,80}}\b(your (complaint|application|appeal)|for a decision|(will|can|may) (decide|investigate|consider|look))\b"
    rf"|{_REGULATOR}.{{0,60}}\b(complaints?|appl(y|ications?)|appeals?)\b.{{0,60}}{_ASKER}"
    rf"|\bthen\b.{{0,20}}{_REGULATOR}.{{0,20}}\bif you",
    none_of=(r"\bguidance\b|'s (own )?decision|\b(advises|recommends|has (said|held|found|decided))\b",),
    in_one_sentence=True,
)

CONTACT = meaning(
    "how to reach someone",
    r"@|https?://|\bwww\.|\b[a-z-]+\.(org|gov|police|co|ac|nhs)(\.uk)?\b|\b0\d{2,4}[ -]?\d{3}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\baddress (above|below|at the)|\bat the top of this letter",
)

REFUSES = meaning(
    "that information is refused",
    r"withh[eo]ld|refus(e|ed|ing|al)|\bexempt\b|exemption (has been|is being) applied|(\bhave|'ve) (applied|relied)|\brely on\b|\brelying on\b"
    r"|(\bnot|cannot|n't|unable to|no longer)( be)?( able to| going to| to)? (disclos|provid|releas|suppl|giv|send|shar|let you)|confirm\w*,? n?or den|redact"
    r"|(not (obliged|required|bound)|do(es)? not have) to (comply|confirm|provide|answer)|\bneed not (comply|confirm|provide|answer)",
)

REFUSES_OUTRIGHT = meaning(
    "that information which is held is refused",
    r"\b(withh[eo]ld\w*|refus(e|ed|ing)|redacted|exempt from disclosure)\b|\b(cannot|can't|will not|won't|unable to|not able to) (disclose|release)",
    r"\b(we|I|has|have|been|is|are|was|were)\b",
    none_of=(
        r"\b(if|whether|may|might|would|could|unless|until|any)\b|\bnot (held|hold)|\bno (information|part)|nothing|not (been )?(withh|refus|redact|exempt)",
        _REGULATOR,
        _CHALLENGE,
    ),
    in_one_sentence=True,
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
)

HARM = meaning(
    "a harm and how it would follow",
    r"\bwould\b|likely|risk|could|enable|allow|lead to|result in|help|encourage|deter",
    r"prejudic|harm|damag|undermin|hinder|avoid|evade|impede|expos|endanger|weaken|jeopardi|thie(f|ves)|theft|st[eo]al|stolen|fraud|go round|get round|circumvent|bypass|compromis|disadvantage"
    r"|frustrat|inhibit|\bcause\b|\bill\b|relapse|injur|suffer|attack|assault|abus|at risk|the risk|worse|detriment|undercut|below|guarded|discourag|less\b|take longer|delay|dispute|los[es]|fewer|plan around|exploit|threat",
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
    r"|could (provide|answer|give)|not possible to"
    r"|\b(could|can|may|might|(like|wish|choose|prefer) to) (instead )?(ask (us )?(for|about)|request|specify|confine|restrict|focus|pick|choose)\b",
    r"\byou\b|\byour\b|\bwe\b|\brequest",
    none_of=(_CHALLENGE, _REGULATOR),
)

IDENTIFIABLE = meaning(
    "why a living person could be identified",
    r"identif|recogni[sz]e|pick(ed)? out|single(d)? out|(give|gives|giving) (the |him|her|them|this )[^.]{0,20}away"
    r"|\b(work out|know|tell|guess|see|find out|learn|discover|realise|deduce|infer|reveal)\b[^.]{0,40}"
    r"\b(who|whom|whose|why (that|the|this|an?)|(that|which|this) (person|individual|officer|patient|pupil|child|one|employee|tenant|family))\b",
    r"colleague|friend|famil|journalist|reporter|neighbour|local|press|media|reports?|already|published|together with|combin|piec(e|ed|ing)|other information"
    r"|motivated|small|who knows?|acquaint|victim|witness|works? (t?here|with)|\b(parent|visitor|relative|pupil|patient|resident)s?\b|village|community|name and"
    r"|(any|every)(one|body) (who|in|at|on|there|could|would|can|will)",
)

IDENTIFIES_BY_ITSELF = meaning(
    "that what is withheld names people, or leads straight to one",
    r"\b(names?|surnames?|signatures?|(e-?mail|home|postal) addresses|direct[- ]dials?|((tele)?phone|mobile|direct[- ]dial) numbers?|contact details|photographs?)\b",
    r"personal (data|information)|\bthird[- ]part(y|ies)\b",
    r"\b(exempt|withh[eo]ld|removed|redacted|blacked out|section 40|s\.? ?40)\b|^the (names?|signatures?)",
    none_of=(
        r"\bnames? and\b|no names?|without (the )?names?|not (by )?name|even (if|though|without)|numbers are (low|small)",
    ),
)
"""A name needs nobody to work out whose it is; a count or an account of events does."""

_ASKS = r"\bwhether\b[^.]*\bwhether\b"
"""To list the questions is not to answer them."""

PURPOSE = meaning(
    "the purpose of disclosure",
    r"\blegitimate interests?( (in|of|is|are|lies?|to)\b|\?|:)|(?<!for the )\bpurposes?\b(?! of (section|the Act))|\b(right|proper|reasonable|important) (that|for) (the |local |those )?(public|people|residents|taxpayers|patients|parents)\b.{0,20}\b(see|know|understand)|(?<!public )\binterests? in (know|how|whether|what|who|why|understand|see|hear|hold)",
    none_of=(_ASKS,),
)

NECESSITY = meaning(
    "whether disclosure is necessary",
    r"necess|need(ed|s)?\b(?![^.]{0,20}consent)|required (for|to)\b",
    r"disclos|releas|publish|interest|less intrusive|other (way|means)|\bmet (by|in full|without)|meet|already|totals?",
    none_of=(_ASKS,),
)

BALANCE = meaning(
    "the balance against rights and freedoms",
    r"rights|freedoms|expect|privacy|private|distress|interests of",
    r"overrid|outweigh|balanc|prevail|greater|weigh|\bwould\b.{0,20}\b(not be |be un)(fair|lawful)",
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
