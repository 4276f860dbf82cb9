"""Every exemption of the Act: complete, and its reasons need nothing that the case file is not asked for."""

from datetime import date
from itertools import product

import pytest

from foi_letters.citation import Citation, parse
from foi_letters.claim import Claim
from foi_letters.exemption import Library
from foi_letters.exemption_file import Exemption
from foi_letters.provision import Basis, ClaimedBy, Kind, Limb, NcndClause, When
from foi_letters.regime import Regime

NOW = date(2026, 11, 24)
LIBRARY = Library.open()
EXEMPTIONS = LIBRARY.exemptions(Regime.FOIA)

NEEDS_NO_INPUT = {"citation", "provision", "title", "via", "via_title", "questions", "applies_to"}
"""What every ground has, whatever its exemption."""

SAYS = {
    When.REASON: "reason",
    When.EXPECTATIONS: "expectations",
    When.CRIMINAL_OFFENCE: "criminal_offence",
    When.SPECIAL_CATEGORY: "special_category",
    When.CERTIFICATE: "certificate",
    When.THIRD_PARTY: "third_party",
    When.WHERE_KNOWN: "publish",
    When.AUTHORISED: "qualified_person",
}
"""Facts that hold only where the case file gives the input."""


def relied_on() -> list[Claim]:
    """Every way in which the Act lets information be refused today."""
    claims = []
    for exemption in EXEMPTIONS:
        for rule in (*exemption.limbs, *exemption.ncnd):
            if rule.in_force.covers(NOW):
                claims += [LIBRARY.claim(rule.cite, via, NOW) for via in seconds(exemption, rule)]
    return claims


def seconds(exemption: Exemption, rule: Limb) -> list[tuple[Citation, ...]]:
    known = [each.cite for each in exemption.all_provisions if each.in_force.covers(NOW)]
    fit: list[tuple[Citation, ...]] = [
        (cite,) for cite in known if any(each.contains(cite) for each in rule.with_one_of)
    ]
    return fit or [()]


def name(claim: Claim) -> str:
    return " ".join(cite.number for cite in (claim.rule.cite, *claim.via))


def inputs(claim: Claim, facts: frozenset[When]) -> set[str]:
    """The values of the ground that the reasons name."""
    blocks = LIBRARY.reasons(claim, facts, NOW)
    return {placeholder.split(".")[1] for block in blocks for placeholder in block.placeholders}


CLAIMS = relied_on()


@pytest.mark.parametrize(
    "section",
    [
        "12",
        "14",
        "21",
        "22",
        "22A",
        "23",
        "24",
        "26",
        "27",
        "28",
        "29",
        "30",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "38",
        "39",
        "40",
        "41",
        "42",
        "43",
        "44",
    ],
)
def test_every_ground_of_refusal_of_the_act_is_in_the_library(section: str) -> None:
    exemption = LIBRARY.for_citation(parse(section))
    assert exemption.reference == f"Freedom of Information Act 2000, section {section}"
    assert exemption.url.endswith(f"/section/{section}")
    assert exemption.misuse
    assert exemption.requires or exemption.id == "foia/s40-1"


def test_the_absolute_exemptions_are_those_of_section_2_3() -> None:
    absolute = {each.rule.cite.section for each in CLAIMS if each.rule.kind is Kind.ABSOLUTE}
    qualified = {each.rule.cite.section for each in CLAIMS if each.rule.kind is Kind.QUALIFIED}
    assert absolute == {"21", "23", "32", "34", "37", "40", "41", "44"}
    assert absolute & qualified == {"37", "40"}
    assert {each.rule.cite.section for each in CLAIMS if each.rule.kind is Kind.NONE} == {"12", "14"}


@pytest.mark.parametrize(
    ("cite", "kind"),
    [("37(1)(a)", "absolute"), ("37(1)(aa)", "absolute"), ("37(1)(ab)", "absolute"),
     ("37(1)(ac)", "qualified"), ("37(1)(ad)", "qualified"), ("37(1)(b)", "qualified")],
)  # fmt: skip
def test_royal_communications_are_absolute_for_the_sovereign_and_the_line_alone(cite: str, kind: str) -> None:
    assert LIBRARY.claim(parse(cite), (), NOW).rule.kind == kind
    assert LIBRARY.claim(parse("37(2)"), (parse(cite),), NOW).rule.kind == kind


