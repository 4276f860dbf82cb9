"""The library: which exemption a citation means, what must come with it, and which words a letter of a day uses."""

import re
import runpy
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from foi_letters.block import Section, wording_hash
from foi_letters.citation import NO_BREAK_SPACE, parse
from foi_letters.claim import Claim, Status
from foi_letters.errors import InputError
from foi_letters.exemption import Library
from foi_letters.period import Evidence
from foi_letters.provision import ClaimedBy, Kind, When
from foi_letters.regime import Regime
from foi_letters.resources import library_folders

NOW = date(2026, 11, 24)
GIVEN = frozenset({When.DECIDED, When.CERTAIN, When.REASONS_GIVEN})


@cache
def library() -> Library:
    return Library.open()


def claim(cite: str, *via: str, on: date = NOW) -> Claim:
    return library().claim(parse(cite), [parse(each) for each in via], on)


def names(cite: str, *via: str, facts: frozenset[When] = GIVEN, on: date = NOW) -> list[str]:
    return [wording.entry.block for wording in library().reasons(claim(cite, *via, on=on), facts, on)]


def problem(cite: str, *via: str, on: date = NOW) -> str:
    with pytest.raises(InputError) as caught:
        claim(cite, *via, on=on)
    return str(caught.value).replace(NO_BREAK_SPACE, " ")


# citations


@pytest.mark.parametrize(
    ("cite", "via", "kind", "printed"),
    [
        ("21(1)", (), Kind.ABSOLUTE, "section 21(1)"),
        ("22(1)", (), Kind.QUALIFIED, "section 22(1)"),
        ("30(1)(a)(i)", (), Kind.QUALIFIED, "section 30(1)(a)(i)"),
        ("31(1)(a)", (), Kind.QUALIFIED, "section 31(1)(a)"),
        ("31(1)(g)", ("31(2)(b)",), Kind.QUALIFIED, "section 31(1)(g) read with section 31(2)(b)"),
        ("43(2)", (), Kind.QUALIFIED, "section 43(2)"),
        ("12(1)", (), Kind.NONE, "section 12(1)"),
    ],
)
def test_a_citation_finds_its_limb(cite: str, via: tuple[str, ...], kind: Kind, printed: str) -> None:
    found = claim(cite, *via)
    assert found.rule.kind is kind
    assert str(found.reliance).replace(NO_BREAK_SPACE, " ") == printed
    assert not found.ncnd


@pytest.mark.parametrize(
    ("cite", "message", "cure"),
    [
        ("31(1)", "not cited as far as the paragraph relied on", "31(1)(a), 31(1)(b)"),
        ("21", "not cited as far as the paragraph relied on", "write 21(1)"),
        ("40(2)", "must come with one of 40(3A)(a), 40(3A)(b), 40(3B), 40(4A)(a), 40(4A)(b)", "'40(3A)(a)'"),
        ("31(1)(g)", "must come with one of 31(2)(a)", "write it in `via`"),
        ("40(2)(a)", "not a ground on which information can be refused", "cite 40(2)"),
        ("40(3A)(a)", "not a ground on which information can be refused", ""),
        ("40(3)(a)(i)", "no longer in force on 2026-11-24", "the law is in section 40(3A)(a)"),
        ("40(9)", "section 40(9) is not in the library", "check it against the Act"),
        ("199(1)", "section 199(1) is not in the library", "check it against the Act"),
        ("EIR/12(4)(e)", "regulation 12(4)(e) is not in the library", "check it against the Act"),
    ],
)
def test_what_cannot_be_relied_on_says_what_can(cite: str, message: str, cure: str) -> None:
    assert message in problem(cite)
    assert cure in problem(cite)


