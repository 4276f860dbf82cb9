"""The tags of who writes to whom about what: requester, authority, regulator, case, letter, deadline."""

from foi_letters import tags
from foi_letters.authority import Authority
from foi_letters.case import Case, LetterKind, Requester
from foi_letters.citation import NO_BREAK_SPACE, listed, parse
from foi_letters.dated import Regulator
from foi_letters.dated_file import TimeLimits
from foi_letters.deadline import Timing
from foi_letters.notice import ClockKind
from foi_letters.typography import counted, day, together

_TITLES = {
    LetterKind.RESPONSE: "response to your request",
    LetterKind.ACKNOWLEDGEMENT: "we have received your request",
    LetterKind.CLARIFICATION: "what we need to know",
    LetterKind.FEES_NOTICE: "fees notice",
    LetterKind.TIME_EXTENSION: "more time for our answer",
    LetterKind.TRANSFER: "your request and another authority",
    LetterKind.INTERNAL_REVIEW: "outcome of our internal review",
}

DRAFT = "DRAFT - not to be sent"


def letter(case: Case, act: str, *, draft: bool, refusal: bool) -> tags.Letter:
    """This letter; `act` is the title of the law."""
    return tags.Letter(
        title=f"{act}: {_TITLES[case.letter]}",
        date=day(case.date),
        act=act,
        draft=DRAFT if draft else "",
        is_refusal=refusal,
    )


def requester(who: Requester) -> tags.Requester:
    """Who asked. The address is the email where there is no postal one."""
    lines = who.address or ((who.email,) if who.email else ())
    return tags.Requester(who.name, who.salutation or who.name, (who.name, *map(together, lines)))


def case_tags(case: Case) -> tags.CaseTags:
    """The request."""
    clarified = [each.date for each in case.clock if each.event is ClockKind.CLARIFICATION_RECEIVED]
    return tags.CaseTags(
        reference=case.reference,
        received=day(case.received),
        subject=case.subject,
        clarified=day(clarified[-1]) if clarified else None,
        holding_letter=day(case.holding_letter) if case.holding_letter else None,
        extended_to=day(case.extended_to) if case.extended_to else None,
        earlier=listed([each.reference for each in case.earlier]) or None,
    )


def authority(profile: Authority, case: Case) -> tags.Authority:
    """The public authority."""
    signs = case.signatory or profile.signatory
    lines = (signs.name, signs.post, signs.team) if signs else (profile.team,)
    contact = (profile.email, profile.telephone, profile.website)
    return tags.Authority(
        name=profile.name,
        short_name=profile.short_name,
        team=profile.team,
        address=tuple(map(together, profile.address)),
        email=profile.email,
        contact=tuple(together(each) for each in contact if each),
        signatory=tags.Signatory(tuple(line for line in (*lines, profile.name) if line)),
        review=_review(profile),
        disclosure_log=profile.disclosure_log,
        reuse=profile.reuse,
    )


def _review(profile: Authority) -> tags.Review | None:
    procedure = profile.review
    if procedure is None:
        return None
    address = procedure.address or (profile.name, *profile.address)
    return tags.Review(
        contact=procedure.contact,
        address=together(", ".join(address)),
        email=procedure.email or profile.email,
        within=counted(procedure.within_working_days, "working day"),
        reply=counted(procedure.reply_working_days, "working day"),
    )


def regulator(who: Regulator) -> tags.Regulator:
    """The regulator on the date of the letter."""
    return tags.Regulator(
        legal_name=who.legal_name,
        known_as=who.known_as,
        office=who.office,
        short_name=who.short_name,
        address=together(", ".join(who.address)),
        website=who.website,
        complaints=who.complaints,
        telephone=who.telephone.replace(" ", NO_BREAK_SPACE),
        provision=str(parse(who.complaint.provision)),
        within=who.complaint.within,
        counted_from=who.complaint.counted_from,
    )


def deadline(times: Timing, limits: TimeLimits, case: Case) -> tags.Deadline:
    """The time for answering."""
    return tags.Deadline(
        due=day(times.due.last_day),
        days=counted(limits.answer.days, "working day"),
        late_by=counted(times.late_by, "working day") if times.late_by else "",
        extended=day(case.extension.new_date) if case.extension else None,
    )