def test_the_prejudice_exemptions_are_those_whose_words_say_so() -> None:
    prejudice = {
        each.rule.cite.section for each in CLAIMS if each.rule.basis is Basis.PREJUDICE and not each.ncnd
    }
    assert prejudice == {"22A", "26", "27", "28", "29", "31", "33", "36", "38", "43"}
    assert LIBRARY.claim(parse("27(2)"), (), NOW).rule.basis is Basis.CLASS
    assert LIBRARY.claim(parse("43(1)"), (), NOW).rule.basis is Basis.CLASS
    assert LIBRARY.claim(parse("24(1)"), (), NOW).rule.basis is Basis.OTHER


def test_every_exemption_but_section_21_has_a_clause_for_neither_confirming_nor_denying() -> None:
    sections = {each.rule.cite.section for each in CLAIMS}
    with_clause = {each.rule.cite.section for each in CLAIMS if each.ncnd}
    assert sections - with_clause == {"12", "14", "21"}


def test_who_may_rely_on_it_is_limited_where_the_act_limits_it() -> None:
    limited = {
        (each.rule.cite.section, each.claimed_by) for each in CLAIMS if each.claimed_by is not ClaimedBy.ANY
    }
    assert limited == {
        ("30", ClaimedBy.INVESTIGATING_BODY),
        ("33", ClaimedBy.AUDIT_BODY),
        ("35", ClaimedBy.GOVERNMENT_DEPARTMENT),
        ("36", ClaimedBy.QUALIFIED_PERSON),
    }


def test_exemptions_that_exclude_each_other_say_so_both() -> None:
    pairs = {(each.id, other) for each in EXEMPTIONS for other in each.not_with}
    assert pairs == {(b, a) for a, b in pairs}
    assert {("foia/s30", "foia/s31"), ("foia/s23", "foia/s24"), ("foia/s35", "foia/s36")} <= pairs


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_the_reasons_say_what_is_refused_what_the_law_is_and_whether_the_public_interest_counts(
    claim: Claim,
) -> None:
    facts = frozenset({When.DECIDED, When.CERTAIN, When.REASONS_GIVEN, When.OWN_BALANCE, When.WOULD})
    blocks = LIBRARY.reasons(claim, facts, NOW)
    assert blocks[0].entry.section == "decision"
    assert sum(each.entry.section == "decision" for each in blocks) == 1
    text = " ".join(" ".join(each.text for each in blocks).split())
    assert "{{ ground.citation }} of the Act" in text
    if claim.rule.kind is Kind.QUALIFIED:
        assert "{{ ground.public_interest.balance }}" in text
        assert any(each.entry.block == "interest-protected" for each in blocks)
        assert "absolute exemption" not in text
    else:
        assert "ground.public_interest" not in text
    if claim.ncnd:
        assert "neither confirm nor deny" in text
        assert "We have withheld" not in text
    if claim.rule.basis is Basis.PREJUDICE:
        assert "more likely than not" in text
        assert "{{ ground.harm.causal_link }}" in text
    if claim.rule.basis is Basis.CLASS:
        assert "ground.harm" not in text


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_the_reasons_need_nothing_that_the_case_file_is_not_asked_for(claim: Claim) -> None:
    balances = [When.OWN_BALANCE, When.COMBINED_BALANCE, When.COMBINED_HERE, When.BALANCE_PENDING]
    for balance, reasons in product(balances, [When.REASONS_GIVEN, When.REASONS_WITHHELD]):
        facts = frozenset({balance, reasons, When.DECIDED, When.CERTAIN, When.EVIDENCE, *SAYS})
        combined = {"public_interest", "balanced_with"} if balance is When.COMBINED_HERE else set()
        required = {each.input for each in claim.requirements(facts)}
        assert inputs(claim, facts) <= NEEDS_NO_INPUT | required | set(SAYS.values()) | combined


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_every_input_that_is_asked_for_is_used_in_the_letter(claim: Claim) -> None:
    facts = frozenset({When.REASONS_GIVEN, When.OWN_BALANCE, *SAYS})
    assert {each.input for each in claim.requirements(facts)} <= inputs(claim, facts)


def test_clauses_are_listed_apart_from_limbs() -> None:
    for exemption in EXEMPTIONS:
        assert not any(isinstance(limb, NcndClause) for limb in exemption.limbs)
        cites = {limb.cite for limb in exemption.limbs}
        assert not cites & {clause.cite for clause in exemption.ncnd}


def test_provisions_that_were_repealed_name_what_stands_in_their_place() -> None:
    repealed = [each for exemption in EXEMPTIONS for each in exemption.provisions if each.in_force.until]
    assert {each.cite.number for each in repealed if not each.replaced_by} == {"40(6)"}
    for each in repealed:
        for new in each.replaced_by:
            assert LIBRARY.standing(new, NOW).status == "in force"