def test_a_second_provision_must_be_one_of_those_that_fit_and_be_cited_to_the_end() -> None:
    assert "must come with one of" in problem("40(2)", "40(3A)")
    assert "must come with one of" in problem("40(2)", "31(2)(b)")
    assert "must come with one of" in problem("31(1)(g)", "31(2)")
    assert "stands alone; it is not read with section 31(2)(a)" in problem("31(1)(a)", "31(2)(a)")
    assert claim("31(1)(g)", "31(2)(a)", "31(2)(c)").via_title == (
        "finding out whether anyone has failed to comply with the law and finding out whether there are, or may"
        " be, grounds for regulatory action"
    )


def test_the_standing_of_a_provision_is_that_of_the_day() -> None:
    def standing(cite: str, on: date) -> Status:
        return library().standing(parse(cite), on).status

    before, after = date(2018, 5, 24), date(2018, 5, 25)
    assert (standing("40(3)(a)(i)", before), standing("40(3)(a)(i)", after)) == (
        Status.IN_FORCE,
        Status.REPEALED,
    )
    assert (standing("40(3A)(a)", before), standing("40(3A)(a)", after)) == (Status.NOT_YET, Status.IN_FORCE)
    assert standing("40(3A)", after) is Status.IN_FORCE
    assert standing("31(1)(z)", NOW) is Status.UNKNOWN
    assert library().standing(parse("40(3)(a)(i)"), NOW).replaced_by == (parse("40(3A)(a)"),)
    assert standing("17(7)", NOW) is Status.IN_FORCE
    assert standing("50", NOW) is Status.IN_FORCE


def test_a_clause_for_neither_confirming_nor_denying_may_name_the_limbs_it_is_about() -> None:
    assert claim("31(3)").ncnd
    assert str(claim("31(3)", "31(1)(a)").reliance).endswith("31(1)(a)")
    assert "stands alone" in problem("31(3)", "31(2)(a)")
    assert When.NCND in claim("31(3)").facts
    assert When.HELD not in claim("31(3)").facts


# section 40


@pytest.mark.parametrize(
    ("cite", "via", "kind", "balances", "interests"),
    [
        ("40(1)", (), Kind.ABSOLUTE, False, False),
        ("40(2)", ("40(3A)(a)",), Kind.ABSOLUTE, False, True),
        ("40(2)", ("40(3A)(b)",), Kind.ABSOLUTE, False, True),
        ("40(2)", ("40(3B)",), Kind.QUALIFIED, True, False),
        ("40(2)", ("40(4A)(a)",), Kind.QUALIFIED, True, False),
        ("40(2)", ("40(4A)(b)",), Kind.QUALIFIED, True, False),
        ("40(5A)", (), Kind.ABSOLUTE, False, False),
        ("40(5B)(a)(i)", (), Kind.ABSOLUTE, False, True),
        ("40(5B)(a)(ii)", (), Kind.ABSOLUTE, False, True),
        ("40(5B)(b)", (), Kind.QUALIFIED, True, False),
        ("40(5B)(c)", (), Kind.QUALIFIED, True, False),
        ("40(5B)(d)", (), Kind.QUALIFIED, True, False),
    ],
)
def test_the_matrix_of_section_40(
    cite: str, via: tuple[str, ...], kind: Kind, *, balances: bool, interests: bool
) -> None:
    """Public interest test: required or forbidden. Purpose, necessity and balance: required or not."""
    found = claim(cite, *via)
    facts = GIVEN | {When.OWN_BALANCE}
    inputs = {each.input for each in found.requirements(facts)}
    blocks = names(cite, *via, facts=facts)
    assert found.rule.kind is kind
    assert (
        ("public_interest" in inputs)
        == balances
        == any(name.startswith("public-interest") for name in blocks)
    )
    assert (
        ({"purpose", "necessity", "balance"} <= inputs)
        == interests
        == ({"purpose", "necessity", "balance"} <= set(blocks))
    )
    assert found.ncnd == cite.startswith("40(5")


