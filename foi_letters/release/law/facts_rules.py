"""Rules FAC: names, addresses, links and amounts are those of the letter's date and of the authority's profile."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from foi_letters.dated_file import CostBand
from foi_letters.errors import InputError
from foi_letters.regime import Regime
from foi_letters.release.finding import Severity
from foi_letters.release.law.complaints import CONTACT, REGULATOR, REGULATOR_RIGHT, complaint_section
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences

CHANGEOVER_DAYS = 92
"""Around the day on which an address changes, the old one is a warning and no error."""


_FORMERLY = re.compile(
    r"\b(?:formerly|previously|used to be|was called|was known as|has (?:become|replaced)|until|took over from|now (?:the|called))\b",
    re.IGNORECASE,
)
"""To say what the regulator was called is not to call it so."""


def _regulator_passages(evidence: Evidence) -> list[Passage]:
    return [
        each
        for each in complaint_section(evidence.letter)
        if REGULATOR.said_in(each.text) or CONTACT.said_in(each.text)
    ]


def _regulator_name(evidence: Evidence) -> Iterator[Hit]:
    versions = evidence.facts.regulator_versions(Regime.FOIA)
    if evidence.regulator is None or versions is None:
        return
    for name in (name for each in versions.names for name in (each.legal_name, each.office)):
        if name in (evidence.regulator.legal_name, evidence.regulator.office):
            continue
        for passage in _regulator_passages(evidence):
            if re.search(rf"\b{re.escape(name)}\b", passage.text) and not _FORMERLY.search(passage.text):
                yield Hit(
                    f"'{name}' is not what the regulator is called on {evidence.on}; it is the {evidence.regulator.legal_name}",
                    passage,
                )


def _own_regulator(evidence: Evidence) -> Iterator[Hit]:
    """The name of its day, and of this law: not that of the regulator of another."""
    yield from _regulator_name(evidence)
    other = evidence.facts.regulator_versions(Regime.FOISA)
    for name in {each.legal_name for each in other.names} if other and evidence.regulator else ():
        for passage in _regulator_passages(evidence):
            if name in passage.text:
                yield Hit(f"the {name} has no part in the Freedom of Information Act 2000", passage)


def _regulator_address(evidence: Evidence) -> Iterator[Hit]:
    for first_line, passage, _ in _other_addresses(evidence):
        yield Hit(f"'{first_line}' is not known to be the regulator's address on {evidence.on}", passage)


def _other_addresses(evidence: Evidence) -> Iterator[tuple[str, Passage, int]]:
    """Addresses of the regulator that the letter gives and that are not, or not verified to be, those of its day."""
    versions = evidence.facts.regulator_versions(Regime.FOIA)
    if evidence.on is None or evidence.regulator is None or versions is None:
        return
    for address in versions.addresses:
        if address.lines == evidence.regulator.address:
            continue
        for passage in evidence.letter.passages:
            if address.lines[0] in passage.text or address.lines[-1] in passage.text:
                days = (evidence.on - address.in_force.until).days if address.in_force.until else 0
                yield address.lines[0], passage, days


def _regulator_link(evidence: Evidence) -> Iterator[Hit]:
    if evidence.regulator is None:
        return
    host = urlsplit(evidence.regulator.website).hostname or ""
    rights = [each.number for each in REGULATOR_RIGHT.among(evidence.letter.body)]
    for passage in _regulator_passages(evidence):
        if not rights or passage.number < rights[0] or not REGULATOR.said_in(passage.text):
            continue
        for link in re.findall(r"(?:https?://|www\.)([a-z0-9.-]+)", passage.text, re.IGNORECASE):
            own = link.lower().removeprefix("www.").rstrip(".")
            if own != host and not own.endswith("." + host):
                yield Hit(f"the regulator's link leads to {own}, not to {host}", passage)


def _retired_terms(evidence: Evidence) -> Iterator[Hit]:
    yield from retired(evidence)


def retired(evidence: Evidence, *only: str) -> Iterator[Hit]:
    """Names of laws and offices that were gone on the day of the letter; with `only`, these alone."""
    for term in evidence.facts.retired:
        if only and term.term not in only:
            continue
        if evidence.law_of is None or term.in_force.covers(evidence.law_of):
            continue
        before = "".join(rf"(?<!{re.escape(word)} )(?<!{re.escape(word)})" for word in term.not_after)
        for passage in evidence.letter.passages:
            if re.search(rf"{before}\b{re.escape(term.term)}\b", passage.text):
                yield Hit(
                    f"'{term.term}' is no longer the law on {evidence.law_of}; write {term.instead}", passage
                )
                break


def _profile_contacts(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    profile = evidence.case.authority
    review = profile.review
    known = {profile.email.lower(), (review.email or "").lower() if review else ""}
    for passage in complaint_section(evidence.letter):
        for email in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", passage.text):
            if email.lower().rstrip(".") not in known:
                yield Hit(f"{email} is not in the authority's profile", passage)


def _no_individual_named(evidence: Evidence) -> Iterator[Hit]:
    for passage in complaint_section(evidence.letter):
        if (found := _NAMED.search(passage.text)) and not _NO_PERSON.search(found[0]):
            yield Hit("the letter names an individual as the regulator", passage)


_PERSON = r"(?:is |Mr |Ms |Mrs |Dr |Sir |Dame )?[A-Z][a-z]+ [A-Z][a-z]+"
_NAMED = re.compile(
    rf"Information Commission(?:er)?,? {_PERSON}\b|\b{_PERSON},? (?:the |UK )*Information Commissioner\b(?! \[)"
)
_NO_PERSON = re.compile(
    r"\b(?:The Information|Our|Your|House|Lane|Street|Road|Square|Office|Court|Tower|Building|Floor|Tribunal|Act|Police|Constabulary|Council|Trust|Board"
    r"|Authority|Service|University|Department|Ministry|Agency|Water|Helpline|Customer|Public|Data|General)\b"
)


def _amounts(evidence: Evidence) -> Iterator[Hit]:
    """Pounds and hours beside section 12 must be those of the regulations, or follow from the estimate."""
    limits = []
    for band in CostBand:
        try:
            limits.append(evidence.facts.cost_limit(Regime.FOIA, band, evidence.on)) if evidence.on else None
        except InputError:
            return
    known = {limit.pounds for limit in limits}
    argued = evidence.reasons.get("12")
    for passage in argued.body if argued and limits else ():
        stated = re.search(r"\b(?:limit|threshold)\b[^.£]{0,60}£(\d[\d,]*)", passage.text)
        if stated and int(stated[1].replace(",", "")) not in known:
            yield Hit(f"£{stated[1]} is not the cost limit on {evidence.on}", passage)


def _regulator_time(evidence: Evidence) -> Iterator[Hit]:
    if evidence.regulator is None:
        return
    for passage in REGULATOR_RIGHT.among(evidence.letter.body):
        rights = " ".join(each for each in sentences(passage.text) if REGULATOR.said_in(each))
        said = re.search(r"within (\w+ (?:weeks|months|days|working days))\b", rights)
        own_review = re.search(r"internal review|review", rights[: said.start()]) if said else None
        before_it = said and re.search(r"\b(?:then|thereafter|afterwards)\b", rights[said.end() :])
        if said and not before_it and said[1] != evidence.regulator.complaint.within and not own_review:
            yield Hit(
                f"the regulator's time limit is {evidence.regulator.complaint.within}, not {said[1]}", passage
            )


_AUTO, _INFO = How.AUTO, Severity.INFO
_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("FAC-01", Severity.ERROR, "SI 2026/1015", _AUTO, _LETTER,
         "the regulator has its name of the letter's date", "use the name of that day", _own_regulator),
    Rule("FAC-02", Severity.ERROR, "dated facts", _AUTO, _LETTER,
         "the regulator's address is that of the letter's date", "leave the address out, or verify it", _regulator_address),
    Rule("FAC-03", Severity.ERROR, "s.17(7)(b)", _AUTO, _LETTER,
         "the regulator's link leads to the regulator", "use the link of the dated facts", _regulator_link),
    Rule("FAC-05", Severity.ERROR, "dated facts", _AUTO, _LETTER,
         "no repealed law or office that is gone is named as present", "use the name of the letter's date", _retired_terms),
    Rule("FAC-06", Severity.ERROR, "profile", _AUTO, _CASE,
         "the authority's contact details are those of its profile", "correct the letter or the profile", _profile_contacts),
    Rule("FAC-07", Severity.ERROR, "dated facts", _AUTO, _LETTER,
         "no individual is named as the regulator", "name the office alone", _no_individual_named),
    Rule("FAC-08", _INFO, "SI 2004/3244", _AUTO, _LETTER,
         "the cost limit stated is that of the letter's date", "use the figure of the dated facts", _amounts),
    Rule("FAC-09", Severity.WARN, "regulator's policy", _AUTO, _LETTER,
         "the regulator's time limit is given rightly or not at all", "use the time of the dated facts", _regulator_time),
)
# fmt: on
