"""How a letter tells the requester to complain: to the authority, then to the regulator (section 17(7))."""

from functools import lru_cache

from foi_letters.release.law.letter_text import LetterText, Passage
from foi_letters.release.law.said import meaning

REGULATOR_WORDS = r"(\binformation commission(er)?\b|\bICO\b)"
_ASKER = r"\b(you|your|applicants?|requesters?|anyone)\b"

_UNHAPPY = (
    r"\b(un|not |aren't |isn't )(happy|satisfied|content)\b|dissatisf|disagree|\bnot agree|don't agree|aggrieved|object to (this|our|the)\b"
    r"|\b(we|I) ((are|were|was|am)|(have |'ve )?got (this|it)) wrong|\bI am wrong"
)
CHALLENGE = (
    r"internal reviews?\b|reconsider|look(ed)? (at|into) .{0,40}again|(look|think) again|re-?examin"
    r"|\breview(ed)? (of )?(it|this|that|its|our|the|your)\b|\b(for|request|seek|require|conduct) (an? |the )?review|\b(any|a|will) review\b|be reviewed"
    r"|(right|entitled|wish\w*|want|like|free|welcome) (to|of) (appeal|complain|complaint|review)\b|\bappeals? (should|can|may|must|against|to|panel)\b"
    r"|\bcomplain (to|about|if|by|within|through)\b|complaints? (procedure|process|(should|may|can|must) be)"
    r"|complaints? (about|against|regarding|concerning) (this|our|the) (reply|response|decision|handling|letter|answer|outcome)"
    r"|\b(make|lodge|submit|raise|send|file)\w* (an? |any |your )?(formal )?(complaint|appeal)\b"
    r"|^(internal )?(reviews?|complaints?)\s?:|(review|complaints?|appeals?)@"
    rf"|({_UNHAPPY}).*\b(contact|write|tell|let (us|me) know|ask|e-?mail|made|addressed|reply|refer|speak|telephone|call)\b"
)
_INVITES = (
    r"\byou (can|may|might|could|should|must|do have|are (entitled|welcome|free)|wish|want|would like|think|feel|do not agree|disagree)\b"
    r"|\byou have (the|a|\d|two|three|forty|until)\b|\b(if|should) you\b|open to you|\bplease (write|contact|e-?mail|send|tell|address|let)"
    r"|\bask (us|for|our|the|me)\b|(^|[:.;-] )(e-?mail|write|contact|reply|call|apply|complain)\b|(should|may|can|must) be (made|sent|addressed|received|requested|lodged|submitted)|\byour right\b|\bwe will\b|:\s?\S+@"
    rf"|{_UNHAPPY}"
)

_FIRST_A_REVIEW = (
    r"(.*\b(can|may|could|should|please) (first )?(request|ask (us )?for|seek) (an? )?(internal )?review\b|.*\b(complain to|complaints? (may|should|can|must) be)\b)"
    r".*\b(after (that|this)|afterwards|then|thereafter|following (that|this))\b"
)
"""One sentence may offer the review and then the regulator."""

REVIEW_OFFER = meaning(
    "how to complain to the authority",
    CHALLENGE,
    _INVITES,
    none_of=(
        rf"^(?!{_FIRST_A_REVIEW}).*{REGULATOR_WORDS}",
        r"ombudsman|tribunal|neither confirm|already obtain|\bis exempt under\b|please (?:send|provide|supply|give)\b[^.]*\b(?:the|any|all) review|\bwe rely on (this|section)\b",
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

REGULATOR = meaning("the regulator", REGULATOR_WORDS)

REGULATOR_RIGHT = meaning(
    "the right to apply to the regulator",
    rf"({_ASKER}|\bcomplaints?\b|\bright\b).{{0,160}}\b(apply|application|complain|complaint|appeal|refer|ask|seek|request|obtain|contact|write|take|go|turn|approach|raise|right|may be made)\b.{{0,120}}{REGULATOR_WORDS}"
    rf"|{REGULATOR_WORDS}.{{0,80}}\b(your (complaint|application|appeal)|for a decision|(will|can|may) (decide|investigate|consider|look))\b"
    rf"|{REGULATOR_WORDS}.{{0,60}}\b(complaints?|appl(y|ications?)|appeals?)\b.{{0,60}}{_ASKER}"
    rf"|\b(complain|apply|appeal|go|write|turn)\b.{{0,30}}\bto (the )?{REGULATOR_WORDS}|{REGULATOR_WORDS}.{{0,120}}\b(section|s\.?) ?50\b"
    rf"|\bthen\b.{{0,20}}{REGULATOR_WORDS}.{{0,20}}\bif you",
    none_of=(r"\bguidance\b|'s (own )?decision|\b(advises|recommends|has (said|held|found|decided))\b",),
    in_one_sentence=True,
)

CONTACT = meaning(
    "how to reach someone",
    r"@|https?://|\bwww\.|\b[a-z-]+\.(org|gov|police|co|ac|nhs)(\.uk)?\b|\b0\d{2,4}[ -]?\d{3}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\baddress (above|below|at the)|\bat the top of this letter",
)


def about_complaints(passage: Passage) -> bool:
    """Whether a passage tells the requester how to complain, by its own words or its heading's."""
    return _is_about_complaints(passage.text)


@lru_cache(maxsize=4096)
def _is_about_complaints(text: str) -> bool:
    """Asked by many rules of each passage of a letter."""
    return any(meant.said_in(text) for meant in (REVIEW_OFFER, NO_REVIEW, REGULATOR_RIGHT))


def complaint_section(letter: LetterText) -> tuple[Passage, ...]:
    """The passages that tell how to complain, with those that stand under the same heading or follow at once."""
    about = [each for each in letter.body if about_complaints(each)]
    numbers = {each.number + step for each in about for step in range(4)}
    headings = {each.headings for each in about if each.headings}
    return tuple(each for each in letter.body if each.number in numbers or each.headings in headings)