def test_section_40_reasons_from_identifiability_to_the_conclusion() -> None:
    facts = GIVEN | {When.FIGURES, When.CRIMINAL_OFFENCE, When.SPECIAL_CATEGORY, When.EXPECTATIONS}
    assert names("40(2)", "40(3A)(a)", facts=facts) == [
        "decision", "law", "personal-data", "figures", "principle", "criminal-offence", "special-category",
        "lawful-basis", "purpose", "necessity", "balance", "expectations", "first-condition", "absolute",
    ]  # fmt: skip


def test_small_numbers_are_never_the_reason() -> None:
    texts = [each.text for each in library().file("foia/s40-2").wordings()]
    assert not any(
        "low" in text.split() or ("small" in text and "because they are small" not in text) for text in texts
    )
    assert "not withheld figures because they are small" in library().block("foia/s40-2/figures", NOW).text


# dated versions


def test_a_letter_of_2019_names_the_gdpr_and_one_of_2024_or_2026_the_uk_gdpr() -> None:
    def text(on: date) -> str:
        reasons = library().reasons(claim("40(2)", "40(3A)(a)", on=on), GIVEN, on)
        return " ".join(" ".join(each.text for each in reasons).split())

    assert "Article 5(1)(a) of the General Data Protection Regulation (GDPR)" in text(date(2019, 3, 1))
    assert "UK GDPR" not in text(date(2019, 3, 1))
    for on in (date(2024, 5, 10), NOW):
        assert "Article 5(1)(a) of the UK General Data Protection Regulation (UK GDPR)" in text(on)
    assert [text(date(2020, 12, 31)) == text(date(2019, 3, 1)), text(date(2021, 1, 1)) == text(NOW)] == [
        True,
        True,
    ]


def test_the_condition_of_2017_is_that_of_the_old_law() -> None:
    assert claim("40(2)", "40(3)(a)(i)", on=date(2017, 6, 1)).rule.kind is Kind.ABSOLUTE
    assert "section 40(3)(a)(i) is no longer in force" in problem("40(2)", "40(3)(a)(i)")


def test_a_day_without_a_version_is_an_error_at_the_line_of_the_wording() -> None:
    with pytest.raises(
        InputError, match=r"s40-2\.yaml:\d+:\d+: error\[no-wording\].*no version for 2010-01-01"
    ):
        library().block("foia/s40-2/principle", date(2010, 1, 1))


# wording


def test_a_block_knows_its_words_place_and_hash() -> None:
    wording = library().block("foia/s31/law", NOW)
    assert wording.id == "foia/s31/law"
    assert wording.title == "Law enforcement"
    assert wording.placeholders == ("ground.title",)
    assert wording.used_when == "held and reasons_given"
    assert wording.place.file == "exemptions/foia/s31.yaml"
    lines = Path(wording.file.path).read_text(encoding="utf-8").splitlines()
    assert wording.place.line is not None
    assert wording.place.column == 7
    assert lines[wording.place.line - 2].strip() == "text: |"
    assert lines[wording.place.line - 1] == f"      {wording.text.splitlines()[0]}" == wording.place.source
    assert wording.regime is Regime.FOIA
    assert wording.yaml_path == ("wording", 0, "text")
    assert library().block("foia/s40-2/principle", NOW).used_when.endswith(", for 40(3A)(a) or 40(3A)(b)")


def test_the_hash_is_of_the_words_not_of_their_lines() -> None:
    assert wording_hash("one  two\nthree\n") == wording_hash("one two three")
    assert wording_hash("caf\u00e9") == wording_hash("cafe\u0301")
    assert wording_hash("One two") != wording_hash("one two")
    assert wording_hash("{{ a }}") != wording_hash("{{ b }}")


def test_reasons_come_in_the_order_of_the_letter() -> None:
    facts = GIVEN | {When.WOULD_BE_LIKELY, When.OWN_BALANCE, When.EVIDENCE}
    assert names("31(1)(a)", facts=facts) == [
        "decision", "law", "engagement", "evidence", "likelihood-would-be-likely", "qualified",
        "interest-protected", "public-interest",
    ]  # fmt: skip
    order = list(Section)
    sections = [each.entry.section for each in library().reasons(claim("31(1)(a)"), facts, NOW)]
    assert sections == sorted(sections, key=lambda section: order.index(section or Section.LAW))


