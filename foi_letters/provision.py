"""What an exemption file is made of: limbs, clauses for neither confirming nor denying, inputs, conditions of use."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from foi_letters.citation import Citation, CitationField
from foi_letters.period import Evidence, Period
from foi_letters.yamlmodel import FileModel, Text


class Kind(StrEnum):
    """Whether the public interest has to be weighed (FOIA s.2)."""

    ABSOLUTE = "absolute"
    """It does not."""
    QUALIFIED = "qualified"
    """It does: the information is withheld only if the balance comes down against disclosing it."""
    NONE = "none"
    """It is no exemption but another reason for refusing, such as the cost limit."""


class Basis(StrEnum):
    """What makes an exemption apply."""

    CLASS = "class"
    """The information is of a certain sort; no harm has to be shown."""
    PREJUDICE = "prejudice"
    """Disclosure would, or would be likely to, cause a certain harm."""
    OTHER = "other"
    """A test of its own, such as what national security requires."""


class ClaimedBy(StrEnum):
    """Who may rely on it."""

    ANY = "any"
    GOVERNMENT_DEPARTMENT = "government_department"
    """Government departments and the Welsh Government alone (section 35)."""
    QUALIFIED_PERSON = "qualified_person"
    """Any authority, but only on the reasonable opinion of its qualified person (section 36)."""
    INVESTIGATING_BODY = "investigating_body"
    """An authority with a duty or power to investigate offences or to prosecute (section 30(1))."""
    AUDIT_BODY = "audit_body"
    """An authority that audits others (section 33)."""


class When(StrEnum):
    """When a block of wording is used, or an input is needed. Where several are given, all must hold.

    Conditions stand here and never inside the wording, so that a lawyer reads plain text.
    """

    ALWAYS = "always"
    """Always."""
    HELD = "held"
    """The authority confirms that it holds the information."""
    NCND = "ncnd"
    """The authority neither confirms nor denies holding the information."""
    ABSOLUTE = "absolute"
    """The limb or clause relied on is absolute."""
    QUALIFIED = "qualified"
    """The limb or clause relied on is qualified."""
    CLASS = "class"
    """The limb relied on is about a class of information."""
    PREJUDICE = "prejudice"
    """The limb relied on is about prejudice."""
    WOULD = "would"
    """The harm is said to be more likely than not."""
    WOULD_BE_LIKELY = "would_be_likely"
    """The harm is said to be a real and significant risk."""
    OWN_BALANCE = "own_balance"
    """The public interest is weighed for this ground alone: it is neither combined nor put off."""
    COMBINED_BALANCE = "combined_balance"
    """The public interest is weighed for several qualified exemptions together, and set out under another of them."""
    COMBINED_HERE = "combined_here"
    """The public interest is weighed for several qualified exemptions together, and set out under this one."""
    DECIDED = "decided"
    """The decision is made: the public interest is not still to be weighed."""
    BALANCE_PENDING = "balance_pending"
    """The public interest has still to be weighed: a notice under section 17(2)."""
    IN_THE_ALTERNATIVE = "in_the_alternative"
    """The ground is relied on only if another should fail."""
    ONE_OF_SEVERAL = "one_of_several"
    """All the grounds for the information are relied on in the alternative, so that it is not said which of them holds."""
    AGGREGATED = "aggregated"
    """The cost of other requests is counted as well (section 12(4))."""
    REASONS_GIVEN = "reasons_given"
    """The reasons are stated: section 17(4) is not relied on."""
    REASONS_WITHHELD = "reasons_withheld"
    """Reasons are left out because they would themselves disclose exempt information (section 17(4))."""
    ORDINARY_DATA = "ordinary_data"
    """The personal data is neither criminal-offence data nor special category data."""
    CRIMINAL_OFFENCE = "criminal_offence"
    """Some of the personal data is about criminal offences or allegations of them."""
    SPECIAL_CATEGORY = "special_category"
    """Some of the personal data is special category data."""
    FIGURES = "figures"
    """Figures in the tables are withheld on this ground."""
    EVIDENCE = "evidence"
    """The officer gives evidence of the harm."""
    REASON = "reason"
    """The officer gives reasons in words of their own."""
    EXPECTATIONS = "expectations"
    """The officer says what the people concerned reasonably expect."""
    WHERE_KNOWN = "where_known"
    """It is known where the information will be published."""
    AUTHORISED = "authorised"
    """It is said what makes the post a qualified person."""
    CERTAIN = "certain"
    """The ground is said to hold: it is not one of several of which the letter does not say which holds."""
    REST_ANSWERED = "rest_answered"
    """Other questions of the request are answered all the same."""
    CERTIFICATE = "certificate"
    """There is a certificate."""
    THIRD_PARTY = "third_party"
    """A third party was asked for its view."""
    # letters and decisions
    LATE = "late"
    """The letter is dated after the last day to answer."""
    REVIEW_OFFERED = "review_offered"
    """The authority has a complaints procedure."""
    NO_REVIEW = "no_review"
    """The authority has no complaints procedure."""
    ADDRESS_KNOWN = "address_known"
    """A verified postal address of the regulator is known for the date of the letter."""
    NO_ADDRESS = "no_address"
    """No postal address of the regulator is verified for the date of the letter."""
    REFUSAL = "refusal"
    """The letter refuses something, so it is a notice under section 17."""
    NO_REFUSAL = "no_refusal"
    """The letter refuses nothing."""
    WHOLE = "whole"
    """It concerns all of the questions or all of the information."""
    PART = "part"
    """It concerns only a part."""
    TRANSFERRED = "transferred"
    """The request was passed on."""
    REFERRED = "referred"
    """The requester is told where to ask."""
    EXTENDS_HELD = "extends_held"
    """More time is needed to weigh disclosure of information that the authority holds."""
    EXTENDS_NCND = "extends_ncnd"
    """More time is needed, among other things, to weigh whether to say that information is held."""
    DEADLINE = "deadline"
    """The letter sets a date for a reply."""


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Conditions = Annotated[tuple[When, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
"""One condition, or a list of them that must all hold."""

Citations = Annotated[tuple[CitationField, ...], BeforeValidator(_one_or_more)]
"""One citation, or a list of them."""


class Condition(FileModel):
    """When something is used: conditions that must all hold, and provisions of which one must be relied on."""

    used_when: Conditions = (When.ALWAYS,)
    """When it is used; several conditions must all hold."""
    only_for: Citations = ()
    """The provisions for which it is used, if not for all; a provision stands for everything within it."""

    @property
    def used_when_text(self) -> str:
        """When it is used, in words: `ncnd and qualified, for 31(3)`."""
        conditions = " and ".join(self.used_when)
        provisions = " or ".join(cite.number for cite in self.only_for)
        return f"{conditions}, for {provisions}" if provisions else conditions

    def holds(self, facts: frozenset[When], cited: tuple[Citation, ...]) -> bool:
        """Whether it is used, given what is so and which provisions are relied on."""
        conditions = set(self.used_when) <= facts | {When.ALWAYS}
        return conditions and (not self.only_for or _meet(self.only_for, cited))


def _meet(provisions: tuple[Citation, ...], cited: tuple[Citation, ...]) -> bool:
    return any(provision.contains(each) for provision in provisions for each in cited)


class Provision(FileModel):
    """A provision that exists, or existed, and may be named in a letter without being relied on."""

    cite: CitationField
    """The provision."""
    title: Text
    """What it is about, in a few words."""
    in_force: Period
    """The days on which it is the law."""
    replaced_by: Citations = ()
    """What stands in its place, if it is no longer in force."""
    evidence: Evidence | None = None
    """How well it is founded, where not as the whole file is."""


class Limb(Provision):
    """A way into an exemption: what a letter cites."""

    kind: Kind
    """absolute or qualified (section 2)."""
    basis: Basis = Basis.CLASS
    """class, prejudice or other."""
    with_one_of: Citations = ()
    """Second provisions of which one must come with it: 31(1)(g) needs a purpose of 31(2)."""
    link: Text = "read with"
    """How a letter joins the second provision to it: "by virtue of", "read with"."""
    claimed_by: ClaimedBy | None = None
    """Who may rely on it, where that is not as for the whole exemption."""


class NcndClause(Limb):
    """A clause under which the authority need not say whether it holds the information."""

    of: Citations = ()
    """The limbs whose information it is about, where not all of them."""


class Requirement(Condition):
    """An input that the case file must give, and why."""

    input: Text
    """The field of the ground."""
    why: Text
    """Why the Act needs it, in words for an officer."""


class Misuse(FileModel):
    """A way in which the exemption is often used wrongly."""

    rule: Text
    """The rule of `foi-letters check` that looks for it."""
    message: Text
    """What goes wrong, in words for an officer."""
