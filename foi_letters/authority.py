"""The authority's profile: its names and addresses, how it deals with complaints, its house rules. One file serves
all its cases.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from foi_letters import yamlmodel
from foi_letters.released import SuppressionRule
from foi_letters.table_spec import RuleSpec
from foi_letters.yamlmodel import FileModel, Text


class Kind(StrEnum):
    """What sort of authority it is; the cost limit and some exemptions depend on it."""

    CENTRAL_GOVERNMENT = "central_government"
    """A government department, a House of Parliament, the Northern Ireland Assembly, the Welsh Parliament, or the
    armed forces: the authorities with the higher cost limit."""
    LOCAL_GOVERNMENT = "local_government"
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    OTHER = "other"


class Review(FileModel):
    """The authority's own complaints procedure: internal review."""

    contact: Text
    """Whom to write to, for example "the Head of Information Rights"."""
    address: tuple[Text, ...] = ()
    """The postal address, line by line; left out where it is that of the authority."""
    email: str | None = None
    """The email address; left out where it is that of the authority."""
    within_working_days: Annotated[int, Field(gt=0)] = 40
    """Working days from the letter within which a review should be asked for."""
    reply_working_days: Annotated[int, Field(gt=0)] = 20
    """Working days within which the authority answers."""


class Signatory(FileModel):
    """Who signs."""

    name: str | None = None
    """The name; left out where the authority signs by post."""
    post: Text
    """The post, for example "Freedom of Information Officer"."""
    team: str | None = None
    """The team."""


HOUSE_RULE = SuppressionRule(up_to=5)
"""The rule for small counts where neither the profile nor the case says otherwise."""


class Authority(FileModel):
    """The profile of a public authority."""

    name: Text
    """Its full name."""
    short_name: Text
    """How the letter calls it after the first time, for example "the Constabulary"."""
    kind: Kind
    """What sort of authority it is."""
    government_department: bool = False
    """Whether it is a government department (or the Welsh Government), which alone may use section 35."""
    investigates: str | None = None
    """The duty or power to investigate offences, with the law it comes from, without which section 30(1) is closed."""
    audits: str | None = None
    """The function of auditing other public authorities, with the law it comes from, without which section 33 is
    closed. Internal audit of itself is none.
    """
    qualified_person: str | None = None
    """The post of its qualified person (section 36) and what makes it so."""
    address: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The postal address, line by line, without the name."""
    email: Text
    """The address of the team that answers requests."""
    telephone: str | None = None
    """Its telephone number."""
    website: str | None = None
    """Its website."""
    team: Text = "Freedom of Information Team"
    """The team that answers requests."""
    review: Review | None = None
    """Its complaints procedure. Left out only beside `no_review`."""
    no_review: bool = False
    """True where it has no complaints procedure: section 17(7)(a) then needs the letter to say so."""
    suppression: RuleSpec = RuleSpec()
    """The house rule for small counts, unless a case says otherwise: up to 5, zeros shown, marked [c]."""
    disclosure_log: str | None = None
    """Where it publishes its answers, if it does."""
    reuse: str | None = None
    """The licence under which datasets may be re-used, for example "the Open Government Licence v3.0"."""
    signatory: Signatory | None = None
    """Who signs, where the case names nobody."""
    library: str | None = None
    """A folder of its own exemption files, relative to this file; they come before the packaged ones."""
    templates: str | None = None
    """A folder of its own Word templates, relative to this file."""
    approvals: str | None = None
    """The ledger of approved wording, relative to this file."""

    @property
    def rule(self) -> SuppressionRule:
        """The house rule for small counts, complete."""
        return self.suppression.over(HOUSE_RULE)

    @model_validator(mode="after")
    def _says_how_to_complain(self) -> Self:
        if (self.review is None) != self.no_review:
            raise ValueError(
                "section 17(7)(a) needs the complaints procedure, or a statement that there is none\n"
                "fill in `review:`, or write `no_review: true`"
            )
        return self


def load(path: Path, *, name: str | None = None) -> Authority:
    """The profile in a file. Raises InputError with every problem, each at its line."""
    return yamlmodel.load(path, Authority, name=name)