def test_neither_confirming_nor_denying_speaks_of_saying_so_and_not_of_disclosing() -> None:
    facts = GIVEN | {When.WOULD, When.OWN_BALANCE}
    assert names("31(3)", facts=facts) == [
        "decision-ncnd", "law-ncnd", "engagement-ncnd", "likelihood-would", "qualified-ncnd",
        "interest-protected", "public-interest-ncnd",
    ]  # fmt: skip


def test_an_exemptions_own_block_takes_the_place_of_the_shared_one() -> None:
    assert "already obtain" in library().reasons(claim("21(1)"), GIVEN, NOW)[0].text
    assert names("21(1)") == ["decision", "law", "place", "absolute"]


def test_reasons_that_would_disclose_are_left_out_and_the_letter_says_so() -> None:
    assert names("31(1)(a)", facts=frozenset({When.DECIDED, When.CERTAIN, When.REASONS_WITHHELD})) == [
        "decision",
        "reasons-withheld",
    ]


def test_one_balance_for_several_exemptions_is_set_out_once() -> None:
    assert names("31(1)(a)", facts=GIVEN | {When.COMBINED_BALANCE})[-2:] == [
        "combined-balance",
        "interest-protected",
    ]
    assert names("43(2)", facts=GIVEN | {When.COMBINED_HERE})[-1] == "combined-public-interest"
    assert names("31(3)", facts=GIVEN | {When.COMBINED_HERE})[-1] == "combined-public-interest-ncnd"


def test_an_unknown_block_or_file_is_an_error() -> None:
    with pytest.raises(InputError, match="foia/s31 has no wording 'engagment'"):
        library().block("foia/s31/engagment", NOW)
    with pytest.raises(InputError, match="the library has no foia/s99"):
        library().exemption("foia/s99")
    with pytest.raises(InputError, match="is wording, not an exemption"):
        library().exemption("foia/standard/opening")


# who may claim it, and inputs


def test_section_30_1_is_for_those_who_investigate_and_30_2_for_all() -> None:
    assert claim("30(1)(a)(i)").claimed_by is ClaimedBy.INVESTIGATING_BODY
    assert claim("30(2)(a)(i)", "30(2)(b)").claimed_by is ClaimedBy.ANY
    assert library().exemption("foia/s30").not_with == ("foia/s31",)


def test_an_input_is_asked_for_only_where_the_law_needs_it() -> None:
    def inputs(cite: str, *via: str, facts: frozenset[When] = GIVEN) -> set[str]:
        return {each.input for each in claim(cite, *via).requirements(facts)}

    assert inputs("31(1)(a)") == {"harm"}
    assert inputs("31(1)(a)", facts=GIVEN | {When.OWN_BALANCE}) == {"harm", "public_interest"}
    assert inputs("31(1)(g)", "31(2)(b)") == {"harm", "function"}
    assert inputs("31(1)(a)", facts=frozenset({When.DECIDED, When.CERTAIN, When.REASONS_WITHHELD})) == set()
    assert inputs("40(2)", "40(3A)(a)") == {"identifiability", "purpose", "necessity", "balance"}
    assert inputs("40(2)", "40(3B)") == {"identifiability", "reason"}
    assert inputs("21(1)") == {"place"}
    assert inputs("12(1)") == {"cost"}


# an authority's own library


def own(folder: Path, relative: str, *, change: tuple[str, str]) -> Library:
    source, target = library_folders()[0] / relative, folder / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    assert change[0] in text
    target.write_text(text.replace(*change), encoding="utf-8")
    return Library.open(*library_folders(folder))


def test_an_authoritys_own_file_comes_first_and_the_rest_is_the_packaged_library(tmp_path: Path) -> None:
    ours = own(tmp_path, "foia/s31.yaml", change=("title: Law enforcement", "title: Policing"))
    assert ours.exemption("foia/s31").title == "Policing"
    assert ours.exemption("foia/s30") == library().exemption("foia/s30")
    assert [each.id for each in ours.exemptions(Regime.FOIA)] == [
        each.id for each in library().exemptions(Regime.FOIA)
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("id: foia/s31", "id: foia/s32"), "the id is foia/s32, but the file stands at foia/s31"),
        (('with_one_of: ["31(2)"]', 'with_one_of: ["31(4)"]'), "refers to 31(4), which is not in this file"),
        (("{{ ground.title }}", "{{ ground.titel }}"), "placeholders declared are not those used"),
        (("{{ ground.title }}", "{% if x %}{{ ground.title }}{% endif %}"), "wording holds no conditions"),
        (("kind: qualified", "kind: qualfied"), "'qualfied' is not one of"),
        (("used_when: [qualified,", "used_when: [qualifed,"), "'qualifed' is not one of"),
        (("section: law", "sektion: law"), "'sektion' is not a key that can stand here"),
        (("block: law-ncnd", "block: law"), "two versions of 'law' are in force on the same day"),
        (("block: law-ncnd", "block: Law NCND"), "exemptions"),
        (("evidence: K", "evidence: Q"), "'Q' is not one of"),
        (('cite: "31(3)"', 'cite: "31(3)(x)(y)"'), "runs two provisions together"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_is_reported_at_its_place(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    ours = own(tmp_path, "foia/s31.yaml", change=change)
    with pytest.raises(InputError) as caught:
        ours.exemption("foia/s31")
    assert message.replace("exemptions", tmp_path.name) in str(caught.value)
    assert f"{tmp_path.name}/foia/s31.yaml:" in str(caught.value)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    shutil.copytree(library_folders()[0], tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "foia").glob("s*.yaml"):
        if path.name != "s21.yaml":
            path.write_text("{", encoding="utf-8")
    assert Library.open(tmp_path).claim(parse("21(1)"), (), NOW).rule.kind is Kind.ABSOLUTE


def test_every_statement_of_law_says_how_well_it_is_founded_and_names_known_sources() -> None:
    known = library().sources()
    for exemption in library().exemptions(Regime.FOIA):
        assert exemption.sources or exemption.evidence is Evidence.KNOWLEDGE
        assert set(exemption.sources) <= set(known)
    used = {code for path in Path(library_folders()[0]).rglob("*.yaml") for code in codes(path)}
    assert used == set(known)


def codes(path: Path) -> set[str]:
    """The codes that a file names under any key `sources`."""
    found = re.findall(r"sources: \[(.*?)\]", path.read_text(encoding="utf-8"))
    return {code.strip() for line in found for code in line.split(",") if code.strip()}


def test_the_committed_page_lists_what_the_library_holds() -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "make_exemptions_page.py"))
    committed = script["PAGE"].read_text(encoding="utf-8")
    assert script["page"](committed, library()) == committed
    assert committed.count("| `foia/s") == len(library().exemptions(Regime.FOIA))
    for condition in When:
        assert f"| `{condition}` |" in committed


def test_while_the_public_interest_is_weighed_nothing_is_said_to_be_withheld() -> None:
    pending = frozenset({When.REASONS_GIVEN, When.BALANCE_PENDING, When.WOULD})
    assert names("31(1)(a)", facts=pending) == [
        "decision-pending", "law", "engagement", "likelihood-would", "balance-pending", "interest-protected",
    ]  # fmt: skip
    assert names("31(3)", facts=pending)[0] == "decision-pending-ncnd"
    for cite in ("31(1)(a)", "31(3)"):
        words = " ".join(each.text for each in library().reasons(claim(cite), pending, NOW))
        assert "have withheld" not in words
        assert "public_interest.balance" not in words
